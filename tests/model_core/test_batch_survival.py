"""The queue survives `kill -9` at any moment: a forked process works, dies, and another takes over (promise 13)."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

sys.path.insert(0, os.path.dirname(__file__))  # for the fakes: pytest's importlib mode adds no folders
from batch_fakes import run_slowly, write_song

from model_core.batch import BatchSettings, Queue, find_items

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a signal")
GOOD, BAD = 35, 5


def survive(fork: Any, tmp_path: Path, kills: int, seed: int) -> None:
    rng = random.Random(seed)
    music, out = tmp_path / "music", tmp_path / "out"
    for number in range(GOOD + BAD):
        song = write_song(music / f"cd{number % 3}" / f"{number:02}.wav", number)
        if number % 8 == 3:
            song.write_bytes(song.read_bytes()[:20])  # no sound in it
    queue = Queue.open(tmp_path / "queue")
    existing = ("number", "replace", "skip")[seed % 3]
    queue.set_settings(BatchSettings(template="{name}", folder=str(out), existing=existing))  # type: ignore[arg-type]
    assert len(queue.add(find_items([str(music)]).found)) == 40
    queue.close()

    killed, published = 0, {}
    for _ in range(kills * 4):
        worker = fork.Process(target=run_slowly, args=(tmp_path / "queue", 0.001))
        worker.start()
        if killed < kills:
            journal = tmp_path / "queue" / "queue.jsonl"
            before = journal.stat().st_size
            while journal.stat().st_size == before and worker.is_alive():  # it stands and has begun
                time.sleep(0.0005)
            worker.join(rng.uniform(0.0, 0.9 / kills + 0.03))
            if worker.is_alive():
                os.kill(worker.pid, signal.SIGKILL)
                killed += 1
        worker.join(300)
        for path in out.rglob("*.wav"):
            if ".restoring-" not in str(path):
                assert published.setdefault(path, path.stat().st_ino) == path.stat().st_ino, "a file was done twice"
        if worker.exitcode == 0:
            break
    assert worker.exitcode == 0

    queue = Queue.open(tmp_path / "queue")
    counts = queue.summary().counts
    assert (counts, len(queue), queue.notice) == ({"done": GOOD, "failed": BAD}, 40, "")
    assert len({item.real for item in queue}) == 40
    for item in queue:
        if item.state == "done":
            before_samples, _ = soundfile.read(item.source)
            after, _ = soundfile.read(item.target)
            np.testing.assert_allclose(after, 0.5 * before_samples, atol=1.1 / 32768)
        else:
            assert item.source in item.notes[0]
    assert sum(path.is_file() for path in out.rglob("*")) == GOOD  # none doubled, nothing half-done left
    assert not [path for path in out.rglob("*") if path.name.startswith(".")]
    queue.close()
    print(f"seed {seed}: {killed} kills")


def test_killed_a_few_times(fork: Any, tmp_path: Path) -> None:
    survive(fork, tmp_path, kills=4, seed=0)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_killed_fifty_times(fork: Any, tmp_path: Path, seed: int) -> None:
    survive(fork, tmp_path, kills=5, seed=seed)
