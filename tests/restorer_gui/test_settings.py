"""Settings: broken files never block the start."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from model_core.errors import ConfigError
from restorer_gui.settings import AppSettings, SettingsStore, WindowMemory

GOOD = {"restorer": "direct", "strength_percent": 40.0, "demo_shown": True}

BROKEN: dict[str, bytes] = {
    "empty": b"",
    "cut": json.dumps(GOOD).encode()[:-5],
    "text": b"these are no settings",
    "binary": bytes(range(256)),
    "utf-16": json.dumps(GOOD).encode("utf-16"),
    "zeros": b"\0" * 4096,
    "list": b"[]",
    "number": b"3",
    "null": b"null",
    "deep": b"[" * 100_000,
    "unknown key": b'{"colour": "red"}',
    "wrong type": b'{"restorer": 5}',
    "text for a number": b'{"strength_percent": "100"}',
    "flag for a number": b'{"strength_percent": true}',
    "null for a text": b'{"restorer": null}',
    "too high": b'{"strength_percent": 100.5}',
    "too low": b'{"strength_percent": -1}',
    "nan": b'{"strength_percent": NaN}',
    "infinity": b'{"strength_percent": Infinity}',
    "unknown theme": b'{"theme": "pink"}',
    "unknown language": b'{"language": "tlh"}',
    "scale too high": b'{"scale_percent": 400}',
    "scale of a fraction": b'{"scale_percent": 110.5}',
    "flag for the scale": b'{"scale_percent": true}',
    "text for recent files": b'{"recent_files": "abc"}',
    "numbers for recent files": b'{"recent_files": [1, 2]}',
    "far too many recent files": json.dumps({"recent_files": ["a.wav"] * 1000}).encode(),
    "number for a folder": b'{"temporary_folder": 7}',
    "number for a flag": b'{"match_loudness": 2}',
    "two documents": b"{}{}",
    "comment": b"{} // strength",
    "huge number": b'{"strength_percent": 1' + b"0" * 5000 + b"}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_kept_aside_and_told_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "settings.json").write_bytes(BROKEN[name])
    store = SettingsStore(tmp_path)
    assert store.current == AppSettings()
    assert store.notice == (
        "The settings could not be read, so the application starts with fresh ones. "
        "The old file was kept as settings.broken-1.json."
    )
    assert (tmp_path / "settings.broken-1.json").read_bytes() == BROKEN[name]
    store.save()
    assert SettingsStore(tmp_path).notice is None


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert SettingsStore(tmp_path).current == AppSettings()
    assert (tmp_path / "settings.broken-1.json").is_dir()


def test_an_older_broken_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "settings.broken-1.json").write_text("older")
    (tmp_path / "settings.json").write_text("newer")
    SettingsStore(tmp_path)
    assert (tmp_path / "settings.broken-1.json").read_text() == "older"
    assert (tmp_path / "settings.broken-2.json").read_text() == "newer"


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store = SettingsStore(blocked / "folder")
    store.change(replace(store.current, theme="dark"))
    store.save()
    assert store.current.theme == "dark"


def test_settings_come_back_and_are_written_only_when_changed(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    assert store.notice is None
    told: list[str] = []
    store.on_change = lambda: told.append(store.current.restorer)
    store.change(replace(store.current, restorer="direct", strength_percent=40.0))
    store.change(store.current)
    assert told == ["direct"]
    store.save()
    again = SettingsStore(tmp_path)
    assert (again.current.restorer, again.current.strength_percent) == ("direct", 40.0)
    before = os.stat(tmp_path / "settings.json").st_mtime_ns
    again.save()
    assert os.stat(tmp_path / "settings.json").st_mtime_ns == before


def test_a_value_out_of_range_is_refused_by_name(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    with pytest.raises(ConfigError, match=r"^strength_percent: expected 0 to 100 %, found 101\.0\.$"):
        store.change(replace(store.current, strength_percent=101.0))
    assert store.current.strength_percent == 100.0


def test_geometry_that_is_not_ours_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ngeometry=17\n")
    assert WindowMemory(tmp_path).geometry() is None
