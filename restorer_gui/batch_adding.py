"""How files come into the list: opened and found in a worker, added a few at a time, measured afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from model_core import batch
from model_core.batch import Found, Queue, Scan
from model_core.progress import Reporter
from restorer_gui.jobs import Background, in_window

AT_ONCE = 100  # files: some milliseconds in the thread that draws, or a second of reading lengths beside it


@in_window
def open_queue(folder: Path, report: Reporter = Reporter()) -> Queue:
    """The list that was left in ``folder``. A long one takes longer than a window may stand still."""
    return Queue.open(folder)


@dataclass(frozen=True)
class Added:
    """What came of one drop: new files, files that were there already, and a sentence for each that meant nothing."""

    new: int
    known: int
    problems: tuple[str, ...]


@dataclass
class _Arriving:
    files: Sequence[Found]
    problems: tuple[str, ...]
    place: int = 0
    new: int = 0


class Adding(QObject):
    """Adds to ``queue`` what `find` is given, and asks for the lengths that are not known."""

    grew = Signal()  # files were appended
    ended = Signal(object)  # Added: all of one drop are in the list
    measured = Signal(object)  # dict: length in seconds by item

    def __init__(self, queue: Queue, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue = queue
        self._background = background
        self._arriving: list[_Arriving] = []
        self._unmeasured: list[tuple[int, str]] = []
        self._measuring = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        """Files were found that are not in the list yet."""
        return bool(self._arriving)

    def find(self, paths: Sequence[Path]) -> None:
        names = [str(path) for path in paths]
        self._background.start(partial(batch.find_items, names, self.queue.settings.folder), self._on_found)

    def measure_all(self) -> None:
        """Read the lengths of everything in the list that has none."""
        self._unmeasured = [(item.id, item.source) for item in self.queue if item.duration_s is None]
        self._measure()

    def stop(self) -> None:
        self._timer.stop()
        self._arriving, self._unmeasured = [], []

    def _on_found(self, scan: Scan) -> None:
        self._arriving.append(_Arriving(scan.found, scan.problems))
        self._timer.start()

    def _on_tick(self) -> None:
        arriving = self._arriving[0]
        some = arriving.files[arriving.place : arriving.place + AT_ONCE]
        added = self.queue.add(some)
        arriving.place += len(some)
        arriving.new += len(added)
        self._unmeasured += [(number, self.queue[number].source) for number in added]
        if added:
            self.grew.emit()
        if arriving.place < len(arriving.files):
            return
        self._arriving.pop(0)
        if not self._arriving:
            self._timer.stop()
        self._measure()
        self.ended.emit(Added(arriving.new, len(arriving.files) - arriving.new, arriving.problems))

    def _measure(self) -> None:
        """Some files at a time, as long as there are files without a length."""
        if self._measuring or not self._unmeasured:
            return
        some, self._unmeasured = self._unmeasured[:AT_ONCE], self._unmeasured[AT_ONCE:]
        self._measuring = True
        measuring = self._background.start(partial(batch.lengths, some), self._on_measured, lambda _: None)
        measuring.finished.connect(self._on_measuring_finished)

    def _on_measured(self, lengths: dict[int, float]) -> None:
        self.queue.set_lengths(lengths)
        self.measured.emit(lengths)

    def _on_measuring_finished(self) -> None:
        self._measuring = False
        self._measure()
