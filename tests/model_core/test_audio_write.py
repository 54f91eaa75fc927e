"""Writing: what was given comes back, whole or not at all, and the notes say what had to be changed."""

from __future__ import annotations

import dataclasses
import errno
import os
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from model_core.audio import (
    AudioClip,
    AudioFile,
    AudioWriter,
    ExportConfig,
    default_export,
    export_like,
    probe,
    read_clip,
    read_clip_with_warnings,
    write_clip,
)
from model_core.audio import atomic as atomic_module
from model_core.audio import export as export_module
from model_core.audio import wav as wav_module
from model_core.errors import AudioError
from model_core.progress import Cancelled, Reporter

from .audio_fixtures import LIBAV_KINDS, RATE_HZ, SNDFILE_KINDS, make_zoo, music, write_sndfile

FORMATS = ["wav", "flac", "aiff", "ogg", "opus", "mp3"]
CLIP = AudioClip(music(0.5), RATE_HZ)


def on_grid(bits: int, channels: int = 2) -> AudioClip:
    """A clip whose samples are ``bits`` bit integers."""
    steps = 2.0 ** (bits - 1)
    return AudioClip((np.rint(music(0.2, channels) * steps) / steps).astype(np.float32), RATE_HZ)


@pytest.mark.parametrize(
    ("suffix", "depth"),
    [("wav", 16), ("wav", 24), ("wav", 32), ("flac", 16), ("flac", 24), ("aiff", 16), ("aiff", 24), ("aiff", 32)],
)
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_integer_samples_come_back_bit_for_bit(tmp_path: Path, suffix: str, depth: int, channels: int) -> None:
    clip = on_grid(min(depth, 24), channels)
    path = tmp_path / f"a.{suffix}"
    assert write_clip(path, clip, ExportConfig(bit_depth=depth)) == []
    assert (probe(path).bit_depth, probe(path).channels) == (depth, channels)
    assert np.array_equal(read_clip(path).samples, clip.samples)
    values, rate_hz = soundfile.read(path, dtype="float64", always_2d=True)  # an independent look
    assert rate_hz == RATE_HZ
    assert np.array_equal(values.T, clip.samples)


@pytest.mark.parametrize("suffix", ["wav", "aiff"])
def test_float_comes_back_bit_for_bit_even_above_full_scale(tmp_path: Path, suffix: str) -> None:
    clip = AudioClip(CLIP.samples * 3.0, RATE_HZ)
    assert write_clip(tmp_path / f"a.{suffix}", clip, ExportConfig(bit_depth="float")) == []
    assert np.array_equal(read_clip(tmp_path / f"a.{suffix}").samples, clip.samples)


@pytest.mark.parametrize("suffix", ["ogg", "opus", "mp3"])
def test_lossy_formats_keep_length_and_sound(tmp_path: Path, suffix: str) -> None:
    clip = AudioClip(music(1.0, rate_hz=48_000), 48_000)
    assert write_clip(tmp_path / f"a.{suffix}", clip) == []
    back, warnings = read_clip_with_warnings(tmp_path / f"a.{suffix}")
    assert (back.frames, back.sample_rate, warnings) == (48_000, 48_000, [])
    error = (back.samples - clip.samples)[:, 2000:-2000]
    assert 20 * np.log10(np.sqrt(np.mean(error**2)) / np.sqrt(np.mean(clip.samples**2))) < -12


@pytest.mark.parametrize("suffix", ["ogg", "opus", "mp3"])
def test_quality_sets_the_size_from_end_to_end(tmp_path: Path, suffix: str) -> None:
    clip = AudioClip(music(1.0, rate_hz=48_000), 48_000)
    sizes = []
    for quality in (0.0, 0.5, 1.0):  # 1.0 is where libsndfile's MP3 encoder has its trap
        write_clip(tmp_path / f"a.{suffix}", clip, ExportConfig(quality=quality))
        sizes.append((tmp_path / f"a.{suffix}").stat().st_size)
    assert sizes[0] < sizes[1] < sizes[2]


def test_dither_is_seeded_and_only_where_16_bits_lose_something(tmp_path: Path) -> None:
    fine = AudioClip(np.full((1, 20_000), 0.3 / 32768, np.float32), RATE_HZ)
    for name in ("a.wav", "b.wav"):
        write_clip(tmp_path / name, fine, ExportConfig(bit_depth=16))
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    steps = read_clip(tmp_path / "a.wav").samples * 32768
    assert set(np.unique(steps)) <= {-1.0, 0.0, 1.0, 2.0}
    assert abs(steps.mean() - 0.3) < 0.02  # plain rounding would give 0
    write_clip(tmp_path / "c.wav", fine, ExportConfig(bit_depth=24))
    assert np.unique(read_clip(tmp_path / "c.wav").samples).tolist() == [np.rint(0.3 * 256) / 2**23]


