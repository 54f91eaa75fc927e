"""What jobs hand to the window and both know: plain values, without Qt, so that a job's process need not load it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model_core.audio import AudioClip, AudioInfo


@dataclass(frozen=True, eq=False)
class Opened:
    """A file that was read."""

    path: Path
    clip: AudioClip
    info: AudioInfo
    warnings: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True)
class Choice:
    """A restorer that can be picked: the ``name`` that opens it, a short ``title`` and what it does to the sound.

    ``network`` and ``mode`` are its card's, empty where nobody asks.
    """

    name: str
    title: str
    tip: str = ""
    network: str = ""
    mode: str = ""
