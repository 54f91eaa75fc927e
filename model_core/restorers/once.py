"""Decoding a file once where decoding is dear: what restorers read again comes from a nameless file."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_core.audio import AudioSource
from model_core.restorers.shelf import Put, Shelf

PLAIN = frozenset({"WAV", "WAVEX", "RF64", "W64", "AIFF", "AU"})
"""Formats whose samples lie in the file as they are: reading them again costs what reading a copy would."""


def decoded_once(source: AudioSource) -> AudioSource:
    """``source``, or something that gives the same and decodes it only the first time that it is read to its end."""
    info = getattr(source, "info", None)
    return source if info is None or info.format in PLAIN else DecodedOnce(source)


class DecodedOnce:
    """An `AudioSource` that keeps what another one gave; where the disk has no room, that one is read again."""

    def __init__(self, source: AudioSource) -> None:
        self._source = source
        self._shelf = Shelf()
        self._pieces: list[Put] | None = None

    @property
    def sample_rate(self) -> int:
        return self._source.sample_rate

    @property
    def channels(self) -> int:
        return self._source.channels

    @property
    def frames(self) -> int | None:
        return self._source.frames

    def blocks(self, block_frames: int) -> Iterator[np.ndarray]:
        """[channels, <= block_frames]; only the last block may be shorter."""
        if self._pieces is None:
            yield from self._first(block_frames)
            return
        held: list[np.ndarray] = []
        count = 0
        for piece in self._pieces:
            held.append(self._shelf.get(piece).T)
            count += held[-1].shape[1]
            while count >= block_frames:
                whole = np.concatenate(held, axis=1) if len(held) > 1 else held[0]
                yield np.ascontiguousarray(whole[:, :block_frames])
                held, count = [whole[:, block_frames:]], count - block_frames
        if count:
            yield np.ascontiguousarray(np.concatenate(held, axis=1))

    def _first(self, block_frames: int) -> Iterator[np.ndarray]:
        shelf, pieces, room = Shelf(), list[Put](), True
        for block in self._source.blocks(block_frames):
            if room:
                pieces.append(shelf.put(block.T))
                room = pieces[-1].kept is None
            yield block
        if room:
            self._shelf, self._pieces = shelf, pieces
