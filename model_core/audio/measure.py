"""What a recording is like, in figures: one pass over its blocks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from model_core.audio.bandwidth import SpectrumMeter
from model_core.audio.clip import AudioSource, Samples
from model_core.audio.clipping import ClippingMeter
from model_core.audio.loudness import LoudnessMeter, TruePeakMeter
from model_core.audio.steps import StepMeter
from model_core.progress import Reporter

_BLOCK_FRAMES = 1 << 16
# Half a step of 16 bits: quieter than that is silence, and channels that differ by less are the same.
_AUDIBLE = 2.0**-16
_GRID_BITS = 24


@dataclass(frozen=True)
class AudioFacts:
    """The figures of a recording.

    ``loudness_lufs`` is None for silence and for less than 0.4 s. ``peak`` is linear (1.0 is full scale),
    ``true_peak_dbfs`` is -inf for digital silence. ``clipped_samples`` are those in flat tops (`ClippingMeter`),
    ``clipped_runs`` how many of these there are, ``clipped_at`` the first frames of the first of them.
    ``effective_bits`` is how many bits the samples really use, also where a gain came after the rounding to few; None
    where they are no integers or all zero. ``dc_offset`` is the largest mean of a channel, with its sign.
    """

    frames: int
    sample_rate: int
    channels: int
    loudness_lufs: float | None
    true_peak_dbfs: float
    peak: float
    bandwidth_hz: float
    clipped_samples: int
    silent: bool
    dual_mono: bool
    effective_bits: int | None
    clipped_runs: int = 0
    clipped_at: tuple[int, ...] = ()
    dc_offset: float = 0.0

    @property
    def duration_s(self) -> float:
        """Length in seconds, as decoded."""
        return self.frames / self.sample_rate


def measure(source: AudioSource, report: Reporter = Reporter()) -> AudioFacts:
    """Measure all of ``source`` in one pass and constant memory.

    Raises:
        AudioError: the file behind ``source`` cannot be read.
        Cancelled: the listener asked to stop.
    """
    rate, channels = source.sample_rate, source.channels
    loudness, spectrum = LoudnessMeter(rate, channels), SpectrumMeter(rate, channels)
    true_peak, clipping = TruePeakMeter(rate, channels), ClippingMeter(channels)
    grid, coarse = GridMeter(), StepMeter(channels)
    frames, peak, difference = 0, 0.0, 0.0
    total = np.zeros(channels)
    for block in source.blocks(_BLOCK_FRAMES):
        loudness.add(block)
        spectrum.add(block)
        true_peak.add(block)
        clipping.add(block)
        grid.add(block)
        coarse.add(block)
        total += block.sum(axis=1, dtype=np.float64)
        peak = max(peak, float(block.max()), -float(block.min()))
        if channels == 2 and difference <= _AUDIBLE:
            difference = max(difference, float(np.abs(block[0] - block[1]).max()))
        frames += block.shape[1]
        report.update(min(1.0, frames / source.frames) if source.frames else None, "measuring")
    nothing = np.zeros((channels, 0), np.float32)
    spectrum.add(nothing, last=True)
    true_peak.add(nothing, last=True)
    silent = peak < _AUDIBLE
    steps = coarse.steps()
    means = total / max(frames, 1)
    return AudioFacts(
        frames=frames,
        sample_rate=rate,
        channels=channels,
        loudness_lufs=loudness.integrated_lufs(),
        true_peak_dbfs=20.0 * math.log10(true_peak.peak) if true_peak.peak > 0.0 else -math.inf,
        peak=peak,
        bandwidth_hz=0.0 if silent else spectrum.bandwidth_hz(),
        clipped_samples=0 if silent else clipping.count,
        silent=silent,
        dual_mono=channels == 2 and not silent and difference <= _AUDIBLE,
        effective_bits=steps.bits if steps.all_channels else grid.bits(),
        clipped_runs=0 if silent else clipping.runs,
        clipped_at=() if silent else clipping.places(),
        dc_offset=float(means[np.abs(means).argmax()]),
    )


class GridMeter:
    """Finds the coarsest integer grid that all samples lie on, up to 24 bits."""

    def __init__(self) -> None:
        self._bits_seen = 0
        self._on_grid = True

    def add(self, block: Samples) -> None:
        """Take [channels, n]."""
        if not self._on_grid:
            return
        scaled = block * np.float32(2.0 ** (_GRID_BITS - 1))
        if float(np.abs(scaled).max()) > 2.0 ** (_GRID_BITS - 1):
            self._on_grid = False
            return
        numbers = scaled.astype(np.int32)
        self._on_grid = bool(np.array_equal(numbers, scaled))
        self._bits_seen |= int(np.bitwise_or.reduce(numbers, axis=None))

    def bits(self) -> int | None:
        """Bits in use; None off any grid and for digital silence."""
        if not self._on_grid or self._bits_seen == 0:
            return None
        unused = (self._bits_seen & -self._bits_seen).bit_length() - 1
        return _GRID_BITS - unused
