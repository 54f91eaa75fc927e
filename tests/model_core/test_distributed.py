"""Two processes of torchrun with half the batch each give the loss curve of one with the whole batch."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from torch import nn

from model_core.config import save_json
from model_core.dataset import SegmentConfig
from model_core.distributed import World, joined, synchronised
from model_core.errors import ConfigError
from model_core.models import CRNN, CRNNConfig
from model_core.training import DataConfig, Run, TrainConfig, train
from tests.model_core.music import make_folder
from tests.model_core.studio_toy import studio_config

# Dropout draws from each process's own dice, so it is off where curves are compared.
CRNN_TOY = CRNNConfig(channels=4, rnn_hidden=8, dropout=0.0)

SCRIPT = """
import sys
from pathlib import Path
import torch
from model_core.config import load_json
from model_core.training import TrainConfig, train
torch.set_num_threads(1)
for name in sys.argv[2:]:
    train(load_json(TrainConfig, Path(sys.argv[1], name + ".json")), Path(sys.argv[1], name))
"""


@pytest.fixture(scope="module")
def configs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, TrainConfig]:
    music = make_folder(tmp_path_factory.mktemp("music"), 3, seconds=1.0)
    crnn = TrainConfig(
        data=DataConfig(str(music), items_per_epoch=10, validation_items=2),
        segment=SegmentConfig(duration_s=0.5),
        model=CRNN_TOY,
        learning_rate=3e-4,
        epochs=2,
        batch=4,
        device="cpu",
        precision="float32",
        listen=False,
    )
    studio = studio_config(music)
    data = replace(studio.data, items_per_epoch=8)
    return {"crnn": crnn, "studio": replace(studio, data=data, batch=4, epochs=2, learning_rate=3e-4)}


@pytest.fixture(scope="module")
def two(configs: dict[str, TrainConfig], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the run of two processes for each configuration."""
    folder = tmp_path_factory.mktemp("two")
    for name, config in configs.items():
        save_json(folder / f"{name}.json", config)
    script = folder / "script.py"
    script.write_text(SCRIPT)
    launcher = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    subprocess.run(
        [*launcher, str(script), str(folder), *configs],
        check=True,
        timeout=400,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    return folder


def _history(run: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (run / "history.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("name", ["crnn", "studio"])
def test_the_loss_curve_is_that_of_one_process(
    name: str, configs: dict[str, TrainConfig], two: Path, tmp_path: Path
) -> None:
    alone: Run = train(configs[name], tmp_path)
    together = _history(two / name)
    assert [line["step"] for line in together] == [line["step"] for line in alone.history]
    for one, other in zip(alone.history, together, strict=True):
        for part in ("train", "validation", "restored"):
            assert other[part] == pytest.approx(one[part], rel=1e-4, abs=1e-6)


def test_alone_nothing_is_changed() -> None:
    world = joined()
    assert world == World()
    model = CRNN(CRNN_TOY)
    assert synchronised(model, world) is model
    assert {type(m) for m in model.modules() if isinstance(m, nn.BatchNorm2d)} == {nn.BatchNorm2d}
    assert list(world.share(range(5))) == [0, 1, 2, 3, 4]
    assert world.device("auto") == "auto"


def test_shares_interleave() -> None:
    assert [list(World(rank, 3).share(range(4, 12))) for rank in range(3)] == [[4, 7, 10], [5, 8, 11], [6, 9]]


def test_a_batch_that_leaves_a_process_without_items_is_refused() -> None:
    World(0, 2).check(batch=4, items=10)
    with pytest.raises(ConfigError, match="found a batch of 1; choose items per epoch and batch as multiples of 2"):
        World(0, 2).check(batch=4, items=9)
