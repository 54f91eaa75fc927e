"""A batch with the application's real processes: closing, and the death of what computes, in the middle of a list."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from gui_fakes import SLACK

ROOT = Path(__file__).resolve().parents[2]

SCENE = """
import json, os, signal, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from restorer_gui.app import create_app
from restorer_gui.engine_process import Engine
from restorer_gui.player import NoSound, Player
from restorer_gui.settings import Folders

def no_device(*asked):
    raise NoSound("Playing is off because there is no sound device; connect one and press Play.")

music, folder = Path(sys.argv[1]), Path(sys.argv[2])
engine = Engine()
application = QApplication([])
app = create_app(application, Folders(folder, folder, folder), Player(open_stream=no_device), engine=engine)
app.window.gone.connect(application.quit)
batch = app.batch

def wait(until, seconds=120):
    end = time.monotonic() + seconds
    while not until():
        application.processEvents()
        time.sleep(0.002)
        if time.monotonic() > end:
            print(json.dumps({"late": True, "log": app.log.read_text()[-3000:]}), flush=True)
            os._exit(1)

def asked():
    return [box for box in app.window.findChildren(QMessageBox) if box.isVisible()]

def states():
    return [item.state for item in batch.queue]

wait(batch.view.isEnabled)
"""

CLOSE = """
app.window.show_page(app.late.batch)
batch.take([music])
wait(lambda: len(batch.queue) == 3 and not batch.working)
batch.start()
wait(lambda: batch.run.fraction > 0 or "done" in states())
processes = engine.processes
app.window.close()
app.window.close()
questions = len(asked())
began = time.monotonic()
asked()[0].buttons()[0].click()
QTimer.singleShot(60_000, application, lambda: os._exit(9))
if not app.window.left:
    application.exec()
print(json.dumps({
    "questions": questions, "seconds": time.monotonic() - began, "left": engine.processes, "processes": processes
}), flush=True)
"""

KILL = """
batch.take([music])
wait(lambda: len(batch.queue) == 3 and not batch.working)
batch.start()
wait(lambda: batch.run.fraction > 0)
for process in engine.processes:
    os.kill(process, signal.SIGKILL)
wait(lambda: not batch.run.running)
first = states(), [item.notes for item in batch.queue if item.state == "failed"]
batch.retry()
wait(lambda: not batch.run.running and not batch.working)
second = states()
app.window.close()
wait(lambda: app.window.left)
print(json.dumps({"first": first, "second": second}), flush=True)
"""


def play(scene: str, music: Path, folder: Path) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", SCENE + scene, str(music), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.stdout.strip(), done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, (found, done.stderr[-3000:])
    assert "Traceback" not in done.stderr
    return found


def songs(folder: Path) -> Path:
    folder.mkdir()
    for name in "abc":
        shutil.copy(ROOT / "assets" / "demo" / "degraded.flac", folder / f"{name}.flac")
    return folder


def hidden(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.startswith(".")]


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_closing_during_a_batch_asks_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    music = songs(tmp_path / "music")
    found = play(CLOSE, music, tmp_path / "settings")
    assert found["questions"] == 1
    assert found["seconds"] <= SLACK * 5.0
    assert found["left"] == []
    end_s = time.monotonic() + 20.0
    while not all(gone(process) for process in found["processes"]) and time.monotonic() < end_s:
        time.sleep(0.05)
    assert all(gone(process) for process in found["processes"])
    assert hidden(music) == []
    from model_core.batch import Queue

    queue = Queue.open(tmp_path / "settings" / "batch")
    left = [item.state for item in queue]
    queue.close()
    assert len(left) == 3 and set(left) <= {"waiting", "done"} and "waiting" in left
    assert left.count("done") == len(list(music.glob("*(restored)*")))


def test_the_death_of_what_computes_costs_one_file_that_can_be_tried_again(tmp_path: Path) -> None:
    music = songs(tmp_path / "music")
    found = play(KILL, music, tmp_path / "settings")
    states, notes = found["first"]
    assert sorted(states) == ["done", "done", "failed"]
    assert "was ended by the system" in notes[0][0] and "try again" in notes[0][0]
    assert found["second"] == ["done", "done", "done"]
    assert sorted(path.name for path in music.glob("*(restored)*")) == [f"{name} (restored).flac" for name in "abc"]
    assert hidden(music) == []
