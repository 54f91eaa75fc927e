"""Processes beside the window in which jobs run: what freezes, crashes or hangs there leaves the window alone.

`Engine.call` runs one job and is called from a worker thread (see `jobs`); nothing here knows Qt. Each child runs one
job at a time, so ending a deaf one harms no other. Children stay for the next job: one that has loaded torch for what
needs it, up to two more for what does not, so that opening a file never waits for torch. Decision record 0010.
"""

from __future__ import annotations

import contextlib
import logging
import mmap
import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from pickle import PicklingError
from typing import Any

from model_core.errors import RestorerError
from model_core.progress import Cancelled, Update
from restorer_gui import engine_wire
from restorer_gui.engine_peer import Child, EngineDied
from restorer_gui.engine_wire import Message

KILL_AFTER_S = 0.55
PATIENCE_S = 1.0  # how long a job for torch waits for a busy child before torch is loaded once more
MOST_CHILDREN = 4
MOST_LIGHT = 2
_POLL_S = 0.05
# What is loaded while nobody waits. Names only: nothing of it is loaded here.
_LIGHT_ROOMS = ("restorer_gui.work", "model_core.audio.reader", "model_core.audio.tags")
_TORCH_ROOMS = ("restorer_gui.work", "model_core.restorers")
# Where a job that was never seen before is known to load torch.
_WITH_TORCH = (
    "restorer_gui.work.restore",
    "restorer_gui.evaluate_work.judge",
    "restorer_gui.evaluate_work.export",
    "restorer_gui.machine.",
    "restorer_gui.train_",
    "model_core.batch.work.",
    "model_core.evaluation.",
    "model_core.library.",
    "model_core.restorers.",
    "model_core.training.",
)

_log = logging.getLogger(__name__)


class CannotTravel(Exception):
    """The job is made of things that only exist in this process; it did not begin."""


class JobFailed(Exception):
    """The job raised ``error`` over there; ``details`` is the traceback as text."""

    def __init__(self, error: Exception, details: str) -> None:
        super().__init__(str(error))
        self.error, self.details = error, details


