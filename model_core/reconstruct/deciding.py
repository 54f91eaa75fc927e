"""What may be done to a recording, decided once from its facts and from what a network says of some of its blocks."""

from __future__ import annotations

import math
from dataclasses import replace

import torch
from torch import Tensor

from model_core.bands import BandConfig
from model_core.models.studio import Estimate
from model_core.reconstruct.banded import BandedConfig, BandPlan, applied_db, certainty, find_limit, may_fill
from model_core.reconstruct.filling import HoleCount, Shortage, missing
from model_core.reconstruct.gate import Gate
from model_core.reconstruct.low import Distance

LOSSY_FACTOR = 9.0
"""What is missing is the lesser part of the error that a lossy codec makes, so more of it may be invented."""


class Deciding:
    """Gathers what is said of blocks, one after the other, and keeps none of it.

    ``facts_db`` [2, n_bands]. ``reachable`` [n_bands]: the bands that the recording's own sample rate can hold.
    ``chain``: it went through the reference's chain, whose tilt was undone. What is missing is the lesser part of that
    error too; and it has no holes, since all of it holds the noise of few bits.
    """

    def __init__(
        self, facts_db: Tensor, reachable: Tensor, bands: BandConfig, config: BandedConfig, chain: bool = False
    ) -> None:
        self._bands, self._config, self._chain = bands, config, chain
        limit = find_limit(facts_db, bands)
        empty = limit & reachable
        loudest_db = float(facts_db[1].max())
        plain, lossy = (
            BandPlan(empty, torch.ones(bands.n_bands), loudest_db=loudest_db, lossy=known) for known in (False, True)
        )
        self._cases = [(plan, Shortage(bands)) for plan in (plain, lossy)] if bool(empty.any()) else []
        self._holes = HoleCount(facts_db, empty, bands)
        self._plain = plain
        self._gate = Gate(loudest_db, bands)
        self._distance = Distance(replace(self._plain, empty=limit).limit_hz(bands), bands)

    def add(self, levels_db: Tensor, said: Estimate) -> None:
        """Take the levels [2, n_bands, T] of a pair of channels and what is said of it."""
        plan = self._plain
        sure = certainty(levels_db, said, plan, may_fill(levels_db, said, plan), self._config)
        left_db = said.gain_db - applied_db(levels_db, said, plan, sure, self._config)
        error = said.error_db.square()
        self._gate.add(levels_db, said.gain_db.square() + error, left_db.square() + error)
        self._distance.add(levels_db, said)
        if not self._cases:
            return
        self._holes.add(levels_db, said)
        for plan, shortage in self._cases:
            shortage.add(missing(levels_db, said.fill_db, may_fill(levels_db, said, plan), self._bands))

    def plan(self) -> BandPlan:
        """Which bands are empty and can be filled, and with how much; which gains are worth it, and how far down they
        may go.
        """
        trusted, floor_db = self._gate.trusted(), self._gate.floor_db()
        if not self._cases:
            return replace(self._plain, trusted=trusted, floor_db=floor_db, far=self._distance.is_far())
        lossy = self._holes.many() and not self._chain
        plan, shortage = self._cases[lossy]
        share = self._config.energy_share * (LOSSY_FACTOR if lossy or self._chain else 1.0)
        ceiling = shortage.ceiling(share)
        # Codecs of the MP3 kind leave waveforms nearly right where they leave anything at all.
        far = self._distance.is_far() and not lossy
        return replace(plan, trusted=trusted, ceiling=ceiling, floor_db=floor_db, far=far)


def nothing_to_do(bands: BandConfig) -> BandPlan:
    """The plan that leaves everything as it is."""
    return BandPlan(torch.zeros(bands.n_bands, dtype=torch.bool), torch.zeros(bands.n_bands), math.inf)
