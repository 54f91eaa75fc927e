"""The engine of the music restorer: no window, no sound card, no Qt. Everything here runs from a script or the
command line.

Reading order, the product first:

    audio          what a clip is; files in and out, in blocks, resampled, measured
    restorers      the front door: degraded clip in, restored clip out; `restorers.crnn` is the whole path in one file
    mel            waveform -> log-mel picture, what the network sees
    models         the network, mel -> mel (`models.crnn`, the source paper's)
    reconstruct    degraded waveform + restored mel -> restored waveform
    strength       how much of a restoration is mixed in
    declip         clipped peaks made anew, before the network
    batch          many files, one after the other, through anything that may happen

then how the network comes about:

    degradations   damage made on purpose, and chains of it
    dataset        tracks -> (clean, degraded) segments, each from a seed
    pairs          clean and degraded beside each other, as one hears them
    losses         named terms and their weighted sum
    training       one loop, read top to bottom
    checkpoint     weights that never travel without their card, and never as code
    library        the checkpoints at hand, by name

then what it is worth:

    metrics        what is measured, by name
    evaluation     rows of metrics, the untouched input always among them
    diagnosis      what ails a recording, before anything is done to it
    verdict        what a restoration did to it; `change`, `long_term` and `bands` measure for both
    difference     what was added and removed, to be heard
    listening      blind tests: trials, excerpts, what chance alone would explain

and what all of them lean on:

    pictures       spectrograms to look at
    recipe         how an export came about, to be repeated
    mapped         arrays in nameless files, too long for memory
    places         the folders of the program
    device         CUDA, MPS or CPU
    config         frozen dataclass <-> JSON
    progress       how a long function reports and learns to stop
    errors         what people may be told
    cli            the command line `restorer`; __main__ starts it

Windows use audio, batch, config, degradations, diagnosis, difference, errors, evaluation, library, listening, mapped,
pairs, pictures, places, progress, recipe, restorers, strength, training and verdict; the other rooms are inner ones.
import-linter holds both arrows (see pyproject.toml).
"""

__version__ = "0.1.0"
