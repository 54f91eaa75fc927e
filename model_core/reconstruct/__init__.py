"""From a degraded waveform and the network's picture of the clean one to a restored waveform.

Reading order: `grid` (two time-frequency grids), `correction` (what to change), `tilt` (stationary colouring),
`synthesis` (change it), `plan` (facts about the whole file). Method and figures: SOUND.md, sections 1 and 2.
Everything is plain torch, float32, on any device; channels are the batch.
"""

from __future__ import annotations

from model_core.reconstruct.correction import Correction, ReconstructConfig, correct
from model_core.reconstruct.equaliser import equalise
from model_core.reconstruct.grid import Grid, grid_for
from model_core.reconstruct.plan import Plan, apply_plan, find_tilt, make_plan
from model_core.reconstruct.synthesis import synthesise
from model_core.reconstruct.tilt import LEAST_SUBSONIC_DB, Tilt, subsonic_db

__all__ = [
    "LEAST_SUBSONIC_DB",
    "Correction",
    "Grid",
    "Plan",
    "ReconstructConfig",
    "Tilt",
    "apply_plan",
    "correct",
    "equalise",
    "find_tilt",
    "grid_for",
    "make_plan",
    "subsonic_db",
    "synthesise",
]
