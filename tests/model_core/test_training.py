"""The trainer on a toy: it learns, it stops, it goes on as if nothing had happened."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from model_core import checkpoint, training
from model_core.config import save_json
from model_core.dataset import SegmentConfig
from model_core.degradations import ChainConfig
from model_core.errors import CheckpointError, ConfigError
from model_core.models import CRNNConfig
from model_core.progress import Cancelled, Reporter, Update
from model_core.training import DataConfig, TrainConfig, cosine_rate, train
from tests.model_core.killable import train_and_tell
from tests.model_core.music import make_folder


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> TrainConfig:
    music = make_folder(tmp_path_factory.mktemp("music"), 4, seconds=1.5)
    return TrainConfig(
        data=DataConfig(str(music), items_per_epoch=6, validation_items=2, licence="made up"),
        segment=SegmentConfig(duration_s=0.5),
        model=CRNNConfig(channels=4, rnn_hidden=8),
        learning_rate=3e-3,
        epochs=3,
        batch=2,
        device="cpu",
        precision="float32",
        listen=False,
    )


def _weights(path: Path) -> dict[str, torch.Tensor]:
    return checkpoint.load_checkpoint(path)[0].state_dict()


def _same(one: Path, other: Path) -> bool:
    first, second = _weights(one), _weights(other)
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def _without_times(run: training.Run) -> list[dict[str, Any]]:
    return [{k: v for k, v in line.items() if k != "seconds"} for line in run.history]


@pytest.fixture(scope="module")
def whole(config: TrainConfig, tmp_path_factory: pytest.TempPathFactory) -> training.Run:
    return train(config, tmp_path_factory.mktemp("whole"))


def test_a_run_folder_holds_what_it_promises(whole: training.Run, config: TrainConfig) -> None:
    assert sorted(p.name for p in whole.folder.iterdir()) == [
        "best.safetensors",
        "config.json",
        "history.jsonl",
        "last.safetensors",
        "state.previous.pt",
        "state.pt",
    ]
    lines = [json.loads(line) for line in (whole.folder / "history.jsonl").read_text().splitlines()]
    assert lines == whole.history
    assert [line["step"] for line in lines] == [3, 6, 9]
    assert set(lines[0]["train"]) == set(lines[0]["validation"]) == {"charbonnier", "weighted_l1", "total"}


def test_it_learns(config: TrainConfig, tmp_path: Path) -> None:
    damaged = replace(config, chain=ChainConfig(intact_probability=0.0), data=replace(config.data, items_per_epoch=24))
    figures = train(damaged, tmp_path).history[-1]
    assert figures["restored"]["l1_mel"] < 0.8 * figures["untouched"]["l1_mel"]


def test_the_card_tells_the_story(whole: training.Run, config: TrainConfig) -> None:
    card = checkpoint.read_card(whole.last)
    assert (card.model, card.sample_rate, card.epoch, card.config["mode"]) == ("crnn", 32_000, 3, "residual")
    assert card.data["licence"] == "made up"
    assert card.data["tracks"] == 3  # one of four is held out
    assert card.training["steps"] == 9
    assert card.training["chain"]["intact_probability"] == 0.15
    assert card.metrics["validation_l1_mel"] == pytest.approx(whole.history[-1]["restored"]["l1_mel"])
    assert len(card.calibration["error_db"]) == 128
    assert all(0.0 < e < 80.0 for e in card.calibration["error_db"])


def test_the_same_seed_gives_the_same_run(whole: training.Run, config: TrainConfig, tmp_path: Path) -> None:
    again = train(config, tmp_path)
    assert _same(whole.last, again.last)
    assert _without_times(again) == _without_times(whole)
    other = train(replace(config, seed=7, epochs=1), tmp_path / "other")
    assert not _same(whole.last, other.last)


@pytest.mark.parametrize("stop_after", [1, 3, 5])
def test_stopping_and_going_on_changes_nothing(
    stop_after: int, whole: training.Run, config: TrainConfig, tmp_path: Path
) -> None:
    steps: list[Any] = []
    stopper = Reporter(lambda u: steps.append(u.values.get("step")), lambda: stop_after in steps)
    with pytest.raises(Cancelled):
        train(config, tmp_path, stopper)
    resumed = train(config, tmp_path)
    assert _same(whole.last, resumed.last)
    assert _same(whole.best, resumed.best)
    assert _without_times(resumed) == _without_times(whole)


def test_a_new_process_goes_on_bit_for_bit(whole: training.Run, config: TrainConfig, fork: Any, tmp_path: Path) -> None:
    seen: list[Update] = []
    with pytest.raises(Cancelled):
        train(config, tmp_path / "run", Reporter(seen.append, lambda: any(u.values.get("step") == 4 for u in seen)))
    save_json(tmp_path / "config.json", config)
    said, tell = fork.Pipe(duplex=False)
    arguments = (tmp_path / "config.json", tmp_path / "run", torch.get_num_threads(), tell)
    process = fork.Process(target=train_and_tell, args=arguments)
    process.start()
    process.join(400)
    said.close()
    tell.close()
    assert process.exitcode == 0
    assert _same(whole.last, tmp_path / "run" / "last.safetensors")


def test_a_damaged_state_falls_back_to_the_one_before(whole: training.Run, config: TrainConfig, tmp_path: Path) -> None:
    train(replace(config, epochs=2), tmp_path)
    state = tmp_path / "state.pt"
    state.write_bytes(state.read_bytes()[:1000])
    resumed = train(config, tmp_path)
    assert _same(whole.last, resumed.last)


def test_when_no_state_is_whole_the_run_says_so(config: TrainConfig, tmp_path: Path) -> None:
    train(replace(config, epochs=1), tmp_path)
    (tmp_path / "state.previous.pt").unlink(missing_ok=True)
    (tmp_path / "state.pt").write_bytes(b"")
    with pytest.raises(CheckpointError, match=r"state\.pt"):
        train(config, tmp_path)


def test_a_finished_run_is_left_as_it_is(whole: training.Run, config: TrainConfig) -> None:
    before = whole.last.read_bytes()
    again = train(config, whole.folder)
    assert again.history == whole.history
    assert whole.last.read_bytes() == before


def test_a_folder_with_another_run_is_refused(whole: training.Run, config: TrainConfig) -> None:
    with pytest.raises(ConfigError, match="another folder"):
        train(replace(config, learning_rate=1e-5), whole.folder)


def test_a_failed_save_does_not_end_the_run(
    config: TrainConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CheckpointError("state.pt: not written, no space left on the device.")

    monkeypatch.setattr(checkpoint, "save_state", full)
    seen: list[str] = []
    run = train(replace(config, epochs=1), tmp_path, Reporter(lambda u: seen.append(u.message)))
    assert len(run.history) == 1
    assert any("Could not save: state.pt" in message for message in seen)


def test_early_stopping_and_plateau(config: TrainConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    losses = iter([0.5, 0.4, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6])
    measured = training.validate

    def worse(run: Any, ahead: Any, report: Reporter) -> training.Validation:
        return replace(measured(run, ahead, report), losses={"total": next(losses)})

    monkeypatch.setattr(training, "validate", worse)
    short = replace(config, data=replace(config.data, items_per_epoch=2), epochs=50)
    run = train(replace(short, plateau_patience=1, early_stopping_patience=3), tmp_path)
    assert len(run.history) == 6  # the best was the second; four epochs without a better one are more than patience 3
    assert [line["learning_rate"] for line in run.history] == [3e-3, 3e-3, 3e-3, 1.5e-3, 1.5e-3, 0.75e-3]
    assert checkpoint.read_card(run.best).epoch == 2
    assert checkpoint.read_card(run.last).epoch == 6


def test_cosine_rate() -> None:
    config = TrainConfig(schedule="cosine", learning_rate=1.0, min_learning_rate=0.1, warmup_steps=4)
    rates = [cosine_rate(config, step, 13) for step in range(13)]
    assert rates[:4] == [0.25, 0.5, 0.75, 1.0]
    assert rates[4] == pytest.approx(1.0)
    assert rates[8] == pytest.approx(0.55)
    assert rates[12] == pytest.approx(0.1)


def test_bf16_learns_too(config: TrainConfig, tmp_path: Path) -> None:
    run = train(replace(config, epochs=1, precision="bf16"), tmp_path)
    assert 0.0 < run.history[0]["train"]["total"] < 1.0
