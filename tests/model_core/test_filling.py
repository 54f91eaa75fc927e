"""How much is invented, where, and whether a recording went through the reference's low-pass."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from scipy.signal import lfilter
from torch import Tensor

from model_core.bands import BandConfig, band_centres, levels_db, stft
from model_core.models.studio import Estimate, facts_of
from model_core.reconstruct.banded import BandPlan, audible, loudness, may_fill
from model_core.reconstruct.banded_tilt import agreement, find_reference_tilt, mean_level, wanted_db
from model_core.reconstruct.equaliser import equalise
from model_core.reconstruct.filling import HoleCount, Shortage, band_bins, filled, holes, missing, sober, squeezed
from model_core.reconstruct.tilt import Tilt

BANDS = BandConfig()
CENTRES = band_centres(BANDS).float()
FRAMES = 80


def said(measured_db: Tensor, fill_db: float | Tensor = -130.0, error_db: float = 1.0) -> Estimate:
    low = torch.zeros(2, BANDS.low_bins, measured_db.shape[-1], dtype=torch.complex64)
    fill = torch.as_tensor(fill_db, dtype=torch.float32).expand_as(measured_db)
    return Estimate(torch.zeros_like(measured_db), torch.full_like(measured_db, error_db), fill, low)


def test_bins_are_shared_out_among_the_bands() -> None:
    assert float(band_bins(BANDS).sum()) == pytest.approx(BANDS.bins)


def test_quiet_cells_keep_their_level_and_loud_ones_are_squeezed() -> None:
    powers = torch.tensor([1e-9, 1e-4, 1.0, 100.0])
    made = squeezed(powers, 1e-2)
    assert made[0] == pytest.approx(1e-9, rel=1e-3)
    assert made[1] == pytest.approx(1e-4, rel=0.02)
    loss = torch.log(powers / made)
    torch.testing.assert_close(loss * loss.exp(), powers / 1e-2, rtol=1e-3, atol=1e-4)
    assert bool((made.diff() > 0.0).all())
    assert squeezed(powers, math.inf) is powers


def find_ceiling(places: list[Tensor], share: float) -> float:
    shortage = Shortage(BANDS)
    for lacked in places:
        shortage.add(lacked)
    return shortage.ceiling(share)


@pytest.mark.parametrize("share", [0.02, 0.3])
def test_the_ceiling_leaves_the_share_of_energy_that_was_asked_for(share: float) -> None:
    levels = -60.0 + 12.0 * torch.randn(2, BANDS.n_bands, FRAMES, generator=torch.Generator().manual_seed(1))
    lacked = 10.0 ** (levels.clamp_max(-40.0) / 10.0)
    ceiling = find_ceiling([lacked[..., :50], lacked[..., 50:]], share)
    bins = band_bins(BANDS)[None, :, None]
    left = (squeezed(lacked, ceiling) * bins).sum() / (lacked * bins).sum()
    assert float(left) == pytest.approx(share, rel=0.05)


def test_nothing_missing_needs_no_ceiling() -> None:
    assert find_ceiling([], 0.1) == math.inf
    assert find_ceiling([torch.zeros(2, BANDS.n_bands, 4)], 0.1) == math.inf
    assert find_ceiling([torch.ones(2, BANDS.n_bands, 4)], 1.0) == math.inf


def test_one_frame_out_of_many_is_not_believed() -> None:
    energies = torch.ones(100)
    assert sober(energies) == pytest.approx(100.0)
    energies[7] = 1e6
    assert sober(energies) == pytest.approx(103.0)


def test_only_what_lacks_much_and_can_be_heard_is_missing() -> None:
    measured = torch.full((2, BANDS.n_bands, 4), -90.0)
    fillable = torch.zeros(BANDS.n_bands, dtype=torch.bool)
    fillable[200:] = True
    mask = fillable[None, :, None]
    assert float(missing(measured, torch.full_like(measured, -83.0), mask, BANDS).sum()) == 0.0
    lacked = missing(measured, torch.full_like(measured, -60.0), mask, BANDS)
    assert float(lacked[:, :200].sum()) == 0.0
    assert lacked[0, 220, 0] == pytest.approx(1e-6, rel=0.01)
    silent = torch.full_like(measured, -130.0)
    assert float(missing(silent - 20.0, silent + 5.0, mask, BANDS).sum()) == 0.0


def test_what_is_filled_in_has_the_level_that_was_asked_for() -> None:
    rng = np.random.default_rng(2)
    wave = torch.from_numpy(rng.normal(0.0, 0.1, (2, 40_000)).astype(np.float32))
    spectrum = stft(wave, BANDS)
    spectrum[:, 400:] = 0.0
    limit = 400 * BANDS.sample_rate / BANDS.n_fft
    amount = torch.zeros(2, BANDS.n_bands, spectrum.shape[-1])
    amount[:, limit + 200.0 < CENTRES] = 1e-6
    made = filled(spectrum, amount, limit, BANDS, 0.5, 0)
    assert torch.equal(made[:, :395], spectrum[:, :395])
    level = levels_db(made, BANDS)[:, (limit + 800.0 < CENTRES) & (CENTRES < 20_000.0)]
    assert float(level.mean()) == pytest.approx(-60.0, abs=2.0)


def codec_like(share: float) -> tuple[Tensor, Tensor]:
    """Levels [2, n_bands, T] with holes in a share of the cells between 4 and 8 kHz, and the clean ones."""
    clean = torch.full((2, BANDS.n_bands, FRAMES), -50.0)
    out = torch.rand(clean.shape, generator=torch.Generator().manual_seed(3)) < share
    zone = ((CENTRES > 4000.0) & (CENTRES < 8000.0))[None, :, None]
    return torch.where(out & zone, -110.0, clean), clean


@pytest.mark.parametrize(("share", "error_db", "lossy"), [(0.3, 4.0, True), (0.3, 1.0, False), (0.01, 4.0, False)])
def test_a_recording_is_lossy_where_deep_holes_are_many(share: float, error_db: float, lossy: bool) -> None:
    measured, clean = codec_like(share)
    facts = facts_of(measured.unsqueeze(0)).squeeze(0)
    none = torch.zeros(BANDS.n_bands, dtype=torch.bool)
    count = HoleCount(facts, none, BANDS)
    count.add(measured, said(measured, clean, error_db))
    assert count.many() is lossy


def test_holes_belong_to_the_fill_only_in_a_lossy_recording() -> None:
    measured, clean = codec_like(0.3)
    word = said(measured, clean, 4.0)
    found = holes(measured, word, -50.0)
    assert torch.equal(found, measured < -100.0)
    none = torch.zeros(BANDS.n_bands, dtype=torch.bool)
    plan = BandPlan(none, torch.ones(BANDS.n_bands), loudest_db=-50.0)
    assert not may_fill(measured, word, plan).any()
    lossy = BandPlan(none, torch.ones(BANDS.n_bands), loudest_db=-50.0, lossy=True)
    assert torch.equal(may_fill(measured, word, lossy), found)


def test_levels_that_nobody_hears_are_left_and_the_loudest_ask_for_more() -> None:
    levels = torch.tensor([-20.0, -60.0, -90.0, -120.0])
    assert audible(levels, -20.0).tolist() == [1.0, 1.0, pytest.approx(0.5), 0.0]
    assert loudness(levels, -20.0).tolist() == [1.0, 0.0, 0.0, 0.0]


def song(seconds: float = 4.0) -> Tensor:
    """Noise that falls by 5 dB per octave, with little below 30 Hz, as music has."""
    rng = np.random.default_rng(4)
    count = int(seconds * BANDS.sample_rate)
    hz = np.fft.rfftfreq(count, 1.0 / BANDS.sample_rate)
    shape = (np.maximum(hz, 1.0) / 100.0) ** -0.83 * (hz / 40.0) ** 2 / (1.0 + (hz / 40.0) ** 2)
    wave = np.fft.irfft(np.fft.rfft(rng.normal(size=(2, count))) * shape, count)
    return torch.from_numpy((0.1 * wave / wave.std()).astype(np.float32))


def through_one_pole(wave: Tensor, corner_hz: float = 8.0) -> Tensor:
    pole = math.exp(-2.0 * math.pi * corner_hz / BANDS.sample_rate)
    return torch.from_numpy(lfilter([1.0 - pole], [1.0, -pole], wave.numpy()).astype(np.float32)) * 100.0


def looked_at(heard: Tensor, clean: Tensor, belief: float) -> Tilt | None:
    """What is found by a network that believes in this share of the damage."""

    def levels(wave: Tensor) -> Tensor:
        return mean_level(levels_db(stft(wave, BANDS), BANDS))

    measured = levels(heard)
    wanted = measured + belief * (levels(clean) - measured)
    errors = torch.ones(BANDS.n_bands)
    return find_reference_tilt(
        [(measured, wanted)],
        errors,
        [heard],
        BANDS,
        lambda tilt, _: levels(equalise(heard, tilt, BANDS.sample_rate)),
    )


@pytest.mark.parametrize("belief", [1.0, 0.4])
def test_the_reference_low_pass_is_found_also_by_half_a_belief(belief: float) -> None:
    clean = song()
    found = looked_at(through_one_pole(clean), clean, belief)
    assert found is not None
    assert found.order == 1.0
    assert 3.0 <= found.corner_hz <= 16.0


@pytest.mark.parametrize("case", ["the network says no", "the sound says no"])
def test_neither_the_network_nor_the_sound_alone_brings_the_filter(case: str) -> None:
    clean = song()
    if case == "the network says no":
        assert looked_at(through_one_pole(clean), clean, 0.0) is None
    else:
        assert looked_at(clean, equalise(clean, Tilt(8.0, 1.0), BANDS.sample_rate), 1.0) is None


def test_agreement_is_the_share_that_is_asked_for() -> None:
    tilt = Tilt(8.0, 1.0)
    measured = torch.full((BANDS.n_bands, 20), -60.0)
    wanted = measured + 0.3 * tilt.gain_db(CENTRES).unsqueeze(1)
    assert agreement([(measured, wanted)], tilt, CENTRES, BANDS.floor_db) == pytest.approx(0.3, abs=0.02)


def test_what_lacks_much_is_wanted_at_the_level_of_the_fill() -> None:
    measured = torch.full((2, BANDS.n_bands, 2), -90.0)
    assert float(wanted_db(measured, said(measured, -60.0)).max()) == -60.0
    assert float(wanted_db(measured, said(measured, -80.0)).max()) == -90.0
