"""What the verdict says of each third octave, against sounds whose change is known."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
import scipy.signal

from model_core.audio import AudioClip, measure
from model_core.band_changes import BandChange, band_edges, spans
from model_core.verdict import Verdict, judge

MusicMaker = Callable[..., np.ndarray]
RATE = 44_100
BIN_HZ = RATE / 2048


def compare(before: np.ndarray, after: np.ndarray, cutoff_hz: float | None = None) -> Verdict:
    one, two = AudioClip(before, RATE), AudioClip(after.astype(np.float32), RATE)
    return judge(one, two, before_facts=measure(one), after_facts=measure(two), cutoff_hz=cutoff_hz)


def noise(seconds: float = 3.0, seed: int = 0) -> np.ndarray:
    wave = 0.1 * np.random.default_rng(seed).standard_normal((2, int(seconds * RATE)))
    return wave.astype(np.float32)


def codes(verdict: Verdict) -> set[str]:
    return {band.code for band in verdict.bands}


def at(verdict: Verdict, hz: float) -> BandChange:
    return next(band for band in verdict.bands if band.low_hz <= hz < band.high_hz)


def bell(wave: np.ndarray, hz: float, gain_db: float) -> np.ndarray:
    """A peaking equaliser a third of an octave or so wide."""
    size, at_w = 10.0 ** (gain_db / 40.0), 2 * np.pi * hz / RATE
    alpha = np.sin(at_w) / 4.0
    over = np.array([1 + alpha * size, -2 * np.cos(at_w), 1 - alpha * size])
    under = np.array([1 + alpha / size, -2 * np.cos(at_w), 1 - alpha / size])
    return np.asarray(scipy.signal.lfilter(over / under[0], under / under[0], wave))


@pytest.mark.parametrize("cutoff_hz", [None, 7_900.0, 16_000.0, 150.0])
def test_the_bands_cover_everything_once_and_one_ends_at_the_cutoff(cutoff_hz: float | None) -> None:
    edges = band_edges(RATE, BIN_HZ, cutoff_hz)
    widths = [high - low for low, high in itertools.pairwise(edges)]
    assert (edges[0], edges[-1]) == (20.0, RATE / 2)
    assert cutoff_hz is None or cutoff_hz in edges
    assert min(widths) > 0.3 * 4 * BIN_HZ
    assert max(high / low for low, high in itertools.pairwise(edges[5:])) < 1.8


@pytest.mark.parametrize("factor", [1.0, 0.5, 0.9886, -1.0, -0.7])
def test_gain_and_polarity_alone_leave_every_band_untouched(make_music: MusicMaker, factor: float) -> None:
    music = make_music(3 * RATE, RATE)
    verdict = compare(music, music * np.float32(factor))
    assert codes(verdict) <= {"untouched", "empty"}
    assert "untouched" in codes(verdict)
    assert verdict.codes[0] == ("identical" if factor == 1.0 else "inaudible")
    assert ("inverted" in verdict.codes, verdict.inverted) == (factor < 0, factor < 0)
    assert verdict.kept_moved_db < 0.01


@pytest.mark.parametrize("frames", [1, 7])
def test_a_delay_is_told_and_is_nothing_to_hear(make_music: MusicMaker, frames: int) -> None:
    music = make_music(3 * RATE, RATE)
    later = np.pad(music, ((0, 0), (frames, 0)))[:, :-frames]
    verdict = compare(music, later)
    assert verdict.later_s == pytest.approx(frames / RATE)
    assert verdict.codes == ("inaudible", "shifted")
    assert not codes(verdict) & {"moved", "filled"}
    assert compare(later, music).later_s == pytest.approx(-frames / RATE)
    assert compare(music, music * np.float32(0.5)).later_s == 0.0


def test_a_bell_of_one_decibel_is_found_where_it_is() -> None:
    before = noise()
    verdict = compare(before, bell(before, 3_000.0, 1.0))
    assert at(verdict, 3_000.0).code == "moved"
    assert at(verdict, 3_000.0).moved_db == pytest.approx(0.95, abs=0.15)
    assert all(band.code != "moved" for band in verdict.bands if band.high_hz < 1_500 or band.low_hz > 6_000)
    assert verdict.codes == ("unproven", "moved")
    assert compare(before, bell(before, 3_000.0, 0.2)).codes == ("inaudible",)


def test_hiss_comes_into_the_bands_that_hold_less() -> None:
    before = scipy.signal.sosfilt(scipy.signal.butter(8, 4_000, output="sos", fs=RATE), noise()).astype(np.float32)
    loud = compare(before, before + 10.0 ** (-30 / 20) * noise(seed=1), RATE / 2)
    assert at(loud, 15_000.0).code == "filled"
    assert at(loud, 15_000.0).added_db is not None
    assert "filled" in loud.codes
    assert at(loud, 1_000.0).moved_db < 1.0
    quiet = compare(before, before + 10.0 ** (-90 / 20) * noise(seed=1), RATE / 2)
    assert quiet.codes == ("inaudible",)
    assert not codes(quiet) & {"moved", "filled"}


def test_what_was_there_all_along_and_is_raised_is_moved_and_not_filled() -> None:
    """A steep tilt undone: most of the treble lay far below the bass."""
    hz = np.fft.rfftfreq(3 * RATE, 1 / RATE)
    dull = np.fft.irfft(np.fft.rfft(noise()) / (1.0 + hz / 60.0) ** 1.7, 3 * RATE)
    verdict = compare(dull.astype(np.float32), noise() * np.float32(0.1), RATE / 2)
    assert at(verdict, 10_000.0).code == "moved"
    assert "filled" not in verdict.codes


def test_a_top_that_is_filled_in_moves_nothing_below() -> None:
    """Treble makes the whole louder; that is no change of what lies below."""
    low = scipy.signal.butter(16, 8_000, output="sos", fs=RATE)
    high = scipy.signal.butter(16, 9_500, "high", output="sos", fs=RATE)
    before = scipy.signal.sosfiltfilt(low, noise()).astype(np.float32)
    verdict = compare(before, before + 0.2 * scipy.signal.sosfiltfilt(high, noise(seed=2)), 8_300.0)
    assert (verdict.loudness_change_lu or 0.0) > 0.2
    assert {band.code for band in verdict.bands if band.high_hz < 6_000} == {"untouched"}
    assert {band.code for band in verdict.bands if band.low_hz > 10_000} == {"filled"}
    assert verdict.kept_moved_db < 0.2
    assert "moved" not in verdict.codes


def test_a_moment_is_not_lost_in_a_long_clip() -> None:
    before = noise(6.0)
    after = before.copy()
    after[:, 3 * RATE : 3 * RATE + RATE // 2] *= 2
    verdict = compare(before, after)
    louder = verdict.loudness_change_lu or 0.0
    assert louder == pytest.approx(1.0, abs=0.1)
    assert all(band.most_db == pytest.approx(6.02 - louder, abs=0.1) for band in verdict.bands)
    assert codes(verdict) == {"moved"}


def test_where_nothing_is_nothing_is_said() -> None:
    before = noise()
    dull = scipy.signal.resample_poly(scipy.signal.resample_poly(before, 1, 4, axis=1), 4, 1, axis=1)
    dull = (dull * 0.001).astype(np.float32)
    verdict = compare(dull, dull * np.float32(0.9), 5_000.0)
    assert {band.code for band in verdict.bands if band.low_hz > 7_000} == {"empty"}
    assert compare(np.zeros((2, RATE), np.float32), np.zeros((2, RATE))).codes == ("identical",)


def test_neighbours_of_one_kind_are_one_span() -> None:
    bands = [BandChange(low, low + 1.0, 0.0, 0.0, None, code) for low, code in enumerate(["moved", "moved", "filled"])]  # type: ignore[arg-type]
    assert [(span.low_hz, span.high_hz, span.code) for span in spans(bands)] == [(0, 2, "moved"), (2, 3, "filled")]
