"""The trainer: one loop, read top to bottom. The wizard, the command line and the tests all call `train`.

A run folder holds config.json, history.jsonl (one line per epoch), best.safetensors, last.safetensors and state.pt.
Starting again in the same folder goes on where it stopped, bit for bit on the CPU with the same number of threads.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
import torch
from torch import Tensor, nn

import model_core
from model_core import checkpoint
from model_core.config import Range, from_dict, load_json, save_json, to_dict, write_text_atomic
from model_core.dataset import SegmentConfig, Segments, Track, batches, degrade, find_tracks, fingerprint, split_tracks
from model_core.degradations import Chain, ChainConfig
from model_core.device import Precision, autocast, pick_device, to_device
from model_core.errors import CheckpointError, ConfigError, DataError
from model_core.losses import LossConfig, loss_terms
from model_core.mel import LogMel, MelConfig
from model_core.metrics import MEL_METRICS
from model_core.models import MODELS, CRNNConfig
from model_core.progress import Cancelled, Reporter


@dataclass(frozen=True)
class DataConfig:
    """Where the music is. Without a validation folder a tenth of the music, whole folders at a time, is held out."""

    folder: str = ""
    validation_folder: str | None = None
    licence: str = ""
    items_per_epoch: Annotated[int, Range(1, 100_000)] = 800
    validation_items: Annotated[int, Range(1, 10_000)] = 100


@dataclass(frozen=True)
class TrainConfig:
    """The reference recipe (Patrizi 2025, training section) with one departure: ``plateau_patience`` is below
    ``early_stopping_patience``, since with the paper's 5 and 5 the learning rate never drops before the stop.

    ``schedule`` "plateau" is the paper's; "cosine" rises over ``warmup_steps`` to ``learning_rate`` and falls to
    ``min_learning_rate`` at the last step of the last epoch, which gets further in few steps.
    """

    data: DataConfig = DataConfig()
    segment: SegmentConfig = SegmentConfig()
    mel: MelConfig = MelConfig()
    chain: ChainConfig = ChainConfig()
    model: CRNNConfig = CRNNConfig()
    loss: LossConfig = LossConfig()
    epochs: Annotated[int, Range(1, 10_000)] = 20
    batch: Annotated[int, Range(1, 1024)] = 4
    learning_rate: Annotated[float, Range(1e-7, 1.0)] = 1e-4
    weight_decay: Annotated[float, Range(0.0, 1.0)] = 1e-3
    schedule: Literal["plateau", "cosine"] = "plateau"
    warmup_steps: Annotated[int, Range(0, 100_000)] = 0
    plateau_factor: Annotated[float, Range(0.01, 0.99)] = 0.5
    plateau_patience: Annotated[int, Range(0, 1000)] = 2
    early_stopping_patience: Annotated[int, Range(0, 1000)] = 5
    min_learning_rate: Annotated[float, Range(0.0, 1.0)] = 1e-6
    clip_norm: Annotated[float, Range(0.0, 1e6)] = 1.0
    seed: int = 101
    device: str = "auto"
    precision: Precision = "auto"
    save_every_s: Annotated[float, Range(0.0, 600.0, "s")] = 300.0


PRESETS: dict[str, TrainConfig] = {
    "reference": TrainConfig(),
    # To the letter: the sigmoid residual can only add energy, and the learning rate never drops before the early stop.
    "paper": TrainConfig(model=CRNNConfig(residual="sigmoid"), plateau_patience=5),
}


STATE, PREVIOUS_STATE = "state.pt", "state.previous.pt"


@dataclass(frozen=True)
class Run:
    """What a finished or stopped run left behind."""

    folder: Path
    best: Path
    last: Path
    history: list[dict[str, Any]]


@dataclass
class _State:
    """Where a run stands, beside weights and optimiser: plain values, saved with them."""

    epoch: int = 0
    step_in_epoch: int = 0
    step: int = 0
    best_loss: float = float("inf")
    epochs_since_best: int = 0
    epoch_seconds: float = 0.0
    sums: dict[str, float] = field(default_factory=dict)
    history: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Validation:
    """Means over the validation items. ``error_db``: RMS error of each mel band, where either picture is above the
    floor.
    """

    losses: dict[str, float]
    restored: dict[str, float]
    untouched: dict[str, float]
    error_db: list[float]


class _Session:
    """Everything a run holds in memory; built from its configuration, filled from state.pt when there is one."""

    def __init__(self, config: TrainConfig, folder: Path, report: Reporter) -> None:
        self.config, self.folder = config, folder
        self.device = pick_device(config.device)
        self.chain = Chain(config.chain)
        train, validation = _tracks(config.data, config.seed, report)
        self.train = Segments(train, "train", self.chain, config.segment, config.seed)
        self.validation = Segments(validation, "validation", self.chain, config.segment)
        self.features = LogMel(config.mel).to(self.device)
        torch.manual_seed(config.seed)
        model: nn.Module = MODELS["crnn"][0](config.model)
        self.model = to_device(model, self.device)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay
        )
        self.scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
            self.optimiser,
            factor=config.plateau_factor,
            patience=config.plateau_patience,
            min_lr=config.min_learning_rate,
        )
        self.state = _State()

    @property
    def learning_rate(self) -> float:
        return float(self.optimiser.param_groups[0]["lr"])

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = value

    def pictures(self, items: list[Any]) -> tuple[Tensor, Tensor]:
        """Items to (degraded, clean) mel pictures [B, 1, n_mels, frames]."""
        clean, degraded = degrade(items, self.chain, self.config.segment.sample_rate, self.device)
        with torch.no_grad():
            pictures = self.features(degraded), self.features(clean)
        return pictures[0].contiguous(memory_format=torch.channels_last), pictures[1]

    def save_state(self) -> None:
        """The state before this one stays beside it: whatever happens to the newest file, the run can go on."""
        random = {"cpu": torch.get_rng_state()}
        if self.device.type == "cuda":
            random["cuda"] = torch.cuda.get_rng_state(self.device)
        newest, previous = self.folder / STATE, self.folder / PREVIOUS_STATE
        if newest.exists():
            os.replace(newest, previous)
        checkpoint.save_state(
            newest,
            {
                "config": to_dict(self.config),
                "progress": asdict(self.state),
                "model": self.model.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "scheduler": self.scheduler.state_dict(),
                "random": random,
            },
        )

    def load_state(self) -> None:
        """Go on from the newest state that is whole; from the start where there is none.

        Raises:
            CheckpointError: states are there and none of them is whole.
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
            self.model.load_state_dict(saved["model"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.scheduler.load_state_dict(saved["scheduler"])
            torch.set_rng_state(saved["random"]["cpu"])
            if self.device.type == "cuda" and "cuda" in saved["random"]:
                torch.cuda.set_rng_state(saved["random"]["cuda"], self.device)
            self.state = from_dict(_State, saved["progress"], str(path))
            return
        if failure is not None:
            raise failure

    def close_epoch(self, figures: Validation, report: Reporter) -> None:
        """Step the schedule, note the epoch in the history, keep checkpoints, state and history."""
        state, loss = self.state, figures.losses["total"]
        if self.config.schedule == "plateau":
            self.scheduler.step(loss)
        better = loss < state.best_loss
        state.history.append(
            {
                "epoch": state.epoch + 1,
                "step": state.step,
                "train": {name: total / state.step_in_epoch for name, total in state.sums.items()},
                "validation": figures.losses,
                "restored": figures.restored,
                "untouched": figures.untouched,
                "learning_rate": self.learning_rate,
                "seconds": round(state.epoch_seconds, 2),
            }
        )
        state.best_loss = min(state.best_loss, loss)
        state.epochs_since_best = 0 if better else state.epochs_since_best + 1
        state.epoch, state.step_in_epoch, state.sums, state.epoch_seconds = state.epoch + 1, 0, {}, 0.0

        card = self.card(figures)
        for name in ("best", "last") if better else ("last",):
            _keep(partial(checkpoint.save_checkpoint, self.folder / f"{name}.safetensors", self.model, card), report)
        _keep(self.save_state, report)
        lines = "".join(json.dumps(line) + "\n" for line in state.history)
        _keep(partial(write_text_atomic, self.folder / "history.jsonl", lines), report)

    def card(self, figures: Validation) -> checkpoint.Card:
        """What the checkpoint will say of itself."""
        config = self.config
        return checkpoint.Card(
            name=config.model.mode,
            model="crnn",
            config=to_dict(config.model),
            mel=to_dict(config.mel),
            sample_rate=config.mel.sample_rate,
            epoch=self.state.epoch,
            metrics={f"validation_{name}": value for name, value in figures.restored.items()}
            | {f"validation_untouched_{name}": value for name, value in figures.untouched.items()},
            calibration={"error_db": figures.error_db},
            data={
                "fingerprint": fingerprint(self.train.tracks),
                "tracks": len(self.train.tracks),
                "hours": round(sum(t.duration_s for t in self.train.tracks) / 3600.0, 3),
                "licence": config.data.licence,
            },
            training={
                **{k: v for k, v in to_dict(config).items() if k not in ("data", "model", "mel", "device")},
                "steps": self.state.step,
            },
            versions={"restorer": model_core.__version__, "torch": torch.__version__},
            created=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        )


def train(config: TrainConfig, folder: Path, report: Reporter = Reporter()) -> Run:
    """Train in ``folder``, or go on with the run that is there.

    Stopping through ``report`` keeps the state first, then raises `Cancelled`.

    Raises:
        DataError: no usable music. ConfigError: the folder holds a run with other settings.
        CheckpointError: the saved state is damaged. DeviceError: an asked device is absent.
    """
    _claim(folder, config)
    run = _Session(config, folder, report.part(0.0, 0.02))
    run.load_state()
    state, report = run.state, report.part(0.02, 1.0)
    steps_per_epoch = math.ceil(config.data.items_per_epoch / config.batch)
    saved_at_s = time.monotonic()
    try:
        while state.epoch < config.epochs and state.epochs_since_best <= config.early_stopping_patience:
            run.model.train()
            indices = range(state.step_in_epoch * config.batch, config.data.items_per_epoch)
            began_s, done_before = time.monotonic() - state.epoch_seconds, state.step_in_epoch
            for items in batches(run.train, indices, config.batch, state.epoch):
                if config.schedule == "cosine":
                    run.learning_rate = cosine_rate(config, state.step, steps_per_epoch * config.epochs)
                degraded, clean = run.pictures(items)
                with autocast(run.device, config.precision):
                    predicted = run.model(degraded)
                terms = loss_terms(config.loss, predicted, clean)
                run.optimiser.zero_grad(set_to_none=True)
                terms["total"].backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(run.model.parameters(), config.clip_norm)
                run.optimiser.step()

                state.step, state.step_in_epoch = state.step + 1, state.step_in_epoch + 1
                for name, value in terms.items():
                    state.sums[name] = state.sums.get(name, 0.0) + float(value.detach())
                now_s = time.monotonic()
                state.epoch_seconds = now_s - began_s
                if now_s - saved_at_s > config.save_every_s:
                    _keep(run.save_state, report)
                    saved_at_s = now_s
                report.update(
                    (state.epoch + state.step_in_epoch / steps_per_epoch) / config.epochs,
                    f"Epoch {state.epoch + 1} of {config.epochs}",
                    step=state.step,
                    loss=state.sums["total"] / state.step_in_epoch,
                    items_per_s=(state.step_in_epoch - done_before) * config.batch / max(now_s - began_s, 1e-6),
                )
            run.close_epoch(validate(run, report), report)
            saved_at_s = time.monotonic()
    except Cancelled:
        _keep(run.save_state, Reporter())
        raise
    return Run(folder, folder / "best.safetensors", folder / "last.safetensors", state.history)


def cosine_rate(config: TrainConfig, step: int, total_steps: int) -> float:
    """The learning rate of ``step`` (from 0): a linear rise, then half a cosine (Loshchilov and Hutter 2017, section
    3).
    """
    if step < config.warmup_steps:
        return config.learning_rate * (step + 1) / config.warmup_steps
    share = (step - config.warmup_steps) / max(total_steps - config.warmup_steps - 1, 1)
    low = config.min_learning_rate
    return low + (config.learning_rate - low) * 0.5 * (1.0 + math.cos(math.pi * min(share, 1.0)))


@torch.no_grad()
def validate(run: _Session, report: Reporter = Reporter()) -> Validation:
    """Losses and mel metrics of the model as it stands, beside the untouched input. Stops within a batch."""
    run.model.eval()
    config = run.config
    losses: dict[str, list[float]] = {}
    restored: dict[str, list[float]] = {name: [] for name in MEL_METRICS}
    untouched: dict[str, list[float]] = {name: [] for name in MEL_METRICS}
    squares, counts = np.zeros(config.mel.n_mels), np.zeros(config.mel.n_mels)
    for items in batches(run.validation, range(config.data.validation_items), config.batch):
        report.check()
        degraded, clean = run.pictures(items)
        with autocast(run.device, config.precision):
            predicted = run.model(degraded)
        predicted = predicted.float()
        for name, value in loss_terms(config.loss, predicted, clean).items():
            losses.setdefault(name, []).extend([float(value)] * len(items))
        for name, metric in MEL_METRICS.items():
            restored[name] += metric.compute(predicted, clean).tolist()
            untouched[name] += metric.compute(degraded, clean).tolist()
        heard = (clean > 0) | (predicted > 0)
        error_db = -config.mel.floor_db * (predicted - clean) * heard
        squares += error_db.square().sum(dim=(0, 1, 3)).double().cpu().numpy()
        counts += heard.sum(dim=(0, 1, 3)).double().cpu().numpy()

    def means(values: dict[str, list[float]]) -> dict[str, float]:
        return {name: float(np.mean(of)) for name, of in values.items()}

    error = np.sqrt(squares / np.maximum(counts, 1.0))
    return Validation(means(losses), means(restored), means(untouched), [round(float(e), 3) for e in error])


def _tracks(data: DataConfig, seed: int, report: Reporter) -> tuple[list[Track], list[Track]]:
    """Tracks to train on and to validate with."""
    if not data.folder:
        raise DataError("training data: expected a folder of music, found none in the settings; name one.")
    tracks = find_tracks(Path(data.folder), report.part(0.0, 0.8))
    if data.validation_folder:
        return tracks, find_tracks(Path(data.validation_folder), report.part(0.8, 1.0))
    return split_tracks(tracks, 0.1, seed)


def _claim(folder: Path, config: TrainConfig) -> None:
    """Write config.json, or see that the one that is there is the same but for how long and where to compute."""
    path = folder / "config.json"
    if path.exists():
        free = {"epochs": config.epochs, "device": config.device, "save_every_s": config.save_every_s}
        if replace(load_json(TrainConfig, path), **free) != config:  # type: ignore[arg-type]
            raise ConfigError(
                f"{folder}: expected an empty folder or a run with these settings, found a run with others; "
                "choose another folder, or the same settings to go on with it."
            )
    folder.mkdir(parents=True, exist_ok=True)
    save_json(path, config)


def _keep(save: Callable[[], object], report: Reporter) -> None:
    """A failed save (a full disk, say) must not end hours of training: say so and go on; the next save tries again."""
    try:
        save()
    except (OSError, CheckpointError) as error:
        report.update(None, f"Could not save: {error} Training goes on; free some space.")
