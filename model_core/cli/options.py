"""What means the same in every command: shared options, exit codes, refusals of a wrong usage."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from model_core.places import DEFAULT_CHECKPOINT

EXIT_DONE, EXIT_SOME_FAILED, EXIT_BAD_INPUT, EXIT_BUG, EXIT_CANCELLED = 0, 1, 2, 70, 130

EXIT_CODES = """\
exit codes:
  0    all done
  1    some files failed, the others are done
  2    wrong usage or bad input, nothing was written
  70   unexpected error (a bug)
  130  cancelled (Ctrl-C), nothing half-done is left
"""


class UsageError(Exception):
    """The command line asks for something that makes no sense. The message is one sentence."""


class Parser(argparse.ArgumentParser):
    """An argparse parser that takes no abbreviations and refuses in one sentence."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message.rstrip('.')}; see '{self.prog} --help'.")


def add_command(commands: Any, name: str, summary: str, details: str) -> argparse.ArgumentParser:
    """A new command with the options that all of them have."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{details}",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout, for programs")
    parser.add_argument("--debug", action="store_true", help="on an unexpected error show where it happened")
    return parser


def add_device(parser: argparse.ArgumentParser) -> None:
    """Where to compute."""
    parser.add_argument(
        "--device",
        default="auto",
        metavar="auto|cpu|cuda|mps",
        help="where to compute (default: auto, the fastest there is)",
    )


def add_checkpoint(parser: argparse.ArgumentParser, several: bool = False) -> None:
    """What to restore with: one checkpoint, or several to compare."""
    text = f"a name in the library (studio, residual, direct or your own) or a file (default: {DEFAULT_CHECKPOINT})"
    if several:
        parser.add_argument("--checkpoint", action="append", metavar="NAME|PATH", help=f"{text}; may be given again")
    else:
        parser.add_argument("--checkpoint", default=DEFAULT_CHECKPOINT, metavar="NAME|PATH", help=text)
