"""Spectrograms: what is lit where, what the pointer reads, what the axes say, what zooming shows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip
from model_core.pictures import mel_picture
from restorer_gui.theme import DARK
from restorer_gui.widgets.comparison import Comparison
from restorer_gui.widgets.picture_colours import level_table
from restorer_gui.widgets.picture_look import PictureLook
from restorer_gui.widgets.spectrogram import Level

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


def lit_hz(comparison: Comparison, panel: str) -> float:
    """The frequency at the brightest row of the middle of a picture as it is drawn."""
    image = getattr(comparison, panel).plot.draw()
    middle = [image.pixelColor(image.width() // 2, y).lightness() for y in range(image.height())]
    rows = [y for y, value in enumerate(middle) if value == max(middle)]
    return comparison.view.scale.hz(comparison.view.place(sum(rows) / len(rows) + 0.5, image.height()))


@pytest.mark.parametrize("axis", ["mel", "linear", "log"])
def test_a_1_khz_tone_lights_the_row_at_1_khz_in_both(comparison: Comparison, axis: str) -> None:
    comparison.set_look(PictureLook(axis=axis))
    for panel in ("before", "after"):
        assert lit_hz(comparison, panel) == pytest.approx(1000.0, abs=25)
    comparison.view.show_band(comparison.view.scale.place(900.0), comparison.view.scale.place(1200.0))
    assert lit_hz(comparison, "before") == pytest.approx(1000.0, abs=8)


def test_the_pointer_reads_both_pictures(comparison: Comparison) -> None:
    comparison.before.plot.pointed.emit(1.234, 1000.0)
    assert comparison.readout.text() == (
        "0:01.23    1 kHz    B5 +21 cents    before \u22126.0 dB    after \u221212.0 dB    change \u22126.0 dB"
    )
    comparison.after.plot.pointed.emit(0.5, 7000.0)
    assert "7 kHz    A8 \u221210 cents    before \u2212" in comparison.readout.text()
    comparison.before.plot.left.emit()
    assert comparison.readout.text() == "Point at the pictures to read time, frequency and level."


def test_one_colour_scale_for_both_which_the_louder_original_sets(comparison: Comparison) -> None:
    before, after = (panel.plot.layer for panel in (comparison.before, comparison.after))
    assert comparison.bar.range_db == (-85.0, -5.0)
    assert isinstance(before, Level)
    assert isinstance(after, Level)
    assert before.table is after.table is level_table("magma", -85.0, -5.0)


def test_zoom_and_pan_are_linked_and_told(comparison: Comparison, qtbot: QtBot) -> None:
    told: list[tuple[float, float]] = []
    comparison.view_changed.connect(lambda low, high: told.append((low, high)))
    comparison.show_span(0.5, 1.0)
    assert comparison.before.plot.visible_s() == pytest.approx((0.5, 1.0), abs=1e-6)
    assert told[-1] == pytest.approx((0.5, 1.0), abs=1e-6)
    image = comparison.after.plot.draw()
    assert image is not None
    assert 31 <= image.width() <= 34  # 0.5 s in columns of 16 ms
    comparison.show_whole()
    assert comparison.before.plot.visible_s() == pytest.approx((0.0, 2.0))
    comparison.set_playhead(1.0)
    comparison.zoom(0.5)
    assert comparison.after.plot.visible_s() == pytest.approx((0.5, 1.5), abs=1e-6)


def test_the_view_never_leaves_the_clip(comparison: Comparison) -> None:
    comparison.show_span(-5.0, 50.0)
    assert comparison.before.plot.visible_s() == pytest.approx((0.0, 2.0))
    comparison.zoom(1e-9)
    low, high = comparison.before.plot.visible_s()
    assert high - low == pytest.approx(0.05)


def test_a_click_seeks_to_the_time_under_it(comparison: Comparison, qtbot: QtBot) -> None:
    plot = comparison.after.plot
    with qtbot.waitSignal(comparison.seek_wanted) as told:
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.rect().center())
    assert told.args[0] == pytest.approx(1.0, abs=0.02)


def test_the_page_turns_when_the_playhead_leaves(comparison: Comparison) -> None:
    comparison.show_span(0.0, 0.5)
    comparison.set_playhead(0.7)
    assert comparison.before.plot.visible_s() == pytest.approx((0.0, 0.5))
    comparison.set_playhead(0.7, follow=True)
    assert comparison.before.plot.visible_s() == pytest.approx((0.7, 1.2))
    comparison.set_playhead(1.9, follow=True)
    assert comparison.before.plot.visible_s() == pytest.approx((1.5, 2.0))


def test_without_a_picture_the_hint_is_shown(comparison: Comparison) -> None:
    comparison.set_pictures(mel_picture(tone(0.5)), None)
    comparison.set_hints("", "Press Restore")
    assert comparison.after.hint.isVisible()
    assert not comparison.before.hint.isVisible()
    comparison.after.plot.pointed.emit(0.5, 1000.0)
    assert comparison.readout.text() == "0:00.50    1 kHz    B5 +21 cents    before \u22126.0 dB"


def test_colours_follow_the_theme(comparison: Comparison) -> None:
    comparison.set_colours(DARK)
    assert comparison.before.plot.colours == comparison.bar.colours == DARK
