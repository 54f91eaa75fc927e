"""Pairs from disk: damaged recordings with their clean side, matched by name, aligned to the sample, and refused when
they do not belong together.

Whole files are decoded and cut afterwards: a seek into an Ogg that was cut without coding it anew can land most of a
second off.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from model_core import audio
from model_core.audio.clip import Samples
from model_core.degradations.alignment import find_lag, shifted
from model_core.errors import AudioError, DataError
from model_core.progress import Reporter

# A damaged file may be up to this late or early; the manifest's place is taken as the middle.
WINDOW_S = 0.25
# Below this normalised correlation two files are not the same music. Between different songs of the music set it is at
# most 0.04; SI-SDR 0 dB is 0.7, and the worst pair of the codec set has 0.33.
LEAST_LIKENESS = 0.2
_LEAST_S = 0.1
_TOLERANCE = 2  # samples that a half may differ from the whole: heavy damage blurs the peak of the correlation
_SEPARATORS = ("-", "_", " ", ".", "(")


@dataclass(frozen=True)
class PairFiles:
    """Where a pair lies. The damaged file begins ``clean_start_s`` into the clean one."""

    clean: Path
    damaged: Path
    clean_start_s: float = 0.0
    duration_s: float | None = None


@dataclass(frozen=True, eq=False)
class Pair:
    """Clean and damaged, float32 [2, n] at the clean file's rate, aligned. The levels are as they were found.

    ``mono``: one side was, so both are, in two equal channels.

    ``lag_samples``: how late the damaged side was, already undone. ``gain_db``: how much louder it is, by the least
    squares. ``likeness``: normalised correlation, 0 to 1.
    """

    files: PairFiles
    clean: Samples
    damaged: Samples
    sample_rate: int
    lag_samples: int
    gain_db: float
    likeness: float
    mono: bool

    @property
    def si_sdr_db(self) -> float:
        """Of the damaged side against the clean one."""
        return float(10.0 * np.log10(self.likeness**2 / max(1.0 - self.likeness**2, 1e-12) + 1e-12))


def find_pairs(clean_folder: Path, damaged_folder: Path) -> list[PairFiles]:
    """Every sound file below ``damaged_folder`` with its namesake below ``clean_folder``, sorted by path.

    The namesake has the same path or name without suffix; or the damaged name goes on after it: ``song--mp3.ogg`` and
    ``song (16 kHz).wav`` belong to ``song.flac``. Files without a namesake are left out.

    Raises:
        DataError: a folder is missing or holds no sound, or nothing matches.
    """
    clean_paths, damaged_paths = _sounds(clean_folder), _sounds(damaged_folder)
    by_path = {p.relative_to(clean_folder).with_suffix("").as_posix(): p for p in clean_paths}
    by_name: dict[str, list[Path]] = {}
    for path in clean_paths:
        by_name.setdefault(path.stem, []).append(path)
    pairs = []
    for damaged in damaged_paths:
        inside = damaged.relative_to(damaged_folder)
        found = by_path.get(inside.with_suffix("").as_posix())
        if found is None:
            found = _namesake(inside, by_name)
        if found is not None and found != damaged:
            pairs.append(PairFiles(found, damaged))
    if not pairs:
        raise DataError(
            f"{damaged_folder}: expected files named like those in {clean_folder}, found none of "
            f"{len(damaged_paths)} that match; give both sides of a pair the same name."
        )
    return pairs


def _sounds(folder: Path) -> list[Path]:
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing"
        raise DataError(f"{folder}: expected a folder of sound files, found {found}; choose another.")
    try:
        return sorted(audio.find_audio([folder]))
    except AudioError as error:
        raise DataError(f"{folder}: expected sound files, found none; choose another folder.") from error


def _namesake(damaged: Path, by_name: dict[str, list[Path]]) -> Path | None:
    """The clean file with the longest name that ``damaged`` equals or goes on from; None where two claim it."""
    stem = damaged.stem
    lengths = [len(stem), *(i for i in range(len(stem) - 1, 0, -1) if stem[i] in _SEPARATORS)]
    for length in lengths:
        candidates = by_name.get(stem[:length].rstrip(), [])
        nearer = [c for c in candidates if c.parent.name == damaged.parent.name]
        if len(candidates) == 1 or len(nearer) == 1:
            return candidates[0] if len(candidates) == 1 else nearer[0]
    return None


def read_manifest(path: Path, split: str | None = None) -> list[PairFiles]:
    """A list, tab or comma-separated, with the columns ``file`` and ``clean_file``, and perhaps ``split``,
    ``clean_start_s`` and ``duration_s``. File names count from the list's own folder or from the one above it.

    Raises:
        DataError: it cannot be read, a column is missing, a number is none, a file is missing, or no row is left.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            first = file.readline()
            file.seek(0)
            rows = list(csv.DictReader(file, delimiter="\t" if "\t" in first else ","))
    except FileNotFoundError as error:
        raise DataError(
            f"{path}: expected a list of pairs or a folder of damaged music, found nothing there; check the name."
        ) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(
            f"{path}: expected a tab-separated list of pairs as UTF-8 text, but {error}; choose another file."
        ) from error
    if not rows or not {"file", "clean_file"} <= set(rows[0]):
        raise DataError(
            f"{path}: expected a tab-separated list with the columns file and clean_file; "
            f"found {', '.join(filter(None, rows[0])) if rows else 'no rows'}."
        )
    pairs = []
    for number, row in enumerate(rows, 2):
        if split is not None and row.get("split") != split:
            continue
        try:
            start_s = float(row.get("clean_start_s") or 0.0)
            duration_s = float(row["duration_s"]) if row.get("duration_s") else None
        except ValueError as error:
            raise DataError(f"{path}, line {number}: expected seconds as a number, but {error}.") from error
        clean, damaged = (_located(path, number, row[column] or "") for column in ("clean_file", "file"))
        pairs.append(PairFiles(clean, damaged, start_s, duration_s))
    if not pairs:
        raise DataError(f"{path}: expected rows of the split {split!r}, found none among {len(rows)}; name another.")
    return pairs


