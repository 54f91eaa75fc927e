"""The network of `studio`: one-dimensional convolutions over time with bands as channels, and a recurrent layer.

ConvNeXt blocks (Liu et al. 2022, section 2) in one dimension, as in vocos (Siuzdak 2023), around a bidirectional GRU.
Both channels of a stereo recording go through together. Everything it says is relative to the input; untrained it says
"leave it alone".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Literal

import torch
from torch import Tensor, nn

from model_core.bands import BandConfig, levels_db, power
from model_core.config import Range

Mode = Literal["direct", "residual"]

LEVEL_SCALE_DB, LEVEL_MIDDLE_DB = 25.0, -50.0
GAIN_SCALE_DB = 10.0
ABSENT_DB, ABSENT_WIDTH_DB = 15.0, 2.0  # what lacks more than this is not there at all
FIRST_ERROR_DB = 4.0
LEAST_ERROR_DB = 0.2
COMPRESSION = 0.3  # magnitudes of the complex inputs to this power: loud and quiet bins weigh alike


@dataclass(frozen=True)
class StudioConfig:
    """What the network is. ``mode``: "residual" predicts the gain of each band and, apart from it, what to fill in;
    "direct" the clean level of each band, from which both follow.
    """

    mode: Mode = "residual"
    bands: BandConfig = BandConfig()
    width: Annotated[int, Range(32, 1024)] = 256
    blocks: Annotated[int, Range(1, 32)] = 6
    late_blocks: Annotated[int, Range(0, 32)] = 2
    expansion: Annotated[int, Range(1, 8)] = 3
    kernel: Annotated[int, Range(3, 31)] = 7
    rnn_hidden: Annotated[int, Range(16, 512)] = 128


@dataclass(frozen=True, eq=False)
class Features:
    """What the network sees of a stereo recording.

    ``levels_db`` [B, 2, n_bands, T]. ``low`` complex [B, 2, low_bins, T], compressed. ``clipped`` [B, 2, T], the share
    of clipped samples under each frame. ``facts_db`` [B, 2, n_bands], mean and 95th percentile of each band over the
    whole recording.
    """

    levels_db: Tensor
    low: Tensor
    clipped: Tensor
    facts_db: Tensor


@dataclass(frozen=True, eq=False)
class Estimate:
    """What the network says, all float32. ``gain_db`` and its expected absolute error ``error_db`` [B, 2, n_bands, T];
    ``fill_db`` [B, 2, n_bands, T], the clean level wherever the input holds nothing; ``low`` complex
    [B, 2, low_bins, T], what to add to the gain of each low bin, real and imaginary part within -1 and 1.
    """

    gain_db: Tensor
    error_db: Tensor
    fill_db: Tensor
    low: Tensor


class ConvNeXt1d(nn.Module):
    """Depthwise convolution over time, then a small network per frame, added to the input: [B, T, C] -> [B, T, C]."""

    def __init__(self, width: int, expansion: int, kernel: int) -> None:
        super().__init__()
        self.over_time = nn.Conv1d(width, width, kernel, padding=kernel // 2, groups=width)
        self.norm = nn.LayerNorm(width)
        self.widen = nn.Linear(width, expansion * width)
        self.narrow = nn.Linear(expansion * width, width)
        self.scale = nn.Parameter(torch.full((width,), 0.1))

    def forward(self, x: Tensor) -> Tensor:
        h = self.over_time(x.transpose(1, 2)).transpose(1, 2)
        h = self.narrow(nn.functional.gelu(self.widen(self.norm(h))))
        out: Tensor = x + self.scale * h
        return out


class StudioNet(nn.Module):
    """Features of stereo music in, an `Estimate` out. Any number of frames from 1 on."""

    config: StudioConfig

    def __init__(self, config: StudioConfig = StudioConfig()) -> None:
        super().__init__()
        self.config = config
        bands, low, width = config.bands.n_bands, config.bands.low_bins, config.width
        self.enter = nn.Linear(3 * bands + 4 * low + 2, width)
        self.enter_facts = nn.Linear(2 * bands, width)
        blocks = [ConvNeXt1d(width, config.expansion, config.kernel) for _ in range(config.blocks + config.late_blocks)]
        self.early, self.late = nn.ModuleList(blocks[: config.blocks]), nn.ModuleList(blocks[config.blocks :])
        self.rnn = nn.GRU(width, config.rnn_hidden, batch_first=True, bidirectional=True)
        self.leave_rnn = nn.Linear(2 * config.rnn_hidden, width)
        self.norm = nn.LayerNorm(width)
        self.level = nn.Linear(width, 2 * bands)
        self.error = nn.Linear(width, 2 * bands)
        self.fill = nn.Linear(width, 2 * bands)
        self.low = nn.Linear(width, 4 * low)
        for head in (self.level, self.error, self.low, self.fill):
            nn.init.zeros_(head.weight)
            nn.init.zeros_(head.bias)
        nn.init.constant_(self.fill.bias, (config.bands.floor_db - LEVEL_MIDDLE_DB) / LEVEL_SCALE_DB)
        nn.init.constant_(self.error.bias, math.log(FIRST_ERROR_DB))

    def forward(self, features: Features) -> Estimate:
        x = self.enter(self._inputs(features))
        x = x + self.enter_facts((features.facts_db.flatten(1) - LEVEL_MIDDLE_DB) / LEVEL_SCALE_DB).unsqueeze(1)
        for block in self.early:
            x = block(x)
        with torch.autocast(x.device.type, enabled=False):  # recurrent layers lose more than they win in bfloat16
            hidden, _ = self.rnn(x.float())
        x = x + self.leave_rnn(hidden)
        for block in self.late:
            x = block(x)
        x = self.norm(x)
        return self._estimate(x, features)

    def _inputs(self, features: Features) -> Tensor:
        """[B, T, inputs], each of order one."""
        levels = features.levels_db
        batch, _, _, frames = levels.shape
        side = ((levels[:, 0] - levels[:, 1]) / LEVEL_SCALE_DB).unsqueeze(1)
        parts = (
            (levels - LEVEL_MIDDLE_DB) / LEVEL_SCALE_DB,
            side,
            features.low.real,
            features.low.imag,
            features.clipped.unsqueeze(2),
        )
        return torch.cat([part.reshape(batch, -1, frames) for part in parts], dim=1).transpose(1, 2)

    def _estimate(self, x: Tensor, features: Features) -> Estimate:
        batch, frames = x.shape[:2]

        def per_band(values: Tensor, count: int = 2) -> Tensor:
            return values.float().transpose(1, 2).reshape(batch, count, -1, frames)

        gain_db = per_band(self.level(x)) * GAIN_SCALE_DB
        fill_db = per_band(self.fill(x)) * LEVEL_SCALE_DB + LEVEL_MIDDLE_DB
        if self.config.mode == "direct":
            # The clean level is said as the way from the measured one, and outright where that lies far below: bands
            # next to a limit would be blurred otherwise. What is not there is filled in and not amplified. A network
            # that knows nothing says what it sees.
            outright = torch.sigmoid((fill_db - features.levels_db - ABSENT_DB) / ABSENT_WIDTH_DB)
            gain_db = (1.0 - outright) * gain_db
            fill_db = features.levels_db + gain_db + outright * (fill_db - features.levels_db)
        # Its logarithm is what is said: the likelihood has then no steep slope where errors are small.
        error_db = LEAST_ERROR_DB + torch.exp(per_band(self.error(x)).clamp(-5.0, 4.5))
        parts = torch.tanh(per_band(self.low(x), 4))
        return Estimate(gain_db, error_db, fill_db, torch.complex(parts[:, :2], parts[:, 2:]))


def features_of(spectrum: Tensor, clipped: Tensor, config: BandConfig, facts_db: Tensor | None = None) -> Features:
    """What the network sees of an STFT, complex [B, 2, bins, T] as `model_core.bands.stft` gives it.

    ``clipped`` [B, 2, T]. ``facts_db`` [B, 2, n_bands]: of the whole recording; None: of these frames.
    """
    levels = levels_db(spectrum, config)
    low = spectrum[..., : config.low_bins, :]
    low = low * power(low).clamp_min(1e-12).pow((COMPRESSION - 1.0) / 2.0)
    # A steady tone turns by a quarter of its bin number per hop (hop = n_fft / 4): turn back, so that it stands still.
    steps = torch.arange(low.shape[-1], device=low.device)
    turns = (torch.arange(low.shape[-2], device=low.device).unsqueeze(1) * steps.unsqueeze(0)) % 4
    low = low * torch.polar(torch.ones_like(turns, dtype=torch.float32), turns * (-torch.pi / 2.0))
    if facts_db is None:
        facts_db = facts_of(levels)
    return Features(levels, low, clipped, facts_db)


def facts_of(levels: Tensor) -> Tensor:
    """Mean and 95th percentile over time of the louder channel's levels: [B, 2, n_bands, T] -> [B, 2, n_bands]."""
    louder = levels.amax(1)
    rank = max(1, round(0.95 * louder.shape[-1]))
    return torch.stack((louder.mean(-1), louder.kthvalue(rank, dim=-1).values), dim=1)
