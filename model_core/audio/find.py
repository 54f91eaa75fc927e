"""Which files are meant: files, folders and globs become one list."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from pathlib import Path

from model_core.errors import AudioError

# Used only when scanning folders; a file named by the user is opened whatever it is called.
AUDIO_SUFFIXES: frozenset[str] = frozenset(
    f".{name}"
    for line in (
        "wav wave rf64 w64 flac ogg oga opus mp3 aiff aif aifc caf au snd",
        "m4a m4b mp4 aac wma wv ape tta mka webm",
    )
    for name in line.split()
)


def find_audio(paths: Iterable[str | Path]) -> list[Path]:
    """The sound files that ``paths`` mean, without repeats: files as named, folders searched in name order.

    A name that does not exist is tried as a glob (``songs/**/*.mp3``), as shells on Windows do not expand them. Hidden
    files found in folders are left out: they are other programs' leftovers.

    Raises:
        AudioError: a path names nothing, or nothing that can be opened was found in it.
    """
    found: dict[str, Path] = {}
    for given in paths:
        for path in _expand(Path(given)):
            found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _expand(path: Path) -> list[Path]:
    if path.is_dir():
        inside = _in_folder(path)
        if not inside:
            raise AudioError(f"{path}: expected a folder with sound files, found none in it; choose another folder.")
        return inside
    if path.exists():
        return [path]
    matches = _matches(str(path)) if glob.has_magic(str(path)) else []
    if not matches:
        raise AudioError(f"{path}: expected a file or a folder, found nothing there; check the name.")
    files = [inner for match in matches for inner in (_in_folder(match) if match.is_dir() else [match])]
    if not files:
        raise AudioError(f"{path}: expected sound files in the folders it matches, found none; choose others.")
    return files


def _matches(pattern: str) -> list[Path]:
    """What a glob means, in name order. A link that leads back up shows a file under many names: the shortest is it."""
    shortest: dict[str, str] = {}
    for name in sorted(glob.glob(pattern, recursive=True), key=lambda name: (name.count(os.sep), name)):
        shortest.setdefault(os.path.realpath(name), name)
    return [Path(name) for name in sorted(shortest.values())]


def _in_folder(folder: Path) -> list[Path]:
    files: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [
            Path(parent, name)
            for name in sorted(names)
            if not name.startswith(".") and Path(name).suffix.lower() in AUDIO_SUFFIXES
        ]
    return files