def test_what_is_too_loud_for_integers_is_limited_and_said(tmp_path: Path) -> None:
    samples = np.array([[0.0, 1.5, -2.0, 0.5]], np.float32)
    (note,) = write_clip(tmp_path / "a.wav", AudioClip(samples, RATE_HZ), ExportConfig(bit_depth=16))
    assert "a.wav: 2 samples were louder than full scale and had to be limited" in note
    assert read_clip(tmp_path / "a.wav").samples[0].tolist() == [0.0, 32767 / 32768, -1.0, 0.5]


BAD = {"nan": [np.nan], "inf": [np.inf, -np.inf], "huge": [1e30], "all nan": [np.nan] * 20_000}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(("suffix", "depth"), [*((name, None) for name in FORMATS), ("wav", 16), ("wav", "float")])
def test_bad_samples_never_reach_a_file(tmp_path: Path, suffix: str, depth: Any, bad: str) -> None:
    samples = np.full((2, 20_000), 0.1, np.float32)
    samples[0, : len(BAD[bad])] = BAD[bad]
    samples[1, 7_000] = BAD[bad][0]
    path = tmp_path / f"a.{suffix}"
    notes = write_clip(path, AudioClip(samples, 48_000), ExportConfig(bit_depth=depth))
    assert len(notes) == 1
    assert f"a.{suffix}: {len(BAD[bad]) + 1} samples between 0.00 s and" in notes[0]
    back = read_clip(path).samples
    assert np.isfinite(back).all()
    assert np.abs(back).max() < 0.2


def test_opus_is_converted_to_a_rate_it_can_hold(tmp_path: Path) -> None:
    (note,) = write_clip(tmp_path / "a.opus", CLIP)
    assert "Opus cannot hold 44100 Hz, so the sound was converted to 48000 Hz" in note
    back = read_clip(tmp_path / "a.opus")
    assert (back.sample_rate, back.frames) == (48_000, 24_000)


def test_a_wanted_rate_is_converted_to_and_the_length_is_exact(tmp_path: Path) -> None:
    write_clip(tmp_path / "a.wav", CLIP, ExportConfig(sample_rate=32_000, bit_depth="float"))
    back = read_clip(tmp_path / "a.wav")
    assert (back.sample_rate, back.frames) == (32_000, 16_000)


REFUSALS = [
    ("a.mp3", (2, 96_000), {}, "MP3 holds at most 48000 Hz, found 96000 Hz; set the sample rate to 48000 Hz"),
    ("a.mp3", (2, 37_800), {}, "MP3 cannot hold 37800 Hz; set the sample rate to 44100 Hz"),
    ("a.mp3", (6, 48_000), {}, "MP3 holds at most 2 channels, found 6; choose WAV instead"),
    ("a.flac", (2, 44_100), {"bit_depth": "float"}, "expected a bit depth of 16, 24 for FLAC, found 'float'"),
    ("a.xyz", (2, 44_100), {}, "expected a name ending in .wav, .flac, .aiff, .ogg, .opus, .mp3, found the extension"),
    ("a", (2, 44_100), {}, "found no extension; rename the target"),
    ("a.wav", (2, 44_100), {"format": "tape"}, "expected an export format out of WAV, FLAC, AIFF, OGG, OPUS, MP3"),
    ("a.wav", (2, 1_000), {}, "expected a sample rate from 4 000 to 768 000 Hz, found 1000 Hz"),
]


