"""One training over several processes: `torchrun` starts them, each takes its share of every batch, and the gradients
of all make one step.

Alone, everything here does nothing. Losses and gradients are weighted by each process's share of the batch, and batch
normalisation takes its statistics over all of them, so that the loss curve is that of one process with the whole batch.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from model_core.errors import ConfigError
from model_core.progress import Cancelled, Reporter

TIMEOUT = timedelta(hours=2)  # one process decodes the music while the others wait
_SET_BY_TORCHRUN = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "MASTER_ADDR", "MASTER_PORT")


@dataclass(frozen=True)
class World:
    """Which of how many processes this one is."""

    rank: int = 0
    size: int = 1
    local_rank: int = 0

    @property
    def first(self) -> bool:
        """Whether this one writes and reports."""
        return self.rank == 0

    def device(self, name: str) -> str:
        """Each process on a machine takes a graphics card of its own."""
        alone = self.size == 1 or name not in ("auto", "cuda") or not torch.cuda.is_available()
        return name if alone else f"cuda:{self.local_rank}"

    def share(self, indices: Sequence[int]) -> Sequence[int]:
        """This process's part of a batch: every ``size``-th item."""
        return indices[self.rank :: self.size]

    def check(self, batch: int, items: int) -> None:
        """Refuse batches of which a process would get nothing.

        Raises:
            ConfigError: naming what to change.
        """
        least = min(batch, items % batch or batch)
        if least < self.size:
            raise ConfigError(
                f"training with {self.size} processes: expected at least one item for each in every batch, found a "
                f"batch of {least}; choose items per epoch and batch as multiples of {self.size}."
            )

    def wait(self) -> None:
        """Until all are here."""
        if self.size > 1:
            dist.barrier()

    def agree(self, value: float) -> float:
        """What the first process says."""
        if self.size == 1:
            return value
        told = torch.tensor([value], dtype=torch.float64, device=_device())
        dist.broadcast(told, 0)
        return float(told)

    def combine(self, model: nn.Module, terms: dict[str, Tensor]) -> dict[str, float]:
        """Add the gradients of all processes up, and the terms; each has been weighted by its share."""
        if self.size == 1:
            return {name: float(value.detach()) for name, value in terms.items()}
        gradients = [p.grad for p in model.parameters() if p.grad is not None]
        shown = torch.stack([value.detach().float().reshape(()) for value in terms.values()])
        flat = torch.cat([*(gradient.reshape(-1).float() for gradient in gradients), shown])
        dist.all_reduce(flat)
        at = 0
        for gradient in gradients:
            gradient.copy_(flat[at : at + gradient.numel()].view_as(gradient))
            at += gradient.numel()
        return dict(zip(terms, flat[at:].tolist(), strict=True))

    def pooled(self, weight: Tensor, items: int) -> Tensor:
        """The weight of the whole batch times this process's share of its items."""
        if self.size == 1:
            return weight
        both = torch.stack((weight.detach().float(), torch.tensor(float(items), device=weight.device)))
        dist.all_reduce(both)
        return both[0] * items / both[1]

    def check_stop(self, report: Reporter) -> None:
        """Raise `Cancelled` in all processes where one was asked to stop."""
        if self.size == 1:
            return
        try:
            report.check()
            stop = 0.0
        except Cancelled:
            stop = 1.0
        asked = torch.tensor([stop], device=_device())
        dist.all_reduce(asked)
        if float(asked) > 0.0:
            raise Cancelled


def joined() -> World:
    """The world that torchrun made, or this process alone. The processes stay joined until they end."""
    if any(name not in os.environ for name in _SET_BY_TORCHRUN) or os.environ["WORLD_SIZE"] == "1":
        return World()
    rank, size, local = (int(os.environ[name]) for name in _SET_BY_TORCHRUN[:3])
    if torch.cuda.is_available():
        torch.cuda.set_device(local)
    if not dist.is_initialized():
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo", timeout=TIMEOUT)
        atexit.register(dist.destroy_process_group)
    return World(rank, size, local)


def synchronised(model: nn.Module, world: World) -> nn.Module:
    """Batch normalisation over the items of all processes. torch's own does it on CUDA alone."""
    if world.size > 1:
        for module in model.modules():
            if type(module) is nn.BatchNorm2d:
                module.__class__ = _WideBatchNorm
    return model


class _WideBatchNorm(nn.BatchNorm2d):
    """`nn.BatchNorm2d` whose mean and variance, while training, are those of all processes together."""

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        around = (1, -1, 1, 1)
        wide = x.float()
        count = float(_Sum.apply(torch.tensor([x.numel() / x.shape[1]], device=x.device)))
        mean = _Sum.apply(wide.sum((0, 2, 3))) / count
        centred = wide - mean.view(around)
        variance = _Sum.apply(centred.square().sum((0, 2, 3))) / count
        with torch.no_grad():
            assert self.running_mean is not None
            assert self.running_var is not None
            assert self.num_batches_tracked is not None
            self.num_batches_tracked += 1
            momentum = self.momentum if self.momentum is not None else 1.0 / float(self.num_batches_tracked)
            self.running_mean.lerp_(mean, momentum)
            self.running_var.lerp_(variance * (count / max(count - 1.0, 1.0)), momentum)
        out: Tensor = centred * torch.rsqrt(variance + self.eps).view(around)
        if self.affine:
            out = out * self.weight.view(around) + self.bias.view(around)
        return out.to(x.dtype)


class _Sum(torch.autograd.Function):
    """The sum over all processes, forwards and backwards."""

    @staticmethod
    def forward(ctx: Any, value: Tensor) -> Tensor:
        out = value.clone()
        dist.all_reduce(out)
        return out

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        out = gradient.contiguous().clone()
        dist.all_reduce(out)
        return out


def _device() -> torch.device:
    return torch.device("cuda", torch.cuda.current_device()) if dist.get_backend() == "nccl" else torch.device("cpu")
