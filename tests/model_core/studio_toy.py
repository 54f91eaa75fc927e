"""A run of `studio` that takes seconds."""

from pathlib import Path

from model_core.bands import BandConfig
from model_core.degradations import ChainConfig, Step
from model_core.models import StudioConfig
from model_core.training import DataConfig, StudioTaskConfig, TrainConfig

NETWORK = StudioConfig(bands=BandConfig(n_bands=32), width=32, blocks=1, late_blocks=1, rnn_hidden=16)


def studio_config(music: Path) -> TrainConfig:
    """Three epochs of three steps on the CPU, with averaged weights, without a clip to hear."""
    return TrainConfig(
        network="studio",
        data=DataConfig(str(music), items_per_epoch=6, validation_items=2, licence="made up"),
        chain=ChainConfig((Step("bandlimit"), Step("hiss", probability=0.5)), 0.1),
        studio=StudioTaskConfig(model=NETWORK, segment_s=0.5),
        learning_rate=3e-3,
        average=0.9,
        epochs=3,
        batch=2,
        device="cpu",
        precision="float32",
        listen=False,
        workers=0,
    )
