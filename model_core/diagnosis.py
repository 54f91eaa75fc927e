"""What ails a recording, and whether a shipped checkpoint mends it: one pass, figures with codes that a window words.

Nothing here loads torch. The suggestion says no more than docs/results.md does: the reference pair undoes the reference
chain's "reverb" (a steep tilt) by itself, `studio` that in the whole chain; it also repairs clipping, smooths coarse
steps and fills the empty top below a sharp band limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from model_core.audio import AudioFacts, AudioSource, measure
from model_core.audio.clip import Samples
from model_core.long_term import LongTerm, LongTermMeter
from model_core.progress import Reporter

FindingCode = Literal[
    "silent", "tilted", "narrow", "clipped", "hot", "coarse", "dual_mono", "comb", "dc", "quiet"
]  # in the order in which they are told
ReasonCode = Literal["tilt", "clipping", "steps", "band_limit", "not_learned", "sound", "silent"]

NARROW_SHARE, NARROW_HZ = 0.9, 18_000.0
"""A recording is narrow that holds neither nine tenths of what its rate could, nor all that most adults hear."""
COARSE_BITS = 14
QUIET_LUFS = -32.0
HOT_DBFS = 0.0
DC_SHARE = 0.005
TILTED_DB_PER_OCTAVE, TILTED_SUBSONIC_DB = -8.3, -22.0
"""Of 34 songs of the validation and test splits one falls as steeply; after the reference's reverb 32 of the same do,
and nearly all of those hold as much below hearing.
"""
COMB_DB = 1.5
"""No song of those 34 has more than 0.3 dB, three of six outputs of MusicGen have 1.7 to 6.0."""
FILL_TOP_HZ, CLIFF_DB = 15_000.0, 25.0
"""Only above a cliff is anything filled: what falls slowly is dull, not cut off."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be. What ``value`` means is told by ``code``:

    ``tilted`` dB per octave from 60 Hz to 4 kHz; ``narrow`` Hz; ``clipped`` samples, in ``count`` places, the first of
    which are ``at_s``; ``hot`` true peak in dBTP; ``coarse`` effective bits; ``comb`` dB by which lines at multiples
    of 50 Hz stand out; ``dc`` share of full scale; ``quiet`` LUFS; ``dual_mono`` and ``silent`` have none.
    """

    code: FindingCode
    value: float = 0.0
    count: int = 0
    at_s: tuple[float, ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """``suggestion`` is the name of a shipped checkpoint or None, ``reason`` why.

    ``tilt``, ``clipping`` and ``band_limit``: the suggestion mends that; ``not_learned``: there is damage, but none
    that is known to be mended; ``sound``: nothing was found; ``silent``: there is nothing to hear.
    """

    facts: AudioFacts
    bandwidth_hz: float
    findings: tuple[Finding, ...]
    suggestion: str | None
    reason: ReasonCode

    @property
    def ends_hz(self) -> float | None:
        """Where the recording's own band ends, if that is clearly below what its rate could hold; whatever the reason.
        Above it all sound is invented.
        """
        narrow = 0.0 < self.bandwidth_hz < _narrow_hz(self.facts.sample_rate)
        return self.bandwidth_hz if narrow else None

    def finding(self, code: FindingCode) -> Finding | None:
        """The finding of that name, if there is one."""
        return next((found for found in self.findings if found.code == code), None)


def diagnose(source: AudioSource, report: Reporter = Reporter()) -> Diagnosis:
    """Measure ``source`` and judge what was measured, in one pass and constant memory.

    Raises:
        AudioError: the file behind ``source`` cannot be read.
        Cancelled: the listener asked to stop.
    """
    heard = _Overheard(source)
    facts = measure(heard, report)
    return judge_facts(facts, heard.spectrum.result())


def judge_facts(facts: AudioFacts, picture: LongTerm) -> Diagnosis:
    """The diagnosis of figures that were measured already."""
    if facts.silent:
        return Diagnosis(facts, 0.0, (Finding("silent"),), None, "silent")
    findings = tuple(_findings(facts, picture))
    codes = {found.code for found in findings}
    suggestion: str | None = None
    reason: ReasonCode = "not_learned" if codes - {"dual_mono", "quiet"} else "sound"
    if "tilted" in codes:
        # With the chain's other marks `studio` undoes it best; a tilt alone the reference pair finds more often.
        chain = "clipped" in codes or _fillable(facts, picture)
        suggestion, reason = "studio" if chain else "direct", "tilt"
    elif "narrow" in codes and _fillable(facts, picture):
        suggestion, reason = "studio", "band_limit"
    elif "clipped" in codes:
        suggestion, reason = "studio", "clipping"
    elif "coarse" in codes:
        suggestion, reason = "studio", "steps"
    return Diagnosis(facts, facts.bandwidth_hz, findings, suggestion, reason)


def _findings(facts: AudioFacts, picture: LongTerm) -> Iterator[Finding]:
    if picture.slope_db_per_octave < TILTED_DB_PER_OCTAVE and picture.subsonic_db > TILTED_SUBSONIC_DB:
        yield Finding("tilted", picture.slope_db_per_octave)  # and the top is weak because of it, not cut off
    elif facts.bandwidth_hz < _narrow_hz(facts.sample_rate):
        yield Finding("narrow", facts.bandwidth_hz)
    if facts.clipped_samples:
        places = tuple(frame / facts.sample_rate for frame in facts.clipped_at)
        yield Finding("clipped", float(facts.clipped_samples), facts.clipped_runs, places)
    if facts.true_peak_dbfs > HOT_DBFS:
        yield Finding("hot", facts.true_peak_dbfs)
    if facts.effective_bits is not None and facts.effective_bits < COARSE_BITS:
        yield Finding("coarse", float(facts.effective_bits))
    if facts.dual_mono:
        yield Finding("dual_mono")
    if picture.comb_db > COMB_DB:
        yield Finding("comb", picture.comb_db)
    if abs(facts.dc_offset) > DC_SHARE:
        yield Finding("dc", facts.dc_offset)
    if facts.loudness_lufs is not None and facts.loudness_lufs < QUIET_LUFS:
        yield Finding("quiet", facts.loudness_lufs)


def _narrow_hz(sample_rate: int) -> float:
    return min(NARROW_SHARE * sample_rate / 2, NARROW_HZ)


def _fillable(facts: AudioFacts, picture: LongTerm) -> bool:
    """Whether the recording ends at a cliff below what the shipped pair can draw."""
    return facts.bandwidth_hz < FILL_TOP_HZ and picture.falls_db(facts.bandwidth_hz) > CLIFF_DB


class _Overheard:
    """A source whose blocks are also added to a spectrum, so that one pass feeds both measurements."""

    def __init__(self, source: AudioSource) -> None:
        self._source = source
        self.sample_rate, self.channels, self.frames = source.sample_rate, source.channels, source.frames
        self.spectrum = LongTermMeter(source.sample_rate, source.channels)

    def blocks(self, block_frames: int) -> Iterator[Samples]:
        """As the source's."""
        for block in self._source.blocks(block_frames):
            self.spectrum.add(block)
            yield block


