"""The studio network: what it sees, and that it knows nothing before it has learned."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from model_core.bands import BandConfig, stft
from model_core.models.studio import LEAST_ERROR_DB, StudioConfig, StudioNet, facts_of, features_of
from model_core.studio_losses import StudioLossConfig, corrected, shrunk, studio_terms

BANDS = BandConfig()
SMALL = {"width": 32, "blocks": 1, "late_blocks": 1, "rnn_hidden": 16}


def music(seed: int = 0, n: int = 16_384) -> torch.Tensor:
    return 0.1 * torch.randn(1, 2, n, generator=torch.Generator().manual_seed(seed))


def seen(wave: torch.Tensor):
    spectrum = stft(wave, BANDS)
    return spectrum, features_of(spectrum, torch.zeros(1, 2, spectrum.shape[-1]), BANDS)


def test_the_default_network_has_fewer_than_eight_million_parameters() -> None:
    assert sum(p.numel() for p in StudioNet().parameters()) == 4_644_328


@pytest.mark.parametrize("mode", ["residual", "direct"])
@pytest.mark.parametrize("frames", [1, 2, 33])
def test_untrained_it_leaves_everything_alone(frames: int, mode: str) -> None:
    torch.manual_seed(0)
    net = StudioNet(StudioConfig(mode=mode, **SMALL)).eval()
    spectrum, features = seen(music(n=512 * (frames - 1) + 1))
    with torch.no_grad():
        said = net(features)
    assert said.gain_db.shape == (1, 2, 256, frames)
    assert float(said.gain_db.abs().max()) < 1e-6
    assert float(said.low.abs().max()) == 0.0
    assert float(said.error_db.min()) > 3.9
    out = corrected(spectrum, shrunk(said.gain_db, said.error_db, 1.0), said.low, BANDS)
    assert float((out - spectrum).abs().max()) < 1e-6


def test_direct_says_the_level_from_which_the_gain_follows() -> None:
    torch.manual_seed(0)
    net = StudioNet(StudioConfig(mode="direct", **SMALL)).eval()
    torch.nn.init.normal_(net.level.weight, std=0.1)
    _, features = seen(music())
    with torch.no_grad():
        said = net(features)
    assert torch.allclose(said.gain_db, said.fill_db - features.levels_db, atol=1e-4)
    assert float(said.gain_db.abs().max()) > 1.0


def test_direct_says_outright_what_is_not_there_and_nothing_of_its_neighbours() -> None:
    torch.manual_seed(0)
    net = StudioNet(StudioConfig(mode="direct", **SMALL)).eval()
    torch.nn.init.constant_(net.fill.bias, 0.0)  # -50 dB everywhere
    _, features = seen(music())
    levels = torch.full_like(features.levels_db, -40.0)
    levels[:, :, 128:] = -130.0
    with torch.no_grad():
        said = net(replace(features, levels_db=levels))
    assert float((said.fill_db[:, :, 128:] + 50.0).abs().max()) < 0.01
    assert float(said.gain_db[:, :, :128].abs().max()) < 0.01


def test_a_steady_tone_stands_still_in_the_low_features() -> None:
    hz = 20 * 44_100 / 2048
    wave = torch.sin(2 * torch.pi * hz * torch.arange(30_000) / 44_100).expand(1, 2, -1)
    _, features = seen(wave)
    inside = features.low[0, 0, 20, 4:50]
    assert float((inside - inside[0]).abs().max()) < 1e-2


def test_facts_are_the_mean_and_the_loud_end_of_the_louder_channel() -> None:
    levels = torch.full((1, 2, 256, 100), -90.0)
    levels[:, 1] = -60.0
    levels[:, 1, :, :10] = -20.0
    facts = facts_of(levels)
    assert float(facts[0, 0, 0]) == pytest.approx(-56.0)
    assert float(facts[0, 1, 0]) == pytest.approx(-20.0)


def test_shrinking_has_a_dead_zone_and_lets_large_gains_pass() -> None:
    gains, error = torch.tensor([0.5, -1.0, 2.0, -20.0]), torch.ones(4)
    assert shrunk(gains, error, 1.0).tolist() == pytest.approx([0.0, 0.0, 1.5, -19.95])


def test_leaving_an_intact_clip_alone_costs_nothing_and_touching_it_does() -> None:
    torch.manual_seed(0)
    net = StudioNet(StudioConfig(**SMALL))
    spectrum, features = seen(music())
    with torch.no_grad():
        said = net(features)
        alone = studio_terms(StudioLossConfig(), said, spectrum, spectrum, BANDS)
        touched = studio_terms(
            StudioLossConfig(),
            type(said)(said.gain_db + 9.0, said.error_db, said.fill_db, said.low),
            spectrum,
            spectrum,
            BANDS,
        )
    assert float(alone["gain"]) == float(alone["wave"]) == float(alone["harm"]) == 0.0
    assert float(touched["gain"]) == pytest.approx(9.0, abs=0.01)
    assert float(touched["harm"]) > 20.0


def test_the_right_gain_is_rewarded_through_the_wave() -> None:
    torch.manual_seed(0)
    net = StudioNet(StudioConfig(**SMALL))
    spectrum, features = seen(music())
    clean = spectrum * 2.0
    with torch.no_grad():
        said = net(features)
        right = type(said)(said.gain_db + 6.0206, said.error_db * 0 + LEAST_ERROR_DB, said.fill_db, said.low)
        terms = studio_terms(StudioLossConfig(), right, spectrum, clean, BANDS)
    assert float(terms["gain"]) == pytest.approx(0.0, abs=1e-3)
    assert float(terms["wave"]) < -25.0
    assert float(terms["harm"]) == 0.0
