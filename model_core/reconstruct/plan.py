"""What is decided once for a whole file, from pictures of some of its blocks, and how a block follows the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

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
CLIFF_WIDTH, CLIFF_DEPTH_DB = 5, 15.0


@dataclass(frozen=True, eq=False)
class Plan:
    """``tilt``: the stationary colouring to undo, or None. ``cutoff_hz``: the top of what the recording still holds.
    ``active``: False when there is too little to change. ``makeup_db``: brings the loudness back, the same for every
    block. ``gains``: False where what was recorded keeps its level and only what is missing may be filled in.
    ``fillable`` [n_mels]: the bands where it may, or None for all.
    """

    tilt: Tilt | None = None
    cutoff_hz: float = 16_000.0
    active: bool = True
    makeup_db: float = 0.0
    bias_db: Tensor | None = None
    gains: bool = True
    fillable: Tensor | None = None


def find_tilt(
    pictures: Sequence[tuple[Tensor, Tensor]],
    centres_hz: Tensor,
    floor_db: float,
    error_db: Tensor,
    retake: Callable[[Tilt, int], Tensor],
) -> Tilt | None:
    """The stationary colouring in (measured absolute dB, enhanced dB of any reference) pairs [bands, T_i], or None.

    ``centres_hz`` [bands]; ``floor_db``: enhanced levels near it say nothing. Found in two looks. A steep tilt leaks
    through the analysis window into the lowest bands, so they count only in the second look, at the sound after the
    first guess: ``retake(tilt, i)`` is the measured picture of place ``i`` after that equaliser.
    """
    curve, weight = stationary_part(pictures, floor_db)
    first = fit_tilt(curve, weight * (centres_hz > LEAKY_HZ), centres_hz, error_db)
    if first is None:
        return None
    few = range(0, len(pictures), -(-len(pictures) // RETAKES))
    again = [(retake(first, i), pictures[i][1]) for i in few]
    if first.order > 0.0 and slope_db_per_octave([after for after, _ in again], centres_hz) > BRIGHTEST_DB_PER_OCTAVE:
        return None
    curve, weight = stationary_part(again, floor_db)
    return fit_tilt(curve + first.gain_db(centres_hz), weight, centres_hz, error_db) or first


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
    bias, centres = None, mel_frequencies(mel.n_mels, mel.f_min_hz, mel.f_max_hz)
    if not config.constant_gain:
        bias = stationary_bias(*stationary_part(pictures, mel.floor_db), centres)
    some = pictures[:: -(-len(pictures) // DECIDED_ON)]
    fillable = None if config.gains else empty_top([measured for measured, _ in some], mel.floor_db)
    corrections = [
        only_in(correct_block(measured, enhanced, bias, error_db, mel, config), fillable) for measured, enhanced in some
    ]
    held = 0
    for measured, enhanced in some:
        level = level_of(measured, enhanced, bias, mel.floor_db)
        held = max(held, cutoff_band(measured, enhanced, level, mel.floor_db))
    cutoff_hz = float(centres[held - 1]) if held else float(centres[0])
    changed = [
        (c.gain_db.abs() > AUDIBLE_DB) | (c.fill_db > torch.clamp_min(measured - 10.0, NOTHING_DB))
        for c, (measured, _) in zip(corrections, some, strict=True)
    ]
    share = float(torch.cat([c.flatten() for c in changed]).float().mean())
    return Plan(
        tilt, cutoff_hz, tilt is not None or share > AUDIBLE_SHARE, bias_db=bias, gains=config.gains, fillable=fillable
    )


def empty_top(measured: Sequence[Tensor], floor_db: float) -> Tensor:
    """The bands [n_mels] above a band limit that pictures [n_mels, T_i] prove by themselves: a cliff with nothing
    above it. Music that is merely dull falls slowly, and what it does not have is not missing.
    """
    levels = torch.cat([picture - picture.max() for picture in measured], dim=1).quantile(0.95, dim=1)
    held = torch.nonzero(levels > floor_db)
    top = int(held[-1]) if len(held) else -1
    fillable = torch.zeros_like(levels, dtype=torch.bool)
    nothing_is_empty = top == len(levels) - 1
    if top < CLIFF_WIDTH or nothing_is_empty or float(levels[top - CLIFF_WIDTH]) < floor_db + CLIFF_DEPTH_DB:
        return fillable
    fillable[top - CLIFF_WIDTH // 2 :] = True
    return fillable


def only_in(correction: Correction, bands: Tensor | None) -> Correction:
    """``correction`` with its fill kept to ``bands`` [n_mels] (None: all of them)."""
    if bands is None:
        return correction
    fill_db = torch.where(bands.to(correction.fill_db.device).unsqueeze(1), correction.fill_db, NOTHING_DB)
    return Correction(correction.gain_db, fill_db)


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
    start_s: float = 0.0,
    first_frame: int = 0,
) -> Tensor:
    """One block: ``wave`` [channels, n] and ``measured_db``, both after the equaliser, and ``enhanced_db`` ->
    [channels, n].
    """
    config = replace(config, gains=plan.gains)
    correction = only_in(correct_block(measured_db, enhanced_db, plan.bias_db, error_db, mel, config), plan.fillable)
    return synthesise(wave, grid, mel, correction, plan.cutoff_hz, config, start_s, first_frame)
