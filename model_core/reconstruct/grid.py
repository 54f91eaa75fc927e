"""The two time-frequency grids of reconstruction and the bridge between them: the network's mel picture and the
sound's STFT.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from model_core.mel import MelConfig, filter_bank, mel_frequencies
from model_core.overlap import hann, inverse_stft

WINDOW_S = 2048 / 44_100
TAPER_HZ = 1000.0
"""Above the network's top frequency a gain fades to 0 dB over this range."""


@dataclass(frozen=True)
class Grid:
    """STFT of the sound at its own rate. ``hop`` is a quarter of ``n_fft``: with a Hann window the sum of squares is
    flat.
    """

    sample_rate: int
    n_fft: int

    @property
    def hop(self) -> int:
        return self.n_fft // 4

    @property
    def bins(self) -> int:
        return self.n_fft // 2 + 1

    def window(self, like: Tensor) -> Tensor:
        """Hann window [n_fft] on the device of ``like``, float32."""
        return hann(self.n_fft).to(like.device)

    def stft(self, wave: Tensor) -> Tensor:
        """[channels, n] -> complex [channels, bins, frames], frame j centred on sample ``j * hop``; zeros beyond the
        ends.
        """
        return torch.stft(
            wave, self.n_fft, self.hop, window=self.window(wave), center=True, pad_mode="constant", return_complex=True
        )

    def istft(self, spectrum: Tensor, length: int) -> Tensor:
        """Complex [channels, bins, frames] -> [channels, length]."""
        return inverse_stft(spectrum, self.n_fft, self.hop, length)

    def bin_hz(self) -> Tensor:
        """Centre of each bin in Hz: [bins]."""
        return torch.arange(self.bins) * (self.sample_rate / self.n_fft)


def grid_for(sample_rate: int) -> Grid:
    """The grid whose window is nearest to 46 ms with a size 2^a or 3 * 2^a: 2048 at 44.1 and 48 kHz, 1536 at 32 kHz."""
    wanted = WINDOW_S * sample_rate
    sizes = [base << power for power in range(4, 18) for base in (2, 3)]
    return Grid(sample_rate, min(sizes, key=lambda n: abs(math.log(n / wanted))))


@lru_cache(maxsize=16)
@torch.inference_mode(False)  # a cached tensor must serve training too
def band_to_bin(mel: MelConfig, grid: Grid) -> Tensor:
    """Linear interpolation from mel bands (at their centres) to STFT bins: [bins, n_mels].

    Below the lowest centre its value holds; above ``f_max_hz`` it fades to zero over `TAPER_HZ`. Cached: do not write
    to it.
    """
    centres = mel_frequencies(mel.n_mels, mel.f_min_hz, mel.f_max_hz).double()
    hz = grid.bin_hz().double()
    upper = torch.searchsorted(centres, hz).clamp(1, mel.n_mels - 1)
    low, high = centres[upper - 1], centres[upper]
    share = ((hz - low) / (high - low)).clamp(0.0, 1.0)
    rows = torch.arange(grid.bins)
    matrix = torch.zeros(grid.bins, mel.n_mels, dtype=torch.float64)
    matrix[rows, upper - 1] = 1.0 - share
    matrix[rows, upper] += share
    fade = (1.0 - (hz - mel.f_max_hz) / TAPER_HZ).clamp(0.0, 1.0)
    return (matrix * fade.unsqueeze(1)).float()


def to_frames(picture: Tensor, mel: MelConfig, grid: Grid, frames: int, start_s: float = 0.0) -> Tensor:
    """Mel picture [n_mels, T] -> the same values at the STFT's times [n_mels, frames], linear between picture frames.

    ``start_s``: where STFT frame 0 lies on the picture's time axis. Beyond the ends the first and last columns hold.
    """
    step = mel.hop / mel.sample_rate
    at = (torch.arange(frames, dtype=torch.float64) * (grid.hop / grid.sample_rate) + start_s) / step
    at = at.clamp(0.0, picture.shape[-1] - 1.0)
    left = at.floor().long().clamp_max(max(picture.shape[-1] - 2, 0))
    right = (left + 1).clamp_max(picture.shape[-1] - 1)
    share = (at - left).float().to(picture.device)
    a, b = picture[:, left.to(picture.device)], picture[:, right.to(picture.device)]
    return a + share * (b - a)


@lru_cache(maxsize=16)
@torch.inference_mode(False)
def density_offset_db(mel: MelConfig, grid: Grid) -> Tensor:
    """What to add to mel power in dB to get the mean power of one STFT bin inside that band, in dB: [n_mels].

    A mel value sums the bins of the network's grid under its filter; noise of one density gives ``rate *
    sum(window^2)`` per bin, hence the second term.
    """
    bank = filter_bank(mel.n_fft, mel.n_mels, mel.sample_rate, mel.f_min_hz, mel.f_max_hz)
    here = grid.sample_rate * float(torch.hann_window(grid.n_fft).square().sum())
    there = mel.sample_rate * float(torch.hann_window(mel.n_fft).square().sum())
    offset: Tensor = 10.0 * math.log10(here / there) - 10.0 * torch.log10(bank.sum(dim=0).clamp_min(1e-12))
    return offset
