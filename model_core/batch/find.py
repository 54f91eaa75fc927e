"""Which files are meant by what was dropped."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from model_core.batch.items import Found, Scan
from model_core.errors import AudioError
from model_core.progress import Reporter

MARK = " (restored)"


def find_items(paths: Sequence[str], settings_folder: str = "", report: Reporter = Reporter()) -> Scan:
    """The sound files that ``paths`` mean: files as named, folders searched to the bottom, each file once.

    What an earlier run left in a folder, marked by its name or in ``settings_folder``, is not restored again.
    """
    from model_core.audio import find_audio

    found: dict[str, Found] = {}
    problems: list[str] = []
    for given in report.track(paths, "Looking for sound files"):
        path = Path(given)
        folder = path.is_dir()
        try:
            files = find_audio([given])
        except (AudioError, OSError) as error:
            problems.append(str(error) if isinstance(error, AudioError) else f"{given}: cannot be read ({error}).")
            continue
        for file in files:
            report.check()
            real = os.path.realpath(file)
            if folder and _is_ours(file, real, given, settings_folder):
                continue
            place = file.relative_to(path.parent) if folder and file.is_relative_to(path.parent) else Path(file.name)
            found.setdefault(real, Found(str(file), str(place), real))
    return Scan(tuple(found.values()), tuple(problems))


def _is_ours(file: Path, real: str, given: str, settings_folder: str) -> bool:
    if file.stem.endswith(MARK):
        return True
    if not settings_folder:
        return False
    folder = os.path.realpath(settings_folder)
    return folder != os.path.realpath(given) and real.startswith(folder + os.sep)


def lengths(items: Sequence[tuple[int, str]], report: Reporter = Reporter()) -> dict[int, float]:
    """The length in seconds of each (id, file) that tells one. The others are judged when their turn comes."""
    from model_core.audio import probe

    known = {}
    for number, path in report.track(items, "Reading lengths"):
        try:
            duration_s = probe(path).duration_s
        except (AudioError, OSError):
            continue
        if duration_s is not None:
            known[number] = float(duration_s)
    return known
