"""What restorers that read a file twice share: choosing blocks for a first look, and giving a file back as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from model_core.audio import AudioClip, AudioSource
from model_core.progress import Reporter
from model_core.restorers.base import Restoration, Restorer
from model_core.restorers.blocks import Window, empty_beside

T = TypeVar("T")
SILENCE = 1e-5


def is_silent(samples: np.ndarray) -> bool:
    """Whether nothing in ``samples`` rises above -100 dBFS."""
    return peak(samples) < SILENCE


def peak(samples: np.ndarray) -> float:
    """The largest magnitude, 0 for no samples."""
    return float(np.abs(samples).max(initial=0.0))


def restore_whole(restorer: Restorer, clip: AudioClip, report: Reporter) -> Restoration:
    """`Restorer.restore` by `Restorer.stream`: the clip itself comes back where nothing was changed."""
    samples = empty_beside(clip.samples)
    done = 0
    for block in restorer.stream(clip, report):
        samples[:, done : done + block.shape[1]] = block
        done += block.shape[1]
    if not restorer.changed:
        return Restoration(clip, False, restorer.notes)
    return Restoration(AudioClip(samples, clip.sample_rate, clip.tags), True, restorer.notes)


def untouched(source: AudioSource, block_frames: int, message: str, report: Reporter) -> Iterator[np.ndarray]:
    """The source's own blocks, with progress."""
    done = 0
    for block in source.blocks(block_frames):
        report.update(done / source.frames if source.frames else None, message)
        yield block
        done += block.shape[1]
    report.update(1.0, message)


def copied(window: Window) -> Window:
    """The window with samples of its own."""
    return replace(window, samples=np.array(window.samples))


def spread(pieces: Iterator[Window], most: int, report: Reporter, keep: Callable[[Window], T]) -> list[T]:
    """What ``keep`` makes of at most ``most`` windows that are not silent, evenly over a stream of unknown length: when
    full, every second one goes.
    """
    kept: list[tuple[int, T]] = []
    stride = 1
    for window in pieces:
        report.check()
        if window.index % stride or is_silent(window.samples):
            continue
        kept.append((window.index, keep(window)))
        if len(kept) > most:
            stride *= 2
            kept = [held for held in kept if held[0] % stride == 0]
    return [held for _, held in kept]
