"""One kind of damage, and a family of them, as rows that unfold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from restorer_gui.form_spec import FieldSpec
from restorer_gui.pages.train.setting_words import damage_words
from restorer_gui.pages.train.words import damage_titles, family_titles
from restorer_gui.theme import GAP
from restorer_gui.train_values import DamageKind
from restorer_gui.widgets.config_form import ConfigForm, FieldWords, SliderField
from restorer_gui.widgets.keys import describe, keep_keys

_PROBABILITY = FieldSpec("probability", "float", 1.0, 0.0, 1.0)
_NAME_PX = 166
_WEIGHT = FieldSpec("weight", "float", 1.0, 0.0, 30.0)


class Row(QFrame):
    """Switch, how often, and what unfolds below."""

    changed = Signal()

    def __init__(self, title: str, tip: str, often: SliderField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = QCheckBox(title)
        describe(self.switch, title, tip)
        self.switch.setMinimumWidth(_NAME_PX)
        self.often = often
        describe(often.slider, f"{title}: {often.words.label}", often.words.tip)
        self.unfold = QToolButton()
        self.unfold.setCheckable(True)
        self.unfold.setArrowType(Qt.ArrowType.DownArrow)
        self.unfold.setObjectName("quiet")
        self.unfold.setFixedSize(28, 24)
        describe(self.unfold, self.tr("Settings of {0}").format(title), self.tr("Shows what is drawn, and from where."))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.switch, 0, 0)
        grid.addWidget(often, 0, 1)
        grid.addWidget(often.shown, 0, 2)
        grid.addWidget(self.unfold, 0, 3)
        for part in (often, often.shown, self.unfold):
            kept = part.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            part.setSizePolicy(kept)
        self._grid = grid
        self.inside: QWidget | None = None
        self.switch.toggled.connect(self._on_switched)
        self.switch.clicked.connect(lambda _checked=False: self.changed.emit())
        often.changed.connect(self.changed)
        self.unfold.toggled.connect(self._on_unfolded)
        self._on_switched(False)

    def make_inside(self) -> QWidget | None:
        """What unfolds; made when it is wanted first."""
        return None

    def _on_switched(self, on: bool) -> None:
        for part in (self.often, self.often.shown, self.unfold):
            part.setVisible(on)
        if not on:
            self.unfold.setChecked(False)

    def _on_unfolded(self, open_now: bool) -> None:
        self.unfold.setArrowType(Qt.ArrowType.UpArrow if open_now else Qt.ArrowType.DownArrow)
        if open_now and self.inside is None:
            self.inside = self.make_inside()
            if self.inside is not None:
                self._grid.addWidget(self.inside, 1, 0, 1, 4)
                keep_keys(self)
        if self.inside is not None:
            self.inside.setVisible(open_now)


class StepRow(Row):
    """One degradation of a chain."""

    def __init__(self, kind: DamageKind, step: Mapping[str, Any] | None, parent: QWidget | None = None) -> None:
        title, tip = damage_titles().get(kind.name, (kind.title, kind.title))
        words = FieldWords(self.tr("How often"), self.tr("The share of excerpts that get it."), percent=True)
        super().__init__(title, tip, SliderField(_PROBABILITY, words, damage_words), parent)
        self.kind = kind
        self._parameters: dict[str, Any] = dict(step["parameters"]) if step else {}
        self.form: ConfigForm | None = None
        self.often.set_value(step["probability"] if step else 1.0)
        self.switch.setChecked(step is not None)

    def make_inside(self) -> QWidget:
        self.form = ConfigForm(self.kind.fields, damage_words, indent=26)
        self.form.set_values(self._parameters)
        self.form.changed.connect(self.changed)
        return self.form

    def step(self) -> dict[str, Any] | None:
        """None where it is off. Only what differs from the defaults is named."""
        if not self.switch.isChecked():
            return None
        parameters = self._parameters
        if self.form is not None:
            defaults = {spec.name: spec.default for spec in self.kind.fields}
            values = self.form.values()
            parameters = {name: value for name, value in values.items() if not _same(value, defaults[name])}
        return {"name": self.kind.name, "parameters": parameters, "probability": self.often.value()}


class FamilyRow(Row):
    """One of several kinds of damage of which each excerpt gets one; its steps unfold."""

    def __init__(
        self, kinds: Mapping[str, DamageKind], family: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        name = family["name"]
        title = family_titles().get(name) or damage_titles().get(name, (name, ""))[0]
        tip = self.tr("One family is drawn for each excerpt; the larger its weight, the more often.")
        words = FieldWords(self.tr("Weight"), tip)
        super().__init__(title, tip, SliderField(_WEIGHT, words, damage_words), parent)
        self._kinds, self._family = kinds, family
        self.rows: list[StepRow] = []
        self.often.set_value(family["weight"])
        self.switch.setChecked(family["weight"] > 0)

    def make_inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(26, 2, 0, 6)
        for step in self._family["steps"]:
            row = StepRow(self._kinds[step["name"]], step)
            row.changed.connect(self.changed)
            self.rows.append(row)
            column.addWidget(row)
        return inside

    def family(self) -> dict[str, Any] | None:
        """None where it is off."""
        if not self.switch.isChecked():
            return None
        steps = [row.step() for row in self.rows] if self.rows else list(self._family["steps"])
        kept = [step for step in steps if step is not None]
        return {"name": self._family["name"], "steps": kept, "weight": self.often.value()} if kept else None


class HeadLine(QWidget):
    """A heading over some rows, with a muted line beside it."""

    def __init__(self, text: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GAP, 0, 2)
        heading, muted = QLabel(text), QLabel(detail)
        heading.setObjectName("heading")
        muted.setObjectName("muted")
        muted.setWordWrap(True)
        row.addWidget(heading)
        row.addWidget(muted, 1)


def _same(value: Any, default: Any) -> bool:
    return (list(value) if isinstance(value, tuple | list) else value) == (
        list(default) if isinstance(default, tuple | list) else default
    )
