"""What a checkpoint is worth on clean music damaged on purpose, or on pairs, always beside the row "untouched".

Two views. The network's own: mel pictures and the reference system's three metrics (its Table 1). The listener's: the
waveform that comes out of the whole restorer, against the clean waveform.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence

import numpy as np
import torch

import model_core
from model_core import audio
from model_core.audio import AudioClip
from model_core.config import check_ranges
from model_core.device import pick_device
from model_core.errors import AudioError, ConfigError, DataError
from model_core.evaluation.entrants import Entrant, open_entrants
from model_core.evaluation.material import Material, open_stock
from model_core.evaluation.perceptual import Perceptual, missing
from model_core.evaluation.results import LEAST_SURE, UNTOUCHED, ClipScore, EvaluateConfig, Evaluation
from model_core.evaluation.scores import Pictures, columns_for, perceptual_for, picture_scores, sound_scores
from model_core.evaluation.summary import summarise
from model_core.progress import Reporter


def evaluate(checkpoints: Sequence[str], config: EvaluateConfig, report: Reporter = Reporter()) -> Evaluation:
    """Rows by condition, "untouched" first in each, "oracle" last. Same arguments on the same machine, same numbers.

    ``checkpoints``: names in the library or files, ``residual@50`` for a strength of 50 %.

    Raises:
        DataError: no music, or none of it can be used. ConfigError: an unknown condition, a value out of range, a
        checkpoint twice. CheckpointError, DeviceError: as `open_restorer`.
    """
    check_ranges(config, "evaluate")
    device = pick_device(config.device)
    entrants = open_entrants(checkpoints, config, device)
    names = [UNTOUCHED, *(entrant.name for entrant in entrants)]
    if len(set(names)) < len(names):
        twice = ", ".join(name for name in dict.fromkeys(names) if names.count(name) > 1)
        raise ConfigError(f"checkpoints: expected each once, found {twice} twice; name each once.")
    stock = open_stock(config, report.part(0.0, 0.05))
    jury = _Jury(entrants, config, device)
    clips: list[ClipScore] = []
    notes = list(stock.notes)
    asked = [(condition, index) for condition in stock.conditions for index in range(stock.items)]
    work = report.part(0.05, 0.99)
    for place, (condition, index) in enumerate(asked):
        work.update(place / len(asked), "Evaluating", condition=condition, clip=index + 1, clips=stock.items)
        try:
            material = stock.clip(condition, index)
        except (AudioError, DataError) as error:
            notes.append(str(error))
            continue
        clips.append(jury.judge(material, work))
    if not clips:
        raise DataError(notes[-1])
    columns = columns_for(config)
    if config.perceptual and config.waveform and missing():
        packages = " ".join(missing())
        notes.append(f"Models of hearing: not all are installed; to measure with them, run: pip install {packages}")
    rows = summarise(clips, names, columns)
    if any(row.items < LEAST_SURE for row in rows):
        notes.append(f"Nothing is called certain where there are fewer than {LEAST_SURE} clips; measure more.")
    report.update(1.0, "Evaluating")
    return Evaluation(
        config,
        tuple(checkpoints),
        tuple(names),
        columns,
        rows,
        tuple(clips),
        tuple(dict.fromkeys(notes)),
        _about(device),
    )


class _Jury:
    """Restores one clip after the other with everybody, and measures."""

    def __init__(self, entrants: Sequence[Entrant], config: EvaluateConfig, device: torch.device) -> None:
        self._entrants, self._config = entrants, config
        self._pictures = Pictures(device)
        self._perceptual: tuple[Perceptual, ...] = perceptual_for(config)

    def judge(self, material: Material, report: Reporter) -> ClipScore:
        before, target = self._pictures.of(material.damaged), self._pictures.of(material.clean)
        scores = {UNTOUCHED: picture_scores(before, target)}
        sounds: dict[str, AudioClip] = {UNTOUCHED: material.damaged}
        for entrant in self._entrants:
            report.check()
            if self._config.waveform or entrant.picture is None:
                sounds[entrant.name] = entrant.restore(material, report.silent())
            picture = self._pictures.of(sounds[entrant.name]) if entrant.picture is None else entrant.picture(before)
            scores[entrant.name] = picture_scores(picture, target)
        if self._config.waveform:
            facts = audio.measure(material.damaged)
            found: dict[str, dict[str, float]] = {}
            for name, sound in sounds.items():
                report.check()
                same = name != UNTOUCHED and np.array_equal(sound.samples, material.damaged.samples)
                found[name] = found[UNTOUCHED] if same else sound_scores(sound, material.clean, facts, self._perceptual)
                scores[name] |= found[name]
        return ClipScore(
            material.condition,
            material.index,
            str(material.source),
            material.start_s,
            material.clean.duration_s,
            material.damage,
            scores,
        )


def _about(device: torch.device) -> dict[str, str]:
    return {
        "restorer": model_core.__version__,
        "torch": str(torch.__version__),
        "device": str(device),
        "machine": platform.machine(),
    }
