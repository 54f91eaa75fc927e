"""Find tracks, cut segments, and draw what is done to each: every item depends on (seed, epoch, index) alone.

An item decodes only the segment it uses. The reference decoded the whole 30 s file for 4 s (Patrizi 2025, notebook
``ProgettoID2``).
"""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import numpy as np
import torch
from torch import Tensor

from model_core import audio
from model_core.audio.clip import Tags
from model_core.config import Range
from model_core.degradations import Chain, Drawn
from model_core.errors import AudioError, DataError
from model_core.progress import Reporter

Split = Literal["train", "validation", "test"]
T = TypeVar("T")

# Patrizi 2025, data section: validation and test items are seeded with 99 + index and 201 + index.
FIXED_SEEDS: dict[str, int] = {"validation": 99, "test": 201}
SILENCE_PEAK = 1e-4  # a segment below -80 dBFS teaches nothing: draw another
TRIES = 8


@dataclass(frozen=True)
class SegmentConfig:
    """What one item is: mono, at the network's rate, peak-normalised, zero-padded if the track is shorter."""

    duration_s: Annotated[float, Range(0.5, 30, "s")] = 4.0
    sample_rate: int = 32_000

    @property
    def samples(self) -> int:
        return round(self.duration_s * self.sample_rate)


@dataclass(frozen=True)
class Track:
    """A file of music. ``group``: its artist, else its folder."""

    path: Path
    duration_s: float
    group: str = ""


@dataclass(frozen=True, eq=False)
class Item:
    """One clean segment [n], peak 1, and what shall be done to it."""

    clean: np.ndarray
    drawn: Drawn
    track: Track
    start_s: float


def find_tracks(folder: Path, report: Reporter = Reporter()) -> list[Track]:
    """Every readable track below ``folder``, sorted by path, FMA's ``NNN/NNNNNN.mp3`` layout included. Unreadable
    ones are left out.

    Raises:
        DataError: the folder is missing or holds nothing that can be read.
    """
    if not folder.is_dir():
        raise DataError(
            f"{folder}: expected a folder of music, found {'a file' if folder.exists() else 'nothing'}; choose another."
        )
    try:
        paths = sorted(audio.find_audio([folder]))
    except AudioError:  # nothing that looks like sound
        paths = []
    tracks = []
    for path in report.track(paths, "Looking through the music"):
        try:
            info = audio.probe(path)
        except AudioError:
            continue
        if info.duration_s:
            tracks.append(Track(path, info.duration_s, group_of(path, info.tags)))
    if not tracks:
        raise DataError(
            f"{folder}: expected at least one audio file, found none that can be read; choose another folder."
        )
    return tracks


def group_of(path: Path, tags: Tags) -> str:
    """Whose music it is: the artist's name, else the folder."""
    artist = tags.values.get("albumartist") or tags.values.get("artist") or ""
    return " ".join(artist.casefold().split()) or str(path.parent)


def without_copies(tracks: Sequence[Track]) -> list[Track]:
    """The first of each set of files with the same bytes. Only files of one size are read."""
    seen: dict[tuple[int, str], Path] = {}
    sizes = [track.path.stat().st_size for track in tracks]
    kept = []
    for track, size in zip(tracks, sizes, strict=True):
        digest = ""
        if sizes.count(size) > 1:
            with track.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        if not digest or seen.setdefault((size, digest), track.path) == track.path:
            kept.append(track)
    return kept


def fingerprint(tracks: Sequence[Track]) -> str:
    """SHA-256 over names and sizes: tells whether two runs saw the same set, without reading it all."""
    digest = hashlib.sha256()
    for track in sorted(tracks, key=lambda t: t.path.name):
        digest.update(f"{track.path.name}\0{track.path.stat().st_size}\n".encode())
    return digest.hexdigest()


def split_tracks(
    tracks: list[Track], share: float, seed: int, by: Literal["folder", "artist"] = "folder"
) -> tuple[list[Track], list[Track]]:
    """(train, held out). Whole folders or artists are held out, so that none is on both sides; where there is only one,
    it splits by file.

    Raises:
        DataError: fewer than two tracks.
    """
    if len(tracks) < 2:
        raise DataError(
            f"{tracks[0].path.parent}: expected at least 2 tracks, one of them to validate with, found {len(tracks)}; "
            "add music."
        )
    together: dict[str, list[Track]] = {}
    for track in tracks:
        together.setdefault(str(track.path.parent) if by == "folder" else track.group, []).append(track)
    groups: list[list[Track]] = list(together.values()) if len(together) > 1 else [[t] for t in tracks]
    order = np.random.default_rng(seed).permutation(len(groups))
    wanted = max(1, round(share * len(tracks)))
    held_out: list[Track] = []
    kept: list[Track] = []
    for place in order:
        (held_out if len(held_out) < wanted and len(groups) > 1 else kept).extend(groups[int(place)])
    if not kept:  # one folder held nearly everything: give back all but what was asked for
        held_out, kept = held_out[:wanted], held_out[wanted:]
    return sorted(kept, key=lambda t: t.path), sorted(held_out, key=lambda t: t.path)


