"""Pictures: levels, bands, columns and pyramid against numbers known beforehand."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import numpy as np
import pytest

from model_core.pictures import (
    CHANGE_STEPS_PER_DB,
    FLOOR_DB,
    N_MELS,
    STEPS_PER_DB,
    MelPicture,
    change_steps,
    hz_to_mel,
    mel_picture,
    mel_to_hz,
    triangles,
    window_frames,
)
from model_core.progress import Cancelled, Reporter, Update


class Source:
    """An AudioSource over an array [channels, n]."""

    def __init__(self, samples: np.ndarray, sample_rate: int, block_frames: int | None = None) -> None:
        self.samples, self.sample_rate, self.channels, self.frames = samples, sample_rate, *samples.shape
        self._block_frames = block_frames

    def blocks(self, block_frames: int) -> Iterator[np.ndarray]:
        step = self._block_frames or block_frames
        for start in range(0, self.frames, step):
            yield self.samples[:, start : start + step]


def tone(hz: float, sample_rate: int, seconds: float = 1.0, amplitude: float = 1.0, channels: int = 1) -> np.ndarray:
    wave = amplitude * np.sin(2 * np.pi * hz * np.arange(round(seconds * sample_rate)) / sample_rate)
    return np.repeat(wave[np.newaxis], channels, axis=0).astype(np.float32)


@pytest.mark.parametrize("sample_rate", [8_000, 22_050, 44_100, 96_000])
def test_a_full_scale_tone_at_a_bands_centre_reads_0_db(sample_rate: int) -> None:
    _, centres_hz = triangles(window_frames(sample_rate), sample_rate)
    hz = float(centres_hz[np.argmin(np.abs(centres_hz - 1000.0))])
    picture = mel_picture(Source(tone(hz, sample_rate), sample_rate))
    middle = picture.db[:, picture.db.shape[1] // 2].astype(np.float32)
    assert picture.mel_hz[int(middle.argmax())] == hz
    assert middle.max() == pytest.approx(0.0, abs=0.05)
    assert picture.at(0.5, hz) == pytest.approx(0.0, abs=0.05)


def test_half_the_amplitude_is_6_db_less_in_any_number_of_channels() -> None:
    for channels in (1, 2, 8):
        picture = mel_picture(Source(tone(994.69388, 44_100, amplitude=0.5, channels=channels), 44_100))
        assert picture.at(0.5, 1000.0) == pytest.approx(-6.02, abs=0.1)


def test_silence_lies_on_the_floor_and_nan_does_no_harm() -> None:
    silent = np.zeros((1, 22_050), dtype=np.float32)
    assert np.all(mel_picture(Source(silent, 22_050)).db == FLOOR_DB)
    silent[0, 5000] = np.nan
    assert np.isfinite(mel_picture(Source(silent, 22_050)).db).all()


def test_a_click_is_where_it_was_in_picture_and_peaks() -> None:
    samples = np.zeros((2, 44_100), dtype=np.float32)
    samples[1, 20_480] = -0.75  # 40 hops of 512
    picture = mel_picture(Source(samples, 44_100))
    assert int(picture.db.astype(np.float32).sum(axis=0).argmax()) == 40
    assert picture.peaks[40] == 0.75
    assert np.count_nonzero(picture.peaks) == 1
    assert picture.hop_s == 512 / 44_100


def test_blocks_of_any_size_give_the_same_picture() -> None:
    samples = np.random.default_rng(3).standard_normal((2, 30_000)).astype(np.float32)
    whole = mel_picture(Source(samples, 44_100))
    for block_frames in (100, 1_777, 29_999):
        parts = mel_picture(Source(samples, 44_100, block_frames))
        steps = [picture.levels[0].astype(np.int32) for picture in (parts, whole)]
        assert np.abs(steps[0] - steps[1]).max() <= 1  # sums of other lengths round otherwise
        np.testing.assert_array_equal(parts.peaks, whole.peaks)
        assert parts.duration_s == whole.duration_s == 30_000 / 44_100


@pytest.mark.parametrize(("frames", "columns"), [(1, 1), (511, 1), (512, 2), (44_100, 87)])
def test_one_column_a_hop(frames: int, columns: int) -> None:
    picture = mel_picture(Source(np.zeros((1, frames), dtype=np.float32), 44_100))
    assert picture.db.shape == (N_MELS, columns)
    assert picture.peaks.shape == (columns,)


def test_mel_scale_is_slaneys() -> None:
    assert hz_to_mel(1000.0) == 15.0
    assert hz_to_mel(6400.0) == pytest.approx(42.0)
    np.testing.assert_allclose(mel_to_hz(hz_to_mel(np.array([0.0, 440.0, 1000.0, 16_000.0]))), [0, 440, 1000, 16_000])


def ramp(columns: int) -> MelPicture:
    """A picture whose level in steps is its column's number, over two bands."""
    from model_core.pictures import _pyramid

    levels = _pyramid(np.tile(np.arange(columns, dtype=np.int16), (2, 1)))
    return MelPicture(levels, np.zeros(columns, np.float32), 0.01, np.array([500.0, 1000.0]), columns * 0.01, 0.0)


