"""What a recording is like, in figures."""

from __future__ import annotations

from dataclasses import dataclass

from model_core.audio.clip import AudioSource
from model_core.progress import Reporter


@dataclass(frozen=True)
class AudioFacts:
    frames: int
    loudness_lufs: float | None
    true_peak_dbfs: float
    peak: float
    bandwidth_hz: float
    clipped_samples: int
    silent: bool
    dual_mono: bool
    effective_bits: int | None


def measure(source: AudioSource, report: Reporter = Reporter()) -> AudioFacts:
    peak, frames = 0.0, 0
    for block in source.blocks(1 << 16):
        peak, frames = max(peak, float(abs(block).max())), frames + block.shape[1]
    return AudioFacts(frames, None, 0.0, peak, source.sample_rate / 2, 0, peak == 0, False, None)
