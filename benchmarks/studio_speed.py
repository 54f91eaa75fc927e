"""How fast `studio` restores a song from file to file, in how much memory, and where the time goes.

    python benchmarks/studio_speed.py [--checkpoint studio] [--minutes 4] [--memory 20] [--threads 1] [--json]
        [--damage dull|tilted|clipped]

Beside it: the same song with a reference checkpoint, the memory for other lengths, and how much of what the machine can
multiply the network uses. Every song is restored in a process of its own, as the command line does it. Seconds are of
the processor, so that whatever else the machine does changes little; wall-clock times stand beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import torch
from restore_speed import RATE_HZ, Stages, peak_mb, write_song
from torch.utils.flop_counter import FlopCounterMode

from model_core.audio import AudioFile, AudioWriter
from model_core.checkpoint import Card, load_checkpoint, save_checkpoint
from model_core.config import to_dict
from model_core.errors import CheckpointError
from model_core.library import resolve
from model_core.models.studio import Features, StudioConfig, StudioNet
from model_core.reconstruct import banded, deciding
from model_core.restorers import RestoreConfig, looks, open_restorer, restore_file, shelf, studio

REFERENCE = "residual"
HOOKS: tuple[tuple[Any, str, str], ...] = (
    (AudioFile, "blocks", "read"),
    (studio, "find_faults", "survey: faults that need no network"),
    (studio, "Looks", "survey: choosing blocks"),
    (looks.Looks, "facts_db", "survey: facts"),
    (shelf.Shelf, "put", "survey: putting aside"),
    (shelf.Shelf, "get", "survey: putting aside"),
    (deciding.Deciding, "add", "survey: what may be done"),
    (deciding.Deciding, "plan", "survey: what may be done"),
    (studio, "_audible", "survey: is it audible"),
    (studio, "subsonic_db", "survey: tilt"),
    (studio, "find_reference_tilt", "survey: tilt"),
    (studio, "mended", "declipping, whistles out"),
    (studio, "untilted", "undoing a tilt"),
    (looks, "stft", "STFT"),
    (looks, "levels_db", "band levels"),
    (studio, "features_of", "features"),
    (studio, "clipped_share", "features"),
    (StudioNet, "forward", "network"),
    (studio, "reconstruct", "reconstruction: the rest"),
    (banded, "_gained", "reconstruction: gains"),
    (banded, "missing", "reconstruction: fill"),
    (banded, "squeezed", "reconstruction: fill"),
    (banded, "filled", "reconstruction: fill"),
    (banded, "consistent", "reconstruction: consistency"),
    (banded, "istft", "reconstruction: inverse STFT"),
    (studio.TruePeakMeter, "add", "true peak"),
    (studio, "limit_peaks", "limiter"),
    (studio, "added_to", "resampling, adding"),
    (AudioWriter, "write", "write"),
    (AudioWriter, "__exit__", "write"),
)


def restore(checkpoint: str, source: Path, threads: int) -> dict[str, Any]:
    """One song, here."""
    torch.set_num_threads(threads)
    before_mb = peak_mb()
    began_s = time.process_time()
    restorer = open_restorer(RestoreConfig(checkpoint, device="cpu"))
    opened_s = time.process_time() - began_s
    stages = Stages(time.process_time)
    for owner, attribute, name in HOOKS:
        stages.wrap(owner, attribute, name)
    with tempfile.TemporaryDirectory() as folder, stages.stage("other"):
        began_s = time.process_time()
        result = restore_file(restorer, source, Path(folder) / "restored.wav")
        cpu_s = time.process_time() - began_s
    return {
        "open_s": opened_s,
        "cpu_s": cpu_s,
        "wall_s": result.seconds,
        "peak_mb": peak_mb(),
        "peak_before_mb": before_mb,
        "changed": result.changed,
        "notes": list(result.notes),
        "stages_s": stages.seconds,
    }


def in_child(checkpoint: str, source: Path, threads: int) -> dict[str, Any]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--checkpoint", checkpoint, "--threads", str(threads), "--child", str(source)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def matmul_gflops(dtype: torch.dtype, size: int = 1024, least_s: float = 1.0) -> float:
    """What square matrices reach, in GFLOP per second of the processor: the best of some runs."""
    one, other = torch.randn(size, size).to(dtype), torch.randn(size, size).to(dtype)
    best, began_s = 0.0, time.process_time()
    while time.process_time() - began_s < least_s:
        start_s = time.process_time()
        one @ other
        best = max(best, 2 * size**3 / max(time.process_time() - start_s, 1e-9) / 1e9)
    return best


def network_gflop(checkpoint: str, seconds: float = 8.0) -> float:
    """Work of the network per second of stereo sound, multiplications and additions."""
    model, _ = load_checkpoint(resolve(checkpoint))
    assert isinstance(model, StudioNet)
    bands = model.config.bands
    frames = round(seconds * bands.sample_rate / bands.hop)
    seen = Features(
        torch.zeros(1, 2, bands.n_bands, frames),
        torch.zeros(1, 2, bands.low_bins, frames, dtype=torch.complex64),
        torch.zeros(1, 2, frames),
        torch.zeros(1, 2, bands.n_bands),
    )
    counter = FlopCounterMode(display=False)
    with torch.inference_mode(), counter:
        model.eval()(seen)
    hidden = model.config.rnn_hidden
    recurrent = 2 * 2 * 3 * hidden * (model.config.width + hidden) * frames  # not counted by torch
    return (counter.get_total_flops() + recurrent) / seconds / 1e9


def measure(options: argparse.Namespace) -> dict[str, Any]:
    torch.set_num_threads(options.threads)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        checkpoint = find_checkpoint(options.checkpoint, folder)
        songs = {}
        for minutes in sorted({1.0, options.minutes, *options.memory}):
            songs[minutes] = folder / f"{minutes}.wav"
            write_song(songs[minutes], minutes, tilted=options.damage == "tilted")
            if options.damage == "clipped":
                clip(songs[minutes])
        long = in_child(checkpoint, songs[options.minutes], options.threads)
        others = sorted(songs.keys() - {options.minutes})
        peaks_mb = {minutes: in_child(checkpoint, songs[minutes], options.threads)["peak_mb"] for minutes in others}
        reference = in_child(REFERENCE, songs[options.minutes], options.threads)
        work = network_gflop(checkpoint)
    sound_s = 60.0 * options.minutes
    network_s = long["stages_s"].get("network", 0.0)
    reached = work * sound_s / network_s if network_s else float("nan")
    peaks = {str(kind).removeprefix("torch."): matmul_gflops(kind) for kind in (torch.float32, torch.bfloat16)}
    return {
        "sound_s": sound_s,
        "threads": options.threads,
        "cores": os.cpu_count(),
        "studio": long,
        "peak_mb_by_minutes": peaks_mb,
        "reference": reference,
        "network_gflop_per_s_of_sound": work,
        "network_gflops": reached,
        "matmul_gflops": peaks,
    }


def clip(path: Path) -> None:
    """The song cut off at a third of its peak."""
    samples, rate = soundfile.read(path, dtype="float32")
    limit = np.abs(samples).max() / 3.0
    soundfile.write(path, np.clip(samples, -limit, limit), rate, "PCM_16")


def find_checkpoint(name: str, folder: Path) -> str:
    """``name``, or an untrained network where there is none yet: it costs the same, but has nothing to say."""
    try:
        return str(resolve(name))
    except CheckpointError:
        print(f"{name}: no such checkpoint; an untrained network, which changes nothing.", file=sys.stderr)
        config = StudioConfig()
        save_checkpoint(
            folder / "untrained.safetensors", StudioNet(config), Card(model="studio", config=to_dict(config))
        )
        return str(folder / "untrained.safetensors")


def show(found: dict[str, Any]) -> None:
    long, reference = found["studio"], found["reference"]
    sound_s = found["sound_s"]
    print(
        f"{sound_s:.0f} s of stereo at {RATE_HZ} Hz, WAV to WAV, {found['threads']} threads of {found['cores']} cores\n"
    )
    header = ["", "seconds of CPU", "times real time (CPU)", "times real time (wall)", "peak memory"]
    print("\n".join(f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header))))
    for name, run in (("studio", long), (f"reference ({REFERENCE})", reference)):
        print(
            f"| {name} | {run['cpu_s']:.1f} | {sound_s / run['cpu_s']:.1f} | {sound_s / run['wall_s']:.1f} | "
            f"{run['peak_mb']:.0f} MB |"
        )
    print(f"\n`studio` takes {long['cpu_s'] / reference['cpu_s']:.2f} times as long as the reference checkpoint.")
    for name, run in (("studio", long), ("the reference checkpoint", reference)):
        if not run["changed"]:
            print(f"Note: {name} found no benefit, so this is not its full work.")
    peaks_mb = {sound_s / 60: long["peak_mb"], **found["peak_mb_by_minutes"]}
    said = ", ".join(f"{minutes:g} min {peak:.0f} MB" for minutes, peak in sorted(peaks_mb.items()))
    print(f"Peak memory: {said}; {long['peak_before_mb']:.0f} MB of each before the checkpoint is opened.")
    print(f"Opening the checkpoint: {long['open_s']:.2f} s.")
    peaks = ", ".join(f"{name} {value:.0f}" for name, value in found["matmul_gflops"].items())
    shares = ", ".join(f"{100 * found['network_gflops'] / v:.0f} % of {n}" for n, v in found["matmul_gflops"].items())
    work, reached = found["network_gflop_per_s_of_sound"], found["network_gflops"]
    print(f"Network: {work:.2f} GFLOP per second of sound, {reached:.0f} GFLOP/s reached.")
    print(f"Matrices reach {peaks} GFLOP/s; the network {shares}.")
    print("\n| stage | seconds of CPU | share |\n| --- | --- | --- |")
    for stage, seconds in sorted(long["stages_s"].items(), key=lambda pair: -pair[1]):
        print(f"| {stage} | {seconds:.2f} | {100 * seconds / long['cpu_s']:.1f} % |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", default="studio")
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--memory", type=float, nargs="*", default=[], help="further lengths, for their memory alone")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--damage", choices=("dull", "tilted", "clipped"), default="dull")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        print(json.dumps(restore(options.checkpoint, options.child, options.threads)))
        return
    found = measure(options)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    show(found)


if __name__ == "__main__":
    main()
