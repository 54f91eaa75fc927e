"""The queue on disk: a log to which every change is added, so that the end of the program at any moment loses none.

One JSON object a line. A line that was cut short by the end of the program never counted. On opening, the log is
written anew, short, under the same name.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from model_core.config import write_text_atomic

FORMAT = 1

if os.name == "nt":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Journal:
    """``trouble`` holds a sentence while the disk refuses to keep the queue; work goes on all the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "queue.jsonl"
        self.trouble = ""
        self.notice = ""  # what was found when opening that people should know
        self._file: IO[str] | None = None
        self._lock: IO[bytes] | None = None

    def lock(self) -> bool:
        """Take the folder for this process until it ends. False: another one has it."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = (self.folder / "lock").open("ab")
        except OSError as error:
            self._refused(error)
            return True  # nobody can keep anything here: a queue in memory disturbs no one
        try:
            _lock(file.fileno())
        except OSError:
            file.close()
            return False
        self._lock = file
        return True

    def read(self) -> list[dict[str, Any]]:
        """Every entry in order. A log that cannot be understood is kept aside and told of, never lost."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            self._refused(error)
            return []
        lines = data.split(b"\n")
        entries: list[dict[str, Any]] = []
        damaged = False
        for place, line in enumerate(lines):
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                entry = None
            if isinstance(entry, dict):
                entries.append(entry)
            elif line.strip() and place < len(lines) - 1:
                damaged = True
        if entries and entries[0].get("format", FORMAT) != FORMAT:
            entries, damaged = [], True
        if damaged:
            self._keep_aside(data)
        return entries

    def rewrite(self, entries: Iterable[dict[str, Any]]) -> None:
        """Put ``entries`` in place of everything."""
        self._close_log()
        lines = [json.dumps(entry) for entry in ({"format": FORMAT}, *entries)]
        try:
            write_text_atomic(self.path, "\n".join(lines) + "\n")
            self._file = self.path.open("a", encoding="ascii", newline="\n")
        except OSError as error:
            self._refused(error)

    def append(self, entry: dict[str, Any]) -> None:
        """Add one entry. It is with the system when this returns: a killed program loses it no more."""
        if self._file is None:
            return
        try:
            self._file.write(("\n" if self.trouble else "") + json.dumps(entry) + "\n")
            self._file.flush()
            self.trouble = ""
        except OSError as error:
            self._refused(error)

    def sync(self) -> None:
        """Bring it to the disk: a power cut loses it no more. May take a while."""
        if self._file is not None:
            with contextlib.suppress(OSError, ValueError):
                os.fsync(self._file.fileno())

    def close(self) -> None:
        """Leave the folder to others."""
        self._close_log()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __del__(self) -> None:
        self.close()  # a list that nobody took: the window left while it was read

    def _close_log(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None

    def _refused(self, error: OSError) -> None:
        self.trouble = (
            f"{self.path}: the list cannot be kept on disk ({error.strerror or type(error).__name__}) and is forgotten "
            "when the program ends; free some space there or check the folder's permissions."
        )

    def _keep_aside(self, data: bytes) -> None:
        for number in range(1, 100):
            kept = self.path.with_name(f"queue.broken-{number}.jsonl")
            if not kept.exists():
                with contextlib.suppress(OSError):
                    kept.write_bytes(data)
                break
        self.notice = (
            f"{self.path}: part of the saved list could not be read; what could be is here, the old file is kept "
            f"as {kept.name}."
        )
