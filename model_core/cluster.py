"""Restoring many files on the machines of a Ray cluster. Needs the extra ``cluster``; every machine must see the files
under the same names.

One worker holds one file at a time. Where a worker dies, its file is done again by another, unless it had already
appeared: files are renamed into place as a whole, so what is there is finished.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from model_core.audio import ExportConfig
from model_core.errors import RestorerError
from model_core.progress import Reporter
from model_core.restorers import FileResult, RestoreConfig, open_restorer, restore_file

HERE = "local"  # instead of an address: this machine's own cores
DEATHS = 3  # of workers over one file, until the file is to blame
DIED = "Its worker ended before it could say how it went; the file itself is whole."


class ClusterError(RestorerError):
    """The cluster is missing, cannot be reached or has nobody left to work."""


@dataclass(frozen=True)
class Shard:
    """One file to restore."""

    source: Path
    target: Path
    export: ExportConfig = ExportConfig()


@dataclass(frozen=True)
class Outcome:
    """What became of the shard ``index``: a ``result``, or the sentence that says why not."""

    index: int
    result: FileResult | None
    error: str = ""


def is_available() -> str | None:
    """None, or the sentence that says what is missing."""
    try:
        _ray()
    except ImportError:
        return "--cluster: expected the extra 'cluster' (Ray), found it missing; run pip install 'restorer[cluster]'."
    return None


def _ray() -> Any:
    """Ray, where it is installed; its own type hints come and go with its versions."""
    return import_module("ray")


def restore_on_cluster(
    address: str, shards: Sequence[Shard], config: RestoreConfig, report: Reporter = Reporter(), workers: int = 0
) -> Iterator[Outcome]:
    """Restore ``shards`` on the cluster at ``address`` ("auto", "host:6379", "ray://host:10001", or "local"), each
    exactly once, and yield them as they finish. ``workers`` 0: as many as the cluster has cores, or graphics cards
    where ``config`` asks for them.

    Raises:
        ClusterError: Ray is missing, the cluster cannot be reached, or its workers end again and again.
        Cancelled: the listener asked to stop; workers are ended, nothing half-done is left under a target's name.
    """
    missing = is_available()
    if missing:
        raise ClusterError(missing)
    ray = _ray()
    _join(address)
    try:
        yield from _Crew(shards, config, _count(config, workers, len(shards))).work(report)
    finally:
        ray.shutdown()


def _join(address: str) -> None:
    ray = _ray()
    # Cores are for the restorers: each opens one network, and many threads in each would only stand in line.
    environment = {"env_vars": {"OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1")}}
    os.environ.setdefault("RAY_raylet_start_wait_time_s", "120")  # a busy machine takes longer than its 30 s
    here: dict[str, Any] = {"include_dashboard": False} if address == HERE else {"address": address}
    try:
        ray.init(runtime_env=environment, log_to_driver=False, logging_level=logging.ERROR, **here)
    except (ConnectionError, RuntimeError, ValueError, TimeoutError) as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ClusterError(
            f"--cluster {address}: expected a Ray cluster there, but {first.rstrip('.')}; "
            "start one with 'ray start --head', or give 'local' for the cores of this machine."
        ) from error


def _count(config: RestoreConfig, workers: int, shards: int) -> int:
    ray = _ray()
    cores = ray.cluster_resources().get("GPU" if config.device.startswith("cuda") else "CPU", 1.0)
    return max(1, min(workers or int(cores), shards))


class _Hand:
    """Lives on a worker: a restorer that is opened once."""

    def __init__(self, config: RestoreConfig) -> None:
        self._restorer = open_restorer(config)

    def process(self) -> int:
        """Which process this is."""
        return os.getpid()

    def restore(self, shard: Shard) -> FileResult | str:
        try:
            return restore_file(self._restorer, shard.source, shard.target, shard.export)
        except RestorerError as error:
            return str(error)


class _Crew:
    """Workers, the files they hold, and the files that wait."""

    def __init__(self, shards: Sequence[Shard], config: RestoreConfig, count: int) -> None:
        ray = _ray()
        self._shards = shards
        self._waiting = deque(range(len(shards)))
        self._before = {index: _identity(shard.target) for index, shard in enumerate(shards)}
        self._deaths: dict[int, int] = {}
        needs = {"num_gpus": 1} if config.device.startswith("cuda") else {"num_cpus": 1}
        self._make: Callable[[], Any] = lambda: ray.remote(_Hand).options(max_restarts=0, **needs).remote(config)
        self._hands: list[Any] = [self._make() for _ in range(count)]
        self._held: dict[Any, tuple[Any, int]] = {}  # what is awaited -> by whom, which shard

    def work(self, report: Reporter) -> Iterator[Outcome]:
        ray = _ray()
        done = 0
        for hand in self._hands:
            self._give(hand)
        while self._held:
            report.update(done / len(self._shards), f"Restoring on {len(self._hands)} workers")
            ready, _ = ray.wait(list(self._held), num_returns=1, timeout=0.5)
            for reference in ready:
                hand, index = self._held.pop(reference)
                outcome = self._outcome(reference, hand, index)
                if outcome is not None:
                    done += 1
                    yield outcome
        report.update(1.0, "Restored")

    def _give(self, hand: Any) -> None:
        if self._waiting:
            index = self._waiting.popleft()
            self._held[hand.restore.remote(self._shards[index])] = (hand, index)

    def _outcome(self, reference: Any, hand: Any, index: int) -> Outcome | None:
        """What became of a shard; None where another worker has to do it again."""
        ray = _ray()
        try:
            found = ray.get(reference)
        except ray.exceptions.RayActorError as error:
            return self._after_a_death(hand, index, error)
        except ray.exceptions.RayTaskError as error:
            found = f"{self._shards[index].source}: unexpected {str(error).strip().splitlines()[-1]}"
        self._give(hand)
        return Outcome(index, None, found) if isinstance(found, str) else Outcome(index, found)

    def _after_a_death(self, hand: Any, index: int, error: Exception) -> Outcome | None:
        """Its file goes to the front of the line, its place to a new worker."""
        if "__init__" in str(error) or "creation" in str(error).lower():  # it would not even start
            raise ClusterError(f"workers of the cluster cannot start: {str(error).strip().splitlines()[-1]}") from error
        self._hands[self._hands.index(hand)] = fresh = self._make()
        shard = self._shards[index]
        outcome: Outcome | None = None
        self._deaths[index] = self._deaths.get(index, 0) + 1
        now = _identity(shard.target)
        if now is not None and now != self._before[index]:
            outcome = Outcome(index, FileResult(shard.target, True, (DIED,), 0.0))
        elif self._deaths[index] >= DEATHS:
            sentence = f"{shard.source}: expected to be restored, but {DEATHS} workers ended over it; restore it alone."
            outcome = Outcome(index, None, sentence)
        else:
            self._waiting.appendleft(index)
        self._give(fresh)
        return outcome


def _identity(path: Path) -> tuple[int, int, int] | None:
    """Tells a file from the one that takes its place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
