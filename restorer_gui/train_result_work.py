"""Jobs of the training wizard about what came of a run."""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model_core.config import write_text_atomic
from model_core.progress import Reporter
from restorer_gui.library_work import Shelf
from restorer_gui.train_values import ResultRow
from restorer_gui.train_work import read_run

UNTOUCHED, THIS_RUN = "untouched", "this run"
MEASURED = "measured.json"  # in the run folder
TABLE_1 = ("l1_mel", "lsd_mel_db", "cosine_mel")
HIGHER_IS_BETTER = {"cosine_mel", "si_sdr_db"}
# Patrizi 2025, Table 1: gains on its test set, the whole chain on 85 % of the clips, 15 % intact.
PAPER: Mapping[str, Mapping[str, float]] = {
    "direct": {"l1_mel": 0.1649, "lsd_mel_db": 13.574, "cosine_mel": 0.1087},
    "residual": {"l1_mel": 0.1673, "lsd_mel_db": 13.763, "cosine_mel": 0.1087},
}


def results(folder: Path, report: Reporter = Reporter()) -> list[ResultRow]:
    """Table 1's columns: held-out music untouched, this run, the shipped checkpoints, the paper."""
    from model_core.library import list_checkpoints

    view = read_run(folder)
    best = view.best if view is not None else None
    measured = _measured(folder, best)
    rows = []
    if best is not None:
        untouched = measured.get(UNTOUCHED, {}) or _numbers(best.get("untouched", {}))
        restored = measured.get(THIS_RUN, {}) or _numbers(best.get("restored", {}))
        rows.append(ResultRow(UNTOUCHED, "held-out", untouched))
        rows.append(ResultRow(THIS_RUN, "held-out", restored, _gains(untouched, restored)))
    for entry in list_checkpoints():
        if not entry.shipped or entry.card is None:
            continue
        said = entry.card.metrics
        if entry.name in measured:
            gains = _gains(measured[UNTOUCHED], measured[entry.name])
            rows.append(ResultRow(entry.name, "held-out", measured[entry.name], gains))
        elif any(name.startswith("validation_") for name in said):
            restored = {name: said.get(f"validation_{name}", math.nan) for name in TABLE_1}
            untouched = {name: said.get(f"validation_untouched_{name}", math.nan) for name in TABLE_1}
            rows.append(ResultRow(entry.name, "card", restored, _gains(untouched, restored)))
    return rows + [ResultRow(f"paper, {mode}", "paper", {}, gains) for mode, gains in PAPER.items()]


def measure(folder: Path, report: Reporter = Reporter()) -> list[ResultRow]:
    """Restore the held-out music of a run with its best epoch and with the shipped checkpoints, and keep the figures.

    Raises:
        DataError: the music is gone. CheckpointError: the best epoch is damaged.
    """
    from model_core.evaluation import measure_held_out
    from model_core.library import list_checkpoints

    view = read_run(folder)
    if view is None or view.best is None:
        return results(folder)
    best = str(folder / "best.safetensors")
    shipped = [entry.name for entry in list_checkpoints() if entry.shipped and entry.card is not None]
    scores = measure_held_out(folder, [best, *shipped], report)
    scores[THIS_RUN] = scores.pop(best)
    kept = {"epoch": view.best.get("epoch"), "scores": scores}
    write_text_atomic(folder / MEASURED, json.dumps(kept, indent=2))
    return results(folder)


def _measured(folder: Path, best: Mapping[str, Any] | None) -> dict[str, dict[str, float]]:
    """What `measure` kept; empty where there is none, or where a later epoch is the best by now."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = json.loads((folder / MEASURED).read_text(encoding="utf-8"))
        scores = {name: _numbers(values) for name, values in kept["scores"].items()}
        if best is not None and kept["epoch"] == best.get("epoch") and {UNTOUCHED, THIS_RUN} <= set(scores):
            return scores
    return {}


def _numbers(values: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(value) for name, value in values.items() if isinstance(value, int | float)}


def _gains(untouched: Mapping[str, float], restored: Mapping[str, float]) -> dict[str, float]:
    return {
        name: restored[name] - before if name in HIGHER_IS_BETTER else before - restored[name]
        for name, before in untouched.items()
        if name in restored
    }


def read_card(path: Path, report: Reporter = Reporter()) -> Shelf:
    """What a checkpoint says of itself.

    Raises:
        CheckpointError: it is damaged.
    """
    from model_core import library

    return Shelf(library.Entry(path.stem, path, library.read_card(path), False), path.stat().st_size)


def keep(folder: Path, name: str, report: Reporter = Reporter()) -> str:
    """Put the best epoch into the library. Returns the name that it got."""
    from model_core import library

    return library.add(folder / "best.safetensors", name).name
