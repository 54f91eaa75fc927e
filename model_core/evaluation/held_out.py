"""The held-out items of a training run, restored by its own checkpoint and by others: everybody on the same music."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from model_core.audio import AudioClip
from model_core.config import load_json
from model_core.degradations import Chain
from model_core.device import pick_device
from model_core.evaluation.entrants import name_of, open_entrants
from model_core.evaluation.material import Material
from model_core.evaluation.results import UNTOUCHED, EvaluateConfig
from model_core.evaluation.scores import Pictures, picture_scores
from model_core.progress import Reporter
from model_core.tasks import make_task
from model_core.tasks.base import Items
from model_core.training_config import TrainConfig

Scores = dict[str, dict[str, float]]


def measure_held_out(folder: Path, checkpoints: Sequence[str], report: Reporter = Reporter()) -> Scores:
    """Means of the reference system's three metrics (its Table 1) over the held-out items of the run in ``folder``,
    by restorer: `UNTOUCHED`, then `name_of` each of ``checkpoints`` (names or files).

    Raises:
        ConfigError: the folder holds no run. DataError: its music is gone. CheckpointError: one cannot be opened.
    """
    config = load_json(TrainConfig, folder / "config.json")
    device = pick_device(config.device)
    task = make_task(config, device, report.part(0.0, 0.2))
    entrants = open_entrants(checkpoints, EvaluateConfig(oracle=False), device)
    pictures, count = Pictures(device), config.data.validation_items
    found: dict[str, list[dict[str, float]]] = {name: [] for name in (UNTOUCHED, *map(name_of, checkpoints))}
    work = report.part(0.2, 1.0)
    for place, material in enumerate(_materials(config, task.items, count)):
        work.update(place / count, "Measuring on the held-out music")
        target, before = pictures.of(material.clean), pictures.of(material.damaged)
        found[UNTOUCHED].append(picture_scores(before, target))
        for entrant in entrants:
            work.check()
            if entrant.picture is not None:
                picture = entrant.picture(before)
            else:
                picture = pictures.of(entrant.restore(material, work.silent()))
            found[entrant.name].append(picture_scores(picture, target))
    return {
        name: {metric: float(np.mean([one[metric] for one in of])) for metric in of[0]} for name, of in found.items()
    }


def _materials(config: TrainConfig, items: Items, count: int) -> Iterator[Material]:
    """One at a time, as the validation of the run heard them."""
    rate = config.studio.model.bands.sample_rate if config.network == "studio" else config.segment.sample_rate
    chain = Chain(config.chain)
    for index in range(count):
        arrays = items.make("validation", [index], 0)
        clean = arrays["clean"]
        if "degraded" in arrays:
            damaged = arrays["degraded"]
        else:  # damage that is left to the device for the sake of speed
            damaged = chain(torch.from_numpy(clean), rate, arrays["drawn"]).numpy()
        sides = [AudioClip(np.ascontiguousarray(np.atleast_2d(side[0]), np.float32), rate) for side in (clean, damaged)]
        yield Material("held-out", index, Path(), 0.0, "", *sides)
