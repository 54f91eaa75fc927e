"""The jobs of the window: plain functions that run in a worker. They import the engine when they run, never before.

torch takes seconds to load; nothing that the window needs to appear may wait for it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model_core.errors import AudioError
from model_core.mapped import room
from model_core.pictures import MelPicture, mel_picture
from model_core.places import assets_dir, shipped_place
from model_core.progress import Reporter
from model_core.strength import at_strength
from restorer_gui.values import Choice, Opened

if TYPE_CHECKING:
    from model_core.audio import AudioClip, AudioFacts, AudioInfo
    from model_core.diagnosis import Diagnosis
    from model_core.difference import Difference, Part
    from model_core.restorers import Restorer
    from model_core.strength import Mixed
    from model_core.verdict import Verdict
    from restorer_gui.export_work import Exported, ExportOrder

CONTEXT_S = 2.0  # what a restorer hears on either side of a stretch: twice the context of its blocks
STRETCH_FADE_S = 0.01

EXPORT_FORMATS = {"WAV": ".wav", "FLAC": ".flac", "AIFF": ".aiff", "Ogg Vorbis": ".ogg", "Opus": ".opus", "MP3": ".mp3"}

_TITLES = {
    "studio": (
        "Studio",
        "For real damage: noise, clipping, low bit rates, missing treble. Leaves what is right exactly as it is.",
    ),
    "studio-direct": ("Studio, direct", "As Studio, from a second network that says what the clean sound should be."),
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


def draw(clip: AudioClip | Mixed, report: Reporter = Reporter()) -> MelPicture:
    """The spectrogram of a clip."""
    return mel_picture(clip, report)


def look_into(clip: AudioClip, report: Reporter = Reporter()) -> Diagnosis:
    """What ails an opened clip; its figures are in it."""
    from model_core.diagnosis import diagnose

    return diagnose(clip, report)


@dataclass(frozen=True)
class Sounding:
    """A version as it is to be measured: the two clips, the strength, and the stretch of a try-out."""

    original: AudioClip
    full: AudioClip
    strength_percent: float
    trial: tuple[float, float] | None = None

    @property
    def before(self) -> AudioClip:
        return self.original if self.trial is None else _cut(self.original, self.trial)

    @property
    def after(self) -> AudioClip | Mixed:
        full = self.full if self.trial is None else _cut(self.full, self.trial)
        return at_strength(self.before, full, self.strength_percent)


def measure_facts(sounding: Sounding, report: Reporter = Reporter()) -> tuple[AudioFacts, AudioFacts | None]:
    """Loudness, true peak and more of a version; of a try-out, of its stretch alone, and of the same stretch before."""
    from model_core.audio import measure

    if sounding.trial is None:
        return measure(sounding.after, report), None
    after = measure(sounding.after, report.part(0.0, 0.5))
    return after, measure(sounding.before, report.part(0.5, 1.0))


def judge(
    sounding: Sounding,
    before_facts: AudioFacts,
    after_facts: AudioFacts,
    cutoff_hz: float | None,
    demo: bool,
    report: Reporter = Reporter(),
) -> Verdict:
    """What a restoration did to the sound. The demo clip has a clean recording to compare with."""
    from model_core.audio import read_clip
    from model_core.verdict import judge as judge_sounds

    clean: AudioClip | None = None
    if demo:
        clean = read_clip(assets_dir() / "demo" / "clean.flac")
        clean = clean if sounding.trial is None else _cut(clean, sounding.trial)
    return judge_sounds(
        sounding.before,
        sounding.after,
        before_facts=before_facts,
        after_facts=after_facts,
        cutoff_hz=cutoff_hz,
        clean=clean,
        report=report,
    )


def take_apart(original: AudioClip, full: AudioClip, report: Reporter = Reporter()) -> Difference:
    """What a restoration changed, added and removed, at 100 %."""
    from model_core.difference import differ

    return differ(original, full, report)


def cut_difference(difference: Difference, part: Part, gain_db: float, report: Reporter = Reporter()) -> AudioClip:
    """One part of a difference as a clip to be exported."""
    return difference.clip(part, gain_db, report)


def _cut(clip: AudioClip, stretch: tuple[float, float]) -> AudioClip:
    start, end = (round(time_s * clip.sample_rate) for time_s in stretch)
    return replace(clip, samples=clip.samples[:, start:end])


@dataclass(frozen=True, eq=False)
class Restored:
    """A restored clip as long as the one that came in; the very same one where nothing was ``changed``."""

    clip: AudioClip
    changed: bool
    notes: tuple[str, ...]


def restore(
    clip: AudioClip,
    checkpoint: str,
    device: str = "auto",
    stretch: tuple[float, float] | None = None,
    report: Reporter = Reporter(),
) -> Restored:
    """Open the restorer and let it work on the clip at 100 %: less of it is mixed by the player.

    A clip that lives on disk is restored onto disk. ``stretch``: only this part, in seconds, with what the restorer
    needs on either side of it; the rest of the result is the clip as it was.
    """
    report.update(None, "Loading the restorer")
    restorer = open_restorer(checkpoint, 100.0, device)
    report.check()
    if stretch is not None:
        return _restore_stretch(restorer, clip, stretch, report)
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
        samples = room(*clip.samples.shape)
        done = 0
        for block in restorer.stream(clip, report):
            samples[:, done : done + block.shape[1]] = block
            done += block.shape[1]
    except OSError as error:
        raise _no_room(error) from error
    kept = replace(clip, samples=samples) if restorer.changed else clip
    return Restored(kept, restorer.changed, tuple(restorer.notes))


def _restore_stretch(restorer: Restorer, clip: AudioClip, stretch: tuple[float, float], report: Reporter) -> Restored:
    """The stretch is restored from a little before its start to a little after its end; faded in and out there."""
    rate = clip.sample_rate
    beyond = round(STRETCH_FADE_S * rate)  # the seam of a loop hears a little of what lies beyond it
    start = max(0, round(stretch[0] * rate) - 2 * beyond)
    end = min(clip.frames, round(stretch[1] * rate) + 2 * beyond)
    first, last = max(0, start - round(CONTEXT_S * rate)), min(clip.frames, end + round(CONTEXT_S * rate))
    piece = replace(clip, samples=np.ascontiguousarray(clip.samples[:, first:last]))
    result = restorer.restore(piece, report)
    if not result.changed:
        return Restored(clip, False, tuple(result.notes))
    rise = np.ones(end - start, np.float32)
    if start > 0:
        rise[:beyond] = np.linspace(0.0, 1.0, beyond, dtype=np.float32)
    if end < clip.frames:
        rise[-beyond:] = np.linspace(1.0, 0.0, beyond, dtype=np.float32)
    try:
        samples = room(*clip.samples.shape) if isinstance(clip.samples, np.memmap) else np.empty_like(clip.samples)
        samples[:] = clip.samples
    except OSError as error:
        raise _no_room(error) from error
    original = clip.samples[:, start:end]
    samples[:, start:end] = original + rise * (result.clip.samples[:, start - first : end - first] - original)
    return Restored(replace(clip, samples=samples), True, tuple(result.notes))


def _no_room(error: OSError) -> AudioError:
    folder = tempfile.gettempdir()
    return AudioError(f"{folder}: expected room for the restored sound, found {error.strerror}; free some space there.")


def export_made(
    make: Callable[..., AudioClip], order: ExportOrder, info: AudioInfo, report: Reporter = Reporter()
) -> Exported:
    """Make a clip, and write it as ordered."""
    from restorer_gui.export_work import run

    return run(order, make(report=report.part(0.0, 0.3)), info, report=report.part(0.3, 1.0))


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
        choices.append(Choice(entry.name, title, tip, entry.card.model, entry.card.mode))
    return sorted(choices, key=lambda choice: (shipped_place(choice.name), choice.title.casefold()))
