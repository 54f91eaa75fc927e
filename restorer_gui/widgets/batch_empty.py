"""What the batch page says while its list is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer_gui.icons import icon
from restorer_gui.theme import GAP, Colours
from restorer_gui.widgets.keys import describe


class BatchEmpty(QFrame):
    """Tells what to do first."""

    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._picture = QLabel()
        title = QLabel(self.tr("Restore many songs at once"))
        title.setObjectName("title")
        text = QLabel(
            self.tr("Drop songs or whole folders here. They are restored one after the other; the originals stay.")
        )
        text.setObjectName("muted")
        text.setWordWrap(True)
        text.setFixedWidth(360)
        text.setMinimumHeight(56)  # three lines, measured before the style sheet is known
        self.files = QPushButton(self.tr("Add files\u2026"))
        self.files.setObjectName("primary")
        describe(self.files, self.tr("Add files"), self.tr("Choose songs from this computer."))
        self.folder = QPushButton(self.tr("Add a folder\u2026"))
        describe(self.folder, self.tr("Add a folder"), self.tr("Every song in a folder and in the folders inside it."))
        self.files.clicked.connect(self.files_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        for label in (self._picture, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        column.addStretch(3)

    def set_colours(self, colours: Colours) -> None:
        self._picture.setPixmap(icon("batch", colours.accent).pixmap(64, 64))
