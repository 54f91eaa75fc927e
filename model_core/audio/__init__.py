"""Sound files in and out. Everything else in the program meets audio through these names.

Reading order: `clip` (what audio is in memory), `probe` (what a file says), `decode` and `reader` (what it holds),
`encode` (how it is written), `measure` (what it sounds like in figures), `find` (which files are meant).

The decoders and encoders are loaded when they are first asked for: a window that holds clips, and leaves files to
another process, never needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model_core.audio.atomic import copy_whole
from model_core.audio.clip import AudioClip, AudioSource, Tags
from model_core.audio.export import (
    OUTPUT_FORMATS,
    ExportConfig,
    default_export,
    export_like,
    is_as_source,
    output_format,
)
from model_core.audio.find import AUDIO_SUFFIXES, find_audio
from model_core.audio.loudness import LoudnessMeter, TruePeakMeter
from model_core.audio.measure import AudioFacts, measure
from model_core.audio.probe import AudioInfo, probe
from model_core.audio.resample import StreamResampler, resample

if TYPE_CHECKING:
    from model_core.audio.encode import AudioWriter, between, write_clip, write_source
    from model_core.audio.reader import AudioFile, read_clip, read_clip_with_warnings

__all__ = [
    "AUDIO_SUFFIXES",
    "OUTPUT_FORMATS",
    "AudioClip",
    "AudioFacts",
    "AudioFile",
    "AudioInfo",
    "AudioSource",
    "AudioWriter",
    "ExportConfig",
    "LoudnessMeter",
    "StreamResampler",
    "Tags",
    "TruePeakMeter",
    "between",
    "copy_whole",
    "default_export",
    "export_like",
    "find_audio",
    "is_as_source",
    "measure",
    "output_format",
    "probe",
    "read_clip",
    "read_clip_with_warnings",
    "resample",
    "write_clip",
    "write_source",
]


def __getattr__(name: str) -> Any:
    # Only names that are no modules' here: importing a module puts it in the place of a function of its name.
    if name in ("AudioWriter", "between", "write_clip", "write_source"):
        from model_core.audio import encode

        return getattr(encode, name)
    if name in ("AudioFile", "read_clip", "read_clip_with_warnings"):
        from model_core.audio import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
