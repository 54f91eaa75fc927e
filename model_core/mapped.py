"""Arrays that live in nameless files, and which file that is: another process can then map the same file instead of
receiving a copy.
"""

from __future__ import annotations

import mmap
import os
import weakref
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from model_core.places import nameless_file

Array = NDArray[Any]
_COPY_BYTES = 1 << 24

_handles: dict[int, int] = {}  # id of a mapping -> the handle of its file, while the mapping lives


@dataclass(frozen=True)
class Layout:
    """Where in a mapped file an array lies. ``long``: it is an ``np.memmap``, which tells others not to copy it."""

    dtype: str
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    offset: int
    long: bool


def take(handle: int, layout: Layout, access: int = mmap.ACCESS_WRITE) -> Array:
    """The array that lies in the file behind ``handle``. The file goes with the last array that lies in it.

    ``access``: one of mmap's; with ``ACCESS_COPY`` what is written stays in this process.
    """
    try:
        mapping = mmap.mmap(handle, 0, access=access)
    except BaseException:
        os.close(handle)
        raise
    _handles[id(mapping)] = handle
    weakref.finalize(mapping, _forget, id(mapping), handle).atexit = False
    array: Array = np.ndarray(layout.shape, np.dtype(layout.dtype), mapping, layout.offset, layout.strides)
    if not layout.long:
        return array
    long: Any = array.view(np.memmap)  # its constructor wants a name and knows no strides
    long._mmap, long.filename, long.mode, long.offset = mapping, None, "r+", layout.offset
    return long  # type: ignore[no-any-return]


def room(channels: int, frames: int) -> NDArray[np.float32]:
    """Zeros as an ``np.memmap`` float32 [channels, frames], interleaved: a stretch of time lies together.

    Raises:
        OSError: no file can be made.
    """
    with nameless_file() as file:
        file.truncate(max(4 * channels * frames, 1))
        return adopt(file, channels, frames)


def adopt(file: IO[bytes], channels: int, frames: int) -> NDArray[np.float32]:
    """What was written to ``file`` as interleaved float32, mapped: [channels, frames]. The file may be closed then."""
    file.flush()
    return take(os.dup(file.fileno()), Layout("<f4", (channels, frames), (4, 4 * channels), 0, True))


def file_of(array: Array) -> tuple[int, Layout] | None:
    """The file in which ``array`` or what it is a view of lies, its handle lent; None if it lies in memory."""
    root: Any = array
    while isinstance(root, np.ndarray):
        root = root.base
    handle = _handles.get(id(root)) if isinstance(root, mmap.mmap) else None
    if handle is None:
        return None
    start = np.frombuffer(root, np.uint8, 1).__array_interface__["data"][0]
    offset = array.__array_interface__["data"][0] - start
    return handle, Layout(array.dtype.str, array.shape, array.strides, offset, isinstance(array, np.memmap))


def copy_to_file(array: Array) -> Array:
    """A copy of ``array`` that lies in a file, in the same order. It can only be read.

    Raises:
        OSError: the file cannot be written.
    """
    turned = array.ndim == 2 and not array.flags.c_contiguous and array.T.flags.c_contiguous
    plain = array.T if turned else array
    with nameless_file() as file:
        if plain.flags.c_contiguous:
            flat = plain.reshape(-1)
            step = max(1, _COPY_BYTES // array.itemsize)
            for start in range(0, len(flat), step):
                file.write(flat[start : start + step].data.cast("B"))
        else:
            for row in plain:
                file.write(np.ascontiguousarray(row).data.cast("B"))
        file.flush()
        ordered = _strides(plain.shape, array.itemsize)
        layout = Layout(
            array.dtype.str, array.shape, ordered[::-1] if turned else ordered, 0, isinstance(array, np.memmap)
        )
        return take(os.dup(file.fileno()), layout, mmap.ACCESS_READ)


def _strides(shape: tuple[int, ...], itemsize: int) -> tuple[int, ...]:
    """Those of an array in C order."""
    steps = [itemsize]
    for length in reversed(shape[1:]):
        steps.append(steps[-1] * length)
    return tuple(reversed(steps))


def _forget(key: int, handle: int) -> None:
    _handles.pop(key, None)
    os.close(handle)
