"""What a page says while there is nothing on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer_gui.icons import icon
from restorer_gui.theme import GAP, Colours
from restorer_gui.widgets.keys import describe


class EmptyState(QWidget):
    """Tells what to do first."""

    open_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        title = QLabel(self.tr("Open a song to restore"))
        title.setObjectName("title")
        text = QLabel(
            self.tr("Drop a sound file anywhere in this window. See and hear it before and after; your file is safe.")
        )
        text.setObjectName("muted")
        text.setWordWrap(True)
        text.setFixedWidth(430)
        text.setMinimumHeight(48)
        self.open = QPushButton(self.tr("Open a file\u2026"))
        self.open.setObjectName("primary")
        describe(self.open, self.tr("Open a file"), self.tr("Choose a song from this computer (Ctrl+O)."))
        self.demo = QPushButton(self.tr("Try the demo clip"))
        describe(
            self.demo,
            self.tr("Try the demo clip"),
            self.tr("Opens a short damaged recording that comes with the application."),
        )
        self.open.clicked.connect(self.open_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        buttons.addWidget(self.demo)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        for label in (self._picture, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        column.addStretch(3)

    def set_colours(self, colours: Colours) -> None:
        self._picture.setPixmap(icon("wave", colours.accent).pixmap(72, 72))
