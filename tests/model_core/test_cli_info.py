"""``restorer info``: sound files and checkpoints."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model_core import library
from model_core.cli.main import main


def test_of_a_sound_file(song: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(song)]) == 0
    shown = capsys.readouterr().out
    for words in ("WAV PCM_16, 16 bits", "44100 Hz", "0:01 (44100 samples)", "LUFS", "dBTP true peak"):
        assert words in shown


def test_of_a_sound_file_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wave = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(48_000) / 48_000)
    soundfile.write(tmp_path / "sine.flac", np.stack([wave, wave], axis=1), 48_000, subtype="PCM_24")
    assert main(["info", str(tmp_path / "sine.flac"), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    expected = {
        "kind": "audio",
        "format": "FLAC",
        "bit_depth": 24,
        "sample_rate": 48_000,
        "channels": 2,
        "frames": 48_000,
    }
    assert {name: facts[name] for name in expected} == expected
    assert facts["duration_s"] == 1.0
    assert facts["dual_mono"] is True
    assert facts["silent"] is False
    assert facts["clipped_samples"] == 0
    assert facts["true_peak_dbfs"] == pytest.approx(-6.02, abs=0.1)
    assert facts["warnings"] == []


def test_silence_has_no_loudness_but_is_valid_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soundfile.write(tmp_path / "silent.wav", np.zeros(24_000), 24_000)
    assert main(["info", str(tmp_path / "silent.wav"), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
    assert facts["silent"] is True
    assert facts["loudness_lufs"] is None
    assert main(["info", str(tmp_path / "silent.wav")]) == 0
    assert "Level" in capsys.readouterr().out


def test_of_a_checkpoint(tiny_checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(tiny_checkpoint), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["kind"] == "checkpoint"
    assert shown["card"]["config"]["channels"] == 4
    assert shown["card"]["epoch"] == 3
    assert len(shown["sha256"]) == 64
    assert main(["info", str(tiny_checkpoint)]) == 0
    text = capsys.readouterr().out
    assert "crnn, mode direct" in text
    assert "0.25" in text


def test_of_a_name_in_the_library_and_of_an_odd_file_name(
    tiny_checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.add(tiny_checkpoint, "mine")
    assert main(["info", "mine", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["card"]["name"] == "mine"
    odd = tmp_path / "odd.wav"
    odd.write_bytes(tiny_checkpoint.read_bytes())
    assert main(["info", str(odd), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["card"]["name"] == "tiny"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing", None, "expected a sound file, a checkpoint or a name in the library ("),
        ("missing.pt", None, "missing.pt: expected a checkpoint file"),
        ("empty.wav", b"", "found an empty file (0 bytes)"),
        ("text.safetensors", b"hello", "expected a checkpoint (safetensors"),
    ],
)
def test_refusals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["info", str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err
    assert shown.err.count("\n") == 1


def test_a_folder_is_neither(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(tmp_path)]) == 2
    assert "found a folder" in capsys.readouterr().err
