"""A pytest plugin that hides everything the window needs, to prove that the engine and its tests do without.

python -m pytest -p no:pytest-qt -p tests.without_window tests/model_core
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

HIDDEN = frozenset({"PySide6", "shiboken6", "pyqtgraph", "sounddevice", "pytestqt", "restorer_gui"})


class _Hide(MetaPathFinder):
    """Finds nothing for hidden packages, and nobody after it is asked."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] in HIDDEN:
            raise ModuleNotFoundError(f"{name} is hidden in this run", name=name)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take over the settings of the hidden plugin, so that they are no unknown ones."""
    for name in ("qt_api", "qt_log_level_fail"):
        parser.addini(name, "hidden in this run")


def pytest_report_header() -> str:
    return f"hidden: {', '.join(sorted(HIDDEN))}"


loaded = HIDDEN & {name.partition(".")[0] for name in sys.modules}
if loaded:
    raise RuntimeError(f"loaded before they could be hidden: {', '.join(sorted(loaded))}")
sys.meta_path.insert(0, _Hide())
