"""The degradations by name. To add one: a frozen dataclass with ``draw`` and ``__call__``, and one line here."""

from __future__ import annotations

from typing import Any

from model_core.degradations.codecs import Aac, Mp3, Opus, Vorbis
from model_core.degradations.filters import BandLimit, Rolloff
from model_core.degradations.reference import Clip, LowPass, Quantise, Resample, Reverb

DEGRADATIONS: dict[str, type[Any]] = {
    "quantise": Quantise,
    "resample": Resample,
    "reverb": Reverb,
    "clip": Clip,
    "lowpass": LowPass,
    "mp3": Mp3,
    "aac": Aac,
    "opus": Opus,
    "vorbis": Vorbis,
    "bandlimit": BandLimit,
    "rolloff": Rolloff,
}
