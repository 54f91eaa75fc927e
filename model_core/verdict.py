"""What a restoration did to the sound, in figures, and whether that is worth keeping: one pass, constant memory.

Nothing here loads torch: the window asks for a verdict after every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from model_core.audio import AudioFacts, AudioSource
from model_core.audio.clip import Samples
from model_core.band_changes import (
    AUDIBLE_ADDED_DB,
    AUDIBLE_ADDED_DBFS,
    AUDIBLE_BAND_DB,
    AUDIBLE_BROAD_DB,
    SHIFTED_BAND_DB,
    BandChange,
    decibels,
)
from model_core.change import N_FFT, Framer, Levels, Pictures
from model_core.errors import AudioError
from model_core.progress import Reporter

VerdictCode = Literal[
    "identical",  # the very same samples
    "inaudible",  # nothing that can be heard was changed
    "unproven",  # audibly changed; without a clean reference only ears can tell whether for the better
    "closer",  # closer to the clean reference than the untouched clip
    "farther",  # farther from it
    "mixed",  # nearer by one of the two figures, farther by the other
    "clipping_repaired",
    "clipping_new",
    "louder",
    "quieter",
    "filled",
    "moved",
    "wider",
    "narrower",
    "inverted",  # the wave was turned over as a whole
    "shifted",  # the sound as a whole comes later or sooner
]

AUDIBLE_MOVED_DB, AUDIBLE_MOST_MOVED_DB = 0.25, 1.5
"""Of the kept band, over the whole clip and in its worst fifth of a second: less than what trained ears tell apart in
a fair comparison, where half a decibel over a wide band is hard and a quarter is not heard.
"""
MONO_DB = 40.0  # sides this far below the middle are not heard, nor the middle this far below them
SHIFT_S = 1e-3
AUDIBLE_WIDTH_DB, AUDIBLE_LOUDNESS_LU = 0.3, 0.3
HARM_SI_SDR_DB, HARM_LSD = 0.3, 0.01
"""The README's measure of a harmed clip."""

_BLOCK_FRAMES = 1 << 15


@dataclass(frozen=True)
class Reference:
    """Against a clean reference (SOUND.md, section 5): SI-SDR in dB, higher is better; LSD, lower is better."""

    si_sdr_before_db: float
    si_sdr_after_db: float
    lsd_before: float
    lsd_after: float


@dataclass(frozen=True)
class Verdict:
    """Before and after.

    ``width_*_db``: energy of the sides against the middle, None unless there are two channels and both have sound,
    -inf for two equal channels. ``kept_moved_db``: RMS change of level over the time-frequency cells below
    ``cutoff_hz`` that carry energy, after the common change of level is taken out; ``most_moved_db`` the same of the
    fifth of a second that moved most. ``added_db``: what came in above ``cutoff_hz``, against the whole sound;
    ``added_dbfs`` its RMS level; None where there is no band above or nothing was added. ``reference`` is None without
    a clean one.
    ``bands``: the same in third octaves, none for silence. ``later_s``: by how much all of it comes later, below 0 for
    sooner; ``inverted``: the wave was turned over as a whole.
    ``benefit`` False means: keep the original.
    """

    loudness_before_lufs: float | None
    loudness_after_lufs: float | None
    true_peak_before_dbfs: float
    true_peak_after_dbfs: float
    clipped_before: int
    clipped_after: int
    width_before_db: float | None
    width_after_db: float | None
    cutoff_hz: float | None
    kept_moved_db: float
    most_moved_db: float
    added_db: float | None
    added_dbfs: float | None
    reference: Reference | None
    benefit: bool
    codes: tuple[VerdictCode, ...]
    bands: tuple[BandChange, ...] = ()
    later_s: float = 0.0
    inverted: bool = False

    @property
    def loudness_change_lu(self) -> float | None:
        """How much louder it became; None where one of the two has no loudness."""
        if self.loudness_before_lufs is None or self.loudness_after_lufs is None:
            return None
        return self.loudness_after_lufs - self.loudness_before_lufs

    @property
    def true_peak_change_db(self) -> float:
        """How much higher the true peak became; 0 where either is silent."""
        change = self.true_peak_after_dbfs - self.true_peak_before_dbfs
        return change if abs(change) < float("inf") else 0.0

    @property
    def clipped_repaired(self) -> int:
        """Clipped samples that are no longer."""
        return max(0, self.clipped_before - self.clipped_after)

    @property
    def clipped_new(self) -> int:
        """Clipped samples that were not there before."""
        return max(0, self.clipped_after - self.clipped_before)


def judge(
    before: AudioSource,
    after: AudioSource,
    *,
    before_facts: AudioFacts,
    after_facts: AudioFacts,
    cutoff_hz: float | None = None,
    clean: AudioSource | None = None,
    report: Reporter = Reporter(),
) -> Verdict:
    """Compare ``after`` with ``before``, and both with ``clean`` where there is one.

    ``cutoff_hz``: up to where the input holds sound (default: the measured bandwidth in ``before_facts``).

    Raises:
        AudioError: lengths, rates or channels differ, or a file cannot be read.
        Cancelled: the listener asked to stop.
    """
    sources = [before, after] if clean is None else [before, after, clean]
    _check_alike(sources)
    known = before_facts.loudness_lufs is not None and after_facts.loudness_lufs is not None
    gain_db = (after_facts.loudness_lufs or 0.0) - (before_facts.loudness_lufs or 0.0) if known else 0.0
    cutoff = before_facts.bandwidth_hz if cutoff_hz is None else cutoff_hz
    pictures = Pictures(before.sample_rate, before.channels, cutoff, gain_db, clean is not None)
    levels = Levels(len(sources), before.channels)
    framer = Framer(len(sources) * before.channels)
    done = 0
    for blocks in _together(sources):
        levels.add(blocks)
        pictures.add(framer.add(blocks).reshape(len(sources), before.channels, -1, N_FFT))
        done += blocks.shape[2]
        report.update(done / before.frames if before.frames else None, "Comparing")
    pictures.add(framer.finish().reshape(len(sources), before.channels, -1, N_FFT))
    pictures.bands.finish()
    return _concluded(pictures, levels, before_facts, after_facts, before.sample_rate)


