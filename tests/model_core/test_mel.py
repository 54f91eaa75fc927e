"""The features against librosa, which is only an oracle here."""

import librosa
import numpy as np
import pytest
import torch

from model_core.mel import LogMel, MelConfig, filter_bank, mel_frequencies


@pytest.fixture(scope="module")
def wave() -> np.ndarray:
    rng = np.random.default_rng(0)
    time_s = np.arange(64_000) / 32_000
    return (0.3 * np.sin(2 * np.pi * 440 * time_s) * np.exp(-time_s) + 0.01 * rng.standard_normal(64_000)).astype(
        np.float32
    )


def test_log_mel_equals_librosa_within_a_thousandth_of_a_db(wave: np.ndarray) -> None:
    power = librosa.feature.melspectrogram(
        y=wave, sr=32_000, n_fft=1024, hop_length=256, n_mels=128, fmin=0, fmax=16_000
    )
    expected_db = librosa.power_to_db(power, ref=np.max, top_db=80.0)
    ours = LogMel()(torch.from_numpy(wave)[None])
    assert ours.shape == (1, 1, 128, 251)
    assert np.abs(ours[0, 0].numpy() * 80.0 - 80.0 - expected_db).max() < 1e-3


def test_four_seconds_give_501_frames() -> None:
    assert LogMel()(torch.zeros(2, 128_000)).shape == (2, 1, 128, 501)


def test_every_item_is_relative_to_its_own_maximum(wave: np.ndarray) -> None:
    quiet_and_loud = torch.from_numpy(np.stack([wave * 0.01, wave]))
    pictures = LogMel()(quiet_and_loud)
    assert float(pictures[0].max()) == float(pictures[1].max()) == 1.0
    assert float(pictures.min()) == 0.0


def test_filters_and_centres_equal_librosas() -> None:
    ours = filter_bank(1024, 128, 32_000, 0.0, 16_000.0).numpy()
    theirs = librosa.filters.mel(sr=32_000, n_fft=1024, n_mels=128, fmin=0, fmax=16_000)
    assert np.abs(ours.T - theirs).max() < 1e-6
    expected_hz = librosa.mel_frequencies(130, fmin=0, fmax=16_000)[1:-1]
    np.testing.assert_allclose(mel_frequencies(128, 0.0, 16_000.0).numpy(), expected_hz, rtol=1e-5)


def test_the_default_configuration_is_the_papers() -> None:
    assert MelConfig() == MelConfig(32_000, 1024, 256, 128, 0.0, 16_000.0, -80.0)
