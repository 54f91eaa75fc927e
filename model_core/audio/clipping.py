"""Where a recording was cut off: one detector for what people are told and for what is repaired.

Cutting off leaves flat tops: runs of samples at a channel's extreme, entered and left steeply. The round top of a slow
wave looks flat too when it is measured in steps, but its flanks tell: near its top every smooth wave is a parabola,
and the part of a parabola within eight units of its top is 2.8 times as long as the part within one (of a fourth
power, 1.7 times). A stretch near the extreme of which two thirds are flat is no such top.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from model_core.audio.clip import Samples

Integers = np.ndarray

LOWEST_CLIP = 2.0**-10  # -60 dBFS: below, flat runs are the steps of dither or of a fade, not clipping
STEP = 2.0**-15  # of 16 bits
LEAST_RUN = 3
FLAT_SHARE = 2.0 / 3.0
WIDE = 8.0  # how far around a top is looked, in units of its own unevenness
EXACT, DITHERED = 0.5, 2.5  # how uneven a flat top may be, in steps: equal samples, or as dither leaves them
LEAST_UNSURE = 4  # tops that are uneven, or flat in coarse steps, count only where there are several
MOSTLY = 1.5  # times as many samples: then what is equal is only the lesser part of what is uneven
_SAME = 2.0**-20  # differences below are rounding
_COARSEST = 1.0 / 16.0  # of the extreme: among steps larger than that nothing can be told
_LONGEST = 1 << 17  # samples of one stretch that are held back until it ends
_PLACES = 16  # as many as anybody would go and listen to


@dataclass(frozen=True)
class FlatTops:
    """One side of one channel, in magnitudes; its ``extreme``. ``level``: at and beyond it samples were cut off; None
    where none were. ``samples`` lie there, in ``runs`` that begin at the frames ``starts`` (the first of them).
    """

    extreme: float = 0.0
    level: float | None = None
    samples: int = 0
    runs: int = 0
    starts: tuple[int, ...] = ()


class ClippingMeter:
    """Finds flat tops in one pass, though each channel's extremes are known only at the end: a new extreme makes what
    was found below it void.
    """

    def __init__(self, channels: int) -> None:
        self._sides = [(_Side(), _Side()) for _ in range(channels)]
        self._steps = [np.inf] * channels

    def add(self, block: Samples) -> None:
        """Take [channels, n]."""
        if not block.shape[1]:
            return
        for channel, (values, (upper, lower)) in enumerate(zip(block, self._sides, strict=True)):
            self._steps[channel] = min(self._steps[channel], _least_step(values))
            upper.add(values, self._steps[channel])
            lower.add(-values, self._steps[channel])

    def tops(self) -> list[tuple[FlatTops, FlatTops]]:
        """(above, below) of each channel, so far."""
        return [(upper.tops(), lower.tops()) for upper, lower in self._sides]

    @property
    def peak(self) -> float:
        """The largest magnitude so far."""
        return max((0.0, *(side.extreme for sides in self._sides for side in sides)))

    @property
    def count(self) -> int:
        """Clipped samples of all channels so far."""
        return sum(top.samples for tops in self.tops() for top in tops)

    @property
    def runs(self) -> int:
        """Clipped runs of all channels so far."""
        return sum(top.runs for tops in self.tops() for top in tops)

    def places(self) -> tuple[int, ...]:
        """Where the first runs begin, in frames and in order; channels that clip together count once."""
        starts = {start for tops in self.tops() for top in tops for start in top.starts}
        return tuple(sorted(starts)[:_PLACES])


class _Side:
    """One channel's positive (or, negated, negative) half."""

    def __init__(self) -> None:
        self._exact, self._dithered = _Finder(EXACT), _Finder(DITHERED)
        self.extreme, self._step = 0.0, STEP

    def add(self, values: Samples, step: float) -> None:
        self.extreme = max(self.extreme, float(values.max()))
        self._step = max(step, STEP)
        self._exact.add(values, self.extreme, step)
        self._dithered.add(values, self.extreme, step)

    def tops(self) -> FlatTops:
        """The equal ones, unless those are the lesser part of uneven ones."""
        if self.extreme <= LOWEST_CLIP or self._step > _COARSEST * self.extreme:
            return FlatTops(self.extreme)
        exact, dithered = self._exact.tops(self.extreme), self._dithered.tops(self.extreme)
        if dithered.runs >= LEAST_UNSURE and dithered.samples > MOSTLY * exact.samples:
            return dithered
        enough = exact.runs >= (LEAST_UNSURE if self._step > 2.0 * STEP else 1)
        return exact if enough else FlatTops(self.extreme)


