"""An evaluation as files: rows and clips as CSV, all of it as JSON. Written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import math
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from model_core.config import from_dict, write_text_atomic
from model_core.errors import DataError
from model_core.evaluation.results import UNTOUCHED, Evaluation
from model_core.evaluation.summary import severity
from model_core.progress import Reporter

_FORMAT = 1


def check_folder(folder: Path) -> None:
    """Make ``folder``, and see that files can be written there.

    Raises:
        DataError: they cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise DataError(
            f"{folder}: expected a folder to write into, but {error.strerror}; choose another folder."
        ) from error


def write_all(evaluation: Evaluation, folder: Path, report: Reporter = Reporter()) -> tuple[Path, ...]:
    """``rows.csv``, ``clips.csv``, ``evaluation.json`` and ``report.html`` in ``folder``.

    Raises:
        DataError: the folder cannot be written.
    """
    from model_core.evaluation.report import write_report  # it loads torch, tables do not

    rows, clips = folder / "rows.csv", folder / "clips.csv"
    write_csv(evaluation, rows, clips)
    write_json(evaluation, folder / "evaluation.json")
    write_report(evaluation, folder / "report.html", report)
    return rows, clips, folder / "evaluation.json", folder / "report.html"


def write_csv(evaluation: Evaluation, rows: Path, clips: Path | None = None) -> None:
    """One line per row of the table; and one per clip and restorer, where ``clips`` is given.

    Raises:
        DataError: a file cannot be written.
    """
    names = [column.name for column in evaluation.columns]
    parts = [
        f"{name}{ending}" for name in names for ending in ("", "_low", "_high", "_gain", "_gain_low", "_gain_high")
    ]
    lines: list[Sequence[Any]] = [["condition", "restorer", "clips", "harmed_percent", *parts]]
    for row in evaluation.rows:
        tables = (row.values, row.low, row.high, row.gains, row.gains_low, row.gains_high)
        figures = [table.get(name) for name in names for table in tables]
        lines.append([row.condition, row.restorer, row.items, row.harmed_percent, *figures])
    _write(rows, lines)
    if clips is None:
        return
    head = ["condition", "clip", "source", "start_s", "duration_s", "damage", "restorer", "harm"]
    lines = [[*head, *names]]
    for clip in evaluation.clips:
        place = [clip.condition, clip.index, clip.source, clip.start_s, clip.duration_s, clip.damage]
        for name, scores in clip.scores.items():
            harm = None if name == UNTOUCHED or "si_sdr_db" not in scores else severity(clip, name)
            lines.append([*place, name, harm, *(scores.get(metric) for metric in names)])
    _write(clips, lines)


def write_json(evaluation: Evaluation, path: Path) -> None:
    """All of it, to be read again by `read_result`.

    Raises:
        DataError: the file cannot be written.
    """
    text = json.dumps({"format": _FORMAT, **_plain(asdict(evaluation))}, indent=1, ensure_ascii=False, allow_nan=False)
    _keep(path, f"{text}\n")


def read_result(path: Path) -> Evaluation:
    """What `write_json` wrote.

    Raises:
        DataError: it is no such file. ConfigError: it holds what this program does not know.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: expected an evaluation as JSON, but {error}.") from error
    if not isinstance(found, dict) or found.pop("format", None) != _FORMAT:
        raise DataError(f"{path}: expected an evaluation of format {_FORMAT}, found another file; choose another.")
    return from_dict(Evaluation, _with_nan(found), str(path))


def _write(path: Path, lines: Iterable[Sequence[Any]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for line in lines:
        writer.writerow(["" if _nothing(value) else value for value in line])
    _keep(path, text.getvalue())


def _keep(path: Path, text: str) -> None:
    try:
        write_text_atomic(path, text)
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror}); choose another folder.") from error


def _nothing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def _plain(value: Any) -> Any:
    """JSON has no word for what is not a number: null."""
    if isinstance(value, dict):
        return {key: _plain(of) for key, of in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(of) for of in value]
    return None if _nothing(value) else value


def _with_nan(found: dict[str, Any]) -> dict[str, Any]:
    """The same with NaN in the place of null, where figures stand."""
    for row in found.get("rows", []):
        for table in ("values", "low", "high", "gains", "gains_low", "gains_high"):
            row[table] = _numbers(row.get(table, {}))
    for clip in found.get("clips", []):
        clip["scores"] = {name: _numbers(scores) for name, scores in clip.get("scores", {}).items()}
    return found


def _numbers(table: dict[str, float | None]) -> dict[str, float]:
    return {name: math.nan if value is None else value for name, value in table.items()}
