"""The text of `studio_table`: one table per damage, one of all, harm, and the goals with what was found."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from model_core.evaluation import ORACLE, UNTOUCHED, ClipScore, EvaluateConfig, Row
from model_core.evaluation.fixed import FIXED
from model_core.evaluation.peers import ADECLIP, AFFTDN
from model_core.evaluation.perceptual import PERCEPTUAL
from model_core.evaluation.scores import columns_for
from model_core.evaluation.summary import summarise

CODEC, CODEC_WIDE, CHAIN = "neural codec", "neural codec, 44.1 kHz", "reference chain"
DAMAGES = ("intact", *(name for name in FIXED if name != CHAIN), CODEC, CODEC_WIDE, CHAIN)
REFERENCES = ("direct", "residual")
PICTURE = " (its picture)"  # what the reference system's paper measures: the network's own answer
HARM_SI_SDR_DB, HARM_LSD = 0.3, 0.005
NO_DIFFERENCE_DB = 0.01  # of SI-SDR: what a goal may be missed by
TITLES = {
    "si_sdr_db": "SI-SDR (dB)",
    "lsd": "LSD",
    "lsd_kept": "LSD kept",
    "lsd_filled": "LSD filled",
    "visqol": "ViSQOL",
    "mr_stft": "MR-STFT",
    "l1_mel": "l1_mel",
    "lsd_mel_db": "lsd_mel_db",
    "cosine_mel": "cosine_mel",
}
WAVE = ("si_sdr_db", "lsd", "lsd_kept", "lsd_filled", "visqol", "mr_stft")
MEL = ("l1_mel", "lsd_mel_db", "cosine_mel")


@dataclass(frozen=True)
class Result:
    """One damage: its rows by name, and the clips they come from."""

    rows: Mapping[str, Row]
    clips: Sequence[ClipScore]

    def harmed(self, row: str) -> int:
        return sum(harmed(clip, row) for clip in self.clips)


def harmed(clip: ClipScore, row: str) -> bool:
    """SI-SDR fell by more than 0.3 dB, or LSD rose by more than 0.005."""
    now, before = clip.scores[row], clip.scores[UNTOUCHED]
    fell = before["si_sdr_db"] - now["si_sdr_db"] > HARM_SI_SDR_DB
    return fell or now["lsd"] - before["lsd"] > HARM_LSD


def result_of(clips: Sequence[ClipScore]) -> Result:
    """Means and intervals of one damage, all of whose clips have the same rows."""
    columns = (*columns_for(EvaluateConfig()), *(metric.column for metric in PERCEPTUAL.values()))
    rows = summarise(clips, tuple(clips[0].scores), columns)
    return Result({row.restorer: row for row in rows}, clips)


def document(results: Mapping[str, Result], asked: Sequence[str], head: str) -> str:
    """All of it as Markdown. ``asked``: the checkpoints that are judged by the goals."""
    parts = [head, "## At a glance", _glance(results, asked), "## Clips harmed", _harm(results, asked)]
    for name in asked:
        parts += [f"## Goals: {name}", _goals(results, name)]
        parts += [f"## Which clips {name} harmed", _harmed_clips(results, name)]
    parts.append(
        "## Damage by damage\n\nMeans over clips with their 95 % bootstrap interval; gains are paired, clip by clip."
    )
    for damage, result in results.items():
        parts += [f"### {damage} ({len(result.clips)} clips)", _table(result, WAVE)]
        if damage == CHAIN:
            parts.append(_table(result, MEL))
    return "\n\n".join(parts) + "\n"


def markdown(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table."""
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [header, ["---"] * len(header), *lines])


