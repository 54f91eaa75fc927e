"""What the engine's tests share: processes that start in a blink."""

from __future__ import annotations

import multiprocessing
import os
from typing import Any

import pytest


@pytest.fixture(scope="session")
def fork() -> Any:
    """Processes that have the engine loaded already: each is a fork of one that did nothing but load it.

    For tests that start or kill many: loading torch takes seconds each time. One forkserver serves the whole session.
    """
    if os.name != "posix":
        pytest.skip("needs fork and kill -9")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["model_core.restorers", "model_core.batch", "model_core.training"])
    return context
