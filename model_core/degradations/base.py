"""What a degradation is, and how several make a chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, runtime_checkable

import numpy as np
from torch import Tensor


@runtime_checkable
class Degradation(Protocol):
    """One kind of damage. A frozen dataclass: its fields are the ranges to draw from.

    ``draw`` is apart from ``__call__`` so that what was drawn can be logged, shown and replayed. ``__call__`` is
    batched: row b of the wave gets ``drawn[b]``.
    """

    title: ClassVar[str]

    def draw(self, rng: np.random.Generator) -> Any:
        """A frozen value with everything that ``__call__`` needs for one item."""
        ...

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[Any]) -> Tensor:
        """[B, n] -> [B, n] on the wave's own device."""
        ...


@dataclass(frozen=True)
class Noise:
    """A seed for noise that must come out the same on every device: it is always made on the CPU."""

    seed: int

    @classmethod
    def draw(cls, rng: np.random.Generator) -> Noise:
        return cls(int(rng.integers(2**31)))


def peak_normalise(wave: Tensor) -> Tensor:
    """[B, n] -> [B, n] with the largest magnitude of each row at 1; silence stays silence."""
    peak = wave.abs().amax(dim=-1, keepdim=True)
    return wave / peak.clamp_min(1e-8)
