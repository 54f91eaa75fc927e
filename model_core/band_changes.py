"""What happened in each third octave: left exactly as it was, moved too little to hear, moved, or filled.

Measured on the sound alone; what a restorer says of itself is not asked. No torch here, like `model_core.change`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

BandCode = Literal[
    "empty",  # holds nothing that could be heard, before and after
    "untouched",  # the same wave to 60 dB, but for one level and sign of the whole sound
    "inaudible",
    "moved",
    "filled",  # where the recording held nothing or next to nothing there is sound now
]

AUDIBLE_BAND_DB, AUDIBLE_BROAD_DB, AUDIBLE_BAND_MOST_DB = 0.5, 0.25, 3.0
"""Of a third octave over the whole clip, the same where many bands move together, and in its worst fifth of a second:
trained ears hear half a decibel to one in a band this wide when it lasts, several in a moment.
"""
SHIFTED_BAND_DB = 1.0  # of a sound that comes later, whose frames are cut elsewhere

AUDIBLE_ADDED_DB, AUDIBLE_ADDED_DBFS = -55.0, -90.0
"""What was made up, against the whole sound and by itself: 55 dB below the music it lies under the music itself and, at
a usual listening level, under the noise of the room. A band counts from a tenth of that on.
"""
SAME_DB, EMPTY_DBFS = -60.0, -100.0
LOWEST_HZ = 20.0
_FEWEST_SHARE = 0.005  # of a band's cells: fewer are clicks and the edges of the file
_FEWEST_BINS, _FEWEST_CELLS, _FEWEST_AT_ONCE = 4, 32, 16
_GUARD_BINS = 3  # on both sides of the cutoff: what is filled in leaks that far through the window
_STRETCH_S = 0.19
_HEARD_BELOW_DB, _HEARD_DBFS = 50.0, -80.0  # a band's stretch this far below the loudest, or this quiet, is not heard
_PROVEN_SHARE, _AGREEING_SHARE, _AGREEING_DB = 0.1, 0.5, 0.1
_NOTHING = 1e-10

Cells = NDArray[np.float32]
Sums = NDArray[np.float64]


def decibels(share: float) -> float:
    """A ratio of powers in dB; -inf for nothing."""
    return 10.0 * math.log10(share) if share > 0.0 else -math.inf


@dataclass(frozen=True)
class BandChange:
    """One band, ``low_hz`` to ``high_hz``.

    ``moved_db``: RMS change of level over the time-frequency cells that carried sound, the common change of level
    taken out; ``most_db``: the largest change of the whole band's level in a fifth of a second in which it could be
    heard. ``added_db``: what came in where no cell carried sound, against the whole sound; None for nothing.
    """

    low_hz: float
    high_hz: float
    moved_db: float
    most_db: float
    added_db: float | None
    code: BandCode


@dataclass(frozen=True)
class Span:
    """Neighbouring bands to which the same was done."""

    low_hz: float
    high_hz: float
    code: BandCode


def spans(bands: Sequence[BandChange]) -> tuple[Span, ...]:
    """Neighbours with the same code taken together, from low to high."""
    groups = (list(group) for _, group in groupby(bands, key=lambda band: band.code))
    return tuple(Span(group[0].low_hz, group[-1].high_hz, group[0].code) for group in groups)


def band_edges(sample_rate: int, bin_hz: float, cutoff_hz: float | None) -> list[float]:
    """Third octaves from 20 Hz to half the sample rate, none narrower than four bins, one ending at the cutoff."""
    top = sample_rate / 2.0
    fixed = [top] if cutoff_hz is None else [cutoff_hz, top]
    edges = [LOWEST_HZ]
    for end in fixed:
        while (wider := max(edges[-1] * 2.0 ** (1.0 / 3.0), edges[-1] + _FEWEST_BINS * bin_hz)) < end:
            edges.append(wider)
        if len(edges) > 1 and end - edges[-1] < 0.4 * (edges[-1] - edges[-2]) and edges[-1] not in fixed:
            edges.pop()  # what is left over is too little for a band of its own
        edges.append(end)
    return edges


class BandMeter:
    """Sums over the spectra of two sounds, band by band."""

    def __init__(
        self,
        sample_rate: int,
        n_fft: int,
        hop: int,
        channels: int,
        cutoff_hz: float | None,
        gain_db: float,
        unit: float,
    ) -> None:
        """``gain_db``: the change of loudness. ``unit``: the power of a frame of mean square 1."""
        bin_hz = sample_rate / n_fft
        self._edges = band_edges(sample_rate, bin_hz, cutoff_hz)
        ends = [_bins(low, high, bin_hz, cutoff_hz) for low, high in pairwise(self._edges)]
        self._ends = np.minimum(np.array(ends).ravel(), n_fft // 2)
        self._below = np.array([cutoff_hz is None or high <= cutoff_hz for high in self._edges[1:]])
        self._gains_db = (0.0, gain_db)
        self._unit = unit
        self._stretch = max(1, round(_STRETCH_S * sample_rate / hop))
        count = len(ends)
        self._energy = np.zeros((4, channels, count))  # before, after, their difference, the difference times before
        # Of cells that carried no sound, by bin, whose phases a delay turns: before, after, both parts of the product.
        self._quiet = np.zeros((4, channels, n_fft // 2 + 1))
        self._cells = np.zeros((3, channels, count))  # those that did: how many, the sums of their dB and dB squared
        self._most, self._most_kept = np.zeros((2, count)), np.zeros(2)  # apart from either gain
        self._waiting = np.zeros((5, channels, 0, count))
        self._all, self._frames = 0.0, 0

    def add(self, bins: NDArray[np.complex64], power: Cells, carries: NDArray[np.bool_], change_db: Cells) -> None:
        """Take spectra and powers [2, channels, frames, bins], which cells carried sound, and their change of level."""
        difference = bins[1] - bins[0]
        product = difference.real * bins[0].real + difference.imag * bins[0].imag
        levels = self._sums(power)
        self._energy[:2] += levels.sum(axis=2)
        self._energy[2] += self._sums(difference.real**2 + difference.imag**2).sum(axis=1)
        self._energy[3] += self._sums(product).sum(axis=1)
        turned = difference.imag * bins[0].real - difference.real * bins[0].imag
        for place, values in enumerate((power[0], power[1], product, turned)):
            self._quiet[place] += np.where(carries, np.float32(0.0), values).sum(axis=1, dtype=np.float64)
        moved = np.where(carries, change_db, np.float32(0.0))
        cells = [self._sums(values) for values in (carries.astype(np.float32), moved, np.square(moved))]
        self._cells += np.stack(cells).sum(axis=2)
        self._all += float(power[1].sum(dtype=np.float64))
        self._frames += difference.shape[1]
        joined = np.concatenate((self._waiting, np.concatenate((levels, cells))), axis=2)
        whole = joined.shape[2] // self._stretch * self._stretch
        self._waiting = joined[:, :, whole:]
        if whole:
            self._add_stretches(joined[:, :, :whole], self._stretch)

    def finish(self) -> None:
        """The last stretch, shorter than the others."""
        if frames := self._waiting.shape[2]:
            self._add_stretches(self._waiting, frames)

    def _sums(self, values: Cells | Sums) -> Sums:
        """[.., bins] -> [.., bands]."""
        result: Sums = np.add.reduceat(values, self._ends, axis=-1, dtype=np.float64)[..., ::2]
        return result

    def _add_stretches(self, sums: Sums, frames: int) -> None:
        """Take [5, channels, many times ``frames``, bands]: levels before and after, and of the cells that carried
        sound how many, their dB and its squares.
        """
        _, channels, _, count = sums.shape
        before, after, *cells = sums.reshape(5, channels, -1, frames, count).sum(axis=3)
        loudest, unit = before.max(axis=2, keepdims=True), frames * self._unit
        heard = before > np.maximum(loudest * _power(-_HEARD_BELOW_DB), unit * _power(_HEARD_DBFS))
        change_db = 10.0 * np.log10(np.maximum(after, _NOTHING) / np.maximum(before, _NOTHING))
        kept = [each[..., self._below].sum(axis=2) for each in cells]
        enough = kept[0] >= _FEWEST_AT_ONCE
        for place, gain_db in enumerate(self._gains_db):
            most = np.where(heard, np.abs(change_db - gain_db), 0.0).max(axis=(0, 1))
            self._most[place] = np.maximum(self._most[place], most)
            moved = max(
                (_rms(each, gain_db) for each in zip(*(part[enough] for part in kept), strict=True)), default=0.0
            )
            self._most_kept[place] = max(self._most_kept[place], moved)

    def common_gain(self) -> float | None:
        """The factor by which the whole sound was multiplied, where many bands agree on it: by their waves (1 where
        some are the very same, below 0 where all was turned over), else by their levels. None where nothing proves one.
        """
        carries = self._cells[0] >= _FEWEST_CELLS
        if not carries.any():
            return None
        if self._same(1.0)[carries].mean() >= _PROVEN_SHARE:
            return 1.0
        gain = 1.0 + float(np.median(self._energy[3][carries] / self._energy[0][carries]))
        if gain != 0.0 and self._same(gain)[carries].mean() >= _AGREEING_SHARE:
            return gain
        count, total, squares = self._cells[:, carries]
        level_db = float(np.median(total / count))
        apart = np.sqrt(np.maximum(squares / count - 2.0 * level_db * total / count + level_db * level_db, 0.0))
        return float(10.0 ** (level_db / 20.0)) if (apart < _AGREEING_DB).mean() >= _AGREEING_SHARE else None

    def _same(self, gain: float) -> NDArray[np.bool_]:
        """Where the wave is the former one times ``gain``: [channels, bands]."""
        before, _, difference, product = self._energy
        step = gain - 1.0
        left = difference - 2.0 * step * product + step * step * before
        return np.asarray(left <= _power(SAME_DB) * gain * gain * before)

    def kept_moved_db(self, gain: float | None) -> float:
        """RMS over the cells that carried sound, all bands below the cutoff together."""
        return _rms(self._cells[..., self._below].sum(axis=(1, 2)), self._gain_db(gain))

    def most_moved_db(self, gain: float | None) -> float:
        """The same of the fifth of a second, in one channel, that moved most."""
        return float(self._most_kept[self._nearer(gain)])

    def _gain_db(self, gain: float | None) -> float:
        return self._gains_db[1] if gain is None else 20.0 * math.log10(abs(gain))

    def _nearer(self, gain: float | None) -> int:
        """Which is nearer to ``gain``: 0 for no change of level, 1 for the change of loudness."""
        gain_db = self._gain_db(gain)
        return int(abs(gain_db) > abs(gain_db - self._gains_db[1]))

    def _in_quiet_cells(self, factor: float) -> tuple[Sums, Sums]:
        """The power by band that came into cells that carried no sound: what is no multiple of what was there, and what
        is one, ``factor`` times of which were to be expected.
        """
        before, after, product, turned = self._quiet
        kept = np.minimum((np.square(before + product) + np.square(turned)) / np.maximum(before, _NOTHING), after)
        new, raised = self._sums(after - kept), self._sums(kept - factor * before)
        return new.sum(axis=0), np.maximum(raised, 0.0).sum(axis=0)

    def changes(self, gain: float | None, audible_db: float, moments: bool) -> tuple[BandChange, ...]:
        """Every band, from low to high. ``gain``: of `common_gain`. ``audible_db``: how far one has to move to
        be called moved. ``moments``: single moments count too.
        """
        if not self._frames:
            return ()
        gain_db, most = self._gain_db(gain), self._most[self._nearer(gain)]
        same: NDArray[np.bool_] = np.logical_and.reduce(self._same(1.0 if gain is None else gain), axis=0)
        per_bin, widths = self._frames * self._energy.shape[1], self._ends[1::2] - self._ends[::2]
        frames = per_bin * self._unit
        level = self._energy[:2].sum(axis=1)
        new, raised = (np.where(same, 0.0, power) for power in self._in_quiet_cells(_power(gain_db)))
        least = max(self._all * _power(AUDIBLE_ADDED_DB), frames * _power(AUDIBLE_ADDED_DBFS))
        heard = [0.1 * least if powers.sum() > least else np.inf for powers in (new, raised)]
        found = []
        for place, (low, high) in enumerate(pairwise(self._edges)):
            cells = self._cells[:, :, place].sum(axis=1)
            enough = cells[0] >= max(_FEWEST_CELLS, _FEWEST_SHARE * per_bin * widths[place])
            moved_db = _rms(cells, gain_db) if enough else 0.0
            moved = moved_db > audible_db or (moments and bool(most[place] > AUDIBLE_BAND_MOST_DB))
            filled = new[place] > max(heard[0], raised[place])
            if raised[place] > max(heard[1], new[place]):
                moved, moved_db = True, max(moved_db, abs(decibels(level[1, place] / level[0, place]) - gain_db))
            code: BandCode = "moved" if moved else "inaudible"
            if level[:, place].max() < frames * _power(EMPTY_DBFS):
                code = "empty"
            elif same[place]:
                code = "untouched"
            elif filled and (not moved or new[place] > 0.5 * level[1, place]):
                code = "filled"
            added_db = decibels(new[place] / self._all) if new[place] > self._all * _NOTHING else None
            found.append(BandChange(low, high, moved_db, float(most[place]), added_db, code))
        return tuple(found)


def _bins(low_hz: float, high_hz: float, bin_hz: float, cutoff_hz: float | None) -> tuple[int, int]:
    first, last = math.ceil(low_hz / bin_hz), math.ceil(high_hz / bin_hz)
    if low_hz == cutoff_hz:
        first += _GUARD_BINS
    if high_hz == cutoff_hz:
        last -= _GUARD_BINS
    return first, max(last, first + 1)


def _rms(cells: Sequence[float] | Sums, gain_db: float) -> float:
    """``cells``: how many, the sums of their dB and of their squares."""
    count, total, squares = cells
    left = squares - 2.0 * gain_db * total + gain_db * gain_db * count
    return math.sqrt(max(float(left), 0.0) / max(float(count), 1.0))


def _power(level_db: float) -> float:
    return float(10.0 ** (level_db / 10.0))
