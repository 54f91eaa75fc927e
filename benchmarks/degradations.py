"""What each degradation and each preset costs: CPU milliseconds per stereo item, on one thread.

    python benchmarks/degradations.py [--seconds 3] [--items 8] [--json]

CPU time and not the clock's: a loaded machine must not change the figures. Items are noise that falls with frequency
and comes in strokes, which costs an encoder about what music costs. Every item draws anew.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable

import numpy as np
import scipy.signal
import torch

from model_core.degradations import DEGRADATIONS, PRESETS, Chain, ChainConfig, Step

RATE_HZ = 44_100


def item(seconds: float) -> np.ndarray:
    """float32 [2, n] with peak 0.8."""
    n = round(seconds * RATE_HZ)
    noise = np.random.default_rng(0).standard_normal((3, n))
    both = scipy.signal.lfilter([1.0], [1.0, -0.95], noise[:2] + noise[2:], axis=1)
    both *= np.exp(-5.0 * (np.arange(n) % 11_025) / 11_025)
    return (0.8 * both / np.abs(both).max()).astype(np.float32)


def cpu_ms(work: Callable[[np.random.Generator], object], items: int) -> tuple[float, float]:
    """(mean, largest) CPU milliseconds of ``work`` over ``items`` seeds, after one that warms up."""
    work(np.random.default_rng(99))
    taken = []
    for seed in range(items):
        start = time.process_time()
        work(np.random.default_rng(seed))
        taken.append(1000 * (time.process_time() - start))
    return float(np.mean(taken)), max(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--items", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    wave = item(options.seconds)
    chains = {name: ChainConfig((Step(name),), 0.0) for name in DEGRADATIONS}
    chains |= {f"preset: {name}": config for name, config in PRESETS.items()}
    figures = {}
    for name, config in chains.items():
        chain = Chain(config)
        figures[name] = cpu_ms(lambda rng, c=chain: c.damage(wave, RATE_HZ, c.draw(rng)), options.items)
        if not options.json:
            print(f"{name:28s} {figures[name][0]:7.1f} ms   at most {figures[name][1]:7.1f} ms", flush=True)
    if options.json:
        print(json.dumps({name: {"mean_ms": mean, "max_ms": most} for name, (mean, most) in figures.items()}))


if __name__ == "__main__":
    main()
