"""The newer degradations against values that are known: cutoffs, steps, ratios, decay times, line levels."""

import numpy as np
import pytest
import scipy.signal
import torch

from model_core.degradations import PRESETS, Chain, ChainConfig, Family, Step, build, preset
from model_core.degradations.base import Noise
from model_core.degradations.filters import BandKind, DrawnBandLimit, DrawnEq, DrawnRolloff
from model_core.degradations.levels import DrawnBitDepth, DrawnLevel, DrawnOverdrive
from model_core.degradations.noises import DrawnComb, DrawnHiss, DrawnHum
from model_core.degradations.rooms import DrawnRoom
from model_core.degradations.spectral import DrawnCoarse, DrawnHoles, DrawnNoiseFill, DrawnSmear, spectrum_of, wave_of
from model_core.errors import ConfigError

RATE = 44_100


@pytest.fixture(scope="module")
def noise() -> np.ndarray:
    return (0.1 * np.random.default_rng(5).standard_normal((2, 3 * RATE))).astype(np.float32)


def _apply(name: str, wave: np.ndarray, drawn: object, **parameters: object) -> np.ndarray:
    out = build(name, parameters)(torch.from_numpy(wave)[None], RATE, [drawn])
    return out[0].numpy()


def _gain_db(before: np.ndarray, after: np.ndarray, low_hz: float, high_hz: float) -> float:
    """Power of ``after`` over ``before`` within a band."""
    hz, a = scipy.signal.welch(before, RATE, nperseg=4096)
    _, b = scipy.signal.welch(after, RATE, nperseg=4096)
    band = (hz >= low_hz) & (hz < high_hz)
    return float(10 * np.log10(b[:, band].sum() / a[:, band].sum() + 1e-30))


def _db(after: np.ndarray, before: np.ndarray) -> float:
    return float(10 * np.log10(np.square(after, dtype=np.float64).sum() / np.square(before, dtype=np.float64).sum()))


@pytest.mark.parametrize(
    ("kind", "at_cutoff_db", "octave_db"),
    [
        ("brickwall", None, -100),
        ("butterworth", -3.0, -36),
        ("chebyshev", -0.5, -60),
        ("elliptic", -0.5, -78),
        ("resample", None, -100),
    ],
)
@pytest.mark.parametrize("cutoff_hz", [3_500.0, 8_000.0])
def test_band_limit(
    noise: np.ndarray, kind: BandKind, at_cutoff_db: float | None, octave_db: float, cutoff_hz: float
) -> None:
    out = _apply("bandlimit", noise, DrawnBandLimit(cutoff_hz, kind, 6))
    assert abs(_gain_db(noise, out, 100, 0.7 * cutoff_hz)) < 0.6
    assert _gain_db(noise, out, 2.0 * cutoff_hz, 22_000) < octave_db
    assert _gain_db(noise, out, 1.25 * cutoff_hz, 22_000) < -9
    if at_cutoff_db is not None:
        assert _gain_db(noise, out, cutoff_hz - 60, cutoff_hz + 60) == pytest.approx(at_cutoff_db, abs=1.0)


def test_band_limit_above_the_sound_changes_nothing(noise: np.ndarray) -> None:
    assert np.array_equal(_apply("bandlimit", noise, DrawnBandLimit(22_000.0, "butterworth", 4)), noise)


def test_rolloff(noise: np.ndarray) -> None:
    out = _apply("rolloff", noise, DrawnRolloff(14_500.0, 16_000.0, 20.0))
    assert abs(_gain_db(noise, out, 100, 14_400)) < 0.1
    assert _gain_db(noise, out, 15_200, 15_300) == pytest.approx(-10.0, abs=0.7)
    assert _gain_db(noise, out, 15_880, 15_930) == pytest.approx(-19.0, abs=0.7)
    assert _gain_db(noise, out, 16_200, 22_000) < -60


def test_equaliser(noise: np.ndarray) -> None:
    out = _apply("eq", noise, DrawnEq((3.0, 0.0, -4.0, 2.0, 1.0)))
    for hz, gain_db in ((1_000, -4.0), (3_500, 2.0), (14_000, 1.0)):
        assert _gain_db(noise, out, hz - 40, hz + 40) == pytest.approx(gain_db, abs=0.2)


def test_level(noise: np.ndarray) -> None:
    np.testing.assert_allclose(_apply("level", noise, DrawnLevel(-6.0)), noise * 10 ** (-0.3), rtol=1e-5)


@pytest.mark.parametrize("bits", [8, 12])
def test_bits(noise: np.ndarray, bits: int) -> None:
    loud = np.clip(3 * noise, -1.2, 1.2)
    plain = _apply("bits", loud, DrawnBitDepth(bits, False, Noise(1)))
    steps = 2 ** (bits - 1)
    np.testing.assert_array_equal(plain, np.clip(np.round(loud * steps), -steps, steps - 1) / np.float32(steps))
    within = np.abs(loud) < 0.99
    assert np.sqrt(np.mean((plain - loud)[within] ** 2)) * steps == pytest.approx(12**-0.5, rel=0.02)
    # Triangular dither: three times the power, and no longer tied to the sound.
    dithered = _apply("bits", loud, DrawnBitDepth(bits, True, Noise(1)))
    assert np.sqrt(np.mean((dithered - loud)[within] ** 2)) * steps == pytest.approx(0.5, rel=0.02)
    np.testing.assert_allclose(dithered * steps, np.round(dithered * steps), atol=1e-4)


