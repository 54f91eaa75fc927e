"""The last gate before anything is changed: band by band, is it worth it, and is it possible at all?

Two facts are gathered from the blocks of a survey, none of which is kept:

- How much of what is probably wrong with a band would go. A network's error is expected to be as large after a
  correction as it says, and before it larger by what it asks for; where acting takes next to nothing of that away, the
  band is left exactly as it is.
- How loud a band always is. Noise that is always there cannot make up what stands out of it: a cell 10 dB above its
  band's floor holds at most a tenth of noise, so taking away more than half a decibel there takes away music, whatever
  a network says.
"""

from __future__ import annotations

import torch
from torch import Tensor

from model_core.bands import BandConfig, band_centres
from model_core.overlap import around_mean
from model_core.reconstruct.filling import NEPERS_OF_POWER

AROUND = (3, 5)  # bands by frames: one cell of noise alone lies anywhere within 10 dB
FLOOR_SHARE, FLOOR_MARGIN = 0.2, 2.5
SOUND_DB = 70.0  # frames this far below the loudest say nothing of the floor
LOWEST_DB, HIGHEST_DB = -160, 60
LEAST_WORTH, FULL_WORTH = 0.06, 0.12
GROUP_OCTAVES, LEAST_BANDS = 1.0 / 3.0, 3


class Gate:
    """Gathers levels, what is said of them, and what would be done. ``loudest_db``: of all bands of the recording."""

    def __init__(self, loudest_db: float, bands: BandConfig) -> None:
        self._bands, self._loudest_db = bands, loudest_db
        self._counts = torch.zeros(2, bands.n_bands, HIGHEST_DB - LOWEST_DB)
        self._errors = torch.zeros(2, bands.n_bands, dtype=torch.float64)  # squared, left alone and acted on

    def add(self, measured_db: Tensor, left: Tensor, acted: Tensor) -> None:
        """Take the levels [2, n_bands, T] of a pair of channels, and the squared error that is expected of each cell
        where it is left alone and where it is acted on.
        """
        heard = measured_db > self._loudest_db - SOUND_DB
        for kind, errors in enumerate((left, acted)):
            self._errors[kind] += (errors * heard).sum((0, 2))
        sounding = measured_db.amax(1) > self._loudest_db - SOUND_DB  # [2, T]
        place = (around_db(measured_db) - LOWEST_DB).long().clamp(0, HIGHEST_DB - LOWEST_DB - 1)
        self._counts.scatter_add_(2, place, sounding[:, None].float().expand_as(measured_db))

    def floor_db(self) -> Tensor:
        """[2, n_bands]: what nearly all moments with sound are louder than."""
        share = self._counts.cumsum(2) / self._counts.sum(2, keepdim=True).clamp_min(1.0)
        return (share < FLOOR_SHARE).sum(2).float() + LOWEST_DB

    def worth(self) -> Tensor:
        """[n_bands]: of the expected squared error, the share that acting takes away; of whole groups of bands."""
        groups = groups_of(self._bands)
        left, acted = (groups @ errors.float() for errors in self._errors)
        gone: Tensor = (left - acted) / left.clamp_min(1e-9)
        return groups.T @ gone

    def trusted(self) -> Tensor:
        """[n_bands]: 0 for bands that are left alone, 1 for those that are corrected."""
        return ((self.worth() - LEAST_WORTH) / (FULL_WORTH - LEAST_WORTH)).clamp(0.0, 1.0)


def least_gain_db(measured_db: Tensor, floor_db: Tensor) -> Tensor:
    """How far cells [2, n_bands, T] may be turned down where the noise of bands is at ``floor_db`` [2, n_bands]."""
    over = 10.0 ** ((floor_db.unsqueeze(2) - around_db(measured_db)) / 10.0)
    return 10.0 * torch.log10((1.0 - FLOOR_MARGIN * over).clamp_min(1e-6))


def around_db(measured_db: Tensor) -> Tensor:
    """The mean power of the neighbourhood of each cell [2, n_bands, T]."""
    mean = torch.exp(measured_db * NEPERS_OF_POWER)
    for dim, width in zip((-2, -1), AROUND, strict=True):
        mean = around_mean(mean, width, dim)
    return 10.0 * torch.log10(mean.clamp_min(1e-16))


def groups_of(bands: BandConfig) -> Tensor:
    """Triangles over third octaves, each of three bands at least: [groups, n_bands], every column sums to 1."""
    centres = band_centres(bands).clamp_min(1.0)
    place = torch.log2(centres / centres[0]) / GROUP_OCTAVES
    slow = torch.arange(bands.n_bands) / LEAST_BANDS
    steps = torch.minimum(torch.diff(place, prepend=place[:1]), torch.diff(slow, prepend=slow[:1])).cumsum(0)
    nodes = torch.arange(int(steps[-1].ceil()) + 1)
    weights = (1.0 - (steps - nodes[:, None]).abs()).clamp_min(0.0)
    return weights[weights.sum(1) > 0.0].float()
