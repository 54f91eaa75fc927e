"""What the mean spectrum of a whole recording says: how steeply it falls, what lies below hearing, a comb of lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from model_core.audio.clip import Samples

_FRAME_S = 0.74
_SLOPE_HZ = (60.0, 4_000.0)
_SUBSONIC_HZ, _BASS_HZ = (4.0, 20.0), (40.0, 150.0)
_COMB_STEP_HZ, _COMB_FROM_HZ, _COMB_TO_HZ = 50.0, 8_000.0, 15_000.0
_CLIFF_HZ, _CLIFF_DB = 1_000.0, 25.0
_TINY = 1e-30


@dataclass(frozen=True)
class LongTerm:
    """``slope_db_per_octave`` from 60 Hz to 4 kHz, octaves count alike; ``subsonic_db`` power per hertz from 4 to 20 Hz
    against 40 to 150 Hz; ``comb_db`` by how much lines at multiples of 50 Hz from 8 kHz on stand out, against what
    stands out between them; ``power`` [bins] per bin of ``bin_hz``.
    """

    slope_db_per_octave: float
    subsonic_db: float
    comb_db: float
    power: NDArray[np.float64]
    bin_hz: float

    def falls_db(self, hz: float) -> float:
        """How much lower the kilohertz above ``hz`` is than the one below it."""
        below, above = self._level_db(hz - _CLIFF_HZ, hz - 0.2 * _CLIFF_HZ), self._level_db(hz + 200.0, hz + _CLIFF_HZ)
        return below - above

    def _level_db(self, low_hz: float, high_hz: float) -> float:
        part = self.power[max(0, round(low_hz / self.bin_hz)) : max(1, round(high_hz / self.bin_hz))]
        return float(10.0 * np.log10(part.mean() + _TINY)) if len(part) else -300.0


class LongTermMeter:
    """Mean power of all channels, in bins fine enough to tell lines 50 Hz apart, of blocks fed one after the other."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._n = int(2 ** round(np.log2(sample_rate * _FRAME_S)))
        self._bin_hz = sample_rate / self._n
        self._window = np.hanning(self._n + 1)[:-1].astype(np.float32)
        self._sum = np.zeros(self._n // 2 + 1)
        self._rest = np.zeros((channels, 0), np.float32)
        self._count = 0

    def add(self, block: Samples) -> None:
        """Take [channels, n]."""
        joined = np.concatenate((self._rest, block), axis=1)
        whole = joined.shape[1] // self._n * self._n
        self._rest = joined[:, whole:].copy()
        if whole:
            self._add_frames(joined[:, :whole].reshape(len(joined), -1, self._n))

    def _add_frames(self, frames: Samples) -> None:
        centred = frames - frames.mean(axis=2, keepdims=True)  # or a wave off centre would leak into what is subsonic
        import scipy.fft  # here: the window unpickles what this module makes, and must not load scipy for it

        bins = scipy.fft.rfft(centred * self._window, axis=2)
        self._sum += (bins.real**2 + bins.imag**2).sum(axis=(0, 1), dtype=np.float64)
        self._count += frames.shape[1]

    def result(self) -> LongTerm:
        """What was heard so far; a recording shorter than one frame is filled up with silence."""
        if not self._count and self._rest.shape[1]:
            self._add_frames(np.pad(self._rest, ((0, 0), (0, self._n - self._rest.shape[1])))[:, None, :])
        power = self._sum / max(self._count, 1)
        return LongTerm(self._slope(power), self._subsonic(power), self._comb(power), power, self._bin_hz)

    def _band(self, power: NDArray[np.float64], low_hz: float, high_hz: float) -> float:
        part = power[round(low_hz / self._bin_hz) : round(high_hz / self._bin_hz)]
        return float(part.mean()) if len(part) else 0.0

    def _slope(self, power: NDArray[np.float64]) -> float:
        edges = _SLOPE_HZ[0] * 2.0 ** (np.arange(0, 6.01, 1 / 3) * np.log2(_SLOPE_HZ[1] / _SLOPE_HZ[0]) / 6.0)
        levels = [self._band(power, low, high) for low, high in pairwise(edges)]
        octaves = np.log2(np.sqrt(edges[:-1] * edges[1:]))
        return float(np.polyfit(octaves, 10.0 * np.log10(np.array(levels) + _TINY), 1)[0])

    def _subsonic(self, power: NDArray[np.float64]) -> float:
        low, bass = self._band(power, *_SUBSONIC_HZ), self._band(power, *_BASS_HZ)
        return float(10.0 * np.log10((low + _TINY) / (bass + _TINY)))

    def _comb(self, power: NDArray[np.float64]) -> float:
        on = self._standing_out(power, 0.0)
        return on - self._standing_out(power, _COMB_STEP_HZ / 2) if np.isfinite(on) else 0.0

    def _standing_out(self, power: NDArray[np.float64], offset_hz: float) -> float:
        """The median over lines of the line's level against its neighbourhood, in dB."""
        lines_hz = np.arange(_COMB_FROM_HZ, _COMB_TO_HZ, _COMB_STEP_HZ) + offset_hz
        at = np.round(lines_hz / self._bin_hz).astype(int)
        reach = round(12.0 / self._bin_hz)
        at = at[at + reach < len(power)]
        if not len(at) or not power[at[0] : at[-1]].any():
            return float("nan")
        around = power[at[:, None] + np.arange(-reach, reach + 1)]
        line = around[:, reach - 1 : reach + 2].max(axis=1)
        return float(np.median(10.0 * np.log10((line + _TINY) / (np.median(around, axis=1) + _TINY))))
