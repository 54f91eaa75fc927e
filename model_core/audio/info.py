"""What a sound file says about itself, once its claims have been checked for sense."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from model_core.audio.clip import Tags
from model_core.errors import AudioError

MIN_RATE_HZ, MAX_RATE_HZ = 4_000, 768_000
MAX_CHANNELS = 64
# The longest silence that a codec packs into one byte is near 6 000 frames (Opus, 120 ms); anything above this is a
# lie.
MAX_FRAMES_PER_BYTE = 10_000

LOSSY_SUBTYPES = frozenset({"VORBIS", "OPUS", "MPEG_LAYER_I", "MPEG_LAYER_II", "MPEG_LAYER_III"})


@dataclass(frozen=True)
class AudioInfo:
    """The facts of a file that need no decoding.

    ``format`` and ``subtype`` are libsndfile's names ("WAV", "PCM_24") or FFmpeg's in capitals ("MP4", "AAC").
    ``frames`` is the length that decoding is expected to give, None when the file does not say or says nonsense.
    ``bit_depth`` is None for lossy files, 32 for float samples (``subtype`` "FLOAT").
    """

    path: Path
    format: str
    subtype: str
    sample_rate: int
    channels: int
    frames: int | None
    bit_depth: int | None
    lossy: bool
    tags: Tags = field(default_factory=Tags)

    @property
    def duration_s(self) -> float | None:
        """Length in seconds, None when ``frames`` is unknown."""
        return None if self.frames is None else self.frames / self.sample_rate

    @property
    def is_float(self) -> bool:
        """Whether samples are stored as floating point numbers."""
        return self.subtype in ("FLOAT", "DOUBLE")


def check_claims(path: Path, sample_rate: int, channels: int) -> None:
    """Refuse rates and channel counts that no recording has, before anything is allocated by them.

    Raises:
        AudioError: the rate is outside 4 to 768 kHz, or there are no or more than 64 channels.
    """
    if not MIN_RATE_HZ <= sample_rate <= MAX_RATE_HZ:
        raise AudioError(
            f"{path}: expected a sample rate from 4 000 to 768 000 Hz, found {sample_rate} Hz; "
            "the file is damaged or not music, so convert it with another program first."
        )
    if not 1 <= channels <= MAX_CHANNELS:
        raise AudioError(
            f"{path}: expected 1 to {MAX_CHANNELS} channels, found {channels}; "
            "the file is damaged or not music, so convert it with another program first."
        )


def plausible_frames(frames: int, size_bytes: int) -> int | None:
    """``frames`` if a file of ``size_bytes`` can hold so many, else None."""
    return frames if 0 < frames <= size_bytes * MAX_FRAMES_PER_BYTE else None
