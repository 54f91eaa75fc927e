"""Cutting a stream into blocks with context and joining the results without seams. Nothing here knows what a block is
for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import minimum_filter1d, uniform_filter1d

from model_core.mapped import room

Samples = np.ndarray


@dataclass(frozen=True)
class BlockPlan:
    """Sizes in samples. Each block is ``core`` samples that are kept, with up to ``context`` more on both sides that
    are processed and thrown away; of the right-hand context the first ``fade`` samples are blended into the next
    block.
    """

    core: int
    context: int
    fade: int

    def __post_init__(self) -> None:
        if self.core < 1 or not 0 <= self.fade <= min(self.context, self.core):
            raise ValueError(f"need core >= 1 and fade <= context and fade <= core, got {self}")


@dataclass(frozen=True, eq=False)
class Window:
    """One block with its context. ``samples`` [channels, n] begins at ``start`` of the stream; the core is its part
    ``core_start`` .. ``core_end``, also counted from the beginning of the stream.
    """

    index: int
    start: int
    core_start: int
    core_end: int
    samples: Samples


def windows(blocks: Iterable[Samples], plan: BlockPlan) -> Iterator[Window]:
    """Blocks of any size [channels, <= n] -> windows that follow ``plan``. Holds one window at a time."""
    source = iter(blocks)
    held: list[Samples] = []
    held_start, end, finished, index = 0, 0, False, 0
    while True:
        core_start, core_end = index * plan.core, (index + 1) * plan.core
        while not finished and end < core_end + plan.context:
            block = next(source, None)
            if block is None:
                finished = True
            elif block.shape[1]:
                held.append(block)
                end += block.shape[1]
        if core_start >= end:
            return
        start = max(0, core_start - plan.context)
        buffer = np.concatenate(held, axis=1) if len(held) > 1 else held[0]
        buffer = buffer[:, start - held_start :]
        held, held_start = [buffer], start
        stop = min(end, core_end + plan.context)
        yield Window(index, start, core_start, min(core_end, end), buffer[:, : stop - start])
        index += 1


def join(pieces: Iterable[Window], process: Callable[[Window], Samples], plan: BlockPlan) -> Iterator[Samples]:
    """Run ``process`` (window -> the same shape as its samples) over the windows and yield the cores, in order.

    Where blocks meet, the old one fades into the new one over ``plan.fade`` samples; the two weights add up to one,
    so equal results on both sides pass unchanged.
    """
    tail: Samples | None = None
    for window in pieces:
        result = process(window)
        offset = window.core_start - window.start
        length = window.core_end - window.core_start
        core = np.array(result[:, offset : offset + length], dtype=np.float32)
        if tail is not None:
            shared = min(tail.shape[1], length)
            rise = fade_in(plan.fade)[:shared]
            core[:, :shared] = tail[:, :shared] + rise * (core[:, :shared] - tail[:, :shared])
        tail = np.array(result[:, offset + length : offset + length + plan.fade], dtype=np.float32)
        yield core


def fade_in(length: int) -> Samples:
    """The rising half of a raised cosine, strictly between 0 and 1: [length]."""
    rise: Samples = (0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / max(length, 1))).astype(np.float32)
    return rise


def limit_peaks(samples: Samples, ceiling: float, sample_rate: int) -> Samples:
    """Turn down around samples beyond ``ceiling`` so that none passes it: [channels, n] -> the same; all channels
    alike.

    The gain is the least one needed within 5 ms, smoothed over as much: no clipping, no step. Usually there is
    nothing to do.
    """
    peak = np.abs(samples).max(axis=0, initial=0.0)
    if not len(peak) or float(peak.max()) <= ceiling:
        return samples
    reach = max(int(0.005 * sample_rate), 1)
    needed = np.minimum(1.0, ceiling / np.maximum(peak, 1e-9)).astype(np.float32)
    least = minimum_filter1d(needed, 2 * reach + 1, mode="nearest")
    smooth = uniform_filter1d(least.astype(np.float64), 2 * reach + 1, mode="nearest")
    limited: Samples = samples * np.minimum(smooth, needed).astype(np.float32)
    return limited


def empty_beside(samples: Samples) -> Samples:
    """Room like ``samples`` [channels, n]: in memory, or in a nameless file where those lie in one too."""
    if not isinstance(samples, np.memmap):
        return np.empty(samples.shape, np.float32)
    return room(*samples.shape)
