"""Forms from dataclasses: every kind of field, values there and back, and each degradation of the table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Annotated, Any, Literal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model_core.config import Range, from_dict
from restorer_gui.form_spec import FieldSpec, fields_of
from restorer_gui.widgets.config_form import ConfigForm, FieldWords, SliderField


@dataclass(frozen=True)
class Inside:
    depth: Annotated[int, Range(1, 9)] = 4


@dataclass(frozen=True)
class Everything:
    gain_db: Annotated[float, Range(-20, 20, "dB")] = 3.0
    cutoff_hz: Annotated[float, Range(20, 20_000, "Hz")] = 1_000.0
    count: Annotated[int, Range(1, 10)] = 3
    seed: int = 101
    on: bool = True
    mode: Literal["residual", "direct"] = "direct"
    kinds: tuple[Literal["white", "pink", "tape"], ...] = ("white", "tape")
    rates: tuple[int, ...] = (8, 10)
    name: str = "mine"
    inside: Inside = Inside()
    unknown: dict[str, Any] = field(default_factory=dict)


def test_what_a_dataclass_says_of_itself() -> None:
    specs = {spec.name: spec for spec in fields_of(Everything)}
    assert list(specs) == [
        "gain_db", "cutoff_hz", "count", "seed", "on", "mode", "kinds", "rates", "name", "inside",
    ]  # fmt: skip
    assert specs["gain_db"] == FieldSpec("gain_db", "float", 3.0, -20, 20, "dB")
    assert specs["mode"].choices == ("residual", "direct")
    assert specs["rates"].choices == (8, 10)
    assert specs["inside"].inside == (FieldSpec("depth", "int", 4, 1, 9),)


def test_sliders_of_wide_ranges_go_by_ratios() -> None:
    wide = FieldSpec("hz", "float", 100.0, 20, 20_000, "Hz")
    assert wide.logarithmic
    assert wide.at(0.0) == 20.0 and wide.at(1.0) == 20_000.0
    assert wide.at(1 / 3) == pytest.approx(200, rel=0.01)
    assert wide.share(200.0) == pytest.approx(1 / 3)
    narrow = FieldSpec("db", "float", 0.0, -20, 20, "dB")
    assert narrow.at(0.25) == -10.0 and narrow.share(-10.0) == 0.25
    whole = FieldSpec("bits", "int", 8, 4, 16)
    assert [whole.at(share / 12) for share in range(13)] == list(range(4, 17))


def test_values_there_and_back(qtbot: QtBot) -> None:
    form = ConfigForm(fields_of(Everything))
    qtbot.addWidget(form)
    assert from_dict(Everything, form.values()) == Everything()
    other = Everything(
        -1.2345, 12_345.6, 9, 7, False, "residual", ("pink",), (10,), "yours", Inside(2)
    )  # no slider's step lies there: what was set stays exact
    told: list[None] = []
    form.changed.connect(lambda: told.append(None))
    form.set_values({**asdict(other), "unknown": 1})
    assert from_dict(Everything, form.values()) == other
    assert told == []


def test_hands_change_values(qtbot: QtBot) -> None:
    form = ConfigForm(fields_of(Everything))
    qtbot.addWidget(form)
    gain = form.fields["gain_db"]
    assert isinstance(gain, SliderField)
    with qtbot.waitSignal(form.changed):
        qtbot.keyClick(gain.slider, Qt.Key.Key_Home)
    assert form.values()["gain_db"] == -20.0
    assert gain.shown.text() == "\u221220 dB"
    kinds = form.fields["kinds"]
    for box in kinds.boxes:  # type: ignore[attr-defined]
        if box.isChecked():
            box.click()
    assert form.values()["kinds"] == ["tape"]  # never none of them


def test_texts_of_values(qtbot: QtBot) -> None:
    def text(spec: FieldSpec, percent: bool = False) -> str:
        made = SliderField(spec, FieldWords("a", "b", percent=percent), lambda _: FieldWords("", ""))
        qtbot.addWidget(made)
        return made.text()

    assert text(FieldSpec("p", "float", 0.15, 0, 1), percent=True) == "15 %"
    assert text(FieldSpec("hz", "float", 3_500.0, 20, 20_000, "Hz")) == "3.5 kHz"
    assert text(FieldSpec("hz", "float", 50.0, 20, 20_000, "Hz")) == "50 Hz"
    assert text(FieldSpec("rate", "float", 1e-4, 1e-6, 1e-2)) == "0.0001"


def test_every_degradation_has_a_form_that_gives_itself_back(qtbot: QtBot) -> None:
    from model_core.degradations import DEGRADATIONS

    for name, cls in DEGRADATIONS.items():
        specs = fields_of(cls)
        assert len(specs) == len(fields(cls)), name
        form = ConfigForm(specs)
        qtbot.addWidget(form)
        assert from_dict(cls, form.values()) == cls(), name
