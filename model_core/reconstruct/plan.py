"""What is decided once for a whole file, from pictures of some of its blocks, and how a block follows the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from model_core.mel import MelConfig, mel_frequencies
from model_core.reconstruct.correction import (
    NOTHING_DB,
    Correction,
    ReconstructConfig,
    correct,
    cutoff_band,
    level_of,
)
from model_core.reconstruct.grid import Grid
from model_core.reconstruct.synthesis import synthesise
from model_core.reconstruct.tilt import (
    BRIGHTEST_DB_PER_OCTAVE,
    Tilt,
    fit_tilt,
    slope_db_per_octave,
    stationary_bias,
    stationary_part,
)

LEAKY_HZ = 90.0
RETAKES, DECIDED_ON = 6, 12
AUDIBLE_DB = 1.0
AUDIBLE_SHARE = 0.005
"""A file is left alone when fewer than this share of its cells would change by an audible amount."""


@dataclass(frozen=True, eq=False)
class Plan:
    """``tilt``: the stationary colouring to undo, or None. ``cutoff_hz``: the top of what the recording still holds.
    ``active``: False when there is too little to change. ``makeup_db``: brings the loudness back, the same for every
    block.
    """

    tilt: Tilt | None = None
    cutoff_hz: float = 16_000.0
    active: bool = True
    makeup_db: float = 0.0
    bias_db: Tensor | None = None


def find_tilt(
    pictures: Sequence[tuple[Tensor, Tensor]],
    mel: MelConfig,
    error_db: Tensor,
    retake: Callable[[Tilt, int], Tensor],
) -> Tilt | None:
    """The stationary colouring in (measured absolute dB, enhanced relative dB) pairs [n_mels, T_i], or None.

    Found in two looks. A steep tilt leaks through the analysis window into the lowest bands, so they count only in
    the second look, at the sound after the first guess: ``retake(tilt, i)`` is the measured picture of place ``i``
    after that equaliser.
    """
    centres = mel_frequencies(mel.n_mels, mel.f_min_hz, mel.f_max_hz)
    curve, weight = stationary_part(pictures, mel.floor_db)
    first = fit_tilt(curve, weight * (centres > LEAKY_HZ), mel, error_db)
    if first is None:
        return None
    few = range(0, len(pictures), -(-len(pictures) // RETAKES))
    again = [(retake(first, i), pictures[i][1]) for i in few]
    if first.order > 0.0 and slope_db_per_octave([after for after, _ in again], mel) > BRIGHTEST_DB_PER_OCTAVE:
        return None
    curve, weight = stationary_part(again, mel.floor_db)
    return fit_tilt(curve + first.band_db(mel), weight, mel, error_db) or first


def make_plan(
    pictures: Sequence[tuple[Tensor, Tensor]],
    tilt: Tilt | None,
    mel: MelConfig,
    error_db: Tensor,
    config: ReconstructConfig = ReconstructConfig(),
) -> Plan:
    """Decide for the file from (measured absolute dB *after* the equaliser, enhanced relative dB) pairs, each
    [n_mels, T_i].
    """
    if not pictures:
        return Plan(active=False)
    bias = None
    if not config.constant_gain:
        bias = stationary_bias(*stationary_part(pictures, mel.floor_db), mel)
    some = pictures[:: -(-len(pictures) // DECIDED_ON)]
    corrections = [correct_block(measured, enhanced, bias, error_db, mel, config) for measured, enhanced in some]
    held = 0
    for measured, enhanced in some:
        level = level_of(measured, enhanced, bias, mel.floor_db)
        held = max(held, cutoff_band(measured, enhanced, level, mel.floor_db))
    centres = mel_frequencies(mel.n_mels, mel.f_min_hz, mel.f_max_hz)
    cutoff_hz = float(centres[held - 1]) if held else float(centres[0])
    changed = [
        (c.gain_db.abs() > AUDIBLE_DB) | (c.fill_db > torch.clamp_min(measured - 10.0, NOTHING_DB))
        for c, (measured, _) in zip(corrections, some, strict=True)
    ]
    share = float(torch.cat([c.flatten() for c in changed]).float().mean())
    return Plan(tilt, cutoff_hz, tilt is not None or share > AUDIBLE_SHARE, bias_db=bias)


def correct_block(
    measured_db: Tensor,
    enhanced_db: Tensor,
    bias_db: Tensor | None,
    error_db: Tensor,
    mel: MelConfig,
    config: ReconstructConfig,
) -> Correction:
    """The correction of one block; ``measured_db`` is taken after the equaliser; both [n_mels, T]."""
    level = level_of(measured_db, enhanced_db, bias_db, mel.floor_db)
    return correct(measured_db, enhanced_db, level, error_db, mel.floor_db, config)


def apply_plan(
    wave: Tensor,
    measured_db: Tensor,
    enhanced_db: Tensor,
    plan: Plan,
    grid: Grid,
    mel: MelConfig,
    error_db: Tensor,
    config: ReconstructConfig,
    strength: float = 1.0,
    start_s: float = 0.0,
    first_frame: int = 0,
) -> Tensor:
    """One block: ``wave`` [channels, n] and ``measured_db``, both after the equaliser, and ``enhanced_db`` ->
    [channels, n].
    """
    correction = correct_block(measured_db, enhanced_db, plan.bias_db, error_db, mel, config)
    return synthesise(wave, grid, mel, correction, plan.cutoff_hz, config, strength, start_s, first_frame)
