"""The figures of one clip: pictures, waveform, level, and hearing where it can be measured."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from model_core import audio
from model_core.audio import AudioClip, AudioFacts, resample
from model_core.evaluation.perceptual import Perceptual, available
from model_core.evaluation.results import Column, EvaluateConfig
from model_core.mel import LogMel
from model_core.metrics import MEL_METRICS, WAVE_METRICS, wave_scores, width_db

FACTS = (
    Column("loudness_lufs", "LUFS", None),
    Column("loudness_change_lu", "LU", None),
    Column("true_peak_dbfs", "dBFS", None),
    Column("width_db", "dB", None),
)


def columns_for(config: EvaluateConfig) -> tuple[Column, ...]:
    """All that is measured, in the order in which it is shown: the headline first, the reference's metrics last."""
    pictures = tuple(Column(m.name, m.unit, m.higher_is_better) for m in MEL_METRICS.values())
    if not config.waveform:
        return pictures
    waves = tuple(Column(m.name, m.unit, m.higher_is_better) for m in WAVE_METRICS.values())
    return (*(metric.column for metric in perceptual_for(config)), *waves, *FACTS, *pictures)


def perceptual_for(config: EvaluateConfig) -> tuple[Perceptual, ...]:
    return available() if config.perceptual and config.waveform else ()


class Pictures:
    """What a network sees of a clip: the mono mix at 32 kHz, [1, 1, n_mels, frames] in [0, 1]."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._features = LogMel().to(device)

    def of(self, clip: AudioClip) -> Tensor:
        mono = clip.samples.mean(axis=0, keepdims=True)
        wave = resample(mono, clip.sample_rate, self._features.config.sample_rate)
        picture: Tensor = self._features(torch.from_numpy(np.ascontiguousarray(wave)).to(self._device))
        return picture


def picture_scores(estimate: Tensor, clean: Tensor) -> dict[str, float]:
    return {name: float(metric.compute(estimate, clean)) for name, metric in MEL_METRICS.items()}


def sound_scores(
    estimate: AudioClip,
    clean: AudioClip,
    input_facts: AudioFacts,
    perceptual: tuple[Perceptual, ...],
) -> dict[str, float]:
    """Against the clean clip. ``input_facts``: of the untouched one, whose bandwidth parts kept from filled."""
    one, other = (torch.from_numpy(np.ascontiguousarray(clip.samples))[None] for clip in (estimate, clean))
    found = wave_scores(one, other, clean.sample_rate, input_facts.bandwidth_hz)
    scores = {name: float(value) for name, value in found.items()}
    facts = audio.measure(estimate)
    scores["loudness_lufs"] = _known(facts.loudness_lufs)
    scores["loudness_change_lu"] = _known(facts.loudness_lufs) - _known(input_facts.loudness_lufs)
    scores["true_peak_dbfs"] = facts.true_peak_dbfs if math.isfinite(facts.true_peak_dbfs) else math.nan
    scores["width_db"] = float(width_db(one))
    for metric in perceptual:
        scores[metric.column.name] = metric.compute(estimate, clean)
    return scores


def _known(value: float | None) -> float:
    return math.nan if value is None else value
