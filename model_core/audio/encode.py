"""Writing: the audio of blocks or of a clip becomes a file, which appears whole, at the end, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import soundfile

from model_core.audio.atomic import HiddenFile, disk_sentence
from model_core.audio.clip import AudioClip, AudioSource, Samples, Tags
from model_core.audio.encoders import Encoder, open_encoder
from model_core.audio.export import OPUS_RATES_HZ, BitDepth, ExportConfig, output_format
from model_core.audio.info import check_claims
from model_core.audio.repair import Repairer
from model_core.audio.resample import StreamResampler
from model_core.audio.tags import write_tags
from model_core.errors import AudioError
from model_core.progress import Reporter

_BLOCK_FRAMES = 1 << 16


class AudioWriter:
    """Writes a file in blocks; a context manager.

    Everything goes to a hidden ``.part`` file beside the target, which takes the target's name only after it is
    complete and on the disk. Until then, and after any error, an older file of that name is untouched and nothing else
    is left. So the target may even be the file that is being read. After a clean exit ``notes`` tells what was changed
    on the way. The bytes do not depend on how the samples were cut into blocks.
    """

    def __init__(
        self,
        target: str | Path,
        sample_rate: int,
        channels: int,
        export: ExportConfig = ExportConfig(),
        tags: Tags = Tags(),
    ) -> None:
        """Check that what comes fits the format; nothing is written before the ``with`` block is entered.

        Raises:
            AudioError: unknown format, or a rate, channel count or bit depth that the format cannot hold.
        """
        self.notes: list[str] = []
        self._target, self._export, self._tags = Path(target), export, tags
        self._form = output_format(self._target, export)
        self._channels = channels
        check_claims(self._target, export.sample_rate or sample_rate, channels)
        self._out_hz = self._fitting_rate(export.sample_rate or sample_rate)
        self._depth = self._fitting_depth(export.bit_depth)
        if channels > self._form.max_channels:
            raise AudioError(
                f"{self._target}: {self._form.name} holds at most {self._form.max_channels} channels, "
                f"found {channels}; choose WAV instead."
            )
        self._repair = Repairer(channels, sample_rate)
        converts = self._out_hz != sample_rate
        self._resample = StreamResampler(channels, sample_rate, self._out_hz) if converts else None
        self._hidden: HiddenFile | None = None
        self._encoder: Encoder | None = None
        self._waiting: list[Samples] = []
        self._waiting_frames = self._frames = 0

    def _fitting_rate(self, wanted_hz: int) -> int:
        form = self._form
        if form.name == "OPUS" and wanted_hz not in OPUS_RATES_HZ:
            self.notes.append(
                f"{self._target}: Opus cannot hold {wanted_hz} Hz, so the sound was converted to 48000 Hz."
            )
            return 48_000
        if wanted_hz > form.max_rate_hz:
            raise AudioError(
                f"{self._target}: {form.name} holds at most {form.max_rate_hz} Hz, found {wanted_hz} Hz; "
                f"set the sample rate to {form.max_rate_hz} Hz, or choose WAV or FLAC."
            )
        if form.rates_hz is not None and wanted_hz not in form.rates_hz:
            best_hz = min(rate for rate in form.rates_hz if rate >= wanted_hz)
            raise AudioError(
                f"{self._target}: {form.name} cannot hold {wanted_hz} Hz; "
                f"set the sample rate to {best_hz} Hz, or choose WAV or FLAC."
            )
        return wanted_hz

    def _fitting_depth(self, wanted: BitDepth | None) -> BitDepth | None:
        if self._form.lossy:
            return None
        if wanted is None:
            return 24
        if wanted not in self._form.depths:
            choices = ", ".join(str(depth) for depth in self._form.depths)
            raise AudioError(
                f"{self._target}: expected a bit depth of {choices} for {self._form.name}, found {wanted!r}; "
                "choose one of those."
            )
        return wanted

    def __enter__(self) -> Self:
        """Open the hidden file.

        Raises:
            AudioError: the target is a folder, exists and may not be overwritten, or its folder cannot be written.
        """
        try:
            self._hidden = HiddenFile(self._target, self._export.overwrite)
            self._encoder = open_encoder(
                self._hidden.file,
                self._form,
                self._out_hz,
                self._channels,
                self._depth,
                self._export.quality,
                self._tags,
                self._export.dither,
            )
        except (OSError, soundfile.SoundFileError) as error:
            self._discard()
            raise self._sentence(error) from error
        return self

    def write(self, samples: Samples) -> None:
        """Append float32 [channels, n]. Samples that are no numbers are repaired, those too loud are limited.

        Raises:
            AudioError: the disk is full or failing. The ``with`` block then ends, and nothing is left.
        """
        if self._encoder is None:
            raise ValueError("an AudioWriter writes inside its with block only")
        if samples.ndim != 2 or samples.shape[0] != self._channels:
            raise ValueError(f"expected [{self._channels}, n] samples, found {samples.shape}")
        self._frames += samples.shape[1]
        self._waiting.append(np.array(samples, np.float32))
        self._waiting_frames += samples.shape[1]
        if self._waiting_frames < _BLOCK_FRAMES:
            return
        joined = np.concatenate(self._waiting, axis=1)
        whole = joined.shape[1] // _BLOCK_FRAMES * _BLOCK_FRAMES
        self._waiting, self._waiting_frames = [joined[:, whole:].copy()], joined.shape[1] - whole
        try:
            for start in range(0, whole, _BLOCK_FRAMES):
                self._encode(joined[:, start : start + _BLOCK_FRAMES], last=False)
        except (OSError, soundfile.SoundFileError) as error:
            raise self._sentence(error) from error

    def _encode(self, samples: Samples, last: bool) -> None:
        assert self._encoder is not None
        samples = self._repair(samples)
        if self._resample is not None:
            samples = self._resample(samples, last)
        if samples.shape[1]:
            self._encoder.write(samples)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish and rename, or, after an error, remove what was written."""
        try:
            if kind is None:
                self._finish()
        except (OSError, soundfile.SoundFileError) as problem:
            raise self._sentence(problem) from problem
        finally:
            self._discard()

    def _finish(self) -> None:
        assert self._encoder is not None
        assert self._hidden is not None
        if self._frames == 0:
            raise AudioError(f"{self._target}: expected samples to write, found none; nothing was written.")
        self._encode(np.concatenate(self._waiting, axis=1), last=True)
        self._encoder.close()
        self._hidden.close()
        if self._form.name != "WAV" and (note := write_tags(self._hidden.path, self._form.name, self._tags)):
            self.notes.append(f"{self._target}: {note}")
        self._hidden.publish()
        if (sentence := self._repair.sentence()) is not None:
            self.notes.append(f"{self._target}: {sentence}.")
        if limited := self._encoder.limited:
            were = "1 sample was" if limited == 1 else f"{limited} samples were"
            self.notes.append(
                f"{self._target}: {were} louder than full scale and had to be limited; "
                "lower the level, or export as float WAV."
            )

    def _discard(self) -> None:
        if self._encoder is not None:
            self._encoder.abandon()
            self._encoder = None
        if self._hidden is not None:
            self._hidden.discard()

    def _sentence(self, error: OSError | soundfile.SoundFileError) -> AudioError:
        """``error`` as people should read it."""
        if isinstance(error, OSError):
            return disk_sentence(self._target, error)
        return AudioError(
            f"{self._target}: {self._form.name} cannot hold {self._channels} channels at {self._out_hz} Hz; "
            "choose WAV or FLAC (nothing was written)."
        )


