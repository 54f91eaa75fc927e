"""The axes of the pictures and their words, in numbers known beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.pictures import N_MELS, hz_to_mel, mel_to_hz
from restorer_gui.widgets.picture_scale import Scale, hz_text, note_text, rows, time_text, time_ticks

TOP_HZ = 22_050.0


@pytest.mark.parametrize("kind", ["mel", "linear", "log"])
def test_every_axis_comes_back_to_its_frequency(kind: str) -> None:
    scale = Scale(kind, TOP_HZ)
    for hz in (30.0, 440.0, 1000.0, 8000.0, 21_000.0):
        assert scale.hz(scale.place(hz)) == pytest.approx(hz)
    assert scale.place(scale.low_hz) == pytest.approx(0.0)
    assert scale.place(scale.high_hz) == pytest.approx(1.0)


def test_where_known_frequencies_lie() -> None:
    assert Scale("linear", 20_000.0).place(5000.0) == 0.25
    log = Scale("log", 20_000.0)
    assert log.place(200.0) == pytest.approx(1 / 3)
    assert log.place(2000.0) == pytest.approx(2 / 3)
    mel = Scale("mel", TOP_HZ)
    top = float(hz_to_mel(TOP_HZ))
    half = top / (N_MELS + 1) / 2
    assert mel.place(1000.0) == pytest.approx((15.0 - half) / (top - 2 * half))


@pytest.mark.parametrize("kind", ["mel", "linear", "log"])
@pytest.mark.parametrize("count", [84, 300, 700])
def test_each_row_shows_the_band_at_its_frequency(kind: str, count: int) -> None:
    """A picture whose level is its band's number reads, row by row, as the axis says."""
    scale = Scale(kind, TOP_HZ)
    part = np.repeat(np.arange(N_MELS, dtype=np.int16)[:, np.newaxis] * 100, 3, axis=1)
    found = rows(scale, 0.0, 1.0, count).of(part)
    assert found.shape == (count, 3)
    edges = scale.hz_of(np.linspace(1.0, 0.0, count + 1))
    bands = hz_to_mel(edges) / float(hz_to_mel(TOP_HZ)) * (N_MELS + 1) - 1
    low, high = np.clip(bands[1:] * 100, 0, 19_100), np.clip(bands[:-1] * 100, 0, 19_100)
    assert np.all(found[:, 0] >= low - 51)  # what is pooled takes the loudest of its bands, never one of another row
    assert np.all(found[:, 0] <= high + 51)
    assert np.all(np.diff(found[:, 0].astype(int)) <= 0)


def test_a_low_picture_keeps_a_thin_line_on_every_axis() -> None:
    for kind in ("mel", "linear", "log"):
        scale = Scale(kind, TOP_HZ)
        for band in range(3, N_MELS - 3):
            part = np.zeros((N_MELS, 1), dtype=np.int16)
            part[band] = 1000
            assert rows(scale, 0.0, 1.0, 90).of(part).max() > 450


def test_a_part_of_the_axis_shows_its_bands_only() -> None:
    scale = Scale("mel", TOP_HZ)
    part = np.arange(N_MELS, dtype=np.int16)[:, np.newaxis] * 100
    found = rows(scale, 0.25, 0.5, 96).of(part)
    assert found[0, 0] == pytest.approx(0.5 * N_MELS * 100 - 50, abs=60)
    assert found[-1, 0] == pytest.approx(0.25 * N_MELS * 100 - 50, abs=60)


@pytest.mark.parametrize(
    ("kind", "low_hz", "high_hz", "size_px", "ticks"),
    [
        ("mel", 0, 24_000, 400, [0, 500, 1000, 2000, 5000, 10_000, 20_000]),
        ("mel", 0, 24_000, 120, [0, 1000, 5000]),
        ("mel", 900, 1200, 300, [900, 1000, 1100]),
        ("linear", 0, 24_000, 400, [0, 2000, 5000, 10_000, 20_000]),
        ("log", 20, 24_000, 400, [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000]),
    ],
)
def test_ticks_are_round_and_apart(
    kind: str, low_hz: float, high_hz: float, size_px: float, ticks: list[float]
) -> None:
    scale = Scale(kind, 24_000.0)
    low, high = max(0.0, scale.place(low_hz)), min(1.0, scale.place(high_hz))
    assert scale.ticks(low, high, size_px) == pytest.approx(ticks)


def test_words_for_times_and_frequencies() -> None:
    assert [hz_text(hz) for hz in (0.0, 440.4, 1001.0, 12_500.0)] == ["0", "440", "1.001 k", "12.5 k"]
    assert [time_text(s, d) for s, d in ((0, 0), (83.25, 1), (59.96, 1), (3725, 0))] == [
        "0:00",
        "1:23.2",
        "1:00.0",
        "1:02:05",
    ]


def test_ticks_of_time_are_round_and_say_what_they_need() -> None:
    assert time_ticks(0.0, 15.0, 320.0) == ([0.0, 5.0, 10.0, 15.0], 0)
    assert time_ticks(0.0, 3600.0, 700.0) == ([0, 600, 1200, 1800, 2400, 3000, 3600], 0)
    found, digits = time_ticks(10.0, 10.05, 400.0)
    assert found == pytest.approx([10.0, 10.01, 10.02, 10.03, 10.04, 10.05])
    assert digits == 2


@pytest.mark.parametrize(
    ("hz", "text"),
    [
        (440.0, "A4"),
        (450.0, "A4 +39 cents"),
        (261.6256, "C4"),
        (430.0, "A4 \u221240 cents"),
        (27.5, "A0"),
        (4434.922, "C\u266f8"),
        (16.35, "C0"),
        (12.0, ""),
        (0.0, ""),
    ],
)
def test_notes(hz: float, text: str) -> None:
    assert note_text(hz) == text


def test_mel_axis_is_slaneys() -> None:
    scale = Scale("mel", TOP_HZ)
    places = np.linspace(0.0, 1.0, 5)
    mels = hz_to_mel(scale.hz_of(places))
    np.testing.assert_allclose(np.diff(mels), np.diff(mels)[0])
    assert scale.high_hz < float(mel_to_hz(hz_to_mel(TOP_HZ)))
