"""The command line `restorer`; also ``python -m model_core``."""

from __future__ import annotations

import sys

from model_core.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
