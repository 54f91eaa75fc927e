"""What can be heard in a report: spectrograms above each other, and players that switch between versions."""

from __future__ import annotations

import base64
import html
import math
import tempfile
from collections.abc import Iterable
from pathlib import Path

from model_core.audio import AudioClip, ExportConfig, measure, write_clip
from model_core.evaluation.drawing import levels, spectrogram
from model_core.evaluation.examples import CLEAN, Example
from model_core.evaluation.report_tables import PLOTTED, condition_title, figure, head_cell, metric_title
from model_core.evaluation.results import UNTOUCHED, ClipScore, Evaluation
from model_core.evaluation.words import Words

_REASONS = {"worst": "worst of {0}", "median": "median of {0}"}


def example_html(example: Example, evaluation: Evaluation, words: Words) -> str:
    clip = example.choice.clip
    badges = "".join(
        f'<span class="badge">{html.escape(words(_REASONS[kind], words(name)))}</span>'
        for name, kind in example.choice.reasons
    )
    where = f"{Path(clip.source).name}, {words.number(clip.start_s, '.1f')} s"
    said = dict.fromkeys((condition_title(clip.condition, words), words(clip.damage)))  # "intact" only once
    done = ": ".join(said)
    play, pause, go = (html.escape(words(text)) for text in ("Play", "Pause", "Click: go there"))
    chips, images, sounds = _versions(example, words)
    top_khz = next(iter(example.sounds.values())).sample_rate / 2000
    axis = "".join(
        f"<span>{top_khz * share:.0f}{' kHz' if share == 1 else ''}</span>" for share in (1, 0.75, 0.5, 0.25, 0)
    )
    return (
        f'<section class="card clip" data-seconds="{clip.duration_s:.3f}"><header><h3>{html.escape(where)}</h3>'
        f'<span class="muted">{html.escape(done)}</span>{badges}</header>'
        f'<div class="bar"><button type="button" class="play" data-pause="{pause}">{play}</button>{chips}'
        f'<output></output></div><div class="shown"><div class="axis">{axis}</div>'
        f'<div class="view" title="{go}">{images}<i></i></div></div>{sounds}'
        f"{_figures(clip, evaluation, words)}</section>"
    )


def _versions(example: Example, words: Words) -> tuple[str, str, str]:
    """The buttons, the spectrograms and the sounds of all versions."""
    pictures = {name: levels(sound) for name, sound in example.sounds.items()}
    top_db = max(float(picture.max()) for picture in pictures.values())
    gains = _matching_gains_db(example.sounds.values())
    chips, images, sounds = [], [], []
    for place, ((name, sound), gain_db) in enumerate(zip(example.sounds.items(), gains, strict=True), 1):
        title = words({UNTOUCHED: "Before", CLEAN: "Clean"}.get(name, name))
        level = f"<small>{words.number(gain_db, '+.1f')} dB</small>" if abs(gain_db) >= 0.05 else ""
        chips.append(
            f'<button type="button" aria-pressed="false"><kbd>{place}</kbd>{html.escape(title)}{level}</button>'
        )
        picture, seen = _data("image/png", spectrogram(pictures[name], top_db)), words("Spectrogram: {0}", title)
        images.append(f'<img alt="{html.escape(seen)}" src="{picture}">')
        sounds.append(f'<audio preload="none" src="{_data("audio/flac", _flac(sound, gain_db))}"></audio>')
    return "".join(chips), "".join(images), "".join(sounds)


def _figures(clip: ClipScore, evaluation: Evaluation, words: Words) -> str:
    shown = [c for c in evaluation.columns if c.name in PLOTTED and c.name in clip.scores[UNTOUCHED]]
    head = "".join(head_cell(metric_title(c.name, words).replace("\n", " "), c.unit) for c in shown)
    lines = "".join(
        f'<tr><td class="name">{html.escape(words(name))}</td>'
        + "".join(f"<td>{figure(c, scores.get(c.name, math.nan), words)}</td>" for c in shown)
        + "</tr>"
        for name, scores in clip.scores.items()
    )
    return (
        f'<div class="scroll"><table class="sorted"><thead><tr>{head_cell(words("Restorer"))}{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _matching_gains_db(sounds: Iterable[AudioClip]) -> list[float]:
    """Gains that give all the same loudness without a peak beyond -1 dBFS; none for what has no loudness."""
    facts = [measure(sound) for sound in sounds]
    known = [one.loudness_lufs for one in facts if one.loudness_lufs is not None]
    if not known:
        return [0.0] * len(facts)
    target = min(known)
    target += min(
        0.0, *(-1.0 - f.true_peak_dbfs - target + f.loudness_lufs for f in facts if f.loudness_lufs is not None)
    )
    return [0.0 if f.loudness_lufs is None else target - f.loudness_lufs for f in facts]


def _flac(sound: AudioClip, gain_db: float) -> bytes:
    louder = AudioClip((sound.samples * 10.0 ** (gain_db / 20.0)).astype("float32"), sound.sample_rate)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.flac"
        write_clip(path, louder, ExportConfig(bit_depth=16))
        return path.read_bytes()


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
