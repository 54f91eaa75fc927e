from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from model_core.audio import AudioClip, AudioFile, ExportConfig, Tags, write_clip
from model_core.audio.loudness import LoudnessMeter
from model_core.errors import ConfigError, DeviceError
from model_core.metrics import lsd
from model_core.progress import Cancelled, Reporter, Update
from model_core.reconstruct import ReconstructConfig
from model_core.restorers import CRNNRestorer, RestoreConfig, open_restorer, restore_file
from model_core.restorers.base import NO_BENEFIT, STRENGTH_ZERO
from model_core.restorers.crnn import SURVEY_BLOCKS
from model_core.restorers.network import NOTE_CPU, NOTE_SMALLER
from model_core.strength import Mixed
from tests.model_core.restorer_fakes import (
    MEL,
    Brighter,
    Oracle,
    band_db,
    low_passed,
    reference_reverb,
    restorer,
    si_sdr_db,
    song,
)

RATE = 44_100


def lufs(samples: np.ndarray, rate: int = RATE) -> float:
    meter = LoudnessMeter(rate, samples.shape[0])
    meter.add(samples)
    value = meter.integrated_lufs()
    assert value is not None
    return value


@pytest.fixture(scope="module")
def clean() -> np.ndarray:
    return song(6.0)


def test_an_identity_is_left_alone(clean: np.ndarray) -> None:
    clip = AudioClip(clean, RATE, Tags({"title": "x"}))
    result = restorer(nn.Identity()).restore(clip)
    assert result.clip is clip
    assert not result.changed
    assert result.notes == (NO_BENEFIT,)


def test_the_reference_reverb_is_undone(clean: np.ndarray) -> None:
    wet = reference_reverb(clean, RATE) * np.float32(0.4)
    result = restorer(Oracle(clean, RATE)).restore(AudioClip(wet, RATE))
    before, after = si_sdr_db(wet, clean), si_sdr_db(result.clip.samples, clean)
    assert result.changed
    assert after > before + 20.0
    assert after > 10.0
    ratio = band_db(result.clip.samples[:1], RATE, 50, 15_000) - band_db(result.clip.samples[1:], RATE, 50, 15_000)
    assert ratio == pytest.approx(band_db(clean[:1], RATE, 50, 15_000) - band_db(clean[1:], RATE, 50, 15_000), abs=0.2)


def test_a_band_limited_song_is_filled_and_its_own_band_stays() -> None:
    clean = low_passed(song(6.0), RATE, 4_000.0) + 0.02 * song(6.0)  # treble that hardly counts as loudness
    dull = low_passed(clean, RATE, 7_000.0)
    result = restorer(Oracle(clean, RATE)).restore(AudioClip(dull, RATE))
    out = result.clip.samples
    assert result.changed
    for low, high in ((30, 200), (200, 1000), (1000, 3000), (3000, 6000)):
        assert abs(band_db(out, RATE, low, high) - band_db(dull, RATE, low, high)) < 0.1
    assert band_db(out, RATE, 8_000, 15_000) == pytest.approx(band_db(clean, RATE, 8_000, 15_000), abs=3.0)
    a, b, c = (torch.from_numpy(x)[None] for x in (dull, out, clean))
    assert float(lsd(b, c, RATE, 0.0, 16_000.0)) < 0.65 * float(lsd(a, c, RATE, 0.0, 16_000.0))


@pytest.mark.parametrize("damage", ["tilt", "band"])
def test_the_level_is_the_inputs(clean: np.ndarray, damage: str) -> None:
    wet = reference_reverb(clean, RATE) * np.float32(0.1) if damage == "tilt" else low_passed(clean, RATE, 5_000.0)
    out = restorer(Oracle(clean, RATE)).restore(AudioClip(wet, RATE)).clip.samples
    assert lufs(out) == pytest.approx(lufs(wet), abs=0.1)


def test_no_peak_is_clipped_and_people_are_told(clean: np.ndarray) -> None:
    spiky = clean.copy()
    spiky[:, ::RATE] = 4.0  # a click is nothing to a one-pole low-pass, but all of the peak once that is undone
    wet = reference_reverb(spiky, RATE)
    result = restorer(Oracle(spiky, RATE)).restore(AudioClip(wet, RATE))
    assert float(np.abs(result.clip.samples).max()) <= 1.0
    assert any(note.startswith("Turned down by") for note in result.notes)


