"""Clips, tags, resampling, repairs and finding files."""

from __future__ import annotations

import errno
from pathlib import Path

import mutagen
import numpy as np
import pytest
from mutagen import aiff, flac, id3, mp4, oggvorbis

from model_core.audio import (
    AUDIO_SUFFIXES,
    AudioClip,
    ExportConfig,
    Tags,
    find_audio,
    probe,
    read_clip,
    resample,
    write_clip,
)
from model_core.audio.repair import Repairer
from model_core.audio.resample import StreamResampler
from model_core.errors import AudioError

from .audio_fixtures import LIBAV_KINDS, SNDFILE_KINDS, make_zoo, music, write_libav, write_sndfile

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
TAGS = Tags(
    {
        "title": "Äther & 曲",
        "artist": "One; Two",
        "album": "Tests",
        "date": "2024-05-01",
        "genre": "Rock",
        "tracknumber": "3/12",
        "comment": "hello",
        "lyrics": "la\nla",
        "my own name": "42",
    },
    PNG,
)


def test_a_clip_is_float32_with_channels_first() -> None:
    clip = AudioClip(np.zeros((2, 100), np.float32), 50)
    assert (clip.channels, clip.frames, clip.duration_s, clip.tags) == (2, 100, 2.0, Tags())
    for wrong in (np.zeros((2, 100)), np.zeros(100, np.float32)):
        with pytest.raises(ValueError, match=r"expected float32 \[channels, n\]"):
            AudioClip(wrong, 50)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="expected a positive sample rate"):
        AudioClip(np.zeros((2, 100), np.float32), 0)


def test_blocks_of_a_clip_are_copies() -> None:
    clip = AudioClip(music(0.01), 44_100)
    for block in clip.blocks(100):
        block[:] = 0
    assert np.array_equal(clip.samples, music(0.01))


@pytest.mark.parametrize("suffix", ["wav", "flac", "aiff", "ogg", "opus", "mp3"])
def test_tags_and_cover_survive_every_format(tmp_path: Path, suffix: str) -> None:
    clip = AudioClip(music(0.3, rate_hz=48_000), 48_000, TAGS)
    assert write_clip(tmp_path / f"a.{suffix}", clip) == []
    back = read_clip(tmp_path / f"a.{suffix}")
    assert dict(back.tags.values) == dict(TAGS.values)
    assert back.tags.cover == PNG
    assert back.frames == clip.frames
    # and from one format to the next
    write_clip(tmp_path / "b.flac", back)
    assert probe(tmp_path / "b.flac").tags == Tags(back.tags.values, PNG)


@pytest.mark.parametrize("suffix", ["wav", "flac", "aiff", "ogg", "opus", "mp3"])
def test_hostile_tags_stay_tags(tmp_path: Path, suffix: str) -> None:
    values = {"title": "../../etc/passwd\0\x1b[31m" + "x" * 5000, "a=b": "1", "": "2", "ключ": "3", "ok": "4"}
    write_clip(tmp_path / f"a.{suffix}", AudioClip(music(0.1), 48_000, Tags(values, b"no picture")))
    assert read_clip(tmp_path / f"a.{suffix}").tags.values["ok"] == "4"
    assert [entry.name for entry in tmp_path.iterdir()] == [f"a.{suffix}"]


def test_a_cover_too_large_for_flac_is_left_out_with_a_note(tmp_path: Path) -> None:
    clip = AudioClip(music(0.1), 44_100, Tags({"title": "t"}, PNG + bytes(1 << 24)))
    (note,) = write_clip(tmp_path / "a.flac", clip)
    assert "a.flac: the cover picture is larger than the 16 MB that FLAC allows and was left out" in note
    assert probe(tmp_path / "a.flac").tags == Tags({"title": "t"})


@pytest.mark.parametrize("suffix", ["flac", "ogg", "mp3", "aiff"])
def test_a_disk_that_fills_up_with_the_tags_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    def full(*args: object, **settings: object) -> None:
        raise mutagen.MutagenError(OSError(errno.ENOSPC, "No space left on device"))

    for kind in (flac.FLAC, oggvorbis.OggVorbis, id3.ID3, aiff.AIFF):
        monkeypatch.setattr(kind, "save", full)
    with pytest.raises(AudioError, match=rf"a\.{suffix}: the disk is full"):
        write_clip(tmp_path / f"a.{suffix}", AudioClip(music(0.1), 44_100, TAGS))
    assert list(tmp_path.iterdir()) == []


def test_tags_of_other_programs_are_understood(tmp_path: Path) -> None:
    m4a = write_libav(tmp_path / "a.m4a", music(0.3), *LIBAV_KINDS["aac.m4a"])
    file = mp4.MP4(m4a)
    file["\xa9nam"], file["trkn"] = ["Song"], [(3, 12)]
    file["covr"] = [mp4.MP4Cover(PNG, mp4.MP4Cover.FORMAT_PNG)]
    file.save()
    found = probe(m4a).tags
    assert (found.values["title"], found.values["tracknumber"], found.cover) == ("Song", "3/12", PNG)
    assert "encoder" not in found.values

    mp3 = write_sndfile(tmp_path / "a.mp3", music(0.3), **SNDFILE_KINDS["layer3.mp3"])
    tags = id3.ID3()
    tags.add(id3.TPE1(encoding=1, text=["One", "Two"]))
    tags.add(id3.APIC(encoding=0, mime="image/png", type=4, desc="back", data=b"back"))
    tags.add(id3.APIC(encoding=0, mime="image/png", type=3, desc="front", data=PNG))
    tags.save(mp3)
    assert probe(mp3).tags == Tags({"artist": "One; Two"}, PNG)


