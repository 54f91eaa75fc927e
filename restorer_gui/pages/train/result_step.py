"""Step 5: what came of it, beside the paper and the checkpoints that ship, and into the library."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from restorer_gui.pages.train.parts import Sideways, button, card, words
from restorer_gui.theme import GAP
from restorer_gui.train_values import ResultRow, RunView
from restorer_gui.widgets.figures import plain, signed
from restorer_gui.widgets.keys import describe, keep_keys

TABLE_1 = ("l1_mel", "lsd_mel_db", "cosine_mel")
_DIGITS = {"l1_mel": 4, "lsd_mel_db": 2, "cosine_mel": 4, "si_sdr_db": 2}


class ResultStep(QWidget):
    """Emits what the hand wants; shows what was measured."""

    save_wanted = Signal(str)  # under this name
    card_wanted = Signal()
    again_wanted = Signal()
    measure_wanted = Signal()  # or to stop that

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.detail = words("", "heading"), words("", "muted")
        self.note = words("", "muted")
        self.measure = button("", "", self.measure_wanted.emit)
        self.table = QWidget()
        self.table.setObjectName("page")
        self._sideways = Sideways(self.table)
        self._sideways.setAccessibleName(self.tr("Beside the paper and the restorers that ship"))
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(7)
        self.cells: list[list[str]] = []
        self.name = QLineEdit()
        describe(
            self.name, self.tr("Name in the library"), self.tr("How it is called on the Restore and Library pages.")
        )
        self.save = button(
            self.tr("Save to the library"),
            self.tr("Keeps the best epoch as a checkpoint; it can be chosen on the Restore page at once."),
            lambda: self.save_wanted.emit(self.name.text().strip()),
            primary=True,
        )
        self.card = button(
            self.tr("Show the card\u2026"),
            self.tr("Everything that this checkpoint says of itself."),
            self.card_wanted.emit,
        )
        self.again = button(
            self.tr("Train another"),
            self.tr("Back to the first step; this run stays where it is."),
            self.again_wanted.emit,
        )
        self.saved = words("", "heading")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.name, 1)
        row.addWidget(self.save)
        row.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(card(self.headline, self.detail))
        measuring = QHBoxLayout()
        measuring.addWidget(self.measure)
        measuring.addStretch(1)
        self._table_card = card(
            self._sideways, self.note, measuring, title=self.tr("Beside the paper and the restorers that ship")
        )
        column.addWidget(self._table_card)
        self._save_card = card(row, self.saved, title=self.tr("Use it"))
        column.addWidget(self._save_card)
        last = QHBoxLayout()
        last.addWidget(self.again)
        last.addStretch(1)
        column.addLayout(last)
        column.addStretch(1)
        keep_keys(self)
        self.show_measuring(None)
        self.show_saved("")
        self.show_run(None, [])

    def show_run(self, view: RunView | None, rows: list[ResultRow]) -> None:
        best = view.best if view is not None else None
        there = view is not None and best is not None
        for part in (self._table_card, self._save_card, self.again):
            part.setVisible(there)
        if view is None or best is None:
            self.headline.setText(self.tr("There is no result yet."))
            self.detail.setText(self.tr("It appears with the first epoch of a run."))
            return
        if not self.name.text():
            self.name.setText(view.folder.name)
        self.headline.setText(self._headline(best))
        self.detail.setText(
            self.tr("Epoch {0} of {1} was the best on music that it never learned from; that one is kept.").format(
                best.get("epoch"), len(view.history)
            )
        )
        self._show_table(rows)

    def show_measuring(self, fraction: float | None) -> None:
        """How much of it is done; None: nothing is being measured."""
        if fraction is None:
            name = self.tr("Measure all on this music")
            tip = self.tr(
                "Restores the held-out music of this run with the shipped restorers too, so that rows compare."
            )
            describe(self.measure, name, tip)
            self.measure.setText(name)
            return
        name = self.tr("Stop measuring ({0} %)").format(round(100 * fraction))
        describe(self.measure, name, self.tr("The table stays as it is."))
        self.measure.setText(name)

    def show_saved(self, name: str) -> None:
        """It is in the library now, under this name; empty: not yet."""
        text = self.tr("Saved as {0}. It can be chosen on the Restore page now.").format(name)
        self.saved.setText(text if name else "")
        self.saved.setVisible(bool(name))

    def show_saving(self, saving: bool) -> None:
        self.save.setEnabled(not saving)
        self.name.setEnabled(not saving)

    def _headline(self, best: Mapping[str, object]) -> str:
        restored, untouched = best.get("restored"), best.get("untouched")
        if isinstance(restored, Mapping) and isinstance(untouched, Mapping):
            for name in ("lsd_mel_db", *restored):
                before, after = untouched.get(name), restored.get(name)
                if before and after is not None and name.startswith("lsd"):
                    share = 100.0 * (1.0 - float(after) / float(before))
                    if abs(share) < 0.5:
                        return self.tr("It changes next to nothing yet")
                    if share > 0:
                        return self.tr("It takes away {0} % of the error in the spectrum").format(f"{share:.0f}")
                    return self.tr("It does not help yet: the damaged music left alone is closer to the clean one")
        return self.tr("The run has a result")

    def _show_table(self, rows: list[ResultRow]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        mine = next((row.values for row in rows if row.name == "this run"), {})
        names = [name for name in TABLE_1 if name in mine] or list(mine)[:3]
        rows = [row for row in rows if any(name in row.values or name in row.gains for name in names)]
        titles = {
            "l1_mel": "L1",
            "lsd_mel_db": self.tr("LSD, dB"),
            "cosine_mel": self.tr("Cosine"),
            "si_sdr_db": "SI-SDR, dB",
            "lsd": "LSD",
        }
        heads = [""]
        for name in names:
            heads += [titles.get(name, name), self.tr("gain")]
        lines = [[*heads, self.tr("measured on")]]
        for row in rows:
            line = [self._row_name(row.name)]
            for name in names:
                digits = _DIGITS.get(name, 3)
                value, gain = row.values.get(name, math.nan), row.gains.get(name, math.nan)
                line.append("" if math.isnan(value) else plain(value, digits))
                line.append("" if math.isnan(gain) else signed(gain, digits))
            lines.append([*line, self._source(row.source)])
        self.cells = lines
        self._fill(lines, [row.name == "this run" for row in rows])
        self.note.setText(self._note(rows, names))

    def _note(self, rows: list[ResultRow], names: list[str]) -> str:
        gain = self.tr("Gain: how much closer to the clean picture than the damaged one.")
        paper = self.tr("Paper: Patrizi 2025, Table 1, which names gains only.")
        if not set(names) & set(TABLE_1):
            ask = self.tr("This network is judged by ear and waveform; measure it to see the paper's figures as well.")
            return f"{gain} {ask}"
        if any(row.source == "card" for row in rows):
            rough = self.tr(
                "Rows were measured on different music and compare roughly, until all are measured on this."
            )
            return f"{gain} {rough} {paper}"
        same = self.tr("All but the paper's rows were measured on the same excerpts.")
        return f"{gain} {same} {paper}"

    def _fill(self, lines: list[list[str]], marked: list[bool]) -> None:
        for column in range(self._grid.columnCount()):  # an earlier table may have had fewer
            self._grid.setColumnStretch(column, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(lines):
            for column, text in enumerate(line):
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setObjectName("heading" if number and marked[number - 1] else "" if number else "muted")
                if 0 < column < len(line) - 1:
                    label.setAlignment(right)
                if column == len(line) - 1 and number:
                    label.setObjectName("muted")
                if column == 0:
                    label.setAccessibleName(", ".join(part for part in line if part))
                self._grid.addWidget(label, number, column)
        self._grid.setColumnStretch(len(lines[0]) - 1, 1)

    def _row_name(self, name: str) -> str:
        return {
            "untouched": self.tr("Untouched"),
            "this run": self.tr("This run"),
            "studio": self.tr("Studio, shipped"),
            "studio-direct": self.tr("Studio direct, shipped"),
            "direct": self.tr("Direct, shipped"),
            "residual": self.tr("Residual, shipped"),
            "paper, direct": self.tr("Direct, paper"),
            "paper, residual": self.tr("Residual, paper"),
        }.get(name, name)

    def _source(self, source: str) -> str:
        return {
            "held-out": self.tr("held-out music of this run"),
            "card": self.tr("its own held-out music"),
            "paper": self.tr("the paper's test music"),
        }.get(source, source)
