"""The restore page end to end, with a fake restorer: open, restore, switch, export, and everything that goes wrong."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from gui_fakes import FakeRestorer, FakeStream, answer, idle
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QMessageBox
from pytestqt.qtbot import QtBot

from model_core.audio import ExportConfig
from model_core.errors import AudioError
from model_core.progress import Reporter
from restorer_gui import work
from restorer_gui.app import App
from restorer_gui.export_dialog import ExportDialog
from restorer_gui.export_work import ExportOrder
from restorer_gui.widgets.job_bar import remaining_text
from restorer_gui.widgets.restore_controls import Choice


def dialog(app: App) -> QMessageBox:
    """The one dialog that is open."""
    (box,) = [box for box in app.page.findChildren(QMessageBox) if box.isVisible()]
    return box


def chips(app: App) -> list[tuple[str, bool]]:
    """The names on the chips, and which is down."""
    return [(chip.text_shown.name, chip.isChecked()) for chip in app.page.transport.versions.chips]


def order(target: Path) -> ExportOrder:
    return ExportOrder(target, ExportConfig())


def export(app: App, target: Path, qtbot: QtBot) -> None:
    version = app.page.hearing.shown
    assert version is not None
    app.page.exporting.write(version, "Residual", order(target))
    idle(app, qtbot)


def restore(app: App, qtbot: QtBot) -> None:
    qtbot.mouseClick(app.page.controls.restore, Qt.MouseButton.LeftButton)
    assert app.runner.running
    idle(app, qtbot)


def test_the_empty_page_tells_what_to_do(app: App) -> None:
    assert app.page.empty.isVisible()
    assert app.page.empty.open.text() == "Open a file\u2026"
    assert not app.page.controls.restore.isEnabled()


def test_an_opened_file_is_shown_with_its_facts(opened: App, song: Path) -> None:
    page = opened.page
    assert page.header.name.whole() == "song.wav"
    assert page.header.facts.whole() == "WAV  \u00b7  44.1 kHz  \u00b7  stereo  \u00b7  16 bit"
    assert page.transport.length.text() == "/ 0:01.0"
    assert page.comparison.before.hint.text() == ""
    assert page.comparison.after.hint.text() == "Press Restore to see and hear the difference"
    assert len(page.waveform._peaks) == 87
    assert page.controls.restore.isEnabled()
    assert chips(opened) == [("Before", True)]


def test_open_restore_switch_export(
    opened: App, song: Path, restorer: FakeRestorer, streams: list[FakeStream], qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened.page
    page.controls.restorer.setCurrentIndex(1)
    page.controls.restorer.activated.emit(1)
    page.controls.strength.setValue(80)
    restore(opened, qtbot)
    assert restorer.asked == [("direct", 100.0, "auto")]  # less is mixed by the player
    assert page.comparison.after.detail.text() == "Direct, 80 %"
    assert opened.window.note.text() == "Everything was halved."
    assert opened.player.track == 1

    before, after = opened.session.versions
    np.testing.assert_array_equal(after.full_clip.samples, before.clip.samples * np.float32(0.5))
    np.testing.assert_allclose(after.clip.samples, before.clip.samples * 0.6, rtol=1e-5)
    assert before.level_lufs is not None
    assert after.level_lufs == pytest.approx(before.level_lufs + 20 * np.log10(0.6), abs=0.01)
    assert chips(opened) == [("Before", False), ("Direct, 80 %", True)]
    assert [chip.text_shown.gain for chip in page.transport.versions.chips] == ["\u22124.4 dB", ""]

    with qtbot.waitSignal(opened.player.sound_found):
        page.transport.play.click()
    page.transport.match.click()
    assert [chip.text_shown.gain for chip in page.transport.versions.chips] == ["", ""]
    stream = streams[-1]
    stream.pull(1000)
    page.flip()
    assert chips(opened)[0] == ("Before", True)
    np.testing.assert_array_equal(stream.pull(1000)[400:], before.clip.samples[:, 1400:2000].T)
    page.flip()
    np.testing.assert_array_equal(stream.pull(1000)[400:], after.clip.samples[:, 2400:3000].T)
    page.controls.strength.setValue(30)  # heard at once, nothing is restored anew
    share = np.float32(0.3)
    mixed = before.clip.samples + share * (after.full_clip.samples - before.clip.samples)
    np.testing.assert_array_equal(stream.pull(1000)[400:], mixed[:, 3400:4000].T)
    assert len(restorer.asked) == 1
    page.transport.play.click()

    target = tmp_path / "out" / "mine.wav"
    target.parent.mkdir()
    export(opened, target, qtbot)
    written, rate = soundfile.read(target, dtype="float32", always_2d=True)
    assert (rate, soundfile.info(target).subtype) == (44_100, "PCM_16")
    np.testing.assert_allclose(written.T, mixed, atol=2 / 32768)  # rounding and dither
    assert opened.window.note.text().splitlines()[0] == f"Saved as {target}."


def test_a_restoration_that_changes_nothing_gives_a_verdict_and_no_after(
    opened: App, restorer: FakeRestorer, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened.page
    restore(opened, qtbot)
    assert opened.player.track == 1
    restorer.changed, restorer.notes = False, ("No audible benefit: the original is kept.",)
    restore(opened, qtbot)
    assert (len(opened.session.versions), opened.player.track) == (1, 0)
    assert chips(opened) == [("Before", True)]
    assert page.comparison.after.hint.text() == "No audible benefit: the original is kept."
    assert page.comparison.after.hint.objectName() == "title"
    assert page.desk.verdict.headline.text() == "No audible benefit: the original is kept."
    assert opened.window.note.text() == "No audible benefit: the original is kept."
    page.choose_target()
    assert opened.window.note.text().startswith("Nothing was changed, so the file you have is the best there is.")
    page.flip()
    assert opened.player.track == 0
    restorer.changed = True
    restore(opened, qtbot)
    assert (len(opened.session.versions), opened.player.track) == (2, 1)
    assert not page.comparison.after.hint.text()


def test_exporting_before_restoring_says_what_to_do(opened: App) -> None:
    opened.page.choose_target()
    assert not opened.page.findChildren(ExportDialog)
    assert opened.window.note.text() == "There is nothing to export yet: press Restore first."


def test_opening_a_file_stops_neither_the_list_of_restorers_nor_other_jobs(
    app: App, song: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    choices = work.list_restorers(Reporter())

    def list_slowly(report: Reporter) -> list[Choice]:
        go.wait(30.0)
        report.check()
        return choices

    monkeypatch.setattr(work, "list_restorers", list_slowly)
    app.page.list_restorers()
    app.page.open_path(song)
    qtbot.waitUntil(lambda: app.session.file is not None and not app.runner.running)
    go.set()
    idle(app, qtbot)
    assert [app.page.controls.restorer.itemData(row) for row in range(2)] == ["residual", "direct"]


def test_the_export_dialog_offers_the_folder_of_the_preferences(opened: App, qtbot: QtBot, tmp_path: Path) -> None:
    restore(opened, qtbot)
    elsewhere = tmp_path / "elsewhere"
    opened.page.remember(export_folder=str(elsewhere))
    for expected in (opened.session.file.path.parent, elsewhere):  # type: ignore[union-attr]
        opened.page.choose_target()
        dialog = opened.page.exporting.dialog
        assert dialog is not None
        assert dialog.target.parent == expected
        dialog.reject()
        elsewhere.mkdir(exist_ok=True)


def test_the_export_dialog_suggests_a_name_beside_the_source(opened: App, song: Path, qtbot: QtBot) -> None:
    restore(opened, qtbot)
    opened.page.choose_target()
    (box,) = opened.page.findChildren(ExportDialog)
    assert box.target == song.with_name("song (restored).wav")
    box.reject()
    opened.page.choose_target(0)
    assert opened.page.exporting.dialog is not None
    assert opened.page.exporting.dialog.target == song.with_name("song (copy).wav")
    opened.page.exporting.dialog.reject()


@pytest.mark.parametrize(
    ("name", "format_", "subtype", "expected"),
    [
        ("a.flac", "FLAC", "PCM_24", "a (restored).flac"),
        ("a.aif", "AIFF", "PCM_16", "a (restored).aif"),
        ("a.b.mp3", "MP3", "MPEG_LAYER_III", "a.b (restored).mp3"),
        ("a.m4a", "MP4", "AAC", "a (restored).flac"),
        ("wrong.mp3", "WAV", "PCM_16", "wrong (restored).wav"),
    ],
)
def test_suggestions(name: str, format_: str, subtype: str, expected: str) -> None:
    from model_core.audio import AudioInfo

    lossy = format_ in ("MP3", "MP4")
    info = AudioInfo(Path(name), format_, subtype, 44_100, 2, 1000, None if lossy else 16, lossy)
    assert work.suggest_target(Path("/music") / name, info) == Path("/music") / expected


def test_the_export_formats_are_those_that_the_engine_writes() -> None:
    from model_core.audio.export import OUTPUT_FORMATS

    assert set(work.EXPORT_FORMATS.values()) == {form.suffixes[0] for form in OUTPUT_FORMATS.values()}


def test_the_suggested_assets_folder_is_the_engines() -> None:
    from model_core.library import assets_dir

    assert work.assets_dir() == assets_dir()


def test_a_failed_export_keeps_the_sound_and_offers_another_place(
    opened: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore(opened, qtbot)
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / "x.wav"
    asked: list[str] = []
    monkeypatch.setattr(opened.page.exporting, "ask", lambda version, label: asked.append(label))
    export(opened, target, qtbot)
    box = dialog(opened)
    assert box.windowTitle() == "Exporting x.wav did not work"
    assert str(target) in box.informativeText()
    answer(box, "Copy details")
    assert box.isVisible()
    assert "AudioError" in QGuiApplication.clipboard().text()
    answer(box, "Save elsewhere\u2026")
    assert asked == ["Residual"]
    assert opened.session.after is not None
    export(opened, tmp_path / "x.wav", qtbot)
    assert (tmp_path / "x.wav").is_file()


def test_a_file_that_is_no_sound_is_refused_and_the_old_one_stays(opened: App, qtbot: QtBot, tmp_path: Path) -> None:
    fake = tmp_path / "fake.mp3"
    fake.write_text("no sound in here")
    opened.page.open_path(fake)
    idle(opened, qtbot)
    box = dialog(opened)
    assert box.windowTitle() == "Opening fake.mp3 did not work"
    assert str(fake) in box.informativeText()
    answer(box, "Close")
    assert opened.page.header.name.whole() == "song.wav"
    opened.page.open_path(tmp_path)
    idle(opened, qtbot)
    sentence = f"{tmp_path}: expected a sound file, found a folder; open one of the files in it."
    assert dialog(opened).informativeText().strip().startswith(sentence)


def test_a_restorer_that_fails_leaves_everything_as_it_was(opened: App, restorer: FakeRestorer, qtbot: QtBot) -> None:
    restorer.error = AudioError("The clip is too short.")
    restore(opened, qtbot)
    assert "The clip is too short." in dialog(opened).informativeText()
    answer(dialog(opened), "Close")
    restorer.error = ZeroDivisionError("division by zero")
    restore(opened, qtbot)
    text = dialog(opened).informativeText()
    assert text == f"Something unexpected happened; this is a fault of the program. The log is at {opened.log}."
    assert "ZeroDivisionError" in opened.log.read_text(encoding="utf-8")
    assert opened.session.after is None
    assert opened.page.controls.restore.isEnabled()


def test_progress_time_left_and_cancel(opened: App, restorer: FakeRestorer, qtbot: QtBot) -> None:
    restorer.steps, restorer.step_s = 1000, 0.02
    opened.page.restore()
    bar = opened.window.job_bar
    assert bar.message.text() == "Restoring"
    assert not opened.page.controls.restore.isEnabled()
    assert opened.page.comparison.after.hint.text() == "Restoring\u2026"
    qtbot.waitUntil(lambda: bar.remaining.text().endswith("s left"))
    assert bar.isVisible()
    assert 0 < bar.progress.value() < 1000
    with qtbot.waitSignal(opened.runner.finished):
        bar.cancel.click()
        assert bar.message.text() == "Stopping\u2026"
        assert not bar.cancel.isEnabled()
    assert opened.window.note.text() == "Restoring was stopped; the sound is as it was."
    assert opened.session.after is None
    assert not bar.isVisible()
    restorer.step_s = 0.0
    restore(opened, qtbot)
    assert opened.session.after is not None


def test_opening_during_a_job_asks_and_either_answer_holds(
    opened: App, restorer: FakeRestorer, song: Path, qtbot: QtBot
) -> None:
    other = song.with_name("other.wav")
    other.write_bytes(song.read_bytes())
    restorer.steps, restorer.step_s = 10_000, 0.01
    opened.page.restore()
    opened.page.open_path(other)
    assert dialog(opened).informativeText() == "Restoring is not finished. Stop it and open other.wav?"
    answer(dialog(opened), "Go on")
    assert opened.runner.running
    assert not opened.runner.cancelling
    opened.page.open_path(other)
    answer(dialog(opened), "Stop and open")
    idle(opened, qtbot)
    assert opened.page.header.name.whole() == "other.wav"
    assert opened.session.after is None


def test_a_second_restoration_replaces_the_first(opened: App, qtbot: QtBot) -> None:
    restore(opened, qtbot)
    first = opened.session.after
    opened.page.controls.strength.setValue(30)
    restore(opened, qtbot)
    assert opened.session.after is not first
    assert opened.page.comparison.after.detail.text() == "Residual, 30 %"
    assert len(opened.session.versions) == 2


def test_a_file_can_be_dropped_anywhere(app: App, song: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.wav"), QUrl.fromLocalFile(str(song))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    app.window.dropEvent(event)
    qtbot.waitUntil(lambda: app.session.file is not None)
    idle(app, qtbot)
    assert app.page.header.name.whole() == "song.wav"


def test_keys(opened: App, restorer: FakeRestorer, qtbot: QtBot) -> None:
    window, player = opened.window, opened.player
    window.activateWindow()
    qtbot.waitActive(window)
    window.setFocus()

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QGuiApplication.focusObject() or window
        qtbot.keyClick(target, key, modifiers)

    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert opened.runner.running
    idle(opened, qtbot)
    press(Qt.Key.Key_B)
    assert player.track == 0
    press(Qt.Key.Key_2)
    assert player.track == 1
    press(Qt.Key.Key_Space)
    assert player.playing
    press(Qt.Key.Key_Space)
    assert not player.playing
    player.seek(0.0)
    press(Qt.Key.Key_Right)
    assert player.position_s == pytest.approx(1.0)
    press(Qt.Key.Key_Home)
    assert player.position_s == 0.0
    press(Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    low, high = opened.page.comparison.before.plot.visible_s()
    assert high - low == pytest.approx(0.6)
    press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    low, high = opened.page.comparison.before.plot.visible_s()
    assert high - low == pytest.approx(1.0)


def test_focused_controls_keep_the_keys_they_need(opened: App, qtbot: QtBot) -> None:
    window, page = opened.window, opened.page
    window.activateWindow()
    qtbot.waitActive(window)
    page.controls.strength.setFocus()
    qtbot.keyClick(page.controls.strength, Qt.Key.Key_Left)
    assert page.controls.strength.value() == 99
    assert opened.player.position_s == 0.0
    page.transport.match.setFocus()
    qtbot.keyClick(page.transport.match, Qt.Key.Key_Space)
    assert not page.transport.match.isChecked()
    assert not opened.player.playing


def test_every_control_has_a_name_a_tip_and_can_be_reached_by_keyboard(opened: App) -> None:
    found = 0
    for kind in (QAbstractButton, QAbstractSlider, QComboBox):
        for control in opened.page.findChildren(kind) + opened.window.job_bar.findChildren(kind):
            inside = control.parent()
            if type(inside).__module__.startswith("pyqtgraph") or control.objectName().startswith("qt_"):
                continue
            if "ScrollBar" in type(control).__name__ or isinstance(inside, QComboBox):
                continue
            found += 1
            assert control.accessibleName(), control
            assert len(control.toolTip()) > 15, control
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
    assert found >= 12


def test_choices_and_strength_are_remembered(opened: App, qtbot: QtBot) -> None:
    opened.page.controls.restorer.setCurrentIndex(1)
    opened.page.controls.restorer.activated.emit(1)
    opened.page.controls.strength.setValue(25)
    assert (opened.store.current.restorer, opened.store.current.strength_percent) == ("direct", 25.0)
    qtbot.waitUntil(lambda: opened.store.path.is_file())
    idle(opened, qtbot)


def test_no_sound_is_said_in_one_line_and_goes_when_there_is_sound(opened: App, qtbot: QtBot) -> None:
    opened.player.sound_lost.emit("Playing is off because there is no sound device; connect one and press Play.")
    assert opened.page.sound_note.isVisible()
    with qtbot.waitSignal(opened.player.sound_found):
        opened.player.play()
    assert not opened.page.sound_note.isVisible()
    opened.player.pause()


def test_a_long_clip_is_restored_onto_disk(restorer: FakeRestorer, tmp_path: Path) -> None:
    from model_core.audio import AudioClip

    disk = np.memmap(tmp_path / "clip", dtype=np.float32, mode="w+", shape=(2, 5000))
    disk[:] = 0.5
    clip = AudioClip(disk, 44_100)
    restorer.stream = lambda source, report: (block * 0.5 for block in source.blocks(999))  # type: ignore[attr-defined]
    result = work.restore(clip, "residual")
    assert isinstance(result.clip.samples, np.memmap)
    assert np.all(result.clip.samples == 0.25)
    restorer.changed = False
    assert work.restore(clip, "residual").clip is clip


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s left"), (12.4, "12 s left"), (150, "2 min left"), (6000, "1.7 h left")]
)
def test_words_for_the_time_left(seconds: float, text: str) -> None:
    assert remaining_text(seconds) == text
