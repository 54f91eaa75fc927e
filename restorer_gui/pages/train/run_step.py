"""Step 4: the run as it goes: the loss, how fast, how long still, and what a held-out clip sounds like by now."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from model_core.progress import Update
from restorer_gui.pages.train.parts import button, card, words
from restorer_gui.pages.train.training import Training
from restorer_gui.pages.train.words import term_titles
from restorer_gui.theme import GAP, Colours
from restorer_gui.train_values import RunView, Sound
from restorer_gui.widgets.audition import TOP_HZ, AuditionPanel
from restorer_gui.widgets.flow import FlowLayout
from restorer_gui.widgets.job_bar import remaining_text
from restorer_gui.widgets.keys import describe, keep_keys
from restorer_gui.widgets.loss_plot import TOTAL, LossPlot

_WIDE_PX = 900
CRNN_HZ = 16_000.0  # nothing above is ever heard of that network
SETTLED = 0.2  # of an epoch
DAMAGED, RESTORED, CLEAN = range(3)


class RunStep(QWidget):
    """Emits what the hand wants; shows what it is told."""

    pause_wanted = Signal()
    go_on_wanted = Signal()
    stop_wanted = Signal()
    resume_wanted = Signal(object)  # RunView: an unfinished run
    leave_wanted = Signal(object)  # RunView: offer it no more
    epoch_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfinished: RunView | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._epochs: tuple[int, ...] = ()
        self._top_hz = CRNN_HZ
        self._make_offer()
        self._make_head()
        self._make_cards()
        self._deck = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._deck.setSpacing(GAP)
        self._deck.addWidget(self._plot_card, 5)
        self._deck.addWidget(self._listen_card, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.offer)
        column.addWidget(self._head)
        column.addLayout(self._deck, 1)
        keep_keys(self)

    def _make_offer(self) -> None:
        self.offer = QFrame()
        self.offer.setObjectName("card")
        self.offer_text = words("", "heading")
        go_on = button(
            self.tr("Go on with it"),
            self.tr("Continues exactly where it stopped, as if nothing had happened."),
            lambda: self.resume_wanted.emit(self._unfinished),
            primary=True,
        )
        leave = button(
            self.tr("Leave it"),
            self.tr("Ask no more about this run. Its files stay where they are."),
            lambda: self.leave_wanted.emit(self._unfinished),
        )
        row = QHBoxLayout(self.offer)
        row.setContentsMargins(GAP + 2, 10, GAP + 2, 10)
        row.setSpacing(GAP)
        row.addWidget(self.offer_text, 1)
        row.addWidget(leave)
        row.addWidget(go_on)
        self.offer.hide()

    def _make_head(self) -> None:
        self.headline, self.facts = words("", "heading"), words("", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress of the whole run"))
        self.pause = button(self.tr("Pause"), "", self._on_pause)
        self.stop = button(
            self.tr("Finish now"),
            self.tr("Ends the run and keeps the best epoch so far. It can be saved to the library."),
            self.stop_wanted.emit,
        )
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self.headline)
        texts.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(texts, 1)
        row.addWidget(self.stop)
        row.addWidget(self.pause)
        self._head = card(row, self.progress)

    def _make_cards(self) -> None:
        self.plot = LossPlot()
        terms = QWidget()
        self._terms = FlowLayout(terms, GAP)
        self._terms_box = terms
        self._plot_card = card(self.plot, terms, title=self.tr("Loss"))
        self.listen = AuditionPanel(
            (
                (self.tr("Damaged"), self.tr("The held-out clip as the network hears it.")),
                (self.tr("Restored"), self.tr("What the network makes of it after the chosen epoch.")),
                (self.tr("Clean"), self.tr("The clip as it was; this is what it is to become.")),
            )
        )
        self.epoch = QComboBox()
        self.epoch.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        tip = self.tr("After which epoch. The clip is never learned from.")
        describe(self.epoch, self.tr("Restored after"), tip)
        self.epoch.activated.connect(lambda _index: self.epoch_wanted.emit(int(self.epoch.currentData())))
        self.listen.add_control(self.epoch)
        self.epoch.hide()
        self._listen_card = card(self.listen, title=self.tr("A clip that it never learned from"))
        self.show_sounds(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE_PX
        self._deck.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.plot.setMinimumHeight(170 if wide else 220)

    def set_colours(self, colours: Colours) -> None:
        self.plot.set_colours(colours)
        self.listen.set_colours(colours)
        self._show_terms()

    # What is shown.

    def show_unfinished(self, view: RunView | None) -> None:
        """Offer to go on with a run."""
        self._unfinished = view
        self.offer.setVisible(view is not None)
        if view is not None:
            text = (
                self.tr("The run {0} was paused after {1} of {2} epochs.")
                if view.state == "paused"
                else self.tr("The run {0} was interrupted after {1} of {2} epochs; a minute of it is lost at most.")
            )
            self.offer_text.setText(text.format(view.folder.name, len(view.history), view.epochs))

    def show_state(self, training: Training, view: RunView | None) -> None:
        running = training.running
        waits = view is not None and view.state in ("paused", "running") and not running
        offered = waits and self._unfinished is not None and view is not None and self._unfinished.folder == view.folder
        self.stop.setEnabled(not training.pausing if running else view is not None and view.best is not None)
        for control in (self.stop, self.pause):
            control.setVisible(running or (waits and not offered))
        self.pause.setEnabled(not training.pausing)
        if running:
            self.pause.setText(self.tr("Saving\u2026") if training.pausing else self.tr("Pause"))
            tip = self.tr("Keeps everything and stops computing. Go on whenever you like, also after a restart.")
        else:
            self.pause.setText(self.tr("Go on"))
            tip = self.tr("Continues exactly where it stopped.")
        describe(self.pause, self.pause.text(), tip)
        name = training.folder.name if training.folder is not None else ""
        if running and training.pausing:
            self.headline.setText(self.tr("Saving the state of {0}\u2026").format(name))
        elif running:
            self.headline.setText(self.tr("Training {0}").format(name))
        elif view is None:
            self.headline.setText(self.tr("Nothing is being trained. Start a run in the step before."))
            self.facts.clear()
        else:
            self.headline.setText(self._rest_text(view))
            self.facts.clear()
        self.progress.setVisible(view is not None or running)
        if view is not None and not running:
            self.progress.setValue(round(1000 * len(view.history) / max(1, view.epochs)))

    def _rest_text(self, view: RunView) -> str:
        if view.state in ("paused", "running"):
            return self.tr("{0} is paused after {1} of {2} epochs").format(
                view.folder.name, len(view.history), view.epochs
            )
        return self.tr("{0} is finished: {1} epochs").format(view.folder.name, len(view.history))

    def show_update(self, update: Update) -> None:
        """Where the run stands now."""
        values, locale = update.values, QLocale()
        if update.fraction is not None:
            self.progress.setValue(round(1000 * update.fraction))
        told = [update.message] if "step" not in values else []
        epoch, epochs = values.get("epoch"), values.get("epochs")
        if epoch is not None and epochs is not None:
            told.append(self.tr("Epoch {0} of {1}").format(epoch, epochs))
        if "step" in values:
            told.append(self.tr("step {0}").format(locale.toString(int(values["step"]))))
        if "items_per_s" in values:
            told.append(self.tr("{0} excerpts a second").format(locale.toString(float(values["items_per_s"]), "g", 3)))
        if "learning_rate" in values:
            told.append(self.tr("learning rate {0}").format(locale.toString(float(values["learning_rate"]), "g", 3)))
        left_s = values.get("seconds_left", update.remaining_s)
        if left_s is not None:
            told.append(remaining_text(float(left_s)))
        self.facts.setText(" \u00b7 ".join(told))
        step, steps = values.get("step"), values.get("steps_per_epoch")
        # Means over the epoch so far: those of its first excerpts say nothing.
        if step is not None and steps and (float(step) % float(steps) or float(steps)) >= SETTLED * float(steps):
            terms = {name[6:]: float(value) for name, value in values.items() if name.startswith("train/")}
            self.plot.add_step(float(step) / float(steps), terms)
            self._show_terms()

    def show_run(self, view: RunView) -> None:
        """The history, and the epochs that can be heard; the newest is chosen where the newest was."""
        self._top_hz = CRNN_HZ if view.plan.settings.network == "crnn" else TOP_HZ
        self.plot.show_history(view.history, view.epochs)
        self._show_terms()
        if view.listened == self._epochs or not view.has_pair:
            return
        newest = not self._epochs or self.epoch.currentData() == self._epochs[-1]
        chosen = view.listened[-1] if newest else self.epoch.currentData()
        self._epochs = view.listened
        self.epoch.clear()
        for epoch in view.listened:
            name = self.tr("Untrained") if epoch == 0 else self.tr("Epoch {0}").format(epoch)
            self.epoch.addItem(name, epoch)
        self.epoch.setCurrentIndex(self.epoch.findData(chosen))
        self.epoch.setVisible(bool(view.listened))
        self.epoch_wanted.emit(int(chosen))

    def show_new(self, epochs: int) -> None:
        """Another run: nothing of the last one is left."""
        self.plot.clear(epochs)
        self._epochs = ()
        self.epoch.clear()
        self.epoch.hide()
        self.progress.setValue(0)
        self.facts.clear()
        self.show_sounds(())
        self._show_terms()

    def show_sounds(self, sounds: tuple[Sound, ...]) -> None:
        """Damaged, restored and clean; none: nothing to hear yet."""
        if not sounds:
            self.listen.show_pictures(None, None, 0.0)
            self.listen.set_hints(self.tr("After each epoch a clip is restored and can be heard here."), "")
            return
        before, after = sounds[DAMAGED].picture, sounds[RESTORED].picture
        self.listen.show_pictures(before, after, sounds[DAMAGED].clip.duration_s, self._top_hz)

    def _show_terms(self) -> None:
        """A box for each term of the loss, in the colour of its line."""
        names = term_titles()
        for term in self.plot.known_terms:
            if term not in self._boxes:
                title, tip = names.get(term, (term, term))
                box = QCheckBox(title)
                describe(box, title, tip)
                box.setChecked(term == TOTAL)
                box.clicked.connect(self._on_terms)
                self._terms.addWidget(box)
                self._boxes[term] = box
            self._boxes[term].setStyleSheet(f"QCheckBox {{ color: {self.plot.colour_of(term).name()}; }}")
        for term, box in self._boxes.items():
            box.setVisible(term in self.plot.known_terms)
        self._terms_box.setVisible(len(self.plot.known_terms) > 1)

    def _on_terms(self) -> None:
        self.plot.show_terms([term for term, box in self._boxes.items() if box.isChecked()])

    def _on_pause(self) -> None:
        (self.pause_wanted if self.pause.text() == self.tr("Pause") else self.go_on_wanted).emit()
