"""JobRunner: which signals, in which order, in which thread, how soon."""

from __future__ import annotations

import gc
import threading
import time
from typing import Any

import pytest
from gui_fakes import SLACK
from pytestqt.qtbot import QtBot

from model_core.errors import AudioError
from model_core.progress import Reporter
from restorer_gui.jobs import ABANDON_AFTER_S, Background, Failure, GuiThreadCollector, JobRunner, workers_alive


class Log:
    """All signals of a runner, and the threads they came in."""

    def __init__(self, runner: JobRunner) -> None:
        self.events: list[tuple[str, Any]] = []
        self.threads: set[int] = set()
        runner.started.connect(lambda title: self._add("started", title))
        runner.updated.connect(lambda update: self._add("updated", update.fraction))
        runner.succeeded.connect(lambda value: self._add("succeeded", value))
        runner.failed.connect(lambda failure: self._add("failed", failure))
        runner.cancelled.connect(lambda: self._add("cancelled", runner.running))
        runner.finished.connect(lambda: self._add("finished", runner.running))

    def _add(self, name: str, value: Any) -> None:
        self.events.append((name, value))
        self.threads.add(threading.get_ident())

    def names(self) -> list[str]:
        return [name for name, _ in self.events]


@pytest.fixture
def runner(qtbot: QtBot) -> JobRunner:
    return JobRunner()


def forever(report: Reporter) -> None:
    while True:
        report.update(0.5, "on and on")
        time.sleep(0.01)


def test_signals_of_a_success_in_order_and_in_the_gui_thread(runner: JobRunner, qtbot: QtBot) -> None:
    log = Log(runner)

    def job(report: Reporter) -> str:
        report.update(0.25, "a quarter")
        report.update(0.75, "more")
        return f"from {threading.get_ident()}"

    with qtbot.waitSignal(runner.finished):
        runner.start(job, "Counting")
        assert runner.running
    assert log.names() == ["started", "updated", "succeeded", "finished"]
    assert log.events[0][1] == "Counting"
    assert log.events[1][1] == 0.75  # of several waiting updates the newest is shown
    assert log.events[2][1] != f"from {threading.get_ident()}"
    assert log.events[3][1] is False
    assert log.threads == {threading.get_ident()}


def test_a_failure_carries_the_error_and_its_traceback_as_text(runner: JobRunner, qtbot: QtBot) -> None:
    log = Log(runner)

    def job(report: Reporter) -> None:
        raise AudioError("song.wav: expected sound, found text; open another file.")

    with qtbot.waitSignal(runner.finished):
        runner.start(job, "Opening")
    assert log.names() == ["started", "failed", "finished"]
    failure = log.events[1][1]
    assert isinstance(failure, Failure)
    assert str(failure.error) == "song.wav: expected sound, found text; open another file."
    assert failure.details.rstrip().endswith("AudioError: song.wav: expected sound, found text; open another file.")
    assert failure.error.__traceback__ is None


def test_cancel_ends_within_a_second_with_cancelled_then_finished(runner: JobRunner, qtbot: QtBot) -> None:
    log = Log(runner)
    runner.start(forever, "Restoring")
    qtbot.waitUntil(lambda: "updated" in log.names())
    began_s = time.monotonic()
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
        assert runner.cancelling
    assert time.monotonic() - began_s < SLACK * 1.0
    assert log.names()[-2:] == ["cancelled", "finished"]
    assert "succeeded" not in log.names()
    assert not runner.cancelling


def test_a_worker_that_does_not_listen_is_left_alone_and_unheard(runner: JobRunner, qtbot: QtBot) -> None:
    log = Log(runner)
    may_end = threading.Event()

    def deaf(report: Reporter) -> str:
        may_end.wait(30)
        return "too late"

    runner.start(deaf, "Loading")
    began_s = time.monotonic()
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
    assert ABANDON_AFTER_S <= time.monotonic() - began_s < SLACK * 1.0
    assert workers_alive()
    with qtbot.waitSignal(runner.succeeded) as next_one:
        runner.start(lambda report: "next", "Next")
        may_end.set()
    assert next_one.args == ["next"]
    assert log.names()[:5] == ["started", "cancelled", "finished", "started", "succeeded"]
    qtbot.waitUntil(lambda: not runner.running)


def test_cancel_wins_over_a_result_that_was_ready(runner: JobRunner, qtbot: QtBot) -> None:
    log = Log(runner)
    runner.start(lambda report: 1, "Fast")
    time.sleep(0.02)
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
    assert log.names() == ["started", "cancelled", "finished"]


def test_what_stays_done_is_told_as_done(runner: JobRunner, qtbot: QtBot) -> None:
    """A file that was written before the stop was heard is there: nobody may be told that it is not."""
    log = Log(runner)
    runner.start(lambda report: 1, "Writing", lasting=True)
    time.sleep(0.02)
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
    assert log.names() == ["started", "succeeded", "finished"]
    runner.start(forever, "Writing", lasting=True)
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
    assert log.names()[-2:] == ["cancelled", "finished"]


def test_a_second_start_is_a_mistake_of_the_caller(runner: JobRunner, qtbot: QtBot) -> None:
    runner.start(forever, "One")
    with pytest.raises(RuntimeError, match="cannot start 'Two': a job is running already"):
        runner.start(forever, "Two")
    with qtbot.waitSignal(runner.finished):
        runner.cancel()


def test_the_next_job_may_start_from_finished(runner: JobRunner, qtbot: QtBot) -> None:
    values: list[int] = []
    runner.succeeded.connect(values.append)
    runner.finished.connect(lambda: len(values) < 3 and runner.start(lambda report: len(values), "again"))
    runner.start(lambda report: 0, "first")
    qtbot.waitUntil(lambda: values == [0, 1, 2])
    qtbot.waitUntil(lambda: not runner.running)


def test_background_hands_each_result_to_its_own_callback(qtbot: QtBot) -> None:
    background = Background()
    got: list[Any] = []
    background.start(lambda report: "a", got.append)
    background.start(lambda report: 1 / 0, got.append, lambda failure: got.append(type(failure.error)))
    background.start(forever, got.append)
    assert background.running
    qtbot.waitUntil(lambda: len(got) == 2)
    assert sorted(map(str, got)) == ["<class 'ZeroDivisionError'>", "a"]
    background.cancel_all()
    qtbot.waitUntil(lambda: not background.running)


def test_cycles_are_collected_in_the_gui_thread_only(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("restorer_gui.jobs.COLLECT_MS", 10)
    freed_in: list[int] = []

    class Knot:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            freed_in.append(threading.get_ident())

    def tie(report: Reporter) -> None:
        for _ in range(3000):
            Knot()

    collector = GuiThreadCollector()
    runner = JobRunner()
    with qtbot.waitSignal(runner.finished):
        runner.start(tie, "tying knots")
    qtbot.waitUntil(lambda: len(freed_in) == 3000)
    assert set(freed_in) == {threading.get_ident()}
    collector.stop()
    gc.disable()
