"""Jobs in a process beside the window: the same signals, and what only a process can do."""

from __future__ import annotations

import gc
import logging
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import fake_work
import numpy as np
import pytest
from gui_fakes import SLACK, outcome
from pytestqt.qtbot import QtBot

from model_core import places
from model_core.audio import AudioClip
from model_core.mapped import file_of, room
from restorer_gui import engine_process, engine_wire, jobs
from restorer_gui.engine_peer import EngineDied
from restorer_gui.engine_process import KILL_AFTER_S, Engine
from restorer_gui.jobs import Background, Failure, JobRunner, belongs_into_engine, use_engine


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine()
    use_engine(made)
    yield made
    use_engine(None)
    made.close()
    assert made.processes == []


@pytest.fixture
def runner(engine: Engine, qtbot: QtBot) -> JobRunner:
    return JobRunner()


def noise(frames: int) -> AudioClip:
    rng = np.random.default_rng(frames)
    return AudioClip(rng.standard_normal((2, frames), dtype=np.float32), 44_100)


def wait_until_gone(pid: int, timeout_s: float = 20.0) -> bool:
    end_s = time.monotonic() + timeout_s
    while time.monotonic() < end_s:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


def test_a_job_runs_elsewhere_with_the_signals_of_a_thread(runner: JobRunner, engine: Engine, qtbot: QtBot) -> None:
    events: list[Any] = []
    runner.updated.connect(lambda update: events.append(update.fraction))
    pid = outcome(runner, partial(fake_work.count, 5), qtbot)
    assert pid in engine.processes
    assert pid != os.getpid()
    assert events[-1] == 1.0
    assert outcome(runner, partial(fake_work.count, 5), qtbot) == pid  # the same process serves again


def test_where_jobs_belong() -> None:
    from model_core.audio import measure
    from model_core.config import save_json
    from restorer_gui.sound_device import find_trouble

    assert belongs_into_engine(partial(partial(fake_work.count), 1))
    assert belongs_into_engine(measure)
    assert not belongs_into_engine(save_json)
    assert not belongs_into_engine(find_trouble)
    assert not belongs_into_engine(lambda report: None)
    assert not belongs_into_engine(jobs.in_window(partial(measure)))
    assert belongs_into_engine(jobs.in_engine(partial(find_trouble)))


def test_sound_travels_both_ways_without_a_name_on_the_disk(
    runner: JobRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "cache_folder", lambda: tmp_path / "cache")
    clip = noise(200_000)
    half = outcome(runner, partial(fake_work.halve, clip), qtbot)
    assert np.array_equal(half.samples, clip.samples * np.float32(0.5))
    assert half.samples.dtype == np.float32
    assert not half.samples.flags.writeable
    assert not isinstance(half.samples, np.memmap)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_clip_is_copied_once_and_its_copy_goes_with_it(runner: JobRunner, qtbot: QtBot) -> None:
    gc.collect()
    before = engine_wire.copies_kept()
    clip = noise(100_000)
    expected = float(clip.samples.sum(dtype=np.float64))
    for _ in range(3):
        assert outcome(runner, partial(fake_work.total, clip), qtbot) == expected
    assert engine_wire.copies_kept() == before + 1
    del clip
    gc.collect()
    assert engine_wire.copies_kept() == before


def test_what_came_from_there_goes_back_without_a_copy(runner: JobRunner, qtbot: QtBot) -> None:
    half = outcome(runner, partial(fake_work.halve, noise(100_000)), qtbot)
    found = file_of(half.samples)
    assert found is not None
    again, _ = outcome(runner, partial(fake_work.give_back, half), qtbot)
    back = file_of(again.samples)
    assert back is not None
    assert os.fstat(back[0]).st_ino == os.fstat(found[0]).st_ino


def test_long_sound_stays_long_and_a_job_cannot_change_it(runner: JobRunner, qtbot: QtBot) -> None:
    samples = room(2, 50_000)
    samples[:] = 0.25
    clip = AudioClip(samples[:, 1000:40_000], 44_100)
    again, was_long = outcome(runner, partial(fake_work.give_back, clip), qtbot)
    assert was_long
    assert isinstance(again.samples, np.memmap)
    assert again.samples.shape == (2, 39_000)
    assert outcome(runner, partial(fake_work.scribble, clip), qtbot) == 7.0
    assert float(samples.max()) == 0.25


def test_errors_cross_with_what_they_carry(runner: JobRunner, qtbot: QtBot) -> None:
    failure = outcome(runner, partial(fake_work.fail, "exact"), qtbot)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, fake_work.Exact)
    assert failure.error.line == 7
    assert "in fail" in failure.details
    stubborn = outcome(runner, partial(fake_work.fail, "stubborn"), qtbot).error
    assert (type(stubborn).__name__, str(stubborn)) == ("AudioError", "b.wav: line 8")
    assert isinstance(outcome(runner, partial(fake_work.fail, "other"), qtbot).error, ZeroDivisionError)


