"""A stationary smooth colouring, found from pictures and undone by one minimum-phase filter for the whole file.

The reference system's "reverb" (a positive exponential, in truth a one-pole low-pass with its corner between 4 and 16
Hz) is such a colouring. Undone frame by frame, its phase stays wrong; a minimum-phase filter undoes both (SOUND.md,
section 1: -22 dB against +10 dB SI-SDR). Applied blindly it costs 15 dB on a file that is merely band-limited, hence
the gates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from model_core.mel import MelConfig, mel_frequencies

VALID_BELOW_MAX_DB = 100.0
"""Cells further below their block's maximum hold no measured energy."""
MIN_SPAN_DB = 6.0
MAX_MISFIT_DB = 3.0
MAX_MISFIT_SHARE = 0.5
"""The gates: the curve spans at least this much, misses the measured correction by at most this much, and by at most
this share of what a flat line misses it by.
"""
TWO_POLES_FROM_HZ = 500.0
FIR_S = 0.18


@dataclass(frozen=True)
class Tilt:
    """Gain in dB over frequency: ``order * 10 log10(1 + (f / corner_hz)^(2 * poles))``.

    Order 1 undoes a Butterworth low-pass of 1 or 2 ``poles`` exactly; other orders, also negative ones, are gentler
    slopes.
    """

    corner_hz: float
    order: float
    poles: int = 1
    misfit_db: float = 0.0

    def gain_db(self, hz: Tensor) -> Tensor:
        """Gain at ``hz`` (any shape), 0 dB at 0 Hz."""
        return self.order * _shape_db(hz / self.corner_hz, self.poles)

    def band_db(self, mel: MelConfig) -> Tensor:
        """Gain at the centre of each mel band: [n_mels]."""
        return self.gain_db(mel_frequencies(mel.n_mels, mel.f_min_hz, mel.f_max_hz))


def _shape_db(ratio: Tensor, poles: int) -> Tensor:
    return 10.0 * torch.log10(1.0 + ratio ** (2 * poles))


def stationary_part(pictures: Sequence[tuple[Tensor, Tensor]], floor_db: float) -> tuple[Tensor, Tensor]:
    """What all frames have in common in enhanced minus measured: (correction in dB [n_mels], weight 0..1 [n_mels]).

    ``pictures``: pairs (measured dB, enhanced dB), each [n_mels, T_i], of several places of one file. Each place has
    an unknown level of its own, which is removed. The weight is the share of cells where both are known, less where
    the difference wanders in time: there noise or a hole was measured, not a filter.
    """
    differences, valids = [], []
    for measured, enhanced in pictures:
        valid = (measured > measured.max() - VALID_BELOW_MAX_DB) & (enhanced > floor_db + 5.0)
        differences.append(enhanced - measured)
        valids.append(valid)
    nan = torch.tensor(float("nan"))
    curve = torch.zeros(differences[0].shape[0], 1)
    cells = torch.empty(0)
    for _ in range(3):
        levelled = []
        for difference, valid in zip(differences, valids, strict=True):
            left = torch.where(valid, difference - curve, nan)
            level = left.nanmedian() if bool(valid.any()) else torch.tensor(0.0)
            levelled.append(torch.where(valid, difference - level, nan))
        cells = torch.cat(levelled, dim=1)
        curve = cells.nanmedian(dim=1, keepdim=True).values.nan_to_num(0.0)
    spread = (cells - curve).abs().nanmedian(dim=1).values.nan_to_num(1e3) * 1.48
    share = (~cells.isnan()).float().mean(dim=1)
    weight = (share / 0.5).clamp_max(1.0) * (share > 0.05) / (1.0 + (spread / 6.0) ** 4)
    return curve.squeeze(1), weight


