"""What holds for every task: a run goes on bit for bit, its items may come from processes, its clip can be heard."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch

from model_core import ahead as ahead_module
from model_core import checkpoint, training
from model_core.ahead import Ahead, worker_count
from model_core.dataset import SegmentConfig
from model_core.degradations import ChainConfig, Step
from model_core.errors import ConfigError, DataError
from model_core.models import CRNNConfig, StudioNet
from model_core.progress import Cancelled, Reporter, Update
from model_core.restorers import RestoreConfig, open_restorer
from model_core.training import DataConfig, PairsConfig, TrainConfig, estimate, train
from tests.model_core.music import RATE, make_folder, tune
from tests.model_core.studio_toy import studio_config


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("music"), 4, seconds=1.5)


@pytest.fixture(scope="module")
def configs(music: Path) -> dict[str, TrainConfig]:
    crnn = TrainConfig(
        data=DataConfig(str(music), items_per_epoch=6, validation_items=2),
        segment=SegmentConfig(duration_s=0.5),
        model=CRNNConfig(channels=4, rnn_hidden=8),
        learning_rate=3e-3,
        average=0.9,
        epochs=3,
        batch=2,
        device="cpu",
        precision="float32",
        listen=False,
    )
    return {"crnn": crnn, "studio": studio_config(music)}


@pytest.fixture(scope="module")
def whole(configs: dict[str, TrainConfig], tmp_path_factory: pytest.TempPathFactory) -> dict[str, training.Run]:
    return {name: train(config, tmp_path_factory.mktemp(name)) for name, config in configs.items()}


def _weights(path: Path) -> dict[str, torch.Tensor]:
    return checkpoint.load_checkpoint(path)[0].state_dict()


def _same(one: Path, other: Path) -> bool:
    first, second = _weights(one), _weights(other)
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def _without_times(run: training.Run) -> list[dict[str, Any]]:
    return [{k: v for k, v in line.items() if k != "seconds"} for line in run.history]


@pytest.mark.parametrize("stop_after", [2, 6])
@pytest.mark.parametrize("name", ["crnn", "studio"])
def test_stopping_and_going_on_changes_nothing(
    name: str, stop_after: int, configs: dict[str, TrainConfig], whole: dict[str, training.Run], tmp_path: Path
) -> None:
    steps: list[Any] = []
    stopper = Reporter(lambda u: steps.append(u.values.get("step")), lambda: stop_after in steps)
    with pytest.raises(Cancelled):
        train(configs[name], tmp_path, stopper)
    resumed = train(configs[name], tmp_path)
    assert _same(whole[name].last, resumed.last)
    assert _same(whole[name].best, resumed.best)
    assert _without_times(resumed) == _without_times(whole[name])


@pytest.mark.parametrize("name", ["crnn", "studio"])
def test_a_flipped_state_falls_back_to_the_one_before(
    name: str, configs: dict[str, TrainConfig], whole: dict[str, training.Run], tmp_path: Path
) -> None:
    train(replace(configs[name], epochs=2), tmp_path)
    data = bytearray((tmp_path / "state.pt").read_bytes())
    data[len(data) // 2] ^= 16
    (tmp_path / "state.pt").write_bytes(data)
    assert _same(whole[name].last, train(configs[name], tmp_path).last)


def test_the_averaged_weights_are_what_is_kept(whole: dict[str, training.Run]) -> None:
    for run in whole.values():
        state = checkpoint.load_state(run.folder / "state.pt")
        kept = _weights(run.last)
        assert all(torch.equal(kept[name], state["averaged"][name]) for name in kept)
        assert any(not torch.equal(kept[name], state["model"][name]) for name in kept)


def test_a_studio_checkpoint_opens_as_one(whole: dict[str, training.Run], configs: dict[str, TrainConfig]) -> None:
    model, card = checkpoint.load_checkpoint(whole["studio"].last)
    assert isinstance(model, StudioNet)
    assert model.config == configs["studio"].studio.model
    assert (card.model, card.sample_rate, card.mode, card.epoch) == ("studio", 44_100, "residual", 3)
    assert len(card.calibration["error_db"]) == 32
    assert card.data["licence"] == "made up"
    assert {"validation_si_sdr_db", "validation_untouched_lsd"} <= set(card.metrics)
    assert open_restorer(RestoreConfig(str(whole["studio"].last), device="cpu")).name == "studio"


def test_a_studio_learns(configs: dict[str, TrainConfig], tmp_path: Path) -> None:
    config = configs["studio"]
    # A rate that is low for so small a network: what it learns in thirty steps then depends on no luck.
    longer = replace(config, data=replace(config.data, items_per_epoch=60), epochs=2, average=0.0, learning_rate=1e-3)
    first, last = train(longer, tmp_path).history
    assert last["validation"]["fill"] < 0.8 * 30.0
    assert last["validation"]["total"] < 0.8 * first["validation"]["total"]


@pytest.mark.parametrize("name", ["crnn", "studio"])
def test_a_clip_to_hear_after_every_epoch(name: str, configs: dict[str, TrainConfig], tmp_path: Path) -> None:
    seen: list[Update] = []
    heard = replace(configs[name], listen=True, epochs=2)
    train(heard, tmp_path, Reporter(seen.append))
    names = ["clean.flac", "degraded.flac", "epoch-0001.flac", "epoch-0002.flac"]
    assert sorted(p.name for p in (tmp_path / "listen").iterdir()) == names
    clean, degraded, first, _ = (soundfile.read(tmp_path / "listen" / n)[0] for n in names)
    assert clean.shape == degraded.shape == first.shape
    assert not np.array_equal(clean, degraded)
    told = [u.values["listened"] for u in seen if "listened" in u.values]
    assert told == [str(tmp_path / "listen" / n) for n in names[2:]]


def test_the_live_figures(configs: dict[str, TrainConfig], tmp_path: Path) -> None:
    seen: list[Update] = []
    run = train(replace(configs["studio"], epochs=2), tmp_path, Reporter(seen.append))
    steps = [u.values for u in seen if "train/gain" in u.values]
    assert [v["step"] for v in steps] == [1, 2, 3, 4, 5, 6]
    assert [v["epoch"] for v in steps] == [1, 1, 1, 2, 2, 2]
    assert {(v["steps_per_epoch"], v["epochs"]) for v in steps} == {(3, 2)}
    assert steps[-1]["train/total"] == pytest.approx(run.history[-1]["train"]["total"])
    assert steps[0]["seconds_left"] > steps[-1]["seconds_left"] >= 0.0
    assert all(v["items_per_s"] > 0 and v["learning_rate"] == 3e-3 for v in steps)
    ends = [u.values for u in seen if "validation/total" in u.values]
    assert [v["validation/gain"] for v in ends] == [line["validation"]["gain"] for line in run.history]


def test_fine_tuning_starts_from_the_checkpoint(
    configs: dict[str, TrainConfig], whole: dict[str, training.Run], tmp_path: Path
) -> None:
    gentle = replace(
        configs["crnn"], initial_checkpoint=str(whole["crnn"].last), learning_rate=1e-7, epochs=1, average=0.0
    )
    run = train(gentle, tmp_path / "run")
    before, after = _weights(whole["crnn"].last), _weights(run.last)
    moved = [float((before[n] - after[n]).abs().max()) for n in before if n.endswith("weight")]
    assert 0.0 < max(moved) < 1e-5
    with pytest.raises(ConfigError, match="expected a studio network with this run's settings"):
        train(replace(configs["studio"], initial_checkpoint=str(whole["crnn"].last)), tmp_path / "other")


def test_estimate_writes_nothing(configs: dict[str, TrainConfig], tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    timing = estimate(configs["crnn"])
    assert list(tmp_path.iterdir()) == []
    assert timing.items_per_s == pytest.approx(2 / timing.step_s)
    assert timing.hours == pytest.approx(3 * (3 + 1 / 3) * timing.step_s / 3600)
    assert 0.0 <= timing.waited < 1.0


def test_pairs_from_disk_are_learnt_from(configs: dict[str, TrainConfig], music: Path, tmp_path: Path) -> None:
    (tmp_path / "damaged").mkdir()
    for place in range(4):
        soundfile.write(tmp_path / "damaged" / f"{place:02}.wav", 0.25 * tune(place, 1.5), RATE, subtype="FLOAT")
    pairs = PairsConfig("", str(music), str(tmp_path / "damaged"), 1.0)
    for name, config in configs.items():
        run = train(replace(config, pairs=pairs, epochs=1, average=0.0), tmp_path / name)
        untouched = run.history[0]["untouched"]
        # The damage is a factor of four and nothing else: no noise, no band limit, so the chain was not heard.
        assert untouched["si_sdr_db"] > 60.0 if name == "studio" else untouched["l1_mel"] < 0.001


class _Fragile:
    """Items whose process dies once, after the second batch; or always."""

    made_ahead = True

    def __init__(self, note: Path, always: bool = False) -> None:
        self.note, self.always = note, always

    def make(self, split: str, indices: list[int], epoch: int) -> dict[str, Any]:
        if self.always or (indices == [2] and not self.note.exists()):
            self.note.touch()
            os.kill(os.getpid(), 9)
        if indices == [7]:
            raise DataError("seven")
        return {"indices": indices, "pid": os.getpid()}

    def listening_pair(self) -> Any:
        raise NotImplementedError


@pytest.fixture
def quick(fork: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that start in a blink; `test_items_from_processes_are_the_same` has those of the program."""
    monkeypatch.setattr(ahead_module.multiprocessing, "get_context", lambda kind: fork)


