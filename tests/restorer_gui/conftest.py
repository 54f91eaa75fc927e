"""A window without screen, sound card, weights or the person's own files; nothing of it survives its test."""

from __future__ import annotations

import gc
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, os.path.dirname(__file__))  # for gui_fakes: pytest's importlib mode adds no folders

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from gui_fakes import FakeRestorer, FakeStream, PatientBot, answer, idle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from restorer_gui import jobs, work
from restorer_gui.app import App, create_app
from restorer_gui.player import Player
from restorer_gui.settings import Folders
from restorer_gui.widgets.restore_controls import Choice


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says this of every window with a minimum size; no screen does."""
    for item in items:
        if "restorer_gui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> QtBot:
    """Waits as long as a busy machine needs: what works is over at once, what does not fails all the same."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_survives(qapp: Any) -> Iterator[None]:
    """Every worker has ended when a test ends, and none of them ran the cycle collector over Qt's objects."""
    gc.disable()
    yield
    assert jobs.wait_for_workers(30.0)
    gc.enable()


@pytest.fixture
def restorer(monkeypatch: pytest.MonkeyPatch) -> FakeRestorer:
    """Stands in for every checkpoint."""
    fake = FakeRestorer()

    def open_fake(*asked: Any) -> FakeRestorer:
        fake.asked.append(asked)
        return fake

    monkeypatch.setattr(work, "open_restorer", open_fake)
    choices = [
        Choice("residual", "Residual", "Stays close to the recording."),
        Choice("direct", "Direct", "Fills more."),
    ]
    monkeypatch.setattr(work, "list_restorers", lambda report: choices)
    return fake


@pytest.fixture
def streams() -> list[FakeStream]:
    """Every stream that the player opened."""
    return []


@pytest.fixture
def app(qtbot: QtBot, restorer: FakeRestorer, streams: list[FakeStream], tmp_path: Path) -> Iterator[App]:
    """The whole application with a fake restorer and a fake sound card."""

    def open_fake(sample_rate: int, callback: Callable[..., None]) -> FakeStream:
        streams.append(FakeStream(sample_rate, callback))
        return streams[-1]

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    player = Player(open_stream=open_fake, find_trouble=lambda: None)
    made = create_app(application, Folders(tmp_path / "config", tmp_path / "log"), player)
    yield made
    for box in made.window.findChildren(QMessageBox):
        box.close()
    made.window.close()
    for box in made.window.findChildren(QMessageBox):
        if box.isVisible():
            answer(box, "Stop and close")
    qtbot.waitUntil(lambda: made.window.left)
    assert not [timer for timer in made.window.findChildren(QTimer) if timer.isActive() and timer.parent() is not None]
    made.window.deleteLater()
    application.processEvents()


@pytest.fixture
def opened(app: App, song: Path, qtbot: QtBot) -> App:
    """The application with a second of music open and looked at."""
    app.page.open_path(song)
    idle(app, qtbot)
    assert app.session.file is not None
    return app
