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
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from model_core import __version__
from model_core.places import assets_dir
from restorer_gui import dialogs, i18n
from restorer_gui.engine_process import Engine
from restorer_gui.i18n import tr
from restorer_gui.jobs import SWITCH_S, Failure, GuiThreadCollector, JobRunner, use_engine, workers_alive
from restorer_gui.main_window import MainWindow
from restorer_gui.pages.base import CHECKPOINT, SONG, SONGS, Page
from restorer_gui.pages.late import LatePage
from restorer_gui.pages.restore import RestorePage
from restorer_gui.player import Player
from restorer_gui.session import Opened, Session
from restorer_gui.settings import AppSettings, Folders, SettingsStore, WindowMemory
from restorer_gui.sound_output import ChosenOutput
from restorer_gui.theme import Theme
from restorer_gui.widgets.first_steps import PLAY, RESTORE, SWITCH

if TYPE_CHECKING:  # no start waits for these: each is loaded when its page is first shown
    from restorer_gui.pages.batch import BatchPage
    from restorer_gui.pages.evaluate import EvaluatePage
    from restorer_gui.pages.library import LibraryPage
    from restorer_gui.pages.train import TrainPage

WARM_MS = 400

_log = logging.getLogger("restorer_gui")


@dataclass(frozen=True, eq=False)
class LatePages:
    """Every page but the first."""

    batch: LatePage
    train: LatePage
    evaluation: LatePage
    library: LatePage


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
    late: LatePages

    # The other pages are made when they are first shown, or asked for here.

    @property
    def batch(self) -> BatchPage:
        return cast("BatchPage", self.late.batch.page)

    @property
    def train(self) -> TrainPage:
        return cast("TrainPage", self.late.train.page)

    @property
    def evaluation(self) -> EvaluatePage:
        return cast("EvaluatePage", self.late.evaluation.page)

    @property
    def library(self) -> LibraryPage:
        return cast("LibraryPage", self.late.library.page)


def create_app(
    application: QApplication,
    folders: Folders,
    player: Player | None = None,
    store: SettingsStore | None = None,
    engine: Engine | None = None,
) -> App:
    """Wire everything up and show the window. Nothing here waits for torch, the sound device or a file.

    ``engine``: the processes in which long jobs run; without it they run in threads.
    """
    use_engine(engine)
    log = start_log(folders.log)
    store = store or SettingsStore(folders.settings)
    i18n.install(application, store.current.language)
    theme = Theme(application, store.current.theme)
    icon = assets_dir() / "icons" / "restorer.svg"
    application.setWindowIcon(QIcon(str(icon)))
    session, runner = Session(), JobRunner()
    player = player or Player(open_stream=ChosenOutput(store))
    page = RestorePage(session, store, player, runner, log)
    training_engine = Engine() if engine is not None else None  # whatever happens to other jobs, the training goes on
    late = _late_pages(page, session, store, player, training_engine, folders, log)
    pages: list[Page] = [page, late.batch, late.train, late.evaluation, late.library]
    window = MainWindow(pages, runner, player, store, WindowMemory(folders.settings), theme, log)
    _follow(window, session, player)
    collector = GuiThreadCollector()
    window.gone.connect(collector.stop)
    for part in (session, runner, player, collector):
        part.setParent(window)
    if engine is not None:
        window.gone.connect(engine.close)
    if training_engine is not None:
        window.gone.connect(training_engine.close)
    window.show()
    return App(window, page, session, player, runner, store, theme, log, late)


