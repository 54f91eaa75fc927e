"""What a checkpoint is worth on clean music damaged on purpose, always beside the row "untouched".

Two views. The network's own: mel pictures and the reference system's three metrics (its Table 1). The listener's: the
waveform that comes out of the whole restorer, against the clean waveform.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
from torch import Tensor

from model_core import audio, checkpoint, library
from model_core.config import Range
from model_core.dataset import Item, SegmentConfig, Segments, batches, degrade, find_tracks
from model_core.degradations import DEGRADATIONS, Chain, ChainConfig, Step
from model_core.device import autocast, pick_device, to_device
from model_core.errors import ConfigError
from model_core.mel import LogMel, MelConfig
from model_core.metrics import MEL_METRICS, METRICS, WAVE_METRICS
from model_core.progress import Reporter
from model_core.restorers import RestoreConfig, Restorer, open_restorer

UNTOUCHED = "untouched"
# "reference" is the paper's test: the whole chain on 85 % of the clips, 15 % intact. The others are pure.
CONDITIONS: tuple[str, ...] = ("reference", "intact", *DEGRADATIONS)
HARM_SI_SDR_DB = 0.3  # a fall of SI-SDR by more than this counts as harm, as does any rise of LSD beyond HARM_LSD
HARM_LSD = 0.01
BATCH = 4
RESAMPLES = 1000  # of the bootstrap


@dataclass(frozen=True)
class EvaluateConfig:
    """``items`` segments per condition, walked over the tracks in order, seeded 201 + index as in the paper's test."""

    folder: str
    items: Annotated[int, Range(1, 100_000)] = 100
    conditions: tuple[str, ...] = CONDITIONS
    waveform: bool = True
    device: str = "auto"


@dataclass(frozen=True)
class Row:
    """One restorer under one condition: means and their 95 % bootstrap interval by metric name.

    ``harmed_percent``: share of clips whose SI-SDR falls by more than 0.3 dB or whose LSD rises; None without
    waveforms.
    """

    condition: str
    restorer: str
    items: int
    values: dict[str, float]
    low: dict[str, float]
    high: dict[str, float]
    harmed_percent: float | None = None


@dataclass(frozen=True, eq=False)
class _Contestant:
    """A checkpoint, opened as a network for its pictures and as a restorer for its sound."""

    name: str
    picture: Callable[[Tensor], Tensor]
    restorer: Restorer


def chain_for(condition: str) -> ChainConfig:
    """The chain of a condition.

    Raises:
        ConfigError: no such condition.
    """
    if condition == "reference":
        return ChainConfig()
    if condition == "intact":
        return ChainConfig(steps=(), intact_probability=1.0)
    if condition in DEGRADATIONS:
        return ChainConfig(steps=(Step(condition),), intact_probability=0.0)
    raise ConfigError(f"condition {condition!r}: expected one of {', '.join(CONDITIONS)}; correct the list.")


def evaluate(checkpoints: Sequence[str], config: EvaluateConfig, report: Reporter = Reporter()) -> list[Row]:
    """Rows by condition, "untouched" first in each. Same arguments on the same machine, same numbers.

    Raises:
        DataError: no music. ConfigError: unknown condition. CheckpointError, DeviceError: as `open_restorer`.
    """
    chains = {condition: Chain(chain_for(condition)) for condition in config.conditions}
    device = pick_device(config.device)
    contestants = [_open(name, device) for name in checkpoints]
    tracks = find_tracks(Path(config.folder), report.part(0.0, 0.05))
    rows: list[Row] = []
    for place, (condition, chain) in enumerate(chains.items()):
        part = report.part(0.05 + 0.95 * place / len(chains), 0.05 + 0.95 * (place + 1) / len(chains))
        segments = Segments(tracks, "test", chain)
        rows += _condition_rows(condition, segments, contestants, config, device, part)
    return rows


