"""The tables and plots of a report, as HTML."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from pathlib import Path

from model_core.evaluation.drawing import gain_plot
from model_core.evaluation.results import INTACT, ORACLE, POOLED, UNTOUCHED, Column, Evaluation, Row
from model_core.evaluation.summary import compare, severity, worst

PLOTTED = ("visqol", "zimtohrli", "lsd", "si_sdr_db", "lsd_kept", "lsd_filled")
TITLES = {
    "visqol": "ViSQOL",
    "zimtohrli": "Zimtohrli",
    "mr_stft": "MR-STFT",
    "si_sdr_db": "SI-SDR",
    "lsd": "LSD",
    "lsd_below_8k": "LSD\nbelow 8 kHz",
    "lsd_8k_to_16k": "LSD\n8 to 16 kHz",
    "lsd_above_16k": "LSD\nabove 16 kHz",
    "lsd_kept": "LSD\nkept band",
    "lsd_filled": "LSD\nfilled band",
    "loudness_lufs": "Loudness",
    "loudness_change_lu": "Loudness\nchange",
    "true_peak_dbfs": "True peak",
    "width_db": "Stereo\nwidth",
    "l1_mel": "L1\n(mel)",
    "lsd_mel_db": "LSD\n(mel)",
    "cosine_mel": "Cosine\n(mel)",
}


def restorers_of(evaluation: Evaluation) -> list[str]:
    return [name for name in evaluation.restorers if name not in (UNTOUCHED, ORACLE)]


def condition_title(name: str) -> str:
    return "All conditions" if name == POOLED else name


def table(evaluation: Evaluation, condition: str) -> str:
    rows = [row for row in evaluation.rows if row.condition == condition]
    columns = [c for c in evaluation.columns if math.isfinite(rows[0].values.get(c.name, math.nan))]
    head = [
        head_cell(""),
        head_cell("Harmed", "%"),
        *(head_cell(TITLES.get(c.name, c.name), c.unit) for c in columns),
    ]
    body = "".join(_line(row, columns) for row in rows)
    return (
        f'<div class="card"><h3>{html.escape(condition_title(condition))} '
        f'<span class="badge">{rows[0].items} clips</span></h3><div class="scroll"><table class="sorted">'
        f"<thead><tr>{''.join(head)}</tr></thead><tbody>{body}</tbody></table></div></div>"
    )


def head_cell(title: str, unit: str = "") -> str:
    words = html.escape(title) + (f' <span class="muted">{html.escape(unit)}</span>' if unit else "")
    return f'<th scope="col"><button type="button">{words or "Restorer"}</button></th>'


def _line(row: Row, columns: Sequence[Column]) -> str:
    harmed = row.harmed_percent if row.restorer != UNTOUCHED else None
    cells = [f'<td data-v="{_raw(harmed)}">{"" if harmed is None else f"{harmed:.0f}"}</td>']
    for column in columns:
        name = column.name
        value = row.values.get(name, math.nan)
        interval = f"{figure(column, row.low[name])} to {figure(column, row.high[name])}"
        small = ""
        if name in row.gains and math.isfinite(row.gains[name]):
            kind = {1: "better", -1: "worse", 0: ""}[row.sign(name)]
            span = f"{figure(column, row.gains_low[name], '+')} to {figure(column, row.gains_high[name], '+')}"
            small = (
                f'<small class="{kind}" title="95 % interval: {span}">{figure(column, row.gains[name], "+")}</small>'
            )
        cells.append(
            f'<td data-v="{_raw(value)}" title="95 % interval: {interval}">{figure(column, value)}{small}</td>'
        )
    kind = row.restorer if row.restorer in (UNTOUCHED, ORACLE) else ""
    return f'<tr class="{kind}"><td class="name">{html.escape(row.restorer)}</td>{"".join(cells)}</tr>'


def _raw(value: float | None) -> str:
    return "" if value is None or not math.isfinite(value) else repr(value)


def figure(column: Column, value: float, sign: str = "") -> str:
    if not math.isfinite(value):
        return "\u2013"
    digits = 2 if column.unit or column.name in ("visqol", "zimtohrli") else 3
    value = round(value, digits) + 0.0  # no minus before a zero
    return f"{value:{sign}.{digits}f}".replace("-", "\u2212")


def plots(evaluation: Evaluation) -> str:
    plots = []
    for column in evaluation.columns:
        if column.name not in PLOTTED:
            continue
        lines = [
            (
                condition_title(r.condition),
                r.restorer,
                r.gains[column.name],
                r.gains_low[column.name],
                r.gains_high[column.name],
            )
            for r in evaluation.rows
            if r.restorer not in (UNTOUCHED, ORACLE) and column.name in r.gains and r.condition != INTACT
        ]
        title = f"Gain in {TITLES[column.name].replace(chr(10), ', ')}{f' ({column.unit})' if column.unit else ''}"
        if drawn := gain_plot(title, column.unit, lines):
            plots.append(f'<div class="card">{drawn}</div>')
    return f'<h2>Gains over untouched</h2><div class="plots">{"".join(plots)}</div>' if plots else ""


def gaps(evaluation: Evaluation) -> str:
    columns = {column.name: column for column in evaluation.columns}
    lines = []
    for gap in compare(evaluation, PLOTTED):
        column = columns[gap.metric]
        span = f"{figure(column, gap.low, '+')} to {figure(column, gap.high, '+')}"
        cells = (
            condition_title(gap.condition),
            TITLES[gap.metric].replace("\n", ", "),
            f"{gap.first} over {gap.second}",
            figure(column, gap.mean, "+"),
            span,
            f"{gap.clips_better_percent:.0f}",
            gap.better or "nobody knows",
        )
        lines.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>")
    if not lines:
        return ""
    heads = ("Condition", "Metric", "", "Better by", "95 % interval", "Clips better %", "Better")
    head = "".join(head_cell(title) if title else head_cell("Who over whom") for title in heads)
    return (
        '<h2>Between restorers</h2><p class="muted">Clip by clip on the same clips. Above zero: the first is '
        "better.</p>"
        f'<div class="card scroll"><table class="sorted"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody>'
        "</table></div>"
    )


def worst_clips(evaluation: Evaluation) -> str:
    if not evaluation.config.waveform:
        return ""
    lines = []
    for name in restorers_of(evaluation):
        for clip in worst(evaluation, name, 5):
            now, before = clip.scores[name], clip.scores[UNTOUCHED]
            change, rise = now["si_sdr_db"] - before["si_sdr_db"], now["lsd"] - before["lsd"]
            harmed = "yes" if severity(clip, name) > 1.0 else "no"
            cells = [
                name,
                f"{Path(clip.source).name}, {clip.start_s:.1f} s",
                clip.damage,
                f"{change:+.2f}",
                f"{rise:+.3f}",
                harmed,
            ]
            kinds = (' class="name"', ' class="text wide"', ' class="text wide"', "", "", "")
            lines.append(
                "<tr>" + "".join(f"<td{k}>{html.escape(c)}</td>" for c, k in zip(cells, kinds, strict=True)) + "</tr>"
            )
    heads = (("Restorer", ""), ("Clip", ""), ("Damage", ""), ("SI-SDR", "dB"), ("LSD", ""), ("Harmed", ""))
    head = "".join(head_cell(*title) for title in heads)
    return (
        '<h2>Worst clips</h2><p class="muted">How SI-SDR and LSD changed; a fall of SI-SDR and a rise of '
        "LSD are harm.</p>"
        f'<div class="card scroll"><table class="sorted"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody>'
        "</table></div>"
    )