def test_strength(clean: np.ndarray) -> None:
    wet = reference_reverb(clean, RATE) * np.float32(0.2)
    clip = AudioClip(wet, RATE)
    off = restorer(Oracle(clean, RATE), strength_percent=0.0).restore(clip)
    assert off.clip is clip
    assert off.notes == (STRENGTH_ZERO,)
    quality = []
    for percent in (0.5, 30.0, 60.0, 100.0):
        out = restorer(Oracle(clean, RATE), strength_percent=percent).restore(clip).clip.samples
        quality.append(si_sdr_db(out, clean))
        if percent == 0.5:
            assert si_sdr_db(out, wet) > 25.0  # continuous: next to nothing is next to nothing
    assert quality == sorted(quality)


@pytest.mark.parametrize("percent", [0.5, 37.0, 99.0])
def test_strength_is_the_mix_of_the_input_and_the_whole_restoration(clean: np.ndarray, percent: float) -> None:
    """What a player can do live is what the command line writes, to the last bit and across the blocks."""
    clip = AudioClip(np.concatenate([low_passed(clean, RATE, 6_000.0)] * 3, axis=1), RATE)
    whole = restorer(Brighter()).restore(clip).clip
    part = restorer(Brighter(), strength_percent=percent).restore(clip)
    assert part.changed
    expected = clip.samples + np.float32(percent / 100.0) * (whole.samples - clip.samples)
    np.testing.assert_array_equal(part.clip.samples, expected)
    np.testing.assert_array_equal(Mixed(clip, whole, percent).samples, expected)


def test_the_same_file_gives_the_same_samples_twice(clean: np.ndarray) -> None:
    clip = AudioClip(low_passed(clean, RATE, 6_000.0), RATE)
    first, second = (restorer(Oracle(clean, RATE)).restore(clip).clip.samples for _ in range(2))
    assert np.array_equal(first, second)


@settings(max_examples=20, deadline=None)
@given(
    frames=st.sampled_from([0, 1, 2, 5, 255, 1023, 4000, 23_456]),
    rate=st.sampled_from([8_000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000]),
    channels=st.integers(1, 8),
    loud=st.booleans(),
)
def test_any_length_rate_and_channels_come_back_whole(frames: int, rate: int, channels: int, loud: bool) -> None:
    samples = song(frames / rate, rate, channels) if frames and loud else np.zeros((channels, frames), np.float32)
    result = restorer(Brighter()).restore(AudioClip(samples, rate))
    assert result.clip.samples.shape == samples.shape
    assert result.clip.sample_rate == rate
    assert np.isfinite(result.clip.samples).all()
    if not loud:
        assert np.array_equal(result.clip.samples, samples)


class Endless:
    """A source that claims nothing about its length; most of it is made on the fly."""

    sample_rate, channels, frames = 8_000, 1, None

    def __init__(self, blocks: int) -> None:
        self.total = blocks

    def blocks(self, block_frames: int) -> Iterator[np.ndarray]:
        kinds = [song(block_frames / 8_000, 8_000, 1, seed=seed) for seed in range(3)]
        for index in range(self.total):
            yield kinds[index % 3]


def test_a_long_stream_is_surveyed_in_places_and_each_block_is_done_once() -> None:
    model = Brighter()
    source = Endless(SURVEY_BLOCKS + 9)
    length = sum(block.shape[1] for block in restorer(model).stream(source))
    assert length == source.total * 64_000
    assert len(model.seen) == source.total


def test_silence_inside_a_song_stays_silence(clean: np.ndarray) -> None:
    wet = np.concatenate((low_passed(clean, RATE, 6_000.0), np.zeros((2, 30 * RATE), np.float32)), axis=1)
    out = restorer(Brighter()).restore(AudioClip(wet, RATE)).clip.samples
    assert np.abs(out[:, 17 * RATE :]).max() == 0.0


def test_memory_that_runs_out_halves_the_block(clean: np.ndarray) -> None:
    clip = AudioClip(clean, RATE)
    plenty = restorer(Brighter()).restore(clip)
    model = Brighter(most=300)
    little = restorer(model).restore(clip)
    assert np.abs(plenty.clip.samples - little.clip.samples).max() <= 1e-5
    assert NOTE_SMALLER in little.notes
    assert max(model.seen) <= 300


