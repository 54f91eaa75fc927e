"""What `studio` is trained for: band levels where the recording holds something, invented levels where it does not, an
honest expected error, and the waveform itself, all relative to leaving the recording alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import torch
from torch import Tensor

from model_core.bands import BandConfig, levels_db, power, to_bins
from model_core.config import Range
from model_core.models.studio import Estimate

AUDIBLE_SPAN_DB = 70.0  # cells this far below the loudest of their item count half
HOLE_DB = 15.0  # a band that lacks more than this is not amplified but filled
NOTHING_ABOVE_FLOOR_DB = 4.0
INAUDIBLE = 3e-5  # errors below -45 dB of the clean sound count for little
SMALL_LOW_ERROR = 0.01  # -20 dB: the complex part is for recordings that are further from the clean sound than this
STATIONARY_SNR_DB = -3.0  # below, the damage is a colouring that no zero-phase gain undoes


@dataclass(frozen=True)
class StudioLossConfig:
    """Weight of each term. ``dead_zone``: k of `shrunk`, as in the restorer."""

    gain: Annotated[float, Range(0.0, 100.0)] = 1.0
    error: Annotated[float, Range(0.0, 100.0)] = 0.3
    fill: Annotated[float, Range(0.0, 100.0)] = 0.3
    wave: Annotated[float, Range(0.0, 100.0)] = 0.03
    harm: Annotated[float, Range(0.0, 100.0)] = 0.06
    low: Annotated[float, Range(0.0, 100.0)] = 5.0
    dead_zone: Annotated[float, Range(0.0, 5.0)] = 1.0
    max_gain_db: Annotated[float, Range(0.0, 40.0, "dB")] = 12.0
    min_gain_db: Annotated[float, Range(-80.0, 0.0, "dB")] = -40.0


def shrunk(gain_db: Tensor, error_db: Tensor, dead_zone: float) -> Tensor:
    """The non-negative garrote (Breiman 1995) with a dead zone of ``dead_zone`` expected errors: same shape."""
    ratio = dead_zone * error_db / gain_db.abs().clamp_min(1e-4)
    return gain_db * (1.0 - ratio.square()).clamp_min(0.0)


def corrected(spectrum: Tensor, gain_db: Tensor, low: Tensor | None, bands: BandConfig) -> Tensor:
    """Gains per band [B, 2, n_bands, T] and the complex part ``low`` [B, 2, low_bins, T], if any, on a spectrum
    [B, 2, bins, T] -> the same shape.
    """
    gain = torch.exp(to_bins(gain_db, bands) * 0.11512925464970229)  # dB to amplitude
    if low is None:
        return spectrum * gain
    count = low.shape[-2]
    first = spectrum[..., :count, :] * (gain[..., :count, :] + low)
    return torch.cat((first, spectrum[..., count:, :] * gain[..., count:, :]), dim=-2)


def studio_terms(
    config: StudioLossConfig,
    said: Estimate,
    degraded: Tensor,
    clean: Tensor,
    bands: BandConfig,
    pooled: Callable[[Tensor], Tensor] = lambda weight: weight,
) -> dict[str, Tensor]:
    """Named terms and their weighted ``total``. Spectra complex [B, 2, bins, T].

    ``pooled``: from the weight of these items to that of a whole batch of which they are a share, times the share.
    """
    measured, wanted = levels_db(degraded, bands), levels_db(clean, bands)
    loudest = wanted.amax((1, 2, 3), keepdim=True)
    heard = torch.sigmoid((torch.maximum(measured, wanted) - loudest + AUDIBLE_SPAN_DB) / 8.0)
    nothing = bands.floor_db + NOTHING_ABOVE_FLOOR_DB
    hole = (wanted - measured > HOLE_DB) | (measured < nothing)
    kept = heard * (~hole)
    true_gain = (wanted - measured).clamp(-30.0, 30.0)
    miss = (said.gain_db - true_gain).abs()
    gain = _mean(miss, kept, pooled)
    # Where the clean sound has nothing either it is often its own source that ended there, and then nothing is due.
    filled = hole + 0.1 * kept
    fill_miss = (said.fill_db - wanted).abs()
    fill = _mean(fill_miss, filled, pooled)
    scale = said.error_db
    missed = torch.where(hole, fill_miss, miss).detach()
    error = _mean(torch.log(2.0 * scale) + missed / scale, torch.where(hole, 0.3, kept), pooled)

    applied = shrunk(said.gain_db, scale.detach(), config.dead_zone).clamp(config.min_gain_db, config.max_gain_db)
    applied = torch.where(hole, torch.zeros_like(applied), applied)
    out = corrected(degraded, applied, None, bands)
    reach = to_bins((~hole).float(), bands)  # bins that are filled are none of this term's business
    energy = power(clean).sum((1, 2, 3)) + 1e-9
    before = (power(degraded - clean) * reach).sum((1, 2, 3)) / energy + INAUDIBLE
    after = (power(out - clean) * reach).sum((1, 2, 3)) / energy + INAUDIBLE
    change_db = 10.0 * torch.log10(after / before)
    counts = torch.sigmoid(-10.0 * torch.log10(before) - STATIONARY_SNR_DB)
    wave = (change_db * counts).mean()
    harm = (change_db.clamp_min(0.0) * counts).mean()
    low = _low_change(said.low, degraded, clean).mean()
    terms = {"gain": gain, "error": error, "fill": fill, "wave": wave, "harm": harm, "low": low}
    total = torch.stack([getattr(config, name) * value for name, value in terms.items()]).sum()
    return terms | {"total": total}


def _low_change(low: Tensor, degraded: Tensor, clean: Tensor) -> Tensor:
    """By how much the complex part alone changes each item's error in the low bins: [B], negative is better.

    A plain quotient: the logarithm is steep where an item is nearly right, so that intact items would rule the training
    and the codec's would never be learned.
    """
    count = low.shape[-2]
    before, wanted = degraded[..., :count, :], clean[..., :count, :]
    energy = power(wanted).sum((1, 2, 3)) + 1e-9
    error = power(before - wanted).sum((1, 2, 3)) / energy
    left = power(before * (1.0 + low) - wanted).sum((1, 2, 3)) / energy
    return (left - error) / (error + SMALL_LOW_ERROR)


def _mean(values: Tensor, weights: Tensor, pooled: Callable[[Tensor], Tensor]) -> Tensor:
    return (values * weights).sum() / pooled(weights.sum()).clamp_min(1.0)
