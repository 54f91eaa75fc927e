"""The marks of the reference system's chain: each alone says nothing."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import Tensor

from model_core.bands import power
from model_core.declip import find_levels
from model_core.degradations import Chain, ChainConfig, Step
from model_core.evaluation.fixed import FIXED
from model_core.reconstruct.chain_marks import (
    EDGES_HZ,
    LEAST_ODDS,
    USUAL_CORNER_HZ,
    WEIGHTS,
    bears_marks,
    floor_noise,
    leaning,
    limit_hz,
    octave_levels_db,
)
from model_core.reconstruct.equaliser import EDGE_HZ, equalise, limited, quietened
from model_core.reconstruct.tilt import Tilt

RATE = 44_100


@lru_cache(maxsize=1)
def song(seconds: float = 4.0) -> Tensor:
    """Noise that falls by 5 dB per octave, with little below 40 Hz, as music has; peak 1."""
    count = int(seconds * RATE)
    hz = np.fft.rfftfreq(count, 1.0 / RATE)
    shape = (np.maximum(hz, 1.0) / 100.0) ** -0.83 * (hz / 40.0) ** 2 / (1.0 + (hz / 40.0) ** 2)
    wave = np.fft.irfft(np.fft.rfft(np.random.default_rng(4).normal(size=(2, count))) * shape, count)
    return torch.from_numpy((wave / np.abs(wave).max()).astype(np.float32))


def through_chain(clean: Tensor, seed: int) -> Tensor:
    chain = Chain(FIXED["reference chain"])
    return torch.from_numpy(chain.damage(clean.numpy(), RATE, chain.draw(np.random.default_rng(seed))))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_chain_bears_all_marks_and_the_song_none(seed: int) -> None:
    clean = song()
    heard = through_chain(clean, seed)
    assert 7_500.0 < limit_hz([heard], RATE) < 11_100.0
    assert leaning([heard], RATE) > LEAST_ODDS
    assert bears_marks([heard], RATE, find_levels(heard).share)
    assert limit_hz([clean], RATE) is None
    assert leaning([clean], RATE) < LEAST_ODDS - 3.0


def test_each_mark_is_needed() -> None:
    heard = through_chain(song(), 1)
    share = find_levels(heard).share
    assert 0.0 < share < 0.01
    assert not bears_marks([heard], RATE, 0.0)  # peaks that were not cut off
    assert not bears_marks([heard], RATE, 0.1)  # far more than peaks was cut off
    hissing = heard + 1e-4 * torch.randn(heard.shape, generator=torch.Generator().manual_seed(1))
    assert limit_hz([hissing], RATE) is None
    assert not bears_marks([hissing], RATE, share)
    limit = limit_hz([heard], RATE)
    upright = equalise(heard, Tilt(7.5, 1.0, limit_hz=limit), RATE)
    assert limit_hz([upright], RATE) is not None
    assert not bears_marks([upright], RATE, share)


@pytest.mark.parametrize("few_bits", [True, False])
def test_a_pause_shows_the_noise_of_few_bits(few_bits: bool) -> None:
    clean = song().clone()
    clean[:, clean.shape[1] // 2 :] = 0.0
    names = ("quantise", "resample", "reverb", "clip") if few_bits else ("resample", "reverb", "clip")
    chain = Chain(ChainConfig(tuple(Step(name) for name in names), intact_probability=0.0))
    heard = torch.from_numpy(chain.damage(clean.numpy(), RATE, chain.draw(np.random.default_rng(6))))
    limit = limit_hz([heard], RATE) or 8_000.0
    noise = floor_noise([heard], limit, RATE)
    assert (noise is not None) is few_bits
    if noise is not None:
        upright = equalise(heard, Tilt(USUAL_CORNER_HZ, 1.0, limit_hz=limit), RATE)
        pause = slice(int(0.7 * heard.shape[1]), -RATE // 10)
        assert float(upright[:, pause].var()) == pytest.approx(2.0 * limit * noise, rel=0.3)
        quiet = quietened(upright, noise, RATE)
        assert float(quiet[:, pause].var() / upright[:, pause].var()) < 0.1
        loud = slice(0, heard.shape[1] // 2 - RATE // 10)
        change = (quiet - upright)[:, loud].square().mean()
        assert float(change / upright[:, pause].var()) < 1.0
    assert torch.equal(quietened(heard, 0.0, RATE), heard)


def test_too_little_sound_ends_nowhere() -> None:
    assert limit_hz([torch.zeros(2, 100)], RATE) is None
    assert limit_hz([song()], 22_050) is None  # at such a rate nothing lies above


def test_octaves_hold_their_own_power() -> None:
    levels = octave_levels_db([torch.randn(1, 2 * RATE, generator=torch.Generator().manual_seed(2))], RATE)
    assert len(levels) == len(WEIGHTS) == len(EDGES_HZ) - 1
    torch.testing.assert_close(levels[4:] - levels[4:].mean(), torch.zeros(6, dtype=levels.dtype), atol=1.0, rtol=0.0)
    for octave, (low, high) in enumerate(pairwise(EDGES_HZ)):
        tone = torch.sin(2.0 * math.pi * math.sqrt(low * high) * torch.arange(2 * RATE) / RATE)
        assert int(octave_levels_db([tone[None]], RATE).argmax()) == octave


def test_what_lies_above_the_limit_goes_and_what_lies_below_stays() -> None:
    time = torch.arange(RATE, dtype=torch.float64) / RATE
    low, high = (torch.sin(2.0 * math.pi * hz * time)[None].float() for hz in (7_900.0, 8_000.0 + EDGE_HZ + 20.0))
    inside = slice(4_000, -4_000)
    torch.testing.assert_close(limited(low, 8_000.0, RATE)[:, inside], low[:, inside], atol=2e-5, rtol=0.0)
    assert float(limited(high, 8_000.0, RATE)[:, inside].abs().max()) < 3e-5
    assert limited(low, math.inf, RATE) is low


def test_what_cut_off_peaks_splash_above_the_limit_is_not_raised() -> None:
    heard = through_chain(song(), 1)
    limit = limit_hz([heard], RATE)
    window = torch.hann_window(heard.shape[1])
    above = slice(int(1.1 * limit * heard.shape[1] / RATE), None)
    raised, gone = (
        power(torch.fft.rfft(window * equalise(heard, Tilt(7.5, 1.0, limit_hz=to), RATE)))[:, above].sum()
        for to in (math.inf, limit)
    )
    assert float(gone / raised) < 1e-4
