"""What neural codecs and low bit rates do: holes, smeared attacks, coarse magnitudes, noise in place of treble."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from model_core.config import Range
from model_core.degradations.base import Noise, between

SIZE, HOP = 2048, 512
_SHORT, _SHORT_HOP = 512, 128  # for attacks: a long window would smear them by itself


def _window(size: int, hop: int, like: Tensor) -> Tensor:
    """Hann; its root where frames overlap by half, so that it is whole again after the way back."""
    window = torch.hann_window(size, device=like.device)
    return window.sqrt() if hop == size // 2 else window


def spectrum_of(row: Tensor, size: int = SIZE, hop: int = HOP) -> Tensor:
    """[n] or [channels, n] -> complex [channels, size / 2 + 1, frames]."""
    window = _window(size, hop, row)
    padded = F.pad(row.reshape(-1, row.shape[-1]), (size, size))
    return torch.stft(padded, size, hop, window=window, center=True, return_complex=True)


def wave_of(spectrum: Tensor, like: Tensor, size: int = SIZE, hop: int = HOP) -> Tensor:
    """The way back, in the shape of ``like``."""
    window = _window(size, hop, like)
    n = like.shape[-1]
    padded = torch.istft(spectrum, size, hop, window=window, center=True, length=n + 2 * size)
    return padded[:, size : size + n].reshape(like.shape)


def noise_like(row: Tensor, noise: Noise, size: int = SIZE, hop: int = HOP) -> Tensor:
    """The spectrum of white noise in the shape of `spectrum_of`, power 1 on average in every bin.

    Of one noise's waveform: numbers drawn bin by bin would cancel out where frames overlap.
    """
    wave = torch.randn(row.shape, generator=noise.generator()).to(row)
    return spectrum_of(wave, size, hop) / _window(size, hop, row).square().sum().sqrt()


@dataclass(frozen=True)
class DrawnHoles:
    share: float
    depth_db: float
    noise: Noise


@dataclass(frozen=True)
class Holes:
    """Patches of the spectrum, a sixth of an octave wide and 46 ms long, that lose ``depth``: the same in all channels,
    above ``from_hz`` alone.
    """

    title: ClassVar[str] = "Spectral holes"
    low_share: Annotated[float, Range(0, 1)] = 0.03
    high_share: Annotated[float, Range(0, 1)] = 0.25
    low_db: Annotated[float, Range(0, 80, "dB")] = 15.0
    high_db: Annotated[float, Range(0, 80, "dB")] = 50.0
    from_hz: Annotated[float, Range(0, 20_000, "Hz")] = 1_000.0

    def draw(self, rng: np.random.Generator) -> DrawnHoles:
        share = between(rng, self.low_share, self.high_share)
        return DrawnHoles(share, between(rng, self.low_db, self.high_db), Noise.draw(rng))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnHoles]) -> Tensor:
        out = torch.empty_like(wave)
        bins = np.arange(SIZE // 2 + 1) * sample_rate / SIZE
        bands = np.floor(6.0 * np.log2(np.maximum(bins, 50.0) / 50.0)).astype(int)
        for b, d in enumerate(drawn):
            spectrum = spectrum_of(wave[b])
            frames = spectrum.shape[-1]
            patches = np.random.default_rng(d.noise.seed).random((bands.max() + 1, frames // 4 + 1)) < d.share
            holes = np.repeat(patches, 4, axis=1)[bands, :frames] & (bins >= self.from_hz)[:, None]
            gain = np.where(holes, 10.0 ** (-d.depth_db / 20.0), 1.0).astype(np.float32)
            out[b] = wave_of(spectrum * torch.from_numpy(gain).to(wave.device), wave[b])
        return out

    def describe(self, drawn: DrawnHoles) -> str:
        return f"{100 * drawn.share:.0f} % of the spectrum {drawn.depth_db:.0f} dB down"


@dataclass(frozen=True)
class DrawnSmear:
    length_ms: float
    noise: Noise


@dataclass(frozen=True)
class Smear:
    """Attacks smeared: magnitudes averaged over a stretch of time. What is louder than before is turned down, what is
    missing is filled with noise, as a codec's error spreads before and after an attack.
    """

    title: ClassVar[str] = "Smeared attacks"
    low_ms: Annotated[float, Range(5, 200, "ms")] = 10.0
    high_ms: Annotated[float, Range(5, 200, "ms")] = 40.0

    def draw(self, rng: np.random.Generator) -> DrawnSmear:
        return DrawnSmear(between(rng, self.low_ms, self.high_ms), Noise.draw(rng))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnSmear]) -> Tensor:
        out = torch.empty_like(wave)
        for b, d in enumerate(drawn):
            spectrum = spectrum_of(wave[b], _SHORT, _SHORT_HOP)
            magnitude = spectrum.abs()
            reach = max(1, round(d.length_ms * sample_rate / 1000.0 / _SHORT_HOP / 2.0))
            smooth = F.avg_pool1d(magnitude, 2 * reach + 1, 1, reach, count_include_pad=False)
            missing = (smooth.square() - magnitude.square()).clamp_min(0.0).sqrt()
            spectrum = spectrum * (smooth / magnitude.clamp_min(1e-9)).clamp(max=1.0)
            spectrum += missing * noise_like(wave[b], d.noise, _SHORT, _SHORT_HOP)
            out[b] = wave_of(spectrum, wave[b], _SHORT, _SHORT_HOP)
        return out

    def describe(self, drawn: DrawnSmear) -> str:
        return f"attacks smeared over {drawn.length_ms:.0f} ms"


@dataclass(frozen=True)
class DrawnCoarse:
    step_db: float
    jitter: float
    noise: Noise


@dataclass(frozen=True)
class Coarse:
    """Magnitudes rounded to steps in dB, phases shaken by a normal error that grows with the root of frequency:
    ``jitter`` radians at 16 kHz. Every channel by itself, as MusicGen codes them.

    Frames overlap by half only: the more of them share a moment, the more their errors cancel out.
    """

    title: ClassVar[str] = "Coarse spectrum"
    low_db: Annotated[float, Range(0.5, 12, "dB")] = 1.5
    high_db: Annotated[float, Range(0.5, 12, "dB")] = 6.0
    low_jitter: Annotated[float, Range(0, 6, "rad")] = 0.3
    high_jitter: Annotated[float, Range(0, 6, "rad")] = 3.0

    def draw(self, rng: np.random.Generator) -> DrawnCoarse:
        jitter = between(rng, self.low_jitter, self.high_jitter)
        return DrawnCoarse(between(rng, self.low_db, self.high_db), jitter, Noise.draw(rng))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnCoarse]) -> Tensor:
        out = torch.empty_like(wave)
        rising = (torch.arange(SIZE // 2 + 1).unsqueeze(1) * (sample_rate / SIZE / 16_000.0)).sqrt()
        for b, d in enumerate(drawn):
            spectrum = spectrum_of(wave[b], SIZE, SIZE // 2)
            level_db = 20.0 * torch.log10(spectrum.abs().clamp_min(1e-9))
            gain = 10.0 ** ((torch.round(level_db / d.step_db) * d.step_db - level_db) / 20.0)
            angle = d.jitter * rising * torch.randn(spectrum.shape, generator=d.noise.generator())
            out[b] = wave_of(spectrum * torch.polar(gain, angle.to(gain)), wave[b], SIZE, SIZE // 2)
        return out

    def describe(self, drawn: DrawnCoarse) -> str:
        return f"spectrum in steps of {drawn.step_db:.1f} dB, phases {drawn.jitter:.1f} rad off at 16 kHz"


@dataclass(frozen=True)
class DrawnNoiseFill:
    from_hz: float
    share: float
    noise: Noise


@dataclass(frozen=True)
class NoiseFill:
    """Noise with the sound's own envelope in place of its content above ``from``: all of it, or a share."""

    title: ClassVar[str] = "Noise for treble"
    low_hz: Annotated[float, Range(500, 20_000, "Hz")] = 5_000.0
    high_hz: Annotated[float, Range(500, 20_000, "Hz")] = 10_000.0
    low_share: Annotated[float, Range(0, 1)] = 0.5
    high_share: Annotated[float, Range(0, 1)] = 1.0

    def draw(self, rng: np.random.Generator) -> DrawnNoiseFill:
        from_hz = between(rng, self.low_hz, self.high_hz)
        return DrawnNoiseFill(from_hz, between(rng, self.low_share, self.high_share), Noise.draw(rng))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnNoiseFill]) -> Tensor:
        out = wave.clone()
        for b, d in enumerate(drawn):
            first = int(d.from_hz * SIZE / sample_rate)
            if first < SIZE // 2:
                spectrum = spectrum_of(wave[b])
                spectrum[:, first:] = _noisy(spectrum[:, first:], noise_like(wave[b], d.noise)[:, first:], d.share)
                out[b] = wave_of(spectrum, wave[b])
        return out

    def describe(self, drawn: DrawnNoiseFill) -> str:
        return f"{100 * drawn.share:.0f} % noise above {drawn.from_hz / 1000:.1f} kHz"


def _noisy(spectrum: Tensor, noise: Tensor, share: float) -> Tensor:
    """[channels, bins, frames] mixed in power with noise of the same level over 33 bins and 5 frames."""
    power = spectrum.abs().square()
    over_bins = F.avg_pool1d(power.transpose(1, 2), 33, 1, 16, count_include_pad=False).transpose(1, 2)
    level = F.avg_pool1d(over_bins, 5, 1, 2, count_include_pad=False).sqrt()
    # Rising over the first 24 bins, some 500 Hz.
    rising = share * (torch.arange(spectrum.shape[1], device=spectrum.device) / 24.0).clamp(max=1.0).unsqueeze(1)
    return (1.0 - rising).sqrt() * spectrum + rising.sqrt() * level * noise
