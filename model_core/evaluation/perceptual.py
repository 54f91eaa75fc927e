"""Metrics that need the packages of the ``evaluation`` extra. Each is loaded when it is first used.

ViSQOL and Zimtohrli model hearing with one ear and are blind to phase: they are given the mono mix at 48 kHz. ViSQOL
takes longer than everything else together.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from model_core.audio import AudioClip, resample
from model_core.audio.clip import Samples
from model_core.evaluation.results import Column

_HEARING_HZ = 48_000
_LEAST_S = 1.0  # ViSQOL's patches need about as much


@dataclass(frozen=True)
class Perceptual:
    """``compute(estimate, clean)`` for two clips of one rate and shape. ``module``: what has to be installed."""

    column: Column
    module: str
    package: str
    compute: Callable[[AudioClip, AudioClip], float]


def visqol(estimate: AudioClip, clean: AudioClip) -> float:
    """ViSQOL in audio mode: 1 (bad) to about 4.7 (Chinen et al. 2020)."""
    clean_mono, mono = _mono(clean), _mono(estimate)
    if clean.duration_s < _LEAST_S:
        return math.nan
    return float(_visqol().measure_from_arrays(clean_mono, mono, _HEARING_HZ).moslqo)


def zimtohrli(estimate: AudioClip, clean: AudioClip) -> float:
    """Zimtohrli's distance as a mean opinion score: 1 (bad) to 5."""
    from zimtohrli import Pyohrli, mos_from_zimtohrli

    return float(mos_from_zimtohrli(Pyohrli().distance(_mono(clean), _mono(estimate))))


def _mono(clip: AudioClip) -> Samples:
    """[n] at the rate of the models of hearing."""
    mixed: Samples = resample(clip.samples.mean(axis=0, keepdims=True), clip.sample_rate, _HEARING_HZ)[0]
    return mixed


@cache
def _visqol() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from visqol import VisqolApi
    api = VisqolApi()
    api.create(mode="audio")
    return api


PERCEPTUAL: dict[str, Perceptual] = {
    "visqol": Perceptual(Column("visqol", "", True), "visqol", "visqol-python", visqol),
    "zimtohrli": Perceptual(Column("zimtohrli", "", True), "zimtohrli", "zimtohrli", zimtohrli),
}


def available() -> tuple[Perceptual, ...]:
    """Those that can be used here."""
    return tuple(metric for metric in PERCEPTUAL.values() if find_spec(metric.module) is not None)


def missing() -> tuple[str, ...]:
    """The packages that would have to be installed for the rest."""
    return tuple(metric.package for metric in PERCEPTUAL.values() if find_spec(metric.module) is None)
