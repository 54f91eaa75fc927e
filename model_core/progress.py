"""How a long function reports and learns to stop, without knowing who is listening.

A job is a plain function with ``report: Reporter = Reporter()``. A bare ``Reporter()`` is silent and never cancels,
so tests, notebooks and scripts need nothing else. The command line and the GUI pass one that draws a bar or fills a
queue.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Value = float | int | str


class Cancelled(Exception):
    """Raised inside a job when its listener asked it to stop. Not an error: nothing is shown but "cancelled"."""


@dataclass(frozen=True)
class Update:
    """One progress report. Plain values only, so that it can cross a process boundary.

    ``fraction`` is 0 to 1 of the whole job, or None when the length is unknown. ``remaining_s`` is an estimate from
    the time used so far, or None while there is too little to go by. ``values`` carries live figures such as
    ``{"loss": 0.1}``.
    """

    fraction: float | None
    message: str
    elapsed_s: float
    remaining_s: float | None
    values: Mapping[str, Value] = field(default_factory=dict)


class Reporter:
    """Sends updates to ``on_update`` and raises `Cancelled` when ``should_stop()`` turns true.

    ``part(a, b)`` gives a reporter whose 0..1 is a..b of this one: pipeline stages nest without knowing of each other.
    """

    def __init__(
        self,
        on_update: Callable[[Update], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> None:
        self._on_update = on_update
        self._should_stop = should_stop
        self._start, self._end = 0.0, 1.0
        self._began_s = time.monotonic()

    def part(self, start: float, end: float) -> Reporter:
        """A reporter for the share ``start``..``end`` (0 to 1) of this one."""
        child = Reporter(self._on_update, self._should_stop)
        width = self._end - self._start
        child._start, child._end = self._start + start * width, self._start + end * width
        child._began_s = self._began_s
        return child

    def silent(self) -> Reporter:
        """A reporter that says nothing and stops when this one does."""
        return Reporter(None, self._should_stop)

    def check(self) -> None:
        """Raise `Cancelled` if the listener asked to stop. Cheap: call it as often as once a block."""
        if self._should_stop is not None and self._should_stop():
            raise Cancelled

    def update(self, fraction: float | None, message: str, **values: Value) -> None:
        """Report and, first, `check`. ``fraction`` is 0 to 1 of this part."""
        self.values(fraction, message, values)

    def values(self, fraction: float | None, message: str, values: Mapping[str, Value]) -> None:
        """`update` for figures whose names are not known beforehand."""
        self.check()
        if self._on_update is None:
            return
        elapsed_s = time.monotonic() - self._began_s
        whole: float | None = None
        remaining_s: float | None = None
        if fraction is not None:
            whole = self._start + min(max(fraction, 0.0), 1.0) * (self._end - self._start)
            if whole >= 0.02 and elapsed_s >= 0.5:
                remaining_s = elapsed_s * (1.0 - whole) / whole
        self._on_update(Update(whole, message, elapsed_s, remaining_s, values))

    def track(self, items: Iterable[T], message: str, total: int | None = None) -> Iterator[T]:
        """Yield ``items``, reporting before each and once at the end. ``total`` is needed where ``len`` is not
        known.
        """
        if total is None and isinstance(items, Sized):
            total = len(items)
        for done, item in enumerate(items):
            self.update(done / total if total else None, message)
            yield item
        self.update(1.0, message)
