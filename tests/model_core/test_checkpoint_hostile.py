"""Strangers' files: nothing in them runs, and bombs and rot are refused fast and small (promises 10 to 12)."""

from __future__ import annotations

import io
import json
import os
import pickle
import re
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from model_core import library
from model_core.checkpoint import load_checkpoint, load_state, read_card
from model_core.errors import CheckpointError

ROOT = Path(__file__).resolve().parents[2]


class Canary:
    """Unpickling it makes a folder: the proof that code ran."""

    def __init__(self, target: Path) -> None:
        self.target = str(target)

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self.target,)


class StateCanary:
    """The same through ``__setstate__``, which an unpickler calls on BUILD."""

    def __init__(self, target: Path) -> None:
        self.target = str(target)

    def __setstate__(self, state: dict[str, str]) -> None:
        os.mkdir(state["target"])


def _zip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _tar(path: Path, content: bytes) -> None:
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo("pickle")
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))


def _npz(path: Path, array: np.ndarray) -> None:
    with path.open("wb") as file:
        np.savez(file, a=array)


def _old_text_pickle(target: Path) -> bytes:
    return f"cos\nmkdir\n(S'{target}'\ntR.".encode()


def _inst_pickle(target: Path) -> bytes:
    return f"(S'{target}'\nios\nmkdir\n.".encode()


# name of the file -> (how to write it, what the refusal must name)
CANARIES: dict[str, tuple[Callable[[Path, Path], Any], str]] = {
    "reduce.pt": (lambda p, t: torch.save({"model_state_dict": Canary(t)}, p), "asks for posix.mkdir"),
    "legacy.pt": (
        lambda p, t: torch.save(Canary(t), p, _use_new_zipfile_serialization=False),
        "old-style PyTorch pickle that asks for posix.mkdir",
    ),
    "tar.pth": (lambda p, t: _tar(p, pickle.dumps(Canary(t))), "tar archive with a pickle"),
    "torchscript.pt": (
        lambda p, t: _zip(
            p,
            {
                "net/data.pkl": pickle.dumps(Canary(t), 2),
                "net/constants.pkl": pickle.dumps(Canary(t), 2),
                "net/code/__torch__.py": b"def forward(self): ...",
            },
        ),
        "TorchScript archive",
    ),
    "renamed.safetensors": (
        lambda p, t: p.write_bytes(pickle.dumps(Canary(t))),
        "Python pickle that asks for posix.mkdir",
    ),
    "renamed.ckpt": (lambda p, t: p.write_bytes(pickle.dumps(Canary(t), 2)), "Python pickle that asks for posix.mkdir"),
    "zip.safetensors": (lambda p, t: torch.save({"a": Canary(t)}, p), "PyTorch pickle archive named .safetensors"),
    "objects.npy": (lambda p, t: np.save(p, np.array([Canary(t)], dtype=object)), "NumPy array of Python objects"),
    "objects.pt": (
        lambda p, t: _npz(p, np.array([Canary(t)], dtype=object)),
        r"NumPy archive \(.npz\)",
    ),
    "optimiser.pt": (
        lambda p, t: torch.save(
            {"model_state_dict": {"a": torch.ones(1)}, "optimizer_state_dict": {"state": [Canary(t)]}}, p
        ),
        "asks for posix.mkdir",
    ),
    "protocol4.pt": (
        lambda p, t: torch.save({"model_state_dict": Canary(t)}, p, pickle_protocol=4),
        "asks for (posix.mkdir|the pickle instruction)",
    ),
    "text.pt": (lambda p, t: p.write_bytes(_old_text_pickle(t)), "Python pickle that asks for os.mkdir"),
    "inst.pt": (lambda p, t: p.write_bytes(_inst_pickle(t)), "Python pickle that asks for os.mkdir"),
    "build.pt": (lambda p, t: torch.save({"history": StateCanary(t)}, p), r"asks for \S*StateCanary|asks for copy"),
    "eval.pt": (
        lambda p, t: _zip(p, {"a/data.pkl": b"\x80\x02cbuiltins\neval\nX\x03\x00\x00\x001+1\x85R."}),
        "asks for builtins.eval",
    ),
    "extra.pt": (
        lambda p, t: _zip(p, {"a/data.pkl": b"\x80\x02}.", "a/run.py": b"import os"}),
        r"found a/run.py \(program code\)",
    ),
}


