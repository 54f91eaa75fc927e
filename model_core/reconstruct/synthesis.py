"""Doing it to the sound: gains on the complex STFT of every channel, invented energy, and a few rounds of consistency.

Phase and stereo image stay the recording's: one real gain per cell for all channels. The output is the input plus
what changed, so a cell that is left alone stays exactly as it was.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from model_core.bands import power
from model_core.mel import MelConfig
from model_core.overlap import around_mean
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
    change = consistent(result - spectrum, spectrum, changed, grid, wave, config.iterations)
    return wave + grid.istft(change, wave.shape[-1])


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
    copied = _gathered(spectrum, band, cutoff, patch)
    around = _gathered(around_mean(power(spectrum), ENVELOPE_BINS, 1), band, cutoff, patch) + 1e-12
    noise = seeded_noise(band, spectrum.shape[-1], first_frame, spectrum.device)
    if linked:
        mean = around.mean(0, keepdim=True)
        noise = noise * (around / mean).sqrt()
        around = mean
    share = 1.0 / math.sqrt(1.0 + noise_share**2)
    return torch.add(copied * (share * around.rsqrt()), noise, alpha=noise_share * share)


def _gathered(values: Tensor, band: slice, cutoff: int, patch: int) -> Tensor:
    """What is copied up to the bins ``band`` of [channels, bins, frames]: below ``cutoff`` from ``patch`` bins
    beneath, above it the patch that ends at the cutoff, again and again.
    """
    parts, at, turned = [], band.start, values.transpose(1, 2)
    while at < band.stop:
        if at < patch:
            start, end = at, patch
        elif at < cutoff:
            start, end = at - patch, cutoff - patch
        else:
            start = cutoff - patch + (at - cutoff) % patch
            end = cutoff
        end = min(end, start + band.stop - at)
        parts.append(turned[..., start:end])
        at += end - start
    return torch.cat(parts, -1).transpose(1, 2)  # the bins of a frame stay side by side in memory


def seeded_noise(band: slice, frames: int, first_frame: int, device: torch.device) -> Tensor:
    """Unit-magnitude noise of random phase, a function of (bin, frame) alone: complex [bins, frames].

    A hash instead of a generator: the same cell gets the same phase in every block, on every device, in every run.
    """
    rows = torch.arange(band.start, band.stop, device=device) * 0x9E3779B1
    columns = (torch.arange(frames, device=device) + first_frame) * 0x85EBCA77
    # 32 bits that wrap around: half the work of 64, and transposed as an STFT lies in memory.
    h = columns.int().unsqueeze(1) ^ rows.int().unsqueeze(0)
    for _ in range(2):
        h = (((h >> 16) & 0xFFFF) ^ h) * 0x45D9F3B
    h = ((h >> 16) & 0xFFFF) ^ h
    phase = (h.float() * (2.0 * math.pi / 2.0**32)).transpose(0, 1)
    return torch.polar(torch.ones_like(phase), phase)


def consistent(change: Tensor, original: Tensor, changed: Tensor, grid: Grid, wave: Tensor, iterations: int) -> Tensor:
    """Fast Griffin-Lim (Perraudin, Balazs, Sondergaard 2013) from ``original`` + ``change``, in ``changed`` cells only:
    their magnitudes, phases that fit together; every other cell keeps what it has. Gives the new change.

    Shapes [channels, bins, frames], changed [bins, frames]; ``original`` is ``grid``'s STFT of ``wave`` [channels, n].
    """
    rows = torch.nonzero(changed.any(dim=1)).squeeze(1)
    band = slice(int(rows[0]), int(rows[-1]) + 1)
    cells = changed[band].float()
    before = original[:, band] + change[:, band]
    magnitude = power(before).clamp_min(1e-30).sqrt() * cells
    held = original[:, band] * cells
    made = change.clone() if iterations else change
    for _ in range(iterations):
        projected = grid.stft(wave + grid.istft(made, wave.shape[-1]))[:, band]
        ahead = torch.add(projected, projected - before, alpha=MOMENTUM)
        before = projected
        scale = magnitude * power(ahead).clamp_min(1e-30).rsqrt()
        made[:, band] = ahead * scale - held
    return made
