"""The restorer of the reference system's network: blocks -> mel -> network -> reconstruct -> overlap."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import nn

from model_core.audio import AudioClip, AudioSource
from model_core.checkpoint import Card, load_checkpoint
from model_core.device import pick_device
from model_core.library import resolve
from model_core.progress import Reporter
from model_core.restorers.base import RestoreConfig, Restoration


class CRNNRestorer:
    """Restores with a mel-to-mel network (`model_core.models`). See `Restorer` for what each method promises."""

    name = "crnn"

    def __init__(self, model: nn.Module, card: Card, config: RestoreConfig = RestoreConfig()) -> None:
        self.card = card
        self.config = config
        self._device = pick_device(config.device)
        self._model = model.eval().to(self._device)
        self._notes: list[str] = []
        self._changed = False

    @classmethod
    def open(cls, config: RestoreConfig) -> CRNNRestorer:
        """Load the checkpoint that ``config`` names."""
        model, card = load_checkpoint(resolve(config.checkpoint))
        return cls(model, card, config)

    @property
    def device(self) -> str:
        return str(self._device)

    @property
    def changed(self) -> bool:
        return self._changed

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(self._notes)

    def is_available(self) -> str | None:
        return None

    def restore(self, clip: AudioClip, report: Reporter = Reporter()) -> Restoration:
        blocks = list(self.stream(clip, report))
        if not self._changed:
            return Restoration(clip, False, self.notes)
        samples = np.concatenate(blocks, axis=1)
        return Restoration(AudioClip(samples, clip.sample_rate, clip.tags), True, self.notes)

    def stream(self, source: AudioSource, report: Reporter = Reporter()) -> Iterator[np.ndarray]:
        self._notes, self._changed = [], False
        total = source.frames
        done = 0
        for block in source.blocks(source.sample_rate * 8):
            report.update(done / total if total else None, "Restoring")
            with torch.inference_mode():
                yield np.asarray(block, dtype=np.float32)
            done += block.shape[1]
        report.update(1.0, "Restoring")