@pytest.mark.parametrize(("name", "shape", "settings", "sentence"), REFUSALS)
def test_what_a_format_cannot_hold_is_refused_before_writing(
    tmp_path: Path, name: str, shape: tuple[int, int], settings: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(AudioError) as refusal:
        AudioWriter(tmp_path / name, shape[1], shape[0], ExportConfig(**settings))
    assert sentence in str(refusal.value)
    assert name in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_a_named_format_wins_over_the_extension(tmp_path: Path) -> None:
    write_clip(tmp_path / "a.dat", CLIP, ExportConfig(format="flac"))
    assert probe(tmp_path / "a.dat").format == "FLAC"


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_error_or_a_cancel_leaves_the_old_file_and_nothing_else(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(b"the old file")
    with pytest.raises(RuntimeError, match="boom"), AudioWriter(path, 48_000, 2) as writer:
        writer.write(music(0.1))
        raise RuntimeError("boom")
    stop = iter([False, True, True])
    with pytest.raises(Cancelled):
        write_clip(path, AudioClip(music(5.0), 48_000), report=Reporter(should_stop=lambda: next(stop)))
    with pytest.raises(AudioError, match="expected samples to write, found none"), AudioWriter(path, 48_000, 2):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"the old file"


class FullDisk:
    """A file on a disk with room for so many bytes."""

    def __init__(self, file: Any, room: int) -> None:
        self._file, self._room = file, room

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, data: Any) -> int:
        if self._file.tell() + len(data) > self._room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written: int = self._file.write(data)
        return written


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("room", [0, 3_000])
def test_a_full_disk_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, room: int
) -> None:
    opened = os.fdopen
    monkeypatch.setattr(atomic_module.os, "fdopen", lambda *args: FullDisk(opened(*args), room))
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(b"the old file")
    with pytest.raises(AudioError) as refusal:
        write_clip(path, AudioClip(music(2.0), 48_000))
    assert str(refusal.value) == (
        f"{path}: the disk is full; free some space or save it elsewhere "
        "(nothing was written, and an older file of that name is untouched)."
    )
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"the old file"


@pytest.mark.parametrize("name", ["pcm16.wav", "vorbis.ogg", "pcm16.flac"])
def test_a_file_can_be_written_over_while_it_is_read(tmp_path: Path, name: str) -> None:
    path = write_sndfile(tmp_path / name, music(1.0), **SNDFILE_KINDS[name])
    before = read_clip(path).samples
    source = AudioFile(path)
    export = export_like(source.info, path, ExportConfig(bit_depth=24) if name != "vorbis.ogg" else ExportConfig())
    with AudioWriter(path, source.sample_rate, source.channels, export) as writer:
        for block in source.blocks(3000):
            writer.write(block * np.float32(0.5))
    after = read_clip(path).samples
    assert after.shape == before.shape
    assert np.abs(after[:, 2000:-2000] - before[:, 2000:-2000] / 2).max() < (0.05 if name == "vorbis.ogg" else 1e-6)


