"""From a card and named weights to a network: strict, and without believing the card about sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from model_core.checkpoint.card import Card
from model_core.config import from_dict
from model_core.errors import CheckpointError, ConfigError
from model_core.models import MODELS

_PREFIXES = ("_orig_mod.", "module.")


def clean_names(state: Mapping[str, Any]) -> dict[str, Any]:
    """Drop the prefixes that torch.compile (``_orig_mod.``) and DataParallel (``module.``) put before every name."""
    cleaned = dict(state)
    while cleaned:
        prefix = next((p for p in _PREFIXES if all(name.startswith(p) for name in cleaned)), None)
        if prefix is None:
            break
        cleaned = {name.removeprefix(prefix): value for name, value in cleaned.items()}
    return cleaned


def outline(card: Card, path: Path) -> dict[str, torch.Size]:
    """Name -> shape of the weights that the network of ``card`` has. Takes no memory: the card may claim any size.

    Raises:
        CheckpointError: unknown model, or settings that do not fit it.
    """
    if card.model not in MODELS:
        raise CheckpointError(
            f"{path}: expected one of the known models ({', '.join(sorted(MODELS))}), found {card.model[:60]!r}; "
            "update this program."
        )
    try:
        with torch.device("meta"):
            state = _construct(card).state_dict()
    except (ConfigError, ValueError, TypeError, RuntimeError, OverflowError, ZeroDivisionError) as error:
        raise CheckpointError(f"{path}: the settings of {card.model!r} in the card do not fit: {error}") from error
    return {name: value.shape for name, value in state.items()}


def _construct(card: Card) -> nn.Module:
    module, config_class = MODELS[card.model]
    return module(from_dict(config_class, card.config, "the card's config"))


def check_fit(shapes: Mapping[str, Sequence[int]], wanted: Mapping[str, Sequence[int]], model: str, path: Path) -> None:
    """Strict: exactly the names and shapes of the network.

    Raises:
        CheckpointError: missing or unexpected weights (a few are named), or a wrong shape.
    """
    missing = [name for name in wanted if name not in shapes]
    unexpected = [name for name in shapes if name not in wanted]
    if missing or unexpected:
        parts = [f"{len(n)} {word} ({_few(n)})" for n, word in ((missing, "missing"), (unexpected, "unexpected")) if n]
        raise CheckpointError(
            f"{path}: expected the {len(wanted)} weights of the network {model!r}, found {' and '.join(parts)}; "
            "the file belongs to another network."
        )
    for name, shape in wanted.items():
        if tuple(shapes[name]) != tuple(shape):
            raise CheckpointError(
                f"{path}: expected the weight {name} with shape {list(shape)}, found {list(shapes[name])}; "
                "the file belongs to another network."
            )


def build_model(tensors: Mapping[str, Tensor], card: Card, path: Path) -> nn.Module:
    """The network that ``card`` names with exactly the weights ``tensors``, in eval mode on the CPU.

    Raises:
        CheckpointError: unknown model, settings or weights that do not fit, or weights that are not finite.
    """
    check_fit({name: value.shape for name, value in tensors.items()}, outline(card, path), card.model, path)
    for name, value in tensors.items():
        if value.is_floating_point() and not bool(torch.isfinite(value).all()):
            raise CheckpointError(
                f"{path}: expected finite weights, found NaN or infinity in {name}; "
                "the training went wrong, use an earlier file."
            )
    with torch.random.fork_rng(devices=[]):  # opening a file must not move a training's random numbers
        model = _construct(card)
    model.load_state_dict(dict(tensors), strict=True)
    return model.eval()


def _few(names: list[str]) -> str:
    return ", ".join(name[:60] for name in names[:3]) + (", ..." if len(names) > 3 else "")
