"""What a degradation is, and what all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, runtime_checkable

import numpy as np
import torch
from torch import Tensor

from model_core.audio.clip import Samples


@runtime_checkable
class Degradation(Protocol):
    """One kind of damage. A frozen dataclass: its fields are the ranges to draw from.

    ``draw`` is apart from ``__call__`` so that what was drawn can be logged, shown and replayed. ``__call__`` is
    batched: row b of the wave gets ``drawn[b]``, all channels of a row the same.
    """

    title: ClassVar[str]

    def draw(self, rng: np.random.Generator) -> Any:
        """A frozen value with everything that ``__call__`` needs for one item."""
        ...

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[Any]) -> Tensor:
        """[B, n] or [B, channels, n] -> the same shape on the wave's own device."""
        ...

    def describe(self, drawn: Any) -> str:
        """What was drawn, in a few words for people: ``MP3, 48 kb/s``."""
        ...


class PerItem:
    """For damage that takes one sound at a time on the CPU: write ``damage``, the batch comes from here."""

    def damage(self, samples: Samples, sample_rate: int, drawn: Any) -> Samples:
        """float32 [channels, n] -> the same shape."""
        raise NotImplementedError

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[Any]) -> Tensor:
        """[B, n] or [B, channels, n] -> the same shape on the wave's own device."""
        rows = wave.detach().cpu().float().numpy()
        done = [
            self.damage(np.atleast_2d(row), sample_rate, one).reshape(row.shape)
            for row, one in zip(rows, drawn, strict=True)
        ]
        return torch.from_numpy(np.stack(done)).to(wave)


@dataclass(frozen=True)
class Noise:
    """A seed for noise that must come out the same on every device: it is always made on the CPU."""

    seed: int

    @classmethod
    def draw(cls, rng: np.random.Generator) -> Noise:
        return cls(int(rng.integers(2**31)))

    def generator(self) -> torch.Generator:
        return torch.Generator().manual_seed(self.seed)


def peak_normalise(wave: Tensor) -> Tensor:
    """[B, n] or [B, channels, n] with the largest magnitude of each row at 1; silence stays silence."""
    return wave / peak(wave).clamp_min(1e-8)


def peak(wave: Tensor) -> Tensor:
    """The largest magnitude of each row, all channels together, in a shape that broadcasts against ``wave``."""
    return wave.abs().amax(dim=tuple(range(1, wave.ndim)), keepdim=True)


def per_row(values: Sequence[float], like: Tensor) -> Tensor:
    """One number per row of [B, n] or [B, channels, n], in a shape that broadcasts against it."""
    return torch.tensor(values, dtype=like.dtype, device=like.device).reshape(-1, *([1] * (like.ndim - 1)))


def as_rows(table: Tensor, like: Tensor) -> Tensor:
    """[B, k], one curve per row, in a shape that broadcasts against rows with or without channels."""
    return table if like.ndim == 2 else table.unsqueeze(1)


def between(rng: np.random.Generator, low: float, high: float) -> float:
    """Uniform between two ends, whichever is larger: two sliders of a form may cross."""
    return float(rng.uniform(min(low, high), max(low, high)))


def log_between(rng: np.random.Generator, low: float, high: float) -> float:
    """Like `between`, every octave equally often."""
    return float(np.exp(between(rng, np.log(low), np.log(high))))
