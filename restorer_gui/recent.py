"""The files that were opened last, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from model_core.progress import Reporter
from restorer_gui.jobs import Background
from restorer_gui.settings import SettingsStore, with_recent
from restorer_gui.widgets.keys import plain_tip


def is_there(path: Path, report: Reporter = Reporter()) -> bool:
    """Whether the file still exists; asked in a worker, because a disk may sleep or a network may be gone."""
    try:
        return path.is_file()
    except OSError:
        return False


class RecentMenu(QMenu):
    """Emits ``wanted`` with a file that still exists, ``missing`` with a sentence about one that does not."""

    wanted = Signal(object)  # Path
    missing = Signal(str)

    def __init__(self, store: SettingsStore, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open &recent"))
        self.setToolTipsVisible(True)
        self._store, self._background = store, background
        self.aboutToShow.connect(self._show_files)
        self._show_files()

    def remember(self, path: Path) -> None:
        self._store.change(with_recent(self._store.current, path))
        self._show_files()

    def forget_all(self) -> None:
        self._store.change(replace(self._store.current, recent_files=()))
        self._show_files()

    def _show_files(self) -> None:
        for old in self.actions():
            self.removeAction(old)
            old.deleteLater()
        for number, name in enumerate(self._store.current.recent_files, start=1):
            path = Path(name)
            shown = path.name.replace("&", "&&")
            self._add(f"&{number % 10}  {shown}", partial(self._on_chosen, path), name)
        if not self._store.current.recent_files:
            self._add(self.tr("Nothing was opened yet"), lambda: None, "").setEnabled(False)
            return
        self.addSeparator()
        self._add(self.tr("&Clear this list"), self.forget_all, self.tr("Forgets the names; the files stay."))

    def _add(self, text: str, act: Callable[[], None], tip: str) -> QAction:
        action = QAction(text, self)
        action.setToolTip(plain_tip(tip))
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def _on_chosen(self, path: Path) -> None:
        self._background.start(partial(is_there, path), partial(self._on_looked, path))

    def _on_looked(self, path: Path, there: bool) -> None:
        if there:
            self.wanted.emit(path)
            return
        left = tuple(name for name in self._store.current.recent_files if name != str(path))
        self._store.change(replace(self._store.current, recent_files=left))
        self.missing.emit(
            self.tr("{0} is no longer in {1}; it was taken off the list of recent files.").format(
                path.name, path.parent
            )
        )
