"""Sample-rate conversion with soxr, whole or as a stream."""

from __future__ import annotations

import numpy as np
import soxr

from model_core.audio.clip import Samples


def resample(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """Convert [channels, n] at ``from_hz`` to [channels, ceil(n * to_hz / from_hz)] (soxr HQ, linear phase)."""
    if from_hz == to_hz:
        return samples
    wanted = -(-samples.shape[1] * to_hz // from_hz)
    if samples.shape[1] == 0:
        return np.zeros((samples.shape[0], 0), np.float32)
    made = soxr.resample(np.ascontiguousarray(samples.T, np.float32), from_hz, to_hz, quality="HQ").T[:, :wanted]
    short = wanted - made.shape[1]
    return np.ascontiguousarray(np.pad(made, ((0, 0), (0, short))) if short else made, np.float32)


class StreamResampler:
    """`resample` in pieces: the pieces' results joined have the same length and (within 1e-6) values as the whole."""

    def __init__(self, channels: int, from_hz: int, to_hz: int) -> None:
        self._stream = soxr.ResampleStream(from_hz, to_hz, channels, dtype="float32", quality="HQ")
        self._from_hz, self._to_hz, self._channels = from_hz, to_hz, channels
        self._taken = self._given = 0

    def __call__(self, samples: Samples, last: bool = False) -> Samples:
        """Feed [channels, n], get [channels, m]; ``last`` also flushes and fixes the total length."""
        self._taken += samples.shape[1]
        made = self._stream.resample_chunk(np.ascontiguousarray(samples.T, np.float32), last=last).T
        if last:
            wanted = -(-self._taken * self._to_hz // self._from_hz) - self._given
            made = np.pad(made[:, :wanted], ((0, 0), (0, max(0, wanted - made.shape[1]))))
        self._given += made.shape[1]
        return np.ascontiguousarray(made, np.float32)
