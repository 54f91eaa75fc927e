"""Pages that are made when they are first needed: until then nothing of them is there, and nobody misses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QUndoCommand, QUndoStack
from pytestqt.qtbot import QtBot

from restorer_gui.app import App
from restorer_gui.pages.base import SONGS, MenuActions, Page
from restorer_gui.pages.late import LatePage
from restorer_gui.theme import DARK, LIGHT, Colours


class Telling(Page):
    """Writes down what is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.at_work = False
        self.undo_stack = QUndoStack(self)
        self.action = QAction("Press me", self)

    @property
    def busy(self) -> bool:
        return self.at_work

    @property
    def working(self) -> bool:
        return self.at_work

    def menu_actions(self) -> MenuActions:
        return {"sound": [self.action]}

    def take(self, paths: list[Path]) -> None:
        self.told.append(paths)

    def set_colours(self, colours: Colours) -> None:
        self.told.append(colours)

    def shown(self) -> None:
        self.told.append("shown")

    def shut_down(self) -> None:
        self.told.append("shut down")


@pytest.fixture
def late(qtbot: QtBot) -> LatePage:
    page = LatePage("Later", "wave", frozenset({SONGS}), Telling)
    qtbot.addWidget(page)
    return page


def test_nothing_is_made_for_what_a_start_asks(late: LatePage) -> None:
    late.set_colours(LIGHT)
    assert (late.title, late.icon, late.takes) == ("Later", "wave", {SONGS})
    assert not (late.made or late.busy or late.working) and late.undo_stack is None
    late.shut_down()
    assert not late.made


def test_everything_is_handed_on(late: LatePage, tmp_path: Path) -> None:
    heard: list[object] = []
    late.noted.connect(heard.append)
    late.front_wanted.connect(lambda: heard.append("front"))
    late.set_colours(LIGHT)
    late.set_colours(DARK)
    assert [action.text() for action in late.menu_actions()["sound"] if action is not None] == ["Press me"]
    page = late.page
    assert isinstance(page, Telling) and page.parent() is late and late.page is page
    assert late.undo_stack is page.undo_stack
    assert late.made and not (late.busy or late.working)
    page.at_work = True
    assert late.busy and late.working
    late.take([tmp_path])
    late.shown()
    late.set_colours(LIGHT)
    late.shut_down()
    assert page.told == [DARK, [tmp_path], "shown", LIGHT, "shut down"]
    page.noted.emit("a note")
    page.front_wanted.emit()
    assert heard == ["a note", "front"]


def test_a_start_makes_the_first_page_alone_and_a_visit_the_one_that_is_visited(app: App, qtbot: QtBot) -> None:
    assert [page.made for page in app.window.pages] == [True, False, False, False, False]
    app.theme.choose("dark")
    app.window.show_page(app.late.evaluation)
    assert [page.made for page in app.window.pages] == [True, False, False, True, False]
    assert app.evaluation.isVisible() and app.window.page is app.late.evaluation
    keys = [
        key.toString() for action in app.window.menuBar().actions()[2].menu().actions() for key in action.shortcuts()
    ]
    assert "Ctrl+R" in keys  # the page's own
    app.theme.choose("light")


def test_a_late_pages_changes_are_taken_back_by_the_windows_undo(app: App) -> None:
    late = LatePage("Later", "wave", frozenset(), Telling)
    app.window.add_page(late)
    assert not late.made
    app.window.show_page(late)
    assert late.undo_stack is not None and app.window.undo_group.activeStack() is late.undo_stack
    late.undo_stack.push(QUndoCommand("a change"))
    app.window.undo_group.undo()
    assert late.undo_stack.index() == 0


def test_a_drop_makes_the_page_that_takes_it(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "album").mkdir()
    app.window.offer([tmp_path / "album"])
    assert app.window.page is app.late.batch and app.late.batch.made
    qtbot.waitUntil(lambda: app.batch.view.isEnabled() and not app.batch.working)
