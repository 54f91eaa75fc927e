"""The frame around the pages: navigation, menus, job bar, drag and drop. No logic of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QUndoGroup,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from restorer_gui import dialogs
from restorer_gui.jobs import Background, JobRunner, workers_alive
from restorer_gui.pages.base import CHECKPOINT, SONG, SONGS, Page
from restorer_gui.player import Player
from restorer_gui.settings import SettingsSaver, SettingsStore, WindowMemory
from restorer_gui.theme import EDGE, Theme
from restorer_gui.widgets.job_bar import JobBar
from restorer_gui.widgets.keys import keep_keys
from restorer_gui.widgets.note_line import NoteLine

CLOSE_WITHIN_S = 4.0
CHECKPOINT_SUFFIXES = (".safetensors", ".pt", ".pth", ".ckpt", ".bin")


class MainWindow(QMainWindow):
    """Shows pages one at a time; hides the list of pages while there is only one."""

    gone = Signal()  # after the last close: a window that was hidden already ends no application by itself

    def __init__(
        self,
        pages: list[Page],
        runner: JobRunner,
        player: Player,
        store: SettingsStore,
        memory: WindowMemory,
        theme: Theme,
        log: Path,
    ) -> None:
        super().__init__()
        self._runner, self._player = runner, player
        self._store, self._memory, self._theme, self._log = store, memory, theme, log
        self._asking: QMessageBox | None = None
        self._leaving = False
        self.left = False  # every worker has ended, or was given up: the window may go
        self.pages: list[Page] = []
        self.setWindowTitle(self.tr("Restorer"))
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 380)
        self.undo_group = QUndoGroup(self)
        self._build()
        self._build_menus()
        runner.started.connect(self.job_bar.show_started)
        runner.updated.connect(self.job_bar.show_update)
        runner.started.connect(lambda: self._footer.setCurrentWidget(self.job_bar))
        runner.finished.connect(lambda: self._footer.setCurrentWidget(self.note))
        self.note.more_wanted.connect(partial(dialogs.show_note, self))
        self.job_bar.cancel_wanted.connect(self._on_cancel_wanted)
        self.background = Background(self)
        self._saver = SettingsSaver(store, self.background)
        self._saver.setParent(self)
        self._leave_timer = QTimer(self)
        self._leave_timer.setInterval(50)
        self._leave_timer.timeout.connect(self._on_leave_tick)
        self._leave_by_s = 0.0
        for page in pages:
            self.add_page(page)
        geometry = memory.geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1280, 800)

    def _build(self) -> None:
        self._list = QListWidget()
        self._list.setObjectName("pages")
        self._list.setFixedWidth(150)
        self._list.setAccessibleName(self.tr("Pages"))
        self._stack = QStackedWidget()
        self._list.currentRowChanged.connect(self._on_row_changed)
        self.job_bar, self.note = JobBar(), NoteLine()
        # One place for both, always there: nothing moves when a job starts.
        self._footer = QStackedWidget()
        self._footer.setContentsMargins(EDGE, 6, EDGE, 10)
        self._footer.setFixedHeight(52)
        self._footer.addWidget(self.note)
        self._footer.addWidget(self.job_bar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._footer)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)
        keep_keys(self._footer)

    # Pages.

    def add_page(self, page: Page) -> None:
        """Append a page to the list and wire it up."""
        self.pages.append(page)
        page.noted.connect(self.note.show_text)
        page.front_wanted.connect(partial(self.show_page, page))
        self._theme.changed.connect(page.set_colours)
        page.set_colours(self._theme.colours)
        if page.undo_stack is not None:
            self.undo_group.addStack(page.undo_stack)
        self._stack.addWidget(page)
        self._list.addItem(QListWidgetItem(page.title))
        self._list.setVisible(self._list.count() > 1)
        if self._list.count() == 1:
            self._list.setCurrentRow(0)

    def show_page(self, page: Page) -> None:
        self._list.setCurrentRow(self.pages.index(page))

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[max(0, self._stack.currentIndex())]

    def _on_row_changed(self, row: int) -> None:
        if not 0 <= row < len(self.pages):
            return
        self._stack.setCurrentIndex(row)
        self.undo_group.setActiveStack(self.page.undo_stack)
        self._show_menus()
        self.page.shown()

    # Menus.

    def _build_menus(self) -> None:
        """The window's own actions. What the shown page adds comes in `_show_menus`."""
        bar = self.menuBar()
        self._menus = {
            "file": bar.addMenu(self.tr("&File")),
            "edit": bar.addMenu(self.tr("&Edit")),
            "sound": bar.addMenu(self.tr("&Sound")),
            "view": bar.addMenu(self.tr("&View")),
            "help": bar.addMenu(self.tr("&Help")),
        }
        undo = self.undo_group.createUndoAction(self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo = self.undo_group.createRedoAction(self)
        redo.setShortcut(QKeySequence("Ctrl+Shift+Z"))
        look = QMenu(self.tr("&Appearance"), self)
        self._build_theme_menu(look)
        self._first: dict[str, list[QAction | None]] = {
            "file": [
                self._action(self.tr("&Open\u2026"), self._on_open_wanted, "Ctrl+O"),
            ],
            "edit": [undo, redo, None],
        }
        self._last: dict[str, list[QAction | None]] = {
            "file": [None, self._action(self.tr("&Quit"), self.close, "Ctrl+Q")],
            "sound": [None, self._action(self.tr("&Stop the job"), self._on_cancel_wanted, "Esc")],
            "view": [None, look.menuAction()],
            "help": [
                self._action(self.tr("Open the &log's folder"), self._on_log_wanted),
                self._action(self.tr("&About Restorer"), self._on_about_wanted),
            ],
        }

    def _show_menus(self) -> None:
        """Fill the menus for the page that is shown: keys of a page that is not shown do nothing."""
        added = self.page.menu_actions()
        for name, menu in self._menus.items():
            menu.clear()
            for action in [*self._first.get(name, []), *added.get(name, []), *self._last.get(name, [])]:
                if action is not None:
                    menu.addAction(action)
                elif menu.actions() and not menu.actions()[-1].isSeparator():
                    menu.addSeparator()
            menu.menuAction().setVisible(bool(menu.actions()))

    def _build_theme_menu(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for choice, text in (
            ("system", self.tr("Like the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            action = self._action(text, partial(self._on_theme_wanted, choice))
            action.setCheckable(True)
            action.setChecked(self._store.current.theme == choice)
            group.addAction(action)
            menu.addAction(action)

    def _action(self, text: str, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: act())
        return action

    # Handlers.

    def _on_open_wanted(self) -> None:
        from model_core.audio import AUDIO_SUFFIXES

        folder = self._store.current.open_folder
        dialogs.choose_file(self, folder, AUDIO_SUFFIXES, lambda path: self.offer([path]))

    def offer(self, paths: list[Path]) -> None:
        """Hand files that were dropped or chosen to the page for their kind."""
        kind = SONGS if len(paths) > 1 or paths[0].is_dir() else SONG
        if paths[0].suffix.lower() in CHECKPOINT_SUFFIXES:
            kind = CHECKPOINT
        page = next((page for page in self.pages if kind in page.takes), self.pages[0])
        self.show_page(page)
        page.take(paths)

    def _on_cancel_wanted(self) -> None:
        if self._runner.running:
            self._runner.cancel()
            self.job_bar.show_cancelling()

    def _on_theme_wanted(self, choice: str) -> None:
        self._store.change(replace(self._store.current, theme=choice))
        self._theme.choose(choice)

    def _on_log_wanted(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))

    def _on_about_wanted(self) -> None:
        dialogs.show_about(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            # The other program waits until this returns: ask and open afterwards.
            QTimer.singleShot(0, self, partial(self.offer, paths))

    # Leaving.

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.left:
            event.accept()
            return
        event.ignore()
        if self._leaving or self._asking is not None:
            return
        if not (self._runner.running or any(page.busy for page in self.pages)):
            self._leave()
            return
        title, question = (
            self.tr("Close Restorer?"),
            self.tr("A job is not finished. Closing stops it; files on disk stay as they are."),
        )
        self._asking = dialogs.ask(self, title, question, self.tr("Stop and close"), self.tr("Go on"), self._leave)
        self._asking.finished.connect(self._on_answered)

    def _on_answered(self) -> None:
        self._asking = None

    def _leave(self) -> None:
        self._leaving = True
        self._memory.keep(self.saveGeometry())
        self._saver.finish()
        self._runner.cancel()
        self.background.cancel_all()
        for page in self.pages:
            page.shut_down()
        self._player.shut_down()
        self.hide()
        self._leave_by_s = time.monotonic() + CLOSE_WITHIN_S
        self._leave_timer.start()

    def _on_leave_tick(self) -> None:
        working = self._runner.running or self.background.running or any(page.working for page in self.pages)
        if (working or self._player.busy or workers_alive()) and time.monotonic() < self._leave_by_s:
            return
        self._leave_timer.stop()
        self.left = True
        self.close()
        self.gone.emit()
