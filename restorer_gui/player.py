"""Plays the versions of one clip through PortAudio, if there is one. Without it everything else goes on, and one
sentence says why.

The callback runs in PortAudio's thread and only reads; see `mixer`. The device is opened and closed in a worker: on
some systems that takes longer than a window may stand still.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from model_core.progress import Reporter
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.mixer import Mixer, Track
from restorer_gui.sound_device import NoSound, OpenStream, Stream, cushion, find_trouble, open_stream

SETTLE_S = 0.3  # what a device says in its first moments means nothing
TICK_MS = 30
DRAIN_S = 0.4  # some plug-ins lose the last 0.2 s when stopped at once
IDLE_CLOSE_S = 20.0

_log = logging.getLogger(__name__)


class Player(QObject):
    """Position and sound of the opened clip. All times in seconds on the clip's own clock."""

    moved = Signal(float)
    play_state_changed = Signal(bool)
    selected = Signal(int)
    sound_lost = Signal(str)  # the sentence to show
    sound_found = Signal()
    taken_back = Signal()  # the device was lent, but another clip came

    def __init__(
        self,
        parent: QObject | None = None,
        open_stream: OpenStream = open_stream,
        find_trouble: Callable[[], str | None] = find_trouble,
    ) -> None:
        super().__init__(parent)
        self._open_stream = open_stream
        self._find_trouble = find_trouble
        self._mixer = Mixer([], 1)
        self._stream: Stream | None = None
        self._opener = JobRunner(self)
        self._opener.succeeded.connect(self._on_opened)
        self._opener.failed.connect(self._on_open_failed)
        self._aside = Background(self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        # Frame at the start of the last block, and when it was rendered (monotonic).
        self._block: tuple[int, float] | None = None
        self._opened_at_s = 0.0
        self._dry = False  # the device said that it had nothing to play
        self._ended_at_s: float | None = None
        self._quiet_since_s = time.monotonic()
        self._wanted = False
        self._guest: Mixer | None = None
        self._lent = self._resume = False
        self._another = False  # another device was chosen while one was being opened

    def look_for_device(self) -> None:
        """Say early, through ``sound_lost``, that nothing can be played."""
        self._aside.start(partial(_call, self._find_trouble), self._on_looked)

    def _on_looked(self, trouble: str | None) -> None:
        if trouble:
            self.sound_lost.emit(trouble)

    # What there is to play.

    def load(self, tracks: list[Track], sample_rate: int) -> None:
        """A new clip: playhead at the start, nothing playing, its first version selected."""
        self.pause()
        self._close()
        lent, self._lent, self._guest = self._lent, False, None
        if lent:
            self.taken_back.emit()
        self._mixer = Mixer(tracks, max(1, sample_rate))
        self._block = None
        self.moved.emit(0.0)
        self.selected.emit(0)

    def set_tracks(self, tracks: list[Track], selected: int | None = None) -> None:
        """Other versions, gains or strengths of the same clip; the playhead stays, and what is heard too.

        ``selected``: hear this one of them from now on, as `select` would, in the same cross-fade.
        """
        before = self._mixer.track
        self._mixer.set_tracks(tracks, selected)
        if self._mixer.track != before or selected is not None:
            self.selected.emit(self._mixer.track)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Play from the first to the second time over and over, with a cross-faded seam; None: play on.

        A playhead outside goes to the loop's start.
        """
        rate = self._mixer.sample_rate
        self._mixer.set_loop(None if loop is None else (round(loop[0] * rate), round(loop[1] * rate)))
        frames = self._mixer.loop
        if frames is not None and not frames[0] <= self._mixer.frame < frames[1]:
            self.seek(frames[0] / rate)

    @property
    def loop(self) -> tuple[float, float] | None:
        frames, rate = self._mixer.loop, self._mixer.sample_rate
        return None if frames is None else (frames[0] / rate, frames[1] / rate)

    @property
    def duration_s(self) -> float:
        return self._mixer.frames / self._mixer.sample_rate

    @property
    def position_s(self) -> float:
        """Where the ear is: what was rendered, less what still waits in the device."""
        frame = self._mixer.frame
        if self._block is not None and self.playing and self._stream is not None:
            rate = self._mixer.sample_rate
            began, at_s = self._block
            ago = round((self._stream.latency - (time.monotonic() - at_s)) * rate)  # frames
            loop = self._mixer.loop
            if loop is not None and self._mixer.rounds and loop[0] <= frame < loop[1]:
                # The seam may lie between what was rendered and what is heard.
                ahead = min(max(0, (frame - began) % (loop[1] - loop[0]) + ago), rate)
                frame = loop[0] + (frame - ahead - loop[0]) % (loop[1] - loop[0])
            elif abs(began - ago - frame) < rate:  # otherwise a seek is waiting: show where it will be
                frame = max(0, min(began - ago, frame))
        return frame / self._mixer.sample_rate

    @property
    def playing(self) -> bool:
        return self._wanted

    @property
    def sounding(self) -> bool:
        """A device is open: what plays is heard."""
        return self._stream is not None and self._stream.active

    @property
    def busy(self) -> bool:
        """A worker is opening or closing the device."""
        return self._opener.running or self._aside.running

    @property
    def track(self) -> int:
        return self._mixer.track

    # What the hand does.

    def toggle(self) -> None:
        self.pause() if self.playing else self.play()

    def play(self) -> None:
        """Play from the playhead, or from the start when it stands at the end. Opens the device on first use."""
        if self._wanted or self._lent or not self._mixer.frames:
            return
        if self._mixer.frame >= self._mixer.frames:
            self.seek(0.0)
        self._wanted = True
        self._ended_at_s = None
        if self._open():
            self._mixer.play()
        self.play_state_changed.emit(True)

    def pause(self) -> None:
        if not self._wanted:
            return
        self._wanted = False
        self._mixer.pause()
        self._quiet_since_s = time.monotonic()
        self.play_state_changed.emit(False)
        self.moved.emit(self.position_s)

    def seek(self, position_s: float) -> None:
        self._block = None
        self._ended_at_s = None
        self._mixer.seek(round(position_s * self._mixer.sample_rate))
        self.moved.emit(self.position_s)

    def select(self, track: int) -> None:
        """Hear another version in place."""
        self._mixer.select(track)
        self.selected.emit(track)

    def lend(self, guest: Mixer) -> None:
        """Let ``guest``, of the clip's rate, sound alone until `give_back`. The clip pauses; none of its state changes.

        Calling it again opens a device that was lost.
        """
        if not self._lent:
            self._resume = self.playing
            self.pause()
        self._guest, self._lent = guest, True
        self._open()

    def give_back(self) -> None:
        """The guest fades out and the clip is as it was, playing again if it did."""
        if not self._lent or self._guest is None:
            return
        self._lent = False
        self._guest.pause()
        self._quiet_since_s = time.monotonic()
        if self._resume:
            self.play()

    def shut_down(self) -> None:
        """Stop and give the device back; the last call before leaving."""
        self._lent, self._guest = False, None
        self.pause()
        self._timer.stop()
        self._opener.cancel()
        self._close()

    # The device.

    def change_output(self) -> None:
        """Another device was chosen: leave this one, and where something sounds go on there at once."""
        if self._opener.running:
            self._another = True
        elif self._stream is not None and (self._wanted or self._lent):
            self._reopen()
        else:
            self._close()

    def _open(self) -> bool:
        """See that the device is open or about to be; True if it is."""
        self._timer.start()
        if self._stream is not None and self._stream.active:
            return True
        if not self._opener.running:
            self._reopen()
        return False

    def _reopen(self) -> None:
        stale, self._stream, self._block = self._stream, None, None
        job = partial(_open, self._open_stream, self._mixer, self._callback_for(self._mixer), stale)
        self._opener.start(job, "sound")

    def _callback_for(self, mixer: Mixer) -> Callable[..., None]:
        def callback(out: np.ndarray, frames: int, times: Any, status: Any) -> None:
            began = mixer.frame
            self._dry = self._dry or bool(getattr(status, "output_underflow", False))
            out[:] = mixer.render(frames)
            guest = self._guest
            if guest is not None:
                out += guest.render(frames)
            self._block = (began, time.monotonic())

        return callback

    def _on_opened(self, opened: tuple[Mixer, Stream]) -> None:
        mixer, self._stream = opened
        another, self._another = self._another, False
        if mixer is not self._mixer:  # another clip was opened meanwhile
            self._close()
            if self._wanted:
                self._wanted = False
                QTimer.singleShot(0, self, self.play)
            return
        if another:
            self.change_output()
            return
        self._opened_at_s, self._dry = time.monotonic(), False
        self.sound_found.emit()
        if self._wanted:
            self._mixer.play()

    def _on_open_failed(self, failure: Failure) -> None:
        if self._another:  # the one that failed is not the one that is wanted by now
            self._another = False
            if self._wanted or self._lent:
                self._reopen()
                return
        if not isinstance(failure.error, NoSound):
            _log.error("the sound device failed: %s", failure.details)
        known = isinstance(failure.error, NoSound)
        self._lose(
            str(failure.error) if known else "Playing is off because the sound device failed; press Play to try again."
        )

    def _on_tick(self) -> None:
        if self._stream is not None and not self._stream.active:
            self._close()
            self._lose("The sound device went away, so playing stopped here; press Play to try again.")
        dry, self._dry = self._dry, False
        if dry and (self._wanted or self._lent):  # while paused nobody heard it
            self._see_to_dryness()
        if self._guest is not None and not self._lent and (self._stream is None or self._guest.idle):
            self._guest = None
        if not self._wanted:
            if self._lent:
                return
            if self._stream is None and not self._opener.running:
                self._timer.stop()
            elif time.monotonic() - self._quiet_since_s > IDLE_CLOSE_S:
                self._close()
            return
        self.moved.emit(self.position_s)
        if self._mixer.ended:
            now_s = time.monotonic()
            self._ended_at_s = self._ended_at_s or now_s
            if now_s - self._ended_at_s >= DRAIN_S:
                self.pause()

    def _see_to_dryness(self) -> None:
        """Open the device again with more latency; the playhead stays where it is."""
        settled = time.monotonic() - self._opened_at_s > SETTLE_S
        if self._stream is not None and settled and cushion.grow():
            _log.info("the sound device ran dry: now with a latency of %g s", cushion.latency_s)
            self._reopen()

    def _lose(self, sentence: str) -> None:
        self.pause()
        self.sound_lost.emit(sentence)

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is None:
            return
        self._aside.start(partial(_close, stream), lambda _: None)


def _call(function: Callable[[], str | None], report: Reporter) -> str | None:
    return function()


def _open(
    opener: OpenStream, mixer: Mixer, callback: Callable[..., None], stale: Stream | None, report: Reporter
) -> tuple[Mixer, Stream]:
    if stale is not None:  # first: some devices open only once
        _close(stale, report)
    return mixer, opener(mixer.sample_rate, callback)


def _close(stream: Stream, report: Reporter) -> None:
    try:
        stream.abort()
        stream.close()
    except Exception as error:  # a device that is gone may refuse to be closed: nothing more to do
        _log.info("closing the sound device: %s", error)