def test_overdrive(noise: np.ndarray) -> None:
    peak = np.abs(noise).max()
    limit = peak * 10 ** (-12 / 20)
    hard = _apply("overdrive", noise, DrawnOverdrive(12.0, False))
    np.testing.assert_allclose(hard, np.clip(noise, -limit, limit), rtol=1e-5)
    assert np.array_equal(hard[np.abs(noise) < 0.99 * limit], noise[np.abs(noise) < 0.99 * limit])
    np.testing.assert_allclose(
        _apply("overdrive", noise, DrawnOverdrive(12.0, True)), limit * np.tanh(noise / limit), atol=1e-6
    )


@pytest.mark.parametrize("kind", ["white", "pink", "tape"])
@pytest.mark.parametrize("snr_db", [15.0, 50.0])
def test_hiss(noise: np.ndarray, kind: str, snr_db: float) -> None:
    added = _apply("hiss", noise, DrawnHiss(snr_db, kind, Noise(4))) - noise  # type: ignore[arg-type]
    assert _db(noise, added) == pytest.approx(snr_db, abs=0.5)
    slope_db = _gain_db(noise, added, 4_000, 5_000) - _gain_db(noise, added, 500, 1_000)
    assert slope_db == pytest.approx({"white": 0.0, "pink": -7.8, "tape": 11.0}[kind], abs=1.0)
    assert abs(np.corrcoef(added)[0, 1]) < 0.05  # each channel its own


def test_hum(noise: np.ndarray) -> None:
    added = _apply("hum", noise, DrawnHum(60.0, 30.0, 3, Noise(4))) - noise
    assert _db(noise, added) == pytest.approx(30.0, abs=0.1)
    power = np.abs(np.fft.rfft(added[0]))
    assert set(np.flatnonzero(power > 0.1 * power.max()) / 3) == {60.0, 120.0, 180.0}


def test_room() -> None:
    click = np.zeros((2, 3 * RATE), np.float32)
    click[:, 0] = 0.9
    out = _apply("room", click, DrawnRoom(0.8, 6.0, 10.0, 8_000.0, Noise(2)))
    assert _db(out, click) == pytest.approx(0.0, abs=0.01)
    for row in out:
        assert int(np.argmax(np.abs(row))) == 0
        assert 10 * np.log10(row[0] ** 2 / np.sum(row[1:] ** 2)) == pytest.approx(6.0, abs=0.1)
        assert not np.any(np.abs(row[1:441]) > 1e-6)  # nothing before the first reflection
        left_db = 10 * np.log10(np.cumsum(row[:0:-1] ** 2)[::-1] / np.sum(row[1:] ** 2) + 1e-12)
        # Schroeder's backward integration, -5 to -25 dB.
        start, end = np.argmax(left_db < -5), np.argmax(left_db < -25)
        assert 3.0 * (end - start) / RATE == pytest.approx(0.8, rel=0.1)
    assert abs(np.corrcoef(out[:, 441:])[0, 1]) < 0.1


def test_short_time_spectrum_gives_the_sound_back(noise: np.ndarray) -> None:
    row = torch.from_numpy(noise[:, :10_001])
    torch.testing.assert_close(wave_of(spectrum_of(row), row), row, atol=1e-6, rtol=0)
    torch.testing.assert_close(wave_of(spectrum_of(row, 512, 128), row, 512, 128), row, atol=1e-6, rtol=0)
    torch.testing.assert_close(wave_of(spectrum_of(row, 2048, 1024), row, 2048, 1024), row, atol=1e-6, rtol=0)


def test_holes(noise: np.ndarray) -> None:
    out = _apply("holes", noise, DrawnHoles(0.2, 50.0, Noise(3)))
    assert _gain_db(noise, out, 1_500, 20_000) == pytest.approx(10 * np.log10(0.8), abs=0.4)
    assert abs(_gain_db(noise, out, 100, 800)) < 0.05
    lost = [np.abs(spectrum_of(torch.from_numpy(x)).numpy()) for x in (noise, out)]
    deep = lost[1] < 0.05 * lost[0]
    assert np.mean(deep[0] == deep[1]) > 0.9  # the same patches in both channels


