"""A room: direct sound in place, reflections and a decaying tail behind it, the level as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np
import scipy.fft
import scipy.signal
import torch
from torch import Tensor

from model_core.config import Range
from model_core.degradations.base import Noise, between, log_between

_REFLECTIONS = 6


@dataclass(frozen=True)
class DrawnRoom:
    t60_s: float
    direct_db: float
    delay_ms: float
    treble_hz: float
    noise: Noise


@dataclass(frozen=True)
class Room:
    """Convolution with a synthetic room response: the direct sound at time zero, a few early reflections, and noise
    that falls by 60 dB in ``t60``, every channel its own (Moorer 1979). ``direct`` is the energy of the direct sound
    over that of all the rest. The output is as loud as the input.
    """

    title: ClassVar[str] = "Room"
    low_s: Annotated[float, Range(0.05, 5, "s")] = 0.2
    high_s: Annotated[float, Range(0.05, 5, "s")] = 1.2
    low_direct_db: Annotated[float, Range(-10, 30, "dB")] = 0.0
    high_direct_db: Annotated[float, Range(-10, 30, "dB")] = 15.0

    def draw(self, rng: np.random.Generator) -> DrawnRoom:
        return DrawnRoom(
            t60_s=between(rng, self.low_s, self.high_s),
            direct_db=between(rng, self.low_direct_db, self.high_direct_db),
            delay_ms=between(rng, 2.0, 20.0),
            treble_hz=log_between(rng, 3_000.0, 12_000.0),
            noise=Noise.draw(rng),
        )

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnRoom]) -> Tensor:
        out = torch.empty_like(wave)
        n = wave.shape[-1]
        for b, d in enumerate(drawn):
            row = wave[b].reshape(-1, n)
            response = torch.from_numpy(room_response(d, sample_rate, len(row)))[:, :n].to(wave)
            size = scipy.fft.next_fast_len(n + response.shape[1] - 1, real=True)
            wet = torch.fft.irfft(torch.fft.rfft(row, size) * torch.fft.rfft(response, size), size)[:, :n]
            gain = (row.square().sum() / wet.square().sum().clamp_min(1e-20)).sqrt()
            out[b] = (wet * gain).reshape(wave[b].shape)
        return out

    def describe(self, drawn: DrawnRoom) -> str:
        return f"room of {drawn.t60_s:.1f} s, direct sound {drawn.direct_db:+.0f} dB"


def room_response(drawn: DrawnRoom, sample_rate: int, channels: int) -> np.ndarray:
    """float32 [channels, n], 1 at time zero."""
    rng = np.random.default_rng(drawn.noise.seed)
    delay = max(1, round(drawn.delay_ms * sample_rate / 1000.0))
    length = max(2, round(drawn.t60_s * sample_rate))
    decay = 10.0 ** (-3.0 * np.arange(length) / length)
    tail = rng.standard_normal((channels, length), dtype=np.float32) * decay
    # Air and walls swallow treble: one pole.
    pole = np.exp(-2.0 * np.pi * min(drawn.treble_hz, 0.45 * sample_rate) / sample_rate)
    tail = scipy.signal.lfilter([1.0 - pole], [1.0, -pole], tail, axis=1)
    rest = np.zeros((channels, delay + length))
    rest[:, delay:] = tail
    # A handful of single reflections within 30 ms of the first, about as strong together as the tail's start.
    late = delay + rng.integers(0, max(1, min(length, round(0.03 * sample_rate))), (channels, _REFLECTIONS))
    strength = float(np.sqrt(np.square(tail).sum() / channels * 0.3 / _REFLECTIONS))
    for row, places in zip(rest, late, strict=True):
        row[places] += strength * rng.choice([-1.0, 1.0], _REFLECTIONS) * decay[places - delay]
    rest *= np.sqrt(10.0 ** (-drawn.direct_db / 10.0) / np.square(rest).sum(axis=1, keepdims=True))
    rest[:, 0] = 1.0
    return np.asarray(rest, np.float32)
