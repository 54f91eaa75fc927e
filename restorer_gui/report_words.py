"""The words of an exported evaluation in the window's language.

What the report says (`model_core.evaluation.report`) is listed here word for word, so that lupdate collects it; a test
compares. What is not here is said in English.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from model_core.evaluation import Evaluation, Words
from restorer_gui.damage_words import drawn_text
from restorer_gui.i18n import engine_text
from restorer_gui.widgets.evaluate_words import condition_words, restorer_word

TEXTS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Report", "Evaluation of {0}"),
    QT_TRANSLATE_NOOP("Report", "{0} clips from the pairs of {1}."),
    QT_TRANSLATE_NOOP("Report", "{0} clips from the music of {1}, damaged here."),
    QT_TRANSLATE_NOOP("Report", "4 s, mono, 32 kHz, as in the source paper."),
    QT_TRANSLATE_NOOP("Report", "Up to {0} s each."),
    QT_TRANSLATE_NOOP("Report", "Made with {0}."),
    # Tables.
    QT_TRANSLATE_NOOP("Report", "Figures"),
    QT_TRANSLATE_NOOP("Report", "All conditions"),
    QT_TRANSLATE_NOOP("Report", "{0} clips"),
    QT_TRANSLATE_NOOP("Report", "Restorer"),
    QT_TRANSLATE_NOOP("Report", "Harmed"),
    QT_TRANSLATE_NOOP("Report", "95 % interval: {0} to {1}"),
    QT_TRANSLATE_NOOP("Report", "LSD\nbelow 8 kHz"),
    QT_TRANSLATE_NOOP("Report", "LSD\n8 to 16 kHz"),
    QT_TRANSLATE_NOOP("Report", "LSD\nabove 16 kHz"),
    QT_TRANSLATE_NOOP("Report", "LSD\nkept band"),
    QT_TRANSLATE_NOOP("Report", "LSD\nfilled band"),
    QT_TRANSLATE_NOOP("Report", "Loudness"),
    QT_TRANSLATE_NOOP("Report", "Loudness\nchange"),
    QT_TRANSLATE_NOOP("Report", "True peak"),
    QT_TRANSLATE_NOOP("Report", "Stereo\nwidth"),
    QT_TRANSLATE_NOOP("Report", "Cosine\n(mel)"),
    # Gains and differences.
    QT_TRANSLATE_NOOP("Report", "Gains over untouched"),
    QT_TRANSLATE_NOOP("Report", "Gain in {0}"),
    QT_TRANSLATE_NOOP("Report", "better →"),
    QT_TRANSLATE_NOOP("Report", "Between restorers"),
    QT_TRANSLATE_NOOP("Report", "Clip by clip on the same clips. Above zero: the first is better."),
    QT_TRANSLATE_NOOP("Report", "Condition"),
    QT_TRANSLATE_NOOP("Report", "Metric"),
    QT_TRANSLATE_NOOP("Report", "Who over whom"),
    QT_TRANSLATE_NOOP("Report", "Better by"),
    QT_TRANSLATE_NOOP("Report", "95 % interval"),
    QT_TRANSLATE_NOOP("Report", "Clips better %"),
    QT_TRANSLATE_NOOP("Report", "Better"),
    QT_TRANSLATE_NOOP("Report", "{0} over {1}"),
    QT_TRANSLATE_NOOP("Report", "{0} to {1}"),
    QT_TRANSLATE_NOOP("Report", "nobody knows"),
    # What can be heard.
    QT_TRANSLATE_NOOP("Report", "Worst clips"),
    QT_TRANSLATE_NOOP("Report", "How SI-SDR and LSD changed; a fall of SI-SDR and a rise of LSD are harm."),
    QT_TRANSLATE_NOOP("Report", "Hear"),
    QT_TRANSLATE_NOOP("Report", "Clip"),
    QT_TRANSLATE_NOOP("Report", "Damage"),
    QT_TRANSLATE_NOOP("Report", "yes"),
    QT_TRANSLATE_NOOP("Report", "no"),
    QT_TRANSLATE_NOOP("Report", "Play {0}"),
    QT_TRANSLATE_NOOP("Report", "Listen"),
    QT_TRANSLATE_NOOP(
        "Report",
        "The worst clips of each restorer and the one in the middle, all at the same loudness. Keys: Space plays, 1 to "
        "9 switch on the same sample, left and right move, n and p take the next and the previous clip.",
    ),
    QT_TRANSLATE_NOOP("Report", "Before"),
    QT_TRANSLATE_NOOP("Report", "Clean"),
    QT_TRANSLATE_NOOP("Report", "Spectrogram: {0}"),
    QT_TRANSLATE_NOOP("Report", "Play"),
    QT_TRANSLATE_NOOP("Report", "Pause"),
    QT_TRANSLATE_NOOP("Report", "Click: go there"),
    QT_TRANSLATE_NOOP("Report", "worst of {0}"),
    QT_TRANSLATE_NOOP("Report", "median of {0}"),
    # What the words mean.
    QT_TRANSLATE_NOOP("Report", "What the words mean"),
    QT_TRANSLATE_NOOP(
        "Report", "The damaged clip as it is. A restorer that does worse than this row should not have been used."
    ),
    QT_TRANSLATE_NOOP(
        "Report", "The reconstruction told the true clean picture: what a perfect network of this kind could reach."
    ),
    QT_TRANSLATE_NOOP("Report", "Gain and interval"),
    QT_TRANSLATE_NOOP(
        "Report",
        "Under each figure: how much better than untouched, clip by clip, with the 95 % bootstrap interval of the mean "
        "when the pointer rests on it. Coloured only where the interval leaves out zero.",
    ),
    QT_TRANSLATE_NOOP(
        "Report", "The share of clips whose SI-SDR falls by more than 0.3 dB or whose LSD rises by more than 0.01."
    ),
    QT_TRANSLATE_NOOP(
        "Report",
        "Models of hearing, from 1 (bad) to about 4.7 and 5. They hear in mono and are blind to phase. Higher is "
        "better.",
    ),
    QT_TRANSLATE_NOOP("Report", "Distance of spectra at three resolutions. Lower is better."),
    QT_TRANSLATE_NOOP(
        "Report",
        "Log-spectral distance (log10 power, 2048/512 Hann, floor 1e-8), at the clip's own rate. Lower is better.",
    ),
    QT_TRANSLATE_NOOP("Report", "Kept and filled"),
    QT_TRANSLATE_NOOP("Report", "LSD below and above the frequency up to which the damaged clip holds sound."),
    QT_TRANSLATE_NOOP(
        "Report",
        "Scale-invariant signal-to-distortion ratio in dB. It punishes everything invented. Higher is better.",
    ),
    QT_TRANSLATE_NOOP("Report", "L1, LSD, cosine (mel)"),
    QT_TRANSLATE_NOOP(
        "Report",
        "The reference system's metrics of 32 kHz mel pictures. They are blind to level. At full strength those of the "
        "network's own picture, else those of the restored sound.",
    ),
    QT_TRANSLATE_NOOP("Report", "The mean over all damaged clips; intact ones have a table of their own."),
)


def report_words(evaluation: Evaluation) -> Words:
    """Everything that the report of ``evaluation`` says, as the window would."""
    texts = {text: QCoreApplication.translate("Report", text) for text in TEXTS}
    texts |= {name: restorer_word(name) for name in evaluation.restorers}
    texts |= {clip.damage: drawn_text(clip.damage) for clip in evaluation.clips}
    texts |= dict(condition_words())  # after the damage: "intact" is both
    texts |= {note: engine_text(note) for note in evaluation.notes}
    locale = QLocale()
    return Words(locale.name().split("_")[0], texts, locale.decimalPoint())
