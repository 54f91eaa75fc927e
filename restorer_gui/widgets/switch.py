"""One of a few: buttons in a row, exactly one down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from restorer_gui.widgets.keys import describe


class Switch(QFrame):
    """Emits ``chosen`` when the hand chooses, not when the program does."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)

    def add(self, name: str, tip: str) -> QPushButton:
        button = QPushButton(name)
        button.setCheckable(True)
        button.setAutoDefault(False)
        describe(button, name, tip)
        self._group.addButton(button, len(self._group.buttons()))
        button.setChecked(len(self._group.buttons()) == 1)
        # Room for the bold face that the chosen one wears, so that nothing moves when switching.
        bold = self.font()
        bold.setBold(True)
        button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(name) + 42)
        self._row.addWidget(button, 1)
        return button

    def button(self, index: int) -> QPushButton:
        button = self._group.button(index)
        assert isinstance(button, QPushButton)
        return button

    def index(self) -> int:
        """Which one is down."""
        return self._group.checkedId()

    def set_chosen(self, index: int) -> None:
        self.button(index).setChecked(True)

    def show_only(self, count: int) -> None:
        """The first ``count``."""
        for button in self._group.buttons():
            button.setVisible(self._group.id(button) < count)
