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
from model_core.reconstruct.equaliser import equalise
from model_core.reconstruct.tilt import Tilt

N_FFT, HOP = 4096, 2048
MOST_PLACES = 8  # of a recording are looked at
CALM = 0.25
"""A limit is looked for in the calmest quarter of all frames: where peaks were cut off the sound has no limit."""
NOTHING_DB, ABOVE_NOTHING_DB = 95.0, 6.0  # below the strongest bin, at least; over what lies above 12 kHz
HIGHEST_HZ, LOWEST_HZ, EMPTY_FROM_HZ = 11_500.0, 6_000.0, 12_000.0
CLIFF_DB, CLIFF_RATIO = 12.0, 0.88
EDGES_HZ = (3.0, 7.56, *(19.05 * 2.0**octave for octave in range(9)))
WEIGHTS = (0.0904, 0.0953, 0.1092, -0.0668, -0.0216, 0.0258, 0.0706, 0.1028, 0.1179, -0.521)
BIAS, LEAST_ODDS, POSSIBLE_ODDS = -12.2, 2.4, 0.0
"""Of a logistic regression on the levels in dB between `EDGES_HZ`, over their mean: 344 excerpts of 115 training songs
that went through the chain, against the same with no damage and seven others. Cross-validated, 90 in 100 of the former
lie above `LEAST_ODDS` and none of the latter; but a quarter of those that were darkened, hence the other marks. Between
the two the noise of few bits must show as well.
"""
FLOOR_ZONES, ZONE_HZ, CALMEST, MOST_UNEVEN_DB = 6, 500.0, 0.05, 1.0
CALMEST_BELOW_MEAN_DB = 0.8  # of noise, in so wide a zone
LEAST_NOISE_DB = -84.0  # against the peak: rounding to 12 bits leaves at least -83 dB
USUAL_CORNER_HZ = 7.5
"""The best for all of the reference's corners, from 4 to 16 Hz: on 24 validation clips SI-SDR is 29.0 dB with it, 29.7
with the true ones, and 26.7 with those that a network's picture suggests.
"""
MOST_CUT_OFF = 0.02  # of the samples


def limit_hz(waves: Sequence[Tensor], sample_rate: int) -> float | None:
    """Where waves [channels, n_i] provably end in their calm frames: a cliff below `HIGHEST_HZ` with nothing above,
    or None.
    """
    window = torch.blackman_window(N_FFT, dtype=torch.float64)
    spectra = [
        power(torch.stft(wave.double(), N_FFT, HOP, window=window, center=False, return_complex=True)).mean(0).float()
        for wave in chosen(waves)
        if wave.shape[-1] >= N_FFT
    ]
    if not spectra:
        return None
    frames = torch.cat(spectra, dim=1)
    loudest_db = 10.0 * math.log10(max(float(frames.mean(1).max()), 1e-30))
    level = 10.0 * torch.log10(frames.quantile(CALM, dim=1).clamp_min(1e-30)) - loudest_db
    empty = level[math.ceil(EMPTY_FROM_HZ * N_FFT / sample_rate) :]
    if not len(empty) or float(empty.max()) > -NOTHING_DB:
        return None
    held = torch.nonzero(level > empty.max() + ABOVE_NOTHING_DB)
    top = int(held[-1]) if len(held) else 0
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


def floor_noise(waves: Sequence[Tensor], limit: float, sample_rate: int) -> float | None:
    """Power per hertz of the white noise that ``waves`` [channels, n_i] without the filter rest on, or None where no
    such noise shows that is at least as loud as that of 12 bits: the noise of the chain's first step, which the filter
    tilted with everything else.
    """
    upright = [equalise(wave, Tilt(USUAL_CORNER_HZ, 1.0), sample_rate) for wave in chosen(waves)]
    window = torch.hann_window(N_FFT)
    spectra = [
        power(torch.stft(wave, N_FFT, HOP, window=window, center=False, return_complex=True)).mean(0)
        for wave in upright
        if wave.shape[-1] >= N_FFT
    ]
    top = CLIFF_RATIO * limit
    edges = [round((top - zone * ZONE_HZ) * N_FFT / sample_rate) for zone in range(FLOOR_ZONES, -1, -1)]
    frames = torch.cat(spectra, dim=1)
    zones = torch.stack([frames[low:high].mean(0) for low, high in pairwise(edges)]) / window.square().sum()
    floor = 10.0 * torch.log10(zones.quantile(CALMEST, dim=1).clamp_min(1e-30))
    peak_db = 20.0 * math.log10(max(max(float(wave.abs().max()) for wave in upright), 1e-15))
    if float(floor.max() - floor.min()) > MOST_UNEVEN_DB or float(floor.min()) - peak_db < LEAST_NOISE_DB:
        return None
    return float(10.0 ** ((float(floor.mean()) + CALMEST_BELOW_MEAN_DB) / 10.0)) / sample_rate


def chosen(waves: Sequence[Tensor]) -> Sequence[Tensor]:
    """At most `MOST_PLACES` of them, evenly."""
    return waves[:: max(1, -(-len(waves) // MOST_PLACES))]


def bears_marks(waves: Sequence[Tensor], sample_rate: int, share_cut_off: float) -> bool:
    """Whether waves [channels, n_i] of a sound, of which ``share_cut_off`` of all samples were cut off (they may be
    mended already), bear all three marks.
    """
    limit = limit_hz(waves, sample_rate) if 0.0 < share_cut_off < MOST_CUT_OFF else None
    if limit is None:
        return False
    odds = leaning(waves, sample_rate)
    return odds > LEAST_ODDS or (odds > POSSIBLE_ODDS and floor_noise(waves, limit, sample_rate) is not None)
