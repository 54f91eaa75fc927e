"""The restorers, by name. To add one: write a class with the `Restorer` shape in its own file, add one line to
`RESTORERS`.
"""

from __future__ import annotations

import time
from pathlib import Path

from model_core.audio import AudioFile, AudioWriter, ExportConfig, between, copy_whole, export_like, is_as_source
from model_core.checkpoint import read_card
from model_core.errors import CheckpointError
from model_core.library import resolve
from model_core.progress import Reporter
from model_core.restorers.base import FileResult, Restoration, RestoreConfig, Restorer
from model_core.restorers.crnn import CRNNRestorer
from model_core.restorers.studio import StudioRestorer

RESTORERS: dict[str, type[Restorer]] = {
    "crnn": CRNNRestorer,
    "studio": StudioRestorer,
}


def open_restorer(config: RestoreConfig = RestoreConfig()) -> Restorer:
    """A restorer ready to work: its checkpoint is loaded and its device chosen.

    Raises:
        CheckpointError: the checkpoint is missing, damaged or made for something else.
        DeviceError: the asked device is absent.
    """
    name = read_card(resolve(config.checkpoint)).model
    if name not in RESTORERS:
        raise CheckpointError(
            f"{config.checkpoint}: expected a checkpoint for {' or '.join(sorted(RESTORERS))}, found one for {name!r}; "
            "use a newer version of this program."
        )
    return RESTORERS[name].open(config)


def restore_file(
    restorer: Restorer,
    source: Path,
    target: Path,
    export: ExportConfig = ExportConfig(),
    report: Reporter = Reporter(),
    frames: tuple[int, int] | None = None,
    keep_tags: bool = True,
    keep_cover: bool = True,
) -> FileResult:
    """Restore a file into another, block by block, in memory that does not grow with its length. Tags and cover are
    kept unless told otherwise. All of the file is listened to, also where only the stretch ``frames`` is written.

    What is None in ``export`` is as in the source. A source that comes out unchanged, in its own format, is copied
    byte for byte: encoding it once more would make it worse.

    On an error or a cancel nothing is left at ``target`` and what was there before is untouched.

    Raises:
        AudioError: ``source`` cannot be read or ``target`` cannot be written.
    """
    began_s = time.monotonic()
    audio = AudioFile(source)
    wanted = export_like(audio.info, target, export)
    tags = audio.info.tags.only(keep_tags, keep_cover)
    start, end = frames or (0, None)
    with AudioWriter(target, audio.sample_rate, audio.channels, wanted, tags) as writer:
        for samples in between(restorer.stream(audio, report), start, end):
            writer.write(samples)
    notes = (*audio.warnings, *restorer.notes)
    whole = frames is None and keep_tags and keep_cover and not audio.warnings
    if whole and not restorer.changed and is_as_source(audio.info, target, wanted):
        copy_whole(source, target)  # what the encoder had to say is then no longer about this file
    else:
        notes = (*notes, *writer.notes)
    return FileResult(target, restorer.changed, tuple(dict.fromkeys(notes)), time.monotonic() - began_s)


__all__ = [
    "RESTORERS",
    "CRNNRestorer",
    "FileResult",
    "Restoration",
    "RestoreConfig",
    "Restorer",
    "open_restorer",
    "restore_file",
]
