"""What `studio` does to real generated music, of which there is no clean side: level, band, comb and what moved.

    python benchmarks/studio_generated.py FOLDER [--checkpoint studio] [--out generated.md]

Pictures before and after lie beside ``--out``. What moved below the cutoff is measured here in another way than the
verdict does it (third-octave bands of 0.2 s, not single cells), so that one can contradict the other.
"""

from __future__ import annotations

import argparse
import itertools
import math
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.signal
from numpy.typing import NDArray
from studio_document import markdown

from model_core import audio
from model_core.audio import AudioClip, AudioFacts, read_clip
from model_core.config import write_text_atomic
from model_core.evaluation.drawing import levels, spectrogram
from model_core.restorers import RestoreConfig, Restorer, open_restorer
from model_core.verdict import Verdict, judge

GRID_HZ, COMB_FROM_HZ = 50.0, 8_000.0
LINE_N_FFT = 16_384  # about 2 Hz a bin at 32 kHz
AUDIBLE_BELOW_DB, AUDIBLE_FLOOR_DB = 50.0, -80.0  # a band this far below the loudest, or this quiet, is not looked at


@dataclass(frozen=True)
class Seen:
    """One file before and after."""

    name: str
    facts: tuple[AudioFacts, AudioFacts]
    comb_db: tuple[float, float]
    lines: tuple[str, str]
    moved_db: float
    moved_share: float
    verdict: Verdict
    changed: bool
    notes: tuple[str, ...]


def look(path: Path, restorer: Restorer, pictures: Path) -> Seen:
    """Restore one file in memory, draw it, measure it."""
    before = read_clip(path)
    done = restorer.restore(before)
    after = done.clip
    facts = audio.measure(before), audio.measure(after)
    pictures.mkdir(parents=True, exist_ok=True)
    drawn = [levels(clip) for clip in (before, after)]
    for kind, level in zip(("before", "after"), drawn, strict=True):
        (pictures / f"{path.stem}-{kind}.png").write_bytes(spectrogram(level, float(drawn[0].max())))
    combs = [comb_excess_db(clip) for clip in (before, after)]
    cutoff_hz = facts[0].bandwidth_hz
    moved = band_movements_db(before, after, cutoff_hz)
    return Seen(
        path.stem,
        facts,
        (combs[0][0], combs[1][0]),
        (combs[0][1], combs[1][1]),
        float(np.abs(moved).max(initial=0.0)),
        float((np.abs(moved) > 1.0).mean()) if moved.size else 0.0,
        judge(before, after, before_facts=facts[0], after_facts=facts[1]),
        done.changed,
        done.notes,
    )


def comb_excess_db(clip: AudioClip) -> tuple[float, str]:
    """How far the lines at multiples of 50 Hz above 8 kHz stand out of what lies around them: the median over lines of
    that beyond the same measure half-way between lines; and in words how many stand out by more than 15 dB, and the
    strongest.
    """
    hz, level = _fine_levels(clip)
    top_hz = min(0.47 * clip.sample_rate, 15_500.0)
    lines = np.arange(COMB_FROM_HZ, top_hz, GRID_HZ)
    on, off = (np.array([_excess(hz, level, at) for at in lines + shift]) for shift in (0.0, GRID_HZ / 2))
    most = int(on.argmax())
    words = f"{int((on > 15.0).sum())}, most {on[most]:.0f} dB at {lines[most] / 1000:.2f} kHz"
    return float(np.median(on) - np.median(off)), words


