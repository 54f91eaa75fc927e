"""The menu bar: the window's own actions, and between them those of the page that is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from restorer_gui.keys_help import KeyGroup, key_group
from restorer_gui.pages.base import MenuActions, Page


class Window(Protocol):
    """What the menus ask of the window."""

    undo_group: QUndoGroup
    recent: QMenu
    pages: list[Page]

    def choose_file(self) -> None: ...
    def close(self) -> bool: ...
    def stop_job(self) -> None: ...
    def show_page(self, page: Page) -> None: ...
    def show_preferences(self) -> None: ...
    def choose_theme(self, choice: str) -> None: ...
    def show_keys(self) -> None: ...
    def show_log(self) -> None: ...
    def show_hint(self) -> None: ...
    def show_about(self) -> None: ...


class WindowMenus(QObject):
    """Keys of a page that is not shown do nothing: its actions are in no menu then."""

    def __init__(self, bar: QMenuBar, window: Window) -> None:
        super().__init__(bar)
        self._window = window
        self._menus = {
            "file": bar.addMenu(self.tr("&File")),
            "edit": bar.addMenu(self.tr("&Edit")),
            "sound": bar.addMenu(self.tr("&Sound")),
            "view": bar.addMenu(self.tr("&View")),
            "help": bar.addMenu(self.tr("&Help")),
        }
        for menu in self._menus.values():
            menu.setToolTipsVisible(True)
        self._turns = QActionGroup(self)  # one per page
        self._looks = QActionGroup(self)  # light, dark, as the system
        self._look_menu = QMenu(self.tr("&Appearance"), bar)
        self._next = self._action(self.tr("Next page"), partial(self._turn, 1), "Ctrl+PgDown")
        self._last = self._action(self.tr("Previous page"), partial(self._turn, -1), "Ctrl+PgUp")
        self._before, self._after = self._build()

    def _build(self) -> tuple[MenuActions, MenuActions]:
        window = self._window
        undo = window.undo_group.createUndoAction(self, self.tr("&Undo"))
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo = window.undo_group.createRedoAction(self, self.tr("&Redo"))
        redo.setShortcut(QKeySequence("Ctrl+Shift+Z"))
        for choice, text in (
            ("system", self.tr("Like the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            look = self._action(text, partial(window.choose_theme, choice))
            look.setCheckable(True)
            look.setData(choice)
            self._looks.addAction(look)
            self._look_menu.addAction(look)
        before: MenuActions = {
            "file": [self._action(self.tr("&Open\u2026"), window.choose_file, "Ctrl+O"), window.recent.menuAction()],
            "edit": [undo, redo, None],
        }
        after: MenuActions = {
            "file": [None, self._action(self.tr("&Quit"), window.close, "Ctrl+Q")],
            "edit": [None, self._action(self.tr("&Preferences\u2026"), window.show_preferences, "Ctrl+,")],
            "sound": [None, self._action(self.tr("&Stop the job"), window.stop_job, "Esc")],
            "help": [
                self._action(self.tr("&Keys"), window.show_keys, "F2"),
                self._action(self.tr("&First steps"), window.show_hint),
                self._action(self.tr("Open the &log's folder"), window.show_log),
                None,
                self._action(self.tr("&About Restorer"), window.show_about),
            ],
        }
        return before, after

    def add_page(self, page: Page) -> None:
        number = len(self._turns.actions()) + 1
        text = self.tr("{0} page").format(page.title)
        turn = self._action(text, partial(self._window.show_page, page), f"Alt+{number}")
        turn.setCheckable(True)
        self._turns.addAction(turn)

    def show_for(self, page: Page) -> None:
        """Fill the menus for the page that is shown."""
        index = self._window.pages.index(page)
        self._turns.actions()[index].setChecked(True)
        added = page.menu_actions()
        for name, menu in self._menus.items():
            _empty(menu)
            for action in [*self._before.get(name, []), *added.get(name, []), *self._all_after(name)]:
                if action is not None:
                    menu.addAction(action)
                elif menu.actions() and not menu.actions()[-1].isSeparator():
                    menu.addSeparator()
            menu.menuAction().setVisible(bool(menu.actions()))

    def show_theme(self, choice: str) -> None:
        for look in self._looks.actions():
            look.setChecked(look.data() == choice)

    def key_groups(self) -> list[KeyGroup]:
        """Every key there is: the window's, then those of each page."""
        own = [action for name in self._menus for action in (*self._before.get(name, []), *self._all_after(name))]
        groups = [key_group(self.tr("Everywhere"), own)]
        for page in self._window.pages:
            actions = [action for part in page.menu_actions().values() for action in part]
            groups.append(key_group(page.title, actions))
        return groups

    def _all_after(self, name: str) -> list[QAction | None]:
        if name != "view":
            return self._after.get(name, [])
        turns: list[QAction | None] = [*self._turns.actions(), self._next, self._last]
        return [None, *(turns if len(self._window.pages) > 1 else []), None, self._look_menu.menuAction()]

    def _turn(self, by: int) -> None:
        pages = self._window.pages
        shown = [turn.isChecked() for turn in self._turns.actions()].index(True)
        self._window.show_page(pages[(shown + by) % len(pages)])

    def _action(self, text: str, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: act())
        return action


def _empty(menu: QMenu) -> None:
    """Take everything out. `QMenu.clear` would make PySide forget actions that live on."""
    for action in menu.actions():
        menu.removeAction(action)
        if action.isSeparator():
            action.deleteLater()
