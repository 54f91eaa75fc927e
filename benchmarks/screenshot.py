"""Take pictures of the window, to be looked at: ``python benchmarks/screenshot.py FILE.wav --out shots``.

Run it under a real display or ``xvfb-run -a -s "-screen 0 1280x800x24"`` (the xcb platform, as people have it).
States: empty, opened, running, after. With ``--fake`` a restorer that only lifts the treble stands in for a
checkpoint.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("file", type=Path, nargs="?", help="what to open; without it the demo clip")
parser.add_argument("--out", type=Path, default=Path("shots"))
parser.add_argument("--theme", choices=["light", "dark"], default="light")
parser.add_argument("--scale", default="1", help="QT_SCALE_FACTOR")
parser.add_argument("--size", default="1280x800", help="of the window, in logical pixels")
parser.add_argument("--states", default="empty,opened,running,after")
parser.add_argument("--restorer", default="residual")
parser.add_argument("--fake", action="store_true")
options = parser.parse_args()
os.environ["QT_SCALE_FACTOR"] = options.scale

import numpy as np  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from model_core.progress import Reporter  # noqa: E402
from restorer_gui import work  # noqa: E402
from restorer_gui.app import App, create_app  # noqa: E402
from restorer_gui.settings import Folders  # noqa: E402
from restorer_gui.widgets.restore_controls import Choice  # noqa: E402


class TrebleLift:
    """Stands in for a restorer: a first difference mixed in, slowly enough to be photographed."""

    changed, notes = True, ("Clipping was repaired in 3 places.",)

    def restore(self, clip: Any, report: Reporter = Reporter()) -> Any:
        from model_core.restorers import Restoration

        for _ in report.track(range(40), "Restoring"):
            time.sleep(0.05)
        samples = clip.samples.copy()
        samples[:, 1:] += 0.9 * np.diff(clip.samples, axis=1)
        return Restoration(type(clip)(np.clip(samples, -1, 1), clip.sample_rate, clip.tags), True, self.notes)


def main() -> None:
    application = QApplication([])
    folder = Path(tempfile.mkdtemp())
    app = create_app(application, Folders(folder, folder))
    app.theme.choose(options.theme)
    width, height = options.size.split("x")
    app.window.setGeometry(0, 0, int(width), int(height))
    if options.fake:
        work.open_restorer = lambda *_: TrebleLift()  # type: ignore[assignment, return-value]
        choices = [Choice("residual", "Residual"), Choice("direct", "Direct")]
        work.list_restorers = lambda report=None: choices  # type: ignore[assignment]
    options.out.mkdir(parents=True, exist_ok=True)
    shots = Shots(application, app)
    shots.take("empty")
    app.player.look_for_device()
    app.page.open_path(options.file) if options.file else app.page.open_demo()
    shots.wait(lambda: not app.runner.running and not app.page.background.running)
    shots.take("opened")
    app.page.controls.set_strength(100)
    app.page.controls.restorer.setCurrentIndex(max(0, app.page.controls.restorer.findData(options.restorer)))
    app.page.restore()
    shots.wait(lambda: app.window.job_bar.progress.value() > 300, 120)
    shots.take("running")
    shots.wait(lambda: not app.runner.running and not app.page.background.running, 600)
    app.player.seek(app.player.duration_s * 0.31)
    app.page.comparison._on_pointed(app.player.duration_s * 0.6, 3000.0)
    shots.take("after")
    app.window.close()
    shots.wait(lambda: not app.window.isVisible())


class Shots:
    """Waits with a running event loop, and saves what the screen shows."""

    def __init__(self, application: QApplication, app: App) -> None:
        self._application, self._app = application, app

    def wait(self, until: Callable[[], bool], timeout_s: float = 60.0) -> None:
        end_s = time.monotonic() + timeout_s
        while not until() and time.monotonic() < end_s:
            self._application.processEvents()
            time.sleep(0.005)

    def take(self, state: str) -> None:
        if state not in options.states.split(","):
            return
        pause_s = time.monotonic() + 0.3
        self.wait(lambda: time.monotonic() > pause_s)
        window = self._app.window
        name = (
            f"{state}-{options.theme}" + (f"-x{options.scale}" if options.scale != "1" else "") + f"-{options.size}.png"
        )
        window.screen().grabWindow(window.winId()).save(str(options.out / name))
        print(options.out / name)


main()
