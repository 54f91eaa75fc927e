"""Small folders of made-up music for tests."""

from pathlib import Path

import numpy as np
import soundfile

RATE = 32_000


def tune(seed: int, seconds: float, rate: int = RATE) -> np.ndarray:
    """Plucked harmonic tones over a little noise, mono float32 [n], peak 0.5."""
    rng = np.random.default_rng(seed)
    time_s = np.arange(int(seconds * rate)) / rate
    wave = 0.01 * rng.standard_normal(len(time_s))
    for start_s in np.arange(0.0, seconds, 0.25):
        pitch_hz = 110.0 * 2.0 ** (rng.integers(36) / 12.0)
        heard = time_s >= start_s
        for harmonic in range(1, 9):
            phase = 2.0 * np.pi * pitch_hz * harmonic * (time_s[heard] - start_s)
            wave[heard] += np.sin(phase) * np.exp(-4.0 * (time_s[heard] - start_s)) / harmonic
    return (0.5 * wave / np.abs(wave).max()).astype(np.float32)


def make_folder(folder: Path, tracks: int, seconds: float = 3.0) -> Path:
    """WAV files ``00.wav``, ``01.wav`` ... in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(tracks):
        soundfile.write(folder / f"{index:02}.wav", tune(index, seconds), RATE, subtype="PCM_16")
    return folder
