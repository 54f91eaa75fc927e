"""What the restoration did to the sound: a headline, and the figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from restorer_gui.widgets.figures import Card, Figure, hertz, plain

if TYPE_CHECKING:
    from model_core.verdict import Verdict


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
        }
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
        return rows

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
