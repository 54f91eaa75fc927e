"""What conditions, sets of them and metrics are called."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication


def set_words() -> list[tuple[str, str, str]]:
    """Name, title and tip of what can be chosen to damage the music with."""
    return [
        (
            "short",
            QCoreApplication.translate("Evaluate", "A short choice"),
            QCoreApplication.translate("Evaluate", "Intact, the paper's chain, MP3, band limit, clipping and hiss."),
        ),
        (
            "generated",
            QCoreApplication.translate("Evaluate", "As generators make it"),
            QCoreApplication.translate(
                "Evaluate", "What neural codecs and generators do: smeared attacks, holes, noise for treble, whines."
            ),
        ),
        (
            "codecs",
            QCoreApplication.translate("Evaluate", "Codecs"),
            QCoreApplication.translate("Evaluate", "MP3, AAC, Opus and Vorbis at drawn bit rates."),
        ),
        (
            "paper",
            QCoreApplication.translate("Evaluate", "The paper's damages"),
            QCoreApplication.translate(
                "Evaluate", "The source paper's chain, each of its parts alone, and intact music."
            ),
        ),
        (
            "all",
            QCoreApplication.translate("Evaluate", "Everything there is"),
            QCoreApplication.translate("Evaluate", "Every damage that the program knows, one by one. Takes long."),
        ),
    ]


def condition_word(name: str) -> str:
    """A condition in a word or two; a name that is not known stays as it is."""
    if name == "all":
        return QCoreApplication.translate("Evaluate", "All conditions")
    if name == "pairs":
        return QCoreApplication.translate("Evaluate", "Pairs")
    return dict(condition_words()).get(name, name)


def condition_words() -> list[tuple[str, str]]:
    """Every condition by itself, by name: what each is called."""
    words = {
        "reference": QCoreApplication.translate("Evaluate", "The paper's chain"),
        "intact": QCoreApplication.translate("Evaluate", "Intact"),
        "low bit-rate codec": QCoreApplication.translate("Evaluate", "Low bit-rate codec"),
        "clipped": QCoreApplication.translate("Evaluate", "Clipped"),
        "MusicGen-like": QCoreApplication.translate("Evaluate", "As MusicGen makes it"),
        "real damage": QCoreApplication.translate("Evaluate", "Mixed real damage"),
        "quantise": QCoreApplication.translate("Evaluate", "Quantised"),
        "resample": QCoreApplication.translate("Evaluate", "Resampled"),
        "reverb": QCoreApplication.translate("Evaluate", "The paper's reverb"),
        "clip": QCoreApplication.translate("Evaluate", "The paper's clipping"),
        "lowpass": QCoreApplication.translate("Evaluate", "Low-pass"),
        "mp3": "MP3",
        "aac": "AAC",
        "opus": "Opus",
        "vorbis": "Vorbis",
        "bandlimit": QCoreApplication.translate("Evaluate", "Band limit"),
        "rolloff": QCoreApplication.translate("Evaluate", "Soft roll-off"),
        "eq": QCoreApplication.translate("Evaluate", "Equaliser"),
        "level": QCoreApplication.translate("Evaluate", "Level"),
        "bits": QCoreApplication.translate("Evaluate", "Few bits"),
        "overdrive": QCoreApplication.translate("Evaluate", "Clipping"),
        "hiss": QCoreApplication.translate("Evaluate", "Hiss"),
        "hum": QCoreApplication.translate("Evaluate", "Hum"),
        "room": QCoreApplication.translate("Evaluate", "Room"),
        "holes": QCoreApplication.translate("Evaluate", "Spectral holes"),
        "smear": QCoreApplication.translate("Evaluate", "Smeared attacks"),
        "coarse": QCoreApplication.translate("Evaluate", "Coarse spectrum"),
        "noisefill": QCoreApplication.translate("Evaluate", "Noise for treble"),
        "comb": QCoreApplication.translate("Evaluate", "Whining lines"),
    }
    return list(words.items())


def restorer_word(row: str) -> str:
    """A row's name: that of a restorer or a file, perhaps with a strength, ``residual 50 %``."""
    found = re.fullmatch(r"(.+) ([\d.]+ %)", row)
    name, strength = (found[1], f", {found[2]}") if found else (row, "")
    if Path(name).is_absolute():
        return f"{Path(name).parent.name}/{Path(name).stem}{strength}"
    known = {
        "untouched": QCoreApplication.translate("Evaluate", "Untouched"),
        "oracle": QCoreApplication.translate("Evaluate", "Oracle"),
        "studio": QCoreApplication.translate("Engine", "Studio"),
        "studio-direct": QCoreApplication.translate("Engine", "Studio, direct"),
        "residual": QCoreApplication.translate("Engine", "Residual"),
        "direct": QCoreApplication.translate("Engine", "Direct"),
    }
    return known.get(name, name) + strength


