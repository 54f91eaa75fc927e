"""Two local workers of Ray: every file once, also when a worker is killed over one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from model_core import cluster
from model_core.cli.main import main

ROOT = Path(__file__).parents[2]

# In a process of its own: Ray's threads and warnings are none of the other tests' business.
SCRIPT = """
import os, signal, sys, time
from pathlib import Path
import ray
from model_core import cluster
from model_core.restorers import RestoreConfig, restore_file

log = Path(sys.argv[3])

class Hand(cluster._Hand):
    def restore(self, shard):
        with log.open("a") as file:
            file.write(f"{os.getpid()} begins {shard.source.name}\\n")
        if "before" in shard.source.name and log.read_text().count("begins " + shard.source.name) == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        result = super().restore(shard)
        if "after" in shard.source.name:
            os.kill(os.getpid(), signal.SIGKILL)
        with log.open("a") as file:
            file.write(f"{os.getpid()} ends {shard.source.name}\\n")
        return result

cluster._Hand = Hand
sources = sorted(Path(sys.argv[1]).iterdir())
shards = [cluster.Shard(s, Path(sys.argv[2]) / s.name) for s in sources]
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level=40)
cluster._join = lambda address: None
config = RestoreConfig(os.environ["TINY"], device="cpu")
for outcome in cluster.restore_on_cluster("local", shards, config, workers=2):
    print("->", shards[outcome.index].source.name, outcome.error or outcome.result.notes[-1:], flush=True)
"""


@pytest.mark.skipif(cluster.is_available() is not None, reason="the extra 'cluster' (Ray) is not installed")
def test_a_killed_workers_file_is_done_again_and_none_twice(tmp_path: Path, song: Path, tiny_checkpoint: Path) -> None:
    music, out, log = tmp_path / "music", tmp_path / "out", tmp_path / "log"
    music.mkdir()
    out.mkdir()
    names = ["1.wav", "2 dies before.wav", "3.wav", "4 dies after.wav", "5.wav", "6 bad.wav"]
    for name in names[:-1]:
        shutil.copy(song, music / name)
    (music / names[-1]).write_bytes(b"not music")
    (tmp_path / "script.py").write_text(SCRIPT)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TINY": str(tiny_checkpoint),
        "OMP_NUM_THREADS": "1",
        "RAY_raylet_start_wait_time_s": "120",
    }
    done = subprocess.run(
        [sys.executable, str(tmp_path / "script.py"), str(music), str(out), str(log)],
        capture_output=True,
        text=True,
        timeout=300,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = sorted(line[3:] for line in done.stdout.splitlines() if line.startswith("-> "))
    assert [line[:1] for line in said] == ["1", "2", "3", "4", "5", "6"]
    assert cluster.DIED in said[3]
    assert "6 bad.wav: expected" in said[5]
    assert sorted(p.name for p in out.iterdir() if not p.name.startswith(".")) == names[:-1]
    begun = [line.split(" ", 2)[2] for line in log.read_text().splitlines() if " begins " in line]
    assert sorted(begun) == sorted([*names, names[1]])  # the one that was killed over, again; all others once
    hands = {line.split()[0] for line in log.read_text().splitlines()}
    assert len(hands) >= 3  # two, and who took the place of the dead


def test_without_ray_one_sentence_says_what_to_do(
    song: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    assert main(["restore", str(song), "-o", str(tmp_path / "out.wav"), "--cluster", "local"]) == 2
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert "expected the extra 'cluster' (Ray), found it missing; run pip install 'restorer[cluster]'." in shown
    assert not (tmp_path / "out.wav").exists()
