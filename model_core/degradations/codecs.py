"""Real lossy codecs at drawn bit rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from model_core.audio.clip import Samples
from model_core.config import Range
from model_core.degradations.base import PerItem, between, log_between
from model_core.degradations.roundtrip import AAC, MP3, OPUS, through_libav, through_vorbis

# Bit rates that MPEG-1 layer III (32 to 48 kHz) has; below its 32 kb/s only the half sample rates of MPEG-2 go on.
_MP3_KBPS = (16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG1_LEAST_KBPS = 32


@dataclass(frozen=True)
class DrawnCodec:
    """``half_rate``: coded at half the sample rate, as many encoders do at low bit rates."""

    kbps: int
    half_rate: bool = False
    joint: bool = True


@dataclass(frozen=True)
class Mp3(PerItem):
    """LAME at a constant bit rate, for both channels together; mono gets half of it."""

    title: ClassVar[str] = "MP3"
    low_kbps: Annotated[float, Range(16, 320, "kb/s")] = 24.0
    high_kbps: Annotated[float, Range(16, 320, "kb/s")] = 128.0
    half_rate_probability: Annotated[float, Range(0, 1)] = 0.25  # up to 64 kb/s; higher ones never
    joint_probability: Annotated[float, Range(0, 1)] = 0.85  # the rest codes left and right apart

    def draw(self, rng: np.random.Generator) -> DrawnCodec:
        wanted = log_between(rng, self.low_kbps, self.high_kbps)
        kbps = min(_MP3_KBPS, key=lambda rate: abs(rate - wanted))
        half = bool(rng.random() < self.half_rate_probability) and kbps <= 64
        return DrawnCodec(kbps, half, bool(rng.random() < self.joint_probability))

    def damage(self, samples: Samples, sample_rate: int, drawn: DrawnCodec) -> Samples:
        per_stream = drawn.kbps * min(len(samples), 2) / 2
        half = drawn.half_rate or (per_stream < _MPEG1_LEAST_KBPS and sample_rate >= 32_000)
        options = {"compression_level": "7", "joint_stereo": str(int(drawn.joint))}
        return through_libav(samples, sample_rate, MP3, drawn.kbps, options, half)

    def describe(self, drawn: DrawnCodec) -> str:
        return _words("MP3", drawn)


@dataclass(frozen=True)
class Aac(PerItem):
    """AAC-LC by FFmpeg's own encoder, for both channels together; mono gets half of it."""

    title: ClassVar[str] = "AAC"
    low_kbps: Annotated[float, Range(16, 320, "kb/s")] = 24.0
    high_kbps: Annotated[float, Range(16, 320, "kb/s")] = 128.0
    half_rate_probability: Annotated[float, Range(0, 1)] = 0.25  # up to 48 kb/s, as the core of HE-AAC; never higher

    def draw(self, rng: np.random.Generator) -> DrawnCodec:
        kbps = round(log_between(rng, self.low_kbps, self.high_kbps))
        return DrawnCodec(kbps, bool(rng.random() < self.half_rate_probability) and kbps <= 48)

    def damage(self, samples: Samples, sample_rate: int, drawn: DrawnCodec) -> Samples:
        return through_libav(samples, sample_rate, AAC, drawn.kbps, {}, drawn.half_rate)

    def describe(self, drawn: DrawnCodec) -> str:
        return _words("AAC", drawn)


@dataclass(frozen=True)
class Opus(PerItem):
    """Opus for music, for both channels together; mono gets half of it. It always codes at 48 kHz."""

    title: ClassVar[str] = "Opus"
    low_kbps: Annotated[float, Range(12, 256, "kb/s")] = 12.0
    high_kbps: Annotated[float, Range(12, 256, "kb/s")] = 96.0

    def draw(self, rng: np.random.Generator) -> DrawnCodec:
        return DrawnCodec(round(log_between(rng, self.low_kbps, self.high_kbps)))

    def damage(self, samples: Samples, sample_rate: int, drawn: DrawnCodec) -> Samples:
        return through_libav(samples, sample_rate, OPUS, drawn.kbps, {"application": "audio"})

    def describe(self, drawn: DrawnCodec) -> str:
        return _words("Opus", drawn)


@dataclass(frozen=True)
class DrawnVorbis:
    quality: float


@dataclass(frozen=True)
class Vorbis(PerItem):
    """Ogg Vorbis at a quality as oggenc counts it: -1 is about 45 kb/s in stereo, 3 about 110, 6 about 190."""

    title: ClassVar[str] = "Vorbis"
    low_quality: Annotated[float, Range(-1, 10)] = -1.0
    high_quality: Annotated[float, Range(-1, 10)] = 4.0

    def draw(self, rng: np.random.Generator) -> DrawnVorbis:
        return DrawnVorbis(between(rng, self.low_quality, self.high_quality))

    def damage(self, samples: Samples, sample_rate: int, drawn: DrawnVorbis) -> Samples:
        return through_vorbis(samples, sample_rate, (drawn.quality + 1.0) / 11.0)

    def describe(self, drawn: DrawnVorbis) -> str:
        return f"Vorbis, quality {drawn.quality:.1f}"


def _words(name: str, drawn: DrawnCodec) -> str:
    return f"{name}, {drawn.kbps} kb/s" + (", half the sample rate" if drawn.half_rate else "")
