"""Batches made before they are wanted, in the order in which they are wanted: in a thread, or in processes.

A thread does for decoding and resampling, which release the interpreter lock. Damage that takes one item at a time
keeps a core busy on its own: processes. They are spawned and never forked, as a fork of a Qt program is a trap.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from model_core.dataset import Split, in_thread
from model_core.errors import DataError, RestorerError
from model_core.tasks.base import Arrays, Items

Order = tuple[Split, list[int], int]

AHEAD = 2  # batches that wait in each worker's hands
DEATHS = 3  # in a row, without a batch in between, until it is given up


def worker_count(wanted: int, items: Items, cores: int | None = None) -> int:
    """How many processes to make items in; 0 is a thread. -1 chooses: a thread where items cost little, else as many
    processes as keep up with a network on the other half of the cores.
    """
    if wanted >= 0:
        return wanted
    return min(8, max(1, (cores or os.cpu_count() or 1) // 2)) if items.made_ahead else 0


class Ahead:
    """Batches of ``items`` in order. Use it as a context: its processes end with it."""

    def __init__(self, items: Items, workers: int) -> None:
        self._items = items
        self._workers = [_Worker(items) for _ in range(workers)]

    def __enter__(self) -> Ahead:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.close()

    def batches(self, split: Split, shares: Iterable[Sequence[int]], epoch: int = 0) -> Iterator[Arrays]:
        """One batch for each list of indices."""
        orders: list[Order] = [(split, list(indices), epoch) for indices in shares]
        return self._from_processes(orders) if self._workers else in_thread(self._items.make(*o) for o in orders)

    def _from_processes(self, orders: Sequence[Order]) -> Iterator[Arrays]:
        waiting = deque(orders)
        turns: deque[_Worker] = deque()
        try:
            for worker in islice(cycle(self._workers), min(len(orders), AHEAD * len(self._workers))):
                worker.ask(waiting.popleft())
                turns.append(worker)
            while turns:
                worker = turns.popleft()
                arrays = worker.answer()
                if waiting:
                    worker.ask(waiting.popleft())
                    turns.append(worker)
                yield arrays
        finally:  # abandoned in between: what was asked for must not answer the next question
            for worker in self._workers:
                worker.forget()


class _Worker:
    """One process, and what it still owes. One that dies is replaced and asked again."""

    def __init__(self, items: Items) -> None:
        self._items = items
        self._owed: deque[Order] = deque()
        self._deaths = 0
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._items), name="items", daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, order: Order) -> None:
        self._owed.append(order)
        with contextlib.suppress(OSError):  # dead: `answer` finds out, and asks again
            self._connection.send(order)

    def answer(self) -> Arrays:
        """The batch that was asked for first.

        Raises:
            DataError: the process ended again and again. Whatever making the items raised.
        """
        while True:
            try:
                result = self._connection.recv()
            except (EOFError, OSError):
                self._replace()
                continue
            self._deaths = 0
            self._owed.popleft()
            if isinstance(result, BaseException):
                raise result
            arrays: Arrays = result
            return arrays

    def _replace(self) -> None:
        self._deaths += 1
        self._end()
        if self._deaths >= DEATHS:
            raise DataError(
                f"training items: expected the process that makes them to live, but it ended {DEATHS} times in a row "
                f"(exit code {self._process.exitcode}); is there enough memory? Try fewer workers."
            )
        self._start()
        with contextlib.suppress(OSError):  # dead again: the next look finds out
            for order in self._owed:
                self._connection.send(order)

    def forget(self) -> None:
        """Take in what is still owed."""
        while self._owed:
            with contextlib.suppress(RestorerError, Exception):
                self.answer()
                continue
            self._owed.clear()

    def close(self) -> None:
        self._owed.clear()
        self._end()

    def _end(self) -> None:
        self._connection.close()  # a worker that waits ends by itself; one at work is not waited for
        self._process.terminate()
        self._process.join()


def _work(connection: Connection, items: Items) -> None:
    """The life of a worker: it ends when the other side of the pipe does, whatever became of that process."""
    import torch

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the trainer, which keeps its state and then ends us
    torch.set_num_threads(1)
    with contextlib.suppress(EOFError, OSError):
        while True:
            order: Order = connection.recv()
            result: Any
            try:
                result = items.make(*order)
            except Exception as error:
                result = error
            connection.send(result)
