"""Known inputs, known numbers."""

import math

import numpy as np
import pytest
import torch

from model_core.losses import LossConfig, loss_terms
from model_core.metrics import METRICS, MR_STFT_SIZES, cosine_mel, l1_mel, lsd, lsd_mel_db, mr_stft, si_sdr_db

HALF, QUARTER = torch.full((2, 1, 128, 10), 0.5), torch.full((2, 1, 128, 10), 0.25)


def test_losses_of_a_constant_difference() -> None:
    terms = {name: float(value) for name, value in loss_terms(LossConfig(), HALF, QUARTER).items()}
    assert terms["charbonnier"] == pytest.approx(math.sqrt(0.0625 + 1e-6))
    assert terms["weighted_l1"] == pytest.approx(0.25)  # the weights 0.5 to 1.5 average to 1
    assert terms["total"] == pytest.approx(terms["charbonnier"] + 0.3 * 0.25)


def test_the_highest_mel_weighs_three_times_the_lowest() -> None:
    low, high = QUARTER.clone(), QUARTER.clone()
    low[:, :, 0] += 0.1
    high[:, :, -1] += 0.1
    config = LossConfig(charbonnier=0.0, weighted_l1=1.0)
    lowest, highest = (float(loss_terms(config, x, QUARTER)["total"]) for x in (low, high))
    assert highest / lowest == pytest.approx(3.0, rel=1e-4)
    assert set(loss_terms(config, low, QUARTER)) == {"weighted_l1", "total"}


def test_mel_metrics() -> None:
    assert l1_mel(HALF, QUARTER).tolist() == [0.25, 0.25]
    assert lsd_mel_db(HALF, QUARTER).tolist() == [20.0, 20.0]
    assert cosine_mel(HALF, QUARTER).tolist() == pytest.approx([1.0, 1.0])
    half_of_the_bands = QUARTER.clone()
    half_of_the_bands[:, :, :64] += 0.25
    assert lsd_mel_db(half_of_the_bands, QUARTER).tolist() == pytest.approx([20.0 / math.sqrt(2)] * 2)


@pytest.fixture(scope="module")
def clean() -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(0).standard_normal((1, 2, 32_000)).astype(np.float32))


def test_si_sdr(clean: torch.Tensor) -> None:
    noise = torch.from_numpy(np.random.default_rng(1).standard_normal((1, 2, 32_000)).astype(np.float32))
    noise -= (noise * clean).sum() / clean.square().sum() * clean
    noise *= (clean.square().sum() / noise.square().sum()).sqrt() * 0.1
    assert float(si_sdr_db(clean + noise, clean)) == pytest.approx(20.0, abs=0.01)
    assert float(si_sdr_db(0.3 * (clean + noise) + 0.5, clean)) == pytest.approx(20.0, abs=0.01)
    assert float(si_sdr_db(clean, clean)) > 100.0
    assert float(si_sdr_db(torch.zeros_like(clean), clean)) < -100.0


def test_mr_stft_by_hand_and_as_auraloss_has_it(clean: torch.Tensor) -> None:
    estimate = 0.7 * clean + 0.1 * clean.roll(5, dims=-1)
    parts = []
    for n_fft, hop, width in MR_STFT_SIZES:
        window = np.zeros(n_fft)
        start = (n_fft - width) // 2
        window[start : start + width] = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(width) / width)
        one, other = (
            np.sqrt(np.maximum([_powers(channel, window, hop) for channel in wave[0].double().numpy()], 1e-8))
            for wave in (estimate, clean)
        )
        parts.append(np.linalg.norm(other - one) / np.linalg.norm(other) + np.abs(np.log(one / other)).mean())
    found = float(mr_stft(estimate, clean))
    assert found == pytest.approx(np.mean(parts), rel=1e-4)
    assert float(mr_stft(clean, clean)) == 0.0
    assert math.isnan(float(mr_stft(clean[..., :1000], clean[..., :1000])))
    theirs = pytest.importorskip("auraloss").freq.MultiResolutionSTFTLoss()
    assert found == pytest.approx(float(theirs(estimate, clean)), rel=1e-5)


def _powers(wave: np.ndarray, window: np.ndarray, hop: int) -> np.ndarray:
    padded = np.pad(wave, len(window) // 2, mode="reflect")
    starts = range(0, len(padded) - len(window) + 1, hop)
    return np.abs(np.fft.rfft([padded[at : at + len(window)] * window for at in starts])) ** 2


def test_lsd_of_a_level_change_is_its_log_power(clean: torch.Tensor) -> None:
    assert float(lsd(10.0 * clean, clean, 32_000)) == pytest.approx(2.0, abs=1e-3)
    assert float(lsd(clean, clean, 32_000)) == 0.0


def test_lsd_bands_split_and_empty_bands_are_nan(clean: torch.Tensor) -> None:
    spectrum = torch.fft.rfft(clean)
    spectrum[..., spectrum.shape[-1] // 2 :] = 0
    dull = torch.fft.irfft(spectrum, 32_000)
    kept = float(METRICS["lsd_kept"].compute(dull, clean, 32_000, 7_900.0))
    filled = float(METRICS["lsd_filled"].compute(dull, clean, 32_000, 8_100.0))
    assert kept < 0.1 < 5.0 < filled
    assert math.isnan(float(METRICS["lsd_above_16k"].compute(dull, clean, 16_000, 8_000.0)))


def test_gain_has_one_sign_for_better() -> None:
    assert METRICS["l1_mel"].gain(0.2, 0.05) == pytest.approx(0.15)
    assert METRICS["cosine_mel"].gain(0.8, 0.9) == pytest.approx(0.1)
    assert METRICS["si_sdr_db"].gain(5.0, 4.0) == pytest.approx(-1.0)
