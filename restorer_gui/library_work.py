"""The jobs of the library page. Whatever opens a stranger's file runs here, in a worker, never in the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model_core import library
from model_core.library import Entry
from model_core.places import shipped_place
from model_core.progress import Reporter


@dataclass(frozen=True)
class Shelf:
    """One checkpoint and the size of its file."""

    entry: Entry
    size_bytes: int


def list_shelf(report: Reporter = Reporter()) -> list[Shelf]:
    """All checkpoints, the shipped pair first; broken files too, with their reason."""
    shelf = []
    for entry in library.list_checkpoints():
        report.check()
        try:
            size_bytes = entry.path.stat().st_size
        except OSError:  # gone since
            continue
        shelf.append(Shelf(entry, size_bytes))
    return sorted(shelf, key=lambda each: (not each.entry.shipped, shipped_place(each.entry.name)))


def bring_in(path: Path, report: Reporter = Reporter()) -> str:
    """Check a checkpoint from elsewhere fully and keep a safe copy. Returns its name in the library.

    Raises:
        CheckpointError: damaged, hostile or of another network; the sentence names what it held. Nothing of it ran.
    """
    report.update(None, "Checking the checkpoint")
    return library.add(path).name


def rename(name: str, new_name: str, report: Reporter = Reporter()) -> str:
    return library.rename(name, new_name).name


def export(name: str, target: Path, report: Reporter = Reporter()) -> str:
    return str(library.export(name, target))


def remove(name: str, report: Reporter = Reporter()) -> str:
    library.remove(name)
    return name
