"""Whether and where the complex part of what a `studio` network says is used: in recordings of a neural codec at
32 kHz, which are far from the clean sound, and there only in cells of which the network says that it does not know
their level either.

What it says is the mean of what might be right. Where next to nothing is added there is next to nothing to win, and
much to lose in a recording that was right. A network alone is not believed: of 72 darkened clips without a codec it
took two for one, and they came back 30 dB worse; and MP3 in stereo now and then. All codec's music that it learned from
had one channel, so two that differ are none of its business.
"""

from __future__ import annotations

from torch import Tensor

from model_core.bands import BandConfig, power, spread_matrix, to_bins
from model_core.models.studio import Estimate
from model_core.reconstruct.filling import band_bins

LEAST_ERROR_DB, ERROR_WIDTH_DB = 1.0, 1.0
LEAST_SHARE = 10.0**-2.9
HEARD_DB, ALIKE_DB = 60.0, 0.1  # what two equal channels may differ by, dithered or not
LIMITS_HZ = (14_900.0, 16_000.0)
"""Where neural codecs at 32 kHz end, those of MusicGen and of the pairs that `studio` learned from."""


def held_low(said: Estimate, bands: BandConfig) -> Tensor:
    """The complex part [..., low_bins, T] without what is said of cells whose level is known well."""
    wanting = ((said.error_db - LEAST_ERROR_DB) / ERROR_WIDTH_DB).clamp(0.0, 1.0)
    return said.low * to_bins(wanting, bands)[..., : said.low.shape[-2], :]


class Distance:
    """How far a recording is from the clean sound: how much energy the complex part would add, against what is there in
    the low bins. Gathers blocks and keeps none. ``limit_hz``: where the recording ends.
    """

    def __init__(self, limit_hz: float, bands: BandConfig) -> None:
        self._bands, self._limit_hz = bands, limit_hz
        self._added = self._there = 0.0
        self._alike = True

    def add(self, levels_db: Tensor, said: Estimate) -> None:
        """Take the levels [2, n_bands, T] of a pair of channels and what is said of it."""
        weights = spread_matrix(self._bands)[: said.low.shape[-2]]
        each = 10.0 ** (levels_db / 10.0)
        low = band_bins(self._bands) * (weights.sum(0) > 0.0)
        self._added += float((each * (weights.T @ power(held_low(said, self._bands)))).sum())
        self._there += float((each * low[:, None]).sum())
        heard = levels_db > levels_db.max() - HEARD_DB
        apart = (levels_db[0] - levels_db[1]).abs() * (heard[0] | heard[1])
        self._alike = self._alike and float(apart.max()) < ALIKE_DB

    def is_far(self) -> bool:
        """Whether the complex part is worth its errors."""
        low, high = LIMITS_HZ
        return self._alike and low < self._limit_hz < high and self._added > LEAST_SHARE * self._there