def test_processes_keep_the_order_and_are_replaced(quick: None, tmp_path: Path) -> None:
    with Ahead(_Fragile(tmp_path / "died"), 2) as ahead:
        arrays = list(ahead.batches("train", [[n] for n in range(7)]))
        assert [a["indices"] for a in arrays] == [[n] for n in range(7)]
        assert (tmp_path / "died").exists()
        assert os.getpid() not in {a["pid"] for a in arrays}
        with pytest.raises(DataError, match="seven"):
            list(ahead.batches("train", [[6], [7], [8]]))
        left = ahead.batches("train", [[n] for n in range(20, 26)])
        assert next(left)["indices"] == [20]
        left.close()  # type: ignore[attr-defined]
        assert [a["indices"] for a in ahead.batches("validation", [[30], [31]])] == [[30], [31]]
        workers = [worker._process for worker in ahead._workers]
    deadline = time.monotonic() + 30
    while any(worker.is_alive() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(worker.is_alive() for worker in workers)


def test_a_process_that_always_dies_is_given_up(quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead_module, "DEATHS", 2)
    with (
        Ahead(_Fragile(tmp_path / "died", always=True), 1) as ahead,
        pytest.raises(DataError, match=r"ended 2 times in a row \(exit code -9\)"),
    ):
        list(ahead.batches("train", [[0]]))


def test_workers_are_for_costly_items_only(tmp_path: Path) -> None:
    costly = _Fragile(tmp_path)
    assert [worker_count(-1, costly, cores) for cores in (1, 2, 8, 64)] == [1, 1, 4, 8]
    assert worker_count(3, costly) == 3
    cheap = _Fragile(tmp_path)
    cheap.made_ahead = False
    assert worker_count(-1, cheap, 8) == 0


def test_items_from_processes_are_the_same(
    configs: dict[str, TrainConfig], whole: dict[str, training.Run], tmp_path: Path
) -> None:
    again = train(replace(configs["studio"], workers=1), tmp_path)
    # Within rounding: a worker computes on one thread, which adds in another order than several.
    for made, expected in zip(again.history, whole["studio"].history, strict=True):
        for kind in ("train", "validation"):
            assert made[kind] == pytest.approx(expected[kind], rel=1e-3, abs=1e-4)


def test_a_crnn_learns_from_codecs_made_ahead(configs: dict[str, TrainConfig], tmp_path: Path) -> None:
    chain = ChainConfig((Step("mp3", {"low_kbps": 24.0, "high_kbps": 32.0}),), 0.0)
    run = train(replace(configs["crnn"], chain=chain, workers=0, epochs=1), tmp_path)
    assert run.history[0]["untouched"]["l1_mel"] > 0.02
    assert json.loads((run.folder / "config.json").read_text())["workers"] == 0
