"""Opens the blind tests with the versions as they are heard now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from restorer_gui.jobs import Background
from restorer_gui.pages.restore.hearing import Hearing
from restorer_gui.player import Player
from restorer_gui.session import Session

if TYPE_CHECKING:
    from restorer_gui.blind.booth import Candidate


class ListeningTests(QObject):
    """ABX between two versions, and a blind ranking of all."""

    def __init__(
        self,
        session: Session,
        hearing: Hearing,
        player: Player,
        background: Background,
        log: Path | None,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._hearing, self._player, self._background = session, hearing, player, background
        self._page = page
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents) / "Restorer" if log is None else log.parent / "listening tests"

    def open_abx(self) -> bool:
        """False: there is nothing to compare with yet."""
        shown = self._hearing.shown
        index = None if shown is None else self._session.index(shown.number)
        if index is None:
            return False
        from restorer_gui.blind.abx import open_abx  # here and below: no start waits for it

        open_abx(
            self._page,
            self._player,
            self._candidates(),
            self._background,
            self.folder,
            self._source,
            self._session.loop,
            (0, index),
        )
        return True

    def open_preference(self) -> bool:
        """False: there is nothing to rank yet."""
        if self._hearing.shown is None:
            return False
        from restorer_gui.blind.preference import open_preference

        open_preference(
            self._page,
            self._player,
            self._candidates(),
            self._background,
            self.folder,
            self._source,
            self._session.loop,
        )
        return True

    @property
    def _source(self) -> str:
        return self._session.file.path.name if self._session.file is not None else ""

    def _candidates(self) -> list[Candidate]:
        """Always equally loud, whatever the window is set to: a louder version would win by its level alone."""
        from restorer_gui.blind.booth import Candidate

        gains = [10.0 ** (gain_db / 20.0) for gain_db in self._session.match_gains_db()]
        return [
            Candidate(version.name, replace(self._hearing.track(version), gain=gain), version.clip)
            for version, gain in zip(self._session.versions, gains, strict=True)
        ]
