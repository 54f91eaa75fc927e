"""Integrated loudness of pieces of a song, to bring a restored one back to its input's level."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from scipy.signal import sosfilt

ABSOLUTE_GATE_LUFS = -70.0


def k_weighting(sample_rate: int) -> np.ndarray:
    """The two biquads of ITU-R BS.1770-4, annex 1, for any rate: second-order sections [2, 6].

    The analogue prototypes behind the standard's 48 kHz coefficients, through the bilinear transform.
    """
    sections = []
    # High shelf: +4 dB above 1.68 kHz.
    k, q, gain = (
        math.tan(math.pi * 1681.974450955533 / sample_rate),
        0.7071752369554196,
        10.0 ** (3.999843853973347 / 20.0),
    )
    middle = gain**0.4996667741545416
    a0 = 1.0 + k / q + k * k
    sections.append(
        [
            (gain + middle * k / q + k * k) / a0,
            2.0 * (k * k - gain) / a0,
            (gain - middle * k / q + k * k) / a0,
            1.0,
            2.0 * (k * k - 1.0) / a0,
            (1.0 - k / q + k * k) / a0,
        ]
    )
    # High pass at 38 Hz.
    k, q = math.tan(math.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    a0 = 1.0 + k / q + k * k
    sections.append([1.0, -2.0, 1.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0])
    return np.array(sections)


def block_energies(samples: np.ndarray, sample_rate: int) -> np.ndarray:
    """Mean square after K-weighting, summed over channels, of 400 ms blocks every 100 ms: [channels, n] -> [blocks].

    A piece shorter than 400 ms is one block.
    """
    weighted = sosfilt(k_weighting(sample_rate), samples.astype(np.float32), axis=1)
    step = max(round(0.1 * sample_rate), 1)
    power = np.square(weighted).sum(axis=0, dtype=np.float64)
    if len(power) < 4 * step:
        return np.array([power.mean()]) if len(power) else np.zeros(0)
    quarters = power[: len(power) // step * step].reshape(-1, step).mean(axis=1)
    energies: np.ndarray = np.convolve(quarters, np.full(4, 0.25), mode="valid")
    return energies


def integrated_lufs(pieces: Iterable[np.ndarray]) -> float | None:
    """Gated loudness over the block energies of all ``pieces`` (BS.1770-4: -70 LUFS, then 10 LU below the mean);
    None: silence.
    """
    held = list(pieces)
    energies = np.concatenate(held) if held else np.zeros(0)
    energies = energies[energies > 10.0 ** ((ABSOLUTE_GATE_LUFS + 0.691) / 10.0)]
    if not len(energies):
        return None
    energies = energies[energies > 0.1 * energies.mean()]
    return float(-0.691 + 10.0 * np.log10(energies.mean()))
