"""From the start of the process to a usable window: ``python benchmarks/startup.py [FILE] [--runs 5]``.

Starts the application as a person does (under a display or ``xvfb-run -a``), with an empty settings folder, so that the
demo clip opens. Prints when the window was on the screen, when the clip could be played, when its picture was drawn and
when the restorers were listed (torch has loaded); then how late the event loop was meanwhile, from a 10 ms heartbeat.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def child(began_s: float, path: str) -> None:
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from restorer_gui.app import begin, create_app
    from restorer_gui.engine_process import Engine
    from restorer_gui.settings import Folders

    qInstallMessageHandler(lambda *_: None)
    sys.setswitchinterval(0.001)
    engine = Engine()
    engine.warm(torch=False)
    marks = {"qt": time.time() - began_s}
    application = QApplication([])
    folder = Path(tempfile.mkdtemp())
    app = create_app(application, Folders(folder, folder), engine=engine)
    beats: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        beats.append((now - last[0]) * 1000 - 10)
        last[0] = now

    heart = QTimer(app.window)
    heart.setTimerType(heart.timerType().PreciseTimer)
    heart.timeout.connect(beat)

    def mark(name: str) -> None:
        marks.setdefault(name, time.time() - began_s)

    def shown() -> None:
        mark("window")
        last[0] = time.perf_counter()
        heart.start(10)
        begin(app, Path(path) if path else None)

    def on_version(version: object) -> None:
        if version.picture is not None:  # type: ignore[attr-defined]
            mark("picture")

    app.session.opened.connect(lambda _: mark("clip"))
    app.session.version_changed.connect(on_version)

    def done() -> None:
        if "picture" in marks and not app.page.working and not app.runner.running:
            mark("restorers")
            late = sorted(beats)
            marks.update(
                late_p50_ms=late[len(late) // 2], late_p99_ms=late[int(len(late) * 0.99)], late_max_ms=late[-1]
            )
            print(json.dumps(marks))
            sys.stdout.flush()
            engine.close()
            os._exit(0)

    watch = QTimer(app.window)
    watch.timeout.connect(done)
    watch.start(20)
    QTimer.singleShot(0, app.window, shown)
    application.exec()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default="")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for _ in range(options.runs):
        command = [sys.executable, __file__, "--child", str(time.time()), options.file]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print("  ".join(f"{name} {value:.2f}" for name, value in json.loads(done.stdout.splitlines()[-1]).items()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(float(sys.argv[2]), sys.argv[3])
    else:
        main()
