"""The networks, by the name that a checkpoint's card carries. To add one: write the class and its config, add one
line.
"""

from __future__ import annotations

from typing import Any

from torch import nn

from model_core.models.crnn import CRNN, CRNNConfig

MODELS: dict[str, tuple[type[nn.Module], type[Any]]] = {
    "crnn": (CRNN, CRNNConfig),
}

__all__ = ["CRNN", "MODELS", "CRNNConfig"]
