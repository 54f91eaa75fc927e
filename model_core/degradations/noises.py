"""What is added: hiss, hum, and the lines that neural codecs leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import Annotated, ClassVar, Literal

import numpy as np
import scipy.ndimage
import torch
from torch import Tensor

from model_core.audio.clip import Samples
from model_core.config import Range
from model_core.degradations.base import Noise, PerItem, between
from model_core.degradations.filters import apply_response, grid

HissKind = Literal["white", "pink", "tape"]


@dataclass(frozen=True)
class DrawnHiss:
    snr_db: float
    kind: HissKind
    noise: Noise


@dataclass(frozen=True)
class Hiss:
    """Steady noise at a signal-to-noise ratio over the whole item, every channel its own.

    ``pink`` falls by 3 dB an octave; ``tape`` rises by 6 dB an octave from 1 kHz and falls again from 9 kHz.
    """

    title: ClassVar[str] = "Hiss"
    low_snr_db: Annotated[float, Range(0, 80, "dB")] = 15.0
    high_snr_db: Annotated[float, Range(0, 80, "dB")] = 50.0
    kinds: tuple[HissKind, ...] = ("white", "pink", "tape")

    def draw(self, rng: np.random.Generator) -> DrawnHiss:
        snr_db = between(rng, self.low_snr_db, self.high_snr_db)
        return DrawnHiss(snr_db, self.kinds[int(rng.integers(len(self.kinds)))], Noise.draw(rng))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnHiss]) -> Tensor:
        out = wave.clone()
        size, hz = grid(wave.shape[-1], sample_rate)
        for b, d in enumerate(drawn):
            noise = torch.randn(wave.shape[1:], generator=d.noise.generator()).to(wave)
            if d.kind != "white":
                noise = apply_response(noise, torch.from_numpy(_colour(d.kind, hz)), size)
            wanted = wave[b].square().sum() * 10.0 ** (-d.snr_db / 10.0)
            out[b] += noise * (wanted / noise.square().sum().clamp_min(1e-20)).sqrt()
        return out

    def describe(self, drawn: DrawnHiss) -> str:
        return f"{drawn.kind} hiss, SNR {drawn.snr_db:.0f} dB"


def _colour(kind: HissKind, hz: np.ndarray) -> np.ndarray:
    """The noise's magnitude over frequency."""
    if kind == "pink":
        return np.asarray(np.sqrt(20.0 / np.maximum(hz, 20.0)))
    return np.asarray(np.sqrt((1.0 + (hz / 1_000.0) ** 2) / (1.0 + (hz / 9_000.0) ** 4)))


@dataclass(frozen=True)
class DrawnHum:
    mains_hz: float
    snr_db: float
    harmonics: int
    noise: Noise


@dataclass(frozen=True)
class Hum(PerItem):
    """Mains hum and its harmonics, falling as 1/k, in all channels alike."""

    title: ClassVar[str] = "Hum"
    low_snr_db: Annotated[float, Range(0, 80, "dB")] = 20.0
    high_snr_db: Annotated[float, Range(0, 80, "dB")] = 50.0
    mains_hz: tuple[float, ...] = (50.0, 60.0)
    most_harmonics: Annotated[int, Range(1, 40)] = 12

    def draw(self, rng: np.random.Generator) -> DrawnHum:
        mains = self.mains_hz[int(rng.integers(len(self.mains_hz)))]
        snr_db = between(rng, self.low_snr_db, self.high_snr_db)
        return DrawnHum(mains, snr_db, int(rng.integers(1, self.most_harmonics + 1)), Noise.draw(rng))

    def damage(self, samples: Samples, sample_rate: int, drawn: DrawnHum) -> Samples:
        phases = np.random.default_rng(drawn.noise.seed).uniform(0, 2 * np.pi, drawn.harmonics)
        turn = 2 * np.pi * drawn.mains_hz / sample_rate * np.arange(samples.shape[1])
        orders = [k for k in range(1, drawn.harmonics + 1) if k * drawn.mains_hz < 0.5 * sample_rate]
        hum = sum(np.sin(k * turn + phases[k - 1]) / k for k in orders)
        power = np.mean(np.square(samples, dtype=np.float64)) * 10.0 ** (-drawn.snr_db / 10.0)
        gain = np.sqrt(power / max(float(np.mean(np.square(hum))), 1e-20))
        return np.asarray(samples + gain * hum, np.float32)

    def describe(self, drawn: DrawnHum) -> str:
        return f"hum of {drawn.mains_hz:g} Hz, SNR {drawn.snr_db:.0f} dB"


