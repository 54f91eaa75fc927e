"""``restorer evaluate``: what checkpoints are worth on clean music that is damaged on purpose."""

from __future__ import annotations

import argparse
import math
import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from model_core.cli.console import Console
from model_core.cli.options import DEFAULT_CHECKPOINT, EXIT_DONE, add_checkpoint, add_command, add_device

if TYPE_CHECKING:
    from model_core.evaluation import Row

DETAILS = """\
Cuts seeded segments out of clean music, damages them, restores them with each checkpoint and measures both, the
untouched input always among the rows. Figures are means over the clips; below each, what was gained over the untouched
input (minus is a loss, whichever way the metric points). "harmed" is the share of clips that got worse. --json adds
95 % intervals.

conditions: reference (the source paper's whole chain), intact, and each damage by itself: quantise, resample, reverb,
clip, lowpass, mp3, aac, opus, vorbis, bandlimit, rolloff, eq, level, bits, overdrive, hiss, hum, room, holes,
smear, coarse, noisefill, comb

examples:
  restorer evaluate --data music/test --checkpoint direct --checkpoint residual
  restorer evaluate --data music/test --conditions reference,intact --items 20 --mel-only --json
"""


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "evaluate", "measure checkpoints on clean music damaged on purpose", DETAILS)
    parser.add_argument("--data", required=True, metavar="DIR", help="a folder of clean music")
    add_checkpoint(parser, several=True)
    parser.add_argument("--items", type=int, metavar="N", help="segments per condition (default: 100)")
    parser.add_argument("--conditions", metavar="A,B,..", help="which damages (default: all)")
    parser.add_argument(
        "--mel-only", action="store_true", help="measure the network's pictures only, not the sound; faster"
    )
    add_device(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Evaluate, then show a table per condition."""
    from model_core.config import check_ranges
    from model_core.evaluation import UNTOUCHED, EvaluateConfig, evaluate

    given: dict[str, Any] = {}
    if options.items is not None:
        given["items"] = options.items
    if options.conditions is not None:
        given["conditions"] = tuple(name.strip() for name in options.conditions.split(",") if name.strip())
    config = EvaluateConfig(options.data, waveform=not options.mel_only, device=options.device, **given)
    check_ranges(config, "evaluate")
    checkpoints = options.checkpoint or [DEFAULT_CHECKPOINT]
    with console.progress() as report:
        rows = evaluate(checkpoints, config, report)

    untouched = {row.condition: row for row in rows if row.restorer == UNTOUCHED}
    gains = [_gains(row, untouched[row.condition]) for row in rows]
    console.give(
        {
            "config": asdict(config),
            "checkpoints": checkpoints,
            "rows": [{**asdict(row), "gains": gain} for row, gain in zip(rows, gains, strict=True)],
        }
    )
    for condition in untouched:
        _show(
            console,
            condition,
            [(row, gain) for row, gain in zip(rows, gains, strict=True) if row.condition == condition],
        )
    return EXIT_DONE


def _gains(row: Row, untouched: Row) -> dict[str, float]:
    """By metric: how much better than the untouched input; negative where it is worse."""
    from model_core.metrics import METRICS

    return {name: METRICS[name].gain(untouched.values[name], value) for name, value in row.values.items()}


def _show(console: Console, condition: str, rows: Sequence[tuple[Row, dict[str, float]]]) -> None:
    from model_core.metrics import METRICS

    first = rows[0][0]
    names = [name for name, value in first.values.items() if not math.isnan(value)]
    lines = []
    for row, gain in rows:
        cells = [_figure(METRICS[name].unit, row.values[name]) for name in names]
        harmed = ""
        if row is not first:
            below = [_figure(METRICS[name].unit, gain[name], "+") for name in names]
            cells = [f"{cell}\n{under}" for cell, under in zip(cells, below, strict=True)]
            harmed = "" if row.harmed_percent is None else f"{row.harmed_percent:.0f} %"
        lines.append([row.restorer, *cells, harmed])
    titles = [textwrap.fill(name.replace("_", " "), 8) for name in names]
    console.table(f"{condition}, {first.items} clips", ["", *titles, "harmed"], lines)


def _figure(unit: str, value: float, sign: str = "") -> str:
    return f"{value:{sign}.2f}" if unit == "dB" else f"{value:{sign}.4f}"
