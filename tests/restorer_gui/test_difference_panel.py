"""The panel of the difference: what it asks for, and that no gain makes a blast."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_gui.app import App
from restorer_gui.theme import LIGHT, style_sheet
from restorer_gui.widgets.difference_panel import DifferencePanel, DifferenceSettings

FREE = {"all": 40.0, "added": 40.0, "removed": 40.0}


@pytest.fixture
def panel(qtbot: QtBot) -> DifferencePanel:
    made = DifferencePanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_a_difference_nothing_can_be_pressed_and_it_says_why(panel: DifferencePanel) -> None:
    panel.set_limits(None, "Restore first.")
    assert not any(control.isEnabled() for control in (panel.listen, panel.export, panel.parts, panel.gain))
    assert (panel.note.isVisible(), panel.note.text()) == (True, "Restore first.")
    panel.toggle()
    assert not panel.settings.on


def test_every_change_is_told_once_with_all_settings(panel: DifferencePanel, qtbot: QtBot) -> None:
    told: list[DifferenceSettings] = []
    panel.changed.connect(told.append)
    panel.set_limits(FREE)
    panel.toggle()
    panel.parts.button(1).click()
    panel.gain.setValue(12)
    panel.toggle()
    assert told == [
        DifferenceSettings(True, "all", 0.0),
        DifferenceSettings(True, "added", 0.0),
        DifferenceSettings(True, "added", 12.0),
        DifferenceSettings(False, "added", 12.0),
    ]
    assert panel.value.text() == "+12.0 dB"
    assert not panel.note.isVisible()
    with qtbot.waitSignal(panel.export_wanted):
        panel.export.click()


def test_the_row_stands_on_one_line_in_the_windows_own_look(panel: DifferencePanel) -> None:
    """The look gives buttons a height of their own, which is less than the row's."""
    panel.setStyleSheet(style_sheet(LIGHT))
    panel.set_limits(FREE)
    panel.resize(1000, 60)
    panel.show()
    QApplication.processEvents()
    middles = {part.geometry().center().y() for part in (panel.listen, panel.parts, panel._gain, panel.export)}
    assert panel.export.height() < panel.parts.height()  # or nothing is proven
    assert len(middles) == 1


def test_kept_settings_are_shown_and_not_told_again(panel: DifferencePanel) -> None:
    told: list[DifferenceSettings] = []
    panel.changed.connect(told.append)
    panel.set_settings(DifferenceSettings(True, "removed", 20.0))
    assert panel.settings == DifferenceSettings(True, "removed", 20.0)
    panel.set_settings(DifferenceSettings(False, "no such part", 3.0))
    assert panel.settings == DifferenceSettings(False, "all", 3.0)
    assert told == []


def test_a_gain_is_held_below_full_scale_and_the_panel_says_so(panel: DifferencePanel) -> None:
    panel.set_limits({"all": 7.5, "added": 40.0, "removed": -2.0})
    panel.gain.setValue(30)
    assert panel.gain_db == 7.5
    assert panel.value.text() == "+7.5 dB (held)"
    assert panel.value.toolTip() == "Held at +7.5 dB: louder, its peak would pass \u22121 dBFS."
    panel.parts.button(1).click()
    assert (panel.gain_db, panel.value.text(), panel.value.toolTip()) == (30.0, "+30.0 dB", "")
    panel.parts.button(2).click()
    panel.gain.setValue(0)
    assert panel.gain_db == -2.0  # even unchanged it would be too loud
    assert panel.value.text() == "\u22122.0 dB (held)"


def test_every_control_has_a_name_and_says_what_it_does(panel: DifferencePanel) -> None:
    for control in (panel.listen, panel.export, panel.gain, *(panel.parts.button(index) for index in range(3))):
        assert control.accessibleName()
        assert control.toolTip().endswith((".", ")"))


def test_the_page_remembers_part_and_gain(opened: App) -> None:
    panel = opened.page.desk.difference
    panel.set_limits(FREE)
    panel.parts.button(2).click()
    panel.gain.setValue(18)
    kept = opened.page._store.current
    assert (kept.difference_part, kept.difference_gain_db) == ("removed", 18.0)
