"""The restore page: open, restore, compare by eye and ear, export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from model_core.progress import Update
from restorer_gui import dialogs, work
from restorer_gui.jobs import Background, JobRunner
from restorer_gui.mixer import Track
from restorer_gui.page_jobs import PageJobs
from restorer_gui.pages.base import SONG, MenuActions, Page
from restorer_gui.pages.restore_menu import restore_menu
from restorer_gui.player import Player
from restorer_gui.session import Opened, Session, Version
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.widgets.comparison import Comparison
from restorer_gui.widgets.empty import EmptyState
from restorer_gui.widgets.file_header import FileHeader
from restorer_gui.widgets.keys import keep_keys
from restorer_gui.widgets.restore_controls import Choice, RestoreControls
from restorer_gui.widgets.transport import Transport
from restorer_gui.widgets.waveform import Waveform

WIDE_PX, NARROW_PX, LOW_PX = 1080, 700, 420  # where the deck breaks in two and what is dispensable goes
STEP_S = 1.0


class RestorePage(Page):
    """Owns widgets and wires them to session, player and jobs. What is computed is in `work`."""

    icon = "wave"
    takes = frozenset({SONG})

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        player: Player,
        runner: JobRunner,
        log: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Restore")
        self._session, self._store, self._player = session, store, player
        self.background = Background(self)
        self._jobs = PageJobs(runner, log, self)
        self._looks: list[JobRunner] = []  # what draws and measures the versions of the opened clip
        self._verdict = ""  # what is said in place of an After that would be the very same sound
        self._listing = False  # the restorers were asked for, once
        self._build()
        self._connect()
        settings = store.current
        self.controls.set_strength(settings.strength_percent)
        self._on_listed([Choice(settings.restorer, settings.restorer.capitalize())])
        self._menu = restore_menu(self, player, STEP_S)
        self._show_state()

    # What the window asks of a page.

    @property
    def busy(self) -> bool:
        return self._jobs.running

    @property
    def working(self) -> bool:
        return self._jobs.running or self.background.running

    def menu_actions(self) -> MenuActions:
        return self._menu

    def take(self, paths: list[Path]) -> None:
        self.open_path(paths[0])

    def shut_down(self) -> None:
        self.background.cancel_all()

    # Building.

    def _build(self) -> None:
        self.header, self.comparison, self.waveform = FileHeader(), Comparison(), Waveform()
        self.transport, self.controls, self.empty = Transport(), RestoreControls(), EmptyState()
        self.sound_note = QLabel()
        self.sound_note.setObjectName("warning")
        self.sound_note.setWordWrap(True)
        self.sound_note.hide()
        self._deck = QHBoxLayout()
        self._deck.setSpacing(GAP)
        self._deck.addWidget(self.transport, 1)
        self._deck.addWidget(self.controls, 1)
        working = QWidget()
        working.setObjectName("page")
        column = QVBoxLayout(working)
        column.setContentsMargins(EDGE, GAP, EDGE, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.comparison, 1)
        column.addWidget(self.waveform)
        column.addLayout(self._deck)
        column.addWidget(self.sound_note)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(working)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        keep_keys(self)

    def _connect(self) -> None:
        for source in (self.header, self.empty):
            source.open_wanted.connect(self.choose_file)
        self.empty.demo_wanted.connect(self.open_demo)
        self.header.export_wanted.connect(self.choose_target)
        for picture in (self.comparison, self.waveform):
            picture.seek_wanted.connect(self._player.seek)
        self.comparison.view_changed.connect(self.waveform.set_span)
        self.transport.toggled.connect(self._player.toggle)
        self.transport.version_wanted.connect(self.hear)
        self.transport.match_wanted.connect(self._on_match_wanted)
        self.controls.restore_wanted.connect(self.restore)
        self.controls.restorer_chosen.connect(lambda name: self.remember(restorer=name))
        self.controls.strength_chosen.connect(lambda percent: self.remember(strength_percent=percent))
        self._player.moved.connect(self._on_moved)
        self._player.play_state_changed.connect(self.transport.set_playing)
        self._player.selected.connect(self._on_selected)
        self._player.sound_lost.connect(self._on_sound_lost)
        self._player.sound_found.connect(self.sound_note.hide)
        self._session.opened.connect(self._on_session_opened)
        self._session.version_added.connect(self._on_version_added)
        self._session.version_removed.connect(self._on_version_removed)
        self._session.version_changed.connect(self._on_version_changed)
        self._jobs.state_changed.connect(self._show_state)
        self._jobs.stopped.connect(self._on_stopped)

    # What the hand asks for.

    def choose_file(self) -> None:
        from model_core.audio import AUDIO_SUFFIXES

        dialogs.choose_file(self, self._store.current.open_folder, AUDIO_SUFFIXES, self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a file; asks first when a job would be lost."""
        self._jobs.when_free(
            self.tr("open {0}").format(path.name), lambda: self._open(partial(work.open_file, path), path.name)
        )
        self.remember(open_folder=str(path.parent))

    def open_demo(self) -> None:
        self._jobs.when_free(
            self.tr("open the demo clip"), lambda: self._open(work.open_demo, self.tr("the demo clip"))
        )

    def restore(self) -> None:
        file = self._session.file
        if file is None or self._jobs.running or not self.controls.chosen:
            return
        settings = self._store.current
        name = f"{self.controls.chosen_title}, {settings.strength_percent:.0f} %"
        job = partial(work.restore, file.clip, self.controls.chosen, settings.strength_percent, settings.device)
        self._jobs.start(job, self.tr("Restoring"), partial(self._on_restored, name, self.controls.chosen))

    def hear(self, index: int) -> None:
        """Switch to a version in place; 0 is before, 1 after."""
        if index < len(self._session.versions):
            self._player.select(index)
        else:
            self.transport.switch.set_chosen(self._player.track)

    def flip(self) -> None:
        self.hear(0 if self._player.track else len(self._session.versions) - 1)

    def step(self, seconds: float) -> None:
        self._player.seek(min(max(0.0, self._player.position_s + seconds), self._player.duration_s))

    def choose_target(self) -> None:
        """Ask where to export to; before something was restored, say so."""
        file = self._session.file
        if file is None or self._jobs.running:
            return
        if self._session.after is None:
            self.say(self._verdict or self.tr("There is nothing to export yet: press Restore first."))
            return
        music = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation))
        suggestion = work.suggest_target(file.path, file.info, music if file.demo else None)
        filters = [f"{name} (*{suffix})" for name, suffix in work.EXPORT_FORMATS.items()]
        filters.sort(key=lambda text: f"*{suggestion.suffix.lower()})" not in text)
        dialogs.choose_target(self, suggestion, filters, self.export_to)

    def export_to(self, target: Path) -> None:
        file, after = self._session.file, self._session.after
        if file is None or after is None or self._jobs.running:
            return
        self._jobs.start(
            partial(work.export, after.clip, file.info, target),
            self.tr("Exporting {0}").format(target.name),
            lambda notes: self.say(self.tr("Saved as {0}.").format(target), *notes),
            instead=(self.tr("Save elsewhere\u2026"), self.choose_target),
        )

    def list_restorers(self) -> None:
        """Fill the list of restorers, in a worker: it loads torch."""
        self._listing = True
        self.background.start(work.list_restorers, self._on_listed)

    def set_colours(self, colours: Colours) -> None:
        for widget in (self.comparison, self.waveform, self.transport, self.empty):
            widget.set_colours(colours)

    def _open(self, job: Callable[..., Opened], name: str) -> None:
        self.front_wanted.emit()
        self._jobs.start(job, self.tr("Opening {0}").format(name), self._session.set_opened)

    # What came.

    def _on_stopped(self, title: str) -> None:
        self.say(self.tr("{0} was stopped; the sound is as it was.").format(title))

    def _on_listed(self, choices: list[Choice]) -> None:
        self.controls.set_choices(choices, self._store.current.restorer)
        if not choices:
            self.say(
                self.tr(
                    "There is no restorer: expected checkpoints in the library, found none; install the program again."
                )
            )
        self._show_state()

    def _on_session_opened(self, file: Opened) -> None:
        for look in self._looks:  # and nothing else: the list of restorers and the settings are of no clip
            look.cancel()
        self._looks, self._verdict = [], ""
        clip = file.clip
        self.comparison.set_clip(clip.duration_s, clip.sample_rate / 2)
        self.waveform.set_clip(clip.duration_s)
        self.transport.set_duration(clip.duration_s)
        self.header.show_file(self.tr("Demo clip") if file.demo else file.path.name, facts(file))
        self._player.load([Track(clip.samples)], clip.sample_rate)
        self.say(*(warning.removeprefix(f"{file.path}: ") for warning in file.warnings))
        self._look_at(self._session.versions[0])
        self._show_state()

    def _on_restored(self, name: str, checkpoint: str, restoration: Any) -> None:
        if restoration.changed:
            self._session.add_restored(name, restoration.clip, restoration.notes, checkpoint=checkpoint)
            return
        # The very same sound is no After: nothing to hear, to compare or to export, but a verdict where it would be.
        notes = restoration.notes or (self.tr("Nothing was changed: the original is kept."),)
        self._verdict = "\n".join(notes)
        for version in self._session.versions[1:]:
            self._session.remove(version.number)
        self.comparison.after.detail.setText(name)
        self.say(*notes)

    def _on_version_removed(self, _number: int) -> None:
        self._player.select(0)
        self._show_pictures()
        self._show_tracks()
        self._show_state()

    def _on_version_added(self, version: Version) -> None:
        self._verdict = ""
        self._show_pictures()
        self._show_tracks()
        self._player.select(self._session.index(version.number) or 0)
        self.comparison.after.detail.setText(version.name)
        self.say(*version.notes)
        self._look_at(version)
        self._show_state()

    def _look_at(self, version: Version) -> None:
        number = version.number
        drawing = self.background.start(
            partial(work.draw, version.clip), lambda picture: self._session.set_measured(number, picture=picture)
        )
        drawing.updated.connect(partial(self._on_drawing, number))
        measuring = self.background.start(
            partial(work.measure_facts, version.clip),
            lambda facts: self._session.set_measured(
                number, facts=facts, level_lufs=facts.loudness_lufs, peak_dbfs=facts.true_peak_dbfs
            ),
        )
        self._looks = [*(look for look in self._looks if look.running), drawing, measuring]

    def _on_drawing(self, number: int, update: Update) -> None:
        """A long clip takes a while to draw: say how far it is where the picture will be."""
        panels = (self.comparison.before, self.comparison.after)
        for panel, version in zip(panels, (self._session.before, self._session.after), strict=True):
            if version is not None and version.number == number and update.fraction is not None:
                panel.hint.setText(self.tr("Drawing\u2026 {0} %").format(round(update.fraction * 100)))

    def _on_version_changed(self, version: Version) -> None:
        self._show_pictures()
        self._show_tracks()
        if version.picture is not None and not self._listing:
            self.list_restorers()  # after the picture, which is there sooner without torch loading beside it

    def _on_moved(self, position_s: float) -> None:
        self.transport.set_position(position_s)
        self.waveform.set_playhead(position_s)
        self.comparison.set_playhead(position_s, follow=self._player.playing)

    def _on_selected(self, index: int) -> None:
        self.transport.switch.set_chosen(index)
        self._show_pictures()

    def _on_match_wanted(self, match: bool) -> None:
        self.remember(match_loudness=match)
        self._show_tracks()

    def _on_sound_lost(self, sentence: str) -> None:
        self.sound_note.setText(sentence)
        self.sound_note.show()

    # Showing.

    def _show_pictures(self) -> None:
        before, after = self._session.before, self._session.after
        pictures = before.picture if before else None, after.picture if after else None
        self.comparison.set_pictures(*pictures)
        heard = after if self._player.track else before
        if heard is not None and heard.picture is not None:
            drawn = [picture for picture in pictures if picture is not None]
            self.waveform.set_peaks(heard.picture.peaks, max(float(picture.peaks.max()) for picture in drawn))
        self._show_hints()

    def _show_hints(self) -> None:
        before, after = self._session.before, self._session.after
        drawing = self.tr("Drawing\u2026")
        waiting = (
            self.tr("Restoring\u2026")
            if self._jobs.running
            else self._verdict or self.tr("Press Restore to see and hear the difference")
        )
        self.comparison.set_hints(
            "" if before is None or before.picture is not None else drawing,
            waiting if after is None else "" if after.picture is not None else drawing,
            verdict=bool(self._verdict) and not self._jobs.running,
        )

    def _show_tracks(self) -> None:
        match = self._store.current.match_loudness
        gains_db = self._session.match_gains_db()
        self.transport.set_gains(gains_db, match)
        used = gains_db if match else [0.0] * len(gains_db)
        versions = zip(self._session.versions, used, strict=True)
        self._player.set_tracks([Track(version.clip.samples, 10.0 ** (gain / 20.0)) for version, gain in versions])

    def _show_state(self) -> None:
        """Enable what makes sense now."""
        busy, file = self._jobs.running, self._session.file
        self._stack.setCurrentIndex(0 if file is None else 1)
        self.controls.set_ready(file is not None, busy)
        self.header.export.setEnabled(self._session.after is not None and not busy)
        self.transport.switch.set_available(max(1, len(self._session.versions)))
        self.transport.match.setChecked(self._store.current.match_loudness)
        if self._session.after is None and not self._verdict:
            self.comparison.after.detail.clear()
        for button in (self.empty.open, self.empty.demo):
            button.setEnabled(not busy)
        self._show_hints()

    def say(self, *sentences: str) -> None:
        """The note line: what is worth knowing and needs no answer."""
        self.noted.emit("\n".join(sentence[:1].upper() + sentence[1:] for sentence in sentences))

    def remember(self, **changes: Any) -> None:
        self._store.change(replace(self._store.current, **changes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE_PX
        low = self.height() < LOW_PX
        self.waveform.setVisible(not low)
        self.header.facts.setVisible(not low)
        self.comparison.readout.setVisible(not low)
        self.transport.length.setVisible(self.width() >= NARROW_PX)
        self._deck.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


def facts(file: Opened) -> list[str]:
    """A file in a few words: format, rate, channels, depth, tags."""
    info, clip = file.info, file.clip
    channels = {1: "mono", 2: "stereo"}.get(clip.channels, f"{clip.channels} channels")
    found = [info.format, f"{clip.sample_rate / 1000:g} kHz", channels]
    if info.bit_depth is not None:
        found.append(f"{info.bit_depth} bit")
    title, artist = (clip.tags.values.get(name, "") for name in ("title", "artist"))
    said = ", ".join(word for word in (title, artist) if word)
    return [*found, said] if said else found