@pytest.mark.parametrize("name", CANARIES)
def test_no_canary_fires(tmp_path: Path, name: str) -> None:
    write, sentence = CANARIES[name]
    path, target = tmp_path / name, tmp_path / "fired"
    write(path, target)
    doors: list[Callable[[], Any]] = [
        lambda: load_checkpoint(path),
        lambda: read_card(path),
        lambda: load_state(path),
        lambda: library.add(path, home=tmp_path / "home"),
    ]
    for door in doors:
        with pytest.raises(CheckpointError, match=sentence) as caught:
            door()
        assert str(path) in str(caught.value)
        assert str(caught.value).count("\n") == 0
    assert not target.exists()
    assert not (tmp_path / "home").exists()


def test_the_canaries_are_alive(tmp_path: Path) -> None:
    """Left to Python's own unpickler the payload does run: otherwise the test above would prove nothing."""
    pickle.loads(pickle.dumps(Canary(tmp_path / "fired")))
    assert (tmp_path / "fired").is_dir()


def test_listing_a_hostile_folder_is_safe(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "checkpoints"
    folder.mkdir(parents=True)
    for name, (write, _) in CANARIES.items():
        write(folder / name, tmp_path / "fired")
    own = [entry for entry in library.list_checkpoints(tmp_path / "home") if not entry.shipped]
    assert len(own) == len(CANARIES) - 1  # the .npy is not listed
    assert all(entry.card is None and entry.problem for entry in own)
    assert not (tmp_path / "fired").exists()


def _bombs(folder: Path) -> dict[str, str]:
    """Writes the bad files; file name -> what the refusal must say."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    mebibyte = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)  # such blocks may be repeated
    with zipfile.ZipFile(folder / "bomb.pt", "w") as archive:
        archive.writestr("a/data.pkl", b"\x80\x02}.")
        archive.writestr("a/data/0", mebibyte * 1024 + b"\x03\0")
        archive.getinfo("a/data/0").compress_type, archive.getinfo("a/data/0").file_size = zipfile.ZIP_DEFLATED, 2**30
    huge = b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n((X\x07\x00\x00\x00storagectorch\nFloatStorage\n"
    huge += b"X\x01\x00\x00\x000X\x03"
    huge += (
        b"\x00\x00\x00cpu\x8a\x06" + (2**40).to_bytes(6, "little") + b"tQK\x00\x8a\x06" + (2**40).to_bytes(6, "little")
    )
    _zip(folder / "huge.pt", {"a/data.pkl": huge + b"\x85K\x01\x85\x89NtR.", "a/data/0": bytes(4)})
    header = b'{"__metadata__":{},"a":{"dtype":"F32","shape":[1099511627776],"data_offsets":[0,4398046511104]}}'
    (folder / "huge.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))
    (folder / "header.safetensors").write_bytes(struct.pack("<Q", 2**62) + b"{" + bytes(100))
    (folder / "nested.safetensors").write_bytes(struct.pack("<Q", 10**6) + b'{"a":' + b"[" * 10**6)
    torch.save({"model_state_dict": {"a": torch.ones(1000)}}, folder / "whole.pt")
    whole = (folder / "whole.pt").read_bytes()
    (folder / "cut.pt").write_bytes(whole[: len(whole) // 2])
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 16
    (folder / "flipped.pt").write_bytes(flipped)
    (folder / "empty.pt").touch()
    (folder / "text.pt").write_text("These are not the weights that you are looking for.\n")
    (folder / "page.pt").write_text("<!DOCTYPE html><html>404</html>")
    count = 60_000
    record = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", *([0] * 18)) * count
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(record), 4, 0)
    (folder / "members.pt").write_bytes(b"PK\3\4" + record + end)
    _zip(folder / "opcodes.pt", {"a/data.pkl": b"\x80\x02" + b"]" * 2**20 + b"."})
    _zip(folder / "stack.pt", {"a/data.pkl": b"\x80\x02" + b"]" * (2**20 - 3) + b"."})
    return {
        "bomb.pt": "expected uncompressed members.*a/data/0 packed from 1073741824",
        "huge.pt": "expected 4398046511104 bytes in tensor storage 0, found 4",
        "huge.safetensors": "without one",
        "header.safetensors": "a header of 4611686018427387904 bytes",
        "nested.safetensors": "not JSON|a header of",
        "whole.pt": "124 missing .* and 1 unexpected \\(a\\)",
        "cut.pt": "without its end",
        "flipped.pt": "wrong checksum",
        "empty.pt": "empty file",
        "text.pt": "plain text",
        "page.pt": "a web page",
        "members.pt": "claims 60000 members",
        "opcodes.pt": "too large",
        "stack.pt": "at most 100000 pickle instructions",
    }


# Seconds of this process: on a machine that is busy with other things the wall clock says nothing about the refusal.
# The promise is a second; a slow machine may take four.
_CHILD = """
import json, resource, sys, time
from model_core.checkpoint import load_checkpoint
from model_core.errors import CheckpointError
from model_core.models import CRNN, CRNNConfig
for path in sys.argv[1:]:
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        load_checkpoint(path)
        said = "loaded"
    except CheckpointError as error:
        said = str(error)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps([said, time.process_time() - began, used / 1024]))
