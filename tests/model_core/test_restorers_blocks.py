from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from model_core.mel import MelConfig
from model_core.reconstruct import ReconstructConfig, correct, grid_for, synthesise
from model_core.restorers.blocks import BlockPlan, Window, empty_beside, fade_in, join, limit_peaks, windows
from model_core.restorers.crnn import block_plan
from model_core.restorers.network import aligned_step
from tests.model_core.restorer_fakes import MEL, picture, song


def pieces(samples: np.ndarray, size: int) -> list[np.ndarray]:
    return [samples[:, start : start + size] for start in range(0, samples.shape[1], size)]


@settings(max_examples=150, deadline=None)
@given(
    frames=st.integers(0, 4000),
    channels=st.integers(1, 8),
    core=st.integers(1, 900),
    context=st.integers(0, 500),
    fade=st.integers(0, 500),
    size=st.integers(1, 5000),
)
def test_an_identity_leaves_no_seam_and_exactly_the_length(
    frames: int, channels: int, core: int, context: int, fade: int, size: int
) -> None:
    samples = np.random.default_rng(frames).uniform(-1, 1, (channels, frames)).astype(np.float32)
    plan = BlockPlan(core, context, min(fade, context, core))
    out = list(join(windows(pieces(samples, size), plan), lambda w: w.samples, plan))
    joined = np.concatenate(out, axis=1) if out else np.zeros((channels, 0), np.float32)
    assert joined.shape == samples.shape
    assert np.abs(joined - samples).max(initial=0.0) <= 1e-6


def test_windows_carry_the_context_asked_for() -> None:
    samples = np.arange(100, dtype=np.float32)[None]
    got = [(w.start, w.core_start, w.core_end, w.samples.shape[1]) for w in windows([samples], BlockPlan(40, 10, 5))]
    assert got == [(0, 0, 40, 50), (30, 40, 80, 60), (70, 80, 100, 30)]


def test_two_opinions_meet_in_a_fade() -> None:
    plan = BlockPlan(100, 20, 20)
    out = np.concatenate(
        list(join(windows([np.zeros((1, 200), np.float32)], plan), lambda w: w.samples + w.index, plan)), axis=1
    )
    assert out[0, :100].tolist() == [0.0] * 100
    assert np.allclose(out[0, 100:120], fade_in(20))
    assert out[0, 120:].tolist() == [1.0] * 80


def test_a_plan_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="fade"):
        BlockPlan(100, 10, 11)


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 32_000, 44_100, 44_288, 48_000, 96_000, 192_000])
def test_blocks_begin_on_a_picture_frame(rate: int) -> None:
    step = aligned_step(rate, MelConfig())
    assert step * 32_000 % (rate * 256) == 0
    assert step <= rate
    plan = block_plan(rate, 2, MelConfig())
    assert plan.core % step == plan.context % step == 0


def test_many_channels_at_a_high_rate_get_short_blocks() -> None:
    plan = block_plan(192_000, 8, MelConfig())
    assert plan.core == 192_000
    assert block_plan(44_100, 2, MelConfig()).core == pytest.approx(8 * 44_100, rel=0.01)


@pytest.mark.parametrize("rate", [32_000, 44_100, 48_000])
def test_blocked_equals_whole_where_the_decision_is_local(rate: int) -> None:
    """Pictures, gains, fill, noise and iterations lie on one grid for the file, so blocks agree to rounding.

    The network's recurrence reaches as far as its block: the bound is proven with a rule that looks at its cell only.
    """
    samples = song(4.0, rate)
    grid, error = grid_for(rate), torch.ones(MEL.n_mels)

    def process(window: Window) -> np.ndarray:
        measured, _ = picture(window.samples, rate)
        wanted = torch.where(measured > -25.0, measured + 8.0, measured)
        wanted[100:] = 0.0  # to be filled
        first = -(-window.start // grid.hop)
        skip = first * grid.hop - window.start
        correction = correct(measured, wanted - 30.0, torch.tensor(-30.0), error, -80.0)
        wave = torch.from_numpy(window.samples)
        body = synthesise(wave[:, skip:], grid, MEL, correction, 9_000.0, ReconstructConfig(), skip / rate, first)
        return torch.cat((wave[:, :skip], body), dim=1).numpy()

    step = aligned_step(rate, MEL)
    plan = BlockPlan(rate // step * step, -(-rate // step) * step, rate // 10)
    blocked = np.concatenate(list(join(windows(pieces(samples, 5000), plan), process, plan)), axis=1)
    whole = process(Window(0, 0, 0, samples.shape[1], samples))
    assert np.abs(whole - samples).max() > 0.01
    assert np.abs(blocked - whole).max() <= 1e-5


def test_peaks_are_turned_down_smoothly_and_together() -> None:
    samples = np.full((2, 4410), 0.5, np.float32)
    samples[0, 2000] = 2.0
    out = limit_peaks(samples, 1.0, 44_100)
    assert float(np.abs(out).max()) <= 1.0
    assert out[0, 2000] == pytest.approx(1.0)
    assert out[1, 2000] == pytest.approx(0.25)
    assert np.array_equal(out[:, :1000], samples[:, :1000])
    assert float(np.abs(np.diff(out[1])).max()) < 0.005
    assert limit_peaks(samples, 2.0, 44_100) is samples


def test_room_beside_a_long_clip_lies_in_a_file() -> None:
    from tempfile import TemporaryFile

    with TemporaryFile() as file:
        long = np.memmap(file, np.float32, "w+", shape=(10, 2)).T
    room = empty_beside(long)
    assert isinstance(room, np.memmap)
    assert room.shape == (2, 10)
    assert not isinstance(empty_beside(np.zeros((2, 10), np.float32)), np.memmap)
