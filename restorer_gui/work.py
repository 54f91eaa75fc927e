"""The jobs of the window: plain functions that run in a worker. They import the engine when they run, never before.

torch takes seconds to load; nothing that the window needs to appear may wait for it.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model_core.errors import AudioError
from model_core.pictures import MelPicture, mel_picture
from model_core.places import assets_dir
from model_core.progress import Reporter
from restorer_gui.session import Opened
from restorer_gui.widgets.restore_controls import Choice

if TYPE_CHECKING:
    from model_core.audio import AudioClip, AudioFacts, AudioInfo
    from model_core.restorers import Restorer
    from model_core.strength import Mixed

EXPORT_FORMATS = {"WAV": ".wav", "FLAC": ".flac", "AIFF": ".aiff", "Ogg Vorbis": ".ogg", "Opus": ".opus", "MP3": ".mp3"}

_TITLES = {
    "residual": (
        "Residual",
        "Adds and takes away only what it is sure about; keeps closest to the recording. The safe choice.",
    ),
    "direct": ("Direct", "Draws the whole spectrum anew; fills more, and strays further from the recording."),
}


def open_file(path: Path, demo: bool = False, report: Reporter = Reporter()) -> Opened:
    """Read a file whole (long ones into a temporary file).

    Raises:
        AudioError: it is no sound that can be read.
    """
    from model_core.audio import probe, read_clip_with_warnings

    if path.is_dir():
        raise AudioError(f"{path}: expected a sound file, found a folder; open one of the files in it.")
    report.update(None, "Opening")
    info = probe(path)
    clip, warnings = read_clip_with_warnings(path, report=report)
    return Opened(path, clip, info, tuple(warnings), demo)


def open_demo(report: Reporter = Reporter()) -> Opened:
    """The clip that comes with the application."""
    path = assets_dir() / "demo" / "degraded.flac"
    if not path.is_file():
        raise AudioError(f"{path}: expected the demo clip, found nothing; install the application again.")
    return open_file(path, demo=True, report=report)


def draw(clip: AudioClip, report: Reporter = Reporter()) -> MelPicture:
    """The spectrogram of a clip."""
    return mel_picture(clip, report)


def measure_facts(clip: AudioClip | Mixed, report: Reporter = Reporter()) -> AudioFacts:
    """Loudness, true peak and what else a recording is like, in figures."""
    from model_core.audio import measure

    return measure(clip, report)


@dataclass(frozen=True, eq=False)
class Restored:
    """A restored clip as long as the one that came in; the very same one where nothing was ``changed``."""

    clip: AudioClip
    changed: bool
    notes: tuple[str, ...]


def restore(
    clip: AudioClip, checkpoint: str, strength_percent: float, device: str = "auto", report: Reporter = Reporter()
) -> Restored:
    """Open the restorer and let it work on the clip. A clip that lives on disk is restored onto disk."""
    report.update(None, "Loading the restorer")
    restorer = open_restorer(checkpoint, strength_percent, device)
    report.check()
    if isinstance(clip.samples, np.memmap):
        return _restore_long(restorer, clip, report)
    result = restorer.restore(clip, report)
    return Restored(result.clip, result.changed, tuple(result.notes))


def open_restorer(checkpoint: str, strength_percent: float, device: str) -> Restorer:
    """Its own function so that tests can put a fake in its place."""
    from model_core.restorers import RestoreConfig
    from model_core.restorers import open_restorer as open_real

    return open_real(RestoreConfig(checkpoint, strength_percent, device))


def _restore_long(restorer: Restorer, clip: AudioClip, report: Reporter) -> Restored:
    try:
        with tempfile.TemporaryFile(prefix="restorer-") as file:
            samples = np.memmap(file, dtype=np.float32, mode="w+", shape=clip.samples.shape)
        done = 0
        for block in restorer.stream(clip, report):
            samples[:, done : done + block.shape[1]] = block
            done += block.shape[1]
    except OSError as error:
        folder = tempfile.gettempdir()
        raise AudioError(
            f"{folder}: expected room for the restored sound, found {error.strerror}; free some space there."
        ) from error
    kept = replace(clip, samples=samples) if restorer.changed else clip
    return Restored(kept, restorer.changed, tuple(restorer.notes))


def export(clip: AudioClip, info: AudioInfo, target: Path, report: Reporter = Reporter()) -> list[str]:
    """Write a clip to ``target``; what its format and depth leave open is as in the source. Returns sentences worth a
    note.

    Raises:
        AudioError: the format cannot hold it or the place cannot be written; an older file at ``target`` is intact.
    """
    from model_core.audio import export_like, write_clip

    return write_clip(target, clip, export_like(info, target), report)


def suggest_target(path: Path, info: AudioInfo, folder: Path | None = None) -> Path:
    """Beside the source, in its format where that can be written: "song.mp3" -> "song (restored).mp3"."""
    from model_core.audio import default_export

    suffix, _ = default_export(info)
    if path.suffix.lower() in EXPORT_FORMATS.values() or path.suffix.lower() in (".aif", ".oga", ".wave"):
        by_name = {".aif": ".aiff", ".oga": ".ogg", ".wave": ".wav"}.get(path.suffix.lower(), path.suffix.lower())
        suffix = path.suffix if by_name == suffix else suffix
    return (folder or path.parent) / f"{path.stem} (restored){suffix}"


def list_restorers(report: Reporter = Reporter()) -> list[Choice]:
    """Every checkpoint that can be used. Loads torch on the way, so that Restore starts at once later."""
    from model_core.library import list_checkpoints

    choices = []
    for entry in list_checkpoints():
        if entry.card is None:
            continue
        title, tip = _TITLES.get(
            entry.name, (entry.name, f"A checkpoint of your own, mode {entry.card.mode or 'unknown'}.")
        )
        choices.append(Choice(entry.name, title, tip))
    return sorted(
        choices, key=lambda choice: (choice.name != "residual", choice.name != "direct", choice.title.casefold())
    )
