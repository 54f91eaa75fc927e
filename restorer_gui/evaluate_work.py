"""The jobs of the evaluate page. They run beside the window and import the engine when they run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model_core.evaluation import EvaluateConfig, Evaluation
from model_core.places import cache_folder
from model_core.progress import Reporter

if TYPE_CHECKING:
    from model_core.evaluation import ClipScore

HEARD = 5  # of each restorer's worst clips are kept as files


@dataclass(frozen=True)
class Harm:
    """One of a restorer's worst clips. ``path``: its input as a sound file; ``harm`` above 1 counts as harmed."""

    restorer: str
    clip: ClipScore
    harm: float
    path: Path


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

    found = evaluate(order.checkpoints, order.config, report.part(0.0, 0.95))
    folder = order.folder or cache_folder() / "evaluation"
    shutil.rmtree(folder, ignore_errors=True)
    files = write_examples(found, folder, HEARD, report.part(0.95, 1.0))
    harms = [
        Harm(name, clip, severity(clip, name), files[clip.condition, clip.index])
        for name in found.restorers
        if name not in (UNTOUCHED, ORACLE)
        for clip in worst(found, name, HEARD)
    ]
    return Judged(found, tuple(harms))


def export(evaluation: Evaluation, path: Path, report: Reporter = Reporter()) -> Path:
    """As CSV (the clips beside it), JSON or HTML, by the ending; returns ``path``."""
    from model_core.evaluation import write_csv, write_json

    report.update(None, "Saving")
    if path.suffix.lower() == ".csv":
        write_csv(evaluation, path, path.with_name(f"{path.stem} clips.csv"))
    elif path.suffix.lower() == ".json":
        write_json(evaluation, path)
    else:
        from model_core.evaluation import write_report  # it loads torch, tables do not

        write_report(evaluation, path, report)
    return path


def missing_packages(report: Reporter = Reporter()) -> tuple[str, ...]:
    """What the metrics of hearing need and is not installed."""
    from model_core.evaluation import missing

    return missing()
