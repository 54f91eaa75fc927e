"""The whole application with its real processes: nothing heavy is loaded beside the window, nothing stops its heart,
nothing stays behind.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from gui_fakes import SLACK
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]

# What every scene begins with. `step(act, until)`: act, then wait until it is so. The scene ends with a line of JSON.
SCENE = """
import json, os, signal, sys, tempfile, threading, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from restorer_gui.app import create_app
from restorer_gui.engine_process import Engine
from restorer_gui.player import Player
from restorer_gui.settings import Folders

engine = Engine()
engine.warm(torch=False)
application = QApplication([])
folder = Path(tempfile.mkdtemp())

def no_device(*asked):
    from restorer_gui.sound_device import NoSound
    raise NoSound("Playing is off because there is no sound device; connect one and press Play.")

app = create_app(application, Folders(folder, folder), Player(open_stream=no_device), engine=engine)
app.window.gone.connect(application.quit)

def wait(until, seconds=120):
    end = time.monotonic() + seconds
    while not until():
        application.processEvents()
        time.sleep(0.002)
        if time.monotonic() > end:
            print(json.dumps({"late": True, "log": app.log.read_text()[-3000:]}), flush=True)
            os._exit(1)

def quiet():
    return not app.runner.running and not app.page.working

def boxes():
    return [box for box in app.window.findChildren(QMessageBox) if box.isVisible()]

def leave(**found):
    app.window.close()
    wait(lambda: app.window.left)
    found["children"] = engine.processes
    found["threads"] = [t.name for t in threading.enumerate() if t is not threading.main_thread()]
    found["loaded"] = [m for m in ("torch", "scipy", "av", "soundfile", "pyloudnorm") if m in sys.modules]
    print(json.dumps(found), flush=True)
    sys.exit(0)

song = Path(sys.argv[1])
"""


def play(scene: str, *arguments: str, timeout_s: float = 400.0) -> dict[str, Any]:
    """Run a scene in a process of its own; what it found, and ``seconds``."""
    began_s = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # each child would compile the program anew
    done = subprocess.run(
        [sys.executable, "-c", SCENE + scene, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout_s,
    )
    assert done.stdout.strip(), done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, (found, done.stderr[-3000:])
    assert "Traceback" not in done.stderr
    return {**found, "seconds": time.monotonic() - began_s}


@pytest.fixture(scope="module")
def dull() -> Path:
    """The demo clip, 15 s in which the shipped checkpoint finds something to do."""
    return ROOT / "assets" / "demo" / "degraded.flac"


RESTORE_AND_EXPORT = """
app.page.open_path(song)
wait(lambda: app.session.file is not None)
wait(quiet)
app.player.seek(1.25)
app.player.play()
wait(lambda: not app.player.playing)
position = app.player.position_s
app.page._restore(sys.argv[2])
wait(quiet)
from model_core.audio import ExportConfig
from restorer_gui.export_work import ExportOrder
order = ExportOrder(Path(sys.argv[3]), ExportConfig(overwrite=True))
app.page.exporting.write(app.session.versions[-1], "After", order)
wait(quiet)
pictures = [version.picture is not None for version in app.session.versions]
found = dict(versions=len(app.session.versions), boxes=len(boxes()), position=position, pictures=pictures)
leave(log=app.log.read_text(), **found)
"""


@pytest.fixture(scope="module")
def worked(dull: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What was found in one session of the application without a sound device, and the file that it exported."""
    target = tmp_path_factory.mktemp("worked") / "restored.wav"
    with pytest.MonkeyPatch.context() as patch:  # this comes before every test's own home
        patch.setenv("RESTORER_HOME", str(target.parent / "home"))
        return play(RESTORE_AND_EXPORT, str(dull), "residual", str(target)), target


def test_open_restore_and_export_load_nothing_heavy_beside_the_window(
    dull: Path, worked: tuple[dict[str, Any], Path]
) -> None:
    found, target = worked
    assert found["loaded"] == []
    assert found["versions"] == 2
    assert found["boxes"] == 0
    assert (found["children"], found["threads"]) == ([], [])
    assert "runs in the window's process" not in found["log"]
    before, after = soundfile.read(dull)[0], soundfile.read(target)[0]
    assert after.shape == before.shape
    assert np.abs(after - before).max() > 1e-3


