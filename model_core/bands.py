"""The grid of the `studio` networks: an STFT at 44.1 kHz and 256 bands per channel in absolute dB.

Bands are evenly spaced up to 4 kHz, about two bins apart, where ears and SI-SDR want detail, and logarithmic above.
Neighbouring triangles add up to one, so the same matrix measures bands and spreads a band's gain over bins.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

import torch
from torch import Tensor

from model_core.config import Range
from model_core.overlap import hann, inverse_stft

ROW_GROUPS = 16


@dataclass(frozen=True)
class BandConfig:
    """STFT and bands. ``linear_to_hz``: up to here bands are evenly spaced; ``low_hz``: below this the network also
    sees and corrects complex bins. ``floor_db``: levels below it are equal silence.
    """

    sample_rate: int = 44_100
    n_fft: int = 2048
    hop: int = 512
    n_bands: Annotated[int, Range(32, 512)] = 256
    linear_to_hz: Annotated[float, Range(500.0, 10_000.0, "Hz")] = 4000.0
    low_hz: Annotated[float, Range(500.0, 10_000.0, "Hz")] = 4000.0
    floor_db: Annotated[float, Range(-140.0, -60.0, "dB")] = -130.0

    @property
    def bins(self) -> int:
        return self.n_fft // 2 + 1

    @property
    def low_bins(self) -> int:
        """The number of bins from 0 Hz on that are corrected one by one."""
        return int(self.low_hz * self.n_fft / self.sample_rate) + 1


@lru_cache(maxsize=8)
@torch.inference_mode(False)  # a cached tensor must serve training too
def band_centres(config: BandConfig) -> Tensor:
    """Centres in Hz [n_bands], float64; the first at 0 Hz, the last at half the sample rate.

    The spacing is continuous where the scale bends: the logarithmic part starts with the step of the linear one.
    """
    bend, top = config.linear_to_hz, config.sample_rate / 2
    # One step of the linear part is bend / n; the log part grows by a factor of 1 + 1 / n each band.
    whole = 1.0 + math.log(top / bend)
    place = torch.linspace(0.0, whole, config.n_bands, dtype=torch.float64)
    return torch.where(place <= 1.0, bend * place, bend * torch.exp(place - 1.0))


@lru_cache(maxsize=8)
@torch.inference_mode(False)
def spread_matrix(config: BandConfig) -> Tensor:
    """Linear interpolation from bands to bins: [bins, n_bands], rows add up to one. Cached: do not write to it."""
    centres = band_centres(config)
    hz = torch.arange(config.bins, dtype=torch.float64) * (config.sample_rate / config.n_fft)
    upper = torch.searchsorted(centres, hz).clamp(1, config.n_bands - 1)
    share = ((hz - centres[upper - 1]) / (centres[upper] - centres[upper - 1])).clamp(0.0, 1.0)
    rows = torch.arange(config.bins)
    matrix = torch.zeros(config.bins, config.n_bands, dtype=torch.float64)
    matrix[rows, upper - 1] = 1.0 - share
    matrix[rows, upper] += share
    return matrix.float()


@lru_cache(maxsize=8)
@torch.inference_mode(False)
def measure_matrix(config: BandConfig) -> Tensor:
    """Weights of bins in each band's mean power: [n_bands, bins], rows add up to one."""
    weights = spread_matrix(config).double().T
    return (weights / weights.sum(1, keepdim=True)).float()


def stft(wave: Tensor, config: BandConfig) -> Tensor:
    """[..., n] -> complex [..., bins, frames], scaled so that a full-scale sine has magnitude 1; frame j is centred on
    sample ``j * hop``.
    """
    window = hann(config.n_fft).to(wave.device)
    flat = wave.reshape(-1, wave.shape[-1])
    spectrum = torch.stft(
        flat, config.n_fft, config.hop, window=window, center=True, pad_mode="constant", return_complex=True
    )
    return (spectrum * (4.0 / config.n_fft)).reshape(*wave.shape[:-1], *spectrum.shape[-2:])


def istft(spectrum: Tensor, length: int, config: BandConfig) -> Tensor:
    """Inverse of `stft`: complex [..., bins, frames] -> [..., length]."""
    return inverse_stft(spectrum * (config.n_fft / 4.0), config.n_fft, config.hop, length)


def power(spectrum: Tensor) -> Tensor:
    """Squared magnitude of a complex tensor, without the square root that ``abs`` takes."""
    return spectrum.real.square() + spectrum.imag.square()


def levels_db(spectrum: Tensor, config: BandConfig) -> Tensor:
    """Complex [..., bins, frames] -> mean power per bin of each band in dB re a full-scale sine, not below the floor:
    [..., n_bands, frames].
    """
    mean = _times(measure_matrix, power(spectrum), config)
    return 10.0 * torch.log10(mean.clamp_min(10.0 ** (config.floor_db / 10.0)))


def to_bins(values: Tensor, config: BandConfig) -> Tensor:
    """Values per band [..., n_bands, frames] -> per bin [..., bins, frames], linear in between."""
    return _times(spread_matrix, values, config)


def _times(matrix: Callable[[BandConfig], Tensor], values: Tensor, config: BandConfig) -> Tensor:
    """The matrix times [..., columns, frames]: [..., rows, frames], on a CPU with the rows of a frame side by side."""
    if values.device.type != "cpu":
        return matrix(config).to(values.device) @ values
    turned = values.transpose(-1, -2)
    parts = [turned[..., columns] @ block for columns, block in _row_groups(matrix, config)]
    return torch.cat(parts, -1).transpose(-1, -2)


@lru_cache(maxsize=16)
@torch.inference_mode(False)
def _row_groups(matrix: Callable[[BandConfig], Tensor], config: BandConfig) -> tuple[tuple[slice, Tensor], ...]:
    """The matrix as (columns, [columns, rows]) of groups of its rows: nearly all of it is 0, and without that it is an
    eighth of the work.
    """
    found = []
    for rows in matrix(config).chunk(ROW_GROUPS):
        used = torch.nonzero(rows.any(0)).squeeze(1)
        columns = slice(int(used[0]), int(used[-1]) + 1)
        found.append((columns, rows[:, columns].T.contiguous()))
    return tuple(found)


def clipped_share(wave: Tensor, config: BandConfig) -> Tensor:
    """How much of the sound under each frame is clipped: [B, 2, n] -> [B, 2, T], T as in `stft`.

    Counted are samples at the recording's extreme whose two neighbours are there too; 1 is an eighth of a frame.
    """
    extreme = wave.abs().amax((1, 2), keepdim=True).clamp_min(1e-6)
    hot = (wave.abs() >= 0.998 * extreme).to(wave.dtype)
    inside = hot[..., 1:-1] * hot[..., :-2] * hot[..., 2:]
    around = 1 + config.n_fft // 2
    padded = torch.nn.functional.pad(inside, (around, around))
    return torch.nn.functional.avg_pool1d(padded, config.n_fft, config.hop) * 8.0
