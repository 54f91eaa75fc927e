"""Tab flips between two versions while the hand is on the page; in a control that was reached by keyboard, and where
there is nothing to flip to, it moves on.

F6 and Shift+F6 go from area to area: the page itself, the controls below the pictures, the inspector. See
docs/decisions/0009.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

_TAKES_FOCUS = Qt.FocusPolicy.TabFocus


class TabFlips(QObject):
    """Gives ``action`` the Tab key while no control of ``page`` has the focus and ``useful`` says so."""

    def __init__(
        self, page: QWidget, action: QAction, other_keys: Sequence[str], useful: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(page)
        self._page, self._action, self._useful = page, action, useful
        self._others = [QKeySequence(key) for key in other_keys]
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self.refresh()

    def refresh(self) -> None:
        """There is something else to flip to, or no longer."""
        self._show(QApplication.focusWidget())

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._show(new)

    def _show(self, focused: QWidget | None) -> None:
        inside = focused is not None and focused is not self._page and not focused.isWindow()
        keys = self._others if inside or not self._useful() else [*self._others, QKeySequence("Tab")]
        if keys != self._action.shortcuts():
            self._action.setShortcuts(keys)


def next_area(page: QWidget, areas: Sequence[QWidget], step: int) -> None:
    """Give the focus to the first control of the next area, or of the one before; after the last comes the page."""
    focused = QApplication.focusWidget()
    inside = [index for index, area in enumerate(areas) if focused is not None and area.isAncestorOf(focused)]
    place = inside[0] + 1 if inside else 0  # 0 is the page itself
    for _ in range(len(areas) + 1):
        place = (place + step) % (len(areas) + 1)
        if place == 0:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        control = first_control(areas[place - 1])
        if control is not None:
            control.setFocus(Qt.FocusReason.TabFocusReason)
            return


def first_control(area: QWidget) -> QWidget | None:
    """The first control in the tab order of an area that can be used now."""
    control = area.nextInFocusChain()
    seen = 0
    while control is not None and control is not area and seen < 10_000:
        usable = control.isVisible() and control.isEnabled() and bool(control.focusPolicy() & _TAKES_FOCUS)
        if usable and area.isAncestorOf(control):
            return control
        control, seen = control.nextInFocusChain(), seen + 1
    return None
