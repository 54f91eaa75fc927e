"""What every restorer is and gives back. The pages and commands know this file only, never a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

import numpy as np

from model_core.audio import AudioClip, AudioSource
from model_core.config import Range
from model_core.errors import ConfigError
from model_core.places import DEFAULT_CHECKPOINT
from model_core.progress import Reporter

NO_BENEFIT = "No audible benefit: the original is kept."
STRENGTH_ZERO = "Strength is 0 %: the original is kept."


@dataclass(frozen=True)
class RestoreConfig:
    """What to restore with. ``checkpoint``: a name in the library or a file. ``strength_percent``: how much of the
    difference to the input is kept, sample by sample (`model_core.strength`); 0 is the input itself.

    ``device``: "auto" (CUDA, else MPS, else CPU), "cpu", "cuda", "cuda:1" or "mps".

    Raises:
        ConfigError: the strength is outside 0 to 100.
    """

    checkpoint: str = DEFAULT_CHECKPOINT
    strength_percent: Annotated[float, Range(0, 100, "%")] = 100.0
    device: str = "auto"

    def __post_init__(self) -> None:
        if not 0.0 <= self.strength_percent <= 100.0:
            raise ConfigError(
                f"strength: expected a number from 0 to 100 %, found {self.strength_percent}; choose one in that range."
            )


@dataclass(frozen=True, eq=False)
class Restoration:
    """A restored clip: rate, channels, length and tags are the input's. ``changed`` is False when the clip is the
    input itself.
    """

    clip: AudioClip
    changed: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileResult:
    """What became of one file. ``seconds``: how long it took."""

    path: Path
    changed: bool
    notes: tuple[str, ...]
    seconds: float


class Restorer(Protocol):
    """Degraded music in, restored music out. One instance does one thing at a time; it may be used again and again."""

    @property
    def name(self) -> str:
        """The word in the `RESTORERS` table."""
        ...

    @property
    def device(self) -> str:
        """Where it computes: "cpu", "cuda:0", "mps"."""
        ...

    @property
    def changed(self) -> bool:
        """After `stream` has ended: whether anything in the output differs from the input."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """After `stream` has ended: sentences for people about what was done and why."""
        ...

    @classmethod
    def open(cls, config: RestoreConfig) -> Restorer:
        """Load what ``config`` names, on the device it names."""
        ...

    def is_available(self) -> str | None:
        """None, or the sentence that says what is missing."""
        ...

    def restore(self, clip: AudioClip, report: Reporter = Reporter()) -> Restoration:
        """Restore a clip in memory: [channels, n] -> [channels, n] at the same rate."""
        ...

    def stream(self, source: AudioSource, report: Reporter = Reporter()) -> Iterator[np.ndarray]:
        """Restore block by block: yields float32 [channels, <= block], in total exactly as long as the source.

        Memory does not grow with the length. Raises `Cancelled` within a block when the listener asks to stop.
        """
        ...