def _late_pages(
    first: RestorePage,
    session: Session,
    store: SettingsStore,
    player: Player,
    training_engine: Engine | None,
    folders: Folders,
    log: Path,
) -> LatePages:
    """The other pages, each with a runner of its own: while one works the others stay usable."""

    def make_batch() -> Page:
        from restorer_gui.pages.batch import BatchPage

        runner = JobRunner()
        page = BatchPage(session, store, runner, folders.data or folders.settings, log)
        page.open_wanted.connect(first.open_path)
        return _owning(page, runner)

    def make_train() -> Page:
        from restorer_gui.pages.train import TrainPage

        runner = JobRunner(engine=training_engine)
        return _owning(TrainPage(session, store, player, runner, folders.settings, log), runner)

    def make_evaluation() -> Page:
        from restorer_gui.pages.evaluate import EvaluatePage

        runner = JobRunner()
        page = EvaluatePage(session, store, player, runner, log)
        page.open_wanted.connect(first.open_path)
        return _owning(page, runner)

    def make_library() -> Page:
        from restorer_gui.pages.library import LibraryPage

        runner = JobRunner()
        return _owning(LibraryPage(session, store, runner, log), runner)

    none: frozenset[str] = frozenset()
    return LatePages(
        LatePage(QCoreApplication.translate("BatchPage", "Batch"), "batch", frozenset({SONG, SONGS}), make_batch),
        LatePage(QCoreApplication.translate("TrainPage", "Train"), "train", frozenset({SONGS}), make_train),
        LatePage(QCoreApplication.translate("EvaluatePage", "Evaluate"), "evaluate", none, make_evaluation),
        LatePage(
            QCoreApplication.translate("LibraryPage", "Library"), "library", frozenset({CHECKPOINT}), make_library
        ),
    )


def _owning(page: Page, runner: JobRunner) -> Page:
    runner.setParent(page)
    return page


def _follow(window: MainWindow, session: Session, player: Player) -> None:
    """Recent files and the first steps follow what happens."""
    hint = window.hint

    def on_opened(file: Opened) -> None:
        if not file.demo:
            window.recent.remember(file.path)

    session.opened.connect(on_opened)
    session.version_added.connect(lambda version: hint.mark(RESTORE))
    player.play_state_changed.connect(lambda playing: hint.mark(PLAY) if playing else None)
    player.selected.connect(lambda index: hint.mark(SWITCH) if player.playing and index else None)


def begin(app: App, path: Path | None) -> None:
    """What happens once the window stands: the file of the command line, or the demo clip on a first start."""
    if app.store.notice:
        app.page.say(app.store.notice)
    if not app.store.current.hint_shown:
        app.window.show_hint()
    if path is not None:
        app.page.open_path(path.absolute())  # remembered beyond this working folder
    elif not app.store.current.demo_shown:
        app.page.remember(demo_shown=True)
        app.page.open_demo()
    else:
        app.page.list_restorers()
    app.player.look_for_device()


def warm_when_quiet(app: App, engine: Engine) -> None:
    """Let torch be loaded for the first restoration once nobody waits for anything else.

    Loading it takes a core for seconds, which the first file and its picture need more.
    """
    timer = QTimer(app.window)
    timer.setInterval(WARM_MS)

    def on_tick() -> None:
        if not (app.page.working or app.runner.running):
            timer.stop()
            engine.warm(torch=True)

    timer.timeout.connect(on_tick)
    timer.start()


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
            self._shown = dialogs.show_failure(self._app.window, failure, self._app.log, tr("Something went wrong"))
            self._shown.finished.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._shown = None

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        # Not the GUI thread: log only.
        if args.exc_value is not None:
            _log.error("in a thread: %s", "".join(traceback.format_exception(args.exc_value)))


def prepare(settings: AppSettings) -> None:
    """What has to be in the environment before Qt starts, and for every process that comes of this one."""
    if settings.scale_percent != 100 and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = f"{settings.scale_percent / 100:g}"
    if settings.checkpoint_folder:
        os.environ["RESTORER_CHECKPOINTS"] = settings.checkpoint_folder
    if settings.temporary_folder:
        os.environ["RESTORER_CACHE"] = settings.temporary_folder


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
    engine = Engine()
    engine.warm(torch=False)  # for the first file
    folders = Folders.of_user()
    store = SettingsStore(folders.settings)
    prepare(store.current)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Restorer")
    application.setApplicationVersion(__version__)
    app = create_app(application, folders, store=store, engine=engine)
    Excepthook(app).install()
    app.window.gone.connect(application.quit)
    QTimer.singleShot(0, app.window, partial(begin, app, options.file))
    warm_when_quiet(app, engine)
    code = application.exec()
    if workers_alive():
        # A worker that sits in a library's long call cannot be stopped; leave without waiting for it.
        logging.shutdown()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
