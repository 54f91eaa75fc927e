"""How the window and the processes beside it talk: messages over a socket, large arrays as files that both sides map.

A message is a kind, the number of its job and a pickle. An array of `LEAST_BYTES` or more does not lie in the pickle:
it lies in a nameless file whose handle travels with the message, so it is copied once at most, never when it came from
the other side, and is gone from the disk whatever ends first. Windows cannot send handles of nameless files this way;
arrays lie in the pickle there.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import socket
import struct
import threading
import weakref
from dataclasses import dataclass
from typing import Any

import numpy as np

from model_core.audio import AudioClip
from model_core.mapped import Layout, copy_to_file, file_of, take

LEAST_BYTES = 1 << 16
SHARES = hasattr(socket, "send_fds")
_MOST_HANDLES = 200
_HEADER = struct.Struct("<cIQI")

# Kinds, to the child.
JOB, CANCEL, PREPARE = b"J", b"C", b"P"
# Kinds, from the child.
UPDATE, DONE, FAILED, CANCELLED, UNKNOWN, LOG, READY, HIDDEN = b"U", b"D", b"F", b"X", b"N", b"L", b"R", b"H"


@dataclass(frozen=True, eq=False)
class Message:
    """One message as it came. `load` makes it what it was; a message that is not loaded has to be dropped."""

    kind: bytes
    job: int
    payload: bytes
    handles: tuple[int, ...]

    def load(self, access: int) -> Any:
        """The content; arrays are mapped with mmap's ``access``. Call once."""
        loader = _Unpickler(io.BytesIO(self.payload), self.handles, access)
        try:
            return loader.load()
        finally:
            loader.close()

    def drop(self) -> None:
        """Let the files go unseen."""
        for handle in self.handles:
            os.close(handle)


class Wire:
    """One end of the connection. Any thread may send; one thread receives."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._sending = threading.Lock()

    def send(self, kind: bytes, job: int = 0, content: Any = None, keep: bool = False) -> None:
        """Send ``content``. ``keep``: what is copied of clips is kept for the next time, until the clip is gone.

        Raises:
            OSError: the other side is gone, or there is no room for a file.
        """
        buffer = io.BytesIO()
        pickler = _Pickler(buffer, keep)
        pickler.dump(content)
        payload = buffer.getbuffer()
        header = _HEADER.pack(kind, job, len(payload), len(pickler.handles))
        with self._sending:
            if pickler.handles:
                socket.send_fds(self._end, [header], pickler.handles)
            else:
                self._end.sendall(header)
            self._end.sendall(payload)

    def receive(self) -> Message:
        """The next message.

        Raises:
            EOFError: the other side is gone.
        """
        try:
            if SHARES:
                header, handles, _, _ = socket.recv_fds(
                    self._end, _HEADER.size, _MOST_HANDLES, getattr(socket, "MSG_CMSG_CLOEXEC", 0)
                )
            else:
                header, handles = self._end.recv(_HEADER.size), []
            if not header:
                raise EOFError
            header += self._exactly(_HEADER.size - len(header))
            kind, job, length, _ = _HEADER.unpack(header)
            return Message(kind, job, bytes(self._exactly(length)), tuple(handles))
        except OSError as error:
            raise EOFError from error

    def _exactly(self, length: int) -> bytearray:
        whole = bytearray(length)
        view, got = memoryview(whole), 0
        while got < length:
            step = self._end.recv_into(view[got:])
            if not step:
                raise EOFError
            got += step
        return whole

    def close(self) -> None:
        # Shut down first: a thread that waits in `receive` is not woken by a close.
        with contextlib.suppress(OSError):
            self._end.shutdown(socket.SHUT_RDWR)
        self._end.close()


class _Pickler(pickle.Pickler):
    """Puts files in the place of large arrays. ``handles`` are those to send along, alive while this is."""

    def __init__(self, buffer: io.BytesIO, keep: bool) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self.handles: list[int] = []
        self._keep = keep
        self._clips: set[int] = set()
        self._mapped: list[np.ndarray] = []

    def persistent_id(self, value: Any) -> tuple[int, Layout] | None:
        if type(value) is AudioClip:
            self._clips.add(id(value.samples))
        if not isinstance(value, np.ndarray) or value.nbytes < LEAST_BYTES or value.dtype.hasobject:
            return None
        if not SHARES or value.dtype.names is not None or len(self.handles) >= _MOST_HANDLES:
            return None
        found = file_of(value)
        if found is None:
            # A clip's samples never change, so one copy serves every job; of other arrays nobody knows.
            mapped = _kept_copy(value) if self._keep and id(value) in self._clips else copy_to_file(value)
            self._mapped.append(mapped)
            found = file_of(mapped)
            assert found is not None
        self.handles.append(found[0])
        return len(self.handles) - 1, found[1]


class _Unpickler(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, handles: tuple[int, ...], access: int) -> None:
        super().__init__(buffer)
        self._handles, self._access = dict(enumerate(handles)), access

    def persistent_load(self, found: tuple[int, Layout]) -> np.ndarray:
        index, layout = found
        return take(self._handles.pop(index), layout, self._access)

    def close(self) -> None:
        for handle in self._handles.values():
            os.close(handle)


_copies: dict[int, tuple[weakref.ref[np.ndarray], np.ndarray]] = {}


def _kept_copy(samples: np.ndarray) -> np.ndarray:
    known = _copies.get(id(samples))
    if known is not None and known[0]() is samples:
        return known[1]
    key, copy = id(samples), copy_to_file(samples)
    _copies[key] = weakref.ref(samples, lambda _: _copies.pop(key, None)), copy
    return copy


def copies_kept() -> int:
    """How many clips of this process lie in a file as well, for the other side."""
    return len(_copies)
