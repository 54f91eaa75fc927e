"""What is measured, by name, exactly as docs define it: tables for mel pictures, for waveforms, and of facts of level.

To add a metric: a function and one `Metric` row. Gains follow from ``higher_is_better``, once, in `gain`. What needs
further packages is in `evaluation.perceptual`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

LSD_N_FFT, LSD_HOP, LSD_POWER_FLOOR = 2048, 512, 1e-8
# n_fft, hop and window of auraloss's MultiResolutionSTFTLoss.
MR_STFT_SIZES, MR_STFT_POWER_FLOOR = ((1024, 120, 600), (2048, 240, 1200), (512, 50, 240)), 1e-8


@dataclass(frozen=True)
class Metric:
    """``compute(estimate, clean, ...)`` gives one value per batch row, [B]; NaN where it does not apply.

    ``higher_is_better`` None: a fact, neither good nor bad; it has no gain.
    """

    name: str
    unit: str
    higher_is_better: bool | None
    compute: Callable[..., Tensor]

    def gain(self, untouched: float, restored: float) -> float:
        """How much better ``restored`` is than ``untouched``; negative where it is worse, NaN for facts."""
        if self.higher_is_better is None:
            return float("nan")
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


def mr_stft(estimate: Tensor, clean: Tensor) -> Tensor:
    """Multi-resolution STFT distance, [B, channels, n] -> [B]: spectral convergence plus the mean difference of log
    magnitudes, mean over three sizes; auraloss's defaults (Yamamoto et al. 2020, section 2.2). Channels count as one.
    NaN for clips shorter than half a window.
    """
    batch, _, n = estimate.shape
    if n <= max(n_fft for n_fft, _, _ in MR_STFT_SIZES) // 2:
        return torch.full((batch,), float("nan"), device=estimate.device)
    total = torch.zeros(batch, device=estimate.device)
    for size in MR_STFT_SIZES:
        one, other = (_magnitudes(wave, *size) for wave in (estimate, clean))
        total += (other - one).square().sum(1).sqrt() / other.square().sum(1).sqrt()
        total += (one.log() - other.log()).abs().mean(1)
    return total / len(MR_STFT_SIZES)


def _magnitudes(wave: Tensor, n_fft: int, hop: int, width: int) -> Tensor:
    """Floored magnitudes of all channels in a row, [B, channels, n] -> [B, values]."""
    window = torch.hann_window(width, device=wave.device, dtype=wave.dtype)
    flat = wave.reshape(-1, wave.shape[-1])
    spectrum = torch.stft(flat, n_fft, hop, width, window, return_complex=True)
    power = (spectrum.real.square() + spectrum.imag.square()).clamp_min(MR_STFT_POWER_FLOOR)
    return power.sqrt().reshape(wave.shape[0], -1)


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
    return lsd_of(log_spectrum(estimate) - log_spectrum(clean), sample_rate, low_hz, high_hz)


def lsd_of(difference: Tensor, sample_rate: int, low_hz: float, high_hz: float) -> Tensor:
    """`lsd` from a difference of log spectra [B, channels, bins, frames] -> [B]."""
    hz = torch.arange(LSD_N_FFT // 2 + 1, device=difference.device) * sample_rate / LSD_N_FFT
    bins = (hz >= low_hz) & (hz < high_hz)
    if not bool(bins.any()):
        return torch.full((difference.shape[0],), float("nan"), device=difference.device)
    return difference[:, :, bins].square().mean(dim=2).sqrt().mean(dim=(1, 2))


# The bands of LSD, from the cutoff of the *input* in Hz: below it lies what was kept, above it what can only be filled.
LSD_BANDS: dict[str, Callable[[float], tuple[float, float]]] = {
    "lsd": lambda cutoff_hz: (0.0, float("inf")),
    "lsd_below_8k": lambda cutoff_hz: (0.0, 8_000.0),
    "lsd_8k_to_16k": lambda cutoff_hz: (8_000.0, 16_000.0),
    "lsd_above_16k": lambda cutoff_hz: (16_000.0, float("inf")),
    "lsd_kept": lambda cutoff_hz: (0.0, cutoff_hz),
    "lsd_filled": lambda cutoff_hz: (cutoff_hz, float("inf")),
}


def _lsd_in(band: Callable[[float], tuple[float, float]]) -> Callable[[Tensor, Tensor, int, float], Tensor]:
    return lambda estimate, clean, sample_rate, cutoff_hz: lsd(estimate, clean, sample_rate, *band(cutoff_hz))


def wave_scores(estimate: Tensor, clean: Tensor, sample_rate: int, cutoff_hz: float) -> dict[str, Tensor]:
    """All of `WAVE_METRICS` at once, each [B]: the spectra are made once."""
    difference = log_spectrum(estimate) - log_spectrum(clean)
    bands = {name: lsd_of(difference, sample_rate, *band(cutoff_hz)) for name, band in LSD_BANDS.items()}
    return {"mr_stft": mr_stft(estimate, clean), "si_sdr_db": si_sdr_db(estimate, clean), **bands}


def width_db(wave: Tensor) -> Tensor:
    """Energy of the sides against the middle, [B, channels, n] -> [B]; NaN unless there are two channels that
    differ.
    """
    if wave.shape[1] != 2:
        return torch.full((wave.shape[0],), float("nan"), device=wave.device)
    left, right = wave.double().unbind(dim=1)
    ratio = (left - right).square().sum(dim=1) / (left + right).square().sum(dim=1).clamp_min(1e-30)
    return torch.where(ratio > 0.0, 10.0 * torch.log10(ratio), float("nan")).float()


MEL_METRICS: dict[str, Metric] = {
    m.name: m
    for m in (
        Metric("l1_mel", "", False, l1_mel),
        Metric("lsd_mel_db", "dB", False, lsd_mel_db),
        Metric("cosine_mel", "", True, cosine_mel),
    )
}

# compute(estimate, clean, sample_rate, cutoff_hz), waves [B, channels, n].
WAVE_METRICS: dict[str, Metric] = {
    "mr_stft": Metric("mr_stft", "", False, lambda estimate, clean, sample_rate, cutoff_hz: mr_stft(estimate, clean)),
    "si_sdr_db": Metric(
        "si_sdr_db", "dB", True, lambda estimate, clean, sample_rate, cutoff_hz: si_sdr_db(estimate, clean)
    ),
    **{name: Metric(name, "", False, _lsd_in(band)) for name, band in LSD_BANDS.items()},
}

METRICS: dict[str, Metric] = {**MEL_METRICS, **WAVE_METRICS}
