"""From settings to a task: find the music, split it, decode what has to be decoded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import torch

from model_core.dataset import Split, Track, find_tracks, fingerprint, split_tracks, without_copies
from model_core.decoded_pairs import DecodedPairs, decode_pairs, split_pairs
from model_core.errors import DataError
from model_core.places import cache_folder
from model_core.progress import Reporter
from model_core.tasks.base import Task
from model_core.tasks.crnn import CRNNTask
from model_core.tasks.studio import StudioTask
from model_core.training_config import DataConfig, TrainConfig

Splits = dict[Split, list[Track]]
Pairs = dict[Split, DecodedPairs]


def _crnn(config: TrainConfig, splits: Splits, pairs: Pairs, device: torch.device, report: Reporter) -> Task:
    return CRNNTask(config, splits, pairs, device, report)


def _studio(config: TrainConfig, splits: Splits, pairs: Pairs, device: torch.device, report: Reporter) -> Task:
    name = hashlib.sha256("".join(fingerprint(tracks) for tracks in splits.values()).encode()).hexdigest()
    rate = config.studio.model.bands.sample_rate
    return StudioTask(config, splits, pairs, device, cache_folder() / "music" / f"{name[:16]}-{rate}", report)


TASKS: dict[str, Callable[[TrainConfig, Splits, Pairs, torch.device, Reporter], Task]] = {
    "crnn": _crnn,
    "studio": _studio,
}


def make_task(config: TrainConfig, device: torch.device, report: Reporter = Reporter()) -> Task:
    """The task of ``config`` with its music found, split and, where it needs that, decoded.

    Raises:
        DataError: no usable music or pairs.
    """
    train, validation = split_music(config.data, config.seed, report.part(0.0, 0.2))
    pairs: Pairs = {}
    if config.pairs.share > 0.0:
        cache = cache_folder() / "pairs"
        found = split_pairs(config.pairs, config.seed)
        for split, part in (("train", report.part(0.2, 0.5)), ("validation", report.part(0.5, 0.6))):
            pairs[split] = decode_pairs(found[split], cache, part)  # type: ignore[index]
    return TASKS[config.network](config, {"train": train, "validation": validation}, pairs, device, report.part(0.6, 1))


def split_music(data: DataConfig, seed: int, report: Reporter) -> tuple[list[Track], list[Track]]:
    """Tracks to train on and to validate with.

    Raises:
        DataError: no folder is named, or it holds no usable music.
    """
    if not data.folder:
        raise DataError("training data: expected a folder of music, found none in the settings; name one.")
    folder = Path(data.folder)
    out = {folder / name for name in data.without}
    tracks = [track for track in find_tracks(folder, report.part(0.0, 0.8)) if track.path not in out]
    if not tracks:
        raise DataError(f"{folder}: expected music to train on, but every file is left out; leave fewer out.")
    if data.split_by == "artist":
        tracks = without_copies(tracks)
    if data.validation_folder:
        return tracks, find_tracks(Path(data.validation_folder), report.part(0.8, 1.0))
    return split_tracks(tracks, 0.1, seed, data.split_by)
