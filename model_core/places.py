"""The folders of the program, asked for without loading torch: what ships with it, what is the user's, what may go."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO

import model_core

DEFAULT_CHECKPOINT = "studio"
"""What restores unless something else is asked for."""
SHIPPED = ("studio", "studio-direct", "residual", "direct")
"""In the order in which people are offered them."""


def assets_dir() -> Path:
    """The folder of shipped files: inside the package when installed from a wheel, beside it in the source tree."""
    package = Path(model_core.__file__).resolve().parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


def shipped_place(name: str) -> int:
    """Where a checkpoint stands among the shipped ones, the default first; after all of them where it is not one."""
    order = [DEFAULT_CHECKPOINT, *(other for other in SHIPPED if other != DEFAULT_CHECKPOINT)]
    return order.index(name) if name in order else len(order)


def data_folder(home: Path | None = None) -> Path:
    """Where the program keeps what is the user's: ``home``, ``RESTORER_HOME`` or the system's data folder. May not
    exist.
    """
    import platformdirs

    chosen = home or os.environ.get("RESTORER_HOME") or platformdirs.user_data_dir("restorer", appauthor=False)
    return Path(chosen)


def user_folder(home: Path | None = None) -> Path:
    """Where the user's checkpoints lie: below ``home``, in ``RESTORER_CHECKPOINTS``, below ``RESTORER_HOME`` or the
    data folder, in this order. May not exist.
    """
    if home is None and (folder := os.environ.get("RESTORER_CHECKPOINTS")):
        return Path(folder)
    return data_folder(home) / "checkpoints"


def cache_folder() -> Path:
    """Where temporary files lie that may be large: ``RESTORER_CACHE``, else the user's cache, as /tmp is often memory
    itself. May not exist.
    """
    import platformdirs

    if folder := os.environ.get("RESTORER_CACHE"):
        return Path(folder)
    return platformdirs.user_cache_path("restorer")


def nameless_file() -> IO[bytes]:
    """A file for bytes that vanishes with its last user, even when that is killed; in the cache folder where that can
    be.

    Raises:
        OSError: neither the cache folder nor the system's temporary one can be written.
    """
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=folder)
    except OSError:
        return tempfile.TemporaryFile()
