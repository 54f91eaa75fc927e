"""An evaluation as one HTML file: tables, gains with their intervals, and the worst and median clips to be heard.

Nothing is loaded from anywhere: pictures and sounds lie in the file.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from model_core.config import write_text_atomic
from model_core.errors import DataError
from model_core.evaluation.examples import Choice, choose, make_examples
from model_core.evaluation.report_examples import example_html
from model_core.evaluation.report_tables import gaps, plots, restorers_of, table, worst_clips
from model_core.evaluation.results import POOLED, Evaluation
from model_core.evaluation.words import ENGLISH, Words
from model_core.progress import Reporter

HEARD = 3  # of the worst clips of each restorer
MEANINGS = (
    ("untouched", "The damaged clip as it is. A restorer that does worse than this row should not have been used."),
    ("oracle", "The reconstruction told the true clean picture: what a perfect network of this kind could reach."),
    (
        "Gain and interval",
        "Under each figure: how much better than untouched, clip by clip, with the 95 % bootstrap interval of the mean "
        "when the pointer rests on it. Coloured only where the interval leaves out zero.",
    ),
    ("Harmed", "The share of clips whose SI-SDR falls by more than 0.3 dB or whose LSD rises by more than 0.01."),
    (
        "ViSQOL, Zimtohrli",
        "Models of hearing, from 1 (bad) to about 4.7 and 5. They hear in mono and are blind to phase. Higher is "
        "better.",
    ),
    ("MR-STFT", "Distance of spectra at three resolutions. Lower is better."),
    ("LSD", "Log-spectral distance (log10 power, 2048/512 Hann, floor 1e-8), at the clip's own rate. Lower is better."),
    ("Kept and filled", "LSD below and above the frequency up to which the damaged clip holds sound."),
    ("SI-SDR", "Scale-invariant signal-to-distortion ratio in dB. It punishes everything invented. Higher is better."),
    (
        "L1, LSD, cosine (mel)",
        "The reference system's metrics of 32 kHz mel pictures. They are blind to level. At full strength those of the "
        "network's own picture, else those of the restored sound.",
    ),
    ("All conditions", "The mean over all damaged clips; intact ones have a table of their own."),
)


def write_report(
    evaluation: Evaluation, path: Path, report: Reporter = Reporter(), heard: int = HEARD, words: Words = ENGLISH
) -> None:
    """Write the report; ``heard`` of the worst clips of each restorer can be heard in it, and one in the middle.

    Raises:
        DataError: the file cannot be written, or the music has gone. CheckpointError: a checkpoint has.
    """
    choices = choose(evaluation, heard) if evaluation.config.waveform else ()
    examples = [example_html(example, evaluation, words) for example in make_examples(evaluation, choices, report)]
    try:
        write_text_atomic(path, _page(evaluation, choices, heard, "".join(examples), words))
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror}); choose another folder.") from error


def _page(evaluation: Evaluation, choices: Sequence[Choice], heard: int, examples: str, words: Words) -> str:
    own = Path(__file__).parent
    style, script = ((own / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    conditions = evaluation.conditions
    order = [*(c for c in conditions if c == POOLED), *(c for c in conditions if c != POOLED)]
    tables = "".join(table(evaluation, condition, words) for condition in order)
    notes = "".join(f"<li>{html.escape(words(note))}</li>" for note in evaluation.notes)
    meanings = "".join(
        f"<dt>{html.escape(words(word))}</dt><dd>{html.escape(words(text))}</dd>" for word, text in MEANINGS
    )
    title = words("Evaluation of {0}", ", ".join(words(name) for name in restorers_of(evaluation)))
    guide = words(
        "The worst clips of each restorer and the one in the middle, all at the same loudness. Keys: Space plays, 1 to "
        "9 switch on the same sample, left and right move, n and p take the next and the previous clip."
    )
    listen = f'<h2>{html.escape(words("Listen"))}</h2><p class="muted">{html.escape(guide)}</p>'
    return f"""<!DOCTYPE html>
<html lang="{words.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title><style>{style}</style></head><body><main>
<h1>{html.escape(title)}</h1>
<p class="muted">{html.escape(_what(evaluation, words))}</p>
{f'<div class="card"><ul>{notes}</ul></div>' if notes else ""}
<h2>{html.escape(words("Figures"))}</h2>{tables}
{plots(evaluation, words)}{gaps(evaluation, words)}{worst_clips(evaluation, choices, heard, words)}
{listen + examples if examples else ""}
<h2>{html.escape(words("What the words mean"))}</h2><div class="card"><dl>{meanings}</dl></div>
</main><script>{script}</script></body></html>
"""


def _what(evaluation: Evaluation, words: Words) -> str:
    config, count = evaluation.config, len(evaluation.clips)
    if config.pairs:
        source = words("{0} clips from the pairs of {1}.", count, config.pairs)
    else:
        source = words("{0} clips from the music of {1}, damaged here.", count, config.folder)
    if config.protocol == "paper":
        kind = words("4 s, mono, 32 kHz, as in the source paper.")
    else:
        kind = words("Up to {0} s each.", words.number(config.duration_s, "g"))
    about = ", ".join(f"{name} {value}" for name, value in evaluation.about.items())
    return f"{source} {kind} {words('Made with {0}.', about)}"
