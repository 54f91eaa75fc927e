"""Listening tests: where to listen, what is drawn beforehand, and what the answers prove. No window, no sound card.

ABX after Clark (J. Audio Eng. Soc. 30, 1982): X is secretly A or B, anew in each trial; how likely would so many right
answers be from guessing? Preferences are ranks; the test for more than two versions is Friedman's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from model_core.progress import Reporter

if TYPE_CHECKING:
    from model_core.audio import AudioSource

SIGNIFICANT = 0.05
_STEP_S = 0.05
_WORTH = 1e-4  # a place whose change is 40 dB below the clip's largest is no place to listen for it


@dataclass(frozen=True)
class Excerpt:
    """A stretch of the clip, in seconds."""

    start_s: float
    end_s: float


def pick_excerpts(
    before: AudioSource,
    after: AudioSource,
    count: int,
    length_s: float,
    gains: tuple[float, float] = (1.0, 1.0),
    report: Reporter = Reporter(),
) -> tuple[Excerpt, ...]:
    """Where the change from ``before`` to ``after`` is largest, as they will be heard: times their linear ``gains``.

    The clip is cut into ``count`` equal zones and the best place of each is taken: spread, in order of time, never
    overlapping. Fewer where the clip is too short for so many, or where a zone holds nothing to hear. At least one.
    """
    rate, frames = before.sample_rate, before.frames or 0
    step = max(1, round(_STEP_S * rate))
    chunk = 64 * step
    energy = np.zeros(-(-frames // step))
    pairs = zip(before.blocks(chunk), after.blocks(chunk), strict=True)
    for index, (old, new) in enumerate(report.track(pairs, "Looking for excerpts", total=-(-frames // chunk))):
        change = new * np.float32(gains[1]) - old * np.float32(gains[0])
        power = np.square(change).sum(axis=0, dtype=np.float64)
        sums = np.add.reduceat(power, np.arange(0, len(power), step))
        energy[64 * index : 64 * index + len(sums)] = sums
    width = max(1, min(round(length_s / _STEP_S), len(energy)))
    count = max(1, min(count, len(energy) // width))
    found = [
        _best(energy, index * len(energy) // count, (index + 1) * len(energy) // count, width) for index in range(count)
    ]
    enough = _WORTH * max(value for _, value in found)
    picked = [place for place, value in found if value >= enough]
    return tuple(Excerpt(place * step / rate, min((place + width) * step, frames) / rate) for place in picked)


def _best(energy: NDArray[np.float64], start: int, end: int, width: int) -> tuple[int, float]:
    """The place in start..end where ``width`` steps hold the most, and how much that is."""
    sums = np.convolve(energy[start:end], np.ones(width), "valid")
    best = int(np.argmax(sums))
    return start + best, float(sums[best])


# ABX.


@dataclass(frozen=True)
class AbxTrial:
    """What was drawn for one trial: ``x`` is "A" or "B"."""

    x: str
    excerpt: Excerpt


def draw_abx(trials: int, excerpts: Sequence[Excerpt], seed: int) -> tuple[AbxTrial, ...]:
    """Draw a whole test beforehand: a fair coin for each X, the excerpts in turn in a random order."""
    rng = np.random.default_rng(seed)
    coins = rng.integers(0, 2, trials)
    order: list[int] = []
    while len(order) < trials:
        order.extend(int(index) for index in rng.permutation(len(excerpts)))
    return tuple(AbxTrial("AB"[int(coin)], excerpts[index]) for coin, index in zip(coins, order, strict=False))


@dataclass(frozen=True)
class AbxResult:
    """``p_value``: how often guessing alone would do at least this well. ``interval``: 95 % for the share of right
    answers, after Clopper and Pearson. A test that was stopped early proves nothing: one may stop when it looks good.
    """

    correct: int
    trials: int
    complete: bool
    p_value: float
    interval: tuple[float, float]

    @property
    def heard(self) -> bool:
        """The test is complete and guessing is an unlikely explanation."""
        return self.complete and self.p_value < SIGNIFICANT

    def __str__(self) -> str:
        said = f"{self.correct} of {self.trials} right, p = {self.p_value:.4f}"
        if not self.complete:
            return f"{said}; stopped early, so this is no evidence."
        return f"{said}: you heard it." if self.heard else f"{said}: no evidence that you can tell them apart."


def judge_abx(drawn: Sequence[AbxTrial], answers: Sequence[str]) -> AbxResult:
    """Hold the answers ("A" or "B", as many as were given) against what was drawn."""
    correct = sum(trial.x == answer for trial, answer in zip(drawn, answers, strict=False))
    p_value = guessing_p(correct, len(answers))
    return AbxResult(correct, len(answers), len(answers) == len(drawn), p_value, share_interval(correct, len(answers)))


def guessing_p(correct: int, trials: int) -> float:
    """The exact one-sided binomial p-value: the chance of at least ``correct`` of ``trials`` by tossing a coin."""
    ways = sum(math.comb(trials, right) for right in range(correct, trials + 1))
    return float(Fraction(ways, 2**trials))


def needed_correct(trials: int) -> int | None:
    """How many right answers make the p-value fall below 0.05; None where even all of them do not."""
    return next((right for right in range(trials + 1) if guessing_p(right, trials) < SIGNIFICANT), None)


def share_interval(correct: int, trials: int, level: float = 0.95) -> tuple[float, float]:
    """The exact (Clopper-Pearson) interval for the true share of right answers."""
    from scipy import special

    tail = (1.0 - level) / 2.0
    low = 0.0 if correct == 0 else float(special.betaincinv(correct, trials - correct + 1, tail))
    high = 1.0 if correct == trials else float(special.betaincinv(correct + 1, trials - correct, 1.0 - tail))
    return low, high


# Preference.


@dataclass(frozen=True)
class PreferenceRound:
    """One excerpt: ``order[k]`` is the version that hides behind letter k."""

    order: tuple[int, ...]
    excerpt: Excerpt


def draw_preference(versions: int, excerpts: Sequence[Excerpt], seed: int) -> tuple[PreferenceRound, ...]:
    """Draw the letters of every round beforehand; the excerpts come in a random order."""
    rng = np.random.default_rng(seed)
    turns = rng.permutation(len(excerpts))
    return tuple(
        PreferenceRound(tuple(int(version) for version in rng.permutation(versions)), excerpts[int(turn)])
        for turn in turns
    )


@dataclass(frozen=True)
class PreferenceResult:
    """Per version: ``wins`` in pairs (a tie is half a win), ``places`` (mean, 1 is best) and ``share``, the
    Bradley-Terry chance of being preferred in a fair field (they add up to 1). ``p_value``: how likely so uneven
    places would be if nobody preferred anything; None where there are too few answers to say.
    """

    wins: tuple[float, ...]
    places: tuple[float, ...]
    shares: tuple[float, ...]
    rounds: int
    complete: bool
    p_value: float | None

    @property
    def order(self) -> tuple[int, ...]:
        """The versions, best first."""
        return tuple(sorted(range(len(self.places)), key=lambda version: (self.places[version], version)))

    @property
    def clear(self) -> bool:
        """The test is complete and chance is an unlikely explanation."""
        return self.complete and self.p_value is not None and self.p_value < SIGNIFICANT


def judge_preference(rounds: int, ranks: Sequence[Sequence[float]]) -> PreferenceResult:
    """``ranks[r][v]`` is the place of version v in answer r (1 is best; versions that tied share their mean place)."""
    table = np.asarray(ranks, np.float64)
    better = table[:, :, None] < table[:, None, :]
    tied = (table[:, :, None] == table[:, None, :]) & ~np.eye(table.shape[1], dtype=bool)
    won = (better + 0.5 * tied).sum(axis=0)
    return PreferenceResult(
        wins=tuple(float(value) for value in won.sum(axis=1)),
        places=tuple(float(value) for value in table.mean(axis=0)),
        shares=tuple(float(value) for value in bradley_terry(won)),
        rounds=len(table),
        complete=len(table) == rounds,
        p_value=sign_p(table) if table.shape[1] == 2 else friedman_p(table),
    )


def bradley_terry(won: NDArray[np.float64], passes: int = 500) -> NDArray[np.float64]:
    """Strengths that add up to 1 from ``won[i, j]``, how often i was preferred to j.

    Minorisation-maximisation (Hunter, Annals of Statistics 32, 2004), with half a win each way added so that an
    unbeaten version stays finite.
    """
    count = len(won)
    wins = won + 0.5 * (1.0 - np.eye(count))
    met = wins + wins.T
    strength = np.full(count, 1.0 / count)
    for _ in range(passes):
        strength = wins.sum(axis=1) / (met / (strength[:, None] + strength[None, :])).sum(axis=1)
        strength /= strength.sum()
    return strength


def sign_p(ranks: NDArray[np.float64]) -> float | None:
    """Two versions, [rounds, 2]: the exact two-sided sign test, ties left out."""
    first = int((ranks[:, 0] < ranks[:, 1]).sum())
    second = int((ranks[:, 1] < ranks[:, 0]).sum())
    return min(1.0, 2.0 * guessing_p(max(first, second), first + second)) if first + second else None


def friedman_p(ranks: NDArray[np.float64]) -> float | None:
    """Friedman's test with correction for ties, [rounds, versions]; the chi-square approximation."""
    from scipy import special

    rounds, versions = ranks.shape
    spread = float(np.square(ranks - (versions + 1) / 2).sum())
    if spread == 0.0:
        return None
    between = float(np.square(ranks.sum(axis=0) - rounds * (versions + 1) / 2).sum())
    statistic = (versions - 1) * between / spread
    return float(special.gammaincc((versions - 1) / 2, statistic / 2))
