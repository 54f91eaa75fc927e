"""The evaluate page: how good restorers are, beside the row "untouched", and on which clips they do harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from model_core.progress import Update
from restorer_gui import dialogs, evaluate_work, work
from restorer_gui.ears import Ears
from restorer_gui.evaluate_work import Harm, Judged, Order
from restorer_gui.i18n import engine_text
from restorer_gui.jobs import Background, Failure, Job, JobRunner
from restorer_gui.pages.base import MenuActions, Page
from restorer_gui.player import Player
from restorer_gui.report_words import report_words
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import Colours
from restorer_gui.widgets.evaluate_view import EvaluateView
from restorer_gui.widgets.evaluate_words import condition_word
from restorer_gui.widgets.job_bar import remaining_text


class EvaluatePage(Page):
    """Owns widgets and wires them to the engine. ``runner`` is its own: the other pages stay usable."""

    open_wanted = Signal(object)  # Path: show this file on the restore page

    icon = "evaluate"

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        player: Player,
        runner: JobRunner,
        log: Path | None = None,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Evaluate")
        self._store, self._runner, self._log, self._folder = store, runner, log, folder
        self._what = ""
        self._then: Callable[[Any], None] = lambda _: None
        self._listed = False
        self.background = Background(self)
        self.ears = Ears(session, player, self)
        self._reading: JobRunner | None = None
        self.view = EvaluateView(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.view)
        self._actions = self._make_actions()
        self.view.settings.set_clean(store.current.evaluate_folder)
        self._connect(session)
        self._show_state()

    def _make_actions(self) -> tuple[QAction, QAction, QAction, QAction]:
        texts = (
            self.tr("&Evaluate"),
            self.tr("S&top evaluating"),
            self.tr("E&xport the evaluation\u2026"),
            self.tr("&Play the clip"),
        )
        start, stop, export, play = (QAction(text, self) for text in texts)
        play.setShortcut(Qt.Key.Key_Space)
        start.setShortcut(QKeySequence("Ctrl+R"))
        export.setShortcut(QKeySequence("Ctrl+E"))
        for action, act in (
            (start, self.start),
            (stop, self.stop),
            (export, self.ask_target),
            (play, self.ears.toggle),
        ):
            action.triggered.connect(partial(_call, act))
        return start, stop, export, play

    def _connect(self, session: Session) -> None:
        view, runner = self.view, self._runner
        view.start_wanted.connect(self.start)
        view.stop_wanted.connect(self.stop)
        view.export_wanted.connect(self.ask_target)
        view.open_wanted.connect(self.open_wanted)
        view.hear_wanted.connect(self.hear)
        listen, ears = view.listen, self.ears
        listen.toggled.connect(ears.toggle)
        listen.chosen.connect(ears.hear)
        listen.seek_wanted.connect(ears.seek)
        ears.moved.connect(listen.set_position)
        ears.changed.connect(listen.set_playing)
        ears.lost.connect(self.noted)
        ears.stale.connect(lambda: self._read(self._on_read))
        view.settings.changed.connect(self._show_state)
        view.settings.folder_chosen.connect(self._on_folder_chosen)
        runner.updated.connect(self._on_updated)
        runner.succeeded.connect(self._on_succeeded)
        runner.failed.connect(self._on_failed)
        runner.cancelled.connect(self._on_cancelled)
        runner.finished.connect(self._show_state)
        session.restorers_changed.connect(self.list_restorers)

    # What a page is.

    @property
    def busy(self) -> bool:
        return self._runner.running

    @property
    def working(self) -> bool:
        return self._runner.running or self.background.running

    def menu_actions(self) -> MenuActions:
        start, stop, export, play = self._actions
        return {"file": [export], "sound": [start, stop, None, play]}

    def set_colours(self, colours: Colours) -> None:
        self.view.set_colours(colours)

    def shown(self) -> None:
        if not self._listed:
            self._listed = True
            self.list_restorers()
            self.background.start(evaluate_work.missing_packages, self.view.settings.set_missing)

    def hideEvent(self, event: QHideEvent) -> None:
        self.ears.pause()
        super().hideEvent(event)

    def shut_down(self) -> None:
        self.ears.shut_down()
        self._runner.cancel()
        self.background.cancel_all()

    # What the hand asks for.

    def list_restorers(self) -> None:
        if self._listed:
            self.background.start(work.list_restorers, self.view.settings.set_choices)

    def start(self) -> None:
        """Evaluate what is chosen, with the device of the preferences."""
        settings = self.view.settings
        if not settings.lacking:
            order = Order(settings.specs, settings.config(self._store.current.device), self._folder)
            self._start(partial(evaluate_work.judge, order), self.tr("Evaluating"), self._on_judged)

    def stop(self) -> None:
        if self._runner.running:
            self._runner.cancel()

    def ask_target(self) -> None:
        """Where to save, and as what."""
        if self.view.judged is None or self._runner.running:
            return
        dialog = QFileDialog(self, self.tr("Export the evaluation"), self._store.current.export_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {
            self.tr("Web page with players ({0})").format("*.html"): "html",
            self.tr("Table ({0})").format("*.csv"): "csv",
            self.tr("JSON ({0})").format("*.json"): "json",
        }
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix("html")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
        dialog.selectFile(self.tr("Evaluation"))
        dialog.fileSelected.connect(lambda target: self.export_to(Path(target)))
        dialog.open()

    def export_to(self, target: Path) -> None:
        """By its ending: .html, .csv or .json."""
        if self.view.judged is not None:
            found = self.view.judged.evaluation
            job = partial(evaluate_work.export, found, target, report_words(found))
            self._start(job, self.tr("Exporting"), lambda path: self.say(self.tr("Saved as {0}.").format(path)))

    def hear(self, harm: Harm) -> None:
        """One of the worst clips, at once."""
        self.ears.pause()
        self.view.show_harm(harm)
        self._read(self._on_read_to_play)

    def _read(self, then: Callable[[Any], None]) -> None:
        if self._reading is not None:
            self._reading.cancel()
        if self.view.harm is not None:
            job = partial(evaluate_work.listen, self.view.harm, self.ears.rate)
            self._reading = self.background.start(job, then, self._on_not_read)

    def _on_read(self, sounds: Any) -> None:
        self._reading = None
        self.view.show_sounds(sounds)
        self.ears.set_sounds(sounds, self.view.listen.switch.index())

    def _on_read_to_play(self, sounds: Any) -> None:
        self._on_read(sounds)
        if self.isVisible():
            self.ears.play()

    def _on_not_read(self, failure: Failure) -> None:
        self._reading = None
        self.view.listen.set_hints(engine_text(str(failure.error)), "")

    def say(self, text: str) -> None:
        self.noted.emit(text)

    # What came.

    def _start(self, job: Job, what: str, then: Callable[[Any], None]) -> None:
        if self._runner.running:
            return
        self._what, self._then = what, then
        self.say("")
        self._runner.start(job, what)
        self._show_state()

    def _on_folder_chosen(self, folder: str) -> None:
        self._store.change(replace(self._store.current, evaluate_folder=folder))

    def _on_updated(self, update: Update) -> None:
        left = "" if update.remaining_s is None else remaining_text(update.remaining_s)
        text = self.tr("{0}\u2026").format(self._what)
        if "condition" in update.values:
            condition = condition_word(str(update.values["condition"]))
            text = self.tr("{0}: clip {1} of {2}").format(condition, update.values["clip"], update.values["clips"])
        self.view.show_progress(update.fraction, text, left)

    def _on_judged(self, judged: Judged) -> None:
        self.ears.pause()
        self.ears.set_sounds(())
        self.view.show_judged(judged)
        self.say("\n".join(engine_text(note) for note in judged.evaluation.notes))

    def _on_succeeded(self, result: Any) -> None:
        then, self._then = self._then, lambda _: None
        then(result)

    def _on_failed(self, failure: Failure) -> None:
        dialogs.show_failure(self, failure, self._log, self.tr("{0} did not work").format(self._what))

    def _on_cancelled(self) -> None:
        self.say(self.tr("Stopped. Nothing was kept of it."))

    # Showing.

    def _show_state(self) -> None:
        running, lacking = self._runner.running, self.view.settings.lacking
        self.view.show_running(running)
        if not running:
            self.view.text.set_whole(lacking)
        self.view.start.setEnabled(not lacking)
        start, stop, export, _ = self._actions
        start.setEnabled(not running and not lacking)
        stop.setEnabled(running)
        export.setEnabled(not running and self.view.judged is not None)


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
