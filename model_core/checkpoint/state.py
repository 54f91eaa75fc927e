"""Resume state of a training: tensors and plain values, in a file of its own beside the checkpoints."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from model_core.checkpoint.archive import check_archive
from model_core.checkpoint.files import write_atomic
from model_core.checkpoint.inert import read_values
from model_core.checkpoint.kind import kind_of
from model_core.errors import CheckpointError


def save_state(path: str | Path, state: Mapping[str, Any]) -> None:
    """Write ``state`` atomically with torch.save: tensors, numbers, text, None and dicts, lists and tuples of these.

    What was written is checked before it takes the place of the old file, so a state that could not be read back (a
    numpy number, a path) is found now and not at the resume.

    Raises:
        CheckpointError: a value is not plain, or the file cannot be written; an older file at ``path`` is intact.
    """
    path = Path(path)

    def check(written: Path) -> None:
        try:
            read_values(check_archive(written), numpy=False)
        except CheckpointError as error:
            found = str(error).removeprefix(f"{written}: ")
            raise CheckpointError(f"{path}: not written, because the state would not load again: {found}") from error

    try:
        write_atomic(path, lambda file: torch.save(dict(state), file), check)
    except (pickle.PicklingError, AttributeError, TypeError, RuntimeError) as error:
        raise CheckpointError(f"{path}: not written, because the state cannot be saved: {error}.") from error


def load_state(path: str | Path) -> dict[str, Any]:
    """Read what `save_state` wrote; tensors on the CPU. Zip and pickle are checked first, then ``weights_only`` loads.

    Raises:
        CheckpointError: missing, damaged, hostile or not a training state.
    """
    path = Path(path)
    if kind_of(path) != "torch":
        raise CheckpointError(
            f"{path}: expected the state of a training, found a safetensors file; choose the state file."
        )
    values = read_values(check_archive(path), numpy=False)
    if not isinstance(values, dict):
        raise CheckpointError(f"{path}: expected a dictionary of training state, found a {type(values).__name__}.")
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, OSError, RuntimeError, ValueError, TypeError, KeyError, EOFError) as error:
        raise CheckpointError(
            f"{path}: expected the state of a training, but PyTorch cannot read it ({error}); resume from an older one."
        ) from error
    return state
