"""The trainer: one loop, read top to bottom. The wizard, the command line and the tests all call `train`.

A run folder holds config.json, history.jsonl (one line per epoch), best.safetensors, last.safetensors, state.pt and, to
hear it grow, listen/. Starting again in the same folder goes on where it stopped, bit for bit on the CPU with the same
number of threads. `training_config` says what can be set, `tasks` what is learnt, `training_state` how it is kept.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from model_core.ahead import Ahead, worker_count
from model_core.distributed import joined
from model_core.progress import Cancelled, Reporter
from model_core.tasks import Validation
from model_core.training_config import PRESETS, DataConfig, PairsConfig, StudioTaskConfig, TrainConfig
from model_core.training_state import Training, claim, keep
from model_core.training_timing import Pace, Timing, estimate

__all__ = [
    "PRESETS",
    "DataConfig",
    "PairsConfig",
    "Run",
    "StudioTaskConfig",
    "Timing",
    "TrainConfig",
    "Validation",
    "cosine_rate",
    "estimate",
    "train",
    "validate",
]


@dataclass(frozen=True)
class Run:
    """What a finished or stopped run left behind."""

    folder: Path
    best: Path
    last: Path
    history: list[dict[str, Any]]


def train(config: TrainConfig, folder: Path, report: Reporter = Reporter()) -> Run:
    """Train in ``folder``, or go on with the run that is there; alone, or as one of torchrun's processes.

    Stopping through ``report`` keeps the state first, then raises `Cancelled`.

    Raises:
        DataError: no usable music. ConfigError: the folder holds a run with other settings.
        CheckpointError: the saved state is damaged. DeviceError: an asked device is absent.
    """
    world = joined()
    report = report if world.first else report.silent()
    world.check(config.batch, config.data.items_per_epoch)
    if world.first:
        claim(folder, config)
    world.wait()
    run = Training(config, folder, report.part(0.0, 0.02), world)
    run.load_state()
    progress, report = run.progress, report.part(0.02, 1.0)
    steps_per_epoch = math.ceil(config.data.items_per_epoch / config.batch)
    pace = Pace(steps_per_epoch, config)
    saved_at_s = time.monotonic()
    with Ahead(run.task.items, worker_count(config.workers, run.task.items)) as ahead:
        try:
            while progress.epoch < config.epochs and progress.epochs_since_best <= config.early_stopping_patience:
                run.model.train()
                batches = _batches(config.data.items_per_epoch, config.batch, progress.step_in_epoch)
                shares = [world.share(batch) for batch in batches]
                began_s = time.monotonic() - progress.epoch_seconds
                for batch, arrays in zip(batches, ahead.batches("train", shares, progress.epoch), strict=True):
                    if config.schedule == "cosine":
                        run.learning_rate = cosine_rate(config, progress.step, steps_per_epoch * config.epochs)
                    terms = run.task.terms(run.model, run.task.inputs(arrays), world)
                    if world.size > 1:
                        part = len(world.share(batch)) / len(batch)
                        terms = {name: value * part for name, value in terms.items()}
                    run.optimiser.zero_grad(set_to_none=True)
                    terms["total"].backward()  # type: ignore[no-untyped-call]
                    losses = world.combine(run.model, terms)
                    norm = nn.utils.clip_grad_norm_(run.model.parameters(), config.clip_norm)
                    if torch.isfinite(norm):
                        run.optimiser.step()
                    progress.step, progress.step_in_epoch = progress.step + 1, progress.step_in_epoch + 1
                    run.average()

                    for name, value in losses.items():
                        progress.sums[name] = progress.sums.get(name, 0.0) + value
                    now_s = time.monotonic()
                    progress.epoch_seconds = now_s - began_s
                    pace.stepped(progress.step, len(batch))
                    if now_s - saved_at_s > config.save_every_s:
                        keep(run.save_state, report)
                        saved_at_s = now_s
                    live = pace.values(progress) | {"learning_rate": run.learning_rate}
                    report.values(*pace.words(progress), live)
                    world.check_stop(report)
                figures = _validated(run, ahead, report)
                run.close_epoch(figures, report)
                listened = run.listen(figures, report)
                pace.closed()
                saved_at_s = time.monotonic()
                live = pace.values(progress) | {f"validation/{name}": loss for name, loss in figures.losses.items()}
                live |= {"learning_rate": run.learning_rate} | ({"listened": str(listened)} if listened else {})
                report.values(*pace.words(progress), live)
        except Cancelled:
            keep(run.save_state, Reporter())
            raise
    return Run(folder, folder / "best.safetensors", folder / "last.safetensors", progress.history)


def cosine_rate(config: TrainConfig, step: int, total_steps: int) -> float:
    """The learning rate of ``step`` (from 0): a linear rise, then half a cosine (Loshchilov and Hutter 2017, section
    3).
    """
    if step < config.warmup_steps:
        return config.learning_rate * (step + 1) / config.warmup_steps
    share = (step - config.warmup_steps) / max(total_steps - config.warmup_steps - 1, 1)
    low = config.min_learning_rate
    return low + (config.learning_rate - low) * 0.5 * (1.0 + math.cos(math.pi * min(share, 1.0)))


def validate(run: Training, ahead: Ahead, report: Reporter = Reporter()) -> Validation:
    """Figures of the network that is kept, beside those of the untouched input."""
    groups = _batches(run.config.data.validation_items, run.config.batch)
    return run.task.validate(run.kept, ahead.batches("validation", groups), report)


def _validated(run: Training, ahead: Ahead, report: Reporter) -> Validation:
    """The first process validates; all of them go on by its figures."""
    figures = validate(run, ahead, report) if run.world.first else Validation({}, {}, {}, [])
    return Validation(
        figures.losses | {"total": run.world.agree(figures.losses.get("total", 0.0))},
        figures.restored,
        figures.untouched,
        figures.error_db,
    )


def _batches(items: int, size: int, done: int = 0) -> list[range]:
    """Indices of the batches of an epoch, without the first ``done``."""
    return [range(start, min(start + size, items)) for start in range(done * size, items, size)]
