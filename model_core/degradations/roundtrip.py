"""Through a real encoder and back, in memory: as long as before, and aligned to the sample.

MP3, AAC and Opus by FFmpeg's libraries (PyAV), Vorbis by libsndfile, which brings Xiph's encoder along. Packets go
from the encoder to the decoder without a container. What an encoder or decoder puts in front is known per codec, and is
measured again on every sound, as some bit rates shift it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import av
import numpy as np
import soundfile
from av.audio.frame import AudioFrame

from model_core.audio.clip import Samples
from model_core.audio.resample import resample
from model_core.degradations.alignment import find_lag, shifted

# The sound is mirrored this far beyond both ends: the encoder is in its stride when the item starts, and has
# something to look ahead at when it ends.
_MARGIN = 4096
_WINDOW = 128  # how far a lag may be from the known delay, in samples


@dataclass(frozen=True)
class AvCodec:
    """How FFmpeg's libraries name a codec, and what they take."""

    encoder: str
    decoder: str
    interleaved: bool
    delay: int
    rates_hz: tuple[int, ...]
    options: Mapping[str, str] = field(default_factory=dict)


_MPEG_RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
MP3 = AvCodec("libmp3lame", "mp3float", False, 0, _MPEG_RATES)
AAC = AvCodec("aac", "aac", False, 1024, _MPEG_RATES)
OPUS = AvCodec("libopus", "libopus", True, 0, (48_000,))


def through_libav(
    samples: Samples, sample_rate: int, codec: AvCodec, kbps: float, options: Mapping[str, str], half_rate: bool = False
) -> Samples:
    """float32 [channels, n] -> the same, coded at ``kbps`` per pair of channels (a single one gets half).

    ``half_rate`` codes at about half the sample rate, as encoders do to spend few bits well.
    """
    wanted_hz = sample_rate / 2 if half_rate else sample_rate
    rate = min(codec.rates_hz, key=lambda hz: (abs(hz - wanted_hz), hz))
    return _coded(
        samples,
        sample_rate,
        rate,
        lambda pair: _libav(pair, rate, codec, kbps * len(pair) / 2, {**codec.options, **options}),
        codec.delay,
    )


def through_vorbis(samples: Samples, sample_rate: int, quality: float) -> Samples:
    """float32 [channels, n] -> the same through Vorbis; ``quality`` 0 to 1 is oggenc's -1 to 10."""
    return _coded(samples, sample_rate, sample_rate, lambda pair: _vorbis(pair, sample_rate, quality), 0)


def _coded(samples: Samples, sample_rate: int, coded_hz: int, code: Any, delay: int) -> Samples:
    """Mirror the ends, code in pairs of channels, align, cut."""
    n = samples.shape[1]
    if n == 0 or not np.any(samples):
        return samples.copy()
    padded = np.pad(samples, ((0, 0), (_MARGIN, _MARGIN)), mode="symmetric" if n > 1 else "edge")
    at_rate = resample(np.ascontiguousarray(padded, np.float32), sample_rate, coded_hz)
    parts = []
    for first in range(0, len(at_rate), 2):
        pair = at_rate[first : first + 2]
        decoded = code(pair)
        lag = find_lag(pair, decoded, _WINDOW, delay)
        parts.append(shifted(decoded, lag.samples, pair.shape[1]))
    back = resample(np.concatenate(parts), coded_hz, sample_rate)
    return np.nan_to_num(shifted(back, _MARGIN, n))


def _libav(samples: Samples, rate: int, codec: AvCodec, kbps: float, options: Mapping[str, str]) -> Samples:
    channels = len(samples)
    layout = "stereo" if channels == 2 else "mono"
    sample_format = "flt" if codec.interleaved else "fltp"
    encoder: Any = av.CodecContext.create(codec.encoder, "w")
    encoder.sample_rate, encoder.layout, encoder.format = rate, layout, sample_format
    encoder.bit_rate, encoder.thread_count, encoder.options = round(kbps * 1000), 1, dict(options)
    encoder.open()
    decoder: Any = av.CodecContext.create(codec.decoder, "r")
    decoder.sample_rate, decoder.layout, decoder.thread_count = rate, layout, 1
    # A few frames of silence behind push the last samples through the decoder too.
    fed = np.pad(samples, ((0, 0), (0, 4 * encoder.frame_size)))
    packets = []
    for at in range(0, fed.shape[1], encoder.frame_size):
        block = fed[:, at : at + encoder.frame_size]
        block = block.T.reshape(1, -1) if codec.interleaved else block
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block), sample_format, layout)
        frame.sample_rate, frame.pts = rate, at
        packets += encoder.encode(frame)
    packets += encoder.encode(None)
    if encoder.extradata:
        decoder.extradata = encoder.extradata
    frames = [frame for packet in packets for frame in decoder.decode(packet)] + list(decoder.decode(None))
    return np.concatenate([_planar(frame, channels) for frame in frames], axis=1)


def _planar(frame: AudioFrame, channels: int) -> Samples:
    """float32 [channels, n] of what a decoder gives: floats, or 16-bit numbers, planar or not."""
    values = frame.to_ndarray()
    if values.dtype == np.int16:
        values = values.astype(np.float32) / 32768.0
    return np.asarray(values if frame.format.is_planar else values.reshape(-1, channels).T, np.float32)


def _vorbis(samples: Samples, rate: int, quality: float) -> Samples:
    file = io.BytesIO()
    with soundfile.SoundFile(
        file, "w", rate, len(samples), format="OGG", subtype="VORBIS", compression_level=1.0 - quality
    ) as out:
        # In pieces: libsndfile's Vorbis overruns the stack on very long writes.
        for at in range(0, samples.shape[1], 8192):
            out.write(np.ascontiguousarray(samples[:, at : at + 8192].T))
    file.seek(0)
    decoded, _ = soundfile.read(file, dtype="float32", always_2d=True)
    return np.ascontiguousarray(decoded.T)
