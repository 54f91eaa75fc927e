"""What of the session is heard: which version, how loud, at which strength, and the difference in place of one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from restorer_gui.mixer import Track
from restorer_gui.player import Player
from restorer_gui.session import Session, Version
from restorer_gui.settings import SettingsStore


class Hearing(QObject):
    """Keeps the player's tracks as the session has them: versions in order, and after them the difference.

    ``shown`` is the restoration that stands beside Before: the one that was heard last.
    """

    changed = Signal()  # another version is heard or shown, or the difference
    difference_left = Signal()  # a version was chosen while the difference was heard

    def __init__(self, session: Session, store: SettingsStore, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._store, self._player = session, store, player
        self._heard: list[int] = []  # numbers of the last two versions, the newest first
        self._shown: int | None = None
        self._difference: Track | None = None
        self.difference_on = False
        self._given: list[tuple[object, ...]] = []

    # What there is.

    @property
    def heard(self) -> Version | None:
        """The version that is heard, or would be without the difference."""
        return self._session.version(self._heard[0]) if self._heard else self._session.before

    @property
    def shown(self) -> Version | None:
        """The restoration to look at; None while there is none."""
        known = None if self._shown is None else self._session.version(self._shown)
        return known or self._session.after

    def gains_db(self) -> list[float]:
        """What loudness matching does to each version now."""
        count = len(self._session.versions)
        return self._session.match_gains_db() if self._store.current.match_loudness else [0.0] * count

    def track(self, version: Version) -> Track:
        """A version as it sounds now."""
        index = self._session.index(version.number) or 0
        gain = 10.0 ** (self.gains_db()[index] / 20.0)
        base = None if version.is_before else version.original.samples
        return Track(version.full_clip.samples, gain, base, version.share)

    # What the hand does.

    def load(self) -> None:
        """Another clip was opened: Before is heard."""
        before = self._session.versions[0]
        self._heard, self._shown, self._difference, self.difference_on = [before.number], None, None, False
        self._given = []
        self._player.load([self.track(before)], before.full_clip.sample_rate)
        self.refresh()
        self.changed.emit()

    def hear(self, version: Version) -> None:
        """Switch to it, in place."""
        if self.difference_on:
            self.difference_on = False
            self.difference_left.emit()
        if not self._heard or self._heard[0] != version.number:
            self._heard = [version.number, *self._heard][:2]
        if not version.is_before:
            self._shown = version.number
        self.refresh()
        self.changed.emit()

    def flip(self) -> None:
        """Back to the version that was heard before this one; where there is none, between Before and the shown."""
        others = [found for found in map(self._session.version, self._heard[1:]) if found is not None]
        before, heard = self._session.before, self.heard
        if self.difference_on or before is None or heard is None:
            target = heard
        elif others:
            target = others[0]
        else:
            target = self.shown if heard.is_before else before
        if target is not None:
            self.hear(target)

    def set_difference(self, track: Track | None, on: bool) -> None:
        """Offer the difference as one more track; ``on``: it is heard in place of the version."""
        self._difference, on = track, on and track is not None
        told = on != self.difference_on
        self.difference_on = on
        self.refresh()
        if told:
            self.changed.emit()

    def refresh(self) -> None:
        """Hand the player what has changed; nothing where nothing has."""
        versions = self._session.versions
        if not versions:
            return
        heard = self.heard or versions[0]
        if self._session.version(self._heard[0] if self._heard else -1) is None:
            self._heard = [heard.number]
        tracks = [self.track(version) for version in versions]
        if self._difference is not None:
            tracks.append(self._difference)
        index = len(versions) if self.difference_on else self._session.index(heard.number) or 0
        given: list[tuple[object, ...]] = [(id(track.samples), track.gain, track.mix) for track in tracks]
        if given != self._given:
            self._given = given
            self._player.set_tracks(tracks, index if index != self._player.track else None)
        elif index != self._player.track:
            self._player.select(index)
