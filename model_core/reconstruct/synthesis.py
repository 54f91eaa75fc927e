"""Doing it to the sound: gains on the complex STFT of every channel, invented energy, and a few rounds of consistency.

Phase and stereo image stay the recording's: one real gain per cell for all channels. The output is the input plus
what changed, so a cell that is left alone stays exactly as it was.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import avg_pool1d

from model_core.mel import MelConfig
from model_core.reconstruct.correction import NOTHING_DB, Correction, ReconstructConfig
from model_core.reconstruct.grid import Grid, band_to_bin, density_offset_db, to_frames

CHANGED_DB = 0.01
ENVELOPE_BINS = 17
MOMENTUM = 0.5


def synthesise(
    wave: Tensor,
    grid: Grid,
    mel: MelConfig,
    correction: Correction,
    cutoff_hz: float,
    config: ReconstructConfig,
    start_s: float = 0.0,
    first_frame: int = 0,
) -> Tensor:
    """Apply ``correction`` to ``wave`` [channels, n] -> [channels, n].

    ``start_s``: where the wave begins on the time axis of the pictures. ``first_frame``: the wave's first STFT frame
    counted from the beginning of the file; it seeds the noise, so blocks agree where they overlap.
    """
    spectrum = grid.stft(wave)
    frames = spectrum.shape[-1]
    matrix = band_to_bin(mel, grid).to(wave.device)
    gain_db = matrix @ to_frames(correction.gain_db, mel, grid, frames, start_s)
    changed = gain_db.abs() > CHANGED_DB
    gain = torch.where(changed, 10.0 ** (gain_db / 20.0), torch.ones_like(gain_db))
    result = spectrum * gain
    if config.fill and bool((correction.fill_db > NOTHING_DB).any()):
        amplitude = fill_amplitude(correction.fill_db, grid, mel, frames, start_s)
        rows = torch.nonzero((amplitude > 0.0).any(dim=1)).squeeze(1)
        if len(rows):
            band = slice(int(rows[0]), int(rows[-1]) + 1)
            made = excitation(result, grid, cutoff_hz, config.noise_share, first_frame, band)
            result = torch.cat(
                (result[:, : band.start], result[:, band] + amplitude[band] * made, result[:, band.stop :]), 1
            )
            changed = changed | (amplitude > 0.0)
    if not bool(changed.any()):
        return wave
    result = consistent(result, spectrum, changed, grid, wave.shape[-1], config.iterations)
    return wave + grid.istft(result - spectrum, wave.shape[-1])


def fill_amplitude(fill_db: Tensor, grid: Grid, mel: MelConfig, frames: int, start_s: float) -> Tensor:
    """Mel power to add [n_mels, T] -> RMS magnitude per bin of the STFT [bins, frames].

    It ends within a kilohertz above the network's range: going on with a slope made 3 of 8 songs worse, 1 better.
    """
    density = fill_db + density_offset_db(mel, grid).to(fill_db.device).unsqueeze(1)
    above_nothing = (to_frames(density, mel, grid, frames, start_s) - NOTHING_DB).clamp_min(0.0)
    level_db = band_to_bin(mel, grid).to(fill_db.device) @ above_nothing + NOTHING_DB
    return torch.where(level_db > NOTHING_DB + 60.0, 10.0 ** (level_db / 20.0), torch.zeros_like(level_db))


def excitation(
    spectrum: Tensor,
    grid: Grid,
    cutoff_hz: float,
    noise_share: float,
    first_frame: int,
    band: slice,
    linked: bool = True,
) -> Tensor:
    """Something to fill the bins ``band`` with, of unit power averaged over channels, or in each of them where they are
    not ``linked``: complex [channels, bins, frames].

    The top of the surviving band, whitened and copied up (as in HE-AAC's spectral band replication), plus seeded
    noise. The shift is a multiple of ``n_fft / hop`` bins: so far apart, two bins advance in phase by the same whole
    turns from frame to frame.
    """
    ratio = grid.n_fft // grid.hop
    cutoff = min(max(int(cutoff_hz * grid.n_fft / grid.sample_rate), 8 * ratio), grid.bins)
    patch = max(cutoff // 2 // ratio * ratio, ratio)
    bins = torch.arange(grid.bins, device=spectrum.device)
    source = torch.where(bins < cutoff, bins - patch, cutoff - patch + (bins - cutoff) % patch)
    source = torch.where(bins < patch, bins, source)[band]
    power = spectrum.real.square() + spectrum.imag.square()  # [channels, bins, frames]
    smooth = (
        avg_pool1d(
            power.transpose(1, 2).reshape(-1, 1, grid.bins),
            ENVELOPE_BINS,
            1,
            ENVELOPE_BINS // 2,
            count_include_pad=False,
        )
        .reshape(power.shape[0], power.shape[2], grid.bins)
        .transpose(1, 2)
    )
    smooth = smooth[:, source] + 1e-12
    mean = smooth.mean(0, keepdim=True) if linked else smooth
    copied = spectrum[:, source] * mean.rsqrt()
    noise = seeded_noise(band, spectrum.shape[-1], first_frame, spectrum.device) * (smooth / mean).sqrt()
    return (copied + noise_share * noise) / math.sqrt(1.0 + noise_share**2)


def seeded_noise(band: slice, frames: int, first_frame: int, device: torch.device) -> Tensor:
    """Unit-magnitude noise of random phase, a function of (bin, frame) alone: complex [bins, frames].

    A hash instead of a generator: the same cell gets the same phase in every block, on every device, in every run.
    """
    rows = torch.arange(band.start, band.stop, device=device).unsqueeze(1) * 0x9E3779B1
    columns = (torch.arange(frames, device=device) + first_frame).unsqueeze(0) * 0x85EBCA77
    h = (rows ^ columns) & 0xFFFFFFFF
    for factor in (0x45D9F3B, 0x45D9F3B):
        h = (((h >> 16) ^ h) * factor) & 0xFFFFFFFF
    phase = ((h >> 16) ^ h).float() * (2.0 * math.pi / 2.0**32)
    return torch.polar(torch.ones_like(phase), phase)


def consistent(first: Tensor, original: Tensor, changed: Tensor, grid: Grid, length: int, iterations: int) -> Tensor:
    """Fast Griffin-Lim (Perraudin, Balazs, Sondergaard 2013) from ``first``, in ``changed`` cells only: magnitudes of
    ``first``, phases that fit together; every other cell is pinned to ``original``. Shapes [channels, bins, frames],
    changed [bins, frames].
    """
    rows = torch.nonzero(changed.any(dim=1)).squeeze(1)
    band = slice(int(rows[0]), int(rows[-1]) + 1)
    magnitude, cells, pinned = first[:, band].abs(), changed[band], original[:, band]
    result = first.clone()
    before = first[:, band]
    for _ in range(iterations):
        projected = grid.stft(grid.istft(result, length))[:, band]
        ahead = torch.lerp(before, projected, 1.0 + MOMENTUM)
        before = projected
        result[:, band] = torch.where(cells, magnitude * torch.sgn(ahead), pinned)
    return result
