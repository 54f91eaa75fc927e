"""Clips of an evaluation as sound: the worst and the median of each restorer, made again from their seeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from model_core.audio import AudioClip, ExportConfig, write_clip
from model_core.device import pick_device
from model_core.evaluation.entrants import open_entrants
from model_core.evaluation.material import open_stock
from model_core.evaluation.results import ORACLE, UNTOUCHED, ClipScore, Evaluation
from model_core.evaluation.summary import median_clip, severity, worst
from model_core.library import clean_name
from model_core.progress import Reporter

CLEAN = "clean"


@dataclass(frozen=True)
class Choice:
    """A clip worth hearing, and of whom it is what: ``(("residual", "worst"), ("direct", "median"))``."""

    clip: ClipScore
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Example:
    """A clip as sound, by row name; the input is `UNTOUCHED`, its clean side `CLEAN`."""

    choice: Choice
    sounds: Mapping[str, AudioClip]


def choose(evaluation: Evaluation, count: int = 2) -> tuple[Choice, ...]:
    """For each restorer the ``count`` clips that it harmed most (or helped least), then the one in the middle."""
    reasons: dict[tuple[str, int], list[tuple[str, str]]] = {}
    clips: dict[tuple[str, int], ClipScore] = {}
    for name in evaluation.restorers:
        if name in (UNTOUCHED, ORACLE):
            continue
        middle = median_clip(evaluation, name)
        found = [(clip, "worst") for clip in worst(evaluation, name, count)]
        found += [(middle, "median")] if middle is not None else []
        for clip, reason in found:
            key = (clip.condition, clip.index)
            clips[key] = clip
            if name not in (known for known, _ in reasons.get(key, [])):
                reasons.setdefault(key, []).append((name, reason))
    chosen = [Choice(clip, tuple(reasons[key])) for key, clip in clips.items()]
    return tuple(sorted(chosen, key=lambda c: max(severity(c.clip, name) for name, _ in c.reasons), reverse=True))


def make_examples(
    evaluation: Evaluation, choices: Sequence[Choice], report: Reporter = Reporter()
) -> Iterator[Example]:
    """The sounds of ``choices``, one example in memory at a time.

    Raises:
        DataError, AudioError: the music has gone. CheckpointError: a checkpoint has.
    """
    config = evaluation.config
    stock = open_stock(config, report.part(0.0, 0.1))
    entrants = open_entrants(evaluation.checkpoints, config, pick_device(config.device))
    for choice in report.part(0.1, 1.0).track(choices, "Making examples"):
        material = stock.clip(choice.clip.condition, choice.clip.index)
        sounds = {UNTOUCHED: material.damaged}
        for entrant in entrants:
            report.check()
            sounds[entrant.name] = entrant.restore(material, report.silent())
        yield Example(choice, {**sounds, CLEAN: material.clean})


@dataclass(frozen=True)
class Kept:
    """A clip as files: the input, its clean side, and what each restorer made of it that was asked for."""

    before: Path
    clean: Path
    restored: Mapping[str, Path]


def write_examples(
    evaluation: Evaluation, folder: Path, count: int = 5, report: Reporter = Reporter()
) -> dict[tuple[str, int], Kept]:
    """The worst ``count`` clips of each restorer as FLAC files, by condition and index; of those it harmed most, what
    it made of them.

    Raises:
        DataError, AudioError: the music has gone, or the folder cannot be written. CheckpointError: a checkpoint has.
    """
    config = evaluation.config
    stock = open_stock(config, report.part(0.0, 0.1))
    entrants = {
        entrant.name: entrant for entrant in open_entrants(evaluation.checkpoints, config, pick_device(config.device))
    }
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[tuple[str, int], Kept] = {}
    wanted = [choice for choice in choose(evaluation, count) if any(kind == "worst" for _, kind in choice.reasons)]
    for choice in report.part(0.1, 1.0).track(wanted, "Keeping the worst clips"):
        material = stock.clip(choice.clip.condition, choice.clip.index)
        name = f"{material.source.stem[:50]} {choice.clip.condition} {choice.clip.index + 1}"
        restored: dict[str, Path] = {}
        for who, kind in choice.reasons:
            if kind == "worst":
                sound = entrants[who].restore(material, report.silent())
                restored[who] = _keep(folder, f"{name} {Path(who).stem[:30]} {len(restored) + 1}", sound)
        before, clean = (
            _keep(folder, f"{name} {side}", sound)
            for side, sound in (("before", material.damaged), ("clean", material.clean))
        )
        written[choice.clip.condition, choice.clip.index] = Kept(before, clean, restored)
    return written


def _keep(folder: Path, name: str, sound: AudioClip) -> Path:
    path = folder / f"{clean_name(name)}.flac"
    write_clip(path, sound, ExportConfig(bit_depth=24))
    return path
