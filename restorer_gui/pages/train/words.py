"""What people read of damage, of its settings and of the run: labels, and tips that say what it does to the sound."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from restorer_gui.form_spec import FieldSpec
from restorer_gui.widgets.config_form import FieldWords


def damage_titles() -> dict[str, tuple[str, str]]:
    """Name of a degradation -> (title, what is heard of it)."""
    tr = QCoreApplication.translate
    return {
        "quantise": (tr("Damage", "Quantisation"), tr("Damage", "Grain under quiet passages, as of 8 to 12 bits.")),
        "resample": (tr("Damage", "Resampling"), tr("Damage", "Treble above half the lower rate is gone.")),
        "reverb": (
            tr("Damage", "Reverb of the paper"),
            tr("Damage", "Dull and booming: the paper's reverb is a steep low-pass rather than a room."),
        ),
        "clip": (tr("Damage", "Clipping"), tr("Damage", "Loud peaks are cut flat and crackle.")),
        "lowpass": (tr("Damage", "Low-pass"), tr("Damage", "Muffled: treble fades away above the cutoff.")),
        "mp3": (tr("Damage", "MP3"), tr("Damage", "Swirling treble and blurred attacks of a low bit rate.")),
        "aac": (tr("Damage", "AAC"), tr("Damage", "Thin, fluttering treble of a low bit rate.")),
        "opus": (tr("Damage", "Opus"), tr("Damage", "Rough, noisy treble of a low bit rate.")),
        "vorbis": (tr("Damage", "Ogg Vorbis"), tr("Damage", "Smeared, hissing treble of a low quality.")),
        "bandlimit": (tr("Damage", "Band limit"), tr("Damage", "Nothing is left above the cutoff.")),
        "rolloff": (
            tr("Damage", "Soft roll-off"),
            tr("Damage", "The top octave falls away and then ends, as in generated music."),
        ),
        "eq": (tr("Damage", "Equaliser"), tr("Damage", "Another balance of bass, middle and treble.")),
        "level": (tr("Damage", "Level"), tr("Damage", "Louder or quieter; nothing else changes.")),
        "bits": (tr("Damage", "Few bits"), tr("Damage", "Noise and grain of a converter with few bits.")),
        "overdrive": (tr("Damage", "Overdriven"), tr("Damage", "Too hot: peaks are cut or squashed and distort.")),
        "hiss": (tr("Damage", "Hiss"), tr("Damage", "Steady noise under the music.")),
        "hum": (tr("Damage", "Hum"), tr("Damage", "Mains hum and its harmonics.")),
        "room": (tr("Damage", "Room"), tr("Damage", "Early reflections and the tail of a room.")),
        "holes": (tr("Damage", "Spectral holes"), tr("Damage", "Gurgling: patches of the spectrum drop out.")),
        "smear": (tr("Damage", "Smeared attacks"), tr("Damage", "Drums and plucks lose their edge.")),
        "coarse": (tr("Damage", "Coarse spectrum"), tr("Damage", "Metallic, grainy sound of a neural codec.")),
        "noisefill": (tr("Damage", "Noise for treble"), tr("Damage", "Treble is replaced by noise of its shape.")),
        "comb": (tr("Damage", "Comb lines"), tr("Damage", "A faint whistle of evenly spaced tones.")),
    }


def preset_titles() -> dict[str, tuple[str, str]]:
    """Name of a chain preset -> (title, what it is for)."""
    tr = QCoreApplication.translate
    return {
        "reference": (
            tr("Damage", "Reference (the paper)"),
            tr("Damage", "The four kinds of damage of the reference paper, one after the other."),
        ),
        "low bit-rate codec": (
            tr("Damage", "Low bit-rate codec"),
            tr("Damage", "Real MP3, AAC, Opus and Vorbis at low bit rates; one of them for each excerpt."),
        ),
        "clipped": (tr("Damage", "Clipped"), tr("Damage", "Recordings that were driven too hot.")),
        "MusicGen-like": (
            tr("Damage", "Like generated music"),
            tr("Damage", "What the decoder of a music generator leaves: grain, blur, noise and a soft top."),
        ),
        "real damage": (
            tr("Damage", "Real damage"),
            tr("Damage", "A wide mix of what recordings meet; one family for each excerpt."),
        ),
    }


def family_titles() -> dict[str, str]:
    """Families of the presets that are no degradations themselves."""
    tr = QCoreApplication.translate
    return {
        "neural codec": tr("Damage", "Neural codec"),
        "band limit": tr("Damage", "Band limit"),
        "clipped": tr("Damage", "Clipped"),
        "few bits": tr("Damage", "Few bits"),
        "reference": tr("Damage", "Reference (the paper)"),
        "combined": tr("Damage", "Several at once"),
    }


def _stems() -> dict[str, tuple[str, str]]:
    """Settings of degradations by what remains without ``low_`` and ``high_``."""
    tr = QCoreApplication.translate
    return {
        "": (tr("Setting", "Threshold"), tr("Setting", "Where peaks are cut; lower cuts more and distorts more.")),
        "kbps": (tr("Setting", "Bit rate"), tr("Setting", "Lower bit rates damage treble and attacks more.")),
        "quality": (tr("Setting", "Quality"), tr("Setting", "The encoder's own scale; lower sounds worse.")),
        "hz": (tr("Setting", "Cutoff"), tr("Setting", "What lies above is lost; lower is duller.")),
        "edge_hz": (tr("Setting", "Upper edge"), tr("Setting", "Above it there is nothing.")),
        "width_hz": (
            tr("Setting", "Width of the slope"),
            tr("Setting", "Over how much of the treble the level falls."),
        ),
        "order": (tr("Setting", "Steepness"), tr("Setting", "The filter's order: higher cuts off more sharply.")),
        "db": (tr("Setting", "Amount"), tr("Setting", "More decibels are more damage.")),
        "bits": (tr("Setting", "Bits"), tr("Setting", "Fewer bits are coarser and noisier.")),
        "snr_db": (tr("Setting", "Music above noise"), tr("Setting", "Fewer decibels are more noise.")),
        "s": (tr("Setting", "Length of the tail"), tr("Setting", "Longer sounds like a larger room.")),
        "direct_db": (tr("Setting", "Direct above room"), tr("Setting", "Fewer decibels are further away.")),
        "share": (tr("Setting", "Share"), tr("Setting", "How much of the spectrum is affected.")),
        "ms": (tr("Setting", "Length"), tr("Setting", "Longer blurs more.")),
        "jitter": (tr("Setting", "Phase error"), tr("Setting", "More of it sounds more metallic and hollow.")),
        "half_rate_probability": (
            tr("Setting", "At half the rate, how often"),
            tr("Setting", "Encoders drop the top octave at low bit rates; this is how often it happens."),
        ),
        "joint_probability": (
            tr("Setting", "Joint stereo, how often"),
            tr("Setting", "The other times left and right are coded apart."),
        ),
        "dither_probability": (
            tr("Setting", "Dithered, how often"),
            tr("Setting", "Dither turns the grain into an even hiss."),
        ),
        "soft_probability": (
            tr("Setting", "Soft, how often"),
            tr("Setting", "Soft clipping squashes peaks; hard clipping cuts them."),
        ),
        "q": (tr("Setting", "Resonance"), tr("Setting", "Higher lifts what lies at the cutoff.")),
        "kinds": (tr("Setting", "Kinds"), tr("Setting", "One of them is drawn for each excerpt.")),
        "rates_hz": (tr("Setting", "Sample rates"), tr("Setting", "One of them is drawn; lower is duller.")),
        "mains_hz": (tr("Setting", "Mains"), tr("Setting", "50 Hz in Europe, 60 Hz in America.")),
        "most_harmonics": (tr("Setting", "Most harmonics"), tr("Setting", "More of them buzz.")),
        "most_db": (tr("Setting", "Largest change"), tr("Setting", "How far bass and treble may be bent.")),
        "most_boost_db": (tr("Setting", "Largest boost"), tr("Setting", "How far a line may stick out.")),
        "from_hz": (tr("Setting", "From"), tr("Setting", "What lies below is left alone.")),
        "spacing_hz": (tr("Setting", "Spacing"), tr("Setting", "The distance between two lines.")),
    }


def _choices() -> dict[object, str]:
    tr = QCoreApplication.translate
    return {
        "brickwall": tr("Setting", "Brick wall"),
        "butterworth": "Butterworth",
        "chebyshev": "Chebyshev",
        "elliptic": tr("Setting", "Elliptic"),
        "resample": tr("Setting", "Resampling"),
        "white": tr("Setting", "White"),
        "pink": tr("Setting", "Pink"),
        "tape": tr("Setting", "Tape"),
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
    tr = QCoreApplication.translate
    labels = {
        "network": (
            tr("Setting", "Network"),
            tr(
                "Setting",
                "CRNN is the paper's: mono pictures up to 16 kHz, gentle on slow computers. Studio hears stereo up to "
                "22 kHz and needs more time.",
            ),
        ),
        "mode": (
            tr("Setting", "What it learns"),
            tr(
                "Setting",
                "Residual learns what to add and take away and stays closest to the recording. Direct draws the whole "
                "spectrum anew.",
            ),
        ),
        "preset": (
            tr("Setting", "Recipe"),
            tr(
                "Setting",
                "Ours mends two faults of the paper: its residual can only add energy, and its learning rate never "
                "falls. To the letter keeps them.",
            ),
        ),
        "epochs": (
            tr("Setting", "Epochs"),
            tr("Setting", "How many rounds. More learn more, until the held-out music gains nothing. Paper: 20."),
        ),
        "batch": (
            tr("Setting", "Batch"),
            tr("Setting", "Excerpts per step. More are steadier and need more memory. Paper: 4."),
        ),
        "learning_rate": (
            tr("Setting", "Learning rate"),
            tr("Setting", "How boldly each step changes the network. Too high never settles. Paper: 0.0001."),
        ),
        "items_per_epoch": (
            tr("Setting", "Excerpts per epoch"),
            tr("Setting", "How much music is heard in one round. More makes each round longer. Ours: 800."),
        ),
        "validation_items": (
            tr("Setting", "Held-out excerpts"),
            tr("Setting", "On how many excerpts it has never heard each epoch is judged. Ours: 100."),
        ),
        "segment_s": (
            tr("Setting", "Length of an excerpt"),
            tr("Setting", "Longer ones let it hear more context and take more time. Paper: 4 s."),
        ),
        "device": (tr("Setting", "Compute on"), tr("Setting", "Where to train; a graphics card is much quicker.")),
    }
    label, tip = labels.get(spec.name, (spec.name, spec.name))
    choices: dict[object, str] = {
        "crnn": tr("Setting", "CRNN (reference)"),
        "studio": tr("Setting", "Studio (stereo, full band)"),
        "residual": tr("Setting", "Residual"),
        "direct": tr("Setting", "Direct"),
        "reference": tr("Setting", "Ours"),
        "paper": tr("Setting", "The paper, to the letter"),
        "auto": tr("Setting", "The quickest there is"),
        "cpu": tr("Setting", "Processor"),
        "cuda": tr("Setting", "Graphics card (CUDA)"),
        "mps": tr("Setting", "Apple graphics (MPS)"),
    }
    return FieldWords(label, tip, choices)


def warning_text(code: str, count: int, total: int) -> str:
    """What a look through the music warns of, in plain words; unknown codes as they are."""
    tr = QCoreApplication.translate
    texts = {
        "band-limited": tr(
            "Music",
            "{0} of {1} recordings have no treble of their own: from them the network learns that dull is right. "
            "Better leave them out.",
        ),
        "lossy": tr(
            "Music",
            "{0} of {1} files are lossy (MP3, Ogg, AAC): their own damage is taken for clean music. "
            "Lossless files teach more.",
        ),
        "mono": tr("Music", "{0} of {1} files are mono: nothing about stereo can be learned from them."),
        "one group": tr(
            "Music",
            "All of it comes from one artist or folder: what is held out to judge by is no strange music.",
        ),
        "little music": tr(
            "Music", "There is less than half an hour of music: the network will know these pieces and little else."
        ),
    }
    return texts.get(code, code).format(count, total)


def term_titles() -> dict[str, tuple[str, str]]:
    """Parts of the loss by the engine's name -> (title, what it asks for)."""
    tr = QCoreApplication.translate
    return {
        "total": (tr("Loss", "Total"), tr("Loss", "The weighted sum of all parts: what training makes smaller.")),
        "charbonnier": (tr("Loss", "Error"), tr("Loss", "How far each spot of the spectrum is off.")),
        "weighted_l1": (tr("Loss", "Treble error"), tr("Loss", "The same, with treble weighing more than bass.")),
        "gain": (tr("Loss", "Levels"), tr("Loss", "How far the level of each band is off.")),
        "error": (tr("Loss", "Self-knowledge"), tr("Loss", "How badly it judges its own error.")),
        "fill": (tr("Loss", "Filled in"), tr("Loss", "How far invented treble is off.")),
        "wave": (tr("Loss", "Waveform"), tr("Loss", "How far the sound itself is off.")),
        "harm": (tr("Loss", "Harm"), tr("Loss", "What it made worse than it was.")),
    }
