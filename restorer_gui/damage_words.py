"""What the engine says was drawn for an excerpt ("12 bits; clipped at 0.87 of full scale"), part by part, as templates
like those of `engine_words`: lupdate collects them under "Engine".
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

DRAWN: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Engine", "intact"),
    QT_TRANSLATE_NOOP("Engine", "dithered"),
    QT_TRANSLATE_NOOP("Engine", "not dithered"),
    QT_TRANSLATE_NOOP("Engine", "white"),
    QT_TRANSLATE_NOOP("Engine", "pink"),
    QT_TRANSLATE_NOOP("Engine", "tape"),
    QT_TRANSLATE_NOOP("Engine", "brickwall"),
    QT_TRANSLATE_NOOP("Engine", "elliptic"),
    QT_TRANSLATE_NOOP("Engine", "resample"),
    QT_TRANSLATE_NOOP("Engine", "{0} bits"),
    QT_TRANSLATE_NOOP("Engine", "{0} bits, {1}"),
    QT_TRANSLATE_NOOP("Engine", "resampled to {0} kHz and back"),
    QT_TRANSLATE_NOOP("Engine", "reference's reverb, {0} ms"),
    QT_TRANSLATE_NOOP("Engine", "clipped at {0} of full scale"),
    QT_TRANSLATE_NOOP("Engine", "softly clipped {0} dB below the peak"),
    QT_TRANSLATE_NOOP("Engine", "clipped {0} dB below the peak"),
    QT_TRANSLATE_NOOP("Engine", "low-pass at {0} kHz"),
    QT_TRANSLATE_NOOP("Engine", "{0}, {1} kb/s, half the sample rate"),
    QT_TRANSLATE_NOOP("Engine", "{0}, {1} kb/s"),
    QT_TRANSLATE_NOOP("Engine", "Vorbis, quality {0}"),
    QT_TRANSLATE_NOOP("Engine", "band limit at {0} kHz ({1}, order {2})"),
    QT_TRANSLATE_NOOP("Engine", "band limit at {0} kHz ({1})"),
    QT_TRANSLATE_NOOP("Engine", "{0} dB down at {1} kHz, nothing above"),
    QT_TRANSLATE_NOOP("Engine", "equaliser {0} dB at 80 Hz to 12 kHz"),
    QT_TRANSLATE_NOOP("Engine", "level {0} dB"),
    QT_TRANSLATE_NOOP("Engine", "{0} hiss, SNR {1} dB"),
    QT_TRANSLATE_NOOP("Engine", "hum of {0} Hz, SNR {1} dB"),
    QT_TRANSLATE_NOOP("Engine", "lines every {0} Hz, {1} dB, even kHz {2} dB more"),
    QT_TRANSLATE_NOOP("Engine", "room of {0} s, direct sound {1} dB"),
    QT_TRANSLATE_NOOP("Engine", "{0} % of the spectrum {1} dB down"),
    QT_TRANSLATE_NOOP("Engine", "attacks smeared over {0} ms"),
    QT_TRANSLATE_NOOP("Engine", "spectrum in steps of {0} dB, phases {1} rad off at 16 kHz"),
    QT_TRANSLATE_NOOP("Engine", "{0} % noise above {1} kHz"),
)


def drawn_text(drawn: str) -> str:
    """All that was drawn, in the window's language."""
    from restorer_gui.i18n import engine_text  # it knows these templates

    return "; ".join(engine_text(part) for part in drawn.split("; "))
