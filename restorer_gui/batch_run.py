"""Works through a queue: one job per file, so that a file that brings the worker down takes no other with it."""

from __future__ import annotations

import logging
import time
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from model_core import batch
from model_core.batch import NotReady, Queue
from model_core.errors import RestorerError
from model_core.progress import Reporter, Update
from restorer_gui.jobs import Background, Failure, JobRunner, in_window

End = Literal["finished", "paused", "stopped", "not ready"]
UNKNOWN_S = 200.0  # what a file of unknown length counts as in the estimate: a song

_log = logging.getLogger(__name__)


@in_window
def sync(queue: Queue, report: Reporter = Reporter()) -> None:
    """Bring the list to the disk itself, beside the window: that may take a while."""
    queue.sync()


class BatchRun(QObject):
    """Started by `start`; ends by itself, after the file in hand (`pause`) or at once (`stop`)."""

    item_changed = Signal(int)
    progressed = Signal()
    state_changed = Signal()  # running, pausing, stopping or none of them
    ended = Signal(str, str)  # an `End`, and a sentence for "not ready"

    def __init__(self, queue: Queue, runner: JobRunner, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue, self._runner, self._background = queue, runner, background
        self.current: int | None = None
        self.fraction = 0.0  # of the file in hand
        self.running = self.pausing = self.stopping = False
        self._reason = ""  # why nothing can be restored
        self._leaving = False
        self._began_s = self._done_s = self._left_s = 0.0
        runner.updated.connect(self._on_updated)
        runner.succeeded.connect(self._on_succeeded)
        runner.failed.connect(self._on_failed)
        runner.cancelled.connect(self._on_cancelled)
        runner.finished.connect(self._on_finished)

    def start(self) -> None:
        """Restore every file that waits; one that was stopped half-way waits again. Takes back a `pause`."""
        if self.running:
            self.pausing = False
            self.state_changed.emit()
            return
        for number in self.queue.retry(("cancelled",)):
            self.item_changed.emit(number)
        if self.queue.waiting() is None:
            return
        self.running, self.pausing, self.stopping, self._reason = True, False, False, ""
        self._began_s, self._done_s = time.monotonic(), 0.0
        self.state_changed.emit()
        self._next()

    def pause(self) -> None:
        """Go on until the file in hand is done."""
        if self.running:
            self.pausing = True
            self.state_changed.emit()

    def stop(self, leaving: bool = False) -> None:
        """Stop now; the file in hand can be done another time. ``leaving``: it waits for the next start."""
        self._leaving = self._leaving or leaving
        if self.running and not self.stopping:
            self.stopping = True
            self._runner.cancel()
            self.state_changed.emit()

    @property
    def share(self) -> float:
        """How much of this run is done, 0 to 1, by the length of the music."""
        done_s = self._done_s + self.fraction * self._length_s(self.current)
        whole_s = self._done_s + self._left_s
        return min(1.0, done_s / whole_s) if whole_s > 0 else 0.0

    @property
    def remaining_s(self) -> float | None:
        """An estimate from this run; None while there is too little to go by."""
        elapsed_s, share = time.monotonic() - self._began_s, self.share
        return elapsed_s * (1.0 - share) / share if share >= 0.005 and elapsed_s >= 1.0 else None

    def estimate(self) -> None:
        """The list or its lengths changed: add up what is left."""
        self._left_s = sum(item.duration_s or UNKNOWN_S for item in self.queue if item.state in ("waiting", "running"))

    def _length_s(self, number: int | None) -> float:
        return 0.0 if number is None else self.queue[number].duration_s or UNKNOWN_S

    def _next(self) -> None:
        number = None if self.pausing or self.stopping or self._reason else self.queue.waiting()
        if number is None:
            self._end()
            return
        try:
            order = self.queue.begin(number)
        except RestorerError as error:
            self.queue.fail(number, str(error))
            self.item_changed.emit(number)
            QTimer.singleShot(0, self, self._next)
            return
        self.current, self.fraction = number, 0.0
        self.estimate()
        self.item_changed.emit(number)
        self._runner.start(partial(batch.restore_item, order), order.source.name)

    def _end(self) -> None:
        how: End = "not ready" if self._reason else "stopped" if self.stopping else "finished"
        if how == "finished" and self.queue.waiting() is not None:
            how = "paused"
        self.running = self.pausing = self.stopping = False
        self.state_changed.emit()
        self.ended.emit(how, self._reason)

    # What the worker says.

    def _on_updated(self, update: Update) -> None:
        if self.current is not None and update.fraction is not None:
            self.fraction = update.fraction
            self.progressed.emit()

    def _on_succeeded(self, result: Any) -> None:
        if self.current is not None:
            self.queue.finish(self.current, result)

    def _on_failed(self, failure: Failure) -> None:
        if self.current is None:
            return
        if isinstance(failure.error, NotReady):
            self._reason = str(failure.error)
            self.queue.put_back(self.current, "waiting")
            return
        source = self.queue[self.current].source
        sentence = str(failure.error)
        if not isinstance(failure.error, RestorerError):
            _log.error("%s: %s", source, failure.details)
            sentence = self.tr(
                "{0}: something unexpected happened ({1}); this is a fault of the program, its log tells more."
            ).format(source, type(failure.error).__name__)
        elif not sentence.startswith(source) and Path(source).name not in sentence:
            sentence = f"{source}: {sentence}"
        self.queue.fail(self.current, sentence)

    def _on_cancelled(self) -> None:
        if self.current is not None:
            self.queue.put_back(self.current, "waiting" if self._leaving else "cancelled")

    def _on_finished(self) -> None:
        number, self.current = self.current, None
        if number is None:
            return
        self._done_s += self._length_s(number)
        self.fraction = 0.0
        self.estimate()
        item = self.queue[number]
        if item.work and not self._leaving:
            receipt = self.queue.receipt(number)
            works = [Path(path) for path in item.work]
            self._background.start(partial(batch.sweep, works, receipt), partial(self._on_swept, number))
        self.item_changed.emit(number)
        # A moment later: the runner is free only after this signal.
        QTimer.singleShot(0, self, self._next)

    def _on_swept(self, number: int, _nothing: object) -> None:
        if number != self.current and number in self.queue and not self.queue.receipt(number).exists():
            self.queue.swept(number)
