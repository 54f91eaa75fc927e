"""The degradations by name. To add one: a frozen dataclass with ``draw`` and ``__call__``, and one line here."""

from __future__ import annotations

from typing import Any

from model_core.degradations.codecs import Aac, Mp3, Opus, Vorbis
from model_core.degradations.filters import BandLimit, Eq, Rolloff
from model_core.degradations.levels import BitDepth, Level, Overdrive
from model_core.degradations.noises import Comb, Hiss, Hum
from model_core.degradations.reference import Clip, LowPass, Quantise, Resample, Reverb
from model_core.degradations.rooms import Room
from model_core.degradations.spectral import Coarse, Holes, NoiseFill, Smear

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
    "eq": Eq,
    "level": Level,
    "bits": BitDepth,
    "overdrive": Overdrive,
    "hiss": Hiss,
    "hum": Hum,
    "room": Room,
    "holes": Holes,
    "smear": Smear,
    "coarse": Coarse,
    "noisefill": NoiseFill,
    "comb": Comb,
}
