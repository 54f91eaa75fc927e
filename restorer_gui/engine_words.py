"""The engine's sentences that people meet, as templates: {0}, {1} ... stand for what the engine puts in.

One line per sentence, word for word as in ``model_core`` (a test compares), so that lupdate collects it under
"Engine". The name of the file that many sentences begin with ("song.wav: ...") is left out: `i18n` keeps it by "
        "itself.
A sentence that is not here is shown in English.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEMPLATES: tuple[str, ...] = (
    # What a restorer says of its work.
    QT_TRANSLATE_NOOP("Engine", "No audible benefit: the original is kept."),
    QT_TRANSLATE_NOOP("Engine", "Strength is 0 %: the original is kept."),
    QT_TRANSLATE_NOOP("Engine", "Turned down by {0} dB so that no peak is clipped."),
    QT_TRANSLATE_NOOP("Engine", "Clipping was repaired: {0} % of the samples."),
    QT_TRANSLATE_NOOP("Engine", "Coarse steps were smoothed: {0} bits."),
    QT_TRANSLATE_NOOP("Engine", "Steady whistling was taken out: {0} lines at multiples of 50 Hz."),
    QT_TRANSLATE_NOOP("Engine", "A tilt of the whole spectrum was undone: 6 dB per octave."),
    QT_TRANSLATE_NOOP("Engine", "A neural codec's damage below 4 kHz was partly undone."),
    QT_TRANSLATE_NOOP("Engine", "Memory ran out: the network worked on smaller blocks."),
    QT_TRANSLATE_NOOP("Engine", "Memory ran out on the device: the rest was computed on the CPU."),
    # Files that are opened.
    QT_TRANSLATE_NOOP("Engine", "expected a sound file, found nothing there; check the name."),
    QT_TRANSLATE_NOOP("Engine", "expected a sound file, found a folder; choose a file in it."),
    QT_TRANSLATE_NOOP("Engine", "expected a sound file, found a folder; open one of the files in it."),
    QT_TRANSLATE_NOOP("Engine", "expected a sound file, found an empty file (0 bytes); get a complete copy of it."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a sound file with samples in it, found one that is cut off or damaged at its start; "
        "get a complete copy of the file.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a sound file, found {0}; choose a WAV, FLAC, OGG, Opus, MP3, AIFF, M4A, WMA or WavPack file.",
    ),
    QT_TRANSLATE_NOOP("Engine", "expected a sound file, found {0}."),
    QT_TRANSLATE_NOOP("Engine", "expected a sound file, found no sound in it; choose another file."),
    QT_TRANSLATE_NOOP("Engine", "nothing but zero bytes"),
    QT_TRANSLATE_NOOP("Engine", "something that is not sound or is damaged"),
    QT_TRANSLATE_NOOP("Engine", "one you may not read; change its permissions"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected sound that can be decoded, found an unknown or damaged encoding; "
        "convert it with another program first.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "expected sound, found no samples that can be decoded; get a complete copy of the file."
    ),
    QT_TRANSLATE_NOOP("Engine", "expected the demo clip, found nothing; install the application again."),
    QT_TRANSLATE_NOOP("Engine", "cannot be read ({0}); check the disk it is on."),
    QT_TRANSLATE_NOOP("Engine", "cannot be read any more ({0}); check the disk it is on."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a sample rate from 4 000 to 768 000 Hz, found {0} Hz; "
        "the file is damaged or not music, so convert it with another program first.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected 1 to {0} channels, found {1}; "
        "the file is damaged or not music, so convert it with another program first.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{0}; it was cut off or damaged, and only what is there is used."),
    QT_TRANSLATE_NOOP("Engine", "the file says {0} s, it holds {1} s"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "the file says that more follows, it holds {0} s; it was cut off, and only what is there is used.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "the file's checksum is not that of the {0} s it holds; parts may be damaged, so compare it with the original.",
    ),
    QT_TRANSLATE_NOOP("Engine", "parts of it are damaged; the {0} s that can be decoded are used."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "this long file needs room in a temporary folder, but it cannot be written ({0}); free some disk space.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "1 sample at {0} s was not a valid number and was replaced by a line between the neighbouring samples.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} samples between {1} s and {2} s were not valid numbers and were replaced by a line between the "
        "neighbouring samples.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a folder with sound files, found none in it; choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a file or a folder, found nothing there; check the name.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a sound file, but it cannot be read ({0}); check the name and the disk.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "cannot be read ({0}).",
    ),
    # Files that are written.
    QT_TRANSLATE_NOOP("Engine", "the disk is full; free some space or save it elsewhere ({0})."),
    QT_TRANSLATE_NOOP("Engine", "its folder or the file may not be written; choose another folder ({0})."),
    QT_TRANSLATE_NOOP("Engine", "its folder can only be read; choose another folder ({0})."),
    QT_TRANSLATE_NOOP("Engine", "the name is too long for this disk; choose a shorter one."),
    QT_TRANSLATE_NOOP("Engine", "nothing was written, and an older file of that name is untouched"),
    QT_TRANSLATE_NOOP("Engine", "exists already and may not be overwritten; choose another name or allow it."),
    QT_TRANSLATE_NOOP("Engine", "another program wrote this file meanwhile; choose another name or allow overwriting."),
    QT_TRANSLATE_NOOP("Engine", "expected a file to write, found a folder; add a file name."),
    QT_TRANSLATE_NOOP("Engine", "Opus cannot hold {0} Hz, so the sound was converted to 48000 Hz."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} holds at most {1} Hz, found {2} Hz; set the sample rate to {3} Hz, or choose WAV or FLAC.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot hold {1} Hz; set the sample rate to {2} Hz, or choose WAV or FLAC."),
    QT_TRANSLATE_NOOP("Engine", "{0} holds at most {1} channels, found {2}; choose WAV instead."),
    QT_TRANSLATE_NOOP("Engine", "the tags could not be kept ({0})."),
    QT_TRANSLATE_NOOP("Engine", "the cover picture is larger than the 16 MB that FLAC allows and was left out."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "this format or disk cannot hold so large a file; choose WAV or FLAC, or another disk ({0})",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a folder to write into, found a file on the way; choose another folder",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "it cannot be written ({0}); save it elsewhere ({1})",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a name ending in {0}, found {1}; rename the target.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} cannot hold {1} channels at {2} Hz; choose WAV or FLAC (nothing was written).",
    ),
    # Lists of files.
    QT_TRANSLATE_NOOP(
        "Engine",
        "exists already and was left as it is.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "cannot be written ({0}); free some space or choose another folder, and try this file again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a folder inside {0}, found a link that leads out of it; choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "the list cannot be kept on disk ({0}) and is forgotten when the program ends; free some space there or "
        "check the folder's permissions.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "part of the saved list could not be read; what could be is here, the old file is kept as {0}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "an entry of the saved list was left out ({0}).",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The part of Restorer that computes was ended by the system, most likely because memory ran out; your "
        "files are as they were, so close other programs and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The part of Restorer that computes crashed; your files are as they were, so try again, and if it "
        "crashes once more, report it with the log.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The part of Restorer that computes could not be started ({0}); close other programs and try again.",
    ),
    # Checkpoints and the machine.
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a checkpoint file or one of these names: {0}; found neither, give a name from the list or a path.",
    ),
    QT_TRANSLATE_NOOP("Engine", "expected a checkpoint, found an empty file; copy or download it again."),
    QT_TRANSLATE_NOOP("Engine", "expected a checkpoint file, found {0}; choose a .safetensors or .pt file."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a checkpoint (safetensors, or a zip written by torch.save), found {0}; "
        "nothing of it was run: get the weights as .safetensors.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected tensors and plain values, found a pickle that asks for {0}; "
        "nothing of it was run: get the weights as .safetensors from someone you trust.",
    ),
    QT_TRANSLATE_NOOP("Engine", "expected a free name, found a checkpoint with it; choose another name."),
    QT_TRANSLATE_NOOP(
        "Engine", "expected one of your own checkpoints, found one that ships with the program; it stays."
    ),
    QT_TRANSLATE_NOOP("Engine", "device {0}: expected one that this machine has, found none; choose auto or cpu."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "memory: expected enough for a block of a second, but this machine has no more; "
        "close other programs and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "device {0}: expected auto, cpu, cuda, cuda:N or mps; choose one of these.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected the checkpoint as it was saved, found changed or missing bytes (its digest does not match); "
        "copy or download it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a {0} checkpoint, found {1} in its card; leave the mode out.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "cannot be written ({0}); nothing was changed, make room or choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a checkpoint of at most {0} MiB, found {1} MiB; choose the right file.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "cannot be read ({0}); check the file and its permissions.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected the pickle of a checkpoint, found one that breaks off or makes no sense; copy or download it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected at most {0} pickle instructions, found more; a checkpoint needs some ten thousand, get the "
        "file from another source.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected {0} bytes in tensor storage {1}, found {2}; the file is cut or forged, get it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected tensors that fit their storage, found one of {0} items over {1} stored ones; the file is "
        "forged, get it from another source.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a checkpoint with its card, found safetensors weights without one; get the file that this "
        "program's trainer or importer wrote.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a whole safetensors checkpoint, found {0}; copy or download it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected one of the known models ({0}), found {1}; update this program.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected the {0} weights of the network {1}, found {2}; the file belongs to another network.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected the weight {0} with shape {1}, found {2}; the file belongs to another network.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected finite weights, found NaN or infinity in {0}; the training went wrong, use an earlier file.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a dictionary with model_state_dict, or a state dict, found {0}; save the network's state_dict().",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected only named weights in the state dict, found {0} at {1}; save the network's state_dict().",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a checkpoint card with a format number, found none; the file is damaged.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected checkpoint format {0} or older, found format {1}, written by a newer version; update this "
        "program to open it.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "the checkpoint's card does not fit: {0}",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected known mel settings in the card, found {0}; update this program.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected little-endian weights, found another byte order; save it again on a PC.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a checkpoint written by torch.save, found {0}; nothing of it was run: get the weights as "
        ".safetensors.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected uncompressed members as torch.save writes them, found {0} packed from {1} into {2} bytes; "
        "nothing was unpacked: get the file from another source.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected only tensors beside data.pkl, found {0}{1}; nothing of it was run: get the weights as .safetensors.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a whole checkpoint, found {0}; copy or download it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "cannot be deleted ({0}); close what uses it, or check the folder's permissions.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected another place than the checkpoint itself; choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected the name of one of your checkpoints ({0}), found no such name; choose one of them.",
    ),
    # What a training needs.
    QT_TRANSLATE_NOOP("Engine", "expected a folder of sound files, found {0}; choose another."),
    QT_TRANSLATE_NOOP("Engine", "expected sound files, found none; choose another folder."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected files named like those in {0}, found none of {1} that match; "
        "give both sides of a pair the same name.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a list of pairs or a folder of damaged music, found nothing there; check the name.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a tab-separated list with the columns file and clean_file; found {0}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected the sound of {0}, found another (likeness {1} within {2} s, expected at least {3}); "
        "check that the two belong together.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected a {0} network with this run's settings to start from, found {1} with others; "
        "choose the same mode and size, or another checkpoint.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected at least 2 tracks, one of them to validate with, found {0}; add music.",
    ),
    # Evaluations.
    QT_TRANSLATE_NOOP("Engine", "expected a folder of music, found {0}; choose another."),
    QT_TRANSLATE_NOOP("Engine", "a file"),
    QT_TRANSLATE_NOOP("Engine", "nothing"),
    QT_TRANSLATE_NOOP(
        "Engine", "expected at least one audio file, found none that can be read; choose another folder."
    ),
    QT_TRANSLATE_NOOP("Engine", "expected sound, found silence in {0} places; left out."),
    QT_TRANSLATE_NOOP("Engine", "expected sound, found none in it; left out."),
    QT_TRANSLATE_NOOP("Engine", "{0} more files cannot be read and were left out."),
    QT_TRANSLATE_NOOP("Engine", "expected a clean file for each damaged one, found none for {0} ({1}); left out."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "expected files named like those in {0}, found none of {1} that match; give both sides of a pair the "
        "same name.",
    ),
    QT_TRANSLATE_NOOP("Engine", "expected a folder of sound files, found {0}; choose another."),
    QT_TRANSLATE_NOOP("Engine", "expected rows of the split {0}, found none among {1}; name another."),
    QT_TRANSLATE_NOOP("Engine", "checkpoints: expected each once, found {0} twice; name each once."),
    QT_TRANSLATE_NOOP("Engine", "expected a folder to write into, but {0}; choose another folder."),
    QT_TRANSLATE_NOOP("Engine", "Nothing is called certain where there are fewer than {0} clips; measure more."),
    QT_TRANSLATE_NOOP("Engine", "Models of hearing: not all are installed; to measure with them, run: pip install {0}"),
    # What workers and the player of the window say: they know no language either.
    QT_TRANSLATE_NOOP("Engine", "Studio"),
    QT_TRANSLATE_NOOP("Engine", "Studio, direct"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "For real damage: noise, clipping, low bit rates, missing treble. Leaves what is right exactly as it is.",
    ),
    QT_TRANSLATE_NOOP("Engine", "As Studio, from a second network that says what the clean sound should be."),
    QT_TRANSLATE_NOOP("Engine", "Residual"),
    QT_TRANSLATE_NOOP("Engine", "Direct"),
    QT_TRANSLATE_NOOP(
        "Engine", "Adds and takes away only what it is sure about; keeps closest to the recording. The safe choice."
    ),
    QT_TRANSLATE_NOOP("Engine", "Draws the whole spectrum anew; fills more, and strays further from the recording."),
    QT_TRANSLATE_NOOP("Engine", "A checkpoint of your own, mode {0}."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Playing is off because no sound device takes stereo at {0} kHz; connect one and press Play again.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Playing is off because there is no sound device; connect one and press Play."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Playing is off because the PortAudio library is missing; install libportaudio2 and start again.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Playing is off because the sound device failed; press Play to try again."),
)

# The window's own, kept here because they are made before any language is chosen.
OWN: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Engine", "The settings could not be read, so the application starts with fresh ones."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The settings could not be read, so the application starts with fresh ones. The old file was kept as {0}.",
    ),
)
