"""Our own checkpoints: round trip, strictness, digest, atomic writing."""

from __future__ import annotations

import dataclasses
import json
import random
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch

from model_core.checkpoint import Card, checkpoint_sha256, load_checkpoint, read_card, save_checkpoint
from model_core.checkpoint.card import canonical_json
from model_core.config import to_dict
from model_core.errors import CheckpointError
from model_core.models import CRNN, CRNNConfig

SMALL = CRNNConfig(mode="residual", n_mels=8, channels=2, rnn_hidden=3)


def small_model(seed: int = 0, config: CRNNConfig = SMALL) -> CRNN:
    torch.manual_seed(seed)
    model = CRNN(config)
    with torch.no_grad():
        for value in model.state_dict().values():
            if value.is_floating_point():
                value.uniform_(0.1, 0.5)
    return model.eval()


def card_of(config: CRNNConfig = SMALL, **more: Any) -> Card:
    return Card(name="small", config=to_dict(config), **more)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "small.safetensors"
    save_checkpoint(path, small_model(), card_of())
    return path


def rewrite_card(path: Path, **changes: Any) -> None:
    """Forge a card: change entries without a new digest. ``None`` removes one."""
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    card = json.loads(header["__metadata__"]["card"])
    card.update(changes)
    header["__metadata__"]["card"] = canonical_json({key: value for key, value in card.items() if value is not None})
    text = canonical_json(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data[8 + length :])


def test_round_trip_gives_the_same_network_and_card(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "näme.safetensors"
    card = card_of(
        epoch=7,
        metrics={"val_loss": 0.25, "broken": float("nan")},
        data={"tracks": 800, "licence": "CC-BY"},
        calibration={"error_db": [1.5, 2.0]},
        created="2026-11-22T10:00:00+00:00",
    )
    model = small_model()
    save_checkpoint(path, model, card)
    loaded, read = load_checkpoint(path)
    assert read == dataclasses.replace(card, metrics={"val_loss": 0.25}) == read_card(path)
    assert read.mode == "residual"
    assert not loaded.training
    mel = torch.rand(2, 1, 8, 13)
    assert torch.equal(loaded(mel), model(mel))
    assert loaded(mel).shape == (2, 1, 8, 13)


def test_full_size_network_keeps_any_length(tmp_path: Path) -> None:
    config = CRNNConfig(mode="direct")
    save_checkpoint(tmp_path / "full.safetensors", CRNN(config), card_of(config))
    model, card = load_checkpoint(tmp_path / "full.safetensors")
    assert sum(p.numel() for p in model.parameters()) == 3_807_913
    assert card.mode == "direct"
    for frames in (1, 5, 18):
        assert model(torch.rand(1, 1, 128, frames)).shape == (1, 1, 128, frames)


def test_file_is_plain_safetensors_with_one_entry(saved: Path) -> None:
    tensors = safetensors.torch.load_file(saved)
    assert len(tensors) == len(small_model().state_dict()) == 124
    with safetensors.safe_open(saved, "pt") as file:
        assert list(file.metadata()) == ["card"]


def test_compile_and_parallel_prefixes_are_dropped(tmp_path: Path) -> None:
    model = small_model()
    wrapper = torch.nn.Module()
    wrapper.module = torch.nn.Module()
    wrapper.module._orig_mod = model
    save_checkpoint(tmp_path / "a.safetensors", wrapper, card_of())
    loaded, _ = load_checkpoint(tmp_path / "a.safetensors")
    assert torch.equal(loaded.state_dict()["enc1.0.weight"], model.state_dict()["enc1.0.weight"])


def test_loading_leaves_the_random_generator_alone(saved: Path) -> None:
    before = torch.get_rng_state()
    load_checkpoint(saved)
    assert torch.equal(torch.get_rng_state(), before)


def test_card_is_read_from_the_header_alone(saved: Path) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: 8 + int.from_bytes(data[:8], "little") + 10])
    assert read_card(saved).name == "small"
    with pytest.raises(CheckpointError, match="changed or missing bytes"):
        load_checkpoint(saved)


