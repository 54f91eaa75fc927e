"""Wires the run step to the training: start, pause, go on, take up what was interrupted, and what the folder tells."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from restorer_gui import dialogs, train_work
from restorer_gui.ears import Ears
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.pages.train.listening import Listening
from restorer_gui.pages.train.planner import Planner
from restorer_gui.pages.train.run_step import RunStep
from restorer_gui.pages.train.training import Training
from restorer_gui.train_plan import TrainPlan
from restorer_gui.train_values import RunView


class Running(QObject):
    """``view`` is the run in hand as its folder tells it."""

    changed = Signal()
    begun = Signal()
    ended = Signal()  # with a result
    finished = Signal()  # to the last epoch
    unfinished_found = Signal()

    def __init__(
        self,
        planner: Planner,
        step: RunStep,
        runner: JobRunner,
        ears: Ears,
        background: Background,
        log: Path | None,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._planner, self._step, self._background, self._log, self._page = planner, step, background, log, page
        self.training = Training(runner, self)
        self.listening = Listening(step, ears, background, self)
        self.view: RunView | None = None
        step.pause_wanted.connect(self.training.pause)
        step.go_on_wanted.connect(self.go_on)
        step.stop_wanted.connect(self.finish_now)
        step.resume_wanted.connect(self.resume)
        step.leave_wanted.connect(self.leave)
        training = self.training
        training.state_changed.connect(self.changed)
        training.updated.connect(step.show_update)
        training.grown.connect(self.read)
        training.ended.connect(self._on_ended)
        training.failed.connect(self._on_failed)

    # What the hand wants.

    def start(self, folder: Path) -> None:
        """A new run by the plan."""
        self._train(folder, self._planner.plan, None)

    def go_on(self) -> None:
        """The run in hand, where it stopped."""
        if self.view is not None:
            self._train(self.view.folder, self.view.plan, self.view)

    def resume(self, view: RunView) -> None:
        """An unfinished run that was found."""
        self._train(view.folder, view.plan, view)

    def leave(self, view: RunView) -> None:
        """Offer this one no more."""
        self._step.show_unfinished(None)
        self._background.start(partial(train_work.give_up, view.folder), lambda _: self.find_unfinished())

    def finish_now(self) -> None:
        if self.training.running:
            self.training.stop()
        elif self.view is not None:
            self._give_up(self.view.folder)

    def _train(self, folder: Path, plan: TrainPlan, view: RunView | None) -> None:
        if self.training.running:
            return
        step, known = self._step, view is not None and view is self.view
        self.view = view
        step.show_unfinished(None)
        if not known:  # else its curves are there already, finer than its history tells them
            step.show_new(view.epochs if view is not None else plan.settings.epochs)
        self._planner.change(run=str(folder))
        self.listening.set_folder(folder)
        if view is not None:
            step.show_run(view)
        self.training.start(folder, replace(plan, run=str(folder)))
        self.begun.emit()

    # What the folders tell.

    def find_unfinished(self) -> None:
        job = partial(train_work.find_unfinished, (self._planner.runs,))
        self._background.start(job, self._on_unfinished)

    def _on_unfinished(self, views: list[RunView]) -> None:
        if not self.training.running:
            self._step.show_unfinished(next(iter(views), None))
            self.changed.emit()
            if views:
                self.unfinished_found.emit()

    def read(self) -> None:
        """The history and the clips, as the folder has them."""
        if self.training.folder is not None:
            self._background.start(partial(train_work.read_run, self.training.folder), self._on_read)

    def _on_read(self, view: RunView | None) -> None:
        if view is not None and view.folder == self.training.folder:
            self.view = view
            self._step.show_run(view)
            self.changed.emit()

    def read_last(self) -> None:
        """The last run of the last session."""
        if self._planner.plan.run and not self.training.running:
            self._background.start(partial(train_work.read_run, Path(self._planner.plan.run)), self._on_last_read)

    def _on_last_read(self, view: RunView | None) -> None:
        if view is None or self.training.running:
            return
        self.training.folder = view.folder
        self.listening.set_folder(view.folder)
        self._on_read(view)

    # What the training tells.

    def _on_ended(self, how: str) -> None:
        self.read()
        folder = self.training.folder
        if how == "stopped" and folder is not None:
            self._give_up(folder)
        elif how == "finished":
            self.finished.emit()

    def _give_up(self, folder: Path) -> None:
        self._background.start(partial(train_work.give_up, folder), lambda _: self._on_given_up())

    def _on_given_up(self) -> None:
        self.read()
        self.ended.emit()

    def _on_failed(self, failure: Failure) -> None:
        dialogs.show_failure(self._page, failure, self._log, self.tr("The training stopped"))
        self.read()
        self.find_unfinished()
