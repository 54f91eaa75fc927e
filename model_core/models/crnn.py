"""The reference system's network: a residual convolutional-recurrent U-Net on log-mel pictures.

Source: A. Patrizi, "Audio Restoration per modelli generativi" (Sapienza, 2025), network section and notebook
``ProgettoID2``. The residual lives here and only here: losses, trainer and restorers see a map from mel to mel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Mode = Literal["direct", "residual"]
Residual = Literal["signed", "sigmoid"]


@dataclass(frozen=True)
class CRNNConfig:
    """What the network is. ``mode``: predict the clean mel, or what to add to the degraded one.

    ``residual`` matters in residual mode only: "signed" (ours, tanh, starts as the identity) can also take energy away;
    "sigmoid" is the paper's form, which can only add, kept for imported checkpoints.
    """

    mode: Mode = "residual"
    residual: Residual = "signed"
    n_mels: int = 128
    channels: int = 24
    rnn_hidden: int = 128
    dropout: float = 0.2


class ResidualBlock(nn.Module):
    """Conv 3x3, BN, ReLU, Dropout2d, Conv 3x3, BN, plus the input, ReLU. [B, C, F, T] -> the same shape."""

    def __init__(self, channels: int, dropout: float) -> None:
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.BatchNorm2d(channels),
            nn.ReLU(inplace=True),
            nn.Dropout2d(dropout),
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.block(x) + x)


def _stage(conv: nn.Module, channels: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(conv, nn.BatchNorm2d(channels), nn.ReLU(inplace=True), ResidualBlock(channels, dropout))


def _join(skip: Tensor, deep: Tensor) -> Tensor:
    """Concatenate along channels, both cropped to the shorter time axis."""
    frames = min(skip.shape[-1], deep.shape[-1])
    return torch.cat((skip[..., :frames], deep[..., :frames]), dim=1)


class CRNN(nn.Module):
    """Mel picture in, mel picture out: [B, 1, n_mels, T] -> [B, 1, n_mels, T], values in [0, 1].

    ``n_mels`` is a multiple of 4. Any T of at least 1 keeps its length: the paper's network loses ``T % 4`` frames at
    the end, here they repeat the last one it gives, and every frame that the paper's network gives is the same.
    With the default configuration: 3 807 913 parameters, 124 state entries.
    """

    config: CRNNConfig

    def __init__(self, config: CRNNConfig = CRNNConfig()) -> None:
        super().__init__()
        if config.n_mels % 4:
            raise ValueError(f"n_mels must be a multiple of 4, got {config.n_mels}")
        self.config = config
        c1, c2, c3 = config.channels, 2 * config.channels, 4 * config.channels
        p = config.dropout
        flat = c3 * (config.n_mels // 4)
        self.enc1 = _stage(nn.Conv2d(1, c1, 5, padding=2), c1, p)
        self.enc2 = _stage(nn.Conv2d(c1, c2, 4, stride=2, padding=1), c2, p)
        self.enc3 = _stage(nn.Conv2d(c2, c3, 4, stride=2, padding=1), c3, p)
        self.rnn = nn.GRU(flat, config.rnn_hidden, batch_first=True, bidirectional=True)
        self.rnn_projection = nn.Linear(2 * config.rnn_hidden, flat)
        self.dec3 = _stage(nn.ConvTranspose2d(2 * c3, c2, 4, stride=2, padding=1), c2, p)
        self.dec2 = _stage(nn.ConvTranspose2d(2 * c2, c1, 4, stride=2, padding=1), c1, p)
        # Entry 4 has no weights, so the activation may differ without touching the checkpoint's names.
        signed = config.mode == "residual" and config.residual == "signed"
        self.dec1 = nn.Sequential(
            nn.Conv2d(2 * c1, c1, 3, padding=1),
            nn.BatchNorm2d(c1),
            nn.ReLU(inplace=True),
            nn.Conv2d(c1, 1, 1),
            nn.Tanh() if signed else nn.Sigmoid(),
        )
        if signed:  # start as the identity: an untrained restorer leaves the file alone
            head = self.dec1[3]
            assert isinstance(head, nn.Conv2d)
            assert head.bias is not None
            nn.init.zeros_(head.weight)
            nn.init.zeros_(head.bias)

    def forward(self, mel: Tensor) -> Tensor:
        """[B, 1, n_mels, T] in [0, 1] -> [B, 1, n_mels, T] in [0, 1]."""
        frames = mel.shape[-1]
        # Two halvings need 4 frames; shorter pictures repeat their last one.
        x = F.pad(mel, (0, 4 - frames, 0, 0), mode="replicate") if frames < 4 else mel
        e1 = self.enc1(x)
        e2 = self.enc2(e1)
        e3 = self.enc3(e2)
        batch, c3, bands, steps = e3.shape
        sequence = e3.permute(0, 3, 1, 2).reshape(batch, steps, c3 * bands)
        hidden, _ = self.rnn(sequence)
        context = self.rnn_projection(hidden).reshape(batch, steps, c3, bands).permute(0, 2, 3, 1)
        d3 = self.dec3(torch.cat((e3, context), dim=1))
        d2 = self.dec2(_join(e2, d3))
        out = self.dec1(_join(e1, d2))
        if self.config.mode == "residual":
            out = x[..., : out.shape[-1]] + out
        out = out.clamp(0.0, 1.0)[..., :frames]
        # Where T is no multiple of 4 the halvings drop up to 3 frames, as in the paper; the last one stands in for
        # them.
        lost = frames - out.shape[-1]
        return F.pad(out, (0, lost, 0, 0), mode="replicate") if lost else out
