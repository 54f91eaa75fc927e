"""What the restoration did to the sound: a headline, and the figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from restorer_gui.numbers import number
from restorer_gui.widgets.figures import Card, Figure, hertz, plain

if TYPE_CHECKING:
    from model_core.band_changes import BandChange, Span
    from model_core.verdict import Verdict

_MOST_RANGES = 2


class VerdictCard(Card):
    """Shows a `Verdict`, or why there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Verdict"))
        self.verdict: Verdict | None = None
        self.show_verdict(None, "")

    def show_verdict(self, verdict: Verdict | None, name: str) -> None:
        """``name`` is the version that was judged. None: nothing was restored yet."""
        self.verdict = verdict
        self._show_title(name)
        if verdict is None:
            self.show_words("", self.tr("Restore the clip to read what it changed."))
            return
        self.show_words(self._headline(verdict), self._detail(verdict), self._rows(verdict))

    def show_working(self, name: str) -> None:
        """The comparison is on its way."""
        self.verdict = None
        self._show_title(name)
        self.show_words("", self.tr("Comparing with the original\u2026"))

    def _show_title(self, name: str) -> None:
        self.title.setText(self.tr("Verdict on {0}").format(name) if name else self.tr("Verdict"))

    def _headline(self, verdict: Verdict) -> str:
        return {
            "identical": self.tr("No audible benefit: keep the original."),
            "inaudible": self.tr("No audible benefit: keep the original."),
            "farther": self.tr("Further from the clean recording: keep the original."),
            "closer": self.tr("Closer to the clean recording."),
            "mixed": self.tr("Closer in one respect, further in another: listen."),
            "unproven": self.tr("Audibly changed. Your ears decide whether for the better."),
        }[verdict.codes[0]]

    def _detail(self, verdict: Verdict) -> str:
        sentences = {
            "identical": self.tr("Not one sample differs."),
            "inaudible": self.tr("What was changed is too little to hear."),
            "clipping_new": self.tr("It clips where the original did not."),
            "inverted": self.tr("The wave is turned upside down, which nobody hears by itself."),
        }
        if verdict.later_s:
            words = (
                self.tr("All of it comes {0} ms later.")
                if verdict.later_s > 0
                else self.tr("All of it comes {0} ms sooner.")
            )
            sentences["shifted"] = words.format(plain(abs(verdict.later_s) * 1000.0, 2))
        return " ".join(sentences[code] for code in verdict.codes if code in sentences)

    def _rows(self, verdict: Verdict) -> list[Figure]:
        if verdict.codes[0] == "identical":
            return []
        rows = [*self._reference_rows(verdict), *self._level_rows(verdict)]
        rows.append(
            Figure(
                self.tr("Kept band moved"),
                self.tr("{0} dB").format(plain(verdict.kept_moved_db)),
                tip=self.tr(
                    "How far the level of what was recorded moved, on average over all notes and moments that carry "
                    "sound, apart from the change of loudness. Under a quarter of a decibel nobody hears it."
                ),
            )
        )
        if verdict.cutoff_hz is not None:
            added = self.tr("nothing") if verdict.added_dbfs is None else self._added(verdict.added_dbfs)
            name = self.tr("Added above {0}").format(hertz(verdict.cutoff_hz))
            tip = self.tr("The level of the treble that the recording did not have and the restorer made up.")
            rows.append(Figure(name, added, tip=tip))
        return [*rows, *self._band_rows(verdict)]

    def _band_rows(self, verdict: Verdict) -> list[Figure]:
        """Where the sound was left alone, moved, filled in; the tooltip holds every band."""
        from model_core.band_changes import spans

        found = spans(verdict.bands)
        names = {
            "untouched": (self.tr("Left alone"), self.tr("The very same wave as before, apart from its level.")),
            "inaudible": (self.tr("Barely moved"), self.tr("Changed by too little to hear.")),
            "moved": (self.tr("Moved"), self.tr("What was recorded became audibly louder or softer here.")),
            "filled": (self.tr("Filled in"), self.tr("Sound was made up where the recording holds next to none.")),
        }
        rows = []
        for code, (name, tip) in names.items():
            there = [span for span in found if span.code == code]
            if there:
                every = "\n".join(self._band(band) for band in verdict.bands if band.code == code)
                rows.append(Figure(name, self._ranges(there), tip=f"{tip}\n{every}"))
        return rows

    def _ranges(self, there: list[Span]) -> str:
        """The widest two, in octaves, from low to high."""
        widest = sorted(there, key=lambda span: span.high_hz / span.low_hz)[-_MOST_RANGES:]
        words = "\n".join(_range(span.low_hz, span.high_hz) for span in there if span in widest)
        return words if len(there) <= _MOST_RANGES else self.tr("{0} \u2026").format(words)

    def _band(self, band: BandChange) -> str:
        words = [_range(band.low_hz, band.high_hz)]
        if band.code in ("inaudible", "moved"):
            words.append(self.tr("by {0} dB, at most {1} dB").format(plain(band.moved_db, 2), plain(band.most_db)))
        if band.added_db is not None and band.code in ("moved", "filled"):
            words.append(self.tr("{0} dB of the whole came in").format(plain(band.added_db, 0)))
        return ": ".join((words[0], ", ".join(words[1:]))) if words[1:] else words[0]

    def _added(self, level_dbfs: float) -> str:
        return self.tr("nothing") if level_dbfs < -120.0 else self.tr("{0} dBFS").format(plain(level_dbfs, 0))

    def _reference_rows(self, verdict: Verdict) -> list[Figure]:
        against = verdict.reference
        if against is None:
            return []
        return [
            Figure(
                self.tr("SI-SDR (dB)"),
                plain(against.si_sdr_before_db),
                plain(against.si_sdr_after_db),
                self.tr(
                    "How much of the clean recording's waveform is there, against everything else. Higher is better."
                ),
                against.si_sdr_after_db < against.si_sdr_before_db - 0.3,
            ),
            Figure(
                self.tr("LSD"),
                plain(against.lsd_before, 2),
                plain(against.lsd_after, 2),
                self.tr("How far the spectrum is from the clean recording's. Lower is better."),
                against.lsd_after > against.lsd_before + 0.01,
            ),
        ]

    def _level_rows(self, verdict: Verdict) -> list[Figure]:
        rows = []
        if verdict.loudness_before_lufs is not None and verdict.loudness_after_lufs is not None:
            rows.append(
                Figure(
                    self.tr("Loudness (LUFS)"),
                    plain(verdict.loudness_before_lufs),
                    plain(verdict.loudness_after_lufs),
                    self.tr("How loud the whole clip is. Louder always seems better: leave the loudness match on."),
                )
            )
        rows.append(
            Figure(
                self.tr("True peak (dBTP)"),
                plain(verdict.true_peak_before_dbfs),
                plain(verdict.true_peak_after_dbfs),
                self.tr("The highest point of the wave between the samples. Above 0 players may distort."),
                verdict.true_peak_after_dbfs > max(0.0, verdict.true_peak_before_dbfs),
            )
        )
        if verdict.clipped_before or verdict.clipped_after:
            rows.append(
                Figure(
                    self.tr("Clipped samples"),
                    str(verdict.clipped_before),
                    str(verdict.clipped_after),
                    self.tr("Samples that lie flat against the ceiling: the wave's top was cut off there."),
                    verdict.clipped_new > 0,
                )
            )
        if verdict.width_before_db is not None and verdict.width_after_db is not None:
            rows.append(
                Figure(
                    self.tr("Stereo width (dB)"),
                    plain(verdict.width_before_db),
                    plain(verdict.width_after_db),
                    self.tr("The sides against the middle. Higher is wider; minus infinity is mono."),
                )
            )
        return rows


def _range(low_hz: float, high_hz: float) -> str:
    """Two frequencies, their unit once where it is the same: 20 Hz \u2013 7.9 kHz, 8.0 \u2013 16.0 kHz."""
    if low_hz >= 1000.0:
        return f"{number(low_hz / 1000.0, '.1f')} \u2013 {hertz(high_hz)}"
    return f"{low_hz:.0f} \u2013 {hertz(high_hz)}" if high_hz < 1000.0 else f"{hertz(low_hz)} \u2013 {hertz(high_hz)}"
