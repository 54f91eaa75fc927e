"""Other music that a recording might have been: what is drawn anew before any damage, and belongs to the clean side.

Without it a network knows only the few mixes that it was shown, and spoils music that is darker than all of them
(docs/experiments.md, 18).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model_core.audio.clip import Samples

PIVOT_HZ = 1000.0
TILT_DB_PER_OCTAVE = 1.8
MOST_BELLS, BELL_DB, BELL_HZ = 3, 8.0, (60.0, 14_000.0)
BELL_OCTAVES = (0.3, 1.5)  # standard deviation
DARK_SHARE = 0.5
DARK_HZ, DARK_DB_PER_OCTAVE = (700.0, 7000.0), (3.0, 24.0)
STEP = np.float32(2.0**-15)


def draw_curve_db(rng: np.random.Generator, hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gains of a random equaliser at the frequencies ``hz`` [n], in dB [n]: a tilt, up to three bells, and often a
    treble that falls away from some frequency on, as in old, close or muffled recordings.
    """
    octaves = np.log2(np.maximum(hz, 20.0) / PIVOT_HZ)
    curve = rng.uniform(-TILT_DB_PER_OCTAVE, TILT_DB_PER_OCTAVE) * np.clip(octaves, -3.3, 4.0)
    for _ in range(int(rng.integers(MOST_BELLS + 1))):
        middle = rng.uniform(*np.log2(np.array(BELL_HZ) / PIVOT_HZ))
        width = rng.uniform(*BELL_OCTAVES)
        curve = curve + rng.uniform(-BELL_DB, BELL_DB) * np.exp(-0.5 * ((octaves - middle) / width) ** 2)
    if rng.random() < DARK_SHARE:
        corner = rng.uniform(*np.log2(np.array(DARK_HZ) / PIVOT_HZ))
        curve = curve - rng.uniform(*DARK_DB_PER_OCTAVE) * np.maximum(octaves - corner, 0.0)
    return curve


def equalised(wave: Samples, sample_rate: int, rng: np.random.Generator) -> Samples:
    """``wave`` [channels, n] through a random equaliser of linear phase, with the peak it had."""
    length = wave.shape[-1]
    hz = np.arange(length // 2 + 1, dtype=np.float64) * (sample_rate / length)
    curve = draw_curve_db(rng, hz)
    shaped = np.fft.irfft(np.fft.rfft(wave) * 10.0 ** (curve / 20.0), length)
    gain = np.abs(wave).max() / max(float(np.abs(shaped).max()), 1e-9)
    result: Samples = (shaped * gain).astype(np.float32)
    return result


def rounded(wave: Samples) -> Samples:
    """``wave`` in steps of 16 bits, as nearly every file holds it: its noise is the floor of what music has."""
    result: Samples = (np.round(wave / STEP) * STEP).astype(np.float32)
    return result
