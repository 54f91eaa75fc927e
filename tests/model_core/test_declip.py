"""Declipping on sounds whose clean side is known."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from model_core.audio.clipping import ClippingMeter
from model_core.declip import declip, find_levels, levels_of


def chord(n: int = 44_100) -> torch.Tensor:
    time = torch.arange(n, dtype=torch.float64) / 44_100
    left = sum(torch.sin(2 * math.pi * hz * time + hz) / k for k, hz in enumerate((196.0, 311.0, 523.0, 1244.5), 1))
    right = sum(torch.sin(2 * math.pi * hz * time) / k for k, hz in enumerate((147.0, 392.0, 880.0), 1))
    both = torch.stack((left, right)).float()
    return 0.8 * both / both.abs().max()


def error_db(guess: torch.Tensor, clean: torch.Tensor) -> float:
    return float(10 * torch.log10((guess - clean).square().sum() / clean.square().sum()))


@pytest.mark.parametrize(("share", "wins_db"), [(0.3, 12.0), (0.8, 20.0)])
def test_clipped_tones_come_back(share: float, wins_db: float) -> None:
    clean = chord()
    limit = share * float(clean.abs().max())
    clipped = clean.clamp(-limit, limit)
    levels = find_levels(clipped)
    assert levels.clipped
    assert levels.high[0] == pytest.approx(limit, abs=1e-4)
    restored = declip(clipped, levels)
    assert error_db(clipped, clean) - error_db(restored, clean) > wins_db
    assert float(restored.abs().max()) > 1.2 * limit if share < 0.5 else True


def test_what_was_not_clipped_stays_bit_for_bit() -> None:
    clean = chord()
    clipped = clean.clamp(-0.5, 0.5)
    restored = declip(clipped, find_levels(clipped))
    reliable = clipped.abs() < 0.4999
    assert torch.equal(restored[reliable], clipped[reliable])
    assert bool((restored.abs()[~reliable] >= clipped.abs()[~reliable]).all())


def test_far_from_the_clipped_place_nothing_is_computed_or_changed() -> None:
    wave = 0.1 * chord(3 * 44_100)
    wave[:, 60_000:60_400] = chord()[:, :400].clamp(-0.3, 0.3)
    restored = declip(wave, find_levels(wave))
    assert torch.equal(restored[:, :50_000], wave[:, :50_000])
    assert torch.equal(restored[:, 70_000:], wave[:, 70_000:])
    assert not torch.equal(restored, wave)


def test_music_that_only_touches_its_peak_is_not_called_clipped() -> None:
    levels = find_levels(chord())
    assert not levels.clipped
    assert levels.share == 0.0
    assert torch.equal(declip(chord(), levels), chord())


def test_one_side_and_one_channel_are_told_apart() -> None:
    clean = chord()
    wave = clean.clone()
    wave[1] = wave[1].clamp_max(0.2)
    levels = find_levels(wave)
    assert torch.isfinite(levels.high).tolist() == [False, True]
    assert torch.isfinite(levels.low).tolist() == [False, False]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_very_short_sounds(n: int) -> None:
    wave = torch.ones(1, n)
    assert torch.equal(declip(wave, find_levels(wave)), wave)


def test_pieces_say_the_same_as_the_whole_wherever_the_extreme_is_reached() -> None:
    wave = chord().clamp(-0.3, 0.3)
    wave[:, : wave.shape[1] // 3] *= 0.5  # the first pieces hold no flat top of the whole
    meter = ClippingMeter(wave.shape[0])
    for piece in wave.split(4000, dim=1):
        meter.add(piece.numpy())
    found = levels_of(meter, wave.numel())
    whole = find_levels(wave)
    assert torch.equal(found.high, whole.high)
    assert torch.equal(found.low, whole.low)
    assert found.share == pytest.approx(whole.share, rel=0.01)
    assert meter.peak == pytest.approx(0.3)
    assert whole.clipped


def test_nothing_heard_is_not_clipped() -> None:
    found = ClippingMeter(2)
    found.add(np.zeros((2, 0), np.float32))
    assert not levels_of(found, 0).clipped
    assert found.peak == 0.0


def test_the_steps_of_few_bits_are_no_clipping() -> None:
    coarse = torch.round(chord() * 127.0) / 127.0
    assert not find_levels(coarse).clipped
    assert declip(coarse, find_levels(coarse)) is coarse
    counter = ClippingMeter(2)
    for piece in coarse.split(1000, dim=1):
        counter.add(piece.numpy())
    assert not levels_of(counter, coarse.numel()).clipped


def test_dither_after_clipping_makes_little_difference() -> None:
    clean = chord()
    noise = torch.rand(2, *clean.shape, generator=torch.Generator().manual_seed(1))
    dithered = torch.round(clean.clamp(-0.4, 0.4) * 2.0**15 + noise[0] - noise[1]) / 2.0**15
    levels = find_levels(dithered)
    assert levels.high.tolist() == pytest.approx([0.4, 0.4], abs=2e-4)
    assert error_db(dithered, clean) - error_db(declip(dithered, levels), clean) > 12.0


def test_short_tops_at_the_level_of_longer_ones_were_cut_off_too() -> None:
    wave = 0.3 * chord()
    wave[0, 10_000:10_006] = wave[1, 20_000:20_002] = 0.5
    levels = find_levels(wave)
    assert levels.high.tolist() == pytest.approx([0.5, 0.5], abs=1e-4)
    assert not bool(torch.isfinite(levels.low).any())
