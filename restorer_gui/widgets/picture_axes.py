"""The axes beside the pictures. Along the time axis a hand draws the loop; along the frequencies it moves and zooms."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from restorer_gui.theme import LIGHT, Colours
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.picture_colours import colours as colours_of
from restorer_gui.widgets.picture_scale import hz_text, time_text, time_ticks
from restorer_gui.widgets.picture_view import PictureView, loop_of, other_end

_DRAG_PX = 4
_HANDLE_PX = 6


class _Axis(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self.update()


class HzAxis(_Axis):
    """Frequencies, at the left of a picture of the same height."""

    def __init__(self, view: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._last_y = 0.0
        self._shown: object = None
        self._ticks: list[float] = []
        self.setFixedWidth(44)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        describe(
            self,
            self.tr("Frequency axis"),
            self.tr("Frequencies in Hz. Turn the wheel to zoom, drag to move; a double-click shows all."),
        )
        view.moved.connect(self._on_moved)

    def sizeHint(self) -> QSize:
        return QSize(44, 120)

    def _on_moved(self) -> None:
        if (self._view.band, self._view.scale, self.height()) != self._shown:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        wanted = (view.band, view.scale, self.height())
        if wanted != self._shown:
            self._shown, self._ticks = wanted, view.scale.ticks(*view.band, self.height())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colours.surface))
        line = painter.fontMetrics().height()
        for hz in self._ticks:
            y = view.y(view.scale.place(hz), self.height())
            painter.setPen(QColor(self.colours.border))
            painter.drawLine(QPointF(self.width() - 5, y), QPointF(self.width() - 1, y))
            painter.setPen(QColor(self.colours.muted))
            top = min(max(y - line / 2, 0.0), self.height() - line)
            painter.drawText(QRectF(0, top, self.width() - 8, line), Qt.AlignmentFlag.AlignRight, hz_text(hz))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.zoom_band(
            0.82 ** (event.angleDelta().y() / 120), self._view.place(event.position().y(), self.height())
        )
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last_y = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        by = event.position().y() - self._last_y
        self._last_y = event.position().y()
        self._view.move(0.0, by / max(1, self.height()) * (self._view.band[1] - self._view.band[0]))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._view.show_band(0.0, 1.0)


class TimeAxis(_Axis):
    """Minutes and seconds, under a picture of the same width."""

    clicked = Signal(float)
    loop_drawn = Signal(object)  # (start s, end s), or None

    def __init__(self, view: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._anchor_s: float | None = None
        self._pressed: QPointF | None = None
        self._loop_before: tuple[float, float] | None = None
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        describe(
            self,
            self.tr("Time axis"),
            self.tr("Drag along the times to mark a loop, drag its ends to move them, double-click to remove it."),
        )
        view.moved.connect(self.update)
        view.marked.connect(self._on_marked)
        self._loop_shown: tuple[float, float] | None = None

    def sizeHint(self) -> QSize:
        return QSize(320, 22)

    def _on_marked(self) -> None:
        if self._view.loop != self._loop_shown:  # the pointer alone changes nothing here
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        view, width = self._view, self.width()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colours.surface))
        self._loop_shown = view.loop
        if view.loop is not None:
            start, end = (view.x(time_s, width) for time_s in view.loop)
            painter.fillRect(QRectF(start, 0, end - start, self.height()), QColor(self.colours.selection))
            painter.fillRect(QRectF(start, 0, end - start, 3), QColor(self.colours.accent))
            for x in (start, end - 3):
                painter.fillRect(QRectF(x, 0, 3, self.height()), QColor(self.colours.accent))
        ticks, digits = time_ticks(*view.span, width)
        metrics = painter.fontMetrics()
        for time_s in ticks:
            x = view.x(time_s, width)
            painter.setPen(QColor(self.colours.border))
            painter.drawLine(QPointF(x, 0), QPointF(x, 4))
            text = time_text(time_s, digits)
            wide = metrics.horizontalAdvance(text)
            left = min(max(x - wide / 2, 0.0), width - wide)
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(QPointF(left, 5 + metrics.ascent()), text)
        painter.end()

    def _time(self, where: QPointF) -> float:
        return self._view.time(where.x(), self.width())

    def _handle(self, where: QPointF) -> float | None:
        reach_s = _HANDLE_PX / max(1, self.width()) * (self._view.span[1] - self._view.span[0])
        return other_end(self._view.loop, self._time(where), reach_s)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._loop_before = event.position(), self._view.loop
            held = self._handle(event.position())
            self._anchor_s = self._time(event.position()) if held is None else held

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._pressed is None or self._anchor_s is None:
            held = self._handle(where) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if held else Qt.CursorShape.IBeamCursor)
        elif (where - self._pressed).manhattanLength() >= _DRAG_PX:
            self._view.set_loop(loop_of(self._anchor_s, self._time(where), self._view.duration_s))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, self._pressed, self._anchor_s = self._pressed, None, None
        drawn = self._view.loop
        if (event.position() - pressed).manhattanLength() < _DRAG_PX:
            self.clicked.emit(min(max(self._time(pressed), 0.0), self._view.duration_s))
        elif drawn != self._loop_before:
            self._view.set_loop(self._loop_before)  # until whoever owns it agrees
            self.loop_drawn.emit(drawn)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._view.loop is not None:
            self.loop_drawn.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.zoom_time(0.82 ** (event.angleDelta().y() / 120), self._time(event.position()))
        event.accept()


class ColourBar(_Axis):
    """Which colour means how many dB."""

    def __init__(self, name: str, tip: str, signed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range_db = (-90.0, -10.0)
        self._map = "change" if signed else "magma"
        self._signed = signed
        self.setFixedWidth(50)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        describe(self, name, tip)

    def sizeHint(self) -> QSize:
        return QSize(50, 120)

    @property
    def range_db(self) -> tuple[float, float]:
        return self._range_db

    def set_range(self, range_db: tuple[float, float], colour_map: str) -> None:
        self._range_db, self._map = range_db, colour_map
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colours.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = painter.fontMetrics().height()
        bar = QRectF(1, line / 2, 9, self.height() - line)
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        table = colours_of(self._map)
        for step in range(17):
            red, green, blue = (int(value) for value in table[step * 255 // 16])
            gradient.setColorAt(step / 16, QColor(red, green, blue))
        painter.setPen(QPen(QColor(self.colours.border)))
        painter.setBrush(QBrush(gradient))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(QColor(self.colours.muted))
        low, high = self._range_db
        step_db = 6 if self._signed else 20
        if bar.height() / (high - low) * step_db < line:
            step_db *= 2
        for level in range(math.ceil(low / step_db) * step_db, math.floor(high) + 1, step_db):
            y = bar.bottom() - (level - low) / (high - low) * bar.height()
            text = (f"{level:+d}" if self._signed and level else str(level)).replace("-", "\u2212")
            painter.drawText(QRectF(14, y - line / 2, 36, line), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
