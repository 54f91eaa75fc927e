"""Pictures for a report: spectrograms as PNG, gains with their intervals as SVG."""

from __future__ import annotations

import html
import itertools
import math
import struct
import zlib
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from model_core.audio import AudioClip
from model_core.evaluation.words import ENGLISH, Words

WIDTH, HEIGHT = 760, 220
RANGE_DB = 90.0
_N_FFT = 2048
# Nine stops of the magma colour map (van der Walt and Smith, CC0); between them it is straight.
_MAGMA = (0x000004, 0x1C1044, 0x4F127B, 0x812581, 0xB5367A, 0xE55064, 0xFB8761, 0xFEC287, 0xFCFDBF)


def levels(clip: AudioClip) -> NDArray[np.float64]:
    """Power in dB, the mean over channels, 0 Hz at the bottom: [HEIGHT, WIDTH], each cell the strongest in it."""
    hop = max(clip.frames // WIDTH, 1)
    wave = torch.from_numpy(np.ascontiguousarray(clip.samples))
    spectrum = torch.stft(wave, _N_FFT, hop, window=torch.hann_window(_N_FFT), return_complex=True, pad_mode="constant")
    power = (spectrum.real.square() + spectrum.imag.square()).mean(0).double().numpy()[:-1]
    edges = np.linspace(0, len(power), HEIGHT + 1).astype(int)
    rows = np.stack([power[low:high].max(axis=0) for low, high in itertools.pairwise(edges)])
    columns = rows[:, np.linspace(0, rows.shape[1] - 1, WIDTH).astype(int)]
    return 10.0 * np.log10(columns[::-1] + 1e-12)


def spectrogram(level_db: NDArray[np.float64], top_db: float) -> bytes:
    """A picture of `levels` as PNG; ``top_db`` is the brightest."""
    shade = np.clip((level_db - top_db + RANGE_DB) / RANGE_DB, 0.0, 1.0)
    return _png((shade * 255.0).round().astype(np.uint8))


def _png(pixels: NDArray[np.uint8]) -> bytes:
    """[height, width] numbers of a colour map -> PNG with a palette."""
    stops = np.array([[colour >> 16, colour >> 8 & 255, colour & 255] for colour in _MAGMA])
    at = np.linspace(0, len(stops) - 1, 256)
    palette = np.stack([np.interp(at, np.arange(len(stops)), stops[:, c]) for c in range(3)], axis=1)
    lines = np.pad(pixels, ((0, 0), (1, 0))).tobytes()  # each line begins with its filter: none
    head = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", palette.round().astype(np.uint8).tobytes()),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def gain_plot(
    title: str, unit: str, lines: Sequence[tuple[str, str, float, float, float, int]], words: Words = ENGLISH
) -> str:
    """Gains with intervals as SVG. ``lines``: condition, restorer, mean, low, high, and 1 or -1 where it is certain;
    right of zero is better.
    """
    known = [line for line in lines if all(math.isfinite(value) for value in line[2:])]
    if not known:
        return ""
    low, high = min(0.0, *(line[3] for line in known)), max(0.0, *(line[4] for line in known))
    space = max(high - low, 1e-9) * 0.06
    low, high = low - space, high + space
    left, width, step = 230, 400, 20
    parts, y, condition = [], 30, ""

    def x(value: float) -> float:
        return round(left + width * (value - low) / (high - low), 1)

    for place, restorer, mean, start, end, sign in known:
        if place != condition:
            y, condition = y + 6, place
            parts.append(f'<text class="place" x="0" y="{y + 4}">{html.escape(place)}</text>')
        kind = {1: "better", -1: "worse", 0: "open"}[sign]
        span = words("95 % interval: {0} to {1}", words.number(start, "+.3g"), words.number(end, "+.3g"))
        tip = f"{restorer}, {place}: {words.number(mean, '+.3g')} {unit}. {span}"
        parts.append(
            f'<g class="{kind}"><title>{html.escape(tip)}</title>'
            f'<text class="who" x="{left - 10}" y="{y + 4}" text-anchor="end">{html.escape(restorer)}</text>'
            f'<line x1="{x(start)}" x2="{x(end)}" y1="{y}" y2="{y}"/><circle cx="{x(mean)}" cy="{y}" r="4"/></g>'
        )
        y += step
    for value in _ticks(low, high):
        parts.insert(
            0,
            f'<line class="grid" x1="{x(value)}" x2="{x(value)}" y1="22" y2="{y}"/>'
            f'<text class="tick" x="{x(value)}" y="{y + 14}" text-anchor="middle">{words.number(value, "g")}</text>',
        )
    zero = f'<line class="zero" x1="{x(0)}" x2="{x(0)}" y1="18" y2="{y}"/>'
    heading = f'<text class="name" x="0" y="12">{html.escape(title)}</text>'
    ends = f'<text class="tick" x="{left + width}" y="12" text-anchor="end">{html.escape(words("better →"))}</text>'
    return (
        f'<svg viewBox="0 0 {left + width + 10} {y + 20}" role="img" aria-label="{html.escape(title)}">'
        f"{heading}{ends}{zero}{''.join(parts)}</svg>"
    )


def _ticks(low: float, high: float) -> list[float]:
    """About five round numbers."""
    raw = (high - low) / 5
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= raw)
    return [round(step * k, 10) for k in range(math.ceil(low / step), math.floor(high / step) + 1)]
