"""Integrated loudness and true peak in one pass (ITU-R BS.1770-4)."""

from __future__ import annotations

import math

import numpy as np
import soxr
from numpy.typing import NDArray

from model_core.audio.clip import Samples

_HOP_S = 0.1
_HOPS_IN_BLOCK = 4  # gating blocks of 400 ms that overlap by three quarters
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_OFFSET_LUFS = -0.691
_SURROUND_WEIGHT = 1.41
_BLOCK_FRAMES = 1 << 16


def _k_weighting(sample_rate: int) -> NDArray[np.float64]:
    """The two filters of BS.1770-4 annex 1 as second-order sections [2, 6], for any rate.

    The standard gives coefficients for 48 kHz only; these are the analogue prototypes behind them (De Man, "Evaluation
    of implementations of the EBU R128 loudness measurement", AES 145, 2018).
    """
    shelf_hz, shelf_db, shelf_q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k = math.tan(math.pi * shelf_hz / sample_rate)
    high = 10.0 ** (shelf_db / 20.0)
    middle = high**0.4996667741545416
    a0 = 1.0 + k / shelf_q + k * k
    shelf = [high + middle * k / shelf_q + k * k, 2.0 * (k * k - high), high - middle * k / shelf_q + k * k]
    shelf += [a0, 2.0 * (k * k - 1.0), 1.0 - k / shelf_q + k * k]
    pass_hz, pass_q = 38.13547087602444, 0.5003270373238773
    k = math.tan(math.pi * pass_hz / sample_rate)
    b0 = 1.0 + k / pass_q + k * k
    high_pass = [1.0, -2.0, 1.0, 1.0, 2.0 * (k * k - 1.0) / b0, (1.0 - k / pass_q + k * k) / b0]
    return np.array([[value / a0 for value in shelf], high_pass])


def _channel_weights(channels: int) -> NDArray[np.float64]:
    """Front channels count once, surrounds 1.41 times, the bass channel of 5.1 and 7.1 not at all."""
    weights = np.ones(channels)
    if channels in (4, 5):
        weights[-2:] = _SURROUND_WEIGHT
    if channels in (6, 8):
        weights[3], weights[4:] = 0.0, _SURROUND_WEIGHT
    return weights


class LoudnessMeter:
    """Integrated loudness of blocks fed one after the other; remembers ten numbers a second."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._sections = _k_weighting(sample_rate)
        self._state = np.zeros((len(self._sections), channels, 2))
        self._weights = _channel_weights(channels)
        self._hop = round(_HOP_S * sample_rate)
        self._rest = np.zeros(0)
        self._energies: list[NDArray[np.float64]] = []

    def add(self, block: Samples) -> None:
        """Take [channels, n]."""
        from scipy.signal import sosfilt  # here, as it takes a second to import and most starts never measure

        weighted, self._state = sosfilt(self._sections, block.astype(np.float64), axis=1, zi=self._state)
        power = np.concatenate((self._rest, np.einsum("cn,cn,c->n", weighted, weighted, self._weights)))
        whole = len(power) // self._hop * self._hop
        self._energies.append(power[:whole].reshape(-1, self._hop).mean(axis=1))
        self._rest = power[whole:]

    def integrated_lufs(self) -> float | None:
        """The gated loudness; None when less than 0.4 s were heard or all of it lies below -70 LUFS."""
        hops = np.concatenate(self._energies) if self._energies else np.zeros(0)
        if len(hops) < _HOPS_IN_BLOCK:
            return None
        blocks = np.convolve(hops, np.full(_HOPS_IN_BLOCK, 1.0 / _HOPS_IN_BLOCK), "valid")
        loud = blocks[blocks > _energy(_ABSOLUTE_GATE_LUFS)]
        if len(loud) == 0:
            return None
        gate = loud.mean() * 10.0 ** (_RELATIVE_GATE_LU / 10.0)
        return _OFFSET_LUFS + 10.0 * math.log10(loud[loud > gate].mean())


def _energy(lufs: float) -> float:
    return float(10.0 ** ((lufs - _OFFSET_LUFS) / 10.0))


class TruePeakMeter:
    """The highest value between the samples: four times oversampled up to 48 kHz, less above (BS.1770-4 annex 2)."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        factor = 4 if sample_rate < 96_000 else 2 if sample_rate < 192_000 else 1
        self._stream = (
            soxr.ResampleStream(sample_rate, factor * sample_rate, channels, dtype="float32", quality="MQ")
            if factor > 1
            else None
        )
        self.peak = 0.0

    def add(self, block: Samples, last: bool = False) -> None:
        """Take [channels, n]; ``last`` looks at the filter's tail as well."""
        if self._stream is not None:
            between = self._stream.resample_chunk(np.ascontiguousarray(block.T), last=last)
            self.peak = max(self.peak, _largest(between))
        self.peak = max(self.peak, _largest(block))


def _largest(values: NDArray[np.float32]) -> float:
    return float(max(values.max(), -values.min())) if values.size else 0.0
