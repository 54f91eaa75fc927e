"""Window-wide keys and focused controls want the same keys.

A control that was reached by keyboard keeps those it needs.
"""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QWidget

_Key = Qt.Key
_ARROWS = {_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End}
_NEEDS: dict[type[QWidget], set[Qt.Key]] = {
    QAbstractButton: {_Key.Key_Space},
    QAbstractSlider: _ARROWS,
    QComboBox: _ARROWS | {_Key.Key_Space},
}


class KeepsKeys(QObject):
    """Event filter.

    Space presses a focused button and arrows move a focused slider, whatever shortcuts the window has.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and any(isinstance(watched, kind) and event.key() in keys for kind, keys in _NEEDS.items()):
                event.accept()
                return True
        return False


def keep_keys(parent: QWidget) -> None:
    """Let every control under ``parent`` keep its keys, and take the focus by keyboard only.

    A click leaves Space to Play.
    """
    keeper = KeepsKeys(parent)
    for kind in _NEEDS:
        for control in parent.findChildren(kind):
            control.installEventFilter(keeper)
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                control.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def plain_tip(text: str) -> str:
    """``text`` so that a tip or a message shows it as it is: names of files are not markup."""
    return f"<qt>{html.escape(text, quote=False)}</qt>".replace("\n", "<br>") if "<" in text else text


def describe(control: QWidget, name: str, tip: str) -> None:
    """Every control has a name for screen readers and a tip that says what it does to the sound."""
    control.setAccessibleName(name)
    control.setAccessibleDescription(tip)
    control.setToolTip(tip)
