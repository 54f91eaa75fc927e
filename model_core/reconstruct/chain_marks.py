"""The marks that the reference system's chain leaves in a sound, whatever a network thinks of it: it was limited to a
band, then filtered by one pole at a few hertz, then cut off at its peaks.

Each mark alone is found in music too; each of the three is needed. Lossless files of more than 16 bits show all of
them; in others the noise of rounding hides the end of the band, and nothing is claimed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor

from model_core.bands import power

N_FFT, HOP = 4096, 2048
MOST_PLACES = 8  # of a recording are looked at
CALM = 0.25
"""A limit is looked for in the calmest quarter of all frames: where peaks were cut off the sound has no limit."""
NOTHING_DB, ABOVE_NOTHING_DB = 110.0, 6.0  # below the strongest bin, at least; over what lies above 12 kHz
HIGHEST_HZ, LOWEST_HZ, EMPTY_FROM_HZ = 11_500.0, 6_000.0, 12_000.0
CLIFF_DB, CLIFF_RATIO = 25.0, 0.88
EDGES_HZ = (3.0, 7.56, *(19.05 * 2.0**octave for octave in range(9)))
WEIGHTS = (0.0904, 0.0953, 0.1092, -0.0668, -0.0216, 0.0258, 0.0706, 0.1028, 0.1179, -0.521)
BIAS, LEAST_ODDS = -12.2, 1.0
"""Of a logistic regression on the levels in dB between `EDGES_HZ`, over their mean: 344 excerpts of 115 training songs
that went through the chain, against the same with no damage and seven others. Cross-validated, 95 in 100 of the former
lie above `LEAST_ODDS` and 1 in 100 of the latter; but a quarter of those that were darkened, hence the other marks.
"""
MOST_CUT_OFF = 0.02  # of the samples


def limit_hz(waves: Sequence[Tensor], sample_rate: int) -> float | None:
    """Where waves [channels, n_i] provably end in their calm frames: a cliff below `HIGHEST_HZ` with nothing above,
    or None.
    """
    window = torch.blackman_window(N_FFT, dtype=torch.float64)
    spectra = [
        power(torch.stft(wave.double(), N_FFT, HOP, window=window, center=False, return_complex=True)).mean(0).float()
        for wave in waves[:: max(1, -(-len(waves) // MOST_PLACES))]
        if wave.shape[-1] >= N_FFT
    ]
    if not spectra:
        return None
    calm = torch.cat(spectra, dim=1).quantile(CALM, dim=1)
    level = 10.0 * torch.log10(calm.clamp_min(1e-30))
    empty = level[math.ceil(EMPTY_FROM_HZ * N_FFT / sample_rate) :]
    if not len(empty) or float(empty.max() - level.max()) > -NOTHING_DB:
        return None
    top = int(torch.nonzero(level > empty.max() + ABOVE_NOTHING_DB)[-1])
    hz = top * sample_rate / N_FFT
    if not LOWEST_HZ < hz < HIGHEST_HZ:
        return None
    below = level[int(0.8 * top) : int(CLIFF_RATIO * top)].median()
    above = level[top + 4 :].max()
    return hz if float(below - above) > CLIFF_DB else None


def octave_levels_db(waves: Sequence[Tensor], sample_rate: int) -> Tensor:
    """Mean power per hertz of waves [channels, n_i] between each two of `EDGES_HZ`, in dB: float64 [edges - 1]."""
    total = torch.zeros(len(EDGES_HZ) - 1, dtype=torch.float64)
    for wave in waves:
        n = wave.shape[-1]
        density = power(torch.fft.rfft(wave * torch.hann_window(n, device=wave.device))).double().mean(0).cpu() / n
        edges = [math.ceil(hz * n / sample_rate) for hz in EDGES_HZ]
        parts = [density[low : max(high, low + 1)] for low, high in pairwise(edges)]
        total += torch.stack([part.mean() if len(part) else total.new_zeros(()) for part in parts])
    return 10.0 * torch.log10(total.clamp_min(1e-30))


def leaning(waves: Sequence[Tensor], sample_rate: int) -> float:
    """The logarithm of the odds that a spectrum such as that of ``waves`` is music's after the filter, not before."""
    levels = octave_levels_db(waves, sample_rate)
    return float(((levels - levels.mean()) * torch.tensor(WEIGHTS, dtype=torch.float64)).sum()) + BIAS


def bears_marks(waves: Sequence[Tensor], sample_rate: int, share_cut_off: float) -> bool:
    """Whether waves [channels, n_i] of a sound, of which ``share_cut_off`` of all samples were cut off (they may be
    mended already), bear all three marks.
    """
    if not 0.0 < share_cut_off < MOST_CUT_OFF or limit_hz(waves, sample_rate) is None:
        return False
    return leaning(waves, sample_rate) > LEAST_ODDS
