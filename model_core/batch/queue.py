"""The list of files to restore: in memory for whoever shows it, in the journal for whoever comes after a crash."""

from __future__ import annotations

import dataclasses
import os
import secrets
import shutil
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from model_core.batch.items import FINISHED, WORK_MARK, BatchSettings, Found, Item, Order, Result, State, check_settings
from model_core.batch.journal import Journal
from model_core.batch.naming import comparable, fill_template, safe_name
from model_core.config import from_dict, to_dict
from model_core.errors import ConfigError, RestorerError

_DEFAULTS = {field.name: field.default for field in dataclasses.fields(Item)}
_STATES = get_args(State)
_NEEDED = ("id", "source", "place", "real")


def queue_folder(home: Path | None = None) -> Path:
    """Where the queue of the application lies. May not exist."""
    from model_core.places import data_folder

    return data_folder(home) / "batch"


@dataclass(frozen=True)
class Summary:
    """How far a queue is. ``counts``: items by state."""

    total: int
    counts: dict[State, int]
    seconds: float

    @property
    def finished(self) -> int:
        return sum(self.counts.get(state, 0) for state in FINISHED)

    @property
    def open(self) -> int:
        return self.total - self.finished


class Queue:
    """Every change is in the journal when the method that made it returns. Not for several threads at once."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._items: dict[int, Item] = {}
        self._order: list[int] = []
        self._next_id = 1
        self._claims: dict[str, dict[str, int]] = defaultdict(dict)  # folder -> comparable name -> item
        self._originals: dict[str, Counter[str]] = defaultdict(Counter)  # folder -> comparable name -> how many
        self.settings = BatchSettings()
        self.interrupted = False  # an earlier program left work to do

    @classmethod
    def open(cls, folder: Path) -> Queue:
        """The queue that was left in ``folder``, or an empty one.

        Where another window has it, the next free of ``folder``-2, -3 and so on.
        """
        number = 1
        journal = Journal(folder)
        while not journal.lock():
            number += 1
            journal = Journal(folder.with_name(f"{folder.name}-{number}"))
        queue = cls(journal)
        for entry in journal.read():
            queue._replay(entry)
        queue._after_replay()
        journal.rewrite(queue._snapshot())
        return queue

    @classmethod
    def unkept(cls) -> Queue:
        """An empty queue that lives in memory alone."""
        return cls(Journal(Path()))

    # Reading.

    @property
    def trouble(self) -> str:
        """A sentence while the disk refuses to keep the list, else empty."""
        return self._journal.trouble

    @property
    def notice(self) -> str:
        """A sentence about what was found on opening, else empty."""
        return self._journal.notice

    @property
    def ids(self) -> Sequence[int]:
        """The items' numbers in order."""
        return self._order

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[Item]:
        return (self._items[number] for number in self._order)

    def __contains__(self, number: object) -> bool:
        return number in self._items

    def __getitem__(self, number: int) -> Item:
        return self._items[number]

    def summary(self) -> Summary:
        counts = Counter(item.state for item in self._items.values())
        return Summary(len(self._order), dict(counts), sum(item.seconds for item in self._items.values()))

    def receipt(self, number: int) -> Path:
        """Where the worker notes that it has finished an item, before anyone can see the result."""
        return self._journal.folder / "receipts" / f"{number}.json"

    # Changing the list.

    def add(self, found: Iterable[Found]) -> list[int]:
        """Append files; those that are in the queue and not yet finished are not added again. Returns the new ones."""
        present = {item.real for item in self._items.values() if item.state not in FINISHED}
        added: list[Item] = []
        for file in found:
            if file.real not in present:
                present.add(file.real)
                added.append(Item(self._next_id, file.path, file.place, file.real))
                self._next_id += 1
        if added:
            self._do({"op": "add", "items": [_plain(item) for item in added]})
        return [item.id for item in added]

    def remove(self, ids: Collection[int]) -> list[Item]:
        """Take items out, whatever their state, except the one that is running; results stay on disk."""
        gone = [self._items[number] for number in ids if number in self._items]
        gone = [item for item in gone if item.state != "running"]
        if gone:
            self._do({"op": "remove", "ids": [item.id for item in gone]})
        return gone

    def reorder(self, ids: Sequence[int]) -> None:
        """The same items in another order."""
        if sorted(ids) != sorted(self._order):
            raise ValueError("a new order must name every item once")
        self._do({"op": "order", "ids": list(ids)})

    def set_settings(self, settings: BatchSettings) -> None:
        """How the items that are not finished will be restored.

        Raises:
            ConfigError: one of them makes no sense.
        """
        check_settings(settings)
        if settings != self.settings:
            self._do({"op": "settings", "settings": to_dict(settings)})

    def set_lengths(self, lengths: dict[int, float]) -> None:
        """What was read from the files' headers, for estimates."""
        known = {str(number): length for number, length in lengths.items() if number in self._items}
        if known:
            self._do({"op": "lengths", "lengths": known})

    # Working through it.

    def waiting(self) -> int | None:
        """The first item that waits."""
        return next((number for number in self._order if self._items[number].state == "waiting"), None)

    def retry(self, states: Collection[State] = ("failed", "cancelled")) -> list[int]:
        """Let every item in one of ``states`` wait again."""
        ids = [item.id for item in self if item.state in states and item.state != "running"]
        if ids:
            self._do({"op": "again", "ids": ids})
        return ids

    def begin(self, number: int) -> Order:
        """The item is running from now on; what a worker needs to know is in the order.

        Raises:
            RestorerError: its name or folder cannot be made; the item is as it was.
        """
        item, settings = self._items[number], self.settings
        place = self._order.index(number) + 1
        stem = fill_template(settings.template, item.path, settings.checkpoint, place, len(self._order))
        folder = self._target_folder(item)
        key = _folder_key(folder)
        start = comparable(stem)
        claims = self._claims.get(key, {})
        taken = {name for name in claims if name.startswith(start) and claims[name] != number}
        taken |= {name for name, count in self._originals.get(key, {}).items() if count > 0 and name.startswith(start)}
        work = folder / f"{WORK_MARK}{secrets.token_hex(4)}"
        leftovers = tuple(Path(path) for path in item.work)
        # All of them stay noted until they are gone: this attempt may end before it has removed those of others.
        self._set(number, state="running", notes=(), work=(*item.work, str(work)))
        return Order(number, item.path, folder, stem, frozenset(taken), settings, work, self.receipt(number), leftovers)

    def finish(self, number: int, result: Result) -> None:
        """The worker has come back with ``result``."""
        if number in self._items:
            values = {**dataclasses.asdict(result), "work": ()}
            if result.duration_s is None:
                values["duration_s"] = self._items[number].duration_s
            self._set(number, **values)
            self.receipt(number).unlink(missing_ok=True)

    def fail(self, number: int, sentence: str) -> None:
        """The file could not be restored, and why."""
        if number in self._items:
            self._set(number, state="failed", notes=(sentence,))

    def put_back(self, number: int, state: State = "cancelled") -> None:
        """The item was stopped half-way: nothing of it is left, it can be done another time."""
        if number in self._items:
            self._set(number, state=state, notes=())

    def swept(self, number: int) -> None:
        """What an attempt may have left behind is gone."""
        if number in self._items:
            self._set(number, work=())

    def sync(self) -> None:
        """Bring the journal to the disk. May take a while: not for the thread that draws."""
        self._journal.sync()

    def close(self) -> None:
        """Leave the queue to another program."""
        self._journal.close()

    def _target_folder(self, item: Item) -> Path:
        if not self.settings.folder:
            return item.path.parent
        base = Path(self.settings.folder)
        if not self.settings.keep_structure:
            return base
        inside = [safe_name(part) for part in Path(item.place).parent.parts if part not in (".", "..", os.sep)]
        folder = base.joinpath(*inside)
        if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(base)):
            raise RestorerError(
                f"{folder}: expected a folder inside {base}, found a link that leads out of it; choose another folder."
            )
        return folder

    # The journal.

    def _do(self, entry: dict[str, Any]) -> None:
        self._journal.append(entry)
        self._replay(entry)

    def _set(self, number: int, **values: Any) -> None:
        changed = replace(self._items[number], **values)
        before = _plain(self._items[number])
        new = {name: value for name, value in _plain(changed).items() if before.get(name) != value}
        new.update({name: _DEFAULTS[name] for name in before if name not in _plain(changed)})
        if new:
            self._do({"op": "set", "id": number, **new})

    def _replay(self, entry: dict[str, Any]) -> None:
        """Apply one entry. What does not fit is left out: a journal never keeps the program from starting."""
        try:
            self._apply(entry)
        except (ConfigError, KeyError, TypeError, ValueError) as error:
            self._journal.notice = f"{self._journal.path}: an entry of the saved list was left out ({error})."

    def _apply(self, entry: dict[str, Any]) -> None:
        match entry.get("op"):
            case "add":
                for plain in entry["items"]:
                    item = _item(plain)
                    if item.id not in self._items:
                        self._items[item.id] = item
                        self._order.append(item.id)
                        self._next_id = max(self._next_id, item.id + 1)
                        self._index(item, 1)
            case "set":
                values = {name: value for name, value in entry.items() if name not in ("op", "id")}
                old = self._items[entry["id"]]
                item = _item({**vars(old), **values})
                self._index(old, -1)
                self._items[item.id] = item
                self._index(item, 1)
            case "remove":
                gone = {number for number in entry["ids"] if number in self._items}
                for number in gone:
                    self._index(self._items.pop(number), -1)
                self._order = [number for number in self._order if number not in gone]
            case "again":
                for number in entry["ids"]:
                    if number in self._items:
                        self._items[number] = replace(self._items[number], state="waiting", notes=())
            case "order":
                named = dict.fromkeys(number for number in entry["ids"] if number in self._items)
                self._order = [*named, *(number for number in self._order if number not in named)]
            case "settings":
                settings = from_dict(BatchSettings, entry["settings"])
                check_settings(settings)
                self.settings = settings
            case "lengths":
                for number, length in entry["lengths"].items():
                    if int(number) in self._items:
                        self._items[int(number)] = replace(self._items[int(number)], duration_s=float(length))
            case "next":
                self._next_id = max(self._next_id, int(entry["id"]))

    def _index(self, item: Item, step: int) -> None:
        """Keep the names that no other result may have: originals, and results of this queue."""
        folder, name = os.path.split(item.real)  # pathlib would be half the time of a long list
        self._originals[os.path.normcase(folder)][comparable(name)] += step
        if item.target:
            target = Path(item.target)
            claims = self._claims[_folder_key(target.parent)]
            if step > 0:
                claims[comparable(target.name)] = item.id
            else:
                claims.pop(comparable(target.name), None)

    def _after_replay(self) -> None:
        for number, item in self._items.items():
            if item.state == "running":
                self._items[number] = replace(item, state="waiting")
        done = sum(item.state in FINISHED for item in self._items.values())
        self.interrupted = done < len(self._items)
        if not self.interrupted:
            shutil.rmtree(self._journal.folder / "receipts", ignore_errors=True)

    def _snapshot(self) -> Iterator[dict[str, Any]]:
        yield {"op": "next", "id": self._next_id}
        yield {"op": "settings", "settings": to_dict(self.settings)}
        if self._order:
            yield {"op": "add", "items": [_plain(item) for item in self]}


def _folder_key(folder: Path) -> str:
    return os.path.normcase(os.path.realpath(folder))


def _item(values: dict[str, Any]) -> Item:
    """An item from JSON values, quickly: a list may have thousands.

    Raises:
        TypeError, ValueError: an unknown or missing name, or a value of another type.
    """
    item = Item(**{**values, **{name: tuple(values.get(name, ())) for name in ("notes", "work")}})
    texts = (item.source, item.place, item.real, item.target, *item.notes, *item.work)
    numbers = (item.seconds, item.duration_s or 0.0)
    if not isinstance(item.id, int) or item.state not in _STATES or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"an item with values of another kind: {str(values)[:200]}")
    if not all(isinstance(number, int | float) for number in numbers):
        raise ValueError(f"an item with a length that is no number: {str(values)[:200]}")
    return item


def _plain(item: Item) -> dict[str, Any]:
    """An item as JSON values, without what is as always."""
    return {name: value for name, value in vars(item).items() if name in _NEEDED or value != _DEFAULTS[name]}
