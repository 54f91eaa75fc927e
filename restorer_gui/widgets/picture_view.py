"""What part of the clip all pictures show, and what lies on it: one state that they share; nothing is linked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from restorer_gui.widgets.picture_scale import Scale

MIN_SPAN_S = 0.05
MIN_BAND = 0.02  # of the axis
LEAST_LOOP_S = 0.02


class PictureView(QObject):
    """Times are in s; ``band`` are places on the ``scale``, 0 to 1."""

    moved = Signal()  # another part is shown
    span_changed = Signal(float, float)  # visible from, to, in s
    marked = Signal()  # pointer, loop or cutoff changed
    played = Signal(float, float)  # the playhead moved, from, to

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration_s = 1.0
        self.scale = Scale()
        self.span = (0.0, 1.0)
        self.band = (0.0, 1.0)
        self.playhead_s = 0.0
        self.pointer: tuple[float, float] | None = None  # s, Hz
        self.loop: tuple[float, float] | None = None
        self.cutoff_hz: float | None = None

    def set_clip(self, duration_s: float, top_hz: float) -> None:
        self.duration_s = max(duration_s, MIN_SPAN_S)
        self.scale = Scale(self.scale.kind, top_hz)
        self.playhead_s, self.pointer, self.loop, self.cutoff_hz = 0.0, None, None, None
        self.show_whole()

    def set_axis(self, kind: str) -> None:
        """Another axis for the same frequencies, as far as it reaches."""
        if kind == self.scale.kind:
            return
        whole = self.band == (0.0, 1.0)
        low_hz, high_hz = self.scale.hz(self.band[0]), self.scale.hz(self.band[1])
        self.scale = Scale(kind, self.scale.top_hz)
        self.band = (0.0, 1.0)
        if not whole:
            self.show_band(self.scale.place(low_hz), self.scale.place(high_hz))
        self.moved.emit()

    # The visible part.

    def show_span(self, start_s: float, end_s: float) -> None:
        """Show these times; never leaves the clip, never closer than a person can use."""
        span = _kept(start_s, end_s, self.duration_s, min(MIN_SPAN_S, self.duration_s))
        if span != self.span:
            self.span = span
            self.moved.emit()
            self.span_changed.emit(*span)

    def show_band(self, low: float, high: float) -> None:
        band = _kept(low, high, 1.0, MIN_BAND)
        if band != self.band:
            self.band = band
            self.moved.emit()

    def show_whole(self) -> None:
        self.span, self.band = (0.0, self.duration_s), (0.0, 1.0)
        self.moved.emit()
        self.span_changed.emit(*self.span)

    def zoom_time(self, factor: float, at_s: float | None = None) -> None:
        """Around ``at_s``, else around the playhead if it is in sight, else around the middle."""
        low, high = self.span
        if at_s is None:
            at_s = self.playhead_s if low <= self.playhead_s <= high else (low + high) / 2
        width = min(max((high - low) * factor, min(MIN_SPAN_S, self.duration_s)), self.duration_s)
        start_s = at_s - (at_s - low) / (high - low) * width
        self.show_span(start_s, start_s + width)

    def zoom_band(self, factor: float, at: float) -> None:
        low, high = self.band
        width = min(max((high - low) * factor, MIN_BAND), 1.0)
        start = at - (at - low) / (high - low) * width
        self.show_band(start, start + width)

    def move(self, by_s: float, by: float = 0.0) -> None:
        self.show_span(self.span[0] + by_s, self.span[1] + by_s)
        self.show_band(self.band[0] + by, self.band[1] + by)

    # What lies on it.

    def set_playhead(self, position_s: float) -> None:
        old, self.playhead_s = self.playhead_s, position_s
        self.played.emit(old, position_s)

    def set_pointer(self, pointer: tuple[float, float] | None) -> None:
        if pointer != self.pointer:
            self.pointer = pointer
            self.marked.emit()

    def set_loop(self, loop_s: tuple[float, float] | None) -> None:
        self.loop = loop_s
        self.marked.emit()

    def set_cutoff(self, cutoff_hz: float | None) -> None:
        self.cutoff_hz = cutoff_hz
        self.marked.emit()

    @property
    def cutoff_place(self) -> float | None:
        """Where the cutoff lies on the axis; None where nothing is above it."""
        place = None if self.cutoff_hz is None else self.scale.place(self.cutoff_hz)
        return place if place is not None and 0.0 < place < 1.0 else None

    # Pixels.

    def x(self, time_s: float, width: int) -> float:
        return (time_s - self.span[0]) / (self.span[1] - self.span[0]) * width

    def time(self, x: float, width: int) -> float:
        return self.span[0] + x / max(1, width) * (self.span[1] - self.span[0])

    def y(self, place: float, height: int) -> float:
        return (self.band[1] - place) / (self.band[1] - self.band[0]) * height

    def place(self, y: float, height: int) -> float:
        return self.band[1] - y / max(1, height) * (self.band[1] - self.band[0])


def loop_of(start_s: float, end_s: float, duration_s: float) -> tuple[float, float] | None:
    """A loop between two times in any order, inside the clip; None when it is too short to be meant."""
    low, high = sorted((min(max(start_s, 0.0), duration_s), min(max(end_s, 0.0), duration_s)))
    return (low, high) if high - low >= LEAST_LOOP_S else None


def other_end(loop_s: tuple[float, float] | None, time_s: float, reach_s: float) -> float | None:
    """If ``time_s`` is within reach of one end of a loop, the other end: the one that stays where it is."""
    if loop_s is None:
        return None
    near, far = sorted(loop_s, key=lambda end_s: abs(end_s - time_s))
    return far if abs(near - time_s) <= reach_s else None


def _kept(low: float, high: float, top: float, least: float) -> tuple[float, float]:
    width = min(max(high - low, least), top)
    start = min(max(low if high - low >= least else (low + high - width) / 2, 0.0), top - width)
    return start, start + width
