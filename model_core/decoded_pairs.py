"""Pairs from disk, aligned once: both sides of each as 16-bit stereo in one memory-mapped file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from model_core import audio
from model_core.config import write_text_atomic
from model_core.dataset import FIXED_SEEDS, Split
from model_core.errors import AudioError, DataError
from model_core.pairs import PairFiles, find_pairs, load_pairs, read_manifest
from model_core.progress import Reporter
from model_core.training_config import PairsConfig

FORMAT = 1
RATE_HZ = 44_100
HELD_OUT = 0.1  # of the clean files, where no list says which pairs are to validate with


@dataclass(frozen=True)
class _Place:
    """Where a pair lies: frames ``start`` to ``stop`` of the file; ``peak`` is what 32767 stands for, on both sides."""

    name: str
    start: int
    stop: int
    peak: float


@dataclass(frozen=True)
class DrawnPair:
    """One pair, and which part of it: ``at`` is 0 for its beginning and 1 for the last segment that fits."""

    pairs: DecodedPairs
    index: int
    at: float

    def segment(self, samples: int, sample_rate: int) -> np.ndarray:
        """(clean, degraded) as float32 [2 sides, 2 channels, samples], zeros beyond the end."""
        length = -(-samples * RATE_HZ // sample_rate)
        room = max(self.pairs.frames(self.index) - length, 0)
        both = self.pairs.segment(self.index, round(self.at * room), length)
        if sample_rate == RATE_HZ:
            return both
        resampled = audio.resample(both.reshape(4, -1), RATE_HZ, sample_rate)
        return np.ascontiguousarray(resampled[:, :samples].reshape(2, 2, -1))


class DecodedPairs:
    """Pairs by index. Travels to another process by its folder alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        held = json.loads((folder / "index.json").read_text())
        self.places = [_Place(**place) for place in held["places"]]
        self._samples = np.memmap(folder / "samples.i16", np.int16, "r", shape=(self.places[-1].stop, 4))

    def __reduce__(self) -> tuple[type[DecodedPairs], tuple[Path]]:
        return DecodedPairs, (self.folder,)

    def __len__(self) -> int:
        return len(self.places)

    def frames(self, index: int) -> int:
        """The length of a pair in samples at 44.1 kHz."""
        return self.places[index].stop - self.places[index].start

    def segment(self, index: int, start: int, length: int) -> np.ndarray:
        """[2 sides, 2 channels, length] float32 from sample ``start`` on, zeros beyond the end; clean is first."""
        place = self.places[index]
        stop = min(start + length, place.stop - place.start)
        out = np.zeros((4, length), np.float32)
        if stop > start:
            out[:, : stop - start] = self._samples[place.start + start : place.start + stop].T
        return (out * np.float32(place.peak / 32767.0)).reshape(2, 2, length)

    def drawn(self, share: float, split: Split, seed: int, epoch: int, index: int) -> DrawnPair | None:
        """The pair that an item is cut from, None where the chain has its turn. Apart from the chain's own dice."""
        start = (seed, epoch, index, 2) if split == "train" else (FIXED_SEEDS[split] + index, 2)
        rng = np.random.default_rng(start)
        if rng.random() >= share:
            return None
        return DrawnPair(self, int(rng.integers(len(self.places))), float(rng.random()))


def decode_pairs(files: Sequence[PairFiles], folder: Path, report: Reporter = Reporter()) -> DecodedPairs:
    """Align and decode ``files`` into a folder below ``folder`` that is named after them, or open what an earlier call
    left there. Pairs that do not belong together or cannot be read are left out.

    Raises:
        DataError: no pair could be used.
    """
    folder = folder / f"pairs-{_fingerprint(files)[:16]}"
    if (folder / "index.json").exists():
        return DecodedPairs(folder)
    folder.mkdir(parents=True, exist_ok=True)
    places: list[_Place] = []
    reason = ""
    with open(folder / "samples.i16", "wb") as file:
        for one in report.track(sorted(files, key=lambda f: (f.clean, f.damaged)), "Aligning the pairs"):
            try:
                pair = next(load_pairs([one]))
            except (AudioError, DataError) as error:
                reason = reason or str(error)
                continue
            both = np.concatenate((pair.clean, pair.damaged))
            both = audio.resample(both, pair.sample_rate, RATE_HZ)
            peak = float(np.abs(both).max(initial=0.0))
            if peak <= 0.0:
                continue
            np.round(both.T * (32767.0 / peak)).astype(np.int16).tofile(file)
            start = places[-1].stop if places else 0
            places.append(_Place(one.damaged.name, start, start + both.shape[1], peak))
    if not places:
        raise DataError(reason or f"{folder}: expected pairs with sound, found silence; choose others.")
    write_text_atomic(
        folder / "index.json", json.dumps({"format": FORMAT, "places": [vars(p) for p in places]}, indent=1)
    )
    return DecodedPairs(folder)


def split_pairs(config: PairsConfig, seed: int) -> dict[Split, list[PairFiles]]:
    """Pairs to train on and to validate with: by the list's own splits, else a tenth of the clean files is held out.

    Raises:
        DataError: as `read_manifest` and `find_pairs`; or only one clean file.
    """
    if config.manifest:
        path = Path(config.manifest)
        try:
            return {"train": read_manifest(path, "train"), "validation": read_manifest(path, "val")}
        except DataError:
            files = read_manifest(path)
    else:
        files = find_pairs(Path(config.clean_folder), Path(config.damaged_folder))
    clean = sorted({one.clean for one in files})
    if len(clean) < 2:
        raise DataError(f"{clean[0]}: expected pairs of at least 2 clean recordings, found this one; add others.")
    count = max(1, round(HELD_OUT * len(clean)))
    held_out = {clean[int(i)] for i in np.random.default_rng(seed).permutation(len(clean))[:count]}
    return {
        "train": [one for one in files if one.clean not in held_out],
        "validation": [one for one in files if one.clean in held_out],
    }


def _fingerprint(files: Sequence[PairFiles]) -> str:
    digest = hashlib.sha256(f"{FORMAT}\n".encode())
    for one in sorted(files, key=lambda f: (f.clean, f.damaged)):
        shown = replace(one, clean=one.clean.absolute(), damaged=one.damaged.absolute())
        digest.update(f"{shown} {one.clean.stat().st_size} {one.damaged.stat().st_size}\n".encode())
    return digest.hexdigest()
