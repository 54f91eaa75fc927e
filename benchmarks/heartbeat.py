"""How late the window's event loop is while it works: ``python benchmarks/heartbeat.py [FILE] [--runs 3] [--threads]``.

A 10 ms heartbeat beats in the GUI thread of the real application (under a display, ``xvfb-run -a`` or
``QT_QPA_PLATFORM=offscreen``) while it opens FILE (default: the demo clip), loads torch and restores with the shipped
checkpoint for the first time, restores again, zooms and scrolls. Prints per phase the lateness p50, p99 and maximum in
ms, once as it was and once without the time in which the process was ready to run and another program had its place
(/proc/self/task/*/schedstat; on other systems both are the same): a handler that computes, sleeps or waits shows, a
busy machine does not. Then the seconds from the start of the process to the end of the first
restoration, and what the window's process has loaded. ``--threads`` runs the jobs in threads, as the application did
before.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BEAT_MS = 10
SCHEDSTATS = Path("/proc/self/task")
FOREIGN = ("torch", "scipy", "av", "soundfile", "pyloudnorm")


def child(began_s: float, path: str, threads: bool, block_ms: float) -> None:
    """Play the whole scene and print one line of JSON."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from restorer_gui.app import begin, create_app
    from restorer_gui.engine_process import Engine
    from restorer_gui.jobs import SWITCH_S, workers_alive
    from restorer_gui.settings import Folders

    qInstallMessageHandler(lambda *_: None)
    sys.setswitchinterval(SWITCH_S)
    engine = None if threads else Engine()
    if engine is not None:
        engine.warm(torch=False)
    application = QApplication([])
    folder = Path(tempfile.mkdtemp(prefix="restorer-heartbeat-"))
    app = create_app(application, Folders(folder, folder), engine=engine)
    heart = _Heart(app.window)
    marks: dict[str, float] = {"window": time.time() - began_s}

    def quiet() -> bool:
        return not app.runner.running and not app.page.working

    def scene() -> Iterator[Callable[[], bool]]:
        """Each step begins something and yields how to know that it is over."""
        heart.phase = "open"
        begin(app, Path(path) if path else None)
        yield lambda: app.session.file is not None
        marks["clip"] = time.time() - began_s
        yield lambda: app.session.versions[0].picture is not None
        marks["picture"] = time.time() - began_s
        heart.phase = "first restore"
        if engine is not None:
            engine.warm(torch=True)
        yield lambda: not app.runner.running
        app.page.restore()
        yield lambda: not app.runner.running
        marks["first restored"] = time.time() - began_s
        heart.phase = "pictures"
        yield quiet
        heart.phase = "second restore"
        app.page.restore()
        yield quiet
        heart.phase = "zoom"
        for step in range(60):
            app.page.comparison.zoom(0.8 if step < 30 else 1.25)
            due_s = time.monotonic() + 0.03
            yield lambda due_s=due_s: time.monotonic() >= due_s  # type: ignore[misc]
        app.page.comparison.show_whole()
        heart.phase = ""

    if block_ms:
        blocker = QTimer(app.window)
        blocker.timeout.connect(lambda: time.sleep(block_ms / 1000.0))
        blocker.start(500)
    steps = scene()
    waiting: list[Callable[[], bool]] = [lambda: True]

    def on_tick() -> None:
        if not waiting[0]():
            return
        try:
            waiting[0] = next(steps)
        except StopIteration:
            watch.stop()
            heart.stop()
            loaded = [name for name in FOREIGN if name in sys.modules]
            versions = len(app.session.versions)
            result = {"late": heart.late, "marks": marks, "loaded": loaded, "versions": versions}
            app.window.gone.connect(lambda: _leave(result, engine, workers_alive))
            app.window.close()

    watch = QTimer(app.window)
    watch.timeout.connect(on_tick)
    watch.start(15)
    application.exec()


class _Heart:
    """Notes under ``phase`` by how many ms each beat came too late."""

    def __init__(self, parent: Any) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.phase = ""
        self.late: dict[str, list[tuple[float, float]]] = {}
        self._last_s, self._waited_s = time.perf_counter(), waited_s()
        self._timer = QTimer(parent)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT_MS)

    def _on_beat(self) -> None:
        now_s, waited = time.perf_counter(), waited_s()
        if self.phase:
            late_ms = (now_s - self._last_s) * 1000.0 - BEAT_MS
            # Thread by thread: one that has ended meanwhile must not count backwards.
            pushed_s = sum(seconds - self._waited_s.get(thread, 0.0) for thread, seconds in waited.items())
            self.late.setdefault(self.phase, []).append((late_ms, late_ms - pushed_s * 1000.0))
        self._last_s, self._waited_s = now_s, waited

    def stop(self) -> None:
        self._timer.stop()


def waited_s() -> dict[str, float]:
    """How long each thread of this process has waited for a core so far."""
    waited = {}
    for task in SCHEDSTATS.glob("*/schedstat"):
        with contextlib.suppress(OSError, IndexError):  # the thread has just ended
            waited[task.parent.name] = int(task.read_text().split()[1]) / 1e9
    return waited


def _leave(result: dict[str, Any], engine: Any, workers_alive: Callable[[], bool]) -> None:
    if engine is not None:
        engine.close()
        result["children"] = len(engine.processes)
    result["workers"] = workers_alive()
    print(json.dumps(result), flush=True)
    os._exit(0)


def run(path: str = "", threads: bool = False, block_ms: float = 0.0) -> dict[str, Any]:
    """One scene in a process of its own: lateness in ms by phase, and the marks. ``block_ms``: a handler sleeps."""
    command = [sys.executable, __file__, "--child", str(time.time()), path]
    command += ["threads" if threads else "engine", str(block_ms)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def figures(late: list[float]) -> tuple[float, float, float]:
    """p50, p99 and the maximum."""
    ordered = sorted(late)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], ordered[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default="")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", action="store_true")
    options = parser.parse_args()
    for _ in range(options.runs):
        found = run(options.file, options.threads)
        every = [beat for part in found["late"].values() for beat in part]
        for phase, late in {**found["late"], "all": every}.items():
            p50, p99, most = figures([wall for wall, _ in late])
            _, own99, own_most = figures([own for _, own in late])
            print(f"{phase:15} {len(late):5} beats   p50 {p50:6.1f}   p99 {p99:6.1f}   max {most:6.1f} ms", end="   ")
            print(f"own p99 {own99:6.1f}   max {own_most:6.1f} ms")
        print("  ".join(f"{name} {seconds:.2f} s" for name, seconds in found["marks"].items()), end="   ")
        print(
            f"versions {found['versions']}   the window's process has loaded: {', '.join(found['loaded']) or 'none'}\n"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(float(sys.argv[2]), sys.argv[3], sys.argv[4] == "threads", float(sys.argv[5]))
    else:
        main()
