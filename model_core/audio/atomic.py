"""A file that appears whole under its name or not at all, and disk errors in words."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from model_core.errors import AudioError

# Told of every hidden file (and of every hidden folder of the batch) before it is made (True) and once it is gone
# (False): who outlives this process can then remove what a kill leaves.
watcher: Callable[[Path, bool], None] = lambda path, there: None  # noqa: E731

_OURS = re.compile(r"\..{1,20}\.[0-9a-f]{12}\.part")
_STALE_S = 24 * 3600.0
_KEPT = "nothing was written, and an older file of that name is untouched"
_REASONS = {
    errno.ENOSPC: f"the disk is full; free some space or save it elsewhere ({_KEPT})",
    errno.EFBIG: f"this format or disk cannot hold so large a file; choose WAV or FLAC, or another disk ({_KEPT})",
    errno.EACCES: f"its folder or the file may not be written; choose another folder ({_KEPT})",
    errno.EROFS: f"its folder can only be read; choose another folder ({_KEPT})",
    errno.ENAMETOOLONG: "the name is too long for this disk; choose a shorter one",
    errno.ENOTDIR: "expected a folder to write into, found a file on the way; choose another folder",
}
_REASONS[errno.EDQUOT] = _REASONS[errno.ENOSPC]
_REASONS[errno.EPERM] = _REASONS[errno.EACCES]
_REASONS[errno.EEXIST] = _REASONS[errno.ENOTDIR]


def disk_sentence(target: Path, error: OSError) -> AudioError:
    """``error`` as people should read it."""
    reason = _REASONS.get(error.errno or 0, f"it cannot be written ({error.strerror}); save it elsewhere ({_KEPT})")
    return AudioError(f"{target}: {reason}.")


class HiddenFile:
    """A ``.part`` file beside ``target``. `publish` gives it the target's name; `discard` removes it."""

    def __init__(self, target: Path, overwrite: bool) -> None:
        """Check the target and open the file.

        Raises:
            AudioError: the target is a folder, exists and may not be overwritten, or has a name that none can have.
            OSError: the folder cannot be made or written.
        """
        self._target, self._overwrite = target, overwrite
        try:
            # Written through a link, so that the link stays and its file changes.
            self._final = Path(os.path.realpath(target))
            self._check()
        except ValueError:  # a zero byte in the name
            raise AudioError(
                f"{str(target)!r}: expected a file name, found characters that none can have; choose another name."
            ) from None
        self._final.parent.mkdir(parents=True, exist_ok=True)
        sweep(self._final.parent)
        self.path = self._final.with_name(f".{self._final.name[:20]}.{secrets.token_hex(6)}.part")
        watcher(self.path, True)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self.file: BinaryIO = os.fdopen(os.open(self.path, flags, 0o666), "w+b")

    def _check(self) -> None:
        if self._final.is_dir():
            raise AudioError(f"{self._target}: expected a file to write, found a folder; add a file name.")
        try:
            os.lstat(self._final)  # a name too long for this disk must not fail after hours of work
        except FileNotFoundError:
            return
        if not self._overwrite:
            raise AudioError(
                f"{self._target}: exists already and may not be overwritten; choose another name or allow it."
            )

    def close(self) -> None:
        """Bring everything to the disk and close the file; the name is still the hidden one."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()

    def publish(self) -> None:
        """Give the closed file its name, in one step that survives a power cut.

        Raises:
            AudioError: the target came into being meanwhile and may not be overwritten.
            OSError: the disk refuses.
        """
        with contextlib.suppress(OSError):
            shutil.copymode(self._final, self.path)
        _sync(self.path)  # once more: tags may have been written since
        if self._overwrite:
            os.replace(self.path, self._final)
        else:
            self._rename_to_new()
        watcher(self.path, False)
        _sync(self._final.parent)

    def _rename_to_new(self) -> None:
        try:
            os.link(self.path, self._final)  # unlike a rename, this fails if the name is taken
        except FileExistsError:
            raise AudioError(
                f"{self._target}: another program wrote this file meanwhile; choose another name or allow overwriting."
            ) from None
        except OSError:  # no links on this disk
            os.rename(self.path, self._final)

    def discard(self) -> None:
        """Close the file and remove it unless it has been published."""
        with contextlib.suppress(OSError):
            self.file.close()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        watcher(self.path, False)


def sweep(folder: Path) -> None:
    """Remove from ``folder`` what writers that were killed left there more than a day ago."""
    oldest_s = time.time() - _STALE_S
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _OURS.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < oldest_s:
                        os.unlink(entry.path)


def _sync(path: Path) -> None:
    """Make sure ``path``, a file or a folder, is on the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def copy_whole(source: Path, target: Path) -> None:
    """The bytes of ``source`` under the name ``target`` too, which may exist: whole, or not at all.

    Raises:
        AudioError: either file cannot be read or written, in words.
    """
    try:
        hidden = HiddenFile(target, overwrite=True)
        try:
            with source.open("rb") as file:
                shutil.copyfileobj(file, hidden.file)
            hidden.close()
            hidden.publish()
        except BaseException:
            hidden.discard()
            raise
    except OSError as error:
        raise disk_sentence(target, error) from error
