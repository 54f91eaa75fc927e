"""Each degradation against a plain numpy transcription of its formula, and the contract that all of the table keep."""

import dataclasses
from typing import Annotated, get_args, get_origin, get_type_hints

import numpy as np
import pytest
import scipy.signal
import soxr
import torch

from model_core.config import Range, check_ranges, from_dict, to_dict
from model_core.degradations import DEGRADATIONS, PRESETS, Chain, ChainConfig, Degradation, Step, build
from model_core.degradations.alignment import find_lag
from model_core.degradations.base import Noise
from model_core.degradations.reference import DrawnClip, DrawnLowPass, DrawnQuantise, DrawnResample, DrawnReverb
from model_core.errors import ConfigError

RATE = 32_000


@pytest.fixture(scope="module")
def wave() -> np.ndarray:
    rng = np.random.default_rng(1)
    music = scipy.signal.lfilter([1.0], [1.0, -0.9], rng.standard_normal((2, RATE)), axis=1)
    return (music / np.abs(music).max(axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def stereo() -> np.ndarray:
    """A second and a half of 44.1 kHz, noise that falls with frequency and comes in strokes, the sides half alike."""
    rng = np.random.default_rng(2)
    noise = rng.standard_normal((3, 66_150))
    both = scipy.signal.lfilter([1.0], [1.0, -0.95], noise[:2] + noise[2:], axis=1)
    both *= np.exp(-5.0 * (np.arange(66_150) % 11_025) / 11_025)
    return (both / np.abs(both).max()).astype(np.float32)


def _apply(name: str, wave: np.ndarray, *drawn: object) -> np.ndarray:
    return build(name)(torch.from_numpy(wave), RATE, list(drawn)).numpy()


def test_quantise(wave: np.ndarray) -> None:
    out = _apply("quantise", wave, DrawnQuantise(8, Noise(5)), DrawnQuantise(12, Noise(6)))
    for row, bits, seed in ((0, 8, 5), (1, 12, 6)):
        q = 2.0**bits
        dither = torch.rand(RATE, generator=torch.Generator().manual_seed(seed)).numpy() - 0.5
        expected = np.clip(np.round(wave[row] * q) / q + dither / q, -1, 1)
        np.testing.assert_allclose(out[row], expected, atol=1e-6)
    assert np.abs(dither).max() <= 0.5


def test_resample(wave: np.ndarray) -> None:
    out = _apply("resample", wave, DrawnResample(16_000), DrawnResample(22_050))
    for row, rate_hz in ((0, 16_000), (1, 22_050)):
        expected = soxr.resample(soxr.resample(wave[row], RATE, rate_hz, quality="HQ"), rate_hz, RATE, quality="HQ")
        # Both are windowed sincs and differ in the transition band alone: compare well below it.
        low = scipy.signal.firwin(511, 0.85 * rate_hz / 2, fs=RATE)
        ours, theirs = (np.convolve(x, low, "same")[1000:-1000] for x in (out[row], expected[: len(out[row])]))
        assert np.abs(ours - theirs).max() < 2e-3
        spectrum_db = 20 * np.log10(np.abs(np.fft.rfft(out[row] * np.hanning(RATE))) + 1e-9)
        hz = np.fft.rfftfreq(RATE, 1 / RATE)
        assert spectrum_db[hz > 1.02 * rate_hz / 2].max() < spectrum_db.max() - 70


def test_resample_leaves_lower_rates_alone(wave: np.ndarray) -> None:
    same = build("resample")(torch.from_numpy(wave), 16_000, [DrawnResample(16_000), DrawnResample(22_050)]).numpy()
    assert np.array_equal(same, wave)


def test_reverb(wave: np.ndarray) -> None:
    out = _apply("reverb", wave, DrawnReverb(50.0), DrawnReverb(200.0))
    for row, samples in ((0, 1_600), (1, 6_400)):
        kernel = np.exp(-np.linspace(0, 5, samples))
        expected = np.convolve(wave[row].astype(np.float64), kernel)[:RATE]
        np.testing.assert_allclose(out[row], expected / np.abs(expected).max(), atol=2e-5)


def test_clip(wave: np.ndarray) -> None:
    out = _apply("clip", wave, DrawnClip(0.8), DrawnClip(0.5))
    np.testing.assert_array_equal(out[0], np.clip(wave[0], -np.float32(0.8), np.float32(0.8)))
    assert np.abs(out[1]).max() == np.float32(0.5)


def test_lowpass(wave: np.ndarray) -> None:
    out = _apply("lowpass", wave, DrawnLowPass(3_500.0), DrawnLowPass(8_000.0))
    for row, cutoff_hz in ((0, 3_500.0), (1, 8_000.0)):
        omega = 2 * np.pi * cutoff_hz / RATE
        alpha, c = np.sin(omega) / (2 * 0.707), np.cos(omega)
        b = np.array([(1 - c) / 2, 1 - c, (1 - c) / 2])
        expected = scipy.signal.lfilter(b, [1 + alpha, -2 * c, 1 - alpha], wave[row].astype(np.float64))
        np.testing.assert_allclose(out[row], expected, atol=1e-5)


@pytest.mark.parametrize("name", list(DEGRADATIONS))
def test_contract(name: str, wave: np.ndarray) -> None:
    degradation = build(name)
    assert isinstance(degradation, Degradation) and degradation.title
    first, again = (degradation.draw(np.random.default_rng(3)) for _ in range(2))
    assert first == again  # drawn values are plain and repeat with the generator
    tensor = torch.from_numpy(wave)
    before = tensor.clone()
    out = degradation(tensor, RATE, [first, first])
    assert out.shape == tensor.shape and out.dtype == torch.float32 and bool(torch.isfinite(out).all())
    assert torch.equal(tensor, before), "the input was written to"
    assert not torch.equal(out, tensor)
    alone = degradation(tensor[1:], RATE, [first])
    torch.testing.assert_close(out[1:], alone, atol=1e-5, rtol=0)
    assert torch.equal(degradation(torch.zeros(1, 4_000), RATE, [first]).abs().round(), torch.zeros(1, 4_000))
    assert build(name, to_dict(degradation)) == degradation


# The reference's filters are causal: their delay is part of the damage.
LATE = {"reverb", "lowpass"}


@pytest.mark.parametrize("name", list(DEGRADATIONS))
def test_contract_stereo(name: str, stereo: np.ndarray) -> None:
    degradation = build(name)
    values = [degradation.draw(np.random.default_rng(seed)) for seed in range(3, 12)]
    drawn = list(dict.fromkeys(values))[:2]  # they can be kept in sets
    assert len(drawn) == 2, "other seeds, the same value"
    batch = torch.from_numpy(np.stack([stereo, stereo]))
    out = degradation(batch, 44_100, drawn)
    assert out.shape == batch.shape and out.dtype == torch.float32 and bool(torch.isfinite(out).all())
    assert not torch.equal(out[0], out[1])
    assert torch.equal(out, degradation(batch, 44_100, drawn)), "the same values, another result"
    mono = degradation(batch[:1, 0], 44_100, drawn[:1])
    torch.testing.assert_close(mono, degradation(batch[:1, :1], 44_100, drawn[:1])[:, 0])
    level_db = 10 * np.log10(float(out.square().mean() / batch.square().mean()))
    assert -20 < level_db < 12
    assert all(degradation.describe(d) for d in drawn)
    if name not in LATE:
        lags = [find_lag(stereo, row.numpy(), 600) for row in out]
        assert [lag.samples for lag in lags] == [0, 0]
        assert all(lag.likeness > 0.3 for lag in lags)


@pytest.mark.parametrize("name", list(DEGRADATIONS))
def test_every_number_of_a_form_has_its_range(name: str) -> None:
    cls = DEGRADATIONS[name]
    check_ranges(cls())
    for field in dataclasses.fields(cls):
        hint = get_type_hints(cls, include_extras=True)[field.name]
        if get_origin(hint) is Annotated:
            assert any(isinstance(extra, Range) for extra in get_args(hint))
        else:  # otherwise a choice among values
            assert get_origin(hint) is tuple, f"{field.name} has neither a range nor choices"


@pytest.mark.parametrize("name", list(DEGRADATIONS))
def test_sliders_may_cross(name: str) -> None:
    if name in ("reverb", "clip", "lowpass"):
        pytest.skip("the reference's")
    plain = to_dict(build(name))
    crossed = {
        key: plain[key.replace("low_", "high_") if key.startswith("low_") else key.replace("high_", "low_")]
        for key in plain
        if key.startswith(("low_", "high_"))
    }
    build(name, crossed).draw(np.random.default_rng(0))


def test_chain_draws_all_four_or_nothing() -> None:
    chain = Chain()
    rng = np.random.default_rng(0)
    drawn = [chain.draw(rng) for _ in range(2_000)]
    intact = [d for d in drawn if d.intact]
    assert 0.13 < len(intact) / len(drawn) < 0.17
    assert all(all(step is not None for step in d.steps) for d in drawn if not d.intact)
    assert {d.steps[0].bits for d in drawn if not d.intact} == {8, 10, 12}
    assert {d.steps[1].rate_hz for d in drawn if not d.intact} == {16_000, 22_050}
    lengths = [d.steps[2].length_ms for d in drawn if not d.intact]
    thresholds = [d.steps[3].threshold for d in drawn if not d.intact]
    assert 50 <= min(lengths) < 52 and 198 < max(lengths) <= 200
    assert 0.8 <= min(thresholds) < 0.802 and 0.948 < max(thresholds) <= 0.95


def test_settings_of_older_checkpoints_still_load() -> None:
    stored = {
        "steps": [
            {"name": n, "parameters": {}, "probability": 1.0} for n in ("quantise", "resample", "reverb", "clip")
        ],
        "intact_probability": 0.15,
    }
    assert from_dict(ChainConfig, stored) == ChainConfig()
    assert from_dict(ChainConfig, to_dict(PRESETS["real damage"])) == PRESETS["real damage"]
    # Names that were given away once.
    assert {"quantise", "resample", "reverb", "clip", "lowpass"} <= set(DEGRADATIONS)


def test_chain_leaves_intact_rows_bit_for_bit_and_works_in_order(wave: np.ndarray) -> None:
    chain = Chain()
    rng = np.random.default_rng(0)
    drawn = [
        next(d for d in iter(lambda: chain.draw(rng), None) if d.intact),
        next(d for d in iter(lambda: chain.draw(rng), None) if not d.intact),
    ]
    out = chain(torch.from_numpy(wave), RATE, drawn)
    assert np.array_equal(out[0].numpy(), wave[0])
    step_by_step = torch.from_numpy(wave[1:])
    for name, values in zip(("quantise", "resample", "reverb", "clip"), drawn[1].steps, strict=True):
        step_by_step = build(name)(step_by_step, RATE, [values])
    torch.testing.assert_close(out[1:], step_by_step)
    assert float(out[1].abs().max()) == pytest.approx(drawn[1].steps[3].threshold)


def test_switching_a_step_off_moves_no_other_draw() -> None:
    full = Chain(ChainConfig(intact_probability=0.0))
    without = Chain(
        ChainConfig(
            (Step("quantise"), Step("resample", probability=0.0), Step("reverb"), Step("clip")), intact_probability=0.0
        )
    )
    one, other = (chain.draw(np.random.default_rng(9)) for chain in (full, without))
    assert other.steps[1] is None
    assert one.steps[0] == other.steps[0] and one.steps[2:] == other.steps[2:]


def test_describe() -> None:
    chain = Chain(ChainConfig((Step("resample", {"rates_hz": [16_000]}), Step("clip", {"low": 0.5, "high": 0.5})), 0.0))
    assert chain.describe(chain.draw(np.random.default_rng(0))) == "resample(rate_hz=1.6e+04) > clip(threshold=0.5)"
    assert Chain(ChainConfig((), 1.0)).describe(Chain(ChainConfig((), 1.0)).draw(np.random.default_rng(0))) == "intact"


@pytest.mark.parametrize(("name", "parameters"), [("echo", {}), ("clip", {"threshold": 0.5}), ("clip", {"low": "x"})])
def test_wrong_names_and_parameters_are_refused(name: str, parameters: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=name):
        build(name, parameters)
