"""What the studio restorer does to a whole source before its network is asked block by block: undo clipping, smooth
coarse steps, take steady whistles out, undo a stationary colouring. Each gives a source back, its samples in a
nameless file.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from model_core.audio import AudioClip, AudioSource
from model_core.audio.clipping import ClippingMeter
from model_core.audio.loudness import LoudnessMeter
from model_core.audio.steps import StepMeter, Steps
from model_core.declip import ClipLevels, declip, levels_of
from model_core.dequantise import dequantise
from model_core.mapped import room
from model_core.progress import Reporter
from model_core.reconstruct.equaliser import equalise
from model_core.reconstruct.lines import LineFinder, Lines, without_lines
from model_core.reconstruct.tilt import Tilt
from model_core.restorers.at_rate import BLOCK
from model_core.restorers.blocks import BlockPlan, Window, join, windows

MESSAGE = "Restoring"
FAINTEST_LINES = 1e-7  # of the steady power: whistles below -70 dB are nobody's trouble


@dataclass(frozen=True, eq=False)
class Faults:
    """What is known to be wrong with a whole source, whatever a network says; and its peak."""

    clip: ClipLevels
    steps: Steps
    lines: Lines
    peak: float

    @property
    def whistles(self) -> bool:
        return self.lines.any and self.lines.share > FAINTEST_LINES

    def notes(self) -> list[str]:
        """A sentence for each."""
        said = []
        if self.clip.clipped:
            said.append(f"Clipping was repaired: {100.0 * self.clip.share:.2g} % of the samples.")
        if self.steps.coarse:
            said.append(f"Coarse steps were smoothed: {self.steps.bits} bits.")
        if self.whistles:
            said.append(f"Steady whistling was taken out: {len(self.lines.hz)} lines at multiples of 50 Hz.")
        return said


def find_faults(source: AudioSource, report: Reporter) -> Faults:
    """One look at all of ``source``."""
    clipping, steps = ClippingMeter(source.channels), StepMeter(source.channels)
    lines, heard = LineFinder(source.sample_rate, source.channels), 0
    for block in source.blocks(BLOCK):
        report.check()
        clipping.add(block)
        steps.add(block)
        lines.add(torch.from_numpy(block))
        heard += block.size
    return Faults(levels_of(clipping, heard), steps.steps(), lines.lines(), clipping.peak)


def mended(source: AudioSource, faults: Faults, report: Reporter) -> AudioClip:
    """``source``, of known length, without ``faults``."""

    def change(wave: Tensor) -> Tensor:
        if faults.clip.clipped:
            wave = declip(wave, faults.clip)
        if faults.steps.coarse:
            wave = dequantise(wave, faults.steps)
        return without_lines(wave, faults.lines) if faults.whistles else wave

    return _rendered(source, change, report)


def untilted(source: AudioSource, tilt: Tilt, report: Reporter) -> AudioClip:
    """``source``, of known length, through the filter that undoes ``tilt``, as loud as it was."""
    made = _rendered(source, lambda wave: equalise(wave, tilt, source.sample_rate), report)
    gain = np.float32(10.0 ** (_louder_db(source, made, report) / 20.0))
    for start in range(0, made.samples.shape[1], BLOCK):
        made.samples[:, start : start + BLOCK] *= gain
    return made


def _rendered(source: AudioSource, change: Callable[[Tensor], Tensor], report: Reporter) -> AudioClip:
    """``source`` after ``change``, applied to pieces of 8 s with a second of context."""
    plan = BlockPlan(8 * source.sample_rate, source.sample_rate, source.sample_rate // 10)
    frames = source.frames or 0
    samples = room(source.channels, frames)
    total, done = max(-(-frames // plan.core), 1), 0

    def process(window: Window) -> np.ndarray:
        report.update(window.index / total, MESSAGE)
        made: np.ndarray = change(torch.from_numpy(np.array(window.samples))).numpy()
        return made

    for block in join(windows(source.blocks(plan.core), plan), process, plan):
        block = block[:, : samples.shape[1] - done]
        samples[:, done : done + block.shape[1]] = block
        done += block.shape[1]
    return AudioClip(samples[:, :done], source.sample_rate)


def _louder_db(one: AudioSource, other: AudioSource, report: Reporter) -> float:
    """By how much ``one`` is louder, in LU; in plain power for what is too short or quiet to have a loudness."""
    loudness, energy = [], []
    for source in (one, other):
        meter, total = LoudnessMeter(source.sample_rate, source.channels), 1e-20
        for block in source.blocks(BLOCK):
            report.check()
            meter.add(block)
            total += float(np.square(block, dtype=np.float64).sum())
        loudness.append(meter.integrated_lufs())
        energy.append(total)
    if loudness[0] is not None and loudness[1] is not None:
        return loudness[0] - loudness[1]
    return 10.0 * math.log10(energy[0] / energy[1])
