"""One mel spectrogram: draws only what is visible, from the level of the pyramid that fits the screen."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from model_core.pictures import N_MELS, MelPicture, hz_to_mel, mel_to_hz, to_db
from restorer_gui.theme import Colours

COLOUR_MAP = "magma"
MIN_SPAN_S = 0.05


class HzAxis(pg.AxisItem):
    """Frequencies on the mel axis, whose unit is the mel."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        return [(1.0, [float(hz_to_mel(hz)) for hz in nice_hz(low, high, size)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [hz_text(float(mel_to_hz(value))) for value in values]


class TimeAxis(pg.AxisItem):
    """Minutes and seconds."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        digits = max(0, min(3, math.ceil(-math.log10(max(spacing, 1e-6)) - 1e-9)))
        return [time_text(max(0.0, value), digits) for value in values]


def nice_hz(low_mel: float, high_mel: float, size_px: float) -> list[float]:
    """Frequencies worth a tick: 1-2-5 steps at least 26 pixels apart, not cut by the edge; even steps if zoomed."""
    low_hz, high_hz = float(mel_to_hz(max(0.0, low_mel))), float(mel_to_hz(high_mel))
    per_mel = size_px / max(1e-9, high_mel - low_mel)
    chosen: list[float] = []
    high_hz = min(high_hz, float(mel_to_hz(high_mel - 7 / per_mel)))
    for hz in (0, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000):
        if low_hz <= hz <= high_hz and all(abs(hz_to_mel(hz) - hz_to_mel(old)) * per_mel >= 26 for old in chosen):
            chosen.append(float(hz))
    if len(chosen) >= 3 or high_hz <= low_hz:
        return chosen
    step = 10.0 ** math.floor(math.log10(max(1.0, (high_hz - low_hz) / 2)))
    while (high_hz - low_hz) / step > max(2.0, size_px / 30):
        step *= 2
    return [float(hz) for hz in np.arange(math.ceil(low_hz / step), high_hz / step + 1e-9) * step]


def hz_text(hz: float) -> str:
    """12000 -> "12 k", 440 -> "440"."""
    return f"{hz / 1000:.4g} k" if hz >= 999.5 else f"{hz:.0f}"


def time_text(seconds: float, digits: int = 0) -> str:
    """83.25, 1 -> "1:23.2"."""
    whole = round(seconds * 10**digits)
    minutes, rest = divmod(whole, 60 * 10**digits)
    width = 2 if digits == 0 else 3 + digits
    clock = f"{rest / 10**digits:0{width}.{digits}f}"
    if minutes >= 60:
        return f"{minutes // 60}:{minutes % 60:02d}:{clock}"
    return f"{minutes}:{clock}"


class _Image(pg.ImageItem):
    def paint(self, painter: QPainter, *args: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *args)


class _View(pg.ViewBox):
    """Wheel zooms time, with Ctrl frequency, with Shift it moves; dragging moves; a double click shows all."""

    whole_wanted = Signal()

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        steps = event.delta() / 120.0
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            width = self.viewRange()[0][1] - self.viewRange()[0][0]
            self.translateBy(x=-0.15 * width * steps)
        else:
            centre = self.mapSceneToView(event.scenePos())
            factor = 0.82**steps
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                self.scaleBy(y=factor, center=centre)
            else:
                self.scaleBy(x=factor, center=centre)
        event.accept()

    def mouseDoubleClickEvent(self, event: Any) -> None:
        self.whole_wanted.emit()
        event.accept()


class Spectrogram(pg.PlotWidget):
    """Picture, axes, playhead and pointer line of one version. The x axis is in seconds, the y axis in mel."""

    pointed = Signal(float, float)  # time in s, frequency in Hz
    left = Signal()
    clicked = Signal(float)  # time in s
    whole_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._view = _View()
        axes = {"left": HzAxis("left"), "bottom": TimeAxis("bottom")}
        super().__init__(parent, viewBox=self._view, axisItems=axes)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 110)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self._picture: MelPicture | None = None
        self._image = _Image()
        self._image.setLookupTable(pg.colormap.get(COLOUR_MAP).getLookupTable(nPts=256))
        self._range_db = (-90.0, -10.0)
        self.addItem(self._image)
        self._pointer = pg.InfiniteLine(angle=90, movable=False)
        self._level = pg.InfiniteLine(angle=0, movable=False)
        self._playhead = pg.InfiniteLine(angle=90, movable=False, pos=0.0)
        for line in (self._pointer, self._level, self._playhead):
            self.addItem(line, ignoreBounds=True)
        self.hide_pointer()
        # At once, not a moment later: it takes 1 ms, and drawing the old columns first would cost a frame of its own.
        self._view.sigXRangeChanged.connect(self._show_picture)
        self._view.sigResized.connect(self._show_picture)
        self._view.whole_wanted.connect(self.whole_wanted)
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        for axis in ("left", "bottom"):
            self.getAxis(axis).setStyle(tickLength=4)  # outwards: inside they would lie on the picture
        self.getAxis("left").setWidth(46)
        self.getAxis("bottom").setHeight(24)
        self.set_size(1.0, 22_050.0)

    def sizeHint(self) -> QSize:
        return QSize(320, 150)

    # What is shown.

    def set_size(self, duration_s: float, top_hz: float) -> None:
        """The area of a clip: 0 to ``duration_s`` and 0 to ``top_hz``; shows all of it."""
        duration_s, top = max(duration_s, MIN_SPAN_S), float(hz_to_mel(top_hz))
        half = top / (N_MELS + 1) / 2  # the picture ends half a band outside the first and last centre
        self._view.setLimits(
            xMin=0,
            xMax=duration_s,
            yMin=half,
            yMax=top - half,
            minXRange=min(MIN_SPAN_S, duration_s),
            maxXRange=duration_s,
            minYRange=1,
            maxYRange=top - 2 * half,
        )
        self._view.setRange(xRange=(0, duration_s), yRange=(half, top - half), padding=0)

    def set_picture(self, picture: MelPicture | None, range_db: tuple[float, float] = (-90.0, -10.0)) -> None:
        self._picture, self._range_db = picture, range_db
        self._show_picture()

    def set_playhead(self, position_s: float) -> None:
        self._playhead.setPos(position_s)

    def show_pointer(self, time_s: float, hz: float) -> None:
        self._pointer.setPos(time_s)
        self._level.setPos(float(hz_to_mel(hz)))
        self._pointer.setVisible(self._picture is not None)
        self._level.setVisible(self._picture is not None)

    def hide_pointer(self) -> None:
        self._pointer.hide()
        self._level.hide()

    def level_at(self, time_s: float, hz: float) -> float | None:
        """The level in dB under the pointer, None while there is no picture."""
        return None if self._picture is None else self._picture.at(time_s, hz)

    def zoom_time(self, factor: float) -> None:
        """Zoom around the playhead if it is in sight, else around the middle."""
        (low, high), _ = self._view.viewRange()
        at = self._playhead.value() if low <= self._playhead.value() <= high else (low + high) / 2
        self._view.scaleBy(x=factor, center=QPointF(at, 0))

    def visible_s(self) -> tuple[float, float]:
        (low, high), _ = self._view.viewRange()
        return float(low), float(high)

    def show_span(self, start_s: float, end_s: float) -> None:
        self._view.setXRange(start_s, end_s, padding=0)

    def set_colours(self, colours: Colours) -> None:
        self.setBackground(colours.surface)
        for name in ("left", "bottom"):
            self.getAxis(name).setPen(pg.mkPen(colours.border))
            self.getAxis(name).setTextPen(pg.mkPen(colours.muted))
        # The picture is dark in both appearances, so what lies on it stays light.
        self._view.setBackgroundColor("#0a0810" if self._picture is not None else colours.raised)
        self._playhead.setPen(pg.mkPen("#ffffff", width=1.5))
        faint = pg.mkPen(255, 255, 255, 110)
        self._pointer.setPen(faint)
        self._level.setPen(faint)

    def _show_picture(self) -> None:
        self._playhead.setVisible(self._picture is not None)
        if self._picture is None:
            self._image.clear()
            return
        low, high = self.visible_s()
        columns = max(16, int(self._view.width() * self.devicePixelRatioF()))
        part, left, right = self._picture.view(low, high, columns)
        self._image.setImage(to_db(part).T, autoLevels=False, levels=self._range_db)
        top = float(hz_to_mel(self._picture.mel_hz[-1]))
        band = top / len(self._picture.mel_hz)
        self._image.setRect(QRectF(left, band / 2, right - left, top))

    def _on_mouse_moved(self, where: QPointF) -> None:
        if not self._view.sceneBoundingRect().contains(where):
            self.left.emit()
            return
        point = self._view.mapSceneToView(where)
        self.pointed.emit(float(point.x()), float(mel_to_hz(max(0.0, point.y()))))

    def _on_mouse_clicked(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._view.sceneBoundingRect().contains(event.scenePos()):
            self.clicked.emit(float(self._view.mapSceneToView(event.scenePos()).x()))

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self.left.emit()
