"""The jobs of the evaluate page. They run beside the window and import the engine when they run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model_core.evaluation import EvaluateConfig, Evaluation, Words
from model_core.places import cache_folder
from model_core.progress import Reporter

if TYPE_CHECKING:
    from model_core.evaluation import ClipScore
    from restorer_gui.train_values import Sound

HEARD = 5  # of each restorer's worst clips are kept as files


@dataclass(frozen=True)
class Harm:
    """One of a restorer's worst clips; ``harm`` above 1 counts as harmed. The paths are sound files: its input, what
    the restorer made of it, and its clean side.
    """

    restorer: str
    clip: ClipScore
    harm: float
    path: Path
    restored: Path
    clean: Path


@dataclass(frozen=True)
class Judged:
    """What an evaluation came to, and what of it can be heard."""

    evaluation: Evaluation
    worst: tuple[Harm, ...] = ()


@dataclass(frozen=True)
class Order:
    """What is to be evaluated, and where the worst clips go; None: into the cache."""

    checkpoints: tuple[str, ...]
    config: EvaluateConfig
    folder: Path | None = None


def judge(order: Order, report: Reporter = Reporter()) -> Judged:
    """Evaluate, then keep the worst clips as files. Those of the last time are thrown away."""
    from model_core.evaluation import ORACLE, UNTOUCHED, evaluate, severity, worst, write_examples

    found = evaluate(order.checkpoints, order.config, report.part(0.0, 0.9))
    folder = order.folder or cache_folder() / "evaluation"
    shutil.rmtree(folder, ignore_errors=True)
    files = write_examples(found, folder, HEARD, report.part(0.9, 1.0))
    harms = []
    for name in found.restorers:
        for clip in () if name in (UNTOUCHED, ORACLE) else worst(found, name, HEARD):
            kept = files[clip.condition, clip.index]
            harms.append(Harm(name, clip, severity(clip, name), kept.before, kept.restored[name], kept.clean))
    return Judged(found, tuple(harms))


def listen(harm: Harm, rate: int, report: Reporter = Reporter()) -> tuple[Sound, ...]:
    """A worst clip damaged, restored and clean, equally loud, at the player's rate.

    Raises:
        AudioError: the files have gone.
    """
    from model_core.audio import read_clip
    from restorer_gui.train_sound_work import equally_loud

    return equally_loud([read_clip(path) for path in (harm.path, harm.restored, harm.clean)], rate, report)


def export(evaluation: Evaluation, path: Path, words: Words = Words(), report: Reporter = Reporter()) -> Path:
    """As CSV (the clips beside it), JSON or HTML, by the ending; returns ``path``. ``words``: the language of HTML."""
    from model_core.evaluation import write_csv, write_json

    report.update(None, "Saving")
    if path.suffix.lower() == ".csv":
        write_csv(evaluation, path, path.with_name(f"{path.stem} clips.csv"))
    elif path.suffix.lower() == ".json":
        write_json(evaluation, path)
    else:
        from model_core.evaluation import write_report  # it loads torch, tables do not

        write_report(evaluation, path, report, words=words)
    return path


def missing_packages(report: Reporter = Reporter()) -> tuple[str, ...]:
    """What the metrics of hearing need and is not installed."""
    from model_core.evaluation import missing

    return missing()
