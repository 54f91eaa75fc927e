"""Music decoded once: every track as 16-bit stereo at one rate in one memory-mapped file, from which any segment costs
nothing.

Decoding the segment of each item anew takes longer than everything else that is done to it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model_core import audio
from model_core.config import write_text_atomic
from model_core.dataset import Track, fingerprint
from model_core.errors import AudioError, DataError
from model_core.progress import Reporter

FORMAT = 1


@dataclass(frozen=True)
class _Place:
    """Where a track lies: frames ``start`` to ``stop`` of the file; ``peak`` is what 32767 stands for."""

    name: str
    start: int
    stop: int
    peak: float


class DecodedMusic:
    """Tracks by index, each any segment [2, n] float32. Reading is safe from any thread."""

    def __init__(self, folder: Path, sample_rate: int, places: Sequence[_Place]) -> None:
        self.sample_rate = sample_rate
        self.places = list(places)
        total = self.places[-1].stop if self.places else 0
        self._samples = np.memmap(folder / "samples.i16", np.int16, "r", shape=(total, 2))

    def __len__(self) -> int:
        return len(self.places)

    def name(self, index: int) -> str:
        """The file name of a track."""
        return self.places[index].name

    def frames(self, index: int) -> int:
        """The length of a track in samples."""
        return self.places[index].stop - self.places[index].start

    def segment(self, index: int, start: int, length: int) -> np.ndarray:
        """[2, length] float32 from sample ``start`` on, zeros beyond the track's ends."""
        place = self.places[index]
        first, last = max(0, start), min(start + length, place.stop - place.start)
        out = np.zeros((2, length), np.float32)
        if last > first:
            part = self._samples[place.start + first : place.start + last]
            out[:, first - start : last - start] = part.T * np.float32(place.peak / 32767.0)
        return out


def decode_all(
    tracks: Sequence[Track], folder: Path, sample_rate: int = 44_100, report: Reporter = Reporter()
) -> DecodedMusic:
    """Decode ``tracks`` into ``folder``, or open what an earlier call left there for the same tracks.

    Mono becomes two equal channels; of more than two the first two are kept. Unreadable tracks are left out.

    Raises:
        DataError: nothing could be read.
    """
    index = folder / "index.json"
    wanted = {"format": FORMAT, "sample_rate": sample_rate, "fingerprint": fingerprint(tracks)}
    if index.exists():
        held = json.loads(index.read_text())
        if {name: held.get(name) for name in wanted} == wanted:
            return DecodedMusic(folder, sample_rate, [_Place(**place) for place in held["places"]])
    folder.mkdir(parents=True, exist_ok=True)
    index.unlink(missing_ok=True)  # from here on the samples are no longer what it says
    places: list[_Place] = []
    with open(folder / "samples.i16", "wb") as file:
        for track in report.track(tracks, "Decoding the music"):
            try:
                clip = audio.read_clip(track.path)
            except AudioError:
                continue
            samples = audio.resample(clip.samples[:2], clip.sample_rate, sample_rate)
            if samples.shape[0] == 1:
                samples = np.repeat(samples, 2, axis=0)
            peak = float(np.abs(samples).max(initial=0.0))
            if peak <= 0.0:
                continue
            np.round(samples.T * (32767.0 / peak)).astype(np.int16).tofile(file)
            start = places[-1].stop if places else 0
            places.append(_Place(track.path.name, start, start + samples.shape[1], peak))
    if not places:
        raise DataError(f"{folder}: expected music to decode, found no track that can be read; choose another folder.")
    write_text_atomic(index, json.dumps(wanted | {"places": [vars(place) for place in places]}, indent=1))
    return DecodedMusic(folder, sample_rate, places)
