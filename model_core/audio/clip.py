"""Audio in memory: samples never travel without their sample rate and tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Tags:
    """What a file says about itself: ``values`` under lower-case Vorbis names ("title", ...) and a cover picture."""

    values: Mapping[str, str] = field(default_factory=dict)
    cover: bytes | None = None

    def only(self, values: bool = True, cover: bool = True) -> Tags:
        """These tags without what is not wanted."""
        return Tags(self.values if values else {}, self.cover if cover else None)


class AudioSource(Protocol):
    """Anything that gives audio in blocks, as often as asked, each time from the start."""

    @property
    def sample_rate(self) -> int:
        """Samples per second and channel."""
        ...

    @property
    def channels(self) -> int:
        """How many channels every block has."""
        ...

    @property
    def frames(self) -> int | None:
        """Samples per channel, exact or the file's own claim; None when unknown."""
        ...

    def blocks(self, block_frames: int) -> Iterator[Samples]:
        """Yield float32 [channels, <= block_frames]; only the last block may be shorter."""
        ...


@dataclass(frozen=True, eq=False)
class AudioClip:
    """A piece of audio: ``samples`` float32 [channels, n] with full scale at 1.0; an ``np.memmap`` when it is long."""

    samples: Samples
    sample_rate: int
    tags: Tags = Tags()

    def __post_init__(self) -> None:
        if self.samples.ndim != 2 or self.samples.dtype != np.float32:
            raise ValueError(f"expected float32 [channels, n], found {self.samples.dtype} {self.samples.shape}")
        if self.sample_rate <= 0:
            raise ValueError(f"expected a positive sample rate, found {self.sample_rate}")

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self.samples.shape[0])

    @property
    def frames(self) -> int:
        """Samples per channel."""
        return int(self.samples.shape[1])

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.frames / self.sample_rate

    def blocks(self, block_frames: int) -> Iterator[Samples]:
        """Yield copies, float32 [channels, <= block_frames], so that a clip is an `AudioSource`."""
        for start in range(0, self.frames, block_frames):
            yield np.array(self.samples[:, start : start + block_frames], order="C")
