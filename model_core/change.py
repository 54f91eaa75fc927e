"""The meters behind a verdict: what the frames and samples of two or three equally long sounds add up to.

No torch here: the window measures after every run, and torch is not loaded in its process.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from model_core.audio.clip import Samples
from model_core.band_changes import BandMeter, decibels

N_FFT, _HOP, _POWER_FLOOR = 2048, 512, 1e-8  # SOUND.md, section 5; the same as `model_core.metrics`
_CELL_BELOW_FRAME_DB, _CELL_FLOOR_DB = 60.0, -90.0
_MOST_CHANGE_DB = 60.0
_SHIFT_HEIGHT, _SHIFT_BELOW_LOUDEST_DB = 0.7, 80.0
_SHIFT_COHERENCE, _SHIFT_LEVEL_DB = 0.99, 1.0
_NOTHING = 1e-10
_FULL_BAND = 0.97


class Framer:
    """Cuts streams into overlapping frames, centred on multiples of the hop, zeros beyond the ends."""

    def __init__(self, streams: int) -> None:
        self._rest = np.zeros((streams, N_FFT // 2), np.float32)

    def add(self, blocks: Samples) -> Samples:
        """[sources, channels, n] -> [streams, frames, N_FFT]."""
        joined = np.concatenate((self._rest, blocks.reshape(len(self._rest), -1)), axis=1)
        frames = max(0, (joined.shape[1] - N_FFT) // _HOP + 1)
        self._rest = joined[:, frames * _HOP :]
        if not frames:
            return np.zeros((len(joined), 0, N_FFT), np.float32)
        return np.lib.stride_tricks.sliding_window_view(joined, N_FFT, axis=1)[:, ::_HOP]

    def finish(self) -> Samples:
        """The frames that reach past the end."""
        return self.add(np.zeros((len(self._rest), N_FFT // 2), np.float32))


class Pictures:
    """What the spectra of all frames add up to."""

    def __init__(self, sample_rate: int, channels: int, cutoff_hz: float, gain_db: float, clean: bool) -> None:
        bins = N_FFT // 2 + 1
        bin_hz = sample_rate / N_FFT
        full = cutoff_hz >= _FULL_BAND * sample_rate / 2 or cutoff_hz <= 0.0
        self.cutoff_hz = None if full else cutoff_hz
        self._kept = bins if full else max(1, min(bins, math.ceil(cutoff_hz / bin_hz)))
        self._above = self._kept + 2  # what leaks over the edge through the window was not added
        self.clean = clean
        self._window = np.hanning(N_FFT + 1)[:-1].astype(np.float32)
        self._floor = float(10.0 ** (_CELL_FLOOR_DB / 10.0) * (self._window.sum() / 2.0) ** 2)
        unit = float(0.5 * N_FFT * np.square(self._window, dtype=np.float64).sum())
        self.bands = BandMeter(sample_rate, N_FFT, _HOP, channels, self.cutoff_hz, gain_db, unit)
        self.shift = Shift()
        self._energy = np.zeros((2, 2))  # [before, after; above the cutoff, all]
        self._lsd, self._frames = np.zeros(2), 0

    def add(self, frames: Samples) -> None:
        """Take [sources, channels, frames, N_FFT]."""
        if not frames.shape[2]:
            return
        import scipy.fft  # here: the window unpickles verdicts, and must not load scipy for it

        bins = scipy.fft.rfft(frames * self._window, axis=3)
        power: NDArray[np.float32] = bins.real**2 + bins.imag**2
        self._energy[:, 0] += power[:2, :, :, self._above :].sum(axis=(1, 2, 3), dtype=np.float64)
        self._energy[:, 1] += power[:2].sum(axis=(1, 2, 3), dtype=np.float64)
        log = np.log10(np.maximum(power, np.float32(_POWER_FLOOR)))
        self._add_bands(bins, power, log)
        if self.clean:
            distance = np.sqrt(np.square(log[:2] - log[2]).mean(axis=3, dtype=np.float64))  # [2, channels, frames]
            self._lsd += distance.mean(axis=1).sum(axis=1)
            self._frames += frames.shape[2]

    def _add_bands(self, bins: NDArray[np.complex64], power: NDArray[np.float32], log: NDArray[np.float32]) -> None:
        loudest = power[0, :, :, : self._kept].max(axis=2, keepdims=True)
        least = np.maximum(loudest * np.float32(10.0 ** (-_CELL_BELOW_FRAME_DB / 10.0)), np.float32(self._floor))
        carries = power[0] > least
        change_db = np.clip(10.0 * (log[1] - log[0]), -_MOST_CHANGE_DB, _MOST_CHANGE_DB)
        self.shift.add(bins[:2], power[:2])
        self.bands.add(bins[:2], power[:2], carries, change_db)

    def added_share(self) -> float | None:
        """Of all energy of the result, what lies above the cutoff and was not there before."""
        (before, _), (after, everything) = self._energy
        if self.cutoff_hz is None or everything <= 0.0:
            return None
        share = float((after - before) / everything)
        return share if share > _NOTHING else None

    def lsd(self, source: int) -> float:
        """Log-spectral distance of a source to the clean one."""
        return float(self._lsd[source] / max(self._frames, 1))


class Shift:
    """Whether a sound comes later than another, from the phases of all frames (GCC-PHAT: Knapp and Carter 1976)."""

    def __init__(self) -> None:
        bins = N_FFT // 2 + 1
        self._cross, self._energy = np.zeros(bins, np.complex128), np.zeros((2, bins))

    def add(self, bins: NDArray[np.complex64], power: NDArray[np.float32]) -> None:
        """Take spectra and powers [2, channels, frames, bins]."""
        self._cross += np.einsum("cfb,cfb->b", bins[1], bins[0].conj(), dtype=np.complex128)
        self._energy += power.sum(axis=(1, 2), dtype=np.float64)

    def found(self) -> tuple[int, bool]:
        """(by how many frames the second sound comes later, less than 0 for sooner; whether that explains what happened
        to single moments). 0 where nothing proves more.
        """
        before, after = self._energy
        held = (self._energy > self._energy.max() * 10.0 ** (-_SHIFT_BELOW_LOUDEST_DB / 10.0)).all(axis=0)
        held &= np.abs(self._cross) > 0.0
        if not held.any():
            return 0, False
        size = np.abs(self._cross[held])
        phases = np.zeros(len(held), np.complex128)
        phases[held] = self._cross[held] / size
        alike = np.fft.irfft(phases) / np.fft.irfft(held.astype(np.float64))[0]
        place = int(np.abs(alike).argmax())
        frames = place if place < N_FFT // 2 else place - N_FFT
        if not frames or abs(alike[place]) < _SHIFT_HEIGHT:
            return 0, False
        coherence = float(np.median(size / np.sqrt(before[held] * after[held])))
        level_db = 20.0 * np.log10(size / before[held])
        apart_db = float(np.median(np.abs(level_db - np.median(level_db))))
        return frames, coherence > _SHIFT_COHERENCE and apart_db < _SHIFT_LEVEL_DB


class Levels:
    """Sums over samples: energies, products with the clean sound, sides and middle."""

    def __init__(self, sources: int, channels: int) -> None:
        self._channels = channels
        self._n = 0
        self._energy = np.zeros((sources, channels))
        self._sides = np.zeros((sources, 2))  # middle, side
        self._clean_sum, self._clean_energy = np.zeros(channels), np.zeros(channels)
        # Of the distance to the clean sound, so that nearly equal sounds lose no digits.
        self._distance_sum, self._distance_energy, self._product = (np.zeros((2, channels)) for _ in range(3))
        self.identical = True

    def add(self, blocks: Samples) -> None:
        """Take [sources, channels, n]."""
        self._n += blocks.shape[2]
        self.identical = self.identical and np.array_equal(blocks[0], blocks[1])
        wide = blocks.astype(np.float64)
        self._energy += np.einsum("scn,scn->sc", wide, wide)
        if self._channels == 2:
            pair = np.stack((wide[:, 0] + wide[:, 1], wide[:, 0] - wide[:, 1]), axis=1) / 2.0
            self._sides += np.einsum("scn,scn->sc", pair, pair)
        if len(wide) == 3:
            clean, distance = wide[2], wide[:2] - wide[2]
            self._clean_sum += clean.sum(axis=1)
            self._clean_energy += np.einsum("cn,cn->c", clean, clean)
            self._distance_sum += distance.sum(axis=2)
            self._distance_energy += np.einsum("scn,scn->sc", distance, distance)
            self._product += np.einsum("scn,cn->sc", distance, clean)

    def mean_square(self, source: int) -> float:
        """Of all samples of all channels."""
        return float(self._energy[source].sum() / max(self._n * self._channels, 1))

    def width_db(self, source: int) -> float | None:
        """Energy of the sides against the middle."""
        middle, side = self._sides[source]
        if self._channels != 2 or middle + side <= 0.0:
            return None
        return decibels(side / middle) if middle > 0.0 else math.inf

    def si_sdr_db(self, source: int) -> float:
        """Zero-mean, channels as one long signal, limited to +-160 dB (Le Roux et al. 2019, section 3)."""
        n = max(self._n, 1)
        clean = float((self._clean_energy - self._clean_sum**2 / n).sum())
        distance_sum = self._distance_sum[source]
        distance = float((self._distance_energy[source] - distance_sum**2 / n).sum())
        product = float((self._product[source] - distance_sum * self._clean_sum / n).sum())
        scale = 1.0 + product / max(clean, 1e-30)
        left = max(distance - product**2 / max(clean, 1e-30), 1e-30)
        return min(max(decibels(scale * scale * clean / left), -160.0), 160.0)
