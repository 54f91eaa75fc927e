"""Everybody on the held-out music of a run: the figures are those that its own validation finds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch
from torch import nn

from model_core import metrics
from model_core.config import load_json, save_json
from model_core.dataset import SegmentConfig
from model_core.degradations import ChainConfig, Step
from model_core.errors import ConfigError
from model_core.evaluation import measure_held_out
from model_core.models import CRNNConfig
from model_core.tasks import make_task
from model_core.training_config import DataConfig, TrainConfig


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run that has not begun: its settings and its music."""
    music = tmp_path / "music"
    music.mkdir()
    for number in range(2):
        wave = 0.1 * np.random.default_rng(number).standard_normal(2 * 32_000)
        soundfile.write(music / f"{number}.wav", wave, 32_000)
    config = TrainConfig(
        data=DataConfig(str(music), validation_items=3),
        segment=SegmentConfig(1.0),
        model=CRNNConfig(channels=4, rnn_hidden=8),
        device="cpu",
        workers=0,
    )
    save_json(tmp_path / "run" / "config.json", config)
    return tmp_path / "run"


def test_the_untouched_row_is_the_validations(run: Path) -> None:
    scores = measure_held_out(run, ["residual"])
    assert list(scores) == ["untouched", "residual"]
    assert set(scores["residual"]) == set(metrics.MEL_METRICS)
    task = make_task(load_json(TrainConfig, run / "config.json"), torch.device("cpu"))
    found = task.validate(nn.Identity(), [task.items.make("validation", range(3), 0)])
    assert scores["untouched"] == pytest.approx(found.untouched, rel=1e-4)
    assert scores["residual"] != pytest.approx(found.untouched, rel=1e-3)


def test_what_is_damaged_beforehand_is_measured_too(run: Path) -> None:
    config = load_json(TrainConfig, run / "config.json")
    chain = ChainConfig(steps=(Step("hiss"),), intact_probability=0.0)
    save_json(run / "config.json", replace(config, chain=chain))
    scores = measure_held_out(run, [])
    assert list(scores) == ["untouched"] and scores["untouched"]["l1_mel"] > 0.0


def test_no_run(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        measure_held_out(tmp_path, ["residual"])
