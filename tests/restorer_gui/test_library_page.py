"""The library page: cards, import of good and bad files, rename, export, delete, default."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui_fakes import answer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from model_core.library import user_folder
from model_core.places import SHIPPED
from restorer_gui.jobs import JobRunner
from restorer_gui.pages.library import LibraryPage
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import LIGHT
from restorer_gui.widgets.checkpoint_card import CardDialog


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, home: Path) -> Iterator[LibraryPage]:
    runner = JobRunner()
    made = LibraryPage(Session(), SettingsStore(tmp_path / "config"), runner)
    runner.setParent(made)
    # not left to qtbot: it would delete the page before its workers have ended
    made.set_colours(LIGHT)
    made.shown()
    idle(made, qtbot)
    yield made
    for box in made.findChildren(QMessageBox):
        box.close()
    made.shut_down()
    qtbot.waitUntil(lambda: not made.working)
    made.hide()
    made.deleteLater()


def idle(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.working)


@pytest.fixture
def told(page: LibraryPage) -> list[str]:
    notes: list[str] = []
    page.noted.connect(notes.append)
    return notes


@pytest.fixture
def changes(page: LibraryPage) -> list[None]:
    """One entry each time the other pages heard of a change."""
    heard: list[None] = []
    page._session.restorers_changed.connect(lambda: heard.append(None))
    return heard


@pytest.fixture
def own(page: LibraryPage, tiny_checkpoint: Path, qtbot: QtBot, tmp_path: Path) -> LibraryPage:
    """The page with a checkpoint of one's own, imported by a drop."""
    path = tmp_path / "Autumn.safetensors"
    shutil.copy(tiny_checkpoint, path)
    page.take([path])
    idle(page, qtbot)
    return page


def test_what_is_shipped_is_shown(page: LibraryPage) -> None:
    assert list(page.cards) == ["studio", "studio-direct", "residual", "direct"]
    studio, second, residual, direct = page.cards.values()
    assert (second.name.text(), second.badges) == ("Studio, direct", ["Shipped"])
    assert (studio.name.text(), studio.badges) == ("Studio", ["Default", "Shipped"])
    assert (residual.name.text(), residual.badges) == ("Residual", ["Shipped"])
    assert direct.badges == ["Shipped"]
    assert list(studio.buttons) == ["card", "export"]  # shipped ones stay as they are
    assert studio.lines[0].text().startswith("For real damage")
    assert studio.lines[-1].text() == "LSD on damaged music it had not heard: 1.29 (untouched: 2.21)"
    assert list(direct.buttons) == ["default", "card", "export"]
    lines = [line.text() for line in residual.lines]
    assert lines[1].startswith("Residual, 32 kHz, ") and lines[1].endswith("MB")
    assert lines[2] == "Learned from 116 tracks, 1.6 hours"
    assert lines[4] == "Spectral error on damaged music it had not heard: 4.6 dB (untouched: 17.2 dB)"


def test_listing_loads_no_torch() -> None:
    code = (
        "import sys; from restorer_gui.library_work import list_shelf; "
        "print([each.entry.name for each in list_shelf()], 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=200)
    assert done.stdout == "['studio', 'studio-direct', 'residual', 'direct'] False\n"


def test_a_dropped_checkpoint_is_imported(own: LibraryPage, changes: list[None]) -> None:
    assert list(own.cards) == [*SHIPPED, "Autumn"]
    assert (user_folder() / "Autumn.safetensors").is_file()
    assert list(own.cards["Autumn"].buttons) == ["default", "card", "export", "rename", "delete"]
    assert own.cards["Autumn"].badges == ["Yours"]


def test_a_stranger_is_refused_in_one_sentence(
    page: LibraryPage, qtbot: QtBot, tmp_path: Path, changes: list[None]
) -> None:
    path = tmp_path / "evil.ckpt"
    path.write_bytes(b"cos\nsystem\n(S'touch " + str(tmp_path / "fired").encode() + b"'\ntR.")
    page.take([path])
    idle(page, qtbot)
    (box,) = page.findChildren(QMessageBox)
    sentence = box.informativeText()
    assert "found a Python pickle that asks for os.system" in sentence and "nothing of it was run" in sentence
    assert str(path) in sentence and "\n" not in sentence
    assert not (tmp_path / "fired").exists() and list(page.cards) == list(SHIPPED) and changes == []


def test_several_at_once_and_a_bad_one_between(
    page: LibraryPage, tiny_checkpoint: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bad.pt").write_bytes(b"nothing")
    page.take([tiny_checkpoint, tmp_path / "bad.pt", tiny_checkpoint])
    qtbot.waitUntil(lambda: len(page.cards) == len(SHIPPED) + 2 and not page.working)
    assert list(page.cards) == [*SHIPPED, "tiny", "tiny-2"]
    assert len(page.findChildren(QMessageBox)) == 1


def test_set_as_default(own: LibraryPage, changes: list[None]) -> None:
    own.cards["Autumn"].buttons["default"].click()
    assert own._store.current.restorer == "Autumn" and len(changes) == 1
    assert own.cards["Autumn"].badges == ["Default", "Yours"]
    assert own.cards["studio"].badges == ["Shipped"]


def test_rename_keeps_the_default(own: LibraryPage, qtbot: QtBot, told: list[str], changes: list[None]) -> None:
    own.set_default("Autumn")
    own.rename("Autumn", "Winter")
    idle(own, qtbot)
    assert list(own.cards) == [*SHIPPED, "Winter"]
    assert own._store.current.restorer == "Winter" and told[-1] == "Autumn is now called Winter."
    assert len(changes) == 2


def test_delete_asks_and_the_default_goes_back(own: LibraryPage, qtbot: QtBot) -> None:
    own.set_default("Autumn")
    own.cards["Autumn"].buttons["delete"].click()
    (box,) = own.findChildren(QMessageBox)
    assert (user_folder() / "Autumn.safetensors").exists()
    answer(box, "Delete")
    idle(own, qtbot)
    assert list(own.cards) == list(SHIPPED) and not (user_folder() / "Autumn.safetensors").exists()
    assert own._store.current.restorer == "studio"


def test_export_copies_byte_for_byte(own: LibraryPage, qtbot: QtBot, tmp_path: Path, told: list[str]) -> None:
    target = tmp_path / "out" / "copy.safetensors"
    own.export_to("Autumn", target)
    idle(own, qtbot)
    assert target.read_bytes() == (user_folder() / "Autumn.safetensors").read_bytes()
    assert told[-1] == f"Saved as {target}."


def test_a_broken_file_says_why_and_can_go(page: LibraryPage, qtbot: QtBot) -> None:
    user_folder().mkdir(parents=True, exist_ok=True)
    (user_folder() / "rotten.safetensors").write_bytes(b"nothing good")
    page.show_list()
    idle(page, qtbot)
    card = page.cards["rotten"]
    assert list(card.buttons) == ["delete"]
    assert "expected a checkpoint" in card.lines[0].text() and "plain text" in card.lines[0].text()


def test_the_whole_card_can_be_read(page: LibraryPage) -> None:
    page.show_card("residual")
    (dialog,) = page.findChildren(CardDialog)
    text = dialog.text.toPlainText()
    assert '"sample_rate": 32000' in text and '"error_db": "128 values' in text
    dialog.accept()
