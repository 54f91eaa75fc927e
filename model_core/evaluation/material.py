"""Where the clips of an evaluation come from: clean music damaged here, or pairs from disk. Each clip depends on its
condition and index alone, so any of them can be made again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from model_core import audio
from model_core.audio import AudioClip
from model_core.audio.clip import Samples
from model_core.dataset import SegmentConfig, Segments, Track, find_tracks
from model_core.degradations import DEGRADATIONS, PRESETS, Chain, ChainConfig, Step, preset
from model_core.errors import AudioError, ConfigError, DataError
from model_core.evaluation.fixed import FIXED
from model_core.evaluation.results import SETS, EvaluateConfig
from model_core.pairs import find_pairs, load_pair, read_manifest
from model_core.progress import Reporter

SEED = 201
PAIRS = "pairs"
_SILENCE = 1e-4  # a clip whose peak lies below -80 dBFS says nothing: another place is drawn
_TRIES = 8
_NAMED = 3  # files that are named when some are left out

# "reference" is the paper's test: the whole chain on 85 % of the clips, 15 % intact. All others damage every clip;
# presets for training that leave some intact do not here, as "intact" is a condition of its own.
_CHAINS = tuple(name for name in PRESETS if name not in ("reference", "variety"))
CONDITIONS: tuple[str, ...] = ("reference", "intact", *_CHAINS, *DEGRADATIONS)


@dataclass(frozen=True, eq=False)
class Material:
    """One clip, clean and damaged, of the same rate and shape. ``damage``: what was done to it, in words."""

    condition: str
    index: int
    source: Path
    start_s: float
    damage: str
    clean: AudioClip
    damaged: AudioClip


class Stock(Protocol):
    """All clips of an evaluation."""

    @property
    def conditions(self) -> tuple[str, ...]: ...

    @property
    def items(self) -> int:
        """Clips per condition."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """Files that were left out, and why."""
        ...

    def clip(self, condition: str, index: int) -> Material:
        """Raises AudioError, DataError: this clip cannot be had."""
        ...


def chain_for(condition: str) -> ChainConfig:
    """The chain of a condition.

    Raises:
        ConfigError: no such condition.
    """
    if condition == "reference":
        return ChainConfig()
    if condition == "intact":
        return ChainConfig(steps=(), intact_probability=1.0)
    if condition in DEGRADATIONS:
        return ChainConfig(steps=(Step(condition),), intact_probability=0.0)
    if condition in FIXED:
        return FIXED[condition]
    if condition in _CHAINS:
        return replace(preset(condition), intact_probability=0.0)
    raise ConfigError(
        f"condition {condition!r}: expected one of {', '.join(CONDITIONS)}, or of the sets {', '.join(SETS)}, all; "
        "correct the list."
    )


def expand(names: Sequence[str]) -> tuple[str, ...]:
    """Conditions, each once, with sets taken apart.

    Raises:
        ConfigError: a name is unknown, or there is none.
    """
    found: list[str] = []
    for name in names:
        found += CONDITIONS if name == "all" else SETS.get(name, (name,))
    for name in found:
        chain_for(name)
    if not found:
        raise ConfigError("conditions: expected at least one, found none; name one, or the set short.")
    return tuple(dict.fromkeys(found))


def open_stock(config: EvaluateConfig, report: Reporter = Reporter()) -> Stock:
    """Find the music or the pairs.

    Raises:
        DataError: there is none. ConfigError: an unknown condition.
    """
    if config.pairs:
        return _Pairs(config, report)
    conditions = expand(config.conditions)
    if not config.folder:
        raise ConfigError("evaluate: expected a folder of clean music or pairs, found neither; name one of them.")
    tracks = find_tracks(Path(config.folder), report)
    notes = _left_out(Path(config.folder), {track.path for track in tracks})
    if config.protocol == "paper":
        return _Paper(config, conditions, tracks, notes)
    return _Own(config, conditions, tracks, notes)


def _left_out(folder: Path, used: Collection[Path]) -> tuple[str, ...]:
    """Why files of ``folder`` are not among ``used``: a few sentences, however many there are."""
    unused = sorted(set(audio.find_audio([folder])) - set(used))
    notes = []
    for path in unused[:_NAMED]:
        try:
            audio.probe(path)
            notes.append(f"{path}: expected sound, found none in it; left out.")
        except AudioError as error:
            notes.append(str(error))
    if len(unused) > _NAMED:
        notes.append(f"{folder}: {len(unused) - _NAMED} more files cannot be read and were left out.")
    return tuple(notes)


class _Paper:
    """4 s, mono, 32 kHz, as in the paper's test."""

    def __init__(
        self, config: EvaluateConfig, conditions: tuple[str, ...], tracks: list[Track], notes: tuple[str, ...]
    ) -> None:
        self.conditions, self.items, self.notes = conditions, config.items, notes
        self._segments = {
            name: Segments(tracks, "test", Chain(chain_for(name)), SegmentConfig()) for name in conditions
        }

    def clip(self, condition: str, index: int) -> Material:
        segments = self._segments[condition]
        item, rate = segments.item(index), segments.config.sample_rate
        clean = item.clean[np.newaxis]
        return Material(
            condition,
            index,
            item.track.path,
            item.start_s,
            segments.chain.words(item.drawn),
            AudioClip(clean, rate),
            AudioClip(segments.chain.damage(clean, rate, item.drawn), rate),
        )


