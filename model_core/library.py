"""The checkpoints at hand: those that ship with the program and those in the user's own folder.

Shipped ones lie in ``assets/checkpoints``. The user's lie in the system's data folder, or below ``RESTORER_HOME``
where that environment variable is set. A checkpoint's name is its file name without the ending; shipped ones win.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from model_core.checkpoint import Card, load_checkpoint, read_card, save_checkpoint
from model_core.checkpoint.files import unreadable, write_atomic
from model_core.errors import CheckpointError
from model_core.places import assets_dir, user_folder

if TYPE_CHECKING:
    from model_core.models.crnn import Mode

_SUFFIX = ".safetensors"
_SUFFIXES = (_SUFFIX, ".pt", ".pth", ".ckpt")
_MAX_NAME = 80
# Windows keeps these for devices, whatever the ending.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


@dataclass(frozen=True)
class Entry:
    """One checkpoint of the library. ``card`` is None where the file is broken; ``problem`` then says why."""

    name: str
    path: Path
    card: Card | None
    shipped: bool
    problem: str = ""


def list_checkpoints(home: Path | None = None) -> list[Entry]:
    """All checkpoints by name, shipped ones first. Reads cards only. A broken file is listed with its reason."""
    shipped = _scan(assets_dir() / "checkpoints", shipped=True)
    return shipped + _scan(user_folder(home), shipped=False)


def resolve(name_or_path: str | Path, home: Path | None = None) -> Path:
    """The file behind a name ("residual") or a path.

    Raises:
        CheckpointError: neither a known name nor a file; the message lists the names there are.
    """
    text = str(name_or_path)
    found = {entry.name.casefold(): entry.path for entry in reversed(list_checkpoints(home))}
    if text.casefold() in found:
        return found[text.casefold()]
    path = Path(name_or_path).expanduser()
    try:
        if path.is_file():
            return path
    except (OSError, ValueError):  # a name that is no path at all, such as one with a zero byte
        pass
    names = ", ".join(sorted(found)) or "none"
    raise CheckpointError(
        f"{text}: expected a checkpoint file or one of these names: {names}; found neither, "
        "give a name from the list or a path."
    )


def add(path: str | Path, name: str | None = None, mode: Mode | None = None, home: Path | None = None) -> Entry:
    """Check a checkpoint fully and keep it in the user's folder as safetensors; the original is left as it is.

    ``name``: what to call it (default: its file name). Signs that file systems refuse are dropped, and a number is
    appended where the name is taken: nothing is overwritten. ``mode``: for foreign checkpoints, see `load_checkpoint`.

    Raises:
        CheckpointError: the file is missing, damaged, hostile or of another network, or the folder cannot be written.
    """
    path = Path(path)
    model, card = load_checkpoint(path, mode)
    folder = user_folder(home)
    target = _free_name(clean_name(name if name is not None else path.stem), home)
    save_checkpoint(folder / f"{target}{_SUFFIX}", model, replace(card, name=target))
    return Entry(target, folder / f"{target}{_SUFFIX}", read_card(folder / f"{target}{_SUFFIX}"), shipped=False)


def remove(name: str, home: Path | None = None) -> None:
    """Delete one of the user's checkpoints.

    Raises:
        CheckpointError: no such name, a shipped one, or the file cannot be deleted.
    """
    entry = _own(name, home)
    try:
        entry.path.unlink()
    except OSError as error:
        raise CheckpointError(
            f"{entry.path}: cannot be deleted ({error.strerror}); close what uses it, "
            "or check the folder's permissions."
        ) from error


def rename(name: str, new_name: str, home: Path | None = None) -> Entry:
    """Give one of the user's checkpoints another name, in its file name and its card.

    Raises:
        CheckpointError: no such name, a shipped one, a damaged file, or the new name is taken.
    """
    entry = _own(name, home)
    target = clean_name(new_name)
    if target == entry.name:
        return entry
    taken = {other.name.casefold() for other in list_checkpoints(home) if other.path != entry.path}
    if target.casefold() in taken:
        raise CheckpointError(f"{target}: expected a free name, found a checkpoint with it; choose another name.")
    model, card = load_checkpoint(entry.path)
    path = entry.path.parent / f"{target}{_SUFFIX}"
    save_checkpoint(path, model, replace(card, name=target))
    if not path.samefile(entry.path):  # they are one file where only the case differs and the system does not tell
        entry.path.unlink()
    return Entry(target, path, read_card(path), shipped=False)


def export(name: str, target: str | Path, home: Path | None = None) -> Path:
    """Copy a checkpoint, shipped or not, to ``target``, byte for byte; what was there is replaced at the end, whole.

    Raises:
        CheckpointError: no such name, its file is damaged, or ``target`` cannot be written or is the checkpoint itself.
    """
    source, target = resolve(name, home), Path(target)
    if target.exists() and target.samefile(source):
        raise CheckpointError(f"{target}: expected another place than the checkpoint itself; choose another folder.")
    load_checkpoint(source)  # whoever gets the copy should get a whole one
    try:
        data = source.read_bytes()
    except OSError as error:
        raise unreadable(source, error) from error
    write_atomic(target, lambda file: file.write(data))
    return target


def clean_name(text: str) -> str:
    """A name without ending that every system takes: letters, digits, ``- _ . ( ) + #``, space; 80 bytes at most."""
    plain = unicodedata.normalize("NFC", text).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign if sign.isalnum() or sign in " -_.()+#" else "_" for sign in plain)
    plain = re.sub(r"\s+", " ", plain)
    plain = plain[: -len(_SUFFIX)] if plain.lower().endswith(_SUFFIX) else plain
    while len(plain.encode("utf-8")) > _MAX_NAME:
        plain = plain[:-1]
    plain = plain.strip(" .")
    if not plain.strip("_"):
        return "checkpoint"
    return f"_{plain}" if plain.split(".", 1)[0].casefold() in _RESERVED else plain


def _scan(folder: Path, shipped: bool) -> list[Entry]:
    try:
        found = [p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES and not p.name.startswith(".")]
    except OSError:  # the folder appears with the first checkpoint
        return []
    entries = []
    for path in sorted(found, key=lambda path: (path.stem, path.suffix)):
        try:
            entries.append(Entry(path.stem, path, read_card(path), shipped))
        except CheckpointError as error:
            entries.append(Entry(path.stem, path, None, shipped, str(error)))
    return entries


def _own(name: str, home: Path | None) -> Entry:
    entries = list_checkpoints(home)
    own = [entry for entry in entries if not entry.shipped]
    for entry in own:
        if entry.name == name:
            return entry
    if any(entry.name == name for entry in entries):
        raise CheckpointError(
            f"{name}: expected one of your own checkpoints, found one that ships with the program; it stays."
        )
    names = ", ".join(entry.name for entry in own) or "none"
    raise CheckpointError(
        f"{name}: expected the name of one of your checkpoints ({names}), found no such name; choose one of them."
    )


def _free_name(wanted: str, home: Path | None) -> str:
    taken = {entry.name.casefold() for entry in list_checkpoints(home)}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
