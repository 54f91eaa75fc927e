"""From a card and named weights to a network: strict, and without believing the card about sizes."""

from __future__ import annotations

from collections.abc import Mapping
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


def build_model(tensors: Mapping[str, Tensor], card: Card, path: Path) -> nn.Module:
    """The network that ``card`` names with exactly the weights ``tensors``, in eval mode on the CPU.

    Raises:
        CheckpointError: unknown model, settings that do not fit, missing or unexpected weights, wrong shapes, weights not finite.
    """
    if card.model not in MODELS:
        raise CheckpointError(
            f"{path}: expected one of the known models ({', '.join(sorted(MODELS))}), found {card.model!r}; update this program."
        )
    module, config_class = MODELS[card.model]
    try:
        config = from_dict(config_class, card.config, "the card's config")
        with torch.device("meta"):  # no memory: the card may claim any size
            outline = module(config).state_dict()
    except (ConfigError, ValueError, TypeError, RuntimeError, OverflowError) as error:
        raise CheckpointError(f"{path}: the settings of {card.model!r} in the card do not fit: {error}") from error
    _check_fit(tensors, outline, card.model, path)
    for name, value in tensors.items():
        if value.is_floating_point() and not bool(torch.isfinite(value).all()):
            raise CheckpointError(
                f"{path}: expected finite weights, found NaN or infinity in {name}; the training went wrong, use an earlier file."
            )
    with torch.random.fork_rng(devices=[]):  # opening a file must not move a training's random numbers
        model = module(config)
    model.load_state_dict(dict(tensors), strict=True)
    return model.eval()


def _check_fit(tensors: Mapping[str, Tensor], outline: Mapping[str, Tensor], model: str, path: Path) -> None:
    missing = [name for name in outline if name not in tensors]
    unexpected = [name for name in tensors if name not in outline]
    if missing or unexpected:
        parts = [f"{len(n)} {word} ({_few(n)})" for n, word in ((missing, "missing"), (unexpected, "unexpected")) if n]
        raise CheckpointError(
            f"{path}: expected the {len(outline)} weights of the network {model!r}, found {' and '.join(parts)}; "
            "the file belongs to another network."
        )
    for name, wanted in outline.items():
        if tensors[name].shape != wanted.shape:
            raise CheckpointError(
                f"{path}: expected the weight {name} with shape {list(wanted.shape)}, found {list(tensors[name].shape)}; "
                "the file belongs to another network."
            )


def _few(names: list[str]) -> str:
    return ", ".join(name[:60] for name in names[:3]) + (", ..." if len(names) > 3 else "")
