"""Where a frequency lies on the axis, what the axis says, and how a picture's bands become rows of pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from model_core.pictures import N_MELS, hz_to_mel, mel_to_hz
from restorer_gui.numbers import number

_LOWEST_HZ = 20.0  # a logarithmic axis has to begin somewhere: the lowest that is heard
_ROUND_HZ = (0, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
_SEMITONES_FROM_A = 69  # of A4, 440 Hz, counted from C-1


@dataclass(frozen=True)
class Scale:
    """An axis of frequencies: ``place`` 0 is its lower end, 1 its upper one.

    The picture ends half a band outside the first and last centre, and so does the axis.
    """

    kind: str = "mel"  # mel, linear or log
    top_hz: float = 22_050.0

    @property
    def low_hz(self) -> float:
        half_band = float(mel_to_hz(float(hz_to_mel(self.top_hz)) / (N_MELS + 1) / 2))
        return half_band if self.kind == "mel" else max(_LOWEST_HZ, half_band) if self.kind == "log" else 0.0

    @property
    def high_hz(self) -> float:
        top = float(hz_to_mel(self.top_hz))
        return float(mel_to_hz(top - top / (N_MELS + 1) / 2)) if self.kind == "mel" else self.top_hz

    def place(self, hz: float) -> float:
        """Outside 0..1 for what the axis does not reach."""
        low, high, value = (self._bent(x) for x in (self.low_hz, self.high_hz, hz))
        return (value - low) / (high - low)

    def hz(self, place: float) -> float:
        low, high = self._bent(self.low_hz), self._bent(self.high_hz)
        return float(self._straight(np.array(low + place * (high - low))))

    def hz_of(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        low, high = self._bent(self.low_hz), self._bent(self.high_hz)
        return self._straight(low + places * (high - low))

    def _bent(self, hz: float) -> float:
        if self.kind == "mel":
            return float(hz_to_mel(max(0.0, hz)))
        return math.log(max(hz, 1e-3)) if self.kind == "log" else hz

    def _straight(self, value: NDArray[np.float64]) -> NDArray[np.float64]:
        if self.kind == "mel":
            return mel_to_hz(np.maximum(value, 0.0))
        return np.exp(value) if self.kind == "log" else value

    def ticks(self, low: float, high: float, size_px: float) -> list[float]:
        """Frequencies worth a word between two places: 1-2-5 steps 26 pixels apart; even steps if zoomed."""
        per_place = size_px / max(1e-9, high - low)
        low_hz = self.hz(low) if low > 1e-9 else 0.0
        high_hz = self.hz(high - 7 / per_place)  # not cut by the edge
        chosen: list[float] = []
        for hz in _ROUND_HZ:
            apart = all(abs(self.place(hz) - self.place(old)) * per_place >= 26 for old in chosen)
            if low_hz <= hz <= high_hz and apart and self.place(hz) >= low - 7 / per_place:
                chosen.append(float(hz))
        if len(chosen) >= 3 or high_hz <= low_hz:
            return chosen
        step = 10.0 ** math.floor(math.log10(max(1.0, (high_hz - low_hz) / 2)))
        factors = iter((2.0, 2.5, 2.0) * 8)
        while (high_hz - low_hz) / step > max(2.0, size_px / 30):
            step *= next(factors)
        return [float(hz) for hz in np.arange(math.ceil(low_hz / step), high_hz / step + 1e-9) * step]


@dataclass(frozen=True, eq=False)
class Rows:
    """How bands become rows of pixels, highest first: some take the loudest of several bands, the others lie between
    two.
    """

    pooled: slice
    first: NDArray[np.intp]  # band of each pooled row
    more: tuple[tuple[NDArray[np.intp], NDArray[np.intp]], ...]  # rows that take one band more, and which
    between: slice
    below: NDArray[np.intp]
    share: NDArray[np.int32]  # of the band above, in 1/256

    def of(self, part: NDArray[np.int16]) -> NDArray[np.int16]:
        """Bands [n_mels, n] to rows [rows, n]."""
        found = np.empty((len(self.first) + len(self.below), part.shape[1]), dtype=np.int16)
        if len(self.first):
            loudest = part[self.first]  # whole rows at once: several times faster than ufunc.reduceat
            for taking, bands in self.more:
                loudest[taking] = np.maximum(loudest[taking], part[bands])
            found[self.pooled] = loudest
        if len(self.below):
            lower = part[self.below].astype(np.int32)
            found[self.between] = lower + ((part[self.below + 1] - lower) * self.share[:, np.newaxis] >> 8)
        return found


@lru_cache(maxsize=32)
def rows(scale: Scale, low: float, high: float, count: int, bands: int = N_MELS) -> Rows:
    """The table for ``count`` rows that show the places from ``low`` to ``high``; cheap, and made once per view."""
    edges_hz = scale.hz_of(np.linspace(high, low, count + 1))
    edges = hz_to_mel(edges_hz) / float(hz_to_mel(scale.top_hz)) * (bands + 1) - 1.0  # in bands: 0 is the first centre
    wide = np.flatnonzero(edges[:-1] - edges[1:] > 1.0)
    # On every axis rows only widen or only narrow upwards: what is pooled is one end of the picture, or all of it.
    pooled = slice(0, 0)
    if len(wide):
        pooled = slice(0, int(wide[-1]) + 1) if wide[0] == 0 else slice(int(wide[0]), count)
    between = slice(pooled.stop, count) if pooled.start == 0 else slice(0, pooled.start)
    bounds = np.clip(np.floor(edges + 0.5), 0, bands).astype(np.intp)
    first = np.minimum(bounds[1:][pooled], bands - 1)
    spans = bounds[:-1][pooled] - first
    more = []
    for further in range(1, int(spans.max(initial=1))):
        taking = np.flatnonzero(spans > further)
        more.append((taking, first[taking] + further))
    centres = np.clip((edges[:-1] + edges[1:])[between] / 2, 0.0, bands - 1.0)
    below = np.minimum(np.floor(centres), bands - 2).astype(np.intp)
    return Rows(pooled, first, tuple(more), between, below, np.rint((centres - below) * 256).astype(np.int32))


def hz_text(hz: float) -> str:
    """12000 -> "12 k", 440 -> "440"."""
    return f"{number(hz / 1000, '.4g')} k" if hz >= 999.5 else f"{hz:.0f}"


def time_text(seconds: float, digits: int = 0) -> str:
    """83.25, 1 -> "1:23.2"."""
    whole = round(seconds * 10**digits)
    minutes, rest = divmod(whole, 60 * 10**digits)
    width = 2 if digits == 0 else 3 + digits
    clock = number(rest / 10**digits, f"0{width}.{digits}f")
    if minutes >= 60:
        return f"{minutes // 60}:{minutes % 60:02d}:{clock}"
    return f"{minutes}:{clock}"


def time_ticks(low_s: float, high_s: float, size_px: float) -> tuple[list[float], int]:
    """Times worth a word, at least 70 pixels apart, and how many digits their seconds need."""
    least = (high_s - low_s) * 70 / max(1.0, size_px)
    steps = [base * 10.0**power for power in range(-4, 0) for base in (1, 2, 5)]
    steps += [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]
    step = next((step for step in steps if step >= least), 3600.0 * math.ceil(least / 3600))
    digits = max(0, min(4, math.ceil(-math.log10(step) - 1e-9)))
    return [i * step for i in range(math.ceil(low_s / step - 1e-9), math.floor(high_s / step + 1e-9) + 1)], digits


def note_text(hz: float) -> str:
    """440 -> "A4", 450 -> "A4 +39 cents": the nearest note in equal temperament, A4 = 440 Hz; "" below C0."""
    if hz < 16.0:
        return ""
    exact = _SEMITONES_FROM_A + 12 * math.log2(hz / 440.0)
    nearest = round(exact)
    cents = round((exact - nearest) * 100)
    name = f"{note_names()[nearest % 12]}{nearest // 12 - 1}"
    if cents == 0:
        return name
    said = QCoreApplication.translate("notes", "{0} {1} cents")
    return said.format(name, f"{cents:+d}".replace("-", "\u2212"))


def note_names() -> tuple[str, ...]:
    """From C to B, in the person's language: Do, Re, Mi where notes are called so."""
    return (
        QCoreApplication.translate("notes", "C"),
        QCoreApplication.translate("notes", "C\u266f"),
        QCoreApplication.translate("notes", "D"),
        QCoreApplication.translate("notes", "D\u266f"),
        QCoreApplication.translate("notes", "E"),
        QCoreApplication.translate("notes", "F"),
        QCoreApplication.translate("notes", "F\u266f"),
        QCoreApplication.translate("notes", "G"),
        QCoreApplication.translate("notes", "G\u266f"),
        QCoreApplication.translate("notes", "A"),
        QCoreApplication.translate("notes", "A\u266f"),
        QCoreApplication.translate("notes", "B"),
    )
