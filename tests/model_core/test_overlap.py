"""Overlap-add against torch's own inverse STFT."""

from __future__ import annotations

import pytest
import torch

from model_core.bands import BandConfig, levels_db, measure_matrix, power, spread_matrix, to_bins
from model_core.overlap import around_mean, inverse_stft


@pytest.mark.parametrize(("n_fft", "hop"), [(2048, 512), (1536, 384), (512, 64)])
@pytest.mark.parametrize("length", [300, 2048, 20_001])
def test_it_is_torchs_inverse(n_fft: int, hop: int, length: int) -> None:
    torch.manual_seed(0)
    window = torch.hann_window(n_fft)
    frames = 1 + length // hop
    spectrum = torch.randn(2, n_fft // 2 + 1, frames, dtype=torch.complex64)
    wanted = torch.istft(spectrum, n_fft, hop, window=window, center=True, length=length)
    made = inverse_stft(spectrum, n_fft, hop, length)
    assert made.shape == wanted.shape
    tail = max(length - n_fft, 0)  # at the very end the windows sum up to little: not told apart from rounding there
    torch.testing.assert_close(made[:, :tail], wanted[:, :tail], atol=2e-5, rtol=1e-4)
    torch.testing.assert_close(made, wanted, atol=2e-3, rtol=1e-2)


def test_a_wave_comes_back_and_gradients_pass() -> None:
    torch.manual_seed(0)
    wave = torch.randn(2, 9000)
    spectrum = torch.stft(wave, 2048, 512, window=torch.hann_window(2048), pad_mode="constant", return_complex=True)
    spectrum.requires_grad_()
    back = inverse_stft(spectrum, 2048, 512, 9000)
    torch.testing.assert_close(back, wave, atol=1e-5, rtol=1e-4)
    back.sum().backward()
    assert spectrum.grad is not None and bool(torch.isfinite(spectrum.grad.abs()).all())


def test_bands_in_groups_are_the_whole_matrix() -> None:
    torch.manual_seed(0)
    bands = BandConfig()
    spectrum = torch.randn(2, bands.bins, 7, dtype=torch.complex64)
    plain = 10.0 * torch.log10((measure_matrix(bands) @ power(spectrum)).clamp_min(1e-13))
    torch.testing.assert_close(levels_db(spectrum, bands), plain, atol=1e-4, rtol=0.0)
    values = torch.randn(2, bands.n_bands, 7)
    torch.testing.assert_close(to_bins(values, bands), spread_matrix(bands) @ values, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize(("bands", "frames"), [(9, 43), (3, 5), (17, 87), (1, 7)])
@pytest.mark.parametrize("size", [(20, 60), (4, 9)])
def test_moving_means_are_torchs(bands: int, frames: int, size: tuple[int, int]) -> None:
    values = torch.rand(2, *size, generator=torch.Generator().manual_seed(5))
    wanted = torch.stack(
        [
            torch.stack(
                [
                    values[
                        :,
                        max(row - bands // 2, 0) : row + bands // 2 + 1,
                        max(column - frames // 2, 0) : column + frames // 2 + 1,
                    ].mean((1, 2))
                    for column in range(size[1])
                ],
                -1,
            )
            for row in range(size[0])
        ],
        1,
    )
    made = around_mean(around_mean(values, bands, 1), frames, -1)
    torch.testing.assert_close(made, wanted, atol=1e-6, rtol=1e-5)
