"""Export: dither only where bits are lost, the same bytes however the sound is cut, ranges, stale files swept."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model_core.audio import AudioClip, AudioWriter, ExportConfig, write_clip, write_source

from .audio_fixtures import music

RATE = 44_100


@pytest.mark.parametrize("name", ["x.wav", "x.flac", "x.mp3"])
@pytest.mark.parametrize("rate_hz", [None, 32_000])
def test_the_bytes_do_not_depend_on_the_blocks(tmp_path: Path, name: str, rate_hz: int | None) -> None:
    samples = music(4.0)
    made = []
    for step in (777, 65_536, 100_000, samples.shape[1]):
        export = ExportConfig(bit_depth=None if name == "x.mp3" else 16, sample_rate=rate_hz)
        with AudioWriter(tmp_path / name, RATE, 2, export) as writer:
            for start in range(0, samples.shape[1], step):
                writer.write(samples[:, start : start + step])
        made.append((tmp_path / name).read_bytes())
    assert len(set(made)) == 1


def test_dither_is_noise_of_a_step_and_the_same_every_time(tmp_path: Path) -> None:
    ramp = np.full((1, RATE), 0.3 / 32_768, np.float32)
    for name in ("a.wav", "b.wav"):
        write_clip(tmp_path / name, AudioClip(ramp, RATE), ExportConfig(bit_depth=16))
    write_clip(tmp_path / "off.wav", AudioClip(ramp, RATE), ExportConfig(bit_depth=16, dither=False))
    dithered = soundfile.read(tmp_path / "a.wav", dtype="int16")[0]
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    assert set(np.unique(dithered)) == {-1, 0, 1}
    assert float(dithered.mean()) == pytest.approx(0.3, abs=0.02)  # what rounding alone would lose
    assert not soundfile.read(tmp_path / "off.wav", dtype="int16")[0].any()


def test_a_range_is_cut_to_the_sample(tmp_path: Path) -> None:
    clip = AudioClip(np.arange(200_000, dtype=np.float32)[None] / np.float32(400_000), RATE)
    write_source(tmp_path / "x.wav", clip, ExportConfig(bit_depth="float"), frames=(65_530, 140_001))
    assert np.array_equal(soundfile.read(tmp_path / "x.wav", dtype="float32")[0], clip.samples[0, 65_530:140_001])


def test_what_a_killed_export_left_is_swept_after_a_day(tmp_path: Path) -> None:
    stale, fresh = tmp_path / ".song.wav.0123456789ab.part", tmp_path / ".song.wav.0123456789cd.part"
    foreign = tmp_path / ".song.wav.part"
    for path in (stale, fresh, foreign):
        path.write_bytes(b"x")
    for path in (stale, foreign):
        os.utime(path, (time.time() - 90_000,) * 2)
    write_clip(tmp_path / "other.wav", AudioClip(music(0.1), RATE))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([fresh.name, foreign.name, "other.wav"])
