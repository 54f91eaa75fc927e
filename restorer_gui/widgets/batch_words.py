"""What the states and outcomes of a list are called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from model_core.batch import Item
from restorer_gui.i18n import engine_text
from restorer_gui.widgets.picture_scale import time_text


def state_word(state: str) -> str:
    """The state of an item in one word or two."""
    return {
        "waiting": QCoreApplication.translate("Batch", "Waiting"),
        "running": QCoreApplication.translate("Batch", "Restoring"),
        "done": QCoreApplication.translate("Batch", "Restored"),
        "unchanged": QCoreApplication.translate("Batch", "Unchanged"),
        "skipped": QCoreApplication.translate("Batch", "Skipped"),
        "failed": QCoreApplication.translate("Batch", "Failed"),
        "cancelled": QCoreApplication.translate("Batch", "Stopped"),
    }[state]


def outcome(item: Item) -> str:
    """What happened to an item, in one line."""
    target = Path(item.target).name if item.target else ""
    if item.state == "failed":
        return engine_text(item.notes[0].removeprefix(f"{item.source}: ")) if item.notes else ""
    if item.state == "done":
        rest = " ".join(engine_text(note.removeprefix(f"{item.source}: ")) for note in item.notes)
        return f"{target}. {rest}" if rest else target
    if item.state == "unchanged":
        if target:
            return QCoreApplication.translate("Batch", "No audible benefit; copied as {0}").format(target)
        return QCoreApplication.translate("Batch", "No audible benefit; left out")
    if item.state == "skipped":
        return QCoreApplication.translate("Batch", "{0} exists already").format(target)
    return ""


def tip(item: Item) -> str:
    """Everything there is to know about an item."""
    lines = [item.source, *(engine_text(note) for note in item.notes)]
    if item.target and item.state != "skipped":
        lines.append(QCoreApplication.translate("Batch", "Saved as {0}").format(item.target))
    if item.seconds:
        took = time_text(item.seconds, 1)
        lines.append(QCoreApplication.translate("Batch", "Took {0}").format(took))
    return "\n".join(lines)
