"""Who restores in an evaluation: checkpoints at a strength, and the oracle, which knows the clean picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from model_core import checkpoint, library
from model_core.audio import AudioClip, resample
from model_core.device import autocast, to_device
from model_core.errors import ConfigError
from model_core.evaluation.material import Material
from model_core.evaluation.results import ORACLE, UNTOUCHED, EvaluateConfig
from model_core.mel import LogMel, MelConfig
from model_core.models import CRNN
from model_core.progress import Reporter
from model_core.restorers import CRNNRestorer, RestoreConfig, open_restorer
from model_core.restorers.blocks import windows
from model_core.restorers.crnn import block_plan

STUDIO = "studio"
ORACLE_ERROR_DB = 1.0  # what the reconstruction is told of the oracle's certainty


@dataclass(frozen=True, eq=False)
class Entrant:
    """``restore`` makes the sound. ``picture``: the network's own answer to a picture [B, 1, n_mels, frames], for the
    reference system's metrics; None where the picture of the restored sound stands in for it. ``kind``: of restorer.
    """

    name: str
    restore: Callable[[Material, Reporter], AudioClip]
    picture: Callable[[Tensor], Tensor] | None = None
    kind: str = ""


def parse(spec: str) -> tuple[str, float]:
    """``residual`` or ``residual@50`` (strength in percent) -> checkpoint and strength.

    Raises:
        ConfigError: the strength is no number from 0 to 100.
    """
    name, sign, strength = spec.rpartition("@")
    if not sign or not name or Path(spec).is_file():
        return spec, 100.0
    try:
        percent = float(strength)
    except ValueError:
        return spec, 100.0  # a name with the sign in it
    if not 0.0 <= percent <= 100.0:
        raise ConfigError(f"{spec}: expected a strength from 0 to 100 after @, found {strength}; choose one there.")
    return name, percent


def name_of(spec: str) -> str:
    """What the rows of ``spec`` are called."""
    checkpoint_name, percent = parse(spec)
    return checkpoint_name if percent == 100.0 else f"{checkpoint_name} {percent:g} %"


def open_entrants(specs: Sequence[str], config: EvaluateConfig, device: torch.device) -> list[Entrant]:
    """All of ``specs``, and the oracle where it is asked for and there is sound to restore: that of `studio` where one
    of them is such a checkpoint, since it reaches further.

    Raises:
        CheckpointError: one is unknown or damaged. ConfigError: a strength is none.
    """
    from model_core.evaluation.knowing import studio_oracles  # which needs `Entrant` itself

    entrants = [_open(spec, device) for spec in specs]
    if not (config.oracle and config.waveform):
        return entrants
    return [*entrants, studio_oracles()[0] if any(one.kind == STUDIO for one in entrants) else oracle()]


def _open(spec: str, device: torch.device) -> Entrant:
    name, percent = parse(spec)
    restorer = open_restorer(RestoreConfig(name, percent, str(device)))
    if name_of(spec) in (UNTOUCHED, ORACLE):
        raise ConfigError(f"{spec}: expected a name that no row of the table has; rename the checkpoint.")

    def restore(material: Material, report: Reporter) -> AudioClip:
        return restorer.restore(material.damaged, report).clip

    return Entrant(name_of(spec), restore, _network(name, device) if percent == 100.0 else None, restorer.name)


def _network(name: str, device: torch.device) -> Callable[[Tensor], Tensor] | None:
    model, _ = checkpoint.load_checkpoint(library.resolve(name))
    if not isinstance(model, CRNN):
        return None
    network = to_device(model, device)

    @torch.no_grad()
    def picture(mel: Tensor) -> Tensor:
        with autocast(device):
            out: Tensor = network(mel.contiguous(memory_format=torch.channels_last))
        return out.float()

    return picture


def oracle() -> Entrant:
    """The reconstruction told the true clean picture: what a perfect network of this kind could reach. Not a bound in
    every figure: it knows levels of bands, not phases.
    """
    return Entrant(ORACLE, _restore_knowing)


def _restore_knowing(material: Material, report: Reporter) -> AudioClip:
    # A chain without steps: not a network that has only ever seen tilted clips.
    mel = MelConfig()
    card = checkpoint.Card(calibration={"error_db": [ORACLE_ERROR_DB] * mel.n_mels}, training={"chain": {"steps": []}})
    network = _Knowing(material, mel)
    return CRNNRestorer(network, card, RestoreConfig(ORACLE, device="cpu")).restore(material.damaged, report).clip


class _Knowing(nn.Module):
    """Finds the block that it is shown among those of the damaged clip, and answers with the same block of the clean
    one.
    """

    def __init__(self, material: Material, mel: MelConfig) -> None:
        super().__init__()
        rate = material.clean.sample_rate
        plan = block_plan(rate, material.clean.channels, mel)
        self._features = LogMel(mel)
        self._questions, self._answers = (
            [self._picture(window.samples, rate) for window in windows([clip.samples], plan)]
            for clip in (material.damaged, material.clean)
        )

    def _picture(self, samples: object, rate: int) -> Tensor:
        wave = torch.from_numpy(resample(samples, rate, self._features.config.sample_rate))  # type: ignore[arg-type]
        return self._features.normalise(self._features.power(wave).mean(0, keepdim=True))

    def forward(self, mel: Tensor) -> Tensor:
        """[1, 1, n_mels, T] -> the same."""
        alike = [
            float((question - mel.float()).abs().mean()) if question.shape == mel.shape else float("inf")
            for question in self._questions
        ]
        return self._answers[min(range(len(alike)), key=alike.__getitem__)]
