"""What becomes of each input: where its restored copy goes and in which format, or the sentence that says why not."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model_core.audio import (
    AUDIO_SUFFIXES,
    AudioInfo,
    AudioWriter,
    ExportConfig,
    default_export,
    export_like,
    find_audio,
    probe,
)
from model_core.audio.export import output_format
from model_core.cli.options import UsageError
from model_core.errors import AudioError

MARK = " (restored)"


@dataclass(frozen=True)
class Job:
    """One file to restore."""

    source: Path
    target: Path
    export: ExportConfig
    info: AudioInfo


@dataclass(frozen=True)
class Refusal:
    """One input that cannot be restored, and why in one sentence."""

    source: Path
    sentence: str


@dataclass(frozen=True)
class _Found:
    """A file and its place below the input that named it."""

    path: Path
    place: Path


def plan(inputs: Sequence[str], output: str | None, export: ExportConfig) -> list[Job | Refusal]:
    """One entry per file that ``inputs`` mean, in order. Looks at headers only and writes nothing.

    Raises:
        UsageError: ``output`` cannot be what it is asked to be.
    """
    found: list[_Found | Refusal] = []
    seen: set[str] = set()
    for given in inputs:
        try:
            found += [file for file in _expand(given, output) if not _repeated(file.path, seen)]
        except AudioError as error:
            found.append(Refusal(Path(given), str(error)))
    files = [entry for entry in found if isinstance(entry, _Found)]
    one_file = _check_output(inputs, output, export, len(files))

    originals = {_place(file.path) for file in files}
    taken: set[str] = set()
    entries: list[Job | Refusal] = []
    for entry in found:
        if isinstance(entry, Refusal):
            entries.append(entry)
            continue
        try:
            job = _job(entry, output, one_file, export)
            _check_target(job, originals, taken)
            entries.append(job)
        except AudioError as error:
            entries.append(Refusal(entry.path, str(error)))
    return entries


def _place(path: Path) -> str:
    """Where a file really lies, also on systems that do not tell capitals apart."""
    return os.path.realpath(path).casefold()


def _repeated(path: Path, seen: set[str]) -> bool:
    """Whether an earlier input meant this very file: it is restored once."""
    real = os.path.realpath(path)
    if real in seen:
        return True
    seen.add(real)
    return False


def _expand(given: str, output: str | None) -> Iterator[_Found]:
    """The files that one input means. Folders and globs keep what lies below their fixed part."""
    if not given:  # a shell variable without a value; as a path it would mean the whole working folder
        raise UsageError("IN: expected a file, a folder or a glob, found an empty name; give a name, or . for here.")
    path = Path(given)
    root = path if path.is_dir() else path.parent
    if not path.exists() and glob.has_magic(given):
        root = Path(*(path.parts[: next(i for i, part in enumerate(path.parts) if glob.has_magic(part))]))
    for file in find_audio([given]):
        scanned = path.is_dir() or not path.exists()
        if scanned and _is_ours(file, root, output):
            continue
        yield _Found(file, file.relative_to(root) if file.is_relative_to(root) else Path(file.name))


def _is_ours(file: Path, root: Path, output: str | None) -> bool:
    """Whether a file found in a folder is what an earlier run left there: restoring it again would never end."""
    if output is None:
        return file.stem.endswith(MARK)
    folder = os.path.realpath(output)
    return folder != os.path.realpath(root) and os.path.realpath(file).startswith(folder + os.sep)


def _check_output(inputs: Sequence[str], output: str | None, export: ExportConfig, files: int) -> bool:
    """Whether ``output`` names one file. A name without an ending, or of a folder that exists, is a folder."""
    if output is None:
        return False
    if not output:
        raise UsageError("-o: expected a file or a folder, found an empty name; give a name, or . for here.")
    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)) or not path.suffix:
        if path.is_file():
            raise UsageError(f"{output}: expected a folder for the output, found a file; choose another name for -o.")
        return False
    if files > 1 or any(Path(given).is_dir() for given in inputs):
        if path.exists() or path.suffix.lower() in AUDIO_SUFFIXES:
            raise UsageError(
                f"{output}: expected a folder for several files, found the name of one file; name a folder."
            )
        return False
    form = output_format(path, ExportConfig())
    if export.format is not None and output_format(path, export).name != form.name:
        raise UsageError(
            f"{output}: expected a name that goes with --format {export.format}, found one that means {form.name}; "
            "leave out one of the two."
        )
    return True


def _job(found: _Found, output: str | None, one_file: bool, export: ExportConfig) -> Job:
    info = probe(found.path)
    if one_file and output is not None:
        target = Path(output)
    else:
        name = _name(found.path, info, export, MARK if output is None else "")
        folder = found.path.parent if output is None else Path(output) / found.place.parent
        target = folder / name
    settings = export_like(info, target, export)
    AudioWriter(target, info.sample_rate, info.channels, settings)  # refuses now what the format cannot hold
    return Job(found.path, target, settings, info)


def _name(source: Path, info: AudioInfo, export: ExportConfig, mark: str) -> str:
    """The source's name, with ``mark`` and the ending of the format it will have; a fitting ending is kept as it is."""
    known = source.suffix.lower() in AUDIO_SUFFIXES
    suffix, like_source = default_export(info)
    form = output_format(source, export if export.format is not None else like_source)
    if export.format is not None:
        suffix = form.suffixes[0]
    if source.suffix.lower() in form.suffixes:
        suffix = source.suffix
    return f"{source.stem if known else source.name}{mark}{suffix}"


def _check_target(job: Job, originals: set[str], taken: set[str]) -> None:
    place = _place(job.target)
    if place == _place(job.source):
        raise AudioError(f"{job.target}: expected another place than the original itself; name another one with -o.")
    if place in originals:  # --overwrite is meant for results, never for what is still to be read
        raise AudioError(
            f"{job.source}: expected a place for the output that is no original, found {job.target}, which is another "
            "input; name another place with -o."
        )
    if place in taken:
        raise AudioError(
            f"{job.source}: expected a name of its own for the output, but another input already becomes {job.target}; "
            "restore it by itself."
        )
    if job.target.is_dir():
        raise AudioError(f"{job.target}: expected a file to write, found a folder; name another place with -o.")
    if job.target.exists() and not job.export.overwrite:
        raise AudioError(f"{job.target}: exists already; add --overwrite to replace it, or name another place with -o.")
    taken.add(place)
