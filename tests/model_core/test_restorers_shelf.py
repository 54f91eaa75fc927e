"""What restorers put aside in files comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from model_core.bands import BandConfig, levels_db, stft
from model_core.models.studio import Estimate, facts_of
from model_core.progress import Reporter
from model_core.restorers import shelf as shelf_module
from model_core.restorers.blocks import BlockPlan, windows
from model_core.restorers.looks import Looks, pairs_of
from model_core.restorers.once import DecodedOnce, decoded_once
from model_core.restorers.shelf import Shelf

BANDS = BandConfig()


def no_disk() -> None:
    raise OSError("no room")


@pytest.mark.parametrize("disk", [True, False])
def test_arrays_come_back_and_are_ones_own(disk: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not disk:
        monkeypatch.setattr(shelf_module, "nameless_file", no_disk)
    rng = np.random.default_rng(0)
    arrays = [rng.normal(size=(3, 5)).astype(np.float32), rng.normal(size=7) + 1j, np.zeros((2, 0)), np.arange(6).T]
    shelf = Shelf()
    puts = [shelf.put(array) for array in arrays]
    for put, array in reversed(list(zip(puts, arrays, strict=True))):
        made = shelf.get(put)
        assert made.dtype == array.dtype
        np.testing.assert_array_equal(made, array)
        made += 1
        np.testing.assert_array_equal(shelf.get(put), array)


class Compressed:
    """A source that counts how often it is decoded."""

    sample_rate, channels, info = 44_100, 2, SimpleNamespace(format="FLAC")

    def __init__(self) -> None:
        self.samples = np.random.default_rng(1).normal(size=(2, 1000)).astype(np.float32)
        self.frames = 1000
        self.reads = 0

    def blocks(self, block_frames: int) -> Iterator[np.ndarray]:
        self.reads += 1
        for start in range(0, 1000, block_frames):
            yield self.samples[:, start : start + block_frames]


def test_a_compressed_file_is_decoded_once() -> None:
    inner = Compressed()
    source = decoded_once(inner)
    next(iter(source.blocks(64)))  # not to its end: that does not count
    for size in (128, 128, 300, 1000, 5000, 7):
        blocks = list(source.blocks(size))
        assert all(block.shape[1] == size for block in blocks[:-1])
        np.testing.assert_array_equal(np.concatenate(blocks, axis=1), inner.samples)
    assert inner.reads == 2


def test_without_room_it_is_decoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "nameless_file", no_disk)
    inner = Compressed()
    source = DecodedOnce(inner)
    for _ in range(3):
        np.testing.assert_array_equal(np.concatenate(list(source.blocks(128)), axis=1), inner.samples)
    assert inner.reads == 3


def test_looks_know_what_was_put_aside() -> None:
    sound = np.random.default_rng(2).normal(0.0, 0.1, (1, 60_000)).astype(np.float32)
    plan = BlockPlan(16_384, 4096, 512)
    pieces = list(windows(iter([sound]), plan))
    looks = Looks(iter(pieces), 4, BANDS, Reporter())
    assert len(looks) == 4
    levels = [levels_db(stft(pairs_of(torch.from_numpy(piece.samples)), BANDS), BANDS) for piece in pieces]
    wanted = facts_of(torch.cat(levels, -1).flatten(0, 1).unsqueeze(0)).squeeze(0)
    torch.testing.assert_close(looks.facts_db(Reporter(), ""), wanted)
    low = torch.randn(1, 2, BANDS.low_bins, levels[2].shape[-1], dtype=torch.complex64)
    said = Estimate(levels[2] + 1.0, levels[2] + 2.0, levels[2] + 3.0, low)
    looks.say(2, said)
    look = looks.look(2)
    assert look.said is not None
    np.testing.assert_array_equal(look.window.samples, pieces[2].samples)
    assert torch.equal(look.levels, levels[2]) and torch.equal(look.said.low, low)
    assert torch.equal(looks.heard(2)[1].fill_db, said.fill_db)
    looks.finish(2, pieces[2].samples * 0.5)
    np.testing.assert_array_equal(looks.change_of(2), pieces[2].samples * 0.5)
    assert looks.change_of(1) is None
    assert [len(wave[0]) for wave in looks.waves] == [piece.samples.shape[1] for piece in pieces]
