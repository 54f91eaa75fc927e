"""What the sound card hears, sample by sample. No Qt, no device: `player` feeds it to PortAudio, tests feed it to
arrays.

Everything audible is a *voice*: one version of the clip read from one frame on. Play, pause, seek and switch are all
the same act, a cross-fade from the present voice to the next, so none of them can click.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FADE_S = 0.008

Samples = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Track:
    """One version to be heard: ``samples`` [channels, n] and a linear ``gain``."""

    samples: Samples
    gain: float = 1.0


@dataclass
class _Voice:
    track: Track | None  # None is silence
    frame: int  # next frame to be read


@dataclass(frozen=True)
class _Wish:
    """What the GUI thread asked for; read once a block by the audio thread. Replaced whole, so no lock is needed."""

    tracks: tuple[Track, ...]
    track: int
    playing: bool
    seek_frame: int | None
    number: int


class Mixer:
    """Renders stereo from equally long versions of one clip, aligned to the sample."""

    def __init__(self, tracks: list[Track], sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self.fade_frames = max(1, round(FADE_S * sample_rate))
        ramp = 0.5 - 0.5 * np.cos(np.pi * (np.arange(self.fade_frames) + 0.5) / self.fade_frames)
        self._fade_in = ramp.astype(np.float32)
        self._wish = _Wish(tuple(tracks), 0, False, None, 0)
        self._heard = 0
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
    def ended(self) -> bool:
        return self.playing and self.frame >= self.frames

    def set_tracks(self, tracks: list[Track]) -> None:
        """Replace the versions or their gains (same length, same rate).

        The playhead stays; what is heard cross-fades.
        """
        self._ask(tracks=tuple(tracks), track=self.track if self.track < len(tracks) else 0)

    def select(self, track: int) -> None:
        """Hear another version from the next block on, in place."""
        self._ask(track=track)

    def seek(self, frame: int) -> None:
        """Go to ``frame``, clamped to the clip."""
        self._ask(seek_frame=min(max(0, frame), self.frames))

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
    ) -> None:
        old = self._wish
        waiting = old.seek_frame if old.number != self._heard else None  # a seek that no block has carried out yet
        self._wish = _Wish(
            old.tracks if tracks is None else tracks,
            old.track if track is None else track,
            old.playing if playing is None else playing,
            waiting if seek_frame is None else seek_frame,
            old.number + 1,
        )

    # Called by the audio thread.

    def render(self, frames: int) -> Samples:
        """The next ``frames`` frames: [frames, 2]. Past the end of the clip there is silence."""
        out = np.zeros((frames, 2), dtype=np.float32)
        done = 0
        while done < frames:
            if self._leaving is None:
                self._obey()
            count = frames - done
            if self._leaving is not None:
                count = min(count, self.fade_frames - self._faded)
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
        if track is None and now.track is None:
            self._voice = _Voice(None, frame)
        elif track is not now.track or frame != now.frame:
            self._leaving, self._voice, self._faded = now, _Voice(track, frame), 0

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
        block = voice.track.samples[:, voice.frame : voice.frame + len(out)]
        voice.frame += block.shape[1]
        left, right = _to_stereo(block)
        out[: block.shape[1], 0] = left * voice.track.gain
        out[: block.shape[1], 1] = right * voice.track.gain


def _to_stereo(block: Samples) -> tuple[Samples, Samples]:
    """[channels, n] -> left and right [n].

    Mono goes to both sides, of more than two channels even and odd ones are averaged.
    """
    if block.shape[0] == 1:
        return block[0], block[0]
    if block.shape[0] == 2:
        return block[0], block[1]
    return block[0::2].mean(axis=0), block[1::2].mean(axis=0)
