"""Hears short sounds in place of each other on the player that the whole window shares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from restorer_gui.mixer import Mixer, Track
from restorer_gui.player import Player
from restorer_gui.session import Session
from restorer_gui.train_values import Sound

USUAL_RATE = 44_100
TICK_MS = 40


class Ears(QObject):
    """Borrows the player from `play` to `pause`; the opened clip is as it was afterwards. Plays over and over."""

    moved = Signal(float)  # playhead in s
    changed = Signal(bool)  # whether it plays
    lost = Signal(str)  # no sound: the sentence to show
    stale = Signal()  # another clip was opened: the device has another rate, so the sounds have to be made anew

    def __init__(self, session: Session, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._player = session, player
        self._mixer = Mixer([], USUAL_RATE)
        self._inside = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        player.sound_lost.connect(self._on_lost)
        player.taken_back.connect(self._on_taken_back)
        session.opened.connect(self._on_opened)

    @property
    def rate(self) -> int:
        """The sample rate of the device: that of the opened clip, which the player keeps."""
        return self._session.file.clip.sample_rate if self._session.file is not None else USUAL_RATE

    @property
    def playing(self) -> bool:
        return self._inside

    @property
    def heard(self) -> int:
        return self._mixer.track

    def set_sounds(self, sounds: Sequence[Sound], heard: int = 0) -> None:
        """Other sounds; what plays goes on with them where they are as long as those before."""
        tracks = [Track(sound.clip.samples, sound.gain) for sound in sounds]
        same = sounds and self._mixer.sample_rate == sounds[0].clip.sample_rate
        if same and self._mixer.frames == tracks[0].samples.shape[1]:
            self._mixer.set_tracks(tracks, heard)
            return
        playing = self._inside
        self.pause()
        self._mixer = Mixer(tracks, sounds[0].clip.sample_rate if sounds else USUAL_RATE)
        self._mixer.select(heard)
        self._mixer.set_loop((0, self._mixer.frames) if tracks else None)
        if playing and tracks:
            self.play()

    def hear(self, index: int) -> None:
        """Switch in place."""
        self._mixer.select(index)

    def seek(self, position_s: float) -> None:
        self._mixer.seek(round(position_s * self._mixer.sample_rate))
        self.moved.emit(position_s)

    def toggle(self) -> None:
        self.pause() if self._inside else self.play()

    def play(self) -> None:
        if not self._mixer.frames:
            return
        if self._mixer.sample_rate != self.rate:
            self.stale.emit()
            return
        if self._session.file is None:
            self._player.load([], self.rate)  # nothing is open: the device is ours alone
        self._inside = True
        self._player.lend(self._mixer)
        self._mixer.play()
        self._timer.start()
        self.changed.emit(True)

    def pause(self) -> None:
        if self._inside:
            self._stop()
            self._player.give_back()

    def shut_down(self) -> None:
        self._timer.stop()
        self._inside = False

    def _stop(self) -> None:
        self._inside = False
        self._timer.stop()
        self._mixer.pause()
        self.changed.emit(False)

    def _on_tick(self) -> None:
        self.moved.emit(self._mixer.frame / self._mixer.sample_rate)

    def _on_lost(self, sentence: str) -> None:
        if self._inside:
            self._stop()
            self._player.give_back()
            self.lost.emit(sentence)

    def _on_taken_back(self) -> None:
        if self._inside:
            self._stop()

    def _on_opened(self) -> None:
        if self._mixer.frames and self._mixer.sample_rate != self.rate:
            self.stale.emit()
