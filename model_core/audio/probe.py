"""From a path to a decoder that fits its content, or to one clear sentence why there is none."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from model_core.audio.clip import Samples
from model_core.audio.info import AudioInfo
from model_core.errors import AudioError

if TYPE_CHECKING:
    from model_core.audio.libav import LibavDecoder

__all__ = ["AudioInfo", "Decoder", "open_decoder", "probe", "second_decoder"]


class Decoder(Protocol):
    """What both decoders offer."""

    info: AudioInfo

    def chunks(self, start_frame: int = 0) -> Iterator[Samples]:
        """Yield float32 [channels, n] from ``start_frame`` on; raise `sndfile.Damaged` where decoding fails."""
        ...


def probe(path: str | Path) -> AudioInfo:
    """Format, rate, channels, length and tags of a sound file, without decoding it.

    Raises:
        AudioError: missing, a folder, not permitted, empty, not sound, no samples, or a header that makes no sense.
    """
    from model_core.audio.tags import read_tags  # the libraries behind this file take as long to load as a window

    info = open_decoder(Path(path)).info
    return dataclasses.replace(info, tags=read_tags(info))


def open_decoder(path: Path) -> Decoder:
    """The decoder for ``path``, chosen by its content: libsndfile, or FFmpeg where that one refuses.

    Raises:
        AudioError: as in `probe`.
    """
    import soundfile

    from model_core.audio.sndfile import SndfileDecoder, looks_known

    head = _head(path)
    if looks_known(head):
        try:
            decoder = SndfileDecoder(path)
            if decoder.info.format != "RAW" and decoder.claims_samples:
                return decoder
        except soundfile.SoundFileError:
            pass
    second = second_decoder(path)
    if second is not None:
        return second
    if looks_known(head):
        raise AudioError(
            f"{path}: expected a sound file with samples in it, found one that is cut off or damaged at its start; "
            "get a complete copy of the file."
        )
    raise AudioError(
        f"{path}: expected a sound file, found {_kind(head)}; "
        "choose a WAV, FLAC, OGG, Opus, MP3, AIFF, M4A, WMA or WavPack file."
    )


def second_decoder(path: Path) -> LibavDecoder | None:
    """FFmpeg's decoder for ``path``, None where it cannot make sense of the content."""
    import av

    from model_core.audio.libav import LibavDecoder

    try:
        return LibavDecoder(path)
    except (av.FFmpegError, ValueError, IndexError):
        return None
    except OSError as error:
        raise AudioError(f"{path}: cannot be read ({error.strerror}); check the disk it is on.") from error


def _head(path: Path) -> bytes:
    """The first bytes of the file, or why they cannot be had."""
    try:
        with open(path, "rb") as file:
            head = file.read(512)
    except FileNotFoundError:
        raise AudioError(f"{path}: expected a sound file, found nothing there; check the name.") from None
    except IsADirectoryError:
        raise AudioError(f"{path}: expected a sound file, found a folder; choose a file in it.") from None
    except PermissionError:
        kind = "a folder; choose a file in it" if path.is_dir() else "one you may not read; change its permissions"
        raise AudioError(f"{path}: expected a sound file, found {kind}.") from None
    except (OSError, ValueError) as error:
        raise AudioError(
            f"{path}: expected a sound file, but it cannot be read ({error}); check the name and the disk."
        ) from error
    if not head:
        raise AudioError(f"{path}: expected a sound file, found an empty file (0 bytes); get a complete copy of it.")
    return head


def _kind(head: bytes) -> str:
    """What the first bytes look like, in words."""
    if not head.strip(b"\0"):
        return "nothing but zero bytes"
    text = all(byte >= 32 or byte in b"\t\r\n\f" for byte in head)
    return "text" if text else "something that is not sound or is damaged"
