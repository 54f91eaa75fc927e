"""The command line `restorer`; also ``python -m model_core``."""

from __future__ import annotations

import signal
import sys

from model_core.cli.main import main as run


def main() -> int:
    """Run the command that the shell gave and return its exit code."""
    code = run()
    # What follows is only the interpreter's own end: one more Ctrl-C must not turn it into a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code


if __name__ == "__main__":
    sys.exit(main())
