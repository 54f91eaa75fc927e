"""``restorer info``: what a sound file is like, or what a checkpoint says of itself."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from model_core.cli.console import Console, clock
from model_core.cli.options import EXIT_DONE, UsageError, add_command
from model_core.errors import AudioError, CheckpointError

DETAILS = """\
Of a sound file: format, rate, channels, length, measured bandwidth, loudness, true peak, clipping, effective bits, and
whatever is wrong with it; then whether a shipped checkpoint is likely to help. Of a checkpoint (a file, or a name in
the library): its card.
"""
CHECKPOINT_SUFFIXES = (".safetensors", ".pt", ".pth", ".ckpt")


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "info", "describe a sound file or a checkpoint", DETAILS)
    parser.add_argument("file", metavar="FILE", help="a sound file, a checkpoint, or a checkpoint's name")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, console: Console) -> int:
    """Describe one thing."""
    path = Path(options.file)
    if not path.exists() or path.suffix.lower() in CHECKPOINT_SUFFIXES:
        _describe_checkpoint(options.file, console)
        return EXIT_DONE
    try:
        _describe_audio(path, console)
    except AudioError:
        if not _holds_checkpoint(path):
            raise
        _describe_checkpoint(options.file, console)
    return EXIT_DONE


def _holds_checkpoint(path: Path) -> bool:
    """Whether a file that is no sound is a checkpoint under an odd name."""
    from model_core.checkpoint.kind import kind_of

    try:
        return path.is_file() and bool(kind_of(path))
    except CheckpointError:
        return False


def _describe_audio(path: Path, console: Console) -> None:
    from model_core.audio import AudioFile
    from model_core.diagnosis import diagnose, sentences

    file = AudioFile(path)
    info = file.info
    console.label = path.name
    with console.progress() as report:
        diagnosis = diagnose(file, report)
    facts = diagnosis.facts
    seconds = facts.frames / file.sample_rate
    console.give(
        {
            "kind": "audio",
            "path": path,
            "format": info.format,
            "subtype": info.subtype,
            "lossy": info.lossy,
            "bit_depth": info.bit_depth,
            "sample_rate": info.sample_rate,
            "channels": info.channels,
            "duration_s": seconds,
            **dataclasses.asdict(facts),
            "findings": [dataclasses.asdict(found) for found in diagnosis.findings],
            "suggestion": diagnosis.suggestion,
            "reason": diagnosis.reason,
            "tags": dict(info.tags.values),
            "cover": info.tags.cover is not None,
            "warnings": file.warnings,
        }
    )
    depth = "" if info.bit_depth is None else f", {'float' if info.is_float else f'{info.bit_depth} bits'}"
    peak = f"{facts.true_peak_dbfs:.1f} dBTP true peak"
    loudness = "no loudness" if facts.loudness_lufs is None else f"{facts.loudness_lufs:.1f} LUFS"
    lines = {
        "Format": f"{info.format} {info.subtype}{depth}{', lossy' if info.lossy else ''}",
        "Rate": f"{info.sample_rate} Hz",
        "Channels": f"{info.channels}{' (both the same)' if facts.dual_mono else ''}",
        "Length": f"{clock(seconds)} ({facts.frames} samples)",
        "Bandwidth": f"{facts.bandwidth_hz:.0f} Hz of {info.sample_rate / 2:.0f} Hz",
        "Level": "silent" if facts.silent else f"{loudness}, {peak}",
        "Clipping": "none"
        if not facts.clipped_samples
        else f"{facts.clipped_samples} samples in {facts.clipped_runs} places",
        "Effective bits": "unknown" if facts.effective_bits is None else str(facts.effective_bits),
    }
    lines |= {name.capitalize(): value for name, value in info.tags.values.items()}
    _list(console, str(path), lines)
    for sentence in sentences(diagnosis):
        console.say(f"  {sentence}")
    for sentence in file.warnings:
        console.warn(sentence)


def _describe_checkpoint(given: str, console: Console) -> None:
    from model_core.checkpoint import checkpoint_sha256, read_card
    from model_core.checkpoint.card import card_to_dict
    from model_core.library import list_checkpoints, resolve

    try:
        path = resolve(given)
    except CheckpointError as error:
        if Path(given).suffix.lower() in CHECKPOINT_SUFFIXES:
            raise
        names = ", ".join(entry.name for entry in list_checkpoints()) or "none yet"
        raise UsageError(
            f"{given}: expected a sound file, a checkpoint or a name in the library ({names}), found nothing there; "
            "check the name."
        ) from error
    card = read_card(path)
    plain = card_to_dict(card)
    sha256 = checkpoint_sha256(path)
    console.give({"kind": "checkpoint", "path": path, "sha256": sha256, "card": plain})
    lines = {
        "Name": card.name or path.stem,
        "Network": f"{card.model}, mode {card.mode or 'none'}",
        "Rate": f"{card.sample_rate} Hz",
        "Epoch": str(card.epoch),
        "Created": card.created or "unknown",
        "SHA-256": sha256,
    }
    for title, group in (("Data", card.data), ("Metric", card.metrics), ("Training", card.training)):
        for name, value in group.items():
            if not isinstance(value, dict | list):
                lines[f"{title}: {name}"] = f"{value:.4g}" if isinstance(value, float) else str(value)
    _list(console, str(path), lines)


def _list(console: Console, title: str, lines: dict[str, str]) -> None:
    console.say(title)
    width = max(len(name) for name in lines)
    for name, value in lines.items():
        console.say(f"  {name:<{width}}  {value}")
