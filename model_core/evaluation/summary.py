"""From clips to rows: means with bootstrap intervals, gains over untouched, harm, and who is better than whom."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model_core.evaluation.results import INTACT, ORACLE, POOLED, UNTOUCHED, ClipScore, Column, Evaluation, Gap, Row

HARM_SI_SDR_DB = 0.3  # a fall of SI-SDR by more than this counts as harm,
HARM_LSD = 0.01  # as does a rise of LSD by more than this
RESAMPLES = 1000  # of the bootstrap
_AT_ONCE = 2_000_000  # numbers that one step of it holds


def mean_with_interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean and its 95 % percentile-bootstrap interval over clips (Efron and Tibshirani 1993, ch. 13). NaN clips are
    left out. The same values in the same order give the same numbers. One clip says nothing of others: no interval.
    """
    known: NDArray[np.float64] = np.array([v for v in values if not math.isnan(v)], np.float64)
    if len(known) < 2:
        return (float(known[0]) if len(known) else math.nan), math.nan, math.nan
    rng = np.random.default_rng(0)
    step = max(1, _AT_ONCE // len(known))
    means = np.concatenate(
        [
            known[rng.integers(len(known), size=(min(step, RESAMPLES - done), len(known)))].mean(axis=1)
            for done in range(0, RESAMPLES, step)
        ]
    )
    return float(known.mean()), float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))


def summarise(clips: Sequence[ClipScore], restorers: Sequence[str], columns: Sequence[Column]) -> tuple[Row, ...]:
    """Rows by condition in the clips' order, then pooled over all where there are several.

    Intact clips are not pooled: a perfect copy has an SI-SDR of 160 dB, which would drown the others' figures.
    """
    conditions = list(dict.fromkeys(clip.condition for clip in clips))
    several = sum(condition != INTACT for condition in conditions) > 1
    rows = []
    for condition in [*conditions, *([POOLED] if several else [])]:
        own = of_condition(clips, condition)
        rows += [_row(condition, name, own, columns) for name in restorers]
    return tuple(rows)


def of_condition(clips: Sequence[ClipScore], condition: str) -> list[ClipScore]:
    """The clips that a row is about."""
    if condition == POOLED:
        return [clip for clip in clips if clip.condition != INTACT]
    return [clip for clip in clips if clip.condition == condition]


def _row(condition: str, restorer: str, clips: Sequence[ClipScore], columns: Sequence[Column]) -> Row:
    values: dict[str, float] = {}
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    gains: dict[str, float] = {}
    gains_low: dict[str, float] = {}
    gains_high: dict[str, float] = {}
    for column in columns:
        name = column.name
        if not any(name in clip.scores[restorer] for clip in clips):
            continue
        own = [clip.scores[restorer].get(name, math.nan) for clip in clips]
        values[name], low[name], high[name] = mean_with_interval(own)
        if restorer != UNTOUCHED and column.higher_is_better is not None:
            gained = [gain(column, clip, restorer, UNTOUCHED) for clip in clips]
            gains[name], gains_low[name], gains_high[name] = mean_with_interval(gained)
    harmed = None
    if all("si_sdr_db" in clip.scores[restorer] for clip in clips):
        harmed = 100.0 * sum(severity(clip, restorer) > 1.0 for clip in clips) / len(clips)
    return Row(condition, restorer, len(clips), values, low, high, gains, gains_low, gains_high, harmed)


def gain(column: Column, clip: ClipScore, first: str, second: str) -> float:
    """How much better ``first`` is than ``second`` on a clip; NaN where one of them has no figure."""
    one, other = (clip.scores[name].get(column.name, math.nan) for name in (first, second))
    return one - other if column.higher_is_better else other - one


def severity(clip: ClipScore, restorer: str) -> float:
    """How badly a clip was harmed: how many times what SI-SDR may fall or LSD may rise, whichever is worse.

    Above 1 it counts as harmed; below 0 both got better.
    """
    now, before = clip.scores[restorer], clip.scores[UNTOUCHED]
    fell = (before["si_sdr_db"] - now["si_sdr_db"]) / HARM_SI_SDR_DB
    rose = (now["lsd"] - before["lsd"]) / HARM_LSD
    return max(fell, rose)


def worst(evaluation: Evaluation, restorer: str, count: int = 5) -> tuple[ClipScore, ...]:
    """The clips that a restorer harmed most, the worst first, intact ones among them."""
    heard = [clip for clip in evaluation.clips if "si_sdr_db" in clip.scores[restorer]]
    return tuple(sorted(heard, key=lambda clip: severity(clip, restorer), reverse=True)[:count])


def median_clip(evaluation: Evaluation, restorer: str) -> ClipScore | None:
    """The clip in the middle of all, from the most harmed to the most helped."""
    order = worst(evaluation, restorer, len(evaluation.clips))
    return order[len(order) // 2] if order else None


def compare(evaluation: Evaluation, metrics: Sequence[str] | None = None) -> tuple[Gap, ...]:
    """Every restorer against every other on the same clips, per condition and pooled. Untouched and oracle stay out.

    ``metrics``: names of columns; None takes all that can be better or worse.
    """
    names = [name for name in evaluation.restorers if name not in (UNTOUCHED, ORACLE)]
    columns = [c for c in evaluation.columns if c.higher_is_better is not None]
    columns = [c for c in columns if metrics is None or c.name in metrics]
    gaps = []
    for condition in evaluation.conditions:
        clips = of_condition(evaluation.clips, condition)
        for (first, second), column in itertools.product(itertools.combinations(names, 2), columns):
            found = [gain(column, clip, first, second) for clip in clips]
            known = [value for value in found if not math.isnan(value)]
            if known:
                better = 100.0 * sum(value > 0.0 for value in known) / len(known)
                middle, low, high = mean_with_interval(known)
                gaps.append(Gap(condition, column.name, first, second, len(known), middle, low, high, better))
    return tuple(gaps)
