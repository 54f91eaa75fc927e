"""The job behind the export dialog: a plain function of plain values, so that it can run in another process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model_core.audio import AudioInfo, ExportConfig
from model_core.progress import Reporter

if TYPE_CHECKING:
    from model_core.audio import AudioSource


@dataclass(frozen=True)
class ExportOrder:
    """What the dialog asks for. ``range_s`` None: all of it. ``recipe``: write one beside the file."""

    target: Path
    export: ExportConfig
    range_s: tuple[float, float] | None = None
    tags: bool = True
    cover: bool = True
    recipe: bool = False


@dataclass(frozen=True)
class Made:
    """How the exported version came about, for its recipe."""

    checkpoint: str
    strength_percent: float
    device: str


@dataclass(frozen=True)
class Exported:
    """What became of an order. ``notes`` are sentences worth reading."""

    target: Path
    notes: tuple[str, ...]
    recipe: Path | None = None


def run(
    order: ExportOrder,
    source: AudioSource,
    info: AudioInfo,
    made: Made | None = None,
    changed: bool = True,
    report: Reporter = Reporter(),
) -> Exported:
    """Write ``source``, a version of the file ``info``. What ``order`` leaves open is as in that file.

    A version that is not ``changed``, in the file's own format and whole, is copied byte for byte: encoding it once
    more would make it worse. ``made`` None: there is no recipe (a difference, or the original itself).

    Raises:
        AudioError: the format cannot hold it or the place cannot be written; an older file at the target is intact.
        Cancelled: the listener asked to stop; nothing is left.
    """
    from model_core.audio import copy_whole, export_like, is_as_source, write_source
    from model_core.recipe import Ingredients, make_recipe, write_recipe

    export = export_like(info, order.target, order.export)
    frames = _frames(order, source)
    tags = info.tags.only(order.tags, order.cover)
    notes: list[str] = []
    if changed or frames or tags != info.tags or not is_as_source(info, order.target, export):
        notes = write_source(order.target, source, export, tags, frames, report.part(0.0, 0.95))
    else:
        report.update(None, f"writing {order.target.name}")
        copy_whole(info.path, order.target)
    path = None
    if order.recipe and made is not None:
        report.update(0.95, "writing the recipe")
        ingredients = Ingredients(made.checkpoint, made.strength_percent, made.device, frames, order.tags, order.cover)
        path = write_recipe(order.target, make_recipe(info, order.target, ingredients, export))
    return Exported(order.target, tuple(notes), path)


def _frames(order: ExportOrder, source: AudioSource) -> tuple[int, int] | None:
    if order.range_s is None:
        return None
    start, end = (round(seconds * source.sample_rate) for seconds in order.range_s)
    end = end if source.frames is None else min(end, source.frames)
    return (max(0, start), end)
