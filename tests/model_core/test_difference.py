"""What was changed: exact as a whole, perfectly reconstructed from its parts, the same however it is cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model_core import difference
from model_core.audio import AudioClip
from model_core.difference import PARTS, differ
from model_core.progress import Cancelled, Reporter

RATE = 44_100


def sine(hz: float, level: float, frames: int = RATE) -> np.ndarray:
    return (level * np.sin(2 * np.pi * hz * np.arange(frames) / RATE)).astype(np.float32)[np.newaxis]


def rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


def test_the_whole_is_after_minus_before_and_the_parts_add_up_to_it(make_music: Any) -> None:
    before, after = make_music(RATE, RATE), make_music(RATE, RATE, seed=1)
    made = differ(AudioClip(before, RATE), AudioClip(after, RATE))
    np.testing.assert_array_equal(made.all, after - before)
    np.testing.assert_allclose(made.added + made.removed, made.all, atol=1e-6)
    assert rms(made.added) > 0.01 and rms(made.removed) > 0.01
    assert made.peaks == tuple(float(np.abs(made.part(name)).max()) for name in PARTS)
    assert made.sample_rate == RATE


def test_what_is_new_is_added_and_what_is_gone_is_removed() -> None:
    low, high = sine(440, 0.3), sine(6000, 0.1)
    added = differ(AudioClip(low, RATE), AudioClip(low + high, RATE))
    assert rms(added.added - high) < 0.02 * rms(high)
    assert rms(added.removed) < 0.02 * rms(high)
    removed = differ(AudioClip(low + high, RATE), AudioClip(low, RATE))
    inside = slice(2048, -2048)  # where the tones begin and end they are everywhere in the spectrum
    assert rms((removed.removed + high)[:, inside]) < 0.02 * rms(high)
    assert rms(removed.added[:, inside]) < 0.02 * rms(high)


def test_louder_is_added_quieter_is_removed() -> None:
    tone = sine(1000, 0.2)
    louder = differ(AudioClip(tone, RATE), AudioClip(tone * 2, RATE))
    assert rms(louder.added) == pytest.approx(rms(tone), rel=1e-3)
    assert louder.peak("removed") < 1e-4
    quieter = differ(AudioClip(tone, RATE), AudioClip(tone / 2, RATE))
    assert rms(quieter.removed) == pytest.approx(rms(tone) / 2, rel=1e-3)


def test_nothing_changed_is_digital_silence() -> None:
    tone = sine(1000, 0.2)
    made = differ(AudioClip(tone, RATE), AudioClip(tone.copy(), RATE))
    assert made.peaks == (0.0, 0.0, 0.0)
    assert not made.all.any() and not made.added.any() and not made.removed.any()
    assert made.safe_gain_db("all", 40.0) == 40.0


@settings(max_examples=25, deadline=None)
@given(frames=st.integers(0, 9000), hops=st.integers(1, 9), seed=st.integers(0, 99))
def test_blocks_change_nothing(frames: int, hops: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    before, after = (AudioClip(rng.standard_normal((2, frames)).astype(np.float32), RATE) for _ in range(2))
    whole = differ(before, after)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(difference, "_BLOCK_FRAMES", hops * difference.HOP)
        cut = differ(before, after)
    np.testing.assert_allclose(cut.added, whole.added, atol=1e-5)
    np.testing.assert_allclose(cut.added + cut.removed, after.samples - before.samples, atol=1e-5)


def test_a_change_reaches_across_the_edge_of_a_block_that_is_itself_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    tone = sine(1000, 0.2, 40 * difference.HOP)
    after = tone.copy()
    after[:, 20 * difference.HOP :] *= 2
    whole = differ(AudioClip(tone, RATE), AudioClip(after, RATE)).added
    monkeypatch.setattr(difference, "_BLOCK_FRAMES", 10 * difference.HOP)
    np.testing.assert_allclose(differ(AudioClip(tone, RATE), AudioClip(after, RATE)).added, whole, atol=1e-6)


def test_a_gain_never_lets_the_peak_past_1_dbfs() -> None:
    silence = AudioClip(np.zeros((1, 100), np.float32), RATE)
    made = differ(silence, AudioClip(np.full((1, 100), 0.1, np.float32), RATE))
    assert made.peak("all") == pytest.approx(0.1)
    assert made.safe_gain_db("all", 6.0) == 6.0
    assert made.safe_gain_db("all", 40.0) == pytest.approx(19.0, abs=1e-5)
    assert made.safe_gain_db("all", 40.0, share=0.1) == pytest.approx(39.0, abs=1e-5)
    loud = made.clip("all", 40.0)
    assert float(loud.samples.max()) == pytest.approx(10 ** (-1 / 20), rel=1e-5)
    assert loud.sample_rate == RATE
    assert made.clip("all").samples is made.all


def test_a_long_difference_lies_in_files_and_is_the_same(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    before, after = (AudioClip(sine(hz, 0.3), RATE) for hz in (500, 700))
    short = differ(before, after)
    monkeypatch.setattr(difference, "_IN_MEMORY_BYTES", 1000)
    long = differ(before, after)
    assert not isinstance(short.all, np.memmap)
    for name in PARTS:
        assert isinstance(long.part(name), np.memmap)
        np.testing.assert_array_equal(long.part(name), short.part(name))
    assert isinstance(long.clip("added", 3.0).samples, np.memmap)


def test_it_can_be_cancelled_and_refuses_clips_that_do_not_fit() -> None:
    tone = AudioClip(sine(500, 0.3), RATE)
    with pytest.raises(Cancelled):
        differ(tone, tone, Reporter(should_stop=lambda: True))
    with pytest.raises(ValueError):
        differ(tone, AudioClip(sine(500, 0.3, 100), RATE))
    with pytest.raises(ValueError):
        differ(tone, AudioClip(sine(500, 0.3), 48_000))
