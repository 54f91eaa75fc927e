"""Processes beside the window in which jobs run: what freezes, crashes or hangs there leaves the window alone.

`Engine.call` runs one job and is called from a worker thread (see `jobs`); nothing here knows Qt. Each child runs one
job at a time, so ending a deaf one harms no other. Children stay for the next job: one that has loaded torch for what
needs it, up to two more for what does not, so that opening a file never waits for torch. Decision record 0010.
"""

from __future__ import annotations

import contextlib
import json
import logging
import mmap
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pickle import PicklingError
from typing import IO, Any

from model_core.errors import RestorerError
from model_core.progress import Cancelled, Update
from restorer_gui import engine_wire
from restorer_gui.engine_wire import Message, Wire

KILL_AFTER_S = 0.7
PATIENCE_S = 1.0  # how long a job for torch waits for a busy child before torch is loaded once more
MOST_CHILDREN = 4
MOST_LIGHT = 2
_POLL_S = 0.05
# What is loaded while nobody waits. Names only: nothing of it is loaded here.
_LIGHT_ROOMS = ("restorer_gui.work", "model_core.audio.reader", "model_core.audio.tags")
_TORCH_ROOMS = (*_LIGHT_ROOMS, "model_core.restorers", "scipy.signal")
# Where a job that was never seen before is known to load torch.
_WITH_TORCH = (
    "restorer_gui.work.restore",
    "restorer_gui.work.list_restorers",
    "restorer_gui.machine.",
    "restorer_gui.train_work.",
    "model_core.batch.work.",
    "model_core.evaluation.",
    "model_core.library.",
    "model_core.restorers.",
    "model_core.training.",
)

_log = logging.getLogger(__name__)

# The path is the window's own, so that the child finds the same program, installed or not.
_START = """
import json, socket, sys
sys.path[:] = json.loads(sys.argv[2])
from restorer_gui.engine_child import main
main(socket.socket(fileno=int(sys.argv[1])))
"""
_START_WINDOWS = """
import json, socket, sys
sys.path[:] = json.loads(sys.argv[1])
from restorer_gui.engine_child import main
main(socket.fromshare(sys.stdin.buffer.read()))
"""


class EngineDied(RestorerError):
    """The process in which a job ran is gone. ``signal`` is what ended it (0: it ended by itself)."""

    def __init__(self, sentence: str, signal: int = 0) -> None:
        super().__init__(sentence, signal)
        self.signal = signal

    def __str__(self) -> str:
        return str(self.args[0])


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
        self._children: list[_Child] = []
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
        self, child: _Child, job: Callable[..., Any], name: str, on_update: Callable[[Update], None], stop: Any
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

    def _ended(self, child: _Child, message: Message, name: str) -> Any:
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

    def _acquire(self, torch: bool, stop: threading.Event) -> _Child:
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

    def _choose(self, torch: bool) -> _Child | None:
        idle = [child for child in self._children if not child.busy]
        fitting = [child for child in idle if child.torch == torch]
        if fitting:
            return fitting[0]
        same = [child for child in self._children if child.torch == torch]
        if len(self._children) >= MOST_CHILDREN:
            return idle[0] if torch and idle else None
        if torch:
            # Two that load torch at once are both late: wait for the first, unless it has it and is in a long job.
            now_s = time.monotonic()
            patient = any(not child.ready or now_s - child.busy_since_s < PATIENCE_S for child in same)
            return None if patient else self._start(True)
        return self._start(False) if len(same) < MOST_LIGHT else None

    def _start(self, torch: bool) -> _Child:
        try:
            child = _Child(torch)
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


class _Child:
    """One process, and the thread that listens to it."""

    def __init__(self, torch: bool) -> None:
        self.torch = torch  # it has loaded torch, or is about to
        self.ready = False  # what it was to prepare is loaded
        self.busy, self.busy_since_s = False, 0.0
        self.inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        ours, theirs = socket.socketpair()
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (faulthandler's last words; see close)
        with theirs:
            self.process = _spawn(theirs, self._errors)
        self.wire = Wire(ours)
        self._listener = threading.Thread(target=self._listen, name="engine: listener", daemon=True)
        self._listener.start()
        self._killed = False

    @property
    def alive(self) -> bool:
        return self.process.poll() is None and not self._killed

    def _listen(self) -> None:
        while True:
            try:
                message = self.wire.receive()
            except EOFError:
                self.inbox.put(None)
                return
            if message.kind == engine_wire.LOG:
                name, level, text = message.load(mmap.ACCESS_READ)
                logging.getLogger(name).log(level, "%s", text)
            elif message.kind == engine_wire.READY:
                self.ready = True
            else:
                self.inbox.put(message)

    def obituary(self) -> EngineDied:
        """Why it died, for people; what it wrote last goes into the log."""
        self.wait()
        code = self.process.returncode
        with contextlib.suppress(OSError):
            self._errors.seek(0)
            words = self._errors.read().decode("utf-8", "replace")[-4000:]
            _log.error("the process of the engine ended with code %s\n%s", code, words)
        ended_by = -code if code is not None and code < 0 else 0
        if ended_by == getattr(signal, "SIGKILL", 9):
            return EngineDied(
                "The part of Restorer that computes was ended by the system, most likely because memory ran out; "
                "your files are as they were, so close other programs and try again.",
                ended_by,
            )
        return EngineDied(
            "The part of Restorer that computes crashed; your files are as they were, so try again, "
            "and if it crashes once more, report it with the log.",
            ended_by,
        )

    def wait(self) -> None:
        try:
            self.process.wait(2.0)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()

    def kill(self) -> None:
        self._killed = True
        with contextlib.suppress(OSError):
            self.process.kill()

    def close(self) -> None:
        """Give back what is left of a child that was killed or died."""
        self.wait()
        self.wire.close()
        if self._listener is not threading.current_thread():
            self._listener.join()
        while not self.inbox.empty():
            message = self.inbox.get()
            if message is not None:
                message.drop()
        self._errors.close()


def _spawn(theirs: socket.socket, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    path = json.dumps(sys.path)
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        command = [sys.executable, "-c", _START_WINDOWS, path]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=errors, stderr=errors, creationflags=flags)
        assert process.stdin is not None
        process.stdin.write(theirs.share(process.pid))
        process.stdin.close()
        return process
    handle = theirs.fileno()
    command = [sys.executable, "-c", _START, str(handle), path]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, pass_fds=(handle,))


def job_name(job: Any) -> str:
    """The function behind a job, "module.name"."""
    while isinstance(job, partial):
        job = job.func
    return f"{getattr(job, '__module__', '')}.{getattr(job, '__qualname__', type(job).__qualname__)}"
