"""The reference system's task: from a degraded mel picture to the clean one, mono at 32 kHz."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from model_core.audio import AudioClip
from model_core.checkpoint import Card
from model_core.config import to_dict
from model_core.dataset import Item, Segments, Split, Track, degrade
from model_core.decoded_pairs import DecodedPairs
from model_core.degradations import Chain
from model_core.degradations.base import PerItem
from model_core.device import autocast, to_device
from model_core.distributed import World
from model_core.losses import loss_terms
from model_core.mel import LogMel
from model_core.metrics import MEL_METRICS
from model_core.models import CRNN
from model_core.progress import Reporter
from model_core.restorers import CRNNRestorer, RestoreConfig
from model_core.tasks.base import Arrays, Means, Validation
from model_core.training_config import TrainConfig

LISTEN_S = 8.0  # what people hear is longer than what the network learns from

Pictures = tuple[Tensor, Tensor]


class CRNNItems:
    """Segments as `Segments` cuts them. Damage that torch does to a whole batch is left to the task's device; damage
    that takes one item at a time is done here.
    """

    def __init__(self, config: TrainConfig, splits: dict[Split, list[Track]], pairs: dict[Split, DecodedPairs]) -> None:
        self.config, self.pairs = config, pairs
        self.chain = Chain(config.chain)
        self.segments = {
            split: Segments(tracks, split, self.chain, config.segment, config.seed) for split, tracks in splits.items()
        }

    @property
    def made_ahead(self) -> bool:
        return bool(self.pairs) or any(isinstance(damage, PerItem) for damage in self.chain.degradations)

    def make(self, split: Split, indices: Sequence[int], epoch: int) -> Arrays:
        """``clean`` [B, n], and ``degraded`` [B, n] or what was ``drawn``."""
        items = [self.segments[split].item(index, epoch) for index in indices]
        if not self.made_ahead:
            return {"clean": np.stack([item.clean for item in items]), "drawn": [item.drawn for item in items]}
        clean, degraded = degrade(items, self.chain, self.config.segment.sample_rate, torch.device("cpu"))
        arrays: Arrays = {"clean": clean.numpy(), "degraded": degraded.numpy()}
        if split in self.pairs:
            self._put_pairs(arrays, split, indices, epoch)
        return arrays

    def _put_pairs(self, arrays: Arrays, split: Split, indices: Sequence[int], epoch: int) -> None:
        rate, samples = self.config.segment.sample_rate, self.config.segment.samples
        for row, index in enumerate(indices):
            pair = self.pairs[split].drawn(self.config.pairs.share, split, self.config.seed, epoch, index)
            if pair is not None:
                clean, degraded = (side.mean(0) for side in pair.segment(samples, rate))
                peak = max(float(np.abs(clean).max()), 1e-6)
                arrays["clean"][row], arrays["degraded"][row] = clean / peak, degraded / peak

    def listening_pair(self) -> tuple[AudioClip, AudioClip]:
        usual = self.segments["validation"]
        length = replace(usual.config, duration_s=max(LISTEN_S, usual.config.duration_s))
        segments = Segments(usual.tracks, "validation", self.chain, length, usual.seed)
        items = (segments.item(index) for index in range(64))
        item: Item = next((item for item in items if not item.drawn.intact), segments.item(0))
        rate = self.config.segment.sample_rate
        clean = item.clean[np.newaxis]
        return AudioClip(clean, rate), AudioClip(self.chain.damage(clean, rate, item.drawn), rate)


class CRNNTask:
    """Pictures in, pictures out; losses and the reference system's three metrics on them."""

    def __init__(
        self,
        config: TrainConfig,
        splits: dict[Split, list[Track]],
        pairs: dict[Split, DecodedPairs],
        device: torch.device,
        report: Reporter = Reporter(),
    ) -> None:
        self.config, self.device = config, device
        self.items = CRNNItems(config, splits, pairs)
        self.tracks = splits["train"]
        self.features = LogMel(config.mel).to(device)

    def build(self) -> nn.Module:
        return to_device(CRNN(self.config.model), self.device)

    def inputs(self, arrays: Arrays) -> Pictures:
        """(degraded, clean) mel pictures [B, 1, n_mels, frames]."""
        clean = torch.from_numpy(arrays["clean"]).to(self.device)
        if "degraded" in arrays:
            degraded = torch.from_numpy(arrays["degraded"]).to(self.device)
        else:
            degraded = self.items.chain(clean, self.config.segment.sample_rate, arrays["drawn"])
        with torch.no_grad():
            pictures = self.features(degraded), self.features(clean)
        return pictures[0].contiguous(memory_format=torch.channels_last), pictures[1]

    def terms(self, model: nn.Module, inputs: Pictures, world: World = World()) -> dict[str, Tensor]:
        degraded, clean = inputs
        with autocast(self.device, self.config.precision):
            predicted = model(degraded)
        return loss_terms(self.config.loss, predicted, clean)

    @torch.no_grad()
    def validate(self, model: nn.Module, batches: Iterable[Arrays], report: Reporter = Reporter()) -> Validation:
        model.eval()
        config = self.config
        losses, restored, untouched = Means(), Means(), Means()
        squares, counts = np.zeros(config.mel.n_mels), np.zeros(config.mel.n_mels)
        for arrays in batches:
            report.check()
            degraded, clean = self.inputs(arrays)
            with autocast(self.device, config.precision):
                predicted = model(degraded)
            predicted = predicted.float()
            for name, value in loss_terms(config.loss, predicted, clean).items():
                losses.add(name, float(value), len(clean))
            for name, metric in MEL_METRICS.items():
                restored.add(name, metric.compute(predicted, clean).tolist())
                untouched.add(name, metric.compute(degraded, clean).tolist())
            heard = (clean > 0) | (predicted > 0)
            error_db = -config.mel.floor_db * (predicted - clean) * heard
            squares += error_db.square().sum(dim=(0, 1, 3)).double().cpu().numpy()
            counts += heard.sum(dim=(0, 1, 3)).double().cpu().numpy()
        error = np.sqrt(squares / np.maximum(counts, 1.0))
        return Validation(losses.result(), restored.result(), untouched.result(), [round(float(e), 3) for e in error])

    def card(self, figures: Validation) -> dict[str, Any]:
        config = self.config
        return {
            "model": "crnn",
            "config": to_dict(config.model),
            "mel": to_dict(config.mel),
            "sample_rate": config.mel.sample_rate,
            "calibration": {"error_db": figures.error_db},
        }

    def restore(self, model: nn.Module, card: Card, clip: AudioClip) -> AudioClip:
        """As the Restore page would: the whole restorer, with its gates."""
        restorer = CRNNRestorer(copy.deepcopy(model), card, RestoreConfig(device=str(self.device)))
        return restorer.restore(clip).clip
