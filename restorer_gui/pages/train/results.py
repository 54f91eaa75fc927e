"""Wires the result step: the table, the shipped restorers on the same music, the card, and into the library."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from restorer_gui import dialogs, train_result_work
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.library_work import Shelf
from restorer_gui.pages.train.result_step import ResultStep
from restorer_gui.train_values import ResultRow, RunView
from restorer_gui.widgets.checkpoint_card import CardDialog


class Results(QObject):
    """Of one run at a time. ``saved``: the library holds another checkpoint."""

    saved = Signal()

    def __init__(self, step: ResultStep, background: Background, log: Path | None, page: QWidget) -> None:
        super().__init__(page)
        self._step, self._background, self._log, self._page = step, background, log, page
        self.view: RunView | None = None
        self._measuring: JobRunner | None = None
        self.saving = False
        step.save_wanted.connect(self.save)
        step.card_wanted.connect(self.show_card)
        step.measure_wanted.connect(self.measure)

    def show(self, view: RunView | None) -> None:
        """What came of a run; None: there is none."""
        self.view = view
        if view is None:
            self._step.show_run(None, [])
            return
        job = partial(train_result_work.results, view.folder)
        self._background.start(job, partial(self._on_results, view))

    def forget(self) -> None:
        """Another run begins."""
        if self._measuring is not None:
            self._measuring.cancel()
        self.view = None
        self._step.name.clear()
        self._step.show_saved("")

    def _on_results(self, view: RunView, rows: list[ResultRow]) -> None:
        if self.view is not None and self.view.folder == view.folder:
            self._step.show_run(self.view, rows)

    # The same music for everybody.

    def measure(self) -> None:
        """Restore the held-out music with the shipped ones as well; asked for again, stop that."""
        if self._measuring is not None:
            self._measuring.cancel()
        elif self.view is not None:
            view = self.view
            job = partial(train_result_work.measure, view.folder)
            self._measuring = self._background.start(job, partial(self._on_results, view), self._on_measure_failed)
            self._measuring.updated.connect(lambda update: self._step.show_measuring(update.fraction or 0.0))
            self._measuring.finished.connect(self._on_measured)
            self._step.show_measuring(0.0)

    def _on_measured(self) -> None:
        self._measuring = None
        self._step.show_measuring(None)

    def _on_measure_failed(self, failure: Failure) -> None:
        dialogs.show_failure(self._page, failure, self._log, self.tr("The music could not be measured"))

    # The card and the library.

    def show_card(self) -> None:
        if self.view is not None:
            job = partial(train_result_work.read_card, self.view.folder / "best.safetensors")
            self._background.start(job, self._on_card, self._on_save_failed)

    def _on_card(self, shelf: Shelf) -> None:
        CardDialog(shelf, self._page).open()

    def save(self, name: str) -> None:
        """Put the best epoch into the library."""
        if self.view is None or self.saving:
            return
        self.saving = True
        self._step.show_saving(True)
        job = partial(train_result_work.keep, self.view.folder, name or self.view.folder.name)
        self._background.start(job, self._on_saved, self._on_save_failed).finished.connect(self._on_saving_ended)

    def _on_saved(self, name: str) -> None:
        self._step.show_saved(name)
        self.saved.emit()

    def _on_save_failed(self, failure: Failure) -> None:
        dialogs.show_failure(self._page, failure, self._log, self.tr("The checkpoint was not saved"))

    def _on_saving_ended(self) -> None:
        self.saving = False
        self._step.show_saving(False)
