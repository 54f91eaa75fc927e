"""Small helpers around files: atomic writing, digests, and telling what a file holds from its first bytes."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import IO

from model_core.errors import CheckpointError

MAX_FILE_BYTES = 2**30
"""No checkpoint of this program comes near 1 GiB (the network has 15 MB of weights, 46 MB with its optimiser)."""


def write_atomic(
    path: Path, write: Callable[[IO[bytes]], object], check: Callable[[Path], object] | None = None
) -> None:
    """Write beside, fsync, ``check`` the new file, rename: readers see the old file or the new one, never half of it.

    Raises:
        CheckpointError: the disk is full, read-only or gone; the old file is intact and nothing is left beside it.
    """
    temporary = path.parent / f".{path.name[:100]}.{uuid.uuid4().hex}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(temporary)
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CheckpointError(
            f"{path}: cannot be written ({reason}); nothing was changed, make room or choose another folder."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut. Windows cannot open folders and needs no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems refuse; the data itself is already safe
        pass
    finally:
        os.close(handle)


def file_size(path: Path) -> int:
    """Bytes in ``path``, which must be a plain file of a sensible size.

    Raises:
        CheckpointError: missing, not a file, empty or too large.
    """
    try:
        if not path.is_file():
            found = "a folder" if path.is_dir() else "no such file"
            raise CheckpointError(
                f"{path}: expected a checkpoint file, found {found}; choose a .safetensors or .pt file."
            )
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error
    if size == 0:
        raise CheckpointError(f"{path}: expected a checkpoint, found an empty file; copy or download it again.")
    if size > MAX_FILE_BYTES:
        raise CheckpointError(
            f"{path}: expected a checkpoint of at most {MAX_FILE_BYTES // 2**20} MiB, found {size // 2**20} MiB; "
            "choose the right file."
        )
    return size


def unreadable(path: Path, error: OSError) -> CheckpointError:
    """The sentence for a file that the system will not let us read."""
    return CheckpointError(
        f"{path}: cannot be read ({error.strerror or type(error).__name__}); check the file and its permissions."
    )


def checkpoint_sha256(path: str | Path) -> str:
    """SHA-256 of the whole file, in hexadecimal.

    Raises:
        CheckpointError: the file is missing, empty, too large or unreadable.
    """
    path = Path(path)
    file_size(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error
