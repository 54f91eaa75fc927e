"""The evaluate page: what is chosen, the table, the worst clips, export, cancel; with an evaluation that is made up."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from model_core.errors import DataError
from model_core.evaluation import (
    CONDITIONS,
    SETS,
    UNTOUCHED,
    ClipScore,
    Column,
    EvaluateConfig,
    Evaluation,
    Row,
)
from model_core.progress import Reporter
from restorer_gui import evaluate_work, work
from restorer_gui.evaluate_work import Harm, Judged, Order
from restorer_gui.jobs import JobRunner
from restorer_gui.pages.evaluate import EvaluatePage
from restorer_gui.player import Player
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import LIGHT
from restorer_gui.values import Choice
from restorer_gui.widgets.metric_table import FIGURE, GAIN, SIGN
from tests.restorer_gui.gui_fakes import FakeStream

COLUMNS = (Column("si_sdr_db", "dB", True), Column("lsd", "", False), Column("width_db", "dB", None))


def made_up(tmp_path: Path) -> Judged:
    """One clip under two conditions: the restorer loses SI-SDR for certain and gains LSD perhaps."""
    before, after = (
        {"si_sdr_db": 20.0, "lsd": 2.0, "width_db": -10.0},
        {"si_sdr_db": 18.0, "lsd": 1.5, "width_db": -9.0},
    )
    rows = []
    for condition in ("mp3", "hiss", "all"):
        rows.append(Row(condition, UNTOUCHED, 8, before, before, before, harmed_percent=0.0))
        gains = {"si_sdr_db": -2.0, "lsd": 0.5}, {"si_sdr_db": -3.0, "lsd": -0.1}, {"si_sdr_db": -1.0, "lsd": 1.0}
        rows.append(Row(condition, "residual", 8, after, after, after, *gains, harmed_percent=75.0))
    clip = ClipScore("mp3", 0, "/music/song.flac", 12.5, 6.0, "MP3, 64 kb/s", {UNTOUCHED: before, "residual": after})
    found = Evaluation(
        EvaluateConfig(), ("residual",), (UNTOUCHED, "residual"), COLUMNS, tuple(rows), (clip,), ("A note.",)
    )
    paths = [tmp_path / f"{side}.flac" for side in ("before", "restored", "clean")]
    for seed, path in enumerate(paths):
        noise = 0.1 * np.random.default_rng(seed).standard_normal((44_100, 2))
        soundfile.write(path, noise, 44_100)
    return Judged(found, (Harm("residual", clip, 6.7, *paths),))


@pytest.fixture
def orders() -> list[Order]:
    """What the page asked for."""
    return []


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, orders: list[Order]) -> Iterator[EvaluatePage]:
    def judge(order: Order, report: Reporter = Reporter()) -> Judged:
        orders.append(order)
        report.update(0.5, "Evaluating", condition="mp3", clip=1, clips=2)
        return made_up(tmp_path)

    choices = [Choice("residual", "Residual", "Stays close."), Choice("direct", "Direct", "Fills more.")]
    monkeypatch.setattr(work, "list_restorers", lambda report: choices)
    monkeypatch.setattr(evaluate_work, "judge", judge)
    monkeypatch.setattr(evaluate_work, "missing_packages", lambda report: ("visqol-python", "zimtohrli"))
    runner, session = JobRunner(), Session()
    player = Player(open_stream=FakeStream, find_trouble=lambda: None)
    made = EvaluatePage(session, SettingsStore(tmp_path / "config"), player, runner)
    for part in (runner, session, player):
        part.setParent(made)
    # not left to qtbot: it would delete the page before its workers have ended
    made.resize(1200, 760)
    made.set_colours(LIGHT)
    made.show()
    made.shown()
    idle(made, qtbot)
    yield made
    for box in made.findChildren(QMessageBox):
        box.close()
    made.shut_down()
    player.shut_down()
    qtbot.waitUntil(lambda: not made.working, timeout=20_000)
    made.hide()
    made.deleteLater()


def idle(page: EvaluatePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.working, timeout=20_000)


@pytest.fixture
def judged(page: EvaluatePage, qtbot: QtBot, tmp_path: Path) -> EvaluatePage:
    page.view.settings.set_clean(str(tmp_path))
    page.start()
    idle(page, qtbot)
    return page


def cells(page: EvaluatePage, role: int) -> list[list[Any]]:
    model = page.view.table.model_
    return [
        [model.index(row, column).data(role) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_it_says_what_is_lacking(page: EvaluatePage, tmp_path: Path) -> None:
    view = page.view
    assert view.settings.specs == ("residual",)
    assert view.text.whole() == "Choose a folder of clean music."
    assert not view.start.isEnabled()
    view.settings.set_clean(str(tmp_path))
    assert view.start.isEnabled()
    assert view.settings.clean_name.whole() == tmp_path.name
    view.settings.source.setCurrentIndex(1)
    assert view.text.whole() == "Choose the folder of the damaged copies, or a list of pairs."
    assert view.settings.damaged.isVisible() and not view.settings.damage.isVisible()
    view.settings.set_damaged(str(tmp_path / "damaged"))
    assert view.start.isEnabled()
    view.settings.restorers.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert view.text.whole() == "Tick at least one restorer."


def test_what_is_chosen_is_what_is_evaluated(
    page: EvaluatePage, qtbot: QtBot, tmp_path: Path, orders: list[Order]
) -> None:
    settings = page.view.settings
    settings.set_clean(str(tmp_path))
    rows = settings.restorers
    rows.list.item(1).setCheckState(Qt.CheckState.Checked)
    rows.strength.setValue(70)
    settings.damage.setCurrentIndex(settings.damage.findData("codecs"))
    settings.items.setValue(7)
    settings.oracle.setChecked(False)
    settings.perceptual.setChecked(True)
    assert not settings.perceptual.isEnabled()  # nothing of it is installed
    qtbot.mouseClick(page.view.start, Qt.MouseButton.LeftButton)
    idle(page, qtbot)
    expected = EvaluateConfig(str(tmp_path), 7, ("codecs",), oracle=False)
    assert orders == [Order(("residual@70", "direct"), expected)]
    settings.damage.setCurrentIndex(settings.damage.findData("hiss"))
    settings.seconds.setValue(9)
    config = settings.config("cpu")
    assert (config.conditions, config.duration_s, config.split) == (("hiss",), 9.0, "")


def test_every_condition_and_set_can_be_chosen(page: EvaluatePage) -> None:
    damage = page.view.settings.damage
    names = [damage.itemData(row) for row in range(damage.count()) if damage.itemData(row)]
    assert names == ["short", "generated", "codecs", "paper", "all", *CONDITIONS]
    assert sorted(names[:5]) == sorted([*SETS, "all"])


def test_pairs_come_from_a_folder_or_a_list(page: EvaluatePage) -> None:
    settings = page.view.settings
    settings.set_clean("/clean")
    settings.source.setCurrentIndex(1)
    settings.set_damaged("/damaged")
    assert (settings.config("cpu").folder, settings.config("cpu").pairs) == ("/clean", "/damaged")
    assert settings.clean.isVisible() and not settings.split.isVisible()
    settings.set_damaged("/lists/manifest.tsv")
    settings.split.setCurrentIndex(settings.split.findData("val"))
    config = settings.config("cpu")
    assert (config.folder, config.pairs, config.split) == ("", "/lists/manifest.tsv", "val")
    assert settings.split.isVisible() and not settings.clean.isVisible()
    settings.set_clean("")
    assert settings.lacking == ""


def test_a_restorer_is_compared_with_itself_and_with_a_file(page: EvaluatePage, qtbot: QtBot, tmp_path: Path) -> None:
    settings, rows = page.view.settings, page.view.settings.restorers
    settings.set_clean(str(tmp_path))
    rows.add_again()
    rows.add_file("/runs/mine/best.safetensors")
    assert settings.specs == ("residual", "residual@50", "/runs/mine/best.safetensors")
    assert [rows.list.item(row).text() for row in range(4)] == ["Residual", "Direct", "Residual, 50 %", "best"]
    rows.list.setCurrentRow(2)
    assert rows.strength.value() == 50
    rows.strength.setValue(100)
    assert page.view.text.whole() == "Two rows are the same. Give them different strengths."
    assert not page.view.start.isEnabled()
    rows.strength.setValue(20)
    page.list_restorers()  # the library changed: what was added here stays
    idle(page, qtbot)
    assert settings.specs == ("residual", "residual@20", "/runs/mine/best.safetensors")
    rows.list.setCurrentRow(0)
    assert not rows.remove.isEnabled()
    rows.list.setCurrentRow(2)
    rows.remove.click()
    assert settings.specs == ("residual", "/runs/mine/best.safetensors")


def test_the_table_has_untouched_first_and_colours_what_is_certain(judged: EvaluatePage) -> None:
    table = judged.view.table
    names = [table.model_.headerData(row, Qt.Orientation.Vertical) for row in range(2)]
    assert names == ["Untouched", "Residual"]
    assert cells(judged, FIGURE) == [["", "20.00", "2.000", "\u221210.00"], ["75", "18.00", "1.500", "\u22129.00"]]
    assert cells(judged, GAIN) == [["", "", "", ""], ["", "\u22122.00", "+0.500", ""]]
    assert cells(judged, SIGN) == [[0, 0, 0, 0], [0, -1, 0, 0]]
    tip = table.model_.index(1, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "95 % interval \u22120.100 to +1.000" in tip
    assert "nobody knows" in tip
    spoken = table.model_.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Residual SI-SDR dB 18.00 \u22122.00"
    assert LIGHT.warning in pixels(table)


def pixels(table: Any) -> set[str]:
    image = table.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_conditions_are_chosen_by_name(judged: EvaluatePage) -> None:
    box = judged.view.condition
    assert [box.itemText(row) for row in range(box.count())] == ["All conditions", "MP3", "Hiss"]
    assert judged.view.table.model_.rows[0].condition == "all"
    box.setCurrentIndex(2)
    assert judged.view.table.model_.rows[0].condition == "hiss"


def test_a_click_or_enter_plays_a_worst_clip(judged: EvaluatePage, qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[Path] = []
    judged.open_wanted.connect(opened.append)
    ears, listen = judged.ears, judged.view.listen
    assert not listen.isVisible()
    worst = judged.view.worst
    texts = [worst.item(0, column).text() for column in range(5)]
    assert texts == ["Residual", "song, 12.5 s", "MP3, 64 kb/s", "\u22122.00", "\u22120.500"]
    assert "It was harmed." in worst.item(0, 0).toolTip()
    place = worst.visualItemRect(worst.item(0, 1)).center()
    qtbot.mouseClick(worst.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    qtbot.waitUntil(lambda: ears.playing, timeout=20_000)
    assert listen.isVisible()
    assert (listen.switch.index(), ears.heard) == (1, 1)  # what the restorer made of it
    qtbot.mouseClick(listen.switch.button(0), Qt.MouseButton.LeftButton)
    assert ears.heard == 0
    ears.toggle()
    qtbot.keyClick(worst, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ears.playing, timeout=20_000)
    assert ears.heard == 0  # as it was chosen
    judged.view.open.click()
    assert opened == [tmp_path / "before.flac"]
    judged.hide()
    assert not ears.playing
    (tmp_path / "before.flac").unlink()
    judged.show()
    qtbot.keyClick(worst, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not judged.working, timeout=20_000)
    assert not ears.playing


def test_it_is_exported_by_its_ending(judged: EvaluatePage, qtbot: QtBot, tmp_path: Path) -> None:
    notes: list[str] = []
    judged.noted.connect(notes.append)
    judged.export_to(tmp_path / "out.csv")
    idle(judged, qtbot)
    with (tmp_path / "out.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert (rows[1]["restorer"], rows[1]["si_sdr_db_gain"], rows[1]["width_db_gain"]) == ("residual", "-2.0", "")
    assert (tmp_path / "out clips.csv").exists()
    assert notes[-1] == f"Saved as {tmp_path / 'out.csv'}."
    judged.export_to(tmp_path / "nowhere" / "x" / "out.json")
    idle(judged, qtbot)
    assert (tmp_path / "nowhere" / "x" / "out.json").exists()


def test_a_failure_is_told_and_a_stop_leaves_the_page_usable(
    page: EvaluatePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(order: Order, report: Reporter = Reporter()) -> Judged:
        raise DataError("nothing here; choose another folder.")

    begun = threading.Event()

    def last(order: Order, report: Reporter = Reporter()) -> Judged:
        begun.set()
        while True:
            report.check()

    page.view.settings.set_clean(str(tmp_path))
    monkeypatch.setattr(evaluate_work, "judge", fail)
    page.start()
    idle(page, qtbot)
    (box,) = page.findChildren(QMessageBox)
    assert "nothing here" in box.text() + box.informativeText()
    box.close()
    monkeypatch.setattr(evaluate_work, "judge", last)
    notes: list[str] = []
    page.noted.connect(notes.append)
    page.start()
    qtbot.waitUntil(begun.is_set)
    assert page.busy and page.view.stop.isVisible() and not page.view.settings.isEnabled()
    qtbot.mouseClick(page.view.stop, Qt.MouseButton.LeftButton)
    idle(page, qtbot)
    assert notes[-1] == "Stopped. Nothing was kept of it."
    assert page.view.start.isVisible() and page.view.settings.isEnabled()
    assert page.view.judged is None


def test_a_real_evaluation_keeps_its_worst_clips(
    tiny_checkpoint: Path, make_music: Callable[..., np.ndarray], tmp_path: Path
) -> None:
    (tmp_path / "music").mkdir()
    soundfile.write(tmp_path / "music" / "song.flac", make_music(88_200, 44_100, 2, 1).T, 44_100)
    config = EvaluateConfig(str(tmp_path / "music"), 1, ("lowpass",), device="cpu", duration_s=1.0, oracle=False)
    found = evaluate_work.judge(Order((str(tiny_checkpoint),), config, tmp_path / "kept"))
    (harm,) = found.worst
    assert harm.path.parent == tmp_path / "kept"
    sound, rate = soundfile.read(harm.path)
    assert (sound.shape, rate) == ((44_100, 2), 44_100)
    evaluate_work.judge(Order((str(tiny_checkpoint),), config, tmp_path / "kept"))
    assert len(list((tmp_path / "kept").iterdir())) == 3
    rate = 48_000
    sounds = evaluate_work.listen(harm, rate)
    assert [(s.clip.sample_rate, s.clip.frames) for s in sounds] == [(rate, rate)] * 3
    assert not np.allclose(sounds[0].clip.samples, sounds[2].clip.samples, atol=1e-3)
    page = evaluate_work.export(found.evaluation, tmp_path / "out.html").read_text(encoding="utf-8")
    assert page.count("<audio ") == 3  # before, restored, clean
