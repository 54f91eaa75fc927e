"""Recipes: the same bytes again, from the window's way of exporting and from the command line's; refusals in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model_core import recipe as recipes
from model_core import restorers
from model_core.audio import AudioClip, AudioSource, ExportConfig, export_like, probe, read_clip, write_source
from model_core.cli.main import main
from model_core.errors import AudioError, ConfigError
from model_core.places import assets_dir
from model_core.progress import Reporter
from model_core.recipe import Ingredients, make_recipe, read_recipe, recipe_path, repeat, write_recipe
from model_core.restorers import RestoreConfig, open_restorer
from model_core.strength import at_strength, mix


class Lifter:
    """Doubles every sample, then mixes as every restorer does; its blocks are odd on purpose."""

    name, device, changed = "lifter", "cpu", True
    notes: tuple[str, ...] = ()

    def __init__(self, config: RestoreConfig) -> None:
        self._share = config.strength_percent / 100.0

    def stream(self, source: AudioSource, report: Reporter = Reporter()) -> Iterator[np.ndarray]:
        for block in source.blocks(5000):
            yield mix(block, block * np.float32(1.37), self._share)


@pytest.fixture
def lifter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restorers, "open_restorer", Lifter)


def window_exports(source: Path, target: Path, full: AudioClip, ingredients: Ingredients, export: ExportConfig) -> None:
    """As the window does it: the whole clip in memory, mixed while it is written, then the recipe."""
    info = probe(source)
    sound = at_strength(read_clip(source), full, ingredients.strength_percent)
    write_source(target, sound, export_like(info, target, export), info.tags, ingredients.frames)
    write_recipe(target, make_recipe(info, target, ingredients, export))


@pytest.mark.usefixtures("lifter")
@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.mp3"])
@pytest.mark.parametrize(("strength", "frames"), [(100.0, None), (37.0, (100, 30_000))])
def test_the_windows_export_is_repeated_byte_for_byte(
    song: Path, tmp_path: Path, name: str, strength: float, frames: tuple[int, int] | None
) -> None:
    clip, target = read_clip(song), tmp_path / name
    full = AudioClip(clip.samples * np.float32(1.37), clip.sample_rate)
    depth = None if name == "a.mp3" else 16
    window_exports(song, target, full, Ingredients("residual", strength, "auto", frames), ExportConfig(bit_depth=depth))  # type: ignore[arg-type]
    again = tmp_path / "again" / name
    result = repeat(read_recipe(recipe_path(target)), song, again)
    assert again.read_bytes() == target.read_bytes()
    assert result.notes == ()
    if frames and name == "a.wav":
        assert soundfile.info(again).frames == 29_900


def test_with_a_shipped_checkpoint(tmp_path: Path) -> None:
    source, target = tmp_path / "s.flac", tmp_path / "out.flac"
    clip = read_clip(assets_dir() / "demo" / "degraded.flac", 2.0, 3.0)
    soundfile.write(source, clip.samples.T, clip.sample_rate, subtype="PCM_16")
    restored = open_restorer(RestoreConfig("direct")).restore(read_clip(source))
    assert restored.changed
    window_exports(source, target, restored.clip, Ingredients("direct", 80.0), ExportConfig(bit_depth=16))
    assert main(["restore", "--recipe", str(recipe_path(target)), "-o", str(tmp_path / "again.flac")]) == 0
    assert (tmp_path / "again.flac").read_bytes() == target.read_bytes()


@pytest.mark.usefixtures("lifter")
def test_the_command_line_writes_a_recipe_and_follows_it(
    song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.flac"
    assert main(["restore", str(song), "-o", str(target), "--strength", "60", "--write-recipe", "--json"]) == 0
    path = Path(json.loads(capsys.readouterr().out)["files"][0]["recipe"])
    made = read_recipe(path)
    assert path == recipe_path(target)
    assert (made.ingredients.strength_percent, made.source.name, made.target) == (60.0, song.name, "out.flac")
    before = target.read_bytes()
    assert main(["restore", "--recipe", str(path), str(song)]) == 2  # it exists
    assert "--overwrite" in capsys.readouterr().err
    target.unlink()
    assert main(["restore", "--recipe", str(path), str(song)]) == 0
    assert target.read_bytes() == before


@pytest.mark.usefixtures("lifter")
def test_another_source_or_checkpoint_is_refused(song: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_recipe(probe(song), tmp_path / "out.wav", Ingredients("residual"), ExportConfig())
    other = tmp_path / "other.wav"
    soundfile.write(other, np.zeros((100, 2)), 44_100)
    with pytest.raises(AudioError, match=r"expected the file that the recipe was made of \(song.wav"):
        repeat(made, other, tmp_path / "out.wav")
    with pytest.raises(ConfigError, match="found another one of that name"):
        repeat(replace(made, checkpoint_sha256="0" * 64), song, tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()


@pytest.mark.usefixtures("lifter")
def test_other_versions_are_told(song: Path, tmp_path: Path) -> None:
    made = make_recipe(probe(song), tmp_path / "out.wav", Ingredients("residual"), ExportConfig())
    result = repeat(replace(made, versions={**made.versions, "torch": "1.0"}), song, tmp_path / "out.wav")
    assert "torch 1.0, now " in result.notes[0]
    assert recipes.differences(made) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "found something else"),
        ("[]", "without its format number"),
        ('{"format": 99}', "newer version"),
        ('{"format": 1, "odd": 2}', "odd"),
    ],
)
def test_what_is_no_recipe_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.recipe.json"
    path.write_text(text)
    with pytest.raises(ConfigError, match=words):
        read_recipe(path)


def test_what_the_recipe_says_may_not_be_said_beside_it(
    song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_recipe(
        tmp_path / "o.wav", make_recipe(probe(song), tmp_path / "o.wav", Ingredients("residual"), ExportConfig())
    )
    assert main(["restore", "--recipe", str(path), "--strength", "50"]) == 2
    assert "--strength: the recipe says that already" in capsys.readouterr().err
