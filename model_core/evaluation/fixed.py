"""Damage of one strength, so that tables of different days and programs compare: what SOUND.md and the README quote.

The named degradations draw their strength anew for every clip; these do not. `chain_for` knows them by name.
"""

from __future__ import annotations

import math

from model_core.degradations import ChainConfig, Step


def _always(*steps: Step) -> ChainConfig:
    return ChainConfig(steps, intact_probability=0.0)


def _band_limit(cutoff_hz: float) -> ChainConfig:
    """Elliptic, order 8: a cliff, as resamplers and codecs leave it."""
    limits = {"low_hz": cutoff_hz, "high_hz": cutoff_hz, "low_order": 8, "high_order": 8, "kinds": ["elliptic"]}
    return _always(Step("bandlimit", limits))


def _mp3(kbps: float, half_rate: bool = False) -> ChainConfig:
    """Joint stereo at a constant bit rate; encoders go to half the sample rate at the lowest."""
    rates = {"low_kbps": kbps, "high_kbps": kbps, "half_rate_probability": float(half_rate), "joint_probability": 1.0}
    return _always(Step("mp3", rates))


def _clipped(threshold: float) -> ChainConfig:
    """Cut off hard at ``threshold`` of the clip's peak."""
    drive_db = -20.0 * math.log10(threshold)
    return _always(Step("overdrive", {"low_db": drive_db, "high_db": drive_db, "soft_probability": 0.0}))


FIXED: dict[str, ChainConfig] = {
    "band limit 8 kHz": _band_limit(8_000.0),
    "band limit 11 kHz": _band_limit(11_000.0),
    "band limit 16 kHz": _band_limit(16_000.0),
    "MP3 24 kb/s": _mp3(24.0, half_rate=True),
    "MP3 48 kb/s": _mp3(48.0),
    "MP3 96 kb/s": _mp3(96.0),
    "8 bits": _always(Step("bits", {"low_bits": 8, "high_bits": 8, "dither_probability": 0.0})),
    "hiss 20 dB": _always(Step("hiss", {"low_snr_db": 20.0, "high_snr_db": 20.0, "kinds": ["white"]})),
    "clipped at 0.3": _clipped(0.3),
    "clipped at 0.8": _clipped(0.8),
    "room 0.8 s": _always(Step("room", {"low_s": 0.8, "high_s": 0.8, "low_direct_db": 6.0, "high_direct_db": 6.0})),
    "reference chain": ChainConfig(intact_probability=0.0),
}
