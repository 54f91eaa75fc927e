"""The training itself as jobs of the wizard. Whatever loads torch happens here, in a process beside the window."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model_core.config import from_dict, load_json, to_dict
from model_core.progress import Cancelled, Reporter, Update
from restorer_gui.train_plan import NOTE, STOP, RunNote, TrainPlan, laid_over, read_note, write_note
from restorer_gui.train_values import Estimate, RunView

if TYPE_CHECKING:
    from model_core.training import TrainConfig

SAVE_EVERY_S = 60.0  # a minute is what a crash may cost
POLITE = 5  # how much the training yields to the window, the sound and other jobs


def build(plan: TrainPlan) -> TrainConfig:
    """The settings of the run that a plan means.

    Raises:
        ConfigError: a value is out of range.
    """
    from model_core.config import check_ranges
    from model_core.degradations import preset
    from model_core.training import PRESETS, TrainConfig

    chosen = plan.settings
    base = to_dict(PRESETS["studio" if chosen.network == "studio" else chosen.preset])
    data = {"folder": plan.folder, "licence": plan.licence, "split_by": "artist", "without": list(plan.left_out)}
    data |= {"items_per_epoch": chosen.items_per_epoch, "validation_items": chosen.validation_items}
    over: dict[str, Any] = {
        "network": chosen.network,
        "data": data,
        "epochs": chosen.epochs,
        "batch": chosen.batch,
        "learning_rate": chosen.learning_rate,
        "device": chosen.device,
        "save_every_s": SAVE_EVERY_S,
        "initial_checkpoint": plan.initial_checkpoint,
    }
    if chosen.network == "studio":
        over["studio"] = {"model": {"mode": chosen.mode}, "segment_s": chosen.segment_s}
    else:
        over["model"], over["segment"] = {"mode": chosen.mode}, {"duration_s": chosen.segment_s}
    if plan.pairs.used:
        over["pairs"] = to_dict(plan.pairs)
    made = laid_over(laid_over(base, over), plan.extra)
    made["chain"] = dict(plan.chain) or to_dict(preset(plan.damage))
    config = from_dict(TrainConfig, made, "training")
    check_ranges(config, "training")
    return config


def estimate(plan: TrainPlan, report: Reporter = Reporter()) -> Estimate:
    """How long the run will take on this machine."""
    from model_core.training import estimate as timed

    config = build(plan)
    timing = timed(config, report)
    return Estimate(timing.step_s, timing.items_per_s, timing.hours)


def run(folder: Path, plan: TrainPlan, report: Reporter = Reporter()) -> str:
    """Train in ``folder``, or go on there with the settings of its own. "finished", or "paused" where `STOP` was laid.

    A cancelled job would be ended within a moment; the file leaves the time to keep the state.
    """
    from model_core.training import TrainConfig, train

    if "PySide6" not in sys.modules and hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(POLITE)
    stop, begun = folder / STOP, (folder / "config.json").exists()
    config = load_json(TrainConfig, folder / "config.json") if begun else build(plan)
    folder.mkdir(parents=True, exist_ok=True)
    stop.unlink(missing_ok=True)
    write_note(folder, RunNote("running", plan))
    try:
        train(config, folder, _relay(folder, stop, report))
    except Cancelled:
        _note(folder, "paused", plan)
        report.check()
        return "paused"
    except Exception:
        if begun or (folder / "state.pt").exists():
            _note(folder, "paused", plan)
        else:  # it never began: nothing to go on with
            shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        stop.unlink(missing_ok=True)
    _note(folder, "finished", plan)
    return "finished"


def _note(folder: Path, state: Any, plan: TrainPlan) -> None:
    """A full disk must not turn a run that went well into a failed one."""
    with contextlib.suppress(OSError):
        write_note(folder, RunNote(state, plan))


def _relay(folder: Path, stop: Path, report: Reporter) -> Reporter:
    """Passes updates on. The window sees only the newest of a moment, so what was said once is said again with each."""
    said: dict[str, Any] = {}
    looked_s, stopping = 0.0, False

    def on_update(update: Update) -> None:
        said.update(update.values)
        with contextlib.suppress(OSError):
            said["history_bytes"] = (folder / "history.jsonl").stat().st_size
        report.update(update.fraction, update.message, **said)

    def should_stop() -> bool:
        nonlocal looked_s, stopping
        if not stopping and time.monotonic() - looked_s > 0.05:
            looked_s, stopping = time.monotonic(), stop.exists()
        if not stopping:
            report.check()
        return stopping

    return Reporter(on_update, should_stop)


def read_run(folder: Path, report: Reporter = Reporter()) -> RunView | None:
    """A run as it lies on disk; None where there is none."""
    note = read_note(folder)
    if note is None:
        return None
    history: list[Mapping[str, Any]] = []
    with contextlib.suppress(OSError, ValueError):
        for line in (folder / "history.jsonl").read_text(encoding="utf-8").splitlines():
            history.append(json.loads(line))
    epochs = note.plan.settings.epochs
    with contextlib.suppress(OSError, ValueError, KeyError):
        epochs = int(json.loads((folder / "config.json").read_text(encoding="utf-8"))["epochs"])
    listen = folder / "listen"
    names = [path.name for path in listen.iterdir()] if listen.is_dir() else []
    heard = sorted(int(found[1]) for name in names if (found := re.fullmatch(r"epoch-(\d+)\.flac", name)))
    pair = {"clean.flac", "degraded.flac"} <= set(names)
    return RunView(folder, note.state, note.plan, epochs, tuple(history), tuple(heard), pair)


def find_unfinished(folders: tuple[Path, ...], report: Reporter = Reporter()) -> list[RunView]:
    """Runs that were paused or interrupted, the newest first."""
    notes: dict[Path, float] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in [folder / NOTE, *folder.glob(f"*/{NOTE}")]:
                if path.is_file():
                    notes[path.parent] = path.stat().st_mtime
    found = []
    for folder in sorted(notes, key=lambda each: -notes[each]):
        report.check()
        view = read_run(folder)
        if view is not None and view.state in ("running", "paused"):
            found.append(view)
    return found


def give_up(folder: Path, report: Reporter = Reporter()) -> None:
    """Offer this run no more. Its files stay."""
    note = read_note(folder)
    if note is not None:
        write_note(folder, replace(note, state="stopped"))
