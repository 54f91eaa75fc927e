"""A run in memory, and how it is kept: weights, their average, optimiser, schedule, history and checkpoints."""

from __future__ import annotations

import copy
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import nn

import model_core
from model_core import checkpoint, library
from model_core.audio import AudioClip, ExportConfig, write_clip
from model_core.config import from_dict, load_json, save_json, to_dict, write_text_atomic
from model_core.dataset import fingerprint
from model_core.device import pick_device
from model_core.distributed import World, synchronised
from model_core.errors import AudioError, CheckpointError, ConfigError
from model_core.progress import Reporter
from model_core.tasks import Task, Validation, make_task
from model_core.training_config import FREE_FIELDS, TrainConfig

STATE, PREVIOUS_STATE = "state.pt", "state.previous.pt"


@dataclass
class Progress:
    """Where a run stands, beside weights and optimiser: plain values, saved with them."""

    epoch: int = 0
    step_in_epoch: int = 0
    step: int = 0
    best_loss: float = float("inf")
    epochs_since_best: int = 0
    epoch_seconds: float = 0.0
    sums: dict[str, float] = field(default_factory=dict)
    history: list[dict[str, Any]] = field(default_factory=list)


class Training:
    """Everything a run holds in memory; built from its configuration, filled from state.pt when there is one."""

    def __init__(
        self, config: TrainConfig, folder: Path, report: Reporter = Reporter(), world: World = World()
    ) -> None:
        self.config, self.folder, self.world = config, folder, world
        self.task: Task = _in_turn(world, partial(make_task, config, pick_device(world.device(config.device)), report))
        self.device = self.task.device
        torch.manual_seed(config.seed)
        self.model = synchronised(self.task.build(), world)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(),
            lr=config.learning_rate,
            weight_decay=config.weight_decay,
            betas=(0.9, config.beta2),
        )
        self.scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
            self.optimiser,
            factor=config.plateau_factor,
            patience=config.plateau_patience,
            min_lr=config.min_learning_rate,
        )
        self.averaged = copy.deepcopy(self.model) if config.average else None
        self.progress = Progress()

    @property
    def kept(self) -> nn.Module:
        """The network that is validated and kept: the averaged one where there is one."""
        return self.model if self.averaged is None else self.averaged

    @property
    def learning_rate(self) -> float:
        return float(self.optimiser.param_groups[0]["lr"])

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = value

    @torch.no_grad()
    def average(self) -> None:
        """Move the averaged weights towards those of this step; quickly at first, when they are still far off."""
        if self.averaged is None:
            return
        step = self.progress.step
        share = 1.0 - min(self.config.average, (1.0 + step) / (10.0 + step))
        for mean, value in zip(self.averaged.state_dict().values(), self.model.state_dict().values(), strict=True):
            if mean.is_floating_point():
                mean.lerp_(value, share)
            else:
                mean.copy_(value)

    def save_state(self) -> None:
        """The state before this one stays beside it: whatever happens to the newest file, the run can go on."""
        if not self.world.first:
            return
        random = {"cpu": torch.get_rng_state()}
        if self.device.type == "cuda":
            random["cuda"] = torch.cuda.get_rng_state(self.device)
        newest, previous = self.folder / STATE, self.folder / PREVIOUS_STATE
        if newest.exists():
            os.replace(newest, previous)
        held: dict[str, Any] = {
            "config": to_dict(self.config),
            "progress": asdict(self.progress),
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "scheduler": self.scheduler.state_dict(),
            "random": random,
        }
        if self.averaged is not None:
            held["averaged"] = self.averaged.state_dict()
        checkpoint.save_state(newest, held)

    def load_state(self) -> None:
        """Go on from the newest state that is whole. Where there is none, start: from other weights if so wished.

        Raises:
            CheckpointError: states are there and none of them is whole; or the initial checkpoint cannot be read.
            ConfigError: the initial checkpoint holds another network.
        """
        failure: CheckpointError | None = None
        for path in (self.folder / STATE, self.folder / PREVIOUS_STATE):
            if not path.exists():
                continue
            try:
                saved = checkpoint.load_state(path)
            except CheckpointError as error:
                failure = failure or error
                continue
            self._take_over(saved, path)
            return
        if failure is not None:
            raise failure
        if self.config.initial_checkpoint:
            self._start_from(self.config.initial_checkpoint)
        self._own_dice()

    def _take_over(self, saved: dict[str, Any], path: Path) -> None:
        self.model.load_state_dict(saved["model"])
        self.optimiser.load_state_dict(saved["optimiser"])
        self.scheduler.load_state_dict(saved["scheduler"])
        if self.averaged is not None:
            self.averaged.load_state_dict(saved["averaged"])
        torch.set_rng_state(saved["random"]["cpu"])
        if self.device.type == "cuda" and "cuda" in saved["random"]:
            torch.cuda.set_rng_state(saved["random"]["cuda"], self.device)
        self.progress = from_dict(Progress, saved["progress"], str(path))
        self._own_dice()

    def _own_dice(self) -> None:
        """Dropout must not be the same in every process of one training."""
        if self.world.rank:
            torch.manual_seed(hash((self.config.seed, self.world.rank, self.progress.step)) % 2**63)

    def _start_from(self, name: str) -> None:
        model, card = checkpoint.load_checkpoint(library.resolve(name))
        wanted = self.task.card(Validation({}, {}, {}, []))
        same = card.model == wanted["model"] and card.config == wanted["config"]
        if not same or card.mel != wanted.get("mel", {}):
            raise ConfigError(
                f"{name}: expected a {wanted['model']} network with this run's settings to start from, found "
                f"{card.model} with others; choose the same mode and size, or another checkpoint."
            )
        for network in {id(m): m for m in (self.model, self.kept)}.values():
            network.load_state_dict(model.state_dict())

    def close_epoch(self, figures: Validation, report: Reporter) -> None:
        """Step the schedule, note the epoch in the history, keep checkpoints, state and history."""
        progress, loss = self.progress, figures.losses["total"]
        if self.config.schedule == "plateau":
            self.scheduler.step(loss)
        better = loss < progress.best_loss
        progress.history.append(
            {
                "epoch": progress.epoch + 1,
                "step": progress.step,
                "train": {name: total / progress.step_in_epoch for name, total in progress.sums.items()},
                "validation": figures.losses,
                "restored": figures.restored,
                "untouched": figures.untouched,
                "learning_rate": self.learning_rate,
                "seconds": round(progress.epoch_seconds, 2),
            }
        )
        progress.best_loss = min(progress.best_loss, loss)
        progress.epochs_since_best = 0 if better else progress.epochs_since_best + 1
        progress.epoch, progress.step_in_epoch, progress.sums, progress.epoch_seconds = progress.epoch + 1, 0, {}, 0.0
        if not self.world.first:
            return

        card = self.card(figures)
        for name in ("best", "last") if better else ("last",):
            keep(partial(checkpoint.save_checkpoint, self.folder / f"{name}.safetensors", self.kept, card), report)
        keep(self.save_state, report)
        lines = "".join(json.dumps(line) + "\n" for line in progress.history)
        keep(partial(write_text_atomic, self.folder / "history.jsonl", lines), report)

    def listen(self, figures: Validation, report: Reporter) -> Path | None:
        """Restore the held-out clip as the network now would; the file that was written."""
        if not self.config.listen or not self.world.first:
            return None
        folder, written = self.folder / "listen", None

        def write() -> None:
            nonlocal written
            clean, degraded = self.task.items.listening_pair()
            folder.mkdir(exist_ok=True)
            names = {"clean": clean, "degraded": degraded}
            for name, clip in names.items():
                if not (folder / f"{name}.flac").exists():
                    _write(folder / f"{name}.flac", clip)
            restored = self.task.restore(self.kept, self.card(figures), degraded)
            _write(folder / f"epoch-{self.progress.epoch:04}.flac", restored)
            written = folder / f"epoch-{self.progress.epoch:04}.flac"

        keep(write, report)
        return written

    def card(self, figures: Validation) -> checkpoint.Card:
        """What the checkpoint will say of itself."""
        config, tracks = self.config, self.task.tracks
        others = {"crnn": ("studio",), "studio": ("segment", "loss")}[config.network]
        left_out = ("data", "model", "mel", "device", "workers", *others)
        return checkpoint.Card(
            name=config.mode,
            epoch=self.progress.epoch,
            metrics={f"validation_{name}": value for name, value in figures.restored.items()}
            | {f"validation_untouched_{name}": value for name, value in figures.untouched.items()},
            data={
                "fingerprint": fingerprint(tracks),
                "tracks": len(tracks),
                "hours": round(sum(t.duration_s for t in tracks) / 3600.0, 3),
                "licence": config.data.licence,
            },
            training={
                **{name: value for name, value in to_dict(config).items() if name not in left_out},
                "steps": self.progress.step,
            },
            versions={"restorer": model_core.__version__, "torch": torch.__version__},
            created=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            **self.task.card(figures),
        )


