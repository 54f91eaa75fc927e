"""What a person chose in the training wizard: plain values, kept as JSON between sessions. Loads no Qt and no torch."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from model_core.config import Range, check_ranges, load_json, save_json
from model_core.errors import ConfigError
from model_core.progress import Reporter

NOTE = "wizard.json"  # in each run folder: how the run stands
STOP = "stop"  # while this file is in a run folder, the run keeps its state and ends

_log = logging.getLogger(__name__)

State = Literal["running", "paused", "stopped", "finished"]


@dataclass(frozen=True)
class RunSettings:
    """Network and run; the defaults are the paper's."""

    network: Literal["crnn", "studio"] = "crnn"
    mode: Literal["residual", "direct"] = "residual"
    preset: Literal["reference", "paper"] = "reference"
    epochs: Annotated[int, Range(1, 200)] = 20
    batch: Annotated[int, Range(1, 64)] = 4
    learning_rate: Annotated[float, Range(1e-6, 1e-2)] = 1e-4
    items_per_epoch: Annotated[int, Range(8, 20_000)] = 800
    validation_items: Annotated[int, Range(2, 1_000)] = 100
    segment_s: Annotated[float, Range(1.0, 10.0, "s")] = 4.0
    device: Literal["auto", "cpu", "cuda", "mps"] = "auto"


@dataclass(frozen=True)
class Pairs:
    """Clean and damaged recordings from disk, and how often an item is one of them."""

    clean_folder: str = ""
    damaged_folder: str = ""
    manifest: str = ""
    share: Annotated[float, Range(0.0, 1.0)] = 0.5

    @property
    def used(self) -> bool:
        return bool(self.manifest or (self.clean_folder and self.damaged_folder))


@dataclass(frozen=True)
class TrainPlan:
    """``chain`` is a `ChainConfig` as plain values; empty: that of ``damage``, the name of a preset.

    ``extra`` is laid over the training settings, for what the wizard does not show. ``run`` is the run folder in hand.
    ``left_out``: files below ``folder`` that are not learned from.
    """

    folder: str = ""
    licence: str = ""
    damage: str = "reference"
    chain: dict[str, Any] = field(default_factory=dict)
    pairs: Pairs = Pairs()
    settings: RunSettings = RunSettings()
    initial_checkpoint: str = ""
    name: str = ""
    runs_folder: str = ""
    extra: dict[str, Any] = field(default_factory=dict)
    run: str = ""
    leave_out_limited: bool = False
    left_out: tuple[str, ...] = ()
    step: Annotated[int, Range(0, 4)] = 0

    @property
    def run_folder(self) -> Path:
        """Where a new run by this plan goes."""
        return Path(self.runs_folder or runs_folder()) / (self.name or "run")


@dataclass(frozen=True)
class RunNote:
    """How a run stands, beside its own files; what says "running" and is not was interrupted."""

    state: State = "running"
    plan: TrainPlan = TrainPlan()


def runs_folder() -> Path:
    """Where runs go unless a person says otherwise. May not exist."""
    import platformdirs

    home = os.environ.get("RESTORER_HOME") or platformdirs.user_data_dir("restorer", appauthor=False)
    return Path(home) / "runs"


def free_name(folder: Path, wanted: str) -> str:
    """``wanted``, with a number where a run of that name is there already."""
    name, number = wanted, 1
    while (folder / name).exists():
        number += 1
        name = f"{wanted}-{number}"
    return name


class PlanStore:
    """Reads and writes the plan. A broken file is worth a line in the log and a fresh plan."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "train.json"
        self.current = self._read()
        self._saved: TrainPlan | None = self.current

    def change(self, **values: Any) -> None:
        self.current = replace(self.current, **values)

    @property
    def unsaved(self) -> bool:
        return self.current != self._saved

    def save(self, report: Reporter = Reporter()) -> None:
        """Write what is kept, if the file does not hold it already."""
        plan = self.current
        if plan == self._saved:
            return
        try:
            save_json(self.path, plan)
            self._saved = plan
        except OSError as error:
            _log.warning("the plan was not saved: %s", error)

    def _read(self) -> TrainPlan:
        try:
            if self.path.exists():
                plan = load_json(TrainPlan, self.path)
                check_ranges(plan)
                return plan
        except (ConfigError, OSError, RecursionError, ValueError) as error:
            _log.warning("broken plan: %s", error)
        return TrainPlan()


def write_note(folder: Path, note: RunNote) -> None:
    save_json(folder / NOTE, note)


def read_note(folder: Path) -> RunNote | None:
    """None: no run of the wizard's, or a broken note."""
    try:
        return load_json(RunNote, folder / NOTE)
    except ConfigError:
        return None


def laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """``above`` over ``below``, dictionary by dictionary."""
    made = dict(below)
    for name, value in above.items():
        old = made.get(name)
        made[name] = laid_over(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return made
