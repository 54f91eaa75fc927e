"""Undoing hard clipping: clipped samples are replaced by what the sparsest spectrum near them says.

Audio declipping by iterative thresholding of the STFT under the two constraints that are known for certain: samples
that were not clipped are right, and clipped ones lie at or beyond the level of clipping (Kitic, Bertin, Gribonval
2015, A-SPADE, sections 2 and 3, for the constraints; Siedenburg, Kowalski, Dorfler 2014, for shrinkage instead of
hard thresholding). The threshold falls geometrically, and each round is extrapolated as in FISTA, which makes 20 to 60
rounds enough where these papers take hundreds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model_core.audio.clipping import STEP, ClippingMeter, FlatTops
from model_core.bands import power
from model_core.overlap import hann, inverse_stft

N_FFT, HOP = 2048, 512
ROUNDS_HEAVY, ROUNDS_LIGHT = 24, 60
MOMENTUM = 0.9
FIRST_HEAVY, FIRST_LIGHT = 0.3, 0.05  # first threshold, in parts of a frame's largest bin
LAST_HEAVY, LAST_LIGHT = 0.003, 0.001
FINISH = (0.001, 0.0003, 0.0001)  # thresholds of the last rounds, which join what was made to what was there
HEAVY_SHARE, LIGHT_SHARE = 0.03, 0.001  # of samples clipped
REACH = N_FFT  # no frame that touches a clipped sample reaches further, so nothing further away is looked at
ALIKE = 4.0 * STEP  # two sides that end this close together were cut off together


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


def levels_of(found: ClippingMeter, heard: int) -> ClipLevels:
    """What the flat tops of ``heard`` samples say. A side that ends where another provably was cut off ends there for
    the same reason, though all its tops be shorter than three samples.
    """
    sides = found.tops()
    proven = [top.level for tops in sides for top in tops if top.level is not None]

    def level(top: FlatTops) -> float:
        if top.level is not None:
            return top.level
        return next((known for known in proven if 0.0 <= top.extreme - known <= ALIKE), math.inf)

    high, low = (torch.tensor([level(tops[side]) for tops in sides], dtype=torch.float32) for side in (0, 1))
    return ClipLevels(high, -low, found.count / max(heard, 1))


def find_levels(wave: Tensor) -> ClipLevels:
    """Where ``wave`` [channels, n], a whole recording, was clipped."""
    found = ClippingMeter(wave.shape[0])
    found.add(wave.numpy())
    return levels_of(found, wave.numel())


def declip(wave: Tensor, levels: ClipLevels) -> Tensor:
    """``wave`` [channels, n] with its clipped samples replaced; all others are exactly what they were. The result may
    pass full scale.
    """
    above, below = _clipped(wave, levels)
    hit = (above | below).any(0)
    if not bool(hit.any()):
        return wave
    heavy = math.log(max(levels.share, 1e-9) / LIGHT_SHARE) / math.log(HEAVY_SHARE / LIGHT_SHARE)
    heavy = min(max(heavy, 0.0), 1.0)
    rounds = round(ROUNDS_LIGHT ** (1.0 - heavy) * ROUNDS_HEAVY**heavy)
    first = FIRST_LIGHT ** (1.0 - heavy) * FIRST_HEAVY**heavy
    last = LAST_LIGHT ** (1.0 - heavy) * LAST_HEAVY**heavy
    thresholds = [first * (last / first) ** (i / (rounds - 1)) for i in range(rounds)]
    thresholds += [threshold for threshold in FINISH if threshold < last]
    out = wave.clone()
    for start, stop in _spans(hit):
        part = slice(start, stop)
        for channel in torch.nonzero((above | below)[:, part].any(1)).flatten().tolist():
            one = slice(channel, channel + 1), part
            out[one] = _restored(wave[one], above[one], below[one], thresholds)
    return out


def _restored(wave: Tensor, above: Tensor, below: Tensor, thresholds: list[float]) -> Tensor:
    window = hann(N_FFT).to(wave.device)
    length = wave.shape[-1]
    sound, before = wave, wave
    largest: Tensor | None = None
    for threshold in thresholds:
        spectrum = torch.stft(sound, N_FFT, HOP, window=window, pad_mode="constant", return_complex=True)
        energy = power(spectrum)
        if largest is None:
            largest = energy.amax(1, keepdim=True).clamp_min(1e-12)
        kept = (1.0 - threshold**2 * largest / energy.clamp_min(1e-20)).clamp_min(0.0)
        guess = inverse_stft(spectrum * kept, N_FFT, HOP, length)
        guess = torch.where(above, torch.maximum(guess, wave), torch.where(below, torch.minimum(guess, wave), wave))
        sound, before = guess + MOMENTUM * (guess - before), guess
    return before


def _clipped(wave: Tensor, levels: ClipLevels) -> tuple[Tensor, Tensor]:
    return wave >= levels.high.unsqueeze(1), wave <= levels.low.unsqueeze(1)


def _spans(hit: Tensor) -> list[tuple[int, int]]:
    """Stretches around hits, `REACH` samples beyond them on both sides, joined where they touch."""
    places = torch.nonzero(hit).squeeze(1)
    gaps = torch.nonzero(places.diff() > 2 * REACH).squeeze(1)
    firsts = torch.cat((places[:1], places[gaps + 1])).tolist()
    lasts = torch.cat((places[gaps], places[-1:])).tolist()
    return [(max(0, a - REACH), min(len(hit), b + REACH + 1)) for a, b in zip(firsts, lasts, strict=True)]
