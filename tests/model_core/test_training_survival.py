"""Hours of training are never lost: killed at any moment, on a full disk, with the newest state damaged."""

import contextlib
import os
import pickle
import random
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import torch

from model_core import checkpoint
from model_core.config import save_json
from model_core.dataset import SegmentConfig
from model_core.models import CRNNConfig
from model_core.training import DataConfig, Run, TrainConfig, train
from tests.model_core.killable import train_and_tell
from tests.model_core.music import make_folder
from tests.model_core.studio_toy import studio_config

ROOT = Path(__file__).parents[2]


# Every step is kept, so that kills hit saves as often as steps.
def _configs(music: Path, epochs: int) -> dict[str, TrainConfig]:
    crnn = TrainConfig(
        data=DataConfig(str(music), items_per_epoch=12, validation_items=2),
        segment=SegmentConfig(duration_s=0.5),
        model=CRNNConfig(channels=4, rnn_hidden=8),
        epochs=epochs,
        batch=2,
        device="cpu",
        precision="float32",
        listen=False,
        save_every_s=0.0,
    )
    studio = studio_config(music)
    data = replace(studio.data, items_per_epoch=12)
    return {"crnn": crnn, "studio": replace(studio, data=data, epochs=epochs, save_every_s=0.0)}


def _start(fork: Any, config: Path, run: Path) -> tuple[Any, Connection]:
    said, tell = fork.Pipe(duplex=False)
    process = fork.Process(target=train_and_tell, args=(config, run, torch.get_num_threads(), tell))
    process.start()
    tell.close()
    return process, said


def _rest(said: Connection) -> list[int]:
    """Every step that was told and not read yet."""
    steps = []
    with said, contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):  # killed in the middle of a word
        while True:
            steps.append(int(said.recv()))
    return steps


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("music"), 3, seconds=1.0)


@pytest.fixture(scope="module")
def whole(music: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """Two epochs of each task that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    return {name: train(config, folder / name) for name, config in _configs(music, 2).items()}


def _killed_again_and_again(fork: Any, config: TrainConfig, folder: Path, kills: int, seed: int) -> Path:
    """Train in processes of which ``kills`` are killed; the folder of the run, which came to its end."""
    save_json(folder / "config.json", config)
    run, dice, done = folder / "run", random.Random(seed), 0
    for _ in range(kills):
        process, said = _start(fork, folder / "config.json", run)
        first = int(said.recv())
        assert first >= done or first == 0, "steps that were kept were lost"
        time.sleep(dice.uniform(0.0, 0.25))
        process.kill()
        # The last step that was reported had been kept, or the one before it was.
        done = max(done, *(step - 1 for step in [first, *_rest(said)]))
        process.join()
    process, said = _start(fork, folder / "config.json", run)
    assert _rest(said)[-1] == 0  # it went on to the end
    process.join()
    return run


def _assert_same(run: Path, undisturbed: Path) -> None:
    one, other = (checkpoint.load_checkpoint(f / "last.safetensors")[0].state_dict() for f in (run, undisturbed))
    assert all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("name", ["crnn", "studio"])
def test_killed_runs_go_on_as_if_nothing_had_happened(
    name: str, fork: Any, music: Path, whole: dict[str, Run], tmp_path: Path
) -> None:
    run = _killed_again_and_again(fork, _configs(music, 2)[name], tmp_path, 2, seed=1)
    _assert_same(run, whole[name].folder)


@pytest.mark.soak
@pytest.mark.parametrize("name", ["crnn", "studio"])
def test_fifty_kills_of_each_task(name: str, fork: Any, music: Path, tmp_path: Path) -> None:
    config = _configs(music, 60)[name]
    run = _killed_again_and_again(fork, config, tmp_path, 50, seed=2)
    _assert_same(run, train(config, tmp_path / "undisturbed").folder)


@pytest.mark.parametrize("name", ["crnn", "studio"])
@pytest.mark.parametrize("damage", ["cut", "flipped", "missing"])
def test_the_state_before_the_newest_is_used(
    name: str, damage: str, music: Path, whole: dict[str, Run], tmp_path: Path
) -> None:
    config, run = _configs(music, 2)[name], tmp_path / "run"
    train(replace(config, epochs=1), run)
    newest = run / "state.pt"
    data = bytearray(newest.read_bytes())
    if damage == "missing":
        newest.unlink()
    else:
        data[len(data) // 3] ^= 1
        newest.write_bytes(data if damage == "flipped" else data[: len(data) // 2])
    resumed = train(config, run)
    assert [line["step"] for line in resumed.history] == [line["step"] for line in whole[name].history]
    _assert_same(run, whole[name].folder)


FULL_DISK = """
import sys
from pathlib import Path
import os
from model_core.config import load_json
from model_core.progress import Reporter
from model_core.training import TrainConfig, train
run, said = Path(sys.argv[2]), []
def full(update):
    said.append(update.message)
    if update.values.get("step") == 2 and not (run / "filler").exists():
        with open(run / "filler", "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
    if update.values.get("step") == 9:
        (run / "filler").unlink(missing_ok=True)
result = train(load_json(TrainConfig, Path(sys.argv[1])), run, Reporter(full))
assert len(result.history) == 2, result.history
assert any("Could not save" in message for message in said), said
"""


@pytest.mark.parametrize("name", ["crnn", "studio"])
@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare to make a small file system")
def test_a_full_disk_does_not_end_the_run(name: str, tmp_path: Path) -> None:
    config = _configs(make_folder(tmp_path / "music", 3, seconds=1.0), 2)[name]
    save_json(tmp_path / "config.json", config)
    (tmp_path / "script.py").write_text(FULL_DISK)
    small = tmp_path / "small"
    small.mkdir()
    command = (
        f"mount -t tmpfs -o size=8M small {small} && mkdir {small}/run && "
        f"{sys.executable} {tmp_path}/script.py {tmp_path}/config.json {small}/run && "
        f"cp -r {small}/run {tmp_path}/kept"
    )
    possible = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False)
    if possible.returncode:
        pytest.skip("this system lets nobody make a file system of its own")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert checkpoint.read_card(tmp_path / "kept" / "last.safetensors").epoch == 2
    assert checkpoint.load_state(tmp_path / "kept" / "state.pt")["progress"]["epoch"] == 2
