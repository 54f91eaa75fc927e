"""Import of checkpoints that the paper's notebook wrote with torch.save (REFERENCE_SYSTEM, section 5).

Nothing is unpickled: `archive` checks the zip, `inert` reads the values as data, and the weights are taken from the
zip's members. The notebook's residual passes a sigmoid, so the imported network does too. Direct or residual cannot be
read off the weights.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from model_core.checkpoint.archive import Archive, check_archive
from model_core.checkpoint.build import build_model, check_fit, clean_names, outline
from model_core.checkpoint.card import Card
from model_core.checkpoint.inert import StoredTensor, read_values
from model_core.config import to_dict
from model_core.errors import CheckpointError
from model_core.models import CRNNConfig
from model_core.models.crnn import Mode

DEFAULT_MODE: Mode = "residual"
"""What a foreign checkpoint is taken for when neither the caller nor its file name says: the paper's main result."""

_STATE_KEYS = ("model_state_dict", "state_dict")
_DTYPES = {
    "DoubleStorage": torch.float64,
    "FloatStorage": torch.float32,
    "HalfStorage": torch.float16,
    "BFloat16Storage": torch.bfloat16,
    "LongStorage": torch.int64,
    "IntStorage": torch.int32,
    "ShortStorage": torch.int16,
    "CharStorage": torch.int8,
    "ByteStorage": torch.uint8,
    "BoolStorage": torch.bool,
}


def guess_mode(path: Path) -> Mode | None:
    """What the file name says, in English or Italian ("best_direct.pt", "residuo.pt"); None if nothing or both."""
    name = path.stem.lower()
    direct = re.search(r"direct|dirett", name) is not None
    residual = re.search(r"residu", name) is not None
    if direct == residual:
        return None
    return "direct" if direct else "residual"


def load_foreign(path: Path, mode: Mode | None = None) -> tuple[nn.Module, Card]:
    """The paper's network with the weights of ``path``, in eval mode on the CPU, and a card of what the file tells.

    ``mode``: None takes the file name's word, else `DEFAULT_MODE`.

    Raises:
        CheckpointError: damaged or hostile file, or weights of another network.
    """
    archive = check_archive(path)
    values = read_values(archive)
    state = _state(values, path)
    card = _card(values, path, mode)
    check_fit({name: tensor.shape for name, tensor in state.items()}, outline(card, path), card.model, path)
    cache: dict[str, bytearray] = {}
    tensors = {name: _tensor(archive, stored, cache) for name, stored in state.items()}
    return build_model(tensors, card, path), card


def read_foreign_card(path: Path, mode: Mode | None = None) -> Card:
    """The card that an import would give, without reading the weights.

    Raises:
        CheckpointError: as `load_foreign`.
    """
    values = read_values(check_archive(path))
    state = _state(values, path)
    card = _card(values, path, mode)
    check_fit({name: tensor.shape for name, tensor in state.items()}, outline(card, path), card.model, path)
    return card


def _state(values: Any, path: Path) -> dict[str, StoredTensor]:
    state = values
    if isinstance(values, dict):
        state = next((values[key] for key in _STATE_KEYS if key in values), values)
    if not isinstance(state, dict) or not state:
        raise CheckpointError(
            f"{path}: expected a dictionary with model_state_dict, or a state dict, found {_kind(state)}; "
            "save the network's state_dict()."
        )
    for name, value in state.items():
        if not isinstance(name, str) or not isinstance(value, StoredTensor):
            raise CheckpointError(
                f"{path}: expected only named weights in the state dict, found {_kind(value)} at {str(name)[:60]!r}; "
                "save the network's state_dict()."
            )
    return clean_names(state)


def _kind(value: Any) -> str:
    if isinstance(value, dict | list | tuple) and not value:
        return f"an empty {type(value).__name__}"
    return "a single tensor" if isinstance(value, StoredTensor) else f"a {type(value).__name__}"


def _card(values: Any, path: Path, mode: Mode | None) -> Card:
    top: Mapping[Any, Any] = values if isinstance(values, dict) else {}
    epoch, loss = top.get("epoch"), top.get("best_val_loss")
    config = CRNNConfig(mode=mode or guess_mode(path) or DEFAULT_MODE, residual="sigmoid")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Card(
        name=path.stem,
        config=to_dict(config),
        epoch=epoch if isinstance(epoch, int) and 0 <= epoch < 2**31 else 0,
        metrics={"val_loss": loss} if isinstance(loss, float) and math.isfinite(loss) else {},
        data={"licence": "unknown"},
        training={"imported_from": path.name, "sha256": digest, "mode_given": mode is not None},
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _tensor(archive: Archive, stored: StoredTensor, cache: dict[str, bytearray]) -> Tensor:
    """One tensor, copied out of its storage. `inert` has checked that it lies inside."""
    if math.prod(stored.shape) == 0:
        return torch.empty(stored.shape, dtype=_DTYPES[stored.storage])
    if stored.key not in cache:
        cache[stored.key] = bytearray(archive.read(f"data/{stored.key}"))
    flat = torch.frombuffer(cache[stored.key], dtype=_DTYPES[stored.storage])
    return torch.as_strided(flat, stored.shape, stored.stride, stored.offset).clone(
        memory_format=torch.contiguous_format
    )