@dataclass
class _Tally:
    """Of the runs with tops of nearly one height."""

    lowest: float
    samples: int
    runs: int
    starts: list[int]


class _Finder:
    """Flat runs that are uneven by no more than ``unevenness`` steps."""

    def __init__(self, unevenness: float) -> None:
        self._unevenness = unevenness
        self._found: dict[int, _Tally] = {}  # by the height of their tops, in steps of 16 bits
        self._held: Samples = np.zeros(0, np.float32)  # a stretch that has not ended
        self._heard = 0
        self._step = STEP

    def add(self, values: Samples, extreme: float, step: float) -> None:
        self._step = min(max(step, STEP), max(_COARSEST * extreme, STEP))
        data = np.concatenate((self._held, values)) if len(self._held) else values
        start, self._heard = self._heard - len(self._held), self._heard + len(values)
        near = data >= extreme - self._wide
        hold = 0
        if near[-1]:
            away = np.flatnonzero(~near[::-1][:_LONGEST])
            hold = int(away[0]) if len(away) else (len(data) if len(data) < _LONGEST else 0)
        self._held = data[len(data) - hold :].copy() if hold else data[:0]
        self._forget(extreme)
        _tally(self._found, *self._stretches(data[: len(data) - hold], start, extreme))

    @property
    def _wide(self) -> float:
        return WIDE * (self._unevenness + 0.5) * self._step

    def _forget(self, extreme: float) -> None:
        lowest = extreme - self._unevenness * self._step
        for key in [key for key, tally in self._found.items() if tally.lowest < lowest]:
            del self._found[key]

    def tops(self, extreme: float) -> FlatTops:
        self._forget(extreme)
        found = {key: replace(tally, starts=list(tally.starts)) for key, tally in self._found.items()}
        if len(self._held):
            _tally(found, *self._stretches(self._held, self._heard - len(self._held), extreme))
        if not found:
            return FlatTops(extreme)
        starts = sorted(start for tally in found.values() for start in tally.starts)[:_PLACES]
        level = extreme - max(self._unevenness * self._step, STEP)
        samples, runs = sum(t.samples for t in found.values()), sum(t.runs for t in found.values())
        return FlatTops(extreme, level, samples, runs, tuple(starts))

    def _stretches(self, data: Samples, start: int, extreme: float) -> tuple[Samples, Integers, Integers]:
        """(heights, flat samples, first flat frames) of the stretches of ``data`` that are flat tops."""
        near = data >= extreme - self._wide
        nothing = np.zeros(0, np.float32), np.zeros(0, np.int64), np.zeros(0, np.int64)
        if not near.any():
            return nothing
        begins, ends = _runs(near)
        flat = data >= extreme - self._unevenness * self._step
        firsts, lasts = _runs(flat)
        if not len(firsts):
            return nothing
        # Every flat run lies in one stretch: its place among them.
        of = np.searchsorted(begins, firsts, side="right") - 1
        counts = np.bincount(of, lasts - firsts, len(begins)).astype(np.int64)
        longest = np.zeros(len(begins), np.int64)
        np.maximum.at(longest, of, lasts - firsts)
        lowest = np.full(len(begins), len(data))
        np.minimum.at(lowest, of, firsts)
        found = np.flatnonzero((longest >= LEAST_RUN) & (counts >= FLAT_SHARE * (ends - begins)))
        heights = np.maximum.reduceat(data, begins)[found] if len(found) else nothing[0]
        return heights, counts[found], lowest[found] + start


def _tally(found: dict[int, _Tally], heights: Samples, counts: Integers, starts: Integers) -> None:
    keys = np.floor(heights / STEP).astype(np.int64)
    for key in np.unique(keys).tolist():
        mine = keys == key
        tally = found.setdefault(key, _Tally(float(heights[mine].min()), 0, 0, []))
        tally.lowest = min(tally.lowest, float(heights[mine].min()))
        tally.samples += int(counts[mine].sum())
        tally.runs += int(np.count_nonzero(mine))
        tally.starts += starts[mine][: max(_PLACES - len(tally.starts), 0)].tolist()


def _runs(hot: np.ndarray) -> tuple[Integers, Integers]:
    """(first, one beyond the last) of each run of True in [n]."""
    edges = np.diff(np.concatenate(([0], hot.view(np.int8), [0])))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def _least_step(values: Samples) -> float:
    """The smallest difference between neighbours that are not equal."""
    steps = np.abs(np.diff(values))
    steps = steps[steps > _SAME]
    return float(steps.min()) if len(steps) else float("inf")
