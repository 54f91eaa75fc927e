"""Hearing what a restoration changed: made when it is first wanted, kept while its version is there."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject

from restorer_gui import work
from restorer_gui.jobs import Background, Failure, JobRunner
from restorer_gui.mixer import Track
from restorer_gui.pages.restore.hearing import Hearing
from restorer_gui.session import Session, Version
from restorer_gui.widgets.difference_panel import MAX_GAIN_DB, PARTS, DifferencePanel

if TYPE_CHECKING:
    from model_core.difference import Difference, Part

LONG_S = 600.0  # beyond this the difference is only made when it is asked for


class DifferenceListening(QObject):
    """Between the panel, the session and what is heard. The difference is that of the shown restoration."""

    def __init__(
        self,
        session: Session,
        hearing: Hearing,
        panel: DifferencePanel,
        background: Background,
        say: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._hearing, self._panel, self._background = session, hearing, panel, background
        self._say = say
        self._known: tuple[int, Difference] | None = None  # of one version at a time: it is three times as large
        self._making: tuple[int, JobRunner] | None = None
        self._wanted = False  # D was pressed before the difference was there
        self._track: Track | None = None
        panel.changed.connect(lambda _settings: self.refresh())
        hearing.difference_left.connect(self._on_version_chosen)
        hearing.changed.connect(self.refresh)
        session.version_changed.connect(lambda _version: self.refresh())
        session.version_removed.connect(self._on_removed)
        session.opened.connect(lambda _file: self._forget())

    @property
    def clip_job(self) -> Callable[..., Any] | None:
        """The job that makes the chosen part a clip, with the gain that is set; None while there is none."""
        version, known = self._hearing.shown, self._current()
        if version is None or known is None:
            return None
        settings = self._panel.settings
        gain_db = self._panel.gain_db + _share_db(version.share)
        return partial(work.cut_difference, known, cast("Part", settings.part), gain_db)

    def toggle(self) -> None:
        """The D key: hear the difference, or the version again."""
        if self._hearing.shown is None:
            return
        if self._current() is None:
            self._wanted = not self._wanted
            self.refresh()
        else:
            self._panel.toggle()

    def refresh(self) -> None:
        """Show and play what there is now."""
        version, known = self._hearing.shown, self._current()
        self._panel.setVisible(version is not None)
        if version is None:
            self._panel.set_limits(None, self.tr("Restore first: then you can hear what was changed."))
        elif known is None:
            long = version.original.duration_s > LONG_S and not self._wanted
            if not long and (version.verdict is not None or self._wanted):  # after what is waited for more
                self._make()
            asked = self.tr("Press D to hear what was changed; in so long a clip it takes a while to work out.")
            waiting = self.tr("Working out what was changed\u2026")
            self._panel.set_limits(None, asked if long and self._making is None else waiting)
        else:
            limits = {part: known.safe_gain_db(cast("Part", part), float(MAX_GAIN_DB), version.share) for part in PARTS}
            self._panel.set_limits(limits)
        self._play(version, known)

    def _play(self, version: Version | None, known: Difference | None) -> None:
        if known is None or version is None:
            self._hearing.set_difference(None, False)
            return
        settings = self._panel.settings
        gain = 10.0 ** (self._panel.gain_db / 20.0) * version.share
        samples = known.part(cast("Part", settings.part))
        if self._track is None or self._track.samples is not samples or self._track.gain != gain:
            self._track = Track(samples, gain)
        self._hearing.set_difference(self._track, settings.on)

    def _on_version_chosen(self) -> None:
        """A version was chosen while the difference was heard: that is the end of it."""
        settings = self._panel.settings
        self._panel.set_settings(replace(settings, on=False))

    def _current(self) -> Difference | None:
        version = self._hearing.shown
        return self._known[1] if version is not None and self._known and self._known[0] == version.number else None

    def _make(self) -> None:
        version = self._hearing.shown
        if version is None or (self._making is not None and self._making[0] == version.number):
            return
        if self._making is not None:
            self._making[1].cancel()
        number = version.number
        job = partial(work.take_apart, version.original, version.full_clip)
        runner = self._background.start(job, partial(self._on_made, number), self._on_failed)
        self._making = number, runner

    def _on_made(self, number: int, difference: Difference) -> None:
        self._making = None
        self._known = number, difference
        wanted, self._wanted = self._wanted, False
        self.refresh()
        if wanted and self._current() is not None:
            self._panel.toggle()

    def _on_failed(self, failure: Failure) -> None:
        self._making, self._wanted = None, False
        self._say(str(failure.error))

    def _on_removed(self, number: int) -> None:
        if self._known is not None and self._known[0] == number:
            self._known = None
        if self._making is not None and self._making[0] == number:
            self._making[1].cancel()
            self._making = None

    def _forget(self) -> None:
        if self._making is not None:
            self._making[1].cancel()
        self._known, self._making, self._wanted = None, None, False


def _share_db(share: float) -> float:
    return 20.0 * math.log10(max(share, 1e-6))
