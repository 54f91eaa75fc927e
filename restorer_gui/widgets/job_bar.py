"""What the worker is doing, how far it is, how long it will take, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from model_core.progress import Update
from restorer_gui.i18n import engine_text, tr
from restorer_gui.numbers import number
from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe


class JobBar(QWidget):
    """One line, as high as the note that it takes the place of."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.remaining = QLabel()
        self.remaining.setObjectName("muted")
        self.remaining.setMinimumWidth(120)
        self.remaining.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.cancel = QPushButton(self.tr("Cancel"))
        describe(self.cancel, self.tr("Cancel"), self.tr("Stop this (Esc). The sound stays as it was."))
        self.cancel.clicked.connect(self.cancel_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.message)
        row.addWidget(self.progress, 1)
        row.addWidget(self.remaining)
        row.addWidget(self.cancel)
        self._title = ""

    def show_started(self, title: str) -> None:
        self._title = title
        self.message.setText(title)
        self.progress.setRange(0, 0)
        self.remaining.clear()
        self.cancel.setEnabled(True)

    def show_update(self, update: Update) -> None:
        if update.fraction is None:
            self.progress.setRange(0, 0)
        else:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(update.fraction * 1000))
        self.message.setToolTip(engine_text(update.message))
        self.remaining.setText("" if update.remaining_s is None else remaining_text(update.remaining_s))

    def show_cancelling(self) -> None:
        self.message.setText(self.tr("Stopping\u2026"))
        self.remaining.clear()
        self.cancel.setEnabled(False)


def remaining_text(seconds: float) -> str:
    """A time left that a person would say."""
    if seconds < 1.5:
        return tr("1 s left")
    if seconds < 90:
        return tr("{0} s left").format(round(seconds))
    if seconds < 5400:
        return tr("{0} min left").format(round(seconds / 60))
    return tr("{0} h left").format(number(seconds / 3600, ".1f"))
