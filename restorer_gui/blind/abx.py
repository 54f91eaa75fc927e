"""ABX: X is secretly A or B, anew in each trial. Nothing on the screen knows which until the last answer is given."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from model_core.listening import AbxResult, AbxTrial, Excerpt, draw_abx, judge_abx, needed_correct
from restorer_gui.blind.booth import Candidate
from restorer_gui.blind.dialog import BlindDialog, decibels
from restorer_gui.blind.log import Log
from restorer_gui.jobs import Background
from restorer_gui.numbers import number
from restorer_gui.player import Player
from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.switch import Switch

TRIALS = (8, 10, 12, 16, 20, 25)
DEFAULT_TRIALS = 16
MOST_EXCERPTS = 5


def open_abx(
    parent: QWidget,
    player: Player,
    candidates: Sequence[Candidate],
    background: Background,
    folder: Path,
    source: str = "",
    loop: tuple[float, float] | None = None,
    chosen: tuple[int, int] = (0, 1),
    seed: int | None = None,
) -> AbxDialog:
    """Open the test over ``parent``. ``chosen``: which two candidates are A and B at first. ``source`` names the file
    in the log, which goes into ``folder``.
    """
    dialog = AbxDialog(parent, player, candidates, background, folder, source, loop, seed)
    dialog.choose(*chosen)
    dialog.open()
    return dialog


class AbxDialog(BlindDialog):
    """Keys while listening: A, B, X; Shift+A and Shift+B answer; Space pauses; Home goes back to the beginning."""

    def _build(self) -> None:
        super()._build()
        self.setWindowTitle(self.tr("Blind test: can you hear the difference?"))
        self._drawn: tuple[AbxTrial, ...] = ()
        self._answers: list[str] = []
        self._took: list[tuple[float, int]] = []  # seconds and switches of each answer
        self._asked_s, self._switches = 0.0, 0
        self._build_setup()
        self._build_listen()
        self._build_result()

    def _build_setup(self) -> None:
        self.first, self.second, self.trials = QComboBox(), QComboBox(), QComboBox()
        for box, letter in ((self.first, "A"), (self.second, "B")):
            for candidate in self._candidates:
                box.addItem(candidate.name)
            describe(box, letter, self.tr("The version that is {0} throughout the test.").format(letter))
            box.currentIndexChanged.connect(self._show_setup)
        for count in TRIALS:
            self.trials.addItem(str(count), count)
        self.trials.setCurrentIndex(TRIALS.index(DEFAULT_TRIALS))
        describe(self.trials, self.tr("Trials"), self.tr("How many questions. More of them find smaller differences."))
        self.trials.currentIndexChanged.connect(self._show_setup)
        self.rule = self._words("", "muted")
        column = QVBoxLayout(self.setup)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._words(self.tr("Can you hear the difference?"), "title"))
        text = self.tr(
            "You hear A, B and X. X is secretly one of the two, drawn anew each time: say which. "
            "All are equally loud, and nothing is revealed before the end."
        )
        column.addWidget(self._words(text))
        rows = [
            (self.tr("A"), self.first),
            (self.tr("B"), self.second),
            (self.tr("Trials"), self.trials),
            (self.tr("Excerpts"), self.place),
            (self.tr("Length"), self.length),
        ]
        column.addLayout(self._form(rows))
        column.addWidget(self.rule)
        column.addStretch(1)
        cancel = self._button(self.tr("Cancel"), self.tr("Closes without a test (Esc)."), self.reject)
        column.addLayout(self._row(cancel, self.begin_button))

    def _build_listen(self) -> None:
        self.count = self._words("", "title")
        self.switch = Switch()
        for index, letter in enumerate("ABX"):
            self.switch.add(letter, self.tr("Hear {0}, in place (key {0}).").format(letter))
            self._key(letter, lambda index=index: self._on_heard(index))
        self.switch.chosen.connect(self._on_heard)
        tip = self.tr("Your answer: X is the same as {0} (Shift+{0}).")
        self.answers = [
            self._button(
                self.tr("X is {0}").format(letter), tip.format(letter), lambda _=0, letter=letter: self.answer(letter)
            )
            for letter in "AB"
        ]
        for letter in "AB":
            self._key(f"Shift+{letter}", lambda letter=letter: self.answer(letter))
        self._key("Space", self._on_play_wanted)
        self._key("Home", self.booth.restart)
        column = QVBoxLayout(self.listen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GAP)
        column.addWidget(self.count)
        for text, widgets in ((self.tr("Listen"), [self.switch]), (self.tr("Answer"), self.answers)):
            row = QHBoxLayout()
            row.setSpacing(GAP)
            label = QLabel(text)
            label.setObjectName("muted")
            label.setFixedWidth(80)
            row.addWidget(label)
            for widget in widgets:
                row.addWidget(widget, 1)
            column.addLayout(row)
        keys = self.tr("A, B, X listen. Shift+A, Shift+B answer. Space pauses, Home starts the excerpt again.")
        column.addWidget(self._words(keys, "muted"))
        column.addStretch(1)
        stop = self._button(self.tr("Stop"), self.tr("Ends the test before its end (Esc)."), self.reject)
        column.addLayout(self._row(stop))

    def _build_result(self) -> None:
        self.verdict, self.figures, self.table = self._words("", "title"), self._words(), self._words("", "muted")
        column = QVBoxLayout(self.result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.verdict, self.figures, self.table, self.kept):
            column.addWidget(widget)
        column.addStretch(1)
        again = self._button(self.tr("Test again"), self.tr("Draws a new test."), self._on_again)
        column.addLayout(self._row(self.folder_button, again, self.close_button))

    def choose(self, first: int, second: int) -> None:
        self.first.setCurrentIndex(first)
        self.second.setCurrentIndex(second)
        self._show_setup()

    # The course of the test.

    def pair(self) -> tuple[Candidate, Candidate]:
        return self._candidates[self.first.currentIndex()], self._candidates[self.second.currentIndex()]

    def excerpt_count(self) -> int:
        return MOST_EXCERPTS

    def begin(self, excerpts: Sequence[Excerpt]) -> None:
        self._drawn = draw_abx(self.trials.currentData(), excerpts, self.seed)
        self._answers, self._took = [], []
        self._ask()

    def answer(self, letter: str) -> None:
        """X is ``letter``, says the listener."""
        if not self.answerable():
            return
        self._answers.append(letter)
        self._took.append((round(time.monotonic() - self._asked_s, 1), self._switches))
        if len(self._answers) == len(self._drawn):
            self.finish()
        else:
            self._ask()

    def show_answerable(self, on: bool) -> None:
        for button in self.answers:
            button.setEnabled(on)

    def _ask(self) -> None:
        number, trial = len(self._answers), self._drawn[len(self._answers)]
        text = self.tr("Trial {0} of {1}").format(number + 1, len(self._drawn))
        self.count.setText(text)
        self.count.setAccessibleName(text)
        a, b = (candidate.track for candidate in self.pair())
        self.booth.enter([a, b, a if trial.x == "A" else b], trial.excerpt)
        self.switch.set_chosen(0)
        self._asked_s, self._switches = time.monotonic(), 0

    def _on_heard(self, index: int) -> None:
        self._switches += 1
        self.booth.hear(index)
        self.switch.set_chosen(index)

    def _on_again(self) -> None:
        self.folder_button.setEnabled(False)
        self.kept.clear()
        self.pages.setCurrentWidget(self.setup)
        self.begin_button.setDefault(True)

    def _judge(self) -> AbxResult:
        result = judge_abx(self._drawn, self._answers)
        return replace(result, complete=result.complete and not self.broken)

    def show_result(self) -> None:
        result = self._judge()
        heard = self.tr("You heard it") if result.heard else self.tr("No evidence that you can tell them apart")
        lost = self.tr("The sound was lost on the way: this test is incomplete")
        self.verdict.setText(lost if self.broken else heard)
        first, second = (candidate.name for candidate in self.pair())
        low, high = (round(100 * share) for share in result.interval)
        text = self.tr(
            "{0} of {1} right. By guessing alone one does at least this well in {2} % of such tests ({3}). "
            "With 95 % confidence you are right {4} to {5} % of the time."
        )
        chance = 100 * result.p_value
        shown = number(chance, ".1f" if chance >= 0.1 else ".2g")
        p_value = f"p = {number(result.p_value, '.4f')}" if result.p_value >= 0.0001 else "p < 0.0001"
        figures = text.format(result.correct, result.trials, shown, p_value, low, high)
        self.figures.setText(self.tr("A was {0}, B was {1}.").format(first, second) + "\n\n" + figures)
        marks = zip(self._drawn, self._answers, strict=True)
        right, wrong = "\u2713", "\u2717"
        told = [f"{number}\u00a0{right if trial.x == said else wrong}" for number, (trial, said) in enumerate(marks, 1)]
        self.table.setText("   ".join(told))
        self.close_button.setDefault(True)

    def log(self) -> Log | None:
        if not self._answers:
            return None
        result = self._judge()
        pair, right = self.pair(), f"{result.correct} of {result.trials} right"
        facts = {
            **self.facts(result.complete),
            "versions": {letter: candidate.name for letter, candidate in zip("AB", pair, strict=True)},
            "gains_db": {letter: decibels(candidate.track) for letter, candidate in zip("AB", pair, strict=True)},
            "trials": len(self._drawn),
            "answered": result.trials,
            "correct": result.correct,
            "p_value": result.p_value if result.complete else None,
            "interval_95": list(result.interval),
            "summary": f"{right}; sound was lost, so this is no evidence." if self.broken else str(result),
        }
        answers = [
            {
                "trial": number,
                "start_s": round(trial.excerpt.start_s, 3),
                "end_s": round(trial.excerpt.end_s, 3),
                "x": trial.x,
                "answer": said,
                "correct": trial.x == said,
                "seconds": seconds,
                "switches": switches,
            }
            for number, (trial, said, (seconds, switches)) in enumerate(
                zip(self._drawn, self._answers, self._took, strict=False), 1
            )
        ]
        return Log("abx", self._started, facts, answers)

    def _show_setup(self) -> None:
        same = self.first.currentIndex() == self.second.currentIndex()
        trials = self.trials.currentData()
        needed = needed_correct(trials)
        self.rule.setText(
            self.tr("A and B are the same version: choose two.")
            if same
            else self.tr("{0} of {1} right answers or more count as heard.").format(needed, trials)
        )
        self.begin_button.setEnabled(not same)
