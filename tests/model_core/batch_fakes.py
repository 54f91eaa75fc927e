"""A queue of small files and a restorer that needs no network, for this process and for one that is killed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from model_core.progress import Reporter


class HalvingRestorer:
    """Halves every sample, slowly if asked; names with "same" come out as they went in, "bug" is a bug."""

    name, device = "fake", "cpu"
    notes: tuple[str, ...] = ()

    def __init__(self, pause_s: float = 0.0) -> None:
        self.changed = True
        self.pause_s = pause_s

    def stream(self, source: Any, report: Reporter = Reporter()) -> Iterator[np.ndarray]:
        name = source.path.name
        if "bug" in name:
            raise ZeroDivisionError("a fault")
        self.changed = "same" not in name
        for block in source.blocks(4000):
            report.check()
            time.sleep(self.pause_s)
            yield block * np.float32(0.5 if self.changed else 1.0)


def write_song(path: Path, seed: int = 0, frames: int = 8000) -> Path:
    """A short mono WAV whose samples tell which it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = np.random.default_rng(seed).uniform(-0.5, 0.5, frames).astype(np.float32)
    soundfile.write(path, samples, 16_000, subtype="PCM_16", format="WAV")
    return path


def run_slowly(folder: Path, pause_s: float) -> None:
    """What the killed process does: open the queue in ``folder`` and work through it with the fake."""
    import model_core.restorers
    from model_core.batch import Queue, run_queue

    model_core.restorers.open_restorer = lambda config: HalvingRestorer(pause_s)  # type: ignore[assignment]
    queue = Queue.open(folder)
    run_queue(queue)
    queue.close()
