"""``restorer restore``: files, folders and globs in; restored copies out."""

from __future__ import annotations

import argparse
import contextlib
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model_core.cli.console import Console, clock
from model_core.cli.options import (
    EXIT_BAD_INPUT,
    EXIT_BUG,
    EXIT_CANCELLED,
    EXIT_DONE,
    EXIT_SOME_FAILED,
    UsageError,
    add_checkpoint,
    add_command,
    add_device,
)
from model_core.errors import RestorerError
from model_core.progress import Cancelled, Reporter

if TYPE_CHECKING:
    from model_core.cli.targets import Job
    from model_core.restorers import FileResult, Restorer
    from model_core.verdict import Verdict

DETAILS = """\
IN is any number of files, folders (searched to the bottom) and globs. -o names a file, or a folder that keeps the
structure below IN; a name without an ending is a folder. Without -o a copy "NAME (restored)" appears beside each
original. Nothing that exists is replaced without --overwrite, and the original never. Format, bit depth, rate,
channels, tags and cover stay as they are unless asked otherwise; formats that cannot be written become FLAC. One bad
file never stops the rest.

--write-recipe puts a small file beside each result that says how it was made. --recipe makes it again, bit for bit on
the same machine: IN is then the original (default: the file of that name beside the recipe), -o the new file.

examples:
  restorer restore song.mp3
  restorer restore song.wav -o better.flac --strength 70
  restorer restore "albums/**/*.m4a" -o restored --checkpoint direct --json
  restorer restore --recipe "song (restored).flac.recipe.json" song.mp3 -o again.flac
"""


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "restore", "restore music files", DETAILS)
    parser.add_argument("inputs", nargs="*", metavar="IN", help="a file, a folder or a glob")
    parser.add_argument("-o", "--output", metavar="OUT", help="a file or a folder (default: beside each original)")
    add_checkpoint(parser)
    parser.add_argument(
        "--strength", type=float, default=100.0, metavar="0..100", help="per cent; 0 is the original (default: 100)"
    )
    add_device(parser)
    parser.add_argument(
        "--format", metavar="FORMAT", help="wav, flac, aiff, ogg, opus or mp3 (default: as the original)"
    )
    parser.add_argument(
        "--bit-depth",
        type=_bit_depth,
        metavar="BITS",
        help="16, 24, 32 or float, in formats without loss (default: as the original)",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist already")
    parser.add_argument(
        "--verdict", action="store_true", help="compare each result with its original: what moved, what was filled in"
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="restore on a Ray cluster: auto, HOST:PORT, or local for this machine's cores (extra 'cluster')",
    )
    recipes = parser.add_mutually_exclusive_group()
    recipes.add_argument("--recipe", metavar="FILE", help="make the file of a recipe again")
    recipes.add_argument("--write-recipe", action="store_true", help="write a recipe beside each result")
    parser.set_defaults(run=run)


def _bit_depth(text: str) -> int | str:
    if text != "float" and not text.isdecimal():
        raise argparse.ArgumentTypeError(f"expected 16, 24, 32 or float, found {text!r}")
    return text if text == "float" else int(text)


def run(options: argparse.Namespace, console: Console) -> int:
    """Plan everything, then restore file by file; or follow a recipe."""
    if options.recipe is not None:
        from model_core.cli.recipe import follow

        return follow(options, console)
    if not options.inputs:
        raise UsageError("the following arguments are required: IN; see 'restorer restore --help'.")
    from model_core.audio import ExportConfig
    from model_core.cli.targets import Job, Refusal, plan

    export = ExportConfig(format=options.format, bit_depth=options.bit_depth, overwrite=options.overwrite)
    entries = plan(options.inputs, options.output, export)
    batch = _Batch(console, options)
    for entry in entries:
        if isinstance(entry, Refusal):
            batch.failed(entry.source, entry.sentence)
    jobs = [entry for entry in entries if isinstance(entry, Job)]
    if jobs and options.cluster is not None:
        with console.progress() as report:
            batch.restore_on_cluster(jobs, report)
    elif jobs:
        from model_core.restorers import RestoreConfig, open_restorer

        # Outside the bar: until here Ctrl-C ends the program at once.
        restorer = open_restorer(RestoreConfig(options.checkpoint, options.strength, options.device))
        batch.facts = {
            "checkpoint": options.checkpoint,
            "strength_percent": options.strength,
            "device": restorer.device,
        }
        with console.progress() as report:
            batch.restore(jobs, restorer, report)
    console.give({**batch.facts, "files": batch.files, "cancelled": batch.cancelled})
    return batch.exit_code()


class _Batch:
    """What happened to each file so far."""

    def __init__(self, console: Console, options: argparse.Namespace) -> None:
        self.console, self.debug = console, options.debug
        self._options = options
        self.files: list[dict[str, Any]] = []
        self.facts: dict[str, Any] = {}
        self.cancelled = self.bug = False

    def restore(self, jobs: list[Job], restorer: Restorer, report: Reporter) -> None:
        """Restore ``jobs`` one after the other; only a cancel ends it early."""
        lengths_s = [max(job.info.duration_s or 60.0, 1.0) for job in jobs]
        for place, job in enumerate(jobs):
            done_s = sum(lengths_s[:place])
            part = report.part(done_s / sum(lengths_s), (done_s + lengths_s[place]) / sum(lengths_s))
            self.console.label = f"{place + 1}/{len(jobs)} {job.source.name}" if len(jobs) > 1 else job.source.name
            try:
                self._restore_one(job, restorer, part)
            except (Cancelled, KeyboardInterrupt):
                self.cancelled = True
                done = sum(file["error"] is None for file in self.files)
                self.console.warn(f"cancelled; {done} of {len(jobs)} files are done, nothing half-done is left")
                return
            except RestorerError as error:
                self.failed(job.source, str(error))
            except Exception as error:
                if self.debug:
                    traceback.print_exc()
                self.bug = True
                found = f"{job.source}: unexpected {type(error).__name__}: {error}".replace("\n", " ")
                self.failed(job.source, f"{found}; this is a bug, run the same command with --debug to see where")

    def restore_on_cluster(self, jobs: list[Job], report: Reporter) -> None:
        """Restore ``jobs`` on the workers of a Ray cluster."""
        from model_core.cluster import Shard, restore_on_cluster
        from model_core.restorers import RestoreConfig

        asked = self._options
        config = RestoreConfig(asked.checkpoint, asked.strength, asked.device)
        shards = [Shard(job.source.absolute(), job.target.absolute(), job.export) for job in jobs]
        self.facts = {"checkpoint": asked.checkpoint, "strength_percent": asked.strength, "cluster": asked.cluster}
        try:
            for outcome in restore_on_cluster(asked.cluster, shards, config, report):
                if outcome.result is None:
                    self.failed(jobs[outcome.index].source, outcome.error)
                else:
                    self._done(jobs[outcome.index], outcome.result)
        except (Cancelled, KeyboardInterrupt):
            self.cancelled = True
            done = sum(file["error"] is None for file in self.files)
            self.console.warn(f"cancelled; {done} of {len(jobs)} files are done, nothing half-done is left")

    def _restore_one(self, job: Job, restorer: Restorer, report: Reporter) -> None:
        from model_core.restorers import restore_file

        missing = [folder for folder in job.target.parents if not folder.exists()]
        try:
            result = restore_file(restorer, job.source, job.target, job.export, report)
        except BaseException:
            with contextlib.suppress(OSError):
                for folder in missing:  # the innermost first; one that is not empty stops it
                    folder.rmdir()
            raise
        self._done(job, result)

    def _done(self, job: Job, result: FileResult) -> None:
        recipe = self._write_recipe(job) if self._options.write_recipe else None
        verdict = self._judge(job, result.path) if self._options.verdict else None
        self.files.append(
            {
                "source": job.source,
                "target": result.path,
                "recipe": recipe,
                "changed": result.changed,
                "seconds": round(result.seconds, 3),
                "duration_s": job.info.duration_s,
                "notes": result.notes,
                "verdict": None if verdict is None else asdict(verdict),
                "error": None,
            }
        )
        length = f"{clock(job.info.duration_s)} in " if job.info.duration_s is not None else ""
        self.console.say(f"{job.source} -> {job.target} ({length}{result.seconds:.1f} s)")
        for note in result.notes:
            self.console.say(f"  {note}")
        if verdict is not None:
            from model_core.cli.verdict import lines

            for line in lines(verdict):
                self.console.say(f"  {line}")

    def _judge(self, job: Job, target: Path) -> Verdict | None:
        from model_core.cli.verdict import judged

        try:
            return judged(job.source, target)
        except RestorerError as error:
            self.console.warn(f"{target}: no verdict: {error}")
            return None

    def _write_recipe(self, job: Job) -> Path:
        from model_core.recipe import Ingredients, make_recipe, write_recipe

        asked = self._options
        ingredients = Ingredients(asked.checkpoint, asked.strength, asked.device)
        return write_recipe(job.target, make_recipe(job.info, job.target, ingredients, job.export))

    def failed(self, source: Path, sentence: str) -> None:
        """Note that nothing was written for ``source``."""
        self.console.warn(sentence)
        self.files.append({"source": source, "target": None, "error": sentence})

    def exit_code(self) -> int:
        """See `EXIT_CODES`."""
        failures = sum(file["error"] is not None for file in self.files)
        if self.cancelled:
            return EXIT_CANCELLED
        if self.bug:
            return EXIT_BUG
        if not failures and self.files:
            return EXIT_DONE
        return EXIT_BAD_INPUT if failures == len(self.files) else EXIT_SOME_FAILED
