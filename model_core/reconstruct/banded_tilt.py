"""Whether a recording went through the reference system's "reverb", in truth a one-pole low-pass with its corner at a
few hertz: its spectrum falls by 6 dB per octave more than the music's own.

No filter is applied on the word of the network alone: it costs 15 dB where nothing was wrong (SOUND.md, section 1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from model_core.bands import BandConfig, band_centres
from model_core.models.studio import Estimate
from model_core.reconstruct.chain_marks import USUAL_CORNER_HZ, bears_marks, floor_noise, limit_hz
from model_core.reconstruct.plan import LEAKY_HZ, find_tilt
from model_core.reconstruct.tilt import (
    BRIGHTEST_DB_PER_OCTAVE,
    LEAST_SUBSONIC_DB,
    Tilt,
    slope_db_per_octave,
    stationary_part,
    subsonic_db,
)
from model_core.studio_losses import HOLE_DB

PROVEN_SUBSONIC_DB, PROVEN_SLOPE = -13.0, -8.0
"""Of 20 validation clips all ten that had gone through the low-pass lie above the first, one of the others does; below
the second, in dB per octave, nine of the ten and two others; none of the others is both.
"""
LEAST_AGREEMENT = 0.15
"""How much of the low-pass the network must ask for where the measurements speak for one."""
AGREED_HZ = (LEAKY_HZ, 4000.0)


def mean_level(levels_db: Tensor) -> Tensor:
    """The mean power of all channels [..., n_bands, T] in dB: [n_bands, T]."""
    powers = 10.0 ** (levels_db / 10.0)
    return 10.0 * torch.log10(powers.reshape(-1, *powers.shape[-2:]).mean(0))


def wanted_db(measured_db: Tensor, said: Estimate) -> Tensor:
    """The levels that the network holds for the clean ones, same shape: what lacks much is filled, not amplified."""
    return torch.where(said.fill_db - measured_db > HOLE_DB, said.fill_db, measured_db + said.gain_db)


def find_reference_tilt(
    pictures: Sequence[tuple[Tensor, Tensor]],
    error_db: Tensor,
    waves: Sequence[Tensor],
    bands: BandConfig,
    retake: Callable[[Tilt, int], Tensor],
    share_cut_off: float = 0.0,
) -> Tilt | None:
    """The one-pole low-pass that pairs (measured, wanted) [n_bands, T_i] and the sound ``waves`` [channels, n_i] itself
    agree on, or that the sound alone proves; or None.

    ``error_db`` [n_bands]: the network's. ``retake(tilt, i)``: the measured picture of place ``i`` with it undone.
    ``share_cut_off``: of the samples of the recording.
    """
    if not pictures or (subsonic := subsonic_db(waves, bands.sample_rate)) < LEAST_SUBSONIC_DB:
        return None
    marked = bears_marks(waves, bands.sample_rate, share_cut_off)
    if not marked and not _agreed(pictures, error_db, subsonic, bands, retake):
        return None
    limit = limit_hz(waves, bands.sample_rate)
    if limit is None:
        return Tilt(USUAL_CORNER_HZ, 1.0)
    noise = floor_noise(waves, limit, bands.sample_rate) or 0.0
    return Tilt(USUAL_CORNER_HZ, 1.0, limit_hz=limit, noise=noise)


def _agreed(
    pictures: Sequence[tuple[Tensor, Tensor]],
    error_db: Tensor,
    subsonic: float,
    bands: BandConfig,
    retake: Callable[[Tilt, int], Tensor],
) -> bool:
    """Whether the network asks for the filter to be undone and what was measured does not speak against it."""
    centres = band_centres(bands).float()
    found = find_tilt(pictures, centres, bands.floor_db, error_db, retake)
    if found is not None and found.order == 1.0 and found.poles == 1:
        return True
    slope = slope_db_per_octave([measured for measured, _ in pictures], centres)
    if subsonic < PROVEN_SUBSONIC_DB or slope > PROVEN_SLOPE:
        return False
    usual = Tilt(USUAL_CORNER_HZ, 1.0)
    if agreement(pictures, usual, centres, bands.floor_db) < LEAST_AGREEMENT:
        return False
    after = slope_db_per_octave([retake(usual, place) for place in range(len(pictures))], centres)
    return after < BRIGHTEST_DB_PER_OCTAVE


def agreement(pictures: Sequence[tuple[Tensor, Tensor]], tilt: Tilt, centres: Tensor, floor_db: float) -> float:
    """How much of ``tilt`` the pictures ask for: 0 nothing, 1 all of it."""
    curve, weight = stationary_part(pictures, floor_db)
    low, high = AGREED_HZ
    weight = weight * ((centres > low) & (centres < high))
    total = weight.sum().clamp_min(1e-9)
    shape = tilt.gain_db(centres)
    x, y = shape - (weight * shape).sum() / total, curve - (weight * curve).sum() / total
    return float((weight * x * y).sum() / (weight * x * x).sum().clamp_min(1e-9))
