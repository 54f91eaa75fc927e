"""What a queue holds: plain frozen values that go into the journal and across to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from model_core.config import Range, check_ranges
from model_core.errors import ConfigError, RestorerError
from model_core.places import DEFAULT_CHECKPOINT

State = Literal["waiting", "running", "done", "unchanged", "skipped", "failed", "cancelled"]
Existing = Literal["skip", "number", "replace"]
Unchanged = Literal["copy", "leave"]

FINISHED: frozenset[State] = frozenset({"done", "unchanged", "skipped", "failed"})
"""What needs no further work. A cancelled item waits for the next start."""
EXISTING: tuple[Existing, ...] = get_args(Existing)
UNCHANGED: tuple[Unchanged, ...] = get_args(Unchanged)
WORK_MARK = ".restoring-"
"""How the hidden folders begin in which results come about."""
DEFAULT_TEMPLATE = "{name} (restored)"


class NotReady(RestorerError):
    """Not this file but any would fail: the checkpoint or the device is missing. The run stops, nothing is lost."""


@dataclass(frozen=True)
class BatchSettings:
    """How all files of a queue are restored, named and written.

    ``template`` knows {name}, {checkpoint} and {n}. ``folder``: empty means beside each original; with
    ``keep_structure`` it mirrors the folders that were added. ``existing``: what to do where a file of that name
    exists. ``format``: one of ``OUTPUT_FORMATS``, None as the source. ``unchanged``: a file in which nothing had to be
    restored is copied or left out.
    """

    checkpoint: str = DEFAULT_CHECKPOINT
    strength_percent: Annotated[float, Range(0, 100, "%")] = 100.0
    device: str = "auto"
    template: str = DEFAULT_TEMPLATE
    folder: str = ""
    keep_structure: bool = True
    existing: Existing = "number"
    format: str | None = None
    unchanged: Unchanged = "copy"


def check_settings(settings: BatchSettings) -> None:
    """Refuse what cannot be meant.

    Raises:
        ConfigError: names the setting, what was expected and what was found.
    """
    from model_core.batch.naming import check_template

    check_ranges(settings)
    check_template(settings.template)
    for name, value, known in (
        ("existing", settings.existing, EXISTING),
        ("unchanged", settings.unchanged, UNCHANGED),
    ):
        if value not in known:
            raise ConfigError(f"{name}: expected one of {', '.join(known)}, found {value!r}; choose one of them.")


@dataclass(frozen=True)
class Found:
    """A file to add: where it is, its place below the folder that was added, and what it really is behind links."""

    path: str
    place: str
    real: str


@dataclass(frozen=True)
class Scan:
    """What files and folders mean: the sound files in them, and a sentence for each name that meant nothing."""

    found: tuple[Found, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One file of the queue. ``work``: the folders of attempts that may not have cleaned up after themselves."""

    id: int
    source: str
    place: str
    real: str
    state: State = "waiting"
    notes: tuple[str, ...] = ()  # sentences: what was done, or why it failed
    target: str = ""
    duration_s: float | None = None
    seconds: float = 0.0  # how long restoring took
    work: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        return Path(self.source)


@dataclass(frozen=True)
class Order:
    """One item ready for a worker, in another process if need be.

    ``taken``: names in ``folder``, in their comparable form, that are originals or results of other items.
    """

    id: int
    source: Path
    folder: Path
    stem: str
    taken: frozenset[str]
    settings: BatchSettings
    work: Path
    receipt: Path
    leftovers: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Result:
    """What became of one item. ``target`` is empty where nothing was written."""

    state: State
    target: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    duration_s: float | None = None
