"""Wires the first two steps to the plan: which music, looked through in the background, and which damage."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from restorer_gui import train_sound_work
from restorer_gui.i18n import engine_text
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.pages.train.damage_step import DamageStep
from restorer_gui.pages.train.music_step import MusicStep
from restorer_gui.pages.train.parts import ask_path
from restorer_gui.pages.train.planner import Planner
from restorer_gui.train_plan import Pairs
from restorer_gui.train_values import Damage, Music


class Choosing(QObject):
    """``scanned``: other music, or none yet. ``damage_changed``: another chain or other pairs."""

    scanned = Signal()
    damage_listed = Signal()
    damage_changed = Signal()

    def __init__(
        self, planner: Planner, step: MusicStep, damage: DamageStep, background: Background, usual: str, page: QWidget
    ) -> None:
        super().__init__(page)
        self._planner, self._step, self._damage, self._background = planner, step, damage, background
        self._usual, self._page = usual, page  # where dialogs begin, and over what they lie
        self.music: Music | None = None
        self._scanning: JobRunner | None = None
        step.folder_wanted.connect(self.choose_music)
        step.licence_changed.connect(lambda text: planner.change(licence=text))
        step.leave_out_toggled.connect(self._on_left_out)
        damage.changed.connect(self._on_damage_changed)
        damage.folder_wanted.connect(self.choose_pairs)

    @property
    def trouble(self) -> str:
        """Why nothing can be trained with this music, or empty."""
        if not self._planner.plan.folder:
            return self.tr("Choose the music in step 1 first.")
        if self.music is not None and len(self.music.usable) < 2:
            return self.tr("Two recordings at least are needed, one of them to judge by.")
        return ""

    # Music.

    def choose_music(self) -> None:
        at = self._planner.plan.folder or self._usual
        ask_path(self._page, self.tr("Choose the music"), at, self.take_folder)

    def take_folder(self, folder: Path) -> None:
        self._planner.change(folder=str(folder), left_out=())
        self.scan(folder)

    def scan(self, folder: Path) -> None:
        """Look through the music, beside everything else."""
        if self._scanning is not None and self._scanning.running:
            self._scanning.cancel()
        self.music = None
        self._step.show_folder(str(folder))
        self._step.show_progress(0.0)
        job = partial(train_sound_work.scan, folder)
        scanning = self._background.start(job, self._on_scanned, self._on_failed)
        scanning.updated.connect(lambda update: self._step.show_progress(update.fraction or 0.0))
        scanning.finished.connect(partial(self._on_ended, scanning))
        self._scanning = scanning
        self.scanned.emit()

    def _on_scanned(self, music: Music) -> None:
        if music.folder == self._planner.plan.folder:
            self.music = music.without_limited(self._planner.plan.leave_out_limited)
            self._show()

    def _on_left_out(self, leave_out: bool) -> None:
        self._planner.change(leave_out_limited=leave_out)
        if self.music is not None:
            self.music = self.music.without_limited(leave_out)
            self._show()

    def _show(self) -> None:
        if self.music is not None:
            self._planner.change(left_out=self.music.left_out)
            self._step.show_music(self.music)
        self.scanned.emit()

    def _on_failed(self, failure: Failure) -> None:
        self._step.show_music(None, engine_text(str(failure.error)))
        self.scanned.emit()

    def _on_ended(self, scanning: JobRunner) -> None:
        if scanning is self._scanning:
            self._step.show_progress(None)

    # Damage.

    def list_damage(self) -> None:
        self._background.start(train_sound_work.list_damage, self._on_listed)

    def _on_listed(self, damage: Damage) -> None:
        self._damage.show_damage(damage, self._planner.plan)
        self.damage_listed.emit()
        self._look_for_pairs()

    def choose_pairs(self, which: str) -> None:
        def chosen(path: Path) -> None:
            self._damage.pairs.set_path(which, str(path))

        at = self._planner.plan.folder or self._usual
        if which == "manifest":
            ask_path(self._page, self.tr("Choose a list of pairs"), at, chosen, QFileDialog.FileMode.ExistingFile)
        else:
            ask_path(self._page, self.tr("Choose a folder"), at, chosen)

    def _on_damage_changed(self) -> None:
        damage = self._damage
        pairs = damage.pairs.pairs()
        other = replace(pairs, share=0.0) != replace(self._planner.plan.pairs, share=0.0)
        self._planner.change(damage=damage.damage, chain=damage.chain(), pairs=pairs)
        if other:
            self._look_for_pairs()
        self.damage_changed.emit()

    def _look_for_pairs(self) -> None:
        """What is wrong with them is said at once, and not when the training begins."""
        pairs = self._planner.plan.pairs
        self._damage.pairs.show_found(None)
        if pairs.used:
            job = partial(train_sound_work.count_pairs, pairs)
            self._background.start(job, partial(self._on_counted, pairs), partial(self._on_no_pairs, pairs))

    def _on_counted(self, pairs: Pairs, count: int) -> None:
        if pairs == self._planner.plan.pairs:
            self._damage.pairs.show_found(count)

    def _on_no_pairs(self, pairs: Pairs, failure: Failure) -> None:
        if pairs == self._planner.plan.pairs:
            self._damage.pairs.show_found(None, engine_text(str(failure.error)))
