"""``restorer evaluate``: what checkpoints are worth on clean music that is damaged on purpose, or on pairs."""

from __future__ import annotations

import argparse
import math
import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model_core.cli.console import Console
from model_core.cli.options import EXIT_DONE, UsageError, add_checkpoint, add_command, add_device
from model_core.places import DEFAULT_CHECKPOINT

if TYPE_CHECKING:
    from model_core.evaluation import Column, EvaluateConfig, Evaluation, Row

CONDITIONS_HELP = """\
conditions: reference (the source paper's whole chain), intact, chains of several damages ("low bit-rate codec",
clipped, "MusicGen-like", "real damage"), and each damage by itself: quantise, resample, reverb, clip, lowpass, mp3,
aac, opus, vorbis, bandlimit, rolloff, eq, level, bits, overdrive, hiss, hum, room, holes, smear, coarse, noisefill,
comb. Sets of them: short (intact, reference, mp3, bandlimit, overdrive, hiss), paper, codecs, generated, all.
"""

DETAILS = f"""\
Cuts seeded clips out of clean music, damages them, restores them with each checkpoint and measures both, the
untouched input always among the rows; or does so with pairs of clean and damaged files. The row "oracle" is the
reconstruction that is told the true clean picture. Figures are means over the clips; below each, what was gained over
the untouched input (minus is a loss, whichever way the metric points), with a star where its 95 % interval leaves out
zero. "harmed" is the share of clips that got worse. The row of "all" leaves the intact clips out.

{CONDITIONS_HELP}
examples:
  restorer evaluate --data music/test --checkpoint direct --checkpoint residual@50 --out report
  restorer evaluate --pairs pairs.tsv --split test --items 10
  restorer evaluate --data clean --pairs damaged --json
  restorer evaluate --data music/test --conditions reference,intact --paper --items 100 --mel-only
"""


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands, "evaluate", "measure checkpoints on damaged music whose clean side is known", DETAILS
    )
    add_checkpoint(parser, several=True)
    add_options(parser)
    parser.set_defaults(run=run)


def add_options(parser: argparse.ArgumentParser) -> None:
    """What `evaluate` and `compare` have in common."""
    parser.add_argument("--data", metavar="DIR", help="a folder of clean music")
    parser.add_argument(
        "--pairs",
        metavar="LIST|DIR",
        help="a tab-separated list of pairs, or damaged files whose clean sides --data has",
    )
    parser.add_argument("--split", metavar="NAME", help="of a list of pairs, only the rows of this split")
    parser.add_argument("--items", type=int, metavar="N", help="clips per condition (default: 20)")
    parser.add_argument("--seconds", type=float, metavar="S", help="length of a clip (default: 6)")
    parser.add_argument("--conditions", metavar="A,B,..", help="which damages (default: the set short)")
    parser.add_argument("--paper", action="store_true", help="clips as in the source paper: 4 s, mono, 32 kHz")
    parser.add_argument(
        "--mel-only", action="store_true", help="measure the networks' pictures only, not the sound; faster"
    )
    parser.add_argument("--no-oracle", action="store_true", help="leave out the row of the oracle")
    parser.add_argument(
        "--perceptual",
        action="store_true",
        help="ViSQOL and Zimtohrli too, if installed (the extra evaluation); many times slower",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="write rows.csv, clips.csv, evaluation.json and report.html there"
    )
    add_device(parser)


def config_of(options: argparse.Namespace) -> EvaluateConfig:
    """The settings that the options ask for."""
    from model_core.evaluation import EvaluateConfig

    if options.data is None and options.pairs is None:
        raise UsageError("expected music to evaluate with, found neither --data nor --pairs; add one of them.")
    given: dict[str, Any] = {}
    if options.items is not None:
        given["items"] = options.items
    if options.seconds is not None:
        given["duration_s"] = options.seconds
    if options.conditions is not None:
        given["conditions"] = tuple(name.strip() for name in options.conditions.split(",") if name.strip())
    return EvaluateConfig(
        options.data or "",
        waveform=not options.mel_only,
        device=options.device,
        pairs=options.pairs or "",
        split=options.split or "",
        protocol="paper" if options.paper else "own",
        oracle=not options.no_oracle,
        perceptual=options.perceptual,
        **given,
    )


