"""One process beside the window, seen from the window: how it is started, listened to, ended and cleared away."""

from __future__ import annotations

import contextlib
import json
import logging
import mmap
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO

from model_core.errors import RestorerError
from restorer_gui import engine_wire
from restorer_gui.engine_wire import Message, Wire

# Threads of torch that wait for each other sleep. By default they spin, and beside another program, or a second child,
# a restoration takes several times as long (15 s of sound on two cores of which one was busy: 16 s, asleep 2.7 s).
# Their number stays torch's own: the last digits of a restoration depend on it, and a recipe has to repeat them.
_ENVIRONMENT = {"OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0"}

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


class Child:
    """One process, and the thread that listens to it."""

    def __init__(self, torch: bool) -> None:
        self.torch = torch  # it has loaded torch, or is about to
        self.ready = False  # what it was to prepare is loaded
        self.busy, self.busy_since_s = False, 0.0
        self.hidden: set[Path] = set()  # files that it is writing under a hidden name, and hidden folders for them
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
            elif message.kind == engine_wire.HIDDEN:
                path, there = message.load(mmap.ACCESS_READ)
                (self.hidden.add if there else self.hidden.discard)(Path(path))
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
        """Give back what is left of a child that was killed or died; what it was writing goes."""
        self.wait()
        self.wire.close()
        if self._listener is not threading.current_thread():
            self._listener.join()
        for path in sorted(self.hidden, key=lambda path: len(path.parts), reverse=True):
            with contextlib.suppress(OSError):
                # A folder goes only if it is empty: what else is in it was finished, and will get its name yet.
                path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        while not self.inbox.empty():
            message = self.inbox.get()
            if message is not None:
                message.drop()
        self._errors.close()


def _spawn(theirs: socket.socket, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    path = json.dumps(sys.path)
    environment = {**_ENVIRONMENT, **os.environ}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        command = [sys.executable, "-c", _START_WINDOWS, path]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=errors, stderr=errors, creationflags=flags, env=environment
        )
        assert process.stdin is not None
        process.stdin.write(theirs.share(process.pid))
        process.stdin.close()
        return process
    handle = theirs.fileno()
    command = [sys.executable, "-c", _START, str(handle), path]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, pass_fds=(handle,), env=environment
    )
