"""The listening booth: candidates that are heard in place of the clip while a test is on. No identity is shown here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from restorer_gui.mixer import Mixer, Track
from restorer_gui.player import Player

if TYPE_CHECKING:
    from model_core.audio import AudioSource
    from model_core.listening import Excerpt


@dataclass(frozen=True, eq=False)
class Candidate:
    """A version to be tested: its name, what is heard of it (its gain matches the others' loudness) and its sound."""

    name: str
    track: Track
    clip: AudioSource


class Booth(QObject):
    """Borrows the player from the first `enter` to `leave`. Everything switches in place, cross-faded."""

    lost = Signal(str)  # no sound: the sentence to show
    found = Signal()
    evicted = Signal()  # another clip came: the test cannot go on

    def __init__(self, player: Player, sample_rate: int, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._mixer = Mixer([], sample_rate)
        self._inside = self._lost = False
        player.sound_lost.connect(self._on_lost)
        player.sound_found.connect(self._on_found)
        player.taken_back.connect(self._on_taken_back)

    @property
    def heard(self) -> int:
        """Which of the tracks is heard."""
        return self._mixer.track

    @property
    def playing(self) -> bool:
        return self._mixer.playing

    @property
    def audible(self) -> bool:
        """What plays reaches an ear; without that no answer means anything."""
        return self._player.sounding and not self._lost

    def enter(self, tracks: list[Track], excerpt: Excerpt) -> None:
        """Hear the first of ``tracks`` from the start of ``excerpt``, over and over.

        Each track is made a new one: that two of them are the same sound cannot be told from how they switch.
        """
        rate = self._mixer.sample_rate
        self._mixer.set_tracks([replace(track) for track in tracks], 0)
        self._mixer.seek(round(excerpt.start_s * rate))
        self._mixer.set_loop((round(excerpt.start_s * rate), round(excerpt.end_s * rate)))
        self._inside = True
        self.play()

    def hear(self, index: int) -> None:
        """Switch to one of the tracks in place; plays if it was paused."""
        self._mixer.select(index)
        self.play()

    def restart(self) -> None:
        """Back to the beginning of the excerpt."""
        if self._mixer.loop is not None:
            self._mixer.seek(self._mixer.loop[0])

    def play(self) -> None:
        if self._inside:
            self._player.lend(self._mixer)
            self._mixer.play()

    def pause(self) -> None:
        self._mixer.pause()

    def leave(self) -> None:
        """Give the player back; the clip is as it was."""
        if self._inside:
            self._inside = False
            self._player.give_back()

    def _on_lost(self, sentence: str) -> None:
        if self._inside:
            self._lost = True
            self._mixer.pause()
            self.lost.emit(sentence)

    def _on_found(self) -> None:
        if self._inside:
            if self._lost:  # heard again, before anything is answered
                self._lost = False
                self._mixer.play()
            self.found.emit()

    def _on_taken_back(self) -> None:
        if self._inside:
            self._inside = False
            self.evicted.emit()
