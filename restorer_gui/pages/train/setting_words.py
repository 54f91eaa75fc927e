"""What people read of settings, of damage and of the run: labels, and tips that say what each does to the sound."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from restorer_gui.form_spec import FieldSpec
from restorer_gui.numbers import number
from restorer_gui.widgets.config_form import FieldWords


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
        22_050: f"{number(22.05)} kHz",
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
