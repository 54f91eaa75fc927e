"""One detector of flat tops, for what people are told and for what is repaired."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from model_core.audio import AudioClip, measure, read_clip
from model_core.audio.clipping import ClippingMeter
from model_core.declip import find_levels

RATE = 44_100
DEMO = Path(__file__).parents[2] / "assets" / "demo"
MusicMaker = Callable[..., np.ndarray]


def counted(samples: np.ndarray) -> int:
    """The flat samples; what is told and what is repaired must agree on whether there are any."""
    samples = np.atleast_2d(samples).astype(np.float32)
    count = measure(AudioClip(samples, RATE)).clipped_samples
    assert find_levels(torch.from_numpy(samples)).clipped == (count > 0)
    return count


def rounded(samples: np.ndarray, bits: int, dither: bool = False) -> np.ndarray:
    steps = 2.0 ** (bits - 1)
    random = np.random.default_rng(4)
    noise = random.random(samples.shape) - random.random(samples.shape) if dither else 0.0
    return (np.round(samples * steps + noise).clip(-steps, steps - 1.0) / steps).astype(np.float32)


@pytest.mark.parametrize("name", ["clean", "degraded"])
def test_the_demo_clip_is_not_clipped(name: str) -> None:
    assert counted(read_clip(DEMO / f"{name}.flac").samples) == 0


@pytest.mark.parametrize("hz", [20.0, 35.0, 50.0, 110.3])
@pytest.mark.parametrize("level", [0.05, 0.3, 0.9])
def test_the_round_tops_of_bass_are_not_flat(hz: float, level: float) -> None:
    tone = level * np.sin(2 * np.pi * hz * np.arange(2 * RATE) / RATE + 1.3)
    for wave in (tone, rounded(tone, 16), rounded(tone, 16, dither=True), rounded(tone, 8)):
        assert counted(wave) == 0


@pytest.mark.parametrize("share", [0.3, 0.8])
@pytest.mark.parametrize("hz", [50.0, 441.3])
def test_a_tone_that_was_cut_off_is(hz: float, share: float) -> None:
    cut = np.clip(0.9 * np.sin(2 * np.pi * hz * np.arange(RATE) / RATE), -0.9 * share, 0.9 * share)
    true = np.count_nonzero(np.abs(cut) > 0.8999 * share)
    for wave in (cut, rounded(cut, 16), rounded(cut, 16, dither=True)):
        assert counted(wave) == pytest.approx(true, rel=0.1)


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_music_that_was_cut_off_is_found_after_dither_too(make_music: MusicMaker, share: float) -> None:
    music = make_music(2 * RATE, RATE)
    limit = share * np.abs(music).max()
    cut = np.clip(music, -limit, limit)
    assert counted(music) == counted(rounded(music, 16)) == counted(rounded(music, 8)) == 0
    assert counted(cut) > 0
    assert counted(rounded(cut, 16, dither=True)) > 0.5 * counted(cut)


def test_clipping_in_coarse_steps_is_found(make_music: MusicMaker) -> None:
    loud = np.clip(4.0 * make_music(2 * RATE, RATE), -1.0, 1.0)
    assert counted(rounded(loud, 8)) > 1000


def test_steps_too_coarse_to_tell_are_not_called_clipped() -> None:
    square = np.sign(np.sin(2 * np.pi * 100 * np.arange(RATE) / RATE)) * 0.5
    assert counted(square) == 0


@pytest.mark.parametrize("block", [7, 1000, 65_536])
def test_blocks_make_no_difference(make_music: MusicMaker, block: int) -> None:
    wave = rounded(np.clip(make_music(RATE // 2, RATE) * 3.0, -0.6, 0.6), 16, dither=True)
    whole, pieces = ClippingMeter(2), ClippingMeter(2)
    whole.add(wave)
    for start in range(0, wave.shape[1], block):
        pieces.add(wave[:, start : start + block])
    assert pieces.count == pytest.approx(whole.count, rel=0.01)
    assert whole.runs > 4
    assert [[top.extreme for top in tops] for tops in pieces.tops()] == [
        [top.extreme for top in tops] for tops in whole.tops()
    ]


def test_a_flat_top_longer_than_is_held_back_ends_somewhere() -> None:
    meter = ClippingMeter(1)
    ramp = np.linspace(-0.5, 0.4, 1000, dtype=np.float32)[None]
    meter.add(ramp)
    for _ in range(8):
        meter.add(np.full((1, 1 << 16), 0.5, np.float32))
    meter.add(ramp[:, ::-1])
    assert meter.count == pytest.approx(8 << 16, abs=2)
    assert meter.peak == 0.5
