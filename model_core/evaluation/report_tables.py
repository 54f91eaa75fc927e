"""The tables and plots of a report, as HTML."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from pathlib import Path

from model_core.evaluation.drawing import gain_plot
from model_core.evaluation.examples import Choice
from model_core.evaluation.results import INTACT, ORACLE, POOLED, UNTOUCHED, Column, Evaluation, Row
from model_core.evaluation.summary import compare, severity, worst
from model_core.evaluation.words import Words

PLOTTED = ("visqol", "zimtohrli", "mr_stft", "lsd", "si_sdr_db", "lsd_kept", "lsd_filled")
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


def condition_title(name: str, words: Words) -> str:
    return words("All conditions") if name == POOLED else words(name)


def metric_title(name: str, words: Words) -> str:
    return words(TITLES.get(name, name))


def table(evaluation: Evaluation, condition: str, words: Words) -> str:
    rows = [row for row in evaluation.rows if row.condition == condition]
    columns = [c for c in evaluation.columns if math.isfinite(rows[0].values.get(c.name, math.nan))]
    head = [
        head_cell(words("Restorer")),
        head_cell(words("Harmed"), "%"),
        *(head_cell(metric_title(c.name, words), c.unit) for c in columns),
    ]
    body = "".join(_line(row, columns, words) for row in rows)
    return (
        f'<div class="card"><h3>{html.escape(condition_title(condition, words))} '
        f'<span class="badge">{html.escape(words("{0} clips", rows[0].items))}</span></h3>'
        f'<div class="scroll"><table class="sorted"><thead><tr>{"".join(head)}</tr></thead><tbody>{body}</tbody>'
        "</table></div></div>"
    )


def head_cell(title: str, unit: str = "") -> str:
    unit = f' <span class="muted">{html.escape(unit)}</span>' if unit else ""
    return f'<th scope="col"><button type="button">{html.escape(title)}{unit}</button></th>'


def _line(row: Row, columns: Sequence[Column], words: Words) -> str:
    harmed = row.harmed_percent if row.restorer != UNTOUCHED else None
    cells = [f'<td data-v="{_raw(harmed)}">{"" if harmed is None else f"{harmed:.0f}"}</td>']
    for column in columns:
        name = column.name
        value = row.values.get(name, math.nan)
        small = ""
        if name in row.gains and math.isfinite(row.gains[name]):
            kind = {1: "better", -1: "worse", 0: ""}[row.sign(name)]
            span = _span(column, row.gains_low[name], row.gains_high[name], words, "+")
            small = f'<small class="{kind}"{span}>{figure(column, row.gains[name], words, "+")}</small>'
        span = _span(column, row.low.get(name, math.nan), row.high.get(name, math.nan), words)
        cells.append(f'<td data-v="{_raw(value)}"{span}>{figure(column, value, words)}{small}</td>')
    kind = row.restorer if row.restorer in (UNTOUCHED, ORACLE) else ""
    return f'<tr class="{kind}"><td class="name">{html.escape(words(row.restorer))}</td>{"".join(cells)}</tr>'


def _span(column: Column, low: float, high: float, words: Words, sign: str = "") -> str:
    """The interval as a tip; of a single clip there is none."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return ""
    text = words("95 % interval: {0} to {1}", figure(column, low, words, sign), figure(column, high, words, sign))
    return f' title="{html.escape(text)}"'


def _raw(value: float | None) -> str:
    return "" if value is None or not math.isfinite(value) else repr(value)


def figure(column: Column, value: float, words: Words, sign: str = "") -> str:
    digits = 2 if column.unit or column.name in ("visqol", "zimtohrli") else 3
    value = round(value, digits) + 0.0  # no minus before a zero
    return words.number(value, f"{sign}.{digits}f")


def plots(evaluation: Evaluation, words: Words) -> str:
    plots = []
    for column in evaluation.columns:
        if column.name not in PLOTTED:
            continue
        lines = [
            (
                condition_title(r.condition, words),
                words(r.restorer),
                r.gains[column.name],
                r.gains_low[column.name],
                r.gains_high[column.name],
                r.sign(column.name),
            )
            for r in evaluation.rows
            if r.restorer not in (UNTOUCHED, ORACLE) and column.name in r.gains and r.condition != INTACT
        ]
        unit = f" ({column.unit})" if column.unit else ""
        title = words("Gain in {0}", metric_title(column.name, words).replace("\n", " ")) + unit
        if drawn := gain_plot(title, column.unit, lines, words):
            plots.append(f'<div class="card">{drawn}</div>')
    if not plots:
        return ""
    return f'<h2>{html.escape(words("Gains over untouched"))}</h2><div class="plots">{"".join(plots)}</div>'