def measured(options: argparse.Namespace, checkpoints: Sequence[str], console: Console) -> Evaluation:
    """Evaluate, and write what ``--out`` asks for."""
    from model_core.evaluation import check_folder, evaluate, write_all

    config = config_of(options)
    if options.out:
        check_folder(options.out)  # before hours of work, not after them
    with console.progress() as report:
        found = evaluate(checkpoints, config, report.part(0.0, 0.9 if options.out else 1.0))
        if options.out:
            write_all(found, options.out, report.part(0.9, 1.0))
    return found


def tell(options: argparse.Namespace, found: Evaluation, console: Console) -> None:
    """What did not go as asked, and where the files are."""
    for note in found.notes:
        console.warn(note)
    if options.out:
        console.say(f"Written: {options.out / 'report.html'} and the tables beside it.")


def run(options: argparse.Namespace, console: Console) -> int:
    """Evaluate, then show a table per condition."""
    from model_core.evaluation import ORACLE, UNTOUCHED, worst

    checkpoints = options.checkpoint or [DEFAULT_CHECKPOINT]
    found = measured(options, checkpoints, console)
    console.give(
        {
            "config": asdict(found.config),
            "checkpoints": checkpoints,
            "about": found.about,
            "rows": [asdict(row) for row in found.rows],
            "clips": [asdict(clip) for clip in found.clips],
            "notes": found.notes,
        }
    )
    for condition in found.conditions:
        _show(console, condition, [row for row in found.rows if row.condition == condition], found.columns)
    if found.config.waveform:
        for name in found.restorers:
            if name not in (UNTOUCHED, ORACLE):
                _show_worst(console, name, worst(found, name, 3))
    tell(options, found, console)
    return EXIT_DONE


def _show(console: Console, condition: str, rows: Sequence[Row], columns: Sequence[Column]) -> None:
    untouched = rows[0]
    # Facts of level belong into files: a terminal is only so wide.
    shown = [
        c for c in columns if c.higher_is_better is not None and not math.isnan(untouched.values.get(c.name, math.nan))
    ]
    lines = []
    for row in rows:
        cells = []
        for column in shown:
            cell = figure(column.unit, row.values[column.name])
            if row is not untouched:
                star = "*" if row.sign(column.name) else ""
                cell += f"\n{figure(column.unit, row.gains[column.name], '+')}{star}"
            cells.append(cell)
        harmed = "" if row is untouched or row.harmed_percent is None else f"{row.harmed_percent:.0f} %"
        lines.append([row.restorer, *cells, harmed])
    titles = [textwrap.fill(column.name.replace("_", " "), 8, break_long_words=False) for column in shown]
    console.table(f"{condition}, {untouched.items} clips", ["", *titles, "harmed"], lines)


def _show_worst(console: Console, name: str, clips: Sequence[Any]) -> None:
    lines = []
    for clip in clips:
        now, before = clip.scores[name], clip.scores["untouched"]
        changes = (now["si_sdr_db"] - before["si_sdr_db"], now["lsd"] - before["lsd"])
        where = f"{Path(clip.source).name}, {clip.start_s:.1f} s"
        lines.append([where, clip.damage, f"{figure('dB', changes[0], '+')} dB", figure("", changes[1], "+")])
    console.table(f"{name}: worst clips", ["", "damage", "SI-SDR", "LSD"], lines)


def figure(unit: str, value: float, sign: str = "") -> str:
    """A figure as people read it."""
    if math.isnan(value):
        return "-"
    digits = 2 if unit == "dB" else 4
    return f"{round(value, digits) + 0.0:{sign}.{digits}f}"
