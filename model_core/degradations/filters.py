"""Band limits and tone. All are zero-phase: they take away and add, and move nothing in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import numpy as np
import scipy.fft
import scipy.interpolate
import scipy.signal
import soxr
import torch
from torch import Tensor

from model_core.config import Range
from model_core.degradations.base import as_rows, between, log_between

BandKind = Literal["brickwall", "butterworth", "chebyshev", "elliptic", "resample"]
BAND_KINDS: tuple[BandKind, ...] = ("brickwall", "butterworth", "chebyshev", "elliptic", "resample")
EQ_HZ = (80.0, 300.0, 1_000.0, 3_500.0, 12_000.0)
_RIPPLE_DB = 0.5  # of Chebyshev's and the elliptic filter's pass band
_STOP_DB = 80.0
_ROOM = 4096  # zeros behind the sound for a filter's ringing


@dataclass(frozen=True)
class DrawnBandLimit:
    cutoff_hz: float
    kind: BandKind
    order: int


@dataclass(frozen=True)
class BandLimit:
    """A low-pass of a drawn kind. The cutoff is where it is 3 dB down, or (Chebyshev, elliptic) leaves the pass band.

    ``brickwall`` has no slope at all; ``resample`` goes down to twice the cutoff and back as soxr does.
    """

    title: ClassVar[str] = "Band limit"
    low_hz: Annotated[float, Range(1_000, 22_000, "Hz")] = 3_500.0
    high_hz: Annotated[float, Range(1_000, 22_000, "Hz")] = 20_000.0
    low_order: Annotated[int, Range(2, 16)] = 4
    high_order: Annotated[int, Range(2, 16)] = 10
    kinds: tuple[BandKind, ...] = BAND_KINDS

    def draw(self, rng: np.random.Generator) -> DrawnBandLimit:
        cutoff_hz = log_between(rng, self.low_hz, self.high_hz)
        kind = self.kinds[int(rng.integers(len(self.kinds)))]
        low, high = sorted((self.low_order, self.high_order))
        return DrawnBandLimit(cutoff_hz, kind, int(rng.integers(low, high + 1)))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnBandLimit]) -> Tensor:
        out = wave.clone()
        for b, d in enumerate(drawn):
            if d.cutoff_hz < 0.495 * sample_rate:  # above it there is nothing to take away
                limited = _resampled if d.kind == "resample" else _filtered
                out[b] = limited(wave[b], sample_rate, d)
        return out

    def describe(self, drawn: DrawnBandLimit) -> str:
        slope = f", order {drawn.order}" if drawn.kind not in ("brickwall", "resample") else ""
        return f"band limit at {drawn.cutoff_hz / 1000:.1f} kHz ({drawn.kind}{slope})"


def _resampled(row: Tensor, sample_rate: int, drawn: DrawnBandLimit) -> Tensor:
    """[..., n] down to twice the cutoff and back, by soxr."""
    lower_hz = round(2 * drawn.cutoff_hz)
    samples = np.ascontiguousarray(np.atleast_2d(row.cpu().numpy()).T)
    down = soxr.resample(samples, sample_rate, lower_hz, quality="HQ")
    up = soxr.resample(down, lower_hz, sample_rate, quality="HQ")[: len(samples)]
    up = np.pad(up, ((0, len(samples) - len(up)), (0, 0)))
    return torch.from_numpy(np.ascontiguousarray(up.T).reshape(row.shape)).to(row)


def _filtered(row: Tensor, sample_rate: int, drawn: DrawnBandLimit) -> Tensor:
    size, hz = grid(row.shape[-1], sample_rate)
    return apply_response(row, torch.from_numpy(band_response(hz, sample_rate, drawn)), size)


def band_response(hz: np.ndarray, sample_rate: int, drawn: DrawnBandLimit) -> np.ndarray:
    """The filter's magnitude at ``hz``."""
    if drawn.kind == "brickwall":
        return (hz <= drawn.cutoff_hz).astype(np.float64)
    design = {
        "butterworth": lambda: scipy.signal.butter(drawn.order, drawn.cutoff_hz, fs=sample_rate, output="sos"),
        "chebyshev": lambda: scipy.signal.cheby1(
            drawn.order, _RIPPLE_DB, drawn.cutoff_hz, fs=sample_rate, output="sos"
        ),
        "elliptic": lambda: scipy.signal.ellip(
            drawn.order, _RIPPLE_DB, _STOP_DB, drawn.cutoff_hz, fs=sample_rate, output="sos"
        ),
    }[drawn.kind]()
    z1 = np.exp(-2j * np.pi * hz / sample_rate)
    z2 = z1 * z1
    magnitude = np.ones(len(hz))
    for b0, b1, b2, _, a1, a2 in design:
        magnitude *= np.abs(b0 + b1 * z1 + b2 * z2) / np.abs(1.0 + a1 * z1 + a2 * z2)
    return magnitude


