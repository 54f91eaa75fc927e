"""``restorer restore``: what it writes where, how it refuses, and that it leaves nothing half-done."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model_core import restorers
from model_core.audio import AudioSource
from model_core.cli.main import main
from model_core.errors import DeviceError
from model_core.progress import Reporter

Run = Callable[..., int]
MusicMaker = Callable[..., np.ndarray]


@dataclass
class Halver:
    """Halves every sample; ``fail`` is raised at the second block, ``interrupt`` is a Ctrl-C there."""

    fail: Exception | None = None
    interrupt: bool = False
    name: str = "halver"
    device: str = "cpu"
    changed: bool = True
    notes: tuple[str, ...] = ("Halved.",)

    def stream(self, source: AudioSource, report: Reporter = Reporter()) -> Iterator[np.ndarray]:
        for place, block in enumerate(source.blocks(4096)):
            report.update(None, "Halving")
            if place == 1 and self.fail is not None:
                raise self.fail
            if place == 1 and self.interrupt:
                signal.raise_signal(signal.SIGINT)
            yield block * np.float32(0.5)


@pytest.fixture
def halver(monkeypatch: pytest.MonkeyPatch) -> Halver:
    """What every command opens in place of a checkpoint."""
    made = Halver()
    monkeypatch.setattr(restorers, "open_restorer", lambda config: made)
    return made


def files_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def samples(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="float32", always_2d=True)[0]


def test_without_output_a_copy_appears_beside_the_original(
    halver: Halver, song: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = samples(song)
    assert main(["restore", str(song)]) == 0
    assert files_below(song.parent) == ["song (restored).wav", "song.wav"]
    after = samples(song.with_name("song (restored).wav"))
    np.testing.assert_allclose(after, before / 2, atol=1 / 32768)
    np.testing.assert_array_equal(samples(song), before)
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "song (restored).wav (0:01 in " in shown.out
    assert "  Halved." in shown.out


def test_nothing_is_overwritten_unless_allowed(halver: Halver, song: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = song.with_name("out.wav")
    target.write_bytes(b"precious")
    assert main(["restore", str(song), "-o", str(target)]) == 2
    assert target.read_bytes() == b"precious"
    assert f"{target}: exists already; add --overwrite" in capsys.readouterr().err
    assert main(["restore", str(song), "-o", str(target), "--overwrite"]) == 0
    assert len(samples(target)) == 44_100


def test_the_original_is_never_the_target(halver: Halver, song: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = song.read_bytes()
    assert main(["restore", str(song), "-o", str(song), "--overwrite"]) == 2
    assert main(["restore", str(song), "-o", str(song.parent), "--overwrite"]) == 2
    assert "expected another place than the original itself" in capsys.readouterr().err
    assert song.read_bytes() == before


def test_folders_keep_their_structure(halver: Halver, song: Path, tmp_path: Path) -> None:
    album = tmp_path / "music" / "a" / "b"
    album.mkdir(parents=True)
    shutil.copy(song, album / "one.WAV")
    shutil.copy(song, tmp_path / "music" / "two.wav")
    (album / "notes.txt").write_text("no music")
    assert main(["restore", str(tmp_path / "music"), "-o", str(tmp_path / "out")]) == 0
    assert files_below(tmp_path / "out") == ["a/b/one.WAV", "two.wav"]


def test_a_second_run_does_not_restore_its_own_output(halver: Halver, song: Path) -> None:
    folder = song.parent
    assert main(["restore", str(folder)]) == 0
    assert main(["restore", str(folder), "--overwrite"]) == 0
    assert main(["restore", str(folder), "-o", str(folder / "out"), "--overwrite"]) == 0
    assert main(["restore", str(folder), "-o", str(folder / "out"), "--overwrite"]) == 0
    assert files_below(folder) == ["out/song (restored).wav", "out/song.wav", "song (restored).wav", "song.wav"]


def test_globs_are_expanded_and_keep_what_is_below_their_fixed_part(halver: Halver, song: Path, tmp_path: Path) -> None:
    for name in ("x/1.wav", "y/1.wav", "y/2.wav"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(song, tmp_path / "in" / name)
    assert main(["restore", str(tmp_path / "in" / "*" / "1.wav"), "-o", f"{tmp_path / 'out'}/"]) == 0
    assert files_below(tmp_path / "out") == ["x/1.wav", "y/1.wav"]


def test_two_inputs_never_become_one_file(
    halver: Halver, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other" / "song.wav"
    other.parent.mkdir()
    shutil.copy(song, other)
    assert main(["restore", str(song), str(other), "-o", str(tmp_path / "out"), "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert files_below(tmp_path / "out") == ["song.wav"]
    assert "another input already becomes" in result["files"][0]["error"]
    assert result["files"][0]["source"] == str(other)


def test_one_bad_file_never_stops_the_rest(
    halver: Halver, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = tmp_path / "fake.wav"
    fake.write_text("I am no sound.")
    missing = tmp_path / "missing.wav"
    assert main(["restore", str(fake), str(missing), str(song), "-o", str(tmp_path / "out")]) == 1
    assert files_below(tmp_path / "out") == ["song.wav"]
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"restorer: {fake}: expected a sound file, found text")
    assert lines[1].startswith(f"restorer: {missing}: expected a file or a folder, found nothing there")


def test_a_failure_within_a_file_leaves_nothing_behind(
    halver: Halver, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    halver.fail = DeviceError("the device ran out of memory; choose --device cpu.")
    assert main(["restore", str(song), "-o", str(tmp_path / "new" / "deep" / "out.wav")]) == 2
    assert not (tmp_path / "new").exists()
    assert capsys.readouterr().err == "restorer: the device ran out of memory; choose --device cpu.\n"
    halver.fail = ZeroDivisionError("x")
    assert main(["restore", str(song), "-o", str(tmp_path / "new" / "deep" / "out.wav")]) == 70
    assert not (tmp_path / "new").exists()
    assert "unexpected ZeroDivisionError: x; this is a bug" in capsys.readouterr().err


def test_interrupt_leaves_nothing_half_done(
    halver: Halver, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    halver.interrupt = True
    before = signal.getsignal(signal.SIGINT)
    assert main(["restore", str(song), "-o", str(tmp_path / "out" / "song.wav"), "--json"]) == 130
    assert files_below(tmp_path) == ["song.wav"]
    shown = capsys.readouterr()
    assert json.loads(shown.out)["cancelled"] is True
    assert shown.err == "restorer: cancelled; 0 of 1 files are done, nothing half-done is left\n"
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("output", "options", "sentence"),
    [
        ("out.xyz", [], "expected a name ending in .wav, .flac"),
        ("out.wav", ["--format", "flac"], "expected a name that goes with --format flac, found one that means WAV"),
        ("out", ["--format", "xyz"], "expected an export format out of WAV, FLAC"),
        ("out.flac", ["--bit-depth", "32"], "expected a bit depth of 16, 24 for FLAC, found 32"),
        ("song.wav/out.wav", [], "out.wav"),
    ],
)
def test_impossible_targets_are_refused_before_anything_happens(
    halver: Halver, song: Path, capsys: pytest.CaptureFixture[str], output: str, options: list[str], sentence: str
) -> None:
    assert main(["restore", str(song), "-o", str(song.parent / output), *options]) == 2
    shown = capsys.readouterr().err
    assert sentence in shown
    assert "unexpected" not in shown
    assert files_below(song.parent) == ["song.wav"]


def test_several_files_need_a_folder(
    halver: Halver, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = shutil.copy(song, tmp_path / "second.wav")
    assert main(["restore", str(song), str(second), "-o", str(tmp_path / "out.wav")]) == 2
    assert main(["restore", str(tmp_path), "-o", str(tmp_path / "out.wav")]) == 2
    shown = capsys.readouterr().err
    assert shown.count("expected a folder for several files, found the name of one file") == 2
    assert files_below(tmp_path) == ["second.wav", "song.wav"]


def test_format_and_depth(halver: Halver, song: Path, tmp_path: Path) -> None:
    assert main(["restore", str(song), "-o", str(tmp_path / "out"), "--format", "flac", "--bit-depth", "24"]) == 0
    assert soundfile.info(tmp_path / "out" / "song.flac").subtype == "PCM_24"
    assert main(["restore", str(song), "-o", str(tmp_path / "float.wav"), "--bit-depth", "float"]) == 0
    assert soundfile.info(tmp_path / "float.wav").subtype == "FLOAT"
    assert main(["restore", str(song), "-o", str(tmp_path / "same.wav")]) == 0
    assert soundfile.info(tmp_path / "same.wav").subtype == "PCM_16"


def test_an_unknown_checkpoint_is_refused(song: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(song), "--checkpoint", "nonesuch"]) == 2
    assert "nonesuch: expected a checkpoint file or one of these names" in capsys.readouterr().err
    assert files_below(song.parent) == ["song.wav"]


def test_strength_out_of_range_and_absent_device(
    song: Path, tiny_checkpoint: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["restore", str(song), "--checkpoint", str(tiny_checkpoint)]
    assert main([*base, "--strength", "101"]) == 2
    assert main([*base, "--device", "toaster"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert "expected a number from 0 to 100 %, found 101" in lines[0]
    assert "'toaster': expected auto, cpu" in lines[1]
    assert files_below(song.parent) == ["song.wav"]


def test_overwriting_never_reaches_another_input(
    halver: Halver, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """a.wav would become a.flac, which is itself to be restored elsewhere."""
    folder = tmp_path / "album"
    folder.mkdir()
    shutil.copy(song, folder / "a.wav")
    soundfile.write(folder / "a.flac", samples(song), 44_100)
    before = (folder / "a.flac").read_bytes()
    code = main(["restore", str(folder), "-o", str(folder), "--format", "flac", "--overwrite"])
    assert code == 2
    assert (folder / "a.flac").read_bytes() == before
    assert "which is another input; name another place with -o." in capsys.readouterr().err


def test_a_file_named_twice_is_restored_once(halver: Halver, song: Path, tmp_path: Path) -> None:
    folder = tmp_path / "album"
    folder.mkdir()
    shutil.copy(song, folder / "a.wav")
    assert main(["restore", str(folder), str(folder / "a.wav"), "-o", str(tmp_path / "out")]) == 0
    assert files_below(tmp_path / "out") == ["a.wav"]


@pytest.mark.parametrize("arguments", [["", "-o", "out"], ["song.wav", "-o", ""]])
def test_an_empty_name_is_not_the_working_folder(
    halver: Halver,
    song: Path,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(song.parent)
    before = files_below(song.parent)
    assert main(["restore", *arguments]) == 2
    assert "found an empty name; give a name, or . for here." in capsys.readouterr().err
    assert files_below(song.parent) == before


def test_a_bit_depth_that_is_none_is_refused_in_plain_words(song: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(song), "--bit-depth", "deep"]) == 2
    assert "argument --bit-depth: expected 16, 24, 32 or float, found 'deep'" in capsys.readouterr().err


def test_a_link_that_leads_back_up_is_not_followed_round(halver: Halver, song: Path, tmp_path: Path) -> None:
    folder = tmp_path / "album"
    (folder / "b").mkdir(parents=True)
    shutil.copy(song, folder / "a.wav")
    try:
        (folder / "b" / "loop").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    assert main(["restore", str(folder / "**" / "*.wav"), "-o", str(tmp_path / "out")]) == 0
    assert files_below(tmp_path / "out") == ["a.wav"]


def test_a_verdict_says_what_was_done_where(
    halver: Halver, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half of everything is nothing but softer."""
    order = ["restore", str(song), "-o", str(tmp_path / "out.wav"), "--verdict", "--bit-depth", "float"]
    assert main(order) == 0
    said = capsys.readouterr().out
    assert "  verdict: what was changed is too little to hear" in said
    assert "  loudness -6.0 LU" in said
    assert "  left alone: 20 Hz to 22.1 kHz" in said
    assert main([*order, "--overwrite", "--json"]) == 0
    verdict = json.loads(capsys.readouterr().out)["files"][0]["verdict"]
    assert (verdict["codes"], verdict["bands"][3]["code"]) == (["inaudible", "quieter"], "untouched")
