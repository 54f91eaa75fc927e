"""Exports that are killed, and disks that are really full: in processes of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from model_core.audio import AudioClip, ExportConfig, read_clip_with_warnings, write_clip

from .audio_fixtures import music

WRITE_FOR_EVER = """
import sys
import numpy as np
from model_core.audio import AudioClip, write_clip
clips = [AudioClip(np.full((2, 60_000 + 20_000 * i), 0.1, np.float32), 48_000) for i in (0, 1)]
print("ready", flush=True)
while True:
    for clip in clips:
        for target in sys.argv[1:]:
            write_clip(target, clip)
"""
FILL = """
import json, sys
from pathlib import Path
import numpy as np
from model_core.audio import AudioClip, write_clip
from model_core.errors import AudioError
folder, found = Path(sys.argv[1]), {}
noise = np.random.default_rng(0).standard_normal((2, 48_000 * 20)).astype(np.float32) * 0.3
for suffix in ("wav", "flac", "aiff", "ogg", "opus", "mp3"):
    target = folder / f"a.{suffix}"
    target.write_bytes(b"the old file")
    try:
        write_clip(target, AudioClip(noise, 48_000))
        sentence = "written"
    except AudioError as error:
        sentence = str(error)
    found[suffix] = [sentence, target.read_bytes() == b"the old file", sorted(path.name for path in folder.iterdir())]
    target.unlink()
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_export_leaves_a_whole_file(tmp_path: Path) -> None:
    names = ["a.wav", "a.flac", "a.ogg", "a.opus", "a.mp3"]
    rng = np.random.default_rng(11)
    children = []
    for number in range(3):
        folder = tmp_path / str(number)
        for name in names:
            folder.mkdir(exist_ok=True)
            write_clip(folder / name, AudioClip(np.full((2, 60_000), 0.1, np.float32), 48_000))
        targets = [str(folder / name) for name in names]
        children.append(
            subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, *targets], stdout=subprocess.PIPE, text=True)
        )
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(float(rng.uniform(0.02, 0.3)))
        child.kill()
        child.communicate()
    for number in range(3):
        for name in names:
            clip, warnings = read_clip_with_warnings(tmp_path / str(number) / name)
            assert warnings == []
            assert clip.frames in (60_000, 80_000)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare to mount a tiny disk")
def test_a_really_full_disk(tmp_path: Path) -> None:
    mount = f'mount -t tmpfs -o size=128k none "{tmp_path}" && exec "$@"'
    command = ["unshare", "-rm", "sh", "-c", mount, "sh", sys.executable, "-c", FILL, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if run.returncode != 0 and ("unshare" in run.stderr or "mount" in run.stderr):
        pytest.skip("this machine does not allow a mount of one's own")
    assert run.returncode == 0, run.stderr
    for suffix, (sentence, old_is_there, names) in json.loads(run.stdout).items():
        assert f"a.{suffix}: the disk is full; free some space or save it elsewhere" in sentence
        assert old_is_there
        assert names == [f"a.{suffix}"]
    assert run.stderr == ""


@pytest.mark.soak
def test_an_export_killed_sixty_times(tmp_path: Path) -> None:
    rng = np.random.default_rng(12)
    for suffix in ("wav", "flac", "aiff", "ogg", "opus", "mp3"):
        target = tmp_path / f"a.{suffix}"
        write_clip(target, AudioClip(music(1.0, rate_hz=48_000), 48_000), ExportConfig())
        for _ in range(10):
            command = [sys.executable, "-c", WRITE_FOR_EVER, str(target)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
                assert child.stdout is not None
                child.stdout.readline()
                time.sleep(float(rng.uniform(0.0, 0.2)))
                child.kill()
            clip, warnings = read_clip_with_warnings(target)
            assert warnings == []
            assert clip.frames in (48_000, 60_000, 80_000)
