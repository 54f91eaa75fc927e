"""How late one sound is against another, to the sample, and the shift that undoes it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft

from model_core.audio.clip import Samples

EXCERPT = 1 << 15  # samples that are compared: the loudest stretch of this length
# A lag other than the expected one must leave this much less of the energy unexplained: sound that repeats itself
# correlates nearly as well one period further on, and the peak of a bass is flat.
_CLEARLY = 0.02


@dataclass(frozen=True)
class Lag:
    """``samples`` by which the second sound is late; ``likeness`` there, from -1 to 1."""

    samples: int
    likeness: float


def find_lag(sound: Samples, late: Samples, window: int, expected: int = 0, excerpt: int = EXCERPT) -> Lag:
    """The lag of ``late`` against ``sound``, both [channels, any], within ``expected`` +- ``window`` samples.

    The normalised cross-correlation, summed over channels, of the loudest excerpt. Silence has the expected lag and no
    likeness.
    """
    start, size = _loudest(sound, excerpt)
    piece = _centred(shifted(sound, start, size))
    span = size + 2 * window
    other = _centred(shifted(late, start + expected - window, span))
    points = scipy.fft.next_fast_len(span, real=True)
    spectrum = scipy.fft.rfft(other, points) * np.conj(scipy.fft.rfft(piece, points))
    products = scipy.fft.irfft(spectrum.sum(axis=0), points)[: 2 * window + 1].astype(np.float64)
    running = np.concatenate([[0.0], np.cumsum(np.square(other, dtype=np.float64).sum(axis=0))])
    energies = running[size : size + 2 * window + 1] - running[: 2 * window + 1]
    own = float(np.square(piece, dtype=np.float64).sum())
    floor = 1e-10 * own + 1e-20
    likeness = products / np.sqrt(own * np.maximum(energies, floor) + 1e-30)
    best = int(np.argmax(likeness))
    left_over = 1.0 - np.clip(likeness, 0.0, 1.0) ** 2
    if left_over[best] > (1.0 - _CLEARLY) * left_over[window] - 1e-9:
        best = window
    return Lag(expected + best - window, float(likeness[best]))


def shifted(samples: Samples, start: int, length: int) -> Samples:
    """``length`` samples of [channels, n] from ``start`` on, which may be negative; zeros where there is nothing."""
    out = np.zeros((samples.shape[0], length), np.float32)
    first, last = max(start, 0), min(start + length, samples.shape[1])
    if first < last:
        out[:, first - start : last - start] = samples[:, first:last]
    return out


def _centred(samples: Samples) -> Samples:
    """Without its mean: an offset alone would be alike at every lag."""
    return np.asarray(samples - samples.mean(axis=1, keepdims=True), np.float32)


def _loudest(sound: Samples, size: int) -> tuple[int, int]:
    """(start, length) of the loudest stretch among neighbours of ``size`` samples."""
    count = sound.shape[1]
    if count <= size:
        return 0, count
    starts = np.unique(np.append(np.arange(0, count - size, size), count - size))
    energy = np.square(sound, dtype=np.float32).sum(axis=0)
    sums = [float(energy[s : s + size].sum()) for s in starts]
    return int(starts[int(np.argmax(sums))]), size
