"""``restorer train`` and ``restorer evaluate``, with a network and a set of music small enough for seconds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model_core.cli.main import build_parser, main
from model_core.cli.train import build_config
from model_core.config import save_json
from model_core.dataset import SegmentConfig
from model_core.models import CRNNConfig
from model_core.training import PRESETS, TrainConfig


@pytest.fixture
def tracks(tmp_path: Path, make_music: Callable[..., np.ndarray]) -> Path:
    """Three short tracks."""
    folder = tmp_path / "tracks"
    folder.mkdir()
    for seed in range(3):
        soundfile.write(folder / f"{seed}.flac", make_music(32_000, 32_000, 1, seed).T, 32_000)
    return folder


@pytest.fixture
def tiny_config(tmp_path: Path) -> Path:
    """Settings of a run of a second or two."""
    config = TrainConfig(
        segment=SegmentConfig(duration_s=0.5),
        model=CRNNConfig(channels=4, rnn_hidden=8),
        epochs=1,
        batch=2,
        device="cpu",
        precision="float32",
    )
    path = tmp_path / "tiny.json"
    save_json(path, replace(config, data=replace(config.data, items_per_epoch=4, validation_items=2)))
    return path


def config_of(*arguments: str) -> TrainConfig:
    return build_config(build_parser().parse_args(["train", *arguments]))


def test_options_go_over_the_preset(tmp_path: Path) -> None:
    run = ["--run", str(tmp_path / "run"), "--data", "music"]
    assert config_of(*run).model == PRESETS["reference"].model
    config = config_of(*run, "--preset", "paper", "--mode", "direct", "--epochs", "3", "--learning-rate", "0.01")
    assert config.model == CRNNConfig(mode="direct", residual="sigmoid")
    assert (config.epochs, config.learning_rate, config.batch) == (3, 0.01, 4)
    assert config.data.folder == str(Path("music").absolute())


def test_options_of_studio(tmp_path: Path) -> None:
    run = ["--run", str(tmp_path / "run"), "--data", "music", "--preset", "studio"]
    more = ["--mode", "direct", "--pairs", "p.tsv", "--pairs-share", "0.2", "--from", "studio", "--split-by", "artist"]
    config = config_of(*run, *more, "--workers", "2")
    assert (config.network, config.mode, config.studio.model.mode) == ("studio", "direct", "direct")
    assert (config.pairs.manifest, config.pairs.share) == (str(Path("p.tsv").absolute()), 0.2)
    assert (config.initial_checkpoint, config.data.split_by, config.workers) == ("studio", "artist", 2)
    assert config.model == CRNNConfig()


def test_train_goes_on_and_its_checkpoint_can_be_used(
    tracks: Path, tiny_config: Path, tmp_path: Path, song: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = str(tmp_path / "run")
    assert main(["train", "--data", str(tracks), "--run", run, "--config", str(tiny_config), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert [line["epoch"] for line in first["history"]] == [1]
    assert first["best"] == str(tmp_path / "run" / "best.safetensors")

    assert main(["train", "--run", run, "--epochs", "2", "--name", "mine", "--json"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert [line["epoch"] for line in second["history"]] == [1, 2]
    assert second["history"][0] == first["history"][0]
    assert second["name"] == "mine"
    assert main(["restore", str(song), "--checkpoint", "mine", "-o", str(tmp_path / "out.wav")]) == 0

    assert main(["train", "--run", run, "--epochs", "2"]) == 0
    shown = capsys.readouterr().out
    assert "L1 untouched" in shown
    assert "best.safetensors" in shown

    assert main(["train", "--run", run, "--batch", "3"]) == 2
    assert "found a run with others" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--run", "run"], "expected a folder of music, found no --data; add --data DIR."),
        (["--run", "run", "--data", "nowhere"], "expected a folder of music, found nothing"),
        (["--run", "run", "--data", ".", "--preset", "best"], "expected one of reference, paper, studio, found 'best'"),
        (["--run", "run", "--data", ".", "--config", "none.json"], "none.json: expected a JSON settings file"),
    ],
)
def test_train_refuses(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["train", *arguments]) == 2
    shown = capsys.readouterr().err
    assert sentence in shown
    assert shown.count("\n") == 1


def test_evaluate_has_the_untouched_row_first(
    tracks: Path, tiny_checkpoint: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["evaluate", "--data", str(tracks), "--checkpoint", str(tiny_checkpoint), "--items", "2", "--device", "cpu"]
    base += ["--conditions", "reference, intact", "--mel-only", "--paper"]
    assert main([*base, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    rows = result["rows"]
    assert [(row["condition"], row["restorer"]) for row in rows] == [
        ("reference", "untouched"),
        ("reference", str(tiny_checkpoint)),
        ("intact", "untouched"),
        ("intact", str(tiny_checkpoint)),
    ]
    assert rows[2]["values"]["l1_mel"] == 0
    assert rows[0]["gains"] == {}
    assert len(result["clips"]) == 4
    gain = rows[0]["values"]["l1_mel"] - rows[1]["values"]["l1_mel"]
    assert rows[1]["gains"]["l1_mel"] == pytest.approx(gain)
    assert "si_sdr_db" not in rows[0]["values"]

    assert main(base) == 0
    shown = capsys.readouterr().out
    assert "untouched" in shown
    assert "reference, 2 clips" in shown
    assert f" {-rows[3]['values']['l1_mel']:+.4f}" in shown


def test_evaluate_measures_waveforms(tracks: Path, tiny_checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--checkpoint", str(tiny_checkpoint), "--items", "1", "--conditions", "quantise", "--device", "cpu"]
    arguments += ["--seconds", "1", "--no-oracle"]
    assert main(["evaluate", "--data", str(tracks), *arguments, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))["rows"]
    assert 20 < rows[0]["values"]["si_sdr_db"] < 70
    assert rows[0]["harmed_percent"] == 0


def test_evaluate_refuses(tracks: Path, tiny_checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = ["--checkpoint", str(tiny_checkpoint)]
    assert main(["evaluate", "--data", str(tracks), *known, "--conditions", "rust"]) == 2
    assert main(["evaluate", "--data", str(tracks / "none"), *known]) == 2
    assert main(["evaluate", "--data", str(tracks), "--checkpoint", "nonesuch"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert "condition 'rust': expected one of reference, intact" in lines[0]
    assert "expected a folder of music, found nothing" in lines[1]
    assert "nonesuch: expected a checkpoint file" in lines[2]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--epochs", "0"], "train: expected epochs from 1 to 10000, found 0; choose one in that range."),
        (["--batch", "-1"], "train: expected batch from 1 to 1024, found -1; choose one in that range."),
        (["--learning-rate", "nan"], "train: expected learning_rate from 1e-07 to 1, found nan"),
        (["--items", "0"], "train, data: expected items_per_epoch from 1 to"),
    ],
)
def test_numbers_out_of_range_are_refused_before_anything_is_written(
    options: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "--data", str(tmp_path), "--run", str(tmp_path / "run"), *options]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_evaluating_no_items_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--data", str(tmp_path), "--items", "0"]) == 2
    assert "evaluate: expected items from 1 to 100000, found 0; choose" in capsys.readouterr().err


def test_evaluate_writes_what_it_found(
    tracks: Path, tiny_checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    arguments = ["--checkpoint", f"{tiny_checkpoint}@50", "--items", "1", "--conditions", "clip", "--device", "cpu"]
    arguments += ["--seconds", "1", "--no-oracle", "--out", str(out)]
    assert main(["evaluate", "--data", str(tracks), *arguments]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["clips.csv", "evaluation.json", "report.html", "rows.csv"]
    shown = capsys.readouterr().out
    assert " 50 %" in shown
    assert "worst clips" in " ".join(shown.split())
    assert "report.html" in shown


def test_compare_says_who_is_better(tracks: Path, tiny_checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [str(tiny_checkpoint), f"{tiny_checkpoint}@0"]
    base = ["compare", *names, "--data", str(tracks), "--items", "2", "--seconds", "1", "--conditions", "clip"]
    base += ["--no-oracle", "--device", "cpu"]
    assert main([*base, "--json"]) == 0
    gaps = {gap["metric"]: gap for gap in json.loads(capsys.readouterr().out)["gaps"]}
    assert (gaps["lsd"]["first"], gaps["lsd"]["second"]) == (names[0], f"{tiny_checkpoint} 0 %")
    assert gaps["lsd"]["low"] <= gaps["lsd"]["mean"] <= gaps["lsd"]["high"]
    assert main(base) == 0
    assert "nobody knows" in capsys.readouterr().out

    assert main(["compare", names[0], "--data", str(tracks)]) == 2
    assert "expected at least two checkpoints, found one" in capsys.readouterr().err
    assert main(["evaluate"]) == 2
    assert "found neither --data nor --pairs" in capsys.readouterr().err
