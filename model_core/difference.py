"""What a restoration changed, as sound of its own: all of it, only what was added, only what was removed.

The difference itself is exact, sample by sample. Its two parts come from a mask over the cells of a short-time Fourier
transform with perfect reconstruction, and ``removed`` is what is left of ``all`` without ``added``: the two always add
up to it. Block by block, so memory does not grow with the clip; a long clip's difference lies in a nameless file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from model_core.errors import AudioError
from model_core.mapped import room
from model_core.places import cache_folder
from model_core.progress import Reporter

if TYPE_CHECKING:
    from model_core.audio import AudioClip

Samples = NDArray[np.float32]
Part = Literal["all", "added", "removed"]
PARTS: tuple[Part, ...] = ("all", "added", "removed")

CEILING_DBFS = -1.0
N_FFT, HOP = 2048, 512
_BLOCK_FRAMES = 256 * HOP
_IN_MEMORY_BYTES = 96 << 20  # of the three parts together: beyond, they lie in files


@dataclass(frozen=True, eq=False)
class Difference:
    """``all`` is after minus before; ``added + removed = all``. Each float32 [channels, n].

    ``peaks`` are the largest absolute samples of the three, linear, in the order of `PARTS`. At a strength below 100 %
    the difference is that share of this one.
    """

    all: Samples
    added: Samples
    removed: Samples
    sample_rate: int
    peaks: tuple[float, float, float]

    def part(self, name: Part) -> Samples:
        """The samples of one part."""
        return {"all": self.all, "added": self.added, "removed": self.removed}[name]

    def peak(self, name: Part) -> float:
        """The largest absolute sample of one part."""
        return self.peaks[PARTS.index(name)]

    def safe_gain_db(self, name: Part, wanted_db: float, share: float = 1.0) -> float:
        """``wanted_db``, or as much as keeps ``share`` of that part below -1 dBFS: a forgotten +40 dB is no blast."""
        peak = self.peak(name) * share
        return wanted_db if peak <= 0.0 else min(wanted_db, CEILING_DBFS - 20.0 * float(np.log10(peak)))

    def clip(self, name: Part, gain_db: float = 0.0, report: Reporter = Reporter()) -> AudioClip:
        """One part as a clip to be exported, louder by ``gain_db``, which is limited as in `safe_gain_db`."""
        from model_core.audio import AudioClip

        samples = self.part(name)
        factor = np.float32(10.0 ** (self.safe_gain_db(name, gain_db) / 20.0))
        if factor == 1.0:
            return AudioClip(samples, self.sample_rate)
        louder = _room(samples.shape, isinstance(samples, np.memmap))
        for start in report.track(range(0, samples.shape[1], _BLOCK_FRAMES), "Preparing the difference"):
            span = slice(start, start + _BLOCK_FRAMES)
            np.multiply(samples[:, span], factor, out=louder[:, span])
        return AudioClip(louder, self.sample_rate)


def differ(before: AudioClip, after: AudioClip, report: Reporter = Reporter()) -> Difference:
    """What was changed from ``before`` to ``after``.

    A cell of the transform counts as added where ``after`` is the louder, as removed elsewhere.

    Raises:
        ValueError: the two are not of one length, rate and number of channels.
        AudioError: there is no room on the disk for a long difference.
        Cancelled: the listener asked to stop.
    """
    if (before.samples.shape, before.sample_rate) != (after.samples.shape, after.sample_rate):
        raise ValueError("a difference needs two clips of one length, rate and number of channels")
    channels, frames = before.samples.shape
    on_disk = isinstance(after.samples, np.memmap) or 3 * after.samples.nbytes > _IN_MEMORY_BYTES
    whole, added, removed = (_room((channels, frames), on_disk) for _ in PARTS)
    peaks = np.zeros(3)
    for start in report.track(range(0, frames, _BLOCK_FRAMES), "Comparing"):
        end = min(start + _BLOCK_FRAMES, frames)
        np.subtract(after.samples[:, start:end], before.samples[:, start:end], out=whole[:, start:end])
        if whole[:, start:end].any() or _near(before, after, start, end):
            added[:, start:end] = _added(before.samples, after.samples, start, end)
        else:
            added[:, start:end] = 0.0
        np.subtract(whole[:, start:end], added[:, start:end], out=removed[:, start:end])
        blocks = [part[:, start:end] for part in (whole, added, removed)]
        peaks = np.maximum(peaks, [max(float(block.max()), -float(block.min())) for block in blocks])
    return Difference(whole, added, removed, before.sample_rate, (float(peaks[0]), float(peaks[1]), float(peaks[2])))


def _near(before: AudioClip, after: AudioClip, start: int, end: int) -> bool:
    """A change just outside the block reaches into it through the windows that both share."""
    low, high = max(0, start - N_FFT), end + N_FFT
    return not (
        np.array_equal(before.samples[:, low:start], after.samples[:, low:start])
        and np.array_equal(before.samples[:, end:high], after.samples[:, end:high])
    )


def _added(before: Samples, after: Samples, start: int, end: int) -> Samples:
    """The added part of [channels, start:end]; ``start`` is a multiple of the hop, so the grid is the clip's own."""
    from scipy import fft

    count = -(-(end - start) // HOP) + N_FFT // HOP - 1
    first = start - N_FFT + HOP
    window = np.sqrt(0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(N_FFT) / N_FFT)).astype(np.float32)
    out = np.zeros((before.shape[0], (count - 1) * HOP + N_FFT), np.float32)
    for channel in range(before.shape[0]):
        old, new = (fft.rfft(_frames(samples[channel], first, count) * window, axis=1) for samples in (before, after))
        change = np.where(np.abs(new) > np.abs(old), new - old, 0)
        cells = fft.irfft(change, N_FFT, axis=1) * (window * np.float32(2.0 * HOP / N_FFT))
        for part in range(N_FFT // HOP):  # frames this far apart do not overlap: lay them down together
            piece = cells[:, part * HOP : (part + 1) * HOP].reshape(-1)
            out[channel, part * HOP : part * HOP + len(piece)] += piece
    kept: Samples = out[:, N_FFT - HOP : N_FFT - HOP + end - start]
    return kept


def _frames(samples: Samples, first: int, count: int) -> Samples:
    """[count, N_FFT]: frames one hop apart from sample ``first`` on; outside the clip there is silence."""
    total = (count - 1) * HOP + N_FFT
    low, high = max(0, first), min(len(samples), first + total)
    padded = np.zeros(total, np.float32)
    padded[low - first : high - first] = samples[low:high]
    framed: Samples = np.lib.stride_tricks.sliding_window_view(padded, N_FFT)[::HOP]
    return framed


def _room(shape: tuple[int, ...], on_disk: bool) -> Samples:
    """Room for [channels, n], in memory or in a nameless file that goes with its last user."""
    if not on_disk:
        return np.empty(shape, np.float32)
    try:
        return room(shape[0], shape[1])
    except OSError as error:
        raise AudioError(
            f"{cache_folder()}: expected room for the difference, found {error.strerror}; free some space there."
        ) from error