def write_clip(
    path: str | Path, clip: AudioClip, export: ExportConfig = ExportConfig(), report: Reporter = Reporter()
) -> list[str]:
    """Write ``clip`` with its tags and return notes on what was changed on the way.

    Raises:
        AudioError: as in `AudioWriter`.
        Cancelled: the listener asked to stop; nothing is left.
    """
    return write_source(path, clip, export, clip.tags, report=report)


def write_source(
    path: str | Path,
    source: AudioSource,
    export: ExportConfig = ExportConfig(),
    tags: Tags = Tags(),
    frames: tuple[int, int] | None = None,
    report: Reporter = Reporter(),
) -> list[str]:
    """Write ``source``, or its samples from ``frames[0]`` up to ``frames[1]``, and return notes on what was changed.

    Raises:
        AudioError: as in `AudioWriter`; or there is nothing in that range.
        Cancelled: the listener asked to stop; nothing is left.
    """
    start, end = frames if frames is not None else (0, source.frames)
    blocks = source.blocks(_BLOCK_FRAMES)
    with AudioWriter(path, source.sample_rate, source.channels, export, tags) as writer:
        done = 0
        for block in between(blocks, start, end):
            writer.write(block)
            done += block.shape[1]
            report.update(done / (end - start) if end else None, f"writing {Path(path).name}")
    return writer.notes


def between(blocks: Iterable[Samples], start: int, end: int | None) -> Iterator[Samples]:
    """Of a stream of blocks [channels, n] only the samples from ``start`` up to ``end`` (None: to its end)."""
    at = 0
    for block in blocks:
        piece = block[:, max(0, start - at) : None if end is None else max(0, end - at)]
        at += block.shape[1]
        if piece.shape[1]:
            yield piece
        if end is not None and at >= end:
            return
