"""Where to compute, and in which precision it pays."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Literal

import torch
from torch import nn

from model_core.errors import DeviceError

Precision = Literal["auto", "float32", "bf16"]


def pick_device(name: str = "auto") -> torch.device:
    """ "auto" is CUDA when there, else MPS, else CPU; any other name is torch's own ("cpu", "cuda", "cuda:1", "mps").

    Raises:
        DeviceError: an asked device is unknown or absent.
    """
    if name == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise DeviceError(f"device {name!r}: expected auto, cpu, cuda, cuda:N or mps; choose one of these.") from error
    present = {
        "cpu": True,
        "cuda": torch.cuda.is_available() and (device.index or 0) < torch.cuda.device_count(),
        "mps": torch.backends.mps.is_available(),
    }
    if not present.get(device.type, False):
        raise DeviceError(f"device {name!r}: expected one that this machine has, found none; choose auto or cpu.")
    return device


def has_fast_bf16(device: torch.device) -> bool:
    """Whether bf16 matrix products run in hardware: on a CPU without them bf16 is many times slower than float32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    if device.type == "cpu":
        flags = torch.cpu.get_capabilities() if hasattr(torch.cpu, "get_capabilities") else {}
        return bool(flags.get("avx512_bf16") or flags.get("amx_bf16"))
    return False


def to_device(model: nn.Module, device: torch.device) -> nn.Module:
    """The model on ``device`` with channels-last weights, which 2-D convolutions like best."""
    return model.to(device).to(memory_format=torch.channels_last)


def autocast(device: torch.device, precision: Precision = "auto") -> AbstractContextManager[object]:
    """Mixed precision where it pays. On CPU it needs a channels-last model: with plain strides it is six times
    slower.
    """
    wanted = precision == "bf16" or (precision == "auto" and has_fast_bf16(device))
    return torch.autocast(device.type, torch.bfloat16, enabled=wanted)