def _table(result: Result, metrics: Sequence[str]) -> str:
    shown = [m for m in metrics if m in result.rows[UNTOUCHED].values]
    gained = [m for m in shown if m in ("si_sdr_db", *MEL)]
    waves = "si_sdr_db" in shown
    lines = []
    for name, row in result.rows.items():
        if shown[0] not in row.values:
            continue
        cells = [_interval(row.values[m], row.low[m], row.high[m]) if m in row.values else "" for m in shown]
        cells += [
            _interval(row.gains[m], row.gains_low[m], row.gains_high[m], "+") if m in row.gains else "" for m in gained
        ]
        if waves:
            cells += ["", ""] if name == UNTOUCHED else [_share(result.harmed(name), result), _unchanged(result, name)]
        lines.append([name, *cells])
    header = ["", *(TITLES[m] for m in shown), *(f"gain {TITLES[m]}" for m in gained)]
    return markdown([*header, "harmed", "unchanged"] if waves else header, lines)


def _interval(value: float, low: float, high: float, sign: str = "") -> str:
    if math.isnan(value):
        return ""
    digits = 1 if abs(value) >= 10 else 2 if abs(value) >= 0.095 else 3
    if math.isnan(low):  # of one clip
        return f"{value:{sign}.{digits}f}"
    return f"{value:{sign}.{digits}f} [{low:.{digits}f}, {high:.{digits}f}]"


def _share(count: int, result: Result) -> str:
    return f"{100 * count / len(result.clips):.0f} %"


def _unchanged(result: Result, row: str) -> str:
    return _share(sum(clip.scores[row].get("unchanged", 0.0) > 0.5 for clip in result.clips), result)


def _glance(results: Mapping[str, Result], asked: Sequence[str]) -> str:
    """SI-SDR and LSD: untouched, each checkpoint asked for, and the oracle."""
    names = [n for n in (UNTOUCHED, *asked, ORACLE) if any(n in result.rows for result in results.values())]
    lines = []
    for damage, result in results.items():
        cells = []
        for metric in ("si_sdr_db", "lsd"):
            values = [f"{result.rows[n].values[metric]:.2f}" if n in result.rows else "" for n in names]
            cells += values
        lines.append([damage, *cells])
    return markdown(["damage", *(f"SI-SDR {n}" for n in names), *(f"LSD {n}" for n in names)], lines)


def _harm(results: Mapping[str, Result], asked: Sequence[str]) -> str:
    names = [*REFERENCES, *asked, ORACLE]
    names = [n for n in names if any(n in result.rows for result in results.values())]
    lines, totals = [], {n: [0, 0] for n in names}
    for damage, result in results.items():
        cells = []
        for name in names:
            if name not in result.rows:
                cells.append("")
                continue
            count = result.harmed(name)
            totals[name][0] += count
            totals[name][1] += len(result.clips)
            cells.append(f"{count} of {len(result.clips)}")
        lines.append([damage, *cells])
    lines.append(["**all**", *(f"**{100 * a / max(b, 1):.1f} %** ({a} of {b})" for a, b in totals.values())])
    rule = f"A clip is harmed where SI-SDR falls by more than {HARM_SI_SDR_DB} dB or LSD rises by more than {HARM_LSD}."
    return f"{rule}\n\n{markdown(['damage', *names], lines)}"


def _harmed_clips(results: Mapping[str, Result], name: str) -> str:
    lines = []
    for damage, result in results.items():
        for clip in (clip for clip in result.clips if harmed(clip, name)):
            now, before = clip.scores[name], clip.scores[UNTOUCHED]
            gone = [now[m] - before[m] for m in ("si_sdr_db", "lsd", "lsd_kept", "lsd_filled")]
            lines.append([damage, f"{clip.index}: {clip.source}", *(f"{value:+.2f}" for value in gone)])
    header = ["damage", "clip", "SI-SDR (dB)", "LSD", "LSD kept", "LSD filled"]
    return markdown(header, lines) if lines else "None."


@dataclass(frozen=True)
class Goal:
    """``kind``: of the mean value, of the mean gain over untouched, of LSD as a share of untouched; or better than the
    row ``other``. ``limit``: what must be reached.
    """

    damage: str
    metric: str
    kind: Literal["most", "least", "gain", "share", "above"]
    limit: float = 0.0
    other: str = ""


