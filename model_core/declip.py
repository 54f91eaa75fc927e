"""Undoing hard clipping: clipped samples are replaced by what the sparsest spectrum near them says.

Audio declipping by iterative thresholding of the STFT under the two constraints that are known for certain: samples
that were not clipped are right, and clipped ones lie at or beyond the level of clipping (Kitic, Bertin, Gribonval
2015, A-SPADE, sections 2 and 3, for the constraints; Siedenburg, Kowalski, Dorfler 2014, for shrinkage instead of
hard thresholding). The threshold falls geometrically, and each round is extrapolated as in FISTA, which makes 20 rounds
enough where these papers take hundreds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model_core.bands import power

N_FFT, HOP = 2048, 512
ROUNDS = 20
MOMENTUM = 0.9
FIRST_HEAVY, FIRST_LIGHT = 0.3, 0.05  # first threshold, in parts of a frame's largest bin
LAST_HEAVY, LAST_LIGHT = 0.003, 0.001
HEAVY_SHARE, LIGHT_SHARE = 0.01, 0.001  # of samples clipped
REACH = 2 * N_FFT  # what lies further from any clipped sample is not looked at
LEAST_RUN = 3
LEAST_RUNS = 4
NEIGHBOUR = 0.997  # of the extreme: music that was cut off there passes through here on its way


@dataclass(frozen=True, eq=False)
class ClipLevels:
    """Where each channel was cut off: ``high`` [channels] and ``low`` [channels], infinite where it was not; ``share``
    of all samples that lie there.
    """

    high: Tensor
    low: Tensor
    share: float

    @property
    def clipped(self) -> bool:
        return bool(torch.isfinite(self.high).any() or torch.isfinite(self.low).any())


class ClipCounter:
    """Finds where a recording was clipped from its pieces, in one pass.

    Looks for flat tops: runs of at least `LEAST_RUN` samples at a channel's extreme, at least `LEAST_RUNS` of them. A
    new extreme makes what was counted below it void. A run that two pieces share may go uncounted.
    """

    def __init__(self, channels: int) -> None:
        self._sides = (_Side(channels), _Side(channels))
        self._heard = 0

    def add(self, wave: Tensor) -> None:
        """Take [channels, n]."""
        if wave.shape[1]:
            self._sides[0].add(wave)
            self._sides[1].add(-wave)
            self._heard += wave.numel()

    @property
    def peak(self) -> float:
        """The largest magnitude so far."""
        return max(0.0, *(float(side.extreme.max()) for side in self._sides)) if self._heard else 0.0

    def levels(self) -> ClipLevels:
        """What was found so far."""
        (high, highs), (low, lows) = (side.level() for side in self._sides)
        return ClipLevels(high, -low, float(highs + lows) / max(self._heard, 1))


class _Side:
    """Flat tops of one sign: ``extreme`` [channels], how many runs and samples lie there, and the next lower level."""

    def __init__(self, channels: int) -> None:
        self.extreme = torch.full((channels,), -math.inf)
        self._runs = torch.zeros(channels, dtype=torch.long)
        self._hits = torch.zeros(channels, dtype=torch.long)
        self._next = torch.full((channels,), -math.inf)

    def add(self, wave: Tensor) -> None:
        highest = wave.amax(1)
        risen = highest > self.extreme
        before = torch.maximum(self.extreme, self._next)
        self.extreme = torch.where(risen, highest, self.extreme)
        inside = _just_inside(self.extreme)
        hot = wave >= inside
        # The old extreme is the new one's neighbour where it lies clearly below it.
        known = torch.where(before < inside.squeeze(1), before, self._next)
        self._next = torch.maximum(known, torch.where(hot, -math.inf, wave).amax(1))
        self._runs = torch.where(risen, 0, self._runs) + _runs(hot)
        self._hits = torch.where(risen, 0, self._hits) + hot.sum(1)

    def level(self) -> tuple[Tensor, int]:
        """(Where each channel was cut off, infinite where it was not; how many samples lie there)."""
        # Coarse steps make flat tops of every peak: then the next level is one whole step down.
        flat = (self._runs >= LEAST_RUNS) & (self._next >= NEIGHBOUR * self.extreme)
        return torch.where(flat, _just_inside(self.extreme).squeeze(1), math.inf), int((self._hits * flat).sum())


def find_levels(wave: Tensor) -> ClipLevels:
    """Where ``wave`` [channels, n], a whole recording, was clipped; see `ClipCounter`."""
    found = ClipCounter(wave.shape[0])
    found.add(wave)
    return found.levels()


def declip(wave: Tensor, levels: ClipLevels, rounds: int = ROUNDS) -> Tensor:
    """``wave`` [channels, n] with its clipped samples replaced; all others are exactly what they were. The result may
    pass full scale.
    """
    above, below = _clipped(wave, levels)
    hit = (above | below).any(0)
    if not bool(hit.any()):
        return wave
    heavy = math.log(max(levels.share, 1e-9) / LIGHT_SHARE) / math.log(HEAVY_SHARE / LIGHT_SHARE)
    heavy = min(max(heavy, 0.0), 1.0)
    first = FIRST_LIGHT ** (1.0 - heavy) * FIRST_HEAVY**heavy
    last = LAST_LIGHT ** (1.0 - heavy) * LAST_HEAVY**heavy
    thresholds = [first * (last / first) ** (i / max(rounds - 1, 1)) for i in range(rounds)]
    out = wave.clone()
    for start, stop in _spans(hit):
        part = slice(start, stop)
        out[:, part] = _restored(wave[:, part], above[:, part], below[:, part], thresholds)
    return out


def _restored(wave: Tensor, above: Tensor, below: Tensor, thresholds: list[float]) -> Tensor:
    window = torch.hann_window(N_FFT, device=wave.device)
    length = wave.shape[-1]
    sound, before = wave, wave
    largest: Tensor | None = None
    for threshold in thresholds:
        spectrum = torch.stft(sound, N_FFT, HOP, window=window, pad_mode="constant", return_complex=True)
        energy = power(spectrum)
        if largest is None:
            largest = energy.amax(1, keepdim=True).clamp_min(1e-12)
        kept = (1.0 - threshold**2 * largest / energy.clamp_min(1e-20)).clamp_min(0.0)
        guess = torch.istft(spectrum * kept, N_FFT, HOP, window=window, length=length)
        guess = torch.where(above, torch.maximum(guess, wave), torch.where(below, torch.minimum(guess, wave), wave))
        sound, before = guess + MOMENTUM * (guess - before), guess
    return before


def _just_inside(extreme: Tensor) -> Tensor:
    """A step of 16 bits inside an extreme, so that dither does not hide a flat top: [channels, 1]."""
    return (extreme - extreme.sign() * 2.0**-15).unsqueeze(1)


def _clipped(wave: Tensor, levels: ClipLevels) -> tuple[Tensor, Tensor]:
    return wave >= levels.high.unsqueeze(1), wave <= levels.low.unsqueeze(1)


def _runs(hot: Tensor) -> Tensor:
    """How many runs of at least `LEAST_RUN` samples there are in each row of a bool [channels, n]: [channels]."""
    if hot.shape[1] < LEAST_RUN:
        return torch.zeros(hot.shape[0], dtype=torch.long)
    long_enough = hot.unfold(1, LEAST_RUN, 1).all(2)
    begins = long_enough.clone()
    begins[:, 1:] &= ~long_enough[:, :-1]
    return begins.sum(1)


def _spans(hit: Tensor) -> list[tuple[int, int]]:
    """Stretches around hits, `REACH` samples beyond them on both sides, joined where they touch."""
    places = torch.nonzero(hit).squeeze(1)
    gaps = torch.nonzero(places.diff() > 2 * REACH).squeeze(1)
    firsts = torch.cat((places[:1], places[gaps + 1])).tolist()
    lasts = torch.cat((places[gaps], places[-1:])).tolist()
    return [(max(0, a - REACH), min(len(hit), b + REACH + 1)) for a, b in zip(firsts, lasts, strict=True)]
