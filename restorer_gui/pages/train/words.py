"""What people read of damage, of its settings and of the run: labels, and tips that say what it does to the sound."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from restorer_gui.form_spec import FieldSpec
from restorer_gui.widgets.config_form import FieldWords


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


def _stems() -> dict[str, tuple[str, str]]:
    """Settings of degradations by what remains without ``low_`` and ``high_``."""
    translate = QCoreApplication.translate
    return {
        "": (
            translate("Setting", "Threshold"),
            translate("Setting", "Where peaks are cut; lower cuts more and distorts more."),
        ),
        "kbps": (
            translate("Setting", "Bit rate"),
            translate("Setting", "Lower bit rates damage treble and attacks more."),
        ),
        "quality": (
            translate("Setting", "Quality"),
            translate("Setting", "The encoder's own scale; lower sounds worse."),
        ),
        "hz": (translate("Setting", "Cutoff"), translate("Setting", "What lies above is lost; lower is duller.")),
        "edge_hz": (translate("Setting", "Upper edge"), translate("Setting", "Above it there is nothing.")),
        "width_hz": (
            translate("Setting", "Width of the slope"),
            translate("Setting", "Over how much of the treble the level falls."),
        ),
        "order": (
            translate("Setting", "Steepness"),
            translate("Setting", "The filter's order: higher cuts off more sharply."),
        ),
        "db": (translate("Setting", "Amount"), translate("Setting", "More decibels are more damage.")),
        "bits": (translate("Setting", "Bits"), translate("Setting", "Fewer bits are coarser and noisier.")),
        "snr_db": (translate("Setting", "Music above noise"), translate("Setting", "Fewer decibels are more noise.")),
        "s": (translate("Setting", "Length of the tail"), translate("Setting", "Longer sounds like a larger room.")),
        "direct_db": (
            translate("Setting", "Direct above room"),
            translate("Setting", "Fewer decibels are further away."),
        ),
        "share": (translate("Setting", "Share"), translate("Setting", "How much of the spectrum is affected.")),
        "ms": (translate("Setting", "Length"), translate("Setting", "Longer blurs more.")),
        "jitter": (
            translate("Setting", "Phase error"),
            translate("Setting", "More of it sounds more metallic and hollow."),
        ),
        "half_rate_probability": (
            translate("Setting", "At half the rate, how often"),
            translate("Setting", "Encoders drop the top octave at low bit rates; this is how often it happens."),
        ),
        "joint_probability": (
            translate("Setting", "Joint stereo, how often"),
            translate("Setting", "The other times left and right are coded apart."),
        ),
        "dither_probability": (
            translate("Setting", "Dithered, how often"),
            translate("Setting", "Dither turns the grain into an even hiss."),
        ),
        "soft_probability": (
            translate("Setting", "Soft, how often"),
            translate("Setting", "Soft clipping squashes peaks; hard clipping cuts them."),
        ),
        "q": (translate("Setting", "Resonance"), translate("Setting", "Higher lifts what lies at the cutoff.")),
        "kinds": (translate("Setting", "Kinds"), translate("Setting", "One of them is drawn for each excerpt.")),
        "rates_hz": (
            translate("Setting", "Sample rates"),
            translate("Setting", "One of them is drawn; lower is duller."),
        ),
        "mains_hz": (translate("Setting", "Mains"), translate("Setting", "50 Hz in Europe, 60 Hz in America.")),
        "most_harmonics": (translate("Setting", "Most harmonics"), translate("Setting", "More of them buzz.")),
        "most_db": (
            translate("Setting", "Largest change"),
            translate("Setting", "How far bass and treble may be bent."),
        ),
        "most_boost_db": (translate("Setting", "Largest boost"), translate("Setting", "How far a line may stick out.")),
        "from_hz": (translate("Setting", "From"), translate("Setting", "What lies below is left alone.")),
        "spacing_hz": (translate("Setting", "Spacing"), translate("Setting", "The distance between two lines.")),
    }


def _choices() -> dict[object, str]:
    translate = QCoreApplication.translate
    return {
        "brickwall": translate("Setting", "Brick wall"),
        "butterworth": "Butterworth",
        "chebyshev": "Chebyshev",
        "elliptic": translate("Setting", "Elliptic"),
        "resample": translate("Setting", "Resampling"),
        "white": translate("Setting", "White"),
        "pink": translate("Setting", "Pink"),
        "tape": translate("Setting", "Tape"),
        16_000: "16 kHz",
        22_050: "22.05 kHz",
        50.0: "50 Hz",
        60.0: "60 Hz",
    }


def damage_words(spec: FieldSpec) -> FieldWords:
    """Words for a setting of a degradation; for one that nobody thought of, its own name."""
    stem, form = spec.name, "{0}"
    for prefix, text in (
        ("low", QCoreApplication.translate("Setting", "{0}, from")),
        ("high", QCoreApplication.translate("Setting", "{0}, to")),
    ):
        if spec.name == prefix or spec.name.startswith(f"{prefix}_"):
            stem, form = spec.name[len(prefix) :].lstrip("_"), text
    label, tip = _stems().get(stem, (stem.replace("_", " ").capitalize(), ""))
    percent = spec.name.endswith("probability") or stem == "share"
    return FieldWords(form.format(label), tip or label, _choices(), percent)


def run_words(spec: FieldSpec) -> FieldWords:
    """Words for a setting of the run."""
    translate = QCoreApplication.translate
    labels = {
        "network": (
            translate("Setting", "Network"),
            translate(
                "Setting",
                "CRNN is the paper's: mono pictures up to 16 kHz, gentle on slow computers. Studio hears stereo up to "
                "22 kHz and needs more time.",
            ),
        ),
        "mode": (
            translate("Setting", "What it learns"),
            translate(
                "Setting",
                "Residual learns what to add and take away and stays closest to the recording. Direct draws the whole "
                "spectrum anew.",
            ),
        ),
        "preset": (
            translate("Setting", "Recipe"),
            translate(
                "Setting",
                "Ours mends two faults of the paper: its residual can only add energy, and its learning rate never "
                "falls. To the letter keeps them.",
            ),
        ),
        "epochs": (
            translate("Setting", "Epochs"),
            translate(
                "Setting", "How many rounds. More learn more, until the held-out music gains nothing. Paper: 20."
            ),
        ),
        "batch": (
            translate("Setting", "Batch"),
            translate("Setting", "Excerpts per step. More are steadier and need more memory. Paper: 4."),
        ),
        "learning_rate": (
            translate("Setting", "Learning rate"),
            translate("Setting", "How boldly each step changes the network. Too high never settles. Paper: 0.0001."),
        ),
        "items_per_epoch": (
            translate("Setting", "Excerpts per epoch"),
            translate("Setting", "How much music is heard in one round. More makes each round longer. Ours: 800."),
        ),
        "validation_items": (
            translate("Setting", "Held-out excerpts"),
            translate("Setting", "On how many excerpts it has never heard each epoch is judged. Ours: 100."),
        ),
        "segment_s": (
            translate("Setting", "Length of an excerpt"),
            translate("Setting", "Longer ones let it hear more context and take more time. Paper: 4 s."),
        ),
        "device": (
            translate("Setting", "Compute on"),
            translate("Setting", "Where to train; a graphics card is much quicker."),
        ),
    }
    label, tip = labels.get(spec.name, (spec.name, spec.name))
    choices: dict[object, str] = {
        "crnn": translate("Setting", "CRNN (reference)"),
        "studio": translate("Setting", "Studio (stereo, full band)"),
        "residual": translate("Setting", "Residual"),
        "direct": translate("Setting", "Direct"),
        "reference": translate("Setting", "Ours"),
        "paper": translate("Setting", "The paper, to the letter"),
        "auto": translate("Setting", "The quickest there is"),
        "cpu": translate("Setting", "Processor"),
        "cuda": translate("Setting", "Graphics card (CUDA)"),
        "mps": translate("Setting", "Apple graphics (MPS)"),
    }
    return FieldWords(label, tip, choices)


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