DIE_IN_A_RESTORE = """
app.page.open_path(song)
wait(lambda: app.session.file is not None)
wait(quiet)

def working():
    return [child for child in engine._children if child.busy and child.torch]

app.page._restore(sys.argv[2])
wait(working)
time.sleep(0.1)
working()[0].process.send_signal(signal.SIGKILL)
wait(lambda: boxes())
said = boxes()[0].text() + boxes()[0].informativeText()
boxes()[0].close()
app.page._restore(sys.argv[2])
wait(quiet)
leave(said=said, versions=len(app.session.versions))
"""


def test_a_child_killed_in_a_restore_is_a_sentence_and_the_next_restore_works(dull: Path) -> None:
    found = play(DIE_IN_A_RESTORE, str(dull), "residual")
    assert "most likely because memory ran out; your files are as they were" in found["said"]
    assert found["versions"] == 2
    assert (found["children"], found["threads"]) == ([], [])


CLOSE_AT = """
app.page.open_path(song)
delay = float(sys.argv[3])
if delay > 0.5:
    wait(lambda: app.session.file is not None)
    wait(lambda: not app.runner.running)
    app.page._restore(sys.argv[2])
end = time.monotonic() + delay
wait(lambda: time.monotonic() >= end or not app.runner.running)
asked, busy = 0, int(app.page.busy or app.runner.running)
began = time.monotonic()
app.window.close()
if boxes():
    asked = len(boxes())
    [button for button in boxes()[0].buttons() if button.text().replace("&", "") == "Stop and close"][0].click()
pids = engine.processes
leave(asked=asked, busy=busy, took=time.monotonic() - began, pids=pids)
"""


@pytest.mark.parametrize("seed", [0, 2, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(4, 34))])
def test_closing_at_any_time_of_a_job_ends_cleanly(dull: Path, seed: int) -> None:
    delay_s = (0.0, 0.05, 0.6, 1.6)[seed % 4] + random.Random(seed).uniform(0.0, 0.3)
    found = play(CLOSE_AT, str(dull), "residual", str(delay_s))
    assert found["asked"] == found["busy"]
    assert found["took"] <= SLACK * 5.0
    assert (found["children"], found["threads"], found["loaded"]) == ([], [], [])
    for pid in found["pids"]:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_without_a_sound_device_restoring_and_looking_go_on(worked: tuple[dict[str, Any], Path]) -> None:
    found, _ = worked
    assert found["position"] == 1.25
    assert found["versions"] == 2
    assert found["pictures"] == [True, True]


def heartbeat() -> Any:
    spec = importlib.util.spec_from_file_location("heartbeat", ROOT / "benchmarks" / "heartbeat.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_heart_beats_while_the_shipped_checkpoint_is_loaded_and_restores(dull: Path) -> None:
    """PROMISES 5, with slack for a slow machine (benchmarks/heartbeat.py says what is reached on a free one).

    What other programs took is left out; the best of three, as they share caches and disks too.
    """
    seen = []
    for _ in range(3):
        found = heartbeat().run(str(dull))
        assert (found["loaded"], found["children"], found["workers"]) == ([], 0, False)
        beats = [own for name, part in found["late"].items() for _, own in part]
        assert len(beats) > 100
        seen.append(heartbeat().figures(beats)[1:])
        if seen[-1][0] <= 2 * 50.0 and seen[-1][1] <= 3 * 100.0:
            return
    raise AssertionError(f"p99 and maximum of three runs in ms: {seen}")


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="asks the kernel who waited for a core")
@pytest.mark.parametrize("how", ["sleeps", "computes"])
def test_a_handler_that_blocks_is_seen_and_a_busy_machine_is_not(how: str, qtbot: QtBot) -> None:
    """What the test above goes by: 60 ms in a handler are 60 ms late, whatever else the machine does."""
    module = heartbeat()
    seen = []
    for _ in range(5):  # threads that other tests left idle may wait for a core too, and count
        parent = QObject()
        heart = module._Heart(parent)
        heart.phase = "free"
        qtbot.waitUntil(lambda heart=heart: len(heart.late.get("free", [])) > 20)
        heart.phase = "blocked"
        if how == "sleeps":
            time.sleep(0.06)
        else:
            end_s = time.thread_time() + 0.06
            while time.thread_time() < end_s:
                pass
        qtbot.waitUntil(lambda heart=heart: len(heart.late.get("blocked", [])) > 3)
        heart.stop()
        blocked = max(own for _, own in heart.late["blocked"])
        seen.append((blocked, module.figures([own for _, own in heart.late["free"]])[0]))
        if seen[-1][0] >= 45.0 and seen[-1][1] < 10.0:
            return
    raise AssertionError(f"own lateness in ms of what blocked, and without it: {seen}")


