"""The two cards of figures: what they say in words, and which figures stand beside each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip, measure
from model_core.band_changes import BandChange
from model_core.diagnosis import Diagnosis, Finding, diagnose
from model_core.verdict import Reference, Verdict
from restorer_gui.widgets.diagnosis_card import DiagnosisCard
from restorer_gui.widgets.figures import Figure, hertz, plain, signed
from restorer_gui.widgets.verdict_card import VerdictCard

VERDICT = Verdict(
    -17.6, -14.2, -4.0, 0.7, 12, 340, float("-inf"), -7.6, 7600.0, 3.04, 9.0, -20.0, -37.3, None, True,
    ("unproven", "clipping_new", "louder"),
)  # fmt: skip


def rows(card: VerdictCard | DiagnosisCard) -> dict[str, Figure]:
    return {row.name: row for row in card.table.rows}


def test_figures_are_written_as_people_read_them() -> None:
    assert (plain(-3.14), plain(float("-inf")), plain(-0.04), plain(2.0, 0)) == (
        "\u22123.1",
        "\u2212\u221e",
        "0.0",
        "2",
    )
    assert (signed(1.84), signed(-1.8), signed(-0.01)) == ("+1.8", "\u22121.8", "0.0")
    assert (hertz(7601.0), hertz(440.0)) == ("7.6 kHz", "440 Hz")


def test_without_a_verdict_the_card_says_what_to_do(qtbot: QtBot) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    assert card.detail.text() == "Restore the clip to read what it changed."
    assert card.table.rows == ()
    card.show_working("Direct, 50 %")
    assert (card.title.text(), card.detail.text()) == ("Verdict on Direct, 50 %", "Comparing with the original\u2026")


def test_the_verdict_in_words_and_figures(qtbot: QtBot) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    card.show_verdict(VERDICT, "Direct, 100 %")
    assert card.headline.text() == "Audibly changed. Your ears decide whether for the better."
    assert card.detail.text() == "It clips where the original did not."
    shown = rows(card)
    assert (shown["Loudness (LUFS)"].before, shown["Loudness (LUFS)"].after) == ("\u221217.6", "\u221214.2")
    assert (shown["Stereo width (dB)"].before, shown["Stereo width (dB)"].after) == ("\u2212\u221e", "\u22127.6")
    assert (shown["Clipped samples"].before, shown["Clipped samples"].after) == ("12", "340")
    assert shown["Kept band moved"].before == "3.0 dB"
    assert shown["Added above 7.6 kHz"].before == "\u221237 dBFS"
    assert [name for name, row in shown.items() if row.warn] == ["True peak (dBTP)", "Clipped samples"]


def test_the_card_says_where_the_sound_was_left_alone_moved_and_filled(qtbot: QtBot) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    bands = (
        BandChange(20.0, 500.0, 0.0, 0.0, None, "untouched"),
        BandChange(500.0, 800.0, 0.0, 0.0, None, "untouched"),
        BandChange(800.0, 1_000.0, 0.62, 1.24, None, "moved"),
        BandChange(1_000.0, 8_000.0, 0.0, 0.0, None, "untouched"),
        BandChange(8_000.0, 16_000.0, 0.0, 0.0, -41.3, "filled"),
        BandChange(16_000.0, 22_050.0, 0.0, 0.0, None, "empty"),
    )
    card.show_verdict(replace(VERDICT, bands=bands), "Studio")
    shown = rows(card)
    assert shown["Left alone"].before == "20 \u2013 800 Hz\n1.0 \u2013 8.0 kHz"
    assert (shown["Moved"].before, shown["Filled in"].before) == ("800 Hz \u2013 1.0 kHz", "8.0 \u2013 16.0 kHz")
    assert "by 0.62 dB, at most 1.2 dB" in shown["Moved"].tip
    assert "\u221241 dB of the whole came in" in shown["Filled in"].tip
    assert "Barely moved" not in shown
    codes = ("untouched", "moved", "untouched", "moved", "untouched", "moved")
    scattered = tuple(replace(band, code=code) for band, code in zip(bands, codes, strict=True))  # type: ignore[arg-type]
    card.show_verdict(replace(VERDICT, bands=scattered), "Studio")
    assert rows(card)["Moved"].before == "500 \u2013 800 Hz\n1.0 \u2013 8.0 kHz \u2026"


def test_polarity_and_delay_are_told_in_words(qtbot: QtBot) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    codes = ("inaudible", "inverted", "shifted")
    card.show_verdict(replace(VERDICT, codes=codes, later_s=0.0005, inverted=True), "x")  # type: ignore[arg-type]
    assert "upside down" in card.detail.text()
    assert "All of it comes 0.50 ms later." in card.detail.text()
    card.show_verdict(replace(VERDICT, codes=codes, later_s=-0.0005), "x")  # type: ignore[arg-type]
    assert "All of it comes 0.50 ms sooner." in card.detail.text()


@pytest.mark.parametrize(
    ("code", "headline"),
    [
        ("identical", "No audible benefit: keep the original."),
        ("inaudible", "No audible benefit: keep the original."),
        ("farther", "Further from the clean recording: keep the original."),
        ("closer", "Closer to the clean recording."),
        ("mixed", "Closer in one respect, further in another: listen."),
    ],
)
def test_every_outcome_has_its_headline(qtbot: QtBot, code: str, headline: str) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    reference = Reference(-24.0, 12.345, 3.86, 0.5)
    card.show_verdict(replace(VERDICT, codes=(code,), reference=reference), "x")  # type: ignore[arg-type]
    assert card.headline.text() == headline
    if code != "identical":
        assert (rows(card)["SI-SDR (dB)"].after, rows(card)["LSD"].before) == ("12.3", "3.86")


def test_a_suggestion_can_be_taken(qtbot: QtBot) -> None:
    card = DiagnosisCard()
    qtbot.addWidget(card)
    assert card.detail.text() == "Listening to the recording\u2026"
    noise = 0.1 * np.random.default_rng(0).standard_normal((2, 44_100))
    facts = measure(AudioClip(noise.astype(np.float32), 44_100))
    findings = (Finding("narrow", 7600.0), Finding("clipped", 120.0, 8, (1.0,)))
    card.show_diagnosis(Diagnosis(facts, 7600.0, findings, "direct", "band_limit"))
    assert card.headline.text() == "Cut off above 7.6 kHz: a restorer may fill the top."
    assert card.detail.text() == "120 samples are clipped, in 8 places."  # the band is told once
    assert card.take.text() == "Use Direct"
    with qtbot.waitSignal(card.suggestion_taken) as taken:
        card.take.click()
    assert taken.args == ["direct"]


def test_sound_without_faults_and_silence(qtbot: QtBot) -> None:
    card = DiagnosisCard()
    qtbot.addWidget(card)
    noise = (0.1 * np.random.default_rng(0).standard_normal((2, 3 * 44_100))).astype(np.float32)
    card.show_diagnosis(diagnose(AudioClip(noise, 44_100)))
    assert card.headline.text() == "Nothing wrong was measured."
    assert card.take.isHidden()
    assert rows(card)["Bandwidth"].before == "22.1 kHz"
    card.show_diagnosis(diagnose(AudioClip(np.zeros((1, 44_100), np.float32), 44_100)))
    assert card.headline.text() == "There is no sound in it."
    assert card.table.rows == ()
