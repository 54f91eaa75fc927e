"""The run in hand: starts it, asks it to stop, hears of it. The training itself is in a process of its own."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from model_core.progress import Update
from restorer_gui import train_work
from restorer_gui.jobs import Failure, JobRunner
from restorer_gui.train_plan import STOP, TrainPlan


class Training(QObject):
    """One run at a time. ``ended`` says how: "finished", "paused" or "stopped"."""

    state_changed = Signal()
    updated = Signal(object)  # Update
    grown = Signal()  # an epoch more, or another clip to listen to
    ended = Signal(str)
    failed = Signal(object)  # Failure

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self.folder: Path | None = None
        self.plan = TrainPlan()
        self.pausing = False
        self._stopping = False
        self._seen: tuple[object, object] = (None, None)
        runner.updated.connect(self._on_updated)
        runner.succeeded.connect(self._on_succeeded)
        runner.failed.connect(self._on_failed)
        runner.finished.connect(self._on_finished)

    @property
    def running(self) -> bool:
        return self._runner.running

    @property
    def stopping(self) -> bool:
        return self._stopping and self.running

    def start(self, folder: Path, plan: TrainPlan) -> None:
        """Begin there, or go on with what is there."""
        if self.running:
            return
        self.folder, self.plan = folder, plan
        self.pausing = self._stopping = False
        self._seen = (None, None)
        self._runner.start(partial(train_work.run, folder, plan), folder.name)
        self.state_changed.emit()

    def pause(self) -> None:
        """Keep the state and end; `start` goes on. A step that is being computed is finished first."""
        if self.running and self.folder is not None:
            self.pausing = True
            with contextlib.suppress(OSError):
                (self.folder / STOP).touch()
            self.state_changed.emit()

    def stop(self) -> None:
        """Like `pause`, for good."""
        self._stopping = True
        self.pause()

    def _on_updated(self, update: Update) -> None:
        self.updated.emit(update)
        seen = (update.values.get("history_bytes"), update.values.get("listened"))
        if seen != self._seen:
            self._seen = seen
            self.grown.emit()

    def _on_succeeded(self, how: str) -> None:
        self.ended.emit("stopped" if how == "paused" and self._stopping else how)

    def _on_failed(self, failure: Failure) -> None:
        self.failed.emit(failure)

    def _on_finished(self) -> None:
        self.pausing = False
        self.state_changed.emit()
