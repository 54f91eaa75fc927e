"""The frame around the pages: navigation, menus, job bar, drag and drop. No logic of its own."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QResizeEvent, QUndoGroup
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from restorer_gui import dialogs
from restorer_gui.i18n import engine_text
from restorer_gui.jobs import Background, JobRunner, workers_alive
from restorer_gui.keys_help import KeysHelp
from restorer_gui.pages.base import CHECKPOINT, SONG, SONGS, Page
from restorer_gui.player import Player
from restorer_gui.recent import RecentMenu
from restorer_gui.settings import SettingsSaver, SettingsStore, WindowMemory
from restorer_gui.theme import EDGE, Theme
from restorer_gui.widgets.first_steps import FirstSteps
from restorer_gui.widgets.job_bar import JobBar
from restorer_gui.widgets.keys import keep_keys
from restorer_gui.widgets.navigation import Navigation
from restorer_gui.widgets.note_line import NoteLine
from restorer_gui.window_menus import WindowMenus

CLOSE_WITHIN_S = 4.0
NARROW_PX = 1100  # below this the rail shows icons alone
CHECKPOINT_SUFFIXES = (".safetensors", ".pt", ".pth", ".ckpt", ".bin")


class MainWindow(QMainWindow):
    """Shows pages one at a time; hides the rail while there is only one."""

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
        self.background = Background(self)
        self.undo_group = QUndoGroup(self)
        self.setWindowTitle(self.tr("Restorer"))
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 380)
        self._build()
        self.recent = RecentMenu(store, self.background, self)
        self.menus = WindowMenus(self.menuBar(), self)
        self.menus.show_theme(store.current.theme)
        self._connect()
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
        self.navigation, self._stack = Navigation(), QStackedWidget()
        self.hint = FirstSteps()
        self.hint.hide()
        self._hint_place = QWidget()  # the steps are about the first page: out of sight on the others
        hint_row = QVBoxLayout(self._hint_place)
        hint_row.setContentsMargins(0, 0, 0, 0)
        hint_row.addWidget(self.hint)
        self.job_bar, self.note = JobBar(), NoteLine()
        # One place for both, always there: nothing moves when a job starts.
        self._footer = QStackedWidget()
        self._footer.setContentsMargins(EDGE, 6, EDGE, 10)
        self._footer.setFixedHeight(52)
        self._footer.addWidget(self.note)
        self._footer.addWidget(self.job_bar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._hint_place)
        column.addWidget(self._stack, 1)
        column.addWidget(self._footer)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)
        keep_keys(self._footer)

    def _connect(self) -> None:
        runner = self._runner
        runner.started.connect(self.job_bar.show_started)
        runner.updated.connect(self.job_bar.show_update)
        runner.started.connect(lambda: self._footer.setCurrentWidget(self.job_bar))
        runner.finished.connect(lambda: self._footer.setCurrentWidget(self.note))
        self.job_bar.cancel_wanted.connect(self.stop_job)
        self.note.more_wanted.connect(partial(dialogs.show_note, self))
        self.navigation.chosen.connect(self._on_page_chosen)
        self.navigation.preferences_wanted.connect(self.show_preferences)
        self.recent.wanted.connect(self.open_song)
        self.recent.missing.connect(self.note.show_text)
        self.hint.dismissed.connect(self._on_hint_dismissed)
        for widget in (self.navigation, self.hint):
            self._theme.changed.connect(widget.set_colours)
            widget.set_colours(self._theme.colours)

    # Pages.

    def add_page(self, page: Page) -> None:
        """Append a page to the rail and wire it up."""
        self.pages.append(page)
        page.noted.connect(self._on_noted)
        page.front_wanted.connect(partial(self.show_page, page))
        self._theme.changed.connect(page.set_colours)
        page.set_colours(self._theme.colours)
        self._stack.addWidget(page)
        tip = self.tr("{0} (Alt+{1})").format(page.title, len(self.pages))
        self.navigation.add(page.title, page.icon, tip)
        self.navigation.setVisible(len(self.pages) > 1)
        self.menus.add_page(page)
        if len(self.pages) == 1:
            self.show_page(page)
        self.menus.show_for(self.page)

    def show_page(self, page: Page) -> None:
        if page is not self.page:
            self.note.show_text("")  # it was about the page that is left
        self._stack.setCurrentWidget(page)
        self.navigation.set_chosen(self.pages.index(page))
        self._hint_place.setVisible(page is self.pages[0])
        self.menus.show_for(page)  # a late page is made here, with its undo stack
        if page.undo_stack is not None:
            self.undo_group.addStack(page.undo_stack)  # once, however often it is added
        self.undo_group.setActiveStack(page.undo_stack)
        page.shown()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[max(0, self._stack.currentIndex())]

    def offer(self, paths: list[Path]) -> None:
        """Hand files that were dropped to the page for their kind: the one that is shown, if it takes them."""
        kind = kind_of(paths)
        page = next((page for page in (self.page, *self.pages) if kind in page.takes), None)
        if page is None:
            self.note.show_text(self.tr("{0} cannot be opened here.").format(paths[0].name))
            return
        self.show_page(page)
        page.take(paths)

    # What the menus ask for.

    def choose_file(self) -> None:
        from model_core.audio import AUDIO_SUFFIXES

        folder = self._store.current.open_folder
        dialogs.choose_file(self, folder, AUDIO_SUFFIXES, self.open_song)

    def open_song(self, path: Path) -> None:
        """On the page that is for one song, whichever is shown."""
        page = next(page for page in self.pages if SONG in page.takes)
        self.show_page(page)
        page.take([path])

    def stop_job(self) -> None:
        if self._runner.running:
            self._runner.cancel()
            self.job_bar.show_cancelling()

    def choose_theme(self, choice: str) -> None:
        self._store.change(replace(self._store.current, theme=choice))
        self.menus.show_theme(choice)
        self._theme.choose(choice)

    def show_preferences(self) -> None:
        from restorer_gui.preferences import Preferences  # here: no start waits for it

        dialog = Preferences(self._store, self.background, self)
        dialog.theme_chosen.connect(self.choose_theme)
        dialog.changed.connect(self._on_preference_changed)
        dialog.open()

    def show_keys(self) -> None:
        """Every key there is. Pages that were never seen are made first, one at a time: nothing stands still."""
        late = next((page for page in self.pages if not page.made), None)
        if late is not None:
            late.menu_actions()
            QTimer.singleShot(0, self, self.show_keys)
            return
        KeysHelp(self.menus.key_groups(), self).open()

    def show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))

    def show_hint(self) -> None:
        self.show_page(self.pages[0])
        self.hint.begin()

    def show_about(self) -> None:
        from restorer_gui.about import AboutDialog  # here: no start waits for it

        AboutDialog(self.background, self).open()

    # Handlers.

    def _on_preference_changed(self, name: str) -> None:
        if name == "sound_output":
            self._player.change_output()

    def _on_page_chosen(self, index: int) -> None:
        self.show_page(self.pages[index])

    def _on_noted(self, text: str) -> None:
        self.note.show_text(engine_text(text))

    def _on_hint_dismissed(self) -> None:
        self.hint.hide()
        self._store.change(replace(self._store.current, hint_shown=True))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            # The other program waits until this returns: ask and open afterwards.
            QTimer.singleShot(0, self, partial(self.offer, paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(self.width() < NARROW_PX)

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


def kind_of(paths: list[Path]) -> str:
    """Which kind of drop this is: a checkpoint by its ending, several or a folder, else one song."""
    if all(path.suffix.lower() in CHECKPOINT_SUFFIXES for path in paths):
        return CHECKPOINT
    return SONGS if len(paths) > 1 or paths[0].is_dir() else SONG
