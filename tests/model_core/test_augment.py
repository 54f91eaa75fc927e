"""What is drawn before any damage: random equalisers and the steps of 16 bits."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.augment import BELL_DB, DARK_DB_PER_OCTAVE, MOST_BELLS, STEP, draw_curve_db, equalised, rounded

RATE = 44_100


def noise(seconds: float = 1.0) -> np.ndarray:
    return np.random.default_rng(1).uniform(-0.3, 0.3, (2, int(seconds * RATE))).astype(np.float32)


def test_an_equaliser_shapes_the_spectrum_by_its_curve_and_keeps_the_peak() -> None:
    wave = noise()
    shaped = equalised(wave, RATE, np.random.default_rng(5))
    hz = np.fft.rfftfreq(wave.shape[1], 1.0 / RATE)
    curve = draw_curve_db(np.random.default_rng(5), hz)
    ratio = 20.0 * np.log10(np.abs(np.fft.rfft(shaped[0])) / np.abs(np.fft.rfft(wave[0])))
    heard = slice(50, 20_000)
    offset = np.median(ratio[heard] - curve[heard])
    assert np.abs(shaped).max() == pytest.approx(np.abs(wave).max(), rel=1e-5)
    assert np.abs(ratio[heard] - curve[heard] - offset).max() < 0.1
    assert shaped.dtype == np.float32


def test_some_curves_are_dark_some_are_not_and_none_is_beyond_its_parts() -> None:
    rng = np.random.default_rng(0)
    hz = np.array([100.0, 1000.0, 2000.0, 4000.0, 16_000.0])
    curves = np.array([draw_curve_db(rng, hz) for _ in range(200)])
    falls = curves[:, 3] - curves[:, 4]
    assert (falls > 15.0).mean() > 0.15
    assert (np.abs(falls) < 6.0).mean() > 0.15
    assert curves.max() <= 3 * BELL_DB + 8.0
    assert np.diff(curves, axis=1).min() > -(DARK_DB_PER_OCTAVE[1] + 2 * MOST_BELLS * BELL_DB)


def test_rounding_is_to_steps_of_16_bits() -> None:
    wave = rounded(noise())
    steps = wave / STEP
    assert np.array_equal(steps, np.round(steps))
    assert np.abs(wave - noise()).max() <= STEP / 2
