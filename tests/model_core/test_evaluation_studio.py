"""Damage of one strength, free tools and the studio family's oracles; the figures against another computation."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import scipy.signal
import torch

from model_core import audio
from model_core.audio import AudioClip
from model_core.degradations import Chain
from model_core.evaluation import ORACLE, UNTOUCHED, ClipScore, EvaluateConfig, chain_for
from model_core.evaluation.entrants import open_entrants
from model_core.evaluation.fixed import FIXED
from model_core.evaluation.knowing import ORACLE_OF_BINS, studio_oracles
from model_core.evaluation.material import Material
from model_core.evaluation.peers import ADECLIP, AFFTDN, COPY_UP, copied_up, denoised, filtered, noise_dbfs, peers
from model_core.metrics import lsd, si_sdr_db
from model_core.progress import Reporter
from model_core.verdict import judge
from tests.model_core.restorer_fakes import song

RATE = 44_100


@pytest.fixture(scope="module")
def music() -> AudioClip:
    return AudioClip(2.0 * song(3.0), RATE)


def damaged(music: AudioClip, condition: str) -> Material:
    chain = Chain(chain_for(condition))
    drawn = chain.draw(np.random.default_rng(1))
    made = AudioClip(chain.damage(music.samples, RATE, drawn), RATE)
    return Material(condition, 0, Path("song"), 0.0, chain.words(drawn), music, made)


def si_sdr(estimate: np.ndarray, clean: np.ndarray) -> float:
    """By projection, in numpy: the mean of every channel out, channels end to end (Le Roux et al. 2019)."""
    e, c = ((x - x.mean(axis=1, keepdims=True)).astype(np.float64).ravel() for x in (estimate, clean))
    target = np.dot(e, c) / np.dot(c, c) * c
    return float(10.0 * np.log10(np.dot(target, target) / np.dot(e - target, e - target)))


def log_spectral_distance(estimate: np.ndarray, clean: np.ndarray) -> float:
    """SOUND.md, section 5, frame by frame: Hann 2048 / 512, power floored at 1e-8, log10, RMS over bins, means."""
    window = scipy.signal.get_window("hann", 2048)
    distances = []
    for one, other in zip(estimate.astype(np.float64), clean.astype(np.float64), strict=True):
        padded = [np.pad(x, 1024) for x in (one, other)]
        for start in range(0, len(one) + 1, 512):
            logs = [
                np.log10(np.maximum(np.abs(np.fft.rfft(x[start : start + 2048] * window)) ** 2, 1e-8)) for x in padded
            ]
            distances.append(np.sqrt(np.mean((logs[0] - logs[1]) ** 2)))
    return float(np.mean(distances))


@pytest.mark.parametrize("condition", ["8 bits", "band limit 8 kHz", "reference chain"])
def test_the_figures_are_those_of_another_computation(music: AudioClip, condition: str) -> None:
    made = damaged(music, condition)
    estimate, clean = made.damaged.samples, music.samples
    tensors = [torch.from_numpy(x)[None] for x in (estimate, clean)]
    assert float(si_sdr_db(*tensors)) == pytest.approx(si_sdr(estimate, clean), abs=0.01)
    assert float(lsd(*tensors, RATE)) == pytest.approx(log_spectral_distance(estimate, clean), abs=0.005)


def test_the_verdict_has_the_same_figures(music: AudioClip) -> None:
    made = damaged(music, "MP3 48 kb/s")
    facts = audio.measure(made.damaged)
    said = judge(made.damaged, made.damaged, before_facts=facts, after_facts=facts, clean=music).reference
    assert said is not None
    assert said.si_sdr_before_db == pytest.approx(si_sdr(made.damaged.samples, music.samples), abs=0.01)
    assert said.lsd_before == pytest.approx(log_spectral_distance(made.damaged.samples, music.samples), abs=0.005)


def test_fixed_damage_is_what_its_name_says(music: AudioClip) -> None:
    clean = music.samples
    made = {name: damaged(music, name).damaged.samples for name in FIXED}
    for name in FIXED:
        assert np.array_equal(damaged(music, name).damaged.samples, made[name])  # the same every time
    assert np.abs(made["clipped at 0.3"]).max() == pytest.approx(0.3, rel=1e-4)
    assert np.abs(made["clipped at 0.8"]).max() == pytest.approx(0.8, rel=1e-4)
    assert np.unique(made["8 bits"]).size <= 256
    assert 10 * np.log10((clean**2).sum() / ((made["hiss 20 dB"] - clean) ** 2).sum()) == pytest.approx(20.0, abs=0.01)
    for khz in (8, 11, 16):
        above = np.abs(np.fft.rfft(made[f"band limit {khz} kHz"]))[
            :, np.fft.rfftfreq(clean.shape[1], 1 / RATE) > 1100 * khz
        ]
        assert above.max() < 1e-3 * np.abs(np.fft.rfft(clean)).max()
    assert si_sdr(made["room 0.8 s"], clean) == pytest.approx(6.0, abs=2.5)
    assert si_sdr(made["reference chain"], clean) < -5.0
    rates = [si_sdr(made[f"MP3 {kbps} kb/s"], clean) for kbps in (24, 48, 96)]
    assert rates == sorted(rates)
    assert rates[0] > 0.0


def test_copy_up_fills_what_is_missing_and_leaves_the_rest(music: AudioClip) -> None:
    made = damaged(music, "band limit 8 kHz")
    filled = AudioClip(copied_up(made.damaged), RATE)
    assert log_spectral_distance(filled.samples, music.samples) < 0.7 * log_spectral_distance(
        made.damaged.samples, music.samples
    )
    hz = np.fft.rfftfreq(music.frames, 1 / RATE)
    one, other = (np.fft.rfft(clip.samples)[:, hz < 7_000.0] for clip in (filled, made.damaged))
    assert np.abs(one - other).max() < 0.01 * np.abs(other).max()
    assert np.array_equal(copied_up(music), music.samples)  # nothing is missing


@pytest.mark.parametrize("channels", [1, 2])
def test_filters_of_ffmpeg_stay_in_step(music: AudioClip, channels: int) -> None:
    clip = AudioClip(damaged(music, "hiss 20 dB").damaged.samples[:channels], RATE)
    out = denoised(clip)
    assert out.samples.shape == clip.samples.shape
    assert si_sdr(out.samples, music.samples[:channels]) > 19.0  # a sample late would be far below


def test_the_level_of_noise_is_found(music: AudioClip) -> None:
    made = damaged(AudioClip(music.samples[:, : 2 * RATE], RATE), "hiss 20 dB")
    noise = made.damaged.samples - made.clean.samples
    assert noise_dbfs(made.damaged) == pytest.approx(
        10 * np.log10((noise**2).mean()), abs=4.0
    )  # music has noise of its own


def test_adeclip_mends_a_chord_and_leaves_the_rest(music: AudioClip) -> None:
    entrants = {entrant.name: entrant for entrant in peers()}
    assert set(entrants) == {COPY_UP, ADECLIP, AFFTDN}
    time_s = np.arange(RATE) / RATE
    chord = sum(np.sin(2 * np.pi * hz * time_s) for hz in (220.0, 277.2, 329.6)) * (0.4 + 0.1 * np.sin(6.0 * time_s))
    clean = AudioClip(np.float32([chord / np.abs(chord).max()]), RATE)
    made = damaged(clean, "clipped at 0.8")
    mended = entrants[ADECLIP].restore(made, Reporter())
    assert si_sdr(mended.samples, clean.samples) > si_sdr(made.damaged.samples, clean.samples) + 3.0
    short = AudioClip(music.samples[:, : RATE // 2], RATE)
    assert np.allclose(filtered(short, "adeclip", "").samples, short.samples, atol=1e-5)


@pytest.mark.parametrize("condition", ["hiss 20 dB", "clipped at 0.3"])
def test_the_oracle_beats_the_untouched_clip(music: AudioClip, condition: str) -> None:
    made = damaged(music, condition)
    sound = studio_oracles()[0].restore(made, Reporter()).samples
    assert si_sdr(sound, music.samples) > si_sdr(made.damaged.samples, music.samples) + 1.0
    before = log_spectral_distance(made.damaged.samples, music.samples)
    assert log_spectral_distance(sound, music.samples) < 0.7 * before


def test_the_oracle_of_bins_undoes_what_levels_cannot(music: AudioClip) -> None:
    """A neural codec's kind of damage: one channel, nothing above 15.4 kHz, and phases that are wrong below."""
    music = AudioClip(music.samples[:1], RATE)
    hz = np.fft.rfftfreq(music.frames, 1 / RATE)
    rng = np.random.default_rng(3)
    spectrum = np.fft.rfft(music.samples) * np.exp(1j * rng.normal(0.0, 0.7, hz.size)) * (hz < 15_400.0)
    made = AudioClip(np.fft.irfft(spectrum, music.frames).astype(np.float32), RATE)
    material = Material("codec", 0, Path("song"), 0.0, "", music, made)
    found = {one.name: si_sdr(one.restore(material, Reporter()).samples, music.samples) for one in studio_oracles()}
    assert found[ORACLE_OF_BINS] > si_sdr(made.samples, music.samples) + 3.0
    assert found[ORACLE_OF_BINS] > found[ORACLE] + 1.0


