"""Items depend on (seed, epoch, index) alone, and hold what the paper says."""

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from model_core.dataset import (
    SegmentConfig,
    Segments,
    Track,
    batches,
    degrade,
    find_tracks,
    fingerprint,
    in_thread,
    split_tracks,
)
from model_core.degradations import Chain
from model_core.errors import DataError
from tests.model_core.music import RATE, make_folder, tune

SECOND = SegmentConfig(duration_s=1.0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_folder(tmp_path_factory.mktemp("music"), 3)
    (folder / "broken.mp3").write_bytes(b"not music")
    (folder / "notes.txt").write_text("nothing to hear")
    soundfile.write(folder / "stereo.flac", np.stack([tune(9, 2.0, 44_100), np.zeros(88_200, np.float32)], 1), 44_100)
    return folder


def test_find_tracks_leaves_out_what_cannot_be_read(folder: Path) -> None:
    found = find_tracks(folder)
    assert [t.path.name for t in found] == ["00.wav", "01.wav", "02.wav", "stereo.flac"]
    assert found[0].duration_s == pytest.approx(3.0)


@pytest.mark.parametrize("make", [lambda p: p / "missing", lambda p: p])
def test_folders_without_music_are_refused(tmp_path: Path, make: object) -> None:
    with pytest.raises(DataError, match=str(tmp_path)):
        find_tracks(make(tmp_path))  # type: ignore[operator]


def test_an_item_repeats_and_differs_from_its_neighbours(folder: Path) -> None:
    segments = Segments(find_tracks(folder), "train", Chain(), SECOND)
    again = Segments(find_tracks(folder), "train", Chain(), SECOND)
    for index in range(6):
        one, other = segments.item(index, epoch=2), again.item(index, epoch=2)
        assert np.array_equal(one.clean, other.clean)
        assert one.drawn == other.drawn
    assert segments.item(0, 2).start_s != segments.item(0, 3).start_s


def test_an_epoch_walks_every_track_once_before_any_again(folder: Path) -> None:
    tracks = find_tracks(folder)
    segments = Segments(tracks, "train", Chain(), SECOND)
    seen = [segments.item(i).track for i in range(len(tracks))]
    assert sorted(t.path for t in seen) == [t.path for t in tracks]


def test_items_are_mono_at_the_rate_and_peak_at_one(folder: Path) -> None:
    segments = Segments(find_tracks(folder), "test", Chain(), SECOND)
    for index in range(4):
        item = segments.item(index)
        assert item.clean.shape == (RATE,)
        assert item.clean.dtype == np.float32
        assert np.abs(item.clean).max() == pytest.approx(1.0, abs=1e-6)
    assert segments.item(0, epoch=7).start_s == segments.item(0).start_s


def test_fixed_splits_are_seeded_as_in_the_paper(folder: Path) -> None:
    tracks = find_tracks(folder)
    for split, base in (("validation", 99), ("test", 201)):
        rng = np.random.default_rng(base + 1)
        expected_s = rng.uniform(0.0, tracks[1].duration_s - 1.0)
        assert Segments(tracks, split, Chain(), SECOND).item(1).start_s == pytest.approx(expected_s)  # type: ignore[arg-type]


def test_a_segment_is_what_the_file_holds_there(folder: Path) -> None:
    item = Segments(find_tracks(folder), "test", Chain(), SECOND).item(0)
    whole, _ = soundfile.read(folder / "00.wav", dtype="float32")
    begin = round(item.start_s * RATE)
    expected = whole[begin : begin + RATE]
    assert np.abs(item.clean - expected / np.abs(expected).max()).max() < 1e-6


def test_short_tracks_are_padded_with_zeros(tmp_path: Path) -> None:
    make_folder(tmp_path, 1, seconds=0.5)
    clean = Segments(find_tracks(tmp_path), "test", Chain(), SECOND).item(0).clean
    assert np.abs(clean[:16_000]).max() == pytest.approx(1.0, abs=1e-6)
    assert not clean[16_000:].any()


def test_batches_keep_order_and_the_last_is_short(folder: Path) -> None:
    segments = Segments(find_tracks(folder), "train", Chain(), SECOND)
    groups = list(batches(segments, range(2, 7), 2, epoch=1))
    assert [len(g) for g in groups] == [2, 2, 1]
    flat = [item.start_s for group in groups for item in group]
    assert flat == [segments.item(i, 1).start_s for i in range(2, 7)]
    clean, degraded = degrade(groups[0], segments.chain, RATE, torch.device("cpu"))
    assert clean.shape == degraded.shape == (2, RATE)


def test_the_thread_ahead_passes_errors_on_and_ends_when_abandoned() -> None:
    def broken() -> object:
        yield 1
        raise ValueError("second")

    source = in_thread(broken())  # type: ignore[arg-type]
    assert next(source) == 1
    with pytest.raises(ValueError, match="second"):
        next(source)
    endless = in_thread(iter(int, 1))
    next(endless)
    endless.close()  # type: ignore[attr-defined]
    assert not [t for t in threading.enumerate() if t.name == "items"]


def test_fingerprint_follows_names_and_sizes_not_places(tmp_path: Path) -> None:
    one, other = find_tracks(make_folder(tmp_path / "a", 2)), find_tracks(make_folder(tmp_path / "b", 2))
    assert fingerprint(one) == fingerprint(list(reversed(other)))
    assert fingerprint(one) != fingerprint(one[:1])


def test_split_holds_out_whole_folders() -> None:
    tracks = [Track(Path(f"artist{i // 3}/{i}.mp3"), 30.0) for i in range(30)]
    kept, held_out = split_tracks(tracks, 0.1, seed=1)
    assert len(held_out) == 3
    assert len({t.path.parent for t in held_out}) == 1
    assert not {t.path.parent for t in kept} & {t.path.parent for t in held_out}
    assert sorted([*kept, *held_out], key=lambda t: t.path) == sorted(tracks, key=lambda t: t.path)


def test_split_of_a_flat_folder_and_of_too_little() -> None:
    flat = [Track(Path(f"x/{i}.mp3"), 30.0) for i in range(10)]
    kept, held_out = split_tracks(flat, 0.1, seed=1)
    assert (len(kept), len(held_out)) == (9, 1)
    with pytest.raises(DataError, match="at least 2"):
        split_tracks(flat[:1], 0.1, seed=1)
