"""Reporting, stopping, and settings on disk."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from model_core.config import from_dict, load_json, save_json, to_dict
from model_core.errors import ConfigError
from model_core.progress import Cancelled, Reporter, Update
from model_core.training import PRESETS, TrainConfig


def test_track_reports_before_each_item_and_at_the_end() -> None:
    seen: list[Update] = []
    assert list(Reporter(seen.append).track("abcd", "Working")) == list("abcd")
    assert [u.fraction for u in seen] == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert {u.message for u in seen} == {"Working"}


def test_parts_nest() -> None:
    seen: list[Update] = []
    inner = Reporter(seen.append).part(0.5, 1.0).part(0.0, 0.5)
    inner.update(0.5, "half of the third quarter")
    inner.update(7.0, "over the top")
    assert [u.fraction for u in seen] == [0.625, 0.75]


def test_stop_raises_before_the_next_item() -> None:
    done: list[int] = []
    with pytest.raises(Cancelled):
        for item in Reporter(should_stop=lambda: len(done) == 2).track([1, 2, 3], "Working"):
            done.append(item)
    assert done == [1, 2]


def test_a_bare_reporter_is_silent() -> None:
    assert list(Reporter().track(iter([1, 2]), "Working")) == [1, 2]


@dataclass(frozen=True)
class _Inner:
    names: tuple[str, ...] = ("a",)


@dataclass(frozen=True)
class _Outer:
    rate: float = 1.0
    inner: _Inner = _Inner()


def test_round_trip(tmp_path: Path) -> None:
    value = _Outer(2.5, _Inner(("x", "y")))
    save_json(tmp_path / "new" / "settings.json", value)
    assert load_json(_Outer, tmp_path / "new" / "settings.json") == value
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["settings.json"]
    assert from_dict(_Outer, {"rate": 3}).rate == 3.0


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_others_may_read_what_was_written_as_far_as_the_umask_lets_them(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        save_json(tmp_path / "recipe.json", _Inner(("x",)))
    finally:
        os.umask(old)
    assert (tmp_path / "recipe.json").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "data", [{"rat": 1.0}, {"rate": "x"}, {"rate": True}, {"inner": {"names": [1]}}, [], {"inner": 3}]
)
def test_unknown_keys_and_wrong_types_are_refused(data: object) -> None:
    with pytest.raises(ConfigError, match="here"):
        from_dict(_Outer, data, "here")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text("{")
    with pytest.raises(ConfigError, match=r"s\.json"):
        load_json(_Outer, tmp_path / "s.json")


def test_training_settings_survive_json() -> None:
    for preset in PRESETS.values():
        assert from_dict(TrainConfig, json.loads(json.dumps(to_dict(preset)))) == preset
