"""Inventing what a recording provably does not hold, no more of it than can be heard for the better.

What is invented has the right level at best, never the right waveform: where it is as loud as what was lost, the
recording is 3 dB further from the truth than with nothing there. So the few loudest cells, which hold nearly all of
the energy, are held down (`squeezed`), and the many quiet ones, which make the treble audible, keep their level.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

import torch
from torch import Tensor

from model_core.bands import BandConfig, band_centres, power, spread_matrix, to_bins
from model_core.models.studio import Estimate
from model_core.reconstruct.grid import Grid
from model_core.reconstruct.synthesis import excitation

SILENT_DB = 6.0  # this close to the floor a level is nothing
FILL_FROM_DB, FILL_WIDTH_DB = 9.0, 6.0
FLATNESS = 0.5
"""How far the magnitudes of what is filled in are drawn together: 0 not at all, 1 all alike."""
MOST_OF_A_FRAME = 4.0
HOLE_FROM_DB, LEAST_HOLE_ERROR_DB, HOLE_BELOW_LOUDEST_DB = 15.0, 1.7, 85.0
HOLE_FROM_MARGIN_DB, HOLE_MARGIN_DB = 5.0, 20.0
HOLE_ZONES_HZ = (1000.0, 3000.0, 6000.0, 9000.0, 12_000.0, 16_000.0)
LOSSY_SHARE = 0.04
"""Of 80 validation clips that were never near a lossy codec, none has deep holes in more than 0.5 % of the cells of
any zone; MP3 at 96 kb/s and less mostly in more than 5 %.
"""
NEWTON_ROUNDS, HALVINGS = 4, 40
LOWEST_NEPERS, HIGHEST_NEPERS, STEP_NEPERS = -50.0, 10.0, 0.02  # of power
NEPERS_OF_POWER = math.log(10.0) / 10.0  # in a decibel


def missing(measured_db: Tensor, fill_db: Tensor, fillable: Tensor, bands: BandConfig) -> Tensor:
    """Mean power per bin that each cell [2, n_bands, T] lacks; ``fillable``, a mask that spreads to that shape: where
    anything may be filled in.
    """
    lacking = ((fill_db - measured_db - FILL_FROM_DB) / FILL_WIDTH_DB).clamp(0.0, 1.0)
    heard = fill_db > bands.floor_db + SILENT_DB
    wanted = (torch.exp(fill_db * NEPERS_OF_POWER) - torch.exp(measured_db * NEPERS_OF_POWER)).clamp_min(0.0)
    return wanted * lacking * heard * fillable


def holes(measured_db: Tensor, said: Estimate, loudest_db: float) -> Tensor:
    """The cells [2, n_bands, T] that a lossy codec may have left out: bool.

    A network that expects a small error there speaks of the gain, which it knows to be nothing.
    """
    deep = said.fill_db - measured_db > HOLE_FROM_DB
    return deep & (said.error_db > LEAST_HOLE_ERROR_DB) & (said.fill_db > loudest_db - HOLE_BELOW_LOUDEST_DB)


class HoleCount:
    """Whether a lossy codec left out cells all over a recording with the facts [2, n_bands] and nothing in the bands
    ``empty`` [n_bands].

    Counted are the deepest holes, in bands that are louder at other times.
    """

    def __init__(self, facts_db: Tensor, empty: Tensor, bands: BandConfig) -> None:
        self._loud_db, self._empty, self._bands = facts_db[1], empty, bands
        self._counts, self._total = torch.zeros(bands.n_bands), 0

    def add(self, measured_db: Tensor, said: Estimate) -> None:
        """Take one place: its levels [2, n_bands, T] and what the network says."""
        loudest_db = float(self._loud_db.max())
        sure = said.fill_db > loudest_db - HOLE_BELOW_LOUDEST_DB + HOLE_MARGIN_DB
        deep = said.fill_db - measured_db > HOLE_FROM_DB + HOLE_FROM_MARGIN_DB
        usual = said.fill_db < self._loud_db[None, :, None] + 3.0
        found = holes(measured_db, said, loudest_db) & sure & deep & usual
        self._counts += found.float().mean(0).sum(-1)
        self._total += measured_db.shape[-1]

    def many(self) -> bool:
        """The answer. A zone in which the limit lies says nothing: below any limit the last bands hold little."""
        centres = band_centres(self._bands)
        zones = ((centres >= low) & (centres < high) for low, high in pairwise(HOLE_ZONES_HZ))
        shares = [self._counts[zone].mean() / max(self._total, 1) for zone in zones if not (zone & self._empty).any()]
        return bool(shares) and float(max(shares)) > LOSSY_SHARE


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
    ceiling = max(ceiling, 1e-30)
    near = lacked > 1e-6 * ceiling
    held = lacked[near]
    x = held / ceiling
    loss = torch.log1p(x)
    for _ in range(NEWTON_ROUNDS):  # Lambert's W
        loss = loss * (1.0 + torch.log((x / loss.clamp_min(1e-20)).clamp_min(1e-20))) / (1.0 + loss)
    return lacked.masked_scatter(near, held * torch.exp(-loss))


class Shortage:
    """How much power a recording lacks, gathered from its places: a histogram over the logarithm of power, so that it
    costs the same for any length.
    """

    def __init__(self, bands: BandConfig) -> None:
        self._bins = band_bins(bands)[:, None]
        steps = round((HIGHEST_NEPERS - LOWEST_NEPERS) / STEP_NEPERS)
        self._count, self._power = (torch.zeros(steps, dtype=torch.float64) for _ in range(2))
        self._frames: list[Tensor] = []

    def add(self, lacked: Tensor) -> None:
        """Take powers [2, n_bands, T] that one place lacks."""
        self._frames.append((lacked * self._bins).sum((0, 1)))
        held = lacked > 0.0
        powers, bins = lacked[held], self._bins.expand_as(lacked)[held].double()
        place = ((powers.log() - LOWEST_NEPERS) / STEP_NEPERS).long().clamp(0, len(self._count) - 1)
        self._count += torch.bincount(place, bins, len(self._count))
        self._power += torch.bincount(place, bins * powers, len(self._count))

    def ceiling(self, share: float) -> float:
        """The ceiling of `squeezed` that leaves ``share`` of the energy of everything taken together.

        Frames that are said to lack far more than nearly all others are not believed: `sober`.
        """
        used = self._count > 0.0
        if share >= 1.0 or not bool(used.any()):
            return math.inf
        count, power = self._count[used], self._power[used]
        mean, budget = power / count, share * sober(torch.cat(self._frames))
        low, high = float(mean.min().log()) - 20.0, float(mean.max().log()) + 20.0
        for _ in range(HALVINGS):
            tried = 0.5 * (low + high)
            left = float((count * squeezed(mean, math.exp(tried))).sum())
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
    made = excitation(spectrum, grid, limit_hz, noise_share, first_frame, band, linked=False)
    size = power(made).clamp_min_(1e-12).log_().mul_(-0.5 * FLATNESS).exp_().mul_(amplitude[:, band])
    out = spectrum.clone()
    out[:, band] += made.mul_(size)
    return out
