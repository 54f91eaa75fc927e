"""Real codecs: as long as before, aligned to the sample, deterministic, and worse at lower rates."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import scipy.signal

from model_core.degradations import build
from model_core.degradations.alignment import find_lag, shifted
from model_core.degradations.codecs import DrawnCodec, DrawnVorbis

# At 32 kb/s and below Opus codes bass and treble by two methods that are 2 samples of 48 kHz apart.
SETTINGS = [
    ("mp3", DrawnCodec(16), 0),
    ("mp3", DrawnCodec(24), 0),
    ("mp3", DrawnCodec(48, half_rate=True), 0),
    ("mp3", DrawnCodec(64, joint=False), 0),
    ("mp3", DrawnCodec(128), 0),
    ("aac", DrawnCodec(24), 0),
    ("aac", DrawnCodec(32, half_rate=True), 0),
    ("aac", DrawnCodec(96), 0),
    ("opus", DrawnCodec(12), 2),
    ("opus", DrawnCodec(24), 2),
    ("opus", DrawnCodec(32), 2),
    ("opus", DrawnCodec(96), 0),
    ("vorbis", DrawnVorbis(-1.0), 0),
    ("vorbis", DrawnVorbis(4.0), 0),
]


def _music(rate: int, seconds: float, channels: int = 2) -> np.ndarray:
    """Plucked notes over falling noise: something that codecs can do."""
    rng = np.random.default_rng(8)
    n = round(rate * seconds)
    time_s = np.arange(n) / rate
    out = 0.02 * scipy.signal.lfilter([1.0], [1.0, -0.9], rng.standard_normal((channels, n)), axis=1)
    for start, pitch_hz in enumerate(rng.uniform(110, 880, round(seconds / 0.2))):
        since = np.maximum(time_s - 0.2 * start, 0.0)
        tone = sum(np.sin(2 * np.pi * pitch_hz * k * since) / k for k in range(1, 9) if k * pitch_hz < rate / 2)
        out += 0.15 * tone * np.exp(-since / 0.15) * rng.uniform(0.3, 1.0, (channels, 1))
    return (0.7 * out / np.abs(out).max()).astype(np.float32)


def _si_sdr_db(clean: np.ndarray, other: np.ndarray) -> float:
    a, b = clean.ravel().astype(np.float64), other.ravel().astype(np.float64)
    part = (a @ b) ** 2 / (a @ a)
    return float(10 * np.log10(part / (b @ b - part)))


@pytest.mark.parametrize(("name", "drawn", "tolerance"), SETTINGS)
@pytest.mark.parametrize("rate", [44_100, 32_000])
def test_no_lag_is_left(name: str, drawn: object, tolerance: int, rate: int) -> None:
    music = _music(rate, 1.5)
    coded = build(name).damage(music, rate, drawn)
    assert coded.shape == music.shape and coded.dtype == np.float32
    for channel in range(2):
        lag = find_lag(music[channel : channel + 1], coded[channel : channel + 1], 2_000)
        assert abs(lag.samples) <= tolerance and lag.likeness > 0.6


@pytest.mark.parametrize("name", ["mp3", "aac", "opus", "vorbis"])
@pytest.mark.parametrize(("channels", "rate", "n"), [(1, 48_000, 7_001), (2, 22_050, 30_000), (3, 44_100, 500)])
def test_any_shape(name: str, channels: int, rate: int, n: int) -> None:
    music = _music(rate, 1.5, channels)[:, :n]
    drawn = DrawnVorbis(3.0) if name == "vorbis" else DrawnCodec(96)
    coded = build(name).damage(music, rate, drawn)
    assert coded.shape == (channels, n) and np.isfinite(coded).all()
    assert _si_sdr_db(music, coded) > 5


@pytest.mark.parametrize("name", ["mp3", "aac", "opus", "vorbis"])
def test_higher_rates_sound_better_and_threads_change_nothing(name: str) -> None:
    music = _music(44_100, 1.0)
    made = [DrawnVorbis(q) if name == "vorbis" else DrawnCodec(k) for q, k in ((-1, 24), (2, 64), (6, 192))]
    codec = build(name)
    alone = [codec.damage(music, 44_100, drawn) for drawn in made]
    quality = [_si_sdr_db(music, coded) for coded in alone]
    assert quality[0] + 2 < quality[1] < quality[2] - 2
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda drawn: codec.damage(music, 44_100, drawn), made * 4))
    assert all(np.array_equal(one, alone[place % 3]) for place, one in enumerate(together))


def test_rates_are_drawn_within_their_ends_and_exist() -> None:
    rng = np.random.default_rng(0)
    mp3 = [build("mp3", {"low_kbps": 24, "high_kbps": 128}).draw(rng) for _ in range(400)]
    assert {d.kbps for d in mp3} == {24, 32, 40, 48, 56, 64, 80, 96, 112, 128}
    assert 0.05 < np.mean([d.half_rate for d in mp3]) < 0.25 and not any(d.half_rate for d in mp3 if d.kbps > 64)
    aac = [build("aac").draw(rng).kbps for _ in range(400)]
    assert min(aac) >= 24 and max(aac) <= 128 and len(set(aac)) > 50
    assert build("mp3").describe(DrawnCodec(48, True)) == "MP3, 48 kb/s, half the sample rate"


@pytest.mark.parametrize("late", [-900, -3, 0, 1, 700])
def test_find_lag(late: int) -> None:
    music = _music(44_100, 1.2)
    other = 0.5 * shifted(music, -late, music.shape[1]) + 0.01 * np.random.default_rng(0).standard_normal(music.shape)
    lag = find_lag(music, other.astype(np.float32), 1_000)
    assert lag.samples == late and lag.likeness > 0.9
    assert find_lag(music, other.astype(np.float32), 50, expected=late + 20).samples == late


def test_find_lag_stays_where_it_is_expected_in_sound_that_repeats_and_in_silence() -> None:
    tone = np.sin(2 * np.pi * np.arange(44_100) / 100).astype(np.float32)[None]
    noisy = tone + 0.3 * np.random.default_rng(1).standard_normal(tone.shape).astype(np.float32)
    assert find_lag(tone[:, :30_000], noisy, 1_000).samples == 0
    assert find_lag(tone[:, :30_000], noisy, 1_000, expected=200).samples == 200
    silence = find_lag(np.zeros((1, 9_000), np.float32), np.zeros((1, 9_000), np.float32), 100, expected=7)
    assert (silence.samples, silence.likeness) == (7, 0.0)
    # An offset is alike at every lag and must not blur the peak.
    assert find_lag(tone + 3, shifted(tone, -5, 44_100) + 3, 40).samples == 5
