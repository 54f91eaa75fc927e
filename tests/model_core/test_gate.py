"""The last gate: what is not worth it is left alone, and what stands out of the noise is not taken for it."""

from __future__ import annotations

import pytest
import torch

from model_core.bands import BandConfig, band_centres
from model_core.reconstruct.gate import Gate, around_db, groups_of, least_gain_db

BANDS = BandConfig()
FRAMES = 200


def cells(level_db: float) -> torch.Tensor:
    return torch.full((2, BANDS.n_bands, FRAMES), level_db)


def test_groups_are_about_third_octaves_and_share_every_band_out_once() -> None:
    groups = groups_of(BANDS)
    torch.testing.assert_close(groups.sum(0), torch.ones(BANDS.n_bands))
    centres = band_centres(BANDS)
    for group in groups[3:-2]:
        held = centres[group > 0.0]
        assert len(held) >= 3
        assert float(held[-1] / held[0]) < 2.5


def test_the_floor_is_what_a_band_never_falls_below() -> None:
    levels = cells(-80.0)
    levels[0, :, ::2] = -30.0
    levels[1, :, 50:] = -140.0  # silence says nothing of the noise
    gate = Gate(-30.0, BANDS)
    gate.add(levels, cells(1.0), cells(1.0))
    floor = gate.floor_db()
    assert floor[1].mean() == pytest.approx(-80.0, abs=1.5)
    quiet = cells(-80.0)
    quiet[:, :, :20] = -30.0
    gate = Gate(-30.0, BANDS)
    gate.add(quiet, cells(1.0), cells(1.0))
    assert gate.floor_db().mean() == pytest.approx(-80.0, abs=1.5)


def test_what_stands_out_of_the_noise_is_hardly_turned_down() -> None:
    floor = torch.full((2, BANDS.n_bands), -80.0)
    at = {over: float(least_gain_db(cells(-80.0 + over), floor).mean()) for over in (0.0, 3.0, 10.0, 20.0)}
    assert at[0.0] < -50.0
    assert at[3.0] < -50.0
    assert at[10.0] == pytest.approx(-1.25, abs=0.01)  # 1 - 2.5 / 10 of the power is left
    assert at[20.0] == pytest.approx(-0.11, abs=0.01)
    torch.testing.assert_close(around_db(cells(-80.0)), cells(-80.0))


def test_a_correction_that_takes_next_to_nothing_of_the_error_away_is_not_made() -> None:
    asked, error = cells(0.0), cells(3.0)
    high = band_centres(BANDS) > 4_000.0
    asked[:, high] = -12.0
    asked[:, ~high] = -1.0
    applied = asked.clone()
    applied[:, ~high] = -0.1
    gate = Gate(-30.0, BANDS)
    gate.add(cells(-40.0), asked.square() + error.square(), (asked - applied).square() + error.square())
    trusted, worth = gate.trusted(), gate.worth()
    assert float(trusted[band_centres(BANDS) < 2_500.0].max()) == 0.0
    assert float(trusted[band_centres(BANDS) > 6_000.0].min()) == 1.0
    assert float(worth[-5]) == pytest.approx(144.0 / (144.0 + 9.0), abs=0.01)


def test_nothing_said_is_nothing_trusted() -> None:
    gate = Gate(-30.0, BANDS)
    assert float(gate.trusted().sum()) == 0.0
