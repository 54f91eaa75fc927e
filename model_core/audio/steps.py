"""The steps of a recording: whether all its samples lie on a coarse grid, as those of 8-bit files do."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from model_core.audio.clip import Samples

LEAST_STEP = 2.0**-12  # of 13 bits
LEAST_LEVELS = 17  # with fewer the sound was made of steps, as that of old games is
MOST_LEVELS = 1 << 13
SAME = 2.0**-20  # values no further apart are one, and rounding
SLACK = 1.1 * 2.0**-16  # what a gain and 16 bits after it leave of a grid


@dataclass(frozen=True)
class Steps:
    """The grid of each channel: the ``sizes`` of one step, 0 where there is none that is coarse; ``bits``: of the
    finest of them. ``all_channels``: that hold anything at all lie on one.
    """

    sizes: tuple[float, ...]
    bits: int = 0
    all_channels: bool = False

    @property
    def coarse(self) -> bool:
        return any(size > 0.0 for size in self.sizes)


class StepMeter:
    """Finds the steps of a recording in one pass: the values that occur are few, and all on one line."""

    def __init__(self, channels: int) -> None:
        self._seen: list[Samples | None] = [np.zeros(0, np.float32)] * channels

    def add(self, block: Samples) -> None:
        """Take [channels, n]."""
        for channel, values in enumerate(block):
            seen = self._seen[channel]
            if seen is not None:
                seen = np.union1d(seen, values)
                gaps = np.diff(seen)
                fine = bool(np.any((gaps > SAME) & (gaps < LEAST_STEP - 2.0 * SLACK)))
                self._seen[channel] = None if fine or len(seen) > MOST_LEVELS else seen

    def steps(self) -> Steps:
        """What was found so far. A channel too quiet to prove anything by itself may share another's grid."""
        found = [(0.0, 0) if seen is None else _grid(seen.astype(np.float64)) for seen in self._seen]
        known = max(size for size, _ in found)
        sizes = [
            size if size > 0.0 or seen is None or not _fits(seen.astype(np.float64), known) else known
            for (size, _), seen in zip(found, self._seen, strict=True)
        ]
        pairs = zip(sizes, self._seen, strict=True)
        everywhere = known > 0.0 and all(size > 0.0 or (seen is not None and len(seen) < 2) for size, seen in pairs)
        return Steps(tuple(sizes), max(bits for _, bits in found), everywhere)


def _fits(levels: np.ndarray, size: float) -> bool:
    """Whether ``levels`` lie on the grid of ``size`` that runs through 0."""
    if size <= 0.0 or len(levels) < 2:
        return False
    return bool(np.abs(levels - size * np.round(levels / size)).max() <= SLACK)


def _grid(levels: np.ndarray) -> tuple[float, int]:
    """(the step between sorted ``levels`` that all of them are whole multiples of apart, its bits), 0 for none."""
    if len(levels) < LEAST_LEVELS:
        return 0.0, 0
    gaps = np.diff(levels)
    gaps = gaps[gaps > SAME]
    if not len(gaps) or gaps.min() < LEAST_STEP - 2.0 * SLACK:
        return 0.0, 0
    # From the smallest gap, which rounding blurs, on to ever longer stretches, which it blurs ever less.
    middle = levels[np.abs(levels).argmin()]
    size, span = float(np.median(gaps[gaps < 1.5 * gaps.min()])), 4.0
    while True:
        part = levels[np.abs(levels - middle) <= span * size] - middle
        number = np.round(part / size)
        size = float((part * number).sum() / max((number * number).sum(), 1.0)) or size
        if len(part) == len(levels):
            break
        span *= 2.0
    off = part - number * size
    off = off - 0.5 * (off.max() + off.min())
    if np.abs(off).max() > SLACK or size < LEAST_STEP - SLACK:
        return 0.0, 0
    of_full_scale = 1.0 - math.log2(size)
    whole = abs(of_full_scale - round(of_full_scale)) < 0.02
    return size, round(of_full_scale) if whole else math.ceil(math.log2(number.max() - number.min() + 1.0))
