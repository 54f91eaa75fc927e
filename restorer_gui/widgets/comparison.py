"""Before and after side by side: one zoom, one colour scale, one pointer that reads both."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from model_core.pictures import MelPicture
from restorer_gui.theme import GAP, LIGHT, Colours
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.picture_look import PictureLook
from restorer_gui.widgets.spectrogram import COLOUR_MAP, Spectrogram, hz_text, time_text

SPAN_DB = 80.0


class ColourBar(QWidget):
    """Which colour means how many dB."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range_db = (-90.0, -10.0)
        self._colours = LIGHT
        self._map = pg.colormap.get(COLOUR_MAP)
        self.setFixedWidth(54)
        self.setAccessibleName(self.tr("Colour scale"))
        self.setToolTip(
            self.tr("The level that each colour stands for, in dB below a full-scale tone; the same for both pictures.")
        )

    def sizeHint(self) -> QSize:
        return QSize(54, 120)

    def set_range(self, range_db: tuple[float, float]) -> None:
        self._range_db = range_db
        self.update()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = painter.fontMetrics().height()
        bar = QRectF(2, line / 2 + 2, 10, self.height() - line - 4)
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        for step in range(17):
            gradient.setColorAt(step / 16, QColor(*self._map.map(step / 16, mode="byte")))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(gradient))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(QColor(self._colours.muted))
        low, high = self._range_db
        for level in range(math.ceil(low / 20) * 20, math.floor(high) + 1, 20):
            y = bar.bottom() - (level - low) / (high - low) * bar.height()
            painter.drawText(
                QRectF(16, y - line / 2, 38, line), Qt.AlignmentFlag.AlignVCenter, str(level).replace("-", "\u2212")
            )
        painter.end()


