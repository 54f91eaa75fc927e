"""The exported report in the window's language: nothing of it is left in English by oversight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from model_core.audio import AudioClip
from model_core.evaluation import (
    ORACLE,
    POOLED,
    UNTOUCHED,
    ClipScore,
    Column,
    EvaluateConfig,
    Evaluation,
    Example,
    Row,
    Words,
    choose,
    report,
    write_report,
)
from model_core.evaluation.scores import columns_for
from restorer_gui import i18n
from restorer_gui.report_words import TEXTS, report_words

# Names that are the same in every language, and what comes from the evaluation itself.
SAME = {"ViSQOL", "Zimtohrli", "ViSQOL, Zimtohrli", "MR-STFT", "SI-SDR", "LSD", "L1\n(mel)", "LSD\n(mel)"}
OWN = {"residual", "direct", UNTOUCHED, ORACLE, "mp3", "intact", "MP3, 64 kb/s; 8 bits"}


class Recorder(dict[str, str]):
    """What the report asks for."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(texts)
        self.asked: set[str] = set()

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
        self.asked.add(key)
        return super().get(key, default)


@pytest.fixture
def evaluation() -> Evaluation:
    names = (UNTOUCHED, "residual", "direct", ORACLE)
    columns = (Column("visqol", "", True), Column("zimtohrli", "", True), *columns_for(EvaluateConfig()))
    figures = {column.name: 1.5 for column in columns}
    scores = dict.fromkeys(names, figures)
    clips = tuple(ClipScore("mp3", n, f"/music/{n}.flac", 1.5, 0.2, "MP3, 64 kb/s; 8 bits", scores) for n in range(6))
    gains = {column.name: 0.5 for column in columns if column.higher_is_better is not None}
    rows = tuple(
        Row(condition, name, 6, figures, figures, figures, *([gains] * 3 if name != UNTOUCHED else []))
        for condition in ("mp3", "intact", POOLED)
        for name in names
    )
    return Evaluation(EvaluateConfig("/music"), ("residual", "direct"), names, columns, rows, clips)


@pytest.fixture
def sounds(evaluation: Evaluation, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(*_: object) -> Iterator[Example]:
        noise = 0.1 * np.random.default_rng(0).standard_normal((1, 8_820)).astype(np.float32)
        for choice in choose(evaluation, 1):
            yield Example(choice, {name: AudioClip(noise, 44_100) for name in (*evaluation.restorers, "clean")})

    monkeypatch.setattr(report, "make_examples", make)


@pytest.mark.usefixtures("sounds")
def test_all_that_the_report_says_is_known(evaluation: Evaluation, tmp_path: Path) -> None:
    for pairs, protocol in (("", "own"), ("/pairs", "paper")):
        texts = Recorder({})
        config = EvaluateConfig("/music", pairs=pairs, protocol=protocol)  # type: ignore[arg-type]
        write_report(replace(evaluation, config=config), tmp_path / "report.html", heard=1, words=Words(texts=texts))
        assert texts.asked - SAME - OWN - set(TEXTS) == set()
        assert len(texts.asked & set(TEXTS)) > 40


@pytest.mark.usefixtures("sounds")
def test_the_report_in_italian(evaluation: Evaluation, tmp_path: Path, qapp: QApplication) -> None:
    i18n.install(qapp, "it")
    try:
        words = report_words(evaluation)
        write_report(evaluation, tmp_path / "report.html", heard=1, words=words)
    finally:
        i18n.install(qapp, "en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<html lang="it">' in page
    assert "Valutazione di Residuo, " in page
    assert "+0,500" in page
    assert "MP3, 64 kb/s; 8 bit<" in page
    assert words.texts["oracle"] == "Oracolo"
    assert words.number(-1234.5, ".1f") == "\u22121234,5"
    assert page.count('class="hear"') == 2  # the worst clip of each restorer is one click away
