"""Samples that are no sound (NaN, infinite, absurdly large) are bridged and counted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model_core.audio.clip import Samples

# Float files with integer scaling (peak 32768, even 2^23) are odd but sound; anything beyond is damage.
LARGEST_SOUND = 2.0**24


class Repairer:
    """Replaces bad samples by a line between their good neighbours, block by block; remembers how many and where.

    A run that touches the end of a block is led to zero, as the sample that follows is not known yet. No step can
    exceed the neighbouring good samples, so a repair never clicks at full scale.
    """

    def __init__(self, channels: int, sample_rate: int, start_frame: int = 0) -> None:
        self._last = np.zeros(channels, np.float32)
        self._sample_rate = sample_rate
        self._position = start_frame
        self.count = 0
        self.first_s: float | None = None
        self.last_s = 0.0

    def __call__(self, block: Samples) -> Samples:
        """Give back ``block`` [channels, n] itself when it is sound, else a repaired copy."""
        if block.shape[1] == 0:
            return block
        # One pass for the usual case: NaN and Inf both make this comparison false.
        if not (block.max() <= LARGEST_SOUND and block.min() >= -LARGEST_SOUND):
            block = self._repaired(block)
        self._last = block[:, -1].copy()
        self._position += block.shape[1]
        return block

    def _repaired(self, block: Samples) -> Samples:
        good = np.isfinite(block) & (np.abs(block) <= LARGEST_SOUND)
        fixed = block.copy()
        n = block.shape[1]
        for channel, mask in enumerate(good):
            if mask.all():
                continue
            fixed[channel] = _bridged(block[channel], mask, float(self._last[channel]))
        bad_frames = np.flatnonzero(~good.all(axis=0))
        self.count += int(good.size - good.sum())
        first_s = (self._position + int(bad_frames[0])) / self._sample_rate
        self.first_s = first_s if self.first_s is None else self.first_s
        self.last_s = (self._position + min(int(bad_frames[-1]), n - 1)) / self._sample_rate
        return fixed

    def sentence(self) -> str | None:
        """What was repaired, for people; None when nothing was."""
        if self.first_s is None:
            return None
        if self.count == 1:
            return (
                f"1 sample at {self.first_s:.2f} s was not a valid number and was replaced by a line between the "
                "neighbouring samples"
            )
        return (
            f"{self.count} samples between {self.first_s:.2f} s and {self.last_s:.2f} s were not valid numbers and "
            "were replaced by a line between the neighbouring samples"
        )


def _bridged(values: Samples, good: NDArray[np.bool_], before: float) -> Samples:
    """One channel [n] with the samples outside ``good`` interpolated; ``before`` is the sample ahead of the block."""
    n = len(values)
    at = np.concatenate(([-1], np.flatnonzero(good), [n]))
    level = np.concatenate(([before], values[good], [0.0]))
    if good[-1]:
        at, level = at[:-1], level[:-1]
    return np.where(good, values, np.interp(np.arange(n), at, level)).astype(np.float32)