GOALS = (
    *(Goal(f"band limit {khz} kHz", "lsd", "share", 0.4) for khz in (8, 11)),
    Goal("band limit 16 kHz", "lsd", "share", 0.55),
    *(Goal(f"band limit {khz} kHz", "si_sdr_db", "gain", -0.3) for khz in (8, 11, 16)),
    Goal("band limit 16 kHz", "visqol", "least", 4.5),
    *(Goal(f"MP3 {kbps} kb/s", "lsd", "most", 1.0) for kbps in (24, 48, 96)),
    *(Goal(f"MP3 {kbps} kb/s", "si_sdr_db", "gain", 0.0) for kbps in (24, 48, 96)),
    Goal("MP3 48 kb/s", "visqol", "least", 3.95),
    Goal(CODEC, "si_sdr_db", "gain", 1.0),
    Goal(CODEC, "lsd", "most", 0.95),
    Goal(CODEC, "visqol", "least", 4.2),
    Goal("8 bits", "si_sdr_db", "gain", 2.0),
    Goal("hiss 20 dB", "si_sdr_db", "gain", 0.0),
    *(Goal(damage, "visqol", "above", other=AFFTDN) for damage in ("8 bits", "hiss 20 dB")),
    Goal("clipped at 0.3", "si_sdr_db", "gain", 7.0),
    *(Goal(f"clipped at {at}", "si_sdr_db", "above", other=ADECLIP) for at in (0.3, 0.8)),
    Goal("room 0.8 s", "si_sdr_db", "gain", 1.3),
    Goal(CHAIN, "si_sdr_db", "least", 5.0),
    *(Goal(CHAIN, metric, "above", other=name + PICTURE) for metric in MEL for name in REFERENCES),
)


def _goals(results: Mapping[str, Result], name: str) -> str:
    lines = list(_goal_lines(results, name))
    return markdown(["damage", "goal", "found", "met"], lines)


def _goal_lines(results: Mapping[str, Result], name: str) -> Iterator[list[str]]:
    if "intact" in results:
        worst = max(clip.scores[name]["difference_db"] for clip in results["intact"].clips)
        yield ["intact", "difference below -60 dB", f"{worst:.0f} dB at worst", _met(worst < -60.0)]
    for goal in GOALS:
        row = results[goal.damage].rows.get(name) if goal.damage in results else None
        if row is None or math.isnan(row.values.get(goal.metric, math.nan)):
            continue
        if goal.other and goal.other not in results[goal.damage].rows:
            continue  # not measured this time
        words, value, met = _judged(goal, results[goal.damage], row)
        yield [goal.damage, words, f"{value:.3g}", _met(met)]
    count = sum(result.harmed(name) for result in results.values())
    total = sum(len(result.clips) for result in results.values())
    yield ["every damage", "no clip harmed", f"{count} of {total}", _met(count == 0)]


def _judged(goal: Goal, result: Result, row: Row) -> tuple[str, float, bool]:
    title, value = TITLES[goal.metric], row.values[goal.metric]
    if goal.kind == "gain":
        gain = row.gains[goal.metric]
        return f"{title} {goal.limit:+g} against untouched", gain, gain >= goal.limit - NO_DIFFERENCE_DB
    if goal.kind == "share":
        before = result.rows[UNTOUCHED].values[goal.metric]
        words = f"{title} at most {100 * goal.limit:.0f} % of untouched ({before:.2f})"
        return words, value, value <= goal.limit * before
    if goal.kind == "above":
        higher = goal.metric not in ("lsd", "l1_mel", "lsd_mel_db", "mr_stft")
        theirs = result.rows[goal.other].values[goal.metric]
        return f"{title} better than {goal.other} ({theirs:.3g})", value, value > theirs if higher else value < theirs
    words = f"{title} at {'most' if goal.kind == 'most' else 'least'} {goal.limit:g}"
    return words, value, value <= goal.limit if goal.kind == "most" else value >= goal.limit


def _met(met: bool) -> str:
    return "yes" if met else "**no**"