class Segments:
    """Items by index, for one split. Nothing is kept open, so any thread or process may ask for any item."""

    def __init__(
        self,
        tracks: Sequence[Track],
        split: Split,
        chain: Chain,
        config: SegmentConfig = SegmentConfig(),
        seed: int = 101,
    ) -> None:
        self.tracks, self.split, self.chain, self.config, self.seed = list(tracks), split, chain, config, seed

    def item(self, index: int, epoch: int = 0) -> Item:
        """Item ``index`` of ``epoch``. Training walks a fresh permutation of the tracks each epoch; the other splits
        go in order and are the same in every epoch."""
        count = len(self.tracks)
        if self.split == "train":
            order = np.random.default_rng((self.seed, epoch, index // count)).permutation(count)
            track = self.tracks[int(order[index % count])]
            rng = np.random.default_rng((self.seed, epoch, index, 1))
        else:
            track = self.tracks[index % count]
            rng = np.random.default_rng(FIXED_SEEDS[self.split] + index)
        start_s, clean = self._segment(track, rng)
        return Item(clean, self.chain.draw(rng), track, start_s)

    def _segment(self, track: Track, rng: np.random.Generator) -> tuple[float, np.ndarray]:
        for _ in range(TRIES):
            start_s = float(rng.uniform(0.0, max(track.duration_s - self.config.duration_s, 0.0)))
            wave = load_mono(track.path, start_s, self.config)
            peak = float(np.abs(wave).max())
            if peak > SILENCE_PEAK:
                return start_s, wave / peak
        return start_s, wave


def load_mono(path: Path, start_s: float, config: SegmentConfig) -> np.ndarray:
    """One segment as mono float32 [config.samples] at the network's rate, zero-padded at the end."""
    clip = audio.read_clip(path, start_s, config.duration_s)
    mono = clip.samples.mean(axis=0, keepdims=True)
    if clip.sample_rate != config.sample_rate:
        mono = audio.resample(mono, clip.sample_rate, config.sample_rate)
    wave = np.zeros(config.samples, np.float32)
    taken = min(mono.shape[-1], config.samples)
    wave[:taken] = mono[0, :taken]
    return wave


def batches(segments: Segments, indices: Sequence[int], size: int, epoch: int = 0) -> Iterator[list[Item]]:
    """Items in lists of ``size``, made one batch ahead in a thread: decoding overlaps the network's step."""
    starts = range(0, len(indices), size)
    return in_thread([segments.item(i, epoch) for i in indices[s : s + size]] for s in starts)


def degrade(items: Sequence[Item], chain: Chain, sample_rate: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """Items to (clean, degraded), both [B, n] on ``device``."""
    clean = torch.from_numpy(np.stack([item.clean for item in items])).to(device)
    return clean, chain(clean, sample_rate, [item.drawn for item in items])


def in_thread(source: Iterable[T], depth: int = 2) -> Iterator[T]:
    """Run ``source`` in a thread, ``depth`` items ahead. A thread and not a process: forking out of a Qt program is a
    trap, and decoding and resampling release the interpreter lock."""
    results: queue.Queue[tuple[T | None, BaseException | None]] = queue.Queue(depth)
    stop = threading.Event()

    def put(entry: tuple[T | None, BaseException | None]) -> None:
        while not stop.is_set():
            try:
                results.put(entry, timeout=0.1)
                return
            except queue.Full:
                continue

    def work() -> None:
        try:
            for item in source:
                put((item, None))
                if stop.is_set():
                    return
            put((None, None))
        except BaseException as error:
            put((None, error))

    thread = threading.Thread(target=work, name="items", daemon=True)
    thread.start()
    try:
        while True:
            item, error = results.get()
            if error is not None:
                raise error
            if item is None:
                return
            yield item
    finally:
        stop.set()
        thread.join()
