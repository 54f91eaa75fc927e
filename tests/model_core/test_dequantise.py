"""Coarse steps: found where they are, smoothed without harm, and nothing else touched."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from model_core.audio import AudioClip, measure
from model_core.audio.steps import StepMeter, Steps
from model_core.dequantise import dequantise, find_steps
from model_core.progress import Reporter
from model_core.restorers.mending import find_faults, mended

RATE = 44_100
MusicMaker = Callable[..., np.ndarray]


def quantised(samples: np.ndarray, bits: int, gain: float = 1.0) -> np.ndarray:
    steps = 2.0 ** (bits - 1)
    return (np.round(samples / gain * steps).clip(-steps, steps - 1.0) / steps * gain).astype(np.float32)


def steps_of(samples: np.ndarray) -> Steps:
    return find_steps(torch.from_numpy(samples.astype(np.float32)))


@pytest.fixture
def music(make_music: MusicMaker) -> np.ndarray:
    made = make_music(4 * RATE, RATE)
    return (0.8 * made / np.abs(made).max()).astype(np.float32)


@pytest.mark.parametrize("bits", [6, 8, 10, 12])
@pytest.mark.parametrize("gain", [1.0, 0.737])
def test_steps_are_found_also_behind_a_gain(music: np.ndarray, bits: int, gain: float) -> None:
    found = steps_of(quantised(music, bits, gain))
    assert found.coarse and found.all_channels
    assert found.sizes == pytest.approx([gain * 2.0 ** (1 - bits)] * 2, rel=1e-4)
    assert found.bits == bits or gain != 1.0
    in_16_bits = (np.round(quantised(music, bits, gain) * 2.0**15) / 2.0**15).astype(np.float32)
    assert steps_of(in_16_bits).sizes == pytest.approx(found.sizes, rel=1e-3)


def test_a_full_scale_recording_says_its_bits_whatever_its_gain(music: np.ndarray) -> None:
    loud = music / np.abs(music).max()
    coarse = quantised(loud, 8, gain=0.61)
    assert steps_of(coarse).bits == 8
    assert measure(AudioClip(coarse, RATE)).effective_bits == 8


@pytest.mark.parametrize("bits", [14, 16, 24])
def test_fine_steps_are_none(music: np.ndarray, bits: int) -> None:
    fine = quantised(music, bits)
    for level in (1.0, 0.02):
        assert not steps_of(fine * np.float32(level)).coarse
    assert measure(AudioClip(fine, RATE)).effective_bits == bits


def test_other_sounds_of_few_values_have_no_steps() -> None:
    time = np.arange(RATE)
    tone = np.sin(2 * np.pi * time / 100.0)
    square = np.sign(tone)
    assert not steps_of(np.stack((tone, tone))).coarse
    assert not steps_of(np.stack((square, square))).coarse
    assert not steps_of(np.zeros((2, RATE))).coarse
    assert not StepMeter(2).steps().coarse
    curved = np.sign(tone) * np.expm1(np.round(np.abs(tone) * 60.0) / 12.0) / 150.0  # as telephone codes are
    assert not steps_of(np.stack((curved, curved))).coarse


def test_channels_have_their_own_steps_and_a_quiet_one_shares_them(music: np.ndarray) -> None:
    coarse = quantised(music, 8)
    panned = np.stack((coarse[0], coarse[1] * np.float32(0.4)))
    assert steps_of(panned).sizes == pytest.approx((2.0**-7, 0.4 * 2.0**-7), rel=1e-4)
    quiet = np.stack((coarse[0], quantised(0.04 * music[1], 8)))
    assert steps_of(quiet).sizes == pytest.approx((2.0**-7, 2.0**-7), rel=1e-4)
    mixed = steps_of(np.stack((coarse[0], music[1])))
    assert mixed.coarse and not mixed.all_channels


@pytest.mark.parametrize(("bits", "least_db"), [(6, 3.0), (8, 1.5), (10, 0.0)])  # noise in the music itself stays
def test_smoothing_wins_and_stays_within_half_a_step(music: np.ndarray, bits: int, least_db: float) -> None:
    coarse = quantised(music, bits)
    made = dequantise(torch.from_numpy(coarse), steps_of(coarse)).numpy()
    before, after = (np.square(x - music).mean() for x in (coarse, made))
    assert 10.0 * np.log10(before / after) > least_db
    assert np.abs(made - coarse).max() <= 0.5001 * 2.0 ** (1 - bits)


def test_channels_without_steps_and_silence_stay_as_they_are(music: np.ndarray) -> None:
    both = torch.from_numpy(np.stack((quantised(music, 8)[0], music[1])))
    made = dequantise(both, find_steps(both))
    assert torch.equal(made[1], both[1])
    assert not torch.equal(made[0], both[0])
    half = quantised(music, 8)
    half[:, : 2 * RATE] = 0.0
    quiet = dequantise(torch.from_numpy(half), steps_of(half))
    assert not bool(quiet[:, : 2 * RATE - 2048].any())


def test_tones_on_a_grid_without_rounding_noise_are_left_almost_alone() -> None:
    time = np.arange(2 * RATE)
    voices = [
        (time * hz / RATE % 1.0 < 0.25) * level for hz, level in ((220.5, 15), (441.0, 9), (630.0, 6), (882.0, 3))
    ]
    chip = (sum(voices) / 40.0 - 0.3).astype(np.float32)[None]
    made = dequantise(torch.from_numpy(chip), steps_of(chip)).numpy()
    assert 10.0 * np.log10(np.square(chip).mean() / max(np.square(made - chip).mean(), 1e-20)) > 35.0


def test_mending_smooths_clips_and_says_so(music: np.ndarray) -> None:
    report = Reporter()
    source = AudioClip(quantised(music, 8), RATE)
    faults = find_faults(source, report)
    assert faults.notes() == ["Coarse steps were smoothed: 8 bits."]
    made = mended(source, faults, report).samples
    before, after = (np.square(x - music).mean() for x in (source.samples, made))
    assert 10.0 * np.log10(before / after) > 1.5
    assert find_faults(AudioClip(quantised(music, 16), RATE), report).notes() == []


@pytest.mark.parametrize("n", [1, 3, 700])
def test_very_short_sounds(music: np.ndarray, n: int) -> None:
    coarse = quantised(music, 8)
    made = dequantise(torch.from_numpy(coarse[:, :n]), steps_of(coarse))
    assert made.shape == (2, n)
    assert bool(torch.isfinite(made).all())
