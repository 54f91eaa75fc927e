"""An evaluation as one HTML file: tables, gains with their intervals, and the worst and median clips to be heard.

Nothing is loaded from anywhere: pictures and sounds lie in the file.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

from model_core.config import write_text_atomic
from model_core.errors import DataError
from model_core.evaluation.examples import choose, make_examples
from model_core.evaluation.report_examples import example_html
from model_core.evaluation.report_tables import gaps, plots, restorers_of, table, worst_clips
from model_core.evaluation.results import POOLED, Evaluation
from model_core.progress import Reporter

MEANINGS = (
    ("untouched", "The damaged clip as it is. A restorer that does worse than this row should not have been used."),
    ("oracle", "The reconstruction told the true clean picture: what a perfect network of this kind could reach."),
    (
        "Gain and interval",
        "Under each figure: how much better than untouched, clip by clip, with the 95 % bootstrap interval of the mean "
        "when the pointer rests on it. Coloured only where the interval leaves out zero.",
    ),
    ("Harmed", "The share of clips whose SI-SDR falls by more than 0.3 dB or whose LSD rises by more than 0.01."),
    ("LSD", "Log-spectral distance (log10 power, 2048/512 Hann, floor 1e-8), at the clip's own rate. Lower is better."),
    ("Kept and filled", "LSD below and above the frequency up to which the damaged clip holds sound."),
    ("SI-SDR", "Scale-invariant signal-to-distortion ratio in dB. It punishes everything invented. Higher is better."),
    ("L1, LSD, cosine (mel)", "The reference system's metrics of 32 kHz mel pictures. They are blind to level."),
    ("All conditions", "The mean over all damaged clips; intact ones have a table of their own."),
)


def write_report(evaluation: Evaluation, path: Path, report: Reporter = Reporter(), heard: int = 2) -> None:
    """Write the report; ``heard`` of the worst clips of each restorer can be heard in it, and one in the middle.

    Raises:
        DataError: the file cannot be written, or the music has gone. CheckpointError: a checkpoint has.
    """
    examples: Iterable[str] = ()
    if evaluation.config.waveform:
        made = make_examples(evaluation, choose(evaluation, heard), report)
        examples = [example_html(example, evaluation) for example in made]
    try:
        write_text_atomic(path, _page(evaluation, "".join(examples)))
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror}); choose another folder.") from error


def _page(evaluation: Evaluation, examples: str) -> str:
    own = Path(__file__).parent
    style, script = ((own / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    conditions = evaluation.conditions
    order = [*(c for c in conditions if c == POOLED), *(c for c in conditions if c != POOLED)]
    tables = "".join(table(evaluation, condition) for condition in order)
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in evaluation.notes)
    meanings = "".join(f"<dt>{html.escape(word)}</dt><dd>{html.escape(text)}</dd>" for word, text in MEANINGS)
    listen = (
        '<h2>Listen</h2><p class="muted">The worst clips of each restorer and the one in the middle, all at the same '
        "loudness. Keys: Space plays, 1 to 9 switch on the same sample, left and right move, n and p take the next and "
        "the previous clip.</p>"
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation of {html.escape(", ".join(evaluation.checkpoints))}</title><style>{style}</style></head><body><main>
<h1>Evaluation of {html.escape(", ".join(restorers_of(evaluation)))}</h1>
<p class="muted">{html.escape(_what(evaluation))}</p>
{f'<div class="card"><ul>{notes}</ul></div>' if notes else ""}
<h2>Figures</h2>{tables}
{plots(evaluation)}{gaps(evaluation)}{worst_clips(evaluation)}
{listen + examples if examples else ""}
<h2>What the words mean</h2><div class="card"><dl>{meanings}</dl></div>
</main><script>{script}</script></body></html>
"""


def _what(evaluation: Evaluation) -> str:
    config, count = evaluation.config, len(evaluation.clips)
    source = f"pairs of {config.pairs}" if config.pairs else f"music of {config.folder}, damaged here"
    kind = (
        "4 s, mono, 32 kHz, as in the source paper"
        if config.protocol == "paper"
        else f"up to {config.duration_s:g} s each"
    )
    about = ", ".join(f"{name} {value}" for name, value in evaluation.about.items())
    return f"{count} clips from {source}; {kind}. Made with {about}."
