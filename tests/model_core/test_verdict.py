"""The verdict: known changes give known figures, and the same figures as `model_core.metrics`."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import torch

from model_core.audio import AudioClip, measure, read_clip, resample
from model_core.errors import AudioError
from model_core.metrics import WAVE_METRICS
from model_core.places import assets_dir
from model_core.verdict import Verdict, judge

MusicMaker = Callable[..., np.ndarray]
RATE = 44_100


def compare(
    before: np.ndarray, after: np.ndarray, clean: np.ndarray | None = None, cutoff_hz: float | None = None
) -> Verdict:
    one, two = AudioClip(before, RATE), AudioClip(after, RATE)
    facts = measure(one), measure(two)
    reference = None if clean is None else AudioClip(clean, RATE)
    return judge(one, two, before_facts=facts[0], after_facts=facts[1], clean=reference, cutoff_hz=cutoff_hz)


def tone(hz: float, frames: int, gain: float) -> np.ndarray:
    return (gain * np.sin(2 * np.pi * hz * np.arange(frames) / RATE)).astype(np.float32)


def test_the_same_samples_are_no_benefit(make_music: MusicMaker) -> None:
    music = make_music(2 * RATE, RATE)
    verdict = compare(music, music.copy())
    assert verdict.codes == ("identical",)
    assert not verdict.benefit
    assert (verdict.kept_moved_db, verdict.most_moved_db, verdict.loudness_change_lu) == (0.0, 0.0, 0.0)


def test_a_mere_gain_is_told_as_loudness_and_is_no_benefit(make_music: MusicMaker) -> None:
    music = make_music(2 * RATE, RATE)
    verdict = compare(music, music * np.float32(0.5))
    assert verdict.loudness_change_lu == pytest.approx(-6.02, abs=0.01)
    assert verdict.true_peak_change_db == pytest.approx(-6.02, abs=0.01)
    assert verdict.kept_moved_db < 0.05
    assert verdict.codes == ("inaudible", "quieter")
    assert not verdict.benefit


def test_a_hundredth_of_a_decibel_of_noise_is_inaudible(make_music: MusicMaker) -> None:
    music = make_music(2 * RATE, RATE)
    noise = np.random.default_rng(1).standard_normal(music.shape).astype(np.float32)
    verdict = compare(music, music + np.float32(1e-6) * noise)
    assert verdict.codes == ("inaudible",)


def test_the_kept_band_moves_by_what_it_was_moved() -> None:
    """The second half 6 dB louder, and no change of loudness to take out: the root of half of 6 dB squared."""
    before = 0.05 * np.random.default_rng(0).standard_normal((2, 4 * RATE)).astype(np.float32)
    after = before.copy()
    after[:, 2 * RATE :] *= 2
    facts = measure(AudioClip(before, RATE))  # the same facts twice
    verdict = judge(AudioClip(before, RATE), AudioClip(after, RATE), before_facts=facts, after_facts=facts)
    assert verdict.kept_moved_db == pytest.approx(math.sqrt(0.5) * 6.02, abs=0.05)
    assert verdict.most_moved_db == pytest.approx(6.02, abs=0.01)
    assert verdict.codes[0] == "unproven"
    assert "moved" in verdict.codes
    assert verdict.benefit


def test_what_is_added_above_the_cutoff() -> None:
    before = np.stack([tone(1000, RATE, 0.5)] * 2)
    after = before + np.stack([tone(12_000, RATE, 0.05)] * 2)
    verdict = compare(before, after, cutoff_hz=8000.0)
    assert verdict.added_db == pytest.approx(-20.0, abs=0.2)
    assert verdict.added_dbfs == pytest.approx(20 * math.log10(0.05) - 3.01, abs=0.2)
    assert "filled" in verdict.codes
    full = compare(before, after, cutoff_hz=RATE / 2)
    assert (full.cutoff_hz, full.added_db, full.added_dbfs) == (None, None, None)


def test_stereo_width_is_sides_against_middle() -> None:
    middle, side = tone(500, RATE, 0.4), tone(900, RATE, 0.1)
    before = np.stack([middle + side, middle - side])
    verdict = compare(before, np.stack([middle + 2 * side, middle - 2 * side]))
    assert verdict.width_before_db == pytest.approx(20 * math.log10(0.25), abs=0.05)
    assert verdict.width_after_db == pytest.approx(20 * math.log10(0.5), abs=0.05)
    assert "wider" in verdict.codes
    assert compare(before, np.stack([middle, middle])).width_after_db == -math.inf
    assert compare(before[:1], before[:1] * np.float32(0.9)).width_before_db is None
    mono = np.stack([middle, middle])
    hardly = np.stack([middle + side * np.float32(0.003), middle - side * np.float32(0.003)])
    assert compare(mono, hardly).codes == ("inaudible",)


def test_clipping_repaired_and_new(make_music: MusicMaker) -> None:
    music = make_music(RATE, RATE) * np.float32(1.6)
    clipped = np.clip(music, -0.3, 0.3)
    count = measure(AudioClip(clipped, RATE)).clipped_samples
    repaired, broken = compare(clipped, music), compare(music, clipped)
    assert count > 100
    assert (repaired.clipped_repaired, repaired.clipped_new) == (count, 0)
    assert (broken.clipped_repaired, broken.clipped_new) == (0, count)
    assert "clipping_repaired" in repaired.codes
    assert "clipping_new" in broken.codes


def test_against_a_clean_reference_the_figures_are_those_of_the_metrics(make_music: MusicMaker) -> None:
    clean = make_music(RATE + 777, RATE)
    noise = np.random.default_rng(2).standard_normal(clean.shape).astype(np.float32)
    worse, better = (
        clean + np.float32(0.05) * noise,
        clean * np.float32(0.8) + np.float32(0.01) * noise + np.float32(0.01),
    )
    verdict = compare(worse, better, clean)
    assert verdict.reference is not None

    def metric(name: str, wave: np.ndarray) -> float:
        pair = (torch.from_numpy(each)[None] for each in (wave, clean))
        return float(WAVE_METRICS[name].compute(*pair, RATE, 16_000.0)[0])

    assert verdict.reference.si_sdr_before_db == pytest.approx(metric("si_sdr_db", worse), abs=0.01)
    assert verdict.reference.si_sdr_after_db == pytest.approx(metric("si_sdr_db", better), abs=0.01)
    assert verdict.reference.lsd_before == pytest.approx(metric("lsd", worse), abs=1e-3)
    assert verdict.reference.lsd_after == pytest.approx(metric("lsd", better), abs=1e-3)
    assert (verdict.codes[0], verdict.benefit) == ("closer", True)
    lost = compare(better, worse, clean)
    assert (lost.codes[0], lost.benefit) == ("farther", False)


def test_a_perfect_copy_of_the_reference_has_160_db() -> None:
    folder = assets_dir() / "demo"
    before, clean = read_clip(folder / "degraded.flac", 0, 3), read_clip(folder / "clean.flac", 0, 3)
    verdict = compare(before.samples, clean.samples, clean.samples)
    assert verdict.reference is not None
    assert (verdict.reference.si_sdr_after_db, verdict.reference.lsd_after) == (160.0, 0.0)
    assert verdict.codes[0] == "closer"


def test_nearer_by_one_figure_and_farther_by_the_other_is_told() -> None:
    """An invented top: the spectrum is nearer to the clean one, the waveform farther."""
    noise = 0.1 * np.random.default_rng(3).standard_normal((2, 2, 2 * RATE))
    clean, other = noise.astype(np.float32)
    before, below = (resample(resample(wave, RATE, 16_000), 16_000, RATE)[:, : 2 * RATE] for wave in (clean, other))
    after = before + (other - below)
    verdict = compare(before, after, clean, cutoff_hz=8000.0)
    assert verdict.reference is not None
    assert verdict.reference.si_sdr_after_db < verdict.reference.si_sdr_before_db - 0.3
    assert verdict.reference.lsd_after < verdict.reference.lsd_before - 1.0
    assert (verdict.codes[0], verdict.benefit) == ("mixed", True)


def test_silence_and_a_clip_shorter_than_a_frame_have_a_verdict() -> None:
    silent = np.zeros((2, RATE), np.float32)
    assert compare(silent, silent).codes == ("identical",)
    short = np.full((1, 100), 0.1, np.float32)
    assert compare(short, short * np.float32(0.5)).loudness_change_lu is None


def test_clips_that_do_not_belong_together_are_refused(make_music: MusicMaker) -> None:
    music = make_music(RATE, RATE)
    with pytest.raises(AudioError, match="one rate, channel count and length"):
        compare(music, music[:, :-1])


@pytest.mark.parametrize(("below_db", "audible"), [(50.0, True), (52.0, True), (58.0, False), (62.0, False)])
def test_treble_far_below_the_music_is_not_called_audible(below_db: float, audible: bool) -> None:
    """A clip at -15 dBFS whose kept band did not move: -77 dBFS above the cutoff is 62 dB below it."""
    level = math.sqrt(2.0) * 10.0 ** (-15.0 / 20.0)
    before = np.stack([tone(1000, RATE, level)] * 2)
    verdict = compare(
        before, before + np.stack([tone(12_000, RATE, level * 10.0 ** (-below_db / 20.0))] * 2), None, 8e3
    )
    assert verdict.added_dbfs == pytest.approx(-15.0 - below_db, abs=0.3)
    assert verdict.kept_moved_db < 0.05
    assert (verdict.codes == ("unproven", "filled")) is audible
    assert (verdict.codes == ("inaudible",)) is not audible
    assert verdict.benefit is audible
