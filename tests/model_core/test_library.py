"""The library of checkpoints: what ships, what the user adds, and names that cannot escape or collide."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import torch

from model_core import library
from model_core.checkpoint import Card, load_checkpoint, save_checkpoint
from model_core.config import to_dict
from model_core.errors import CheckpointError
from model_core.models import CRNN, CRNNConfig

SMALL = CRNNConfig(mode="direct", n_mels=8, channels=2, rnn_hidden=3)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and two shipped checkpoints of toy size."""
    monkeypatch.setattr(library, "assets_dir", lambda: tmp_path / "assets")
    monkeypatch.setenv("RESTORER_HOME", str(tmp_path / "home"))
    for name in ("residual", "direct"):
        write(tmp_path / "assets" / "checkpoints" / f"{name}.safetensors", name)
    return tmp_path / "home"


def write(path: Path, name: str = "small") -> Path:
    torch.manual_seed(len(name))
    save_checkpoint(path, CRNN(SMALL), Card(name=name, config=to_dict(SMALL)))
    return path


def names() -> list[str]:
    return [entry.name for entry in library.list_checkpoints()]


def test_assets_lie_beside_the_package_in_the_source_tree() -> None:
    assert library.assets_dir() == Path(__file__).resolve().parents[2] / "assets"


def test_folder_from_argument_environment_and_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESTORER_HOME", str(tmp_path / "env"))
    assert library.user_folder() == tmp_path / "env" / "checkpoints"
    assert library.user_folder(tmp_path / "given") == tmp_path / "given" / "checkpoints"
    monkeypatch.delenv("RESTORER_HOME")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: f"/data/{name}")
    assert library.user_folder() == Path("/data/restorer/checkpoints")


def test_shipped_ones_come_first_and_a_missing_folder_is_empty(shelf: Path) -> None:
    assert names() == ["direct", "residual"]
    assert not shelf.exists()
    write(shelf / "checkpoints" / "aaa.safetensors", "aaa")
    entries = library.list_checkpoints()
    assert [(entry.name, entry.shipped) for entry in entries] == [("direct", True), ("residual", True), ("aaa", False)]
    assert entries[2].card is not None
    assert entries[2].card.mode == "direct"


def test_a_broken_file_is_listed_with_its_reason(shelf: Path) -> None:
    write(shelf / "checkpoints" / "good.safetensors")
    (shelf / "checkpoints" / "bad.safetensors").write_text("not this")
    (shelf / "checkpoints" / "folder.safetensors").mkdir()
    (shelf / "checkpoints" / "note.txt").write_text("ignored")
    (shelf / "checkpoints" / ".half.safetensors").write_text("ignored")
    own = {entry.name: entry for entry in library.list_checkpoints() if not entry.shipped}
    assert sorted(own) == ["bad", "folder", "good"]
    assert own["bad"].card is None
    assert "found plain text" in own["bad"].problem
    assert "found a folder" in own["folder"].problem
    assert own["good"].problem == ""


def test_resolve_takes_names_and_paths(shelf: Path, tmp_path: Path) -> None:
    own = write(shelf / "checkpoints" / "Mine.safetensors")
    write(shelf / "checkpoints" / "direct.safetensors")
    path = write(tmp_path / "elsewhere.safetensors")
    assert library.resolve("mine") == own
    assert library.resolve("direct") == tmp_path / "assets" / "checkpoints" / "direct.safetensors"
    assert library.resolve(path) == library.resolve(str(path)) == path
    for unknown in ("nothing", str(tmp_path / "gone.safetensors"), "", "zero\0byte"):
        with pytest.raises(CheckpointError, match="names: direct, mine, residual; found neither"):
            library.resolve(unknown)


def test_add_keeps_a_checked_copy_and_never_overwrites(shelf: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "direct.safetensors")
    before = source.read_bytes()
    first, second = library.add(source), library.add(source)
    assert (first.name, second.name) == ("direct-2", "direct-3")
    assert names() == ["direct", "residual", "direct-2", "direct-3"]
    assert source.read_bytes() == before
    model, card = load_checkpoint(first.path)
    assert card == first.card
    assert card.name == "direct-2"
    assert torch.equal(model.state_dict()["enc1.0.weight"], load_checkpoint(source)[0].state_dict()["enc1.0.weight"])


