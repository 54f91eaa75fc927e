"""From float samples to the bytes of a format: integers, dithered or not; WAV by ourselves, the rest by libsndfile."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol, TypeVar

import numpy as np
import soundfile
from numpy.typing import NDArray

from model_core.audio.clip import Samples, Tags
from model_core.audio.export import BitDepth, OutputFormat
from model_core.audio.tags import id3_bytes
from model_core.audio.wav import WavFile

# libsndfile's encoders keep block-sized arrays on the stack: large blocks overflow it.
_STEP_FRAMES = 8192
# Lossy formats hold more than full scale, and their decoded peaks often reach it; 12 dB over is where sense ends.
_LOSSY_CEILING = 4.0
# Near 256 kb/s Vorbis, 320 kb/s MP3 and 256 kb/s Opus: a restored song should not be damaged again.
_DEFAULT_QUALITY = {"OGG": 0.8, "OPUS": 0.5, "MP3": 1.0}
_SUBTYPES = {16: "PCM_16", 24: "PCM_24", 32: "PCM_32", "float": "FLOAT"}
_DITHER_SEED = 20_251_031
_T = TypeVar("_T")


class Encoder(Protocol):
    """Takes finite float32 [channels, n] and writes a file."""

    @property
    def limited(self) -> int:
        """Values so far that were too loud for the format and had to be limited."""
        ...

    def write(self, samples: Samples) -> None:
        """Append samples."""
        ...

    def close(self) -> None:
        """Finish the file; the handle below stays open."""
        ...

    def abandon(self) -> None:
        """Let go without finishing."""
        ...


def open_encoder(
    file: BinaryIO,
    form: OutputFormat,
    sample_rate: int,
    channels: int,
    depth: BitDepth | None,
    quality: float | None,
    tags: Tags,
    dither: bool = True,
) -> Encoder:
    """The encoder for ``form``. WAV takes its ``tags`` here, the others get theirs when closed (`write_tags`).

    Raises:
        OSError: the disk refuses.
        soundfile.LibsndfileError: libsndfile refuses the combination of rate and channels.
    """
    if form.name == "WAV":
        return _WavEncoder(file, sample_rate, channels, depth or 24, tags, dither)
    return _SndfileEncoder(file, form, sample_rate, channels, depth, quality, dither)


class Quantiser:
    """float32 [channels, n] at full scale 1.0 to interleaved numbers [n, channels] of ``depth``; counts what it limits.

    Triangular dither of +-1 step (Lipshitz, Wannamaker, Vanderkooy 1992) is added at 16 bits, and only to blocks that
    do not fit 16 bits as they are: what came from a 16-bit file and was left alone goes back bit for bit, and silence
    stays silent. The noise is the same every time, but depends on how the sound is cut into blocks.
    """

    def __init__(self, depth: BitDepth, dither: bool = True) -> None:
        self._depth = depth
        self._dither = dither and depth == 16
        self._rng = np.random.default_rng(_DITHER_SEED)
        self.limited = 0

    def __call__(self, samples: Samples) -> NDArray[np.float32] | NDArray[np.int16] | NDArray[np.int32]:
        """Float stays as it is; 16 bits are int16; 24 and 32 bits are int32, left-aligned."""
        values = np.ascontiguousarray(samples.T)
        if self._depth == "float":
            return values
        steps = 2.0 ** (self._depth - 1)
        scaled = values.astype(np.float64) * steps
        rounded = np.rint(scaled)
        if self._dither and not np.array_equal(rounded, scaled):
            dither = self._rng.random(scaled.shape, np.float32) - self._rng.random(scaled.shape, np.float32)
            rounded = np.rint(scaled + dither)
        self.limited += int(np.count_nonzero(np.abs(values) > 1.0))
        limited = np.clip(rounded, -steps, steps - 1)
        return limited.astype(np.int16) if self._depth == 16 else limited.astype(np.int32) << (32 - self._depth)


class _WavEncoder:
    def __init__(
        self, file: BinaryIO, sample_rate: int, channels: int, depth: BitDepth, tags: Tags, dither: bool
    ) -> None:
        sample_bytes = 4 if depth == "float" else depth // 8
        self._wav = WavFile(file, sample_rate, channels, sample_bytes, depth == "float")
        self._quantise = Quantiser(depth, dither)
        self._sample_bytes = sample_bytes
        self._tags = tags

    @property
    def limited(self) -> int:
        return self._quantise.limited

    def write(self, samples: Samples) -> None:
        numbers = self._quantise(samples)
        data = numbers.astype(numbers.dtype.newbyteorder("<"), copy=False).tobytes()
        if self._sample_bytes == 3:  # the upper three of four bytes
            data = np.frombuffer(data, np.uint8).reshape(-1, 4)[:, 1:].tobytes()
        self._wav.write(data)

    def close(self) -> None:
        self._wav.close(dict(self._tags.values), id3_bytes(self._tags))

    def abandon(self) -> None:
        """Nothing is held."""


class _GuardedFile:
    """Stands between libsndfile and the disk and remembers why it failed; libsndfile says "System error." at best.

    Seeking fails too: it empties the write buffer first.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        return self._tried(lambda: self._file.write(data), 0)

    def read(self, size: int) -> bytes:
        return self._tried(lambda: self._file.read(size), b"")

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._tried(lambda: self._file.seek(offset, whence), -1)

    def tell(self) -> int:
        return self._tried(self._file.tell, -1)

    def _tried(self, action: Callable[[], _T], otherwise: _T) -> _T:
        if self.error is None:
            try:
                return action()
            except OSError as error:
                self.error = error
        return otherwise


