"""Measuring: loudness, peaks, bandwidth, clipping, against known signals and against pyloudnorm."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import butter, firwin, lfilter, sosfilt

from model_core.audio import AudioClip, measure, resample
from model_core.progress import Cancelled, Reporter

from .audio_fixtures import music

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pyloudnorm


def noise(seconds: float, rate_hz: int = 44_100, channels: int = 2, level: float = 0.1) -> NDArray[np.float32]:
    rng = np.random.default_rng(3)
    return (level * rng.standard_normal((channels, round(seconds * rate_hz)))).astype(np.float32)


def pink(seconds: float, rate_hz: int) -> NDArray[np.float32]:
    """Noise that falls as music does, 3 to 6 dB an octave, with a tone on top."""
    white = noise(seconds, rate_hz, level=1.0)
    brown = lfilter([1.0], [1.0, -0.97], white, axis=1)
    tone = np.sin(2 * np.pi * 330 * np.arange(white.shape[1]) / rate_hz)
    return (0.05 * (brown + tone)).astype(np.float32)


def facts(samples: Any, rate_hz: int = 44_100) -> Any:
    return measure(AudioClip(np.atleast_2d(np.asarray(samples, np.float32)), rate_hz))


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_loudness_agrees_with_pyloudnorm(rate_hz: int, channels: int) -> None:
    samples = noise(4.0, rate_hz, channels)
    samples[:, : 2 * rate_hz] *= 0.01  # the relative gate has work to do
    expected = pyloudnorm.Meter(rate_hz, filter_class="DeMan").integrated_loudness(samples.T.astype(np.float64))
    assert facts(samples, rate_hz).loudness_lufs == pytest.approx(expected, abs=0.1)


def test_loudness_of_the_standards_own_example() -> None:
    """BS.1770-4: a 997 Hz sine at full scale in one channel is -3.01 LUFS."""
    sine = np.sin(2 * np.pi * 997 * np.arange(5 * 48_000) / 48_000)
    assert facts(sine, 48_000).loudness_lufs == pytest.approx(-3.01, abs=0.02)
    assert facts(np.stack([sine, sine]) * 0.1, 48_000).loudness_lufs == pytest.approx(-20.0, abs=0.02)


def test_the_bass_channel_of_5_1_is_not_counted_and_surrounds_count_more() -> None:
    tone = 0.1 * np.sin(2 * np.pi * 997 * np.arange(48_000) / 48_000)
    loudness = []
    for channel in (0, 3, 4):
        samples = np.zeros((6, 48_000))
        samples[channel] = tone
        loudness.append(facts(samples, 48_000).loudness_lufs)
    assert loudness[1] is None
    assert loudness[2] - loudness[0] == pytest.approx(10 * math.log10(1.41), abs=1e-3)


def test_silence_and_snippets_have_no_loudness() -> None:
    silent = facts(np.zeros((2, 44_100)))
    assert (silent.loudness_lufs, silent.true_peak_dbfs, silent.peak, silent.bandwidth_hz) == (
        None,
        -math.inf,
        0.0,
        0.0,
    )
    assert (silent.silent, silent.dual_mono, silent.clipped_samples, silent.effective_bits) == (True, False, 0, None)
    assert facts(noise(0.3)).loudness_lufs is None
    assert facts(noise(1.0, level=1e-5)).loudness_lufs is None
    one = facts([[0.5]])
    assert (one.frames, one.peak, one.loudness_lufs) == (1, 0.5, None)


@pytest.mark.parametrize(("rate_hz", "tolerance_db"), [(44_100, 0.2), (96_000, 0.2)])
def test_true_peak_lies_between_the_samples(rate_hz: int, tolerance_db: float) -> None:
    """A sine at a quarter of the rate, sampled 45 degrees off its crests: sample peak 3 dB too low."""
    fade = np.hanning(rate_hz)
    samples = 0.5 * fade * np.sin(np.pi / 2 * np.arange(rate_hz) + np.pi / 4)
    found = facts(samples, rate_hz)
    assert 20 * math.log10(found.peak) == pytest.approx(-9.03, abs=0.01)
    assert found.true_peak_dbfs == pytest.approx(-6.02, abs=tolerance_db)


def test_white_noise_is_full_band() -> None:
    for rate_hz in (8_000, 32_000, 44_100, 48_000, 96_000):
        assert facts(noise(2.0, rate_hz), rate_hz).bandwidth_hz == rate_hz / 2


@pytest.mark.parametrize("cutoff_hz", [4_000, 8_000, 11_025, 16_000, 19_000])
@pytest.mark.parametrize("floor", [0.0, 1e-5, 2.0**-13])
def test_a_low_pass_is_found_with_and_without_a_noise_floor(cutoff_hz: int, floor: float) -> None:
    samples = pink(3.0, 44_100)
    kernel = firwin(801, cutoff_hz, fs=44_100)
    limited = np.stack([np.convolve(channel, kernel, "same") for channel in samples])
    limited += floor * np.random.default_rng(5).standard_normal(limited.shape)
    assert facts(limited).bandwidth_hz == pytest.approx(cutoff_hz, abs=250)


def test_resampled_material_keeps_its_old_bandwidth() -> None:
    narrow = pink(3.0, 16_000)
    assert facts(resample(narrow, 16_000, 44_100)).bandwidth_hz == pytest.approx(7_800, abs=300)
    assert facts(narrow, 16_000).bandwidth_hz == 8_000


def test_a_gentle_slope_is_no_cliff() -> None:
    section = butter(1, 3_000, fs=44_100, output="sos")
    assert facts(sosfilt(section, noise(3.0), axis=1)).bandwidth_hz == 22_050
    assert facts(pink(3.0, 44_100)).bandwidth_hz == 22_050


def test_a_lone_tone_over_noise_is_no_edge() -> None:
    assert facts(music(2.0)).bandwidth_hz == 22_050


def test_clipped_samples_are_flat_runs_at_the_extreme() -> None:
    samples = noise(200_000 / 44_100) * np.float32(0.04)
    samples[0, 100:104] = 0.8  # a run of 4
    samples[0, 300:302] = 0.8  # too short
    samples[0, 65_534:65_540] = 0.8  # 6, across the seam of two blocks
    samples[1, 500:503] = -0.7  # 3, on the negative side
    samples[1, 900] = 0.3
    samples[1, 700:720] = 0.05  # flat but not at the extreme
    assert facts(samples).clipped_samples == 13
    samples[0, 150_000] = 0.9  # a higher extreme: what lay below was not clipping
    assert facts(samples).clipped_samples == 3


def test_a_clipped_sine_is_counted_and_a_whole_one_is_not() -> None:
    sine = np.sin(2 * np.pi * 441.3 * np.arange(44_100) / 44_100)
    assert facts(sine).clipped_samples == 0
    clipped = np.clip(sine, -0.8, 0.8).astype(np.float32)
    expected = int(np.count_nonzero(np.abs(clipped) == np.float32(0.8)))
    assert facts(clipped).clipped_samples == expected
    assert expected > 10_000


def test_the_dither_of_a_silent_channel_is_not_clipping() -> None:
    samples = noise(0.5)
    samples[1] = np.random.default_rng(3).integers(-1, 2, samples.shape[1]) / np.float32(2**15)
    assert facts(samples).clipped_samples == 0


def test_dual_mono() -> None:
    one = noise(0.5, channels=1)
    assert facts(np.concatenate((one, one))).dual_mono
    assert not facts(np.concatenate((one, one * 0.99))).dual_mono
    assert not facts(one).dual_mono


@pytest.mark.parametrize("bits", [8, 12, 16, 20, 24])
def test_effective_bits(bits: int) -> None:
    steps = 2.0 ** (bits - 1)
    assert facts(np.rint(noise(0.2) * steps) / steps).effective_bits == bits
    assert facts(noise(0.2)).effective_bits is None


def test_all_facts_come_from_one_pass_that_can_be_stopped() -> None:
    passes = []

    class Once(AudioClip):
        def blocks(self, block_frames: int) -> Any:
            passes.append(block_frames)
            return super().blocks(block_frames)

    found = measure(Once(noise(1.0), 44_100))
    assert (len(passes), found.frames, found.duration_s) == (1, 44_100, 1.0)
    with pytest.raises(Cancelled):
        measure(AudioClip(noise(5.0), 44_100), Reporter(should_stop=lambda: True))