"""


@pytest.mark.skipif(os.name != "posix", reason="measures memory with getrusage")
def test_bombs_and_rot_are_refused_fast_and_small(tmp_path: Path) -> None:
    expected = _bombs(tmp_path)
    command = [sys.executable, "-c", _CHILD, *(str(tmp_path / name) for name in expected)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(expected)
    for (name, sentence), (said, seconds, mebibytes) in zip(expected.items(), rows, strict=True):
        assert re.search(sentence, said), f"{name}: {said}"
        assert name in said
        assert seconds <= 4 * 1.0, f"{name}: {seconds} s"
        assert mebibytes <= 100, f"{name}: {mebibytes} MiB"


def test_another_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    for content, name in (
        (b"RIFF\x10\0\0\0WAVE", "sound"),
        (b"\x1f\x8b\x08abc", "gzip"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
        (b"PK\x03\x04", "without its end"),
        (bytes(range(128, 160)), "unknown kind"),
        (bytes(64), "zeros only"),
    ):
        (tmp_path / "x.pt").write_bytes(content)
        with pytest.raises(CheckpointError, match=name):
            load_checkpoint(tmp_path / "x.pt")


def test_a_zip_made_elsewhere_of_the_same_members_still_loads(tmp_path: Path) -> None:
    """Strictness is about contents: a state packed again by another zip tool (stored) is read."""
    torch.save({"model_state_dict": {"a": torch.ones(1000)}}, tmp_path / "a.pt")
    with zipfile.ZipFile(tmp_path / "a.pt") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    _zip(tmp_path / "b.pt", members)
    assert torch.equal(load_state(tmp_path / "b.pt")["model_state_dict"]["a"], torch.ones(1000))


UNSAFE = re.compile(
    r"(?<!\w)(pickle\.loads?\(|pickle\.Unpickler|yaml\.(unsafe_|full_)?load\(|allow_pickle\s*=\s*True|joblib\.load"
    r"|weights_only\s*=\s*False|torch\.jit\.load|torch\.hub\.load|add_safe_globals|marshal\.loads?\(|shelve\.open)"
)


def unsafe_calls(source: str) -> list[str]:
    found = [match.group() for match in UNSAFE.finditer(source)]
    for match in re.finditer(r"torch\.load\(", source):
        depth, end = 1, match.end()
        while depth and end < len(source):
            depth += {"(": 1, ")": -1}.get(source[end], 0)
            end += 1
        if not re.search(r"weights_only\s*=\s*True", source[match.start() : end]):
            found.append(source[match.start() : end])
    return found


def test_the_scan_sees_unsafe_calls() -> None:
    assert unsafe_calls("x = torch.load(open(p), map_location='cpu')") == ["torch.load(open(p), map_location='cpu')"]
    assert unsafe_calls("torch.load(p,\n  weights_only=True)") == []
    assert len(unsafe_calls("pickle.load(f); np.load(f, allow_pickle=True); yaml.load(f)")) == 3


# What the window and its own child processes say to each other goes through a nameless pair of sockets that no one else
# can reach, as in multiprocessing. No byte of any file comes this way.
OWN_PIPE = {
    "engine_wire.py": ["pickle.Unpickler"],
    "engine_child.py": ["pickle.loads(", "pickle.loads("],
}


def test_no_unsafe_loading_in_the_product() -> None:
    sources = [path for package in ("model_core", "restorer_gui") for path in (ROOT / package).rglob("*.py")]
    assert len(sources) > 10
    found = {path.name: calls for path in sources if (calls := unsafe_calls(path.read_text(encoding="utf-8")))}
    assert found == OWN_PIPE


def test_the_own_pipe_reads_from_no_file() -> None:
    for name in OWN_PIPE:
        source = (ROOT / "restorer_gui" / name).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])open\(|read_bytes\(|np\.load\(", source), name
