"""The network against the facts of the paper."""

import pytest
import torch

from model_core.models import CRNN, MODELS, CRNNConfig


@pytest.mark.parametrize("mode", ["direct", "residual"])
def test_size_is_the_papers(mode: str) -> None:
    network = CRNN(CRNNConfig(mode=mode))  # type: ignore[arg-type]
    assert sum(p.numel() for p in network.parameters()) == 3_807_913
    assert len(network.state_dict()) == 124


def test_names_are_the_notebooks() -> None:
    names = set(CRNN().state_dict())
    assert {
        "enc1.0.weight",
        "enc1.3.block.0.weight",
        "rnn.weight_ih_l0",
        "rnn_projection.weight",
        "dec1.3.weight",
    } <= names


@pytest.mark.parametrize("frames", [1, 2, 3, 4, 5, 17, 18, 19, 20])
def test_length_is_kept_and_values_are_bounded(frames: int) -> None:
    network = CRNN(CRNNConfig(mode="direct", channels=4, rnn_hidden=8)).eval()
    out = network(torch.rand(2, 1, 128, frames))
    assert out.shape == (2, 1, 128, frames)
    assert float(out.detach().min()) >= 0.0
    assert float(out.detach().max()) <= 1.0


def test_an_untrained_signed_residual_is_the_identity() -> None:
    network = CRNN(CRNNConfig(channels=4, rnn_hidden=8)).eval()
    mel = torch.rand(1, 1, 128, 24)
    assert torch.equal(network(mel), mel)


def test_only_the_signed_residual_can_take_away() -> None:
    mel = torch.full((1, 1, 128, 8), 0.5)
    for residual, expected in (("signed", 0.5 - 0.7615942), ("sigmoid", 0.5 + 0.2689414)):
        network = CRNN(CRNNConfig(residual=residual, channels=4, rnn_hidden=8)).eval()  # type: ignore[arg-type]
        head = network.dec1[3]
        torch.nn.init.zeros_(head.weight)
        torch.nn.init.constant_(head.bias, -1.0)
        out = network(mel).detach()
        torch.testing.assert_close(out, torch.full_like(out, max(expected, 0.0)))


def test_lost_frames_repeat_the_last_one() -> None:
    network = CRNN(CRNNConfig(mode="direct", channels=4, rnn_hidden=8)).eval()
    out = network(torch.rand(1, 1, 128, 23)).detach()
    assert torch.equal(out[..., 20:], out[..., 19:20].expand(-1, -1, -1, 3))


def test_the_table_builds_by_name() -> None:
    network_class, config_class = MODELS["crnn"]
    assert isinstance(network_class(config_class()), CRNN)


def test_bands_must_halve_twice() -> None:
    with pytest.raises(ValueError, match="multiple of 4"):
        CRNN(CRNNConfig(n_mels=126))
