"""``restorer train``: train a checkpoint, or go on with a run that was stopped."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from model_core.cli.console import Console
from model_core.cli.options import EXIT_DONE, UsageError, add_command, add_device
from model_core.progress import Cancelled, Reporter, Update

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from model_core.training import Run, TrainConfig

S = TypeVar("S", bound="DataclassInstance")

DETAILS = """\
The run folder holds config.json, history.jsonl, best.safetensors, last.safetensors and what is needed to go on: the
same command in the same folder continues where it stopped. Ctrl-C keeps the state first. A file given with --config
holds all settings (config.json of a run is one); other options go over it. After every epoch listen/ in the run folder
holds a held-out clip as the network restores it by then.

Several processes or graphics cards share one training when torchrun starts it; all must see the run folder.

examples:
  restorer train --data music --run runs/first --mode residual
  restorer train --run runs/first                (goes on)
  restorer train --data music --run runs/mine --preset studio --pairs codec/manifest.tsv --pairs-share 0.2
  restorer train --data music --run runs/tuned --from residual --learning-rate 1e-5
  torchrun --nproc-per-node 2 -m model_core train --data music --run runs/both
  restorer restore song.wav --checkpoint runs/first/best.safetensors
"""


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "train", "train a checkpoint on your own music", DETAILS)
    parser.add_argument("--data", metavar="DIR", help="a folder of clean music (not needed to go on with a run)")
    parser.add_argument(
        "--validation", metavar="DIR", help="music to validate with (default: a tenth of the data, held out)"
    )
    parser.add_argument("--run", dest="folder", required=True, metavar="FOLDER", help="where the run lives")
    parser.add_argument("--mode", choices=("direct", "residual"), help="predict the clean picture, or what to change")
    settings = parser.add_mutually_exclusive_group()
    settings.add_argument("--preset", metavar="reference|paper|studio", help="a named recipe (default: reference)")
    settings.add_argument("--config", metavar="FILE.json", help="all settings from a file")
    parser.add_argument("--epochs", type=int, metavar="N", help="how often to go through --items items")
    parser.add_argument("--batch", type=int, metavar="N", help="items per step")
    parser.add_argument("--learning-rate", type=float, metavar="RATE", help="the first learning rate")
    parser.add_argument("--items", type=int, metavar="N", help="training items per epoch")
    parser.add_argument("--validation-items", type=int, metavar="N", help="items to validate with after each epoch")
    parser.add_argument("--licence", metavar="TEXT", help="the music's licence, written into the card")
    parser.add_argument("--from", dest="initial", metavar="CHECKPOINT", help="start from these weights (fine-tune)")
    parser.add_argument("--pairs", metavar="LIST.tsv", help="damaged recordings with their clean side")
    parser.add_argument("--pairs-share", type=float, metavar="0..1", help="how many items are cut from the pairs")
    parser.add_argument("--split-by", choices=("folder", "artist"), help="what is held out as a whole")
    parser.add_argument("--workers", type=int, metavar="N", help="processes that make items (default: as many as pay)")
    parser.add_argument("--seed", type=int, metavar="N", help="same seed, same run")
    parser.add_argument("--name", help="afterwards put the best checkpoint into the library under this name")
    add_device(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Train, then show the history."""
    from model_core import library
    from model_core.training import train

    config = build_config(options)
    console.label = Path(options.folder).name
    with console.progress() as report:
        result = train(config, Path(options.folder), _few_figures(report))
    if int(os.environ.get("RANK", "0")):  # one of several processes: the first one speaks
        return EXIT_DONE
    _show_history(console, result)
    name = None
    if options.name is not None:
        name = library.add(result.best, options.name).name
        console.say(f"In the library as {name}. Use it: restorer restore SONG --checkpoint {name}")
    else:
        console.say(f"Best: {result.best}. Use it: restorer restore SONG --checkpoint '{result.best}'")
    console.give(
        {"run": result.folder, "best": result.best, "last": result.last, "name": name, "history": result.history}
    )
    return EXIT_DONE


def build_config(options: argparse.Namespace) -> TrainConfig:
    """The settings: of the run that is there, else of a file or a preset; options that were given go over them."""
    from model_core.config import check_ranges, load_json
    from model_core.training import PRESETS, TrainConfig

    earlier = Path(options.folder) / "config.json"
    if options.config is not None:
        config = load_json(TrainConfig, Path(options.config))
    elif options.preset is not None or not earlier.exists():
        preset = options.preset or "reference"
        if preset not in PRESETS:
            raise UsageError(f"--preset: expected one of {', '.join(PRESETS)}, found {preset!r}; choose one of them.")
        config = PRESETS[preset]
    else:
        config = load_json(TrainConfig, earlier)

    data = _over(
        config.data,
        folder=_absolute(options.data),
        validation_folder=_absolute(options.validation),
        items_per_epoch=options.items,
        validation_items=options.validation_items,
        licence=options.licence,
        split_by=options.split_by,
    )
    pairs = _over(config.pairs, manifest=_absolute(options.pairs), share=options.pairs_share)
    device = options.device if options.device != "auto" else None
    config = replace(config, data=data, pairs=pairs)
    config = _over(
        config,
        epochs=options.epochs,
        batch=options.batch,
        learning_rate=options.learning_rate,
        seed=options.seed,
        device=device,
        initial_checkpoint=options.initial,
        workers=options.workers,
    )
    if options.mode is not None and config.network == "studio":
        studio = replace(config.studio, model=replace(config.studio.model, mode=options.mode))
        config = replace(config, studio=studio)
    elif options.mode is not None:
        config = replace(config, model=replace(config.model, mode=options.mode))
    if not config.data.folder:
        raise UsageError("train: expected a folder of music, found no --data; add --data DIR.")
    check_ranges(config, "train")
    return config


def _over(settings: S, **given: Any) -> S:
    """``settings`` with what was given, which is everything that is not None."""
    return replace(settings, **{name: value for name, value in given.items() if value is not None})


def _absolute(folder: str | None) -> str | None:
    """A run may be taken up again from another working folder."""
    return None if folder is None else str(Path(folder).absolute())


def _few_figures(report: Reporter) -> Reporter:
    """Of all live figures those that a line has room for."""

    def stopped() -> bool:
        try:
            report.check()
        except Cancelled:
            return True
        return False

    def show(update: Update) -> None:
        few = {name: update.values[name] for name in ("step", "loss", "items_per_s") if name in update.values}
        report.values(update.fraction, update.message, few)

    return Reporter(show, stopped)


TITLES = {"l1_mel": "L1", "lsd_mel_db": "LSD", "si_sdr_db": "SI-SDR", "lsd": "LSD"}


def _show_history(console: Console, result: Run) -> None:
    names = [name for name in TITLES if name in result.history[0]["untouched"]] if result.history else []
    rows = []
    for line in result.history:
        row = [str(line["epoch"]), f"{line['train']['total']:.4f}", f"{line['validation']['total']:.4f}"]
        for name in names:
            row += [f"{line[kind][name]:.4f}" for kind in ("untouched", "restored")]
        rows.append([*row, f"{line['learning_rate']:.1e}"])
    columns = ["Epoch", "Train", "Validation"]
    columns += [f"{TITLES[name]} {kind}" for name in names for kind in ("untouched", "restored")]
    console.table(str(result.folder), [*columns, "Rate"], rows)
