"""Reading: a file as a stream of blocks that never lives in memory, or as a clip."""

from __future__ import annotations

import contextlib
import dataclasses
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from model_core.audio.clip import AudioClip, Samples, Tags
from model_core.audio.headers import read_promise
from model_core.audio.info import AudioInfo
from model_core.audio.libav import LibavDecoder
from model_core.audio.probe import open_decoder, second_decoder
from model_core.audio.repair import Repairer
from model_core.audio.sndfile import CHECKSUM, Damaged
from model_core.audio.tags import read_tags
from model_core.errors import AudioError
from model_core.mapped import adopt
from model_core.places import nameless_file
from model_core.progress import Reporter

# 15 minutes of stereo at 48 kHz: 330 MB of float32. Longer clips live in a temporary file.
MAX_VALUES_IN_MEMORY = 15 * 60 * 48_000 * 2
_CLIP_BLOCK_FRAMES = 1 << 18
# Containers whose stated length is a fact and not FFmpeg's guess from the bit rate.
_TRUSTED_CONTAINERS = frozenset({"MOV", "WV", "MATROSKA", "TTA", "APE"})
_CONTAINER_TOLERANCE_S = 0.1


class AudioFile:
    """A sound file as an `AudioSource`: constant memory, no handle held between calls of `blocks`.

    ``warnings`` fills while blocks are read: truncation, damaged packets, repaired samples. Reading again starts it
    anew.
    """

    def __init__(self, path: str | Path) -> None:
        """Look at the header.

        Raises:
            AudioError: as in `probe`.
        """
        self.path = Path(path)
        self._decoder = open_decoder(self.path)
        self._info: AudioInfo | None = None
        self.warnings: list[str] = []

    @property
    def info(self) -> AudioInfo:
        """What `probe` says of the file, tags included."""
        if self._info is None:
            info = self._decoder.info
            self._info = dataclasses.replace(info, tags=read_tags(info))
        return self._info

    @property
    def sample_rate(self) -> int:
        """Samples per second and channel."""
        return self._decoder.info.sample_rate

    @property
    def channels(self) -> int:
        """How many channels every block has."""
        return self._decoder.info.channels

    @property
    def frames(self) -> int | None:
        """Samples per channel as the header has it; None when it does not say."""
        return self._decoder.info.frames

    def blocks(self, block_frames: int, start_frame: int = 0) -> Iterator[Samples]:
        """Yield float32 [channels, <= block_frames] from ``start_frame`` to the end; only the last block is shorter.

        Damage ends the stream early with a sentence in ``warnings``; what can be decoded is given.

        Raises:
            AudioError: nothing at all can be decoded, or the file cannot be read any more.
        """
        if block_frames < 1:
            raise ValueError(f"expected at least one frame in a block, found {block_frames}")
        self.warnings = []
        repair = Repairer(self.channels, self.sample_rate, start_frame)
        for block in _reblocked(self._chunks(start_frame), block_frames, self.channels):
            yield repair(block)
        if (sentence := repair.sentence()) is not None:
            self.warnings.append(f"{self.path}: {sentence}.")

    def _chunks(self, start_frame: int) -> Iterator[Samples]:
        """All that either decoder can give, then the findings."""
        position = start_frame
        damage: str | None = None
        try:
            for chunk in self._decoder.chunks(start_frame):
                position += chunk.shape[1]
                yield chunk
        except Damaged as error:
            damage = str(error)
        if damage not in (None, CHECKSUM) or position == 0:
            for chunk in self._rescued(position):
                position += chunk.shape[1]
                yield chunk
        if position == 0:
            raise AudioError(
                f"{self.path}: expected sound, found no samples that can be decoded; get a complete copy of the file."
            )
        self._report(position, damage)

    def _rescued(self, position: int) -> Iterator[Samples]:
        """What FFmpeg can decode from ``position`` on, after libsndfile gave up there."""
        if isinstance(self._decoder, LibavDecoder):
            return
        second = second_decoder(self.path)
        if second is None or (second.info.sample_rate, second.info.channels) != (self.sample_rate, self.channels):
            return
        with contextlib.suppress(Damaged):
            yield from second.chunks(position)

    def _report(self, held: int, damage: str | None) -> None:
        """Compare what the file held with what its header promised."""
        info = self._decoder.info
        promise = read_promise(self.path, info.format)
        said, tolerance = promise.frames, promise.tolerance
        if said is None:
            tolerance = round(_CONTAINER_TOLERANCE_S * info.sample_rate)
            if promise.seconds is not None:
                said = round(promise.seconds * info.sample_rate)
            elif info.format in _TRUSTED_CONTAINERS:
                said = info.frames
        held_s = held / info.sample_rate
        if said is not None and said - held > tolerance:
            # Both lengths get as many decimals as it takes to tell them apart.
            digits = 1 if said - held > info.sample_rate else 3
            lengths = f"the file says {said / info.sample_rate:.{digits}f} s, it holds {held_s:.{digits}f} s"
            self.warnings.append(f"{self.path}: {lengths}; it was cut off or damaged, and only what is there is used.")
        elif not promise.has_end:
            self.warnings.append(
                f"{self.path}: the file says that more follows, it holds {held_s:.1f} s; "
                "it was cut off, and only what is there is used."
            )
        elif damage == CHECKSUM:
            self.warnings.append(
                f"{self.path}: the file's checksum is not that of the {held_s:.1f} s it holds; "
                "parts may be damaged, so compare it with the original."
            )
        elif damage is not None:
            self.warnings.append(
                f"{self.path}: parts of it are damaged; the {held_s:.1f} s that can be decoded are used."
            )


