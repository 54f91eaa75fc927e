"""The beginning of our own checkpoint files: table of tensors and card, read without the weights and without torch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model_core.checkpoint.card import Card, canonical_json, card_from_dict
from model_core.checkpoint.files import file_size, unreadable
from model_core.errors import CheckpointError

CARD_KEY = "card"
DIGEST_KEY = "digest"
_MAX_HEADER_BYTES = 4 * 2**20


def read_native_card(path: Path) -> Card:
    """The card alone. Reads the header, not the weights, so damage among the weights is not seen.

    Raises:
        CheckpointError: damaged header, no card, or a newer format.
    """
    plain, _ = split(read_header(path), path)
    plain.pop(DIGEST_KEY, None)
    return card_from_dict(plain, path)


def read_header(path: Path) -> dict[str, Any]:
    size = file_size(path)
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 2 <= length <= min(size - 8, _MAX_HEADER_BYTES):
                raise damaged(path, f"a header of {length} bytes in a file of {size}")
            text = file.read(length)
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        header = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged(path, "a header that is not JSON") from error
    if not isinstance(header, dict):
        raise damaged(path, "a header that is not a JSON object")
    return header


def split(header: dict[str, Any], path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The card's JSON values and the table of tensors."""
    table = {name: value for name, value in header.items() if name != "__metadata__"}
    metadata = header.get("__metadata__")
    text = metadata.get(CARD_KEY) if isinstance(metadata, dict) else None
    if not isinstance(text, str):
        raise CheckpointError(
            f"{path}: expected a checkpoint with its card, found safetensors weights without one; "
            "get the file that this program's trainer or importer wrote."
        )
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(path, "a card that is not JSON") from error
    if not isinstance(plain, dict):
        raise damaged(path, "a card that is not a JSON object")
    if (
        canonical_json(plain) != text
    ):  # one spelling only, so that no changed byte passes as another way to write the same
        raise damaged(path, "a card that was changed after it was written")
    return plain, table


def digest(card: Mapping[str, Any], table: Mapping[str, Any], weights: memoryview) -> str:
    """SHA-256 over the card (without its digest), the table of tensors and the raw weights."""
    made = hashlib.sha256(canonical_json({"card": card, "tensors": table}).encode("ascii"))
    made.update(weights)
    return made.hexdigest()


def damaged(path: Path, found: str) -> CheckpointError:
    return CheckpointError(
        f"{path}: expected a whole safetensors checkpoint, found {found}; copy or download it again."
    )
