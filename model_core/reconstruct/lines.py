"""Faint steady whistles that neural codecs leave at multiples of their frame rate (SOUND.md, section 4): found over a
whole recording, and only their own steady power taken away.

A line is looked for where it can be proven: on the grid, above 8 kHz (below, the partials of held notes may lie there),
above its neighbours for most of the recording, and only if the grid holds far more such lines than the places halfway
between.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from model_core.bands import power
from model_core.overlap import hann, inverse_stft

N_FFT, HOP = 16_384, 4096
SPACING_HZ, FROM_HZ = 50.0, 8000.0
LEAST_EXCESS_DB = 6.0
LEAST_LINES, LEAST_RATIO = 4, 3.0
"""So many lines there must be, and so many times more of them than between the grid's places."""
LOUDEST_SHARE = 1e-4  # of the whole sound's steady power: whatever is louder was played
LINE_BINS, NEAR_BINS, FAR_BINS = 2, 4, 8
"""A line is at most this wide to each side; its neighbours lie between the other two."""
LOWEST_DB, STEP_DB, STEPS = -180.0, 1.0, 200
SILENT_DB = -150.0


@dataclass(frozen=True, eq=False)
class Lines:
    """What was found: ``hz`` and ``excess_db`` over its neighbours of each line, [lines], the louder channel's; the
    steady ``power`` [channels, bins] that lies above the neighbours, 0 where there is no line; and its ``share`` of the
    recording's steady power.
    """

    hz: Tensor
    excess_db: Tensor
    power: Tensor
    share: float = 0.0

    @property
    def any(self) -> bool:
        return bool(len(self.hz))


class LineFinder:
    """Counts how loud each bin is how often, so that the median over a recording of any length is known at its end."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._rate = sample_rate
        self._counts = torch.zeros(channels, N_FFT // 2 + 1, STEPS)

    def add(self, wave: Tensor) -> None:
        """Take [channels, n], a piece of some seconds; silent frames do not count."""
        if wave.shape[-1] < N_FFT:
            return
        level = 10.0 * torch.log10(power(_spectrum(wave, center=False)).clamp_min(1e-20))
        step = ((level - LOWEST_DB) / STEP_DB).round().clamp(0, STEPS - 1).long()
        heard = (level.amax(1, keepdim=True) > SILENT_DB).float().expand_as(level)
        self._counts.scatter_add_(2, step, heard)

    def lines(self) -> Lines:
        """What stands out by now."""
        half = self._counts.sum(2, keepdim=True) / 2.0
        median_db = LOWEST_DB + STEP_DB * (self._counts.cumsum(2) < half).sum(2)
        bin_hz = self._rate / N_FFT
        highest = max(FROM_HZ, self._rate / 2.0 - SPACING_HZ)  # at low rates there is no place for a line
        places = torch.arange(FROM_HZ, highest, SPACING_HZ)
        excess, floor = _excess(median_db, (places / bin_hz).round().long())
        between, _ = _excess(median_db, ((places + SPACING_HZ / 2.0) / bin_hz).round().long())
        steady = torch.zeros_like(median_db)
        offsets = torch.arange(-LINE_BINS, LINE_BINS + 1)
        whole = (10.0 ** (median_db / 10.0)).sum(1)
        for channel, line in torch.nonzero(excess > LEAST_EXCESS_DB).tolist():
            rows = (places[line] / bin_hz).round().long() + offsets
            above = 10.0 ** (median_db[channel, rows] / 10.0) - 10.0 ** (floor[channel, line] / 10.0)
            if float(above.sum()) < LOUDEST_SHARE * float(whole[channel]):
                steady[channel, rows] = above.clamp_min(0.0)
            else:
                excess[channel, line] = 0.0
        on = excess > LEAST_EXCESS_DB
        count = int(on.any(0).sum())
        if count < LEAST_LINES or count < LEAST_RATIO * int((between > LEAST_EXCESS_DB).any(0).sum()):
            on, steady = torch.zeros_like(on), torch.zeros_like(steady)
        chosen = on.any(0)
        share = float(steady.sum() / whole.sum().clamp_min(1e-20))
        return Lines(places[chosen], excess.amax(0)[chosen], steady, share)


def without_lines(wave: Tensor, lines: Lines) -> Tensor:
    """``wave`` [channels, n] with the steady power of ``lines`` taken away, bin by bin, phases as they are; where the
    music is much louder than a line, next to nothing happens, and away from lines nothing at all.
    """
    rows = torch.nonzero(lines.power.any(0)).squeeze(1)
    if not len(rows):
        return wave
    spectrum = _spectrum(wave, center=True)
    held = power(spectrum[:, rows])
    gain = (1.0 - lines.power[:, rows, None] / held.clamp_min(1e-20)).clamp_min(0.0).sqrt()
    # A frame may hold less than usual: it is not emptied, but keeps the level of the line's neighbours.
    least = (1.0 / (1.0 + lines.power[:, rows, None] / _beside(lines, spectrum, rows))).sqrt()
    change = torch.zeros_like(spectrum)
    change[:, rows] = spectrum[:, rows] * (torch.maximum(gain, least) - 1.0)
    return wave + inverse_stft(change * (N_FFT / 4.0), N_FFT, HOP, wave.shape[-1])


def _beside(lines: Lines, spectrum: Tensor, rows: Tensor) -> Tensor:
    """The power beside each of the bins ``rows`` now: [channels, rows, frames]."""
    top = spectrum.shape[1] - 1
    sides = [power(spectrum[:, (rows + shift).clamp(0, top)]) for shift in (-FAR_BINS, -NEAR_BINS, NEAR_BINS, FAR_BINS)]
    return torch.stack(sides).median(0).values.clamp_min(1e-20)


def _excess(median_db: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
    """(how far each of the bins ``rows`` [lines] stands out, the level beside it), each [channels, lines]."""
    near = torch.stack([median_db[:, rows + shift] for shift in (-1, 0, 1)]).amax(0)
    shifts = [sign * shift for sign in (-1, 1) for shift in range(NEAR_BINS, FAR_BINS + 1)]
    top = median_db.shape[1] - 1
    floor = torch.stack([median_db[:, (rows + shift).clamp(0, top)] for shift in shifts]).median(0).values
    return near - floor, floor


def _spectrum(wave: Tensor, center: bool) -> Tensor:
    """STFT in which a full-scale sine has magnitude 1: complex [channels, bins, frames]."""
    made = torch.stft(wave, N_FFT, HOP, window=hann(N_FFT), center=center, pad_mode="constant", return_complex=True)
    return made * (4.0 / N_FFT)