def test_smear() -> None:
    click = np.zeros((1, RATE), np.float32)
    click[0, RATE // 2] = 1.0
    out = _apply("smear", click, DrawnSmear(20.0, Noise(1)))
    energy = np.cumsum(out[0].astype(np.float64) ** 2)
    spread = np.searchsorted(energy, [0.05 * energy[-1], 0.95 * energy[-1]])
    assert 0.010 < (spread[1] - spread[0]) / RATE < 0.030
    assert abs(spread.mean() - RATE / 2) < 0.002 * RATE


def test_coarse(noise: np.ndarray) -> None:
    fine, coarse = (_apply("coarse", noise, DrawnCoarse(step_db, 0.0, Noise(1))) for step_db in (1.5, 6.0))
    # A level that is off by up to half a step, evenly: its power over the sound's. Overlap takes 3 dB off.
    for step_db, out in ((1.5, fine), (6.0, coarse)):
        off = 10 ** (np.linspace(-step_db / 2, step_db / 2, 1001) / 20) - 1
        assert _db(out - noise, noise) == pytest.approx(10 * np.log10(np.mean(off**2)) - 3.0, abs=1.0)
    shaken = _apply("coarse", noise, DrawnCoarse(0.5, 2.0, Noise(1))) - noise
    assert _gain_db(noise, shaken, 10_000, 16_000) > _gain_db(noise, shaken, 200, 1_000) + 5


def test_noise_for_treble(noise: np.ndarray) -> None:
    out = _apply("noisefill", noise, DrawnNoiseFill(6_000.0, 1.0, Noise(1)))
    assert _gain_db(noise, out - noise, 100, 5_500) < -50
    assert abs(_gain_db(noise, out, 8_000, 20_000)) < 1.5
    high = scipy.signal.butter(8, 8_000, "high", fs=RATE, output="sos")
    likeness = np.corrcoef(scipy.signal.sosfilt(high, noise[0]), scipy.signal.sosfilt(high, out[0]))[0, 1]
    assert abs(likeness) < 0.05


def test_comb_lines(noise: np.ndarray) -> None:
    added = _apply("comb", noise, DrawnComb(0.0, 12.0, 0.0, Noise(1))) - noise
    power = 2 * (np.abs(np.fft.rfft(added)) / added.shape[1]) ** 2
    hz = np.fft.rfftfreq(added.shape[1], 1 / RATE)
    on_grid = np.isclose(hz % 50, 0) & (hz >= 2_000)
    assert power[:, ~on_grid].sum() < 1e-6 * power.sum()
    own = 0.1**2 * 50 / (RATE / 2)  # what white noise of this level has within 50 Hz
    ordinary = on_grid & (hz % 2_000 != 0) & (hz < 21_000)
    assert 10 * np.log10(power[:, ordinary].mean() / own) == pytest.approx(0.0, abs=0.5)
    assert 10 * np.log10(power[:, on_grid & (hz % 2_000 == 0)].mean() / own) == pytest.approx(12.0, abs=1.0)
    dull = _apply("bandlimit", noise, DrawnBandLimit(8_000.0, "brickwall", 4))
    assert _gain_db(dull, _apply("comb", dull, DrawnComb(0.0, 0.0, 0.0, Noise(1))), 8_500, 21_000) < 3


@pytest.mark.parametrize("name", list(PRESETS))
def test_presets_draw_and_damage(name: str, noise: np.ndarray) -> None:
    chain = Chain(preset(name))
    short = noise[:, :RATE]
    drawn = [chain.draw(np.random.default_rng(seed)) for seed in range(3)]
    for one in drawn:
        out = chain.damage(short, RATE, one)
        assert out.shape == short.shape and np.isfinite(out).all()
        assert np.array_equal(out, short) == one.intact
        assert (chain.words(one) == "intact") == one.intact


def test_real_damage_draws_one_family_and_leaves_a_fifth_intact() -> None:
    chain = Chain(preset("real damage"))
    rng = np.random.default_rng(0)
    drawn = [chain.draw(rng) for _ in range(3_000)]
    assert 0.15 < np.mean([d.intact for d in drawn]) < 0.25
    families = {f.name: f for f in PRESETS["real damage"].families}
    total = sum(f.weight for f in families.values())
    for name, family in families.items():
        share = np.mean([d.family == name for d in drawn])
        assert share == pytest.approx(0.8 * family.weight / total, abs=0.025)
    for one in drawn[:300]:
        used = {step.name for step, value in zip(chain.steps, one.steps, strict=True) if value is not None}
        assert used <= {step.name for step in families[one.family].steps} if one.family else not used


def test_families_go_before_the_common_steps_and_weights_must_be_sound() -> None:
    steps = (Step("level", {"low_db": -6, "high_db": -6}),)
    families = (Family("a", (Step("overdrive"),), 1.0), Family("b", (Step("bits"),), 0.0))
    chain = Chain(ChainConfig(steps, 0.0, families))
    one = chain.draw(np.random.default_rng(0))
    assert one.family == "a" and [value is None for value in one.steps] == [False, True, False]
    assert chain.describe(one).startswith("overdrive(") and chain.describe(one).endswith("> level(gain_db=-6)")
    with pytest.raises(ConfigError, match="weights"):
        Chain(ChainConfig((), 0.0, (Family("a", (), 0.0),)))
    with pytest.raises(ConfigError, match="real damage"):
        preset("unreal damage")
