"""Training items per second: this program's pipeline against the reference system's way, side by side on one machine.

    python benchmarks/pipeline.py [--data DIR] [--items 64] [--reference-items 4] [--json]
    python benchmarks/pipeline.py --preset studio --data DIR [--workers N] [--batches 6] [--json]

With --preset: items that the trainer's own processes make in a second, against those that the network consumes.

The reference's way: decode the whole 30 s MP3 and resample it, take 4 s, degrade in numpy with a direct convolution,
two mel pictures, all with librosa (a test dependency). Without --data, MP3s of 30 s like FMA Small's are made first.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import soundfile
import torch

from model_core.ahead import Ahead, worker_count
from model_core.dataset import Segments, Track, batches, degrade, find_tracks
from model_core.degradations import Chain, ChainConfig
from model_core.mel import LogMel
from model_core.training import PRESETS
from model_core.training_state import Training

RATE_HZ, SEGMENT = 32_000, 128_000
BATCH = 4


def reference_item(path: Path, rng: np.random.Generator) -> list[np.ndarray]:
    """Degraded and clean picture the way REFERENCE_SYSTEM.md, sections 2 to 4, describes, with librosa."""
    whole, _ = librosa.load(path, sr=RATE_HZ, mono=True)
    start = int(rng.integers(0, max(len(whole) - SEGMENT, 1)))
    clean = librosa.util.fix_length(whole[start : start + SEGMENT], size=SEGMENT)
    clean = clean / (float(np.abs(clean).max()) + 1e-8)

    levels = 2.0 ** rng.choice([8, 10, 12])
    x = np.clip(np.round(clean * levels) / levels + rng.uniform(-0.5, 0.5, SEGMENT) / levels, -1, 1)
    lower_hz = int(rng.choice([16_000, 22_050]))
    x = librosa.resample(x, orig_sr=RATE_HZ, target_sr=lower_hz)
    x = librosa.util.fix_length(librosa.resample(x, orig_sr=lower_hz, target_sr=RATE_HZ), size=SEGMENT)
    decay = np.exp(-np.linspace(0, 5, int(rng.uniform(0.05, 0.2) * RATE_HZ)))
    x = np.convolve(x, decay)[:SEGMENT]
    x = x / (float(np.abs(x).max()) + 1e-8)
    threshold = rng.uniform(0.8, 0.95)
    x = np.clip(x, -threshold, threshold)

    settings = {"sr": RATE_HZ, "n_fft": 1024, "hop_length": 256, "n_mels": 128}
    powers = [librosa.feature.melspectrogram(y=wave, **settings) for wave in (x, clean)]
    return [(librosa.power_to_db(power, ref=np.max, top_db=80.0) + 80.0) / 80.0 for power in powers]


def write_tracks(folder: Path, count: int) -> None:
    """Tracks of 30 s, stereo, 44.1 kHz MP3: noise in bands that moves, which costs a decoder what music costs."""
    rng = np.random.default_rng(0)
    time_s = np.arange(30 * 44_100) / 44_100
    for place in range(count):
        tones = sum(
            np.sin(2 * np.pi * f * time_s) * (0.5 + 0.5 * np.sin(time_s * f / 97)) for f in rng.uniform(80, 9000, 20)
        )
        wave = 0.02 * tones + 0.02 * rng.standard_normal((2, len(time_s)))
        soundfile.write(folder / f"{place:06}.mp3", wave.T, 44_100, format="MP3")


@dataclass(frozen=True)
class Speed:
    """``cpu_s`` is what all cores together spent on an item: it does not suffer from what else the machine does."""

    items_per_s: float
    cpu_s: float


def timed(work: Callable[[], object], items: int) -> Speed:
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    work()
    return Speed(items / (time.perf_counter() - wall_s), (time.process_time() - cpu_s) / items)


def ours(tracks: list[Track], items: int, features: LogMel) -> None:
    """As the trainer makes items, but every one is degraded, as in the other way."""
    chain = Chain(ChainConfig(intact_probability=0.0))
    segments = Segments(tracks, "train", chain)
    for batch in batches(segments, range(items), BATCH):
        clean, degraded = degrade(batch, chain, RATE_HZ, torch.device("cpu"))
        with torch.no_grad():
            features(degraded), features(clean)


def theirs(tracks: list[Track], items: int) -> None:
    """The reference's way, one item after the other."""
    rng = np.random.default_rng(0)
    for index in range(items):
        reference_item(tracks[index % len(tracks)].path, rng)


def measure(folder: Path, items: int, reference_items: int) -> dict[str, Any]:
    tracks, features = find_tracks(folder), LogMel()
    theirs(tracks, 1)  # tables and compiled parts are made once, in both
    ours(tracks, BATCH, features)
    reference = timed(lambda: theirs(tracks, reference_items), reference_items)
    pipeline = timed(lambda: ours(tracks, items, features), items)
    return {
        "tracks": len(tracks),
        "threads": torch.get_num_threads(),
        "reference": asdict(reference),
        "pipeline": asdict(pipeline),
        "ratio_items_per_s": pipeline.items_per_s / reference.items_per_s,
        "ratio_cpu": reference.cpu_s / pipeline.cpu_s,
    }


def against_network(preset: str, folder: Path, workers: int, batches: int) -> dict[str, Any]:
    """Items made ahead in a second with nobody waiting, and steps in a second on a batch that is there."""
    base = PRESETS[preset]
    config = replace(base, data=replace(base.data, folder=str(folder)), workers=workers)
    run = Training(config, Path())
    count = worker_count(workers, run.task.items)
    groups = [range(n * config.batch, (n + 1) * config.batch) for n in range(batches + count)]
    with Ahead(run.task.items, count) as ahead:
        source = ahead.batches("train", groups)
        arrays = next(source)
        for _ in range(count - 1):  # until all processes have started and loaded
            next(source)
        pipeline = timed(lambda: list(source), config.batch * (len(groups) - max(count, 1)))

    def step() -> None:
        total = run.task.terms(run.model, run.task.inputs(arrays))["total"]
        run.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        run.optimiser.step()
        float(total.detach())

    step()
    network = timed(lambda: [step() for _ in range(batches)], config.batch * batches)
    return {
        "workers": count,
        "device": str(run.device),
        "threads": torch.get_num_threads(),
        "made_per_s": pipeline.items_per_s,
        "consumed_per_s": network.items_per_s,
        "ratio": pipeline.items_per_s / network.items_per_s,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Training items per second, beside the reference system's way.")
    parser.add_argument("--data", type=Path, help="a folder of music (default: MP3s made for this run)")
    parser.add_argument("--items", type=int, default=64)
    parser.add_argument("--reference-items", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--preset", choices=tuple(PRESETS), help="measure the trainer's pipeline against its network")
    parser.add_argument("--workers", type=int, default=-1)
    parser.add_argument("--batches", type=int, default=6)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.data or Path(name)
        if options.data is None:
            write_tracks(folder, 8)
        if options.preset:
            found = against_network(options.preset, folder, options.workers, options.batches)
            print(json.dumps(found, indent=2))
            return
        found = measure(folder, options.items, options.reference_items)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{found['tracks']} tracks, {found['threads']} threads")
    for title, key in (("the reference's way", "reference"), ("this pipeline", "pipeline")):
        speed = found[key]
        print(f"  {title:<20} {speed['items_per_s']:8.2f} items/s  {1000 * speed['cpu_s']:8.1f} ms of CPU per item")
    print(f"  ratio                {found['ratio_items_per_s']:8.1f} {'':8} {found['ratio_cpu']:8.1f}")


if __name__ == "__main__":
    main()