class _Own:
    """At the file's own rate with its own channels, the first two of more."""

    def __init__(
        self, config: EvaluateConfig, conditions: tuple[str, ...], tracks: list[Track], notes: tuple[str, ...]
    ) -> None:
        self.conditions, self.items, self.notes = conditions, config.items, notes
        self._tracks, self._duration_s = tracks, config.duration_s
        self._chains = {name: Chain(chain_for(name)) for name in conditions}

    def clip(self, condition: str, index: int) -> Material:
        track = self._tracks[index % len(self._tracks)]
        rng = np.random.default_rng(SEED + index)
        for _ in range(_TRIES):
            start_s = float(rng.uniform(0.0, max(track.duration_s - self._duration_s, 0.0)))
            read = audio.read_clip(track.path, start_s, self._duration_s)
            peak = float(np.abs(read.samples).max(initial=0.0))
            if peak > _SILENCE:
                break
        else:
            raise DataError(f"{track.path}: expected sound, found silence in {_TRIES} places; left out.")
        clean = np.ascontiguousarray(read.samples[:2] / np.float32(peak), np.float32)
        chain = self._chains[condition]
        drawn = chain.draw(rng)
        damaged = chain.damage(clean, read.sample_rate, drawn)
        return Material(
            condition,
            index,
            track.path,
            start_s,
            chain.words(drawn),
            AudioClip(clean, read.sample_rate),
            AudioClip(damaged, read.sample_rate),
        )


class _Pairs:
    """Pairs from disk, evenly spread over the list; of each the same place every time."""

    conditions = (PAIRS,)

    def __init__(self, config: EvaluateConfig, report: Reporter) -> None:
        place = Path(config.pairs)
        report.update(None, "Looking through the pairs")
        self.notes: tuple[str, ...] = ()
        if place.is_dir():
            if not config.folder:
                raise ConfigError(f"{place}: expected a folder of the clean sides as well, found none; name it.")
            files = find_pairs(Path(config.folder), place)
            self.notes = _without_clean_side(Path(config.folder), place, {pair.damaged for pair in files})
        else:
            files = read_manifest(place, config.split or None)
        chosen = np.unique(np.linspace(0, len(files) - 1, min(config.items, len(files))).round().astype(int))
        self._files = [files[int(number)] for number in chosen]
        self._config, self.items = config, len(self._files)

    def clip(self, condition: str, index: int) -> Material:
        files = self._files[index]
        pair = load_pair(files)
        channels = 1 if pair.mono else 2
        length = min(round(self._config.duration_s * pair.sample_rate), pair.clean.shape[1])
        rng = np.random.default_rng(SEED + index)
        for _ in range(_TRIES):
            start = int(rng.integers(pair.clean.shape[1] - length + 1))
            if np.abs(pair.clean[:, start : start + length]).max(initial=0.0) > _SILENCE:
                break
        else:
            raise DataError(f"{files.clean}: expected sound, found silence in {_TRIES} places; left out.")
        sides = (_cut(side, channels, start, length) for side in (pair.clean, pair.damaged))
        clean, damaged = (AudioClip(side, pair.sample_rate) for side in sides)
        start_s = files.clean_start_s + start / pair.sample_rate
        return Material(condition, index, files.damaged, start_s, files.damaged.stem, clean, damaged)


def _without_clean_side(clean: Path, damaged: Path, used: Collection[Path]) -> tuple[str, ...]:
    lonely = sorted(path.name for path in set(audio.find_audio([damaged])) - set(used))
    if not lonely:
        return ()
    names = ", ".join(lonely[:_NAMED]) + (" ..." if len(lonely) > _NAMED else "")
    return (f"{clean}: expected a clean file for each damaged one, found none for {len(lonely)} ({names}); left out.",)


def _cut(side: Samples, channels: int, start: int, length: int) -> Samples:
    return np.ascontiguousarray(side[:channels, start : start + length], np.float32)
