"""What a scan finds in a folder with one of everything."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model_core.dataset import Track, find_tracks, split_tracks, without_copies
from model_core.errors import DataError
from model_core.progress import Cancelled, Reporter, Update
from model_core.scan import scan_music

RATE = 44_100


def _noise(seed: int, seconds: float = 8.0, channels: int = 2) -> np.ndarray:
    return 0.1 * np.random.default_rng(seed).standard_normal((round(seconds * RATE), channels))


def _write(path: Path, wave: np.ndarray, **tags: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(path, "w", RATE, wave.shape[1]) as file:
        for name, value in tags.items():
            setattr(file, name, value)
        file.write(wave)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("music")
    _write(folder / "a" / "1.flac", _noise(1), artist="Ada", title="One")
    _write(folder / "b" / "copy.flac", _noise(1), artist="Ada", title="Another title")
    _write(folder / "b" / "2.flac", _noise(2), artist=" ADA ")
    _write(folder / "b" / "mono.wav", _noise(3, channels=1))
    dull = np.fft.rfft(_noise(4), axis=0)
    dull[np.fft.rfftfreq(8 * RATE, 1 / RATE) > 10_000] = 0
    _write(folder / "c" / "dull.flac", np.fft.irfft(dull, axis=0))
    _write(folder / "c" / "silent.wav", np.zeros((4 * RATE, 2)))
    _write(folder / "c" / "coded.ogg", _noise(5))
    (folder / "c" / "broken.mp3").write_bytes(b"not music")
    return folder


def test_every_kind_is_told_apart(folder: Path) -> None:
    report = scan_music(folder)
    facts = {track.path.relative_to(folder).as_posix(): track for track in report.tracks}
    assert list(facts) == sorted(facts)
    assert facts["b/copy.flac"].duplicate_of == folder / "a" / "1.flac"
    assert facts["c/silent.wav"].silent
    assert "broken.mp3" in facts["c/broken.mp3"].error
    assert [name for name, track in facts.items() if not track.usable] == [
        "b/copy.flac",
        "c/broken.mp3",
        "c/silent.wav",
    ]
    assert facts["c/dull.flac"].bandwidth_hz == pytest.approx(10_000, rel=0.05)
    assert facts["a/1.flac"].bandwidth_hz == pytest.approx(RATE / 2)
    assert facts["c/coded.ogg"].lossy
    assert (facts["b/mono.wav"].channels, facts["b/mono.wav"].sample_rate) == (1, RATE)
    assert facts["a/1.flac"].group == facts["b/2.flac"].group == "ada"
    assert facts["b/mono.wav"].group == str(folder / "b")


def test_the_folder_in_figures(folder: Path) -> None:
    report = scan_music(folder)
    assert report.usable == 5
    assert report.hours == pytest.approx(5 * 8.0 / 3600, rel=0.01)
    assert report.groups == 3
    assert report.sample_rates == {RATE: 5}
    counts = {warned.code: warned.count for warned in report.warnings}
    assert counts["unreadable"] == counts["silent"] == counts["duplicates"] == counts["mono"] == 1
    assert (counts["lossy"], counts["little music"]) == (1, 1)
    assert counts["band-limited"] >= 1
    assert "one group" not in counts
    assert "1 of 8 files are copies of others" in next(w.sentence for w in report.warnings if w.code == "duplicates")


def test_one_artist_alone_is_said(tmp_path: Path) -> None:
    _write(tmp_path / "1.flac", _noise(1, 2.0), artist="Ada")
    _write(tmp_path / "2.flac", _noise(2, 2.0), artist="Ada")
    assert "one group" in {warned.code for warned in scan_music(tmp_path).warnings}


def test_it_reports_and_stops(folder: Path) -> None:
    seen: list[Update] = []
    scan_music(folder, Reporter(seen.append))
    assert [u.fraction for u in seen] == [n / 8 for n in range(9)]
    stopped: list[Update] = []
    with pytest.raises(Cancelled):
        scan_music(folder, Reporter(stopped.append, lambda: len(stopped) == 2))


@pytest.mark.parametrize("name", ["missing", "a/1.flac"])
def test_what_is_no_folder_of_music_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(DataError, match="expected a folder of music"):
        scan_music(folder / name)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="expected sound files, found none"):
        scan_music(tmp_path)


def test_no_artist_is_on_both_sides() -> None:
    tracks = [Track(Path(f"flat/{i}.mp3"), 30.0, f"artist {i % 7}") for i in range(42)]
    kept, held_out = split_tracks(tracks, 0.1, seed=1, by="artist")
    assert len(held_out) == 6
    assert len({t.group for t in held_out}) == 1
    assert not {t.group for t in kept} & {t.group for t in held_out}


def test_copies_never_validate_what_was_trained_on(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "a" / "1.flac", tmp_path / "1.flac")
    shutil.copy(folder / "a" / "1.flac", tmp_path / "again.flac")
    shutil.copy(folder / "b" / "2.flac", tmp_path / "2.flac")
    assert [t.path.name for t in without_copies(find_tracks(tmp_path))] == ["1.flac", "2.flac"]