def _condition_rows(
    condition: str,
    segments: Segments,
    contestants: Sequence[_Contestant],
    config: EvaluateConfig,
    device: torch.device,
    report: Reporter,
) -> list[Row]:
    names = [UNTOUCHED, *(c.name for c in contestants)]
    scores: dict[str, dict[str, list[float]]] = {name: {} for name in names}
    features = LogMel(MelConfig()).to(device)
    total = math.ceil(config.items / BATCH)
    groups = batches(segments, range(config.items), BATCH)
    for items in report.track(groups, f"Evaluating: {condition}", total):
        clean, degraded = degrade(items, segments.chain, segments.config.sample_rate, device)
        before, target = features(degraded), features(clean)
        _score_pictures(scores[UNTOUCHED], before, target)
        for contestant in contestants:
            _score_pictures(scores[contestant.name], contestant.picture(before), target)
        if config.waveform:
            _score_waves(scores, contestants, items, degraded, segments.config, report)
    return [_row(condition, name, scores[name], scores[UNTOUCHED]) for name in names]


def _score_pictures(scores: dict[str, list[float]], estimate: Tensor, clean: Tensor) -> None:
    for name, metric in MEL_METRICS.items():
        scores.setdefault(name, []).extend(metric.compute(estimate, clean).tolist())


def _score_waves(
    scores: dict[str, dict[str, list[float]]],
    contestants: Sequence[_Contestant],
    items: Sequence[Item],
    degraded: Tensor,
    config: SegmentConfig,
    report: Reporter,
) -> None:
    """Restore each clip as a listener would, and measure against its clean waveform."""
    for item, wave in zip(items, degraded.cpu().numpy(), strict=True):
        clip = audio.AudioClip(wave[np.newaxis], config.sample_rate)
        cutoff_hz = audio.measure(clip).bandwidth_hz
        clean = torch.from_numpy(item.clean)[None, None]
        heard = {UNTOUCHED: clip.samples}
        for contestant in contestants:
            report.check()
            heard[contestant.name] = contestant.restorer.restore(clip).clip.samples
        for name, samples in heard.items():
            estimate = torch.from_numpy(np.ascontiguousarray(samples))[None]
            for metric in WAVE_METRICS.values():
                value = float(metric.compute(estimate, clean, config.sample_rate, cutoff_hz))
                scores[name].setdefault(metric.name, []).append(value)


def _row(condition: str, restorer: str, scores: dict[str, list[float]], untouched: dict[str, list[float]]) -> Row:
    values: dict[str, float] = {}
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    for name in METRICS:
        if name in scores:
            values[name], low[name], high[name] = mean_with_interval(scores[name])
    harmed = None
    if "si_sdr_db" in scores:
        fell = np.array(untouched["si_sdr_db"]) - np.array(scores["si_sdr_db"]) > HARM_SI_SDR_DB
        rose = np.array(scores["lsd"]) - np.array(untouched["lsd"]) > HARM_LSD
        harmed = float(100.0 * np.mean(fell | rose))
    return Row(condition, restorer, len(scores["l1_mel"]), values, low, high, harmed)


def mean_with_interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean and its 95 % percentile-bootstrap interval over clips (Efron and Tibshirani 1993, ch. 13). NaN clips are
    left out.
    """
    known = np.array([v for v in values if not math.isnan(v)])
    if not len(known):
        return math.nan, math.nan, math.nan
    draws = np.random.default_rng(0).integers(len(known), size=(RESAMPLES, len(known)))
    means = known[draws].mean(axis=1)
    return float(known.mean()), float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))


def _open(name: str, device: torch.device) -> _Contestant:
    """Raises CheckpointError where ``name`` is unknown or damaged."""
    model, _ = checkpoint.load_checkpoint(library.resolve(name))
    network = to_device(model, device)

    @torch.no_grad()
    def picture(mel: Tensor) -> Tensor:
        with autocast(device):
            out: Tensor = network(mel.contiguous(memory_format=torch.channels_last))
        return out.float()

    return _Contestant(name, picture, open_restorer(RestoreConfig(checkpoint=name, device=str(device))))