def _located(manifest: Path, number: int, name: str) -> Path:
    for folder in (manifest.parent, manifest.parent.parent):
        if name and (folder / name).is_file():
            return folder / name
    raise DataError(
        f"{manifest}, line {number}: expected the file {name!r} beside the list, found nothing there; correct the list."
    )


def load_pair(files: PairFiles) -> Pair:
    """Read both sides, put them at the clean side's rate, align, cut to what both hold.

    Where one side is mono, both are mixed to mono: width that the damage never had would teach it to be invented.

    Raises:
        AudioError: a file cannot be read.
        DataError: too short, silent, or not the same music.
    """
    whole, rate = _decoded(files.clean)
    late, damaged_rate = _decoded(files.damaged)
    mono = len(whole) == 1 or len(late) == 1
    whole, late = (_stereo(side, mono) for side in (whole, late))
    late = audio.resample(late, damaged_rate, rate)
    length = late.shape[1] if files.duration_s is None else min(round(files.duration_s * rate), late.shape[1])
    start, window = round(files.clean_start_s * rate), round(WINDOW_S * rate)
    clean = whole[:, start : start + length]
    if clean.shape[1] < _LEAST_S * rate:
        raise DataError(
            f"{files.damaged}: expected its clean side from {files.clean_start_s:g} s on in {files.clean}, found only "
            f"{whole.shape[1] / rate:.1f} s there; correct the list."
        )
    lag = find_lag(clean, late, window, excerpt=1 << 17)
    if not lag.likeness >= LEAST_LIKENESS:
        raise DataError(
            f"{files.damaged}: expected the sound of {files.clean}, found another (likeness {lag.likeness:.2f} within "
            f"{WINDOW_S:g} s, expected at least {LEAST_LIKENESS:g}); check that the two belong together."
        )
    first = max(0, -lag.samples)
    end = min(clean.shape[1], late.shape[1] - lag.samples)
    clean = clean[:, first:end].copy()
    damaged = shifted(late, first + lag.samples, end - first)
    _check_pace(files, clean, damaged, window)
    return _measured(files, clean, damaged, rate, lag.samples, mono)


def _check_pace(files: PairFiles, clean: Samples, damaged: Samples, window: int) -> None:
    """Both halves must agree that nothing is late any more."""
    half = clean.shape[1] // 2
    for part in (slice(0, half), slice(half, None)):
        residual = find_lag(clean[:, part], damaged[:, part], window, excerpt=1 << 16)
        if abs(residual.samples) > _TOLERANCE and residual.likeness > LEAST_LIKENESS:
            raise DataError(
                f"{files.damaged}: expected it in step with {files.clean}, found part of it {residual.samples} samples "
                "off after aligning; it runs at another pace or has a gap, so leave this pair out."
            )


def _measured(files: PairFiles, clean: Samples, damaged: Samples, rate: int, lag: int, mono: bool) -> Pair:
    # Without the mean, as SI-SDR has it: some recordings carry an offset that their copies lost.
    a, b = ((x - x.mean(axis=1, keepdims=True, dtype=np.float64)).ravel() for x in (clean, damaged))
    product, own, other = float(a @ b), float(a @ a), float(b @ b)
    gain_db = float(20.0 * np.log10(max(product / max(own, 1e-20), 1e-10)))
    return Pair(files, clean, damaged, rate, lag, gain_db, product / float(np.sqrt(own * other) + 1e-20), mono)


def load_pairs(files: Sequence[PairFiles], report: Reporter = Reporter()) -> Iterator[Pair]:
    """Each pair in turn, one in memory at a time. Sorted by clean file, a clean file is decoded once."""
    for one in report.track(sorted(files, key=lambda f: (f.clean, f.damaged)), "Reading pairs"):
        yield load_pair(one)


@lru_cache(maxsize=2)
def _decoded(path: Path) -> tuple[Samples, int]:
    """A whole file; the last two are kept, as several damaged files share a clean one."""
    clip = audio.read_clip(path)
    samples = np.asarray(clip.samples, np.float32)
    samples.setflags(write=False)
    return samples, clip.sample_rate


def _stereo(samples: Samples, mono: bool) -> Samples:
    """[any channels, n] as [2, n]: the first two, or where ``mono`` is asked for the mean of all, twice."""
    return np.repeat(samples.mean(axis=0, keepdims=True), 2, axis=0) if mono else samples[:2]
