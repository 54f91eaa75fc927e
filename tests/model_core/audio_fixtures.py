"""Small sound files of every kind for the audio tests, made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import soundfile
from numpy.typing import NDArray

RATE_HZ = 44_100

# name -> soundfile's settings
SNDFILE_KINDS: dict[str, dict[str, str]] = {
    "pcm16.wav": {"format": "WAV", "subtype": "PCM_16"},
    "pcm24.wav": {"format": "WAV", "subtype": "PCM_24"},
    "pcm8.wav": {"format": "WAV", "subtype": "PCM_U8"},
    "float.wav": {"format": "WAV", "subtype": "FLOAT"},
    "double.wav": {"format": "WAV", "subtype": "DOUBLE"},
    "ulaw.wav": {"format": "WAV", "subtype": "ULAW"},
    "adpcm.wav": {"format": "WAV", "subtype": "IMA_ADPCM"},
    "long.rf64": {"format": "RF64", "subtype": "PCM_16"},
    "pcm16.flac": {"format": "FLAC", "subtype": "PCM_16"},
    "pcm24.flac": {"format": "FLAC", "subtype": "PCM_24"},
    "vorbis.ogg": {"format": "OGG", "subtype": "VORBIS"},
    "opus.opus": {"format": "OGG", "subtype": "OPUS"},
    "layer3.mp3": {"format": "MP3", "subtype": "MPEG_LAYER_III"},
    "pcm24.aiff": {"format": "AIFF", "subtype": "PCM_24"},
    "pcm16.au": {"format": "AU", "subtype": "PCM_16"},
    "pcm16.caf": {"format": "CAF", "subtype": "PCM_16"},
    "pcm16.w64": {"format": "W64", "subtype": "PCM_16"},
}
# name -> FFmpeg's codec, sample format and frames of one packet
LIBAV_KINDS: dict[str, tuple[str, str, int]] = {
    "aac.m4a": ("aac", "fltp", 1024),
    "alac.m4a": ("alac", "s16p", 4096),
    "wma.wma": ("wmav2", "fltp", 2048),
    "wavpack.wv": ("wavpack", "s16p", 4096),
    "adts.aac": ("aac", "fltp", 1024),
}


def music(seconds: float = 1.0, channels: int = 2, rate_hz: int = RATE_HZ) -> NDArray[np.float32]:
    """Something with tones and noise, peak near 0.5, float32 [channels, n]; each channel differs a little."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    noise = np.random.default_rng(7).standard_normal((channels, len(t))) * 0.03
    tones = 0.2 * np.sin(2 * np.pi * 220 * t) + 0.15 * np.sin(2 * np.pi * 1760 * t)
    return (noise + tones * np.linspace(1.0, 0.8, channels)[:, None]).astype(np.float32)


def write_sndfile(path: Path, samples: NDArray[np.float32], rate_hz: int = RATE_HZ, **settings: Any) -> Path:
    """Write [channels, n] through libsndfile itself, not through the code under test."""
    with soundfile.SoundFile(path, "w", rate_hz, len(samples), **settings) as file:
        file.write(samples.T)
    return path


def write_libav(path: Path, samples: NDArray[np.float32], codec: str, sample_format: str, step: int) -> Path:
    """Write [2, n] through FFmpeg."""
    scaled = samples if sample_format == "fltp" else np.rint(samples * 32767).astype(np.int16)
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=RATE_HZ)
        stream.layout, stream.format, stream.bit_rate = "stereo", sample_format, 128_000
        for start in range(0, samples.shape[1], step):
            block = np.ascontiguousarray(scaled[:, start : start + step])
            frame = av.AudioFrame.from_ndarray(block, format=sample_format, layout="stereo")
            frame.sample_rate, frame.pts = RATE_HZ, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def make_zoo(folder: Path, samples: NDArray[np.float32]) -> list[Path]:
    """One file of every kind in ``folder``."""
    made = []
    for name, settings in SNDFILE_KINDS.items():
        rate_hz = 48_000 if settings["subtype"] == "OPUS" else RATE_HZ
        made.append(write_sndfile(folder / name, samples, rate_hz, **settings))
    return made + [write_libav(folder / name, samples, *kind) for name, kind in LIBAV_KINDS.items()]


def write_odd_flac(path: Path, numbers: NDArray[np.int64], bits: int, rate_hz: int = RATE_HZ) -> Path:
    """A mono FLAC of 12 or 20 bits, which libsndfile cannot write: one verbatim frame of ``numbers`` [n <= 4096]."""
    n = len(numbers)
    info = f"{n:016b}{n:016b}{0:048b}{rate_hz:020b}{0:03b}{bits - 1:05b}{n:036b}{0:0128b}"
    size_code = {12: 2, 20: 5}[bits]
    header = f"{0b111111111111100:015b}0{7:04b}{0:04b}{0:04b}{size_code:03b}0{0:08b}{n - 1:016b}"
    head = _bits(header)
    body = _bits("00000010" + "".join(f"{int(number) & ((1 << bits) - 1):0{bits}b}" for number in numbers))
    frame = head + bytes([_crc(head, 8, 0x07)]) + body
    stream = b"fLaC" + bytes([0x80]) + (34).to_bytes(3, "big") + _bits(info)
    path.write_bytes(stream + frame + _crc(frame, 16, 0x8005).to_bytes(2, "big"))
    return path


def _bits(text: str) -> bytes:
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def _crc(data: bytes, width: int, polynomial: int) -> int:
    value, top = 0, 1 << (width - 1)
    for byte in data:
        value ^= byte << (width - 8)
        for _ in range(8):
            value = ((value << 1) ^ polynomial if value & top else value << 1) & ((1 << width) - 1)
    return value
