"""The whole clip in one strip: loudest sample of each column, the part that the pictures show, and the playhead."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from restorer_gui.theme import LIGHT, Colours
from restorer_gui.widgets.keys import describe

_MARGIN = 1


class Waveform(QWidget):
    """Click or drag to move the playhead."""

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
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        describe(self, self.tr("Overview"), self.tr("The whole clip; click or drag to move the playhead."))

    def sizeHint(self) -> QSize:
        return QSize(400, 52)

    def set_clip(self, duration_s: float) -> None:
        self._duration_s, self._position_s, self._span_s = duration_s, 0.0, (0.0, duration_s)
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
        start, end = self._x(self._span_s[0]), self._x(self._span_s[1])
        if end - start < self.width() - 4:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(QRectF(start, 2, max(3.0, end - start), self.height() - 4), 5, 5)
        painter.drawPixmap(0, 0, self._drawing())
        painter.setPen(QPen(QColor(colours.accent), 2))
        x = self._x(self._position_s)
        painter.drawLine(QPointF(x, 4), QPointF(x, self.height() - 4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._seek(event)

    def _seek(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._duration_s > 0:
            share = (event.position().x() - _MARGIN) / max(1, self.width() - 2 * _MARGIN)
            self.seek_wanted.emit(min(max(share, 0.0), 1.0) * self._duration_s)
