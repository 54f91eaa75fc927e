"""The grid of the studio networks."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from model_core import bands
from model_core.bands import BandConfig

CONFIG = BandConfig()


def tone(hz: float, n: int = 44_100, amplitude: float = 1.0) -> torch.Tensor:
    return amplitude * torch.sin(2 * math.pi * hz * torch.arange(n, dtype=torch.float64) / 44_100).float()


def test_bands_are_even_below_four_kilohertz_and_logarithmic_above() -> None:
    centres = bands.band_centres(CONFIG)
    steps = centres.diff()
    linear = steps[centres[1:] < 4000.0]
    assert float(linear.max() - linear.min()) < 1e-6
    assert float(linear[0]) == pytest.approx(42.46, abs=0.01)
    ratios = (centres[1:] / centres[:-1])[centres[:-1] > 4000.0]
    assert float(ratios.max() - ratios.min()) < 1e-9
    assert float(steps[centres[:-1] > 4000.0][0]) == pytest.approx(42.46, rel=0.02)  # no jump at the bend
    assert (float(centres[0]), float(centres[-1])) == pytest.approx((0.0, 22_050.0))


def test_both_matrices_share_out_exactly_one() -> None:
    np.testing.assert_allclose(bands.spread_matrix(CONFIG).sum(1), 1.0, atol=1e-6)
    np.testing.assert_allclose(bands.measure_matrix(CONFIG).sum(1), 1.0, atol=1e-5)


def test_there_and_back_is_the_same_sound() -> None:
    wave = torch.from_numpy(np.random.default_rng(1).normal(0, 0.1, (2, 30_001)).astype(np.float32))
    back = bands.istft(bands.stft(wave, CONFIG), 30_001, CONFIG)
    assert float((back - wave).abs().max()) < 1e-5


def test_a_full_scale_sine_has_magnitude_one() -> None:
    spectrum = bands.stft(tone(100 * 44_100 / 2048).unsqueeze(0), CONFIG)
    assert float(spectrum[0, 100, 20:60].abs().mean()) == pytest.approx(1.0, abs=1e-3)


def test_a_level_is_absolute_and_never_below_the_floor() -> None:
    loud = bands.levels_db(bands.stft(tone(1000.0), CONFIG), CONFIG)[:, 40]
    quiet = bands.levels_db(bands.stft(tone(1000.0, amplitude=0.1), CONFIG), CONFIG)[:, 40]
    at = int(loud.argmax())
    assert abs(float(bands.band_centres(CONFIG)[at]) - 1000.0) < 45.0
    assert float(loud[at] - quiet[at]) == pytest.approx(20.0, abs=0.01)
    silence = bands.levels_db(bands.stft(torch.zeros(8192), CONFIG), CONFIG)
    assert float(silence.max()) == pytest.approx(-130.0)


def test_a_gain_for_all_bands_is_that_gain_for_all_bins() -> None:
    gain = bands.to_bins(torch.full((1, 2, 256, 3), -6.0), CONFIG)
    assert gain.shape == (1, 2, 1025, 3)
    assert float((gain + 6.0).abs().max()) < 1e-5


def test_low_bins_reach_to_four_kilohertz() -> None:
    assert (CONFIG.low_bins - 1) * 44_100 / 2048 <= 4000.0 < CONFIG.low_bins * 44_100 / 2048
