"""Writing: a file appears whole, under its name, at the end, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np
import soundfile

from model_core.audio.clip import AudioClip, Samples, Tags
from model_core.audio.encoders import Encoder, open_encoder
from model_core.audio.export import OPUS_RATES_HZ, BitDepth, ExportConfig, OutputFormat, output_format
from model_core.audio.info import check_claims
from model_core.audio.repair import Repairer
from model_core.audio.resample import StreamResampler
from model_core.audio.tags import write_tags
from model_core.errors import AudioError
from model_core.progress import Reporter

_CLIP_BLOCK_FRAMES = 1 << 16


class AudioWriter:
    """Writes a file in blocks; a context manager.

    Everything goes to a hidden ``.part`` file beside the target, which takes the target's name only after it is complete and
    on the disk. Until then, and after any error, an older file of that name is untouched and nothing else is left. So the
    target may even be the file that is being read. After a clean exit ``notes`` tells what was changed on the way.
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
        self._channels, self._in_hz = channels, sample_rate
        check_claims(self._target, export.sample_rate or sample_rate, channels)
        self._out_hz = self._fitting_rate(export.sample_rate or sample_rate)
        self._depth = self._fitting_depth(export.bit_depth)
        if channels > self._form.max_channels:
            raise AudioError(
                f"{self._target}: {self._form.name} holds at most {self._form.max_channels} channels, found {channels}; "
                "choose WAV instead."
            )
        self._repair = Repairer(channels, sample_rate)
        self._resample = StreamResampler(channels, sample_rate, self._out_hz) if self._out_hz != sample_rate else None
        self._part: Path | None = None
        self._file: BinaryIO | None = None
        self._encoder: Encoder | None = None
        self._frames = 0

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
            best_hz = min((rate for rate in form.rates_hz if rate >= wanted_hz), default=form.max_rate_hz)
            raise AudioError(
                f"{self._target}: {form.name} cannot hold {wanted_hz} Hz; set the sample rate to {best_hz} Hz, or choose WAV or FLAC."
            )
        return wanted_hz

    def _fitting_depth(self, wanted: BitDepth | None) -> BitDepth | None:
        depths = self._form.depths
        if self._form.lossy:
            return None
        if wanted is None:
            return 24
        if wanted not in depths:
            choices = ", ".join(str(depth) for depth in depths)
            raise AudioError(
                f"{self._target}: {self._form.name} holds samples of {choices} bits, found {wanted!r}; choose one of those."
            )
        return wanted

    def __enter__(self) -> Self:
        """Open the hidden file.

        Raises:
            AudioError: the target is a folder, exists and may not be overwritten, or its folder cannot be written.
        """
        target = self._target
        try:
            # Written through a link, so that the link stays and its file changes.
            self._final = Path(os.path.realpath(target))
            self._final.parent.mkdir(parents=True, exist_ok=True)
            self._check_target()
            self._part = self._final.with_name(f".{self._final.name[:20]}.{secrets.token_hex(6)}.part")
            self._file = open(
                os.open(self._part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), "w+b"
            )
            self._encoder = open_encoder(
                self._file, self._form, self._out_hz, self._channels, self._depth, self._export.quality, self._tags
            )
        except (OSError, ValueError, soundfile.SoundFileError) as error:
            self._discard()
            raise self._sentence(error) from error
        except BaseException:
            self._discard()
            raise
        return self

    def _check_target(self) -> None:
        if self._final.is_dir():
            raise AudioError(f"{self._target}: expected a file to write, found a folder; add a file name.")
        try:
            os.lstat(self._final)  # raises what a name too long for this disk would raise only after hours of work
        except FileNotFoundError:
            return
        if not self._export.overwrite:
            raise AudioError(
                f"{self._target}: exists already and may not be overwritten; choose another name or allow it."
            )

    def write(self, samples: Samples) -> None:
        """Append float32 [channels, n]. Samples that are no numbers are repaired, those too loud for the format limited.

        Raises:
            AudioError: the disk is full or failing. The ``with`` block then ends, and nothing is left.
        """
        if self._encoder is None:
            raise ValueError("an AudioWriter writes inside its with block only")
        if samples.ndim != 2 or samples.shape[0] != self._channels:
            raise ValueError(f"expected [{self._channels}, n] samples, found {samples.shape}")
        self._frames += samples.shape[1]
        self._encode(self._repair(samples))

    def _encode(self, samples: Samples, last: bool = False) -> None:
        assert self._encoder is not None
        if self._resample is not None:
            samples = self._resample(samples, last)
        try:
            if samples.shape[1]:
                self._encoder.write(samples)
        except (OSError, soundfile.SoundFileError) as error:
            raise self._sentence(error) from error

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
        assert self._encoder is not None and self._file is not None and self._part is not None
        if self._frames == 0:
            raise AudioError(f"{self._target}: expected samples to write, found none; nothing was written.")
        if self._resample is not None:
            self._encode(np.zeros((self._channels, 0), np.float32), last=True)
        self._encoder.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if self._form.name != "WAV" and (note := write_tags(self._part, self._form.name, self._tags)) is not None:
            self.notes.append(f"{self._target}: {note}")
        self._publish(self._part)
        self._add_notes(self._encoder.limited)

    def _publish(self, part: Path) -> None:
        """Give the finished file its name, in one step that survives a power cut."""
        with contextlib.suppress(OSError):
            shutil.copymode(self._final, part)
        _sync(part)
        if self._export.overwrite:
            os.replace(part, self._final)
        else:
            _rename_to_new(part, self._final)
        _sync(self._final.parent)

    def _add_notes(self, limited: int) -> None:
        if (sentence := self._repair.sentence()) is not None:
            self.notes.append(f"{self._target}: {sentence}.")
        if limited:
            samples = "1 sample was" if limited == 1 else f"{limited} samples were"
            self.notes.append(
                f"{self._target}: {samples} louder than full scale and had to be limited; lower the level, or export as float WAV."
            )

    def _discard(self) -> None:
        """Let go of the hidden file and remove it if it still has its hidden name."""
        if self._encoder is not None:
            self._encoder.abandon()
            self._encoder = None
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        if self._part is not None:
            with contextlib.suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _sentence(self, error: Exception) -> AudioError:
        """``error`` as people should read it."""
        code = error.errno if isinstance(error, OSError) else None
        keep = "nothing was written, and an older file of that name is untouched"
        if code in (errno.ENOSPC, errno.EDQUOT):
            reason = f"the disk is full; free some space or save it elsewhere ({keep})"
        elif code == errno.EFBIG:
            reason = f"{self._form.name} or this disk cannot hold so large a file; choose WAV or FLAC, or another disk ({keep})"
        elif code in (errno.EACCES, errno.EPERM, errno.EROFS):
            reason = f"its folder or the file may not be written; choose another folder ({keep})"
        elif code == errno.ENAMETOOLONG:
            reason = "the name is too long for this disk; choose a shorter one"
        elif code in (errno.ENOTDIR, errno.EEXIST, errno.ENOENT):
            reason = "expected a folder to write into, found something else on the way; choose another folder"
        elif isinstance(error, ValueError):
            reason = "expected a file name, found characters that none can have; choose another name"
        elif code is not None:
            reason = f"it cannot be written ({error.strerror}); save it elsewhere ({keep})"  # type: ignore[attr-defined]
        else:
            reason = f"{self._form.name} cannot hold {self._channels} channels at {self._out_hz} Hz; choose WAV or FLAC ({keep})"
        return AudioError(f"{self._target}: {reason}.")


def _sync(path: Path) -> None:
    """Make sure ``path``, a file or a folder, is on the disk, where the system can tell."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _rename_to_new(part: Path, final: Path) -> None:
    """Rename unless ``final`` has come into being meanwhile; a hard link decides that in one step."""
    try:
        os.link(part, final)
    except FileExistsError:
        raise AudioError(
            f"{final}: another program wrote this file meanwhile; choose another name or allow overwriting."
        ) from None
    except OSError:  # no links on this disk
        os.rename(part, final)


def write_clip(
    path: str | Path, clip: AudioClip, export: ExportConfig = ExportConfig(), report: Reporter = Reporter()
) -> list[str]:
    """Write ``clip`` with its tags and return notes on what was changed on the way.

    Raises:
        AudioError: as in `AudioWriter`.
        Cancelled: the listener asked to stop; nothing is left.
    """
    with AudioWriter(path, clip.sample_rate, clip.channels, export, clip.tags) as writer:
        done = 0
        for block in clip.blocks(_CLIP_BLOCK_FRAMES):
            writer.write(block)
            done += block.shape[1]
            report.update(done / clip.frames, f"writing {Path(path).name}")
    return writer.notes
