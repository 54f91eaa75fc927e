"""Names of results: 200 hostile ones, none of which leaves its folder, hides, collides or is refused by a system."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

sys.path.insert(0, os.path.dirname(__file__))  # for the fakes: pytest's importlib mode adds no folders
from batch_fakes import HalvingRestorer, write_song

import model_core.restorers
from model_core.batch import BatchSettings, Found, Queue, fill_template, preview, run_queue, safe_name, work
from model_core.batch.naming import MAX_BYTES, comparable
from model_core.errors import ConfigError

PARTS = [
    *("..", ".", "...", "~", "-rf", "/etc/passwd", "../../up", "..\\..\\up", "C:\\Windows\\a", "\\\\host\\share"),
    *("con", "CON", "nul.wav", "com1", "LPT9", "aux .txt", "com\u00b9", "conin$", "a:b", "a|b", 'a"b', "a<b>", "a*?"),
    *(
        "",
        " ",
        "\t",
        "\n",
        "a\nb",
        "a\rb",
        "a\0b",
        "\x1b[31mred",
        "\x7f",
        "\u202egnp.exe",
        "\u2066x",
        "\udce4",
        "\ufdd0",
    ),
    *("e\u0301", "\u00e9", "\u00c9", "\u1e9e", "ss", "\u0130", "i\u0307", "\u212a", "k", "\uff0e\uff0e", "\ufb01"),
    *("a" * 300, "\u4e2d" * 200, "\U0001f3b5" * 100, "a" * 199 + ".", "trailing.", "trailing ", " .hidden", ".hidden"),
    *("{name}", "{checkpoint}", "{n}", "{0}", "{name.__class__}", "%s", "%(name)s", "$HOME", "`id`", "$(id)", "{", "}"),
    *("a;b", "a&b", "a'b", "#", "@", "=1+1", "+1", "name (2)", "name (restored)", "COM0", "clock$", "\u2028", "\u00ad"),
]
NAMES = [start + part for part in PARTS for start in ("", "x ", "../")][:200]


def test_there_are_two_hundred() -> None:
    assert len(NAMES) == 200


@pytest.mark.parametrize("name", NAMES)
def test_a_safe_name_is_one_plain_name(name: str) -> None:
    safe = safe_name(name)
    assert safe and safe not in (".", "..") and Path(safe).name == safe
    assert not set(safe) & set('<>:"/\\|?*') and not safe.startswith((".", " ")) and not safe.endswith((".", " "))
    assert all(unicodedata.category(sign) not in ("Cc", "Cs") for sign in safe)
    assert "\u202e" not in safe and "\u2066" not in safe
    assert len(safe.encode("utf-8")) <= MAX_BYTES
    assert safe.split(".")[0].rstrip().casefold() not in ("con", "nul", "aux", "com1", "lpt9", "com\u00b9", "conin$")
    assert safe_name(safe) == safe


def test_results_of_hostile_names_stay_in_their_folder_and_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every name as a file on this disk where it can be one, as checkpoint and as place below the added folder too."""
    monkeypatch.setattr(model_core.restorers, "open_restorer", lambda config: HalvingRestorer())
    monkeypatch.setattr(work, "_idle", {})
    queue, out = Queue.open(tmp_path / "queue"), tmp_path / "out"
    sources = []
    for seed, name in enumerate(NAMES):
        try:
            path = tmp_path / "in" / str(seed % 3) / f"{name.replace('/', '_')[:80]}.wav"
            if not path.exists():
                write_song(path, seed, 400).stat()
                sources.append(path)
        except (OSError, ValueError):  # this disk takes no such name
            continue
    assert len(sources) > 120
    data = {path: path.read_bytes() for path in sources}
    queue.set_settings(BatchSettings(template="{name}", folder=str(out), checkpoint="../../evil/..\\nul"))
    queue.add(
        Found(str(path), os.path.join(NAMES[place % 200], path.name), str(path)) for place, path in enumerate(sources)
    )
    run_queue(queue)
    assert [item.notes for item in queue if item.state != "done"] == []
    targets = [Path(item.target) for item in queue]
    assert all(os.path.realpath(target).startswith(str(out.resolve()) + os.sep) for target in targets)
    assert len({(target.parent, comparable(target.name)) for target in targets}) == len(sources)
    assert all(target.read_bytes()[:4] == b"RIFF" for target in targets)
    assert {path: path.read_bytes() for path in sources} == data
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out", "queue"}
    queue.close()


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{name} (restored)", "song (restored)"),
        ("{n} {name}, {checkpoint}", "007 song, my net"),
        ("{checkpoint}/{name}", "my net_song"),
        ("../{name}", "_song"),
    ],
)
def test_templates(template: str, name: str) -> None:
    assert fill_template(template, Path("in/song.mp3"), "nets/my net.safetensors", 7, 120) == name


@pytest.mark.parametrize(
    "template", ["{name.__class__}", "{0}", "{}", "{artist}", "{n} {artist", "{", "{name} }", "{{name}}", "", " "]
)
def test_templates_that_ask_for_more_are_refused(template: str) -> None:
    with pytest.raises(ConfigError):
        fill_template(template, Path("song.mp3"), "direct", 1)


def test_a_name_without_an_ending_is_kept_whole() -> None:
    assert fill_template("{name}", Path("Mr. Blue Sky"), "direct", 1) == "Mr. Blue Sky"
    assert fill_template("{name}", Path("Symphony No.5"), "direct", 1) == "Symphony No.5"


@pytest.mark.parametrize(
    ("source", "form", "name"),
    [
        ("song.mp3", None, "song (restored).mp3"),
        ("song.m4a", None, "song (restored).flac"),
        ("song.mp3", "WAV", "song (restored).wav"),
        ("SONG.WAV", None, "SONG (restored).WAV"),
    ],
)
def test_preview(source: str, form: str | None, name: str) -> None:
    assert preview("{name} (restored)", Path(source), "direct", 1, 1, form) == name
