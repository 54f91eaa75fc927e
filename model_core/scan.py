"""A look through a folder of music before anything is learnt from it: what is there, and what to beware of.

A few seconds of each file are decoded. Copies are found by the sound itself, so other tags or another name hide none.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from model_core import audio
from model_core.audio.bandwidth import SpectrumMeter
from model_core.dataset import Track, fingerprint, group_of
from model_core.errors import AudioError, DataError
from model_core.progress import Reporter

PLACES = (0.2, 0.5, 0.8)  # of the length: where it is listened to
EXCERPT_S = 2.0
SILENCE = 10.0 ** (-80.0 / 20.0)
FULL_BAND_HZ = 19_000.0  # music that ends below lacks what a network should learn to bring back
LITTLE_HOURS = 0.5

Code = Literal["unreadable", "silent", "duplicates", "band-limited", "lossy", "mono", "one group", "little music"]

_SENTENCES: dict[Code, str] = {
    "unreadable": "{count} of {total} files cannot be read and are left out.",
    "silent": "{count} of {total} files are silent.",
    "duplicates": "{count} of {total} files are copies of others and are left out.",
    "band-limited": "{count} of {total} files hold nothing above some frequency below 19 kHz: a network cannot learn "
    "from them what treble sounds like.",
    "lossy": "{count} of {total} files were coded with loss: their own damage will be taken for clean music.",
    "mono": "{count} of {total} files are mono.",
    "one group": "All music comes from one artist or folder: what is held out to validate with is not foreign to it.",
    "little music": "There is less than half an hour of music: expect a network that knows these pieces only.",
}


@dataclass(frozen=True)
class TrackFacts:
    """One file. ``duration_s`` and all that follows are 0 or empty where ``error`` says why it cannot be read.

    ``bandwidth_hz`` is measured in a few seconds. ``group``: the artist's tag, else the folder; no group is on both
    sides of a split.
    """

    path: Path
    duration_s: float = 0.0
    sample_rate: int = 0
    channels: int = 0
    bandwidth_hz: float = 0.0
    lossy: bool = False
    silent: bool = False
    duplicate_of: Path | None = None
    error: str = ""
    group: str = ""

    @property
    def usable(self) -> bool:
        """Whether it can be learnt from."""
        return not self.error and not self.silent and self.duplicate_of is None

    @property
    def band_limited(self) -> bool:
        """Whether its treble is missing."""
        return self.usable and self.bandwidth_hz < FULL_BAND_HZ


@dataclass(frozen=True)
class Warned:
    """Something to beware of: a code for the window to word, and how many of how many files."""

    code: Code
    count: int
    total: int

    @property
    def sentence(self) -> str:
        """In English, for the command line."""
        return _SENTENCES[self.code].format(count=self.count, total=self.total)


@dataclass(frozen=True)
class MusicReport:
    """A folder of music. ``hours``, ``groups`` and ``fingerprint`` count what is usable."""

    folder: Path
    tracks: tuple[TrackFacts, ...]
    hours: float
    groups: int
    warnings: tuple[Warned, ...]
    fingerprint: str

    @property
    def usable(self) -> int:
        """How many files can be learnt from."""
        return sum(track.usable for track in self.tracks)

    @property
    def sample_rates(self) -> dict[int, int]:
        """How many usable files have which rate, the most frequent first."""
        rates = [track.sample_rate for track in self.tracks if track.usable]
        return dict(sorted(((rate, rates.count(rate)) for rate in set(rates)), key=lambda entry: -entry[1]))


def scan_music(folder: Path, report: Reporter = Reporter()) -> MusicReport:
    """Look at every sound file below ``folder``. Takes about 50 ms a file; nothing is written.

    Raises:
        DataError: the folder is missing or holds no sound files.
        Cancelled: the listener asked to stop.
    """
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing"
        raise DataError(f"{folder}: expected a folder of music, found {found}; choose another.")
    try:
        paths = sorted(audio.find_audio([folder]))
    except AudioError as error:
        raise DataError(f"{folder}: expected sound files, found none; choose another folder.") from error
    seen: dict[str, Path] = {}
    tracks: list[TrackFacts] = []
    for facts, digest in report.track(_looks(paths), "Looking through the music", len(paths)):
        first = seen.setdefault(digest, facts.path) if digest else facts.path
        tracks.append(facts if first == facts.path else replace(facts, duplicate_of=first))
    usable = [track for track in tracks if track.usable]
    return MusicReport(
        folder,
        tuple(tracks),
        sum(track.duration_s for track in usable) / 3600.0,
        len({track.group for track in usable}),
        tuple(_warnings(tracks)),
        fingerprint([Track(track.path, track.duration_s) for track in usable]),
    )


def _looks(paths: Sequence[Path]) -> Iterator[tuple[TrackFacts, str]]:
    """In order; decoding releases the interpreter lock, so threads help, and few files are ahead when it is stopped."""
    threads = max(1, min(4, os.cpu_count() or 1))
    with ThreadPoolExecutor(threads, "scan") as pool:
        for start in range(0, len(paths), 2 * threads):
            yield from pool.map(look_at, paths[start : start + 2 * threads])


def look_at(path: Path) -> tuple[TrackFacts, str]:
    """The facts of one file and a digest of its sound, empty where there is none."""
    try:
        info = audio.probe(path)
        length_s = info.duration_s or audio.read_clip(path).duration_s
        pieces = []
        for place in PLACES:
            start_s = max(0.0, place * length_s - EXCERPT_S / 2)
            pieces.append(audio.read_clip(path, min(start_s, max(0.0, length_s - EXCERPT_S)), EXCERPT_S).samples)
    except AudioError as error:
        return TrackFacts(path, error=str(error)), ""
    heard = np.concatenate(pieces, axis=1)
    meter = SpectrumMeter(info.sample_rate, len(heard))
    meter.add(heard, last=True)
    silent = float(np.abs(heard).max(initial=0.0)) < SILENCE
    if silent:  # perhaps only where it was listened to
        silent = float(np.abs(audio.read_clip(path).samples).max(initial=0.0)) < SILENCE
    facts = TrackFacts(
        path,
        length_s,
        info.sample_rate,
        info.channels,
        meter.bandwidth_hz(),
        info.lossy,
        silent,
        group=group_of(path, info.tags),
    )
    exact = np.round(heard * 32767.0).astype(np.int16).tobytes()
    digest = hashlib.sha256(f"{info.sample_rate} {info.frames} {heard.shape}\n".encode() + exact).hexdigest()
    return facts, "" if silent or not heard.any() else digest


def _warnings(tracks: Sequence[TrackFacts]) -> Iterator[Warned]:
    usable = [track for track in tracks if track.usable]
    counts: dict[Code, int] = {
        "unreadable": sum(bool(track.error) for track in tracks),
        "silent": sum(track.silent for track in tracks),
        "duplicates": sum(track.duplicate_of is not None for track in tracks),
        "band-limited": sum(track.band_limited for track in usable),
        "lossy": sum(track.lossy for track in usable),
        "mono": sum(track.channels == 1 for track in usable),
        "one group": int(len(usable) > 1 and len({track.group for track in usable}) == 1),
        "little music": int(sum(track.duration_s for track in usable) < LITTLE_HOURS * 3600.0),
    }
    for code, count in counts.items():
        if count:
            yield Warned(code, count, len(tracks))