def read_clip(
    path: str | Path, start_s: float = 0.0, duration_s: float | None = None, report: Reporter = Reporter()
) -> AudioClip:
    """`read_clip_with_warnings` without the warnings."""
    return read_clip_with_warnings(path, start_s, duration_s, report)[0]


def read_clip_with_warnings(
    path: str | Path, start_s: float = 0.0, duration_s: float | None = None, report: Reporter = Reporter()
) -> tuple[AudioClip, list[str]]:
    """Read a file, or ``duration_s`` seconds of it from ``start_s``; only that part is decoded.

    A segment that reaches past the end is shorter than asked. Tags come with whole files only, as training reads many
    segments. Samples are float32 [channels, n]; beyond 15 minutes of stereo they are an ``np.memmap`` of a temporary
    file that goes when the clip goes.

    Raises:
        AudioError: as in `probe`; or ``start_s`` lies behind the end; or there is no room for the temporary file.
        Cancelled: the listener asked to stop.
    """
    file = AudioFile(path)
    rate = file.sample_rate
    start = round(start_s * rate)
    wanted = None if duration_s is None else round(duration_s * rate)
    expected = wanted if file.frames is None else min(file.frames - start, wanted or file.frames)
    collector = _Collector(file.path, file.channels)
    block_frames = _CLIP_BLOCK_FRAMES if wanted is None else max(1, min(_CLIP_BLOCK_FRAMES, wanted))
    for block in file.blocks(block_frames, start):
        collector.add(block if wanted is None else block[:, : wanted - collector.frames])
        report.update(collector.frames / expected if expected else None, f"reading {file.path.name}")
        if wanted is not None and collector.frames >= wanted:
            break
    if collector.frames == 0:
        raise AudioError(
            f"{path}: expected sound from {start_s:g} s on, found the end before that; choose an earlier start."
        )
    whole = start == 0 and duration_s is None
    return AudioClip(collector.samples(), rate, file.info.tags if whole else Tags()), file.warnings


def _reblocked(chunks: Iterator[Samples], block_frames: int, channels: int) -> Iterator[Samples]:
    """Cut ``chunks`` [channels, any] into blocks of exactly ``block_frames``, the last one excepted."""
    block = np.empty((channels, block_frames), np.float32)
    filled = 0
    for chunk in chunks:
        at = 0
        while at < chunk.shape[1]:
            step = min(block_frames - filled, chunk.shape[1] - at)
            block[:, filled : filled + step] = chunk[:, at : at + step]
            filled, at = filled + step, at + step
            if filled == block_frames:
                yield block
                block, filled = np.empty((channels, block_frames), np.float32), 0
    if filled:
        yield block[:, :filled].copy()


class _Collector:
    """Gathers blocks [channels, n] in memory and, past a bound, in a temporary file without a name."""

    def __init__(self, path: Path, channels: int) -> None:
        self._path, self._channels = path, channels
        self._blocks: deque[Samples] = deque()
        self._file: IO[bytes] | None = None
        self.frames = 0

    def add(self, block: Samples) -> None:
        """Append ``block``."""
        self._blocks.append(block)
        self.frames += block.shape[1]
        if self._file is not None or self.frames * self._channels > MAX_VALUES_IN_MEMORY:
            self._spill()

    def _spill(self) -> None:
        try:
            if self._file is None:
                self._file = nameless_file()
            while self._blocks:
                self._file.write(np.ascontiguousarray(self._blocks.popleft().T).data)
        except OSError as error:
            raise AudioError(
                f"{self._path}: this long file needs room in a temporary folder, "
                f"but it cannot be written ({error.strerror}); free some disk space."
            ) from error

    def samples(self) -> Samples:
        """Everything, float32 [channels, frames]. Call once: the blocks are let go one by one while they are copied."""
        if self._file is not None:
            with self._file:  # the mapping alone keeps the nameless file
                return adopt(self._file, self._channels, self.frames)
        if len(self._blocks) == 1:
            return self._blocks.popleft()
        whole = np.empty((self._channels, self.frames), np.float32)
        at = 0
        while self._blocks:
            block = self._blocks.popleft()
            whole[:, at : at + block.shape[1]] = block
            at += block.shape[1]
        return whole
