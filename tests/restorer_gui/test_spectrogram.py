"""Spectrograms: what is lit where, what the pointer reads, what the axes say, what zooming shows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from picture_hand import drag, turn
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip
from model_core.pictures import CHANGE_STEPS_PER_DB, mel_picture
from restorer_gui.theme import DARK
from restorer_gui.widgets.comparison import Comparison
from restorer_gui.widgets.picture_colours import level_table
from restorer_gui.widgets.picture_layers import Change, Level
from restorer_gui.widgets.picture_look import PictureLook
from restorer_gui.widgets.picture_scale import rows
from restorer_gui.widgets.spectrogram import cutoff_text

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


# What changed.


def change_colour(comparison: Comparison, time_s: float, hz: float) -> QColor:
    plot, view = comparison.change.plot, comparison.view
    x, y = view.x(time_s, plot.width()), view.y(view.scale.place(hz), plot.height())
    return plot.grab().toImage().pixelColor(round(x), round(y))


def test_what_became_louder_is_orange_what_became_quieter_blue_the_rest_dark(comparison: Comparison) -> None:
    before, after = tone(0.05), tone(0.05)
    after.samples[:, : RATE // 2] *= np.float32(10.0)
    after.samples[:, 3 * RATE // 2 :] *= np.float32(0.1)
    comparison.set_look(PictureLook(show_change=True))
    comparison.set_pictures(mel_picture(before), mel_picture(after))
    louder, quieter, same = (change_colour(comparison, time_s, 1000.0) for time_s in (0.25, 1.75, 1.0))
    assert louder.red() > 180 > louder.blue()
    assert quieter.blue() > 180 > quieter.red()
    assert max(same.red(), same.blue()) < 30
    silent = change_colour(comparison, 0.25, 7000.0)  # under the floor on both sides
    assert max(silent.red(), silent.blue()) < 30
    layer = comparison.change.plot.layer
    assert isinstance(layer, Change)
    steps = layer.steps((0.2, 0.3), 200, rows(comparison.view.scale, 0.0, 1.0, 200))
    assert steps.max() / CHANGE_STEPS_PER_DB == pytest.approx(20.0, abs=0.05)


def test_the_readout_says_so_where_nothing_can_be_seen(comparison: Comparison) -> None:
    comparison.set_look(PictureLook(range_db=60.0))
    comparison.before.plot.pointed.emit(1.0, 6500.0)
    assert "no change (too quiet)" in comparison.readout.text()


def test_the_third_picture_shows_when_asked_and_is_told(comparison: Comparison, qtbot: QtBot) -> None:
    assert not comparison.change.plot.isVisible()
    with qtbot.waitSignal(comparison.look_changed) as told:
        comparison.tools.change.click()
    assert told.args == [PictureLook(show_change=True)]
    assert comparison.change.plot.isVisible()
    assert comparison.change_bar.isVisible()
    comparison.set_look(PictureLook())
    assert not comparison.change.plot.isVisible()
    assert not comparison.tools.change.isChecked()


def test_pictures_lie_beside_each_other_or_on_one_time_axis(comparison: Comparison, qtbot: QtBot) -> None:
    comparison.set_look(PictureLook(show_change=True))
    plots = [panel.plot for panel in comparison.panels]
    for width, height, beside in ((1300, 420, True), (760, 480, False), (700, 300, True)):
        comparison.resize(width, height)
        QApplication.processEvents()
        assert len({plot.y() for plot in plots}) == (1 if beside else 3)
        assert len({plot.x() for plot in plots}) == (3 if beside else 1)
        sizes = [plot.size() for plot in plots]
        assert max(s.width() for s in sizes) - min(s.width() for s in sizes) <= 1
        assert max(s.height() for s in sizes) - min(s.height() for s in sizes) <= 1
        assert sum(axis.isVisible() for axis in comparison._times) == (3 if beside else 1)


def test_words_never_widen_the_pictures(comparison: Comparison) -> None:
    comparison.set_look(PictureLook(show_change=True))
    QApplication.processEvents()  # laid out
    least = comparison.minimumSizeHint().width()
    assert least <= 640
    comparison.set_names("", "A restoration with a name that goes on and on and on and on")
    comparison.readout.setText("0:01.00    " * 30)
    QApplication.processEvents()
    assert comparison.minimumSizeHint().width() == least


def test_tools_change_axis_range_and_colours(comparison: Comparison) -> None:
    told: list[PictureLook] = []
    comparison.look_changed.connect(told.append)
    comparison.tools.axis.setCurrentIndex(comparison.tools.axis.findData("log"))
    comparison.tools.range.setCurrentIndex(comparison.tools.range.findData(100.0))
    comparison.tools.map.setCurrentIndex(comparison.tools.map.findData("viridis"))
    assert told[-1] == PictureLook("log", 100.0, "viridis", False)
    assert comparison.view.scale.kind == "log"
    assert comparison.bar.range_db == (-105.0, -5.0)
    layer = comparison.after.plot.layer
    assert isinstance(layer, Level)
    assert layer.table is level_table("viridis", -105.0, -5.0)


def test_another_axis_keeps_the_frequencies_in_sight(comparison: Comparison) -> None:
    view = comparison.view
    view.show_band(view.scale.place(500.0), view.scale.place(4000.0))
    comparison.set_look(PictureLook(axis="linear"))
    assert [view.scale.hz(place) for place in view.band] == pytest.approx([500.0, 4000.0])


# Cutoff and invention.


def test_the_cutoff_is_a_line_and_what_is_above_it_in_after_is_marked(comparison: Comparison) -> None:
    view = comparison.view
    for axis in ("mel", "linear", "log"):
        comparison.set_look(PictureLook(axis=axis))
        comparison.set_cutoff(None)
        plain = [panel.plot.grab().toImage() for panel in (comparison.before, comparison.after)]
        comparison.set_cutoff(4000.0)
        marked = [panel.plot.grab().toImage() for panel in (comparison.before, comparison.after)]
        line = round(view.y(view.scale.place(4000.0), plain[0].height()))
        column = range(plain[0].height())
        x = 3  # left of every label
        changed = [
            [y for y in column if old.pixel(x, y) != new.pixel(x, y)] for old, new in zip(plain, marked, strict=True)
        ]
        assert all(abs(y - line) <= 2 for y in changed[0])
        assert len(changed[0]) >= 1
        assert min(changed[1]) == 0
        assert len([y for y in changed[1] if y < line - 2]) >= line - 4
        assert max(changed[1]) <= line + 2


def test_a_cutoff_at_the_top_marks_nothing(comparison: Comparison) -> None:
    plain = comparison.after.plot.grab().toImage()
    comparison.set_cutoff(RATE / 2)
    assert comparison.after.plot.grab().toImage() == plain


def test_words_for_the_cutoff() -> None:
    assert [cutoff_text(hz) for hz in (16_000.0, 11_025.0, 800.0)] == ["16.0 kHz", "11.0 kHz", "800 Hz"]


# The hand.


def told_loops(comparison: Comparison) -> list[tuple[float, float] | None]:
    told: list[tuple[float, float] | None] = []
    comparison.loop_wanted.connect(told.append)
    return told


def test_dragging_moves_every_picture_and_seeks_nowhere(comparison: Comparison, qtbot: QtBot) -> None:
    comparison.show_span(0.5, 1.5)
    plot = comparison.after.plot
    with qtbot.assertNotEmitted(comparison.seek_wanted):
        drag(plot, QPoint(100, 50), QPoint(100 - plot.width() // 4, 50))
    assert comparison.before.plot.visible_s() == pytest.approx((0.75, 1.75), abs=0.01)


def test_shift_and_drag_marks_a_loop_without_moving(comparison: Comparison) -> None:
    told, plot = told_loops(comparison), comparison.before.plot
    width = plot.width()
    drag(plot, QPoint(3 * width // 4, 40), QPoint(width // 4, 60), Qt.KeyboardModifier.ShiftModifier)
    assert told == [pytest.approx((0.5, 1.5), abs=0.02)]
    assert comparison.before.plot.visible_s() == (0.0, 2.0)
    assert comparison.view.loop is None  # until its owner agrees


def test_an_end_of_the_loop_is_moved_by_its_handle(comparison: Comparison) -> None:
    told, plot = told_loops(comparison), comparison.after.plot
    comparison.set_loop((0.5, 1.5))
    width = plot.width()
    drag(plot, QPoint(round(width * 0.75) + 2, 20), QPoint(round(width * 0.6), 20))
    assert told == [pytest.approx((0.5, 1.2), abs=0.02)]
    drag(plot, QPoint(round(width * 0.25), 20), QPoint(round(width * 0.9), 20))  # past the other end
    assert told[-1] == pytest.approx((1.5, 1.8), abs=0.02)


def test_along_the_time_axis_a_drag_marks_and_a_click_seeks(comparison: Comparison, qtbot: QtBot) -> None:
    told, axis = told_loops(comparison), comparison._times[0]
    drag(axis, QPoint(axis.width() // 4, 8), QPoint(axis.width() // 2, 8))
    assert told == [pytest.approx((0.5, 1.0), abs=0.02)]
    with qtbot.waitSignal(comparison.seek_wanted) as sought:
        qtbot.mouseClick(axis, Qt.MouseButton.LeftButton, pos=QPoint(axis.width() // 2, 8))
    assert sought.args[0] == pytest.approx(1.0, abs=0.02)
    comparison.set_loop((0.5, 1.0))
    qtbot.mouseDClick(axis, Qt.MouseButton.LeftButton, pos=QPoint(axis.width() // 2, 8))
    assert told[-1] is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Delete])
def test_escape_and_delete_remove_the_loop(comparison: Comparison, qtbot: QtBot, key: Qt.Key) -> None:
    told = told_loops(comparison)
    qtbot.keyClick(comparison.before.plot, key)
    assert told == []
    comparison.set_loop((0.5, 1.0))
    qtbot.keyClick(comparison.before.plot, key)
    assert told == [None]


def test_the_loop_can_be_marked_from_the_playhead(comparison: Comparison) -> None:
    told = told_loops(comparison)
    comparison.set_playhead(0.5)
    comparison.mark_loop_start()
    assert told[-1] == (0.5, 2.0)
    comparison.set_loop((0.5, 2.0))
    comparison.set_playhead(1.25)
    comparison.mark_loop_end()
    assert told[-1] == (0.5, 1.25)
    comparison.set_loop((0.5, 1.25))
    comparison.show_loop()
    assert comparison.view.span == pytest.approx((0.425, 1.325))


def test_the_keyboard_moves_and_zooms_a_picture(comparison: Comparison, qtbot: QtBot) -> None:
    plot, view = comparison.before.plot, comparison.view
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert view.span == pytest.approx((0.0, 1.2))
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.span == pytest.approx((0.18, 1.38))
    qtbot.keyClick(plot, Qt.Key.Key_PageUp)
    assert view.band == pytest.approx((0.2, 0.8))
    qtbot.keyClick(plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.band == pytest.approx((0.29, 0.89))


def test_the_wheel_zooms_time_around_the_pointer_and_with_ctrl_frequency(comparison: Comparison) -> None:
    plot, view = comparison.after.plot, comparison.view
    at = QPoint(plot.width() // 4, plot.height() // 2)
    time_s = view.time(at.x(), plot.width())
    turn(plot, at, 2, Qt.KeyboardModifier.NoModifier)
    assert view.span[1] - view.span[0] == pytest.approx(2.0 * 0.82**2)
    assert view.time(at.x(), plot.width()) == pytest.approx(time_s)
    place = view.place(at.y(), plot.height())
    turn(plot, at, 1, Qt.KeyboardModifier.ControlModifier)
    assert view.band[1] - view.band[0] == pytest.approx(0.82)
    assert view.place(at.y(), plot.height()) == pytest.approx(place)
    low = view.span[0]
    turn(plot, at, -1, Qt.KeyboardModifier.ShiftModifier)
    assert view.span[0] == pytest.approx(low + 0.15 * 2.0 * 0.82**2)


def test_names_stand_beside_the_headings_once(comparison: Comparison) -> None:
    comparison.set_names("Before", "Residual, 80 %")
    assert (comparison.before.detail.text(), comparison.after.detail.text()) == ("", "Residual, 80 %")


def test_a_moved_playhead_draws_no_picture_anew(comparison: Comparison) -> None:
    image = comparison.before.plot.draw()
    comparison.set_playhead(0.7)
    comparison.view.set_pointer((0.3, 500.0))
    assert comparison.before.plot.draw() is image
    comparison.show_span(0.1, 0.9)
    assert comparison.before.plot.draw() is not image
