"""The studio restorer with networks whose answer is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from model_core.audio import AudioClip
from model_core.bands import BandConfig
from model_core.checkpoint import Card, save_checkpoint
from model_core.models.studio import Estimate, Features, StudioConfig, StudioNet
from model_core.restorers import RestoreConfig, open_restorer
from model_core.restorers.at_rate import AtRate, added_to
from model_core.restorers.base import NO_BENEFIT
from model_core.restorers.studio import StudioRestorer

RATE = 44_100
TINY = StudioConfig(width=32, blocks=1, late_blocks=1, rnn_hidden=16)


def noise(seconds: float, rate: int = RATE, channels: int = 2, cutoff_hz: float | None = None) -> AudioClip:
    rng = np.random.default_rng(3)
    samples = rng.normal(0.0, 0.1, (channels, round(seconds * rate)))
    if cutoff_hz:
        spectrum = np.fft.rfft(samples)
        spectrum[:, np.fft.rfftfreq(samples.shape[1], 1 / rate) > cutoff_hz] = 0.0
        samples = np.fft.irfft(spectrum, samples.shape[1])
    return AudioClip(samples.astype(np.float32), rate)


class Says(nn.Module):
    """A network that always says the same: a gain, an error and a level to fill up to."""

    def __init__(self, gain_db: float = 0.0, error_db: float = 0.2, fill_db: float = -100.0) -> None:
        super().__init__()
        self.config = TINY
        self.gain_db, self.error_db, self.fill_db = gain_db, error_db, fill_db

    def forward(self, seen: Features) -> Estimate:
        def full(value: float) -> Tensor:
            return torch.full_like(seen.levels_db, value)

        return Estimate(full(self.gain_db), full(self.error_db), full(self.fill_db), torch.zeros_like(seen.low))


def restorer(model: nn.Module, **settings: float) -> StudioRestorer:
    return StudioRestorer(model, Card(model="studio"), RestoreConfig(device="cpu", **settings))


def band_level_db(samples: np.ndarray, low_hz: float, high_hz: float, rate: int = RATE) -> float:
    power = np.abs(np.fft.rfft(samples)) ** 2
    hz = np.fft.rfftfreq(samples.shape[-1], 1 / rate)
    return float(10 * np.log10(power[:, (hz >= low_hz) & (hz < high_hz)].mean() + 1e-20))


@pytest.mark.parametrize(
    ("rate", "channels"), [(44_100, 2), (44_100, 1), (48_000, 2), (32_000, 1), (44_100, 3), (8_000, 1), (16_000, 2)]
)
def test_an_untrained_network_changes_nothing(rate: int, channels: int) -> None:
    torch.manual_seed(0)
    clip = noise(2.0, rate, channels)
    made = restorer(StudioNet(TINY)).restore(clip)
    assert not made.changed
    assert made.notes == (NO_BENEFIT,)
    assert made.clip is clip


@pytest.mark.parametrize(("rate", "channels"), [(44_100, 2), (48_000, 1), (44_100, 3)])
def test_a_gain_it_is_sure_of_is_applied_and_the_length_stays(rate: int, channels: int) -> None:
    clip = noise(2.5, rate, channels)
    made = restorer(Says(gain_db=-6.0206)).restore(clip)
    assert made.changed
    assert made.clip.samples.shape == clip.samples.shape
    inside = slice(rate // 2, 2 * rate)
    top_hz = 19_000.0  # at other rates, what the way there and back lets pass
    change = band_level_db(made.clip.samples[:, inside], 100, top_hz, rate) - band_level_db(
        clip.samples[:, inside], 100, top_hz, rate
    )
    assert change == pytest.approx(-6.0, abs=0.15)


def test_a_gain_it_doubts_is_not_applied() -> None:
    made = restorer(Says(gain_db=-6.0, error_db=6.5)).restore(noise(2.0))
    assert not made.changed


def test_only_what_lies_above_a_proven_limit_is_filled() -> None:
    clip = noise(3.0, cutoff_hz=8000.0)
    level = float(10 * np.log10((clip.samples**2).mean()))
    made = restorer(Says(fill_db=-50.0)).restore(clip)
    assert made.changed
    above = band_level_db(made.clip.samples, 9000, 20_000) - band_level_db(clip.samples, 1000, 7000)
    assert -60.0 < level < 0.0
    assert -35.0 < above < -10.0  # a level that is the same everywhere is lowered everywhere
    kept = made.clip.samples - clip.samples
    assert band_level_db(kept, 100, 7000) < band_level_db(clip.samples, 100, 7000) - 50.0


def test_a_full_band_recording_is_never_filled() -> None:
    made = restorer(Says(fill_db=-20.0)).restore(noise(2.0))
    assert not made.changed


def test_clipping_is_repaired_even_where_the_network_has_nothing_to_say() -> None:
    time = np.arange(2 * RATE) / RATE
    clean = 0.6 * np.sin(2 * np.pi * 220 * time) + 0.3 * np.sin(2 * np.pi * 554 * time)
    clip = AudioClip(np.stack((clean, clean)).astype(np.float32).clip(-0.5, 0.5), RATE)
    made = restorer(Says()).restore(clip)
    assert made.changed
    assert made.notes[0].startswith("Clipping was repaired")
    before, after = (np.square(x - clean).mean() for x in (clip.samples, made.clip.samples))
    assert 10 * np.log10(before / after) > 12.0
    assert np.abs(made.clip.samples).max() <= 1.0


def test_a_comb_of_whistles_is_taken_out_and_nothing_else() -> None:
    spectrum = np.fft.rfft(noise(6.0).samples)
    falling = np.fft.irfft(spectrum / (1.0 + np.fft.rfftfreq(6 * RATE, 1 / RATE) / 100.0) ** 2, 6 * RATE)
    music = AudioClip((falling * 0.1 / falling.std()).astype(np.float32), RATE)
    time = np.arange(music.frames) / RATE
    tones = sum(7e-4 * np.sin(2 * np.pi * hz * time) for hz in (8000, 8050, 9000, 10_000, 12_000, 14_000))
    made = restorer(Says(fill_db=-130.0)).restore(AudioClip((music.samples + tones).astype(np.float32), RATE))
    assert made.changed
    assert made.notes == ("Steady whistling was taken out: 6 lines at multiples of 50 Hz.",)
    inside = slice(RATE, -RATE)
    left = (made.clip.samples - music.samples)[:, inside]
    assert 10 * np.log10(np.square(tones[inside]).mean() / np.square(left).mean()) > 12.0
    assert not restorer(Says(fill_db=-130.0)).restore(music).changed


def test_of_music_darker_than_any_it_knows_nothing_is_asked() -> None:
    bright = noise(4.0)
    spectrum, hz = np.fft.rfft(bright.samples), np.fft.rfftfreq(4 * RATE, 1 / RATE)
    wave = np.fft.irfft(spectrum / (1.0 + hz / 300.0) ** 4, 4 * RATE)
    dark = AudioClip((0.5 * wave / np.abs(wave).max()).astype(np.float32), RATE)
    assert restorer(Says(gain_db=-6.0)).restore(bright).changed
    assert not restorer(Says(gain_db=-6.0)).restore(dark).changed


def test_the_network_is_not_asked_where_nothing_will_come_of_it() -> None:
    class Counts(Says):
        asked = 0

        def forward(self, seen: Features) -> Estimate:
            Counts.asked += 1
            return super().forward(seen)

    bright = noise(4.0)
    spectrum, hz = np.fft.rfft(bright.samples), np.fft.rfftfreq(4 * RATE, 1 / RATE)
    spectrum[:, hz < 40.0] = 0.0  # with nothing below 20 Hz it cannot have gone through the reference's reverb
    dark = np.fft.irfft(spectrum / (1.0 + hz / 300.0) ** 4, 4 * RATE)
    model = Counts(gain_db=-6.0)
    assert not restorer(model).restore(AudioClip((0.5 * dark / np.abs(dark).max()).astype(np.float32), RATE)).changed
    assert Counts.asked == 0
    restorer(model).restore(bright)
    assert Counts.asked == 1


def test_strength_is_a_mix_and_zero_is_the_input() -> None:
    clip = noise(2.0)
    whole = restorer(Says(gain_db=-6.0)).restore(clip).clip.samples
    half = restorer(Says(gain_db=-6.0), strength_percent=50.0).restore(clip).clip.samples
    np.testing.assert_allclose(half, clip.samples + 0.5 * (whole - clip.samples), atol=1e-6)
    assert not restorer(Says(gain_db=-6.0), strength_percent=0.0).restore(clip).changed


def test_blocks_leave_no_seams() -> None:
    """A seam would be as high as the noise; what stands out of it by chance is turned down a little less."""
    clip = noise(21.0, channels=1)
    whole = restorer(Says(gain_db=-6.0206)).restore(clip).clip.samples
    np.testing.assert_allclose(whole[:, 2048:-2048], 0.5 * clip.samples[:, 2048:-2048], atol=8e-3)


def test_another_rate_and_back_adds_exactly_what_is_asked() -> None:
    clip = noise(1.0, 48_000)
    inner = AtRate(clip, 44_100)
    pieces = list(inner.blocks(5000))
    assert sum(piece.shape[1] for piece in pieces) == inner.frames == 44_100
    nothing = (np.zeros_like(piece) for piece in pieces)
    same = np.concatenate(list(added_to(clip, nothing, 44_100)), axis=1)
    assert np.array_equal(same, clip.samples)
    low = noise(1.0, 48_000, cutoff_hz=15_000.0)
    back = np.concatenate(list(added_to(low, AtRate(low, 44_100).blocks(4096), 44_100)), axis=1)
    np.testing.assert_allclose(back[:, 500:-500], 2.0 * low.samples[:, 500:-500], atol=2e-3)


def test_the_card_decides_which_restorer_opens(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    from model_core.config import to_dict

    save_checkpoint(path, StudioNet(TINY), Card(model="studio", config=to_dict(TINY), name="mine"))
    opened = open_restorer(RestoreConfig(str(path), device="cpu"))
    assert opened.name == "studio"
    assert BandConfig() == TINY.bands