class _SndfileEncoder:
    def __init__(
        self,
        file: BinaryIO,
        form: OutputFormat,
        sample_rate: int,
        channels: int,
        depth: BitDepth | None,
        quality: float | None,
        dither: bool,
    ) -> None:
        self._raw = file
        self._guard = _GuardedFile(file)
        self._max_bytes = form.max_bytes
        self._quantise = None if form.lossy else Quantiser(depth or 24, dither)
        self._limited = 0
        settings: dict[str, Any] = {"format": form.name, "subtype": _SUBTYPES[depth or 24]}
        if form.lossy:
            container, subtype = {"OGG": ("OGG", "VORBIS"), "OPUS": ("OGG", "OPUS"), "MP3": ("MP3", "MPEG_LAYER_III")}[
                form.name
            ]
            wanted = _DEFAULT_QUALITY[form.name] if quality is None else min(max(quality, 0.0), 1.0)
            # 1.0, the format's documented end, makes libsndfile's MP3 encoder fail.
            settings = {"format": container, "subtype": subtype, "compression_level": (1.0 - wanted) * 0.99}
            if form.name == "MP3":
                settings["bitrate_mode"] = "CONSTANT"
        self._file = soundfile.SoundFile(self._guard, "w", sample_rate, channels, **settings)

    @property
    def limited(self) -> int:
        return self._limited if self._quantise is None else self._quantise.limited

    def write(self, samples: Samples) -> None:
        if self._quantise is not None:
            numbers: Any = self._quantise(samples)
        else:
            numbers = np.clip(samples.T, -_LOSSY_CEILING, _LOSSY_CEILING)
            self._limited += int(np.count_nonzero(np.abs(samples) > _LOSSY_CEILING))
        for at in range(0, len(numbers), _STEP_FRAMES):
            self._checked(lambda part: self._file.write(part), np.ascontiguousarray(numbers[at : at + _STEP_FRAMES]))
        if self._max_bytes is not None and self._raw.tell() > self._max_bytes:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))

    def close(self) -> None:
        self._checked(self._file.close)

    def abandon(self) -> None:
        # libsndfile writes its header once more on closing: let that go nowhere.
        self._guard.error = self._guard.error or OSError(errno.ECANCELED, os.strerror(errno.ECANCELED))
        with contextlib.suppress(soundfile.SoundFileError):
            self._file.close()

    def _checked(self, action: Any, *arguments: Any) -> None:
        """Run ``action``; where the disk failed meanwhile, raise its reason instead of libsndfile's."""
        try:
            action(*arguments)
        except (soundfile.LibsndfileError, AssertionError):  # soundfile asserts that all was written
            if self._guard.error is None:
                raise
        if self._guard.error is not None:
            raise self._guard.error
