"""What people and programs see: results on stdout, everything else on stderr, a bar only where somebody is looking."""

from __future__ import annotations

import json
import math
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from model_core.progress import Reporter, Update


class Console:
    """The two streams of a command. With ``json_output`` stdout carries one JSON object and nothing else."""

    def __init__(self, json_output: bool = False) -> None:
        self.json_output = json_output
        self.label = ""

    def say(self, text: str) -> None:
        """A line of result for people; silent where a program listens."""
        if not self.json_output:
            print(text, flush=True)

    def warn(self, sentence: str) -> None:
        """A sentence on stderr, with the program's name in front as shells expect."""
        print(f"restorer: {sentence}", file=sys.stderr, flush=True)

    def refuse(self, sentence: str, code: int) -> int:
        """Say why it ends here, and return ``code``."""
        self.warn(sentence)
        self.give({"error": sentence})
        return code

    def give(self, result: Mapping[str, Any]) -> None:
        """The result for programs; silent where people look."""
        if self.json_output:
            print(json.dumps(_plain(result), indent=2, ensure_ascii=False, allow_nan=False), flush=True)

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table for people. The first column is text, the others are figures."""
        if self.json_output:
            return
        from rich.box import SIMPLE_HEAD
        from rich.console import Console as RichConsole
        from rich.table import Table

        table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
        for place, name in enumerate(columns):
            table.add_column(name, justify="left" if place == 0 else "right", overflow="fold")
        for row in rows:
            table.add_row(*row)
        # Into a file or a pipe, never fold a row to the width of a terminal that is not there.
        RichConsole(width=None if sys.stdout.isatty() else 240).print(table)

    @contextmanager
    def progress(self) -> Iterator[Reporter]:
        """A reporter that draws a bar on stderr if that is a terminal, and that Ctrl-C stops at the next report."""
        with _stop_signals() as stop:
            if not sys.stderr.isatty():
                yield Reporter(should_stop=stop.is_set)
                return
            from rich.console import Console as RichConsole
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                TaskProgressColumn(),
                TimeElapsedColumn(),
                TextColumn("{task.fields[left]}"),
            )
            with Progress(*columns, console=RichConsole(stderr=True), transient=True) as bar:
                task = bar.add_task("", total=1.0, left="")

                def show(update: Update) -> None:
                    words = " ".join(part for part in (self.label, update.message, _figures(update)) if part)
                    left = "" if update.remaining_s is None else f"{clock(update.remaining_s)} left"
                    bar.update(task, description=words, completed=update.fraction, left=left)

                yield Reporter(show, stop.is_set)


@contextmanager
def _stop_signals() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C (or SIGTERM) sets, so that a job ends where it can keep or clean up its work.

    The second one interrupts at once.
    """
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _figures(update: Update) -> str:
    return " ".join(
        f"{name} {value:.4g}" if isinstance(value, float) else f"{name} {value}"
        for name, value in update.values.items()
    )


def clock(seconds: float) -> str:
    """Seconds as 0:07, 3:20 or 1:00:05."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def _plain(value: Any) -> Any:
    """Values that JSON has a word for: what is not finite becomes null, paths and the like their text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(of) for key, of in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(of) for of in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, bool | int | str) else str(value)
