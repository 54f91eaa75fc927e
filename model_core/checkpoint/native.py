"""Our own checkpoints: safetensors with one header entry, the JSON card, which also carries a digest of everything.

Layout of safetensors: 8 bytes little-endian header length, a JSON header (name -> dtype, shape, offsets;
``__metadata__`` for text), then the raw tensors. No code can hide in it. The digest is what turns one flipped byte
into a refusal.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as format_safetensors
from torch import Tensor, nn

from model_core.checkpoint.build import build_model, clean_names
from model_core.checkpoint.card import Card, canonical_json, card_from_dict, card_to_dict
from model_core.checkpoint.files import unreadable, write_atomic
from model_core.checkpoint.header import CARD_KEY, DIGEST_KEY, damaged, digest, read_header, split
from model_core.errors import CheckpointError


def save_native(path: Path, model: nn.Module, card: Card) -> None:
    """Write ``model`` and ``card`` to ``path`` atomically.

    Raises:
        CheckpointError: a weight is not finite, or the file cannot be written; an older file at ``path`` is intact.
    """
    tensors = {
        name: value.detach().to("cpu").contiguous().clone() for name, value in clean_names(model.state_dict()).items()
    }
    for name, value in tensors.items():
        if value.is_floating_point() and not bool(torch.isfinite(value).all()):
            raise CheckpointError(
                f"{path}: not written, because the weight {name} is no longer finite; lower the learning rate."
            )
    data = format_safetensors(tensors)
    header_bytes = int.from_bytes(data[:8], "little")
    table = json.loads(data[8 : 8 + header_bytes])
    weights = memoryview(data)[8 + header_bytes :]
    plain = card_to_dict(card)
    plain[DIGEST_KEY] = digest(plain, table, weights)
    text = canonical_json({"__metadata__": {CARD_KEY: canonical_json(plain)}, **table}).encode("ascii")
    text += b" " * (-len(text) % 8)  # the format wants the tensors aligned

    def write(file: Any) -> None:
        file.write(len(text).to_bytes(8, "little"))
        file.write(text)
        file.write(weights)

    write_atomic(path, write)


def load_native(path: Path) -> tuple[nn.Module, Card]:
    """The network in eval mode on the CPU, and its card; strict, digest checked, weights finite.

    Raises:
        CheckpointError: damaged, from a newer version, or not fitting the network that the card names.
    """
    header = read_header(path)
    plain, table = split(header, path)
    expected = plain.pop(DIGEST_KEY, None)
    card = card_from_dict(plain, path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    start = 8 + int.from_bytes(data[:8], "little")
    if expected != digest(plain, table, memoryview(data)[start:]):
        raise CheckpointError(
            f"{path}: expected the checkpoint as it was saved, found changed or missing bytes "
            "(its digest does not match); copy or download it again."
        )
    try:
        tensors: dict[str, Tensor] = parse_safetensors(data)
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise damaged(path, str(error)) from error
    return build_model(tensors, card, path), card