def _fine_levels(clip: AudioClip) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The median over time of the power in dB: lines stay, notes and drums do not."""
    mono = clip.samples.mean(axis=0, dtype=np.float64)
    hz, _, cells = scipy.signal.stft(mono, clip.sample_rate, "blackmanharris", LINE_N_FFT, LINE_N_FFT // 2)
    return hz, np.median(10.0 * np.log10(np.abs(cells) ** 2 + 1e-20), axis=1)


def _excess(hz: NDArray[np.float64], level: NDArray[np.float64], at_hz: float) -> float:
    """The highest bin within 4 Hz over the median of those 8 to 20 Hz away."""
    away = np.abs(hz - at_hz)
    return float(level[away <= 4.0].max() - np.median(level[(away >= 8.0) & (away <= 20.0)]))


def band_movements_db(before: AudioClip, after: AudioClip, cutoff_hz: float) -> NDArray[np.float64]:
    """Change of level in third octaves of 0.2 s from 60 Hz to the cutoff, where the input had something to hear."""
    rate = before.sample_rate
    size = 4096
    window = np.hanning(size)
    cells = []
    for clip in (before, after):
        frames = np.lib.stride_tricks.sliding_window_view(clip.samples, size, axis=1)[:, :: size // 2]
        cells.append(np.abs(np.fft.rfft(frames * window, axis=2)) ** 2)
    hz = np.fft.rfftfreq(size, 1 / rate)
    edges = 60.0 * 2.0 ** (np.arange(60) / 3.0)
    edges = edges[edges <= cutoff_hz * 0.98]
    steps = max(1, round(0.2 * rate / (size // 2)))
    moved = []
    for low, high in itertools.pairwise(edges):
        bins = (hz >= low) & (hz < high)
        if not bins.any():
            continue
        sums = []
        for power in cells:
            band = power[:, :, bins].sum(axis=2)
            whole = band.shape[1] // steps * steps
            sums.append(band[:, :whole].reshape(len(band), -1, steps).sum(axis=2))
        moved.append(np.stack(sums))
    if not moved:
        return np.zeros(0)
    both = 10.0 * np.log10(np.stack(moved) + 1e-20)  # [bands, before and after, channels, times]
    full_db = 20.0 * math.log10(window.sum() / 2.0)
    loudest = both[:, 0].max(axis=0, keepdims=True)
    heard = both[:, 0] > np.maximum(loudest - AUDIBLE_BELOW_DB, full_db + AUDIBLE_FLOOR_DB)
    return (both[:, 1] - both[:, 0])[heard]


def document(seen: list[Seen], checkpoint: str, pictures: str) -> str:
    header = ["file", "LUFS", "true peak (dBTP)", "bandwidth (kHz)", "comb over 8 kHz (dB)", "lines > 15 dB"]
    header += ["most a third octave moved (dB)", "moved by > 1 dB", "verdict: most a third octave moved (dB)"]
    header += ["verdict: kept band moved / most (dB)"]
    header += ["verdict: added (dB)", "verdict"]
    lines = []
    for one in seen:
        (a, b), v = one.facts, one.verdict
        lines.append(
            [
                one.name,
                f"{_known(a.loudness_lufs)} → {_known(b.loudness_lufs)}",
                f"{a.true_peak_dbfs:.1f} → {b.true_peak_dbfs:.1f}",
                f"{a.bandwidth_hz / 1000:.1f} → {b.bandwidth_hz / 1000:.1f}",
                f"{one.comb_db[0]:.1f} → {one.comb_db[1]:.1f}",
                f"{one.lines[0]} → {one.lines[1]}",
                f"{one.moved_db:.1f}",
                f"{100 * one.moved_share:.1f} %",
                f"{most_of(v):.1f}",
                f"{v.kept_moved_db:.2f} / {v.most_moved_db:.1f}",
                "" if v.added_db is None else f"{v.added_db:.0f}",
                ", ".join(v.codes),
            ]
        )
    notes = [f"- {one.name}: {' '.join(one.notes) or 'nothing to say.'}" for one in seen]
    shown = [f"**{one.name}**, before and after\n\n{_images(one, pictures)}" for one in seen if one.changed]
    parts = [f"# Real generated music through `{checkpoint}`", markdown(header, lines), "## What the restorer says"]
    return "\n\n".join([*parts, "\n".join(notes), "## Pictures", *(shown or ["Nothing was changed."])]) + "\n"


def most_of(verdict: Verdict) -> float:
    """What the verdict says of the same: the band below the cutoff that moved most, in a fifth of a second."""
    top_hz = math.inf if verdict.cutoff_hz is None else verdict.cutoff_hz
    return max((band.most_db for band in verdict.bands if band.high_hz <= top_hz), default=0.0)


def _images(one: Seen, pictures: str) -> str:
    return "\n".join(f"![{one.name} {kind}]({pictures}/{one.name}-{kind}.png)" for kind in ("before", "after"))


def _known(value: float | None) -> str:
    return "silent" if value is None else f"{value:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checkpoint", default="studio")
    parser.add_argument("--out", type=Path, default=Path("generated.md"))
    options = parser.parse_args()
    restorer = open_restorer(RestoreConfig(options.checkpoint, device="cpu"))
    pictures = options.out.with_suffix("")
    seen = []
    for path in sorted(audio.find_audio([options.folder])):
        print(path.name, file=sys.stderr, flush=True)
        seen.append(look(path, restorer, pictures))
    write_text_atomic(options.out, document(seen, Path(options.checkpoint).stem, pictures.name))
    print(options.out)


if __name__ == "__main__":
    main()
