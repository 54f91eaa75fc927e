"""Starting, closing, the log, what no one caught, and the two appearances."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
from gui_fakes import SLACK, FakeRestorer, answer, idle
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from restorer_gui import app as app_module
from restorer_gui import jobs, main_window, work
from restorer_gui.app import App, Excepthook, begin, start_log
from restorer_gui.theme import DARK, LIGHT, Colours, Theme


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An assets folder with a demo clip of half a second."""
    folder = tmp_path / "assets"
    (folder / "demo").mkdir(parents=True)
    soundfile.write(folder / "demo" / "degraded.flac", np.full((8000, 2), 0.1), 16_000)
    monkeypatch.setattr(work, "assets_dir", lambda: folder)
    return folder


def test_the_first_start_opens_the_demo_clip_and_the_second_does_not(app: App, assets: Path, qtbot: QtBot) -> None:
    begin(app, None)
    idle(app, qtbot)
    assert app.page.header.name.whole() == "Demo clip"
    assert app.session.file is not None
    assert app.session.file.clip.duration_s == 0.5
    begin(app, None)
    assert not app.runner.running


def test_a_file_on_the_command_line_wins_over_the_demo(app: App, song: Path, qtbot: QtBot) -> None:
    begin(app, song)
    idle(app, qtbot)
    assert app.page.header.name.whole() == "song.wav"


def test_a_missing_demo_is_a_sentence(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(work, "assets_dir", lambda: tmp_path)
    app.page.open_demo()
    idle(app, qtbot)
    (box,) = app.page.findChildren(QMessageBox)
    assert "expected the demo clip, found nothing; install the application again." in box.informativeText()


def test_broken_settings_are_told_on_the_note_line(app: App, song: Path, qtbot: QtBot) -> None:
    app.store.notice = "The settings could not be read, so the application starts with fresh ones."
    begin(app, song)
    assert app.window.note.text() == app.store.notice
    idle(app, qtbot)


def test_closing_without_a_job_leaves_at_once(opened: App, qtbot: QtBot) -> None:
    opened.window.close()
    qtbot.waitUntil(lambda: opened.window.left)
    assert not opened.window.isVisible()
    assert opened.store.path.is_file()


def test_closing_during_a_job_asks_once_and_can_be_declined(opened: App, restorer: FakeRestorer, qtbot: QtBot) -> None:
    restorer.steps, restorer.step_s = 100_000, 0.01
    opened.page.restore()
    opened.window.close()
    opened.window.close()
    (box,) = opened.window.findChildren(QMessageBox)
    answer(box, "Go on")
    assert opened.window.isVisible()
    assert opened.runner.running
    opened.window.close()
    began_s = time.monotonic()
    (box,) = [box for box in opened.window.findChildren(QMessageBox) if box.isVisible()]
    answer(box, "Stop and close")
    qtbot.waitUntil(lambda: opened.window.left)
    assert time.monotonic() - began_s < SLACK * 1.0
    assert not jobs.workers_alive()


def test_a_deaf_worker_does_not_hold_the_window(opened: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main_window.CLOSE_WITHIN_S <= 4.0
    monkeypatch.setattr(main_window, "CLOSE_WITHIN_S", 1.0)
    may_end = threading.Event()
    opened.page.background.start(lambda report: may_end.wait(30), lambda _: None)
    opened.window.close()
    began_s = time.monotonic()
    qtbot.waitUntil(lambda: opened.window.left)
    assert 1.0 <= time.monotonic() - began_s < SLACK * 1.5
    may_end.set()


CLOSE_DURING_A_JOB = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from restorer_gui import app, work

def slow(path, demo=False, report=None):
    while True:
        report.update(0.1, "slow")
        time.sleep(0.01)

work.open_file = slow
begin = app.begin

def begin_and_close(made, path):
    begin(made, path)
    QTimer.singleShot(200, made.window.close)
    QTimer.singleShot(400, lambda: made.window.findChildren(QMessageBox)[0].buttons()[0].click())

app.begin = begin_and_close
sys.exit(app.main([sys.argv[1]]))
"""


def test_the_process_ends_with_0_when_closed_during_a_job(song: Path) -> None:
    began_s = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CLOSE_DURING_A_JOB, str(song)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
    assert time.monotonic() - began_s < SLACK * 10


def test_importing_the_window_loads_neither_torch_nor_the_sound_card() -> None:
    code = (
        "import sys, restorer_gui.app; heavy = {'torch', 'scipy', 'sounddevice', 'av'};"
        "late = {'restorer_gui.pages.' + name for name in ('batch', 'train', 'evaluate', 'library')};"
        "print(sorted((heavy | late) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_log_is_written_and_a_place_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    path = start_log(tmp_path / "log")
    logging.getLogger("restorer_gui.test").warning("a line for the log")
    assert "WARNING restorer_gui.test: a line for the log" in path.read_text()
    (tmp_path / "file").write_text("")
    assert start_log(tmp_path / "file" / "log").name == "restorer-gui.log"


def test_what_no_one_caught_is_shown_once_with_the_logs_path(app: App, qtbot: QtBot) -> None:
    hook = Excepthook(app)
    for _ in range(2):
        try:
            {}["missing"]
        except KeyError as error:
            hook.handle(type(error), error, error.__traceback__)
    (box,) = app.window.findChildren(QMessageBox)
    assert str(app.log) in box.informativeText()
    assert "KeyError: 'missing'" in app.log.read_text()
    answer(box, "Close")
    assert hook._shown is None


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.1."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_background(colours: Colours) -> None:
    pairs = [(colours.text, colours.window), (colours.text, colours.raised), (colours.muted, colours.window)]
    pairs += [(colours.muted, colours.surface), (colours.muted, colours.raised), (colours.warning, colours.window)]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    for front, back in pairs:
        light, dark = sorted((luminance(front), luminance(back)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)


def test_the_theme_follows_a_choice_and_tells(app: App) -> None:
    told: list[bool] = []
    app.theme.changed.connect(lambda colours: told.append(colours.dark))
    actions = {action.text(): action for action in app.window.findChildren(type(app.window.menuBar().actions()[0]))}
    actions["&Dark"].trigger()
    assert told[-1] is True
    assert app.store.current.theme == "dark"
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name() == DARK.window
    assert app.page.comparison.before.plot.colours == DARK
    actions["&Light"].trigger()
    assert told[-1] is False
    assert application.palette().window().color().name() == LIGHT.window
    assert isinstance(app.theme, Theme)


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        app_module.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == "0.1.0\n"
