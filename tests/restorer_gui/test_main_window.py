"""The frame: pages, keys, menus, drops, recent files, first steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from gui_fakes import idle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from restorer_gui.app import App, prepare
from restorer_gui.main_window import NARROW_PX, kind_of
from restorer_gui.pages.base import CHECKPOINT, SONG, SONGS, MenuActions, Page
from restorer_gui.settings import MOST_RECENT, AppSettings, with_recent


class TakingPage(Page):
    """Remembers what it was given."""

    icon = "evaluate"
    takes = frozenset({SONGS, CHECKPOINT})

    def __init__(self) -> None:
        super().__init__()
        self.title = "Fourth"
        self.taken: list[list[Path]] = []
        self.pressed = 0
        self.undo_stack = QUndoStack(self)
        self.action = QAction("&Press me\u2026", self)
        self.action.setShortcut("J")
        self.action.triggered.connect(self._on_pressed)

    def _on_pressed(self) -> None:
        self.pressed += 1

    def menu_actions(self) -> MenuActions:
        return {"sound": [self.action]}

    def take(self, paths: list[Path]) -> None:
        self.taken.append(paths)


@pytest.fixture(autouse=True)
def active(app: App, qtbot: QtBot) -> None:
    """Keys reach the window that is in front."""
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)


@pytest.fixture
def fourth(app: App) -> TakingPage:
    page = TakingPage()
    app.window.add_page(page)
    return page


def drop(app: App, target: object, *paths: Path) -> bool:
    """Let go of files over a widget, as the system would; whether the window wanted them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, entered)  # type: ignore[arg-type]
    if entered.isAccepted():
        dropped = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
        QApplication.sendEvent(app.window, dropped)
    return entered.isAccepted()


