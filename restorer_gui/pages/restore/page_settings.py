"""What a person sets on the restore page, each with its way back: restorer, strength, match, loop, look."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from restorer_gui.pages.restore.desk import Desk
from restorer_gui.pages.restore.hearing import Hearing
from restorer_gui.pages.restore.showing import Showing
from restorer_gui.pages.restore.undo import SettingsUndo
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.widgets.difference_panel import DifferenceSettings

if TYPE_CHECKING:
    from restorer_gui.widgets.picture_look import PictureLook


class PageSettings(QObject):
    """Listens to the controls; every change goes through the undo stack."""

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        hearing: Hearing,
        showing: Showing,
        desk: Desk,
        stack: QUndoStack,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._store, self._hearing, self._showing, self._desk = session, store, hearing, showing, desk
        self._undo = SettingsUndo(stack)
        self._region: tuple[float, float] | None = None  # the stretch that was marked last
        desk.diagnosis.suggestion_taken.connect(self.choose_restorer)
        desk.controls.restorer_chosen.connect(self.choose_restorer)
        desk.controls.strength_chosen.connect(self._on_strength_chosen)
        desk.transport.match_wanted.connect(self._on_match_wanted)
        desk.transport.loop_toggled.connect(self.toggle_loop)
        desk.comparison.loop_wanted.connect(self._on_loop_wanted)
        desk.waveform.loop_wanted.connect(self._on_loop_wanted)
        desk.comparison.look_changed.connect(self._on_look_changed)
        kept = store.current
        desk.controls.set_strength(kept.strength_percent)
        desk.comparison.set_look(kept.picture_look)
        desk.difference.set_settings(DifferenceSettings(False, kept.difference_part, kept.difference_gain_db))
        desk.difference.changed.connect(self._on_difference_changed)

    def forget(self) -> None:
        """Another clip: marks and steps of the last one are gone."""
        self._region = None
        self._undo.forget()

    def choose_restorer(self, name: str) -> None:
        self._undo.change("restorer", self.tr("restorer"), self._store.current.restorer, name, self._apply_restorer)

    def toggle_loop(self) -> None:
        """Loop what was marked; without a mark, what is visible. Or play on."""
        playing_on = self._session.file is None or self._session.loop is not None
        self.set_loop(None if playing_on else self._region or self._showing.visible_s)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        self._undo.change("loop", self.tr("loop"), self._session.loop, loop, self._session.set_loop)
        self._desk.transport.set_loop(self._session.loop)

    def remember(self, **changes: Any) -> None:
        self._store.change(replace(self._store.current, **changes))

    def _apply_restorer(self, name: str) -> None:
        self._desk.controls.choose(name)
        self.remember(restorer=name)

    def _on_strength_chosen(self, percent: float) -> None:
        version = self._hearing.shown
        number = None if version is None else version.number
        old = self._store.current.strength_percent if version is None else version.strength_percent
        apply = partial(self._apply_strength, number)
        self._undo.change(("strength", number), self.tr("strength"), old, percent, apply)

    def _apply_strength(self, number: int | None, percent: float) -> None:
        self.remember(strength_percent=percent)
        if number is not None:
            self._session.set_strength(number, percent)
        self._showing.show_strength()

    def _on_match_wanted(self, match: bool) -> None:
        self._undo.change("match", self.tr("loudness match"), not match, match, self._apply_match)

    def _apply_match(self, match: bool) -> None:
        self.remember(match_loudness=match)
        self._hearing.refresh()
        self._showing.show_versions()

    def _on_loop_wanted(self, loop: tuple[float, float] | None) -> None:
        self._region = loop
        self.set_loop(loop)

    def _on_difference_changed(self, settings: DifferenceSettings) -> None:
        self.remember(difference_part=settings.part, difference_gain_db=settings.gain_db)

    def _on_look_changed(self, look: PictureLook) -> None:
        text = self.tr("look of the pictures")
        self._undo.change("look", text, self._store.current.picture_look, look, self._apply_look)

    def _apply_look(self, look: PictureLook) -> None:
        self._desk.comparison.set_look(look)
        self.remember(picture_look=look)
