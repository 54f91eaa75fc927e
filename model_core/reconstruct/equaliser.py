"""A `Tilt` as a filter: causal, minimum-phase, one for the whole file."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

from model_core.bands import power
from model_core.reconstruct.grid import grid_for
from model_core.reconstruct.tilt import Tilt

FIR_S = 0.18
NOISE_CELLS, NOISE_MARGIN, MOST_QUIETENED_DB = 5, 1.5, 15.0
EDGE_HZ, EDGE_LOBES, EDGE_BETA = 200.0, 3.2, 10.0  # 100 dB down


@lru_cache(maxsize=8)
@torch.inference_mode(False)  # a cached tensor must serve training too
def minimum_phase(tilt: Tilt, sample_rate: int) -> Tensor:
    """The causal filter with the tilt's gain and the smallest delay, mean gain 0 dB in bands of equal ratio: float32
    [taps].

    Through the real cepstrum (Oppenheim and Schafer, Discrete-Time Signal Processing, section on minimum phase), on a
    grid of about 1 Hz because corners lie at a few hertz.
    """
    size = 1 << int(np.ceil(np.log2(sample_rate)))
    hz = torch.arange(size // 2 + 1, dtype=torch.float64) * (sample_rate / size)
    log_gain = tilt.gain_db(hz) * (np.log(10.0) / 20.0)
    cepstrum = torch.fft.irfft(log_gain, n=size)
    cepstrum[1 : size // 2] *= 2.0
    cepstrum[size // 2 + 1 :] = 0.0
    impulse: Tensor = torch.fft.irfft(torch.exp(torch.fft.rfft(cepstrum)), n=size)
    taps = min(size, fir_taps(sample_rate))
    impulse = impulse[:taps]
    quarter = taps // 4
    impulse[-quarter:] *= 0.5 + 0.5 * torch.cos(torch.linspace(0.0, torch.pi, quarter, dtype=torch.float64))
    pivot = float(tilt.gain_db(torch.tensor(200.0, dtype=torch.float64)))
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


def equalise(wave: Tensor, tilt: Tilt | None, sample_rate: int) -> Tensor:
    """Undo the colouring in the sound: [channels, n] -> [channels, n]; without a tilt the wave itself."""
    if tilt is None:
        return wave
    upright = limited(convolve(wave, minimum_phase(tilt, sample_rate)), tilt.limit_hz, sample_rate)
    return quietened(upright, tilt.noise, sample_rate)


def quietened(wave: Tensor, noise: float, sample_rate: int) -> Tensor:
    """``wave`` [channels, n] with less of the white ``noise``, in power per hertz, that it is known to hold: Wiener's
    gain, from the mean of some cells since one alone is as noisy as the noise.
    """
    if noise <= 0.0:
        return wave
    grid = grid_for(sample_rate)
    spectrum = grid.stft(wave)
    around = avg_pool2d(power(spectrum).unsqueeze(1), NOISE_CELLS, 1, NOISE_CELLS // 2, count_include_pad=False)
    share = noise * sample_rate * float(grid.window(wave).square().sum()) / around.squeeze(1).clamp_min(1e-30)
    gain = (1.0 - NOISE_MARGIN * share).clamp_min(10.0 ** (-MOST_QUIETENED_DB / 10.0)).sqrt()
    return grid.istft(spectrum * gain, wave.shape[-1])


def limited(wave: Tensor, limit_hz: float, sample_rate: int) -> Tensor:
    """``wave`` [channels, n] without what lies above ``limit_hz``; below, exactly in phase."""
    if limit_hz > sample_rate / 2 - EDGE_HZ:
        return wave
    taps = low_pass(limit_hz, sample_rate)
    late = len(taps) // 2
    return convolve(torch.nn.functional.pad(wave, (0, late)), taps)[..., late:]


@lru_cache(maxsize=8)
@torch.inference_mode(False)
def low_pass(limit_hz: float, sample_rate: int) -> Tensor:
    """Passes all up to ``limit_hz`` and nothing from `EDGE_HZ` above it on; linear phase: float32 [an odd number]."""
    half = math.ceil(EDGE_LOBES * sample_rate / EDGE_HZ)
    at = torch.arange(-half, half + 1, dtype=torch.float64)
    turn = 2.0 * (limit_hz + EDGE_HZ / 2.0) / sample_rate
    taps: Tensor = turn * torch.sinc(turn * at) * torch.kaiser_window(2 * half + 1, False, EDGE_BETA, dtype=at.dtype)
    return (taps / taps.sum()).float()
