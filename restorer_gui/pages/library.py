"""The library page: the checkpoints at hand, and what each says of itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from restorer_gui.jobs import Background, JobRunner
from restorer_gui.pages.base import CHECKPOINT, Page
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore


class LibraryPage(Page):
    """Owns widgets and wires them to the library. ``runner`` imports and copies; the list is read quietly beside it."""

    icon = "library"
    takes = frozenset({CHECKPOINT})

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        runner: JobRunner,
        log: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Library")
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
