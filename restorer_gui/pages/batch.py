"""The batch page: many files, one after the other, while you do something else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from restorer_gui.jobs import Background, JobRunner
from restorer_gui.pages.base import SONG, SONGS, Page
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore


class BatchPage(Page):
    """Owns widgets and wires them to the queue. ``runner`` is its own: the other pages stay usable."""

    open_wanted = Signal(object)  # Path: show this file on the restore page

    icon = "batch"
    takes = frozenset({SONG, SONGS})

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        runner: JobRunner,
        folder: Path | None = None,
        log: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Batch")
        self._session, self._store, self._runner = session, store, runner
        self.background = Background(self)

    @property
    def busy(self) -> bool:
        return self._runner.running

    @property
    def working(self) -> bool:
        return self._runner.running or self.background.running

    def shut_down(self) -> None:
        self._runner.cancel()
        self.background.cancel_all()
