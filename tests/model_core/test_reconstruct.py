from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.signal import lfilter

from model_core.mel import mel_frequencies
from model_core.reconstruct import Correction, ReconstructConfig, Tilt, correct, equalise, grid_for, synthesise
from model_core.reconstruct.correction import NOTHING_DB, cutoff_band, evidence, level_of, shrink
from model_core.reconstruct.equaliser import convolve, minimum_phase
from model_core.reconstruct.grid import band_to_bin, density_offset_db, to_frames
from model_core.reconstruct.synthesis import excitation, seeded_noise
from model_core.reconstruct.tilt import below_cliff, fit_tilt, slope_db_per_octave, stationary_bias, stationary_part
from tests.model_core.restorer_fakes import MEL, picture, si_sdr_db, song

RATE = 44_100
CENTRES = mel_frequencies(MEL.n_mels, MEL.f_min_hz, MEL.f_max_hz)
ERROR = torch.ones(MEL.n_mels)


@pytest.mark.parametrize(
    ("rate", "n_fft"),
    [(8_000, 384), (16_000, 768), (22_050, 1024), (32_000, 1536), (44_100, 2048), (48_000, 2048), (96_000, 4096)],
)
def test_the_window_is_46_ms_at_any_rate(rate: int, n_fft: int) -> None:
    assert grid_for(rate).n_fft == n_fft
    assert grid_for(rate).hop == n_fft // 4
    assert 0.04 < grid_for(rate).n_fft / rate < 0.056


def test_bands_become_bins_by_interpolation_and_end_above_the_top() -> None:
    grid = grid_for(48_000)
    matrix = band_to_bin(MEL, grid)
    hz = mel_frequencies(MEL.n_mels, 0.0, 16_000.0)
    values = matrix @ hz
    inside = (grid.bin_hz() > hz[0]) & (grid.bin_hz() < hz[-1])
    assert torch.allclose(values[inside], grid.bin_hz()[inside], rtol=1e-4)
    assert matrix[grid.bin_hz() >= 17_000.0].abs().max() == 0.0


def test_pictures_are_read_at_the_times_of_the_sound() -> None:
    ramp = torch.arange(200.0).expand(2, -1)  # value = picture frame = 8 ms
    grid = grid_for(RATE)
    at = to_frames(ramp, MEL, grid, 50, start_s=0.1)
    expected = (torch.arange(50) * grid.hop / RATE + 0.1) / 0.008
    assert torch.allclose(at[0], expected, atol=1e-3)


@pytest.mark.parametrize("rate", [32_000, 44_100, 96_000])
def test_mel_power_becomes_the_power_of_one_bin(rate: int) -> None:
    noise = np.random.default_rng(0).standard_normal((1, 4 * rate)).astype(np.float32)
    measured, _ = picture(noise, rate)
    grid = grid_for(rate)
    power = grid.stft(torch.from_numpy(noise)).abs().square().mean()
    density = (10.0 ** ((measured + density_offset_db(MEL, grid).unsqueeze(1)) / 10.0)).mean(1)[20:110]
    # 0.5 dB: soxr's pass band ends below 16 kHz, and narrow bands hold few cells.
    assert abs(10 * torch.log10(density.mean() / power)) < 0.5


def test_the_dead_zone_is_exactly_zero_inside_and_whole_far_outside() -> None:
    gains = shrink(torch.tensor([[-30.0, -3.1, -3.0, 0.0, 2.9, 3.0, 6.0]]), torch.tensor([[3.0]]))
    assert gains[0, 2:6].tolist() == [0.0, 0.0, 0.0, 0.0]
    assert gains[0, 0] == pytest.approx(-29.7)
    assert gains[0, 1] == pytest.approx(-3.1 + 9 / 3.1, abs=1e-5)
    assert gains[0, 6] == pytest.approx(4.5)


def test_error_alone_is_no_evidence() -> None:
    noise = 3.0 * torch.randn(MEL.n_mels, 500, generator=torch.Generator().manual_seed(1))
    assert evidence(noise, 3.0 * ERROR, 1.3).max() == 0.0
    assert evidence(noise + 12.0, 3.0 * ERROR, 1.3).min() == 1.0


def test_the_level_is_found_although_a_third_of_the_picture_differs() -> None:
    measured, enhanced = picture(song(2.0), RATE)
    changed = enhanced.clone()
    changed[85:] += 20.0
    level = level_of(measured, changed - 7.0, None, -120.0)
    assert level.shape == (MEL.n_mels, 1)
    assert level[0, 0] == pytest.approx(-float(measured.max()) - 7.0, abs=1e-3)
    steps = torch.arange(MEL.n_mels) * 0.1
    biased = level_of(measured, changed + steps.unsqueeze(1), steps, -120.0)
    assert torch.allclose(biased.squeeze(1) - steps, torch.full((MEL.n_mels,), -float(measured.max())), atol=1e-3)


