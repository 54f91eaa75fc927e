"""WAV written by ourselves: a header that becomes RF64 past 4 GiB (EBU Tech 3306), and errors with their reason."""

from __future__ import annotations

import struct
from typing import BinaryIO

# RIFF counts its bytes with 32 bits; beyond, the same places hold this number and ds64 the truth.
MAX_RIFF_BYTES = _UNKNOWN = 0xFFFFFFFF
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_GUID_TAIL = bytes.fromhex("000000001000800000aa00389b71")
# Speaker masks of the usual layouts (front, centre, bass, sides), by channel count; 0 leaves it open.
_MASKS = {1: 0x4, 2: 0x3, 3: 0x7, 4: 0x33, 5: 0x37, 6: 0x3F, 7: 0x13F, 8: 0x63F}
_INFO_NAMES = {
    "title": b"INAM",
    "artist": b"IART",
    "album": b"IPRD",
    "date": b"ICRD",
    "genre": b"IGNR",
    "comment": b"ICMT",
    "tracknumber": b"ITRK",
    "copyright": b"ICOP",
}


class WavFile:
    """Writes samples that are already bytes. The header is finished in `close`; the file itself stays open."""

    def __init__(self, file: BinaryIO, sample_rate: int, channels: int, sample_bytes: int, is_float: bool) -> None:
        self._file = file
        self._align = channels * sample_bytes
        self._data_bytes = 0
        extensible = channels > 2
        code = _FLOAT if is_float else _PCM
        kind = _EXTENSIBLE if extensible else code
        fmt = struct.pack(
            "<HHIIHH",
            kind,
            channels,
            sample_rate,
            sample_rate * self._align & _UNKNOWN,
            self._align,
            sample_bytes * 8,
        )
        if extensible:
            fmt += struct.pack("<HHIH", 22, sample_bytes * 8, _MASKS.get(channels, 0), code) + _GUID_TAIL
        elif is_float:
            fmt += struct.pack("<H", 0)
        fact = struct.pack("<4sII", b"fact", 4, 0) if is_float else b""
        # JUNK keeps the place of ds64, which a long file will need.
        file.write(
            b"RIFF\0\0\0\0WAVE" + struct.pack("<4sI28x", b"JUNK", 28) + struct.pack("<4sI", b"fmt ", len(fmt)) + fmt
        )
        self._fact_at = file.tell() + 8 if fact else None
        file.write(fact + b"data\0\0\0\0")
        self._data_at = file.tell()

    def write(self, data: bytes) -> None:
        """Append interleaved little-endian samples."""
        self._file.write(data)
        self._data_bytes += len(data)

    def close(self, values: dict[str, str] | None = None, id3: bytes = b"") -> None:
        """Append ``values`` as an INFO list and ``id3`` as its own chunk, then put the true sizes into the header."""
        file = self._file
        file.write(b"\0" * (self._data_bytes % 2) + _info_list(values or {}) + (_chunk(b"id3 ", id3) if id3 else b""))
        riff_bytes = file.tell() - 8
        frames = self._data_bytes // self._align
        file.seek(0)
        if riff_bytes > MAX_RIFF_BYTES:
            sizes = struct.pack("<QQQI", riff_bytes, self._data_bytes, frames, 0)
            file.write(struct.pack("<4sI4s4sI", b"RF64", _UNKNOWN, b"WAVE", b"ds64", len(sizes)) + sizes)
        else:
            file.write(struct.pack("<4sI", b"RIFF", riff_bytes))
        file.seek(self._data_at - 4)
        file.write(struct.pack("<I", self._data_bytes if riff_bytes <= MAX_RIFF_BYTES else _UNKNOWN))
        if self._fact_at is not None:
            file.seek(self._fact_at)
            file.write(struct.pack("<I", min(frames, _UNKNOWN)))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack("<4sI", name, len(body)) + body + b"\0" * (len(body) % 2)


def _info_list(values: dict[str, str]) -> bytes:
    entries = b"".join(
        _chunk(code, values[name].encode() + b"\0") for name, code in _INFO_NAMES.items() if values.get(name)
    )
    return _chunk(b"LIST", b"INFO" + entries) if entries else b""
