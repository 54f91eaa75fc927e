"""Checkpoints of the paper's notebook, against a transcription of its network from the paper's table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from model_core.checkpoint import guess_mode, load_checkpoint, read_card
from model_core.errors import CheckpointError


class PaperRes(nn.Module):
    def __init__(self, c: int) -> None:
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(c, c, kernel_size=3, padding=1),
            nn.BatchNorm2d(c),
            nn.ReLU(),
            nn.Dropout2d(p=0.2),
            nn.Conv2d(c, c, kernel_size=3, padding=1),
            nn.BatchNorm2d(c),
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.block(x))


class PaperNetwork(nn.Module):
    """The table of the reference system, row by row: what the notebook's file was saved from. Loses up to 3 frames."""

    def __init__(self, residual: bool) -> None:
        super().__init__()
        self.residual = residual
        self.enc1 = nn.Sequential(nn.Conv2d(1, 24, 5, padding=2), nn.BatchNorm2d(24), nn.ReLU(), PaperRes(24))
        self.enc2 = nn.Sequential(nn.Conv2d(24, 48, 4, 2, 1), nn.BatchNorm2d(48), nn.ReLU(), PaperRes(48))
        self.enc3 = nn.Sequential(nn.Conv2d(48, 96, 4, 2, 1), nn.BatchNorm2d(96), nn.ReLU(), PaperRes(96))
        self.rnn = nn.GRU(input_size=96 * 32, hidden_size=128, num_layers=1, batch_first=True, bidirectional=True)
        self.rnn_projection = nn.Linear(256, 96 * 32)
        self.dec3 = nn.Sequential(nn.ConvTranspose2d(192, 48, 4, 2, 1), nn.BatchNorm2d(48), nn.ReLU(), PaperRes(48))
        self.dec2 = nn.Sequential(nn.ConvTranspose2d(96, 24, 4, 2, 1), nn.BatchNorm2d(24), nn.ReLU(), PaperRes(24))
        self.dec1 = nn.Sequential(
            nn.Conv2d(48, 24, 3, padding=1), nn.BatchNorm2d(24), nn.ReLU(), nn.Conv2d(24, 1, 1), nn.Sigmoid()
        )

    def forward(self, x: Tensor) -> Tensor:
        e1 = self.enc1(x)
        e2 = self.enc2(e1)
        e3 = self.enc3(e2)
        b, c, f, t = e3.size()
        seq = torch.stack([e3[:, :, :, i].flatten(1) for i in range(t)], dim=1)
        r = self.rnn_projection(self.rnn(seq)[0])
        r = torch.stack([r[:, i].view(b, c, f) for i in range(t)], dim=3)
        d3 = self.dec3(torch.cat([e3, r], 1))
        n = min(e2.size(3), d3.size(3))
        d2 = self.dec2(torch.cat([e2[:, :, :, :n], d3[:, :, :, :n]], 1))
        n = min(e1.size(3), d2.size(3))
        out = self.dec1(torch.cat([e1[:, :, :, :n], d2[:, :, :, :n]], 1))
        if self.residual:
            out = x[:, :, :, :n] + out
        return torch.clamp(out, 0, 1)


def paper_network(residual: bool, seed: int = 11) -> PaperNetwork:
    torch.manual_seed(seed)
    network = PaperNetwork(residual)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):  # as after training: no statistic at its initial value
            nn.init.normal_(module.running_mean, 0.0, 0.2)
            nn.init.uniform_(module.running_var, 0.5, 2.0)
            nn.init.normal_(module.weight, 1.0, 0.2)
            nn.init.normal_(module.bias, 0.0, 0.2)
    nn.init.normal_(network.dec1[3].weight, 0.0, 0.5)
    return network.eval()


