"""Whether and where the complex part of what a network says is used."""

from __future__ import annotations

import pytest
import torch

from model_core.bands import BandConfig
from model_core.models.studio import Estimate
from model_core.reconstruct.low import Distance, held_low

BANDS = BandConfig()
FRAMES = 5


def said(low: complex, error_db: float) -> Estimate:
    shape = (2, BANDS.n_bands, FRAMES)
    error = torch.full(shape, error_db)
    return Estimate(torch.zeros(shape), error, torch.zeros(shape), torch.full((2, BANDS.low_bins, FRAMES), low))


@pytest.mark.parametrize(("error_db", "used"), [(0.5, 0.0), (1.5, 0.5), (4.0, 1.0)])
def test_cells_whose_level_is_known_are_left_alone(error_db: float, used: float) -> None:
    held = held_low(said(0.2j, error_db), BANDS)
    assert held.shape == (2, BANDS.low_bins, FRAMES)
    assert torch.allclose(held, torch.full_like(held, 0.2j * used), atol=1e-6)


def far(
    low: complex = 0.2j,
    *,
    limit_hz: float = 15_300.0,
    error_db: float = 4.0,
    apart_db: float = 0.0,
    quiet_db: float = 0.0,
) -> bool:
    levels = torch.full((2, BANDS.n_bands, FRAMES), -40.0)
    levels[1, 10] += apart_db
    levels[:, 200:] -= 90.0
    levels[1, 220] += quiet_db
    distance = Distance(limit_hz, BANDS)
    distance.add(levels, said(low, error_db))
    return distance.is_far()


def test_a_codecs_recording_of_one_channel_is_far() -> None:
    assert far()
    assert far(quiet_db=10.0)  # dither that nobody hears


@pytest.mark.parametrize(
    "unlike",
    [
        {"low": 0.01j},  # -40 dB: next to nothing would be added
        {"error_db": 0.5},
        {"limit_hz": 11_000.0},
        {"limit_hz": 22_050.0},
        {"apart_db": 1.0},
    ],
)
def test_others_are_not(unlike: dict[str, float]) -> None:
    assert not far(**unlike)  # type: ignore[arg-type]


def test_the_share_is_of_the_energy_below_4_khz() -> None:
    """What is loud above counts for nothing; the threshold lies between -30 and -28 dB."""
    assert far(10.0 ** (-28.0 / 20.0) * 1j)
    assert not far(10.0 ** (-30.0 / 20.0) * 1j)
