"""What ails the opened recording, and which restorer may help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from restorer_gui.i18n import engine_text
from restorer_gui.widgets.figures import Card, Figure, hertz, plain
from restorer_gui.widgets.keys import describe

if TYPE_CHECKING:
    from model_core.diagnosis import Diagnosis, Finding

MOST_FINDINGS = 3


class DiagnosisCard(Card):
    """Shows a `Diagnosis`; ``suggestion_taken`` comes with a checkpoint's name."""

    suggestion_taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("The recording"))
        self.diagnosis: Diagnosis | None = None
        self.take = QPushButton()
        describe(
            self.take, self.tr("Use the suggested restorer"), self.tr("Chooses the restorer that fits the recording.")
        )
        self.take.clicked.connect(self._on_take_clicked)
        self.body.addWidget(self.take)
        self.show_diagnosis(None)

    def show_diagnosis(self, diagnosis: Diagnosis | None) -> None:
        """None: it is still being measured."""
        self.diagnosis = diagnosis
        suggestion = diagnosis.suggestion if diagnosis else None
        self.take.setVisible(suggestion is not None)
        if diagnosis is None:
            self.show_words("", self.tr("Listening to the recording\u2026"))
            return
        if suggestion is not None:
            self.take.setText(self.tr("Use {0}").format(engine_text(suggestion.capitalize())))
            tip = self.tr("Chooses this restorer; nothing is changed before you press Restore.")
            describe(self.take, self.tr("Use the suggested restorer"), tip)
        self.show_words(self._headline(diagnosis), self._detail(diagnosis), self._rows(diagnosis))

    def _on_take_clicked(self) -> None:
        if self.diagnosis is not None and self.diagnosis.suggestion is not None:
            self.suggestion_taken.emit(self.diagnosis.suggestion)

    def _headline(self, diagnosis: Diagnosis) -> str:
        return {
            "tilt": self.tr("Very dull: a steep tilt that a restorer can undo."),
            "clipping": self.tr("Clipped: a restorer can repair that."),
            "steps": self.tr("Few bits: a restorer can smooth the steps."),
            "band_limit": self.tr("Cut off above {0}: a restorer may fill the top.").format(
                hertz(diagnosis.bandwidth_hz)
            ),
            "not_learned": self.tr("Nothing here that these restorers mend."),
            "sound": self.tr("Nothing wrong was measured."),
            "silent": self.tr("There is no sound in it."),
        }[diagnosis.reason]

    def _detail(self, diagnosis: Diagnosis) -> str:
        told = "narrow" if diagnosis.reason == "band_limit" else None  # the headline says where it ends
        sentences = [self._sentence(found) for found in diagnosis.findings if found.code != told]
        return " ".join([sentence for sentence in sentences if sentence][:MOST_FINDINGS])

    def _sentence(self, found: Finding) -> str:
        match found.code:
            case "tilted":
                return self.tr("It falls by {0} dB per octave.").format(plain(abs(found.value), 0))
            case "narrow":
                return self.tr("Nothing sounds above {0}.").format(hertz(found.value))
            case "clipped":
                return self.tr("{0} samples are clipped, in {1} places.").format(int(found.value), found.count)
            case "hot":
                return self.tr("Its peaks pass full scale.")
            case "coarse":
                return self.tr("Only {0} bits are used.").format(int(found.value))
            case "dual_mono":
                return self.tr("Both channels are the same.")
            case "comb":
                return self.tr("There is a faint whine at multiples of 50 Hz.")
            case "dc":
                return self.tr("The wave is off centre by {0} %.").format(plain(100.0 * found.value, 1))
            case "quiet":
                return self.tr("It is very quiet.")
        return ""

    def _rows(self, diagnosis: Diagnosis) -> list[Figure]:
        facts = diagnosis.facts
        if facts.silent:
            return []
        rows = [
            Figure(
                self.tr("Bandwidth"),
                hertz(diagnosis.bandwidth_hz),
                tip=self.tr("Up to where the recording holds sound. Good ears reach 20 kHz."),
            )
        ]
        if facts.loudness_lufs is not None:
            rows.append(Figure(self.tr("Loudness"), self.tr("{0} LUFS").format(plain(facts.loudness_lufs))))
        rows.append(
            Figure(
                self.tr("True peak"),
                self.tr("{0} dBTP").format(plain(facts.true_peak_dbfs)),
                tip=self.tr("The highest point of the wave between the samples. Above 0 players may distort."),
                warn=facts.true_peak_dbfs > 0.0,
            )
        )
        rows.append(
            Figure(
                self.tr("Clipped samples"),
                str(facts.clipped_samples) if facts.clipped_samples else self.tr("none"),
                tip=self.tr("Samples that lie flat against the ceiling: the wave's top was cut off there."),
                warn=facts.clipped_samples > 0,
            )
        )
        if facts.effective_bits is not None:
            rows.append(
                Figure(
                    self.tr("Effective bits"),
                    str(facts.effective_bits),
                    tip=self.tr("How finely the level is really stepped. Under 14 bits quiet parts become grainy."),
                    warn=facts.effective_bits < 14,
                )
            )
        return rows
