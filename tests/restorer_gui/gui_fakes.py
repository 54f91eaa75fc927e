"""Stand-ins and helpers for the tests of the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip
from model_core.progress import Reporter
from restorer_gui.app import App
from restorer_gui.jobs import JobRunner

PATIENCE_MS = 30_000
# How much longer than promised a thing may take where the tests run: a machine with two cores for everybody.
SLACK = 4.0


class PatientBot(QtBot):
    """A qtbot that never gives up early. Where the promise itself is a time, a test takes the time (see `SLACK`)."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **how)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)


def outcome(runner: JobRunner, job: Any, qtbot: QtBot) -> Any:
    """What the job returned, or its `Failure`."""
    ended: list[Any] = []
    runner.succeeded.connect(ended.append)
    runner.failed.connect(ended.append)
    with qtbot.waitSignal(runner.finished):
        runner.start(job, "test")
    runner.succeeded.disconnect(ended.append)
    runner.failed.disconnect(ended.append)
    return ended[0]


class FakeStream:
    """What PortAudio would do: calls back when a test pulls."""

    latency = 0.0

    def __init__(self, sample_rate: int, callback: Callable[..., None]) -> None:
        self.sample_rate, self._callback = sample_rate, callback
        self.active, self.closed = True, False

    def pull(self, frames: int, status: Any = None) -> np.ndarray:
        out = np.full((frames, 2), 9.0, dtype=np.float32)
        self._callback(out, frames, None, status)
        return out

    def start(self) -> None:
        self.active = True

    def abort(self) -> None:
        self.active = False

    def close(self) -> None:
        self.closed = True


class FakeRestorer:
    """Halves every sample, in as many steps as asked, and counts them."""

    name, device, changed = "fake", "cpu", True
    notes = ("Everything was halved.",)
    steps, step_s = 4, 0.0
    error: Exception | None = None

    def __init__(self) -> None:
        self.asked: list[tuple[str, float, str]] = []

    def restore(self, clip: AudioClip, report: Reporter = Reporter()) -> Any:
        for _ in report.track(range(self.steps), "Restoring"):
            time.sleep(self.step_s)
        if self.error is not None:
            raise self.error
        if not self.changed:
            return SimpleNamespace(clip=clip, changed=False, notes=self.notes)
        half = AudioClip(clip.samples * np.float32(0.5), clip.sample_rate, clip.tags)
        return SimpleNamespace(clip=half, changed=True, notes=self.notes)  # the real class would load torch


def answer(box: Any, text: str) -> None:
    """Press the button of a dialog that says ``text``."""
    next(button for button in box.buttons() if button.text().replace("&", "") == text).click()


def idle(app: App, qtbot: QtBot) -> None:
    """Wait until no job runs, shown or quiet."""
    qtbot.waitUntil(lambda: not app.runner.running and not app.page.background.running)
