"""Settings of the page that Ctrl+Z takes back."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QUndoCommand, QUndoStack

TOGETHER_S = 1.0  # changes of one setting that follow each other this fast are taken back together
MOST_STEPS = 200


class _Change(QUndoCommand):
    def __init__(self, key: object, text: str, old: Any, new: Any, apply: Callable[[Any], None]) -> None:
        super().__init__(text)
        self.key, self.old, self.new, self.apply = key, old, new, apply
        self.at_s = time.monotonic()

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other.key != self.key or other.at_s - self.at_s > TOGETHER_S:
            return False
        self.new, self.at_s = other.new, other.at_s
        self.setObsolete(self.new == self.old)
        return True

    def redo(self) -> None:
        self.apply(self.new)

    def undo(self) -> None:
        self.apply(self.old)


class SettingsUndo:
    """Makes a change and remembers how to take it back."""

    def __init__(self, stack: QUndoStack) -> None:
        self._stack = stack
        stack.setUndoLimit(MOST_STEPS)

    def forget(self) -> None:
        """Another clip: what was set for the last one cannot be taken back."""
        self._stack.clear()

    def change(self, key: object, text: str, old: Any, new: Any, apply: Callable[[Any], None]) -> None:
        """Call ``apply(new)``; Ctrl+Z calls ``apply(old)``. ``text`` names the setting in the menu."""
        if old != new:
            self._stack.push(_Change(key, text, old, new, apply))
