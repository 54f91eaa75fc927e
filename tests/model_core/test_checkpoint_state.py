"""Resume states: plain values come back exactly, rot and code do not."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from model_core.checkpoint import load_state, save_state
from model_core.errors import CheckpointError


def state_of_a_training() -> dict[str, Any]:
    torch.manual_seed(3)
    layer = torch.nn.Linear(3, 2)
    optimiser = torch.optim.AdamW(layer.parameters(), lr=1e-4)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, patience=2)
    layer(torch.ones(1, 3)).sum().backward()
    optimiser.step()
    scheduler.step(0.5)
    return {
        "step": 17,
        "model": layer.state_dict(),
        "optimiser": optimiser.state_dict(),
        "scheduler": scheduler.state_dict(),
        "torch_rng": torch.get_rng_state(),
        "python_rng": random.Random(5).getstate(),
        "numpy_rng": np.random.default_rng(4).bit_generator.state,
        "history": [{"loss": 0.5, "best": None, "done": False}],
        "bf16": torch.ones(2, dtype=torch.bfloat16),
    }


def test_round_trip_is_exact(tmp_path: Path) -> None:
    state = state_of_a_training()
    save_state(tmp_path / "runs" / "state.pt", state)
    loaded = load_state(tmp_path / "runs" / "state.pt")
    assert list(loaded) == list(state)
    for plain in ("step", "scheduler", "python_rng", "numpy_rng", "history"):
        assert loaded[plain] == state[plain]
    assert torch.equal(loaded["torch_rng"], state["torch_rng"])
    assert torch.equal(loaded["model"]["weight"], state["model"]["weight"])
    assert torch.equal(loaded["optimiser"]["state"][0]["exp_avg"], state["optimiser"]["state"][0]["exp_avg"])
    assert loaded["optimiser"]["param_groups"] == state["optimiser"]["param_groups"]
    assert loaded["bf16"].dtype == torch.bfloat16


@pytest.mark.parametrize(
    ("value", "sentence"),
    [(np.float64(1.0), "numpy"), (Path("/x"), "pathlib"), (lambda: 0, "cannot be saved|asks for")],
)
def test_what_would_not_load_is_refused_when_saving(tmp_path: Path, value: Any, sentence: str) -> None:
    path = tmp_path / "state.pt"
    save_state(path, {"step": 1})
    with pytest.raises(CheckpointError, match=f"not written.*({sentence})"):
        save_state(path, {"step": 2, "value": value})
    assert load_state(path) == {"step": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["state.pt"]


def test_hundred_flipped_bytes_and_twenty_cuts_are_all_found(tmp_path: Path) -> None:
    path = tmp_path / "state.pt"
    save_state(path, {"a": torch.arange(20.0), "b": {"x": [1, 2.5, "t"]}})
    data = path.read_bytes()
    rng = random.Random(7)
    damaged = [data[: rng.randrange(1, len(data))] for _ in range(20)]
    for _ in range(100):
        flipped = bytearray(data)
        flipped[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        damaged.append(bytes(flipped))
    refused = 0
    for content in damaged:
        path.write_bytes(content)
        try:
            load_state(path)
        except CheckpointError:
            refused += 1
    assert refused == 120


def test_other_files_are_no_states(tmp_path: Path) -> None:
    torch.save([1, 2], tmp_path / "list.pt")
    with pytest.raises(CheckpointError, match="expected a dictionary of training state, found a list"):
        load_state(tmp_path / "list.pt")
    (tmp_path / "x.pt").write_text("hello")
    with pytest.raises(CheckpointError, match="found plain text"):
        load_state(tmp_path / "x.pt")