@dataclass(frozen=True)
class DrawnComb:
    excess_db: float
    boost_db: float
    follow: float
    noise: Noise


@dataclass(frozen=True)
class Comb(PerItem):
    """Lines at multiples of ``spacing_hz`` above ``from_hz``, as MusicGen's decoder leaves them.

    Each line has the power that the sound has within its spacing, plus ``excess``; those at even kHz get ``boost`` on
    top. ``follow`` 0 is a steady whine, 1 follows the treble's envelope. Where the sound has nothing there are none.
    """

    title: ClassVar[str] = "Comb lines"
    low_db: Annotated[float, Range(-40, 20, "dB")] = -15.0
    high_db: Annotated[float, Range(-40, 20, "dB")] = 3.0
    most_boost_db: Annotated[float, Range(0, 40, "dB")] = 20.0
    spacing_hz: Annotated[int, Range(10, 1_000, "Hz")] = 50
    from_hz: Annotated[float, Range(0, 20_000, "Hz")] = 2_000.0

    def draw(self, rng: np.random.Generator) -> DrawnComb:
        # Strong whistles are the exception: the square of a uniform number.
        boost_db = self.most_boost_db * float(rng.random()) ** 2
        return DrawnComb(between(rng, self.low_db, self.high_db), boost_db, float(rng.random()), Noise.draw(rng))

    def damage(self, samples: Samples, sample_rate: int, drawn: DrawnComb) -> Samples:
        n = samples.shape[1]
        hz = np.arange(max(1, int(np.ceil(self.from_hz / self.spacing_hz))), sample_rate // 2 // self.spacing_hz)
        hz = hz * self.spacing_hz
        if n < sample_rate // self.spacing_hz or len(hz) == 0:
            return samples.copy()
        rng = np.random.default_rng(drawn.noise.seed)
        gain_db = drawn.excess_db + np.where(hz % 2_000 == 0, drawn.boost_db, 0.0)
        power = self._cells(samples, sample_rate, hz) * 10.0 ** (gain_db / 10.0)
        phases = rng.uniform(0, 2 * np.pi, hz.shape)
        lines = np.stack([_tiled(np.sqrt(2 * row), phases, hz, sample_rate, n) for row in power])
        if drawn.follow > 0:
            lines *= _envelope(samples, sample_rate) ** drawn.follow
        return np.asarray(samples + lines, np.float32)

    def _cells(self, samples: Samples, sample_rate: int, hz: np.ndarray) -> np.ndarray:
        """[channels, lines]: mean-square power of the sound within half a spacing of each line."""
        n = samples.shape[1]
        spectrum = 2.0 * np.abs(np.fft.rfft(samples)) ** 2 / float(n) ** 2
        running = np.concatenate([np.zeros((len(samples), 1)), np.cumsum(spectrum, axis=1)], axis=1)
        ends = [np.rint((hz + side * self.spacing_hz / 2) * n / sample_rate).astype(int) for side in (-1, 1)]
        low, high = (np.clip(end, 0, spectrum.shape[1]) for end in ends)
        return np.asarray(running[:, high] - running[:, low])

    def describe(self, drawn: DrawnComb) -> str:
        return f"lines every {self.spacing_hz} Hz, {drawn.excess_db:+.0f} dB, even kHz {drawn.boost_db:+.0f} dB more"


def _tiled(amplitudes: np.ndarray, phases: np.ndarray, hz: np.ndarray, sample_rate: int, n: int) -> np.ndarray:
    """Sum of sines at whole ``hz`` for ``n`` samples: one common period, repeated."""
    common_hz = gcd(int(np.gcd.reduce(hz)), sample_rate)
    period = sample_rate // common_hz
    spectrum = np.zeros(period // 2 + 1, np.complex128)
    spectrum[hz // common_hz] = 0.5 * period * amplitudes * np.exp(1j * phases)
    return np.resize(np.fft.irfft(spectrum, period), n)


def _envelope(samples: Samples, sample_rate: int) -> np.ndarray:
    """[channels, n] of mean square 1: how loud the treble is, over 100 ms."""
    treble = np.diff(samples, axis=1, prepend=samples[:, :1])
    smooth = scipy.ndimage.uniform_filter1d(np.square(treble), max(1, sample_rate // 10), axis=1)
    smooth = np.maximum(smooth, 0.0)
    return np.asarray(np.sqrt(smooth / np.maximum(smooth.mean(axis=1, keepdims=True), 1e-20)))