def test_a_result_that_cannot_travel_is_a_failure(runner: JobRunner, qtbot: QtBot) -> None:
    failure = outcome(runner, fake_work.never_returns_this, qtbot)
    assert "lambda" in str(failure.error)
    assert outcome(runner, partial(fake_work.count, 1), qtbot) > 0


def test_a_job_that_cannot_travel_runs_here_and_the_log_says_so(
    runner: JobRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    job = jobs.in_engine(partial(fake_work.count, 1))
    job.keywords["report_to"] = lambda: None  # cannot be pickled
    failure = outcome(runner, job, qtbot)
    assert isinstance(failure.error, TypeError)  # it ran: count() takes no such argument
    assert "runs in the window's process: fake_work.count" in caplog.text


def test_the_log_of_the_child_is_the_log_of_the_window(
    runner: JobRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        outcome(runner, partial(fake_work.say, "from 100 % beside"), qtbot)
        qtbot.waitUntil(lambda: "from 100 % beside" in caplog.text)
    assert ("fake_work", logging.WARNING, "from 100 % beside") in caplog.record_tuples


def test_cancel_is_heard_at_any_time(runner: JobRunner, engine: Engine, qtbot: QtBot) -> None:
    pid = outcome(runner, partial(fake_work.count, 1), qtbot)
    rng = random.Random(7)
    for _ in range(5):
        runner.start(fake_work.forever, "on and on")
        qtbot.wait(rng.randrange(0, 150))
        began_s = time.monotonic()
        with qtbot.waitSignals([runner.cancelled, runner.finished]):
            runner.cancel()
        assert time.monotonic() - began_s < SLACK * 0.6
    assert outcome(runner, partial(fake_work.count, 1), qtbot) == pid  # nothing had to be ended


def test_a_deaf_job_is_ended_and_the_others_go_on(runner: JobRunner, engine: Engine, qtbot: QtBot) -> None:
    outcome(runner, partial(fake_work.count, 1), qtbot)
    background, got = Background(), []
    background.start(partial(fake_work.deaf, 2.0), got.append)
    runner.start(partial(fake_work.deaf, 30.0), "deaf")
    qtbot.waitUntil(lambda: len(engine.processes) == 2)
    with qtbot.waitSignal(runner.updated):
        pass
    before = set(engine.processes)
    began_s = time.monotonic()
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
    assert KILL_AFTER_S <= time.monotonic() - began_s < SLACK * 1.0
    qtbot.waitUntil(lambda: len(before & set(engine.processes)) == 1)
    assert outcome(runner, partial(fake_work.count, 1), qtbot) > 0
    qtbot.waitUntil(lambda: got == ["too late"])


def test_a_cancelled_export_leaves_nothing(runner: JobRunner, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out" / "song.wav"
    rng = random.Random(3)
    for _ in range(4):
        with qtbot.waitSignal(runner.updated):
            runner.start(partial(fake_work.write_slowly, target), "Exporting")
        qtbot.wait(rng.randrange(0, 100))
        with qtbot.waitSignal(runner.finished):
            runner.cancel()
        assert list(target.parent.iterdir()) == []
    assert outcome(runner, partial(fake_work.count, 1), qtbot) > 0


@pytest.mark.parametrize("end", ["cancelled", "crashed", "closed"])
def test_what_a_killed_writer_left_is_swept(
    runner: JobRunner, engine: Engine, qtbot: QtBot, tmp_path: Path, end: str
) -> None:
    """PROMISES 6: nothing at the target, nor hidden beside it, even where the process had to be killed."""
    target = tmp_path / "out" / "song.wav"
    target.parent.mkdir()
    target.write_bytes(b"an older file")
    with qtbot.waitSignal(runner.updated):
        runner.start(partial(fake_work.write_deaf, target), "Exporting")
    assert len(list(target.parent.glob(".*.part"))) == 1
    with qtbot.waitSignal(runner.finished):
        if end == "cancelled":
            runner.cancel()
        elif end == "crashed":
            os.kill(engine.processes[0], signal.SIGSEGV)
        else:
            engine.close()
    qtbot.waitUntil(lambda: list(target.parent.iterdir()) == [target])
    assert target.read_bytes() == b"an older file"


@pytest.mark.parametrize("finished", [False, True])
def test_the_hidden_folder_of_a_killed_batch_item_goes_unless_a_result_is_in_it(
    runner: JobRunner, qtbot: QtBot, tmp_path: Path, finished: bool
) -> None:
    folder = tmp_path / ".restoring-1"
    with qtbot.waitSignal(runner.updated):
        runner.start(partial(fake_work.write_deaf_in_a_folder, folder), "Restoring")
    if finished:
        (folder / "earlier.wav").write_bytes(b"a whole result that waits for its name")
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
    qtbot.waitUntil(lambda: list(tmp_path.rglob("*.part")) == [] and folder.exists() == finished)
    assert [path.name for path in tmp_path.rglob("*.wav")] == (["earlier.wav"] if finished else [])


def test_threads_of_torch_sleep_while_they_wait(
    runner: JobRunner, engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    assert outcome(runner, partial(fake_work.environment, "OMP_WAIT_POLICY"), qtbot) == "PASSIVE"
    engine.close()
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")  # whoever asks for it gets it
    other = Engine()
    use_engine(other)
    assert outcome(runner, partial(fake_work.environment, "OMP_WAIT_POLICY"), qtbot) == "ACTIVE"
    other.close()


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("killed", "was ended by the system, most likely because memory ran out; your files are as they were"),
        ("crash", "crashed; your files are as they were"),
        ("exit", "crashed; your files are as they were"),
    ],
)
def test_the_death_of_the_child_is_a_sentence_and_the_next_job_works(
    runner: JobRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture, how: str, says: str
) -> None:
    failure = outcome(runner, partial(fake_work.die, how), qtbot)
    assert isinstance(failure.error, EngineDied)
    assert says in str(failure.error)
    if how == "crash":
        assert failure.error.signal == signal.SIGSEGV
        assert "fake_work.py" in caplog.text  # where it happened
    assert outcome(runner, partial(fake_work.count, 1), qtbot) > 0


def test_a_child_that_died_while_idle_is_replaced(runner: JobRunner, engine: Engine, qtbot: QtBot) -> None:
    pid = outcome(runner, partial(fake_work.count, 1), qtbot)
    os.kill(pid, signal.SIGKILL)
    assert wait_until_gone(pid)
    assert outcome(runner, partial(fake_work.count, 1), qtbot) != pid


def test_many_quiet_jobs_share_few_processes(engine: Engine, qtbot: QtBot) -> None:
    background, got = Background(), []
    for _ in range(6):
        background.start(partial(fake_work.count, 3), got.append)
    qtbot.waitUntil(lambda: len(got) == 6)
    assert 1 <= len(set(got)) <= 2
    qtbot.waitUntil(lambda: not background.running)


def test_a_light_job_never_goes_where_torch_is_loading(engine: Engine, runner: JobRunner, qtbot: QtBot) -> None:
    engine.warm(torch=True)
    qtbot.waitUntil(lambda: len(engine.processes) == 1)
    heavy = engine.processes[0]
    began_s = time.monotonic()
    pid = outcome(runner, partial(fake_work.count, 1), qtbot)
    assert pid != heavy
    assert time.monotonic() - began_s < SLACK * 5.0


def test_closing_ends_every_child_and_cancels_what_runs(qtbot: QtBot) -> None:
    engine = Engine()
    use_engine(engine)
    runner, background = JobRunner(), Background()
    with qtbot.waitSignal(runner.updated):
        runner.start(partial(fake_work.deaf, 30.0), "deaf")
        background.start(fake_work.forever, lambda _: None)
    pids = engine.processes
    engine.close()
    use_engine(None)
    qtbot.waitUntil(lambda: not runner.running and not background.running)
    assert all(wait_until_gone(pid) for pid in pids)


KILLED = """
import sys, threading, time
from functools import partial
from pathlib import Path
import fake_work
from restorer_gui.engine_process import Engine
engine, stop = Engine(), threading.Event()
engine.warm(torch=True)
writing = partial(fake_work.write_deaf, Path(sys.argv[1]))
threading.Thread(target=engine.call, args=(writing, lambda u: None, stop), daemon=True).start()
while len(engine.processes) < 2 or not list(Path(sys.argv[1]).parent.glob(".*.part")):
    time.sleep(0.01)
print(*engine.processes, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the process table")
def test_the_children_notice_when_the_window_is_killed(tmp_path: Path) -> None:
    path = os.pathsep.join([os.path.dirname(__file__), str(Path(__file__).parents[2])])
    window = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "song.wav")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert window.stdout is not None
    with window, window.stdout:
        pids = [int(word) for word in window.stdout.readline().split()]
        assert len(pids) == 2
        window.kill()
    assert all(wait_until_gone(pid) for pid in pids)
    assert list(tmp_path.iterdir()) == []


def test_a_light_job_is_done_where_every_child_has_loaded_torch(
    engine: Engine, runner: JobRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Light children learn torch by what they do; with as many as there may be, no other kind can come."""
    monkeypatch.setattr(engine_process, "MOST_CHILDREN", 1)
    first = outcome(runner, partial(fake_work.count, 1), qtbot)
    engine._children[0].torch = True
    assert outcome(runner, partial(fake_work.count, 1), qtbot) == first