def test_each_level_of_the_pyramid_keeps_the_loudest_of_four() -> None:
    picture = ramp(2050)
    assert [level.shape[1] for level in picture.levels] == [2050, 513]
    assert list(picture.levels[1][0, :3]) == [3, 7, 11]


def test_a_view_holds_what_is_visible_and_its_true_edges() -> None:
    picture = ramp(2000)
    part, left_s, right_s = picture.view(10.0, 10.1, 500)
    np.testing.assert_array_equal(part[0], np.arange(1000, 1011))
    assert (left_s, right_s) == (pytest.approx(9.995), pytest.approx(10.105))
    part, left_s, right_s = picture.view(0.0, 20.0, 100)
    assert part.shape == (2, 100)
    np.testing.assert_array_equal(part[0, :2], [19, 39])
    assert (left_s, right_s) == (pytest.approx(-0.005), pytest.approx(19.995))


def test_panning_pools_the_same_columns() -> None:
    picture = ramp(2000)
    one, left_one, _ = picture.view(1.00, 11.00, 100)
    two, left_two, _ = picture.view(1.05, 11.05, 100)
    shift = round((left_two - left_one) / 0.1)
    np.testing.assert_array_equal(one[0, shift : shift + 50], two[0, :50])


def test_pictures_of_one_length_give_the_same_columns() -> None:
    one, left, right = ramp(9000).view(3.21, 80.0, 300)
    other = ramp(9000).view(3.21, 80.0, 300)
    assert (left, right) == other[1:]
    assert one.shape == other[0].shape
    assert 300 <= one.shape[1] <= 600


@pytest.mark.parametrize(
    ("before_db", "after_db", "change_db"),
    [
        (-40.0, -30.0, 10.0),
        (-30.0, -42.5, -12.5),
        (-119.0, -91.0, 0.0),  # both under the floor
        (-110.0, -80.0, 10.0),  # counted from the floor
        (127.0, -120.0, -217.0),
        (-20.0, -20.0, 0.0),
    ],
)
def test_the_change_is_after_minus_before_in_what_can_be_seen(
    before_db: float, after_db: float, change_db: float
) -> None:
    before, after = (np.array([[round(level * STEPS_PER_DB)]], dtype=np.int16) for level in (before_db, after_db))
    change = change_steps(before, after, floor_db=-90.0)
    assert change.dtype == np.int16
    assert float(change[0, 0]) / CHANGE_STEPS_PER_DB == change_db


def test_a_picture_can_be_sent_to_another_process() -> None:
    picture = mel_picture(Source(tone(440.0, 22_050), 22_050))
    copy = pickle.loads(pickle.dumps(picture))
    np.testing.assert_array_equal(copy.levels[0], picture.levels[0])
    assert (copy.hop_s, copy.duration_s, copy.loud_db) == (picture.hop_s, picture.duration_s, picture.loud_db)


def test_infinite_and_huge_samples_stay_on_the_scale() -> None:
    samples = tone(1000.0, 22_050)
    samples[0, 5000] = np.inf
    samples[0, 15_000:16_000] *= np.float32(1e12)
    picture = mel_picture(Source(samples, 22_050))
    assert picture.db.max() == pytest.approx(32_767 / 256)
    assert picture.at(0.1, 1000.0) == pytest.approx(0.0, abs=0.2)


def test_reports_and_stops() -> None:
    updates: list[Update] = []
    source = Source(np.zeros((1, 600_000), dtype=np.float32), 44_100)
    mel_picture(source, Reporter(updates.append))
    assert [round(update.fraction or 0, 3) for update in updates] == [0.0, 0.437, 0.874, 1.0]
    with pytest.raises(Cancelled):
        mel_picture(source, Reporter(should_stop=lambda: True))