class _Panel(QWidget):
    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self.heading = QLabel(name)
        self.heading.setObjectName("heading")
        self.detail = QLabel()
        self.detail.setObjectName("muted")
        self.plot = Spectrogram()
        describe(self.plot, name, tip)
        self.hint = QLabel(self.plot)
        self.hint.setObjectName("muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout()
        row.setContentsMargins(46, 0, 0, 0)
        row.addWidget(self.heading)
        row.addWidget(self.detail, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.plot, 1)
        over = QVBoxLayout(self.plot)
        over.setContentsMargins(60, 10, 20, 34)
        over.addWidget(self.hint)


class Comparison(QFrame):
    """Two linked spectrograms. Emits where the hand pointed; knows nothing of playing."""

    seek_wanted = Signal(float)
    view_changed = Signal(float, float)  # visible from, to, in s
    loop_wanted = Signal(object)  # (start s, end s), or None: no loop
    look_changed = Signal(object)  # PictureLook

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._colours = LIGHT
        help_text = self.tr(
            "Click to move the playhead, drag to move the picture, turn the wheel to zoom time (with Ctrl: frequency), "
            "double-click to see all. Brighter means louder; dark areas at the top are missing treble."
        )
        self.before = _Panel(self.tr("Before"), help_text)
        self.after = _Panel(self.tr("After"), help_text)
        self.bar = ColourBar()
        self.readout = QLabel()
        self.readout.setObjectName("muted")
        self.readout.setAccessibleName(self.tr("Time, frequency and level under the pointer"))
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP, GAP, 8, 8)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.before, 0, 0)
        grid.addWidget(self.after, 0, 1)
        grid.addWidget(self.bar, 0, 2)
        grid.addWidget(self.readout, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.after.plot.setXLink(self.before.plot)
        self.after.plot.setYLink(self.before.plot)
        for plot in self._plots:
            plot.pointed.connect(self._on_pointed)
            plot.left.connect(self._on_left)
            plot.clicked.connect(self.seek_wanted)
            plot.whole_wanted.connect(self.show_whole)
        self.before.plot.sigXRangeChanged.connect(
            lambda _, span: self.view_changed.emit(float(span[0]), float(span[1]))
        )
        self._duration_s = 1.0
        self._cutoff_hz: float | None = None
        self._loop: tuple[float, float] | None = None
        self._look = PictureLook()
        self._on_left()

    @property
    def _plots(self) -> tuple[Spectrogram, Spectrogram]:
        return self.before.plot, self.after.plot

    def set_clip(self, duration_s: float, top_hz: float) -> None:
        """An area for a new clip, without pictures yet."""
        self._duration_s = duration_s
        self.set_pictures(None, None)
        for plot in self._plots:
            plot.set_size(duration_s, top_hz)
            plot.set_playhead(0.0)

    def set_pictures(self, before: MelPicture | None, after: MelPicture | None) -> None:
        """Show both on one colour scale, which the picture before decides."""
        loud_db = before.loud_db if before is not None else -10.0
        high = min(0.0, 5.0 * math.ceil(loud_db / 5.0))
        range_db = (high - SPAN_DB, high)
        self.bar.set_range(range_db)
        self.before.plot.set_picture(before, range_db)
        self.after.plot.set_picture(after, range_db)
        self.set_colours(self._colours)

    def set_hints(self, before: str, after: str, verdict: bool = False) -> None:
        """What an empty picture says. ``verdict``: what stands under After is its answer, not a hint to look past."""
        kind = "title" if verdict else "muted"
        if self.after.hint.objectName() != kind:
            self.after.hint.setObjectName(kind)
            self.after.hint.style().polish(self.after.hint)
        for panel, text in ((self.before, before), (self.after, after)):
            panel.hint.setText(text)
            panel.hint.setVisible(bool(text))

    def set_names(self, before: str, after: str) -> None:
        """Which versions are compared, beside the headings."""
        self.before.detail.setText(before)
        self.after.detail.setText(after)

    def set_cutoff(self, cutoff_hz: float | None) -> None:
        """Where the input's own band ends; what lies above is invented."""
        self._cutoff_hz = cutoff_hz

    def set_loop(self, loop_s: tuple[float, float] | None) -> None:
        self._loop = loop_s

    def set_look(self, look: PictureLook) -> None:
        """As a person chose it earlier; is not told by ``look_changed``."""
        self._look = look.usable()

    def set_playhead(self, position_s: float, follow: bool = False) -> None:
        """Move both lines; with ``follow`` turn the page when the playhead leaves a zoomed picture."""
        for plot in self._plots:
            plot.set_playhead(position_s)
        low, high = self.before.plot.visible_s()
        if follow and not low <= position_s <= high:
            start_s = min(position_s, max(0.0, self._duration_s - (high - low)))
            self.before.plot.show_span(start_s, start_s + high - low)

    def show_span(self, start_s: float, end_s: float) -> None:
        """Show this part of the clip."""
        self.before.plot.show_span(start_s, end_s)

    def zoom(self, factor: float) -> None:
        self.before.plot.zoom_time(factor)

    def show_whole(self) -> None:
        self.before.plot.getViewBox().autoRange(padding=0)
        self.before.plot.show_span(0.0, self._duration_s)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.bar.set_colours(colours)
        for plot in self._plots:
            plot.set_colours(colours)

    def _on_pointed(self, time_s: float, hz: float) -> None:
        parts = [time_text(max(0.0, time_s), 2), f"{hz_text(hz)}Hz" if hz >= 999.5 else f"{hz_text(hz)} Hz"]
        levels = [plot.level_at(time_s, hz) for plot in self._plots]
        for plot, name, level in zip(self._plots, (self.tr("before"), self.tr("after")), levels, strict=True):
            plot.show_pointer(time_s, hz)
            if level is not None:
                parts.append(f"{name} {_signed(level)} dB")
        if levels[0] is not None and levels[1] is not None:
            parts.append(self.tr("change {0} dB").format(_signed(levels[1] - levels[0], plus=True)))
        self.readout.setText("    ".join(parts))

    def _on_left(self) -> None:
        for plot in self._plots:
            plot.hide_pointer()
        self.readout.setText(self.tr("Point at the pictures to read time, frequency and level."))


def _signed(level: float, plus: bool = False) -> str:
    return f"{level:+.1f}".replace("-", "\u2212") if plus else f"{level:.1f}".replace("-", "\u2212")
