"""One picture: draws only what is visible, from the level of the pyramid that fits the screen, and takes the hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from restorer_gui.numbers import number
from restorer_gui.theme import DARK, LIGHT, Colours
from restorer_gui.widgets.picture_colours import GROUND
from restorer_gui.widgets.picture_layers import Change, Level
from restorer_gui.widgets.picture_scale import rows, time_text
from restorer_gui.widgets.picture_view import PictureView, loop_of, other_end

__all__ = ["Spectrogram", "cutoff_text", "time_text"]

_DRAG_PX = 4  # a hand that moves less has clicked
_HANDLE_PX = 5
_ON_PICTURE = DARK  # the pictures are dark in both appearances, and so is what lies on them


class Spectrogram(QWidget):
    """The picture of a `PictureView`, which it moves itself; seeking and looping it only asks for."""

    pointed = Signal(float, float)  # time in s, frequency in Hz
    left = Signal()
    clicked = Signal(float)  # time in s
    loop_drawn = Signal(object)  # (start s, end s), or None

    def __init__(self, view: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._layer: Level | Change | None = None
        self._image: QImage | None = None
        self._pixels: NDArray[np.uint32] | None = None  # what the image shows lies here
        self._edges = (0.0, 1.0)
        self._drawn: object = None  # what the image was made for
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._anchor_s: float | None = None  # the fixed end of the loop in the hand
        self._loop_before: tuple[float, float] | None = None
        self.marks_invented = False
        self.names_cutoff = False
        self.colours = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 84)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        view.moved.connect(self.update)
        view.marked.connect(self.update)
        view.played.connect(self._on_played)

    def sizeHint(self) -> QSize:
        return QSize(320, 150)

    # What is shown.

    def set_layer(self, layer: Level | Change | None) -> None:
        self._layer, self._drawn = layer, None
        self.update()

    @property
    def layer(self) -> Level | Change | None:
        return self._layer

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self.update()

    def visible_s(self) -> tuple[float, float]:
        return self._view.span

    def draw(self) -> QImage | None:
        """The visible part, as wide as the screen shows it, made anew only when something moved."""
        view, columns = self._view, max(16, round(self.width() * self.devicePixelRatioF()))
        wanted = (self._layer, view.span, view.band, view.scale, columns, self.height())
        if self._layer is None or wanted == self._drawn:
            return None if self._layer is None else self._image
        steps = self._layer.steps(view.span, columns, rows(view.scale, *view.band, max(1, self.height())))
        self._pixels = self._layer.table.take(steps.view(np.uint16))
        height, width = self._pixels.shape
        self._image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        self._edges, self._drawn = self._layer.sight.edges, wanted
        return self._image

    def _on_played(self, old_s: float, new_s: float) -> None:
        for time_s in (old_s, new_s):
            x = self._view.x(time_s, self.width())
            if -4 < x < self.width() + 4:
                self.update(int(x) - 3, 0, 7, self.height())

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self.draw()
        if image is None:
            painter.fillRect(self.rect(), QColor(self.colours.raised))
        else:
            painter.fillRect(self.rect(), QColor(GROUND))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            left, right = (self._view.x(edge, self.width()) for edge in self._edges)
            painter.drawImage(QRectF(left, 0, right - left, self.height()), image, QRectF(image.rect()))
            self._paint_marks(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        view, width, height = self._view, self.width(), self.height()
        self._paint_cutoff(painter)
        if view.loop is not None:
            start, end = (view.x(time_s, width) for time_s in view.loop)
            painter.fillRect(QRectF(start, 0, end - start, height), QColor(255, 255, 255, 16))
            painter.setPen(QPen(QColor(255, 255, 255, 190), 1))
            for x, way in ((start, 1), (end, -1)):
                painter.drawLine(QPointF(x, 0), QPointF(x, height))
                painter.fillRect(QRectF(min(x, x + 4 * way), 0, 4, 14), QColor("#ffffff"))
        if view.pointer is not None:
            time_s, hz = view.pointer
            painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
            x, y = view.x(time_s, width), view.y(view.scale.place(hz), height)
            painter.drawLine(QPointF(x, 0), QPointF(x, height))
            painter.drawLine(QPointF(0, y), QPointF(width, y))
        x = view.x(view.playhead_s, width)
        if -2 < x < width + 2:
            painter.setPen(QPen(QColor("#ffffff"), 1.5))
            painter.drawLine(QPointF(x, 0), QPointF(x, height))

    def _paint_cutoff(self, painter: QPainter) -> None:
        """Where the input ends, and above it what is no recording but an invention."""
        place = self._view.cutoff_place
        if place is None or self._view.cutoff_hz is None:
            return
        y = self._view.y(place, self.height())
        colour = QColor(_ON_PICTURE.accent)
        if self.marks_invented and y > 0:
            above = QRectF(0, 0, self.width(), min(y, self.height()))
            if isinstance(self._layer, Level):  # on what changed a tint would be read as a colour of the scale
                colour.setAlpha(34)
                painter.fillRect(above, colour)
            colour.setAlpha(70)
            painter.fillRect(above, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            colour.setAlpha(255)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        if self.names_cutoff and 0 < y < self.height():
            hz = cutoff_text(self._view.cutoff_hz)
            whole = self.tr("{0}: end of the input").format(hz)
            room = painter.fontMetrics().horizontalAdvance(whole) + 20 <= self.width()
            self._paint_label(painter, whole if room else hz, y)
        elif self.marks_invented and y > 0:
            self._paint_label(painter, self.tr("invented"), min(y, self.height()))

    def _paint_label(self, painter: QPainter, text: str, y: float) -> None:
        """At the right, above the line where there is room, else below it."""
        metrics = painter.fontMetrics()
        size = QSize(metrics.horizontalAdvance(text) + 10, metrics.height() + 2)
        top = y - size.height() - 3 if y > size.height() + 4 else y + 3
        box = QRectF(max(4, self.width() - size.width() - 6), top, size.width(), size.height())
        ground = QColor(GROUND)
        ground.setAlpha(190)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(_ON_PICTURE.accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # The hand.

    def _time(self, where: QPointF) -> float:
        return self._view.time(where.x(), self.width())

    def _handle(self, where: QPointF) -> float | None:
        return other_end(
            self._view.loop, self._time(where), self._view.time(_HANDLE_PX, self.width()) - self._view.span[0]
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self._last = event.position()
        self._loop_before = self._view.loop
        self._anchor_s = self._handle(event.position())
        if self._anchor_s is None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor_s = self._time(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._pressed is None:
            self.setCursor(Qt.CursorShape.ArrowCursor if self._handle(where) is None else Qt.CursorShape.SizeHorCursor)
        elif self._anchor_s is not None:
            self._view.set_loop(loop_of(self._anchor_s, self._time(where), self._view.duration_s))
        elif self._moving or (where - self._pressed).manhattanLength() >= _DRAG_PX:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            by = where - self._last
            span, band = self._view.span, self._view.band
            self._last = where
            self._view.move(
                -by.x() / max(1, self.width()) * (span[1] - span[0]),
                by.y() / max(1, self.height()) * (band[1] - band[0]),
            )
        if self.rect().contains(where.toPoint()):
            self.pointed.emit(self._time(where), self._view.scale.hz(self._view.place(where.y(), self.height())))

    @property
    def _moving(self) -> bool:
        return self._pressed is not None and self._last != self._pressed

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, anchor_s, moved = self._pressed, self._anchor_s, self._moving
        self._pressed = self._anchor_s = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if anchor_s is not None:
            drawn = self._view.loop if (event.position() - pressed).manhattanLength() >= _DRAG_PX else self._loop_before
            self._view.set_loop(self._loop_before)  # until whoever owns it agrees
            if drawn != self._loop_before:
                self.loop_drawn.emit(drawn)
        elif not moved:
            self.clicked.emit(min(max(self._time(pressed), 0.0), self._view.duration_s))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._view.show_whole()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms time, with Ctrl frequency; with Shift, or sideways, it moves."""
        along, across = event.angleDelta().y() / 120.0, event.angleDelta().x() / 120.0
        where, view = event.position(), self._view
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(across) > abs(along):
            view.move(-0.15 * (along + across) * (view.span[1] - view.span[0]))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            view.zoom_band(0.82**along, view.place(where.y(), self.height()))
        else:
            view.zoom_time(0.82**along, self._time(where))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    # The keyboard.

    def event(self, event: QEvent) -> bool:
        """A picture that has the focus keeps its keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._meant(event):
            super().keyPressEvent(event)
            return
        view, key = self._view, event.key()
        width, height = view.span[1] - view.span[0], view.band[1] - view.band[0]
        moves = {
            Qt.Key.Key_Left: (-0.15 * width, 0.0),
            Qt.Key.Key_Right: (0.15 * width, 0.0),
            Qt.Key.Key_Up: (0.0, 0.15 * height),
            Qt.Key.Key_Down: (0.0, -0.15 * height),
        }
        if key in moves:
            view.move(*moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            view.zoom_band(0.6 if key == Qt.Key.Key_PageUp else 1 / 0.6, sum(view.band) / 2)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            view.zoom_time(0.6 if key == Qt.Key.Key_Plus else 1 / 0.6)
        else:
            self.loop_drawn.emit(None)

    def _meant(self, event: QKeyEvent) -> bool:
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            return shifted
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete):
            return self._view.loop is not None
        return key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Plus, Qt.Key.Key_Minus)


def cutoff_text(hz: float) -> str:
    """16000 -> "16.0 kHz"."""
    return f"{number(hz / 1000, '.1f')} kHz" if hz >= 999.5 else f"{hz:.0f} Hz"
