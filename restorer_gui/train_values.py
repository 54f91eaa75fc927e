"""What the jobs of the training wizard hand to the window: plain values, without Qt and without torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer_gui.form_spec import FieldSpec
from restorer_gui.train_plan import Pairs, State, TrainPlan

if TYPE_CHECKING:
    from model_core.audio import AudioClip
    from model_core.pictures import MelPicture


@dataclass(frozen=True)
class MusicRow:
    """One file of the music that is to be learned from. ``problem``: why it cannot be."""

    path: str
    duration_s: float
    sample_rate: int = 0
    channels: int = 0
    bandwidth_hz: float | None = None
    lossy: bool = False
    silent: bool = False
    duplicate_of: str = ""
    group: str = ""
    band_limited: bool = False
    problem: str = ""


@dataclass(frozen=True)
class Music:
    """What a look through a folder found. ``warnings``: codes of the engine, each with how many of how many files."""

    folder: str
    rows: tuple[MusicRow, ...]
    hours: float
    warnings: tuple[tuple[str, int, int], ...] = ()
    leave_out_limited: bool = False

    @property
    def usable(self) -> tuple[MusicRow, ...]:
        return tuple(row for row in self.rows if not self._unfit(row))

    @property
    def usable_hours(self) -> float:
        return sum(row.duration_s for row in self.usable) / 3600.0

    @property
    def left_out(self) -> tuple[str, ...]:
        """Files that could be read but are not learned from, relative to the folder."""
        out = (row for row in self.rows if self._unfit(row) and not row.problem)
        return tuple(Path(row.path).relative_to(self.folder).as_posix() for row in out)

    def without_limited(self, leave_out: bool) -> Music:
        """The same music, with or without recordings that lack treble."""
        return replace(self, leave_out_limited=leave_out)

    def _unfit(self, row: MusicRow) -> bool:
        spoilt = row.problem or row.silent or row.duplicate_of
        return bool(spoilt) or (self.leave_out_limited and row.band_limited)


@dataclass(frozen=True)
class DamageKind:
    """One degradation of the table and its settings."""

    name: str
    title: str
    fields: tuple[FieldSpec, ...]


@dataclass(frozen=True)
class Damage:
    """All kinds of damage, and the presets as plain `ChainConfig` values."""

    kinds: tuple[DamageKind, ...]
    presets: Mapping[str, dict[str, Any]]


@dataclass(frozen=True, eq=False)
class Sound:
    """One sound to be heard in place of another: ``gain`` (linear) makes all of them equally loud."""

    clip: AudioClip
    gain: float
    picture: MelPicture


@dataclass(frozen=True, eq=False)
class Audition:
    """An excerpt clean and damaged, what was drawn in words, and where it comes from."""

    sounds: tuple[Sound, ...]
    words: str
    intact: bool
    source: str
    start_s: float


@dataclass(frozen=True)
class AuditionOrder:
    """Which excerpt and which dice (``seed``): ``excerpt`` draws it from ``tracks``, unless a ``clip`` or ``pairs`` are
    given.

    ``rate``: at which sample rate it will be played.
    """

    tracks: tuple[tuple[str, float], ...]
    chain: Mapping[str, Any]
    seed: int
    excerpt: int
    rate: int
    clip: AudioClip | None = None
    pairs: Pairs | None = None
    length_s: float = 6.0


@dataclass(frozen=True)
class Estimate:
    """How long a run will take, from a few timed steps."""

    step_s: float
    items_per_s: float
    hours: float
    device: str = ""


@dataclass(frozen=True)
class RunView:
    """A run as its folder tells it. ``history``: one line per epoch; ``listened``: epochs whose clip can be heard."""

    folder: Path
    state: State
    plan: TrainPlan
    epochs: int
    history: tuple[Mapping[str, Any], ...] = ()
    listened: tuple[int, ...] = ()
    has_pair: bool = False

    @property
    def best(self) -> Mapping[str, Any] | None:
        """The epoch that is kept as best: the lowest loss on held-out music."""
        lines = [line for line in self.history if "total" in line.get("validation", {})]
        return min(lines, key=lambda line: float(line["validation"]["total"]), default=None)


@dataclass(frozen=True)
class ResultRow:
    """One row of the result: ``name`` and ``source`` are codes that the window words; NaN where nothing is known."""

    name: str
    source: str
    values: Mapping[str, float] = field(default_factory=dict)
    gains: Mapping[str, float] = field(default_factory=dict)
