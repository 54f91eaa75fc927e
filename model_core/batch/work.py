"""One item, exactly once, whenever the program may end.

The result is written into a hidden folder beside its place. A receipt on disk then says that it is whole and what it
will be called; only after that it gets its name. Whoever comes later and finds a receipt has only the naming left to
do, and whoever finds none starts over: nothing was published.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from model_core.batch.items import WORK_MARK, NotReady, Order, Result
from model_core.batch.naming import comparable, numbered
from model_core.config import from_dict, to_dict
from model_core.errors import AudioError, CheckpointError, ConfigError, DeviceError, RestorerError
from model_core.progress import Reporter

if TYPE_CHECKING:
    from model_core.audio import AudioInfo, ExportConfig
    from model_core.restorers import RestoreConfig, Restorer

_idle: dict[RestoreConfig, Restorer] = {}  # the last restorer used, so that a list of files loads its network once


@dataclass(frozen=True)
class Receipt:
    """A whole result: where it lies hidden (empty: there is none to publish) and what became of the item."""

    hidden: str
    result: Result


def restore_item(order: Order, report: Reporter = Reporter()) -> Result:
    """Restore one file of a queue. May be ended at any moment and called again for the same item.

    Raises:
        NotReady: no file can be restored: the checkpoint or the device is missing.
        RestorerError: this file cannot be restored, or its result cannot be written; one sentence says why.
    """
    earlier = _read_receipt(order.receipt)
    if earlier is not None:
        result = _publish(earlier, order)
        sweep(order.leftovers)
        return result
    sweep(order.leftovers)
    missing = [folder for folder in (order.folder, *order.folder.parents) if not folder.exists()]
    try:
        result = _restore(order, report)
    except BaseException:
        _remove_empty(missing)
        raise
    if not result.target:
        _remove_empty(missing)
    return result


def sweep(leftovers: Iterable[Path], receipt: Path | None = None, report: Reporter = Reporter()) -> None:
    """Remove what killed attempts left behind, unless the item's ``receipt`` says that there is a whole result."""
    if receipt is not None and receipt.exists():
        return
    for leftover in leftovers:
        if leftover.name.startswith(WORK_MARK):
            shutil.rmtree(leftover, ignore_errors=True)
            _tell(leftover, False)


def _restore(order: Order, report: Reporter) -> Result:
    from model_core.audio import probe
    from model_core.restorers import restore_file

    info = probe(order.source)
    suffix, export = _written_as(order, info)
    target = _choose_target(order, suffix)
    if target is None:
        there = order.folder / f"{order.stem}{suffix}"
        return Result("skipped", str(there), (f"{there}: exists already and was left as it is.",))
    hidden = order.work / target.name
    try:
        _make_folder(order)
        restorer = _take_restorer(order)
        try:
            made = restore_file(restorer, order.source, hidden, export, report)
        finally:
            _give_back(order, restorer)
        report.check()
        notes = tuple(note.replace(str(hidden), str(target)) for note in made.notes)
        if not made.changed and order.settings.unchanged == "leave":
            return Result("unchanged", "", notes, made.seconds, info.duration_s)
        result = Result("done" if made.changed else "unchanged", str(target), notes, made.seconds, info.duration_s)
        receipt = _write_receipt(Receipt(str(hidden), result), order)
        return _publish(receipt, order)
    except OSError as error:
        raise AudioError(
            f"{target}: cannot be written ({error.strerror or type(error).__name__}); free some space or choose "
            "another folder, and try this file again."
        ) from error
    except RestorerError as error:
        sentence = str(error)
        if str(hidden) in sentence:
            raise type(error)(sentence.replace(str(hidden), str(target))) from error
        raise
    finally:
        kept = _read_receipt(order.receipt)
        if kept is None or Path(kept.hidden).parent != order.work:
            sweep([order.work])


def _written_as(order: Order, info: AudioInfo) -> tuple[str, ExportConfig]:
    """The ending and the settings of the result."""
    from model_core.audio import ExportConfig, default_export, export_like, output_format

    export = ExportConfig(format=order.settings.format, overwrite=True)
    suffix, like_source = default_export(info)
    form = output_format(order.source, export if export.format is not None else like_source)
    if export.format is not None:
        suffix = form.suffixes[0]
    if order.source.suffix.lower() in form.suffixes:
        suffix = order.source.suffix
    return suffix, export_like(info, order.folder / f"{order.stem}{suffix}", export)


