"""Pairs from disk: found by name or list, aligned, and refused in one sentence when they do not belong together."""

from pathlib import Path

import numpy as np
import pytest
import scipy.signal
import soundfile

from model_core.degradations.alignment import shifted
from model_core.errors import DataError
from model_core.pairs import PairFiles, find_pairs, load_pair, load_pairs, read_manifest
from model_core.progress import Reporter

RATE = 16_000


def _music(seed: int, seconds: float = 3.0, channels: int = 2) -> np.ndarray:
    noise = np.random.default_rng(seed).standard_normal((channels, round(seconds * RATE)))
    music = scipy.signal.lfilter([1.0], [1.0, -0.95], noise, axis=1)
    return (0.6 * music / np.abs(music).max()).astype(np.float32)


def _write(path: Path, samples: np.ndarray, rate: int = RATE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples.T, rate, subtype="FLOAT")
    return path


@pytest.mark.parametrize("late", [-1_500, 0, 37])
def test_aligned_with_gain_and_lag(tmp_path: Path, late: int) -> None:
    clean = _music(1)
    error = np.random.default_rng(2).standard_normal(clean.shape).astype(np.float32)
    error *= 0.1 * np.sqrt(np.mean(clean**2))
    damaged = 0.5 * shifted(clean + error, -late, clean.shape[1])
    pair = load_pair(PairFiles(_write(tmp_path / "a.wav", clean), _write(tmp_path / "b.wav", damaged)))
    assert (pair.lag_samples, pair.sample_rate, pair.mono) == (late, RATE, False)
    assert pair.gain_db == pytest.approx(-6.02, abs=0.1) and pair.si_sdr_db == pytest.approx(20.0, abs=0.3)
    assert pair.clean.shape == pair.damaged.shape == (2, clean.shape[1] - abs(late))
    assert pair.clean.dtype == pair.damaged.dtype == np.float32
    first = max(0, -late)
    np.testing.assert_array_equal(pair.clean, clean[:, first : first + pair.clean.shape[1]])
    np.testing.assert_allclose(
        pair.damaged, 0.5 * (pair.clean + error[:, first : first + pair.clean.shape[1]]), atol=1e-6
    )
    pair.clean[:] = 0  # one's own to change


def test_a_place_in_the_clean_file_another_rate_and_mono(tmp_path: Path) -> None:
    clean = _music(3, 6.0)
    part = clean[:, 2 * RATE : 5 * RATE].mean(axis=0, keepdims=True)
    files = PairFiles(
        _write(tmp_path / "a.wav", clean), _write(tmp_path / "b.wav", np.repeat(part, 2, axis=1), 2 * RATE), 2.0, 2.5
    )
    pair = load_pair(files)
    assert pair.mono and pair.clean.shape == (2, round(2.5 * RATE)) and pair.lag_samples in (0, 1)
    assert np.array_equal(pair.damaged[0], pair.damaged[1]) and np.array_equal(pair.clean[0], pair.clean[1])
    np.testing.assert_allclose(pair.clean[0], part[0, : pair.clean.shape[1]], atol=1e-6)


def test_strangers_are_refused(tmp_path: Path) -> None:
    one, other = _write(tmp_path / "a.wav", _music(1)), _write(tmp_path / "b.wav", _music(2))
    with pytest.raises(DataError, match=r"b\.wav: expected the sound of .*a\.wav, found another"):
        load_pair(PairFiles(one, other))
    with pytest.raises(DataError, match=r"silence\.wav: expected the sound"):
        load_pair(PairFiles(one, _write(tmp_path / "silence.wav", np.zeros((2, RATE), np.float32))))
    with pytest.raises(DataError, match=r"only 3\.0 s there"):
        load_pair(PairFiles(one, one, clean_start_s=9.0))
    late = shifted(_music(1), -RATE, 3 * RATE)  # a second late: out of reach
    with pytest.raises(DataError, match="found another"):
        load_pair(PairFiles(one, _write(tmp_path / "late.wav", late)))


def test_a_gap_is_refused(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).standard_normal((2, 10 * RATE)).astype(np.float32) * 0.1
    cut = np.concatenate([noise[:, : 5 * RATE], noise[:, 5 * RATE + 400 :]], axis=1)
    files = PairFiles(_write(tmp_path / "a.wav", noise), _write(tmp_path / "b.wav", cut))
    with pytest.raises(DataError, match=r"part of it -?400 samples off"):
        load_pair(files)


def test_matched_by_name(tmp_path: Path) -> None:
    clean, damaged = tmp_path / "clean", tmp_path / "damaged"
    for name in ("a/song.wav", "b/song.wav", "song two.wav", "song.long.wav"):
        _write(clean / name, _music(1, 0.2))
    for name in ("a/song.wav", "b/song--mp3.wav", "song two (16 kHz).wav", "song.long_8bit.wav", "stranger.wav"):
        _write(damaged / name, _music(1, 0.2))
    found = {p.damaged.relative_to(damaged).as_posix(): p.clean for p in find_pairs(clean, damaged)}
    assert {name: path.relative_to(clean).as_posix() for name, path in found.items()} == {
        "a/song.wav": "a/song.wav",
        "b/song--mp3.wav": "b/song.wav",
        "song two (16 kHz).wav": "song two.wav",
        "song.long_8bit.wav": "song.long.wav",
    }
    (tmp_path / "empty").mkdir()
    for wrong, sentence in ((tmp_path / "empty", "found none"), (tmp_path / "nowhere", "found nothing")):
        with pytest.raises(DataError, match=sentence):
            find_pairs(clean, wrong)
    _write(tmp_path / "others" / "else.wav", _music(1, 0.2))
    with pytest.raises(DataError, match="none of 1 that match"):
        find_pairs(clean, tmp_path / "others")


def test_a_list(tmp_path: Path) -> None:
    clean = _write(tmp_path / "music" / "x.wav", _music(1))
    damaged = _write(tmp_path / "codec" / "x--1.wav", _music(1)[:, RATE:])
    manifest = tmp_path / "codec" / "manifest.tsv"
    head = "file\tclean_file\tsplit\tclean_start_s\tduration_s\n"
    manifest.write_text(head + "codec/x--1.wav\tmusic/x.wav\tval\t1.0\t2.0\n", encoding="utf-8")
    assert read_manifest(manifest) == [PairFiles(clean, damaged, 1.0, 2.0)]
    commas = manifest.with_suffix(".csv")
    commas.write_text(manifest.read_text(encoding="utf-8").replace("\t", ","), encoding="utf-8")
    assert read_manifest(commas) == [PairFiles(clean, damaged, 1.0, 2.0)]
    (pair,) = load_pairs(read_manifest(manifest, "val"), Reporter())
    assert pair.lag_samples == 0 and pair.likeness == pytest.approx(1.0) and pair.clean.shape[1] == 2 * RATE
    for text, sentence in (
        ("file\tother\nx\ty\n", "columns file and clean_file"),
        ("", "no rows"),
        (head + "codec/x--1.wav\tmusic/x.wav\tval\tone\t2\n", "line 2: expected seconds"),
        (head + "codec/none.wav\tmusic/x.wav\tval\t1\t2\n", r"line 2: expected the file 'codec/none\.wav'"),
    ):
        manifest.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match=sentence):
            read_manifest(manifest)
    manifest.write_text(head + "codec/x--1.wav\tmusic/x.wav\tval\t1.0\t2.0\n", encoding="utf-8")
    with pytest.raises(DataError, match="split 'test'"):
        read_manifest(manifest, "test")
    with pytest.raises(DataError, match="nowhere"):
        read_manifest(tmp_path / "nowhere.tsv")
