"""Runs one plain function beside the GUI thread. The only file of the window that knows threads.

A job is any callable that takes ``report=`` a `Reporter` (usually ``partial(core_function, ...)``). The worker never
touches Qt: its only output is a queue, which a 50 ms timer empties in the GUI thread, and its only input is one
cancel flag that it meets through ``report``.

Where the application has an engine (`use_engine`; tests mostly have none), jobs from `model_core` and from modules
named ``...work`` run in a process beside the window: torch never loads here, a crash there is a `Failure` here, and a
call that does not listen to a cancel is ended. Such a job is a module's own function or a partial of one, with plain
values, dataclasses, clips and arrays; it sees copies, and arrays that come back can only be read. A job that must
share memory with the window (the sound device, a queue it changes) is marked `in_window`; one that cannot be sent runs
in a thread here all the same, with a line in the log.
"""

from __future__ import annotations

import gc
import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from model_core.progress import Cancelled, Reporter, Update
from restorer_gui.engine_process import CannotTravel, Engine, JobFailed, job_name

Job = Callable[..., Any]
Function = TypeVar("Function", bound=Job)

POLL_MS = 50
ABANDON_AFTER_S = 0.9  # later than the engine ends a deaf process, and clears away what that was writing
COLLECT_MS = 1000
# How soon the GUI thread gets its turn beside a worker that runs Python: event-loop lateness p99 9 ms, with the default
# of 0.005 16 ms.
SWITCH_S = 0.001

_LONG = ("model_core.", "restorer_gui.machine.")
# What is over in a moment and has nothing to load: not worth a journey.
_SHORT = ("model_core.config.", "model_core.recipe.")

_log = logging.getLogger(__name__)
_engine: Engine | None = None
_workers: set[threading.Thread] = set()


def use_engine(engine: Engine | None) -> None:
    """Where the jobs run from now on: in the engine's processes, or in threads of this one."""
    global _engine
    _engine = engine


def in_window(function: Function) -> Function:
    """Mark a function that has to run in the window's own process."""
    function.place = "window"  # type: ignore[attr-defined]
    return function


def in_engine(function: Function) -> Function:
    """Mark a function that belongs into the engine's process, though its module does not say so."""
    function.place = "engine"  # type: ignore[attr-defined]
    return function


def belongs_into_engine(job: Job) -> bool:
    """Whether a job runs in the engine's process where there is one; see the top of this file."""
    name, place = job_name(job), getattr(job, "place", "")
    while isinstance(job, partial):
        job = job.func
        place = place or getattr(job, "place", "")
    if place:
        return bool(place == "engine")
    if "<" in name or name.startswith(_SHORT):  # <lambda>, <locals>
        return False
    return name.startswith(_LONG) or getattr(job, "__module__", "").endswith("work")


@dataclass(frozen=True)
class Failure:
    """Why a job failed. The text of the traceback is kept, not its frames: they would hold the audio in memory."""

    error: Exception
    details: str


@dataclass(frozen=True)
class _Outcome:
    kind: str  # "succeeded", "failed" or "cancelled"
    value: Any = None


class JobRunner(QObject):
    """One job at a time, as signals in the GUI thread.

    Started, any number of updated, one of succeeded, failed or cancelled, finished.
    """

    started = Signal(str)
    updated = Signal(object)  # Update
    succeeded = Signal(object)  # what the job returned
    failed = Signal(object)  # Failure
    cancelled = Signal()
    finished = Signal()

    def __init__(self, parent: QObject | None = None, engine: Engine | None = None) -> None:
        """``engine``: processes of this runner's own in place of those that all share (`use_engine`)."""
        super().__init__(parent)
        self._own_engine = engine
        self._queue: queue.SimpleQueue[Update | _Outcome] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._cancelled_at_s: float | None = None
        self._running = self._lasting = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        """True from `start` until just before the final ``finished``."""
        return self._running

    @property
    def cancelling(self) -> bool:
        """True between `cancel` and the end of the job."""
        return self._running and self._cancelled_at_s is not None

    def start(self, job: Job, title: str, *, lasting: bool = False) -> None:
        """Run ``job(report=...)`` in a worker. ``lasting``: what it does stays done, as a written file does.

        Raises:
            RuntimeError: a job is running already (a mistake of the caller: ask `running` first).
        """
        if self._running:
            raise RuntimeError(f"cannot start {title!r}: a job is running already")
        self._lasting = lasting
        # A fresh queue and flag for each job: a worker that was abandoned keeps the old ones and can disturb nobody.
        self._queue, self._stop = queue.SimpleQueue(), threading.Event()
        self._cancelled_at_s = None
        self._running = True
        work = (job, self._queue, self._stop, self._own_engine or _engine)
        worker = threading.Thread(target=_work, args=work, name=f"job: {title}", daemon=True)
        _workers.add(worker)
        worker.start()
        self._timer.start()
        self.started.emit(title)

    def cancel(self) -> None:
        """Ask the job to stop.

        It ends with ``cancelled`` even if it manages to finish first, unless it is a lasting one: then it has
        succeeded, and is told so. Nothing happens if none runs.
        """
        if self._running and self._cancelled_at_s is None:
            self._cancelled_at_s = time.monotonic()
            self._stop.set()

    def _on_tick(self) -> None:
        newest: Update | None = None
        outcome: _Outcome | None = None
        while True:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if isinstance(item, Update):
                newest = item
            else:
                outcome = item
        if self._cancelled_at_s is not None:
            newest = None
            done = self._lasting and outcome is not None and outcome.kind == "succeeded"
            late = time.monotonic() - self._cancelled_at_s > ABANDON_AFTER_S
            if not done and (outcome is not None or late):
                # A step that does not look at the flag (a long call into a library) is left to end by itself, unheard.
                outcome = _Outcome("cancelled")
        if newest is not None:
            self.updated.emit(newest)
        if outcome is not None:
            self._finish(outcome)

    def _finish(self, outcome: _Outcome) -> None:
        self._timer.stop()
        self._running = False
        self._queue = queue.SimpleQueue()
        if outcome.kind == "succeeded":
            self.succeeded.emit(outcome.value)
        elif outcome.kind == "failed":
            self.failed.emit(outcome.value)
        else:
            self.cancelled.emit()
        self.finished.emit()