def metric_word(name: str) -> tuple[str, str]:
    """A metric's heading, in up to two lines, and what it tells."""
    return {
        "visqol": (
            "ViSQOL",
            QCoreApplication.translate("Evaluate", "A model of hearing: 1 is bad, 4.7 is perfect. Higher is better."),
        ),
        "zimtohrli": (
            "Zimtohrli",
            QCoreApplication.translate(
                "Evaluate", "Another model of hearing: 1 is bad, 5 is perfect. Higher is better."
            ),
        ),
        "mr_stft": (
            "MR-STFT",
            QCoreApplication.translate("Evaluate", "Distance of spectra at three resolutions. Lower is better."),
        ),
        "si_sdr_db": (
            "SI-SDR\ndB",
            QCoreApplication.translate(
                "Evaluate",
                "How far the waveform is from the clean one. It punishes all that is invented. Higher is better.",
            ),
        ),
        "lsd": (
            "LSD",
            QCoreApplication.translate("Evaluate", "Distance of the spectrum from the clean one. Lower is better."),
        ),
        "lsd_below_8k": (
            QCoreApplication.translate("Evaluate", "LSD below\n8 kHz"),
            QCoreApplication.translate("Evaluate", "The same for the lower part of the spectrum. Lower is better."),
        ),
        "lsd_8k_to_16k": (
            QCoreApplication.translate("Evaluate", "LSD 8 to\n16 kHz"),
            QCoreApplication.translate("Evaluate", "The same for the treble. Lower is better."),
        ),
        "lsd_above_16k": (
            QCoreApplication.translate("Evaluate", "LSD above\n16 kHz"),
            QCoreApplication.translate("Evaluate", "The same for the air above the treble. Lower is better."),
        ),
        "lsd_kept": (
            QCoreApplication.translate("Evaluate", "LSD\nkept band"),
            QCoreApplication.translate(
                "Evaluate", "The same up to where the damaged clip holds sound. Lower is better."
            ),
        ),
        "lsd_filled": (
            QCoreApplication.translate("Evaluate", "LSD\nfilled band"),
            QCoreApplication.translate("Evaluate", "The same above what the damaged clip holds. Lower is better."),
        ),
        "loudness_lufs": (
            QCoreApplication.translate("Evaluate", "Loudness\nLUFS"),
            QCoreApplication.translate("Evaluate", "How loud it is (integrated)."),
        ),
        "loudness_change_lu": (
            QCoreApplication.translate("Evaluate", "Louder by\nLU"),
            QCoreApplication.translate("Evaluate", "How much louder than untouched. Louder only seems better."),
        ),
        "true_peak_dbfs": (
            QCoreApplication.translate("Evaluate", "True peak\ndBTP"),
            QCoreApplication.translate("Evaluate", "The highest peak between the samples."),
        ),
        "width_db": (
            QCoreApplication.translate("Evaluate", "Width\ndB"),
            QCoreApplication.translate(
                "Evaluate", "Stereo width: the sides against the middle. A restorer should move it little."
            ),
        ),
        "l1_mel": (
            QCoreApplication.translate("Evaluate", "L1\nmel"),
            QCoreApplication.translate("Evaluate", "The paper's error of the mel picture. Lower is better."),
        ),
        "lsd_mel_db": (
            QCoreApplication.translate("Evaluate", "LSD\nmel dB"),
            QCoreApplication.translate(
                "Evaluate", "The paper's spectral distance of the mel picture. Lower is better."
            ),
        ),
        "cosine_mel": (
            QCoreApplication.translate("Evaluate", "Cosine\nmel"),
            QCoreApplication.translate("Evaluate", "The paper's likeness of the mel picture. Higher is better."),
        ),
    }.get(name, (name, ""))
