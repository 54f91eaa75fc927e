"""What a page says while there is nothing on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer_gui import icons
from restorer_gui.theme import GAP, Colours
from restorer_gui.widgets.keys import describe

_PICTURE_PX = 72


class Empty(QFrame):
    """A picture, a line, a few words and the buttons to begin with, in the middle of the page."""

    icon = "wave"  # a name in `restorer_gui.icons`

    def _build(self, title: str, text: str, width_px: int) -> None:
        self._picture = QLabel()
        heading, words = QLabel(title), QLabel(text)
        heading.setObjectName("title")
        words.setObjectName("muted")
        words.setWordWrap(True)
        words.setFixedWidth(width_px)
        words.setMinimumHeight(56)  # three lines, measured before the style sheet is known
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        for label in (self._picture, heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def _add(self, text: str, name: str, tip: str, wanted: SignalInstance) -> QPushButton:
        """One more button; the first is the one to press."""
        button = QPushButton(text)
        if self._buttons.count() == 2:
            button.setObjectName("primary")
        describe(button, name, tip)
        button.clicked.connect(wanted)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def set_colours(self, colours: Colours) -> None:
        self._picture.setPixmap(icons.icon(self.icon, colours.accent).pixmap(_PICTURE_PX, _PICTURE_PX))


class EmptyState(Empty):
    """The restore page tells what to do first."""

    open_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = self.tr(
            "Drop a sound file anywhere in this window. See and hear it before and after; your file is safe."
        )
        self._build(self.tr("Open a song to restore"), text, 430)
        tip = self.tr("Choose a song from this computer (Ctrl+O).")
        self.open = self._add(self.tr("Open a file\u2026"), self.tr("Open a file"), tip, self.open_wanted)
        tip = self.tr("Opens a short damaged recording that comes with the application.")
        self.demo = self._add(self.tr("Try the demo clip"), self.tr("Try the demo clip"), tip, self.demo_wanted)


class BatchEmpty(Empty):
    """The batch page tells what to do first."""

    icon = "batch"
    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = self.tr("Drop songs or whole folders here. They are restored one after the other; the originals stay.")
        self._build(self.tr("Restore many songs at once"), text, 360)
        self.setObjectName("card")
        tip = self.tr("Choose songs from this computer.")
        self.files = self._add(self.tr("Add files\u2026"), self.tr("Add files"), tip, self.files_wanted)
        tip = self.tr("Every song in a folder and in the folders inside it.")
        self.folder = self._add(self.tr("Add a folder\u2026"), self.tr("Add a folder"), tip, self.folder_wanted)
