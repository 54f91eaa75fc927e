"""The networks, by the name that a checkpoint's card carries. To add one: write the class and its config, add one
line.
"""

from __future__ import annotations

from typing import Any

from torch import nn

from model_core.models.crnn import CRNN, CRNNConfig
from model_core.models.studio import StudioConfig, StudioNet

MODELS: dict[str, tuple[type[nn.Module], type[Any]]] = {
    "crnn": (CRNN, CRNNConfig),
    "studio": (StudioNet, StudioConfig),
}

__all__ = ["CRNN", "MODELS", "CRNNConfig", "StudioConfig", "StudioNet"]
