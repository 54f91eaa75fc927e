"""The comb lines of neural codecs."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from model_core.reconstruct.lines import LineFinder, Lines, without_lines

RATE = 32_000
WHISTLES_HZ = (8000.0, 8050.0, 9000.0, 10_000.0, 12_000.0, 14_000.0)


def music(seconds: float = 6.0) -> Tensor:
    """Noise that falls with frequency, twice as loud in its second half."""
    rng = np.random.default_rng(1)
    spectrum = np.fft.rfft(rng.normal(size=(2, int(seconds * RATE))))
    spectrum /= (1.0 + np.fft.rfftfreq(int(seconds * RATE), 1.0 / RATE) / 100.0) ** 2
    wave = np.fft.irfft(spectrum)
    wave *= 0.1 / wave.std()
    wave[:, wave.shape[1] // 2 :] *= 2.0
    return torch.from_numpy(wave.astype(np.float32))


def with_tones(wave: Tensor, tones_hz: tuple[float, ...], amplitude: float = 1e-4) -> Tensor:
    time = torch.arange(wave.shape[1], dtype=torch.float64) / RATE
    tones = sum((torch.sin(2.0 * torch.pi * hz * time + hz) for hz in tones_hz), torch.zeros_like(time))
    return wave + (amplitude * tones).float()


def found(wave: Tensor) -> Lines:
    finder = LineFinder(RATE, wave.shape[0])
    for piece in wave.split(3 * RATE, dim=1):
        finder.add(piece)
    return finder.lines()


def level_db(wave: Tensor, hz: float, width_hz: float = 4.0) -> float:
    spectrum = torch.fft.rfft(wave * torch.hann_window(wave.shape[1])).abs().square().mean(0)
    at = torch.fft.rfftfreq(wave.shape[1], 1.0 / RATE)
    return float(10.0 * torch.log10(spectrum[(at - hz).abs() < width_hz].mean()))


def test_lines_on_the_grid_are_found_and_nothing_else() -> None:
    lines = found(with_tones(music(), WHISTLES_HZ))
    assert lines.hz.tolist() == list(WHISTLES_HZ)
    assert float(lines.excess_db.min()) > 6.0


@pytest.mark.parametrize(
    "tones_hz",
    [
        (),
        (9000.0, 12_000.0),
        (2000.0, 3000.0, 4000.0, 5000.0, 6000.0),
        (8025.0, 8075.0, 9025.0, 10_025.0, 11_025.0, 12_075.0),
    ],
)
def test_music_without_a_comb_is_left_alone(tones_hz: tuple[float, ...]) -> None:
    wave = with_tones(music(), tones_hz)
    lines = found(wave)
    assert not lines.any
    assert without_lines(wave, lines) is wave


def test_lines_on_and_between_the_grid_alike_are_music() -> None:
    assert not found(with_tones(music(), (*WHISTLES_HZ, *(hz + 25.0 for hz in WHISTLES_HZ)))).any


def test_lines_go_and_what_lies_beside_them_stays() -> None:
    clean = music()
    wave = with_tones(clean, WHISTLES_HZ)
    made = without_lines(wave, found(wave))
    for hz in WHISTLES_HZ:
        assert level_db(made, hz) < level_db(wave, hz) - 5.0
        assert level_db(made, hz) < level_db(clean, hz) + 8.0
        for beside in (hz - 20.0, hz + 20.0):
            assert abs(level_db(made, beside) - level_db(wave, beside)) < 0.2
    error_before, error_after = (wave - clean).square().mean(), (made - clean).square().mean()
    assert float(error_after) < 0.3 * float(error_before)


def test_a_loud_line_was_played() -> None:
    wave = with_tones(music(), WHISTLES_HZ)
    assert 9000.0 in found(wave).hz.tolist()
    assert 9000.0 not in found(with_tones(wave, (9000.0,), 0.02)).hz.tolist()


def test_music_far_louder_than_a_line_is_not_dug_out() -> None:
    wave = with_tones(music(), WHISTLES_HZ)
    lines = found(wave)
    loud = with_tones(wave * 1.0, (9000.0,), amplitude=0.1)
    change = without_lines(loud, lines) - loud
    assert float(change.square().mean().sqrt()) < 3e-3
    assert level_db(without_lines(loud, lines), 9000.0) > level_db(loud, 9000.0) - 0.1


def test_a_piece_shorter_than_a_frame_says_nothing() -> None:
    finder = LineFinder(RATE, 1)
    finder.add(torch.ones(1, 100))
    assert not finder.lines().any


@pytest.mark.parametrize("rate", [8_000, 16_000, 16_100, 16_200])
def test_at_low_rates_there_is_no_place_for_a_line(rate: int) -> None:
    finder = LineFinder(rate, 1)
    finder.add(torch.randn(1, 3 * rate, generator=torch.Generator().manual_seed(1)))
    assert not finder.lines().any
