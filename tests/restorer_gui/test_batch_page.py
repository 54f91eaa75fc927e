"""The batch page with a fake restorer: files in, run, pause, stop, crash, reorder, resume."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui_fakes import SLACK
from PySide6.QtCore import QMimeData, QModelIndex, Qt, QUrl
from pytestqt.qtbot import QtBot

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "model_core"))  # for the fakes of the engine's queue
from batch_fakes import HalvingRestorer, write_song

import model_core.restorers
from model_core import batch
from model_core.batch import BatchSettings, Found, Queue, Scan
from model_core.batch import work as batch_work
from restorer_gui import work
from restorer_gui.batch_adding import AT_ONCE
from restorer_gui.jobs import Failure, JobRunner
from restorer_gui.pages.batch import BatchPage
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import DARK
from restorer_gui.values import Choice
from restorer_gui.widgets.batch_table import ROWS, STATE


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> HalvingRestorer:
    restorer = HalvingRestorer()
    monkeypatch.setattr(model_core.restorers, "open_restorer", lambda config: restorer)
    monkeypatch.setattr(batch_work, "_idle", {})
    choices = [Choice("residual", "Residual"), Choice("direct", "Direct")]
    monkeypatch.setattr(work, "list_restorers", lambda report: choices)
    return restorer


@pytest.fixture
def page(qtbot: QtBot, fake: HalvingRestorer, tmp_path: Path) -> Iterator[BatchPage]:
    made = make_page(qtbot, tmp_path)
    yield made
    leave(made, qtbot)


def make_page(qtbot: QtBot, tmp_path: Path) -> BatchPage:
    runner = JobRunner()
    page = BatchPage(Session(), SettingsStore(tmp_path / "config"), runner, tmp_path / "config")
    runner.setParent(page)
    # not left to qtbot: it would delete the page before its workers have ended
    page.resize(1190, 730)
    qtbot.waitUntil(page.view.isEnabled)  # the list is read
    return page


def leave(page: BatchPage, qtbot: QtBot) -> None:
    page.shut_down()
    qtbot.waitUntil(lambda: not page.working)
    page.hide()
    page.deleteLater()


def add(page: BatchPage, qtbot: QtBot, folder: Path, names: str) -> None:
    for seed, name in enumerate(names.split(",")):
        write_song(folder / f"{name}.wav", seed)
    page.take([folder])
    qtbot.waitUntil(lambda: len(page.queue) > 0 and not page.working)


def states(page: BatchPage) -> list[str]:
    return [item.state for item in page.queue]


def ended(page: BatchPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.run.running and not page.background.running)


def test_a_folder_is_added_shown_and_restored(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    notes: list[str] = []
    page.noted.connect(notes.append)
    assert page.view.empty.isVisibleTo(page) and not page.view.bar.start.isEnabled()
    add(page, qtbot, tmp_path / "music", "a,b,same")
    (tmp_path / "music" / "b.wav").write_bytes(b"no sound")
    model = page.model
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(3)]
    assert rows[0] == [str(Path("music/a.wav")), "0:00", "Waiting", ""] or rows[0][1] == "0:01"
    assert page.view.settings.name.whole() == "becomes a (restored).wav"
    page.view.bar.start.click()
    assert page.busy
    ended(page, qtbot)
    assert states(page) == ["done", "failed", "unchanged"]
    assert [model.index(row, STATE).data() for row in range(3)] == ["Restored", "Failed", "Unchanged"]
    assert model.index(0, 3).data() == "a (restored).wav"
    assert model.index(2, 3).data() == "No audible benefit; copied as same (restored).wav"
    assert str(tmp_path / "music" / "b.wav") in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert notes[-1] == "1 restored, 1 unchanged, 1 failed" == page.view.bar.text.whole()
    assert page.view.bar.folder.isVisibleTo(page) and not page.busy
    write_song(tmp_path / "music" / "b.wav")
    page.view.retry.click()
    ended(page, qtbot)
    assert states(page) == ["done", "done", "unchanged"]


def test_pause_finishes_the_file_in_hand(page: BatchPage, qtbot: QtBot, tmp_path: Path, fake: HalvingRestorer) -> None:
    add(page, qtbot, tmp_path / "music", "a,b,c")
    fake.pause_s = 0.05
    page.start()
    page.pause()
    assert page.view.bar.text.whole() == "Pausing after this file\u2026"
    ended(page, qtbot)
    assert states(page) == ["done", "waiting", "waiting"]
    fake.pause_s = 0.0
    page.start()
    ended(page, qtbot)
    assert states(page) == ["done"] * 3


def test_stop_leaves_nothing_and_start_does_it_again(
    page: BatchPage, qtbot: QtBot, tmp_path: Path, fake: HalvingRestorer
) -> None:
    add(page, qtbot, tmp_path / "music", "a,b")
    fake.pause_s = 0.2
    page.start()
    page.run.stop()
    ended(page, qtbot)
    assert states(page) == ["cancelled", "waiting"]
    assert sorted(path.name for path in (tmp_path / "music").iterdir()) == ["a.wav", "b.wav"]
    fake.pause_s = 0.0
    page.start()
    ended(page, qtbot)
    assert states(page) == ["done", "done"]


def test_a_bug_or_a_dead_worker_fails_one_file_and_the_rest_goes_on(
    page: BatchPage, qtbot: QtBot, tmp_path: Path
) -> None:
    add(page, qtbot, tmp_path / "music", "a,bug,c")
    page.start()
    ended(page, qtbot)
    assert states(page) == ["done", "failed", "done"]
    assert "something unexpected happened (ZeroDivisionError)" in page.queue[page.queue.ids[1]].notes[0]


def test_a_missing_checkpoint_stops_the_run_with_its_sentence(
    page: BatchPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model_core.errors import CheckpointError

    def refuse(config: object) -> None:
        raise CheckpointError("gone: expected a checkpoint, found nothing; choose another.")

    monkeypatch.setattr(model_core.restorers, "open_restorer", refuse)
    add(page, qtbot, tmp_path / "music", "a,b")
    notes: list[str] = []
    page.noted.connect(notes.append)
    page.start()
    ended(page, qtbot)
    assert states(page) == ["waiting", "waiting"]
    assert notes == ["gone: expected a checkpoint, found nothing; choose another."]


def test_rows_move_by_keys_and_by_dragging(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    add(page, qtbot, tmp_path / "music", "a,b,c,d")
    first, second, third, fourth = page.queue.ids
    page.view.table.selectRow(2)
    page.move_chosen(-1)
    assert list(page.queue.ids) == [first, third, second, fourth]
    assert page.view.table.chosen() == [third]  # what was chosen stays chosen
    page.move_chosen(1)
    page.move_chosen(1)
    assert list(page.queue.ids) == [first, second, fourth, third]
    dragged = page.model.mimeData([page.model.index(3, 0), page.model.index(1, 0)])
    assert bytes(dragged.data(ROWS).data()) == f"{second},{third}".encode()
    page.model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert list(page.queue.ids) == [second, third, first, fourth]
    page.view.table.selectRow(0)
    page.view.remove.click()
    assert list(page.queue.ids) == [third, first, fourth]


def test_files_dropped_on_the_table_are_added(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_song(tmp_path / "a.wav")))])
    assert page.model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    qtbot.waitUntil(lambda: len(page.queue) == 1 and not page.working)
    assert page.model.item(0).place == "a.wav"


def test_settings_are_kept_and_a_bad_template_is_told_of(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    add(page, qtbot, tmp_path / "music", "a")
    panel = page.view.settings
    panel.template.setText("")
    qtbot.keyClicks(panel.template, "{n} {name}, {checkpoint}")
    assert page.queue.settings.template == "{n} {name}, {checkpoint}"
    assert panel.name.whole() == "becomes 01 a, studio.wav"
    qtbot.keyClicks(panel.template, " {artist}")
    assert panel.name.whole() == "Use {name}, {checkpoint} and {n} only, for example {name} (restored)"
    assert page.queue.settings.template == "{n} {name}, {checkpoint} "  # the last that made sense
    panel.template.setText("")
    qtbot.keyClicks(panel.template, "{n} {artist")
    assert panel.name.whole() == "Use {name}, {checkpoint} and {n} only, for example {name} (restored)"
    assert page.queue.settings.template == "{n} "
    panel.set_folder(str(tmp_path / "out"))
    assert panel.where.currentText() == "out" and panel.keep.isEnabled()
    panel.strength.setValue(40)
    assert (page.queue.settings.folder, page.queue.settings.strength_percent) == (str(tmp_path / "out"), 40.0)


def test_a_done_item_is_opened_by_a_double_click(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    add(page, qtbot, tmp_path / "music", "a")
    page.start()
    ended(page, qtbot)
    with qtbot.waitSignal(page.open_wanted) as signal:
        page.view.table.doubleClicked.emit(page.model.index(0, 0))
    assert signal.args == [tmp_path / "music" / "a (restored).wav"]


def test_after_a_crash_the_list_is_there_and_goes_on(qtbot: QtBot, tmp_path: Path, fake: HalvingRestorer) -> None:
    queue = Queue.open(tmp_path / "config" / "batch")
    names = [str(write_song(tmp_path / f"{name}.wav")) for name in "abc"]
    ids = queue.add(Found(name, Path(name).name, name) for name in names)
    from model_core.batch import Result

    queue.begin(ids[0])
    queue.finish(ids[0], Result("done", str(tmp_path / "a (restored).wav")))
    queue.begin(ids[1])
    queue.close()  # the program was killed here
    page = make_page(qtbot, tmp_path)
    qtbot.waitUntil(lambda: not page.background.running)
    assert page.view.resume.text.text() == "A list was not finished: 1 of 3 files are done. Go on with the rest?"
    assert page.view.resume.isVisibleTo(page)
    page.view.resume.go_on.click()
    ended(page, qtbot)
    assert states(page) == ["done"] * 3 and not page.view.resume.isVisibleTo(page)
    assert not (tmp_path / "a (restored).wav").exists()  # done before: not done twice
    leave(page, qtbot)


def test_closing_in_the_middle_keeps_the_file_for_next_time(
    qtbot: QtBot, tmp_path: Path, fake: HalvingRestorer
) -> None:
    page = make_page(qtbot, tmp_path)
    add(page, qtbot, tmp_path / "music", "a,b")
    fake.pause_s = 0.2
    page.start()
    leave(page, qtbot)
    queue = Queue.open(tmp_path / "config" / "batch")
    assert [item.state for item in queue] == ["waiting", "waiting"]
    queue.close()


def test_what_is_dropped_before_the_list_is_read_comes_after_it(
    qtbot: QtBot, tmp_path: Path, fake: HalvingRestorer
) -> None:
    queue = Queue.open(tmp_path / "config" / "batch")
    queue.add([Found("/music/old.wav", "old.wav", "/music/old.wav")])
    queue.set_settings(BatchSettings(strength_percent=40.0))
    queue.close()
    page = BatchPage(Session(), SettingsStore(tmp_path / "config"), JobRunner(), tmp_path / "config")
    assert len(page.queue) == 0 and not page.view.isEnabled()
    page.take([write_song(tmp_path / "new.wav")])
    qtbot.waitUntil(lambda: len(page.queue) == 2 and not page.working)
    assert [item.place for item in page.queue] == ["old.wav", "new.wav"]
    assert page.view.settings.strength.value() == 40
    leave(page, qtbot)


def test_thousands_of_files_are_added_a_few_at_a_time(
    page: BatchPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    found = tuple(Found(f"/music/{number}.wav", f"{number}.wav", f"/music/{number}.wav") for number in range(5000))
    monkeypatch.setattr(batch, "find_items", lambda names, folder, report: Scan((*found, found[0])))
    monkeypatch.setattr(batch, "lengths", lambda items, report: {})
    notes: list[str] = []
    page.noted.connect(notes.append)
    page.take([Path("/music")])
    sizes: list[int] = []
    page.adding.grew.connect(lambda: sizes.append(page.model.rowCount()))
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.view.table.selectRow(7)
    qtbot.waitUntil(lambda: not page.adding.running)
    assert page.model.rowCount() == len(page.queue) == 5000
    assert page.model.item(4999).source == "/music/4999.wav"
    assert sizes == list(range(AT_ONCE, 5001, AT_ONCE))  # the thread that draws has its turn in between
    assert page.view.table.chosen() == [page.queue.ids[7]]  # what was chosen stays chosen
    assert notes[-1] == "Added: 5000.\nIn the list already: 1."
    page.adding.stop()
    page.show()
    began_s = time.thread_time()  # of this thread alone: others may be busy
    for number in list(page.queue.ids)[:50]:
        page.run.item_changed.emit(number)
    assert (time.thread_time() - began_s) / 50 < SLACK * 0.01
    page.hide()


def test_every_control_has_a_name_and_the_page_takes_dark(page: BatchPage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider

    page.set_colours(DARK)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider):
        for control in page.view.findChildren(kind):
            internal = control.objectName().startswith("qt_") or type(control).__name__ == "QTableCornerButton"
            if not internal and type(control).__name__ not in ("QAbstractButton",):
                assert control.accessibleName(), control
    shortcuts = {
        action.shortcut().toString() for group in page.menu_actions().values() for action in group if action is not None
    }
    assert {"Del", "Alt+Up", "Alt+Down", "Ctrl+R", "Ctrl+Shift+O"} <= shortcuts


def test_a_worker_that_died_names_the_file(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    from model_core.errors import RestorerError

    add(page, qtbot, tmp_path / "music", "a")
    number = page.queue.ids[0]
    page.queue.begin(number)
    page.run.current = number
    page.run._on_failed(Failure(RestorerError("The engine ended."), ""))
    page.run.current = None
    assert page.queue[number].notes == (f"{tmp_path / 'music' / 'a.wav'}: The engine ended.",)
    assert page.queue.settings == BatchSettings()
