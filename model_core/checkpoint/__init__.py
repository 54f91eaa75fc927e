"""Checkpoints: a network's weights that never travel without their card, and never as code.

Reading order: `card` (what a checkpoint says of itself), `native` (our safetensors files), `build` (weights to network), `files`.
"""

from __future__ import annotations

from pathlib import Path

from torch import nn

from model_core.checkpoint.card import FORMAT, Card
from model_core.checkpoint.files import checkpoint_sha256
from model_core.checkpoint.native import load_native, read_native_card, save_native

__all__ = ["FORMAT", "Card", "checkpoint_sha256", "load_checkpoint", "read_card", "save_checkpoint"]


def save_checkpoint(path: str | Path, model: nn.Module, card: Card) -> None:
    """Write a safetensors checkpoint with its card, atomically. Prefixes of torch.compile and DataParallel are dropped.

    Raises:
        CheckpointError: a weight is not finite, or the file cannot be written; an older file at ``path`` is intact.
    """
    save_native(Path(path), model, card)


def load_checkpoint(path: str | Path) -> tuple[nn.Module, Card]:
    """The network in eval mode on the CPU, and its card. The network maps [B, 1, n_mels, T] to [B, 1, n_mels, T].

    Raises:
        CheckpointError: missing, damaged, hostile, newer than this program or made for another network.
    """
    return load_native(Path(path))


def read_card(path: str | Path) -> Card:
    """The card, without reading the weights.

    Raises:
        CheckpointError: as `load_checkpoint`, except for damage among the weights.
    """
    return read_native_card(Path(path))
