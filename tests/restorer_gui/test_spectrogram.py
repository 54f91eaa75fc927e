"""Spectrograms: what is lit where, what the pointer reads, what the axes say, what zooming shows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip
from model_core.pictures import hz_to_mel, mel_picture, mel_to_hz
from restorer_gui.theme import DARK
from restorer_gui.widgets.comparison import Comparison
from restorer_gui.widgets.spectrogram import hz_text, nice_hz, time_text

RATE = 16_000


def tone(amplitude: float, seconds: float = 2.0) -> AudioClip:
    wave = amplitude * np.sin(2 * np.pi * 1000.26 * np.arange(round(seconds * RATE)) / RATE)
    return AudioClip(wave.astype(np.float32)[np.newaxis], RATE)


@pytest.fixture
def comparison(qtbot: QtBot) -> Iterator[Comparison]:
    made = Comparison()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.set_clip(2.0, RATE / 2)
    made.set_pictures(mel_picture(tone(0.5)), mel_picture(tone(0.25)))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_1_khz_tone_lights_the_row_at_1_khz_in_both(comparison: Comparison) -> None:
    for panel, level_db in ((comparison.before, -6.0), (comparison.after, -12.0)):
        image = panel.plot._image
        row = int(image.image[image.image.shape[0] // 2].argmax())
        middle = image.mapRectToParent(image.boundingRect())
        mel = middle.top() + (row + 0.5) / image.image.shape[1] * middle.height()
        assert float(mel_to_hz(mel)) == pytest.approx(1000.0, abs=5)
        assert image.image.max() == pytest.approx(level_db, abs=0.1)


def test_the_pointer_reads_both_pictures(comparison: Comparison) -> None:
    comparison.before.plot.pointed.emit(1.234, 1000.0)
    assert comparison.readout.text() == (
        "0:01.23    1 kHz    before \u22126.0 dB    after \u221212.0 dB    change \u22126.0 dB"
    )
    comparison.after.plot.pointed.emit(0.5, 7000.0)
    assert "7 kHz    before \u2212" in comparison.readout.text()
    comparison.before.plot.left.emit()
    assert comparison.readout.text() == "Point at the pictures to read time, frequency and level."


def test_one_colour_scale_for_both_which_the_louder_original_sets(comparison: Comparison) -> None:
    levels = [tuple(panel.plot._image.levels) for panel in (comparison.before, comparison.after)]
    assert levels[0] == levels[1] == comparison.bar._range_db
    assert levels[0] == (-85.0, -5.0)


def test_zoom_and_pan_are_linked_and_told(comparison: Comparison, qtbot: QtBot) -> None:
    told: list[tuple[float, float]] = []
    comparison.view_changed.connect(lambda low, high: told.append((low, high)))
    comparison.after.plot.show_span(0.5, 1.0)
    assert comparison.before.plot.visible_s() == pytest.approx((0.5, 1.0), abs=1e-6)
    assert told[-1] == pytest.approx((0.5, 1.0), abs=1e-6)
    qtbot.waitUntil(lambda: comparison.before.plot._image.image.shape[0] < 70)  # 0.5 s in columns of 8 ms
    comparison.show_whole()
    assert comparison.before.plot.visible_s() == pytest.approx((0.0, 2.0))
    comparison.set_playhead(1.0)
    comparison.zoom(0.5)
    assert comparison.after.plot.visible_s() == pytest.approx((0.5, 1.5), abs=1e-6)


def test_the_view_never_leaves_the_clip(comparison: Comparison) -> None:
    comparison.before.plot.show_span(-5.0, 50.0)
    assert comparison.before.plot.visible_s() == pytest.approx((0.0, 2.0))
    comparison.zoom(1e-9)
    low, high = comparison.before.plot.visible_s()
    assert high - low == pytest.approx(0.05)


def test_a_click_seeks_to_the_time_under_it(comparison: Comparison, qtbot: QtBot) -> None:
    plot = comparison.after.plot
    box = plot.getViewBox().sceneBoundingRect()
    where = plot.mapFromScene(box.center())
    with qtbot.waitSignal(comparison.seek_wanted) as told:
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    assert told.args[0] == pytest.approx(1.0, abs=0.02)


def test_the_page_turns_when_the_playhead_leaves(comparison: Comparison) -> None:
    comparison.before.plot.show_span(0.0, 0.5)
    comparison.set_playhead(0.7)
    assert comparison.before.plot.visible_s() == pytest.approx((0.0, 0.5))
    comparison.set_playhead(0.7, follow=True)
    assert comparison.before.plot.visible_s() == pytest.approx((0.7, 1.2))
    comparison.set_playhead(1.9, follow=True)
    assert comparison.before.plot.visible_s() == pytest.approx((1.5, 2.0))


def test_the_lines_follow_the_playhead(comparison: Comparison) -> None:
    comparison.set_playhead(1.25)
    assert [panel.plot._playhead.value() for panel in (comparison.before, comparison.after)] == [1.25, 1.25]


def test_without_a_picture_the_hint_is_shown(comparison: Comparison) -> None:
    comparison.set_pictures(mel_picture(tone(0.5)), None)
    comparison.set_hints("", "Press Restore")
    assert comparison.after.hint.isVisible()
    assert not comparison.before.hint.isVisible()
    comparison.after.plot.pointed.emit(0.5, 1000.0)
    assert comparison.readout.text() == "0:00.50    1 kHz    before \u22126.0 dB"


def test_colours_follow_the_theme(comparison: Comparison) -> None:
    comparison.set_colours(DARK)
    assert comparison.before.plot.backgroundBrush().color().name() == DARK.surface
    assert comparison.before.plot.getAxis("left").textPen().color().name() == DARK.muted


@pytest.mark.parametrize(
    ("low_hz", "high_hz", "size_px", "ticks"),
    [
        (0, 24_000, 400, [0, 500, 1000, 2000, 5000, 10_000, 20_000]),
        (0, 8_000, 120, [0, 1000, 2000, 5000]),
        (900, 1200, 300, [900, 1000, 1100]),
    ],
)
def test_ticks_are_round_and_apart(low_hz: float, high_hz: float, size_px: float, ticks: list[float]) -> None:
    assert nice_hz(float(hz_to_mel(low_hz)), float(hz_to_mel(high_hz)), size_px) == pytest.approx(ticks)


def test_words_for_times_and_frequencies() -> None:
    assert [hz_text(hz) for hz in (0.0, 440.4, 1001.0, 12_500.0)] == ["0", "440", "1.001 k", "12.5 k"]
    assert [time_text(s, d) for s, d in ((0, 0), (83.25, 1), (59.96, 1), (3725, 0))] == [
        "0:00",
        "1:23.2",
        "1:00.0",
        "1:02:05",
    ]
