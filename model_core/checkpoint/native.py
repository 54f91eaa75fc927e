"""Our own checkpoints: safetensors with one header entry, the JSON card, which also carries a digest of everything.

Layout of safetensors: 8 bytes little-endian header length, a JSON header (name -> dtype, shape, offsets;
``__metadata__`` for text), then the raw tensors. No code can hide in it. The digest is what turns one flipped byte
into a refusal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as format_safetensors
from torch import Tensor, nn

from model_core.checkpoint.build import build_model, clean_names
from model_core.checkpoint.card import Card, canonical_json, card_from_dict, card_to_dict
from model_core.checkpoint.files import file_size, unreadable, write_atomic
from model_core.errors import CheckpointError

_CARD_KEY = "card"
_DIGEST_KEY = "digest"
_MAX_HEADER_BYTES = 4 * 2**20


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
    plain[_DIGEST_KEY] = _digest(plain, table, weights)
    text = canonical_json({"__metadata__": {_CARD_KEY: canonical_json(plain)}, **table}).encode("ascii")
    text += b" " * (-len(text) % 8)  # the format wants the tensors aligned

    def write(file: Any) -> None:
        file.write(len(text).to_bytes(8, "little"))
        file.write(text)
        file.write(weights)

    write_atomic(path, write)


def read_native_card(path: Path) -> Card:
    """The card alone. Reads the header, not the weights, so damage among the weights is not seen.

    Raises:
        CheckpointError: damaged header, no card, or a newer format.
    """
    plain, _ = _split(_read_header(path), path)
    plain.pop(_DIGEST_KEY, None)
    return card_from_dict(plain, path)


def load_native(path: Path) -> tuple[nn.Module, Card]:
    """The network in eval mode on the CPU, and its card; strict, digest checked, weights finite.

    Raises:
        CheckpointError: damaged, from a newer version, or not fitting the network that the card names.
    """
    header = _read_header(path)
    plain, table = _split(header, path)
    expected = plain.pop(_DIGEST_KEY, None)
    card = card_from_dict(plain, path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    start = 8 + int.from_bytes(data[:8], "little")
    if expected != _digest(plain, table, memoryview(data)[start:]):
        raise CheckpointError(
            f"{path}: expected the checkpoint as it was saved, found changed or missing bytes "
            "(its digest does not match); copy or download it again."
        )
    try:
        tensors: dict[str, Tensor] = parse_safetensors(data)
    except (SafetensorError, ValueError, KeyError, RuntimeError) as error:
        raise _damaged(path, str(error)) from error
    return build_model(tensors, card, path), card


def _read_header(path: Path) -> dict[str, Any]:
    size = file_size(path)
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 2 <= length <= min(size - 8, _MAX_HEADER_BYTES):
                raise _damaged(path, f"a header of {length} bytes in a file of {size}")
            text = file.read(length)
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        header = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _damaged(path, "a header that is not JSON") from error
    if not isinstance(header, dict):
        raise _damaged(path, "a header that is not a JSON object")
    return header


def _split(header: dict[str, Any], path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The card's JSON values and the table of tensors."""
    table = {name: value for name, value in header.items() if name != "__metadata__"}
    metadata = header.get("__metadata__")
    text = metadata.get(_CARD_KEY) if isinstance(metadata, dict) else None
    if not isinstance(text, str):
        raise CheckpointError(
            f"{path}: expected a checkpoint with its card, found safetensors weights without one; "
            "get the file that this program's trainer or importer wrote."
        )
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, "a card that is not JSON") from error
    if not isinstance(plain, dict):
        raise _damaged(path, "a card that is not a JSON object")
    if (
        canonical_json(plain) != text
    ):  # one spelling only, so that no changed byte passes as another way to write the same
        raise _damaged(path, "a card that was changed after it was written")
    return plain, table


def _digest(card: Mapping[str, Any], table: Mapping[str, Any], weights: memoryview) -> str:
    """SHA-256 over the card (without its digest), the table of tensors and the raw weights."""
    digest = hashlib.sha256(canonical_json({"card": card, "tensors": table}).encode("ascii"))
    digest.update(weights)
    return digest.hexdigest()


def _damaged(path: Path, found: str) -> CheckpointError:
    return CheckpointError(
        f"{path}: expected a whole safetensors checkpoint, found {found}; copy or download it again."
    )