def test_add_converts_a_foreign_checkpoint(shelf: Path, tmp_path: Path) -> None:
    network = CRNN(CRNNConfig(mode="residual", residual="sigmoid"))
    torch.save({"epoch": 4, "model_state_dict": network.state_dict(), "best_val_loss": 0.5}, tmp_path / "model.pt")
    entry = library.add(tmp_path / "model.pt", name="Mine", mode="direct")
    assert entry.path == shelf / "checkpoints" / "Mine.safetensors"
    assert entry.card is not None
    assert (entry.card.mode, entry.card.epoch, entry.card.metrics) == ("direct", 4, {"val_loss": 0.5})
    assert entry.card.training["imported_from"] == "model.pt"


def test_a_bad_file_is_not_added(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pt").write_bytes(b"\x80\x02cos\nsystem\n.")
    with pytest.raises(CheckpointError, match=r"asks for os\.system"):
        library.add(tmp_path / "x.pt")
    assert not shelf.exists()


PATHS = ["../../escape", "..", ".", "", " ", "/etc/passwd", "C:\\Windows\\x", "a/b", "a\\b", "~", "-rf", ".hidden"]
DEVICES = ["con", "NUL.txt", "lpt1", "trailing. ", '*?<>|:"', "%00", "$(rm)", "`x`"]
SIGNS = ["x" * 300, "é" * 300, "new\nline", "tab\there", "zero\0", "\u202egnp", "名前", "____", "a  b"]
HOSTILE = [*PATHS, *DEVICES, *SIGNS, "direct", "DIRECT", "a.safetensors"]


def test_hostile_names_stay_in_the_folder_and_do_not_collide(shelf: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "source.safetensors")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    found = [library.add(source, name=name) for name in HOSTILE]
    assert len({entry.name.casefold() for entry in found}) == len(HOSTILE)
    after = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert after - before == {entry.path for entry in found}
    assert {entry.path.parent for entry in found} == {shelf / "checkpoints"}
    assert names() == ["direct", "residual", *sorted(entry.name for entry in found)]
    assert all(len(entry.path.name.encode()) <= 100 for entry in found)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("My model (v1.2) #3", "My model (v1.2) #3"),
        ("../../escape", "escape"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("a:b", "a_b"),
        ("a\n\tb", "a__b"),
        ("...", "checkpoint"),
        ("名前", "名前"),
        ("x.safetensors", "x"),
    ],
)
def test_clean_name(text: str, clean: str) -> None:
    assert library.clean_name(text) == clean
    assert library.clean_name(clean) == clean


def test_remove_and_rename_own_ones(shelf: Path, tmp_path: Path) -> None:
    library.add(write(tmp_path / "one.safetensors"))
    library.add(write(tmp_path / "two.safetensors"))
    renamed = library.rename("one", "First try")
    assert renamed.card is not None
    assert renamed.card.name == "First try"
    assert names() == ["direct", "residual", "First try", "two"]
    library.remove("two")
    assert names() == ["direct", "residual", "First try"]
    assert [path.name for path in (shelf / "checkpoints").iterdir()] == ["First try.safetensors"]
    assert library.rename("First try", "First try").name == "First try"
    assert library.rename("First try", "first try").name == "first try"
    assert names() == ["direct", "residual", "first try"]


def test_a_broken_one_can_be_removed(shelf: Path) -> None:
    (shelf / "checkpoints").mkdir(parents=True)
    (shelf / "checkpoints" / "bad.safetensors").write_text("x")
    library.remove("bad")
    assert names() == ["direct", "residual"]


def test_shipped_and_taken_names_are_refused(shelf: Path, tmp_path: Path) -> None:
    library.add(write(tmp_path / "mine.safetensors"))
    kept = {path: path.read_bytes() for path in tmp_path.rglob("*.safetensors")}
    with pytest.raises(CheckpointError, match="ships with the program; it stays"):
        library.remove("direct")
    with pytest.raises(CheckpointError, match="ships with the program; it stays"):
        library.rename("residual", "x")
    with pytest.raises(CheckpointError, match="expected a free name"):
        library.rename("mine", "Direct")
    for name in ("gone", "../mine"):
        with pytest.raises(CheckpointError, match=r"\(mine\), found no such name"):
            library.remove(name)
        with pytest.raises(CheckpointError, match=r"\(mine\), found no such name"):
            library.rename(name, "x")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.safetensors")} == kept


def test_entries_are_plain_values(shelf: Path) -> None:
    entry = library.list_checkpoints()[0]
    assert dataclasses.asdict(entry)["card"]["name"] == "direct"
