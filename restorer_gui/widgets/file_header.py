"""The name of what is open, its facts in one line, and the two file buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe, plain_tip


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when there is no room; the whole text is in the tip."""

    def __init__(self, parent: QWidget | None = None, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__(parent)
        self._whole = ""
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)  # names of files are not markup
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self._show_elided()

    def whole(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_elided()

    def _show_elided(self) -> None:
        line = " ".join(self._whole.split())
        self.setText(self.fontMetrics().elidedText(line, self._mode, max(0, self.width() - 2)))


class FileHeader(QWidget):
    """Emits ``open_wanted`` and ``export_wanted``."""

    open_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel()
        self.name.setObjectName("title")
        self.facts = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.facts.setObjectName("muted")
        self.open = QPushButton(self.tr("Open\u2026"))
        describe(
            self.open,
            self.tr("Open a file"),
            self.tr("Choose another song (Ctrl+O), or drop one anywhere in the window."),
        )
        self.open.clicked.connect(self.open_wanted)
        self.export = QPushButton(self.tr("Export\u2026"))
        tip = self.tr(
            "Save the restored sound as a new file (Ctrl+Shift+E) in the source's format. Loudness is not matched."
        )
        describe(self.export, self.tr("Export the restored sound"), tip)
        self.export.clicked.connect(self.export_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        row.addWidget(self.open)
        row.addWidget(self.export)

    def show_file(self, name: str, facts: list[str]) -> None:
        self.name.set_whole(name)
        self.facts.set_whole("  \u00b7  ".join(facts))
