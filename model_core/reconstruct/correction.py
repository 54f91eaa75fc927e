"""From two pictures, measured and enhanced, to what is done to the sound: a gain per cell, and energy to invent per
cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import torch
from torch import Tensor

from model_core.config import Range

NOTHING_DB = -200.0
"""Stands for "no energy": 100 dB below anything audible."""


@dataclass(frozen=True)
class ReconstructConfig:
    """How much a picture may change the sound (defaults: SOUND.md, sections 1, 2 and 7).

    ``dead_zone``: k, the half-width of the zone without effect in units of the network's expected error per band.
    ``doubt``: how far above that error a whole neighbourhood must be. ``constant_gain``: whether cells may be given a
    gain that never changes in their band; off, only the equaliser may, behind its gates: networks guess it where none
    is.
    ``iterations``: rounds of consistency after the first estimate. ``noise_share``: noise beside the copied-up band,
    by amplitude.
    """

    dead_zone: Annotated[float, Range(0.0, 5.0)] = 1.0
    doubt: Annotated[float, Range(0.0, 3.0)] = 1.3
    min_gain_db: Annotated[float, Range(-80.0, 0.0, "dB")] = -40.0
    max_gain_db: Annotated[float, Range(0.0, 30.0, "dB")] = 12.0
    iterations: Annotated[int, Range(0, 32)] = 2
    noise_share: Annotated[float, Range(0.0, 2.0)] = 0.5
    fill: bool = True
    gains: bool = True
    equalise: bool = True
    constant_gain: bool = False


@dataclass(frozen=True, eq=False)
class Correction:
    """``gain_db`` [n_mels, T]: exactly 0 where nothing is done. ``fill_db`` [n_mels, T]: mel power to add,
    `NOTHING_DB` where none.
    """

    gain_db: Tensor
    fill_db: Tensor


def to_db(power: Tensor) -> Tensor:
    """Power to dB with the same guard that the network's picture has."""
    return 10.0 * torch.log10(power.clamp_min(1e-20))


def level_of(measured_db: Tensor, enhanced_db: Tensor, bias_db: Tensor | None, floor_db: float) -> Tensor:
    """What enhanced pictures are louder by than measured ones where nothing changed: [n_mels, 1] in dB.

    Both pictures are [n_mels, T]. Enhanced ones are relative to a maximum that is not known. Most of the loud cells of
    a damaged song are still right, so the median difference, weighted towards loud cells, is the level. ``bias_db``
    [n_mels] is part of the level, band by band.
    """
    bias = torch.zeros_like(measured_db[:, :1]) if bias_db is None else bias_db.to(measured_db).unsqueeze(1)
    stride = max(measured_db.shape[1] // 200, 1)
    measured, enhanced = measured_db[:, ::stride], enhanced_db[:, ::stride]
    loud = ((measured - measured.max() + 50.0) / 50.0).clamp(0.0, 1.0).square()
    weight = torch.where(enhanced > floor_db + 5.0, loud, torch.zeros_like(loud)).flatten()
    difference, order = (enhanced - measured - bias).flatten().sort()
    total = weight[order].cumsum(0)
    if float(total[-1]) <= 0.0:
        return bias
    return bias + difference[torch.searchsorted(total, 0.5 * total[-1])]


def shrink(gain_db: Tensor, half_width_db: Tensor) -> Tensor:
    """The non-negative garrote (Breiman 1995): 0 inside the dead zone, continuous at its edge, the full gain far
    outside.
    """
    size = gain_db.abs()
    kept = (1.0 - (half_width_db / size.clamp_min(1e-6)).square()).clamp_min(0.0)
    return torch.where(size > half_width_db, gain_db * kept, torch.zeros_like(gain_db))


def evidence(wanted_db: Tensor, error_db: Tensor, doubt: float) -> Tensor:
    """0 where a neighbourhood holds no more change than the network's own error would make, rising to 1 at twice
    that: [n_mels, T].

    One cell cannot tell error from damage; some hundred together can. Neighbourhood: half a second by nine bands.
    """
    if doubt <= 0.0:
        return torch.ones_like(wanted_db)
    surprise = (wanted_db / error_db.unsqueeze(1).clamp_min(0.1)).clamp(-4.0, 4.0).square()
    over_time = torch.nn.functional.avg_pool1d(surprise.unsqueeze(0), 63, 1, 31, count_include_pad=False)
    over_bands = torch.nn.functional.avg_pool1d(over_time.transpose(1, 2), 9, 1, 4, count_include_pad=False)
    mean = over_bands.transpose(1, 2).squeeze(0).sqrt()
    return ((mean - doubt) / doubt).clamp(0.0, 1.0)


def correct(
    measured_db: Tensor,
    enhanced_db: Tensor,
    level_db: Tensor,
    error_db: Tensor,
    floor_db: float,
    config: ReconstructConfig = ReconstructConfig(),
) -> Correction:
    """Gains and fill for ``measured_db`` (absolute, after the equaliser) and ``enhanced_db`` (relative), both
    [n_mels, T], ``level_db`` [n_mels, 1] or a single number from `level_of`.

    ``error_db`` [n_mels]: the network's expected error. At its floor an enhanced cell is only known to be *at most*
    that: it may take energy away, never add any.
    """
    target = enhanced_db - level_db
    wanted = target - measured_db
    known = enhanced_db > floor_db + 0.5
    wanted = torch.where(known, wanted, wanted.clamp_max(0.0))
    half_width = (config.dead_zone * error_db).unsqueeze(1)
    gain = (shrink(wanted, half_width) * evidence(wanted, error_db, config.doubt)).clamp(
        config.min_gain_db, config.max_gain_db
    )
    if not config.gains:
        gain = torch.zeros_like(gain)
    if not config.fill:
        return Correction(gain, torch.full_like(gain, NOTHING_DB))
    # What lies further out of reach than the gain may go is a hole or empty band: invented, not amplified. Only what
    # the network could see counts as proof: below its floor both pictures look alike.
    seen = enhanced_db - (measured_db + level_db).clamp_min(floor_db)
    hole = ((torch.minimum(wanted - config.max_gain_db, seen) - half_width) / 6.0).clamp(0.0, 1.0)
    hole = hole * evidence(seen, error_db, config.doubt)
    gain = gain * (1.0 - hole)
    missing = 10.0 ** (target / 10.0) - 10.0 ** ((measured_db + gain) / 10.0)
    fill = to_db(missing.clamp_min(0.0) * hole)
    return Correction(gain, torch.where(hole > 0.0, fill.clamp_min(NOTHING_DB), torch.full_like(fill, NOTHING_DB)))


def cutoff_band(
    measured_db: Tensor, enhanced_db: Tensor, level_db: Tensor, floor_db: float, limit_db: float = 15.0
) -> int:
    """The number of bands, from below, that the recording still holds: above, most cells lack ``limit_db`` or more."""
    known = enhanced_db > floor_db + 0.5
    lacking = known & (enhanced_db - level_db - measured_db > limit_db)
    empty = lacking.float().sum(1) > 0.6 * known.float().sum(1).clamp_min(1.0)
    held = torch.nonzero(~empty)
    return int(held[-1]) + 1 if len(held) else 0
