"""What is on the table: the opened file, its versions and which one is heard. Pages meet here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from model_core.audio import AudioClip, AudioInfo
    from model_core.pictures import MelPicture


@dataclass(frozen=True, eq=False)
class Opened:
    """A file that was read."""

    path: Path
    clip: AudioClip
    info: AudioInfo
    warnings: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, eq=False)
class Version:
    """The clip as it was or one restoration of it; ``number`` is never used twice.

    Picture and loudness arrive later, from workers.
    """

    number: int
    name: str
    clip: AudioClip
    notes: tuple[str, ...] = ()
    changed: bool = True
    picture: MelPicture | None = None
    loudness_lufs: float | None = None


class Session(QObject):
    """The state that pages share. Every change goes through a method here and is told by a signal."""

    opened = Signal(object)  # Opened
    restored = Signal(object)  # Version
    dropped = Signal()  # the last restoration is gone: only the opened clip is left
    version_changed = Signal(object)  # Version, when its picture or loudness came

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file: Opened | None = None
        self.versions: tuple[Version, ...] = ()
        self._last_number = 0

    @property
    def before(self) -> Version | None:
        return self.versions[0] if self.versions else None

    @property
    def after(self) -> Version | None:
        """The newest restoration."""
        return self.versions[-1] if len(self.versions) > 1 else None

    def set_opened(self, file: Opened) -> None:
        """A new file replaces the last one and all its versions."""
        self._last_number += 1
        self.file = file
        self.versions = (Version(self._last_number, "Before", file.clip),)
        self.opened.emit(file)

    def add_restored(self, name: str, clip: AudioClip, notes: tuple[str, ...] = (), changed: bool = True) -> Version:
        """Keep a restoration of the opened clip beside it; it takes the place of an earlier one.

        Raises:
            ValueError: its length or rate is not the opened clip's: one could not be heard in place of the other.
        """
        if self.file is None or (clip.frames, clip.sample_rate) != (self.file.clip.frames, self.file.clip.sample_rate):
            raise ValueError("a restoration must have the length and rate of the opened clip")
        self._last_number += 1
        version = Version(self._last_number, name, clip, notes, changed)
        self.versions = (self.versions[0], version)
        self.restored.emit(version)
        return version

    def drop_restored(self) -> None:
        """Forget the restoration: a newer one found nothing to change."""
        self.versions = self.versions[:1]
        self.dropped.emit()

    def set_picture(self, number: int, picture: MelPicture) -> None:
        """A picture that was made; forgotten if its version is gone."""
        self._change(number, picture=picture)

    def set_loudness(self, number: int, loudness_lufs: float | None) -> None:
        """An integrated loudness that was measured; forgotten if its version is gone."""
        self._change(number, loudness_lufs=loudness_lufs)

    def match_gains_db(self) -> list[float]:
        """Per version the gain that makes all as loud as the quietest.

        Never above 0 dB, so nothing can clip; 0 while unknown.
        """
        levels = [version.loudness_lufs for version in self.versions]
        known = [level for level in levels if level is not None]
        if len(known) < len(levels):
            return [0.0] * len(levels)
        return [min(known) - level for level in known]

    def _change(self, number: int, **values: object) -> None:
        for index, version in enumerate(self.versions):
            if version.number == number:
                changed = replace(version, **values)  # type: ignore[arg-type]
                self.versions = (*self.versions[:index], changed, *self.versions[index + 1 :])
                self.version_changed.emit(changed)
