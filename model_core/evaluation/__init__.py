"""What restorers are worth: clean music damaged on purpose, or pairs from disk, restored and measured, always beside
the row "untouched".

Reading order: `results` (settings, rows, clips: plain values without torch), `material` (where clips come from),
`entrants` (who restores them, the oracle among them), `scores` (one clip's figures), `summary` (means, intervals,
harm, differences), `run` (`evaluate` itself), `files` (CSV, JSON), `examples` and `report` (what can be heard), `words`
(in which language).

Torch is loaded by what computes, when it is first asked for: a window shows results without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from model_core.evaluation.results import (
    LEAST_SURE,
    ORACLE,
    POOLED,
    SETS,
    UNTOUCHED,
    ClipScore,
    Column,
    EvaluateConfig,
    Evaluation,
    Gap,
    Row,
)
from model_core.evaluation.words import Words

if TYPE_CHECKING:
    from model_core.evaluation.entrants import name_of
    from model_core.evaluation.examples import Example, choose, write_examples
    from model_core.evaluation.files import check_folder, read_result, write_all, write_csv, write_json
    from model_core.evaluation.held_out import measure_held_out
    from model_core.evaluation.material import CONDITIONS, chain_for, expand
    from model_core.evaluation.perceptual import missing
    from model_core.evaluation.report import write_report
    from model_core.evaluation.run import evaluate
    from model_core.evaluation.summary import compare, mean_with_interval, severity, worst

_ROOMS = {
    "entrants": ("name_of",),
    "examples": ("Example", "choose", "write_examples"),
    "held_out": ("measure_held_out",),
    "files": ("check_folder", "read_result", "write_all", "write_csv", "write_json"),
    "material": ("CONDITIONS", "chain_for", "expand"),
    "perceptual": ("missing",),
    "report": ("write_report",),
    "run": ("evaluate",),
    "summary": ("compare", "mean_with_interval", "severity", "worst"),
}

__all__ = [
    "CONDITIONS",
    "LEAST_SURE",
    "ORACLE",
    "POOLED",
    "SETS",
    "UNTOUCHED",
    "ClipScore",
    "Column",
    "EvaluateConfig",
    "Evaluation",
    "Example",
    "Gap",
    "Row",
    "Words",
    "chain_for",
    "check_folder",
    "choose",
    "compare",
    "evaluate",
    "expand",
    "mean_with_interval",
    "measure_held_out",
    "missing",
    "name_of",
    "read_result",
    "severity",
    "worst",
    "write_all",
    "write_csv",
    "write_examples",
    "write_json",
    "write_report",
]


def __getattr__(name: str) -> Any:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"model_core.evaluation.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
