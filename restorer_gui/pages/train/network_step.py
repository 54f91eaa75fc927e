"""Step 3: which network, how long, where; and how many hours that will take."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from restorer_gui.form_spec import fields_of
from restorer_gui.i18n import engine_text
from restorer_gui.numbers import number
from restorer_gui.pages.train.parts import button, card, hours_text, words
from restorer_gui.pages.train.setting_words import run_words
from restorer_gui.theme import GAP
from restorer_gui.train_plan import RunSettings, TrainPlan
from restorer_gui.train_values import Estimate
from restorer_gui.values import Choice
from restorer_gui.widgets.config_form import ConfigForm
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe, keep_keys

_WIDE_PX = 820
# Where Studio's recipe differs from the paper's.
STUDIO: dict[str, Any] = {"batch": 8, "learning_rate": 1e-3, "segment_s": 3.0}


class NetworkStep(QWidget):
    """``changed``: some setting. The form is made from `RunSettings`."""

    changed = Signal()
    estimate_wanted = Signal()
    start_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        specs = fields_of(RunSettings)
        self.form = ConfigForm(specs, run_words)
        self.form.changed.connect(self._on_changed)
        self.first = QComboBox()
        tip = self.tr("Go on from a network that can restore already: quicker, and it keeps to what that one learned.")
        describe(self.first, self.tr("Start from"), tip)
        self.first.addItem(self.tr("Scratch"), "")
        self.first.activated.connect(self._on_first)
        self._choices: dict[str, Choice] = {}
        self.name = QLineEdit()
        describe(
            self.name, self.tr("Name of the run"), self.tr("The folder of the run, and the first name of the result.")
        )
        self.name.textEdited.connect(lambda _text: self.changed.emit())
        self.place = ElidedLabel()
        self.place.setObjectName("muted")
        self.elsewhere = button(
            self.tr("Elsewhere\u2026"),
            self.tr("Choose the folder in which runs are kept."),
            self.folder_wanted.emit,
        )
        self.figure = words("", "heading")
        self.detail = words(self.tr("A few steps are timed on this computer, with these settings."), "muted")
        self.timed = button(
            self.tr("Estimate"),
            self.tr("Times a few steps and says how long the whole run will take."),
            self.estimate_wanted.emit,
        )
        self.start = button(
            self.tr("Start training"),
            self.tr("Begins the run. It can be paused at any time and goes on after a restart."),
            self.start_wanted.emit,
            primary=True,
        )
        self.reset = button(
            self.tr("Default values"),
            self.tr("Epochs, batch, rate and lengths as in the paper; for Studio as ours was trained."),
            self._on_reset,
        )
        self._network = "crnn"
        self._lay_out()
        keep_keys(self)

    def _lay_out(self) -> None:
        where = QGridLayout()
        where.setHorizontalSpacing(GAP)
        where.setVerticalSpacing(8)
        where.setColumnStretch(1, 1)
        for row, (text, field) in enumerate(
            ((self.tr("Start from"), self.first), (self.tr("Name of the run"), self.name))
        ):
            label = QLabel(text)
            label.setObjectName("muted")
            label.setBuddy(field)
            where.addWidget(label, row, 0)
            where.addWidget(field, row, 1, 1, 2)
        where.addWidget(self.place, 2, 0, 1, 2)
        where.addWidget(self.elsewhere, 2, 2)
        again = QHBoxLayout()
        again.addStretch(1)
        again.addWidget(self.reset)
        settings = card(self.form, again, title=self.tr("What is trained, and how long"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.timed)
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(card(where, title=self.tr("From where, and whereto")))
        column.addWidget(card(self.figure, self.detail, buttons, title=self.tr("How long it will take")))
        column.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(settings)
        left.addStretch(1)
        self._deck = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._deck.setContentsMargins(0, 0, 0, 0)
        self._deck.setSpacing(GAP)
        self._deck.addLayout(left, 3)
        self._deck.addWidget(self._right, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE_PX
        self._deck.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # What is shown.

    def show_plan(self, plan: TrainPlan) -> None:
        self.form.set_values(asdict(plan.settings))
        self._network = plan.settings.network
        self.name.setText(plan.name)
        self._choose_first(plan.initial_checkpoint)
        self._show_fields()

    def show_place(self, folder: str) -> None:
        self.place.set_whole(folder)

    def show_checkpoints(self, choices: list[Choice], chosen: str) -> None:
        """What can be started from."""
        self._choices = {choice.name: choice for choice in choices}
        while self.first.count() > 1:
            self.first.removeItem(1)
        for choice in choices:
            self.first.addItem(engine_text(choice.title), choice.name)
        self._choose_first(chosen)

    def show_estimate(self, estimate: Estimate | None, problem: str = "") -> None:
        """None: nothing was timed with these settings."""
        if estimate is None:
            self.figure.setText("")
            self.detail.setText(problem or self.tr("A few steps are timed on this computer, with these settings."))
        else:
            self.figure.setText(self.tr("About {0}").format(hours_text(estimate.hours)))
            text = self.tr("{0} s for a step, {1} excerpts a second; it stops sooner when nothing is gained any more.")
            self.detail.setText(text.format(number(estimate.step_s, ".2g"), number(estimate.items_per_s, ".3g")))
        self.figure.setVisible(estimate is not None)

    def show_state(self, timing: bool, running: bool, ready: str) -> None:
        """``ready``: why nothing can be started, or empty."""
        self.timed.setEnabled(timing or (not running and not ready))
        self.show_timing(0.0 if timing else None)
        self.start.setEnabled(not running and not timing and not ready)
        if ready:
            self.show_estimate(None, ready)

    def show_timing(self, fraction: float | None) -> None:
        """How much of it is done: music and pairs may have to be decoded first. None: nothing is being timed."""
        stop = self.tr("Stop timing ({0} %)").format(round(100 * (fraction or 0.0)))
        self.timed.setText(self.tr("Estimate") if fraction is None else stop)

    def _choose_first(self, name: str) -> None:
        index = self.first.findData(name)
        if index < 0 and name:
            self.first.addItem(name, name)
            index = self.first.count() - 1
        self.first.setCurrentIndex(max(0, index))

    def _show_fields(self) -> None:
        """The recipes are the reference network's."""
        names = [spec.name for spec in fields_of(RunSettings)]
        if self.form.values()["network"] == "studio":
            names.remove("preset")
        self.form.show_only(names)

    # What was chosen.

    def settings(self) -> RunSettings:
        return RunSettings(**self.form.values())

    @property
    def initial_checkpoint(self) -> str:
        return str(self.first.currentData() or "")

    def _on_changed(self) -> None:
        if self.form.values()["network"] != self._network:  # each network has a recipe of its own
            self._network = self.form.values()["network"]
            usual = asdict(RunSettings()) | (STUDIO if self._network == "studio" else {})
            self.form.set_values(self.form.values() | {name: usual[name] for name in STUDIO})
        if not self._fits(self.initial_checkpoint):
            self.first.setCurrentIndex(0)
        self._show_fields()
        self.show_estimate(None)
        self.changed.emit()

    def _fits(self, name: str) -> bool:
        """Whether the network of a checkpoint is the one that is to be trained, as far as is known."""
        choice, values = self._choices.get(name), self.form.values()
        return (
            choice is None or not choice.network or (choice.network, choice.mode) == (values["network"], values["mode"])
        )

    def _on_first(self, _index: int) -> None:
        """A network goes on as what it is."""
        choice = self._choices.get(self.initial_checkpoint)
        if choice is not None and not self._fits(choice.name):
            self.form.set_values(self.form.values() | {"network": choice.network, "mode": choice.mode})
        self._on_changed()

    def _on_reset(self) -> None:
        values = self.form.values()
        kept = {name: values[name] for name in ("network", "mode", "device")}
        usual = STUDIO if values["network"] == "studio" else {}
        self.form.set_values({**asdict(RunSettings()), **usual, **kept})
        self._on_changed()