def test_an_equal_picture_changes_nothing_and_a_floored_one_never_adds() -> None:
    measured, enhanced = picture(song(2.0), RATE)
    same = correct(measured, enhanced, level_of(measured, enhanced, None, -80.0), ERROR, -80.0)
    assert same.gain_db.abs().max() == 0.0
    assert same.fill_db.max() == NOTHING_DB
    floored = correct(measured, torch.full_like(enhanced, -80.0), torch.tensor(-float(measured.max())), ERROR, -80.0)
    assert floored.gain_db.max() == 0.0
    assert floored.gain_db.min() == -40.0
    assert floored.fill_db.max() == NOTHING_DB


def test_what_is_out_of_reach_is_filled_and_not_amplified() -> None:
    measured = torch.zeros(MEL.n_mels, 100)
    measured[90:] = -70.0
    enhanced = torch.full_like(measured, -20.0)
    found = correct(measured, enhanced, torch.tensor(-20.0), ERROR, -80.0)
    assert found.gain_db.abs().max() == 0.0
    assert found.fill_db[90:].min() == pytest.approx(0.0, abs=0.01)
    assert found.fill_db[:90].max() == NOTHING_DB
    assert cutoff_band(measured, enhanced, torch.tensor(-20.0), -80.0) == 90


def test_no_correction_returns_the_wave_itself() -> None:
    wave = torch.from_numpy(song(1.0))
    nothing = Correction(torch.zeros(MEL.n_mels, 126), torch.full((MEL.n_mels, 126), NOTHING_DB))
    out = synthesise(wave, grid_for(RATE), MEL, nothing, 16_000.0, ReconstructConfig())
    assert torch.equal(out, wave)


def test_a_gain_of_six_decibels_is_six_decibels_in_every_channel_and_nothing_elsewhere() -> None:
    clean = song(2.0)
    wave = torch.from_numpy(clean)
    gain = torch.zeros(MEL.n_mels, 251)
    gain[40:] = 6.0
    only = Correction(gain, torch.full_like(gain, NOTHING_DB))
    out = synthesise(wave, grid_for(RATE), MEL, only, 16_000.0, ReconstructConfig())
    before, after = grid_for(RATE).stft(wave).abs(), grid_for(RATE).stft(out).abs()
    centres = mel_frequencies(MEL.n_mels, 0.0, 16_000.0)
    hz = grid_for(RATE).bin_hz()
    raised = (hz > centres[45]) & (hz < 15_000.0)
    kept = hz < centres[34]
    ratio = 20 * torch.log10(after.square().mean(2).sqrt() / before.square().mean(2).sqrt())
    assert torch.allclose(ratio[:, raised], torch.tensor(6.0), atol=0.1)
    assert torch.allclose(ratio[:, kept], torch.tensor(0.0), atol=0.1)


def test_the_fill_has_unit_power_follows_the_seed_and_keeps_two_equal_channels_equal() -> None:
    wave = torch.from_numpy(np.repeat(song(2.0, channels=1), 2, axis=0))
    grid = grid_for(RATE)
    made = excitation(grid.stft(wave), grid, 8_000.0, 0.5, 0, slice(400, 700))[..., 5:-5]
    assert torch.equal(made[0], made[1])
    assert 10 * torch.log10(made.abs().square().mean()) == pytest.approx(0.0, abs=1.0)
    whole = seeded_noise(slice(0, 64), 100, 0, torch.device("cpu"))
    assert torch.equal(whole[10:, 40:], seeded_noise(slice(10, 64), 60, 40, torch.device("cpu")))
    assert abs(whole.mean()) < 0.05


def test_the_reference_reverb_is_recognised_as_one_pole() -> None:
    curve = Tilt(corner_hz=8.0, order=1.0).gain_db(CENTRES) + 2.0 * torch.sin(torch.arange(MEL.n_mels) / 3.0)
    found = fit_tilt(curve, torch.ones(MEL.n_mels), CENTRES)
    assert found is not None
    assert found.order == 1.0
    assert found.corner_hz < 30.0


@pytest.mark.parametrize("case", ["flat", "step", "little evidence"])
def test_the_equaliser_stays_off(case: str) -> None:
    curve = torch.zeros(MEL.n_mels)
    weight = torch.ones(MEL.n_mels)
    if case == "step":  # a band limit that slipped past the weights
        curve[100:] = 40.0
    if case == "little evidence":
        curve = Tilt(8.0, 1.0).gain_db(CENTRES)
        weight[10:] = 0.0
    assert fit_tilt(curve, weight, CENTRES) is None


