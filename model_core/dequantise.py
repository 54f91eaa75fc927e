"""Undoing coarse steps: where all samples lie on a grid, their error is known far better than any other.

Each true sample lies within half a step of what was written, and the rounding error of music is nearly white, of a
twelfth of the squared step. So the noise that a network would have to guess is known beforehand: a Wiener filter with
the clean power estimated from the neighbourhood of each cell takes it out, and its answer is held to the interval that
is certain. Dither is not looked for: nothing tells it from hiss that was recorded. (Iterative shrinkage under that
interval, as in Zaviska, Rajmic, Mokry 2021, ends at the interval's walls and is 4 dB worse than one round.)
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import avg_pool1d

from model_core.audio.steps import StepMeter, Steps
from model_core.bands import power
from model_core.overlap import around_mean, hann, inverse_stft

N_FFT, HOP = 2048, 512
OVER = 2.5  # times the noise are taken from a neighbourhood before what is left counts as music
AROUND, NEAR = (3, 5), (3, 1)  # bins by frames
WIDELY = (17, 87)  # about a second
LEAST_EXCESS, EXCESS_SHARE = 0.1, 0.5
"""What a wide neighbourhood holds beyond a tenth more than the noise is music, though no cell shows it: half of it is
counted as there. Without that LSD rises where music is dense and faint.
"""
QUIET = 0.1  # of the frames: there a bin holds little but noise
ENVELOPE_BINS = 33


def find_steps(wave: Tensor) -> Steps:
    """The steps of ``wave`` [channels, n], a whole recording."""
    found = StepMeter(wave.shape[0])
    found.add(wave.numpy())
    return found.steps()


def dequantise(wave: Tensor, steps: Steps) -> Tensor:
    """``wave`` [channels, n] without the noise of its ``steps``; channels that have none are exactly what they were."""
    out = wave.clone()
    for channel, size in enumerate(steps.sizes):
        if size > 0.0 and bool(wave[channel].any()):
            out[channel] = _smoothed(wave[channel : channel + 1], size).squeeze(0)
    return out


def _smoothed(wave: Tensor, size: float) -> Tensor:
    window = hann(N_FFT).to(wave.device)
    spectrum = torch.stft(wave, N_FFT, HOP, window=window, pad_mode="constant", return_complex=True)
    energy = power(spectrum)
    rounding = size * size / 12.0 * float(window.square().sum())
    floor = quiet_level(energy)
    # No bin can hold more noise than it holds of anything when it is quiet.
    noise = torch.clamp(floor, max=rounding)
    music = energy * (1.0 - OVER * noise / pooled(energy, AROUND).clamp_min(1e-20)).clamp_min(0.0).square()
    music = torch.maximum(pooled(music, NEAR), EXCESS_SHARE * hidden(energy, noise))
    spectrum = spectrum * (music / (music + noise).clamp_min(1e-20))
    made = inverse_stft(spectrum, N_FFT, HOP, wave.shape[-1])
    reach = 0.5 * size
    return torch.minimum(torch.maximum(made, wave - reach), wave + reach)


def quiet_level(energy: Tensor) -> Tensor:
    """Mean power of noise in each bin from its quietest frames that are not silent: [1, bins, T] -> [1, bins, 1]."""
    heard = energy.sum(1, keepdim=True) > 1e-9 * energy.sum(1).amax()
    frames = energy[:, :, heard.flatten()]
    low = torch.quantile(frames, QUIET, dim=2) / -math.log(1.0 - QUIET)
    around = avg_pool1d(low.unsqueeze(1), ENVELOPE_BINS, 1, ENVELOPE_BINS // 2, count_include_pad=False)
    return around.squeeze(1).unsqueeze(2)


def hidden(energy: Tensor, noise: Tensor) -> Tensor:
    """Mean power of what lies in the noise: [1, bins, T]. No cell counts for more than four times the noise."""
    expected = 1.0 - math.exp(-4.0)  # of such a mean, where there is noise alone
    excess = pooled(torch.minimum(energy, 4.0 * noise), WIDELY) - expected * noise
    return torch.where(excess > LEAST_EXCESS * noise, excess, torch.zeros_like(excess))


def pooled(energy: Tensor, around: tuple[int, int]) -> Tensor:
    """The mean over bins by frames ``around`` each cell: [1, bins, T] -> the same."""
    return around_mean(around_mean(energy, around[0], 1), around[1], 2)