def sentences(diagnosis: Diagnosis) -> list[str]:
    """The diagnosis in English, for the command line: the findings, then what to do."""
    said = [_sentence(found) for found in diagnosis.findings]
    name = diagnosis.suggestion
    said.append(
        {
            "tilt": f"Suggestion: the checkpoint {name!r}, which undoes such a tilt.",
            "clipping": f"Suggestion: the checkpoint {name!r}, which repairs clipping.",
            "steps": f"Suggestion: the checkpoint {name!r}, which smooths coarse steps.",
            "band_limit": f"Suggestion: the checkpoint {name!r}, which may fill the top.",
            "not_learned": "Nothing here that the shipped checkpoints mend.",
            "sound": "Nothing wrong was measured.",
            "silent": "There is nothing to restore.",
        }[diagnosis.reason]
    )
    return said


def _sentence(found: Finding) -> str:
    if found.code == "clipped":
        first = ", ".join(f"{at_s:.2f}" for at_s in found.at_s[:3])
        more = ", ..." if found.count > len(found.at_s[:3]) else ""
        return f"{found.value:.0f} samples are clipped in {found.count} places (at {first}{more} s)."
    return {
        "silent": "It is silent.",
        "tilted": f"It is very dull: it falls by {-found.value:.0f} dB per octave.",
        "narrow": f"Nothing sounds above {found.value:.0f} Hz.",
        "hot": f"Its peaks pass full scale ({found.value:+.1f} dBTP).",
        "coarse": f"Only {found.value:.0f} bits are used.",
        "dual_mono": "Both channels are the same.",
        "comb": f"There is a whine at multiples of 50 Hz ({found.value:.0f} dB above what lies between).",
        "dc": f"The wave is off centre by {100.0 * found.value:.1f} % of full scale.",
        "quiet": f"It is very quiet ({found.value:.0f} LUFS).",
    }[found.code]
