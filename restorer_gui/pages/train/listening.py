"""Wires the run step to the held-out clip: which epoch is heard and seen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from restorer_gui import train_sound_work
from restorer_gui.ears import Ears
from restorer_gui.jobs import Background
from restorer_gui.pages.train.run_step import RESTORED, RunStep
from restorer_gui.train_values import Sound


class Listening(QObject):
    """Loads what the trainer wrote; a newer epoch takes the place of the older one while it plays."""

    def __init__(self, step: RunStep, ears: Ears, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._step, self._ears, self._background = step, ears, background
        self._folder: Path | None = None
        self._epoch = -1
        self.sounds: tuple[Sound, ...] = ()
        panel = step.listen
        panel.switch.set_chosen(RESTORED)
        step.epoch_wanted.connect(self.show_epoch)
        panel.toggled.connect(self._on_toggled)
        panel.chosen.connect(self._on_chosen)
        panel.seek_wanted.connect(ears.seek)
        ears.moved.connect(self._on_moved)
        ears.changed.connect(panel.set_playing)
        ears.stale.connect(lambda: self.show_epoch(self._epoch) if step.isVisible() else None)

    def set_folder(self, folder: Path) -> None:
        self._folder, self._epoch, self.sounds = folder, -1, ()

    def show_epoch(self, epoch: int) -> None:
        if self._folder is None or epoch < 0:
            return
        self._epoch = epoch
        job = partial(train_sound_work.listen, self._folder, epoch, self._ears.rate)
        self._background.start(job, partial(self._on_loaded, self._folder, epoch))

    def _on_loaded(self, folder: Path, epoch: int, sounds: tuple[Sound, ...]) -> None:
        if (folder, epoch) != (self._folder, self._epoch):
            return
        self.sounds = sounds
        self._step.show_sounds(sounds)
        if self._step.isVisible():
            self._ears.set_sounds(sounds, self._step.listen.switch.index())

    def _on_toggled(self) -> None:
        self._bring()
        self._ears.toggle()

    def _on_chosen(self, index: int) -> None:
        self._ears.hear(index)

    def _bring(self) -> None:
        """The ears may hold the sounds of another step."""
        if self.sounds and not self._ears.playing:
            self._ears.set_sounds(self.sounds, self._step.listen.switch.index())

    def _on_moved(self, position_s: float) -> None:
        if self._step.isVisible():
            self._step.listen.set_position(position_s)