CANCELS = """
import random
from functools import partial
from model_core.audio import ExportConfig
from restorer_gui.export_work import ExportOrder
from restorer_gui import work

chance = random.Random(11)
target = Path(sys.argv[3]) / "out" / "song.flac"
target.parent.mkdir()
app.page.open_path(song)
wait(lambda: app.session.file is not None)
wait(quiet)
app.page._restore(sys.argv[2])
wait(quiet)
order = ExportOrder(target, ExportConfig(overwrite=True))
actions = {
    "open": lambda: app.page.open_path(song),
    "restore": lambda: app.page._restore(sys.argv[2]),
    "export": lambda: app.page.exporting.write(app.session.versions[1], "After", order),
    "picture": lambda: app.runner.start(partial(work.draw, app.session.file.clip), "Drawing"),
}
found, ended = [], []
app.runner.succeeded.connect(lambda result: ended.append(True))
app.runner.cancelled.connect(lambda: ended.append(False))
for name, begin in actions.items():
    for most in (0.0, 0.05, 0.4):
        if len(app.session.versions) < 2:  # an opening was over before it could be cancelled
            app.page._restore(sys.argv[2])
            wait(quiet)
        begin()
        end = time.monotonic() + chance.uniform(0.0, most)
        wait(lambda: time.monotonic() >= end or not app.runner.running)
        running = app.runner.running
        files, versions = app.session.file, len(app.session.versions)
        began = time.monotonic()
        if running:
            app.window.stop_job()
            shown = app.window.job_bar.message.text()
            shown_s = time.monotonic() - began
            wait(lambda: not app.runner.running)
            took = time.monotonic() - began
            same = app.session.file is files and len(app.session.versions) == versions
            left = [path.name for path in target.parent.iterdir()]
            found.append([name, shown, shown_s, took, same, left, ended[-1]])
        wait(quiet)
        target.unlink(missing_ok=True)
app.page.exporting.write(app.session.versions[1], "After", order)
wait(quiet)
leave(found=found, written=target.is_file(), boxes=len(boxes()))
"""


def test_cancel_at_any_time_of_every_long_action(dull: Path, tmp_path: Path) -> None:
    """PROMISES 6: said at once, over within a second, nothing at the target, and the next job works."""
    found = play(CANCELS, str(dull), "residual", str(tmp_path))
    assert {name for name, *_ in found["found"]} == {"open", "restore", "export", "picture"}
    for name, shown, shown_s, took_s, same, left, done in found["found"]:
        assert shown.startswith("Stopping"), name
        assert shown_s < SLACK * 0.1, name
        assert took_s <= SLACK * 1.0, name
        assert same, name
        # An export that was over before it heard of the stop is told as done, and its file is whole.
        assert left == (["song.flac"] if done else []), name
        assert not done or name == "export", name
    assert found["written"]
    assert found["boxes"] == 0
    assert (found["children"], found["threads"], found["loaded"]) == ([], [], [])


MANY_TIMES = """
import gc, resource
def state():
    gc.collect()
    status = Path("/proc/self/status").read_text()
    memory = int(status.split("RssAnon:")[1].split()[0]) / 1024
    return [len(os.listdir("/proc/self/fd")), threading.active_count(), len(engine.processes), memory]

at = []
for turn in range(int(sys.argv[3]) + 3):
    app.page.open_path(song)
    wait(lambda: app.session.file is not None and not app.runner.running)
    wait(quiet)
    app.page._restore(sys.argv[2])
    wait(quiet)
    at.append(state())
leave(first=at[2], last=at[-1], boxes=len(boxes()))
"""


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_two_hundred_openings_and_restorations_leave_nothing(song: Path) -> None:
    """PROMISES 15 and 25."""
    found = play(MANY_TIMES, str(song), "residual", "200", timeout_s=3600)
    first, last = found["first"], found["last"]
    assert last[0] <= first[0] + 4
    assert last[1] <= first[1]
    assert last[2] <= max(first[2], 3)
    assert last[3] <= first[3] + 50.0
    assert (found["children"], found["threads"], found["boxes"]) == ([], [], 0)
