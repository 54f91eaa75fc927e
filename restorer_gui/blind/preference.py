"""Blind preference: which version do you like best? Letters are drawn anew for every excerpt, names come at the end."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from model_core.listening import Excerpt, PreferenceRound, draw_preference, judge_preference
from restorer_gui.blind.booth import Candidate
from restorer_gui.blind.dialog import BlindDialog, decibels
from restorer_gui.blind.log import Log
from restorer_gui.jobs import Background
from restorer_gui.numbers import number
from restorer_gui.player import Player
from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.switch import Switch

ROUNDS = (1, 3, 5, 8, 12)
LETTERS = "ABCDEFGHI"


def open_preference(
    parent: QWidget,
    player: Player,
    candidates: Sequence[Candidate],
    background: Background,
    folder: Path,
    source: str = "",
    loop: tuple[float, float] | None = None,
    seed: int | None = None,
) -> PreferenceDialog:
    """Open the test over ``parent``. ``source`` names the file in the log, which goes into ``folder``."""
    dialog = PreferenceDialog(parent, player, candidates, background, folder, source, loop, seed)
    dialog.open()
    return dialog


class PreferenceDialog(BlindDialog):
    """Keys while listening: the letters; Shift+letter puts one next in your order; Backspace takes the last one back;
    Enter confirms; 0 says that none is preferred.
    """

    def _build(self) -> None:
        super()._build()
        self.setWindowTitle(self.tr("Blind preference: which do you like best?"))
        self._tested: list[int] = []
        self._rounds: tuple[PreferenceRound, ...] = ()
        self._placed: list[int] = []  # letters, best first
        self._ranks: list[list[float]] = []
        self._took: list[tuple[float, int]] = []
        self._asked_s, self._switches = 0.0, 0
        self._build_setup()
        self._build_listen()
        self._build_result()
        self._show_order()
        self._show_setup()

    def _build_setup(self) -> None:
        self.wanted = [QCheckBox(candidate.name) for candidate in self._candidates]
        self.rounds = QComboBox()
        for count in ROUNDS:
            self.rounds.addItem(str(count), count)
        self.rounds.setCurrentIndex(2)
        tip = self.tr("How many times you put the versions in order. More of them say more.")
        describe(self.rounds, self.tr("Rounds"), tip)
        column = QVBoxLayout(self.setup)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._words(self.tr("Which do you like best?"), "title"))
        text = self.tr(
            "The versions hide behind letters, drawn anew each time. Put them in your order, best first. "
            "All are equally loud, and nothing is revealed before the end."
        )
        column.addWidget(self._words(text))
        for box in self.wanted:
            describe(box, box.text(), self.tr("Takes part in the test."))
            box.setChecked(True)
            box.toggled.connect(self._show_setup)
            column.addWidget(box)
        rows = [(self.tr("Rounds"), self.rounds), (self.tr("Excerpts"), self.place), (self.tr("Length"), self.length)]
        column.addLayout(self._form(rows))
        column.addStretch(1)
        cancel = self._button(self.tr("Cancel"), self.tr("Closes without a test (Esc)."), self.reject)
        column.addLayout(self._row(cancel, self.begin_button))

    def _build_listen(self) -> None:
        self.count = self._words("", "title")
        self.switch = Switch()
        self.places: list[QPushButton] = []
        row = QHBoxLayout()
        row.setSpacing(6)
        for index, letter in enumerate(LETTERS[: len(self._candidates)]):
            self.switch.add(letter, self.tr("Hear {0}, in place (key {0}).").format(letter))
            self._key(letter, lambda index=index: self._on_heard(index))
            self._key(f"Shift+{letter}", lambda index=index: self.put(index))
            tip = self.tr("Puts what you hear now into this place (Shift and its letter).")
            place = self._button("", tip, lambda _=0, index=index: self._on_place_clicked(index))
            self.places.append(place)
            row.addWidget(place, 1)
        self.switch.chosen.connect(self._on_heard)
        self.tie = self._button(self.tr("No preference"), self.tr("All are equally good to you (0)."), self.tied)
        tip = self.tr("Confirms the order (Enter).")
        self.next = self._button(self.tr("Next"), tip, self.confirm, primary=True)
        keys = {"Backspace": self.take_back, "0": self.tied, "Return": self.confirm, "Enter": self.confirm}
        for key, act in {**keys, "Space": self._on_play_wanted, "Home": self.booth.restart}.items():
            self._key(key, act)
        column = QVBoxLayout(self.listen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GAP)
        column.addWidget(self.count)
        listening = QHBoxLayout()
        listening.addWidget(self.switch)
        for text, layout in ((self.tr("Listen"), listening), (self.tr("Best first"), row)):
            labelled = QHBoxLayout()
            labelled.setSpacing(GAP)
            label = QLabel(text)
            label.setObjectName("muted")
            label.setFixedWidth(80)
            labelled.addWidget(label)
            labelled.addLayout(layout, 1)
            column.addLayout(labelled)
        keys_text = self.tr(
            "Letters listen. Shift and a letter put it next in your order, Backspace takes the last one back. "
            "Space pauses, Home starts the excerpt again."
        )
        column.addWidget(self._words(keys_text, "muted"))
        column.addStretch(1)
        stop = self._button(self.tr("Stop"), self.tr("Ends the test before its end (Esc)."), self.reject)
        column.addLayout(self._row(stop, self.tie, self.next))

    def _build_result(self) -> None:
        self.verdict, self.figures, self.table = self._words("", "title"), self._words(), self._words()
        column = QVBoxLayout(self.result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.verdict, self.table, self.figures, self.kept):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(self._row(self.folder_button, self.close_button))

    # The course of the test.

    def pair(self) -> tuple[Candidate, Candidate]:
        return self._candidates[self._chosen()[0]], self._candidates[self._chosen()[-1]]

    def excerpt_count(self) -> int:
        return int(self.rounds.currentData())

    def begin(self, excerpts: Sequence[Excerpt]) -> None:
        self._tested = self._chosen()
        count = self.excerpt_count()
        # Fewer places than rounds: they come again, behind other letters.
        wanted = [excerpts[index % len(excerpts)] for index in range(count)]
        self._rounds = draw_preference(len(self._tested), wanted, self.seed)
        self._ranks, self._took = [], []
        for index, place in enumerate(self.places):
            place.setVisible(index < len(self._tested))
        self.switch.show_only(len(self._tested))
        self._ask()

    def put(self, letter: int) -> None:
        """This letter comes next in the order; the last one left follows by itself."""
        count = len(self._tested)
        if letter >= count or letter in self._placed or not self.answerable():
            return
        self._placed.append(letter)
        if len(self._placed) == count - 1:
            self._placed.append(next(index for index in range(count) if index not in self._placed))
        self._show_order()

    def take_back(self) -> None:
        """The last one was not meant."""
        if len(self._placed) == len(self._tested):  # the very last had followed by itself
            self._placed.pop()
        if self._placed:
            self._placed.pop()
        self._show_order()

    def confirm(self) -> None:
        if len(self._placed) == len(self._tested) and self.answerable():
            places = {letter: place for place, letter in enumerate(self._placed, 1)}
            self._answer([float(places[letter]) for letter in range(len(self._tested))])

    def tied(self) -> None:
        if self.answerable():
            self._answer([(len(self._tested) + 1) / 2] * len(self._tested))

    def _answer(self, places: list[float]) -> None:
        """``places`` are by letter; they are kept by version."""
        order = self._rounds[len(self._ranks)].order
        ranks = [0.0] * len(order)
        for letter, version in enumerate(order):
            ranks[version] = places[letter]
        self._ranks.append(ranks)
        self._took.append((round(time.monotonic() - self._asked_s, 1), self._switches))
        if len(self._ranks) == len(self._rounds):
            self.finish()
        else:
            self._ask()

    def show_answerable(self, on: bool) -> None:
        self.tie.setEnabled(on)
        self._show_order()
        if not on:
            for button in (*self.places, self.next):
                button.setEnabled(False)

    def _ask(self) -> None:
        number = len(self._ranks)
        drawn = self._rounds[number]
        text = self.tr("Round {0} of {1}").format(number + 1, len(self._rounds))
        self.count.setText(text)
        self.count.setAccessibleName(text)
        tracks = [self._candidates[self._tested[version]].track for version in drawn.order]
        self.booth.enter(tracks, drawn.excerpt)
        self.switch.set_chosen(0)
        self._asked_s, self._switches, self._placed = time.monotonic(), 0, []
        self._show_order()

    def _on_heard(self, index: int) -> None:
        if index < len(self._tested):
            self._switches += 1
            self.booth.hear(index)
            self.switch.set_chosen(index)

    def _on_place_clicked(self, index: int) -> None:
        if index == len(self._placed):
            self.put(self.booth.heard)

    def _show_order(self) -> None:
        for index, place in enumerate(self.places):
            letter = LETTERS[self._placed[index]] if index < len(self._placed) else ""
            place.setText(f"{index + 1}  {letter}" if letter else str(index + 1))
            place.setAccessibleName(self.tr("Place {0}: {1}").format(index + 1, letter or self.tr("empty")))
            place.setEnabled(index <= len(self._placed))
        self.next.setEnabled(len(self._placed) == len(self._tested))

    # What came of it.

    def show_result(self) -> None:
        result = judge_preference(len(self._rounds), self._ranks)
        names = [self._candidates[index].name for index in self._tested]
        best = names[result.order[0]]
        self.verdict.setText(
            self.tr("You prefer {0}").format(best) if result.clear else self.tr("No clear preference in these answers")
        )
        if self.broken:
            self.verdict.setText(self.tr("The sound was lost on the way: this test is incomplete"))
        line = self.tr("{0}. {1}: mean place {2}, preferred in {3} of {4} pairs")
        pairs = result.rounds * (len(names) - 1)
        self.table.setText(
            "\n".join(
                line.format(place, names[index], number(result.places[index], ".1f"), number(result.wins[index]), pairs)
                for place, index in enumerate(result.order, 1)
            )
        )
        chance = self.tr("Without any preference, places this uneven come about in {0} % of such tests (p = {1}).")
        self.figures.setText(
            self.tr("You had no preference in any round.")
            if result.p_value is None
            else chance.format(number(100 * result.p_value, ".1f"), number(result.p_value, ".4f"))
        )
        self.close_button.setDefault(True)

    def log(self) -> Log | None:
        if not self._ranks:
            return None
        result = judge_preference(len(self._rounds), self._ranks)
        tested = [self._candidates[index] for index in self._tested]
        facts = {
            **self.facts(result.complete),
            "versions": [candidate.name for candidate in tested],
            "gains_db": [decibels(candidate.track) for candidate in tested],
            "rounds": len(self._rounds),
            "answered": result.rounds,
            "mean_places": list(result.places),
            "wins": list(result.wins),
            "bradley_terry": list(result.shares),
            "p_value": result.p_value if result.complete and not self.broken else None,
        }
        answers = [
            {
                "round": number,
                "start_s": round(drawn.excerpt.start_s, 3),
                "end_s": round(drawn.excerpt.end_s, 3),
                "letter": LETTERS[drawn.order.index(version)],
                "version": tested[version].name,
                "place": ranks[version],
                "seconds": seconds,
                "switches": switches,
            }
            for number, (drawn, ranks, (seconds, switches)) in enumerate(
                zip(self._rounds, self._ranks, self._took, strict=False), 1
            )
            for version in range(len(tested))
        ]
        return Log("preference", self._started, facts, answers)

    def _chosen(self) -> list[int]:
        return [index for index, box in enumerate(self.wanted) if box.isChecked()]

    def _show_setup(self) -> None:
        self.begin_button.setEnabled(len(self._chosen()) >= 2)
