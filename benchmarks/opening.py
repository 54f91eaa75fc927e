"""From opening a 4-minute stereo MP3 to its picture: ``python benchmarks/opening.py [--runs 3]``.

Makes the file (chords and noise) in a temporary folder, starts the real application with its processes on it
(`startup.py`) and prints the marks of each run; what counts is "picture" less "window".
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile

RATE, MINUTES = 44_100, 4


def make_song(path: Path) -> None:
    """Four minutes of stereo chords with a little noise, as MP3."""
    rng = np.random.default_rng(0)
    time_s = np.arange(60 * RATE) / RATE
    minute = sum(np.sin(2 * np.pi * pitch_hz * time_s) for pitch_hz in (220.0, 277.2, 329.6, 440.0, 1320.0))
    with soundfile.SoundFile(path, "w", RATE, 2, format="MP3") as file:
        for _ in range(MINUTES):
            noise = 0.05 * rng.standard_normal((len(time_s), 2))
            file.write((0.1 * minute[:, None] + noise).astype(np.float32))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="restorer-opening-") as folder:
        song = Path(folder) / "song.mp3"
        make_song(song)
        startup = Path(__file__).with_name("startup.py")
        subprocess.run([sys.executable, str(startup), str(song), "--runs", str(options.runs)], check=True)


if __name__ == "__main__":
    main()
