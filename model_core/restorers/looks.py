"""The blocks of a recording that a survey looks at, and what is known of each: kept in a file and not in memory, so
that looking at more of them costs no more of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

import numpy as np
import torch
from torch import Tensor

from model_core.bands import BandConfig, levels_db, stft
from model_core.models.studio import Estimate, facts_of
from model_core.progress import Reporter
from model_core.restorers.blocks import Window
from model_core.restorers.passes import spread
from model_core.restorers.shelf import Put, Shelf


@dataclass(eq=False)
class Look:
    """One block at the network's rate: ``spectrum`` and ``levels`` of its pairs of channels, and what the network says
    of them.
    """

    window: Window
    spectrum: Tensor
    levels: Tensor
    said: Estimate | None = None


def look_at(window: Window, bands: BandConfig) -> Look:
    """What can be measured of a block."""
    with torch.inference_mode():
        spectrum = stft(pairs_of(torch.from_numpy(window.samples)), bands)
        return Look(window, spectrum, levels_db(spectrum, bands))


def pairs_of(sound: Tensor) -> Tensor:
    """[channels, n] -> [pairs, 2, n]; a channel without a partner is its own."""
    if sound.shape[0] % 2:
        sound = torch.cat((sound, sound[-1:]))
    return sound.reshape(-1, 2, sound.shape[-1])


def of_pair(said: Estimate, number: int) -> Estimate:
    """What is said of one pair of channels."""
    return Estimate(said.gain_db[number], said.error_db[number], said.fill_db[number], said.low[number])


@dataclass(eq=False)
class _Kept:
    """One block; its window is without samples."""

    window: Window
    samples: Put
    levels: Put | None = None
    said: tuple[Put, ...] = ()
    change: Put | None = None


class Looks:
    """Up to ``most`` blocks out of ``pieces``, evenly spread; silent ones are left out."""

    def __init__(self, pieces: Iterator[Window], most: int, bands: BandConfig, report: Reporter) -> None:
        self._bands, self._shelf = bands, Shelf()
        nothing = np.zeros((0, 0), np.float32)

        def keep(window: Window) -> _Kept:
            return _Kept(replace(window, samples=nothing), self._shelf.put(window.samples))

        self._kept = spread(pieces, most, report, keep)

    def __len__(self) -> int:
        return len(self._kept)

    def window(self, place: int) -> Window:
        kept = self._kept[place]
        return replace(kept.window, samples=self._shelf.get(kept.samples))

    def facts_db(self, report: Reporter, message: str) -> Tensor:
        """Facts [2, n_bands] of all blocks, whose levels are measured here."""
        louder = [torch.zeros(self._bands.n_bands, 0)]
        for place in report.track(range(len(self)), message):
            look = look_at(self.window(place), self._bands)
            self._kept[place].levels = self._put(look.levels)
            louder.append(look.levels.flatten(0, 1).amax(0))
        return facts_of(torch.cat(louder, -1)[None, None]).squeeze(0)

    def look(self, place: int) -> Look:
        """Everything that is known of a block."""
        kept, window = self._kept[place], self.window(place)
        if kept.levels is None:
            return look_at(window, self._bands)
        with torch.inference_mode():
            spectrum = stft(pairs_of(torch.from_numpy(window.samples)), self._bands)
        said = Estimate(*(self._get(part) for part in kept.said)) if kept.said else None
        return Look(window, spectrum, self._get(kept.levels), said)

    def heard(self, place: int) -> tuple[Tensor, Estimate]:
        """(levels, what the network says) of a block that was asked about, without its sound."""
        kept = self._kept[place]
        assert kept.levels is not None
        return self._get(kept.levels), Estimate(*(self._get(part) for part in kept.said))

    def say(self, place: int, said: Estimate) -> None:
        """What the network says of a block."""
        self._kept[place].said = tuple(
            self._put(part) for part in (said.gain_db, said.error_db, said.fill_db, said.low)
        )

    def finish(self, place: int, change: np.ndarray) -> None:
        """What is to be added to a block."""
        self._kept[place].change = self._shelf.put(change)

    def change_of(self, index: int) -> np.ndarray | None:
        """What is to be added to the block ``index`` of the recording, None where nobody has found out."""
        for kept in self._kept:
            if kept.window.index == index and kept.change is not None:
                return self._shelf.get(kept.change)
        return None

    @property
    def waves(self) -> Sequence[Tensor]:
        """The sound of all blocks, each read when it is asked for."""
        return _Lazy(len(self), lambda place: torch.from_numpy(self.window(place).samples))

    # The bins and bands of a frame lie side by side in memory, and so they do in the file.

    def _put(self, values: Tensor) -> Put:
        return self._shelf.put(values.transpose(-1, -2).numpy())

    def _get(self, put: Put) -> Tensor:
        return torch.from_numpy(self._shelf.get(put)).transpose(-1, -2)


class _Lazy(Sequence[Tensor]):
    def __init__(self, count: int, load: Callable[[int], Tensor]) -> None:
        self._count, self._load = count, load

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Tensor: ...
    @overload
    def __getitem__(self, place: slice) -> list[Tensor]: ...
    def __getitem__(self, place: int | slice) -> Tensor | list[Tensor]:
        if isinstance(place, slice):
            return [self[number] for number in range(self._count)[place]]
        if not -self._count <= place < self._count:
            raise IndexError(place)
        return self._load(place % self._count)
