"""The batch page: many files, one after the other, while you do something else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from model_core import batch
from model_core.batch import BatchSettings, Queue, Scan
from restorer_gui import work
from restorer_gui.batch_run import BatchRun, sync
from restorer_gui.jobs import Background, JobRunner
from restorer_gui.pages.base import SONG, SONGS, MenuActions, Page
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import Colours
from restorer_gui.widgets.batch_table import BatchModel
from restorer_gui.widgets.batch_view import BatchView
from restorer_gui.widgets.job_bar import remaining_text

LENGTHS_AT_ONCE = 100


class BatchPage(Page):
    """Owns widgets and wires them to the queue. ``runner`` is its own: the other pages stay usable."""

    open_wanted = Signal(object)  # Path: show this file on the restore page

    icon = "batch"
    takes = frozenset({SONG, SONGS})

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        runner: JobRunner,
        folder: Path | None = None,
        log: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Batch")
        self._session, self._store, self._runner = session, store, runner
        self.background = Background(self)
        self.queue = Queue.open(folder / "batch" if folder else batch.queue_folder())
        self.run = BatchRun(self.queue, runner, self.background, self)
        self.model = BatchModel(self.queue, self)
        self.view = BatchView(self.model, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.view)
        self._unmeasured: list[tuple[int, str]] = []
        self._measuring = False
        self._sync = QTimer(self)
        self._sync.setSingleShot(True)
        self._sync.setInterval(500)
        self._sync.timeout.connect(self._on_sync)
        self._connect()
        self.view.settings.set_settings(self.queue.settings)
        self.list_restorers()
        self._show_notices()
        self._on_list_changed()

    def _connect(self) -> None:
        view, run = self.view, self.run
        for source in (view, view.empty):
            source.files_wanted.connect(self.choose_files)
            source.folder_wanted.connect(self.choose_folder)
        view.remove_wanted.connect(self.remove_chosen)
        view.move_wanted.connect(self.move_chosen)
        view.retry_wanted.connect(self.retry)
        view.clear_wanted.connect(self.clear_finished)
        view.bar.start_wanted.connect(self.start)
        view.bar.pause_wanted.connect(self.pause)
        view.bar.stop_wanted.connect(self.run.stop)
        view.bar.folder_wanted.connect(self.open_folder)
        view.resume.go_on_wanted.connect(self.start)
        view.resume.clear_wanted.connect(self.clear)
        view.table.open_wanted.connect(self._on_open_wanted)
        view.settings.changed.connect(self._on_settings_changed)
        self.model.moved.connect(self._on_rows_moved)
        self.model.dropped.connect(self.take)
        run.item_changed.connect(self._on_item_changed)
        run.progressed.connect(self._on_progressed)
        run.state_changed.connect(self._show_state)
        run.ended.connect(self._on_ended)
        self._session.restorers_changed.connect(self.list_restorers)

    # What a page is.

    @property
    def busy(self) -> bool:
        return self.run.running

    @property
    def working(self) -> bool:
        return self._runner.running or self.background.running

    def menu_actions(self) -> MenuActions:
        return self.view.menu_actions()

    def take(self, paths: list[Path]) -> None:
        """Add files and folders, found in a worker."""
        if paths:
            names = [str(path) for path in paths]
            self.background.start(partial(batch.find_items, names, self.queue.settings.folder), self._on_found)
            self.say(self.tr("Looking for songs\u2026"))

    def set_colours(self, colours: Colours) -> None:
        self.view.set_colours(colours)

    def shut_down(self) -> None:
        self._sync.stop()
        self._unmeasured = []
        self.run.stop(leaving=True)
        self.background.cancel_all()
        self.queue.close()

    def say(self, *sentences: str) -> None:
        self.noted.emit("\n".join(sentence for sentence in sentences if sentence))

    # What the hand asks for.

    def choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Add songs"), self._store.current.open_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._ask_paths(dialog)

    def choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a folder of songs"), self._store.current.open_folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask_paths(dialog)

    def _ask_paths(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.open()

    def start(self) -> None:
        """Restore what waits, with the device of the preferences."""
        self.view.resume.hide()
        self.queue.set_settings(replace(self.queue.settings, device=self._store.current.device))
        self.run.start()

    def pause(self) -> None:
        if self.run.pausing:
            self.run.start()
        else:
            self.run.pause()

    def remove_chosen(self) -> None:
        self._remove(self.view.table.chosen())

    def clear_finished(self) -> None:
        self._remove([item.id for item in self.queue if item.state in ("done", "unchanged", "skipped")])

    def clear(self) -> None:
        """Empty the list; what was restored stays on disk."""
        self.view.resume.hide()
        self._remove(list(self.queue.ids))

    def retry(self) -> None:
        """Failed and stopped files wait again, and the run goes on."""
        if self.queue.retry():
            self.model.show_list()
            self.start()

    def move_chosen(self, step: int) -> None:
        """The chosen rows one place up or down."""
        chosen = self.view.table.chosen()
        rows = [self.model.row_of(number) for number in chosen]
        if rows:
            self._on_rows_moved(chosen, rows[0] - 1 if step < 0 else rows[-1] + 2)

    def open_folder(self) -> None:
        targets = [Path(item.target).parent for item in self.queue if item.target]
        if self.queue.settings.folder and Path(self.queue.settings.folder).is_dir():
            targets = [Path(self.queue.settings.folder)]
        if targets:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(targets[-1])))

    def list_restorers(self) -> None:
        self.background.start(work.list_restorers, self.view.settings.set_choices)

    # What came.

    def _on_found(self, scan: Scan) -> None:
        added = self.queue.add(scan.found)
        self._unmeasured += [(number, self.queue[number].source) for number in added]
        self._measure()
        self._on_list_changed()
        known = len(scan.found) - len(added)
        self.say(
            self.tr("Added: {0}.").format(len(added)) if added else "",
            self.tr("In the list already: {0}.").format(known) if known else "",
            *scan.problems,
        )

    def _measure(self) -> None:
        """Read lengths, some files at a time, as long as there are files without one."""
        if self._measuring or not self._unmeasured:
            return
        some, self._unmeasured = self._unmeasured[:LENGTHS_AT_ONCE], self._unmeasured[LENGTHS_AT_ONCE:]
        self._measuring = True
        measuring = self.background.start(partial(batch.lengths, some), self._on_measured, lambda _: None)
        measuring.finished.connect(self._on_measuring_finished)

    def _on_measured(self, lengths: dict[int, float]) -> None:
        self.queue.set_lengths(lengths)
        for number in lengths:
            self.model.show_item(number)
        self.run.estimate()

    def _on_measuring_finished(self) -> None:
        self._measuring = False
        self._measure()

    def _on_settings_changed(self, settings: BatchSettings) -> None:
        self.queue.set_settings(settings)
        self._kept()

    def _on_rows_moved(self, ids: list[int], row: int) -> None:
        moved = set(ids)
        order = list(self.queue.ids)
        before = [number for number in order[: max(0, row)] if number not in moved]
        after = [number for number in order[max(0, row) :] if number not in moved]
        self.queue.reorder([*before, *(number for number in order if number in moved), *after])
        self.model.show_order()
        self._show_first()
        self._kept()

    def _remove(self, ids: list[int]) -> None:
        gone = self.queue.remove(ids)
        for item in gone:
            if item.work:
                works = [Path(path) for path in item.work]
                self.background.start(partial(batch.sweep, works), lambda _: None)
        if gone:
            self._on_list_changed()

    def _on_item_changed(self, number: int) -> None:
        self.model.show_item(number)
        self._show_state()
        self._kept()

    def _on_progressed(self) -> None:
        if self.run.current is not None:
            self.model.show_progress(self.run.current, self.run.fraction)
        remaining_s = self.run.remaining_s
        self.view.bar.show_progress(self.run.share, "" if remaining_s is None else remaining_text(remaining_s))

    def _on_ended(self, how: str, reason: str) -> None:
        if how == "not ready":
            self.say(reason)
        elif how == "finished":
            self.say(self.view.summary_text(self.queue.summary()), self.queue.trouble)

    def _on_open_wanted(self, number: int) -> None:
        item = self.queue[number]
        if item.target:
            self.open_wanted.emit(Path(item.target))
        elif item.state == "failed":
            self.say(*item.notes)
        else:
            self.open_wanted.emit(item.path)

    def _on_sync(self) -> None:
        self.background.start(partial(sync, self.queue), lambda _: None)

    # Showing.

    def _on_list_changed(self) -> None:
        self.model.show_list()
        self.run.estimate()
        self._show_state()
        self._show_first()
        self._kept()

    def _kept(self) -> None:
        """The journal has the change; a moment later it is on the disk itself."""
        self._sync.start()

    def _show_notices(self) -> None:
        self.say(self.queue.notice, self.queue.trouble)
        if self.queue.interrupted:
            self.view.resume.ask(self.queue.summary())
            self._unmeasured = [(item.id, item.source) for item in self.queue if item.duration_s is None]
            self._measure()

    def _show_state(self) -> None:
        self.view.show_state(self.queue.summary(), self.run)

    def _show_first(self) -> None:
        first = next((item.path for item in self.queue if item.state not in batch.FINISHED), None)
        if first is not None:
            self.view.settings.set_first(first, len(self.queue))
