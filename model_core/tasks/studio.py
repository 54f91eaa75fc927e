"""The task of `studio`: what to do to the bands of stereo music, damaged by a chain or in pairs from disk."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from model_core.audio import AudioClip
from model_core.augment import equalised, rounded
from model_core.bands import clipped_share, istft, levels_db, stft
from model_core.checkpoint import Card
from model_core.config import to_dict
from model_core.dataset import FIXED_SEEDS, TRIES, Split, Track
from model_core.decoded import DecodedMusic, decode_all
from model_core.decoded_pairs import DecodedPairs
from model_core.degradations import Chain, Drawn
from model_core.device import autocast
from model_core.distributed import World
from model_core.errors import AudioError, DataError
from model_core.metrics import lsd, si_sdr_db
from model_core.models import StudioNet
from model_core.models.studio import Estimate, features_of
from model_core.progress import Reporter
from model_core.reconstruct.low import held_low
from model_core.restorers import RestoreConfig
from model_core.restorers.studio import StudioRestorer
from model_core.studio_losses import HOLE_DB, NOTHING_ABOVE_FLOOR_DB, corrected, shrunk, studio_terms
from model_core.tasks.base import Arrays, Means, Validation
from model_core.training_config import TrainConfig

LEAST_PEAK = 1e-3  # quieter segments teach nothing: draw another
LISTEN_S = 8.0

Spectra = tuple[Tensor, Tensor, Tensor]


class StudioItems:
    """Stereo segments from music that was decoded once, each damaged on its own."""

    made_ahead = True

    def __init__(
        self,
        config: TrainConfig,
        splits: dict[Split, list[Track]],
        pairs: dict[Split, DecodedPairs],
        cache: Path,
        report: Reporter = Reporter(),
    ) -> None:
        self.config, self.pairs, self.splits, self.cache = config, pairs, splits, cache
        self.rate = config.studio.model.bands.sample_rate
        self.samples = round(config.studio.segment_s * self.rate)
        self._open(report)

    def _open(self, report: Reporter = Reporter()) -> None:
        self.chain = Chain(self.config.chain)
        self._music: dict[Split, DecodedMusic] = {}
        self._shares: dict[Split, np.ndarray] = {}
        for place, (split, tracks) in enumerate(self.splits.items()):
            part = report.part(place / len(self.splits), (place + 1) / len(self.splits))
            music = decode_all(tracks, self.cache / split, self.rate, part)
            lengths = np.array([music.frames(index) for index in range(len(music))], np.float64)
            self._music[split], self._shares[split] = music, lengths / lengths.sum()

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in ("chain", "_music", "_shares")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._open()

    def make(self, split: Split, indices: Sequence[int], epoch: int) -> Arrays:
        """``clean`` and ``degraded``, float32 [B, 2, n]."""
        sides = [self._item(split, index, epoch) for index in indices]
        return {
            "clean": np.stack([clean for clean, _ in sides]),
            "degraded": np.stack([degraded for _, degraded in sides]),
        }

    def _item(self, split: Split, index: int, epoch: int) -> tuple[np.ndarray, np.ndarray]:
        """(clean, degraded), float32 [2, n] each. A codec that fails on a segment gets another."""
        failure: Exception | None = None
        for attempt in range(TRIES):
            rng = self._rng(split, index, epoch, attempt)
            try:
                clean, degraded, _ = self._from_pair(split, index, epoch, rng) or self._from_chain(split, rng)
            except (AudioError, DataError, OSError, RuntimeError, ValueError) as error:
                failure = failure or error
                continue
            if np.isfinite(degraded).all():
                return clean, degraded
        raise DataError(
            f"item {index}: expected music that the chain can damage, but it failed {TRIES} times, first with: "
            f"{failure}; take the step out of the chain."
        )

    def _rng(self, split: Split, index: int, epoch: int, attempt: int) -> np.random.Generator:
        if split == "train":
            return np.random.default_rng((self.config.seed, epoch, index, 1, attempt))
        return np.random.default_rng((FIXED_SEEDS[split] + index, attempt))

    def _from_pair(
        self, split: Split, index: int, epoch: int, rng: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray, None] | None:
        if split not in self.pairs:
            return None
        pair = self.pairs[split].drawn(self.config.pairs.share, split, self.config.seed, epoch, index)
        if pair is None:
            return None
        clean, degraded = pair.segment(self.samples, self.rate)
        gain = self._gain(clean, rng)
        return clean * gain, degraded * gain, None

    def _from_chain(self, split: Split, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, Drawn]:
        clean = self._segment(split, rng, self.samples)
        if rng.random() < self.config.studio.reversed_share:
            clean = clean[:, ::-1]
        if rng.random() < self.config.studio.mono_share:
            clean = np.repeat(clean.mean(axis=0, keepdims=True), 2, axis=0)
        if rng.random() < self.config.studio.equalised_share:
            clean = equalised(clean, self.rate, rng)
        clean = np.ascontiguousarray(clean * self._gain(clean, rng))
        as_file = rng.random() < self.config.studio.rounded_share
        clean = rounded(clean) if as_file else clean
        drawn = self.chain.draw(rng)
        damaged = self.chain.damage(clean, self.rate, drawn)
        return clean, rounded(damaged) if as_file else damaged, drawn

    def _segment(self, split: Split, rng: np.random.Generator, samples: int) -> np.ndarray:
        music, shares = self._music[split], self._shares[split]
        for _ in range(TRIES):
            track = int(rng.choice(len(shares), p=shares))
            wave = music.segment(track, int(rng.integers(max(1, music.frames(track) - samples))), samples)
            if np.abs(wave).max() > LEAST_PEAK:
                break
        return wave

    def _gain(self, clean: np.ndarray, rng: np.random.Generator) -> np.float32:
        peak_db = rng.uniform(self.config.studio.lowest_peak_db, 0.0)
        return np.float32(10.0 ** (peak_db / 20.0) / max(float(np.abs(clean).max()), 1e-9))

    def listening_pair(self) -> tuple[AudioClip, AudioClip]:
        samples = round(LISTEN_S * self.rate)
        for index in range(64):
            rng = self._rng("validation", index, 0, 0)
            clean = self._segment("validation", rng, samples)
            clean = clean * np.float32(0.5 / max(float(np.abs(clean).max()), 1e-9))
            drawn = self.chain.draw(rng)
            if not drawn.intact:
                break
        return AudioClip(clean, self.rate), AudioClip(self.chain.damage(clean, self.rate, drawn), self.rate)


class StudioTask:
    """Band levels, holes, expected errors and the waveform: see `model_core.studio_losses`."""

    def __init__(
        self,
        config: TrainConfig,
        splits: dict[Split, list[Track]],
        pairs: dict[Split, DecodedPairs],
        device: torch.device,
        cache: Path,
        report: Reporter = Reporter(),
    ) -> None:
        self.config, self.device = config, device
        self.bands = config.studio.model.bands
        self.items = StudioItems(config, splits, pairs, cache, report)
        self.tracks = splits["train"]

    def build(self) -> nn.Module:
        return StudioNet(self.config.studio.model).to(self.device)

    def inputs(self, arrays: Arrays) -> Spectra:
        """(degraded, clean) complex [B, 2, bins, T] and the clipped share [B, 2, T]."""
        clean, degraded = (torch.from_numpy(arrays[name]).to(self.device) for name in ("clean", "degraded"))
        with torch.no_grad():
            return stft(degraded, self.bands), stft(clean, self.bands), clipped_share(degraded, self.bands)

    def terms(self, model: nn.Module, inputs: Spectra, world: World = World()) -> dict[str, Tensor]:
        degraded, clean, clipped = inputs
        said = self._said(model, degraded, clipped)
        items = len(clean)
        return studio_terms(
            self.config.studio.loss, said, degraded, clean, self.bands, lambda weight: world.pooled(weight, items)
        )

    def _said(self, model: nn.Module, degraded: Tensor, clipped: Tensor) -> Estimate:
        features = features_of(degraded, clipped, self.bands)
        with autocast(self.device, self.config.precision):
            said: Estimate = model(features)
        return said

    @torch.no_grad()
    def validate(self, model: nn.Module, batches: Iterable[Arrays], report: Reporter = Reporter()) -> Validation:
        model.eval()
        losses, restored, untouched = Means(), Means(), Means()
        misses = torch.zeros(2, self.bands.n_bands, dtype=torch.float64)
        for arrays in batches:
            report.check()
            degraded, clean, clipped = self.inputs(arrays)
            said = self._said(model, degraded, clipped)
            for name, value in studio_terms(self.config.studio.loss, said, degraded, clean, self.bands).items():
                losses.add(name, float(value), len(clean))
            waves = torch.from_numpy(arrays["clean"])
            out = istft(self._applied(said, degraded), waves.shape[-1], self.bands).cpu()
            for values, wave in ((restored, out), (untouched, torch.from_numpy(arrays["degraded"]))):
                values.add("si_sdr_db", si_sdr_db(wave, waves).tolist())
                values.add("lsd", lsd(wave, waves, self.bands.sample_rate).tolist())
            measured, wanted = levels_db(degraded, self.bands), levels_db(clean, self.bands)
            kept = (wanted - measured <= HOLE_DB) & (measured >= self.bands.floor_db + NOTHING_ABOVE_FLOOR_DB)
            miss = (said.gain_db - (wanted - measured)).abs() * kept
            misses += torch.stack((miss.sum((0, 1, 3)), kept.sum((0, 1, 3)))).double().cpu()
        error_db = (misses[0] / misses[1].clamp_min(1.0)).tolist()
        return Validation(losses.result(), restored.result(), untouched.result(), [round(e, 3) for e in error_db])

    def _applied(self, said: Estimate, degraded: Tensor) -> Tensor:
        """Gains, shrunk by their expected errors, and the complex part where levels are not known either, as in the
        restorer: what is there is corrected, nothing filled.
        """
        loss = self.config.studio.loss
        gain_db = shrunk(said.gain_db, said.error_db, loss.dead_zone).clamp(loss.min_gain_db, loss.max_gain_db)
        return corrected(degraded, gain_db, held_low(said, self.bands), self.bands)

    def card(self, figures: Validation) -> dict[str, Any]:
        return {
            "model": "studio",
            "config": to_dict(self.config.studio.model),
            "sample_rate": self.bands.sample_rate,
            "calibration": {"error_db": figures.error_db},
        }

    def restore(self, model: nn.Module, card: Card, clip: AudioClip) -> AudioClip:
        """As the Restore page would: the whole restorer, with its gates."""
        restorer = StudioRestorer(copy.deepcopy(model), card, RestoreConfig(device=str(self.device)))
        return restorer.restore(clip).clip
