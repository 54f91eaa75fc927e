"""Wires the damage step to its jobs: an excerpt, the dice, and what is heard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from restorer_gui import train_sound_work
from restorer_gui.ears import Ears
from restorer_gui.i18n import engine_text
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.pages.train.damage_step import DamageStep
from restorer_gui.session import Session
from restorer_gui.train_values import Audition, AuditionOrder, Music


class Auditioning(QObject):
    """One excerpt at a time; what is asked for last wins."""

    def __init__(self, session: Session, step: DamageStep, ears: Ears, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._step, self._ears, self._background = session, step, ears, background
        self._music: Music | None = None
        self._making: JobRunner | None = None
        self._shown: Audition | None = None
        self._on_stage = False
        self.seed = self.excerpt = 1
        step.refresh_wanted.connect(self.make)
        step.dice_wanted.connect(self.redraw)
        step.next_wanted.connect(self.next)
        step.own_clip_toggled.connect(self.make)
        step.changed.connect(self._show_ready)
        step.audition.toggled.connect(self._on_toggled)
        step.audition.chosen.connect(ears.hear)
        step.audition.seek_wanted.connect(ears.seek)
        ears.moved.connect(self._on_moved)
        ears.changed.connect(step.audition.set_playing)
        ears.stale.connect(self._on_stale)
        session.opened.connect(lambda _file: self._show_ready())
        self._show_ready()

    @property
    def shown(self) -> Audition | None:
        return self._shown

    def set_music(self, music: Music) -> None:
        self._music, self._shown = music, None
        self._show_ready()
        if self._step.isVisible():
            self.make()

    def begin(self) -> None:
        """The step came to the front."""
        if self._shown is None:
            self.make()
        else:
            self._ears.set_sounds(self._shown.sounds, self._step.audition.switch.index())

    def redraw(self) -> None:
        self.seed += 1
        self.make()

    def next(self) -> None:
        self.excerpt += 1
        self.seed += 1
        self.make()

    def make(self) -> None:
        """Damage the excerpt by the chain as it is now."""
        chain, file = self._step.whole_chain(), self._session.file
        if self._making is not None:
            self._making.cancel()
            self._making = None
        source, pairs = self._step.source.currentData(), self._step.pairs.pairs()
        own = source == "clip" and file is not None
        paired = source == "pairs" and pairs.used
        tracks = () if self._music is None else tuple((row.path, row.duration_s) for row in self._music.usable)
        self._show_ready()
        if not chain or not (own or paired or tracks):
            return
        clip = file.clip if own and file is not None else None
        order = AuditionOrder(tracks, chain, self.seed, self.excerpt, self._ears.rate, clip, pairs if paired else None)
        self._making = self._background.start(partial(train_sound_work.audition, order), self._on_made, self._on_failed)

    def shut_down(self) -> None:
        self._making = None

    def _on_made(self, audition: Audition) -> None:
        self._making, self._shown = None, audition
        self._step.show_audition(audition)
        self._ears.set_sounds(audition.sounds, self._step.audition.switch.index())

    def _on_failed(self, failure: Failure) -> None:
        self._making = None
        self._step.show_audition(None)
        self._step.audition.set_hints(engine_text(str(failure.error)), "")

    def _on_toggled(self) -> None:
        self._ears.toggle()

    def _on_moved(self, position_s: float) -> None:
        if self._step.isVisible():
            self._step.audition.set_position(position_s)

    def _on_stale(self) -> None:
        """The device has another rate now."""
        self._shown = None
        if self._step.isVisible():
            self.make()

    def _show_ready(self) -> None:
        there = self._music is not None and bool(self._music.usable)
        file, step = self._session.file, self._step
        paired = step.pairs.pairs().used
        fit = {"music": there, "clip": file is not None, "pairs": paired}
        if not fit[step.source.currentData()]:  # music that is still being looked through is waited for
            step.source.setCurrentIndex(1 if fit["clip"] else 0)
        for place, name in enumerate(fit):
            step.offer_source(place, fit[name] or name == "music")
        step.source.setEnabled(file is not None or paired)
        step.next.setEnabled(any(fit.values()))
        step.dice.setEnabled(any(fit.values()) and step.source.currentData() != "pairs")