def test_digest_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    assert checkpoint_sha256(tmp_path / "x") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_hundred_flipped_bytes_are_all_found(saved: Path) -> None:
    data = saved.read_bytes()
    header = 8 + int.from_bytes(data[:8], "little")
    rng = random.Random(12)
    places = [rng.randrange(header) for _ in range(40)] + [rng.randrange(len(data)) for _ in range(60)]
    refused = 0
    for place in places:
        flipped = bytearray(data)
        flipped[place] ^= 1 << rng.randrange(8)
        saved.write_bytes(flipped)
        try:
            load_checkpoint(saved)
        except CheckpointError:
            refused += 1
    assert refused == 100


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"format": 2, "unheard_of": 1}, "expected checkpoint format 1 or older, found format 2.*update this program"),
        ({"format": None}, "format number, found none"),
        ({"format": True}, "format number, found none"),
        ({"surprise": 1}, "surprise"),
        ({"epoch": "seven"}, "epoch"),
        ({"mel": {"hop": 0}}, "hop between 16 and 16384, found 0"),
        ({"mel": {"colour": 0}}, "found 'colour'"),
        ({"epoch": 8}, "digest does not match"),
        ({"digest": None}, "digest does not match"),
    ],
)
def test_odd_cards_are_refused(saved: Path, changes: dict[str, Any], sentence: str) -> None:
    rewrite_card(saved, **changes)
    with pytest.raises(CheckpointError, match=sentence) as caught:
        load_checkpoint(saved)
    assert str(saved) in str(caught.value)


def write_unchecked(path: Path, tensors: dict[str, torch.Tensor], card: Card) -> None:
    """Save arbitrary weights under a card, with a right digest."""
    holder = torch.nn.Module()
    holder.state_dict = lambda: tensors  # type: ignore[method-assign, assignment, misc]
    save_checkpoint(path, holder, card)


def test_other_networks_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    state = small_model().state_dict()
    write_unchecked(path, dict(state), dataclasses.replace(card_of(), model="transformer"))
    with pytest.raises(CheckpointError, match=r"one of the known models \(.*crnn.*\), found 'transformer'"):
        load_checkpoint(path)

    cut = {name: value for name, value in state.items() if not name.startswith("rnn_projection")}
    write_unchecked(path, cut | {"head.weight": torch.ones(1)}, card_of())
    with pytest.raises(
        CheckpointError,
        match=r"124 weights.*2 missing \(rnn_projection.weight, rnn_projection.bias\) and 1 unexpected \(head.weight\)",
    ):
        load_checkpoint(path)

    write_unchecked(path, dict(state) | {"enc1.0.bias": torch.ones(5)}, card_of())
    with pytest.raises(CheckpointError, match=r"enc1.0.bias with shape \[2\], found \[5\]"):
        load_checkpoint(path)

    for wrong in (
        {"channels": 10**7},
        {"rnn_hidden": -1},
        {"mode": "sideways"},
        {"depth": 3},
        {"n_mels": 7},
        {"dropout": 7.0},
    ):
        write_unchecked(path, dict(state), dataclasses.replace(card_of(), config=to_dict(SMALL) | wrong))
        with pytest.raises(CheckpointError, match=r"x.safetensors: "):
            load_checkpoint(path)


def test_weights_that_are_not_finite_are_neither_saved_nor_loaded(saved: Path) -> None:
    before = saved.read_bytes()
    model = small_model()
    with torch.no_grad():
        model.rnn.weight_ih_l0[0, 0] = float("inf")
    with pytest.raises(CheckpointError, match=r"weight rnn\.weight_ih_l0 is no longer finite"):
        save_checkpoint(saved, model, card_of())
    assert saved.read_bytes() == before


def test_weights_without_a_card_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.safetensors"
    safetensors.torch.save_file({"a": torch.ones(2)}, path)
    for read in (load_checkpoint, read_card):
        with pytest.raises(CheckpointError, match="found safetensors weights without one"):
            read(path)


def test_another_mode_than_the_card_says_is_refused(saved: Path) -> None:
    assert load_checkpoint(saved, "residual")[1].mode == "residual"
    with pytest.raises(CheckpointError, match="expected a direct checkpoint, found residual"):
        load_checkpoint(saved, "direct")


def test_failed_save_leaves_the_old_file_and_no_other(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CheckpointError, match=r"cannot be written \(No space left on device\)"):
        save_checkpoint(saved, small_model(1), card_of())
    assert saved.read_bytes() == before
    assert [p.name for p in saved.parent.iterdir()] == ["small.safetensors"]


@pytest.mark.parametrize("read", [load_checkpoint, read_card, checkpoint_sha256])
def test_missing_folder_and_empty(tmp_path: Path, read: Any) -> None:
    (tmp_path / "empty.safetensors").touch()
    for name, sentence in (
        ("gone.pt", "found no such file"),
        ("", "found a folder"),
        ("empty.safetensors", "found an empty file"),
    ):
        with pytest.raises(CheckpointError, match=sentence):
            read(tmp_path / name)
