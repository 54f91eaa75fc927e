"""How a page runs its jobs: one at a time, each with what to do afterwards, and a question before one is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from model_core.errors import RestorerError
from restorer_gui import dialogs
from restorer_gui.jobs import Failure, Job, JobRunner

_log = logging.getLogger(__name__)

Act = Callable[[], None]


class PageJobs(QWidget):
    """An invisible helper of the page that is its parent. Failures become dialogs here, the rest is told by signals."""

    state_changed = Signal()
    stopped = Signal(str)  # the title of the job that was cancelled

    def __init__(self, runner: JobRunner, log: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._runner, self._log = runner, log
        self._title = ""
        self._then: Callable[[Any], None] | None = None  # None: the job in hand is another page's, or there is none
        self._instead: tuple[str, Act] | None = None
        self._next: Act | None = None
        runner.succeeded.connect(self._on_succeeded)
        runner.failed.connect(self._on_failed)
        runner.cancelled.connect(self._on_cancelled)
        runner.finished.connect(self._on_finished)

    @property
    def running(self) -> bool:
        return self._runner.running

    def start(
        self,
        job: Job,
        title: str,
        then: Callable[[Any], None],
        instead: tuple[str, Act] | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        """Run ``job``, then ``then(result)``. ``instead``: the name of another way on, offered when it fails.
        ``lasting``: see `JobRunner.start`.
        """
        self._title, self._then, self._instead = title, then, instead
        self._runner.start(job, title, lasting=lasting)
        self.state_changed.emit()

    def when_free(self, what: str, act: Act) -> None:
        """Do ``act`` now, or ask whether the job in hand may be stopped for it: "Stop it and ``what``?"."""
        if not self.running:
            act()
            return
        self._next = None

        def go() -> None:
            if self.running:
                self._next = act
                self._runner.cancel()
            else:
                act()

        question = self.tr("{0} is not finished. Stop it and {1}?").format(self._title, what)
        title, yes, no = self.tr("Stop what is running?"), self.tr("Stop and open"), self.tr("Go on")
        dialogs.ask(self.parentWidget(), title, question, yes, no, go)

    def _on_succeeded(self, result: Any) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(result)

    def _on_failed(self, failure: Failure) -> None:
        if self._then is not None:
            if not isinstance(failure.error, RestorerError):  # the dialog names the log
                _log.error("%s: %s", self._title, failure.details)
            title = self.tr("{0} did not work").format(self._title)
            dialogs.show_failure(self.parentWidget(), failure, self._log, title, self._instead)

    def _on_cancelled(self) -> None:
        if self._then is not None:
            self.stopped.emit(self._title)

    def _on_finished(self) -> None:
        self._then = None
        self.state_changed.emit()
        act, self._next = self._next, None
        if act is not None:
            act()
