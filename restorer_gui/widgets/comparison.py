"""Before, after and what changed: one part of the clip in all pictures, one pointer that reads them."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from model_core.pictures import MelPicture
from restorer_gui.numbers import number
from restorer_gui.theme import GAP, Colours
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.picture_axes import ColourBar, HzAxis, TimeAxis
from restorer_gui.widgets.picture_colours import CHANGE_SPAN_DB, level_table
from restorer_gui.widgets.picture_layers import Change, Level, Sight
from restorer_gui.widgets.picture_look import PictureLook
from restorer_gui.widgets.picture_scale import hz_text, note_text, time_text
from restorer_gui.widgets.picture_tools import PictureTools
from restorer_gui.widgets.picture_view import PictureView, loop_of
from restorer_gui.widgets.spectrogram import Spectrogram

BESIDE_PX = 290  # a picture narrower than this is better under the other than beside it
STACKED_PX = 130  # what each needs of the height then


class _Panel:
    """A picture with what it is called, over it, and what it says while it is empty, on it."""

    def __init__(self, view: PictureView, name: str, tip: str) -> None:
        self.plot = Spectrogram(view)
        describe(self.plot, name, tip)
        self.heading, self.detail, self.hint = QLabel(name), QLabel(), QLabel()
        self.heading.setObjectName("heading")
        self.detail.setObjectName("muted")
        self.hint.setObjectName("muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # widens no picture
        self.header = QWidget()
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(GAP // 2)
        row.addWidget(self.heading)
        row.addWidget(self.detail, 1)
        over = QVBoxLayout(self.plot)
        over.setContentsMargins(14, 6, 14, 6)
        over.addWidget(self.hint)

    def show_hint(self, text: str, name: str) -> None:
        if self.hint.objectName() != name:
            self.hint.setObjectName(name)
            self.hint.style().polish(self.hint)
        self.hint.setText(text)
        self.hint.setVisible(bool(text))


class Comparison(QFrame):
    """Emits where the hand pointed and what it chose; knows nothing of playing."""

    seek_wanted = Signal(float)
    view_changed = Signal(float, float)  # visible from, to, in s
    loop_wanted = Signal(object)  # (start s, end s), or None: no loop
    look_changed = Signal(object)  # PictureLook

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.view = PictureView(self)
        self._look = PictureLook()
        self._pictures: tuple[MelPicture | None, MelPicture | None] = (None, None)
        self._arranged: object = None
        self._build()
        for panel in self.panels:
            panel.plot.pointed.connect(self._on_pointed)
            panel.plot.left.connect(self._on_left)
            panel.plot.clicked.connect(self.seek_wanted)
            panel.plot.loop_drawn.connect(self.loop_wanted)
        for axis in self._times:
            axis.clicked.connect(self.seek_wanted)
            axis.loop_drawn.connect(self.loop_wanted)
        self.view.span_changed.connect(self.view_changed)
        self.tools.look_chosen.connect(self._on_look_chosen)
        self._on_left()
        self._show_look()

    def _build(self) -> None:
        help_text = self.tr(
            "Click to move the playhead, drag to move the picture, turn the wheel to zoom time (with Ctrl: frequency), "
            "double-click to see all. Hold Shift and drag to mark a loop. Brighter means louder; dark areas at the top "
            "are missing treble."
        )
        change_text = self.tr(
            "What the restoration made louder (orange) and quieter (blue). Black is as before, or too quiet to be seen."
        )
        self.before = _Panel(self.view, self.tr("Before"), help_text)
        self.after = _Panel(self.view, self.tr("After"), help_text)
        self.change = _Panel(self.view, self.tr("What changed"), change_text)
        self.panels = (self.before, self.after, self.change)
        self.before.plot.names_cutoff = True
        self.after.plot.marks_invented = self.change.plot.marks_invented = True
        self.bar = ColourBar(
            self.tr("Colour scale"),
            self.tr(
                "The level that each colour stands for, in dB below a full-scale tone; the same for both pictures."
            ),
        )
        self.change_bar = ColourBar(
            self.tr("Colour scale of what changed"),
            self.tr("By how many dB the restoration is louder (orange) or quieter (blue) than the original."),
            signed=True,
        )
        self.change_bar.set_range((-CHANGE_SPAN_DB, CHANGE_SPAN_DB), "change")
        self._frequencies = tuple(HzAxis(self.view) for _ in range(3))
        self._times = tuple(TimeAxis(self.view) for _ in range(3))
        for panel in self.panels:
            panel.header.setParent(self)
            panel.plot.setParent(self)
        for axis in (*self._frequencies, *self._times, self.bar, self.change_bar):
            axis.setParent(self)  # before any of them is shown: without a parent it would be a window
        self.tools = PictureTools()
        self.readout = QLabel()
        self.readout.setObjectName("muted")
        self.readout.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # moves nothing while it reads
        self.readout.setAccessibleName(self.tr("Time, frequency and level under the pointer"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.tools)
        column.addLayout(self._grid, 1)
        column.addWidget(self.readout)

    # Arranging.

    def hasHeightForWidth(self) -> bool:
        return False  # the words on empty pictures wrap, but ask for no height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Beside each other where each is wide enough, else under each other on one time axis."""
        shown = self.panels if self._look.show_change else self.panels[:2]
        bars = [self.bar, self.change_bar] if self._look.show_change else [self.bar]
        width = (self.width() - self._frequencies[0].width() - 50 * len(bars)) / len(shown)
        stacked = width < BESIDE_PX and self.height() >= STACKED_PX * len(shown) + 70
        if (stacked, len(shown)) == self._arranged:
            return
        self._arranged = (stacked, len(shown))
        while self._grid.count():
            self._grid.takeAt(0)
        for index in range(8):
            self._grid.setRowStretch(index, 0)
            self._grid.setColumnStretch(index, 0)
            self._grid.setColumnMinimumWidth(index, 4 if not stacked and index in (2, 4)[: len(shown) - 1] else 0)
        for index, panel in enumerate(self.panels):
            row, column = (2 * index, 1) if stacked else (0, 1 + 2 * index)
            for widget, on in (
                (panel.header, panel in shown),
                (panel.plot, panel in shown),
                (self._frequencies[index], panel in shown and (stacked or index == 0)),
                (self._times[index], panel in shown and (not stacked or panel is shown[-1])),
            ):
                widget.setVisible(on)
            if panel in shown:
                self._place(panel, index, row, column, stacked)
        self.change_bar.setVisible(len(bars) > 1)
        if stacked:
            self._grid.addWidget(self.bar, 1, 2, 3, 1)
            if len(bars) > 1:
                self._grid.addWidget(self.change_bar, 5, 2)
        else:
            for index, bar in enumerate(bars):
                self._grid.addWidget(bar, 1, 2 * len(shown) + index)

    def _place(self, panel: _Panel, index: int, row: int, column: int, stacked: bool) -> None:
        grid = self._grid
        grid.addWidget(panel.header, row, column)
        grid.addWidget(panel.plot, row + 1, column)
        grid.setRowStretch(row + 1, 1)
        grid.setColumnStretch(column, 1)
        if not self._frequencies[index].isHidden():
            grid.addWidget(self._frequencies[index], row + 1, 0)
        if not self._times[index].isHidden():
            grid.addWidget(self._times[index], row + 2, column)

    # What is shown.

    def set_clip(self, duration_s: float, top_hz: float) -> None:
        """An area for a new clip, without pictures yet."""
        self.set_pictures(None, None)
        self.view.set_clip(duration_s, top_hz)

    def set_pictures(self, before: MelPicture | None, after: MelPicture | None) -> None:
        """Show both on one colour scale, which the picture before decides, and what changed between them."""
        self._pictures = before, after
        loud_db = before.loud_db if before is not None else -10.0
        high = min(0.0, 5.0 * math.ceil(loud_db / 5.0))
        range_db = (high - self._look.range_db, high)
        self.bar.set_range(range_db, self._look.colour_map)
        table = level_table(self._look.colour_map, *range_db)
        first, second = (None if picture is None else Sight(picture) for picture in self._pictures)
        self.before.plot.set_layer(None if first is None else Level(first, table))
        self.after.plot.set_layer(None if second is None else Level(second, table))
        alike = before is not None and after is not None and before.columns == after.columns
        self.change.plot.set_layer(Change(first, second, range_db[0]) if first and second and alike else None)

    def set_hints(self, before: str, after: str, verdict: bool = False) -> None:
        """What an empty picture says. ``verdict``: what stands under After is its answer, not a hint to look past."""
        self.before.show_hint(before, "muted")
        self.after.show_hint(after, "title" if verdict else "muted")
        waiting = self.tr("Here you will see what a restoration changed.") if self.change.plot.layer is None else ""
        self.change.show_hint(waiting, "muted")

    def set_names(self, before: str, after: str) -> None:
        """Which versions are compared, beside the headings."""
        for panel, name in ((self.before, before), (self.after, after)):
            panel.detail.setText("" if name == panel.heading.text() else name)

    def set_cutoff(self, cutoff_hz: float | None) -> None:
        """Where the input's own band ends; what lies above is invented."""
        self.view.set_cutoff(cutoff_hz)

    def set_loop(self, loop_s: tuple[float, float] | None) -> None:
        self.view.set_loop(loop_s)

    def set_playhead(self, position_s: float, follow: bool = False) -> None:
        """Move the lines; with ``follow`` turn the page when the playhead leaves a zoomed picture."""
        self.view.set_playhead(position_s)
        low, high = self.view.span
        if follow and not low <= position_s <= high:
            start_s = min(position_s, max(0.0, self.view.duration_s - (high - low)))
            self.view.show_span(start_s, start_s + high - low)

    def show_span(self, start_s: float, end_s: float) -> None:
        """Show this part of the clip."""
        self.view.show_span(start_s, end_s)

    def zoom(self, factor: float) -> None:
        self.view.zoom_time(factor)

    def show_whole(self) -> None:
        self.view.show_whole()

    def show_loop(self) -> None:
        """Zoom to the loop, with a little of what is around it."""
        if self.view.loop is not None:
            start_s, end_s = self.view.loop
            around_s = 0.1 * (end_s - start_s)
            self.view.show_span(start_s - around_s, end_s + around_s)

    def mark_loop_start(self) -> None:
        """Ask for a loop from the playhead to the old end, else to the end of what is shown."""
        end_s = self.view.loop[1] if self.view.loop else self.view.span[1]
        self._ask_loop(self.view.playhead_s, end_s if end_s > self.view.playhead_s else self.view.duration_s)

    def mark_loop_end(self) -> None:
        """Ask for a loop from the old start, else from the start of what is shown, to the playhead."""
        start_s = self.view.loop[0] if self.view.loop else self.view.span[0]
        self._ask_loop(start_s if start_s < self.view.playhead_s else 0.0, self.view.playhead_s)

    def _ask_loop(self, start_s: float, end_s: float) -> None:
        loop_s = loop_of(start_s, end_s, self.view.duration_s)
        if loop_s is not None:
            self.loop_wanted.emit(loop_s)

    # How it is shown.

    def set_look(self, look: PictureLook) -> None:
        """As a person chose it earlier; is not told by ``look_changed``."""
        if look.usable() != self._look:
            self._look = look.usable()
            self._show_look()

    def set_colours(self, colours: Colours) -> None:
        for panel in self.panels:
            panel.plot.set_colours(colours)
        for axis in (*self._frequencies, *self._times, self.bar, self.change_bar):
            axis.set_colours(colours)

    def _on_look_chosen(self, look: PictureLook) -> None:
        self.set_look(look)
        self.look_changed.emit(self._look)

    def _show_look(self) -> None:
        self.tools.show_look(self._look)
        self.view.set_axis(self._look.axis)
        self.set_pictures(*self._pictures)
        self._arrange()

    # Reading.

    def _on_pointed(self, time_s: float, hz: float) -> None:
        self.view.set_pointer((time_s, hz))
        parts = [time_text(max(0.0, time_s), 2), f"{hz_text(hz)}Hz" if hz >= 999.5 else f"{hz_text(hz)} Hz"]
        parts.append(note_text(hz))
        before, after = (None if picture is None else picture.at(time_s, hz) for picture in self._pictures)
        if before is not None:
            parts.append(self.tr("before {0} dB").format(_signed(before)))
        if after is not None:
            parts.append(self.tr("after {0} dB").format(_signed(after)))
        if before is not None and after is not None:
            unseen = max(before, after) <= self.bar.range_db[0]
            change = self.tr("no change (too quiet)") if unseen else self.tr("change {0} dB")
            parts.append(change.format(_signed(after - before, plus=True)))
        self.readout.setText("    ".join(part for part in parts if part))

    def _on_left(self) -> None:
        self.view.set_pointer(None)
        self.readout.setText(self.tr("Point at the pictures to read time, frequency and level."))


def _signed(level: float, plus: bool = False) -> str:
    return number(level, "+.1f" if plus else ".1f")
