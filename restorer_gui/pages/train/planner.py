"""The plan that all steps change: kept between sessions, a moment after each change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from restorer_gui.jobs import Background
from restorer_gui.train_plan import PlanStore, TrainPlan, runs_folder

SAVE_MS = 1000


class Planner(QObject):
    """Reads and changes the plan; what was changed is written beside everything else."""

    def __init__(self, folder: Path, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.store = PlanStore(folder)
        self._background = background
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_MS)
        self._saver.timeout.connect(lambda: self._background.start(self.store.save, lambda _: None))

    @property
    def plan(self) -> TrainPlan:
        return self.store.current

    @property
    def runs(self) -> Path:
        """Where runs are kept."""
        return Path(self.plan.runs_folder) if self.plan.runs_folder else runs_folder()

    def change(self, **values: object) -> None:
        self.store.change(**values)
        if self.store.unsaved:
            self._saver.start()

    def shut_down(self) -> None:
        self._saver.stop()
        self.store.save()
