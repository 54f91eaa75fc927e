"""The restore page with several versions: flipping, strength, loop, try-out, difference, verdict, undo, focus."""

from __future__ import annotations

import numpy as np
import pytest
from gui_fakes import FakeRestorer, FakeStream, idle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_gui import work
from restorer_gui.app import App


@pytest.fixture
def two(opened: App, qtbot: QtBot) -> App:
    """Before, and two restorations by two checkpoints; the second one is heard."""
    for checkpoint in ("residual", "direct"):
        opened.page._restore(checkpoint)
        idle(opened, qtbot)
    return opened


def press(app: App, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(QGuiApplication.focusObject() or app.window, key, modifiers)


def front(app: App, qtbot: QtBot) -> None:
    app.window.activateWindow()
    qtbot.waitActive(app.window)
    app.page.setFocus()


def test_keys_switch_tab_flips_and_the_shown_restoration_stays_beside_before(two: App, qtbot: QtBot) -> None:
    front(two, qtbot)
    page, player = two.page, two.player
    assert [version.name for version in two.session.versions] == ["Before", "Residual", "Direct"]
    assert (player.track, page.comparison.after.detail.text()) == (2, "Direct")
    press(two, Qt.Key.Key_Tab)
    assert player.track == 1
    press(two, Qt.Key.Key_1)
    assert (player.track, page.comparison.after.detail.text()) == (0, "Residual")
    press(two, Qt.Key.Key_3)
    for expected in (0, 2, 0):
        press(two, Qt.Key.Key_Tab)
        assert player.track == expected
    press(two, Qt.Key.Key_B)
    assert player.track == 2
    press(two, Qt.Key.Key_4)  # there is none
    assert player.track == 2


def test_tab_moves_on_in_a_control_and_f6_goes_round(two: App, qtbot: QtBot) -> None:
    front(two, qtbot)
    page, seen = two.page, []
    for _ in page.desk.areas:
        press(two, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        seen.append([area.isAncestorOf(focused) for area in page.desk.areas].index(True))
    assert seen == [0, 1, 2, 3]
    press(two, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page
    press(two, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    first, heard = QApplication.focusWidget(), two.player.track
    press(two, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not first
    assert page.desk.inspector.isAncestorOf(QApplication.focusWidget())
    assert two.player.track == heard


def test_each_version_has_its_own_strength_measured_when_the_slider_rests(
    two: App, restorer: FakeRestorer, qtbot: QtBot
) -> None:
    page, session = two.page, two.session
    page.controls.strength.setValue(40)
    assert session.versions[2].facts is None
    assert page.transport.versions.chips[2].text_shown.figures == "measuring\u2026"
    qtbot.waitUntil(lambda: session.versions[2].facts is not None)
    idle(two, qtbot)
    before, residual, direct = session.versions
    assert direct.level_lufs == pytest.approx(before.level_lufs + 20 * np.log10(0.8), abs=0.01)
    assert (residual.strength_percent, direct.strength_percent) == (100.0, 40.0)
    assert direct.verdict is not None
    page.hear(1)
    assert page.controls.strength.value() == 100
    page.hear(2)
    assert page.controls.strength.value() == 40
    assert len(restorer.asked) == 2
    gains = [chip.text_shown.gain for chip in page.transport.versions.chips]
    assert gains == ["\u22126.0 dB", "", "\u22124.1 dB"]


def test_removing_what_is_heard_falls_back_and_renaming_is_shown(two: App) -> None:
    page = two.page
    two.session.rename(two.session.versions[1].number, "Mine")
    assert page.transport.versions.chips[1].text_shown.name == "Mine"
    page.transport.versions.remove_wanted.emit(2)
    assert len(page.transport.versions.chips) == 2
    assert two.player.track == 0
    assert page.comparison.after.detail.text() == "Mine"


def test_undo_and_redo_of_the_pages_settings(two: App) -> None:
    page, stack = two.page, two.page.undo_stack
    assert stack is not None
    page.controls.strength.setValue(50)
    page.controls.strength.setValue(30)  # one drag, one step
    page.transport.match.click()
    page.toggle_loop()
    assert two.session.loop == (0.0, 1.0)
    assert stack.count() == 3
    stack.undo()
    assert two.session.loop is None
    assert not page.transport.loop.isChecked()
    stack.undo()
    assert two.store.current.match_loudness
    assert page.transport.match.isChecked()
    stack.undo()
    assert (two.session.versions[2].strength_percent, page.controls.strength.value()) == (100.0, 100)
    stack.redo()
    assert two.session.versions[2].strength_percent == 30.0


def test_a_loop_is_heard_shown_and_started_from_its_beginning(
    two: App, streams: list[FakeStream], qtbot: QtBot
) -> None:
    page = two.page
    page.comparison.loop_wanted.emit((0.25, 0.5))
    assert two.session.loop == (0.25, 0.5)
    assert page.transport.loop_range.text() == "0:00.2 \u2013 0:00.5"
    assert two.player.position_s == 0.25
    with qtbot.waitSignal(two.player.sound_found):
        two.player.play()
    first, second = streams[-1].pull(11_025), streams[-1].pull(11_025)
    np.testing.assert_array_equal(first[1000:], second[1000:])
    page.toggle_loop()
    assert two.session.loop is None
    page.toggle_loop()  # the stretch that was marked is remembered
    assert two.session.loop == (0.25, 0.5)
    two.player.pause()


def test_trying_the_loop_restores_it_alone_and_says_so(opened: App, restorer: FakeRestorer, qtbot: QtBot) -> None:
    page, session = opened.page, opened.session
    session.set_loop((0.4, 0.6))
    page.try_loop()
    idle(opened, qtbot)
    before, trial = session.versions
    assert (trial.name, trial.trial) == ("Residual, try-out", (0.4, 0.6))
    a, b = 17_640, 26_460
    np.testing.assert_allclose(trial.clip.samples[:, a:b], before.clip.samples[:, a:b] * 0.5, rtol=1e-6)
    beyond = 900
    np.testing.assert_array_equal(trial.clip.samples[:, : a - beyond], before.clip.samples[:, : a - beyond])
    np.testing.assert_array_equal(trial.clip.samples[:, b + beyond :], before.clip.samples[:, b + beyond :])
    assert trial.level_lufs is None  # a fifth of a second has no loudness: it counts as loud as Before
    assert "restored from 0:00.4 to 0:00.6 alone" in page.transport.versions.chips[1].toolTip()


def test_a_stretch_at_the_edges_of_the_clip_has_no_fade_there(restorer: FakeRestorer) -> None:
    from model_core.audio import AudioClip

    clip = AudioClip(np.ones((1, 1000), np.float32), 1000)
    result = work.restore(clip, "residual", stretch=(0.0, 1.0))
    np.testing.assert_array_equal(result.clip.samples, np.full((1, 1000), 0.5, np.float32))
    result = work.restore(clip, "residual", stretch=(0.5, 0.6))
    np.testing.assert_array_equal(result.clip.samples[0, 490:610], np.full(120, 0.5, np.float32))
    assert np.all(result.clip.samples[0, :480] == 1.0)
    assert np.all(result.clip.samples[0, 620:] == 1.0)


def test_the_difference_is_heard_in_place_and_a_version_ends_it(
    two: App, streams: list[FakeStream], qtbot: QtBot
) -> None:
    page = two.page
    qtbot.waitUntil(lambda: page.desk.difference.listen.isEnabled())
    with qtbot.waitSignal(two.player.sound_found):
        two.player.play()
    streams[-1].pull(1000)
    page.toggle_difference()
    assert two.player.track == 3
    assert not any(chip.isChecked() for chip in page.transport.versions.chips)
    before = two.session.versions[0].clip.samples
    np.testing.assert_allclose(streams[-1].pull(1000)[400:], before[:, 1400:2000].T * -0.5, atol=1e-6)
    page.controls.strength.setValue(50)  # half as much was changed
    np.testing.assert_allclose(streams[-1].pull(1000)[400:], before[:, 2400:3000].T * -0.25, atol=1e-6)
    page.hear(0)
    assert (two.player.track, page.desk.difference.listen.isChecked()) == (0, False)
    page.toggle_difference()
    page.flip()
    assert two.player.track == 0
    two.player.pause()
    idle(two, qtbot)


def test_diagnosis_and_verdict_come_by_themselves(two: App, qtbot: QtBot) -> None:
    assert two.session.diagnosis is not None
    assert two.page.desk.diagnosis.diagnosis is two.session.diagnosis
    verdict = two.session.versions[2].verdict
    assert verdict.loudness_change_lu == pytest.approx(-6.02, abs=0.01)
    assert two.page.desk.verdict.verdict is verdict
    assert two.page.desk.verdict.title.text() == "Verdict on Direct"


def test_the_blind_tests_open_with_the_versions(two: App, qtbot: QtBot) -> None:
    from restorer_gui.blind import AbxDialog, PreferenceDialog

    for open_test, kind in ((two.page.test_blind, AbxDialog), (two.page.test_preference, PreferenceDialog)):
        open_test()
        dialog = two.page.findChild(kind)
        assert dialog is not None
        assert [candidate.name for candidate in dialog._candidates] == ["Before", "Residual", "Direct"]
        dialog.reject()
    idle(two, qtbot)


def test_another_file_forgets_versions_loop_and_undo(two: App, qtbot: QtBot) -> None:
    two.page.comparison.loop_wanted.emit((0.25, 0.5))
    assert two.session.file is not None
    two.page.open_path(two.session.file.path)
    idle(two, qtbot)
    assert (len(two.session.versions), two.session.loop, two.player.track) == (1, None, 0)
    assert two.page.undo_stack is not None
    assert not two.page.undo_stack.canUndo()
    assert len(two.page.transport.versions.chips) == 1


def test_one_restoration_is_heard_at_two_strengths_side_by_side(two: App, qtbot: QtBot) -> None:
    two.page.duplicate(1)
    idle(two, qtbot)
    two.page.controls.strength.setValue(40)  # that of the copy, which is heard now
    names = [chip.text_shown.name for chip in two.page.transport.versions.chips]
    assert names == ["Before", "Residual", "Residual, 40 %", "Direct"]
    assert two.player.track == 2
    assert [track.mix for track in two.player._mixer._wish.tracks[:4]] == [1.0, 1.0, 0.4, 1.0]


@pytest.mark.parametrize(("width", "height"), [(640, 400), (1280, 800)])
def test_play_and_versions_are_in_sight_in_any_window(two: App, qtbot: QtBot, width: int, height: int) -> None:
    """640 x 400 is a screen of 1280 x 800 at 200 %."""
    two.window.resize(width, height)
    qtbot.waitUntil(lambda: two.window.width() == width)
    desk = two.page.desk
    seen = [desk.transport.play, desk.transport.versions.chips[0]]
    if height >= 800:
        seen += [desk.difference.listen, desk.difference.export]
    qtbot.waitUntil(lambda: all(widget.visibleRegion().boundingRect() == widget.rect() for widget in seen))


def test_tab_moves_on_where_there_is_nothing_to_flip_to(app: App, qtbot: QtBot) -> None:
    front(app, qtbot)
    page = app.page
    assert "Tab" not in [key.toString() for key in page._menu.flip.shortcuts()]
    press(app, Qt.Key.Key_F6)
    assert page.empty.isAncestorOf(QApplication.focusWidget())
    press(app, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page
