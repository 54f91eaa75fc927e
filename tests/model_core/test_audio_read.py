"""Reading: every format, in blocks, in segments, long, short, cut off, damaged or not sound at all."""

from __future__ import annotations

import gc
import os
import struct
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model_core.audio import AudioFile, Tags, probe, read_clip, read_clip_with_warnings
from model_core.audio import reader as reader_module
from model_core.errors import AudioError

from .audio_fixtures import LIBAV_KINDS, RATE_HZ, SNDFILE_KINDS, make_zoo, music, write_odd_flac, write_sndfile

SAMPLES = music(1.0)
LOSSLESS_STEP = {
    "pcm16.wav": 2.0**-15,
    "pcm24.wav": 2.0**-23,
    "pcm8.wav": 2.0**-7,
    "float.wav": 1e-9,
    "double.wav": 1e-9,
    "ulaw.wav": 0.03,
    "long.rf64": 2.0**-15,
    "pcm16.flac": 2.0**-15,
    "pcm24.flac": 2.0**-23,
    "pcm24.aiff": 2.0**-23,
    "pcm16.au": 2.0**-15,
    "pcm16.caf": 2.0**-15,
    "pcm16.w64": 2.0**-15,
    "alac.m4a": 2.0**-15,
    "wavpack.wv": 2.0**-15,
}
LOSSY = ["vorbis.ogg", "opus.opus", "layer3.mp3", "aac.m4a"]
CUT_KINDS = ["pcm16.wav", "float.wav", "pcm24.aiff", "pcm16.flac", "vorbis.ogg", "opus.opus", "layer3.mp3"]


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one file of every kind, all holding `SAMPLES`."""
    folder = tmp_path_factory.mktemp("zoo")
    make_zoo(folder, SAMPLES)
    return folder


def wav(path: Path, samples: Any = SAMPLES, rate_hz: int = RATE_HZ, subtype: str = "PCM_16") -> Path:
    return write_sndfile(path, samples, rate_hz, format="WAV", subtype=subtype)


@pytest.mark.parametrize("name", LOSSLESS_STEP)
def test_lossless_formats_give_back_what_was_written(zoo: Path, name: str) -> None:
    clip, warnings = read_clip_with_warnings(zoo / name)
    assert warnings == []
    assert clip.samples.dtype == np.float32
    assert (clip.channels, clip.frames, clip.sample_rate) == (2, RATE_HZ, RATE_HZ)
    assert np.abs(clip.samples - SAMPLES).max() <= LOSSLESS_STEP[name]


@pytest.mark.parametrize("name", LOSSY)
def test_lossy_formats_are_aligned_and_as_long_as_what_was_written(zoo: Path, name: str) -> None:
    clip, warnings = read_clip_with_warnings(zoo / name)
    assert warnings == []
    assert clip.frames == RATE_HZ
    error = clip.samples[:, 2000:-2000] - SAMPLES[:, 2000:-2000]
    assert np.sqrt(np.mean(error**2)) < 0.25 * np.sqrt(np.mean(SAMPLES**2))


@pytest.mark.parametrize("name", [*SNDFILE_KINDS, *LIBAV_KINDS])
def test_probe_agrees_with_what_is_decoded(zoo: Path, name: str) -> None:
    info, clip = probe(zoo / name), read_clip(zoo / name)
    assert (info.channels, info.sample_rate) == (clip.channels, clip.sample_rate)
    assert info.frames is not None
    assert abs(info.frames - clip.frames) <= 0.05 * RATE_HZ  # raw AAC and WMA state their length roughly
    assert info.lossy == (name in LOSSY or name in ("adpcm.wav", "wma.wma", "adts.aac"))


def test_probe_names_format_and_depth(zoo: Path) -> None:
    found = {
        name: (probe(zoo / name).format, probe(zoo / name).subtype, probe(zoo / name).bit_depth)
        for name in (
            "pcm24.wav",
            "float.wav",
            "pcm16.flac",
            "opus.opus",
            "layer3.mp3",
            "aac.m4a",
            "alac.m4a",
            "wavpack.wv",
        )
    }
    assert found == {
        "pcm24.wav": ("WAV", "PCM_24", 24),
        "float.wav": ("WAV", "FLOAT", 32),
        "pcm16.flac": ("FLAC", "PCM_16", 16),
        "opus.opus": ("OGG", "OPUS", None),
        "layer3.mp3": ("MP3", "MPEG_LAYER_III", None),
        "aac.m4a": ("MOV", "AAC", None),
        "alac.m4a": ("MOV", "ALAC", 16),
        "wavpack.wv": ("WV", "WAVPACK", 16),
    }


@pytest.mark.parametrize("bits", [12, 20])
def test_flac_of_odd_depth_opens_bit_for_bit(tmp_path: Path, bits: int) -> None:
    numbers = np.random.default_rng(0).integers(-(1 << (bits - 1)), 1 << (bits - 1), 4000)
    clip, warnings = read_clip_with_warnings(write_odd_flac(tmp_path / "odd.flac", numbers, bits))
    assert warnings == []
    assert np.array_equal(clip.samples[0], numbers / 2.0 ** (bits - 1))


@pytest.mark.parametrize("name", ["x.mp3", "x.flac", "x.txt", "x.raw", "x", "ünïcode \udcff.au"])
def test_content_decides_and_not_the_extension(tmp_path: Path, name: str) -> None:
    path = wav(tmp_path / "made.wav").rename(tmp_path / name)
    assert probe(path).format == "WAV"
    assert read_clip(path).frames == RATE_HZ


@pytest.mark.parametrize(
    "name", ["pcm16.wav", "pcm16.flac", "vorbis.ogg", "opus.opus", "layer3.mp3", "alac.m4a", "wavpack.wv"]
)
def test_a_segment_is_that_part_of_the_whole(tmp_path: Path, name: str) -> None:
    make_one(tmp_path / name, music(4.4))  # 4.04 s for Opus, which takes it as 48 kHz
    whole = read_clip(tmp_path / name)
    rate_hz = whole.sample_rate
    for start_s, duration_s in [(0.0, 0.5), (0.5, 1.0), (1.7, 0.25), (3.5, None), (4.0, 5.0)]:
        part = read_clip(tmp_path / name, start_s, duration_s)
        start = round(start_s * rate_hz)
        stop = None if duration_s is None else start + round(duration_s * rate_hz)
        expected = whole.samples[:, start:stop]
        assert part.samples.shape == expected.shape
        # Codecs that add noise of their own need a moment after a jump; no sample may be out of place.
        assert np.abs(part.samples - expected).max() < (0.02 if name == "opus.opus" else 1e-4)


def make_one(path: Path, samples: Any) -> None:
    from .audio_fixtures import write_libav

    if path.name in LIBAV_KINDS:
        write_libav(path, samples, *LIBAV_KINDS[path.name])
    else:
        settings = SNDFILE_KINDS[path.name]
        write_sndfile(path, samples, 48_000 if settings["subtype"] == "OPUS" else RATE_HZ, **settings)


def test_a_segment_behind_the_end_is_refused(zoo: Path) -> None:
    with pytest.raises(AudioError, match=r"pcm16\.wav: expected sound from 7 s on, found the end before that"):
        read_clip(zoo / "pcm16.wav", 7.0, 1.0)


@pytest.mark.parametrize("block_frames", [1, 1000, 44_100, 100_000])
def test_blocks_are_full_and_join_to_the_whole(tmp_path: Path, block_frames: int) -> None:
    samples = SAMPLES[:, :5000]
    file = AudioFile(wav(tmp_path / "a.wav", samples, subtype="FLOAT"))
    for _ in range(2):  # a source can be read again
        blocks = list(file.blocks(block_frames))
        assert all(block.shape[1] == block_frames for block in blocks[:-1])
        assert np.array_equal(np.concatenate(blocks, axis=1), samples)


def test_one_sample_eight_channels_and_silence_are_sound(tmp_path: Path) -> None:
    one = read_clip(wav(tmp_path / "one.wav", np.full((1, 1), 0.5, np.float32)))
    assert one.samples.tolist() == [[0.5]]
    eight = read_clip(wav(tmp_path / "eight.wav", music(0.1, channels=8), subtype="FLOAT"))
    assert np.array_equal(eight.samples, music(0.1, channels=8))
    silent = read_clip(wav(tmp_path / "silent.wav", np.zeros((2, 100), np.float32)))
    assert not silent.samples.any()


@pytest.mark.parametrize("rate_hz", [4_000, 8_000, 192_000, 768_000])
def test_rates_from_4_to_768_khz_open(tmp_path: Path, rate_hz: int) -> None:
    assert read_clip(wav(tmp_path / "a.wav", SAMPLES[:, :4000], rate_hz)).sample_rate == rate_hz


@pytest.mark.parametrize("rate_hz", [1, 3_999, 768_001, 98_000_000])
def test_other_rates_are_refused(tmp_path: Path, rate_hz: int) -> None:
    path = wav(tmp_path / "a.wav", SAMPLES[:, :100])
    content = bytearray(path.read_bytes())
    content[24:28] = struct.pack("<I", rate_hz)
    path.write_bytes(content)
    with pytest.raises(
        AudioError, match=rf"a\.wav: expected a sample rate from 4 000 to 768 000 Hz, found {rate_hz} Hz"
    ):
        probe(path)


def test_too_many_channels_are_refused(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", np.zeros((208, 10), np.float32))
    with pytest.raises(AudioError, match=r"a\.wav: expected 1 to 64 channels, found 208"):
        probe(path)


REFUSED = {
    "empty.wav": (b"", "found an empty file (0 bytes)"),
    "text.wav": (b"This is a shopping list, not a song.\n" * 50, "found text"),
    "text.mp3": (b"This is a shopping list, not a song.\n" * 50, "found text"),
    "text.au": (b"This is a shopping list, not a song.\n" * 50, "found text"),
    "zeros.flac": (bytes(5000), "found nothing but zero bytes"),
    "picture.wav": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "found something that is not sound"),
    "playlist.m4a": (b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n", "found text"),
    "concat.wav": (b"ffconcat version 1.0\nfile /etc/hostname\n", "found text"),
    "head.wav": (b"RIFF\x24\0\0\0WAVE", "cut off or damaged at its start"),
    "head.flac": (b"fLaC\0\0\0\x22", "cut off or damaged at its start"),
    "head.ogg": (b"OggS", "cut off or damaged at its start"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sound_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    content, found = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    for action in (probe, read_clip):
        with pytest.raises(AudioError) as refusal:
            action(path)
        sentence = str(refusal.value)
        assert name in sentence
        assert found in sentence
        assert "expected" in sentence
        assert sentence.endswith(".")
        assert "\n" not in sentence


def test_a_file_without_samples_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match=r"none\.wav: expected .* found"):
        read_clip(wav(tmp_path / "none.wav", np.zeros((2, 0), np.float32)))


def test_missing_files_folders_and_forbidden_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="found nothing there; check the name"):
        probe(tmp_path / "missing.wav")
    with pytest.raises(AudioError, match="found a folder; choose a file in it"):
        probe(tmp_path)
    with pytest.raises(AudioError, match="check the name"):
        probe("a\0b.wav")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = wav(tmp_path / "secret.wav")
    path.chmod(0)
    with pytest.raises(AudioError, match="found one you may not read; change its permissions"):
        probe(path)


@pytest.mark.parametrize("name", CUT_KINDS)
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_truncation_is_reported_with_what_is_there(tmp_path: Path, name: str, share: float) -> None:
    path = tmp_path / name
    make_one(path, music(5.0))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    clip, warnings = read_clip_with_warnings(path)
    assert 0.2 * share < clip.duration_s / 5.0 < 1.0
    assert len(warnings) == 1
    assert name in warnings[0]
    assert "the file says" in warnings[0]
    assert f"it holds {clip.duration_s:.1f} s" in warnings[0] or f"it holds {clip.duration_s:.3f} s" in warnings[0]


def test_a_cut_names_both_lengths(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", music(5.0))
    path.write_bytes(path.read_bytes()[: 44 + 2 * RATE_HZ * 4])
    assert read_clip_with_warnings(path)[1] == [
        f"{path}: the file says 5.0 s, it holds 2.0 s; it was cut off or damaged, and only what is there is used."
    ]


def test_a_flac_whose_checksum_does_not_fit_is_reported(zoo: Path, tmp_path: Path) -> None:
    content = bytearray((zoo / "pcm24.flac").read_bytes())
    content[30] ^= 1  # within the MD5
    path = tmp_path / "a.flac"
    path.write_bytes(content)
    clip, (warning,) = read_clip_with_warnings(path)
    assert clip.frames == RATE_HZ
    assert "checksum is not that of the 1.0 s it holds" in warning


def test_bad_samples_are_bridged_and_reported(tmp_path: Path) -> None:
    samples = np.full((2, 1000), 0.25, np.float32)
    samples[0, 441] = np.nan
    samples[1, 882:884] = [np.inf, 1e30]
    clip, (warning,) = read_clip_with_warnings(wav(tmp_path / "a.wav", samples, subtype="FLOAT"))
    assert np.array_equal(clip.samples, np.full((2, 1000), 0.25, np.float32))
    assert "a.wav: 3 samples between 0.01 s and 0.02 s were not valid numbers" in warning


def test_a_tiny_mp3_that_claims_ages_is_read_for_what_it_holds(tmp_path: Path) -> None:
    whole = tmp_path / "whole.mp3"
    make_one(whole, SAMPLES) if whole.name in SNDFILE_KINDS else write_sndfile(
        whole, SAMPLES, format="MP3", subtype="MPEG_LAYER_III"
    )
    content = whole.read_bytes()
    at = content.index(b"Info") if b"Info" in content else content.index(b"Xing")
    lie = bytearray(content)
    lie[at + 8 : at + 12] = struct.pack(">I", 0x7FFFFFFF)
    path = tmp_path / "lie.mp3"
    path.write_bytes(lie)
    assert probe(path).frames is None or probe(path).frames <= 2 * RATE_HZ
    tracemalloc.start()
    clip = read_clip(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert abs(clip.frames - RATE_HZ) < 3000
    assert peak < 20e6


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF])
def test_wav_sizes_written_to_a_pipe_are_no_truncation(tmp_path: Path, size: int) -> None:
    path = wav(tmp_path / "a.wav")
    content = bytearray(path.read_bytes())
    at = content.index(b"data")
    content[at + 4 : at + 8] = struct.pack("<I", size)
    path.write_bytes(content)
    clip, warnings = read_clip_with_warnings(path)
    assert (clip.frames, warnings) == (RATE_HZ, [])


def test_an_hour_is_read_without_being_in_memory(tmp_path: Path) -> None:
    path = wav(tmp_path / "hour.wav", np.zeros((1, 1), np.float32), 8_000)
    frames = 3600 * 8_000
    content = bytearray(path.read_bytes()[:44])
    content[4:8], content[40:44] = struct.pack("<I", 36 + 2 * frames), struct.pack("<I", 2 * frames)
    with open(path, "wb") as file:
        file.write(content)
        file.truncate(44 + 2 * frames)
    source = AudioFile(path)
    assert source.frames == frames
    tracemalloc.start()
    read = sum(block.shape[1] for block in source.blocks(1 << 16))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (read, source.warnings) == (frames, [])
    assert peak < 4e6  # the hour itself would be 115 MB


def test_a_long_clip_lives_in_a_file_that_goes_with_it(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "MAX_VALUES_IN_MEMORY", 10_000)
    monkeypatch.setattr(reader_module, "_CLIP_BLOCK_FRAMES", 4096)
    clip = read_clip(wav(tmp_path / "a.wav", SAMPLES, subtype="FLOAT"))
    assert isinstance(clip.samples, np.memmap)
    assert np.array_equal(clip.samples, SAMPLES)
    assert np.array_equal(np.concatenate(list(clip.blocks(3000)), axis=1), SAMPLES)
    del clip
    gc.collect()
    assert not [path for path in (home / "cache").rglob("*") if path.is_file()]


def test_no_handle_stays_open_so_that_a_file_can_be_replaced(zoo: Path) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc")
    before = len(os.listdir("/proc/self/fd"))
    for name in ("pcm16.wav", "vorbis.ogg", "aac.m4a"):
        file = AudioFile(zoo / name)
        next(blocks := file.blocks(100))
        blocks.close()
    gc.collect()
    assert len(os.listdir("/proc/self/fd")) == before


def damaged(content: bytes, kind: int, rng: np.random.Generator) -> bytes:
    """One of four ways to spoil a file."""
    spoilt = bytearray(content)
    if kind == 0:
        return bytes(spoilt[: int(rng.integers(1, len(spoilt)))])
    if kind == 1:
        for at in rng.integers(0, min(200, len(spoilt)), 6):
            spoilt[at] = rng.integers(0, 256)
    elif kind == 2:
        for at in rng.integers(0, len(spoilt), 24):
            spoilt[at] = rng.integers(0, 256)
    else:
        spoilt[int(rng.integers(4, 64)) :] = rng.bytes(3000)
    return bytes(spoilt)


@pytest.mark.parametrize("name", [*SNDFILE_KINDS, *LIBAV_KINDS])
def test_damaged_files_give_sound_or_a_sentence_and_nothing_else(zoo: Path, tmp_path: Path, name: str) -> None:
    rng = np.random.default_rng(sum(name.encode()))
    content = (zoo / name).read_bytes()
    for kind in range(4):
        path = tmp_path / f"spoilt-{kind}-{name}"
        path.write_bytes(damaged(content, kind, rng))
        sentence = path.name
        try:
            file = AudioFile(path)
            for block in file.blocks(1 << 15):
                assert block.dtype == np.float32
                assert np.isfinite(block).all()
            assert isinstance(file.info.tags, Tags)
        except AudioError as error:
            sentence = str(error)
        assert path.name in sentence
        assert "Errno" not in sentence


def test_libsndfile_is_not_asked_to_guess_raw_files(tmp_path: Path) -> None:
    path = tmp_path / "noise.vox"  # libsndfile would read anything of this name as 8 kHz ADPCM
    path.write_bytes(np.random.default_rng(1).bytes(5000))
    with pytest.raises(AudioError, match="found something that is not sound"):
        probe(path)