def notebook_file(path: Path, network: nn.Module, prefix: str = "") -> Path:
    """What the notebook writes: weights, a used optimiser, a scheduler, figures as numpy scalars."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-4, weight_decay=1e-3)
    for parameter in network.rnn_projection.parameters():
        parameter.grad = torch.ones_like(parameter)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    optimiser.step()
    network.load_state_dict(before)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, patience=5, factor=0.5, min_lr=1e-6)
    content = {
        "epoch": 13,
        "model_state_dict": {prefix + name: value for name, value in before.items()},
        "optimizer_state_dict": optimiser.state_dict(),
        "scheduler_state_dict": scheduler.state_dict(),
        "best_val_loss": np.float64(0.125),
        "history": {"train_loss": [0.5, np.float32(0.25)], "val_loss": [np.mean([0.1, 0.2])]},
    }
    torch.save(content, path)
    return path


@pytest.mark.parametrize(
    ("name", "residual", "prefix"),
    [
        ("best_direct.pt", False, ""),
        ("CRNN_Residuo.pth", True, "_orig_mod."),
        ("model.ckpt", True, "module._orig_mod."),
    ],
)
def test_same_output_as_the_papers_network(tmp_path: Path, name: str, residual: bool, prefix: str) -> None:
    network = paper_network(residual)
    path = notebook_file(tmp_path / name, network, prefix)
    model, card = load_checkpoint(path)
    assert card.mode == ("residual" if residual else "direct")
    assert card.config["residual"] == "sigmoid"
    assert (card.epoch, card.metrics, card.name) == (13, {"val_loss": 0.125}, path.stem)
    assert not model.training
    for frames in (16, 17, 21, 23):
        mel = torch.rand(2, 1, 128, frames)
        with torch.no_grad():
            expected, found = network(mel), model(mel)
        assert expected.shape[-1] == frames - frames % 4
        assert found.shape == mel.shape
        assert float(expected.std()) > 0.01  # the comparison is not of two flat pictures
        assert float((found[..., : expected.shape[-1]] - expected).abs().max()) <= 1e-5


def test_bare_state_dict_and_half_precision(tmp_path: Path) -> None:
    network = paper_network(False)
    path = tmp_path / "weights.pt"
    torch.save({name: v.half() if v.is_floating_point() else v for name, v in network.state_dict().items()}, path)
    model, card = load_checkpoint(path, mode="direct")
    assert (card.mode, card.epoch, card.metrics) == ("direct", 0, {})
    mel = torch.rand(1, 1, 128, 16)
    with torch.no_grad():
        assert float((model(mel) - network(mel)).abs().max()) < 0.01
    assert model.enc1[0].weight.dtype == torch.float32


def test_weights_that_are_views_of_one_storage(tmp_path: Path) -> None:
    network = paper_network(False)
    state = dict(network.state_dict())
    both = torch.stack([state["enc1.0.bias"], state["enc1.1.bias"]], dim=1)
    state["enc1.0.bias"], state["enc1.1.bias"] = both[:, 0], both[:, 1]
    torch.save(state, tmp_path / "direct.pt")
    loaded = load_checkpoint(tmp_path / "direct.pt")[0].state_dict()
    assert torch.equal(loaded["enc1.0.bias"], both[:, 0])
    assert torch.equal(loaded["enc1.1.bias"], both[:, 1])


def test_nothing_is_unpickled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = notebook_file(tmp_path / "direct.pt", paper_network(False))

    def forbidden(*_: Any, **__: Any) -> None:
        raise AssertionError("unpickled")

    for function in (
        "torch.load",
        "pickle.load",
        "pickle.loads",
        "pickle.Unpickler",
        "torch._weights_only_unpickler.load",
    ):
        monkeypatch.setattr(function, forbidden)
    assert read_card(path).mode == "direct"
    assert load_checkpoint(path, "residual")[1].mode == "residual"


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("best_direct.pt", "direct"),
        ("CRNN-DIRETTA.pth", "direct"),
        ("modello_residuo.pt", "residual"),
        ("Residual_v2.ckpt", "residual"),
        ("best_model.pt", None),
        ("residual_vs_direct.pt", None),
    ],
)
def test_mode_from_the_file_name(name: str, mode: str | None) -> None:
    assert guess_mode(Path("direct") / name) == mode


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda s: {k: v for k, v in s.items() if "dec3.0" not in k}, r"2 missing \(dec3.0.weight, dec3.0.bias\)"),
        (lambda s: {**s, "attention.q": torch.ones(2)}, r"1 unexpected \(attention.q\)"),
        (lambda s: {**s, "enc1.0.weight": torch.ones(24, 1, 3, 3)}, r"\[24, 1, 5, 5\], found \[24, 1, 3, 3\]"),
        (lambda s: {**s, "enc1.0.bias": torch.full((24,), float("nan"))}, "finite weights, found NaN.*enc1.0.bias"),
        (lambda s: {**s, "enc1.0.bias": torch.ones(1).expand(24)}, "24 items over 1 stored"),
        (lambda s: {**s, "enc1.0.bias": [1.0, 2.0]}, "found a list at 'enc1.0.bias'"),
        (lambda s: {}, "found an empty dict"),
        (lambda s: [1, 2], "found a list"),
        (lambda s: torch.ones(3), "found a single tensor"),
    ],
)
def test_other_contents_are_refused(tmp_path: Path, change: Any, sentence: str) -> None:
    path = tmp_path / "direct.pt"
    torch.save({"model_state_dict": change(paper_network(False).state_dict()), "epoch": 1}, path)
    with pytest.raises(CheckpointError, match=sentence) as caught:
        load_checkpoint(path)
    assert str(path) in str(caught.value)


def test_the_card_of_another_network_is_refused_too(tmp_path: Path) -> None:
    torch.save({"weight": torch.zeros(3)}, tmp_path / "other.pt")
    with pytest.raises(CheckpointError, match="the file belongs to another network"):
        read_card(tmp_path / "other.pt")
