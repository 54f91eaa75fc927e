"""The overview: clicks seek, the window is moved and stretched, loops are marked, all by hand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from picture_hand import drag, turn
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from restorer_gui.theme import LIGHT
from restorer_gui.widgets.waveform import Waveform

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[Waveform]:
    """100 s on 1000 pixels and one at either side."""
    made = Waveform()
    qtbot.addWidget(made)
    made.resize(1002, 52)
    made.set_clip(100.0)
    made.set_peaks(np.linspace(0.0, 1.0, 5000, dtype=np.float32))
    made.span_wanted.connect(made.set_span)  # as the page does, by way of the pictures
    made.show()
    qtbot.waitExposed(made)
    return made


def told(signal: object) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    signal.connect(lambda *values: found.append(values))  # type: ignore[attr-defined]
    return found


def at(time_s: float) -> QPoint:
    return QPoint(1 + round(time_s * 10), 26)


def test_a_click_seeks_and_a_drag_scrubs_while_all_is_shown(strip: Waveform, qtbot: QtBot) -> None:
    sought, spans = told(strip.seek_wanted), told(strip.span_wanted)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at(25.0))
    assert sought == [(25.0,)]
    drag(strip, at(30.0), at(50.0))
    assert [value for (value,) in sought[1:]] == pytest.approx([30.0, 35.0, 40.0, 45.0, 50.0])
    assert spans == []


def test_the_window_is_moved_and_never_leaves_the_clip(strip: Waveform, qtbot: QtBot) -> None:
    sought, spans = told(strip.seek_wanted), told(strip.span_wanted)
    strip.set_span(20.0, 40.0)
    drag(strip, at(30.0), at(50.0))
    assert spans[-1] == pytest.approx((40.0, 60.0))
    drag(strip, at(50.0), at(99.0))
    assert spans[-1] == pytest.approx((80.0, 100.0))
    assert sought == []
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at(90.0))
    assert sought == [(90.0,)]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at(10.0))
    assert sought[-1] == (10.0,)


def test_an_edge_of_the_window_zooms(strip: Waveform) -> None:
    spans = told(strip.span_wanted)
    strip.set_span(20.0, 40.0)
    drag(strip, at(40.0), at(70.0))
    assert spans[-1] == pytest.approx((20.0, 70.0))
    drag(strip, at(20.0), at(10.0))
    assert spans[-1] == pytest.approx((10.0, 70.0))


def test_shift_marks_a_loop_whose_ends_can_be_moved(strip: Waveform) -> None:
    loops, spans, sought = told(strip.loop_wanted), told(strip.span_wanted), told(strip.seek_wanted)
    drag(strip, at(60.0), at(30.0), SHIFT)
    assert loops == [((30.0, 60.0),)]
    strip.set_loop((30.0, 60.0))
    drag(strip, at(60.0), at(75.0))
    assert loops[-1] == ((30.0, 75.0),)
    assert spans == sought == []


def test_the_wheel_zooms_around_the_pointer(strip: Waveform) -> None:
    spans = told(strip.span_wanted)
    turn(strip, at(25.0), 1)
    assert spans[-1] == pytest.approx((25.0 * 0.18, 25.0 + 75.0 * 0.82))


def test_window_loop_and_playhead_are_drawn_where_they_are(strip: Waveform) -> None:
    strip.set_colours(LIGHT)
    strip.set_span(20.0, 40.0)
    strip.set_loop((50.0, 60.0))
    strip.set_playhead(80.0)
    image = strip.grab().toImage()

    def colour(time_s: float, y: int) -> str:
        return image.pixelColor(at(time_s).x(), y).name()

    assert colour(30.0, 10) == LIGHT.selection
    assert colour(45.0, 10) == LIGHT.surface
    assert [colour(time_s, 3) for time_s in (51.0, 55.0, 59.0)] == [LIGHT.accent] * 3
    assert colour(62.0, 3) == LIGHT.surface
    assert image.pixelColor(at(80.0).x(), 6).lightness() < 140  # the playhead
    assert colour(99.0, 26) != LIGHT.surface  # loud at the end, silent at the beginning
    assert colour(1.0, 20) == LIGHT.surface


def test_an_empty_strip_takes_no_hand(qtbot: QtBot) -> None:
    empty = Waveform()
    qtbot.addWidget(empty)
    empty.resize(400, 52)
    sought = told(empty.seek_wanted)
    drag(empty, QPoint(10, 20), QPoint(200, 20))
    turn(empty, QPoint(10, 20), 1)
    empty.grab()
    assert sought == []
