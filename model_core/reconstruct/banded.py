"""From what a `studio` network says of a block to the block's sound: gains where it is sure, invented energy where the
recording provably holds nothing, everything else exactly as it was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated

import torch
from torch import Tensor

from model_core.bands import BandConfig, band_centres, istft, power, to_bins
from model_core.config import Range
from model_core.models.studio import Estimate
from model_core.overlap import around_mean
from model_core.reconstruct.filling import SILENT_DB, filled, holes, missing, squeezed
from model_core.reconstruct.gate import least_gain_db
from model_core.reconstruct.grid import Grid
from model_core.reconstruct.low import held_low
from model_core.reconstruct.synthesis import consistent
from model_core.studio_losses import shrunk

LIMIT_BELOW_LOUDEST_DB = (75.0, 90.0)
"""How far below the loudest band there may be something above a limit; less of it proves the cliff of dark music."""
CLIFF_BANDS, CLIFF_DB = 12, 12.0
HIGHEST_LIMIT_HZ = 15_600.0
"""Recordings that reach higher are left alone: much music from lossy sources ends between 15.7 and 20 kHz by itself,
and nothing tells it from music that was cut off there. Neural codecs at 32 kHz end between 15.2 and 15.4 kHz.
"""
DARKEST_DB, DARK_ZONE_HZ = -40.0, (2000.0, 3500.0)
"""How far the zone's bands lie below the loudest, at least, in music that a network is asked about: nineteen in twenty
of 348 training excerpts. Of what is darker networks that learned without an equaliser knew too little (it came back 15
to 30 dB worse), and one that learned with equalisers still spoils some. Repairs that need no network are made anyway.
"""
EVIDENCE_CELLS = (9, 43)  # bands by frames: about half a second
CHANGED = 1e-4  # relative: -80 dB
NEPERS = math.log(10.0) / 20.0  # in a decibel
QUIET_DB, QUIET_WIDTH_DB = 75.0, 10.0
"""Cells this far below a recording's loudest band keep their level: networks learn little of what nobody hears, and
what they say of it would be the only change to an intact recording.
"""

LOUD_DB, LOUD_WIDTH_DB, LOUD_WARINESS = 40.0, 30.0, 1.5
"""The loudest cells hold nearly all of the energy and little of the damage: there the dead zone is wider."""


@dataclass(frozen=True)
class BandedConfig:
    """How much an estimate may change the sound (SOUND.md, sections 1, 2 and 7).

    ``dead_zone``: k, the half-width of the zone without effect in expected errors. ``doubt``: how many expected errors
    a whole neighbourhood must ask for before any of its cells is touched; at twice that all are. ``low_share``: how
    much of the complex correction is used. ``iterations``: rounds of consistency. ``noise_share``: noise beside the
    copied-up band, by amplitude. ``energy_share``: how much of the energy that is missing may be invented.
    """

    dead_zone: Annotated[float, Range(0.0, 5.0)] = 1.5
    doubt: Annotated[float, Range(0.0, 3.0)] = 0.75
    min_gain_db: Annotated[float, Range(-80.0, 0.0, "dB")] = -40.0
    max_gain_db: Annotated[float, Range(0.0, 30.0, "dB")] = 12.0
    low_share: Annotated[float, Range(0.0, 1.0)] = 0.5
    iterations: Annotated[int, Range(0, 32)] = 2
    noise_share: Annotated[float, Range(0.0, 2.0)] = 0.5
    energy_share: Annotated[float, Range(0.0, 1.0)] = 0.008
    fill: bool = True
    gains: bool = True


@dataclass(frozen=True, eq=False)
class BandPlan:
    """What is decided once for a recording. ``empty`` [n_bands]: bands above a proven limit, to be filled and never
    amplified. ``trusted`` [n_bands]: 0 to 1, how much of a band's gain is used. ``ceiling``: of the power that is
    filled in (`squeezed`). ``loudest_db``: of all bands. ``lossy``: a codec left holes, which are
    filled too. ``floor_db`` [2, n_bands]: the noise that is always there, None where that is not known (`gate`).
    ``far``: the complex part is used (`model_core.reconstruct.low`).
    """

    empty: Tensor
    trusted: Tensor
    ceiling: float = math.inf
    loudest_db: float = 0.0
    lossy: bool = False
    floor_db: Tensor | None = None
    far: bool = False

    def limit_hz(self, bands: BandConfig) -> float:
        """Where the recording ends, half the sample rate where it does not."""
        first = torch.nonzero(self.empty)
        centres = band_centres(bands)
        return float(centres[int(first[0])]) if len(first) else float(centres[-1])


def find_limit(facts_db: Tensor, bands: BandConfig) -> Tensor:
    """The bands [n_bands] above a band limit that ``facts_db`` [2, n_bands] (mean, 95th percentile) proves: a cliff
    with nothing above it. Music that is merely dull falls slowly, and what it does not have is not missing.
    """
    loud = facts_db[1]
    empty = torch.zeros_like(loud, dtype=torch.bool)
    for below_loudest_db in LIMIT_BELOW_LOUDEST_DB:
        nothing = max(float(loud.max()) - below_loudest_db, bands.floor_db + SILENT_DB)
        top = _cliff(loud, nothing)
        if top is not None and float(band_centres(bands)[top]) < HIGHEST_LIMIT_HZ:
            empty[top + 1 :] = True
            return empty
    return empty


def _cliff(loud_db: Tensor, nothing_db: float) -> int | None:
    """The last band before levels [n_bands] fall off to ``nothing_db`` for good, None where they sink there slowly."""
    held = torch.nonzero(loud_db > nothing_db)
    if not len(held) or int(held[-1]) >= len(loud_db) - 2:
        return None
    top = int(held[-1])
    before = loud_db[max(top - CLIFF_BANDS, 0) : top + 1]
    if max(float(before[0]), float(before.median())) - nothing_db < CLIFF_DB:  # there may be a hole just below it
        return None
    # The cliff itself belongs to what is missing: start where it begins to fall steeply.
    while top > CLIFF_BANDS and float(loud_db[top - 3] - loud_db[top]) > 4.0:
        top -= 1
    return top


def is_too_dark(facts_db: Tensor, bands: BandConfig) -> bool:
    """Whether a recording with the facts [2, n_bands] has next to nothing in `DARK_ZONE_HZ`."""
    centres = band_centres(bands)
    zone = (centres >= DARK_ZONE_HZ[0]) & (centres < DARK_ZONE_HZ[1])
    return float(facts_db[1][zone].mean() - facts_db[1].max()) < DARKEST_DB


def reconstruct(
    wave: Tensor,
    spectrum: Tensor,
    measured_db: Tensor,
    said: Estimate,
    plan: BandPlan,
    bands: BandConfig,
    config: BandedConfig,
    first_frame: int = 0,
) -> Tensor:
    """``wave`` [2, n], its spectrum [2, bins, T] and levels [2, n_bands, T] -> what is to be added to it: [2, n].

    Exactly 0 where nothing is done. ``first_frame``: of the block in the recording; it seeds the noise.
    """
    fillable = may_fill(measured_db, said, plan)
    change = _gained(spectrum, measured_db, said, plan, fillable, bands, config) if config.gains else None
    if config.fill and bool(fillable.any()):
        lacked = missing(measured_db, said.fill_db, fillable, bands)
        if bool(lacked.any()):
            out = spectrum if change is None else spectrum + change
            amount = squeezed(lacked, plan.ceiling)
            change = filled(out, amount, plan.limit_hz(bands), bands, config.noise_share, first_frame).sub_(spectrum)
    if change is None:
        return torch.zeros_like(wave)
    moved = power(change) > CHANGED**2 * power(spectrum)
    cells = moved.any(0)
    if not bool(cells.any()):
        return torch.zeros_like(wave)
    change = change * moved.float()
    if config.iterations:
        grid, scaled = Grid(bands.sample_rate, bands.n_fft), wave * (4.0 / bands.n_fft)
        change = consistent(change, spectrum, cells, grid, scaled, config.iterations)
    return istft(change, wave.shape[-1], bands)


def _gained(
    spectrum: Tensor,
    measured_db: Tensor,
    said: Estimate,
    plan: BandPlan,
    fillable: Tensor,
    bands: BandConfig,
    config: BandedConfig,
) -> Tensor | None:
    """What the gains and the complex part change of ``spectrum``, None where that is nothing at all."""
    sure = certainty(measured_db, said, plan, fillable, config)
    if not (plan.far or bool(sure.any())):
        return None
    gain_db = applied_db(measured_db, said, plan, sure, config)
    if not plan.far and NEPERS * float(gain_db.abs().max()) < 0.9 * CHANGED:
        return None
    change = spectrum * torch.exp(to_bins(gain_db, bands) * NEPERS).sub_(1.0)
    if plan.far:
        low = held_low(said, bands) * config.low_share
        change[:, : low.shape[-2]] += spectrum[:, : low.shape[-2]] * low
    return change


def certainty(measured_db: Tensor, said: Estimate, plan: BandPlan, fillable: Tensor, config: BandedConfig) -> Tensor:
    """How much of what is said of each cell [2, n_bands, T] is used: 0 to 1."""
    trusted = plan.trusted.to(measured_db.device)[None, :, None]
    sure = evidence(said.gain_db, said.error_db, config.doubt) * trusted * ~fillable
    return sure * audible(measured_db, plan.loudest_db)


def applied_db(measured_db: Tensor, said: Estimate, plan: BandPlan, sure: Tensor, config: BandedConfig) -> Tensor:
    """The gains [2, n_bands, T] that are used, as far as they are ``sure``."""
    wary = 1.0 + LOUD_WARINESS * loudness(measured_db, plan.loudest_db)
    gain_db = shrunk(said.gain_db, wary * said.error_db, config.dead_zone)
    gain_db = gain_db.clamp(config.min_gain_db, config.max_gain_db) * sure
    if plan.floor_db is None or not bool((gain_db < 0.0).any()):
        return gain_db
    return torch.maximum(gain_db, least_gain_db(measured_db, plan.floor_db.to(gain_db.device)))


def may_fill(measured_db: Tensor, said: Estimate, plan: BandPlan) -> Tensor:
    """The cells [2, n_bands, T] that belong to the fill and not to the gain: above the limit, and holes."""
    empty = plan.empty.to(measured_db.device)[None, :, None].expand_as(measured_db)
    return empty | holes(measured_db, said, plan.loudest_db) if plan.lossy else empty


def audible(measured_db: Tensor, loudest_db: float) -> Tensor:
    """1 for levels that may be changed, 0 for those too far below ``loudest_db``: same shape."""
    return ((measured_db - loudest_db + QUIET_DB) / QUIET_WIDTH_DB).clamp(0.0, 1.0)


def loudness(measured_db: Tensor, loudest_db: float) -> Tensor:
    """0 for levels `LOUD_DB` below ``loudest_db`` and less, 1 from `LOUD_WIDTH_DB` above that on: same shape."""
    return ((measured_db - loudest_db + LOUD_DB) / LOUD_WIDTH_DB).clamp(0.0, 1.0)


def evidence(gain_db: Tensor, error_db: Tensor, doubt: float) -> Tensor:
    """0 where a neighbourhood of [2, n_bands, T] asks for no more than the network's own error, 1 from twice ``doubt``
    errors on. One cell cannot tell error from damage; some hundred together can.
    """
    if doubt <= 0.0:
        return torch.ones_like(gain_db)
    around = (gain_db / error_db).clamp(-4.0, 4.0).square()
    for dim, width in zip((-1, -2), reversed(EVIDENCE_CELLS), strict=True):
        around = around_mean(around, width, dim)
    return ((around.sqrt() - doubt) / doubt).clamp(0.0, 1.0)
