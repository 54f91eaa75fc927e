"""What people read of damage, of music and of the loss: titles, and tips that say what is heard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def damage_titles() -> dict[str, tuple[str, str]]:
    """Name of a degradation -> (title, what is heard of it)."""
    translate = QCoreApplication.translate
    return {
        "quantise": (
            translate("Damage", "Quantisation"),
            translate("Damage", "Grain under quiet passages, as of 8 to 12 bits."),
        ),
        "resample": (
            translate("Damage", "Resampling"),
            translate("Damage", "Treble above half the lower rate is gone."),
        ),
        "reverb": (
            translate("Damage", "Reverb of the paper"),
            translate("Damage", "Dull and booming: the paper's reverb is a steep low-pass rather than a room."),
        ),
        "clip": (translate("Damage", "Clipping"), translate("Damage", "Loud peaks are cut flat and crackle.")),
        "lowpass": (
            translate("Damage", "Low-pass"),
            translate("Damage", "Muffled: treble fades away above the cutoff."),
        ),
        "mp3": (
            translate("Damage", "MP3"),
            translate("Damage", "Swirling treble and blurred attacks of a low bit rate."),
        ),
        "aac": (translate("Damage", "AAC"), translate("Damage", "Thin, fluttering treble of a low bit rate.")),
        "opus": (translate("Damage", "Opus"), translate("Damage", "Rough, noisy treble of a low bit rate.")),
        "vorbis": (translate("Damage", "Ogg Vorbis"), translate("Damage", "Smeared, hissing treble of a low quality.")),
        "bandlimit": (translate("Damage", "Band limit"), translate("Damage", "Nothing is left above the cutoff.")),
        "rolloff": (
            translate("Damage", "Soft roll-off"),
            translate("Damage", "The top octave falls away and then ends, as in generated music."),
        ),
        "eq": (translate("Damage", "Equaliser"), translate("Damage", "Another balance of bass, middle and treble.")),
        "level": (translate("Damage", "Level"), translate("Damage", "Louder or quieter; nothing else changes.")),
        "bits": (translate("Damage", "Few bits"), translate("Damage", "Noise and grain of a converter with few bits.")),
        "overdrive": (
            translate("Damage", "Overdriven"),
            translate("Damage", "Too hot: peaks are cut or squashed and distort."),
        ),
        "hiss": (translate("Damage", "Hiss"), translate("Damage", "Steady noise under the music.")),
        "hum": (translate("Damage", "Hum"), translate("Damage", "Mains hum and its harmonics.")),
        "room": (translate("Damage", "Room"), translate("Damage", "Early reflections and the tail of a room.")),
        "holes": (
            translate("Damage", "Spectral holes"),
            translate("Damage", "Gurgling: patches of the spectrum drop out."),
        ),
        "smear": (translate("Damage", "Smeared attacks"), translate("Damage", "Drums and plucks lose their edge.")),
        "coarse": (
            translate("Damage", "Coarse spectrum"),
            translate("Damage", "Metallic, grainy sound of a neural codec."),
        ),
        "noisefill": (
            translate("Damage", "Noise for treble"),
            translate("Damage", "Treble is replaced by noise of its shape."),
        ),
        "comb": (translate("Damage", "Comb lines"), translate("Damage", "A faint whistle of evenly spaced tones.")),
    }


def preset_titles() -> dict[str, tuple[str, str]]:
    """Name of a chain preset -> (title, what it is for)."""
    translate = QCoreApplication.translate
    return {
        "reference": (
            translate("Damage", "Reference (the paper)"),
            translate("Damage", "The four kinds of damage of the reference paper, one after the other."),
        ),
        "low bit-rate codec": (
            translate("Damage", "Low bit-rate codec"),
            translate("Damage", "Real MP3, AAC, Opus and Vorbis at low bit rates; one of them for each excerpt."),
        ),
        "clipped": (translate("Damage", "Clipped"), translate("Damage", "Recordings that were driven too hot.")),
        "MusicGen-like": (
            translate("Damage", "Like generated music"),
            translate("Damage", "What the decoder of a music generator leaves: grain, blur, noise and a soft top."),
        ),
        "real damage": (
            translate("Damage", "Real damage"),
            translate("Damage", "A wide mix of what recordings meet; one family for each excerpt."),
        ),
    }


def family_titles() -> dict[str, str]:
    """Families of the presets that are no degradations themselves."""
    translate = QCoreApplication.translate
    return {
        "neural codec": translate("Damage", "Neural codec"),
        "band limit": translate("Damage", "Band limit"),
        "clipped": translate("Damage", "Clipped"),
        "few bits": translate("Damage", "Few bits"),
        "reference": translate("Damage", "Reference (the paper)"),
        "combined": translate("Damage", "Several at once"),
    }


def warning_text(code: str, count: int, total: int) -> str:
    """What a look through the music warns of, in plain words; unknown codes as they are."""
    translate = QCoreApplication.translate
    texts = {
        "band-limited": translate(
            "Music",
            "{0} of {1} recordings have no treble of their own: from them the network learns that dull is right. "
            "Better leave them out.",
        ),
        "lossy": translate(
            "Music",
            "{0} of {1} files are lossy (MP3, Ogg, AAC): their own damage is taken for clean music. "
            "Lossless files teach more.",
        ),
        "mono": translate("Music", "{0} of {1} files are mono: nothing about stereo can be learned from them."),
        "one group": translate(
            "Music",
            "All of it comes from one artist or folder: what is held out to judge by is no strange music.",
        ),
        "little music": translate(
            "Music", "There is less than half an hour of music: the network will know these pieces and little else."
        ),
    }
    return texts.get(code, code).format(count, total)


def term_titles() -> dict[str, tuple[str, str]]:
    """Parts of the loss by the engine's name -> (title, what it asks for)."""
    translate = QCoreApplication.translate
    return {
        "total": (
            translate("Loss", "Total"),
            translate("Loss", "The weighted sum of all parts: what training makes smaller."),
        ),
        "charbonnier": (translate("Loss", "Error"), translate("Loss", "How far each spot of the spectrum is off.")),
        "weighted_l1": (
            translate("Loss", "Treble error"),
            translate("Loss", "The same, with treble weighing more than bass."),
        ),
        "gain": (translate("Loss", "Levels"), translate("Loss", "How far the level of each band is off.")),
        "error": (translate("Loss", "Self-knowledge"), translate("Loss", "How badly it judges its own error.")),
        "fill": (translate("Loss", "Filled in"), translate("Loss", "How far invented treble is off.")),
        "wave": (translate("Loss", "Waveform"), translate("Loss", "How far the sound itself is off.")),
        "harm": (translate("Loss", "Harm"), translate("Loss", "What it made worse than it was.")),
    }