def test_a_half_hearted_guess_is_no_filter() -> None:
    """What the network of the reference recipe asks of a file that is only resampled: a shelf of a broken order."""
    curve = Tilt(1000.0, 0.55, poles=2).gain_db(CENTRES) + torch.sin(torch.arange(MEL.n_mels) / 2.0)
    assert fit_tilt(curve, torch.ones(MEL.n_mels), CENTRES) is None


def test_a_second_order_low_pass_is_recognised() -> None:
    found = fit_tilt(Tilt(5000.0, 1.0, poles=2).gain_db(CENTRES), torch.ones(MEL.n_mels), CENTRES)
    assert found is not None
    assert (found.order, found.poles) == (1.0, 2)
    assert found.corner_hz == pytest.approx(5000.0, rel=0.07)


def test_a_band_limit_counts_only_below_its_edge() -> None:
    centres = mel_frequencies(MEL.n_mels, 0.0, 16_000.0)
    curve = torch.where(torch.arange(MEL.n_mels) < 100, 0.0, 50.0)
    weight = below_cliff(curve, torch.ones(MEL.n_mels), centres)
    assert weight[:95].tolist() == [1.0] * 95
    assert weight[100:].tolist() == [0.0] * 28
    one_pole = Tilt(8.0, 1.0).gain_db(CENTRES)
    assert below_cliff(one_pole, torch.ones(MEL.n_mels), centres).min() == 1.0


def test_what_is_constant_in_time_is_found_at_any_level_of_each_place() -> None:
    measured, _ = picture(song(2.0), RATE)
    steps = 6.0 * torch.sin(torch.arange(MEL.n_mels) / 9.0)
    pairs = [(measured, measured + steps.unsqueeze(1) + offset) for offset in (-20.0, 5.0)]
    curve, weight = stationary_part(pairs, -200.0)
    assert torch.allclose(curve - curve.mean(), steps - steps.mean(), atol=1e-3)
    assert weight.min() == 1.0
    assert torch.equal(stationary_bias(curve, weight, CENTRES), curve)
    weight[100:] = 0.0
    assert torch.allclose(stationary_bias(curve, weight, CENTRES)[100:], curve[99].expand(28))


def test_the_slope_of_a_song_falls_by_the_tilt() -> None:
    measured, _ = picture(song(2.0), RATE)
    tilted = measured - Tilt(8.0, 1.0).gain_db(CENTRES).unsqueeze(1)
    change = slope_db_per_octave([tilted], CENTRES) - slope_db_per_octave([measured], CENTRES)
    assert change == pytest.approx(-6.0, abs=0.1)


def test_the_equaliser_is_minimum_phase_and_undoes_one_pole() -> None:
    clean = song(2.0)
    a = np.exp(-2 * np.pi * 8.0 / RATE)
    tilted = lfilter([1.0 - a], [1.0, -a], clean, axis=1).astype(np.float32)
    out = equalise(torch.from_numpy(tilted), Tilt(8.0, 1.0), RATE).numpy()
    assert si_sdr_db(tilted, clean) < 0.0
    assert si_sdr_db(out, clean) > 20.0
    taps = minimum_phase(Tilt(8.0, 1.0), RATE)
    assert float(taps[:4].square().sum() / taps.square().sum()) > 0.99  # no delay, no ringing
    assert torch.equal(equalise(torch.from_numpy(clean), None, RATE), torch.from_numpy(clean))


def test_filtering_in_pieces_equals_plain_convolution() -> None:
    rng = np.random.default_rng(0)
    wave, taps = rng.standard_normal((2, 5000)), rng.standard_normal(64)
    out = convolve(torch.from_numpy(wave), torch.from_numpy(taps)).numpy()
    assert np.allclose(out, [np.convolve(row, taps)[:5000] for row in wave], atol=1e-9)


def test_gradients_flow_through_the_correction() -> None:
    measured, enhanced = picture(song(1.0, channels=1), RATE)
    wanted = (enhanced + 9.0).requires_grad_()
    found = correct(measured, wanted, torch.tensor(-float(measured.max())), ERROR, -80.0)
    out = synthesise(torch.from_numpy(song(1.0, channels=1)), grid_for(RATE), MEL, found, 16_000.0, ReconstructConfig())
    out.square().sum().backward()
    assert wanted.grad is not None
    assert torch.isfinite(wanted.grad).all()
    assert float(wanted.grad.abs().sum()) > 0.0
