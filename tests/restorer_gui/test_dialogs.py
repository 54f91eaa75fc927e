"""Messages: what is said, in plain words; names of files are never markup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from model_core.errors import CheckpointError
from restorer_gui import dialogs
from restorer_gui.jobs import Failure
from restorer_gui.recent import RecentMenu
from restorer_gui.widgets.keys import plain_tip

EVIL = '<img src="x">&<b>song</b>.pt'


def test_a_name_with_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    failure = Failure(CheckpointError(f"{EVIL}: expected a checkpoint, found text."), "trace")
    box = dialogs.show_failure(None, failure, None, f"Importing {EVIL} did not work")
    qtbot.addWidget(box)
    assert "<img" not in box.text() and "&lt;img" in box.text()
    assert "<img" not in box.informativeText() and "&lt;img" in box.informativeText()
    copy = next(button for button in box.findChildren(QPushButton) if button.text() == "Copy details")
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert EVIL in copied and "trace" in copied and "&lt;" not in copied
    box.close()


def test_an_error_of_the_system_is_a_sentence_with_a_next_step(qtbot: QtBot) -> None:
    error = PermissionError(13, "Permission denied", "/music/a.wav")
    box = dialogs.show_failure(None, Failure(error, ""), None, "Export")
    qtbot.addWidget(box)
    said = box.informativeText()
    assert said.startswith("/music/a.wav: the system refused (Permission denied); check")
    assert "Errno" not in said
    box.close()


def test_tips_are_plain() -> None:
    assert plain_tip("a & b.wav") == "a & b.wav"
    assert plain_tip("<b>\nx") == "<qt>&lt;b&gt;<br>x</qt>"


def test_the_list_of_recent_files_shows_names_as_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    from restorer_gui.jobs import Background
    from restorer_gui.settings import SettingsStore

    background = Background()
    menu = RecentMenu(SettingsStore(tmp_path), background)
    qtbot.addWidget(menu)
    menu.remember(Path("/music/<b>x</b> & y.wav"))
    assert menu.actions()[0].toolTip() == "<qt>/music/&lt;b&gt;x&lt;/b&gt; &amp; y.wav</qt>"
