"""A form that is made from a dataclass: a slider for every range, a box for every choice, a line for every word."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDoubleValidator, QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QSlider, QWidget

from restorer_gui.form_spec import FieldSpec
from restorer_gui.numbers import MINUS, number
from restorer_gui.theme import GAP
from restorer_gui.widgets.flow import FlowLayout
from restorer_gui.widgets.keys import describe, keep_keys

STEPS = 200


@dataclass(frozen=True)
class FieldWords:
    """What a person reads of a field: its label, what it does to the sound, and how its values are called."""

    label: str
    tip: str
    choices: Mapping[Any, str] | None = None
    percent: bool = False  # 0 to 1 is shown as 0 to 100 %

    def choice(self, value: Any) -> str:
        known = (self.choices or {}).get(value)
        return known if known is not None else number(value) if isinstance(value, int | float) else str(value)


Words = Callable[[FieldSpec], FieldWords]


def plain_words(spec: FieldSpec) -> FieldWords:
    """For fields that nobody has found words for."""
    label = spec.name.replace("_", " ").capitalize()
    return FieldWords(label, label)


class ConfigForm(QWidget):
    """``values()`` is a plain dict for `model_core.config.from_dict`. ``changed`` tells what a hand did."""

    changed = Signal()

    def __init__(
        self, specs: Sequence[FieldSpec], words: Words = plain_words, parent: QWidget | None = None, indent: int = 0
    ) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.labels: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(indent, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, spec in enumerate(specs):
            said = words(spec)
            field = _FIELDS[spec.kind](spec, said, words)
            field.changed.connect(self.changed)
            label = QLabel(said.label)
            label.setObjectName("heading" if spec.kind == "group" else "muted")
            label.setWordWrap(True)
            label.setToolTip(said.tip)
            if spec.kind == "group":
                grid.addWidget(label, 2 * row, 0, 1, 3)
                grid.addWidget(field, 2 * row + 1, 0, 1, 3)
            else:
                grid.addWidget(label, 2 * row, 0)
                grid.addWidget(field, 2 * row, 1)
                grid.addWidget(field.shown, 2 * row, 2)
            self.fields[spec.name], self.labels[spec.name] = field, label
        keep_keys(self)

    def values(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """As they were kept; is not told by ``changed``. What is not named goes back to its default."""
        for name, field in self.fields.items():
            blocked = field.blockSignals(True)
            field.set_value(values.get(name, field.spec.default))
            field.blockSignals(blocked)

    def show_only(self, names: Sequence[str]) -> None:
        """Hide the rows of all other fields; they keep their values."""
        for name, field in self.fields.items():
            for widget in (field, self.labels[name], field.shown):
                widget.setVisible(name in names)


class Field(QWidget):
    """One control. ``shown`` is a label for its value, empty where the control says it itself."""

    changed = Signal()

    def __init__(self, spec: FieldSpec, words: FieldWords) -> None:
        super().__init__()
        self.spec, self.words = spec, words
        self.shown = QLabel()
        self.shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Any:
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def _fill(self, control: QWidget) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(control, 0, 0)
        self.setFocusProxy(control)
        describe(control, self.words.label, self.words.tip)


class SliderField(Field):
    """A number between two ends. A value that was set stays exactly what it is until the slider is moved."""

    def __init__(self, spec: FieldSpec, words: FieldWords, _: Words) -> None:
        super().__init__(spec, words)
        self._value: float | int = 0
        span = int((spec.high or 0) - (spec.low or 0))
        self._steps = span if spec.kind == "int" and not spec.logarithmic and 0 < span <= STEPS else STEPS
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, self._steps)
        self.slider.setPageStep(max(1, self._steps // 10))
        self.slider.setMinimumWidth(70)
        self._fill(self.slider)
        self.slider.valueChanged.connect(self._on_moved)
        widest = 0
        for value in (spec.low, spec.at(0.4), spec.high, spec.default if spec.default is not None else spec.low):
            self.set_value(value)
            widest = max(widest, self.shown.fontMetrics().horizontalAdvance(self.text() + "0"))
        self.shown.setMinimumWidth(widest)

    def value(self) -> float | int:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = int(value) if self.spec.kind == "int" else float(value)
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(self.spec.share(self._value) * self._steps))
        self.slider.blockSignals(blocked)
        self._show_value()

    def text(self) -> str:
        """The value as people read it."""
        value = self._value
        if self.words.percent:
            return f"{100.0 * value:.0f} %"
        if self.spec.unit == "Hz" and value >= 1000:
            return f"{number(value / 1000, '.3g')} kHz"
        short = abs(value) < 1000 and not float(value).is_integer()
        text = number(value, ".3g") if short else f"{value:,.0f}".replace(",", "\u202f").replace("-", MINUS)
        return f"{text} {self.spec.unit}".strip()

    def _on_moved(self, place: int) -> None:
        self._value = self.spec.at(place / self._steps)
        self._show_value()
        self.changed.emit()

    def _show_value(self) -> None:
        self.shown.setText(self.text())
        self.slider.setAccessibleDescription(f"{self.text()}. {self.words.tip}")


class NumberField(Field):
    """A number without ends, typed."""

    def __init__(self, spec: FieldSpec, words: FieldWords, _: Words) -> None:
        super().__init__(spec, words)
        self.line = QLineEdit()
        self.line.setValidator(QIntValidator(self.line) if spec.kind == "int" else QDoubleValidator(self.line))
        self._fill(self.line)
        self.line.editingFinished.connect(self.changed)
        self.set_value(spec.default)

    def value(self) -> Any:
        with contextlib.suppress(ValueError):
            return int(self.line.text()) if self.spec.kind == "int" else float(self.line.text().replace(",", "."))
        return self.spec.default

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else f"{value}")


class TextField(Field):
    """A word or a path."""

    def __init__(self, spec: FieldSpec, words: FieldWords, _: Words) -> None:
        super().__init__(spec, words)
        self.line = QLineEdit()
        self._fill(self.line)
        self.line.textEdited.connect(self.changed)
        self.set_value(spec.default)

    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: Any) -> None:
        self.line.setText(value or "")


class SwitchField(Field):
    """Yes or no."""

    def __init__(self, spec: FieldSpec, words: FieldWords, _: Words) -> None:
        super().__init__(spec, words)
        self.box = QCheckBox()
        self._fill(self.box)
        self.box.clicked.connect(lambda _checked=False: self.changed.emit())
        self.set_value(spec.default)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class ChoiceField(Field):
    """One of a few."""

    def __init__(self, spec: FieldSpec, words: FieldWords, _: Words) -> None:
        super().__init__(spec, words)
        self.combo = QComboBox()
        for choice in spec.choices:
            self.combo.addItem(words.choice(choice), choice)
        self._fill(self.combo)
        self.combo.activated.connect(lambda _index: self.changed.emit())
        self.set_value(spec.default)

    def value(self) -> Any:
        return self.combo.currentData()

    def set_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))


class SeveralField(Field):
    """Some of a few; at least one."""

    def __init__(self, spec: FieldSpec, words: FieldWords, _: Words) -> None:
        super().__init__(spec, words)
        self.boxes: list[QCheckBox] = []
        row = FlowLayout(self, GAP)
        for choice in spec.choices:
            box = QCheckBox(words.choice(choice))
            describe(box, f"{words.label}: {words.choice(choice)}", words.tip)
            box.clicked.connect(self._on_clicked)
            row.addWidget(box)
            self.boxes.append(box)
        self.set_value(spec.default)

    def value(self) -> list[Any]:
        chosen = [choice for choice, box in zip(self.spec.choices, self.boxes, strict=True) if box.isChecked()]
        return chosen or list(self.spec.choices[:1])

    def set_value(self, value: Any) -> None:
        for choice, box in zip(self.spec.choices, self.boxes, strict=True):
            box.setChecked(choice in (value or ()))

    def _on_clicked(self) -> None:
        if not any(box.isChecked() for box in self.boxes):
            sender = self.sender()
            if isinstance(sender, QCheckBox):
                sender.setChecked(True)
            return
        self.changed.emit()


class GroupField(Field):
    """The fields of a dataclass inside."""

    def __init__(self, spec: FieldSpec, words: FieldWords, all_words: Words) -> None:
        super().__init__(spec, words)
        self.form = ConfigForm(spec.inside, all_words, indent=GAP)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.form, 0, 0)
        self.form.changed.connect(self.changed)

    def value(self) -> dict[str, Any]:
        return self.form.values()

    def set_value(self, value: Any) -> None:
        self.form.set_values(value or {})


def _number(spec: FieldSpec, words: FieldWords, all_words: Words) -> Field:
    made = NumberField if spec.low is None else SliderField
    return made(spec, words, all_words)


_FIELDS: dict[str, Callable[[FieldSpec, FieldWords, Words], Field]] = {
    "int": _number,
    "float": _number,
    "bool": SwitchField,
    "choice": ChoiceField,
    "many": SeveralField,
    "text": TextField,
    "group": GroupField,
}
