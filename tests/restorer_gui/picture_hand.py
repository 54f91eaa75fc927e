"""A hand for the tests of what is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

PLAIN = Qt.KeyboardModifier.NoModifier


def drag(widget: QWidget, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press, move in steps, let go."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [start + (end - start) * share / 4 for share in range(5)]
    events = [(QEvent.Type.MouseButtonPress, steps[0], left, left)]
    events += [(QEvent.Type.MouseMove, step, none, left) for step in steps[1:]]
    events += [(QEvent.Type.MouseButtonRelease, steps[-1], left, none)]
    for kind, where, button, buttons in events:
        at = QPointF(where)
        QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), button, buttons, modifier))


def turn(widget: QWidget, at: QPoint, steps: int, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Turn the wheel; one step is one notch away from the person."""
    where = QPointF(at)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(where, where, QPoint(), QPoint(0, 120 * steps), none, modifier, phase, False)
    QApplication.sendEvent(widget, event)
