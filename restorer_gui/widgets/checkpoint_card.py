"""One checkpoint as a card: what it is, what it learned from, how good it is, and what can be done with it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from model_core.config import to_dict
from restorer_gui.i18n import engine_text
from restorer_gui.library_work import Shelf
from restorer_gui.numbers import number
from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe

if TYPE_CHECKING:
    from model_core.library import Card

MEASURED = "validation_lsd_mel_db", "validation_untouched_lsd_mel_db"


class CheckpointCard(QFrame):
    """Emits the checkpoint's name with what the hand wants."""

    default_wanted = Signal(str)
    card_wanted = Signal(str)
    rename_wanted = Signal(str)
    export_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, shelf: Shelf, default: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.shelf = shelf
        entry = shelf.entry
        self.setAccessibleName(entry.name)
        self.name = QLabel(title(shelf))
        self.name.setObjectName("heading")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        self.badges = [self.tr("Shipped") if entry.shipped else self.tr("Yours")]
        if default:
            self.badges.insert(0, self.tr("Default"))
        for text in self.badges:
            badge = QLabel(text)
            badge.setObjectName("badge")
            head.addWidget(badge)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        column.addLayout(head)
        self.lines = [QLabel(line) for line in facts(shelf)]
        for place, label in enumerate(self.lines):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setObjectName("warning" if entry.card is None else "muted" if place else "")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addSpacing(4)
        self._rows = self._buttons(default)
        column.addLayout(self._rows)

    def _buttons(self, default: bool) -> QBoxLayout:
        entry = self.shelf.entry
        whole, own = entry.card is not None, not entry.shipped
        self.buttons: dict[str, QPushButton] = {}
        using, keeping = QHBoxLayout(), QHBoxLayout()
        for name, text, tip, signal, shown in (
            (
                "default",
                self.tr("Set as default"),
                self.tr("Restore with this one unless another is chosen."),
                self.default_wanted,
                whole and not default,
            ),
            (
                "card",
                self.tr("Show the card\u2026"),
                self.tr("Everything that this checkpoint says of itself."),
                self.card_wanted,
                whole,
            ),
            (
                "export",
                self.tr("Export\u2026"),
                self.tr("Save a copy to keep or to give away."),
                self.export_wanted,
                whole,
            ),
            (
                "rename",
                self.tr("Rename\u2026"),
                self.tr("Give this checkpoint another name."),
                self.rename_wanted,
                whole and own,
            ),
            (
                "delete",
                self.tr("Delete\u2026"),
                self.tr("Remove this checkpoint from the computer; asks first."),
                self.delete_wanted,
                own,
            ),
        ):
            if not shown:
                continue
            button = QPushButton(text)
            describe(button, f"{text.rstrip(chr(0x2026))}: {entry.name}", tip)
            button.clicked.connect(lambda _checked=False, wanted=signal: wanted.emit(entry.name))
            self.buttons[name] = button
            (keeping if name in ("rename", "delete") else using).addWidget(button)
        rows = QHBoxLayout()
        rows.setSpacing(8)
        for row in (using, keeping):
            row.setSpacing(8)
            rows.addLayout(row)
        keeping.addStretch(1)
        return rows

    def set_narrow(self, narrow: bool) -> None:
        """Two rows of buttons where one is too wide."""
        self._rows.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def title(shelf: Shelf) -> str:
    """The name; those of the shipped pair as the other pages write them."""
    return engine_text(shelf.entry.name.replace("-", ", ").capitalize()) if shelf.entry.shipped else shelf.entry.name


def facts(shelf: Shelf) -> list[str]:
    """What a person wants to know, a line each; of a broken file why it cannot be used."""
    card = shelf.entry.card
    if card is None:
        return [engine_text(shelf.entry.problem)]
    lines = [_what_it_does(card), ", ".join(_plain_facts(shelf))]
    data = card.data
    told = []
    if data.get("tracks"):
        told.append(QCoreApplication.translate("CheckpointCard", "{0} tracks").format(data["tracks"]))
    if isinstance(data.get("hours"), int | float):
        told.append(QCoreApplication.translate("CheckpointCard", "{0} hours").format(number(data["hours"], ".1f")))
    if told:
        lines.append(QCoreApplication.translate("CheckpointCard", "Learned from {0}").format(", ".join(told)))
    if data.get("licence"):
        lines.append(QCoreApplication.translate("CheckpointCard", "Licence of the music: {0}").format(data["licence"]))
    measured, untouched = (card.metrics.get(name) for name in MEASURED)
    if measured is not None and untouched is not None:
        text = QCoreApplication.translate(
            "CheckpointCard", "Spectral error on damaged music it had not heard: {0} dB (untouched: {1} dB)"
        )
        lines.append(text.format(number(measured, ".1f"), number(untouched, ".1f")))
    elif (found := card.metrics.get("validation_lsd")) and (was := card.metrics.get("validation_untouched_lsd")):
        text = QCoreApplication.translate(
            "CheckpointCard", "LSD on damaged music it had not heard: {0} (untouched: {1})"
        )
        lines.append(text.format(number(found, ".2f"), number(was, ".2f")))
    elif card.metrics:
        lines.append(", ".join(f"{name} {number(value, '.4g')}" for name, value in list(card.metrics.items())[:3]))
    return [line for line in lines if line]


def _what_it_does(card: Card) -> str:
    if card.model == "studio":
        return QCoreApplication.translate(
            "CheckpointCard",
            "For real damage: noise, clipping, low bit rates, missing treble. Leaves what is right exactly as it is.",
        )
    return {
        "residual": QCoreApplication.translate(
            "CheckpointCard", "Adds and takes away only what it is sure about; keeps closest to the recording."
        ),
        "direct": QCoreApplication.translate(
            "CheckpointCard", "Draws the whole spectrum anew; fills more, and strays further from the recording."
        ),
    }.get(card.mode, "")


def _plain_facts(shelf: Shelf) -> list[str]:
    card = shelf.entry.card
    assert card is not None
    modes = {
        "residual": QCoreApplication.translate("CheckpointCard", "Residual"),
        "direct": QCoreApplication.translate("CheckpointCard", "Direct"),
    }
    told = [modes.get(card.mode, card.mode)] if card.mode else []
    told.append(QCoreApplication.translate("CheckpointCard", "{0} kHz").format(number(card.sample_rate / 1000)))
    try:
        made = datetime.fromisoformat(card.created).astimezone()
        told.append(QLocale().toString(made.date(), QLocale.FormatType.LongFormat))
    except ValueError:
        pass
    told.append(QLocale().formattedDataSize(shelf.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat))
    return told


class CardDialog(QDialog):
    """The whole card, to read and to copy."""

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Card of {0}").format(title(shelf)))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Card"))
        self.text.setPlainText(f"{shelf.entry.path}\n\n" + json.dumps(_readable(shelf), indent=2, ensure_ascii=False))
        close = QPushButton(self.tr("Close"))
        describe(close, self.tr("Close"), self.tr("Back to the library."))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.text)
        column.addLayout(row)
        self.resize(620, 520)


def _readable(shelf: Shelf) -> dict[str, object]:
    """The card without long rows of numbers."""
    plain = to_dict(shelf.entry.card)
    for name, values in plain.get("calibration", {}).items():
        low, high = (min(values), max(values)) if values else (0.0, 0.0)
        plain["calibration"][name] = f"{len(values)} values, {low:.3g} to {high:.3g}"
    return dict(plain)
