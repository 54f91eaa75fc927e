"""The tables of the README: the paper's Table 1 beside ours, pooled and per degradation, pictures and sound.

    python benchmarks/table1.py DATA [--items 100] [--json results.json]

DATA is a folder of clean music that no checkpoint was trained on. Segments, damage and so the figures depend on the
seeds 201 + index alone.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from model_core.evaluation import CONDITIONS, UNTOUCHED, EvaluateConfig, Row, evaluate, write_json
from model_core.metrics import METRICS
from model_core.progress import Reporter

# Patrizi 2025, Table 1: gains on 100 FMA clips.
PAPER = {
    "direct": {"l1_mel": 0.1649, "lsd_mel_db": 13.574, "cosine_mel": 0.1087},
    "residual": {"l1_mel": 0.1673, "lsd_mel_db": 13.763, "cosine_mel": 0.1087},
}
CHECKPOINTS = ("direct", "residual")


def markdown(header: list[str], lines: list[list[str]]) -> str:
    """A table."""
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [header, ["---"] * len(header), *lines])


def table_1(rows: dict[tuple[str, str], Row]) -> str:
    """Gains as the paper prints them, its own beside ours, with the absolute values that the paper leaves out."""
    untouched = rows["reference", UNTOUCHED].values
    lines = []
    for name in CHECKPOINTS:
        restored = rows["reference", name].values
        lines.append([f"{name}, paper", *(f"{PAPER[name][m]:.4g}" for m in PAPER[name]), "", "", ""])
        gains = [METRICS[m].gain(untouched[m], restored[m]) for m in PAPER[name]]
        removed = [f" ({100 * g / untouched[m]:.0f} % removed)" for g, m in zip(gains[:2], PAPER[name], strict=False)]
        cells = [f"{g:.4g}{r}" for g, r in zip(gains, [*removed, ""], strict=True)]
        lines.append([f"{name}, ours", *cells, *(f"{untouched[m]:.4g} → {restored[m]:.4g}" for m in PAPER[name])])
    header = ["mode", "gain L1", "gain LSD (dB)", "gain cosine", "L1", "LSD (dB)", "cosine"]
    return markdown(header, lines)


def per_degradation(rows: dict[tuple[str, str], Row], metrics: tuple[str, ...], harm: bool) -> str:
    """Absolute values of untouched and restored under every condition. A worse figure than untouched is marked."""
    lines = []
    for condition in CONDITIONS:
        untouched = rows[condition, UNTOUCHED]
        for name in (UNTOUCHED, *CHECKPOINTS):
            row = rows[condition, name]
            cells = []
            for metric in metrics:
                worse = METRICS[metric].gain(untouched.values[metric], row.values[metric]) < -1e-3
                cells.append(f"{row.values[metric]:.4g}" + (" ▼" if worse else ""))
            if harm:
                cells.append("" if name == UNTOUCHED else f"{row.harmed_percent:.0f} %")
            lines.append([condition if name == UNTOUCHED else "", name, *cells])
    titles = [f"{m}{' (dB)' if METRICS[m].unit else ''}" for m in metrics]
    return markdown(["damage", "", *titles, *(["clips harmed"] if harm else [])], lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--items", type=int, default=100)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("Evaluating", total=1.0)
        report = Reporter(lambda u: progress.update(bar, completed=u.fraction or 0.0, description=u.message))
        config = EvaluateConfig(
            str(arguments.data), arguments.items, CONDITIONS, protocol="paper", oracle=False, perceptual=False
        )
        found = evaluate(CHECKPOINTS, config, report)
    if arguments.json:
        write_json(found, arguments.json)
    rows = {(row.condition, row.restorer): row for row in found.rows}
    print(table_1(rows), "\n")
    print(per_degradation(rows, ("l1_mel", "lsd_mel_db", "cosine_mel"), harm=False), "\n")
    print(per_degradation(rows, ("si_sdr_db", "lsd", "lsd_kept", "lsd_filled"), harm=True))


if __name__ == "__main__":
    main()
