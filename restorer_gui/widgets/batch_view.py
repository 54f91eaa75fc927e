"""How the batch page is laid out: the list, what can be done with it, the settings beside it, the progress below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from model_core.batch import Summary
from restorer_gui.pages.base import MenuActions
from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.widgets.batch_bar import BatchBar
from restorer_gui.widgets.batch_settings import BatchSettingsPanel
from restorer_gui.widgets.batch_table import BatchModel, BatchTable
from restorer_gui.widgets.empty import BatchEmpty
from restorer_gui.widgets.keys import describe, keep_keys

WIDE_PX, NARROW_PX, SETTINGS_PX = 960, 640, 364


class Run(Protocol):
    """What the view needs to know of the run."""

    running: bool
    pausing: bool
    stopping: bool


class ResumeNotice(QFrame):
    """An earlier program left work to do: go on with it?"""

    go_on_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.go_on = QPushButton(self.tr("Go on"))
        self.go_on.setObjectName("primary")
        describe(self.go_on, self.tr("Go on"), self.tr("Restore the files that are left. None is done twice."))
        self.clear = QPushButton(self.tr("Empty the list"))
        describe(
            self.clear, self.tr("Empty the list"), self.tr("Forget this list. Files that were restored stay on disk.")
        )
        self.go_on.clicked.connect(self.go_on_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(GAP)
        row.addWidget(self.text, 1)
        row.addWidget(self.clear)
        row.addWidget(self.go_on)
        self.hide()

    def ask(self, summary: Summary) -> None:
        if summary.finished:
            text = self.tr("A list was not finished: {0} of {1} files are done. Go on with the rest?")
            self.text.setText(text.format(summary.finished, summary.total))
        else:
            self.text.setText(self.tr("A list from last time has not begun: {0} files wait.").format(summary.total))
        self.show()


class BatchView(QWidget):
    """Emits what the hand wants."""

    files_wanted = Signal()
    folder_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)
    retry_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, model: BatchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty, self.table, self.bar = BatchEmpty(), BatchTable(), BatchBar()
        self.settings, self.resume = BatchSettingsPanel(), ResumeNotice()
        self.table.set_model(model)
        self._actions = self._make_actions()
        self._build()
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        model.modelReset.connect(self._show_chosen)
        self._show_chosen()
        keep_keys(self)

    def _make_actions(self) -> dict[str, QAction]:
        made = {}
        for name, text, keys, act in (
            ("files", self.tr("Add &files\u2026"), "Ctrl+Shift+O", self.files_wanted.emit),
            ("folder", self.tr("Add a f&older\u2026"), "", self.folder_wanted.emit),
            ("remove", self.tr("&Remove from the list"), "Del", self.remove_wanted.emit),
            ("up", self.tr("Move &up"), "Alt+Up", partial(self.move_wanted.emit, -1)),
            ("down", self.tr("Move &down"), "Alt+Down", partial(self.move_wanted.emit, 1)),
            ("retry", self.tr("&Try failed files again"), "", self.retry_wanted.emit),
            ("clear", self.tr("Remove &finished files"), "", self.clear_wanted.emit),
            ("start", self.tr("&Start or go on"), "Ctrl+R", self.bar.start_wanted.emit),
            ("pause", self.tr("&Pause after this file"), "", self.bar.pause_wanted.emit),
            ("stop", self.tr("S&top the list"), "", self.bar.stop_wanted.emit),
        ):
            action = QAction(text, self)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(partial(_call, act))
            made[name] = action
        return made

    def menu_actions(self) -> MenuActions:
        named = self._actions
        return {
            "file": [named["files"], named["folder"]],
            "edit": [named[name] for name in ("remove", "up", "down", "retry", "clear")],
            "sound": [named[name] for name in ("start", "pause", "stop")],
        }

    def _build(self) -> None:
        title = QLabel(self.tr("Batch"))
        title.setObjectName("title")
        self.summary = QLabel()
        self.summary.setObjectName("muted")
        self.add_files = _button(
            self.tr("Add files\u2026"), self.tr("Choose songs from this computer (Ctrl+Shift+O)."), self.files_wanted
        )
        self.add_folder = _button(
            self.tr("Add a folder\u2026"),
            self.tr("Every song in a folder and in the folders inside it."),
            self.folder_wanted,
        )
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(title)
        head.addWidget(self.summary, 1)
        head.addWidget(self.add_files)
        head.addWidget(self.add_folder)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.empty)
        self._lists.addWidget(self._build_list())
        self._lists.setMinimumHeight(230)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(GAP)
        self._middle.addWidget(self._lists, 1)
        self._middle.addWidget(self.settings)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, GAP, EDGE, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.resume)
        column.addLayout(self._middle, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        below = QVBoxLayout()
        below.setContentsMargins(EDGE, GAP, EDGE, 0)
        below.addWidget(self.bar)
        outer.addLayout(below)

    def _build_list(self) -> QWidget:
        self.remove = _button(
            self.tr("Remove"), self.tr("Take the chosen files out of the list (Delete). Nothing is deleted on disk.")
        )
        self.up = _button(self.tr("Move up"), self.tr("Restore the chosen files earlier (Alt+Up)."))
        self.down = _button(self.tr("Move down"), self.tr("Restore the chosen files later (Alt+Down)."))
        self.retry = _button(self.tr("Try failed again"), self.tr("Restore the files that failed or were stopped."))
        self.clear = _button(
            self.tr("Remove finished"), self.tr("Take the restored files out of the list; they stay on disk.")
        )
        self.remove.clicked.connect(self.remove_wanted)
        self.up.clicked.connect(partial(_call, partial(self.move_wanted.emit, -1)))
        self.down.clicked.connect(partial(_call, partial(self.move_wanted.emit, 1)))
        self.retry.clicked.connect(self.retry_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.remove, self.up, self.down):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.retry)
        tools.addWidget(self.clear)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(tools)
        return whole

    # Showing.

    def show_state(self, summary: Summary, run: Run) -> None:
        counts = summary.counts
        waiting = counts.get("waiting", 0) + counts.get("cancelled", 0)
        self._lists.setCurrentIndex(1 if summary.total else 0)
        for button in (self.add_files, self.add_folder):
            button.setVisible(summary.total > 0)
        self.summary.setText(_files(summary.total) if summary.total else "")
        self.bar.set_state(waiting, run.running, run.pausing, run.stopping)
        again = counts.get("failed", 0) + counts.get("cancelled", 0)
        finished = sum(counts.get(state, 0) for state in ("done", "unchanged", "skipped"))
        for name, button, possible in (("retry", self.retry, again), ("clear", self.clear, finished)):
            button.setEnabled(bool(possible) and not (run.running and name == "retry"))
            self._actions[name].setEnabled(button.isEnabled())
        self._actions["start"].setEnabled(waiting > 0)
        self._actions["pause"].setEnabled(run.running)
        self._actions["stop"].setEnabled(run.running)
        self.bar.folder.setVisible(not run.running and finished > 0)
        self.bar.text.set_whole(self._bar_text(summary, run))

    def _bar_text(self, summary: Summary, run: Run) -> str:
        if run.stopping:
            return self.tr("Stopping\u2026")
        if run.pausing:
            return self.tr("Pausing after this file\u2026")
        return self.summary_text(summary) if summary.finished or run.running else ""

    def summary_text(self, summary: Summary) -> str:
        """ "35 restored, 5 failed, 2 wait"."""
        counts = summary.counts
        parts = (
            (self.tr("{0} restored"), counts.get("done", 0)),
            (self.tr("{0} unchanged"), counts.get("unchanged", 0)),
            (self.tr("{0} skipped"), counts.get("skipped", 0)),
            (self.tr("{0} failed"), counts.get("failed", 0)),
            (self.tr("{0} left"), summary.open),
        )
        return ", ".join(text.format(count) for text, count in parts if count)

    def set_colours(self, colours: Colours) -> None:
        self.empty.set_colours(colours)
        self.table.set_colours(colours)

    def _show_chosen(self) -> None:
        chosen = self.table.selectionModel().hasSelection()
        for name, button in (("remove", self.remove), ("up", self.up), ("down", self.down)):
            button.setEnabled(chosen)
            self._actions[name].setEnabled(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE_PX
        for button in (self.up, self.down):  # keys, menu and dragging do the same
            button.setVisible(self.width() >= NARROW_PX)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.settings.setMinimumWidth(SETTINGS_PX if wide else 0)
        self.settings.setMaximumWidth(SETTINGS_PX if wide else 16_777_215)


def _button(text: str, tip: str, signal: Signal | None = None) -> QPushButton:
    button = QPushButton(text)
    describe(button, text.rstrip("\u2026"), tip)
    if signal is not None:
        button.clicked.connect(signal)
    return button


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _files(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Batch", "1 file")
    return QCoreApplication.translate("Batch", "{0} files").format(count)
