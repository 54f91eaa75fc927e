"""Working at one sample rate on sound of any other: the source is resampled on the way in, and what a restorer adds is
resampled on the way out, so that whatever it leaves alone stays bit for bit what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from model_core.audio import AudioSource
from model_core.audio.resample import StreamResampler

BLOCK = 1 << 16


class AtRate:
    """An `AudioSource` as if it had been recorded at another rate."""

    def __init__(self, source: AudioSource, sample_rate: int) -> None:
        self._source, self.sample_rate = source, sample_rate
        self.channels, self.source_rate = source.channels, source.sample_rate

    @property
    def frames(self) -> int | None:
        count = self._source.frames
        return None if count is None else -(-count * self.sample_rate // self._source.sample_rate)

    def blocks(self, block_frames: int) -> Iterator[np.ndarray]:
        """[channels, <= about block_frames] at the new rate, in total as long as the source."""
        if self.sample_rate == self._source.sample_rate:
            yield from self._source.blocks(block_frames)
            return
        convert = StreamResampler(self.channels, self._source.sample_rate, self.sample_rate)
        for block in self._source.blocks(block_frames):
            yield convert(block)
        yield convert(np.zeros((self.channels, 0), np.float32), last=True)


def added_to(source: AudioSource, changes: Iterable[np.ndarray], sample_rate: int) -> Iterator[np.ndarray]:
    """``source`` plus ``changes`` [channels, n], which are at ``sample_rate``: exactly as long as the source.

    Where the changes are 0 at the source's own rate, the source passes untouched.
    """
    convert = None
    if sample_rate != source.sample_rate:
        convert = StreamResampler(source.channels, sample_rate, source.sample_rate)
    pieces = iter(changes)
    held = np.zeros((source.channels, 0), np.float32)
    ended = False
    for block in source.blocks(BLOCK):
        count = block.shape[1]
        while held.shape[1] < count and not ended:
            piece = next(pieces, None)
            if piece is None:
                ended = True
                piece = np.zeros((source.channels, 0), np.float32)
            new = convert(piece, last=ended) if convert is not None else piece
            held = np.concatenate((held, new), axis=1) if new.shape[1] else held
        part, held = held[:, :count], held[:, count:]
        out = np.array(block)
        out[:, : part.shape[1]] += part
        yield out
    for _ in pieces:  # let the producer come to its own end
        pass
