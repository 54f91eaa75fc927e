"""Few bits, clipping, and level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np
import torch
from torch import Tensor

from model_core.config import Range
from model_core.degradations.base import Noise, between, peak, per_row


@dataclass(frozen=True)
class DrawnBitDepth:
    bits: int
    dithered: bool
    dither: Noise


@dataclass(frozen=True)
class BitDepth:
    """Rounded to 2^bits steps between -1 and 1, as a recording with few bits has them; with triangular dither or
    without.
    """

    title: ClassVar[str] = "Few bits"
    low_bits: Annotated[int, Range(4, 16)] = 8
    high_bits: Annotated[int, Range(4, 16)] = 12
    dither_probability: Annotated[float, Range(0, 1)] = 0.5

    def draw(self, rng: np.random.Generator) -> DrawnBitDepth:
        low, high = sorted((self.low_bits, self.high_bits))
        bits = int(rng.integers(low, high + 1))
        return DrawnBitDepth(bits, bool(rng.random() < self.dither_probability), Noise.draw(rng))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnBitDepth]) -> Tensor:
        steps = per_row([2.0 ** (d.bits - 1) for d in drawn], wave)
        dither = torch.zeros(wave.shape)
        for row, d in zip(dither, drawn, strict=True):
            if d.dithered:
                made = torch.rand((2, *row.shape), generator=d.dither.generator())
                row += made[0] - made[1]
        scaled = torch.round(wave * steps + dither.to(wave))
        return torch.maximum(torch.minimum(scaled, steps - 1.0), -steps) / steps

    def describe(self, drawn: DrawnBitDepth) -> str:
        return f"{drawn.bits} bits, {'dithered' if drawn.dithered else 'not dithered'}"


@dataclass(frozen=True)
class DrawnOverdrive:
    drive_db: float
    soft: bool


@dataclass(frozen=True)
class Overdrive:
    """Driven into a limit that lies ``drive`` below the sound's own peak, hard or (tanh) soft. Turned back down
    afterwards: what is below a hard limit keeps its level.
    """

    title: ClassVar[str] = "Overdriven"
    low_db: Annotated[float, Range(0.5, 30, "dB")] = 1.0
    high_db: Annotated[float, Range(0.5, 30, "dB")] = 15.0
    soft_probability: Annotated[float, Range(0, 1)] = 0.25

    def draw(self, rng: np.random.Generator) -> DrawnOverdrive:
        return DrawnOverdrive(between(rng, self.low_db, self.high_db), bool(rng.random() < self.soft_probability))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnOverdrive]) -> Tensor:
        limit = (peak(wave) * per_row([10.0 ** (-d.drive_db / 20.0) for d in drawn], wave)).clamp_min(1e-8)
        hard = torch.maximum(torch.minimum(wave, limit), -limit)
        soft = limit * torch.tanh(wave / limit)
        return torch.where(per_row([float(d.soft) for d in drawn], wave) > 0.5, soft, hard)

    def describe(self, drawn: DrawnOverdrive) -> str:
        return f"{'softly ' if drawn.soft else ''}clipped {drawn.drive_db:.1f} dB below the peak"


@dataclass(frozen=True)
class DrawnLevel:
    gain_db: float


@dataclass(frozen=True)
class Level:
    """Another level, all channels alike."""

    title: ClassVar[str] = "Level"
    low_db: Annotated[float, Range(-40, 12, "dB")] = -18.0
    high_db: Annotated[float, Range(-40, 12, "dB")] = 0.0

    def draw(self, rng: np.random.Generator) -> DrawnLevel:
        return DrawnLevel(between(rng, self.low_db, self.high_db))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnLevel]) -> Tensor:
        return wave * per_row([10.0 ** (d.gain_db / 20.0) for d in drawn], wave)

    def describe(self, drawn: DrawnLevel) -> str:
        return f"level {drawn.gain_db:+.1f} dB"
