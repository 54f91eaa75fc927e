"""Sound files in and out. Everything else in the program meets audio through these names.

Reading order: `clip` (what audio is in memory), `probe` (what a file says), `decode` and `reader` (what it holds),
`encode` (how it is written), `measure` (what it sounds like in figures), `find` (which files are meant).
"""

from model_core.audio.clip import AudioClip, AudioSource, Tags
from model_core.audio.encode import AudioWriter, write_clip
from model_core.audio.export import ExportConfig, default_export, export_like
from model_core.audio.find import AUDIO_SUFFIXES, find_audio
from model_core.audio.measure import AudioFacts, measure
from model_core.audio.probe import AudioInfo, probe
from model_core.audio.reader import AudioFile, read_clip, read_clip_with_warnings
from model_core.audio.resample import resample

__all__ = [
    "AUDIO_SUFFIXES",
    "AudioClip",
    "AudioFacts",
    "AudioFile",
    "AudioInfo",
    "AudioSource",
    "AudioWriter",
    "ExportConfig",
    "Tags",
    "default_export",
    "export_like",
    "find_audio",
    "measure",
    "probe",
    "read_clip",
    "read_clip_with_warnings",
    "resample",
    "write_clip",
]
