"""Damage made on purpose: what training undoes and evaluation measures. Batched on torch, on any device."""

from model_core.degradations.base import Degradation, peak_normalise
from model_core.degradations.chain import REFERENCE_STEPS, Chain, ChainConfig, Drawn, Family, Step, build
from model_core.degradations.presets import PRESETS, preset
from model_core.degradations.table import DEGRADATIONS

__all__ = [
    "DEGRADATIONS",
    "PRESETS",
    "REFERENCE_STEPS",
    "Chain",
    "ChainConfig",
    "Degradation",
    "Drawn",
    "Family",
    "Step",
    "build",
    "peak_normalise",
    "preset",
]
