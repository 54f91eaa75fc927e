"""Mapping torch's libraries ahead."""

from __future__ import annotations

import subprocess
import sys

import pytest

from restorer_gui import warm_up


@pytest.mark.skipif(sys.platform != "linux", reason="counts the libraries of the Linux wheel")
def test_the_libraries_are_mapped_without_importing_torch() -> None:
    code = (
        "import sys; from restorer_gui.warm_up import map_libraries; print(map_libraries(), 'torch' in sys.modules);"
        "print(any('libtorch_python' in line for line in open('/proc/self/maps')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, imported, mapped = done.stdout.split()
    assert int(count) in (2, 3)  # without or with CUDA
    assert (imported, mapped) == ("False", "True")


def test_nothing_to_do_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm_up, "_LIBRARIES", {})
    assert warm_up.map_libraries() == 0
    monkeypatch.setitem(sys.modules, "torch", warm_up)
    assert warm_up.map_libraries() == 0
