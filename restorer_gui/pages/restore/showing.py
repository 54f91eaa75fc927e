"""What the widgets of the restore page show of the session, and when."""

from __future__ import annotations

from PySide6.QtCore import QObject

from restorer_gui.i18n import engine_text
from restorer_gui.numbers import number
from restorer_gui.page_jobs import PageJobs
from restorer_gui.pages.restore.desk import Desk
from restorer_gui.pages.restore.hearing import Hearing
from restorer_gui.pages.restore.looks import Looks
from restorer_gui.player import Player
from restorer_gui.session import Opened, Session, Version
from restorer_gui.settings import SettingsStore
from restorer_gui.widgets.figures import plain, signed
from restorer_gui.widgets.spectrogram import time_text
from restorer_gui.widgets.versions import ChipText


class Showing(QObject):
    """Refreshes the desk; asks nothing of anyone."""

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        player: Player,
        jobs: PageJobs,
        hearing: Hearing,
        looks: Looks,
        desk: Desk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._store, self._player, self._jobs = session, store, player, jobs
        self._hearing, self._desk = hearing, desk
        self.verdict = ""  # what is said in place of a version that would be the very same sound
        self.visible_s: tuple[float, float] | None = None
        self._compared: bool | None = None
        self._drawn: dict[int, float] = {}  # how far pictures are that are being drawn
        player.moved.connect(self._on_moved)
        player.play_state_changed.connect(desk.transport.set_playing)
        player.sound_lost.connect(self._on_sound_lost)
        player.sound_found.connect(desk.sound_note.hide)
        hearing.changed.connect(self.show_all)
        session.version_changed.connect(lambda _version: self.show_all())
        session.loop_changed.connect(self._on_loop_changed)
        session.diagnosed.connect(self._on_diagnosed)
        desk.controls.restorer.currentIndexChanged.connect(lambda _row: self._show_folded())
        looks.drawing.connect(self._on_drawing)
        desk.comparison.view_changed.connect(self._on_view_changed)

    # Words.

    def label(self, version: Version) -> str:
        """A version as people read it: "Residual, 80 %"."""
        if version.is_before or version.strength_percent >= 100.0:
            return version.name
        return self.tr("{0}, {1} %").format(version.name, round(version.strength_percent))

    def nothing_to_export(self) -> str:
        """Why Export has nothing to offer, and what to do."""
        if self.verdict:
            return self.tr(
                "Nothing was changed, so the file you have is the best there is. To save it in another format, "
                "right-click Before and choose Export."
            )
        return self.tr("There is nothing to export yet: press Restore first.")

    # All of it.

    def show_file(self, file: Opened) -> None:
        """Another clip is on the table."""
        desk, clip = self._desk, file.clip
        self.verdict = ""
        self._drawn.clear()
        self.visible_s = (0.0, clip.duration_s)
        desk.comparison.set_clip(clip.duration_s, clip.sample_rate / 2)
        desk.comparison.set_cutoff(None)
        desk.waveform.set_clip(clip.duration_s)
        desk.transport.set_duration(clip.duration_s)
        desk.diagnosis.show_diagnosis(None)
        self._on_loop_changed(None)
        desk.header.show_file(self.tr("Demo clip") if file.demo else file.path.name, self._facts(file))

    def show_all(self) -> None:
        self.show_versions()
        self.show_strength()
        self._show_pictures()
        self._show_verdict()
        self._show_folded()

    def show_versions(self) -> None:
        """The chips, their figures, and which is heard."""
        gains, heard = self._hearing.gains_db(), self._hearing.heard
        texts = [
            self._chip(index, version, gain)
            for index, (version, gain) in enumerate(zip(self._session.versions, gains, strict=True))
        ]
        index = None if heard is None or self._hearing.difference_on else self._session.index(heard.number)
        self._desk.transport.versions.show_versions(texts, index)
        self._desk.transport.set_match(self._store.current.match_loudness)

    def show_strength(self) -> None:
        """The slider is that of the shown restoration; without one, of the next."""
        shown = self._hearing.shown
        self._desk.controls.set_strength(
            self._store.current.strength_percent if shown is None else shown.strength_percent
        )

    def _chip(self, index: int, version: Version, gain_db: float) -> ChipText:
        facts = version.facts
        if facts is None:
            figures = self.tr("measuring\u2026")
        elif facts.loudness_lufs is None:
            figures = self.tr("{0} dBTP").format(plain(facts.true_peak_dbfs))
        else:
            figures = self.tr("{0} LUFS, {1} dBTP").format(plain(facts.loudness_lufs), plain(facts.true_peak_dbfs))
        tip = self.tr("Hear the file as it is, in place ({0}; Tab flips).").format(index + 1)
        if not version.is_before:
            tip = self.tr("Hear this restoration, in place ({0}; Tab flips). More with the right button.")
            tip = tip.format(index + 1)
        if version.trial is not None:
            ends = (time_text(time_s, 1) for time_s in version.trial)
            tip = self.tr("A try-out: restored from {0} to {1} alone; elsewhere it is the original.").format(*ends)
        gain = self.tr("{0} dB").format(signed(gain_db)) if abs(gain_db) >= 0.05 else ""
        return ChipText(index + 1, self.label(version), figures, gain, tip, version.is_before)

    def _show_pictures(self) -> None:
        before, shown, heard = self._session.before, self._hearing.shown, self._hearing.heard
        comparison = self._desk.comparison
        pictures = [version.picture if version is not None else None for version in (before, shown)]
        comparison.set_pictures(pictures[0], pictures[1])
        comparison.set_names("" if before is None else self.label(before), "" if shown is None else self.label(shown))
        drawn = [picture for picture in pictures if picture is not None]
        if heard is not None and heard.picture is not None and drawn:
            peaks = heard.picture.peaks
            self._desk.waveform.set_peaks(peaks, max(float(picture.peaks.max()) for picture in drawn))
        self._show_hints()

    def _show_hints(self) -> None:
        before, shown = self._session.before, self._hearing.shown
        waiting = (
            self.tr("Restoring\u2026")
            if self._jobs.running
            else self.verdict or self.tr("Press Restore to see and hear the difference")
        )
        self._desk.comparison.set_hints(
            self._drawing(before),
            waiting if shown is None else self._drawing(shown),
            verdict=bool(self.verdict) and shown is None and not self._jobs.running,
        )

    def _drawing(self, version: Version | None) -> str:
        if version is None or version.picture is not None:
            return ""
        share = self._drawn.get(version.number)
        return self.tr("Drawing\u2026") if share is None else self.tr("Drawing\u2026 {0} %").format(round(100 * share))

    def _show_folded(self) -> None:
        """The figures of the recording are folded once when the first restoration comes, and open with a new file."""
        compared = self._hearing.shown is not None
        if compared != self._compared:
            self._compared = compared
            self._desk.fold_diagnosis(compared)
        else:
            self._desk.fold_diagnosis(not self._desk.unfold.isChecked())

    def _show_verdict(self) -> None:
        shown, card = self._hearing.shown, self._desk.verdict
        if shown is None:
            card.show_verdict(None, "")
            if self.verdict:
                card.show_words(self.verdict)
        elif shown.verdict is None:
            card.show_working(self.label(shown))
        else:
            card.show_verdict(shown.verdict, self.label(shown))

    # What came.

    def _on_moved(self, position_s: float) -> None:
        self._desk.transport.set_position(position_s)
        self._desk.waveform.set_playhead(position_s)
        self._desk.comparison.set_playhead(position_s, follow=self._player.playing)

    def _on_sound_lost(self, sentence: str) -> None:
        self._desk.sound_note.setText(engine_text(sentence))
        self._desk.sound_note.show()

    def _on_loop_changed(self, loop: tuple[float, float] | None) -> None:
        for widget in (self._desk.comparison, self._desk.waveform, self._desk.transport):
            widget.set_loop(loop)

    def _on_diagnosed(self, diagnosis: object) -> None:
        self._desk.diagnosis.show_diagnosis(diagnosis)  # type: ignore[arg-type]
        self._show_folded()
        self._desk.comparison.set_cutoff(None if diagnosis is None else diagnosis.ends_hz)  # type: ignore[attr-defined]

    def _on_drawing(self, number: int, share: float) -> None:
        """A long clip takes a while to draw: say how far it is where the picture will be."""
        self._drawn[number] = share
        self._show_hints()

    def _on_view_changed(self, start_s: float, end_s: float) -> None:
        self.visible_s = (start_s, end_s)

    def _facts(self, file: Opened) -> list[str]:
        """A file in a few words: format, rate, channels, depth, tags."""
        info, clip = file.info, file.clip
        channels = {1: self.tr("mono"), 2: self.tr("stereo")}.get(clip.channels)
        channels = channels or self.tr("{0} channels").format(clip.channels)
        found = [info.format, self.tr("{0} kHz").format(number(clip.sample_rate / 1000)), channels]
        if info.bit_depth is not None:
            found.append(self.tr("{0} bit").format(info.bit_depth))
        title, artist = (clip.tags.values.get(name, "") for name in ("title", "artist"))
        said = ", ".join(word for word in (title, artist) if word)
        return [*found, said] if said else found