def test_pages_come_in_their_order_and_switch_by_key(app: App, qtbot: QtBot) -> None:
    assert [page.title for page in app.window.pages[:5]] == ["Restore", "Batch", "Train", "Evaluate", "Library"]
    assert app.window.page is app.page
    for key, wanted in ((Qt.Key.Key_2, 1), (Qt.Key.Key_3, 2), (Qt.Key.Key_1, 0)):
        qtbot.keyClick(app.window, key, Qt.KeyboardModifier.AltModifier)
        assert app.window.page is app.window.pages[wanted]
        assert [button.isChecked() for button in app.window.navigation.buttons()].index(True) == wanted
    qtbot.keyClick(app.window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert app.window.page is app.window.pages[-1]
    qtbot.keyClick(app.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert app.window.page is app.page


def test_keys_of_a_page_work_on_that_page_alone(app: App, fourth: TakingPage, qtbot: QtBot) -> None:
    qtbot.keyClick(app.window, Qt.Key.Key_J)
    assert fourth.pressed == 0
    app.window.show_page(fourth)
    qtbot.keyClick(app.window, Qt.Key.Key_J)
    assert fourth.pressed == 1
    app.window.show_page(app.page)
    app.window.show_page(fourth)  # the menus were emptied and filled again
    qtbot.keyClick(app.window, Qt.Key.Key_J)
    assert fourth.pressed == 2


def test_undo_and_redo_belong_to_the_shown_page(app: App, fourth: TakingPage, qtbot: QtBot) -> None:
    assert fourth.undo_stack is not None
    fourth.undo_stack.push(QUndoCommand("a change"))
    qtbot.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fourth.undo_stack.index() == 1
    app.window.show_page(fourth)
    qtbot.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fourth.undo_stack.index() == 0
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(app.window, Qt.Key.Key_Z, both)
    assert fourth.undo_stack.index() == 1


def test_the_rail_shows_icons_alone_where_the_window_is_narrow(app: App, qtbot: QtBot) -> None:
    app.window.resize(NARROW_PX - 1, 700)
    qtbot.waitUntil(lambda: app.window.navigation.narrow)
    narrow_px = app.window.navigation.width()
    app.window.resize(NARROW_PX, 700)
    qtbot.waitUntil(lambda: not app.window.navigation.narrow)
    assert app.window.navigation.width() > narrow_px


def test_a_note_goes_with_the_page_that_it_was_about(app: App, fourth: TakingPage) -> None:
    app.page.say("a note")
    app.window.show_page(app.page)
    assert app.window.note.text() == "A note"
    app.window.show_page(fourth)
    assert app.window.note.text() == ""


def test_what_is_dropped_is_told_apart(tmp_path: Path) -> None:
    song, folder = tmp_path / "a.wav", tmp_path / "album.flac"
    folder.mkdir()
    assert kind_of([song]) == SONG
    assert kind_of([song, song]) == SONGS
    assert kind_of([folder]) == SONGS
    assert kind_of([tmp_path / "Net.SafeTensors"]) == CHECKPOINT
    assert kind_of([song, tmp_path / "net.pt"]) == SONGS


def test_a_song_dropped_anywhere_opens(app: App, song: Path, qtbot: QtBot) -> None:
    for target in (app.window, app.page.comparison, app.window.note):
        assert drop(app, target, song)
    idle(app, qtbot)
    qtbot.waitUntil(lambda: app.session.file is not None)
    assert app.window.page is app.page
    assert app.store.current.recent_files == (str(song),)


def test_a_drop_goes_to_the_page_for_it_and_to_the_shown_one_first(
    app: App, fourth: TakingPage, song: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app.window.show_page(fourth)
    assert drop(app, app.window, song, tmp_path)
    qtbot.waitUntil(lambda: fourth.taken == [[song, tmp_path]])
    app.window.show_page(app.page)
    assert drop(app, app.window, tmp_path / "net.safetensors")
    qtbot.waitUntil(lambda: app.window.page is app.late.library)


def test_text_that_is_dropped_is_not_wanted(app: App) -> None:
    mime = QMimeData()
    mime.setText("hello")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    event.ignore()
    app.window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_recent_files_newest_first_and_no_more_than_ten(tmp_path: Path) -> None:
    settings = AppSettings()
    for number in [*range(12), 5]:
        settings = with_recent(settings, tmp_path / f"{number}.wav")
    names = [Path(name).stem for name in settings.recent_files]
    assert names == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert len(names) == MOST_RECENT


def test_a_recent_file_opens_and_a_missing_one_is_told(app: App, song: Path, tmp_path: Path, qtbot: QtBot) -> None:
    gone = tmp_path / "gone & away.wav"
    app.store.change(replace(app.store.current, recent_files=(str(gone), str(song))))
    menu = app.window.recent
    menu.aboutToShow.emit()
    first, second = menu.actions()[:2]
    assert first.text() == "&1  gone && away.wav"
    first.trigger()
    qtbot.waitUntil(lambda: app.window.note.text() != "")
    assert app.window.note.text() == (
        f"gone & away.wav is no longer in {tmp_path}; it was taken off the list of recent files."
    )
    assert app.store.current.recent_files == (str(song),)
    second.trigger()
    qtbot.waitUntil(lambda: app.session.file is not None)
    idle(app, qtbot)
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert app.store.current.recent_files == ()


def test_f2_lists_every_key_there_is(app: App, fourth: TakingPage, qtbot: QtBot) -> None:
    def dialogs() -> list[QDialog]:
        return [dialog for dialog in app.window.findChildren(QDialog) if dialog.isVisible()]

    qtbot.keyClick(app.window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)  # pages that were never seen are made first
    (dialog,) = dialogs()
    groups = {group.title: dict(group.keys) for group in dialog.groups}  # type: ignore[attr-defined]
    assert groups["Fourth"] == {"Press me": "J"}
    assert groups["Everywhere"]["Preferences"] == "Ctrl+,"
    listed = {keys for group in groups.values() for keys in group.values()}
    for page in app.window.pages:
        app.window.show_page(page)
        for action in app.window.findChildren(QAction):
            if action.shortcuts() and action.associatedObjects() and dialog not in action.associatedObjects():
                keys = ", ".join(key.toString() for key in action.shortcuts())
                assert keys in listed, action.text()
    dialog.close()


def test_no_key_means_two_things_at_once(app: App) -> None:
    for page in app.window.pages:
        app.window.show_page(page)
        keys = [
            key.toString()
            for menu in app.window.menuBar().actions()
            for action in menu.menu().actions()  # type: ignore[union-attr]
            for key in action.shortcuts()
        ]
        assert len(keys) == len(set(keys)), (page.title, sorted(keys))


def test_the_first_steps_go_away_when_made_and_stay_away(app: App) -> None:
    hint = app.window.hint
    app.window.show_hint()
    assert hint.isVisible()
    app.player.play_state_changed.emit(True)
    assert "\u2713" in hint.steps[0].text()
    assert not app.store.current.hint_shown
    hint.mark(1)
    hint.mark(2)
    assert not hint.isVisible()
    assert app.store.current.hint_shown
    app.window.show_hint()
    assert "\u2713" not in hint.steps[0].text()
    hint.shut.click()
    assert not hint.isVisible()


def test_the_environment_of_the_next_start(monkeypatch: pytest.MonkeyPatch) -> None:
    environment: dict[str, str] = {}
    monkeypatch.setattr("os.environ", environment)
    prepare(AppSettings())
    assert environment == {}
    prepare(AppSettings(scale_percent=150, checkpoint_folder="/nets", temporary_folder="/roomy"))
    assert environment == {
        "QT_SCALE_FACTOR": "1.5",
        "RESTORER_CHECKPOINTS": "/nets",
        "RESTORER_CACHE": "/roomy",
    }
    prepare(AppSettings(scale_percent=200))
    assert environment["QT_SCALE_FACTOR"] == "1.5"  # what a person set by hand wins
