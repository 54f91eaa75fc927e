"""The whole clip in one strip: loudest sample of each column, the part that the pictures show, and the playhead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from restorer_gui.theme import LIGHT, Colours
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.picture_view import loop_of, other_end

_MARGIN = 1
_DRAG_PX = 4  # a hand that moves less has clicked
_HANDLE_PX = 5


@dataclass(frozen=True)
class _Grip:
    """What the hand holds: an end of the loop, an edge of the window (``at_s``: the other one), or the window itself
    (``at_s``: from its start).
    """

    of: str  # loop, edge or window
    at_s: float


_CURSORS = {
    "seek": Qt.CursorShape.PointingHandCursor,
    "loop": Qt.CursorShape.SizeHorCursor,
    "edge": Qt.CursorShape.SizeHorCursor,
    "window": Qt.CursorShape.OpenHandCursor,
}


class Waveform(QWidget):
    """Click to move the playhead, drag the window that the pictures show; only asks for all of it."""

    seek_wanted = Signal(float)
    span_wanted = Signal(float, float)  # show this part: from, to, in s
    loop_wanted = Signal(object)  # (start s, end s), or None: no loop

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks: NDArray[np.float32] = np.zeros(0, dtype=np.float32)
        self._duration_s = 0.0
        self._position_s = 0.0
        self._span_s = (0.0, 0.0)
        self._loop: tuple[float, float] | None = None
        self._colours = LIGHT
        self._drawn: QPixmap | None = None  # drawing the outline costs 5 ms, more than a frame may while zooming
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pressed_x: float | None = None
        self._moved = False
        self._held: _Grip | None = None
        self._loop_before: tuple[float, float] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        describe(
            self,
            self.tr("Overview"),
            self.tr(
                "The whole clip. Click to move the playhead; drag the shaded window to move the pictures, its edges to "
                "zoom. Hold Shift and drag to mark a loop."
            ),
        )

    def sizeHint(self) -> QSize:
        return QSize(400, 52)

    def set_clip(self, duration_s: float) -> None:
        self._duration_s, self._position_s, self._span_s = duration_s, 0.0, (0.0, duration_s)
        self._loop = None
        self.set_peaks(np.zeros(0, dtype=np.float32))

    def set_peaks(self, peaks: NDArray[np.float32], top: float = 1.0) -> None:
        """Largest absolute samples, evenly spaced over the clip: [columns]. One of ``top`` fills the strip."""
        self._peaks = peaks / np.float32(max(top, 1e-3))
        self._draw_anew()

    def set_playhead(self, position_s: float) -> None:
        old, self._position_s = self._x(self._position_s), position_s
        for x in (old, self._x(position_s)):
            self.update(int(x) - 3, 0, 7, self.height())

    def set_span(self, start_s: float, end_s: float) -> None:
        """The part that the pictures show."""
        self._span_s = (start_s, end_s)
        self.update()

    def set_loop(self, loop_s: tuple[float, float] | None) -> None:
        self._loop = loop_s
        self.update()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._draw_anew()

    def _x(self, time_s: float) -> float:
        return _MARGIN + time_s / max(self._duration_s, 1e-9) * (self.width() - 2 * _MARGIN)

    def _draw_anew(self) -> None:
        self._drawn = None
        self.update()

    def _outline(self) -> QPolygonF:
        columns = min(self.width() - 2 * _MARGIN, len(self._peaks))
        if columns < 2:
            return QPolygonF()
        starts = np.linspace(0, len(self._peaks), columns, endpoint=False).astype(np.int64)
        heights = np.minimum(1.0, np.maximum.reduceat(self._peaks, starts)) * (self.height() / 2 - 4)
        xs = np.linspace(_MARGIN, self.width() - _MARGIN, columns)
        middle = self.height() / 2
        upper = [QPointF(x, middle - max(0.5, h)) for x, h in zip(xs, heights, strict=True)]
        lower = [QPointF(x, middle + max(0.5, h)) for x, h in zip(xs[::-1], heights[::-1], strict=True)]
        return QPolygonF(upper + lower)

    def _drawing(self) -> QPixmap:
        """The outline on a transparent ground, sharp at the screen's scale."""
        if self._drawn is None or self._drawn.devicePixelRatio() != self.devicePixelRatioF():
            self._drawn = QPixmap(self.size() * self.devicePixelRatioF())
            self._drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.muted))
            painter.setOpacity(0.75)
            painter.drawPolygon(self._outline())
            painter.end()
        return self._drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border)))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._duration_s <= 0:
            return
        if self._zoomed:
            start, end = self._x(self._span_s[0]), self._x(self._span_s[1])
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(QRectF(start, 2.5, max(3.0, end - start), self.height() - 5), 5, 5)
        painter.drawPixmap(0, 0, self._drawing())
        if self._loop is not None:
            start, end = self._x(self._loop[0]), self._x(self._loop[1])
            for box in (QRectF(start, 2, max(2.0, end - start), 4), QRectF(start, 2, 2, self.height() - 4)):
                painter.fillRect(box, QColor(colours.accent))
            painter.fillRect(QRectF(max(start, end - 2), 2, 2, self.height() - 4), QColor(colours.accent))
        painter.setPen(QPen(QColor(colours.text), 1.5))
        x = self._x(self._position_s)
        painter.drawLine(QPointF(x, 3), QPointF(x, self.height() - 3))
        painter.end()

    # The hand.

    @property
    def _zoomed(self) -> bool:
        return self._span_s[1] - self._span_s[0] < 0.999 * self._duration_s

    def _time(self, x: float) -> float:
        share = (x - _MARGIN) / max(1, self.width() - 2 * _MARGIN)
        return min(max(share, 0.0), 1.0) * self._duration_s

    def _grip(self, event: QMouseEvent) -> _Grip | None:
        """What a press here would take hold of; None: the playhead."""
        time_s, reach_s = self._time(event.position().x()), self._time(_MARGIN + _HANDLE_PX)
        held = other_end(self._loop, time_s, reach_s)
        if held is not None:
            return _Grip("loop", held)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return _Grip("loop", time_s)
        if not self._zoomed:
            return None
        start_s, end_s = self._span_s
        if end_s - start_s > 4 * reach_s:  # a narrow window can only be moved
            edge = other_end(self._span_s, time_s, reach_s)
            if edge is not None:
                return _Grip("edge", edge)
        if start_s - reach_s <= time_s <= end_s + reach_s:
            return _Grip("window", time_s - start_s)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._duration_s <= 0:
            return
        self._pressed_x, self._moved, self._held = event.position().x(), False, self._grip(event)
        self._loop_before = self._loop
        if self._held is None:
            self.seek_wanted.emit(self._time(self._pressed_x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._pressed_x is None:
            grip = self._grip(event) if self._duration_s > 0 else None
            self.setCursor(_CURSORS["seek" if grip is None else grip.of])
            return
        self._moved = self._moved or abs(x - self._pressed_x) >= _DRAG_PX
        if not self._moved:
            return
        time_s = self._time(x)
        if self._held is None:
            self.seek_wanted.emit(time_s)
        elif self._held.of == "loop":
            self.set_loop(loop_of(self._held.at_s, time_s, self._duration_s))
        elif self._held.of == "edge":
            self.span_wanted.emit(min(self._held.at_s, time_s), max(self._held.at_s, time_s))
        else:
            width = self._span_s[1] - self._span_s[0]
            start_s = min(max(time_s - self._held.at_s, 0.0), self._duration_s - width)
            self.span_wanted.emit(start_s, start_s + width)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_x is None:
            return
        pressed_x, held, self._pressed_x, self._held = self._pressed_x, self._held, None, None
        if held is None:
            return
        if not self._moved:  # a click is a click, wherever it falls
            self.seek_wanted.emit(self._time(pressed_x))
        elif held.of == "loop" and self._loop != self._loop_before:
            drawn = self._loop
            self.set_loop(self._loop_before)  # until whoever owns it agrees
            self.loop_wanted.emit(drawn)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms the window around the pointer; sideways, or with Shift, it moves it."""
        if self._duration_s <= 0:
            return
        along, across = event.angleDelta().y() / 120.0, event.angleDelta().x() / 120.0
        start_s, end_s = self._span_s
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(across) > abs(along):
            by_s = -0.15 * (along + across) * (end_s - start_s)
            self.span_wanted.emit(start_s + by_s, end_s + by_s)
        else:
            at_s, factor = self._time(event.position().x()), 0.82**along
            self.span_wanted.emit(at_s - (at_s - start_s) * factor, at_s + (end_s - at_s) * factor)
        event.accept()