def grid(n: int, sample_rate: int) -> tuple[int, np.ndarray]:
    """(transform length with room for ringing, its frequencies in Hz)."""
    size = scipy.fft.next_fast_len(n + _ROOM, real=True)
    return size, np.fft.rfftfreq(size, 1.0 / sample_rate)


def apply_response(wave: Tensor, response: Tensor, size: int) -> Tensor:
    """[..., n] times a magnitude response on the frequencies of ``size``."""
    filtered: Tensor = torch.fft.irfft(torch.fft.rfft(wave, size) * response.to(wave), size)[..., : wave.shape[-1]]
    return filtered


@dataclass(frozen=True)
class DrawnRolloff:
    start_hz: float
    edge_hz: float
    depth_db: float


@dataclass(frozen=True)
class Rolloff:
    """A soft slope below a hard edge, as generated music has it: 15 to 16 kHz lies 10 to 23 dB down and nothing is
    above.
    """

    title: ClassVar[str] = "Soft roll-off"
    low_edge_hz: Annotated[float, Range(2_000, 22_000, "Hz")] = 15_500.0
    high_edge_hz: Annotated[float, Range(2_000, 22_000, "Hz")] = 16_000.0
    low_db: Annotated[float, Range(0, 60, "dB")] = 10.0
    high_db: Annotated[float, Range(0, 60, "dB")] = 30.0
    width_hz: Annotated[float, Range(50, 8_000, "Hz")] = 1_500.0

    def draw(self, rng: np.random.Generator) -> DrawnRolloff:
        edge_hz = between(rng, self.low_edge_hz, self.high_edge_hz)
        width_hz = self.width_hz * between(rng, 0.7, 1.3)
        return DrawnRolloff(max(edge_hz - width_hz, 0.0), edge_hz, between(rng, self.low_db, self.high_db))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnRolloff]) -> Tensor:
        size, hz = grid(wave.shape[-1], sample_rate)
        rows = []
        for d in drawn:
            # Linear in dB down to the edge, then over 100 Hz to nothing.
            along = np.clip((hz - d.start_hz) / max(d.edge_hz - d.start_hz, 1.0), 0.0, 1.0)
            end = np.clip((d.edge_hz + 50.0 - hz) / 100.0, 0.0, 1.0)
            rows.append(10.0 ** (-d.depth_db * along / 20.0) * end)
        return apply_response(wave, as_rows(torch.from_numpy(np.stack(rows)), wave), size)

    def describe(self, drawn: DrawnRolloff) -> str:
        return f"{drawn.depth_db:.0f} dB down at {drawn.edge_hz / 1000:.1f} kHz, nothing above"


@dataclass(frozen=True)
class DrawnEq:
    gains_db: tuple[float, ...]


@dataclass(frozen=True)
class Eq:
    """A gentle equaliser: gains drawn at five frequencies, a smooth curve between them."""

    title: ClassVar[str] = "Equaliser"
    most_db: Annotated[float, Range(0, 18, "dB")] = 4.0

    def draw(self, rng: np.random.Generator) -> DrawnEq:
        return DrawnEq(tuple(float(g) for g in rng.uniform(-self.most_db, self.most_db, len(EQ_HZ))))

    def __call__(self, wave: Tensor, sample_rate: int, drawn: Sequence[DrawnEq]) -> Tensor:
        size, hz = grid(wave.shape[-1], sample_rate)
        octaves = np.log2(np.clip(hz, EQ_HZ[0], EQ_HZ[-1]))
        curves = [scipy.interpolate.pchip_interpolate(np.log2(EQ_HZ), d.gains_db, octaves) for d in drawn]
        response = 10.0 ** (np.stack(curves) / 20.0)
        return apply_response(wave, as_rows(torch.from_numpy(response), wave), size)

    def describe(self, drawn: DrawnEq) -> str:
        gains = ", ".join(f"{g:+.1f}" for g in drawn.gains_db)
        return f"equaliser {gains} dB at 80 Hz to 12 kHz"