def claim(folder: Path, config: TrainConfig) -> None:
    """Write config.json, or see that the one that is there is the same but for how long and where to compute.

    Raises:
        ConfigError: the folder holds a run with other settings.
    """
    path = folder / "config.json"
    if path.exists():
        free = {name: getattr(config, name) for name in FREE_FIELDS}
        if replace(load_json(TrainConfig, path), **free) != config:
            raise ConfigError(
                f"{folder}: expected an empty folder or a run with these settings, found a run with others; "
                "choose another folder, or the same settings to go on with it."
            )
    folder.mkdir(parents=True, exist_ok=True)
    save_json(path, config)


def keep(save: Callable[[], object], report: Reporter) -> None:
    """A failed save (a full disk, say) must not end hours of training: say so and go on; the next save tries again."""
    try:
        save()
    except (OSError, CheckpointError, AudioError) as error:
        report.update(None, f"Could not save: {error} Training goes on; free some space.")


def _write(path: Path, clip: AudioClip) -> None:
    """A clip that is too hot for a file is turned down."""
    peak = float(abs(clip.samples).max(initial=0.0))
    if peak > 1.0:
        clip = replace(clip, samples=clip.samples / peak)
    write_clip(path, clip, ExportConfig(overwrite=True))


def _in_turn(world: World, make: Callable[[], Task]) -> Task:
    """The first process of each machine goes ahead: what it decodes, the others find."""
    task = make() if world.local_rank == 0 else None
    world.wait()
    return task or make()
