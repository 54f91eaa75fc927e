"""The training in a process of its own: it is killed, the page offers to go on, and the end is the same."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from model_core.progress import Reporter
from restorer_gui import train_work
from restorer_gui.engine_process import Engine
from restorer_gui.jobs import JobRunner
from restorer_gui.pages.train import TrainPage
from restorer_gui.player import Player
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.train_plan import RunSettings, TrainPlan, read_note

PLAN = TrainPlan(
    name="toy",
    settings=RunSettings(epochs=2, batch=2, items_per_epoch=16, validation_items=2, segment_s=1.0, device="cpu"),
    extra={"model": {"channels": 4, "rnn_hidden": 8}, "workers": 0, "save_every_s": 0.0},
)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, home: Path) -> Iterator[TrainPage]:
    engine, player, session = Engine(), Player(find_trouble=lambda: None), Session()
    runner = JobRunner(engine=engine)
    made = TrainPage(session, SettingsStore(tmp_path), player, runner, tmp_path)
    for part in (runner, session, player):
        part.setParent(made)
    made.engine = engine  # type: ignore[attr-defined]
    yield made
    made.shut_down()
    player.shut_down()
    qtbot.waitUntil(lambda: not made.working)
    engine.close()
    made.deleteLater()


def music(folder: Path) -> Path:
    folder.mkdir()
    for number in range(2):
        rng = np.random.default_rng(number)
        soundfile.write(folder / f"{number}.wav", 0.1 * rng.standard_normal(2 * 44_100), 44_100)
    return folder


def losses(folder: Path) -> list[dict[str, float]]:
    lines = [json.loads(line) for line in (folder / "history.jsonl").read_text().splitlines()]
    return [line["train"] | {f"validation/{name}": loss for name, loss in line["validation"].items()} for line in lines]


def test_a_killed_training_goes_on_as_if_nothing_had_happened(
    page: TrainPage, qtbot: QtBot, tmp_path: Path, home: Path
) -> None:
    plan = PLAN.__class__(**{**vars(PLAN), "folder": str(music(tmp_path / "music"))})
    page.planner.store.current = plan
    page.start()
    folder = home / "runs" / "toy"
    qtbot.waitUntil(lambda: page.run.progress.value() > 300, timeout=120_000)
    (process,) = page.engine.processes  # type: ignore[attr-defined]
    assert process != os.getpid()
    os.kill(process, signal.SIGKILL)
    qtbot.waitUntil(lambda: not page.running.training.running)
    qtbot.waitUntil(lambda: not page.working)
    (box,) = page.findChildren(QMessageBox)
    assert "ended by the system" in box.informativeText()
    box.close()
    note = read_note(folder)
    assert note is not None and note.state == "running"  # nobody had the time to write another
    assert page.run.offer_text.text().startswith("The run toy was interrupted after")

    page.run.resume_wanted.emit(page.run._unfinished)
    qtbot.waitUntil(lambda: page.running.training.running)
    qtbot.waitUntil(lambda: not page.running.training.running, timeout=120_000)
    note = read_note(folder)
    assert note is not None and note.state == "finished"

    straight = tmp_path / "straight"
    assert train_work.run(straight, plan, Reporter()) == "finished"
    assert losses(folder) == losses(straight)
