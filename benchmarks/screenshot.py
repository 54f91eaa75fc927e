"""Take pictures of the window, to be looked at: ``python benchmarks/screenshot.py FILE.wav --out shots``.

Run it under a real display or ``xvfb-run -a -s "-screen 0 2560x1600x24"`` (the xcb platform, as people have it).
States of the restore page: empty, opened, running, after, room (several versions, a loop, what changed); pages and
dialogs: batch, train, evaluate, library, preferences, keys, about.
With ``--fake`` a restorer that only lifts the treble stands in for a checkpoint. ``--everything`` takes every state in
light and dark, in English and Italian, at 100 % and 200 %, each in its own process.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

STATES = ("empty", "opened", "running", "after", "room", "batch", "library", "preferences", "keys", "about")

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("file", type=Path, nargs="?", help="what to open; without it the demo clip")
parser.add_argument("--out", type=Path, default=Path("shots"))
parser.add_argument("--theme", choices=["light", "dark"], default="light")
parser.add_argument("--language", choices=["en", "it"], default="en")
parser.add_argument("--scale", default="1", help="QT_SCALE_FACTOR")
parser.add_argument("--size", default="1280x800", help="of the window, in logical pixels")
parser.add_argument("--states", default=",".join(STATES))
parser.add_argument("--restorer", default="studio")
parser.add_argument("--fake", action="store_true")
parser.add_argument("--everything", action="store_true")
options = parser.parse_args()

if options.everything:
    passed = [argument for argument in sys.argv[1:] if argument != "--everything"]
    for theme, language, scale in itertools.product(("light", "dark"), ("en", "it"), ("1", "2")):
        look = ["--theme", theme, "--language", language, "--scale", scale]
        subprocess.run([sys.executable, __file__, *passed, *look], check=True)
    sys.exit()
os.environ["QT_SCALE_FACTOR"] = options.scale

import numpy as np  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402

from model_core.progress import Reporter  # noqa: E402
from restorer_gui import work  # noqa: E402
from restorer_gui.app import App, create_app  # noqa: E402
from restorer_gui.settings import AppSettings, Folders, SettingsStore  # noqa: E402
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
    store = SettingsStore(folder)
    store.change(AppSettings(theme=options.theme, language=options.language))
    app = create_app(application, Folders(folder, folder), store=store)
    width, height = options.size.split("x")
    app.window.setGeometry(0, 0, int(width), int(height))
    if options.fake:
        work.open_restorer = lambda *_: TrebleLift()  # type: ignore[assignment, return-value]
        choices = [Choice("residual", "Residual"), Choice("direct", "Direct")]
        work.list_restorers = lambda report=None: choices  # type: ignore[assignment]
    options.out.mkdir(parents=True, exist_ok=True)
    shots = Shots(application, app)
    shots.take("empty")
    app.window.show_hint()
    take_restore_page(shots, app)
    app.window.hint.hide()
    for page in app.window.pages[1:]:
        app.window.show_page(page)
        shots.settle()
        shots.take(page.icon)
    app.window.show_page(app.page)
    for state, show in (
        ("preferences", app.window.show_preferences),
        ("keys", app.window.show_keys),
        ("about", app.window.show_about),
    ):
        shots.take_dialog(state, show)
    app.window.close()
    shots.wait(lambda: not app.window.isVisible())


def take_restore_page(shots: Shots, app: App) -> None:
    app.player.look_for_device()
    app.page.open_path(options.file) if options.file else app.page.open_demo()
    shots.settle()
    shots.take("opened")
    if not {"running", "after", "room"} & set(options.states.split(",")):
        return
    app.page.controls.set_strength(100)
    app.page.controls.restorer.setCurrentIndex(max(0, app.page.controls.restorer.findData(options.restorer)))
    app.page.restore()
    shots.wait(lambda: app.window.job_bar.progress.value() > 300 or not app.runner.running, 120)
    shots.take("running")
    shots.settle()
    app.player.seek(app.player.duration_s * 0.31)
    shots.take("after")
    if "room" in options.states.split(","):
        take_room(shots, app)


def take_room(shots: Shots, app: App) -> None:
    app.window.hint.hide()
    app.page.controls.restorer.setCurrentIndex(max(0, app.page.controls.restorer.findData("direct")))
    app.page.restore()
    shots.settle()
    app.session.set_loop((app.player.duration_s * 0.3, app.player.duration_s * 0.6))
    app.page.comparison.set_look(replace(app.store.current.picture_look, show_change=True))
    app.player.seek(app.player.duration_s * 0.4)
    shots.settle()
    shots.take("room")


class Shots:
    """Waits with a running event loop, and saves what the screen shows."""

    def __init__(self, application: QApplication, app: App) -> None:
        self._application, self._app = application, app

    def wait(self, until: Callable[[], bool], timeout_s: float = 60.0) -> None:
        end_s = time.monotonic() + timeout_s
        while not until() and time.monotonic() < end_s:
            self._application.processEvents()
            time.sleep(0.005)

    def settle(self) -> None:
        app = self._app
        self.wait(lambda: not app.runner.running and not any(page.working for page in app.window.pages), 600)

    def take(self, state: str) -> None:
        if state not in options.states.split(","):
            return
        pause_s = time.monotonic() + 0.4
        self.wait(lambda: time.monotonic() > pause_s)
        window = self._app.window
        name = f"{state}-{options.language}-{options.theme}-x{options.scale}-{options.size}.png"
        window.screen().grabWindow(window.winId()).save(str(options.out / name))
        print(options.out / name)

    def take_dialog(self, state: str, show: Callable[[], None]) -> None:
        if state not in options.states.split(","):
            return
        show()
        pause_s = time.monotonic() + 1.5  # what it asks workers for has come
        self.wait(lambda: time.monotonic() > pause_s)
        (dialog,) = [dialog for dialog in self._app.window.findChildren(QDialog) if dialog.isVisible()]
        name = f"{state}-{options.language}-{options.theme}-x{options.scale}.png"
        dialog.grab().save(str(options.out / name))
        print(options.out / name)
        dialog.close()


main()