def test_overwriting_can_be_forbidden(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    export = ExportConfig(overwrite=False)
    write_clip(path, CLIP, export)
    first = path.read_bytes()
    with pytest.raises(AudioError, match=r"a\.wav: exists already and may not be overwritten"):
        write_clip(path, CLIP, export)
    path.unlink()
    with (
        pytest.raises(AudioError, match="another program wrote this file meanwhile"),
        AudioWriter(path, RATE_HZ, 2, export) as writer,
    ):
        writer.write(CLIP.samples)
        path.write_bytes(first)
    assert path.read_bytes() == first
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.wav"]


def test_links_modes_and_new_folders(tmp_path: Path) -> None:
    real = tmp_path / "real.wav"
    write_clip(real, CLIP)
    real.chmod(0o640)
    link = tmp_path / "link.wav"
    link.symlink_to(real)
    write_clip(link, AudioClip(CLIP.samples[:, :10], RATE_HZ))
    assert link.is_symlink()
    assert read_clip(real).frames == 10
    assert real.stat().st_mode & 0o777 == 0o640
    write_clip(tmp_path / "new" / "folder" / "a.wav", CLIP)
    assert read_clip(tmp_path / "new" / "folder" / "a.wav").frames == CLIP.frames


@pytest.mark.parametrize(
    "name", ["-rf.wav", "a;b|c $(x) `y`.wav", "%s%n.wav", "con: <>?*.wav", "ä\n曲.wav", ".wav.wav"]
)
def test_odd_names_are_just_names(tmp_path: Path, name: str) -> None:
    write_clip(tmp_path / name, CLIP)
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert read_clip(tmp_path / name).frames == CLIP.frames


def test_targets_that_cannot_be_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.wav").mkdir()
    (tmp_path / "file").write_text("x")
    for target, sentence in {
        tmp_path / "folder.wav": "expected a file to write, found a folder; add a file name",
        tmp_path / "file" / "a.wav": "found a file on the way; choose another folder",
        tmp_path / ("x" * 300 + ".wav"): "the name is too long for this disk; choose a shorter one",
        tmp_path / "a\0b.wav": "found characters that none can have",
    }.items():
        with pytest.raises(AudioError, match=sentence):
            write_clip(target, CLIP)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder.wav"]


def test_a_wav_past_its_limit_becomes_rf64(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wav_module, "MAX_RIFF_BYTES", 10_000)
    clip = on_grid(16)
    write_clip(tmp_path / "a.wav", clip, ExportConfig(bit_depth=16))
    info = probe(tmp_path / "a.wav")
    assert (info.format, info.frames) == ("RF64", clip.frames)
    back, warnings = read_clip_with_warnings(tmp_path / "a.wav")
    assert warnings == []
    assert np.array_equal(back.samples, clip.samples)
    head = (tmp_path / "a.wav").read_bytes()[:64]
    assert head[:8] == b"RF64\xff\xff\xff\xff"
    assert struct.unpack("<4sIQQQ", head[12:44])[:2] == (b"ds64", 28)
    assert struct.unpack("<QQ", head[28:44]) == (clip.frames * 4, clip.frames)


@pytest.mark.soak
def test_more_than_4_gib_of_wav_is_complete(tmp_path: Path) -> None:
    frames = (1 << 32) // 8 + 1000
    block = np.zeros((2, 1 << 20), np.float32)
    with AudioWriter(tmp_path / "a.wav", 48_000, 2, ExportConfig(bit_depth="float")) as writer:
        for start in range(0, frames, 1 << 20):
            writer.write(block[:, : min(1 << 20, frames - start)])
    assert soundfile.info(tmp_path / "a.wav").frames == frames
    assert sum(part.shape[1] for part in AudioFile(tmp_path / "a.wav").blocks(1 << 20)) == frames


def test_formats_without_room_for_long_files_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = dataclasses.replace(export_module.OUTPUT_FORMATS["AIFF"], max_bytes=1000)
    monkeypatch.setitem(export_module.OUTPUT_FORMATS, "AIFF", row)
    monkeypatch.setitem(export_module._BY_SUFFIX, ".aiff", row)
    with pytest.raises(AudioError, match="cannot hold so large a file; choose WAV or FLAC"):
        write_clip(tmp_path / "a.aiff", CLIP)
    assert list(tmp_path.iterdir()) == []


def test_default_export_keeps_what_can_be_kept(tmp_path: Path) -> None:
    make_zoo(tmp_path, music(0.1))
    found = {}
    for name in [*SNDFILE_KINDS, *LIBAV_KINDS]:
        suffix, export = default_export(probe(tmp_path / name))
        found[name] = (suffix, export.format, export.bit_depth)
    assert found == {
        "pcm16.wav": (".wav", "WAV", 16),
        "pcm24.wav": (".wav", "WAV", 24),
        "pcm8.wav": (".wav", "WAV", 16),
        "float.wav": (".wav", "WAV", "float"),
        "double.wav": (".wav", "WAV", "float"),
        "ulaw.wav": (".wav", "WAV", 16),
        "adpcm.wav": (".wav", "WAV", 24),
        "long.rf64": (".wav", "WAV", 16),
        "pcm16.flac": (".flac", "FLAC", 16),
        "pcm24.flac": (".flac", "FLAC", 24),
        "vorbis.ogg": (".ogg", "OGG", None),
        "opus.opus": (".opus", "OPUS", None),
        "layer3.mp3": (".mp3", "MP3", None),
        "pcm24.aiff": (".aiff", "AIFF", 24),
        "pcm16.au": (".flac", "FLAC", 16),
        "pcm16.caf": (".flac", "FLAC", 16),
        "pcm16.w64": (".flac", "FLAC", 16),
        "aac.m4a": (".flac", "FLAC", 24),
        "alac.m4a": (".flac", "FLAC", 16),
        "wma.wma": (".flac", "FLAC", 24),
        "wavpack.wv": (".flac", "FLAC", 16),
        "adts.aac": (".flac", "FLAC", 24),
    }


def test_export_like_fills_in_the_source_where_nothing_is_asked(tmp_path: Path) -> None:
    info = probe(write_sndfile(tmp_path / "a.wav", music(0.1), format="WAV", subtype="FLOAT"))
    assert export_like(info, tmp_path / "b.wav") == ExportConfig(format="WAV", bit_depth="float")
    assert export_like(info, tmp_path / "b.flac") == ExportConfig(format="FLAC", bit_depth=24)
    assert export_like(info, tmp_path / "b.mp3", ExportConfig(quality=0.5)) == ExportConfig(format="MP3", quality=0.5)
    assert export_like(info, tmp_path / "b.wav", ExportConfig(bit_depth=16)).bit_depth == 16
