"""Named loss terms on mel pictures; total = sum of weight[name] * term[name]. Log keys are these same names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor


def charbonnier(predicted: Tensor, clean: Tensor) -> Tensor:
    """mean(sqrt(d^2 + 1e-6)), [B, 1, n_mels, frames] -> scalar (Patrizi 2025, loss section)."""
    return ((predicted - clean).square() + 1e-6).sqrt().mean()


def weighted_l1(predicted: Tensor, clean: Tensor) -> Tensor:
    """mean(w_m |d|), w linear from 0.5 at the lowest mel to 1.5 at the highest (Patrizi 2025, loss section)."""
    weight = torch.linspace(0.5, 1.5, predicted.shape[-2], device=predicted.device).unsqueeze(1)
    return (weight * (predicted - clean).abs()).mean()


TERMS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {"charbonnier": charbonnier, "weighted_l1": weighted_l1}


@dataclass(frozen=True)
class LossConfig:
    """The weight of each term; 0 leaves it out."""

    charbonnier: float = 1.0
    weighted_l1: float = 0.3


def loss_terms(config: LossConfig, predicted: Tensor, clean: Tensor) -> dict[str, Tensor]:
    """Every used term by name, and ``total``. Pictures are [B, 1, n_mels, frames] in [0, 1]; computed in float32."""
    predicted, clean = predicted.float(), clean.float()
    terms: dict[str, Tensor] = {}
    total = predicted.new_zeros(())
    for name, term in TERMS.items():
        weight = getattr(config, name)
        if weight:
            terms[name] = term(predicted, clean)
            total = total + weight * terms[name]
    terms["total"] = total
    return terms