def _choose_target(order: Order, suffix: str) -> Path | None:
    """A place that is no original and no other item's, or None where an older file is to be left alone."""
    for name in numbered(order.stem, suffix):
        target = order.folder / name
        if comparable(name) in order.taken:
            continue
        if not os.path.lexists(target):
            return target
        if target.is_dir() or _same(target, order.source) or order.settings.existing == "number":
            continue
        return None if order.settings.existing == "skip" else target
    raise AssertionError("numbers never end")


def _same(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False


def _make_folder(order: Order) -> None:
    try:
        _tell(order.work, True)
        order.work.mkdir(parents=True)
        _sync(order.folder)
    except OSError as error:
        from model_core.audio.atomic import disk_sentence

        raise disk_sentence(order.folder / order.stem, error) from error


def _tell(folder: Path, there: bool) -> None:
    """Say of a hidden folder what `model_core.audio.atomic` says of hidden files, to whoever outlives this process."""
    from model_core.audio import atomic

    atomic.watcher(folder, there)


def _take_restorer(order: Order) -> Restorer:
    from model_core.restorers import open_restorer

    config = _config(order)
    with contextlib.suppress(KeyError):
        return _idle.pop(config)  # nobody else has it until it is given back
    try:
        return open_restorer(config)
    except (CheckpointError, ConfigError, DeviceError) as error:
        raise NotReady(str(error)) from error


def _give_back(order: Order, restorer: Restorer) -> None:
    _idle.clear()
    _idle[_config(order)] = restorer


def _config(order: Order) -> RestoreConfig:
    from model_core.restorers import RestoreConfig

    settings = order.settings
    return RestoreConfig(settings.checkpoint, settings.strength_percent, settings.device)


# Receipts.


def _read_receipt(path: Path) -> Receipt | None:
    try:
        return from_dict(Receipt, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ConfigError):
        return None


def _write_receipt(receipt: Receipt, order: Order) -> Receipt:
    """Put the receipt down for good. Where another attempt was first, its receipt counts."""
    order.receipt.parent.mkdir(parents=True, exist_ok=True)
    beside = order.receipt.with_suffix(f".{secrets.token_hex(4)}.part")
    try:
        with beside.open("x", encoding="utf-8") as file:
            file.write(json.dumps(to_dict(receipt)))
            file.flush()
            os.fsync(file.fileno())
        try:
            _rename_to_new(beside, order.receipt)
        except FileExistsError:
            return _read_receipt(order.receipt) or receipt
        _sync(order.receipt.parent)
        return receipt
    finally:
        beside.unlink(missing_ok=True)


def _publish(receipt: Receipt, order: Order) -> Result:
    """Give the hidden result its name. Does nothing where that has been done."""
    hidden, result = Path(receipt.hidden), receipt.result
    while hidden.exists():
        target = Path(result.target)
        if order.settings.existing == "replace" and comparable(target.name) not in order.taken:
            final = Path(os.path.realpath(target))  # through a link, so that the link stays and its file changes
            with contextlib.suppress(OSError):
                shutil.copymode(final, hidden)
            os.replace(hidden, final)
        else:
            try:
                _rename_to_new(hidden, target)
            except FileExistsError:
                if _same(hidden, target):  # the program ended between the two names
                    hidden.unlink()
                    break
                free = replace(order, settings=replace(order.settings, existing="number"))
                result = replace(result, target=str(_choose_target(free, target.suffix)))
                receipt = replace(receipt, result=result)
                order.receipt.unlink(missing_ok=True)
                _write_receipt(receipt, order)
        _sync(Path(result.target).parent)
    sweep([hidden.parent])
    return result


def _rename_to_new(old: Path, new: Path) -> None:
    """Rename, but never over something that exists."""
    try:
        os.link(old, new)
    except FileExistsError:
        raise
    except OSError:  # no links on this disk
        if os.path.lexists(new):
            raise FileExistsError(new) from None
        os.rename(old, new)
        return
    old.unlink()


def _sync(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove_empty(folders: list[Path]) -> None:
    """Remove the folders that were made for nothing; the innermost first, one that is not empty stops it."""
    with contextlib.suppress(OSError):
        for folder in folders:
            folder.rmdir()
