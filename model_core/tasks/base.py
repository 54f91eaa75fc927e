"""What the trainer asks of a task. It knows batches, named terms and figures, and no pictures, rates or damage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from model_core.audio import AudioClip
from model_core.checkpoint import Card
from model_core.dataset import Split, Track
from model_core.distributed import World
from model_core.progress import Reporter

Arrays = dict[str, Any]
"""A batch as the items give it: numpy arrays and plain values by name, ready to cross a process boundary."""


@dataclass(frozen=True)
class Validation:
    """Means over the validation items. ``error_db``: how far the network is off in each of its bands."""

    losses: dict[str, float]
    restored: dict[str, float]
    untouched: dict[str, float]
    error_db: list[float]


class Items(Protocol):
    """Makes batches. It can be sent to another process, and every item depends on (seed, epoch, index) alone."""

    @property
    def made_ahead(self) -> bool:
        """Whether making costs so much that processes of their own pay."""
        ...

    def make(self, split: Split, indices: Sequence[int], epoch: int) -> Arrays:
        """The items ``indices`` of ``epoch``, stacked."""
        ...

    def listening_pair(self) -> tuple[AudioClip, AudioClip]:
        """A held-out clip that is damaged, clean and degraded: what people hear the training on."""
        ...


class Task(Protocol):
    """What is learnt. Losses, metrics and cards are the task's; loop, schedule, saving and resuming the trainer's."""

    device: torch.device

    @property
    def items(self) -> Items:
        """Where batches come from."""
        ...

    @property
    def tracks(self) -> Sequence[Track]:
        """The music that is trained on."""
        ...

    def build(self) -> nn.Module:
        """The untrained network on the task's device."""
        ...

    def inputs(self, arrays: Arrays) -> Any:
        """A batch as `terms` wants it, on the task's device."""
        ...

    def terms(self, model: nn.Module, inputs: Any, world: World = World()) -> dict[str, Tensor]:
        """Named loss terms and their weighted ``total``, of inputs that are this process's share of a batch."""
        ...

    def validate(self, model: nn.Module, batches: Iterable[Arrays], report: Reporter = Reporter()) -> Validation:
        """Figures of ``model`` beside those of the untouched input. Stops within a batch."""
        ...

    def card(self, figures: Validation) -> dict[str, Any]:
        """What the card says of this network: fields of `Card` by name."""
        ...

    def restore(self, model: nn.Module, card: Card, clip: AudioClip) -> AudioClip:
        """``clip`` as ``model`` with this card has it restored: the same rate, channels and length."""
        ...


class Means:
    """Running means by name, each batch weighted by its number of items."""

    def __init__(self) -> None:
        self._values: dict[str, list[float]] = {}

    def add(self, name: str, values: float | Sequence[float], count: int = 1) -> None:
        """One value that stands for ``count`` items, or one value per item."""
        self._values.setdefault(name, []).extend([values] * count if isinstance(values, float | int) else values)

    def result(self) -> dict[str, float]:
        return {name: float(np.mean(of)) for name, of in self._values.items()}
