"""Numbers as people of a language write them, from one place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from restorer_gui import i18n
from restorer_gui.numbers import as_spoken, number
from restorer_gui.widgets.figures import hertz, plain, signed
from restorer_gui.widgets.picture_scale import hz_text, time_text


@pytest.fixture
def italian(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    i18n.install(qapp, "it")
    yield
    i18n.install(qapp, "en")
    QLocale.setDefault(before)


def test_italian_has_a_comma_everywhere(italian: None) -> None:
    assert number(44.1) == "44,1"
    assert number(-1234.5, ",.1f") == "\u22121.234,5"
    assert (signed(1.25), signed(-1.24), signed(-0.04)) == ("+1,2", "\u22121,2", "0,0")
    assert (plain(-0.04), plain(-3.0), plain(float("-inf"))) == ("0,0", "\u22123,0", "\u2212\u221e")
    assert (hertz(16_000.0), hertz(440.0)) == ("16,0 kHz", "440 Hz")
    assert (hz_text(2_500.0), time_text(83.25, 1)) == ("2,5 k", "1:23,2")


def test_figures_in_sentences_of_the_engine_follow(italian: None) -> None:
    assert "1,8 dB" in i18n.engine_text("Turned down by 1.8 dB so that no peak is clipped.")
    assert as_spoken("song 1.2.wav") == "song 1.2.wav"


def test_english_has_a_point(qapp: QApplication) -> None:
    before = QLocale()
    i18n.install(qapp, "en")
    assert (number(44.1), number(-1.5), number(1234.5, ",.1f")) == ("44.1", "\u22121.5", "1,234.5")
    QLocale.setDefault(before)
