"""The first decoder: libsndfile, through soundfile."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np
import soundfile

from model_core.audio.clip import Samples
from model_core.audio.headers import FlacFacts, flac_streaminfo
from model_core.audio.info import LOSSY_SUBTYPES, AudioInfo, check_claims, plausible_frames
from model_core.errors import AudioError

# Small steps for compressed audio: when a packet is damaged, only the step it lies in is lost.
_STEP_FRAMES = 4096
_PCM_STEP_FRAMES = 65_536
# After a jump in an Ogg file libsndfile may be wrong for up to two pages of packets (measured: 4096 frames is too few).
_OGG_RUN_UP_FRAMES = 16_384

# Only files that begin like this are shown to libsndfile. It would guess others by their extension (a text file named
# .au is "raw u-law" to it), and its rarer parsers are where its faults live; FFmpeg reads those formats too.
_MAGIC = (b"RIFF", b"RIFX", b"RF64", b"FORM", b"fLaC", b"OggS", b"ID3", b".snd", b"caff", b"riff")

_BIT_DEPTHS = {"PCM_S8": 8, "PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32, "FLOAT": 32, "DOUBLE": 64}
_BIT_DEPTHS |= {"ULAW": 16, "ALAW": 16, "ALAC_16": 16, "ALAC_20": 20, "ALAC_24": 24, "ALAC_32": 32}


CHECKSUM = "checksum"


class Damaged(Exception):
    """Decoding stopped before the end; what was given until then is good. Never leaves this package."""


def disk_failed(path: Path, error: OSError) -> AudioError:
    """``error`` while decoding, as people should read it: not the file but what it lies on is at fault."""
    return AudioError(f"{path}: cannot be read any more ({error.strerror}); check the disk it is on.")


class NamelessFile:
    """An open file without its name: a decoder then has only the content to go by, and no address to interpret."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.read, self.tell = file.read, file.tell

    def seek(self, offset: int, whence: int = 0) -> int:
        """Decoders of damaged files seek impossible places: -1 tells them so; an exception would be printed."""
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError):
            return -1


def looks_known(head: bytes) -> bool:
    """Whether ``head``, the first bytes of a file, is of a kind that libsndfile reads well."""
    return head.startswith(_MAGIC) or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2)


class SndfileDecoder:
    """Reads one file. Holds no handle between calls, so the file may be replaced at any time."""

    def __init__(self, path: Path) -> None:
        """Read the header.

        Raises:
            soundfile.LibsndfileError: libsndfile does not know the content.
            AudioError: the header makes claims that no recording has.
        """
        self._path = path
        with self._open() as file:
            check_claims(path, file.samplerate, file.channels)
            self.info = AudioInfo(
                path=path,
                format=file.format,
                subtype=file.subtype,
                sample_rate=file.samplerate,
                channels=file.channels,
                frames=plausible_frames(file.frames, path.stat().st_size),
                bit_depth=_BIT_DEPTHS.get(file.subtype),
                lossy=file.subtype in LOSSY_SUBTYPES or "ADPCM" in file.subtype or "GSM" in file.subtype,
            )
            # Perhaps more than the file can hold (then info.frames is None), as with an MP3 of unknown length.
            self.claims_samples = file.frames > 0
        self._flac: FlacFacts | None = None
        if self.info.format == "FLAC":
            with open(path, "rb") as raw:
                self._flac = flac_streaminfo(raw)

    @contextmanager
    def _open(self) -> Iterator[soundfile.SoundFile]:
        if self._path.suffix.lower() == ".raw":  # soundfile insists that such a name has no header
            with open(self._path, "rb") as raw, soundfile.SoundFile(NamelessFile(raw)) as file:
                yield file
        else:
            name = str(self._path) if sys.platform == "win32" else os.fsencode(self._path)
            with soundfile.SoundFile(name) as file:
                yield file

    def chunks(self, start_frame: int = 0) -> Iterator[Samples]:
        """Yield float32 [channels, n] from ``start_frame`` on.

        Raises:
            Damaged: a packet cannot be decoded, or a FLAC checksum does not fit.
            AudioError: the file cannot be opened any more.
        """
        run_up = _OGG_RUN_UP_FRAMES if self.info.format == "OGG" else 0
        try:
            for first_frame in (max(0, start_frame - run_up), 0):
                with self._open() as file:
                    try:
                        at = file.seek(min(first_frame, file.frames)) if first_frame else 0
                    except soundfile.LibsndfileError:
                        continue  # a handle that failed to seek is of no more use: from the start, then
                    yield from _without_first(self._decoded(file), start_frame - at)
                    return
        except soundfile.LibsndfileError as error:
            raise Damaged(str(error)) from error
        except OSError as error:
            raise disk_failed(self._path, error) from error

    def _decoded(self, file: soundfile.SoundFile) -> Iterator[Samples]:
        return self._float_chunks(file) if self._flac is None else self._flac_chunks(file, self._flac)

    def _float_chunks(self, file: soundfile.SoundFile) -> Iterator[Samples]:
        step = _PCM_STEP_FRAMES if self.info.bit_depth is not None else _STEP_FRAMES
        buffer = np.empty((step, self.info.channels), np.float32)
        while len(got := file.read(out=buffer)):
            yield np.ascontiguousarray(got.T)

    def _flac_chunks(self, file: soundfile.SoundFile, facts: FlacFacts) -> Iterator[Samples]:
        """As integers, which are float32 exactly up to 24 bits, so that the MD5 over them can be checked on the way."""
        buffer = np.empty((_STEP_FRAMES, self.info.channels), np.int32)
        check = (
            hashlib.md5(usedforsecurity=False)
            if file.tell() == 0 and any(facts.md5) and facts.bits in (8, 16, 24)
            else None
        )
        while len(got := file.read(out=buffer)):
            if check is not None:
                check.update(_packed(got, facts.bits))
            yield np.ascontiguousarray(got.T) * np.float32(2.0**-31)
        if check is not None and check.digest() != facts.md5:
            raise Damaged(CHECKSUM)


def _without_first(chunks: Iterator[Samples], frames: int) -> Iterator[Samples]:
    """``chunks`` less their first ``frames``."""
    for chunk in chunks:
        skip = min(frames, chunk.shape[1])
        frames -= skip
        if skip < chunk.shape[1]:
            yield chunk[:, skip:]


def _packed(samples: np.ndarray[tuple[int, ...], np.dtype[np.int32]], bits: int) -> bytes:
    """Left-aligned int32 [n, channels] as the little-endian bytes that FLAC's MD5 is taken over."""
    count = bits // 8
    raw = samples.astype("<i4").view(np.uint8).reshape(-1, 4)
    return raw[:, 4 - count :].tobytes()
