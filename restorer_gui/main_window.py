"""The frame around the pages: navigation, menus, job bar, drag and drop. No logic of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
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
from restorer_gui.jobs import JobRunner, workers_alive
from restorer_gui.pages.restore import STEP_S, RestorePage
from restorer_gui.player import Player
from restorer_gui.settings import SettingsSaver, SettingsStore, WindowMemory
from restorer_gui.theme import EDGE, Theme
from restorer_gui.widgets.job_bar import JobBar
from restorer_gui.widgets.keys import keep_keys
from restorer_gui.widgets.note_line import NoteLine

CLOSE_WITHIN_S = 4.0


class MainWindow(QMainWindow):
    """Shows pages one at a time; hides the list of pages while there is only one."""

    gone = Signal()  # after the last close: a window that was hidden already ends no application by itself

    def __init__(
        self,
        page: RestorePage,
        runner: JobRunner,
        player: Player,
        store: SettingsStore,
        memory: WindowMemory,
        theme: Theme,
        log: Path,
    ) -> None:
        super().__init__()
        self._page, self._runner, self._player = page, runner, player
        self._store, self._memory, self._theme, self._log = store, memory, theme, log
        self._asking: QMessageBox | None = None
        self._leaving = False
        self.left = False  # every worker has ended, or was given up: the window may go
        self.setWindowTitle(self.tr("Restorer"))
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 380)
        self._build()
        self._build_menus()
        runner.started.connect(self.job_bar.show_started)
        runner.updated.connect(self.job_bar.show_update)
        runner.started.connect(lambda: self._footer.setCurrentWidget(self.job_bar))
        runner.finished.connect(lambda: self._footer.setCurrentWidget(self.note))
        page.noted.connect(self.note.show_text)
        self.note.more_wanted.connect(partial(dialogs.show_note, self))
        self.job_bar.cancel_wanted.connect(self._on_cancel_wanted)
        theme.changed.connect(page.set_colours)
        page.set_colours(theme.colours)
        page.opening.connect(lambda: self._stack.setCurrentWidget(page))
        self._saver = SettingsSaver(store, page.background)
        self._saver.setParent(self)
        self._leave_timer = QTimer(self)
        self._leave_timer.setInterval(50)
        self._leave_timer.timeout.connect(self._on_leave_tick)
        self._leave_by_s = 0.0
        geometry = memory.geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1280, 800)

    def _build(self) -> None:
        self._pages = QListWidget()
        self._pages.setObjectName("pages")
        self._pages.setFixedWidth(150)
        self._pages.setAccessibleName(self.tr("Pages"))
        self._stack = QStackedWidget()
        self._pages.currentRowChanged.connect(self._stack.setCurrentIndex)
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
        row.addWidget(self._pages)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)
        self.add_page(self._page, self.tr("Restore"))
        keep_keys(self._footer)

    def add_page(self, page: QWidget, name: str) -> None:
        self._stack.addWidget(page)
        self._pages.addItem(QListWidgetItem(name))
        self._pages.setVisible(self._pages.count() > 1)
        if self._pages.count() == 1:
            self._pages.setCurrentRow(0)

    def _build_menus(self) -> None:
        page, player, zoom = self._page, self._player, self._page.comparison.zoom
        bar = self.menuBar()
        menu = bar.addMenu(self.tr("&File"))
        self._add(menu, self.tr("&Open\u2026"), page.choose_file, "Ctrl+O")
        self._add(menu, self.tr("Open the &demo clip"), page.open_demo)
        menu.addSeparator()
        self._add(menu, self.tr("&Export\u2026"), page.choose_target, "Ctrl+Shift+E")
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), self.close, "Ctrl+Q")
        menu = bar.addMenu(self.tr("&Sound"))
        self._add(menu, self.tr("&Restore"), page.restore, "Ctrl+R")
        self._add(menu, self.tr("&Stop the job"), self._on_cancel_wanted, "Esc")
        menu.addSeparator()
        self._add(menu, self.tr("&Play or pause"), player.toggle, "Space")
        self._add(menu, self.tr("&Flip before and after"), page.flip, "B")
        self._add(menu, self.tr("Hear &before"), partial(page.hear, 0), "1")
        self._add(menu, self.tr("Hear &after"), partial(page.hear, 1), "2")
        menu.addSeparator()
        for text, seconds, keys in (
            (self.tr("Back"), -STEP_S, "Left"),
            (self.tr("On"), STEP_S, "Right"),
            (self.tr("Far back"), -10 * STEP_S, "Shift+Left"),
            (self.tr("Far on"), 10 * STEP_S, "Shift+Right"),
        ):
            self._add(menu, text, partial(page.step, seconds), keys)
        self._add(menu, self.tr("To the start"), lambda: player.seek(0.0), "Home")
        self._add(menu, self.tr("To the end"), lambda: player.seek(player.duration_s), "End")
        menu = bar.addMenu(self.tr("&View"))
        self._add(menu, self.tr("Zoom &in"), partial(zoom, 0.6), "Ctrl+=", "Ctrl++")
        self._add(menu, self.tr("Zoom &out"), partial(zoom, 1 / 0.6), "Ctrl+-")
        self._add(menu, self.tr("The &whole clip"), page.comparison.show_whole, "Ctrl+0")
        menu.addSeparator()
        self._build_theme_menu(menu.addMenu(self.tr("&Appearance")))
        menu = bar.addMenu(self.tr("&Help"))
        self._add(menu, self.tr("Open the &log's folder"), self._on_log_wanted)
        self._add(menu, self.tr("&About Restorer"), self._on_about_wanted)

    def _build_theme_menu(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for choice, text in (
            ("system", self.tr("Like the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            action = self._add(menu, text, partial(self._on_theme_wanted, choice))
            action.setCheckable(True)
            action.setChecked(self._store.current.theme == choice)
            group.addAction(action)

    def _add(self, menu: QMenu, text: str, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action

    # Handlers.

    def _on_cancel_wanted(self) -> None:
        if self._runner.running:
            self._runner.cancel()
            self.job_bar.show_cancelling()

    def _on_theme_wanted(self, choice: str) -> None:
        self._page.remember(theme=choice)
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
            QTimer.singleShot(0, self, partial(self._page.open_path, paths[0]))

    # Leaving.

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.left:
            event.accept()
            return
        event.ignore()
        if self._leaving or self._asking is not None:
            return
        if not self._runner.running:
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
        self._page.background.cancel_all()
        self._player.shut_down()
        self.hide()
        self._leave_by_s = time.monotonic() + CLOSE_WITHIN_S
        self._leave_timer.start()

    def _on_leave_tick(self) -> None:
        busy = self._runner.running or self._page.background.running or self._player.busy or workers_alive()
        if busy and time.monotonic() < self._leave_by_s:
            return
        self._leave_timer.stop()
        self.left = True
        self.close()
        self.gone.emit()