def _concluded(
    pictures: Pictures, levels: Levels, before_facts: AudioFacts, after_facts: AudioFacts, sample_rate: int
) -> Verdict:
    gain = 1.0 if levels.identical else pictures.bands.common_gain()
    later, in_step = (0, False) if gain == 1.0 else pictures.shift.found()
    if not in_step and abs(later) < SHIFT_S * sample_rate:  # a filter's doing
        later = 0
    kept_moved_db = pictures.bands.kept_moved_db(gain)
    audible_db = AUDIBLE_BROAD_DB if kept_moved_db > AUDIBLE_MOVED_DB else AUDIBLE_BAND_DB
    bands = pictures.bands.changes(gain, SHIFTED_BAND_DB if in_step else audible_db, not in_step)
    added = pictures.added_share()
    found = Verdict(
        loudness_before_lufs=before_facts.loudness_lufs,
        loudness_after_lufs=after_facts.loudness_lufs,
        true_peak_before_dbfs=before_facts.true_peak_dbfs,
        true_peak_after_dbfs=after_facts.true_peak_dbfs,
        clipped_before=before_facts.clipped_samples,
        clipped_after=after_facts.clipped_samples,
        width_before_db=levels.width_db(0),
        width_after_db=levels.width_db(1),
        cutoff_hz=pictures.cutoff_hz,
        kept_moved_db=kept_moved_db,
        most_moved_db=pictures.bands.most_moved_db(gain),
        added_db=None if added is None else decibels(added),
        added_dbfs=None if added is None else decibels(added * levels.mean_square(1)),
        reference=Reference(levels.si_sdr_db(0), levels.si_sdr_db(1), pictures.lsd(0), pictures.lsd(1))
        if pictures.clean
        else None,
        benefit=False,
        codes=(),
        bands=bands,
        later_s=later / sample_rate,
        inverted=gain is not None and gain < 0.0,
    )
    codes = ("identical",) if levels.identical else _codes(found, in_step)
    keep = codes[0] not in ("identical", "inaudible", "farther")
    return replace(found, benefit=keep, codes=codes)


def _check_alike(sources: list[AudioSource]) -> None:
    first, *others = ((source.sample_rate, source.channels, source.frames) for source in sources)
    for other in others:
        if other[:2] != first[:2] or (None not in (other[2], first[2]) and other[2] != first[2]):
            raise AudioError(
                f"comparison: expected sounds of one rate, channel count and length, found {first} and {other} "
                "(Hz, channels, frames); compare versions of the same clip."
            )


def _together(sources: list[AudioSource]) -> Iterator[Samples]:
    """Blocks of all sources at once: [sources, channels, n]."""
    for blocks in zip(*(source.blocks(_BLOCK_FRAMES) for source in sources), strict=True):
        yield np.stack(blocks)


def _codes(found: Verdict, in_step: bool) -> tuple[VerdictCode, ...]:
    """The main finding first, then what else changed."""
    also: list[VerdictCode] = []
    if found.clipped_repaired:
        also.append("clipping_repaired")
    if found.clipped_new:
        also.append("clipping_new")
    if _filled(found):
        also.append("filled")
    if _moved(found, in_step):
        also.append("moved")
    if wider := _wider_db(found):
        also.append("wider" if wider > 0 else "narrower")
    main = _main_code(found) if also else "inaudible"
    louder = found.loudness_change_lu or 0.0
    if abs(louder) > AUDIBLE_LOUDNESS_LU:
        also.append("louder" if louder > 0 else "quieter")
    if found.inverted:
        also.append("inverted")
    if found.later_s:
        also.append("shifted")
    return (main, *also)


def _main_code(found: Verdict) -> VerdictCode:
    """For a sound that audibly changed."""
    against = found.reference
    if against is None:
        return "unproven"
    si_sdr = against.si_sdr_after_db - against.si_sdr_before_db
    lsd = against.lsd_before - against.lsd_after
    better = si_sdr > HARM_SI_SDR_DB or lsd > HARM_LSD
    worse = si_sdr < -HARM_SI_SDR_DB or lsd < -HARM_LSD
    if better and worse:
        return "mixed"
    return "closer" if better else "farther" if worse else "inaudible"


def _filled(found: Verdict) -> bool:
    if any(band.code == "filled" for band in found.bands):
        return True
    if found.added_db is None or found.added_dbfs is None:
        return False
    return found.added_db > AUDIBLE_ADDED_DB and found.added_dbfs > AUDIBLE_ADDED_DBFS


def _moved(found: Verdict, in_step: bool) -> bool:
    if any(band.code == "moved" for band in found.bands):
        return True
    audible = found.kept_moved_db > AUDIBLE_MOVED_DB or found.most_moved_db > AUDIBLE_MOST_MOVED_DB
    return audible and not in_step


def _wider_db(found: Verdict) -> float:
    """The audible change of width; 0 for none, and where one side has no figure."""
    if found.width_before_db is None or found.width_after_db is None:
        return 0.0
    before, after = (min(max(width, -MONO_DB), MONO_DB) for width in (found.width_before_db, found.width_after_db))
    return after - before if abs(after - before) > AUDIBLE_WIDTH_DB else 0.0