class Background(QObject):
    """Quiet helpers (pictures, lists, levels).

    Any number at once, no progress shown, each result handed to its own callback.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runners: list[JobRunner] = []

    @property
    def running(self) -> bool:
        return bool(self._runners)

    def start(
        self, job: Job, then: Callable[[Any], None], otherwise: Callable[[Failure], None] | None = None
    ) -> JobRunner:
        """Run ``job``; call ``then(result)`` or ``otherwise(failure)`` in the GUI thread.

        Without ``otherwise`` a failure is logged.
        """
        runner = _QuietRunner(self)
        runner.succeeded.connect(then)
        runner.failed.connect(otherwise or _on_unheard_failure)
        self._runners.append(runner)
        runner.start(job, "background")
        return runner

    def cancel_all(self) -> None:
        for runner in list(self._runners):
            runner.cancel()

    def drop(self, runner: JobRunner) -> None:
        """Forget a runner that has ended."""
        self._runners.remove(runner)
        runner.deleteLater()


class _QuietRunner(JobRunner):
    """Tells its `Background` when it has ended.

    A method and not a lambda: a lambda in the connection would own the Background. Were it the last to do so, the
    deferred deletion of the runner would free the Background, which deletes the runner once more: a crash.
    """

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        background = self.parent()
        if isinstance(background, Background):
            background.drop(self)


class GuiThreadCollector(QObject):
    """Keeps Python's cycle collector out of the workers.

    It runs in whichever thread allocates, and a Qt object that is freed outside the GUI thread ends the process with a
    crash. So the automatic collector is off while this lives, and a timer does its work by its own thresholds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(COLLECT_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.enable()

    def _on_tick(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return


def workers_alive() -> bool:
    """True while any worker, abandoned ones included, has not ended."""
    return any(worker.is_alive() for worker in list(_workers))


def wait_for_workers(timeout_s: float) -> bool:
    """Wait for every worker (only when leaving: this blocks).

    Returns False if one is still busy at the end of the time.
    """
    deadline_s = time.monotonic() + timeout_s
    for worker in list(_workers):
        worker.join(max(0.0, deadline_s - time.monotonic()))
    return not workers_alive()


def _on_unheard_failure(failure: Failure) -> None:
    _log.warning("background job failed: %s", failure.details)


def _work(job: Job, output: queue.SimpleQueue[Update | _Outcome], stop: threading.Event, engine: Engine | None) -> None:
    try:
        output.put(_Outcome("succeeded", _run(job, output.put, stop, engine)))
    except Cancelled:
        output.put(_Outcome("cancelled"))
    except JobFailed as failed:
        output.put(_Outcome("failed", Failure(failed.error, failed.details)))
    except Exception as error:
        details = traceback.format_exc()
        for link in (error, error.__cause__, error.__context__):
            if link is not None:
                link.__traceback__ = None
        output.put(_Outcome("failed", Failure(error, details)))
    finally:
        _workers.discard(threading.current_thread())


def _run(job: Job, on_update: Callable[[Update], None], stop: threading.Event, engine: Engine | None) -> Any:
    if engine is not None and belongs_into_engine(job):
        try:
            return engine.call(job, on_update, stop)
        except CannotTravel as error:
            _log.warning("runs in the window's process: %s", error)
    return job(report=Reporter(on_update, stop.is_set))
