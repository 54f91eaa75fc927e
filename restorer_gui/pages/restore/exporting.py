"""Taking a version, or what was changed, out of the window into a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from restorer_gui import export_work, work
from restorer_gui.export_dialog import ExportDialog, ExportHabits, ExportSubject
from restorer_gui.export_work import Exported, ExportOrder, Made
from restorer_gui.page_jobs import PageJobs
from restorer_gui.session import Opened, Session, Version
from restorer_gui.settings import SettingsStore


class Exporting(QObject):
    """Asks where to, runs the job, says what came of it. One dialog at a time."""

    def __init__(
        self, session: Session, store: SettingsStore, jobs: PageJobs, say: Callable[..., None], page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._store, self._jobs, self._say, self._page = session, store, jobs, say, page
        self._habits = ExportHabits()
        self.dialog: ExportDialog | None = None

    def ask(self, version: Version, label: str) -> None:
        """Show the dialog for a version."""
        file = self._session.file
        if file is None:
            return
        suggestion = work.suggest_target(file.path, file.info, self._folder(file))
        if version.is_before:
            suggestion = suggestion.with_name(suggestion.name.replace("(restored)", "(copy)"))
        subject = ExportSubject(
            label,
            file.info,
            suggestion,
            version.original.duration_s,
            version.trial or self._session.loop,
            recipe=bool(version.checkpoint) and version.trial is None,
            changed=not version.is_before,
        )
        self._open(subject, partial(self.write, version, label))

    def ask_difference(self, label: str, make: Callable[..., Any]) -> None:
        """Show the dialog for what was changed; ``make`` is the job that gives the clip."""
        file = self._session.file
        if file is None:
            return
        suggestion = work.suggest_target(file.path, file.info, self._folder(file))
        suggestion = suggestion.with_name(suggestion.name.replace("(restored)", "(difference)"))
        subject = ExportSubject(label, file.info, suggestion, file.clip.duration_s, self._session.loop)
        self._open(subject, partial(self._write_difference, label, make))

    def _folder(self, file: Opened) -> Path | None:
        """The folder of the preferences, else beside the source; the demo clip's own folder is the program's."""
        chosen = self._store.current.export_folder
        if chosen and Path(chosen).expanduser().is_dir():
            return Path(chosen).expanduser()
        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        return Path(music) if file.demo else None

    def write(self, version: Version, label: str, order: ExportOrder) -> None:
        """Write a version as ordered."""
        file = self._session.file
        if file is None or self._jobs.running:
            return
        made = None
        if version.checkpoint and version.trial is None:
            made = Made(version.checkpoint, version.strength_percent, self._store.current.device)
        job = partial(export_work.run, order, version.clip, file.info, made, not version.is_before)
        self._start(job, order, partial(self.ask, version, label))

    def _write_difference(self, label: str, make: Callable[..., Any], order: ExportOrder) -> None:
        file = self._session.file
        if file is None or self._jobs.running:
            return
        job = partial(work.export_made, make, order, file.info)
        self._start(job, order, partial(self.ask_difference, label, make))

    def _start(self, job: Callable[..., Any], order: ExportOrder, again: Callable[[], None]) -> None:
        title = self.tr("Exporting {0}").format(order.target.name)
        elsewhere = (self.tr("Save elsewhere\u2026"), again)
        self._jobs.start(job, title, self._on_exported, instead=elsewhere, lasting=True)

    def _on_exported(self, done: Exported) -> None:
        recipe = [] if done.recipe is None else [self.tr("The recipe is {0}.").format(done.recipe.name)]
        self._say(self.tr("Saved as {0}.").format(done.target), *recipe, *done.notes)

    def _open(self, subject: ExportSubject, then: Callable[[ExportOrder], None]) -> None:
        dialog = ExportDialog(self._page, subject, self._habits)
        dialog.export_wanted.connect(lambda order: self._on_ordered(dialog.habits(), then, order))
        self.dialog = dialog
        dialog.open()

    def _on_ordered(self, habits: ExportHabits, then: Callable[[ExportOrder], None], order: ExportOrder) -> None:
        self._habits = habits
        then(order)
