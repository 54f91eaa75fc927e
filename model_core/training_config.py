"""The settings of a run: one frozen object for the wizard's form, the command line, the run folder and the card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from model_core.config import Range
from model_core.dataset import SegmentConfig
from model_core.degradations import ChainConfig, preset
from model_core.device import Precision
from model_core.losses import LossConfig
from model_core.mel import MelConfig
from model_core.models import CRNNConfig, StudioConfig
from model_core.studio_losses import StudioLossConfig


@dataclass(frozen=True)
class DataConfig:
    """Where the music is. Without a validation folder a tenth of the music is held out: whole folders at a time, or
    whole artists by their tags, in which case copies of a file are left out too. ``without``: files that are not learnt
    from, relative to the folder.
    """

    folder: str = ""
    validation_folder: str | None = None
    licence: str = ""
    items_per_epoch: Annotated[int, Range(1, 100_000)] = 800
    validation_items: Annotated[int, Range(1, 10_000)] = 100
    split_by: Literal["folder", "artist"] = "folder"
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairsConfig:
    """Damaged recordings with their clean side: a ``manifest`` or two folders (`model_core.pairs`). ``share`` of the
    items are cut from pairs, the others are damaged by the chain.
    """

    manifest: str = ""
    clean_folder: str = ""
    damaged_folder: str = ""
    share: Annotated[float, Range(0.0, 1.0)] = 0.0


@dataclass(frozen=True)
class StudioTaskConfig:
    """What `studio` learns from: stereo segments of ``segment_s`` at the rate of its bands.

    ``mono_share`` of the items are mixed to mono, ``reversed_share`` run backwards, ``equalised_share`` go through a
    random equaliser, ``rounded_share`` come in steps of 16 bits, and the clean peak lies between ``lowest_peak_db``
    and 0 dB: one recording serves as many.
    """

    model: StudioConfig = StudioConfig()
    loss: StudioLossConfig = StudioLossConfig()
    segment_s: Annotated[float, Range(0.5, 30.0, "s")] = 3.0
    mono_share: Annotated[float, Range(0.0, 1.0)] = 0.15
    reversed_share: Annotated[float, Range(0.0, 1.0)] = 0.5
    equalised_share: Annotated[float, Range(0.0, 1.0)] = 0.4
    rounded_share: Annotated[float, Range(0.0, 1.0)] = 0.6
    lowest_peak_db: Annotated[float, Range(-60.0, 0.0, "dB")] = -15.0


@dataclass(frozen=True)
class TrainConfig:
    """The reference recipe (Patrizi 2025, training section) with one departure: ``plateau_patience`` is below
    ``early_stopping_patience``, since with the paper's 5 and 5 the learning rate never drops before the stop.

    ``schedule`` "plateau" is the paper's; "cosine" rises over ``warmup_steps`` to ``learning_rate`` and falls to
    ``min_learning_rate`` at the last step of the last epoch, which gets further in few steps.

    ``network``: "crnn" uses ``segment``, ``mel``, ``model`` and ``loss``; "studio" uses ``studio``.
    ``initial_checkpoint``: a name in the library or a file whose weights a new run starts from. ``average``: decay of
    averaged weights, which are then what is validated and kept; 0 is off. ``listen``: restore a held-out clip after
    every epoch. ``workers``: processes that make items; 0 is a thread, -1 chooses.
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
    network: Literal["crnn", "studio"] = "crnn"
    studio: StudioTaskConfig = StudioTaskConfig()
    pairs: PairsConfig = PairsConfig()
    initial_checkpoint: str = ""
    average: Annotated[float, Range(0.0, 0.99999)] = 0.0
    beta2: Annotated[float, Range(0.5, 0.99999)] = 0.999
    listen: bool = True
    workers: Annotated[int, Range(-1, 256)] = -1

    @property
    def mode(self) -> str:
        """ "direct" or "residual", of the network that is trained."""
        return self.studio.model.mode if self.network == "studio" else self.model.mode


# What may differ when a run is taken up again: how long, where and how fast, never what is learnt.
FREE_FIELDS = ("epochs", "device", "save_every_s", "listen", "workers")

PRESETS: dict[str, TrainConfig] = {
    "reference": TrainConfig(),
    # To the letter: the sigmoid residual can only add energy, and the learning rate never drops before the early stop.
    "paper": TrainConfig(model=CRNNConfig(residual="sigmoid"), plateau_patience=5),
    "studio": TrainConfig(
        network="studio",
        chain=preset("real damage"),
        batch=8,
        learning_rate=1e-3,
        weight_decay=1e-2,
        beta2=0.98,
        schedule="cosine",
        warmup_steps=200,
        early_stopping_patience=1000,
        min_learning_rate=2e-5,
        clip_norm=5.0,
        average=0.999,
    ),
}
