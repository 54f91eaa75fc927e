"""Jobs for the tests of `engine_process`. The child imports them by this name; no Qt, no torch."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np

from model_core.audio import AudioClip
from model_core.errors import AudioError
from model_core.progress import Reporter


class Exact(AudioError):
    """An error with more than its sentence."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(path, line)
        self.line = line


class Stubborn(AudioError):
    """An error that cannot be pickled: its argument is not what it is made of."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(f"{path}: line {line}")


def count(steps: int, report: Reporter = Reporter()) -> int:
    for _ in report.track(range(steps), "Counting"):
        pass
    return os.getpid()


def halve(clip: AudioClip, report: Reporter = Reporter()) -> AudioClip:
    return AudioClip(clip.samples * np.float32(0.5), clip.sample_rate, clip.tags)


def give_back(clip: AudioClip, report: Reporter = Reporter()) -> tuple[AudioClip, bool]:
    return clip, isinstance(clip.samples, np.memmap)


def total(clip: AudioClip, report: Reporter = Reporter()) -> float:
    return float(clip.samples.sum(dtype=np.float64))


def scribble(clip: AudioClip, report: Reporter = Reporter()) -> float:
    clip.samples[:] = 7.0
    return float(clip.samples[0, 0])


def fail(kind: str, report: Reporter = Reporter()) -> None:
    if kind == "exact":
        raise Exact("a.wav", 7)
    if kind == "stubborn":
        raise Stubborn("b.wav", 8)
    raise ZeroDivisionError("c")


def forever(report: Reporter = Reporter()) -> None:
    while True:
        report.update(0.5, "on and on")
        time.sleep(0.005)


def deaf(seconds: float, report: Reporter = Reporter()) -> str:
    report.update(0.1, "deaf")
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        time.sleep(0.05)
    return "too late"


def die(how: str, report: Reporter = Reporter()) -> None:
    report.update(0.5, "dying")
    if how == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "crash":
        ctypes.string_at(0)
    os._exit(3)


def say(text: str, report: Reporter = Reporter()) -> None:
    logging.getLogger("fake_work").warning("%s", text)
    print("this goes nowhere")


def write_slowly(target: Path, report: Reporter = Reporter()) -> None:
    from model_core.audio import AudioWriter, ExportConfig

    with AudioWriter(target, 44_100, 2, ExportConfig("WAV", overwrite=True)) as writer:
        while True:
            report.update(0.5, "writing")
            writer.write(np.zeros((2, 4410), np.float32))
            time.sleep(0.005)


def write_deaf(target: Path, report: Reporter = Reporter()) -> None:
    """Writes half a file, then never looks at a cancel."""
    from model_core.audio import AudioWriter, ExportConfig

    with AudioWriter(target, 44_100, 2, ExportConfig("WAV", overwrite=True)) as writer:
        writer.write(np.zeros((2, 44_100), np.float32))
        report.update(0.5, "deaf")
        time.sleep(60.0)


def write_deaf_in_a_folder(folder: Path, report: Reporter = Reporter()) -> None:
    """The same in a hidden folder of its own, as an item of a batch does."""
    from model_core.audio import atomic

    atomic.watcher(folder, True)
    folder.mkdir()
    write_deaf(folder / "song.wav", report)


def environment(name: str, report: Reporter = Reporter()) -> str | None:
    return os.environ.get(name)


def loaded(names: tuple[str, ...], report: Reporter = Reporter()) -> list[str]:
    return [name for name in names if name in sys.modules]


def never_returns_this(report: Reporter = Reporter()) -> object:
    return lambda: None
