"""What both blind tests share: three pages (set up, listen, result), the booth, the log, and how it all ends."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from model_core import __version__
from model_core.listening import Excerpt, pick_excerpts
from restorer_gui import dialogs
from restorer_gui.blind.booth import Booth, Candidate
from restorer_gui.blind.log import Log, write_log
from restorer_gui.i18n import engine_text
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.mixer import Track
from restorer_gui.player import Player
from restorer_gui.theme import EDGE, GAP
from restorer_gui.widgets.keys import describe, keep_keys
from restorer_gui.widgets.spectrogram import time_text

LENGTHS_S = (3, 5, 8, 12)
WIDTH_PX = 560


class BlindDialog(QDialog):
    """``loop``: the window's loop in seconds, offered as the excerpt. ``seed``: what is drawn, for tests."""

    def __init__(
        self,
        parent: QWidget | None,
        player: Player,
        candidates: Sequence[Candidate],
        background: Background,
        folder: Path,
        source: str,
        loop: tuple[float, float] | None,
        seed: int | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._player, self._candidates, self._background = player, tuple(candidates), background
        self._folder, self._source, self._loop, self._given_seed = folder, source, loop, seed
        self.seed = 0
        self.booth = Booth(player, candidates[0].clip.sample_rate, self)
        self.booth.lost.connect(self._on_lost)
        self.booth.found.connect(self._on_found)
        self.booth.evicted.connect(self._on_evicted)
        self._picking: JobRunner | None = None
        self._started = ""
        self.running = False  # between Start and the last answer
        self.broken = False  # the sound was lost on the way
        self._build()
        keep_keys(self)

    # Building.

    def _build(self) -> None:
        self.setMinimumWidth(WIDTH_PX)
        self.pages = QStackedWidget()
        self.setup, self.listen, self.result = QWidget(), QWidget(), QWidget()
        for page in (self.setup, self.listen, self.result):
            self.pages.addWidget(page)
        self.sound = QLabel()
        self.sound.setObjectName("warning")
        self.sound.setWordWrap(True)
        self.sound.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.pages, 1)
        column.addWidget(self.sound)
        self.kept = self._words("", "muted")
        tip = self.tr("Opens the folder in which the logs of all tests lie.")
        self.folder_button = self._button(self.tr("Open folder"), tip, self.open_folder)
        self.folder_button.setEnabled(False)
        tip = self.tr("Looks for the excerpts, then plays the first one.")
        self.begin_button = self._button(self.tr("Start"), tip, self.start, primary=True)
        self.begin_button.setDefault(True)
        self.close_button = self._button(
            self.tr("Close"), self.tr("Back to the clip (Esc)."), self.reject, primary=True
        )
        self._make_places()

    def _make_places(self) -> None:
        """Where to listen, and how long an excerpt is."""
        self.place, self.length = QComboBox(), QComboBox()
        self.place.addItem(self.tr("Where the change is largest"), "change")
        if self._loop is not None:
            start, end = (time_text(second, 1) for second in self._loop)
            self.place.addItem(self.tr("The loop, {0} to {1}").format(start, end), "loop")
        for seconds in LENGTHS_S:
            self.length.addItem(self.tr("{0} seconds").format(seconds), seconds)
        self.length.setCurrentIndex(1)
        tip = self.tr("Which parts of the clip are heard. Each one is repeated until you answer.")
        describe(self.place, self.tr("Excerpts"), tip)
        describe(self.length, self.tr("Length of an excerpt"), self.tr("Short ones are easier to keep in mind."))
        self.place.currentIndexChanged.connect(lambda _: self.length.setEnabled(self.place.currentData() == "change"))

    def _form(self, rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for row, (text, field) in enumerate(rows):
            label = QLabel(text)
            label.setObjectName("muted")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _words(self, text: str = "", name: str = "") -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setObjectName(name)
        return label

    def _button(self, text: str, tip: str, act: Callable[[], object], primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        if primary:
            button.setObjectName("primary")
        describe(button, text.replace("&", ""), tip)
        button.clicked.connect(act)
        return button

    def _row(self, *buttons: QAbstractButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        return row

    def _key(self, keys: str, act: Callable[[], object], page: QWidget | None = None) -> None:
        """A key of the listening page (or of another)."""
        where = page or self.listen
        shortcut = QShortcut(QKeySequence(keys), where)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: act() if self.pages.currentWidget() is where else None)

    # The course of a test. Each kind of test fills these in.

    def pair(self) -> tuple[Candidate, Candidate]:
        """The two versions whose change shows where to listen."""
        raise NotImplementedError

    def excerpt_count(self) -> int:
        raise NotImplementedError

    def begin(self, excerpts: Sequence[Excerpt]) -> None:
        """Draw the test and show its first question."""
        raise NotImplementedError

    def show_result(self) -> None:
        raise NotImplementedError

    def log(self) -> Log | None:
        """All that was drawn and answered so far; None before the first answer."""
        raise NotImplementedError

    def start(self) -> None:
        """Find the excerpts in a worker, then begin."""
        if self._picking is not None:
            return
        self.seed = secrets.randbits(32) if self._given_seed is None else self._given_seed
        self._started = datetime.now().astimezone().isoformat(timespec="seconds")
        if self.place.currentData() == "loop" and self._loop is not None:
            self._on_picked((Excerpt(*self._loop),))
            return
        old, new = self.pair()
        length_s = float(self.length.currentData())
        gains = (old.track.gain, new.track.gain)
        job = partial(pick_excerpts, old.clip, new.clip, self.excerpt_count(), length_s, gains)
        self.begin_button.setEnabled(False)
        self._picking = self._background.start(job, self._on_picked, self._on_pick_failed)

    def finish(self) -> None:
        """The last answer was given: reveal, and keep the log."""
        self.running = False
        self.booth.pause()  # the clip stays silent beside the result
        self._keep_log()
        self.show_result()
        self.pages.setCurrentWidget(self.result)
        self.close_button.setFocus()

    def reject(self) -> None:
        """Escape, or the window's own close button. Asks once answers would be left incomplete."""
        if not self.running or self.log() is None:
            super().reject()
            return
        question = self.tr("The answers so far are kept, marked as incomplete. They prove nothing by themselves.")
        title, stop, on = self.tr("Stop the test?"), self.tr("Stop"), self.tr("Go on")
        dialogs.ask(self, title, question, stop, on, self.stop)

    def stop(self) -> None:
        """End now; what was answered is kept."""
        if self.running:
            self.running = False
            self._keep_log()
        super().reject()

    def done(self, result: int) -> None:
        """Every way out: the player is given back."""
        self.running = False
        self.booth.leave()
        if self._picking is not None:
            self._picking.cancel()
        super().done(result)

    def _keep_log(self) -> None:
        log = self.log()
        if log is not None:
            failed = partial(_on_log_failed, self.parentWidget(), self.tr("The log was not saved"))
            self._background.start(partial(write_log, log, self._folder), self._on_logged, failed)

    def _on_logged(self, path: Path) -> None:
        self.kept.setText(self.tr("Kept as {0}, with a table beside it.").format(path.name))
        self.folder_button.setEnabled(True)

    def _on_picked(self, excerpts: Sequence[Excerpt]) -> None:
        self._picking = None
        self.begin_button.setEnabled(True)
        if not self.isVisible():
            return
        self.running, self.broken = True, False
        self.pages.setCurrentWidget(self.listen)
        self.begin(excerpts)
        self.listen.setFocus()

    def _on_pick_failed(self, failure: Failure) -> None:
        self._picking = None
        self.begin_button.setEnabled(True)
        dialogs.show_failure(self, failure, None, self.tr("The excerpts could not be read"))

    def answerable(self) -> bool:
        """Whether an answer counts now: without sound it would be none, and the dialog says so."""
        if self.running and not self.booth.audible:
            self._say_silence()
        return self.running and self.booth.audible

    def show_answerable(self, on: bool) -> None:
        """Enable the buttons that answer, or disable them."""
        raise NotImplementedError

    def _say_silence(self, reason: str = "") -> None:
        self.sound.setText(
            self.tr("Answers wait because there is no sound: connect a device and press A, or stop the test.")
        )
        self.sound.setToolTip(engine_text(reason))
        self.sound.show()

    def _on_lost(self, reason: str) -> None:
        self.broken = self.broken or self.running
        self.show_answerable(False)
        self._say_silence(reason)

    def _on_found(self) -> None:
        self.show_answerable(True)
        self.sound.hide()

    def _on_evicted(self) -> None:
        self.stop()

    def _on_play_wanted(self) -> None:
        self.booth.pause() if self.booth.playing else self.booth.play()

    def open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def facts(self, complete: bool) -> dict[str, object]:
        """What both logs say of the test."""
        return {
            "complete": complete and not self.broken,
            "sound_lost": self.broken,
            "program": __version__,
            "file": self._source,
            "seed": self.seed,
            "excerpts": str(self.place.currentData()),
            "sample_rate": self._candidates[0].clip.sample_rate,
        }


def _on_log_failed(parent: QWidget | None, title: str, failure: Failure) -> None:
    dialogs.show_failure(parent, failure, None, title)


def decibels(track: Track) -> float:
    """A gain as the log tells it."""
    return round(20.0 * math.log10(track.gain), 2) if track.gain > 0.0 else -math.inf
