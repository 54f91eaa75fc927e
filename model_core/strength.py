"""How much of a restoration is heard, defined once for the window, the command line and the batch.

A restorer makes ``r``, its whole answer to the original ``x``. At strength ``s`` the sound is ``x + s (r - x)``, sample
by sample: see docs/decisions/0008. It needs no network, so a player can apply it while playing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from model_core.audio.clip import AudioClip, Samples, Tags


def mix(original: Samples, restored: Samples, share: float) -> Samples:
    """``original`` + ``share`` * (``restored`` - ``original``), all float32 of one shape. 0 and 1 are exact."""
    if share >= 1.0:
        return restored
    if share <= 0.0:
        return original
    mixed: Samples = original + np.float32(share) * (restored - original)
    return mixed


@dataclass(frozen=True, eq=False)
class Mixed:
    """A restored clip at a strength below 100 %, mixed as it is read: an `AudioSource` that costs no memory.

    ``samples`` makes the whole clip each time it is asked for: for jobs, never for a window.

    Raises:
        ValueError: the two clips differ in rate, channels or length.
    """

    original: AudioClip
    restored: AudioClip
    strength_percent: float

    def __post_init__(self) -> None:
        if (self.original.samples.shape, self.original.sample_rate) != (
            self.restored.samples.shape,
            self.restored.sample_rate,
        ):
            raise ValueError("a restoration has the rate, channels and length of its original")

    @property
    def share(self) -> float:
        return self.strength_percent / 100.0

    @property
    def sample_rate(self) -> int:
        return self.original.sample_rate

    @property
    def channels(self) -> int:
        return self.original.channels

    @property
    def frames(self) -> int:
        return self.original.frames

    @property
    def duration_s(self) -> float:
        return self.original.duration_s

    @property
    def tags(self) -> Tags:
        return self.restored.tags

    @property
    def samples(self) -> Samples:
        """All of it: float32 [channels, n]."""
        return mix(self.original.samples, self.restored.samples, self.share)

    def blocks(self, block_frames: int) -> Iterator[Samples]:
        """Yield float32 [channels, <= block_frames]."""
        pairs = zip(self.original.blocks(block_frames), self.restored.blocks(block_frames), strict=True)
        for original, restored in pairs:
            yield mix(original, restored, self.share)


def at_strength(original: AudioClip, restored: AudioClip, strength_percent: float) -> AudioClip | Mixed:
    """The sound at a strength: one of the two clips itself at 0 and at 100 %."""
    if strength_percent <= 0.0:
        return original
    return restored if strength_percent >= 100.0 else Mixed(original, restored, strength_percent)
