"""How fast a song is restored, in how much memory, and where the time goes.

    python benchmarks/restore_speed.py [--minutes 4] [--checkpoint residual] [--device auto] [--json]

Makes music-like sound (44.1 kHz, stereo, nothing above 11 kHz) in a temporary folder and restores it as the command
line does. Stages are timed from outside, by wrapping what the restorer calls; each second counts for one stage only.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np
import scipy.signal
import soundfile
import torch

from model_core.audio import AudioFile, AudioWriter
from model_core.checkpoint import Card, save_checkpoint
from model_core.config import to_dict
from model_core.errors import CheckpointError
from model_core.library import resolve
from model_core.models import CRNN, CRNNConfig
from model_core.restorers import RestoreConfig, crnn, network, open_restorer, restore_file

RATE_HZ = 44_100


class Stages:
    """Exclusive seconds by stage: while an inner stage runs, the outer one stands still. ``clock``: whose seconds."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._clock, self._since_s = clock, clock()

    def _book(self) -> None:
        now_s = self._clock()
        if self._open:
            self.seconds[self._open[-1]] = self.seconds.get(self._open[-1], 0.0) + now_s - self._since_s
        self._since_s = now_s

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._book()
        self._open.append(name)
        try:
            yield
        finally:
            self._book()
            self._open.pop()

    def wrap(self, owner: Any, attribute: str, name: str) -> None:
        """Time every call of ``owner.attribute`` as ``name``; of a generator, every step."""
        inner: Callable[..., Any] = getattr(owner, attribute)

        @wraps(inner)
        def timed(*arguments: Any, **named: Any) -> Any:
            with self.stage(name):
                result = inner(*arguments, **named)
            return self._steps(result, name) if isinstance(result, Iterator) else result

        setattr(owner, attribute, timed)

    def _steps(self, steps: Iterator[Any], name: str) -> Iterator[Any]:
        while True:
            with self.stage(name):
                step = next(steps, None)
            if step is None:
                return
            yield step


def watch() -> Stages:
    """Hooks around what the restorer calls."""
    stages = Stages()
    stages.wrap(AudioFile, "blocks", "read")
    stages.wrap(network.PictureNetwork, "observe", "pictures")
    stages.wrap(network.PictureNetwork, "enhance", "network")
    stages.wrap(crnn, "find_tilt", "decisions")
    stages.wrap(crnn, "make_plan", "decisions")
    stages.wrap(crnn, "equalise", "reconstruction")
    stages.wrap(crnn, "apply_plan", "reconstruction")
    stages.wrap(crnn, "limit_peaks", "level")
    stages.wrap(crnn._Level, "add", "level")
    stages.wrap(AudioWriter, "write", "write")
    stages.wrap(AudioWriter, "__exit__", "write")
    return stages


def write_song(path: Path, minutes: float, tilted: bool = True) -> None:
    """Chords with decaying notes, drums of noise, two different channels; through a band limit and, ``tilted``, the
    reference's reverb, so that the restorer has its full work to do.
    """
    rng = np.random.default_rng(0)
    dull = scipy.signal.butter(8, 11_000, "lowpass", fs=RATE_HZ, output="sos")
    decay = np.exp(-5.0 / (0.12 * RATE_HZ))  # the reference's exponential of 120 ms, without its cut end
    state = np.zeros((2, 1))
    beat = RATE_HZ // 2
    time_s = np.arange(beat) / RATE_HZ
    with soundfile.SoundFile(path, "w", RATE_HZ, 2, "PCM_16") as file:
        for _ in range(round(minutes * 120)):
            notes_hz = 110.0 * 2.0 ** (rng.choice([0, 3, 5, 7, 10, 12, 15], size=(4, 1)) / 12.0)
            tones = sum(
                np.sin(2 * np.pi * notes_hz * k * time_s + rng.uniform(0, 6.28, (4, 1))) / k for k in range(1, 40)
            )
            left_right = rng.uniform(0.2, 1.0, (2, 4)) @ (tones * np.exp(-4 * time_s))
            drum = rng.standard_normal((2, beat)) * np.exp(-25 * time_s)
            block = scipy.signal.sosfilt(dull, 0.06 * left_right + 0.08 * drum, axis=1)
            if tilted:
                block, state = scipy.signal.lfilter([1.0 / 64.0], [1.0, -decay], block, axis=1, zi=state)
            file.write(np.clip(block.T, -1, 1))


def find_checkpoint(name: str, folder: Path) -> str:
    """``name``, or a network of the same size with random weights where there is none yet."""
    try:
        return str(resolve(name))
    except CheckpointError:
        print(f"{name}: no such checkpoint; using random weights, which cost the same.", file=sys.stderr)
        config = CRNNConfig(mode="direct")
        save_checkpoint(folder / "random.safetensors", CRNN(config), Card(name="random", config=to_dict(config)))
        return str(folder / "random.safetensors")


def peak_mb() -> float:
    """The most memory this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def measure(minutes: float, checkpoint: str, device: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_song(folder / "song.wav", minutes)
        checkpoint = find_checkpoint(checkpoint, folder)
        before_mb = peak_mb()
        began_s = time.perf_counter()
        restorer = open_restorer(RestoreConfig(checkpoint, 100.0, device))
        opened_s = time.perf_counter() - began_s
        stages = watch()
        with stages.stage("other"):
            cpu_s = time.process_time()
            result = restore_file(restorer, folder / "song.wav", folder / "restored.wav")
            cpu_s = time.process_time() - cpu_s
        sound_s = soundfile.info(folder / "restored.wav").duration
    return {
        "sound_s": sound_s,
        "open_s": round(opened_s, 2),
        "restore_s": round(result.seconds, 2),
        "cpu_s": round(cpu_s, 2),
        "times_real_time": round(sound_s / result.seconds, 2),
        "peak_mb": round(peak_mb()),
        "peak_before_mb": round(before_mb),
        "changed": result.changed,
        "device": restorer.device,
        "threads": torch.get_num_threads(),
        "cores": os.cpu_count(),
        "stages_s": {stage: round(s, 2) for stage, s in sorted(stages.seconds.items(), key=lambda pair: -pair[1])},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast a song is restored, and where the time goes.")
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--checkpoint", default="residual")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.minutes, options.checkpoint, options.device)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(
        f"{found['sound_s']:.0f} s of sound in {found['restore_s']} s on {found['device']} "
        f"({found['threads']} threads of {found['cores']} cores): {found['times_real_time']} times real time"
    )
    print(f"{found['cpu_s']} s of CPU time, whatever else the machine was doing")
    print(f"peak memory {found['peak_mb']} MB, of which {found['peak_before_mb']} MB before the restorer was opened")
    if not found["changed"]:
        print("note: the restorer found no benefit, so this is not the full work")
    for stage, seconds in found["stages_s"].items():
        print(f"  {stage:<15} {seconds:7.2f} s  {100 * seconds / found['restore_s']:5.1f} %")


if __name__ == "__main__":
    main()
