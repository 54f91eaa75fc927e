"""How long from the key to the sound: ``python benchmarks/switching.py [--switches 200] [--simulated] [--busy 2]``.

Measures, with the application's own player and a running event loop, the time from ``Player.select`` to the callback
that carries the first changed sample, and adds the latency that the device reports: what waits before that sample.
``--simulated`` stands in for a sound card with a thread that asks for blocks by the clock, with the latency and block
size that PortAudio uses on ALSA: for machines without one. ``--busy N`` keeps N processes calculating beside it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from restorer_gui.mixer import Track
from restorer_gui.player import Player
from restorer_gui.sound_device import cushion, open_stream

RATE = 44_100
LEVELS = (0.25, 0.5)  # of the two versions: constants, so that a block tells which one it holds
PERIODS = 4  # PortAudio cuts ALSA's buffer into as many


class SimulatedCard:
    """Asks for a block whenever one has been played; says so when it came too late."""

    def __init__(self, sample_rate: int, callback: Callable[..., None]) -> None:
        self.latency = cushion.latency_s
        self.active, self.late = True, 0
        self._frames = round(self.latency * sample_rate / PERIODS)
        self._callback, self._rate = callback, sample_rate
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        out = np.zeros((self._frames, 2), np.float32)
        due_s = time.perf_counter()
        while self.active:
            dry = time.perf_counter() - due_s > self.latency
            self.late += dry
            if dry:
                due_s = time.perf_counter()
            self._callback(out, self._frames, None, argparse.Namespace(output_underflow=dry))
            due_s += self._frames / self._rate
            time.sleep(max(0.0, due_s - time.perf_counter()))

    def start(self) -> None: ...

    def abort(self) -> None:
        self.active = False

    def close(self) -> None:
        self._thread.join()


def calculate() -> None:
    values = np.random.default_rng(0).standard_normal((400, 400))
    while True:
        values = values @ values
        values /= np.abs(values).max()


class Listener:
    """Opens the card and notes when the first block with changed sound leaves the callback."""

    def __init__(self, open_card: Callable[..., Any]) -> None:
        self.cards: list[Any] = []
        self.changed_s: float | None = None
        self._old_level = 0.0
        self._open_card = open_card

    def expect_other_than(self, level: float) -> None:
        self.changed_s, self._old_level = None, level

    def __call__(self, sample_rate: int, callback: Callable[..., None]) -> Any:
        def watching(out: np.ndarray, frames: int, times: Any, status: Any) -> None:
            callback(out, frames, times, status)
            if self.changed_s is None and abs(float(out[-1, 0]) - self._old_level) > 1e-6:
                self.changed_s = time.perf_counter()

        self.cards.append(self._open_card(sample_rate, watching))
        return self.cards[-1]


def measure(switches: int, open_card: Callable[..., Any]) -> None:
    app = QCoreApplication.instance() or QCoreApplication([])
    listener, lost, waited_s = Listener(open_card), list[str](), list[float]()
    player = Player(open_stream=listener)
    player.sound_lost.connect(lost.append)
    player.load([Track(np.full((1, 60 * RATE), level, np.float32)) for level in LEVELS], RATE)
    player.set_loop((1.0, 50.0))
    player.play()
    rng = np.random.default_rng(0)

    def run_until(done: Callable[[], bool], limit_s: float) -> None:
        end_s = time.perf_counter() + limit_s
        while not done() and not lost and time.perf_counter() < end_s:
            app.processEvents()
            time.sleep(0.0005)

    run_until(lambda: False, 1.0)
    for switch in range(1, switches + 1):
        run_until(lambda: False, rng.uniform(0.03, 0.06))  # at any phase of the blocks
        listener.expect_other_than(LEVELS[(switch - 1) % 2])
        asked_s = time.perf_counter()
        player.select(switch % 2)
        run_until(lambda: listener.changed_s is not None, 5.0)
        if lost or listener.changed_s is None:
            break
        waited_s.append(listener.changed_s - asked_s)
    if waited_s:
        report(waited_s, listener.cards)
    else:
        print(lost[0] if lost else "Nothing was played.")
    player.shut_down()
    lost.clear()
    run_until(lambda: not player.busy, 5.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--switches", type=int, default=200)
    parser.add_argument("--simulated", action="store_true")
    parser.add_argument("--busy", type=int, default=0)
    options = parser.parse_args()
    beside = [multiprocessing.Process(target=calculate, daemon=True) for _ in range(options.busy)]
    for process in beside:
        process.start()
    measure(options.switches, SimulatedCard if options.simulated else open_stream)
    for process in beside:
        process.terminate()


def report(waited_s: list[float], cards: list[Any]) -> None:
    latency_ms = 1000 * cards[-1].latency
    p50, p95, most = 1000 * np.quantile(waited_s, [0.5, 0.95, 1.0])
    dry = f", ran dry {sum(card.late for card in cards)} times" if hasattr(cards[0], "late") else ""
    print(f"{len(waited_s)} switches, key to callback: p50 {p50:.1f} ms, p95 {p95:.1f} ms, max {most:.1f} ms")
    print(f"latency of the device: {latency_ms:.1f} ms; opened {len(cards)} times{dry}")
    print(f"key to the first changed sound: p50 {p50 + latency_ms:.1f} ms, p95 {p95 + latency_ms:.1f} ms")


if __name__ == "__main__":
    main()
