"""Tags and cover pictures, read from and written to every format under one set of names (mutagen)."""

from __future__ import annotations

from pathlib import Path

from model_core.audio.clip import Tags
from model_core.audio.info import AudioInfo


def read_tags(info: AudioInfo) -> Tags:
    return Tags()


def write_tags(path: Path, form: str, tags: Tags) -> str | None:
    return None


def id3_bytes(tags: Tags) -> bytes:
    return b""
