"""The rail of pages at the left edge: an icon and a word each; icons alone where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from restorer_gui.icons import icon
from restorer_gui.theme import LIGHT, Colours
from restorer_gui.widgets.keys import describe, keep_keys

WIDE_PX, NARROW_PX, ICON_PX = 92, 56, 22


class Navigation(QFrame):
    """Exactly one button is down. Up and down move between them."""

    chosen = Signal(int)
    preferences_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self._colours = LIGHT
        self._narrow = False
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.preferences = self._button(self.tr("Settings"), "preferences")
        describe(
            self.preferences,
            self.tr("Preferences"),
            self.tr("Where to compute, where to listen, folders, appearance and language (Ctrl+,)."),
        )
        self.preferences.clicked.connect(self.preferences_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 8, 6, 8)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._column.addWidget(self.preferences)
        self.set_narrow(False)
        keep_keys(self)

    def add(self, title: str, icon_name: str, tip: str) -> None:
        button = self._button(title, icon_name)
        button.setCheckable(True)
        describe(button, title, tip)
        number = len(self._group.buttons())
        self._group.addButton(button, number)
        self._column.insertWidget(number, button)
        self._show_look()
        keep_keys(self)

    def set_chosen(self, index: int) -> None:
        button = self._group.button(index)
        if button is not None:
            button.setChecked(True)
        self._show_look()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedWidth(NARROW_PX if narrow else WIDE_PX)
        self._show_look()

    @property
    def narrow(self) -> bool:
        return self._narrow

    def buttons(self) -> list[QToolButton]:
        return [button for button in self._group.buttons() if isinstance(button, QToolButton)]

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._show_look()

    def _button(self, title: str, icon_name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("page")
        button.setText(title)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setProperty("shape", icon_name)
        return button

    def _show_look(self) -> None:
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if self._narrow else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in [*self.buttons(), self.preferences]:
            button.setToolButtonStyle(style)
            button.setFixedWidth(self.width() - 13 if self.width() else WIDE_PX - 13)
            colour = self._colours.accent if button.isChecked() else self._colours.muted
            button.setIcon(icon(str(button.property("shape")), colour, ICON_PX))
