"""What the sound card hears, sample by sample. No Qt, no device: `player` feeds it to PortAudio, tests feed it to
arrays.

Everything audible is a *voice*: one version of the clip read from one frame on. Play, pause, seek, switch, a change of
strength and the seam of a loop are all the same act, a cross-fade from the present voice to the next, so none of them
can click.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FADE_S = 0.008

Samples = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Track:
    """One version to be heard: ``samples`` [channels, n] and a linear ``gain``.

    With a ``base`` of the same shape, ``base + mix * (samples - base)`` is heard: the strength of a restoration.
    """

    samples: Samples
    gain: float = 1.0
    base: Samples | None = None
    mix: float = 1.0


@dataclass
class _Voice:
    track: Track | None  # None is silence
    frame: int  # next frame to be read
    looping: bool = False  # it began before the loop's end, so it turns back there


@dataclass(frozen=True)
class _Wish:
    """What the GUI thread asked for; read once a block by the audio thread. Replaced whole, so no lock is needed."""

    tracks: tuple[Track, ...]
    track: int
    playing: bool
    seek_frame: int | None
    loop: tuple[int, int] | None
    number: int


class Mixer:
    """Renders stereo from equally long versions of one clip, aligned to the sample."""

    def __init__(self, tracks: list[Track], sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self.fade_frames = max(1, round(FADE_S * sample_rate))
        ramp = 0.5 - 0.5 * np.cos(np.pi * (np.arange(self.fade_frames) + 0.5) / self.fade_frames)
        self._fade_in = ramp.astype(np.float32)
        self._wish = _Wish(tuple(tracks), 0, False, None, None, 0)
        self._heard = 0
        self._loop: tuple[int, int] | None = None
        self.rounds = 0  # how often the loop has turned back since the last seek
        self._voice = _Voice(None, 0)
        self._leaving: _Voice | None = None
        self._faded = 0

    # Called by the GUI thread.

    @property
    def frames(self) -> int:
        tracks = self._wish.tracks
        return tracks[0].samples.shape[1] if tracks else 0

    @property
    def playing(self) -> bool:
        return self._wish.playing

    @property
    def track(self) -> int:
        """Index of the version that is, or is about to be, heard."""
        return self._wish.track

    @property
    def frame(self) -> int:
        """The next frame to be rendered: where the playhead will be, seeks included."""
        wish = self._wish
        return wish.seek_frame if wish.seek_frame is not None and wish.number != self._heard else self._voice.frame

    @property
    def loop(self) -> tuple[int, int] | None:
        """First frame, and the one after the last, of what is played over and over."""
        return self._wish.loop

    @property
    def ended(self) -> bool:
        return self.playing and self.frame >= self.frames

    @property
    def idle(self) -> bool:
        """Paused, and the fade-out is over: from here on there is silence."""
        return not self.playing and self._voice.track is None and self._leaving is None

    def set_tracks(self, tracks: list[Track], track: int | None = None) -> None:
        """Replace the versions, their gains or strengths (same length, same rate), and hear ``track`` of them.

        The playhead stays; what is heard cross-fades.
        """
        wanted = self.track if track is None else track
        self._ask(tracks=tuple(tracks), track=wanted if wanted < len(tracks) else 0)

    def select(self, track: int) -> None:
        """Hear another version from the next block on, in place."""
        self._ask(track=track)

    def seek(self, frame: int) -> None:
        """Go to ``frame``, clamped to the clip."""
        self._ask(seek_frame=min(max(0, frame), self.frames))

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Turn back from the second frame to the first, endlessly, with a cross-faded seam; None: play on.

        A round lasts exactly as long as the stretch. The fade needs sound beyond the seam: at the very end of the clip
        the loop is a fade shorter. A playhead beyond the loop plays on, one before it plays into it.
        """
        if loop is not None:
            end = min(max(loop), self.frames - self.fade_frames)
            start = max(0, min(min(loop), end - 2 * self.fade_frames))
            loop = (start, end) if end - start >= 2 * self.fade_frames else None
        self._ask(loop=(loop,))

    def play(self) -> None:
        self._ask(playing=True)

    def pause(self) -> None:
        self._ask(playing=False)

    def _ask(
        self,
        tracks: tuple[Track, ...] | None = None,
        track: int | None = None,
        playing: bool | None = None,
        seek_frame: int | None = None,
        loop: tuple[tuple[int, int] | None] | None = None,
    ) -> None:
        old = self._wish
        waiting = old.seek_frame if old.number != self._heard else None  # a seek that no block has carried out yet
        self._wish = _Wish(
            old.tracks if tracks is None else tracks,
            old.track if track is None else track,
            old.playing if playing is None else playing,
            waiting if seek_frame is None else seek_frame,
            old.loop if loop is None else loop[0],
            old.number + 1,
        )

    # Called by the audio thread.

    def render(self, frames: int) -> Samples:
        """The next ``frames`` frames: [frames, 2]. Past the end of the clip there is silence."""
        out = np.zeros((frames, 2), dtype=np.float32)
        done = 0
        while done < frames:
            if self._leaving is None:
                self._turn_back()
            if self._leaving is None:
                self._obey()
            count = frames - done
            if self._leaving is not None:
                count = min(count, self.fade_frames - self._faded)
            elif self._voice.looping and self._loop is not None and self._voice.track is not None:
                count = min(count, self._loop[1] - self._voice.frame)
            part = out[done : done + count]
            self._read(self._voice, part)
            if self._leaving is not None:
                self._cross_fade(part)
            done += count
        return out

    def _obey(self) -> None:
        wish = self._wish
        if wish.number == self._heard:
            return
        self._heard = wish.number
        now = self._voice
        frame = now.frame if wish.seek_frame is None else wish.seek_frame
        track = wish.tracks[wish.track] if wish.playing and wish.tracks else None
        if wish.seek_frame is not None or wish.loop != self._loop:
            self.rounds = 0
        self._loop = wish.loop
        looping = wish.loop is not None and frame < wish.loop[1]
        if track is None and now.track is None:
            self._voice = _Voice(None, frame, looping)
        elif track is not now.track or frame != now.frame:
            self._leaving, self._voice, self._faded = now, _Voice(track, frame, looping), 0
        else:
            now.looping = looping

    def _turn_back(self) -> None:
        """At the loop's end: what lies beyond it fades out while its beginning fades in."""
        now = self._voice
        if now.looping and self._loop is not None and now.track is not None and now.frame >= self._loop[1]:
            start, end = self._loop
            self._leaving, self._voice, self._faded = now, _Voice(now.track, start + now.frame - end, True), 0
            self.rounds += 1

    def _cross_fade(self, part: Samples) -> None:
        assert self._leaving is not None
        old = np.zeros_like(part)
        self._read(self._leaving, old)
        # Raised cosine with constant sum: versions of one clip are alike, so equal parts stay equal.
        rise = self._fade_in[self._faded : self._faded + len(part), np.newaxis]
        part *= rise
        part += old * (1.0 - rise)
        self._faded += len(part)
        if self._faded >= self.fade_frames:
            self._leaving = None

    def _read(self, voice: _Voice, out: Samples) -> None:
        if voice.track is None:
            return
        track, stretch = voice.track, slice(voice.frame, voice.frame + len(out))
        block = track.samples[:, stretch]
        if track.base is not None and track.mix < 1.0:
            base = track.base[:, stretch]
            block = base + np.float32(track.mix) * (block - base)
        voice.frame += block.shape[1]
        left, right = _to_stereo(block)
        out[: block.shape[1], 0] = left * track.gain
        out[: block.shape[1], 1] = right * track.gain


def _to_stereo(block: Samples) -> tuple[Samples, Samples]:
    """[channels, n] -> left and right [n].

    Mono goes to both sides, of more than two channels even and odd ones are averaged.
    """
    if block.shape[0] == 1:
        return block[0], block[0]
    if block.shape[0] == 2:
        return block[0], block[1]
    return block[0::2].mean(axis=0), block[1::2].mean(axis=0)
