"""``restorer restore --recipe FILE``: an exported file made again from its recipe."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from model_core.cli.console import Console
from model_core.cli.options import EXIT_CANCELLED, EXIT_DONE, UsageError
from model_core.places import DEFAULT_CHECKPOINT
from model_core.progress import Cancelled

if TYPE_CHECKING:
    from model_core.recipe import Recipe


def follow(options: argparse.Namespace, console: Console) -> int:
    """Read the recipe, find its source, make the file."""
    from model_core.recipe import read_recipe, repeat

    path = Path(options.recipe)
    recipe = read_recipe(path)
    _check_options(options)
    source = _source(options, path, recipe)
    target = _target(options, path, recipe, source)
    console.label = source.name
    try:
        with console.progress() as report:
            result = repeat(recipe, source, target, options.overwrite, report)
    except (Cancelled, KeyboardInterrupt):
        console.warn("cancelled; nothing half-done is left")
        console.give({"recipe": path, "source": source, "target": None, "cancelled": True})
        return EXIT_CANCELLED
    console.say(f"{source} -> {target} (by {path.name}, {result.seconds:.1f} s)")
    for note in result.notes:
        console.say(f"  {note}")
    facts = {"changed": result.changed, "seconds": round(result.seconds, 3), "notes": result.notes}
    console.give({"recipe": path, "source": source, "target": target, "cancelled": False, **facts})
    return EXIT_DONE


def _check_options(options: argparse.Namespace) -> None:
    """What the recipe says may not be said otherwise beside it."""
    said = {
        "--checkpoint": options.checkpoint != DEFAULT_CHECKPOINT,
        "--strength": options.strength != 100.0,
        "--device": options.device != "auto",
        "--format": options.format is not None,
        "--bit-depth": options.bit_depth is not None,
    }
    for name, given in said.items():
        if given:
            raise UsageError(f"{name}: the recipe says that already; leave it out, or restore without --recipe.")


def _source(options: argparse.Namespace, path: Path, recipe: Recipe) -> Path:
    if len(options.inputs) > 1:
        raise UsageError(f"IN: a recipe has one source, found {len(options.inputs)}; name the original alone.")
    beside = path.parent / recipe.source.name
    found = Path(options.inputs[0]) if options.inputs else beside
    if not found.is_file():
        raise UsageError(f"{found}: expected the recipe's source, found no file there; name it after the recipe.")
    return found


def _target(options: argparse.Namespace, path: Path, recipe: Recipe, source: Path) -> Path:
    given = Path(options.output) if options.output else path.parent
    target = given / recipe.target if given.is_dir() else given
    if target.exists() and target.samefile(source):
        raise UsageError(f"{target}: expected another place than the original itself; name another one with -o.")
    if target.exists() and not options.overwrite:
        raise UsageError(f"{target}: exists already; add --overwrite to replace it, or name another place with -o.")
    return target
