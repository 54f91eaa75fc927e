"""The reference system's four degradations and the low-pass of its text (Patrizi 2025, degradation section).

Every formula is the paper's. What it calls reverb is a positive exponential without normalisation, that is a one-pole
low-pass between 4 and 16 Hz: kept as it is here, because its checkpoints learned to undo exactly that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np
import scipy.fft
import torch
from torch import Tensor

from model_core.config import Range
from model_core.degradations.base import Noise, as_rows, peak_normalise, per_row


@dataclass(frozen=True)
class DrawnQuantise:
    bits: int
    dither: Noise


@dataclass(frozen=True)
class Quantise:
    """round(x q) / q plus uniform dither of +-0.5 / q, q = 2^bits, clipped to [-1, 1]."""

    title: ClassVar[str] = "Quantisation"
    bits: tuple[int, ...] = (8, 10, 12)

    def draw(self, rng: np.random.Generator) -> DrawnQuantise:
        return DrawnQuantise(int(rng.choice(self.bits)), Noise.draw(rng))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnQuantise]) -> Tensor:
        steps = per_row([2.0**d.bits for d in drawn], wave)
        dither = torch.stack([torch.rand(wave.shape[1:], generator=d.dither.generator()) - 0.5 for d in drawn]).to(wave)
        return ((torch.round(wave * steps) + dither) / steps).clamp(-1.0, 1.0)

    def describe(self, drawn: DrawnQuantise) -> str:
        return f"{drawn.bits} bits"


@dataclass(frozen=True)
class DrawnResample:
    rate_hz: int


@dataclass(frozen=True)
class Resample:
    """Down to a lower rate and back; the length is kept.

    Two alias-free resamplers in a row are one linear-phase low-pass, so this is one, in the frequency domain: quick on
    every device. Its edge falls as half a cosine over the last tenth below the lower rate's half, as soxr's "HQ" does.
    """

    title: ClassVar[str] = "Resampling"
    rates_hz: tuple[int, ...] = (16_000, 22_050)

    def draw(self, rng: np.random.Generator) -> DrawnResample:
        return DrawnResample(int(rng.choice(self.rates_hz)))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnResample]) -> Tensor:
        out = wave.clone()
        rows = [b for b, d in enumerate(drawn) if d.rate_hz < sample_rate]  # upwards and back changes nothing
        if not rows:
            return out
        n = wave.shape[-1]
        size = scipy.fft.next_fast_len(n + 2048, real=True)
        hz = torch.fft.rfftfreq(size, 1.0 / sample_rate, device=wave.device)
        half_hz = per_row([drawn[b].rate_hz / 2.0 for b in rows], wave)
        over = ((hz - 0.9 * half_hz) / (0.1 * half_hz)).clamp(0.0, 1.0)
        response = 0.5 + 0.5 * torch.cos(torch.pi * over)
        out[rows] = torch.fft.irfft(torch.fft.rfft(wave[rows], size) * response, size)[..., :n]
        return out

    def describe(self, drawn: DrawnResample) -> str:
        return f"resampled to {drawn.rate_hz / 1000:g} kHz and back"


@dataclass(frozen=True)
class DrawnReverb:
    length_ms: float


@dataclass(frozen=True)
class Reverb:
    """Convolution with exp(-linspace(0, 5, n)), n samples in 50 to 200 ms, truncated to the input's length,
    peak-normalised.
    """

    title: ClassVar[str] = "Reverb (reference)"
    low_ms: Annotated[float, Range(1, 1000, "ms")] = 50.0
    high_ms: Annotated[float, Range(1, 1000, "ms")] = 200.0

    def draw(self, rng: np.random.Generator) -> DrawnReverb:
        return DrawnReverb(float(rng.uniform(self.low_ms, self.high_ms)))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnReverb]) -> Tensor:
        n = wave.shape[-1]
        lengths = [max(int(d.length_ms * sample_rate / 1000.0), 1) for d in drawn]
        kernels = torch.zeros(len(drawn), max(lengths))
        for row, length in zip(kernels, lengths, strict=True):
            row[:length] = torch.exp(-torch.linspace(0.0, 5.0, length))
        size = scipy.fft.next_fast_len(n + kernels.shape[-1] - 1, real=True)
        spectrum = torch.fft.rfft(wave, size) * as_rows(torch.fft.rfft(kernels.to(wave), size), wave)
        return peak_normalise(torch.fft.irfft(spectrum, size)[..., :n])

    def describe(self, drawn: DrawnReverb) -> str:
        return f"reference's reverb, {drawn.length_ms:.0f} ms"


@dataclass(frozen=True)
class DrawnClip:
    threshold: float


@dataclass(frozen=True)
class Clip:
    """Hard clipping at a threshold drawn from U(low, high), full scale being 1."""

    title: ClassVar[str] = "Clipping"
    low: Annotated[float, Range(0.01, 1.0)] = 0.8
    high: Annotated[float, Range(0.01, 1.0)] = 0.95

    def draw(self, rng: np.random.Generator) -> DrawnClip:
        return DrawnClip(float(rng.uniform(self.low, self.high)))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnClip]) -> Tensor:
        threshold = per_row([d.threshold for d in drawn], wave)
        return torch.maximum(torch.minimum(wave, threshold), -threshold)

    def describe(self, drawn: DrawnClip) -> str:
        return f"clipped at {drawn.threshold:.2f} of full scale"


@dataclass(frozen=True)
class DrawnLowPass:
    cutoff_hz: float


@dataclass(frozen=True)
class LowPass:
    """Second-order low-pass (R. Bristow-Johnson's cookbook biquad, Q = 0.707), cutoff drawn from U(low, high).

    Applied in the frequency domain with room for the tail, which equals the recursion to rounding and is quick on
    every device.
    """

    title: ClassVar[str] = "Low-pass"
    low_hz: Annotated[float, Range(20, 20_000, "Hz")] = 3_500.0
    high_hz: Annotated[float, Range(20, 20_000, "Hz")] = 8_000.0
    q: Annotated[float, Range(0.1, 10)] = 0.707

    def draw(self, rng: np.random.Generator) -> DrawnLowPass:
        return DrawnLowPass(float(rng.uniform(self.low_hz, self.high_hz)))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnLowPass]) -> Tensor:
        n = wave.shape[-1]
        size = scipy.fft.next_fast_len(n + 4096, real=True)
        omega = 2.0 * np.pi * np.array([[d.cutoff_hz] for d in drawn]) / sample_rate
        alpha, cosine = np.sin(omega) / (2.0 * self.q), np.cos(omega)
        z1 = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)  # one sample's delay at each frequency
        response = 0.5 * (1.0 - cosine) * (1.0 + z1) ** 2 / (1.0 + alpha - 2.0 * cosine * z1 + (1.0 - alpha) * z1**2)
        filtered = torch.fft.rfft(wave, size) * as_rows(
            torch.from_numpy(response).to(wave.device, torch.complex64), wave
        )
        out: Tensor = torch.fft.irfft(filtered, size)[..., :n]
        return out

    def describe(self, drawn: DrawnLowPass) -> str:
        return f"low-pass at {drawn.cutoff_hz / 1000:.1f} kHz"
