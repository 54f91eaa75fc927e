"""What is kept of a listening test: one JSON file with everything, one CSV file with a line per answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model_core.config import write_text_atomic
from model_core.errors import AudioError
from model_core.progress import Reporter


@dataclass(frozen=True)
class Log:
    """``facts`` are of the whole test, ``answers`` one mapping each, all with the same names."""

    kind: str  # "abx" or "preference"
    started: str  # ISO 8601 with the offset from UTC
    facts: Mapping[str, Any]
    answers: Sequence[Mapping[str, Any]] = field(default_factory=tuple)

    def json_text(self) -> str:
        plain = {"format": 1, "kind": self.kind, "started": self.started, **self.facts, "answers": list(self.answers)}
        return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"

    def csv_text(self) -> str:
        """A table of the answers; the last two columns repeat on each line which test it was and whether it is whole,
        so that tables of several tests can be joined.
        """
        text = io.StringIO()
        names = list(self.answers[0]) if self.answers else []
        table = csv.writer(text, lineterminator="\n")
        table.writerow([*names, "test", "complete"])
        for answer in self.answers:
            table.writerow([*(answer[name] for name in names), self.started, self.facts["complete"]])
        return text.getvalue()


def write_log(log: Log, folder: Path, report: Reporter = Reporter()) -> Path:
    """Write both files, each whole or not at all, under a name that is free. Returns the JSON file.

    Raises:
        AudioError: the folder cannot be written.
    """
    stem = f"{log.kind} {log.started[:19].replace('T', ' ').replace(':', '.')}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (folder / f"{stem}.json").exists() or (folder / f"{stem}.csv").exists():
            number += 1
            stem = f"{stem.split(' (')[0]} ({number})"
        write_text_atomic(folder / f"{stem}.csv", log.csv_text())
        write_text_atomic(folder / f"{stem}.json", log.json_text())
    except OSError as error:
        raise AudioError(
            f"{folder}: expected a folder for the log of the test, found {error.strerror}; the answers were not kept."
        ) from error
    return folder / f"{stem}.json"