def test_memory_that_runs_out_on_a_device_ends_on_the_cpu(clean: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = AudioClip(clean, RATE)
    plenty = restorer(Brighter()).restore(clip)
    poor = restorer(Brighter())
    network = poor._network
    network.device = torch.device("cuda")  # stands in for a device without any room
    real = network._forward

    def forward(picture: torch.Tensor) -> torch.Tensor:
        if network.device.type == "cuda":
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return real(picture)

    monkeypatch.setattr(network, "_forward", forward)
    result = poor.restore(clip)
    assert np.abs(plenty.clip.samples - result.clip.samples).max() <= 1e-5
    assert poor.device == "cpu"
    assert NOTE_CPU in result.notes


def test_no_memory_at_all_is_one_sentence(clean: np.ndarray) -> None:
    with pytest.raises(DeviceError, match="close other programs"):
        restorer(Brighter(most=1)).restore(AudioClip(clean, RATE))


def test_progress_rises_to_one_and_cancel_stops(clean: np.ndarray) -> None:
    updates: list[Update] = []
    clip = AudioClip(np.tile(low_passed(clean, RATE, 6_000.0), 4), RATE)
    restorer(Brighter()).restore(clip, Reporter(updates.append))
    fractions = [update.fraction for update in updates if update.fraction is not None]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    model = Brighter()
    with pytest.raises(Cancelled):
        restorer(model).restore(clip, Reporter(should_stop=stop))
    assert len(model.seen) <= 3


def test_a_file_becomes_a_file_with_its_tags(tmp_path: Path, clean: np.ndarray) -> None:
    dull = low_passed(clean, RATE, 6_000.0)
    source, target = tmp_path / "in.flac", tmp_path / "out.flac"
    write_clip(source, AudioClip(dull, RATE, Tags({"title": "A song", "artist": "B"})))
    engine = restorer(Oracle(clean, RATE))
    result = restore_file(engine, source, target, ExportConfig())
    back = AudioFile(target)
    assert result.path == target
    assert result.changed
    assert result.seconds > 0.0
    assert (back.sample_rate, back.channels, back.frames) == (RATE, 2, clean.shape[1])
    assert back.info.tags.values["title"] == "A song"


@pytest.mark.parametrize("suffix", [".mp3", ".flac"])
def test_an_unchanged_file_is_copied_and_not_encoded_again(tmp_path: Path, clean: np.ndarray, suffix: str) -> None:
    source, target = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    write_clip(source, AudioClip(clean, RATE))
    result = restore_file(restorer(nn.Identity()), source, target)
    assert not result.changed
    assert target.read_bytes() == source.read_bytes()
    other = tmp_path / "out.wav"
    restore_file(restorer(nn.Identity()), source, other)
    assert AudioFile(other).info.format == "WAV"


def test_a_cancelled_file_leaves_nothing(tmp_path: Path, clean: np.ndarray) -> None:
    source, target = tmp_path / "in.wav", tmp_path / "out.wav"
    write_clip(source, AudioClip(clean, RATE))
    with pytest.raises(Cancelled):
        restore_file(restorer(Brighter()), source, target, report=Reporter(should_stop=lambda: True))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.wav"]


def test_a_checkpoint_opens_and_restores(tiny_checkpoint: Path) -> None:
    engine = open_restorer(RestoreConfig(checkpoint=str(tiny_checkpoint), device="cpu"))
    assert isinstance(engine, CRNNRestorer)
    assert engine.device == "cpu"
    assert engine.is_available() is None
    clip = AudioClip(song(1.0, 32_000), 32_000)
    assert engine.restore(clip).clip.samples.shape == clip.samples.shape


def test_bad_settings_are_one_sentence() -> None:
    with pytest.raises(ConfigError, match="0 to 100"):
        RestoreConfig(strength_percent=100.5)
    with pytest.raises(DeviceError, match="cpu"):
        CRNNRestorer(nn.Identity(), restorer(nn.Identity()).card, RestoreConfig(device="nonsense"))


def test_a_wrong_calibration_falls_back_to_the_default() -> None:
    engine = restorer(nn.Identity(), reconstruct=ReconstructConfig(iterations=0))
    assert engine._error_db.tolist() == [1.0] * MEL.n_mels
    bare = CRNNRestorer(nn.Identity(), type(engine.card)(), RestoreConfig(device="cpu"))
    assert bare._error_db.tolist() == [3.0] * MEL.n_mels