def gaps(evaluation: Evaluation, words: Words) -> str:
    columns = {column.name: column for column in evaluation.columns}
    lines = []
    for gap in compare(evaluation, PLOTTED):
        column = columns[gap.metric]
        span = "\u2013"
        if math.isfinite(gap.low):
            span = words("{0} to {1}", *(figure(column, end, words, "+") for end in (gap.low, gap.high)))
        cells = (
            (condition_title(gap.condition, words), ""),
            (metric_title(gap.metric, words).replace("\n", " "), ""),
            (words("{0} over {1}", words(gap.first), words(gap.second)), ""),
            (figure(column, gap.mean, words, "+"), _raw(gap.mean)),
            (span, _raw(gap.low)),
            (f"{gap.clips_better_percent:.0f}", _raw(gap.clips_better_percent)),
            (words(gap.better) if gap.better else words("nobody knows"), ""),
        )
        lines.append("<tr>" + "".join(_cell(text, raw) for text, raw in cells) + "</tr>")
    if not lines:
        return ""
    heads = ("Condition", "Metric", "Who over whom", "Better by", "95 % interval", "Clips better %", "Better")
    about = words("Clip by clip on the same clips. Above zero: the first is better.")
    return (
        f'<h2>{html.escape(words("Between restorers"))}</h2><p class="muted">{html.escape(about)}</p>'
        f"{_sorted([head_cell(words(title)) for title in heads], lines)}"
    )


def worst_clips(evaluation: Evaluation, choices: Sequence[Choice], count: int, words: Words) -> str:
    """The worst ``count`` of each restorer, each with a button that plays it as that restorer left it."""
    places = {(choice.clip.condition, choice.clip.index): place for place, choice in enumerate(choices)}
    lines = []
    for name in restorers_of(evaluation) if evaluation.config.waveform else ():
        version = evaluation.restorers.index(name)
        for clip in worst(evaluation, name, count):
            now, before = clip.scores[name], clip.scores[UNTOUCHED]
            change, rise = now["si_sdr_db"] - before["si_sdr_db"], now["lsd"] - before["lsd"]
            where = f"{Path(clip.source).name}, {words.number(clip.start_s, '.1f')} s"
            place = places[clip.condition, clip.index]
            label = html.escape(words("Play {0}", where))
            lines.append(
                f'<tr><td><button type="button" class="hear" data-clip="{place}" data-version="{version}" '
                f'aria-label="{label}" title="{label}">▶</button></td>'
                f'<td class="name">{html.escape(words(name))}</td><td class="text wide">{html.escape(where)}</td>'
                f'<td class="text wide">{html.escape(words(clip.damage))}</td>'
                f"{_cell(words.number(round(change, 2) + 0.0, '+.2f'), _raw(change))}"
                f"{_cell(words.number(round(rise, 3) + 0.0, '+.3f'), _raw(rise))}"
                f"{_cell(words('yes') if severity(clip, name) > 1.0 else words('no'))}</tr>"
            )
    if not lines:
        return ""
    heads = (
        ("Hear", ""),
        ("Restorer", ""),
        ("Clip", ""),
        ("Damage", ""),
        ("SI-SDR", "dB"),
        ("LSD", ""),
        ("Harmed", ""),
    )
    about = words("How SI-SDR and LSD changed; a fall of SI-SDR and a rise of LSD are harm.")
    return (
        f'<h2>{html.escape(words("Worst clips"))}</h2><p class="muted">{html.escape(about)}</p>'
        f'<div class="worst">{_sorted([head_cell(words(title), unit) for title, unit in heads], lines)}</div>'
    )


def _cell(text: str, raw: str = "") -> str:
    value = f' data-v="{raw}"' if raw else ""
    return f"<td{value}>{html.escape(text)}</td>"


def _sorted(heads: Sequence[str], lines: Sequence[str]) -> str:
    return (
        f'<div class="card scroll"><table class="sorted"><thead><tr>{"".join(heads)}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )
