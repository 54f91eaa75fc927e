"""Inventing what a recording provably does not hold, no more of it than can be heard for the better.

What is invented has the right level at best, never the right waveform: where it is as loud as what was lost, the
recording is 3 dB further from the truth than with nothing there. So the few loudest cells, which hold nearly all of
the energy, are held down (`squeezed`), and the many quiet ones, which make the treble audible, keep their level.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import torch
from torch import Tensor

from model_core.bands import BandConfig, power, spread_matrix, to_bins
from model_core.reconstruct.grid import Grid
from model_core.reconstruct.synthesis import excitation

SILENT_DB = 6.0  # this close to the floor a level is nothing
FILL_FROM_DB, FILL_WIDTH_DB = 9.0, 6.0
FLATNESS = 0.5
"""How far the magnitudes of what is filled in are drawn together: 0 not at all, 1 all alike."""
MOST_OF_A_FRAME = 4.0
NEWTON_ROUNDS, HALVINGS = 4, 40


def missing(measured_db: Tensor, fill_db: Tensor, empty: Tensor, bands: BandConfig) -> Tensor:
    """Mean power per bin that each cell [2, n_bands, T] lacks; ``empty`` [n_bands]: bands that may be filled."""
    lacking = ((fill_db - measured_db - FILL_FROM_DB) / FILL_WIDTH_DB).clamp(0.0, 1.0)
    heard = fill_db > bands.floor_db + SILENT_DB
    wanted = (10.0 ** (fill_db / 10.0) - 10.0 ** (measured_db / 10.0)).clamp_min(0.0)
    return wanted * lacking * heard * empty[None, :, None]


@lru_cache(maxsize=8)
@torch.inference_mode(False)
def band_bins(bands: BandConfig) -> Tensor:
    """How many bins each band stands for: [n_bands]."""
    return spread_matrix(bands).sum(0)


def squeezed(lacked: Tensor, ceiling: float) -> Tensor:
    """``lacked`` powers of any shape, those near and above ``ceiling`` lowered.

    Of all ways to spend a given energy this one keeps the mean square of the missing decibels least: with ``d`` the
    loss in nepers of power, ``d exp(d) = lacked / ceiling``.
    """
    if math.isinf(ceiling):
        return lacked
    x = lacked / max(ceiling, 1e-30)
    loss = torch.log1p(x)
    for _ in range(NEWTON_ROUNDS):  # Lambert's W
        loss = loss * (1.0 + torch.log((x / loss.clamp_min(1e-20)).clamp_min(1e-20))) / (1.0 + loss)
    return torch.where(x > 1e-6, lacked * torch.exp(-loss), lacked)


def find_ceiling(lacked: Sequence[Tensor], bands: BandConfig, share: float) -> float:
    """The ceiling of `squeezed` that leaves ``share`` of the energy of powers [2, n_bands, T_i] taken together.

    Frames that are said to lack far more than nearly all others are not believed: `sober`.
    """
    bins = band_bins(bands)[None, :, None]
    powers = torch.cat([part[part > 0.0] for part in lacked]) if lacked else torch.zeros(0)
    if not len(powers) or share >= 1.0:
        return math.inf
    counts = torch.cat([bins.expand_as(part)[part > 0.0] for part in lacked])
    frames = torch.cat([(part * bins).sum((0, 1)) for part in lacked])
    budget = share * sober(frames)
    levels = torch.log(powers)
    edges = torch.linspace(float(levels.min()), float(levels.max()) + 1e-3, 513)
    place = torch.bucketize(levels, edges[1:-1])  # a histogram: the search costs the same for any length
    weight = torch.zeros(512).index_add_(0, place, powers * counts)
    middle = torch.exp(0.5 * (edges[1:] + edges[:-1]))
    low, high = float(edges[0]) - 20.0, float(edges[-1]) + 20.0
    for _ in range(HALVINGS):
        tried = 0.5 * (low + high)
        left = float((weight * squeezed(middle, math.exp(tried)) / middle).sum())
        low, high = (low, tried) if left > budget else (tried, high)
    return math.exp(low)


def sober(energies: Tensor) -> float:
    """The sum of the energies [frames] of many frames, none of them counted for more than `MOST_OF_A_FRAME` times what
    all but a tenth stay below.
    """
    usual = energies.kthvalue(max(1, round(0.9 * len(energies)))).values
    return float(energies.clamp_max(MOST_OF_A_FRAME * float(usual)).sum())


def filled(
    spectrum: Tensor, amount: Tensor, limit_hz: float, bands: BandConfig, noise_share: float, first_frame: int
) -> Tensor:
    """``spectrum`` [2, bins, T] with ``amount`` [2, n_bands, T] of mean power per bin added."""
    amplitude = to_bins(amount, bands).sqrt()
    rows = torch.nonzero((amplitude > 1e-8).any(-1).any(0)).squeeze(1)
    if not len(rows):
        return spectrum
    band = slice(int(rows[0]), int(rows[-1]) + 1)
    grid = Grid(bands.sample_rate, bands.n_fft)
    made = excitation(spectrum, grid, limit_hz, noise_share, first_frame, band)
    made = made * power(made).clamp_min(1e-12) ** (-0.5 * FLATNESS)
    inside = spectrum[:, band] + amplitude[:, band] * made
    return torch.cat((spectrum[:, : band.start], inside, spectrum[:, band.stop :]), 1)
