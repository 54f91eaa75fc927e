"""Checkpoints: a network's weights that never travel without their card, and never as code.

Reading order: `card` (what a checkpoint says of itself), `header` and `native` (our safetensors files), `build`
(weights to network). For files from elsewhere: `kind` (what is it really), `archive` (the zip of torch.save), `inert`
(its pickle read as data), `foreign` (the import). `state` keeps what a training needs to resume. `files` holds the
small helpers.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model_core.checkpoint.card import FORMAT, Card
from model_core.checkpoint.files import checkpoint_sha256
from model_core.checkpoint.header import read_native_card
from model_core.checkpoint.kind import kind_of
from model_core.errors import CheckpointError

if TYPE_CHECKING:
    from torch import nn

    from model_core.checkpoint.foreign import DEFAULT_MODE, guess_mode
    from model_core.checkpoint.state import load_state, save_state
    from model_core.models.crnn import Mode

# What needs torch is loaded when it is first asked for: cards are read without.
_LATER = {"DEFAULT_MODE": "foreign", "guess_mode": "foreign", "load_state": "state", "save_state": "state"}

__all__ = [
    "DEFAULT_MODE",
    "FORMAT",
    "Card",
    "checkpoint_sha256",
    "guess_mode",
    "load_checkpoint",
    "load_state",
    "read_card",
    "save_checkpoint",
    "save_state",
]


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def save_checkpoint(path: str | Path, model: nn.Module, card: Card) -> None:
    """Write a safetensors checkpoint with its card, atomically. Prefixes of torch.compile and DataParallel are dropped.

    Raises:
        CheckpointError: a weight is not finite, or the file cannot be written; an older file at ``path`` is intact.
    """
    from model_core.checkpoint.native import save_native

    save_native(Path(path), model, card)


def load_checkpoint(path: str | Path, mode: Mode | None = None) -> tuple[nn.Module, Card]:
    """The network in eval mode on the CPU, and its card. The network maps [B, 1, n_mels, T] to [B, 1, n_mels, T].

    Reads our .safetensors files and the .pt files of the paper's notebook; content decides, not the name's ending.
    ``mode`` is for the latter, whose weights do not tell it: None takes the file name's word, else `DEFAULT_MODE`.

    Raises:
        CheckpointError: missing, damaged, hostile, newer than this program or made for another network.
    """
    from model_core.checkpoint.foreign import load_foreign
    from model_core.checkpoint.native import load_native

    path = Path(path)
    if kind_of(path) == "torch":
        return load_foreign(path, mode)
    model, card = load_native(path)
    _check_mode(card, mode, path)
    return model, card


def read_card(path: str | Path, mode: Mode | None = None) -> Card:
    """The card, without reading the weights. ``mode`` as in `load_checkpoint`.

    Raises:
        CheckpointError: as `load_checkpoint`, except for damage among the weights.
    """
    path = Path(path)
    if kind_of(path) == "torch":
        from model_core.checkpoint.foreign import read_foreign_card

        return read_foreign_card(path, mode)
    card = read_native_card(path)
    _check_mode(card, mode, path)
    return card


def _check_mode(card: Card, mode: Mode | None, path: Path) -> None:
    if mode is not None and card.mode != mode:
        raise CheckpointError(
            f"{path}: expected a {mode} checkpoint, found {card.mode or 'one without a mode'} in its card; "
            "leave the mode out."
        )
