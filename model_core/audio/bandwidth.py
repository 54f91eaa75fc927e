"""Up to which frequency a recording holds sound: the long-term spectrum, and where it falls off."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model_core.audio.clip import Samples

_SMOOTH_HZ = 120.0
# Parts this far below the strongest are inaudible beside it, and below any dither.
_RANGE_DB = 80.0
# An absolute floor for near-silent files: power of a full-scale sine's bin is about 0 dB here.
_FLOOR_DB = -125.0
# A cliff: so much lower within so many hertz, and never up again above it.
_CLIFF_DB = 15.0
_CLIFF_HZ = 400.0
_LOWEST_CLIFF_HZ = 1_500.0
# A smaller step counts when what lies above it is flat: the noise floor of a quiet or coarse recording.
_STEP_ONTO_FLOOR_DB = 7.0
_FLAT_DB = 2.5
_FLAT_HZ = 800.0
# A noise floor that the sound sinks into slowly: this far below the strongest part, and left for good by so much.
_FLOOR_DEPTH_DB = 65.0
_ABOVE_FLOOR_DB = 3.0


def spectrum_frames(sample_rate: int) -> int:
    """Frames of one spectrum: the power of two nearest to 93 ms."""
    return int(2 ** round(np.log2(sample_rate * 0.093)))


class SpectrumMeter:
    """Mean power spectrum, summed over channels, of blocks fed one after the other."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._sample_rate = sample_rate
        self._n = spectrum_frames(sample_rate)
        window = np.hanning(self._n + 1)[:-1].astype(np.float32)
        self._window = window * (2.0 / window.sum())
        self._sum = np.zeros(self._n // 2 + 1)
        self._count = 0
        self._rest = np.zeros((channels, 0), np.float32)

    def add(self, block: Samples, last: bool = False) -> None:
        """Take [channels, n]; ``last`` pads a recording that is shorter than one spectrum."""
        joined = np.concatenate((self._rest, block), axis=1) if self._rest.shape[1] else block
        whole = joined.shape[1] // self._n * self._n
        frames = joined[:, :whole].reshape(len(joined), -1, self._n)
        self._rest = joined[:, whole:].copy()
        if last and self._count == 0 and frames.shape[1] == 0:
            frames = np.pad(self._rest, ((0, 0), (0, self._n - self._rest.shape[1])))[:, None, :]
        if frames.shape[1]:
            import scipy.fft  # here and below: it takes longer to load than the window does

            bins = scipy.fft.rfft(frames * self._window, axis=2)
            self._sum += (bins.real**2 + bins.imag**2).sum(axis=(0, 1), dtype=np.float64)
            self._count += frames.shape[1]

    def bandwidth_hz(self) -> float:
        """The measured bandwidth in Hz; 0 for silence."""
        return bandwidth_hz(self._sum / max(self._count, 1), self._sample_rate)


def bandwidth_hz(power: NDArray[np.float64], sample_rate: int) -> float:
    """The highest frequency at which ``power`` [bins, 0 Hz to half the rate] still holds sound.

    That is where it drops for good: over a cliff (an encoder's or converter's low-pass), onto a flat noise floor, or,
    without either, below 80 dB under the strongest part. A spectrum that does none of these is full-band.
    """
    from scipy.ndimage import uniform_filter1d

    if not power.any():
        return 0.0
    nyquist_hz = sample_rate / 2
    bin_hz = nyquist_hz / (len(power) - 1)
    width = max(1, round(_SMOOTH_HZ / bin_hz))
    # The running sum inside may come out a hair below zero.
    level_db = 10.0 * np.log10(np.maximum(uniform_filter1d(power, width, mode="nearest"), 0.0) + 1e-30)
    audible = np.flatnonzero(level_db > max(level_db.max() - _RANGE_DB, _FLOOR_DB))
    if len(audible) == 0:
        return 0.0
    last = int(audible[-1])
    edges = [edge for edge in (_edge(level_db, bin_hz), _sinking_edge(level_db, bin_hz)) if edge is not None]
    last = min([last, *edges])
    # Filters of converters begin to fall a little before half the rate: that is still full-band.
    return nyquist_hz if last * bin_hz > 0.985 * nyquist_hz else last * bin_hz


def _edge(level_db: NDArray[np.float64], bin_hz: float) -> int | None:
    """The bin at which the spectrum falls for good, None where it does not."""
    from scipy.ndimage import median_filter

    reach = max(1, round(_CLIFF_HZ / bin_hz))
    n = len(level_db)
    if n <= 4 * reach:
        return None
    # The highest level at or above each bin, and the typical level of the stretch that ends there.
    ceiling = np.maximum.accumulate(level_db[::-1])[::-1]
    # The median, as a loud tone alone is no edge.
    before = median_filter(level_db, 2 * reach, mode="nearest", origin=reach - 1)
    at = np.arange(max(reach, round(_LOWEST_CLIFF_HZ / bin_hz)), n - 2 * reach)
    drop = before[at] - ceiling[at + reach]
    cliffs = drop >= _CLIFF_DB
    floors = (drop >= _STEP_ONTO_FLOOR_DB) & _flat_above(level_db, bin_hz)[at + reach]
    found = np.flatnonzero(cliffs | floors)
    if len(found) == 0:
        return None
    # The steepest of the stretch that lies lowest: above it there is nothing but what leaks or hums.
    stretch = found[: int(np.flatnonzero(np.diff(found) > reach)[0]) + 1] if np.any(np.diff(found) > reach) else found
    start = int(at[stretch[np.argmax(drop[stretch])]])
    half_db = before[start] - drop[stretch].max() / 2
    below = np.flatnonzero(level_db[start : start + reach + 1] < half_db)
    return start + (int(below[0]) if len(below) else reach)


def _sinking_edge(level_db: NDArray[np.float64], bin_hz: float) -> int | None:
    """The bin above which only a flat noise floor is left, None where there is no such floor far below the sound."""
    from scipy.ndimage import uniform_filter1d

    smooth_db = uniform_filter1d(level_db, max(1, round(_CLIFF_HZ / bin_hz)), mode="nearest")
    stretch = max(1, round(2 * _FLAT_HZ / bin_hz))
    top_db = smooth_db[-stretch:]
    floor_db = float(np.median(top_db))
    if np.ptp(top_db) > _FLAT_DB or floor_db > level_db.max() - _FLOOR_DEPTH_DB:
        return None
    above = np.flatnonzero(smooth_db > floor_db + _ABOVE_FLOOR_DB)
    return int(above[-1]) if len(above) else None


def _flat_above(level_db: NDArray[np.float64], bin_hz: float) -> NDArray[np.bool_]:
    """For each bin, whether everything from it to the top is flat, over a stretch that is long enough to tell."""
    high = np.maximum.accumulate(level_db[::-1])[::-1]
    low = np.minimum.accumulate(level_db[::-1])[::-1]
    stretch_hz = (len(level_db) - np.arange(len(level_db))) * bin_hz
    return (high - low <= 2 * _FLAT_DB) & (stretch_hz >= _FLAT_HZ)
