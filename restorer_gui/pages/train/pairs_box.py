"""Pairs from disk: clean and damaged recordings that a person has, in two folders or in a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from restorer_gui.form_spec import FieldSpec
from restorer_gui.pages.train.damage_rows import HeadLine
from restorer_gui.pages.train.parts import button, words
from restorer_gui.pages.train.setting_words import damage_words
from restorer_gui.train_plan import Pairs
from restorer_gui.widgets.config_form import FieldWords, SliderField
from restorer_gui.widgets.keys import describe


class PairsBox(QWidget):
    """``folder_wanted``: "clean_folder", "damaged_folder" or "manifest", which is a file."""

    changed = Signal()
    folder_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(HeadLine(self.tr("Pairs from disk"), self.tr("damage that you have as files")))
        for name, text, tip in (
            ("clean_folder", self.tr("Clean folder"), self.tr("The undamaged recordings.")),
            (
                "damaged_folder",
                self.tr("Damaged folder"),
                self.tr("The same recordings damaged, with the same names; they are aligned to the sample."),
            ),
            (
                "manifest",
                self.tr("Or a list of pairs"),
                self.tr("A table (CSV or TSV) with a line for each damaged file and its clean one."),
            ),
        ):
            line = QLineEdit()
            line.setPlaceholderText(text)
            describe(line, text, tip)
            line.editingFinished.connect(self._on_edited)
            choose = button(self.tr("Choose\u2026"), tip, lambda name=name: self.folder_wanted.emit(name))
            choose.setAccessibleName(f"{self.tr('Choose')}: {text}")
            row = QHBoxLayout()
            row.addWidget(line, 1)
            row.addWidget(choose)
            column.addLayout(row)
            self.lines[name] = line
        said = FieldWords(
            self.tr("From pairs"), self.tr("The share of excerpts that come from these files."), percent=True
        )
        self.share = SliderField(FieldSpec("share", "float", 0.5, 0.0, 1.0), said, damage_words)
        self.share.changed.connect(self.changed)
        row = QHBoxLayout()
        row.addWidget(words(said.label, "muted"))
        row.addWidget(self.share, 1)
        row.addWidget(self.share.shown)
        column.addLayout(row)
        self.note = words("", "muted")
        self.note.hide()
        column.addWidget(self.note)
        self._kept = Pairs()

    def show_pairs(self, pairs: Pairs) -> None:
        """As they were kept."""
        for name, line in self.lines.items():
            line.setText(getattr(pairs, name))
        self.share.set_value(pairs.share)
        self._kept = self.pairs()

    def show_found(self, count: int | None, problem: str = "") -> None:
        """How many pairs there are, or what is wrong with them; None and nothing: nobody looked."""
        self.note.setText(problem or (self.tr("{0} pairs were found.").format(count) if count is not None else ""))
        self.note.setObjectName("warning" if problem else "muted")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setVisible(bool(self.note.text()))

    def set_path(self, name: str, path: str) -> None:
        """As a hand would."""
        self.lines[name].setText(path)
        self._on_edited()

    def pairs(self) -> Pairs:
        paths = {name: line.text().strip() for name, line in self.lines.items()}
        return Pairs(**paths, share=float(self.share.value()))

    def _on_edited(self) -> None:
        if self.pairs() != self._kept:  # leaving a line changes nothing
            self._kept = self.pairs()
            self.changed.emit()