@pytest.mark.parametrize(("asked", "as_studio"), [(["residual"], False), (["residual", "studio"], True)])
def test_the_oracle_is_that_of_the_restorers_that_reach_furthest(
    music: AudioClip, asked: list[str], as_studio: bool
) -> None:
    made = damaged(music, "hiss 20 dB")
    entrants = open_entrants(asked, EvaluateConfig(), torch.device("cpu"))
    assert [entrant.name for entrant in entrants] == [*asked, ORACLE]
    told = entrants[-1].restore(made, Reporter()).samples
    known = studio_oracles()[0].restore(made, Reporter()).samples
    assert np.array_equal(told, known) == as_studio


@pytest.fixture
def text_of_table() -> ModuleType:
    """benchmarks/ is no package."""
    path = Path(__file__).parents[2] / "benchmarks" / "studio_document.py"
    spec = importlib.util.spec_from_file_location("studio_document", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _score(si_sdr_db: float, lsd: float) -> dict[str, float]:
    bands = {"lsd_kept": 0.5 * lsd, "lsd_filled": lsd}
    return {"si_sdr_db": si_sdr_db, "lsd": lsd, **bands, "difference_db": -70.0, "unchanged": 0.0}


def test_the_table_counts_harm_and_judges_goals(text_of_table: ModuleType) -> None:
    rows = [
        {UNTOUCHED: _score(10.0, 2.0), "ours": _score(9.6, 0.5)},  # SI-SDR fell by more than 0.3 dB
        {UNTOUCHED: _score(10.0, 2.0), "ours": _score(9.8, 0.5)},
        {UNTOUCHED: _score(10.0, 2.0), "ours": _score(12.0, 2.006)},  # LSD rose
    ]
    clips = [ClipScore("band limit 8 kHz", i, "a", 0.0, 6.0, "dull", scores) for i, scores in enumerate(rows)]
    result = text_of_table.result_of(clips)
    assert [text_of_table.harmed(clip, "ours") for clip in clips] == [True, False, True]
    assert result.harmed("ours") == 2
    text = text_of_table.document({"band limit 8 kHz": result}, ["ours"], "# Head")
    assert "| band limit 8 kHz | LSD at most 40 % of untouched (2.00) | 1 | **no** |" in text
    assert "| band limit 8 kHz | SI-SDR (dB) -0.3 against untouched | 0.467 | yes |" in text
    assert "| every damage | no clip harmed | 2 of 3 | **no** |" in text
    assert "| **all** | **66.7 %** (2 of 3) |" in text
    assert "| band limit 8 kHz | 0: a | -0.40 | -1.50 | -0.75 | -1.50 |" in text
    assert math.isclose(result.rows["ours"].gains["si_sdr_db"], (-0.4 - 0.2 + 2.0) / 3.0)
