"""Files that people really have: empty, cut, false, silent, tiny, of eight channels, an hour long. A real network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from model_core.cli.main import main

MusicMaker = Callable[..., np.ndarray]
Restore = Callable[..., int]


@pytest.fixture
def restore(tiny_checkpoint: Path) -> Restore:
    """Restore with a tiny random network."""
    return lambda *arguments: main(
        ["restore", "--checkpoint", str(tiny_checkpoint), "--device", "cpu", *map(str, arguments)]
    )


def written(path: Path) -> np.ndarray:
    """[n, channels]"""
    return soundfile.read(path, dtype="float32", always_2d=True)[0]


def test_length_rate_channels_and_depth_stay(restore: Restore, song: Path, tmp_path: Path) -> None:
    assert restore(song, "-o", tmp_path / "out.wav") == 0
    info = soundfile.info(tmp_path / "out.wav")
    assert (info.frames, info.samplerate, info.channels, info.subtype) == (44_100, 44_100, 2, "PCM_16")


def test_strength_zero_gives_identical_samples(
    restore: Restore, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert restore(song, "-o", tmp_path / "out.wav", "--strength", "0", "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["strength_percent"] == 0
    assert result["files"][0]["changed"] is False
    np.testing.assert_array_equal(written(tmp_path / "out.wav"), written(song))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "found an empty file (0 bytes)"),
        (b"just a text", "expected a sound file, found text"),
        (bytes(5000), "found nothing but zero bytes"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "found one that is cut off or damaged at its start"),
        (b"ID3\x04" + bytes(range(256)) * 20, "expected a sound file"),
    ],
    ids=["empty", "text", "zeros", "header only", "false mp3"],
)
def test_what_is_no_sound_is_refused(
    restore: Restore, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    path = tmp_path / "bad.wav"
    path.write_bytes(content)
    assert restore(path, "-o", tmp_path / "out.wav") == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(f"restorer: {path}: ")
    assert sentence in shown.err
    assert "Traceback" not in shown.err + shown.out
    assert [file.name for file in tmp_path.iterdir()] == ["bad.wav"]


def test_a_file_without_samples_is_refused(
    restore: Restore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soundfile.write(tmp_path / "none.wav", np.zeros((0, 2)), 44_100)
    assert restore(tmp_path / "none.wav", "-o", tmp_path / "out.wav") == 2
    assert "none.wav: expected" in capsys.readouterr().err
    assert not (tmp_path / "out.wav").exists()


def test_a_cut_file_is_restored_as_far_as_it_goes(
    restore: Restore, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.wav"
    cut.write_bytes(song.read_bytes()[: 44 + 22_050 * 4])
    assert restore(cut, "-o", tmp_path / "out.wav", "--json") == 0
    notes = " ".join(json.loads(capsys.readouterr().out)["files"][0]["notes"])
    assert "the file says 1.000 s, it holds 0.500 s" in notes
    assert len(written(tmp_path / "out.wav")) == 22_050


def test_silence_stays_silence(restore: Restore, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silent.flac", np.zeros((30_000, 2)), 48_000)
    assert restore(tmp_path / "silent.flac", "-o", tmp_path / "out.flac") == 0
    np.testing.assert_array_equal(written(tmp_path / "out.flac"), np.zeros((30_000, 2)))


@pytest.mark.parametrize("frames", [1, 2, 100])
def test_very_short_files(restore: Restore, tmp_path: Path, frames: int) -> None:
    soundfile.write(tmp_path / "short.wav", np.full(frames, 0.25), 44_100, subtype="FLOAT")
    assert restore(tmp_path / "short.wav", "-o", tmp_path / "out.wav") == 0
    out = written(tmp_path / "out.wav")
    assert out.shape == (frames, 1)
    assert np.isfinite(out).all()
    assert np.abs(out).max() <= 1.0


def test_eight_channels(
    restore: Restore, tmp_path: Path, make_music: MusicMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    soundfile.write(tmp_path / "eight.wav", make_music(11_025, 22_050, 8).T, 22_050)
    assert restore(tmp_path / "eight.wav", "-o", tmp_path / "out.wav") == 0
    assert written(tmp_path / "out.wav").shape == (11_025, 8)
    assert restore(tmp_path / "eight.wav", "-o", tmp_path / "out.mp3") == 2
    assert "MP3 holds at most 2 channels, found 8" in capsys.readouterr().err
    assert not (tmp_path / "out.mp3").exists()


def test_a_folder_that_cannot_be_written(
    restore: Restore, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As for everybody but root, to whom permissions mean nothing: a device folder and a file in the place of one."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    blocked.chmod(0o500)
    target = Path("/proc/restorer.wav") if os.geteuid() == 0 else blocked / "out.wav"
    assert restore(song, "-o", target) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(f"restorer: {target}: ")
    assert "unexpected" not in shown
    assert not target.exists()


def write_long(path: Path, minutes: int, sample_rate: int = 8_000) -> None:
    minute = (0.3 * 32767 * np.sin(2 * np.pi * 440 * np.arange(60 * sample_rate) / sample_rate)).astype(np.int16)
    with soundfile.SoundFile(path, "w", sample_rate, 1, "PCM_16") as file:
        for _ in range(minutes):
            file.write(minute)


def peak_mb(*arguments: object) -> int:
    """Restore in a process of its own; the most memory it held."""
    code = (
        "import resource, sys\n"
        "from model_core.cli.main import main\n"
        "code = main(['restore', *sys.argv[1:]])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stderr)


@pytest.mark.parametrize("strength", ["0", pytest.param("100", marks=pytest.mark.soak)])
def test_an_hour_needs_no_more_memory_than_ten_minutes(tmp_path: Path, tiny_checkpoint: Path, strength: str) -> None:
    options = ["--device", "cpu", "--checkpoint", tiny_checkpoint, "--strength", strength, "-o", tmp_path / "out"]
    peaks_mb = []
    for minutes in (10, 60):
        write_long(tmp_path / f"{minutes}.wav", minutes)
        peaks_mb.append(peak_mb(tmp_path / f"{minutes}.wav", *options))
    assert soundfile.info(tmp_path / "out" / "60.wav").frames == 3600 * 8_000
    assert peaks_mb[1] - peaks_mb[0] < 80, "50 minutes more are 96 MB as float32"
    assert peaks_mb[1] < 1_500


def cpu_seconds(pid: int) -> float:
    """What a running process has used so far, from Linux's own account of it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_interrupt_ends_within_a_second_and_leaves_nothing(tmp_path: Path, tiny_checkpoint: Path) -> None:
    """Counted in the process's own seconds of work, so that a busy machine does not matter."""
    write_long(tmp_path / "long.wav", 20)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "model_core", "restore", str(tmp_path / "long.wav"), "-o", str(out)]
    process = subprocess.Popen(
        [*command, "--checkpoint", str(tiny_checkpoint), "--device", "cpu"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert process.stderr is not None
    deadline_s = time.monotonic() + 300
    while not list(out.glob(".*.part")):  # the work has begun
        assert process.poll() is None
        assert time.monotonic() < deadline_s
        time.sleep(0.02)
    time.sleep(0.3)
    before_s = cpu_seconds(process.pid)
    process.send_signal(signal.SIGINT)
    shown = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 130
    assert "cancelled" in shown
    assert not out.exists()
    assert usage.ru_utime + usage.ru_stime - before_s < 4 * 1.0  # slow machines too
