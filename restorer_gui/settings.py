"""What the application remembers: one frozen dataclass in JSON.

QSettings keeps the window's geometry and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated, get_args, get_origin, get_type_hints

import platformdirs
from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer

from model_core.config import Range, load_json, save_json
from model_core.errors import ConfigError
from model_core.places import DEFAULT_CHECKPOINT, data_folder
from model_core.progress import Reporter
from restorer_gui.jobs import Background
from restorer_gui.widgets.picture_look import PictureLook

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "it")
DIFFERENCE_PARTS = ("all", "added", "removed")
DEVICES = ("auto", "cpu", "cuda")
MOST_RECENT = 10

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class AppSettings:
    """Everything a person may change, with the value of a first start."""

    restorer: str = DEFAULT_CHECKPOINT
    strength_percent: Annotated[float, Range(0, 100, "%")] = 100.0
    device: str = "auto"
    match_loudness: bool = True
    theme: str = "system"
    open_folder: str = ""
    export_folder: str = ""
    demo_shown: bool = False
    hint_shown: bool = False  # the three first steps were followed or dismissed
    language: str = "system"
    scale_percent: Annotated[int, Range(100, 200, "%")] = 100  # of the whole interface, on top of the system's own
    sound_output: str = ""  # a device by PortAudio's name for it; empty: the system's
    checkpoint_folder: str = ""  # empty: the system's data folder
    temporary_folder: str = ""  # empty: the system's
    recent_files: tuple[str, ...] = ()  # newest first
    picture_look: PictureLook = PictureLook()
    difference_part: str = "all"  # what is heard of a difference: see DIFFERENCE_PARTS
    difference_gain_db: Annotated[float, Range(0, 40, "dB")] = 0.0
    evaluate_folder: str = ""  # clean music to evaluate with


@dataclass(frozen=True)
class Folders:
    """Where the application keeps its own files."""

    settings: Path
    log: Path
    data: Path | None = None  # lists that outlive the program; None: with the settings

    @classmethod
    def of_user(cls) -> Folders:
        return cls(
            Path(platformdirs.user_config_dir("restorer", False)),
            Path(platformdirs.user_log_dir("restorer", False)),
            data_folder(),
        )


def check(settings: AppSettings) -> None:
    """Refuse values out of range.

    Raises:
        ConfigError: names the setting, what was expected and what was found.
    """
    hints = get_type_hints(AppSettings, include_extras=True)
    for field in fields(settings):
        hint, value = hints[field.name], getattr(settings, field.name)
        if get_origin(hint) is Annotated:
            limits = next(extra for extra in get_args(hint) if isinstance(extra, Range))
            if isinstance(value, bool) or not limits.low <= value <= limits.high:  # also refuses NaN
                raise ConfigError(
                    f"{field.name}: expected {limits.low:g} to {limits.high:g} {limits.unit}, found {value!r}."
                )
    if len(settings.recent_files) > MOST_RECENT:
        raise ConfigError(f"recent_files: expected at most {MOST_RECENT}, found {len(settings.recent_files)}.")
    words = ("theme", THEMES), ("language", LANGUAGES), ("difference_part", DIFFERENCE_PARTS)
    for name, known in words:
        if getattr(settings, name) not in known:
            raise ConfigError(f"{name}: expected one of {', '.join(known)}, found {getattr(settings, name)!r}.")


def with_recent(settings: AppSettings, path: Path) -> AppSettings:
    """``path`` as the newest of the recent files."""
    name = str(path)
    others = tuple(other for other in settings.recent_files if other != name)
    return replace(settings, recent_files=(name, *others)[:MOST_RECENT])


class SettingsStore:
    """Reads and writes `AppSettings`.

    A broken file never blocks the start: it is kept aside and ``notice`` says so, once.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "settings.json"
        self.notice: str | None = None
        self.on_change: Callable[[], None] = lambda: None
        self._saved: AppSettings | None = None
        self.current = self._read()

    def change(self, settings: AppSettings) -> None:
        """Keep new settings; `SettingsSaver` writes them soon.

        A folder that cannot be written is logged, never shown.
        """
        check(settings)
        if settings != self.current:
            self.current = settings
            self.on_change()

    def save(self, report: Reporter = Reporter()) -> None:
        """Write what is kept, if the file does not hold it already."""
        settings = self.current
        if settings == self._saved:
            return
        try:
            save_json(self.path, settings)
            self._saved = settings
        except OSError as error:
            _log.warning("settings were not saved: %s", error)

    def _read(self) -> AppSettings:
        try:
            if not self.path.exists():
                return AppSettings()
            settings = load_json(AppSettings, self.path)
            check(settings)
            self._saved = settings
            return settings
        except (ConfigError, OSError, RecursionError, ValueError, MemoryError) as error:
            _log.warning("broken settings: %s", error)
            kept = self._put_aside()
            where = f" The old file was kept as {kept.name}." if kept else ""
            self.notice = f"The settings could not be read, so the application starts with fresh ones.{where}"
            return AppSettings()

    def _put_aside(self) -> Path | None:
        for number in range(1, 1000):
            kept = self.path.with_name(f"settings.broken-{number}.json")
            if not kept.exists():
                try:
                    self.path.rename(kept)
                except OSError as error:
                    _log.warning("broken settings could not be kept aside: %s", error)
                    return None
                return kept
        return None


class SettingsSaver(QObject):
    """Writes the settings in a worker, one second after the last change: a slider that is dragged costs one write."""

    def __init__(self, store: SettingsStore, background: Background) -> None:
        super().__init__()
        self._store = store
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(lambda: background.start(store.save, lambda _: None))
        store.on_change = self._timer.start

    def finish(self) -> None:
        """Write now, in this thread, and no more: the window is leaving."""
        self._timer.stop()
        self._store.on_change = lambda: None
        self._store.save()


class WindowMemory:
    """The window's size and place, in Qt's own format."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def geometry(self) -> QByteArray | None:
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def keep(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)
        self._store.sync()
