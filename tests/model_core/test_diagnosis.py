"""The diagnosis: each finding from a sound that has it, and suggestions only where a shipped checkpoint helps."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from model_core.audio import AudioClip, AudioFile, measure, resample
from model_core.diagnosis import Diagnosis, diagnose, sentences
from model_core.places import assets_dir
from tests.model_core.restorer_fakes import reference_reverb, song

RATE = 44_100


def of(samples: np.ndarray, rate: int = RATE) -> Diagnosis:
    return diagnose(AudioClip(samples.astype(np.float32), rate))


def white(seconds: float = 3.0, channels: int = 2, seed: int = 0) -> np.ndarray:
    return 0.1 * np.random.default_rng(seed).standard_normal((channels, round(seconds * RATE)))


def codes(diagnosis: Diagnosis) -> list[str]:
    return [found.code for found in diagnosis.findings]


def test_sound_without_faults_has_none() -> None:
    found = of(white())
    assert (codes(found), found.suggestion, found.reason) == ([], None, "sound")
    assert found.bandwidth_hz == RATE / 2
    assert found.ends_hz is None
    assert sentences(found) == ["Nothing wrong was measured."]


def test_the_facts_are_those_of_measure_and_come_in_the_same_pass() -> None:
    clip = AudioClip(song(2.0), RATE)
    assert diagnose(clip).facts == measure(clip)


def test_the_demo_clip_is_dull_and_studio_is_suggested() -> None:
    found = diagnose(AudioFile(assets_dir() / "demo" / "degraded.flac"))
    assert (codes(found), found.suggestion, found.reason) == (["tilted"], "studio", "tilt")  # it ends at a cliff, too
    assert found.findings[0].value == pytest.approx(-9.8, abs=0.2)
    assert found.ends_hz == found.bandwidth_hz == pytest.approx(7600, abs=100)  # called a tilt, and yet it ends there


def test_the_references_reverb_is_a_tilt() -> None:
    assert "tilted" not in codes(of(reference_reverb(white(4.0), RATE)))  # noise falls by 6 dB then, as music does
    pink = np.cumsum(white(4.0, seed=5), axis=1)  # falls by 6 dB per octave before, by 12 after
    assert "tilted" in codes(of(reference_reverb(pink / np.abs(pink).max(), RATE)))


def test_a_tilt_alone_is_for_the_reference_pair() -> None:
    found = of(reference_reverb(0.5 * song(4.0), RATE))
    assert "tilted" in codes(found)
    assert (found.suggestion, found.reason) == ("direct", "tilt")


def test_a_cliff_is_a_band_limit_that_may_be_filled_but_not_above_16_khz() -> None:
    upsampled = resample(resample(white().astype(np.float32), RATE, 22_050), 22_050, RATE)
    cut = of(upsampled)
    assert (codes(cut), cut.suggestion, cut.reason) == (["narrow"], "studio", "band_limit")
    assert cut.ends_hz == cut.bandwidth_hz == pytest.approx(10_800, abs=300)
    high = of(resample(resample(white().astype(np.float32), RATE, 34_000), 34_000, RATE))
    assert (codes(high), high.suggestion, high.reason) == (["narrow"], None, "not_learned")


def test_clipping_is_counted_with_its_places() -> None:
    wave = np.zeros((2, 3 * RATE))
    wave += 0.3 * np.sin(2 * np.pi * 100.25 * np.arange(3 * RATE) / RATE)
    for second in (1, 2):
        wave[:, second * RATE : second * RATE + 5] = 0.5
    found = of(wave + 1e-2 * white()).finding("clipped")
    assert found is None  # noise on top: no top is flat
    whole = of(wave)
    assert (whole.suggestion, whole.reason) == ("studio", "clipping") or whole.reason == "band_limit"
    found = whole.finding("clipped")
    assert found is not None
    assert (found.value, found.count, found.at_s) == (20.0, 4, (1.0, 2.0))


def test_coarse_quiet_off_centre_equal_and_silent() -> None:
    coarse = of(np.round(white() * 128) / 128)
    assert coarse.finding("coarse") is not None and coarse.facts.effective_bits == 8
    assert (coarse.suggestion, coarse.reason) == ("studio", "steps")
    assert "quiet" in codes(of(white() * 0.01))
    centre = of(white() + 0.02).finding("dc")
    assert centre is not None and centre.value == pytest.approx(0.02, abs=1e-3)
    twin = of(white(channels=1).repeat(2, axis=0))
    assert (codes(twin), twin.reason) == (["dual_mono"], "sound")
    silent = of(np.zeros((2, RATE)))
    assert (codes(silent), silent.suggestion, silent.reason) == (["silent"], None, "silent")


def test_peaks_beyond_full_scale() -> None:
    hot = of(12.0 * white()).finding("hot")
    assert hot is not None and hot.value > 6.0


def test_a_comb_of_lines_at_multiples_of_50_hz() -> None:
    wave = white(4.0)
    time_s = np.arange(wave.shape[1]) / RATE
    for hz in range(8_000, 15_000, 50):
        wave += 0.002 * np.sin(2 * np.pi * hz * time_s + hz)
    found = of(wave)
    comb = found.finding("comb")
    assert comb is not None and comb.value > 3.0
    assert (found.suggestion, found.reason) == (None, "not_learned")


@pytest.mark.parametrize("block", [1000, 4096, 65_536])
def test_places_do_not_depend_on_the_blocks(block: int) -> None:
    from model_core.audio.clipping import ClippingMeter

    wave = np.clip(song(1.0) * 3.0, -0.6, 0.6)
    meter, whole = ClippingMeter(2), ClippingMeter(2)
    whole.add(wave)
    for start in range(0, wave.shape[1], block):
        meter.add(wave[:, start : start + block])
    assert (meter.count, meter.runs, meter.places()) == (whole.count, whole.runs, whole.places())
    assert meter.runs > 4


def test_every_finding_has_an_english_sentence(make_music: Callable[..., np.ndarray]) -> None:
    music = np.round(np.clip(make_music(2 * RATE, RATE) * 4, -1, 1) * 64) / 64 + np.float32(0.0)
    said = sentences(of(music))
    assert any("samples are clipped in" in sentence for sentence in said)
    assert any(sentence.startswith("Only ") for sentence in said)
