"""Sound files in and out. Everything else in the program meets audio through these names.

Reading order: `clip` (what audio is in memory), `probe` (what a file says), `decode` and `reader` (what it holds),
`encode` (how it is written), `measure` (what it sounds like in figures), `find` (which files are meant).
"""

from model_core.audio.atomic import copy_whole
from model_core.audio.clip import AudioClip, AudioSource, Tags
from model_core.audio.encode import AudioWriter, write_clip
from model_core.audio.export import OUTPUT_FORMATS, ExportConfig, default_export, export_like, output_format
from model_core.audio.find import AUDIO_SUFFIXES, find_audio
from model_core.audio.loudness import LoudnessMeter, TruePeakMeter
from model_core.audio.measure import AudioFacts, measure
from model_core.audio.probe import AudioInfo, probe
from model_core.audio.reader import AudioFile, read_clip, read_clip_with_warnings
from model_core.audio.resample import StreamResampler, resample

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
    "copy_whole",
    "default_export",
    "export_like",
    "find_audio",
    "measure",
    "output_format",
    "probe",
    "read_clip",
    "read_clip_with_warnings",
    "resample",
    "write_clip",
]
