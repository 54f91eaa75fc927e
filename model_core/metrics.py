"""What is measured, by name, exactly as docs define it: two tables, one for mel pictures and one for waveforms.

To add a metric: a function and one `Metric` row. Gains follow from ``higher_is_better``, once, in `gain`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

LSD_N_FFT, LSD_HOP, LSD_POWER_FLOOR = 2048, 512, 1e-8


@dataclass(frozen=True)
class Metric:
    """``compute(estimate, clean, ...)`` gives one value per batch row, [B]; NaN where it does not apply."""

    name: str
    unit: str
    higher_is_better: bool
    compute: Callable[..., Tensor]

    def gain(self, untouched: float, restored: float) -> float:
        """How much better ``restored`` is than ``untouched``; negative where it is worse."""
        return restored - untouched if self.higher_is_better else untouched - restored


def l1_mel(estimate: Tensor, clean: Tensor) -> Tensor:
    """Mean absolute difference of [0, 1] pictures [B, 1, n_mels, frames] -> [B] (Patrizi 2025, metrics section)."""
    return (estimate - clean).abs().flatten(1).mean(dim=1)


def lsd_mel_db(estimate: Tensor, clean: Tensor) -> Tensor:
    """Mean over frames of the RMS over mels of the dB difference; the pictures span 80 dB. -> [B] (Patrizi 2025)."""
    difference_db = 80.0 * (estimate - clean)
    return difference_db.square().mean(dim=-2).sqrt().flatten(1).mean(dim=1)


def cosine_mel(estimate: Tensor, clean: Tensor) -> Tensor:
    """Cosine of the flattened [0, 1] pictures -> [B] (Patrizi 2025)."""
    return F.cosine_similarity(estimate.flatten(1), clean.flatten(1), dim=1)


def si_sdr_db(estimate: Tensor, clean: Tensor) -> Tensor:
    """Scale-invariant signal-to-distortion ratio, zero-mean, [B, channels, n] -> [B] (Le Roux et al. 2019, section 3).

    Channels count as one long signal. Limited to +-160 dB so that a perfect copy has a number.
    """
    estimate, clean = (x.double() - x.double().mean(dim=-1, keepdim=True) for x in (estimate, clean))
    estimate, clean = estimate.flatten(1), clean.flatten(1)
    energy = clean.square().sum(dim=1)
    scale = (estimate * clean).sum(dim=1) / energy.clamp_min(1e-30)
    target = scale.unsqueeze(1) * clean
    distortion = (estimate - target).square().sum(dim=1)
    found = target.square().sum(dim=1)
    ratio_db = 10.0 * torch.log10(found / distortion.clamp_min(1e-30))  # nothing found: minus infinity, limited below
    return ratio_db.clamp(-160.0, 160.0).float()


def log_spectrum(wave: Tensor) -> Tensor:
    """log10 of the floored power spectrum, [B, channels, n] -> [B, channels, bins, frames] (Hann 2048 / 512,
    centred).
    """
    window = torch.hann_window(LSD_N_FFT, device=wave.device, dtype=wave.dtype)
    flat = wave.reshape(-1, wave.shape[-1])
    spectrum = torch.stft(flat, LSD_N_FFT, LSD_HOP, window=window, pad_mode="constant", return_complex=True)
    power = (spectrum.real.square() + spectrum.imag.square()).clamp_min(LSD_POWER_FLOOR)
    return torch.log10(power).reshape(*wave.shape[:-1], *power.shape[-2:])


def lsd(
    estimate: Tensor,
    clean: Tensor,
    sample_rate: int,
    low_hz: float = 0.0,
    high_hz: float = float("inf"),
) -> Tensor:
    """Log-spectral distance between ``low_hz`` and ``high_hz``, [B, channels, n] -> [B]; NaN where the band holds no
    bin.

    RMS over bins of the log10-power difference, mean over frames, mean over channels, at the clip's own rate.
    """
    hz = torch.arange(LSD_N_FFT // 2 + 1, device=clean.device) * sample_rate / LSD_N_FFT
    bins = (hz >= low_hz) & (hz < high_hz)
    if not bool(bins.any()):
        return torch.full((clean.shape[0],), float("nan"), device=clean.device)
    difference = log_spectrum(estimate)[:, :, bins] - log_spectrum(clean)[:, :, bins]
    return difference.square().mean(dim=2).sqrt().mean(dim=(1, 2))


def _lsd_between(low_hz: float, high_hz: float) -> Callable[[Tensor, Tensor, int, float], Tensor]:
    return lambda estimate, clean, sample_rate, cutoff_hz: lsd(estimate, clean, sample_rate, low_hz, high_hz)


MEL_METRICS: dict[str, Metric] = {
    m.name: m
    for m in (
        Metric("l1_mel", "", False, l1_mel),
        Metric("lsd_mel_db", "dB", False, lsd_mel_db),
        Metric("cosine_mel", "", True, cosine_mel),
    )
}

# compute(estimate, clean, sample_rate, cutoff_hz), waves [B, channels, n]; cutoff_hz is the measured bandwidth of the
# *input*: below it lies the band that was kept, above it what can only be filled.
WAVE_METRICS: dict[str, Metric] = {
    m.name: m
    for m in (
        Metric("si_sdr_db", "dB", True, lambda estimate, clean, sample_rate, cutoff_hz: si_sdr_db(estimate, clean)),
        Metric("lsd", "", False, _lsd_between(0.0, float("inf"))),
        Metric("lsd_below_8k", "", False, _lsd_between(0.0, 8_000.0)),
        Metric("lsd_8k_to_16k", "", False, _lsd_between(8_000.0, 16_000.0)),
        Metric("lsd_above_16k", "", False, _lsd_between(16_000.0, float("inf"))),
        Metric("lsd_kept", "", False, lambda e, c, sample_rate, cutoff_hz: lsd(e, c, sample_rate, 0.0, cutoff_hz)),
        Metric("lsd_filled", "", False, lambda e, c, sample_rate, cutoff_hz: lsd(e, c, sample_rate, cutoff_hz)),
    )
}

METRICS: dict[str, Metric] = {**MEL_METRICS, **WAVE_METRICS}
