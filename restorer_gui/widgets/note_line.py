"""One quiet line for what is worth knowing and needs no answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from restorer_gui.theme import GAP
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe


class NoteLine(QWidget):
    """Shows as much as fits; ``more_wanted`` comes with the whole text when a person asks for the rest."""

    more_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.label = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.label.setObjectName("muted")
        self.more = QPushButton(self.tr("More\u2026"))
        describe(
            self.more, self.tr("Show the whole note"), self.tr("Shows everything that there is to know about this.")
        )
        self.more.clicked.connect(lambda: self.more_wanted.emit(self._text))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.label, 1)
        row.addWidget(self.more)
        self.show_text("")

    def text(self) -> str:
        return self._text

    def show_text(self, text: str) -> None:
        self._text = text
        self.label.set_whole(text)
        self._show_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_more()

    def _show_more(self) -> None:
        wide = self.label.fontMetrics().horizontalAdvance(" ".join(self._text.split()))
        self.more.setVisible("\n" in self._text or wide > self.width() - 4)
