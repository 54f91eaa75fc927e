"""What is on the table: the opened file, its versions, the loop and the diagnosis. Pages meet here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from restorer_gui.values import Opened as Opened

if TYPE_CHECKING:
    from model_core.audio import AudioClip, AudioFacts
    from model_core.pictures import MelPicture
    from model_core.strength import Mixed

MOST_VERSIONS = 9  # one for each key 1 to 9


@dataclass(frozen=True, eq=False)
class Version:
    """The clip as it was, or one restoration of it; ``number`` is never used twice.

    ``full_clip`` is the restoration at 100 %, ``original`` the opened clip; at a strength between the two the sound is
    their mix. ``trial`` is the stretch in seconds to which a try-out was limited: outside it is the original.
    Picture, figures and verdict arrive later, from workers; figures and verdict go when the strength changes.
    ``level_lufs`` and ``peak_dbfs`` are what loudness is matched by; they, and the picture, stay until newer ones are
    there, so that nothing jumps.
    """

    number: int
    name: str
    full_clip: AudioClip
    original: AudioClip
    checkpoint: str = ""
    strength_percent: float = 100.0
    notes: tuple[str, ...] = ()
    changed: bool = True
    trial: tuple[float, float] | None = None
    picture: MelPicture | None = None
    facts: AudioFacts | None = None
    level_lufs: float | None = None
    peak_dbfs: float | None = None
    verdict: Any = None  # model_core.verdict.Verdict

    @property
    def is_before(self) -> bool:
        return self.full_clip is self.original

    @property
    def share(self) -> float:
        """The strength as 0 to 1."""
        return 1.0 if self.is_before else self.strength_percent / 100.0

    @property
    def clip(self) -> AudioClip | Mixed:
        """What is heard: mixed while it is read where the strength is not 100 %."""
        from model_core.strength import at_strength

        return at_strength(self.original, self.full_clip, 100.0 * self.share)


class Session(QObject):
    """The state that pages share. Every change goes through a method here and is told by a signal."""

    opened = Signal(object)  # Opened
    version_added = Signal(object)  # Version
    version_removed = Signal(int)  # its number
    version_changed = Signal(object)  # Version: its name, strength, picture, figures or verdict
    loop_changed = Signal(object)  # (start, end) in seconds, or None
    diagnosed = Signal(object)  # Diagnosis, or None
    restorers_changed = Signal()  # checkpoints were added, renamed or removed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file: Opened | None = None
        self.versions: tuple[Version, ...] = ()
        self.loop: tuple[float, float] | None = None
        self.diagnosis: Any = None  # model_core.diagnosis.Diagnosis
        self._last_number = 0

    @property
    def before(self) -> Version | None:
        return self.versions[0] if self.versions else None

    @property
    def after(self) -> Version | None:
        """The newest restoration."""
        return max(self.versions[1:], key=lambda version: version.number, default=None)

    def version(self, number: int) -> Version | None:
        """The version with this number, unless it is gone."""
        return next((version for version in self.versions if version.number == number), None)

    def index(self, number: int) -> int | None:
        """Where a version stands: 0 is Before."""
        numbers = [version.number for version in self.versions]
        return numbers.index(number) if number in numbers else None

    # The file.

    def set_opened(self, file: Opened) -> None:
        """A new file replaces the last one and all that was made of it."""
        self.file, self.loop, self.diagnosis = file, None, None
        self.versions = (Version(self._next_number(), self.tr("Before"), file.clip, file.clip),)
        self.opened.emit(file)

    def set_diagnosis(self, diagnosis: Any) -> None:
        self.diagnosis = diagnosis
        self.diagnosed.emit(diagnosis)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Play this stretch in seconds over and over; None: play on."""
        if loop is not None and self.file is not None:
            start_s, end_s = sorted(loop)
            loop = max(0.0, start_s), min(end_s, self.file.clip.duration_s)
            loop = loop if loop[0] < loop[1] else None
        if loop != self.loop:
            self.loop = loop
            self.loop_changed.emit(loop)

    # Versions.

    def add_restored(
        self,
        name: str,
        clip: AudioClip,
        notes: tuple[str, ...] = (),
        changed: bool = True,
        checkpoint: str = "",
        strength_percent: float = 100.0,
        trial: tuple[float, float] | None = None,
    ) -> Version:
        """Keep a restoration (at 100 %) of the opened clip beside the others.

        It takes the place of the last one by the same checkpoint; where there is no room, of the oldest.

        Raises:
            ValueError: its length or rate is not the opened clip's: one could not be heard in place of the other.
        """
        if self.file is None or (clip.frames, clip.sample_rate) != (self.file.clip.frames, self.file.clip.sample_rate):
            raise ValueError("a restoration must have the length and rate of the opened clip")
        original = self.versions[0].full_clip
        fresh = Version(
            self._next_number(), name, clip, original, checkpoint, strength_percent, notes, changed, trial=trial
        )
        gone = self._replaced_by(fresh)
        self._put(fresh, self.versions.index(gone[0]) if gone else len(self.versions), gone)
        return fresh

    def duplicate(self, number: int) -> Version | None:
        """The same restoration once more, to be heard at another strength beside the first; None: Before has none."""
        version, index = self.version(number), self.index(number)
        if version is None or index is None or version.is_before:
            return None
        fresh = replace(version, number=self._next_number(), verdict=None, facts=None)
        others = [other for other in self.versions[1:] if other is not version]
        full = len(self.versions) >= MOST_VERSIONS
        self._put(fresh, index + 1, [min(others, key=lambda other: other.number)] if full else [])
        return fresh

    def _put(self, fresh: Version, place: int, gone: list[Version]) -> None:
        ahead = [version for version in self.versions[:place] if version not in gone]
        behind = [version for version in self.versions[place:] if version not in gone]
        self.versions = (*ahead, fresh, *behind)
        for version in gone:
            self.version_removed.emit(version.number)
        self.version_added.emit(fresh)

    def remove(self, number: int) -> None:
        """Forget a restoration; Before stays."""
        version = self.version(number)
        if version is not None and not version.is_before:
            self.versions = tuple(kept for kept in self.versions if kept is not version)
            self.version_removed.emit(number)

    def rename(self, number: int, name: str) -> None:
        if name.strip():
            self._change(number, name=name.strip())

    def set_strength(self, number: int, percent: float) -> None:
        """Hear another share of the restoration. What was measured of the old one is forgotten."""
        version = self.version(number)
        if version is None or version.is_before or version.strength_percent == percent:
            return
        self._change(number, strength_percent=percent, facts=None, verdict=None)

    def set_measured(self, number: int, strength_percent: float | None = None, **found: Any) -> None:
        """Keep ``picture``, ``facts``, ``level_lufs``, ``peak_dbfs`` or ``verdict`` that a worker found.

        Forgotten if the version is gone, or has another strength by now.
        """
        version = self.version(number)
        if version is not None and strength_percent in (None, version.strength_percent):
            self._change(number, **found)

    def match_gains_db(self) -> list[float]:
        """Per version the gain that makes all as loud as the quietest, with one headroom for all true peaks.

        Never above 0 dB. A version that is not measured yet, or too short or quiet to be, is taken to be as loud as
        Before.
        """
        known = [version.level_lufs for version in self.versions if version.level_lufs is not None]
        if not known:
            return [0.0] * len(self.versions)
        before_lufs = self.versions[0].level_lufs
        usual = before_lufs if before_lufs is not None else min(known)
        levels = [usual if version.level_lufs is None else version.level_lufs for version in self.versions]
        gains = [min(levels) - level for level in levels]
        peaks = [
            version.peak_dbfs + gain
            for version, gain in zip(self.versions, gains, strict=True)
            if version.peak_dbfs is not None
        ]
        headroom_db = min(0.0, -max(peaks, default=0.0))
        return [gain + headroom_db for gain in gains]

    def _replaced_by(self, fresh: Version) -> list[Version]:
        """What came last of the same checkpoint, and its try-outs (a try-out replaces try-outs only); where there is
        neither and no room, the oldest.
        """
        made = self.versions[1:]
        same = [version for version in made if version.checkpoint == fresh.checkpoint]
        gone = [version for version in same if version.trial is not None]
        whole = [version for version in same if version.trial is None]
        if whole and fresh.trial is None:
            last = max(whole, key=lambda version: version.number)
            gone = [version for version in same if version is last or version in gone]
        if not gone and len(self.versions) >= MOST_VERSIONS:
            gone = [min(made, key=lambda version: version.number)]
        return gone

    def _next_number(self) -> int:
        self._last_number += 1
        return self._last_number

    def _change(self, number: int, **values: Any) -> None:
        index = self.index(number)
        if index is not None:
            changed = replace(self.versions[index], **values)
            self.versions = (*self.versions[:index], changed, *self.versions[index + 1 :])
            self.version_changed.emit(changed)
