"""``restorer compare A B``: who of several restorers is better, by how much, and whether that is certain."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from model_core.cli.console import Console
from model_core.cli.evaluate import CONDITIONS_HELP, add_options, figure, measured, tell
from model_core.cli.options import EXIT_DONE, UsageError, add_command

if TYPE_CHECKING:
    from model_core.evaluation import Evaluation, Gap

HEADLINE = ("visqol", "zimtohrli", "mr_stft", "si_sdr_db", "lsd", "lsd_kept", "lsd_filled", "lsd_mel_db")

DETAILS = f"""\
Restores the same clips with every restorer and measures the differences clip by clip. An interval is the 95 % bootstrap
interval of the mean difference over the clips; where it leaves out zero, the better one is named, else nobody knows.

{CONDITIONS_HELP}
examples:
  restorer compare residual direct --data music/test
  restorer compare residual residual@50 runs/first/best.safetensors --pairs pairs.tsv --out report
"""


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands, "compare", "say which of several checkpoints restores better, and how surely", DETAILS
    )
    parser.add_argument(
        "checkpoints",
        nargs="+",
        metavar="NAME|PATH",
        help="names in the library or files; NAME@50 for a strength of 50 %%",
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Evaluate, then show a table per condition and pair."""
    from model_core.evaluation import compare

    if len(options.checkpoints) < 2:
        raise UsageError("compare: expected at least two checkpoints, found one; name another, or use evaluate.")
    found = measured(options, options.checkpoints, console)
    gaps = compare(found)
    console.give(
        {
            "config": asdict(found.config),
            "checkpoints": options.checkpoints,
            "gaps": [{**asdict(gap), "better": gap.better} for gap in gaps],
            "rows": [asdict(row) for row in found.rows],
            "notes": found.notes,
        }
    )
    for condition in found.conditions:
        for first, second in dict.fromkeys((gap.first, gap.second) for gap in gaps):
            own = [g for g in gaps if (g.condition, g.first, g.second) == (condition, first, second)]
            _show(console, condition, own, found)
    tell(options, found, console)
    return EXIT_DONE


def _show(console: Console, condition: str, gaps: list[Gap], found: Evaluation) -> None:
    units = {column.name: column.unit for column in found.columns}
    headline = [gap for gap in gaps if gap.metric in HEADLINE] or gaps
    lines = []
    for gap in headline:
        unit = units[gap.metric]
        shares = f"{gap.clips_better_percent:.0f} %"
        interval = f"{figure(unit, gap.low, '+')} to {figure(unit, gap.high, '+')}"
        lines.append([gap.metric, figure(unit, gap.mean, "+"), interval, shares, gap.better or "nobody knows"])
    if lines:
        first, second = gaps[0].first, gaps[0].second
        titles = ["", f"{first} over\n{second}", "95 % interval", f"clips on which\n{first} is better", "better"]
        console.table(f"{condition}, {gaps[0].items} clips", titles, lines)
