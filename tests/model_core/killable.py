"""A training in a process that tests may kill."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

import torch

from model_core.config import load_json
from model_core.progress import Reporter, Update
from model_core.training import TrainConfig, train


def train_and_tell(config: Path, run: Path, threads: int, said: Connection) -> None:
    """Train by the file ``config``; each step's number goes into ``said``, and 0 at the end."""
    torch.set_num_threads(threads)

    def tell(update: Update) -> None:
        if "step" in update.values:
            said.send(update.values["step"])

    train(load_json(TrainConfig, config), run, Reporter(tell))
    said.send(0)
    said.close()
