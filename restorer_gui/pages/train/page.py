"""The training page: music, damage, network, run, result. The window can be used meanwhile."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from restorer_gui.ears import Ears
from restorer_gui.jobs import Background, JobRunner
from restorer_gui.pages.base import SONGS, MenuActions, Page
from restorer_gui.pages.train.auditioning import Auditioning
from restorer_gui.pages.train.choosing import Choosing
from restorer_gui.pages.train.damage_step import DamageStep
from restorer_gui.pages.train.music_step import MusicStep
from restorer_gui.pages.train.network_step import NetworkStep
from restorer_gui.pages.train.parts import button, scrolled
from restorer_gui.pages.train.planner import Planner
from restorer_gui.pages.train.preparing import Preparing
from restorer_gui.pages.train.result_step import ResultStep
from restorer_gui.pages.train.results import Results
from restorer_gui.pages.train.run_step import RunStep
from restorer_gui.pages.train.running import Running
from restorer_gui.player import Player
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.train_plan import TrainPlan
from restorer_gui.widgets.keys import keep_keys
from restorer_gui.widgets.switch import Switch

MUSIC, DAMAGE, NETWORK, RUN, RESULT = range(5)
_NARROW_PX = 800


class TrainPage(Page):
    """The steps side by side, and who wires each of them. ``runner`` trains, in a process of its own."""

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
        self._session = session
        self.background = Background(self)
        self.planner = Planner(folder, self.background, self)
        self.ears = Ears(session, player, self)
        self._begun = False
        self._build()
        background, usual = self.background, store.current.open_folder
        self.choosing = Choosing(self.planner, self.music_step, self.damage, background, usual, self)
        self.auditioning = Auditioning(session, self.damage, self.ears, background, self)
        self.preparing = Preparing(self.planner, self.network, background, self)
        self.running = Running(self.planner, self.run, runner, self.ears, background, log, self)
        self.results = Results(self.result, background, log, self)
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
        for part in (self.music_step, self.damage, self.network, self.run, self.result):
            self._stack.addWidget(scrolled(part))
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

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.ears.lost.connect(self.noted)
        choosing, running = self.choosing, self.running
        choosing.scanned.connect(self._on_scanned)
        choosing.damage_listed.connect(self.auditioning.begin)
        choosing.damage_changed.connect(lambda: self.network.show_estimate(None))
        self.preparing.changed.connect(self._show_state)
        self.network.start_wanted.connect(self.start)
        running.begun.connect(self._on_begun)
        running.changed.connect(self._on_run_changed)
        running.finished.connect(self._on_finished)
        running.ended.connect(partial(self.show_step, RESULT))
        running.unfinished_found.connect(self._on_unfinished_found)
        self.result.again_wanted.connect(partial(self.show_step, MUSIC))
        self.results.saved.connect(self._session.restorers_changed)
        self._session.restorers_changed.connect(self._on_restorers_changed)

    # What a page is.

    @property
    def plan(self) -> TrainPlan:
        return self.planner.plan

    @property
    def busy(self) -> bool:
        return self.running.training.running or self.results.saving

    @property
    def working(self) -> bool:
        return self.running.training.running or self.background.running

    def menu_actions(self) -> MenuActions:
        return {"sound": [self._play]}

    def take(self, paths: list[Path]) -> None:
        """A folder of music, or that of the files."""
        self.show_step(MUSIC)
        self.choosing.take_folder(next((path for path in paths if path.is_dir()), paths[0].parent))

    def shown(self) -> None:
        """The first time: look at the music again, load what there is to choose from, find unfinished runs."""
        if self._begun:
            return
        self._begun = True
        self.choosing.list_damage()
        self.preparing.list_checkpoints()
        self.running.find_unfinished()
        if self.plan.folder:
            self.choosing.scan(Path(self.plan.folder))
        self.running.read_last()

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
        self.running.training.pause()
        for part in (self.damage, self.auditioning, self.ears):
            part.shut_down()
        self.background.cancel_all()
        self.planner.shut_down()

    # Steps.

    def show_step(self, step: int) -> None:
        self.ears.pause()
        self.planner.change(step=step)
        self.steps.set_chosen(step)
        self._stack.setCurrentIndex(step)
        if step == DAMAGE:
            self.auditioning.begin()
        elif step == RESULT:
            self.results.show(self.running.view)
        self._show_state()

    def _walk(self, by: int) -> None:
        self.show_step(min(max(self.plan.step + by, MUSIC), RESULT))

    def start(self) -> None:
        """A new run by the plan."""
        self.running.start(self.preparing.new_folder)

    # What the steps tell.

    def _on_scanned(self) -> None:
        if self.choosing.music is not None:
            self.auditioning.set_music(self.choosing.music)
        self._show_state()

    def _on_begun(self) -> None:
        self.results.forget()
        self.show_step(RUN)

    def _on_run_changed(self) -> None:
        if self.plan.step == RESULT and self.running.view is not self.results.view:
            self.results.show(self.running.view)
        self._show_state()

    def _on_finished(self) -> None:
        self.noted.emit(self.tr("The training is finished."))
        if self.plan.step == RUN:
            self.show_step(RESULT)

    def _on_unfinished_found(self) -> None:
        if self.plan.step != RUN:
            self.noted.emit(self.tr("A training run is unfinished; it can go on in step 4 of the Train page."))

    def _on_restorers_changed(self) -> None:
        if self._begun:
            self.preparing.list_checkpoints()

    # Showing.

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
        training, view, step = self.running.training, self.running.view, self.plan.step
        self.preparing.show_state(training.running, self.choosing.trouble)
        self.run.show_state(training, view)
        self.back.setEnabled(step > MUSIC)
        self.forth.setVisible(step not in (NETWORK, RESULT))
        self.forth.setEnabled(step != RUN or (view is not None and view.best is not None))
