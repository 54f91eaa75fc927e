"""The batch page: many files, one after the other, while you do something else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from model_core import batch
from model_core.batch import BatchSettings, Queue
from restorer_gui import work
from restorer_gui.batch_adding import Added, Adding, open_queue
from restorer_gui.batch_run import BatchRun, sync
from restorer_gui.jobs import Background, JobRunner
from restorer_gui.pages.base import SONG, SONGS, MenuActions, Page
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import Colours
from restorer_gui.widgets.batch_table import BatchModel
from restorer_gui.widgets.batch_view import BatchView
from restorer_gui.widgets.job_bar import remaining_text


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
        self.queue = Queue.unkept()  # until the one on disk is read
        self._opened = False
        self._early: list[Path] = []  # dropped before that
        self.run = BatchRun(self.queue, runner, self.background, self)
        self.adding = Adding(self.queue, self.background, self)
        self.model = BatchModel(self.queue, self)
        self.view = BatchView(self.model, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.view)
        self._sync = QTimer(self)
        self._sync.setSingleShot(True)
        self._sync.setInterval(500)
        self._sync.timeout.connect(self._on_sync)
        self._connect()
        self.view.settings.set_settings(self.queue.settings)
        self.list_restorers()
        self._show_state()
        self.view.setEnabled(False)
        kept = folder / "batch" if folder else batch.queue_folder()
        self.background.start(partial(open_queue, kept), self._on_opened)

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
        self.adding.grew.connect(self._on_grew)
        self.adding.ended.connect(self._on_added)
        self.adding.measured.connect(self._on_measured)
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
        return self._runner.running or self.background.running or self.adding.running

    def menu_actions(self) -> MenuActions:
        return self.view.menu_actions()

    def take(self, paths: list[Path]) -> None:
        """Add files and folders, found in a worker."""
        if not self._opened:
            self._early += paths
        elif paths:
            self.adding.find(paths)
            self.say(self.tr("Looking for songs\u2026"))

    def set_colours(self, colours: Colours) -> None:
        self.view.set_colours(colours)

    def shut_down(self) -> None:
        self._sync.stop()
        self.adding.stop()
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
        again = self.queue.retry()
        for number in again:
            self.model.show_item(number)
        if again:
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

    def _on_opened(self, queue: Queue) -> None:
        self.queue = self.run.queue = self.adding.queue = queue
        self._opened = True
        self.model.set_queue(queue)
        self.view.setEnabled(True)
        self.view.settings.set_settings(queue.settings)
        self._show_notices()
        self._on_list_changed()
        early, self._early = self._early, []
        self.take(early)

    def _on_grew(self) -> None:
        self.model.show_added()
        self._show_state()

    def _on_added(self, added: Added) -> None:
        self.run.estimate()
        self._show_state()
        self._show_first()
        self._kept()
        self.say(
            self.tr("Added: {0}.").format(added.new) if added.new else "",
            self.tr("In the list already: {0}.").format(added.known) if added.known else "",
            *added.problems,
        )

    def _on_measured(self, lengths: dict[int, float]) -> None:
        for number in lengths:
            self.model.show_item(number)
        self.run.estimate()

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
            # The page itself says it beside the buttons: who looks at it need not read it twice.
            summary = "" if self.isVisible() else self.view.summary_text(self.queue.summary())
            self.say(summary, self.queue.trouble)

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
            self.adding.measure_all()

    def _show_state(self) -> None:
        self.view.show_state(self.queue.summary(), self.run)

    def _show_first(self) -> None:
        first = next((item.path for item in self.queue if item.state not in batch.FINISHED), None)
        if first is not None:
            self.view.settings.set_first(first, len(self.queue))
