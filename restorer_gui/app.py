"""Where the application is put together. Read this to see what exists and who knows whom."""

from __future__ import annotations

import argparse
import faulthandler
import logging
import logging.handlers
import os
import sys
import threading
import traceback
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from model_core import __version__
from restorer_gui import dialogs, work
from restorer_gui.jobs import SWITCH_S, Failure, GuiThreadCollector, JobRunner, workers_alive
from restorer_gui.main_window import MainWindow
from restorer_gui.pages.restore import RestorePage
from restorer_gui.player import Player
from restorer_gui.session import Session
from restorer_gui.settings import Folders, SettingsStore, WindowMemory
from restorer_gui.theme import Theme

_log = logging.getLogger("restorer_gui")


@dataclass(frozen=True, eq=False)
class App:
    """The parts of a running application, for `main` and for tests."""

    window: MainWindow
    page: RestorePage
    session: Session
    player: Player
    runner: JobRunner
    store: SettingsStore
    theme: Theme
    log: Path


def create_app(application: QApplication, folders: Folders, player: Player | None = None) -> App:
    """Wire everything up and show the window. Nothing here waits for torch, the sound device or a file."""
    log = start_log(folders.log)
    store = SettingsStore(folders.settings)
    theme = Theme(application, store.current.theme)
    icon = work.assets_dir() / "icons" / "restorer.svg"
    application.setWindowIcon(QIcon(str(icon)))
    session, runner = Session(), JobRunner()
    player = player or Player()
    page = RestorePage(session, store, player, runner, log)
    window = MainWindow([page], runner, player, store, WindowMemory(folders.settings), theme, log)
    collector = GuiThreadCollector()
    window.gone.connect(collector.stop)
    for part in (session, runner, player, collector):
        part.setParent(window)
    window.show()
    return App(window, page, session, player, runner, store, theme, log)


def begin(app: App, path: Path | None) -> None:
    """What happens once the window stands: the file of the command line, or the demo clip on a first start."""
    if app.store.notice:
        app.page.say(app.store.notice)
    if path is not None:
        app.page.open_path(path)
    elif not app.store.current.demo_shown:
        app.page.remember(demo_shown=True)
        app.page.open_demo()
    else:
        app.page.list_restorers()
    app.player.look_for_device()


def start_log(folder: Path) -> Path:
    """Log to ``folder``; without a place to write, to the console alone. Returns the file's path."""
    path = folder / "restorer-gui.log"
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, logging.handlers.RotatingFileHandler):
            root.removeHandler(old)
            old.close()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
    except OSError as error:
        _log.warning("no log file: %s", error)
    _log.info("Restorer %s, Python %s", __version__, sys.version.split()[0])
    return path


class Excepthook:
    """What no one caught: logged with its traceback, and shown once at a time. The application goes on."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._shown: QMessageBox | None = None

    def install(self) -> None:
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("unexpected: %s", details)
        if self._shown is None:
            failure = Failure(error, details)
            self._shown = dialogs.show_failure(self._app.window, failure, self._app.log, "Something went wrong")
            self._shown.finished.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._shown = None

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        # Not the GUI thread: log only.
        if args.exc_value is not None:
            _log.error("in a thread: %s", "".join(traceback.format_exception(args.exc_value)))


def main(arguments: list[str] | None = None) -> int:
    """The command ``restorer-gui [FILE]``."""
    parser = argparse.ArgumentParser(
        prog="restorer-gui", description="Restore generated music, see and hear it before and after."
    )
    parser.add_argument("file", nargs="?", type=Path, help="a sound file to open")
    parser.add_argument("--version", action="version", version=__version__)
    options = parser.parse_args(arguments)
    if sys.stderr is not None:
        faulthandler.enable()
    sys.setswitchinterval(SWITCH_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Restorer")
    application.setApplicationVersion(__version__)
    app = create_app(application, Folders.of_user())
    Excepthook(app).install()
    app.window.gone.connect(application.quit)
    QTimer.singleShot(0, app.window, partial(begin, app, options.file))
    code = application.exec()
    if workers_alive():
        # A worker that sits in a library's long call cannot be stopped; leave without waiting for it.
        logging.shutdown()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
