"""A stationary smooth colouring, found from pictures and undone by one minimum-phase filter for the whole file.

The reference system's "reverb" (a positive exponential, in truth a one-pole low-pass with its corner between 4 and 16
Hz) is such a colouring. Undone frame by frame, its phase stays wrong; a minimum-phase filter undoes both (SOUND.md,
section 1: -22 dB against +10 dB SI-SDR). Applied blindly it costs 15 dB on a file that is merely band-limited, hence
the gates.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from model_core.overlap import hann
from model_core.reconstruct.correction import to_db

VALID_BELOW_MAX_DB = 100.0
"""Cells further below their block's maximum hold no measured energy."""
MIN_SPAN_DB = 6.0
MAX_MISFIT_DB = 3.0
MAX_MISFIT_SHARE = 0.5
"""The gates: the curve spans at least this much, misses the measured correction by at most this much, and by at most
this share of what a flat line misses it by.
"""
MOST_FRAMES = 3000
MIN_BANDS_SHARE = 0.15
TYPICAL_ERROR_DB = 4.0
REFERENCE_HZ, REFERENCE_BONUS_DB = (4.0, 16.0), 1.0
"""The reference's filters have corners from 4 to 16 Hz, under the lowest band; they win against a curve that fits no
better than by this much.
"""
PROOF_DB = 0.5
BRIGHTEST_DB_PER_OCTAVE = -1.8
"""Of 115 training songs nine in ten fall more steeply between 60 Hz and 4 kHz, and the same songs after the reference's
reverb by 6 dB more: an equaliser that leaves a song brighter than this undoes what was never done.
"""
LEAST_SUBSONIC_DB = -27.0
"""What a one-pole low-pass with its corner below 16 Hz cannot help but leave: power per hertz from 3 to 20 Hz against
40 to 150 Hz. Of 130 validation and training segments that had gone through the reference's reverb and were taken for
it the lowest had -24.7 dB; of 11 that had not, and were taken for it all the same, the highest had -29.6 dB.
"""
CLIFF_BANDS, CLIFF_DB, CLIFF_FROM_HZ = 6, 9.0, 1500.0
TWO_POLES_FROM_HZ = 500.0


@dataclass(frozen=True)
class Tilt:
    """Gain in dB over frequency: ``order * 10 log10(1 + (f / corner_hz)^(2 * poles))``.

    Order 1 undoes a Butterworth low-pass of 1 or 2 ``poles`` exactly; other orders, also negative ones, are gentler
    slopes. ``limit_hz``: above, the recording holds nothing of its own, and what undoing the tilt would raise there is
    taken out. ``noise``: power per hertz of the white noise that shows once it is undone, 0 where none is known.
    """

    corner_hz: float
    order: float
    poles: int = 1
    misfit_db: float = 0.0
    limit_hz: float = math.inf
    noise: float = 0.0

    def gain_db(self, hz: Tensor) -> Tensor:
        """Gain at ``hz`` (any shape), 0 dB at 0 Hz."""
        return self.order * _shape_db(hz / self.corner_hz, self.poles)


def _shape_db(ratio: Tensor, poles: int) -> Tensor:
    return 10.0 * torch.log10(1.0 + ratio ** (2 * poles))