def fit_tilt(curve_db: Tensor, weight: Tensor, mel: MelConfig) -> Tilt | None:
    """The `Tilt` that explains ``curve_db`` [n_mels] under ``weight`` [n_mels], or None where a gate says no."""
    curve, base_weight = curve_db.double().cpu(), weight.double().cpu()
    if float(base_weight.sum()) < 0.15 * mel.n_mels:
        return None
    hz = mel_frequencies(mel.n_mels, mel.f_min_hz, mel.f_max_hz).double()
    corners = torch.logspace(np.log10(3.0), np.log10(16_000.0), 76, dtype=torch.float64)
    # Far above its corner a curve of two poles is one of a single pole with twice the order, so it is only tried
    # where both differ.
    candidates = [(float(c), 1) for c in corners] + [(float(c), 2) for c in corners[corners > TWO_POLES_FROM_HZ]]
    shapes = torch.stack([_shape_db(hz / corner, poles) for corner, poles in candidates])  # [candidates, n_mels]
    robust = base_weight.expand_as(shapes).clone()
    order = torch.zeros(len(shapes), 1, dtype=torch.float64)
    miss = torch.zeros_like(shapes)
    for _ in range(8):  # Huber through re-weighting: a few wrong bands must not bend the curve
        total = robust.sum(1, keepdim=True)
        mean_x = (robust * shapes).sum(1, keepdim=True) / total
        mean_y = (robust * curve).sum(1, keepdim=True) / total
        x, y = shapes - mean_x, curve - mean_y
        order = ((robust * x * y).sum(1, keepdim=True) / (robust * x * x).sum(1, keepdim=True).clamp_min(1e-9)).clamp(
            -2.0, 2.0
        )
        nearest = order.round()
        order = torch.where((order - nearest).abs() < 0.15, nearest, order)  # real filters have whole orders
        miss = y - order * x
        robust = base_weight / (miss.abs() / 2.0).clamp_min(1.0)
    misfit = ((robust * miss.square()).sum(1) / robust.sum(1)).sqrt()
    best = int(misfit.argmin())
    tilt = Tilt(candidates[best][0], float(order[best]), candidates[best][1], float(misfit[best]))
    used = base_weight > 0.3
    if not bool(used.any()):
        return None
    gains = tilt.gain_db(hz[used])
    flat = curve - (base_weight * curve).sum() / base_weight.sum()
    flat_miss = float(((base_weight * flat.square()).sum() / base_weight.sum()).sqrt())
    good = tilt.misfit_db <= min(MAX_MISFIT_DB, MAX_MISFIT_SHARE * flat_miss)
    return tilt if good and float(gains.max() - gains.min()) >= MIN_SPAN_DB else None


def minimum_phase(tilt: Tilt, sample_rate: int, strength: float = 1.0) -> Tensor:
    """The causal filter with the tilt's gain and the smallest delay, mean gain 0 dB in bands of equal ratio: float32
    [taps].

    Through the real cepstrum (Oppenheim and Schafer, Discrete-Time Signal Processing, section on minimum phase), on a
    grid of about 1 Hz because corners lie at a few hertz.
    """
    size = 1 << int(np.ceil(np.log2(sample_rate)))
    hz = torch.arange(size // 2 + 1, dtype=torch.float64) * (sample_rate / size)
    log_gain = strength * tilt.gain_db(hz) * (np.log(10.0) / 20.0)
    cepstrum = torch.fft.irfft(log_gain, n=size)
    cepstrum[1 : size // 2] *= 2.0
    cepstrum[size // 2 + 1 :] = 0.0
    impulse: Tensor = torch.fft.irfft(torch.exp(torch.fft.rfft(cepstrum)), n=size)
    taps = min(size, fir_taps(sample_rate))
    impulse = impulse[:taps]
    quarter = taps // 4
    impulse[-quarter:] *= 0.5 + 0.5 * torch.cos(torch.linspace(0.0, torch.pi, quarter, dtype=torch.float64))
    pivot = float(strength * tilt.gain_db(torch.tensor(200.0, dtype=torch.float64)))
    scaled: Tensor = impulse * 10.0 ** (-pivot / 20.0)
    return scaled.float()


def fir_taps(sample_rate: int) -> int:
    """Length of the filter in samples: a power of two of about 0.18 s."""
    return int(1 << int(np.ceil(np.log2(FIR_S * sample_rate))))


def convolve(wave: Tensor, filter_taps: Tensor) -> Tensor:
    """Causal filtering by overlap-save: [channels, n], [taps] -> [channels, n]; zeros before the beginning."""
    taps = filter_taps.shape[0]
    size = 4 * taps
    step = size - taps + 1
    length = wave.shape[-1]
    pieces = -(-length // step)
    padded = torch.nn.functional.pad(wave, (taps - 1, pieces * step - length))
    spectrum = torch.fft.rfft(padded.unfold(-1, size, step)) * torch.fft.rfft(filter_taps.to(wave.device), n=size)
    out: Tensor = torch.fft.irfft(spectrum, n=size)[..., taps - 1 :]
    return out.reshape(*wave.shape[:-1], pieces * step)[..., :length]


def equalise(wave: Tensor, tilt: Tilt | None, sample_rate: int, strength: float = 1.0) -> Tensor:
    """Undo the colouring in the sound: [channels, n] -> [channels, n]; without a tilt the wave itself."""
    if tilt is None or strength == 0.0:
        return wave
    return convolve(wave, minimum_phase(tilt, sample_rate, strength))
