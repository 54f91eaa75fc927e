"""The commands, and how every one of them ends."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

import model_core
from model_core.cli import compare, evaluate, info, restore, train
from model_core.cli.console import Console
from model_core.cli.options import EXIT_BAD_INPUT, EXIT_BUG, EXIT_CANCELLED, EXIT_CODES, Parser, UsageError
from model_core.errors import RestorerError
from model_core.progress import Cancelled


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Every ending is a code and at most one sentence, never a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    console = Console(json_output="--json" in arguments)
    try:
        options = build_parser().parse_args(arguments)
        return int(options.run(options, console))
    except SystemExit as leaving:  # --help and --version
        return leaving.code if isinstance(leaving.code, int) else 0
    except (UsageError, RestorerError) as error:
        return console.refuse(str(error), EXIT_BAD_INPUT)
    except (Cancelled, KeyboardInterrupt):
        return console.refuse("cancelled", EXIT_CANCELLED)
    except BrokenPipeError:  # the reader of our output has gone: `restorer info song.wav --json | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BAD_INPUT
    except Exception as error:
        if "--debug" in arguments:
            traceback.print_exc()
        found = f"unexpected {type(error).__name__}: {error}".replace("\n", " ")
        return console.refuse(f"{found}; this is a bug, run the same command with --debug to see where", EXIT_BUG)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Imports nothing of the engine."""
    parser = Parser(
        prog="restorer",
        description="Restores music: dull, narrow, noisy or smeared sound in; better sound out.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"restorer {model_core.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in (restore, train, evaluate, compare, info):
        command.add_to(commands)
    return parser
