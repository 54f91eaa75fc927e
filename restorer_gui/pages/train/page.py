"""The training page: music, damage, network, run, result. The window can be used meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from restorer_gui import dialogs, train_work, work
from restorer_gui.i18n import engine_text
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.library_work import Shelf
from restorer_gui.pages.base import SONGS, MenuActions, Page
from restorer_gui.pages.train.auditioning import Auditioning
from restorer_gui.pages.train.damage_step import DamageStep
from restorer_gui.pages.train.ears import Ears
from restorer_gui.pages.train.listening import Listening
from restorer_gui.pages.train.music_step import MusicStep
from restorer_gui.pages.train.network_step import NetworkStep
from restorer_gui.pages.train.parts import button
from restorer_gui.pages.train.result_step import ResultStep
from restorer_gui.pages.train.run_step import RunStep
from restorer_gui.pages.train.training import Training
from restorer_gui.player import Player
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.train_plan import PlanStore, TrainPlan, free_name, runs_folder
from restorer_gui.train_values import Damage, Estimate, Music, ResultRow, RunView
from restorer_gui.values import Choice
from restorer_gui.widgets.checkpoint_card import CardDialog
from restorer_gui.widgets.keys import keep_keys
from restorer_gui.widgets.switch import Switch

MUSIC, DAMAGE, NETWORK, RUN, RESULT = range(5)
SAVE_MS = 1000
_NARROW_PX = 800


class TrainPage(Page):
    """Owns the steps and wires them to the plan, the jobs and the run. ``runner`` trains, in a process of its own."""

    icon = "train"
    takes = frozenset({SONGS})

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        player: Player,
        runner: JobRunner,
        folder: Path,
        log: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Train")
        self._session, self._store, self._log = session, store, log
        self.plans = PlanStore(folder)
        self.background = Background(self)
        self.training = Training(runner, self)
        self.ears = Ears(session, player, self)
        self.music: Music | None = None
        self.view: RunView | None = None
        self._scanning: JobRunner | None = None
        self._timing: JobRunner | None = None
        self._begun = self._saving = False
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(SAVE_MS)
        self._saver.timeout.connect(self._on_save_plan)
        self._build()
        self.auditioning = Auditioning(session, self.damage, self.ears, self.background, self)
        self.listening = Listening(self.run, self.ears, self.background, self)
        self._connect()
        self._show_plan()

    # Building.

    def _build(self) -> None:
        self.steps = Switch()
        self.steps.setAccessibleName(self.tr("Steps"))
        self._names: list[str] = []
        for number, (name, tip) in enumerate(
            (
                (self.tr("Music"), self.tr("The recordings to learn from.")),
                (self.tr("Damage"), self.tr("What is done to them, and what the network learns to undo.")),
                (self.tr("Network"), self.tr("Which network, for how long, and where.")),
                (self.tr("Run"), self.tr("The training as it goes.")),
                (self.tr("Result"), self.tr("What came of it, and into the library.")),
            )
        ):
            step = self.steps.add(f"{number + 1}  {name}", tip)
            self._names.append(name)
            step.setProperty("wide", step.minimumWidth() + GAP)
        self.music_step, self.damage, self.network = MusicStep(), DamageStep(), NetworkStep()
        self.run, self.result = RunStep(), ResultStep()
        self._stack = QStackedWidget()
        for step in self._all:
            self._stack.addWidget(_scrolled(step))
        self.back = button(self.tr("Back"), self.tr("To the step before."), partial(self._walk, -1))
        self.forth = button(self.tr("Next"), self.tr("To the next step."), partial(self._walk, 1), primary=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.setContentsMargins(EDGE, GAP, EDGE, 0)
        top.addWidget(self.steps)
        top.addStretch(1)
        top.addWidget(self.back)
        top.addWidget(self.forth)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._play = QAction(self.tr("Play the excerpt"), self)
        self._play.setShortcut(Qt.Key.Key_Space)
        self._play.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._play.triggered.connect(lambda _checked=False: self.ears.toggle())
        keep_keys(self)

    @property
    def _all(self) -> tuple[QWidget, ...]:
        return self.music_step, self.damage, self.network, self.run, self.result

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.music_step.folder_wanted.connect(self.choose_music)
        self.music_step.licence_changed.connect(lambda text: self._change(licence=text))
        self.damage.changed.connect(self._on_damage_changed)
        self.damage.folder_wanted.connect(self.choose_pairs)
        self.network.changed.connect(self._on_network_changed)
        self.network.estimate_wanted.connect(self.estimate)
        self.network.folder_wanted.connect(self.choose_runs)
        self.network.start_wanted.connect(self.start)
        self.run.pause_wanted.connect(self.training.pause)
        self.run.go_on_wanted.connect(self.go_on)
        self.run.stop_wanted.connect(self.finish_now)
        self.run.resume_wanted.connect(self.resume)
        self.run.leave_wanted.connect(self.leave)
        self.result.save_wanted.connect(self.save)
        self.result.card_wanted.connect(self.show_card)
        self.result.again_wanted.connect(partial(self.show_step, MUSIC))
        training = self.training
        training.state_changed.connect(self._show_state)
        training.updated.connect(self.run.show_update)
        training.grown.connect(self.read_run)
        training.ended.connect(self._on_ended)
        training.failed.connect(self._on_failed)
        self.ears.lost.connect(self.noted)
        self._session.restorers_changed.connect(self._list_checkpoints)

    # What a page is.

    @property
    def plan(self) -> TrainPlan:
        return self.plans.current

    @property
    def busy(self) -> bool:
        return self.training.running or self._saving

    @property
    def working(self) -> bool:
        return self.training.running or self.background.running

    def menu_actions(self) -> MenuActions:
        return {"sound": [self._play]}

    def take(self, paths: list[Path]) -> None:
        """A folder of music, or that of the files."""
        self.show_step(MUSIC)
        self.take_folder(next((path for path in paths if path.is_dir()), paths[0].parent))

    def shown(self) -> None:
        """The first time: look at the music again, load what there is to choose from, find unfinished runs."""
        if self._begun:
            return
        self._begun = True
        self.background.start(train_work.list_damage, self._on_damage_listed)
        self._list_checkpoints()
        self.find_unfinished()
        if self.plan.folder:
            self.scan(Path(self.plan.folder))
        if self.plan.run and not self.training.running:
            self.background.start(partial(train_work.read_run, Path(self.plan.run)), self._on_last_read)

    def hideEvent(self, event: QHideEvent) -> None:
        self.ears.pause()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Numbers alone where the window is narrow."""
        super().resizeEvent(event)
        for number, name in enumerate(self._names):
            step, wide = self.steps.button(number), self.width() >= _NARROW_PX
            step.setText(f"{number + 1}  {name}" if wide else f"{number + 1}")
            step.setMinimumWidth(step.property("wide") if wide else 48)

    def set_colours(self, colours: Colours) -> None:
        for step in (self.music_step, self.damage, self.run):
            step.set_colours(colours)

    def shut_down(self) -> None:
        """The run keeps its state; the window waits for that as long as it may."""
        self.training.pause()
        for timer in (self._saver, self.damage, self.auditioning, self.ears):
            timer.stop() if isinstance(timer, QTimer) else timer.shut_down()
        self.background.cancel_all()
        self.plans.save()

    # Steps.

    def show_step(self, step: int) -> None:
        self.ears.pause()
        self._change(step=step)
        self.steps.set_chosen(step)
        self._stack.setCurrentIndex(step)
        if step == DAMAGE:
            self.auditioning.begin()
        elif step == RESULT:
            self.show_result()
        self._show_state()

    def _walk(self, by: int) -> None:
        self.show_step(min(max(self.plan.step + by, MUSIC), RESULT))

    # Music.

    def choose_music(self) -> None:
        self._ask(self.tr("Choose the music"), self.plan.folder, self.take_folder)

    def take_folder(self, folder: Path) -> None:
        self._change(folder=str(folder))
        self.music_step.show_folder(str(folder))
        self.scan(folder)

    def scan(self, folder: Path) -> None:
        """Look through the music, beside everything else."""
        if self._scanning is not None and self._scanning.running:
            self._scanning.cancel()
        self.music = None
        self.music_step.show_folder(str(folder))
        self.music_step.show_progress(0.0)
        scanning = self.background.start(partial(train_work.scan, folder), self._on_scanned, self._on_scan_failed)
        scanning.updated.connect(lambda update: self.music_step.show_progress(update.fraction or 0.0))
        scanning.finished.connect(lambda: self.music_step.show_progress(None))
        self._scanning = scanning
        self._show_state()

    def _on_scanned(self, music: Music) -> None:
        if music.folder != self.plan.folder:
            return
        self.music = music
        self.music_step.show_music(music)
        self.auditioning.set_music(music)
        self._show_state()

    def _on_scan_failed(self, failure: Failure) -> None:
        self.music_step.show_music(None, engine_text(str(failure.error)))
        self._show_state()

    # Damage.

    def choose_pairs(self, which: str) -> None:
        def chosen(path: Path) -> None:
            self.damage.pairs[which].setText(str(path))
            self._on_damage_changed()

        if which == "manifest":
            self._ask(self.tr("Choose a list of pairs"), self.plan.folder, chosen, QFileDialog.FileMode.ExistingFile)
        else:
            self._ask(self.tr("Choose a folder"), self.plan.folder, chosen)

    def _on_damage_listed(self, damage: Damage) -> None:
        self.damage.show_damage(damage, self.plan)
        self.auditioning.begin()

    def _on_damage_changed(self) -> None:
        self._change(damage=self.damage.damage, chain=self.damage.chain(), pairs=self.damage.chosen_pairs())
        self.network.show_estimate(None)

    # Network and run.

    def _list_checkpoints(self) -> None:
        if self._begun:
            self.background.start(work.list_restorers, self._on_checkpoints)

    def _on_checkpoints(self, choices: list[Choice]) -> None:
        self.network.show_checkpoints(choices, self.plan.initial_checkpoint)

    def _on_network_changed(self) -> None:
        network = self.network
        values = {"settings": network.settings(), "initial_checkpoint": network.initial_checkpoint}
        self._change(**values, name=network.name.text().strip())
        self._show_state()

    def choose_runs(self) -> None:
        def chosen(folder: Path) -> None:
            self._change(runs_folder=str(folder))
            self._show_state()

        self._ask(self.tr("Where to keep runs"), str(self._runs), chosen)

    @property
    def _runs(self) -> Path:
        return Path(self.plan.runs_folder) if self.plan.runs_folder else runs_folder()

    @property
    def new_folder(self) -> Path:
        """Where the next run goes; never where one is already."""
        wanted = self.plan.name.replace("/", "-").replace("\\", "-").strip(" .") or self.tr("my restorer")
        return self._runs / free_name(self._runs, wanted)

    def estimate(self) -> None:
        self._timing = self.background.start(
            partial(train_work.estimate, self.plan), self._on_estimated, self._on_estimate_failed
        )
        self._timing.finished.connect(self._on_timed)
        self._show_state()

    def _on_estimated(self, estimate: Estimate) -> None:
        self.network.show_estimate(estimate)

    def _on_estimate_failed(self, failure: Failure) -> None:
        self.network.show_estimate(None, engine_text(str(failure.error)))

    def _on_timed(self) -> None:
        self._timing = None
        self._show_state()

    def start(self) -> None:
        """A new run by the plan."""
        self._train(self.new_folder, self.plan, None)

    def go_on(self) -> None:
        """The run in hand, where it stopped."""
        if self.view is not None:
            self._train(self.view.folder, self.view.plan, self.view)

    def resume(self, view: RunView) -> None:
        """An unfinished run that was found."""
        self.run.show_unfinished(None)
        self._train(view.folder, view.plan, view)

    def leave(self, view: RunView) -> None:
        self.run.show_unfinished(None)
        self.background.start(partial(train_work.give_up, view.folder), lambda _: self.find_unfinished())

    def finish_now(self) -> None:
        if self.training.running:
            self.training.stop()
        elif self.view is not None:
            self._give_up(self.view.folder)

    def _train(self, folder: Path, plan: TrainPlan, view: RunView | None) -> None:
        if self.training.running:
            return
        self.ears.pause()
        self.run.show_unfinished(None)
        self.view = view
        self.result.name.clear()
        self.result.show_saved("")
        self.run.show_new(view.epochs if view is not None else plan.settings.epochs)
        if view is not None:
            self.run.show_run(view)
        self._change(run=str(folder))
        self.listening.set_folder(folder)
        self.training.start(folder, replace(plan, run=str(folder)))
        self.show_step(RUN)

    def find_unfinished(self) -> None:
        self.background.start(partial(train_work.find_unfinished, (self._runs,)), self._on_unfinished)

    def _on_unfinished(self, views: list[RunView]) -> None:
        if not self.training.running:
            self.run.show_unfinished(next(iter(views), None))
            self._show_state()
            if views and self.plan.step != RUN:
                self.noted.emit(self.tr("A training run is unfinished; it can go on in step 4 of the Train page."))

    def read_run(self) -> None:
        """The history and the clips, as the folder has them."""
        if self.training.folder is not None:
            self.background.start(partial(train_work.read_run, self.training.folder), self._on_run_read)

    def _on_run_read(self, view: RunView | None) -> None:
        if view is not None and view.folder == self.training.folder:
            self.view = view
            self.run.show_run(view)
            self._show_state()

    def _on_last_read(self, view: RunView | None) -> None:
        """The last run of the last session."""
        if view is None or self.training.running:
            return
        self.view, self.training.folder = view, view.folder
        self.listening.set_folder(view.folder)
        self.run.show_run(view)
        if self.plan.step == RESULT:
            self.show_result()
        self._show_state()

    def _on_ended(self, how: str) -> None:
        self.read_run()
        folder = self.training.folder
        if how == "stopped" and folder is not None:
            self._give_up(folder)
        elif how == "finished":
            self.noted.emit(self.tr("The training is finished."))
            if self.plan.step == RUN:
                self.show_step(RESULT)

    def _give_up(self, folder: Path) -> None:
        self.background.start(partial(train_work.give_up, folder), lambda _: self._on_given_up())

    def _on_given_up(self) -> None:
        self.read_run()
        self.show_step(RESULT)

    def _on_failed(self, failure: Failure) -> None:
        title = self.tr("The training stopped")
        dialogs.show_failure(self, failure, self._log, title)
        self.read_run()
        self.find_unfinished()

    # The result.

    def show_result(self) -> None:
        folder = Path(self.plan.run) if self.plan.run else None
        if folder is None:
            self.result.show_run(None, [])
            return
        self.background.start(partial(train_work.results, folder), partial(self._on_results, folder))

    def _on_results(self, folder: Path, rows: list[ResultRow]) -> None:
        if self.view is not None and self.view.folder == folder:
            self.result.show_run(self.view, rows)

    def show_card(self) -> None:
        if self.view is not None:
            job = partial(train_work.read_card, self.view.folder / "best.safetensors")
            self.background.start(job, self._on_card, self._on_save_failed)

    def _on_card(self, shelf: Shelf) -> None:
        CardDialog(shelf, self).open()

    def save(self, name: str) -> None:
        """Put the best epoch into the library."""
        if self.view is None or self._saving:
            return
        self._saving = True
        self.result.show_saving(True)
        job = partial(train_work.keep, self.view.folder, name or self.view.folder.name)
        self.background.start(job, self._on_saved, self._on_save_failed).finished.connect(self._on_saving_ended)

    def _on_saved(self, name: str) -> None:
        self.result.show_saved(name)
        self._session.restorers_changed.emit()

    def _on_save_failed(self, failure: Failure) -> None:
        dialogs.show_failure(self, failure, self._log, self.tr("The checkpoint was not saved"))

    def _on_saving_ended(self) -> None:
        self._saving = False
        self.result.show_saving(False)

    # Keeping and showing.

    def _change(self, **values: object) -> None:
        self.plans.change(**values)
        if self.plans.unsaved:
            self._saver.start()

    def _on_save_plan(self) -> None:
        self.background.start(self.plans.save, lambda _: None)

    def _show_plan(self) -> None:
        plan = self.plan
        self.music_step.show_folder(plan.folder)
        self.music_step.licence.setText(plan.licence)
        self.network.show_plan(plan)
        self.network.show_estimate(None)
        self.steps.set_chosen(plan.step)
        self._stack.setCurrentIndex(plan.step)
        self._show_state()

    def _show_state(self) -> None:
        """Enable what makes sense now."""
        training, step = self.training, self.plan.step
        ready = "" if self.plan.folder else self.tr("Choose the music in step 1 first.")
        if ready == "" and self.music is not None and len(self.music.usable) < 2:
            ready = self.tr("Two recordings at least are needed, one of them to judge by.")
        self.network.show_state(self._timing is not None, training.running, ready)
        self.network.show_place(str(self.new_folder))
        self.run.show_state(training, self.view)
        self.back.setEnabled(step > MUSIC)
        self.forth.setVisible(step not in (NETWORK, RESULT))
        self.forth.setEnabled(step != RUN or (self.view is not None and self.view.best is not None))

    def _ask(
        self,
        title: str,
        at: str,
        then: Callable[[Path], None],
        mode: QFileDialog.FileMode = QFileDialog.FileMode.Directory,
    ) -> None:
        dialog = QFileDialog(self, title, at or self._store.current.open_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()


def _scrolled(step: QWidget) -> QScrollArea:
    """A step that scrolls where the window is low."""
    inside = QWidget()
    inside.setObjectName("page")
    column = QVBoxLayout(inside)
    column.setContentsMargins(EDGE, GAP, EDGE, GAP)
    column.addWidget(step)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