def stationary_part(pictures: Sequence[tuple[Tensor, Tensor]], floor_db: float) -> tuple[Tensor, Tensor]:
    """What all frames have in common in enhanced minus measured: (correction in dB [bands], weight 0..1 [bands]).

    ``pictures``: pairs (measured dB, enhanced dB), each [bands, T_i], of several places of one file. Each place has
    an unknown level of its own, which is removed. The weight is the share of cells where both are known, less where
    the difference wanders in time: there noise or a hole was measured, not a filter.
    """
    differences, valids = [], []
    stride = max(sum(measured.shape[1] for measured, _ in pictures) // MOST_FRAMES, 1)
    for measured, enhanced in ((m[:, ::stride], e[:, ::stride]) for m, e in pictures):
        valid = (measured > measured.max() - VALID_BELOW_MAX_DB) & (enhanced > floor_db + 5.0)
        differences.append(enhanced - measured)
        valids.append(valid)
    nan = torch.tensor(float("nan"))
    curve = torch.zeros(differences[0].shape[0], 1)
    cells = torch.empty(0)
    for _ in range(3):
        levelled = []
        for difference, valid in zip(differences, valids, strict=True):
            left = torch.where(valid, difference - curve, nan)
            level = left.nanmedian() if bool(valid.any()) else torch.tensor(0.0)
            levelled.append(torch.where(valid, difference - level, nan))
        cells = torch.cat(levelled, dim=1)
        curve = cells.nanmedian(dim=1, keepdim=True).values.nan_to_num(0.0)
    spread = (cells - curve).abs().nanmedian(dim=1).values.nan_to_num(1e3) * 1.48
    share = (~cells.isnan()).float().mean(dim=1)
    weight = (share / 0.5).clamp_max(1.0) * (share > 0.05) / (1.0 + (spread / 6.0) ** 4)
    return curve.squeeze(1), weight


def below_cliff(curve_db: Tensor, weight: Tensor, centres_hz: Tensor) -> Tensor:
    """``weight`` [bands] with 0 from where ``curve_db`` begins to rise faster than any smooth filter: a band limit.

    About 35 dB per octave on the mel scale; one pole has 6, two have 12. Low bands, where mels are linear, are not
    asked.
    """
    rise = curve_db[CLIFF_BANDS:] - curve_db[:-CLIFF_BANDS]
    cliff = torch.nonzero((rise > CLIFF_DB) & (centres_hz[:-CLIFF_BANDS] > CLIFF_FROM_HZ))
    if not len(cliff):
        return weight
    limited = weight.clone()
    limited[int(cliff[0]) + 1 :] = 0.0
    return limited


def fit_tilt(curve_db: Tensor, weight: Tensor, centres_hz: Tensor, error_db: Tensor | None = None) -> Tilt | None:
    """The `Tilt` that explains ``curve_db`` [bands] under ``weight`` [bands] at ``centres_hz`` [bands], or None where a
    gate says no.

    ``error_db`` [bands]: bands where the network errs count less. The reference's one-pole filters are asked first;
    any other curve needs `PROOF_DB`, since half-hearted guesses of a network about damage that it never saw look like
    one.
    """
    hz = centres_hz.double()
    curve = curve_db.double().cpu()
    trusted = below_cliff(curve, weight.double().cpu(), hz)
    if float(trusted.sum()) < MIN_BANDS_SHARE * len(hz):
        return None
    if error_db is not None:
        trusted = trusted / (1.0 + (error_db.double().cpu() / TYPICAL_ERROR_DB).square())
    flat = curve - (trusted * curve).sum() / trusted.sum()
    flat_miss = float(((trusted * flat.square()).sum() / trusted.sum()).sqrt())
    limit = min(MAX_MISFIT_DB, MAX_MISFIT_SHARE * flat_miss)
    corners = torch.logspace(np.log10(3.0), np.log10(16_000.0), 76, dtype=torch.float64)
    general = [(float(c), 1) for c in corners]
    # Far above its corner a curve of two poles is one of a single pole with twice the order: tried where both differ.
    general += [(float(c), 2) for c in corners[corners > TWO_POLES_FROM_HZ]]
    reference = [(float(c), 1) for c in torch.linspace(*REFERENCE_HZ, 13)]
    best, asked = _best(curve, trusted, hz, general), _best(curve, trusted, hz, reference, order=1.0)
    if asked.misfit_db <= min(limit, best.misfit_db + REFERENCE_BONUS_DB):
        best = asked
    elif best.misfit_db > min(limit, PROOF_DB):
        return None
    used = best.gain_db(hz[trusted > 0.3 * trusted.max()])
    return best if float(used.max() - used.min()) >= MIN_SPAN_DB else None


def _best(
    curve: Tensor, weight: Tensor, hz: Tensor, candidates: list[tuple[float, int]], order: float | None = None
) -> Tilt:
    """The best of (corner_hz, poles) ``candidates`` with the order that suits it, or ``order``."""
    shapes = torch.stack([_shape_db(hz / corner, poles) for corner, poles in candidates])  # [candidates, n_mels]
    robust = weight.expand_as(shapes)
    orders = torch.full((len(shapes), 1), 1.0 if order is None else order, dtype=torch.float64)
    miss = torch.zeros_like(shapes)
    for _ in range(8):  # Huber through re-weighting: a few wrong bands must not bend the curve
        total = robust.sum(1, keepdim=True)
        x = shapes - (robust * shapes).sum(1, keepdim=True) / total
        y = curve - (robust * curve).sum(1, keepdim=True) / total
        if order is None:
            orders = (robust * x * y).sum(1, keepdim=True) / (robust * x * x).sum(1, keepdim=True).clamp_min(1e-9)
            orders = orders.clamp(-2.0, 2.0)
            nearest = orders.round()
            orders = torch.where((orders - nearest).abs() < 0.15, nearest, orders)  # real filters have whole orders
        miss = y - orders * x
        robust = weight / (miss.abs() / 2.0).clamp_min(1.0)
    misfit = ((robust * miss.square()).sum(1) / robust.sum(1)).sqrt()
    best = int(misfit.argmin())
    return Tilt(candidates[best][0], float(orders[best]), candidates[best][1], float(misfit[best]))


def subsonic_db(waves: Sequence[Tensor], sample_rate: int) -> float:
    """Mean power per hertz from 3 to 20 Hz against 40 to 150 Hz, in dB, of waves [channels, n_i] taken together."""
    low, bass = 1e-20, 1e-20
    for wave in waves:
        mono = wave.mean(dim=0)
        spectrum = torch.fft.rfft(mono * hann(mono.shape[0]).to(mono.device))
        power = spectrum[: 1 + int(150.0 * mono.shape[0] / sample_rate)].abs().square().double()
        hz = torch.arange(power.shape[0]) * (sample_rate / mono.shape[0])
        low += float(power[(hz >= 3.0) & (hz < 20.0)].sum()) / mono.shape[0] / (20.0 - 3.0)
        bass += float(power[(hz >= 40.0) & (hz < 150.0)].sum()) / mono.shape[0] / (150.0 - 40.0)
    return 10.0 * math.log10(low / bass)


def slope_db_per_octave(measured: Sequence[Tensor], centres_hz: Tensor) -> float:
    """How the mean power density of pictures [bands, T_i] in dB falls from 60 Hz to 4 kHz; octaves count alike."""
    density = to_db(torch.cat([10.0 ** (picture / 10.0) for picture in measured], dim=1).mean(dim=1)).cpu()
    hz = centres_hz.clamp_min(1e-3)
    octave = torch.log2(hz)
    width = torch.gradient(octave)[0] * ((hz > 60.0) & (hz < 4000.0))
    x = octave - (width * octave).sum() / width.sum()
    return float((width * x * density).sum() / (width * x * x).sum())


def stationary_bias(curve_db: Tensor, weight: Tensor, centres_hz: Tensor) -> Tensor:
    """What to take off an enhanced picture so that it asks for no constant gain in any band that was recorded:
    [bands].

    A constant gain is the equaliser's business, behind its gates. Bands without a trusted value take their neighbour's,
    so an empty top is filled at the level of what lies below it.
    """
    known = torch.nonzero(below_cliff(curve_db.double(), weight.double(), centres_hz.double()) > 0.1).squeeze(1)
    if not len(known):
        return torch.zeros_like(curve_db)
    bands = torch.arange(len(curve_db))
    filled = np.interp(bands.numpy(), known.numpy(), curve_db[known].cpu().numpy())
    return torch.from_numpy(filled).to(curve_db)
