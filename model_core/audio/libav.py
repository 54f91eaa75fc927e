"""The second decoder: FFmpeg's libraries, through PyAV. For M4A, WMA, WavPack and whatever libsndfile refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
import numpy as np

from model_core.audio.clip import Samples
from model_core.audio.info import AudioInfo, check_claims, plausible_frames
from model_core.audio.sndfile import Damaged, NamelessFile, disk_failed
from model_core.errors import AudioError

# Containers of recorded sound only. Playlists (hls, concat, dash) must never be on this list: they make FFmpeg open
# other files and network addresses on a stranger's behalf.
_DEMUXERS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,matroska,webm,mov,mp4,m4a,mp3,mpc,mpc8,mpegts,mpeg,oga,ogg,"
    "oma,rm,shn,sox,tak,tta,truehd,voc,w64,wav,wv,xwma"
)
_LOSSLESS = frozenset({"alac", "ape", "flac", "mlp", "shorten", "tak", "truehd", "tta", "wavpack", "wmalossless"})
_BIT_DEPTHS = {"u8": 8, "s16": 16, "s32": 24, "s64": 32, "flt": 32, "dbl": 64}
_SCALES = {"u1": 2.0**-7, "i2": 2.0**-15, "i4": 2.0**-31, "i8": 2.0**-63, "f4": 1.0, "f8": 1.0}
# A container may count encoder padding that its decoder still gives out; more surplus than this is real audio.
_PADDING_FRAMES = 4096
_MAX_BAD_PACKETS_IN_A_ROW = 1000


class LibavDecoder:
    """Reads the first audio stream of one file. Holds no handle between calls."""

    def __init__(self, path: Path) -> None:
        """Read the header and the first packets.

        Raises:
            av.FFmpegError: FFmpeg does not know the content.
            AudioError: there is no sound in it, or the header makes claims that no recording has.
        """
        self._path = path
        with self._open() as (container, stream):
            context = stream.codec_context
            check_claims(path, context.sample_rate, context.layout.nb_channels)
            codec = context.codec.canonical_name
            sample_format = context.format.name.rstrip("p") if context.format else ""
            lossy = codec not in _LOSSLESS and not codec.startswith("pcm_")
            floating = sample_format in ("flt", "dbl")
            subtype = "FLOAT" if floating and not lossy else codec.upper()
            self._claimed_s = _claimed_s(container, stream)
            frames = round(self._claimed_s * context.sample_rate) if self._claimed_s is not None else 0
            self.info = AudioInfo(
                path=path,
                format=container.format.name.split(",")[0].upper(),
                subtype=subtype,
                sample_rate=context.sample_rate,
                channels=context.layout.nb_channels,
                frames=plausible_frames(frames, path.stat().st_size),
                bit_depth=None if lossy else _BIT_DEPTHS.get(sample_format),
                lossy=lossy,
            )

    @contextmanager
    def _open(self) -> Iterator[tuple[Any, Any]]:
        options = {"format_whitelist": _DEMUXERS, "protocol_whitelist": "file"}
        with open(self._path, "rb") as raw, av.open(NamelessFile(raw), options=options) as container:
            if not container.streams.audio:
                raise AudioError(f"{self._path}: expected a sound file, found no sound in it; choose another file.")
            stream = container.streams.audio[0]
            if stream.codec_context is None:
                raise AudioError(
                    f"{self._path}: expected sound that can be decoded, found an unknown or damaged encoding; "
                    "convert it with another program first."
                )
            yield container, stream

    def chunks(self, start_frame: int = 0) -> Iterator[Samples]:
        """Yield float32 [channels, n] from ``start_frame`` on.

        Raises:
            Damaged: packets could not be decoded; all that could be has been given before.
            AudioError: the file cannot be opened any more.
        """
        try:
            with self._open() as (container, stream):
                yield from self._trimmed(self._from(start_frame, container, stream), start_frame)
        except av.FFmpegError as error:
            raise Damaged(str(error)) from error
        except OSError as error:
            raise disk_failed(self._path, error) from error

    def _from(self, start_frame: int, container: Any, stream: Any) -> Iterator[Samples]:
        """Decoded samples with everything before ``start_frame`` cut off; sought by time stamp where there are any."""
        rate = self.info.sample_rate
        origin: int = stream.start_time or 0
        if start_frame > rate:
            # One second early: decoders need a packet or two to settle (AAC, MP3).
            back_s = start_frame / rate - 1.0
            container.seek(origin + int(back_s / stream.time_base), stream=stream, backward=True)
        position: int | None = None
        for pts, samples in self._decoded(container, stream):
            if position is None:
                position = 0
                if start_frame > rate and pts is not None:
                    position = round(float((pts - origin) * stream.time_base) * rate)
            skip = min(max(0, start_frame - position), samples.shape[1])
            position += samples.shape[1]
            if skip < samples.shape[1]:
                yield samples[:, skip:]

    def _decoded(self, container: Any, stream: Any) -> Iterator[tuple[int | None, Samples]]:
        """Yield (time stamp, [channels, n]); packets that cannot be decoded are passed over and reported at the end."""
        bad = in_a_row = 0
        stopped: str | None = None
        packets = container.demux(stream)
        while True:
            try:
                frames = next(packets).decode()
                in_a_row = 0
            except StopIteration:
                break
            except av.EOFError:
                break
            except av.FFmpegError as error:
                bad, in_a_row, stopped = bad + 1, in_a_row + 1, str(error)
                if in_a_row > _MAX_BAD_PACKETS_IN_A_ROW:
                    break
                continue
            for frame in frames:
                if frame.sample_rate != self.info.sample_rate or frame.layout.nb_channels != self.info.channels:
                    raise Damaged("its sample rate or channels change in the middle")
                yield frame.pts, _to_float(frame, self.info.channels)
        if stopped is not None:
            raise Damaged(stopped)

    def _trimmed(self, chunks: Iterator[Samples], start_frame: int) -> Iterator[Samples]:
        """Hold back a few frames past the claimed end: they are padding unless yet more follow."""
        if self._claimed_s is None or self.info.format not in ("MOV", "MP4"):
            yield from chunks
            return
        end = round(self._claimed_s * self.info.sample_rate)
        position, held, held_frames = start_frame, list[Samples](), 0
        for chunk in chunks:
            keep = min(max(0, end - position), chunk.shape[1])
            position += chunk.shape[1]
            if keep:
                yield chunk[:, :keep]
            if keep < chunk.shape[1]:
                held.append(chunk[:, keep:])
                held_frames += chunk.shape[1] - keep
            if held_frames > _PADDING_FRAMES:
                yield from held
                held.clear()


def _claimed_s(container: Any, stream: Any) -> float | None:
    """The length that the container states, in seconds."""
    if stream.duration is not None and stream.duration > 0:
        return float(stream.duration * stream.time_base)
    if container.duration is not None and container.duration > 0:
        return float(container.duration / av.time_base)
    return None


def _to_float(frame: Any, channels: int) -> Samples:
    """A decoded frame as float32 [channels, n]; integers are scaled to full scale 1.0."""
    values = frame.to_ndarray()
    kind = values.dtype.str[1:]
    if not frame.format.is_planar:
        values = values.reshape(-1, channels).T
    if kind == "u1":
        values = values.astype(np.float32) - 128.0
    if kind == "i4":  # float32 has 24 bits: multiply in double so that the last ones are rounded, not lost twice
        return np.asarray(values * _SCALES[kind], np.float32)
    return np.ascontiguousarray(values.astype(np.float32) * np.float32(_SCALES[kind]))
