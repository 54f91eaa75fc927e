"""Wires the network step to the plan: settings, what to start from, where runs go, and how long it will take."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from restorer_gui import train_work, work
from restorer_gui.i18n import engine_text
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.pages.train.network_step import NetworkStep
from restorer_gui.pages.train.parts import ask_path
from restorer_gui.pages.train.planner import Planner
from restorer_gui.train_plan import free_name
from restorer_gui.values import Choice


class Preparing(QObject):
    """``changed``: what can be done now may be another."""

    changed = Signal()

    def __init__(self, planner: Planner, step: NetworkStep, background: Background, page: QWidget) -> None:
        super().__init__(page)
        self._planner, self._step, self._background, self._page = planner, step, background, page
        self._timing: JobRunner | None = None
        step.changed.connect(self._on_changed)
        step.estimate_wanted.connect(self.estimate)
        step.folder_wanted.connect(self.choose_runs)

    @property
    def new_folder(self) -> Path:
        """Where the next run goes; never where one is already."""
        wanted = self._planner.plan.name.replace("/", "-").replace("\\", "-").strip(" .")
        return self._planner.runs / free_name(self._planner.runs, wanted or self.tr("my restorer"))

    def show_state(self, training: bool, trouble: str) -> None:
        self._step.show_state(self._timing is not None, training, trouble)
        self._step.show_place(str(self.new_folder))

    def choose_runs(self) -> None:
        def chosen(folder: Path) -> None:
            self._planner.change(runs_folder=str(folder))
            self.changed.emit()

        ask_path(self._page, self.tr("Where to keep runs"), str(self._planner.runs), chosen)

    def list_checkpoints(self) -> None:
        self._background.start(work.list_restorers, self._on_checkpoints)

    def _on_checkpoints(self, choices: list[Choice]) -> None:
        self._step.show_checkpoints(choices, self._planner.plan.initial_checkpoint)

    def _on_changed(self) -> None:
        step = self._step
        self._planner.change(
            settings=step.settings(), initial_checkpoint=step.initial_checkpoint, name=step.name.text().strip()
        )
        self.changed.emit()

    def estimate(self) -> None:
        """Time a few steps; asked for again, stop that."""
        if self._timing is not None:
            self._timing.cancel()
            return
        job = partial(train_work.estimate, self._planner.plan)
        self._timing = self._background.start(job, self._step.show_estimate, self._on_failed)
        self._timing.updated.connect(lambda update: self._step.show_timing(update.fraction or 0.0))
        self._timing.finished.connect(self._on_timed)
        self.changed.emit()

    def _on_failed(self, failure: Failure) -> None:
        self._step.show_estimate(None, engine_text(str(failure.error)))

    def _on_timed(self) -> None:
        self._timing = None
        self.changed.emit()
