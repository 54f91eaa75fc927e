"""Several degradations in order, or one of several such chains, with a share of items left intact."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import numpy as np
import torch
from torch import Tensor

from model_core.audio.clip import Samples
from model_core.config import Range, from_dict
from model_core.degradations.base import Degradation
from model_core.degradations.table import DEGRADATIONS
from model_core.errors import ConfigError


@dataclass(frozen=True)
class Step:
    """One place in a chain: a name of DEGRADATIONS, its parameters where they differ from the defaults, and how
    often.
    """

    name: str
    parameters: dict[str, Any] = field(default_factory=dict)
    probability: Annotated[float, Range(0, 1)] = 1.0


REFERENCE_STEPS = (Step("quantise"), Step("resample"), Step("reverb"), Step("clip"))


@dataclass(frozen=True)
class Family:
    """One of several kinds of damage, drawn ``weight`` times as often as one of weight 1."""

    name: str
    steps: tuple[Step, ...]
    weight: Annotated[float, Range(0, 1_000)] = 1.0


@dataclass(frozen=True)
class ChainConfig:
    """The reference: with probability 0.15 nothing, otherwise all four in this order (Patrizi 2025, degradation
    section).

    Where there are ``families``, an item goes through the steps of one of them, and then through ``steps``.
    """

    steps: tuple[Step, ...] = REFERENCE_STEPS
    intact_probability: Annotated[float, Range(0, 1)] = 0.15
    families: tuple[Family, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """What one item gets: one entry per step of all families and of the chain, None where it is left out. All None:
    the item is intact. ``family`` is the name of the one that was drawn.
    """

    steps: tuple[Any, ...]
    family: str = ""

    @property
    def intact(self) -> bool:
        return all(step is None for step in self.steps)


class Chain:
    """Draw for one item, apply to a batch, describe in words."""

    def __init__(self, config: ChainConfig = ChainConfig()) -> None:
        self.config = config
        groups = [(family.name, step) for family in config.families for step in family.steps]
        groups += [("", step) for step in config.steps]
        self._families, self.steps = tuple(name for name, _ in groups), tuple(step for _, step in groups)
        self.degradations = tuple(build(step.name, step.parameters) for step in self.steps)
        weights = np.array([family.weight for family in config.families], np.float64)
        if len(weights) and not (np.all(weights >= 0) and weights.sum() > 0):
            raise ConfigError("chain: expected weights of families from 0 on, one above it; correct the chain.")
        self._shares = weights / weights.sum() if len(weights) else weights

    def draw(self, rng: np.random.Generator) -> Drawn:
        """Everything random about one item. Each step uses a generator of its own, so switching one off moves no
        other.
        """
        intact = bool(rng.random() < self.config.intact_probability)
        family = ""
        if self.config.families:
            family = self.config.families[int(rng.choice(len(self._shares), p=self._shares))].name
        drawn: list[Any] = []
        for step, owner, degradation in zip(self.steps, self._families, self.degradations, strict=True):
            own = np.random.default_rng(rng.integers(2**63))
            used = own.random() < step.probability and owner in ("", family)
            drawn.append(degradation.draw(own) if used and not intact else None)
        return Drawn(tuple(drawn), "" if intact else family)

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[Drawn]) -> Tensor:
        """[B, n] or [B, channels, n] with one `Drawn` per row. Rows that draw nothing come back bit for bit."""
        out = wave.clone()
        for place, degradation in enumerate(self.degradations):
            rows = [b for b, d in enumerate(drawn) if d.steps[place] is not None]
            if rows:
                out[rows] = degradation(out[rows], sample_rate, [drawn[b].steps[place] for b in rows])
        return out

    def damage(self, samples: Samples, sample_rate: int, drawn: Drawn) -> Samples:
        """One sound, float32 [channels, n], on the CPU -> the same shape."""
        damaged = self(torch.from_numpy(np.ascontiguousarray(samples, np.float32))[None], sample_rate, [drawn])
        return damaged[0].numpy()

    def words(self, drawn: Drawn) -> str:
        """For people: ``MP3, 48 kb/s; 8 bits``, or ``intact``."""
        parts = [d.describe(v) for d, v in zip(self.degradations, drawn.steps, strict=True) if v is not None]
        return "; ".join(parts) or "intact"

    def describe(self, drawn: Drawn) -> str:
        """For a log or a label: ``quantise(bits=8) > clip(threshold=0.91)``, or ``intact``."""
        if drawn.intact:
            return "intact"
        parts = []
        for step, values in zip(self.steps, drawn.steps, strict=True):
            if values is None:
                continue
            shown = ", ".join(
                f"{f.name}={getattr(values, f.name):.4g}"
                for f in dataclasses.fields(values)
                if isinstance(getattr(values, f.name), int | float)
            )
            parts.append(f"{step.name}({shown})")
        return " > ".join(parts)


def build(name: str, parameters: dict[str, Any] | None = None) -> Degradation:
    """A degradation of the table.

    Raises:
        ConfigError: unknown name or parameter.
    """
    if name not in DEGRADATIONS:
        raise ConfigError(f"degradation {name!r}: expected one of {', '.join(DEGRADATIONS)}; correct the chain.")
    made: Degradation = from_dict(DEGRADATIONS[name], parameters or {}, f"degradation {name!r}")
    return made
