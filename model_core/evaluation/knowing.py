"""The oracles of the `studio` family: its restorer told the clean levels. How good a perfect network could be, and so
how far the reconstruction itself goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from model_core.audio import AudioClip
from model_core.bands import BandConfig, band_centres, levels_db, power, stft
from model_core.checkpoint import Card
from model_core.evaluation.entrants import Entrant
from model_core.evaluation.material import Material
from model_core.evaluation.results import ORACLE
from model_core.models.studio import COMPRESSION, LEAST_ERROR_DB, Estimate, Features, StudioConfig
from model_core.progress import Reporter
from model_core.restorers import RestoreConfig
from model_core.restorers.at_rate import AtRate
from model_core.restorers.blocks import BlockPlan, windows
from model_core.restorers.studio import CONTEXT_HOPS, CORE_HOPS, FADE_HOPS, StudioRestorer

ORACLE_OF_BINS = "oracle of bins"
UNKNOWN_DB = 4.0


def studio_oracles() -> tuple[Entrant, ...]:
    """`ORACLE` knows the clean level of every band. `ORACLE_OF_BINS`, for a neural codec's damage, knows what to add to
    each low bin, within the same bounds as a network, and the levels above.
    """
    return Entrant(ORACLE, _knowing(bins=False)), Entrant(ORACLE_OF_BINS, _knowing(bins=True))


def _knowing(bins: bool) -> Callable[[Material, Reporter], AudioClip]:
    def restore(material: Material, report: Reporter) -> AudioClip:
        network = _Knowing(material, bins)
        restorer = StudioRestorer(network, Card(name=ORACLE, model="studio"), RestoreConfig(ORACLE, device="cpu"))
        return restorer.restore(material.damaged, report).clip

    return restore


@dataclass(frozen=True, eq=False)
class _Block:
    """A block at the network's rate: levels [2, n_bands, T] as damaged and clean, and the clean spectrum."""

    asked_db: Tensor
    clean_db: Tensor
    clean: Tensor


class _Knowing(nn.Module):
    """Finds the block that it is shown among those of the damaged clip, and answers with the same block of the clean
    one.
    """

    def __init__(self, material: Material, bins: bool) -> None:
        super().__init__()
        self.config = StudioConfig()
        self._bins = bins
        bands = self.config.bands
        asked, clean = (_spectra(clip, bands) for clip in (material.damaged, material.clean))
        self._blocks = [
            _Block(levels_db(one, bands), levels_db(other, bands), other)
            for one, other in zip(asked, clean, strict=True)
        ]

    def forward(self, seen: Features) -> Estimate:
        """One pair of channels, features [1, 2, n_bands, T]."""
        block = min(self._blocks, key=lambda known: _unlike(known.asked_db, seen.levels_db[0]))
        bands = self.config.bands
        gain_db = (block.clean_db - seen.levels_db[0]).unsqueeze(0)
        error_db = torch.full_like(gain_db, LEAST_ERROR_DB)
        low = torch.zeros_like(seen.low)
        if self._bins:
            wanted = block.clean[:, : bands.low_bins].unsqueeze(0) / (_uncompressed(seen.low) + 1e-12) - 1.0
            low = torch.complex(wanted.real.clamp(-1.0, 1.0), wanted.imag.clamp(-1.0, 1.0))
            # The complex part is used where the level is not known well, so here it does all of the work.
            alone = (band_centres(bands) < bands.low_hz)[:, None]
            gain_db = torch.where(alone, 0.0, gain_db)
            error_db = torch.where(alone, UNKNOWN_DB, error_db)
        return Estimate(gain_db, error_db, block.clean_db.unsqueeze(0), low)


def _spectra(clip: AudioClip, bands: BandConfig) -> list[Tensor]:
    """The restorer's own blocks, complex [2, bins, T] each; a single channel is its own partner."""
    plan = BlockPlan(CORE_HOPS * bands.hop, CONTEXT_HOPS * bands.hop, FADE_HOPS * bands.hop)
    blocks = windows(AtRate(clip, bands.sample_rate).blocks(plan.core), plan)
    return [stft(torch.from_numpy(block.samples).expand(2, -1), bands) for block in blocks]


def _unlike(one: Tensor, other: Tensor) -> float:
    return float((one - other).abs().mean()) if one.shape == other.shape else float("inf")


def _uncompressed(low: Tensor) -> Tensor:
    """The bins behind what the network is shown of them (`model_core.models.studio.features_of`)."""
    steps = torch.arange(low.shape[-1])
    turns = (torch.arange(low.shape[-2]).unsqueeze(1) * steps.unsqueeze(0)) % 4
    back = torch.polar(torch.ones_like(turns, dtype=torch.float32), turns * (torch.pi / 2.0))
    return low * back * power(low).clamp_min(1e-30).pow((1.0 / COMPRESSION - 1.0) / 2.0)
