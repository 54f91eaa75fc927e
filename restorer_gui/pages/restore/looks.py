"""The quiet jobs around a version: its picture, its figures, its verdict; and the diagnosis of the opened clip.

What comes for a version that is gone, or that has another strength by now, is dropped.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from model_core.progress import Update
from restorer_gui import work
from restorer_gui.jobs import Background, Job, JobRunner
from restorer_gui.session import Opened, Session, Version

if TYPE_CHECKING:
    from model_core.audio import AudioFacts
    from model_core.diagnosis import Diagnosis

REST_MS = 350  # so long must the strength slider rest before its sound is measured


class Looks(QObject):
    """Follows the session by itself."""

    drawing = Signal(int, float)  # the number of a version, and how much of its picture is drawn

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._background = session, background
        self._running: dict[int, list[JobRunner]] = {}
        self._strengths: dict[int, float] = {}
        self._waiting: dict[int, tuple[work.Sounding, AudioFacts]] = {}  # judged once Before is measured
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rested)
        session.opened.connect(self._on_opened)
        session.version_added.connect(self._look_at)
        session.version_removed.connect(self._on_removed)
        session.version_changed.connect(self._on_changed)

    def shut_down(self) -> None:
        self._rest.stop()

    def _on_opened(self, file: Opened) -> None:
        for number in list(self._running):
            self._stop(number)
        self._strengths.clear()
        self._waiting.clear()
        before = self._session.versions[0]
        self._draw(before)
        then = partial(self._on_diagnosed, before.number)
        self._start(before.number, partial(work.look_into, file.clip), then)

    def _look_at(self, version: Version) -> None:
        number, percent = version.number, version.strength_percent
        self._stop(number)
        self._strengths[number] = percent
        sounding = work.Sounding(version.original, version.full_clip, percent, version.trial)
        then = partial(self._on_measured, number, sounding)
        self._start(number, partial(work.measure_facts, sounding), then)
        self._draw(version)

    def _draw(self, version: Version) -> None:
        number, percent = version.number, version.strength_percent
        drawing = self._start(
            number,
            partial(work.draw, version.clip),
            lambda picture: self._session.set_measured(number, percent, picture=picture),
        )
        drawing.updated.connect(partial(self._on_drawing, number))

    def _on_drawing(self, number: int, update: Update) -> None:
        if update.fraction is not None:
            self.drawing.emit(number, update.fraction)

    # What came.

    def _on_diagnosed(self, number: int, diagnosis: Diagnosis) -> None:
        if self._session.index(number) != 0:
            return
        facts = diagnosis.facts
        self._session.set_measured(number, facts=facts, level_lufs=facts.loudness_lufs, peak_dbfs=facts.true_peak_dbfs)
        self._session.set_diagnosis(diagnosis)
        waiting, self._waiting = self._waiting, {}
        for late, (sounding, after) in waiting.items():
            self._judge(late, sounding, facts, after)

    def _on_measured(
        self, number: int, sounding: work.Sounding, measured: tuple[AudioFacts, AudioFacts | None]
    ) -> None:
        after, same_before = measured
        before = self._session.before
        if before is None or self._session.version(number) is None:
            return
        level = after.loudness_lufs
        if same_before is not None:  # a try-out is matched by what it changes within its stretch
            levels = (before.level_lufs, level, same_before.loudness_lufs)
            level = None if None in levels else levels[0] + levels[1] - levels[2]  # type: ignore[operator]
        self._session.set_measured(
            number, sounding.strength_percent, facts=after, level_lufs=level, peak_dbfs=after.true_peak_dbfs
        )
        facts = same_before or before.facts
        if facts is None:
            self._waiting[number] = (sounding, after)
        else:
            self._judge(number, sounding, facts, after)

    def _judge(self, number: int, sounding: work.Sounding, before: AudioFacts, after: AudioFacts) -> None:
        file, diagnosis = self._session.file, self._session.diagnosis
        cutoff_hz = diagnosis.bandwidth_hz if diagnosis is not None else None
        demo = file is not None and file.demo
        percent = sounding.strength_percent
        self._start(
            number,
            partial(work.judge, sounding, before, after, cutoff_hz, demo),
            lambda verdict: self._session.set_measured(number, percent, verdict=verdict),
        )

    # Starting and stopping.

    def _on_changed(self, version: Version) -> None:
        known = self._strengths.get(version.number)
        if known is not None and known != version.strength_percent:
            self._stop(version.number)
            self._rest.start()

    def _on_rested(self) -> None:
        for version in self._session.versions[1:]:
            if self._strengths.get(version.number) != version.strength_percent:
                self._look_at(version)

    def _on_removed(self, number: int) -> None:
        self._stop(number)
        self._strengths.pop(number, None)
        self._waiting.pop(number, None)

    def _start(self, number: int, job: Job, then: Any) -> JobRunner:
        runner = self._background.start(job, then)
        alive = [old for old in self._running.get(number, []) if old.running]
        self._running[number] = [*alive, runner]
        return runner

    def _stop(self, number: int) -> None:
        for runner in self._running.pop(number, []):
            runner.cancel()
