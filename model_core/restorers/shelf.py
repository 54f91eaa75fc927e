"""Arrays put aside in a nameless file: however many there are, they cost no memory."""

from __future__ import annotations

import threading
import weakref
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from model_core.places import nameless_file

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Put:
    """Where an array lies: in the file from byte ``at`` on, or in ``kept`` where the disk had no room."""

    at: int
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    kept: Array | None = None


class Shelf:
    """A file that goes with its last user. It is read and written, not mapped: pages that were mapped count as
    memory. Any thread may use it.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._end = 0
        self._turn = threading.Lock()

    def put(self, array: Array) -> Put:
        """Put a copy of ``array`` aside, in C order."""
        plain = np.ascontiguousarray(array)
        with self._turn:
            try:
                if self._file is None:
                    self._file = nameless_file()
                    weakref.finalize(self, self._file.close)
                self._file.seek(self._end)
                self._file.write(plain.data.cast("B") if plain.size else b"")
                self._file.flush()
            except OSError:
                return Put(-1, plain.shape, plain.dtype, plain.copy())
            put = Put(self._end, plain.shape, plain.dtype)
            self._end += plain.nbytes
            return put

    def get(self, put: Put) -> Array:
        """What was put there, as an array of one's own."""
        if put.kept is not None:
            return put.kept.copy()
        made: Array = np.empty(put.shape, put.dtype)
        if made.size:
            with self._turn:
                assert self._file is not None
                self._file.seek(put.at)
                self._file.readinto(made.data.cast("B"))  # type: ignore[attr-defined]
        return made
