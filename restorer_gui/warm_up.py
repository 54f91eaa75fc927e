"""Loading torch beside a living window.

``import torch`` maps a gigabyte of libraries, and Python holds its lock meanwhile: the window stood still for a second.
Mapping them first by a foreign call, which lets the lock go, leaves only the start of torch itself (0.2 s of CPU).
"""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import os
import sys
from pathlib import Path

from model_core.progress import Reporter

SWITCH_S = 0.001  # how soon the GUI thread gets its turn beside a busy worker; Python's own 0.005 shows while importing

_LIBRARIES = {
    "linux": ("libtorch_cuda.so", "libtorch_cpu.so", "libtorch_python.so"),
    "darwin": ("libtorch_cpu.dylib", "libtorch_python.dylib"),
}
_log = logging.getLogger(__name__)


def map_libraries(report: Reporter = Reporter()) -> int:
    """Map torch's libraries without holding Python's lock. Returns how many were; none is no error, only slower."""
    found = importlib.util.find_spec("torch")
    if "torch" in sys.modules or found is None or found.origin is None:
        return 0
    mapped = 0
    try:
        opener = ctypes.CDLL(None).dlopen  # a foreign call releases the lock, Python's own dlopen does not
        opener.argtypes, opener.restype = [ctypes.c_char_p, ctypes.c_int], ctypes.c_void_p
        for name in _LIBRARIES.get(sys.platform, ()):
            report.check()
            path = Path(found.origin).parent / "lib" / name
            if path.is_file() and opener(os.fsencode(path), os.RTLD_LAZY):
                mapped += 1
    except (OSError, AttributeError) as error:
        _log.info("torch's libraries were not mapped ahead: %s", error)
    return mapped
