"""The restore page: open, restore, compare by eye and ear, export."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from restorer_gui import dialogs, work
from restorer_gui.jobs import Background, JobRunner
from restorer_gui.page_jobs import PageJobs
from restorer_gui.pages.base import SONG, MenuActions, Page
from restorer_gui.pages.restore.desk import Desk
from restorer_gui.pages.restore.difference import DifferenceListening
from restorer_gui.pages.restore.exporting import Exporting
from restorer_gui.pages.restore.focus import TabFlips, next_area
from restorer_gui.pages.restore.hearing import Hearing
from restorer_gui.pages.restore.listening_tests import ListeningTests
from restorer_gui.pages.restore.looks import Looks
from restorer_gui.pages.restore.menu import RestoreMenu
from restorer_gui.pages.restore.page_settings import PageSettings
from restorer_gui.pages.restore.showing import Showing
from restorer_gui.player import Player
from restorer_gui.session import Opened, Session, Version
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import Colours
from restorer_gui.values import Choice
from restorer_gui.widgets.empty import EmptyState
from restorer_gui.widgets.keys import keep_keys

TRY_S = 10.0  # what is tried where no loop is marked


class RestorePage(Page):
    """Owns widgets and wires them to session, player and jobs. What is computed is in `work`."""

    icon = "wave"
    takes = frozenset({SONG})

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        player: Player,
        runner: JobRunner,
        log: Path | None = None,
        parent: QWidget | None = None,
        background: Background | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Restore")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session, self._store, self.player = session, store, player
        self.background = background or Background(self)
        self.undo_stack = QUndoStack(self)
        self._jobs = PageJobs(runner, log, self)
        self._listing = False  # the restorers were asked for, once
        self._build()
        self.hearing = Hearing(session, store, player, self)
        self.looks = Looks(session, self.background, self)
        self.exporting = Exporting(session, store, self._jobs, self.say, self)
        self.listening = DifferenceListening(
            session, self.hearing, self.desk.difference, self.background, self.say, self
        )
        self.tests = ListeningTests(session, self.hearing, player, self.background, log, self)
        self.showing = Showing(session, store, player, self._jobs, self.hearing, self.looks, self.desk, self)
        self.settings = PageSettings(session, store, self.hearing, self.showing, self.desk, self.undo_stack, self)
        self._menu = RestoreMenu(self)
        self._tab = TabFlips(self, self._menu.flip, ["B"], lambda: len(session.versions) > 1)
        self._connect()
        self._on_listed([Choice(store.current.restorer, store.current.restorer.capitalize())])
        self._show_state()

    # What the window asks of a page.

    @property
    def busy(self) -> bool:
        return self._jobs.running

    @property
    def working(self) -> bool:
        return self._jobs.running or self.background.running

    def menu_actions(self) -> MenuActions:
        return self._menu.actions

    def take(self, paths: list[Path]) -> None:
        self.open_path(paths[0])

    def shut_down(self) -> None:
        self.looks.shut_down()
        self.background.cancel_all()

    def set_colours(self, colours: Colours) -> None:
        self.desk.set_colours(colours)
        self.empty.set_colours(colours)

    # Building.

    def _build(self) -> None:
        self.desk, self.empty = Desk(), EmptyState()
        self.header, self.comparison, self.waveform = self.desk.header, self.desk.comparison, self.desk.waveform
        self.transport, self.controls = self.desk.transport, self.desk.controls
        self.sound_note = self.desk.sound_note
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.desk)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        keep_keys(self)

    def _connect(self) -> None:
        for source in (self.header, self.empty):
            source.open_wanted.connect(self.choose_file)
        self.empty.demo_wanted.connect(self.open_demo)
        self.header.export_wanted.connect(self.choose_target)
        for picture in (self.comparison, self.waveform):
            picture.seek_wanted.connect(self.player.seek)
        self.comparison.view_changed.connect(self.waveform.set_span)
        self.waveform.span_wanted.connect(self.comparison.show_span)
        self.desk.difference.export_wanted.connect(self.export_difference)
        self._connect_transport()
        self._session.opened.connect(self._on_opened)
        self._session.version_added.connect(self._on_version_added)
        self._session.version_removed.connect(lambda _number: self._on_versions_changed())
        self._session.version_changed.connect(self._on_version_changed)
        self._session.loop_changed.connect(self.player.set_loop)
        self._session.restorers_changed.connect(self.list_restorers)
        self._jobs.state_changed.connect(self._show_state)
        self._jobs.stopped.connect(self._on_stopped)

    def _connect_transport(self) -> None:
        self.transport.toggled.connect(self.player.toggle)
        versions = self.transport.versions
        versions.chosen.connect(self.hear)
        versions.rename_wanted.connect(self.rename)
        versions.remove_wanted.connect(lambda index: self._session.remove(self._session.versions[index].number))
        versions.export_wanted.connect(self.choose_target)
        versions.again_wanted.connect(self.restore_again)
        versions.copy_wanted.connect(self.duplicate)
        self.controls.restore_wanted.connect(self.restore)
        self.controls.try_wanted.connect(self.try_loop)

    # What the hand asks for.

    def choose_file(self) -> None:
        from model_core.audio import AUDIO_SUFFIXES

        dialogs.choose_file(self, self._store.current.open_folder, AUDIO_SUFFIXES, self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a file; asks first when a job would be lost."""
        self._jobs.when_free(
            self.tr("open {0}").format(path.name), lambda: self._open(partial(work.open_file, path), path.name)
        )
        self.remember(open_folder=str(path.parent))

    def open_demo(self) -> None:
        self._jobs.when_free(
            self.tr("open the demo clip"), lambda: self._open(work.open_demo, self.tr("the demo clip"))
        )

    def restore(self) -> None:
        """Restore the whole clip with the chosen restorer."""
        self._restore(self.controls.chosen)

    def restore_again(self, index: int) -> None:
        """The whole clip once more, with the checkpoint of a version."""
        self._restore(self._session.versions[index].checkpoint)

    def duplicate(self, index: int | None = None) -> None:
        """The shown restoration, or that at ``index``, once more: each has its own strength."""
        version = self.hearing.shown if index is None else self._session.versions[index]
        if version is not None:
            self._session.duplicate(version.number)

    def try_loop(self) -> None:
        """Restore the loop alone; where there is none, ten seconds from the playhead on."""
        file = self._session.file
        if file is None or self._jobs.running or not self.controls.chosen:
            return
        if self._session.loop is None:
            start_s = max(0.0, min(self.player.position_s, file.clip.duration_s - TRY_S))
            self._session.set_loop((start_s, start_s + TRY_S))
        self._restore(self.controls.chosen, self._session.loop)

    def hear(self, index: int) -> None:
        """Switch to a version in place; 0 is before."""
        if index < len(self._session.versions):
            self.hearing.hear(self._session.versions[index])

    def flip(self) -> None:
        self.hearing.flip()

    def step(self, seconds: float) -> None:
        self.player.seek(min(max(0.0, self.player.position_s + seconds), self.player.duration_s))

    def to_start(self) -> None:
        """To the start of the loop, and from there to the start of the clip."""
        loop = self._session.loop
        at_loop = loop is not None and abs(self.player.position_s - loop[0]) < 0.05
        self.player.seek(0.0 if loop is None or at_loop or self.player.position_s < loop[0] else loop[0])

    def toggle_loop(self) -> None:
        self.settings.toggle_loop()

    def toggle_difference(self) -> None:
        self.listening.toggle()

    def test_blind(self) -> None:
        self.tests.open_abx()

    def test_preference(self) -> None:
        self.tests.open_preference()

    def move_focus(self, step: int) -> None:
        next_area(self, [self.empty] if self._session.file is None else self.desk.areas, step)

    def rename(self, index: int) -> None:
        """Ask for another name of a version."""
        version = self._session.versions[index]
        box = QInputDialog(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Rename"))
        box.setLabelText(self.tr("Name of this version"))
        box.setTextValue(version.name)
        box.textValueSelected.connect(partial(self._session.rename, version.number))
        box.open()

    def choose_target(self, index: int | None = None) -> None:
        """Ask where to export a version to: the one that is shown, unless ``index`` says which."""
        if self._session.file is None or self._jobs.running:
            return
        version = self.hearing.shown if index is None else self._session.versions[index]
        if version is None:
            self.say(self.showing.nothing_to_export())
        else:
            self.exporting.ask(version, self.showing.label(version))

    def export_difference(self) -> None:
        version, job = self.hearing.shown, self.listening.clip_job
        if version is not None and job is not None and not self._jobs.running:
            self.exporting.ask_difference(self.tr("What {0} changed").format(self.showing.label(version)), job)

    def list_restorers(self) -> None:
        """Fill the list of restorers, in a worker: it loads torch."""
        self._listing = True
        self.background.start(work.list_restorers, self._on_listed)

    def _open(self, job: Callable[..., Opened], name: str) -> None:
        self.front_wanted.emit()
        self._jobs.start(job, self.tr("Opening {0}").format(name), self._session.set_opened)

    def _restore(self, checkpoint: str, stretch: tuple[float, float] | None = None) -> None:
        file = self._session.file
        if file is None or self._jobs.running or not checkpoint:
            return
        job = partial(work.restore, file.clip, checkpoint, self._store.current.device, stretch)
        title = self.tr("Restoring") if stretch is None else self.tr("Trying the loop")
        self._jobs.start(job, title, partial(self._on_restored, checkpoint, stretch))

    # What came.

    def _on_stopped(self, title: str) -> None:
        self.say(self.tr("{0} was stopped; the sound is as it was.").format(title))

    def _on_listed(self, choices: list[Choice]) -> None:
        self.controls.set_choices(choices, self._store.current.restorer)
        if not choices:
            self.say(
                self.tr(
                    "There is no restorer: expected checkpoints in the library, found none; install the program again."
                )
            )
        self._show_state()

    def _on_opened(self, file: Opened) -> None:
        self.settings.forget()
        self.showing.show_file(file)
        self.hearing.load()
        self._tab.refresh()
        self.say(*(warning.removeprefix(f"{file.path}: ") for warning in file.warnings))
        self._show_state()

    def _on_restored(self, checkpoint: str, stretch: tuple[float, float] | None, restoration: work.Restored) -> None:
        name = self.controls.title_of(checkpoint)
        if restoration.changed:
            self.showing.verdict = ""
            name = name if stretch is None else self.tr("{0}, try-out").format(name)
            percent = float(self.controls.strength.value())
            self._session.add_restored(name, restoration.clip, restoration.notes, True, checkpoint, percent, stretch)
            return
        # The very same sound is no version: nothing to hear, to compare or to export, but a verdict where it would be.
        notes = restoration.notes or (self.tr("Nothing was changed: the original is kept."),)
        self.showing.verdict = "\n".join(notes)
        for version in self._session.versions[1:]:
            if version.checkpoint == checkpoint and (stretch is None or version.trial is not None):
                self._session.remove(version.number)
        self.showing.show_all()
        self.say(*notes)

    def _on_version_added(self, version: Version) -> None:
        self.hearing.hear(version)
        self.say(*version.notes)
        self._on_versions_changed()

    def _on_versions_changed(self) -> None:
        self.hearing.refresh()
        self._tab.refresh()
        self._menu.show_versions([self.showing.label(version) for version in self._session.versions])
        self._show_state()

    def _on_version_changed(self, version: Version) -> None:
        self.hearing.refresh()
        if version.picture is not None and not self._listing:
            self.list_restorers()  # after the picture, which is there sooner without torch loading beside it

    # Showing.

    def _show_state(self) -> None:
        """Enable what makes sense now."""
        busy, file = self._jobs.running, self._session.file
        self._stack.setCurrentIndex(0 if file is None else 1)
        self.controls.set_ready(file is not None, busy)
        self.header.export.setEnabled(file is not None and not busy)
        for button in (self.empty.open, self.empty.demo):
            button.setEnabled(not busy)
        self.showing.show_all()

    def say(self, *sentences: str) -> None:
        """The note line: what is worth knowing and needs no answer."""
        self.noted.emit("\n".join(sentence[:1].upper() + sentence[1:] for sentence in sentences))

    def remember(self, **changes: Any) -> None:
        self.settings.remember(**changes)
