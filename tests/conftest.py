"""What every test relies on: no screen, no files of the person who runs it, a tiny network, tiny sounds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's own data, settings and cache."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("RESTORER_HOME", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.split("_")[1].lower()))
    return folder


@pytest.fixture(scope="session")
def tiny_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A direct network of random weights, small enough to restore a second of sound in a blink."""
    import torch

    from model_core.checkpoint import Card, save_checkpoint
    from model_core.config import to_dict
    from model_core.mel import MelConfig
    from model_core.models import CRNN, CRNNConfig

    config = CRNNConfig(mode="direct", channels=4, rnn_hidden=8)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = CRNN(config)
    path = tmp_path_factory.mktemp("checkpoint") / "tiny.safetensors"
    card = Card(
        name="tiny", config=to_dict(config), mel=to_dict(MelConfig()), metrics={"validation_l1_mel": 0.25}, epoch=3
    )
    save_checkpoint(path, model, card)
    return path


def music(frames: int, sample_rate: int, channels: int = 2, seed: int = 0) -> np.ndarray:
    """Something like music, float32 [channels, frames], peak 0.5: decaying chords with harmonics and a little noise."""
    rng = np.random.default_rng(seed)
    time_s = np.arange(frames) / sample_rate
    wave = np.zeros((channels, frames))
    for pitch_hz in (220.0, 277.2, 329.6):
        for harmonic in range(1, 12):
            if pitch_hz * harmonic < sample_rate / 2:
                phases = rng.uniform(0, 2 * np.pi, (channels, 1))
                wave += np.sin(2 * np.pi * pitch_hz * harmonic * time_s + phases) / harmonic**1.5
    wave *= 0.3 + 0.7 * np.exp(-6 * (time_s % 0.5))
    wave += 0.01 * rng.standard_normal((channels, frames))
    return (0.5 * wave / np.abs(wave).max()).astype(np.float32)


@pytest.fixture
def make_music() -> Callable[..., np.ndarray]:
    """See `music`."""
    return music


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """One second of stereo music at 44.1 kHz, 16 bits."""
    path = tmp_path / "song.wav"
    soundfile.write(path, music(44_100, 44_100).T, 44_100, subtype="PCM_16")
    return path
