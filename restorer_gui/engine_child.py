"""The other side of `engine_process`: a process without a window that runs one job after the other.

It ends when the window's process does, however that ends: then the connection breaks. It never loads Qt by itself, and
what it has to say goes into the window's log.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import importlib
import logging
import mmap
import os
import queue
import signal
import socket
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

from model_core.audio import atomic
from model_core.progress import Cancelled, Reporter, Update
from restorer_gui import engine_wire
from restorer_gui.engine_wire import Message, Wire

NICE = 2  # the window and the sound come first; more would lose against every other program
_UPDATE_S = 0.01

_log = logging.getLogger(__name__)


def main(end: socket.socket) -> None:
    """Serve until the other side is gone."""
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window to hear
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICE)
    wire = Wire(end)
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(_WireHandler(wire))
    logging.captureWarnings(True)
    _Server(wire).run()


class _Server:
    """One thread listens, so that a cancel is heard while a job runs; the main thread works."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._orders: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._running = 0
        self._hidden: set[Path] = set()  # what is being written; nobody else removes it when the window is gone

    def run(self) -> None:
        atomic.watcher = self._on_hidden
        threading.Thread(target=self._listen, name="listener", daemon=True).start()
        while True:
            order = self._orders.get()
            if order.kind == engine_wire.PREPARE:
                self._prepare(order)
                continue
            began_s = time.monotonic()
            self._running = order.job
            self._run(order)
            del order
            if time.monotonic() - began_s > 1.0:
                gc.collect()  # cycles may hold audio

    def _listen(self) -> None:
        while True:
            try:
                message = self._wire.receive()
            except EOFError:
                for path in list(self._hidden):
                    with contextlib.suppress(OSError):
                        path.unlink(missing_ok=True)
                os._exit(0)
            if message.kind != engine_wire.CANCEL:
                self._orders.put(message)
                continue
            self._cancelled.add(message.job)
            if message.job != self._running:  # it waits for something that is being prepared: no need to wait with it
                self._send(engine_wire.CANCELLED, message.job)

    def _on_hidden(self, path: Path, there: bool) -> None:
        (self._hidden.add if there else self._hidden.discard)(path)
        self._send(engine_wire.HIDDEN, 0, (str(path), there))

    def _prepare(self, order: Message) -> None:
        for name in order.load(mmap.ACCESS_COPY):
            try:
                importlib.import_module(name)
            except Exception as error:
                _log.warning("cannot prepare %s: %s", name, error)
        self._send(engine_wire.READY, 0)

    def _run(self, order: Message) -> None:
        number = order.job
        if number in self._cancelled:
            order.drop()
            return
        updates = _Updates(self._wire, number)
        try:
            job = order.load(mmap.ACCESS_COPY)
        except Exception as error:
            self._send(engine_wire.UNKNOWN, number, f"{type(error).__name__}: {error}")
            return
        try:
            value = job(report=Reporter(updates.put, lambda: number in self._cancelled))
            del job
            updates.flush()
            self._wire.send(engine_wire.DONE, number, (value, "torch" in sys.modules))
        except Cancelled:
            self._send(engine_wire.CANCELLED, number)
        except Exception as error:
            details = traceback.format_exc()
            self._send(engine_wire.FAILED, number, (portable(error), details, "torch" in sys.modules))

    def _send(self, kind: bytes, number: int, content: Any = None) -> None:
        with contextlib.suppress(OSError):  # the listener sees it too, and ends the process
            self._wire.send(kind, number, content)


class _Updates:
    """Sends a hundred updates a second at most; the newest is never lost."""

    def __init__(self, wire: Wire, number: int) -> None:
        self._wire, self._number = wire, number
        self._waiting: Update | None = None
        self._sent_s = 0.0

    def put(self, update: Update) -> None:
        self._waiting = update
        if time.monotonic() - self._sent_s >= _UPDATE_S:
            self.flush()

    def flush(self) -> None:
        update, self._waiting = self._waiting, None
        if update is not None:
            self._wire.send(engine_wire.UPDATE, self._number, update)
            self._sent_s = time.monotonic()


class _WireHandler(logging.Handler):
    """Hands every record to the window's log."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire
        self.setFormatter(logging.Formatter("%(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(Exception):  # nowhere left to say it
            self._wire.send(engine_wire.LOG, 0, (record.name, record.levelno, self.format(record)))


def portable(error: Exception) -> Exception:
    """``error`` without its frames, or where it cannot cross to another process the nearest of its kind that can."""
    import pickle

    error.__traceback__ = error.__cause__ = error.__context__ = None
    try:
        pickle.loads(pickle.dumps(error))  # our own bytes
        return error
    except Exception:
        for kind in type(error).__mro__:
            if kind.__module__ in ("builtins", "model_core.errors"):
                with contextlib.suppress(Exception):
                    plain = kind(str(error))
                    if isinstance(pickle.loads(pickle.dumps(plain)), Exception):
                        return plain  # type: ignore[return-value]
    return RuntimeError(str(error))


if __name__ == "__main__":
    raise SystemExit("started by engine_process")
