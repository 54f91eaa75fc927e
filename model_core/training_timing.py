"""How fast a run is, and how long it will take: before it begins, and while it goes on."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from pathlib import Path

from model_core.ahead import Ahead, worker_count
from model_core.progress import Reporter, Value
from model_core.training_config import TrainConfig
from model_core.training_state import Progress, Training

WARM_UP = 2  # steps that are slower than the rest: kernels are chosen, memory is asked for
TIMED = 6
SPAN = 200  # steps that the pace is measured over


@dataclass(frozen=True)
class Timing:
    """``hours``: of all epochs with their validation. ``waited``: the share of the time spent waiting for items."""

    step_s: float
    items_per_s: float
    hours: float
    waited: float = 0.0


def estimate(config: TrainConfig, report: Reporter = Reporter()) -> Timing:
    """A few timed steps of ``config``, written nowhere.

    Raises:
        DataError, DeviceError, ConfigError, CheckpointError: as `train`.
    """
    report.update(0.0, "Looking through the music")
    run = Training(replace(config, initial_checkpoint=""), Path(), report.part(0.0, 0.5))
    run.model.train()
    groups = [range(step * config.batch, (step + 1) * config.batch) for step in range(WARM_UP + TIMED)]
    seconds, waited = 0.0, 0.0
    with Ahead(run.task.items, worker_count(config.workers, run.task.items)) as ahead:
        batches = ahead.batches("train", groups)
        for step in report.part(0.5, 1.0).track(range(len(groups)), "Timing a few steps"):
            began_s = time.perf_counter()
            arrays = next(batches)
            got_s = time.perf_counter()
            total = run.task.terms(run.model, run.task.inputs(arrays))["total"]
            run.optimiser.zero_grad(set_to_none=True)
            total.backward()  # type: ignore[no-untyped-call]
            run.optimiser.step()
            float(total.detach())  # a graphics card has finished when its number is here
            if step >= WARM_UP:
                seconds += time.perf_counter() - began_s
                waited += got_s - began_s
        for _ in batches:  # let the helpers finish
            pass
    step_s = seconds / TIMED
    steps = math.ceil(config.data.items_per_epoch / config.batch)
    # Validation goes forwards only, a third of a step.
    validation = math.ceil(config.data.validation_items / config.batch) / 3.0
    hours = config.epochs * (steps + validation) * step_s / 3600.0
    return Timing(step_s, config.batch / step_s, hours, waited / max(seconds, 1e-9))


class Pace:
    """Steps and seconds of this run so far, and what they say of the rest."""

    def __init__(self, steps_per_epoch: int, config: TrainConfig) -> None:
        self.steps_per_epoch, self._config = steps_per_epoch, config
        self._began_s = time.monotonic()
        self._seen: list[tuple[float, int]] = [(self._began_s, 0)]  # when, and items so far
        self._closing_s = 0.0

    def stepped(self, step: int, items: int) -> None:
        """A step of ``items`` is done."""
        self._seen = [*self._seen[-SPAN:], (time.monotonic(), self._seen[-1][1] + items)]

    def closed(self) -> None:
        """An epoch has been validated and kept, which counts for the time left but not for the pace."""
        now_s = time.monotonic()
        self._closing_s = now_s - self._seen[-1][0]
        self._seen = [(now_s, 0)] if len(self._seen) < 2 else [(t + self._closing_s, n) for t, n in self._seen]

    @property
    def items_per_s(self) -> float:
        (first_s, before), (last_s, after) = self._seen[0], self._seen[-1]
        return (after - before) / max(last_s - first_s, 1e-6)

    def words(self, progress: Progress) -> tuple[float, str]:
        """The share of the run that is done, and a line for people."""
        done = (progress.epoch + progress.step_in_epoch / self.steps_per_epoch) / self._config.epochs
        return done, f"Epoch {min(progress.epoch + 1, self._config.epochs)} of {self._config.epochs}"

    def values(self, progress: Progress) -> dict[str, Value]:
        """The live figures: terms are means over the epoch so far."""
        config, steps = self._config, progress.step_in_epoch
        left = config.epochs * self.steps_per_epoch - progress.epoch * self.steps_per_epoch - steps
        speed = self.items_per_s
        seconds_left = left * config.batch / speed if speed > 0.0 else 0.0
        values: dict[str, Value] = {
            "step": progress.step,
            "steps_per_epoch": self.steps_per_epoch,
            "epoch": min(progress.epoch + 1, config.epochs),
            "epochs": config.epochs,
            "items_per_s": speed,
            "seconds_left": seconds_left + (config.epochs - progress.epoch) * self._closing_s,
        }
        values |= {f"train/{name}": total / steps for name, total in progress.sums.items()}
        if "total" in progress.sums:
            values["loss"] = progress.sums["total"] / steps
        return values
