"""What headers promise, read by ourselves: libsndfile clips WAV and AIFF claims to the file's size without a word.

Layouts: RIFF/RF64 (EBU Tech 3306), AIFF 1.3, FLAC (RFC 9639 section 8.2), Ogg (RFC 3533 section 6), the Xing/LAME tag
of MP3. A header that makes no sense promises nothing: every function here answers None rather than raise.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

# WAV codes whose block is one frame: PCM, float, A-law, u-law, extensible. Others (ADPCM) count in "fact".
_ONE_FRAME_CODES = (1, 3, 6, 7, 0xFFFE)
_ASF_FILE_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")

# What an MP3 decoder cuts off at the start when the tag does not say more.
_DECODER_DELAY_FRAMES = 529

# Sizes that programs write when the length was not known (a pipe): they promise nothing.
_UNKNOWN_SIZES = (0, 0x7FFFF000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


@dataclass(frozen=True)
class Promise:
    """The ``frames`` or ``seconds`` the file says it holds (None: it does not say).

    So many frames of ``tolerance`` may be missing without fault. ``has_end`` is false for Ogg without its end.
    """

    frames: int | None = None
    seconds: float | None = None
    tolerance: int = 0
    has_end: bool = True


def read_promise(path: Path, file_format: str) -> Promise:
    """What the header of ``path`` promises; ``file_format`` is libsndfile's name ("WAV", "MP3", ...)."""
    reader = _READERS.get(file_format)
    if reader is None:
        return Promise()
    try:
        with open(path, "rb") as file:
            return reader(file)
    except (OSError, struct.error, IndexError, ValueError):
        return Promise()


def _riff_chunks(file: BinaryIO, size_format: str) -> Iterator[tuple[bytes, int]]:
    """Yield (name, size) with the file standing at the chunk's body."""
    while len(head := file.read(8)) == 8:
        (size,) = struct.unpack(size_format, head[4:])
        body = file.tell()
        yield head[:4], size
        file.seek(body + size + size % 2)


def _wav(file: BinaryIO) -> Promise:
    kind = file.read(12)[:4]
    align, long_size, counted = 0, None, None
    for name, size in _riff_chunks(file, ">I" if kind == b"RIFX" else "<I"):
        if name == b"ds64":
            (long_size,) = struct.unpack("<Q", file.read(16)[8:])
        elif name == b"fmt ":
            code, _, _, _, align = struct.unpack(">HHIIH" if kind == b"RIFX" else "<HHIIH", file.read(14))
            if code not in _ONE_FRAME_CODES:
                align = 0
        elif name == b"fact" and not align:
            (counted,) = struct.unpack("<I", file.read(4))
        elif name == b"data" and align:
            if size == 0xFFFFFFFF and long_size:
                return Promise(long_size // align)
            return Promise() if size in _UNKNOWN_SIZES else Promise(size // align)
    return Promise(counted)


def _aiff(file: BinaryIO) -> Promise:
    file.seek(12)
    for name, _ in _riff_chunks(file, ">I"):
        if name == b"COMM":
            (frames,) = struct.unpack(">I", file.read(6)[2:])
            return Promise() if frames in _UNKNOWN_SIZES else Promise(frames)
    return Promise()


def _flac(file: BinaryIO) -> Promise:
    facts = flac_streaminfo(file)
    return Promise(facts.frames or None) if facts else Promise()


@dataclass(frozen=True)
class FlacFacts:
    """The STREAMINFO block. ``frames`` 0: unknown; ``md5`` of the decoded samples, all zero: not given."""

    bits: int
    frames: int
    md5: bytes


def flac_streaminfo(file: BinaryIO) -> FlacFacts | None:
    """Read STREAMINFO from a FLAC file opened at its start; None when there is none."""
    _skip_id3(file)
    head = file.read(8 + 34)
    if head[:4] != b"fLaC" or len(head) < 42:
        return None
    packed = int.from_bytes(head[18:26], "big")
    return FlacFacts(bits=((packed >> 36) & 31) + 1, frames=packed & ((1 << 36) - 1), md5=head[26:42])


def _skip_id3(file: BinaryIO) -> None:
    head = file.read(10)
    if head[:3] == b"ID3" and len(head) == 10:
        size = 0
        for byte in head[6:]:
            size = size << 7 | (byte & 0x7F)
        file.seek(10 + size + (10 if head[5] & 0x10 else 0))
    else:
        file.seek(0)


def _mp3(file: BinaryIO) -> Promise:
    _skip_id3(file)
    head = file.read(4096)
    start = next((i for i in range(len(head) - 4) if head[i] == 0xFF and head[i + 1] & 0xE0 == 0xE0), None)
    if start is None:
        return Promise()
    version, mono = head[start + 1] >> 3 & 3, head[start + 3] >> 6 == 3
    mpeg1 = version == 3
    side = (17 if mono else 32) if mpeg1 else (9 if mono else 17)
    tag = head[start + 4 + side :]
    if tag[:4] not in (b"Xing", b"Info") or not tag[7] & 1:
        return Promise()
    (count,) = struct.unpack(">I", tag[8:12])
    per_frame = 1152 if mpeg1 else 576
    # Half a frame may be missing: decoders differ in where they begin.
    trimmed = _lame_trim(tag) or _DECODER_DELAY_FRAMES
    return Promise(count * per_frame - trimmed if count else None, tolerance=per_frame // 2 + 24)


def _lame_trim(tag: bytes) -> int:
    """Samples that a gapless decoder cuts off both ends, from the LAME part of the Xing tag [bytes]."""
    flags = tag[7]
    at = 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1) + 4 * (flags >> 3 & 1)
    packed = int.from_bytes(tag[at + 21 : at + 24], "big")
    return (packed >> 12) + (packed & 0xFFF) if len(tag) >= at + 24 else 0


def _ogg(file: BinaryIO) -> Promise:
    """An Ogg stream says no length, but its last page must be whole and carry the end-of-stream flag."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 2 * 65_307))  # 65 307 bytes is the largest page
    tail = file.read()
    at = tail.rfind(b"OggS")
    if at < 0 or len(tail) < at + 27:
        return Promise(has_end=False)
    segments = tail[at + 26]
    table = tail[at + 27 : at + 27 + segments]
    whole = len(table) == segments and len(tail) >= at + 27 + segments + sum(table)
    return Promise(has_end=whole and bool(tail[at + 5] & 4))


def _asf(file: BinaryIO) -> Promise:
    """WMA: the play time in the file properties, less the time that is spent filling buffers (ASF 1.2, section 3.2)."""
    head = file.read(1 << 16)
    at = head.index(_ASF_FILE_PROPERTIES)
    (play_100ns,) = struct.unpack_from("<Q", head, at + 64)
    (preroll_ms,) = struct.unpack_from("<Q", head, at + 80)
    return Promise(seconds=play_100ns / 1e7 - preroll_ms / 1e3)


_READERS: dict[str, Callable[[BinaryIO], Promise]] = {
    "WAV": _wav,
    "WAVEX": _wav,
    "RF64": _wav,
    "AIFF": _aiff,
    "FLAC": _flac,
    "MP3": _mp3,
    "OGG": _ogg,
    "ASF": _asf,
}