class Engine:
    """The children. Nothing is started before the first job or `warm`."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._children: list[Child] = []
        self._learned: set[str] = set()  # names of jobs that were seen to load torch
        self._closed = False
        self._number = 0

    @property
    def processes(self) -> list[int]:
        """The ids of the children that live."""
        with self._changed:
            return [child.process.pid for child in self._children if child.alive]

    def warm(self, torch: bool) -> None:
        """Start a child and let it load what the first job will need, in a thread: this returns at once."""
        threading.Thread(target=self._warm, args=(torch,), name="engine: warm", daemon=True).start()

    def _warm(self, torch: bool) -> None:
        with self._changed, contextlib.suppress(OSError, EngineDied):
            if not self._closed and not any(child.torch == torch for child in self._children):
                self._start(torch)

    def call(self, job: Callable[..., Any], on_update: Callable[[Update], None], stop: threading.Event) -> Any:
        """Run ``job(report=...)`` in a child and return what it returns. Blocks: for worker threads.

        Raises:
            Cancelled: ``stop`` was set; a child that did not answer within `KILL_AFTER_S` was ended.
            JobFailed: the job raised an error.
            EngineDied: the child died under the job; the next one gets another.
            CannotTravel: the job cannot be sent.
        """
        name = job_name(job)
        child = self._acquire(self._needs_torch(name), stop)
        try:
            return self._converse(child, job, name, on_update, stop)
        finally:
            with self._changed:
                child.busy = False
                if not child.alive:
                    self._children.remove(child)
                    child.close()
                self._changed.notify_all()

    def _converse(
        self, child: Child, job: Callable[..., Any], name: str, on_update: Callable[[Update], None], stop: Any
    ) -> Any:
        with self._changed:
            self._number += 1
            number = self._number
        try:
            child.wire.send(engine_wire.JOB, number, job, keep=True)
        except (PicklingError, AttributeError, TypeError) as error:
            raise CannotTravel(f"{name}: {error}") from error
        except BrokenPipeError:
            child.wait()
        except OSError as error:
            raise RestorerError(
                f"temporary folder: expected room for the sound, found {error.strerror}; free some space there."
            ) from error
        kill_at_s: float | None = None
        while True:
            if stop.is_set() and kill_at_s is None:
                kill_at_s = time.monotonic() + KILL_AFTER_S
                with contextlib.suppress(OSError):
                    child.wire.send(engine_wire.CANCEL, number)
            if kill_at_s is not None and time.monotonic() > kill_at_s:
                _log.info("%s did not listen: its process is ended", name)
                child.kill()
                if child.torch:
                    self.warm(True)
                raise Cancelled
            try:
                message = child.inbox.get(timeout=_POLL_S)
            except queue.Empty:
                if self._closed:
                    raise Cancelled from None
                continue
            if message is None:
                if self._closed:
                    raise Cancelled
                raise child.obituary()
            if message.job != number:
                message.drop()  # the last words of a job that was cancelled
            elif message.kind == engine_wire.UPDATE:
                on_update(message.load(mmap.ACCESS_READ))
            else:
                return self._ended(child, message, name)

    def _ended(self, child: Child, message: Message, name: str) -> Any:
        content = message.load(mmap.ACCESS_READ)
        if message.kind == engine_wire.CANCELLED:
            raise Cancelled
        if message.kind == engine_wire.UNKNOWN:
            raise CannotTravel(f"{name}: {content}")
        if content[-1] and not child.torch:
            child.torch = True
            self._learned.add(name)
        if message.kind == engine_wire.FAILED:
            raise JobFailed(content[0], content[1])
        return content[0]

    # Children.

    def _needs_torch(self, name: str) -> bool:
        return name in self._learned or name.startswith(_WITH_TORCH)

    def _acquire(self, torch: bool, stop: threading.Event) -> Child:
        """A child for one job: one that fits and is idle, else a new one, else whichever is free first."""
        with self._changed:
            while True:
                if self._closed or stop.is_set():
                    raise Cancelled
                for child in [child for child in self._children if not child.busy and not child.alive]:
                    self._children.remove(child)
                    child.close()
                child = self._choose(torch)
                if child is not None:
                    child.busy, child.busy_since_s = True, time.monotonic()
                    return child
                self._changed.wait(_POLL_S)

    def _choose(self, torch: bool) -> Child | None:
        idle = [child for child in self._children if not child.busy]
        fitting = [child for child in idle if child.torch == torch]
        if fitting:
            return fitting[0]
        same = [child for child in self._children if child.torch == torch]
        if len(self._children) >= MOST_CHILDREN:
            # Any that is idle: once all have loaded torch, none of the other kind can ever become free.
            return idle[0] if idle else None
        if torch:
            # Two that load torch at once are both late: wait for the first, unless it has it and is in a long job.
            now_s = time.monotonic()
            patient = any(not child.ready or now_s - child.busy_since_s < PATIENCE_S for child in same)
            return None if patient else self._start(True)
        return self._start(False) if len(same) < MOST_LIGHT else None

    def _start(self, torch: bool) -> Child:
        try:
            child = Child(torch)
        except OSError as error:
            raise EngineDied(
                f"The part of Restorer that computes could not be started ({error.strerror}); "
                "close other programs and try again."
            ) from error
        with contextlib.suppress(OSError):
            child.wire.send(engine_wire.PREPARE, 0, _TORCH_ROOMS if torch else _LIGHT_ROOMS)
        self._children.append(child)
        return child

    def close(self) -> None:
        """End every child now. Jobs that still run are cancelled."""
        with self._changed:
            self._closed = True
            children, self._children = self._children, []
            self._changed.notify_all()
        for child in children:
            child.kill()
        for child in children:
            child.close()


def job_name(job: Any) -> str:
    """The function behind a job, "module.name"."""
    while isinstance(job, partial):
        job = job.func
    return f"{getattr(job, '__module__', '')}.{getattr(job, '__qualname__', type(job).__qualname__)}"
