"""Settings and results of an evaluation: plain values that cross processes, are written as JSON and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from model_core.config import Range

UNTOUCHED, ORACLE, POOLED, INTACT = "untouched", "oracle", "all", "intact"

# With fewer clips nothing is called certain, whatever the interval: five that all go the same way do so by chance once
# in sixteen times.
LEAST_SURE = 6

# Names for several conditions at once. "all" is every one there is.
SETS: dict[str, tuple[str, ...]] = {
    "short": ("intact", "reference", "mp3", "bandlimit", "overdrive", "hiss"),
    "paper": ("reference", "intact", "quantise", "resample", "reverb", "clip"),
    "codecs": ("mp3", "aac", "opus", "vorbis"),
    "generated": ("MusicGen-like", "coarse", "smear", "holes", "noisefill", "comb", "rolloff"),
}


@dataclass(frozen=True)
class EvaluateConfig:
    """``folder``: clean music, damaged here; ``items`` clips per condition walk over its tracks in order, seeded
    201 + index as in the paper's test (Patrizi 2025, data section), so every condition has the same music.

    ``pairs`` instead: a list of pairs (see `model_core.pairs`), or a folder of damaged files whose clean sides lie in
    ``folder``; ``split`` is a column of the list. ``conditions``: names of `CONDITIONS` or of `SETS`.

    ``protocol``: "own" takes ``duration_s`` at the file's own rate, up to two channels; "paper" takes 4 s, mono, at
    32 kHz. Both bring clean clips to a peak of 1. ``waveform`` False measures the networks' pictures only.
    ``oracle``: a row for the reconstruction that is told the true clean picture. ``perceptual``: the metrics of the
    ``evaluation`` extra as well, where it is installed: they take many times longer.
    """

    folder: str = ""
    items: Annotated[int, Range(1, 100_000)] = 20
    conditions: tuple[str, ...] = ("short",)
    waveform: bool = True
    device: str = "auto"
    pairs: str = ""
    split: str = ""
    protocol: Literal["own", "paper"] = "own"
    duration_s: Annotated[float, Range(1, 60, "s")] = 6.0
    oracle: bool = True
    perceptual: bool = False


@dataclass(frozen=True)
class Column:
    """A metric as it is shown. ``higher_is_better`` None: a fact of level, neither good nor bad."""

    name: str
    unit: str
    higher_is_better: bool | None


@dataclass(frozen=True)
class Row:
    """One restorer under one condition (`POOLED`: under all but "intact"): means and their 95 % bootstrap interval by
    metric name.

    ``gains``: how much better each clip is than untouched, the mean of that with its interval; what can be neither
    better nor worse has none. ``harmed_percent``: share of clips whose SI-SDR falls by more than 0.3 dB or whose LSD
    rises by more than 0.01; None without waveforms.
    """

    condition: str
    restorer: str
    items: int
    values: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]
    gains: Mapping[str, float] = field(default_factory=dict)
    gains_low: Mapping[str, float] = field(default_factory=dict)
    gains_high: Mapping[str, float] = field(default_factory=dict)
    harmed_percent: float | None = None

    def sign(self, metric: str) -> int:
        """1 where the interval of the gain lies above zero, -1 where it lies below, else 0: nobody knows. Of few clips
        nobody knows either.
        """
        if metric not in self.gains or self.items < LEAST_SURE:
            return 0
        return int(self.gains_low[metric] > 0.0) - int(self.gains_high[metric] < 0.0)


@dataclass(frozen=True)
class ClipScore:
    """One clip: where it is from, what was done to it in words, and its figures by restorer and metric."""

    condition: str
    index: int
    source: str
    start_s: float
    duration_s: float
    damage: str
    scores: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Gap:
    """How much better ``first`` is than ``second`` on the same clips: the mean with its paired 95 % interval.

    ``clips_better_percent``: on how many clips ``first`` is the better one.
    """

    condition: str
    metric: str
    first: str
    second: str
    items: int
    mean: float
    low: float
    high: float
    clips_better_percent: float

    @property
    def better(self) -> str:
        """The name of the better one; empty where the interval holds zero, or the clips are few."""
        if self.items < LEAST_SURE:
            return ""
        return self.first if self.low > 0.0 else self.second if self.high < 0.0 else ""


@dataclass(frozen=True)
class Evaluation:
    """All that was found. ``checkpoints``: as they were asked for. ``restorers``: every row's name in order,
    `UNTOUCHED` first. ``about``: what made it.

    ``notes``: sentences about clips that were left out and metrics that are missing.
    """

    config: EvaluateConfig
    checkpoints: tuple[str, ...]
    restorers: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    clips: tuple[ClipScore, ...]
    notes: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def conditions(self) -> tuple[str, ...]:
        """Those of the rows, `POOLED` last where there are several."""
        return tuple(dict.fromkeys(row.condition for row in self.rows))

    def row(self, condition: str, restorer: str) -> Row:
        return next(row for row in self.rows if (row.condition, row.restorer) == (condition, restorer))