def test_damaged_tags_never_keep_a_sound_from_opening(tmp_path: Path) -> None:
    make_zoo(tmp_path, music(0.2))
    for name in SNDFILE_KINDS:
        path = tmp_path / name
        path.write_bytes(
            path.read_bytes() + b"ID3\x04\0\0\x7f\x7f\x7f\x7fTAG" + bytes(200) + b"APETAGEX" + b"\xff" * 64
        )
        assert read_clip(path).frames > 8000


def test_resampling_keeps_a_tone_and_gives_the_exact_length() -> None:
    t = np.arange(44_101) / 44_100
    tone = np.sin(2 * np.pi * 1000 * t).astype(np.float32)[None]
    made = resample(tone, 44_100, 32_000)
    assert made.shape == (1, 32_001)  # ceil(44101 * 32000 / 44100)
    expected = np.sin(2 * np.pi * 1000 * np.arange(32_001) / 32_000)
    assert np.abs(made[0, 500:-500] - expected[500:-500]).max() < 1e-4
    assert resample(np.zeros((2, 0), np.float32), 44_100, 48_000).shape == (2, 0)
    assert resample(tone, 44_100, 44_100) is tone


@pytest.mark.parametrize("block", [100, 1024, 7777])
@pytest.mark.parametrize(("from_hz", "to_hz"), [(44_100, 48_000), (48_000, 32_000), (8_000, 44_100)])
def test_resampling_in_pieces_equals_the_whole(from_hz: int, to_hz: int, block: int) -> None:
    samples = music(0.5, rate_hz=from_hz)
    stream = StreamResampler(2, from_hz, to_hz)
    pieces = [stream(samples[:, at : at + block]) for at in range(0, samples.shape[1], block)]
    joined = np.concatenate([*pieces, stream(np.zeros((2, 0), np.float32), last=True)], axis=1)
    whole = resample(samples, from_hz, to_hz)
    assert joined.shape == whole.shape
    assert np.abs(joined - whole).max() < 1e-5


def test_repairs_bridge_runs_also_across_blocks() -> None:
    values = np.linspace(0.0, 0.9, 10, dtype=np.float32)[None]
    broken = values.copy()
    broken[0, 3:5] = np.nan
    repair = Repairer(1, 10)
    assert np.allclose(repair(broken), values, atol=1e-6)
    assert repair.sentence() == (
        "2 samples between 0.30 s and 0.40 s were not valid numbers and were replaced by a line between the "
        "neighbouring samples"
    )
    seam = Repairer(1, 10)
    first = seam(np.array([[0.4, 0.4, np.inf]], np.float32))
    second = seam(np.array([[np.nan, 0.4]], np.float32))
    assert first[0].tolist() == pytest.approx([0.4, 0.4, 0.2])
    assert second[0].tolist() == pytest.approx([0.3, 0.4])
    assert seam.count == 2


def test_sound_blocks_pass_untouched() -> None:
    block = music(0.01) * 100
    repair = Repairer(2, 44_100)
    assert repair(block) is block
    assert repair.sentence() is None


def test_finding_files_in_folders_globs_and_by_name(tmp_path: Path) -> None:
    names = ["b/2.flac", "b/1.WAV", "b/deep/3.ogg", "a.mp3", "b/notes.txt", "b/.hidden.wav", "b/.cache/x.wav", "odd"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    def found(*paths: str) -> list[str]:
        return [path.relative_to(tmp_path).as_posix() for path in find_audio(tmp_path / path for path in paths)]

    assert found("b") == ["b/1.WAV", "b/2.flac", "b/deep/3.ogg"]
    assert found("odd", "a.mp3", "odd") == ["odd", "a.mp3"]
    assert found("**/*.ogg", "b") == ["b/deep/3.ogg", "b/1.WAV", "b/2.flac"]
    assert found("*") == ["a.mp3", "b/1.WAV", "b/2.flac", "b/deep/3.ogg", "odd"]
    (tmp_path / "empty").mkdir()
    (tmp_path / "[live].mp3").touch()
    assert found("[live].mp3") == ["[live].mp3"]
    for missing, sentence in {
        "none.wav": "expected a file or a folder, found nothing there",
        "*.xyz": "found nothing there",
        "empty": "expected a folder with sound files, found none in it",
        "empt*": "expected sound files in the folders it matches, found none",
    }.items():
        with pytest.raises(AudioError, match=sentence):
            found(missing)
    assert {".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff", ".m4a", ".wma", ".wv"} <= AUDIO_SUFFIXES


def test_settings_survive_json() -> None:
    from model_core.config import from_dict, to_dict

    export = ExportConfig(format="WAV", bit_depth="float", sample_rate=48_000)
    assert from_dict(ExportConfig, to_dict(export)) == export
