"""``restorer restore --verdict``: what a restoration did to a file, in a few lines."""

from __future__ import annotations

from pathlib import Path

from model_core.audio import AudioFile, measure
from model_core.band_changes import BandCode, Span, spans
from model_core.progress import Reporter
from model_core.verdict import Verdict, judge

HEADLINES = {
    "identical": "not one sample differs",
    "inaudible": "what was changed is too little to hear",
    "unproven": "audibly changed; only ears can tell whether for the better",
}
KINDS: dict[BandCode, str] = {
    "untouched": "left alone",
    "inaudible": "barely moved",
    "moved": "moved",
    "filled": "filled in",
}


def judged(original: Path, restored: Path, report: Reporter = Reporter()) -> Verdict:
    """Compare two files.

    Raises:
        AudioError: one cannot be read, or their rates, channels or lengths differ.
    """
    sources = AudioFile(original), AudioFile(restored)
    facts = [measure(source, report.part(0.3 * place, 0.3 * (place + 1))) for place, source in enumerate(sources)]
    return judge(*sources, before_facts=facts[0], after_facts=facts[1], report=report.part(0.6, 1.0))


def lines(verdict: Verdict) -> list[str]:
    """In words: whether it can be heard, and what happened where."""
    found = [f"verdict: {HEADLINES[verdict.codes[0]]}"]
    if verdict.codes[0] == "identical":
        return found
    change = verdict.loudness_change_lu
    if change is not None and abs(change) >= 0.05:
        found.append(f"loudness {change:+.1f} LU")
    if verdict.clipped_new:
        found.append(f"{verdict.clipped_new} samples clip that did not")
    if verdict.inverted:
        found.append("the wave is turned upside down")
    if verdict.later_s:
        found.append(
            f"all of it comes {abs(1000.0 * verdict.later_s):.2f} ms {'later' if verdict.later_s > 0 else 'sooner'}"
        )
    together = spans(verdict.bands)
    for code, name in KINDS.items():
        if there := [_range(span) for span in together if span.code == code]:
            found.append(f"{name}: {', '.join(there)}{_how_far(verdict, code)}")
    return found


def _how_far(verdict: Verdict, code: BandCode) -> str:
    """The figure of the band that moved most."""
    own = [band for band in verdict.bands if band.code == code]
    if code not in ("inaudible", "moved"):
        return ""
    return f" (by up to {max(band.moved_db for band in own):.1f} dB in a band)"


def _range(span: Span) -> str:
    low, high = (f"{hz:.0f} Hz" if hz < 1000.0 else f"{hz / 1000.0:.1f} kHz" for hz in (span.low_hz, span.high_hz))
    return f"{low} to {high}"
