"""Mel spectrograms for the eye: absolute level, the file's own rate up to its Nyquist frequency, ready to be drawn at
any zoom.

Made with numpy alone, so that a picture is on the screen before torch has loaded. The network's features live in
`mel`; these are not they.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from model_core.progress import Reporter

FLOOR_DB = -120.0
N_MELS = 192
POOL = 4  # each level of the pyramid keeps the maximum of this many columns
STEPS_PER_DB = 256  # from the floor at -120 dB to +127 dB fits int16, ten times finer than anyone reads
CHANGE_STEPS_PER_DB = STEPS_PER_DB // 2
_BLOCK_FRAMES = 1 << 18
_WINDOWS = 64  # transformed at once: half a megabyte, which stays near the processor

Array = NDArray[Any]


class Source(Protocol):
    """What is looked at: any AudioSource."""

    @property
    def sample_rate(self) -> int: ...
    @property
    def frames(self) -> int | None: ...
    def blocks(self, block_frames: int) -> Iterator[NDArray[np.float32]]: ...


@dataclass(frozen=True, eq=False)
class MelPicture:
    """A clip as an image.

    Levels are int16 in steps of 1 / `STEPS_PER_DB` dB (0 dB: a full-scale sine, mean of the channels' powers), so that
    drawing is one look in a table of colours. ``levels[0]`` is the picture itself [n_mels, columns], column c centred
    at ``c * hop_s``; ``levels[k]`` holds the maxima of ``POOL ** k`` columns each. ``peaks`` float32 [columns] is the
    largest absolute sample of each column, for the overview. ``mel_hz`` [n_mels] are the bands' centres. ``loud_db``:
    only 0.1 % of the picture is louder, a good upper end for a colour scale.
    """

    levels: tuple[NDArray[np.int16], ...]
    peaks: NDArray[np.float32]
    hop_s: float
    mel_hz: NDArray[np.float64]
    duration_s: float
    loud_db: float

    @property
    def columns(self) -> int:
        return int(self.levels[0].shape[1])

    @property
    def db(self) -> NDArray[np.float32]:
        """The whole picture in dB: a copy, twice its size."""
        return to_db(self.levels[0])

    def view(self, start_s: float, end_s: float, columns: int) -> tuple[NDArray[np.int16], float, float]:
        """The part from ``start_s`` to ``end_s`` in at most about ``columns`` columns, maxima kept.

        Returns the image [n_mels, at most 2 * columns] in steps, and the times in seconds of its left and right edges.
        Pictures of the same length and rate give the same columns.
        """
        total = self.columns
        first = min(max(0, int(np.floor(start_s / self.hop_s + 0.5))), total - 1)
        last = min(max(first + 1, int(np.ceil(end_s / self.hop_s + 0.5))), total)
        level = 0
        while level + 1 < len(self.levels) and (last - first) / POOL ** (level + 1) >= columns:
            level += 1
        width = POOL**level
        a, b = first // width, -(-last // width)
        together = max(1, (b - a) // max(1, columns))
        a -= a % together  # the same columns are pooled however the picture is moved: no shimmer while panning
        part = _pooled(self.levels[level][:, a:b], together)
        left = a * width
        right = min(left + part.shape[1] * width * together, total)
        return part, (left - 0.5) * self.hop_s, (right - 0.5) * self.hop_s

    def at(self, time_s: float, hz: float) -> float:
        """The level in dB at one point, `FLOOR_DB` outside the picture."""
        column = round(time_s / self.hop_s)
        if not (0 <= column < self.columns and 0 <= hz <= self.mel_hz[-1] * 1.05):
            return FLOOR_DB
        return float(self.levels[0][int(np.argmin(np.abs(self.mel_hz - hz))), column]) / STEPS_PER_DB


def to_db(steps: NDArray[np.int16]) -> NDArray[np.float32]:
    """Steps of a picture as dB."""
    return steps.astype(np.float32) / np.float32(STEPS_PER_DB)


def change_steps(before: NDArray[np.int16], after: NDArray[np.int16], floor_db: float) -> NDArray[np.int16]:
    """What became louder (positive) and quieter, in `CHANGE_STEPS_PER_DB`; both are views of one part.

    Levels under ``floor_db`` count as it: what nobody sees on either side is no change.
    """
    floor = np.int16(round(floor_db * STEPS_PER_DB))
    # Half the steps each: the difference of two full ranges would not fit.
    changed: NDArray[np.int16] = (np.maximum(after, floor) >> 1) - (np.maximum(before, floor) >> 1)
    return changed


def hz_to_mel(hz: Array | float) -> Array:
    """Slaney's scale: 3/200 mel per Hz up to 1 kHz, logarithmic above (Slaney, Auditory Toolbox, 1998)."""
    hz = np.asarray(hz, dtype=np.float64)
    return np.where(hz < 1000.0, 3.0 * hz / 200.0, 15.0 + 27.0 * np.log(np.maximum(hz, 1.0) / 1000.0) / np.log(6.4))


def mel_to_hz(mel: Array | float) -> Array:
    """Inverse of `hz_to_mel`."""
    mel = np.asarray(mel, dtype=np.float64)
    return np.where(mel < 15.0, mel * 200.0 / 3.0, 1000.0 * np.exp((mel - 15.0) * np.log(6.4) / 27.0))


def window_frames(sample_rate: int) -> int:
    """A window of about 46 ms, a power of two: 2048 at 44.1 and 48 kHz."""
    return int(2 ** max(6, round(np.log2(0.0464 * sample_rate))))


def triangles(n_fft: int, sample_rate: int, n_mels: int = N_MELS) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Mel filters from 0 Hz to the Nyquist frequency [n_fft // 2 + 1, n_mels], and their centres in Hz [n_mels].

    Each is scaled so that a tone at its centre, spread over bins by the Hann window, comes out with its own power.
    """
    edges_hz = mel_to_hz(np.linspace(0.0, float(hz_to_mel(sample_rate / 2)), n_mels + 2))
    bins_hz = np.fft.rfftfreq(n_fft, 1.0 / sample_rate)[:, np.newaxis]
    low, centre, high = edges_hz[:-2], edges_hz[1:-1], edges_hz[2:]
    rising, falling = (bins_hz - low) / (centre - low), (high - bins_hz) / (high - centre)
    filters = np.maximum(0.0, np.minimum(rising, falling))
    away_bins = (bins_hz - centre) * n_fft / sample_rate
    away_bins = np.where(np.abs(np.abs(away_bins) - 1.0) < 1e-6, 1.0 + 1e-6, away_bins)
    hann = (np.sinc(away_bins) / (1.0 - away_bins**2)) ** 2
    return (filters / (filters * hann).sum(axis=0)).astype(np.float32), centre


def mel_picture(source: Source, report: Reporter = Reporter()) -> MelPicture:
    """Look at ``source`` from start to end, in blocks.

    Memory is the picture's (45 kB per second of music at 44.1 kHz) and one block's.
    """
    rate = source.sample_rate
    n_fft = window_frames(rate)
    hop = n_fft // 4
    filters, mel_hz = triangles(n_fft, rate)
    window = (np.hanning(n_fft + 1)[:-1]).astype(np.float32)
    filters *= np.float32(1.0 / (window.sum() / 2.0) ** 2)
    images: list[NDArray[np.int16]] = []
    peaks: list[NDArray[np.float32]] = []
    frames = 0
    for piece, fresh in _overlapped(source, n_fft, hop, report):
        frames += fresh
        images.append(_columns(piece, window, hop, filters))
        peaks.append(_peaks(piece, n_fft, hop))
    report.update(1.0, "Drawing")
    high = np.concatenate(peaks) if peaks else np.zeros(1, dtype=np.float32)
    levels = _pyramid(_joined(images))
    loud_db = float(np.quantile(to_db(levels[-1]), 0.999))
    return MelPicture(levels, high, hop / rate, mel_hz, frames / rate, loud_db)


def _overlapped(source: Source, n_fft: int, hop: int, report: Reporter) -> Iterator[tuple[NDArray[np.float32], int]]:
    """Pieces [channels, m] of which each holds whole windows that continue the last one's, and how many frames were
    new.

    Half a window of zeros on either side: column c is centred on frame c * hop, as centred STFTs have it.
    """
    kept: NDArray[np.float32] | None = None
    done = 0
    for block in source.blocks(_BLOCK_FRAMES):
        if block.shape[1] == 0:
            continue
        report.update(done / source.frames if source.frames else None, "Drawing")
        done += block.shape[1]
        if kept is None:
            kept = np.zeros((block.shape[0], n_fft // 2), dtype=np.float32)
        piece = np.concatenate([kept, block], axis=1)
        windows = (piece.shape[1] - n_fft) // hop + 1 if piece.shape[1] >= n_fft else 0
        if windows:
            yield piece[:, : (windows - 1) * hop + n_fft], block.shape[1]
        else:
            yield piece[:, :0], block.shape[1]
        kept = piece[:, windows * hop :]
    if kept is not None:
        last = np.concatenate([kept, np.zeros((kept.shape[0], n_fft // 2), dtype=np.float32)], axis=1)
        if last.shape[1] < n_fft:
            last = np.concatenate([last, np.zeros((last.shape[0], n_fft - last.shape[1]), dtype=np.float32)], axis=1)
        windows = (last.shape[1] - n_fft) // hop + 1
        yield last[:, : (windows - 1) * hop + n_fft], 0


def _columns(
    piece: NDArray[np.float32], window: NDArray[np.float32], hop: int, filters: NDArray[np.float32]
) -> NDArray[np.int16]:
    """[channels, m] -> steps [n_mels, windows]."""
    n_fft = len(window)
    if piece.shape[1] < n_fft:
        return np.zeros((filters.shape[1], 0), dtype=np.int16)
    framed = np.lib.stride_tricks.sliding_window_view(piece, n_fft, axis=1)[:, ::hop]
    windows = framed.shape[1]
    found = np.empty((filters.shape[1], windows), dtype=np.int16)
    floor, steps_per_nat = np.float32(10.0 ** (FLOOR_DB / 10.0)), np.float32(10.0 * STEPS_PER_DB / np.log(10.0))
    with np.errstate(over="ignore", invalid="ignore"):  # infinite and NaN samples are the sound's, and count as silence
        for start in range(0, windows, _WINDOWS):
            few = slice(start, min(start + _WINDOWS, windows))
            power: Array = np.zeros((few.stop - start, filters.shape[0]), dtype=np.float32)
            for channel in framed:
                spectrum = np.fft.rfft(channel[few] * window, axis=1)
                power += np.square(spectrum.real)
                power += np.square(spectrum.imag)
            mel = np.fmax((power @ filters) / np.float32(piece.shape[0]), floor)
            steps = np.rint(np.log(mel, out=mel) * steps_per_nat)
            found[:, few] = np.minimum(steps, np.float32(32_767)).T
    return found


def _peaks(piece: NDArray[np.float32], n_fft: int, hop: int) -> NDArray[np.float32]:
    """Largest absolute sample in the hop around each window's centre: [windows]."""
    if piece.shape[1] < n_fft:
        return np.zeros(0, dtype=np.float32)
    windows = (piece.shape[1] - n_fft) // hop + 1
    start = n_fft // 2 - hop // 2
    middle = np.abs(piece[:, start : start + windows * hop]).max(axis=0)
    found: NDArray[np.float32] = middle.reshape(windows, hop).max(axis=1)
    return found


def _joined(images: list[NDArray[np.int16]]) -> NDArray[np.int16]:
    """One picture of many side by side, which are let go one after the other: never both in memory."""
    columns = sum(image.shape[1] for image in images)
    if columns == 0:
        return np.full((N_MELS, 1), round(FLOOR_DB * STEPS_PER_DB), dtype=np.int16)
    found = np.empty((N_MELS, columns), dtype=np.int16)
    while images:
        image = images.pop()
        found[:, columns - image.shape[1] : columns] = image
        columns -= image.shape[1]
    return found


def _pyramid(steps: NDArray[np.int16]) -> tuple[NDArray[np.int16], ...]:
    levels = [steps]
    while levels[-1].shape[1] > 2048:
        levels.append(_pooled(levels[-1], POOL))
    return tuple(levels)


def _pooled(steps: NDArray[np.int16], together: int) -> NDArray[np.int16]:
    """Maxima of so many neighbouring columns each; the last takes what is left."""
    if together == 1:
        return steps
    whole = steps.shape[1] // together * together
    found = steps[:, :whole:together]
    for offset in range(1, together):
        found = np.maximum(found, steps[:, offset:whole:together])
    if whole < steps.shape[1]:
        found = np.concatenate([found, steps[:, whole:].max(axis=1, keepdims=True)], axis=1)
    return found
