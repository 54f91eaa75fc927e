"""The shipped `studio` checkpoints do no harm: on the bundled CC0 clip and on made-up music, whatever the damage."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from model_core.audio import AudioClip, measure, read_clip
from model_core.checkpoint import read_card
from model_core.degradations import Chain
from model_core.evaluation import chain_for
from model_core.evaluation.fixed import FIXED
from model_core.library import assets_dir
from model_core.metrics import lsd, si_sdr_db
from model_core.restorers import RestoreConfig, Restorer, open_restorer
from tests.model_core.restorer_fakes import song

SHIPPED = [
    p for p in sorted((Path(assets_dir()) / "checkpoints").glob("*.safetensors")) if read_card(p).model == "studio"
]
NONE = pytest.param(None, marks=pytest.mark.skip(reason="no studio checkpoint is shipped in assets/checkpoints yet"))
SI_SDR_MAY_FALL_DB, LSD_MAY_RISE, PEAK_MAY_RISE_DB = 0.3, 0.005, 0.05
SECONDS = 4.0

of_each_checkpoint = pytest.mark.parametrize(
    "checkpoint", [pytest.param(path, id=path.stem) for path in SHIPPED] or [NONE]
)


@cache
def opened(checkpoint: Path) -> Restorer:
    return open_restorer(RestoreConfig(str(checkpoint), device="cpu"))


@cache
def clean(kind: str) -> AudioClip:
    """Peak 0.9. The demo clip was in nobody's training set."""
    if kind == "demo":
        samples, rate = read_clip(Path(assets_dir()) / "demo" / "clean.flac", 5.0, SECONDS).samples, 44_100
    else:
        samples, rate = song(SECONDS), 44_100
    return AudioClip(np.ascontiguousarray(samples * (0.9 / np.abs(samples).max()), np.float32), rate)


def damaged(clip: AudioClip, damage: str) -> AudioClip:
    chain = Chain(chain_for(damage))
    return AudioClip(
        chain.damage(clip.samples, clip.sample_rate, chain.draw(np.random.default_rng(7))), clip.sample_rate
    )


def figures(clip: AudioClip, reference: AudioClip) -> tuple[float, float]:
    one, other = (torch.from_numpy(np.array(c.samples))[None] for c in (clip, reference))
    return float(si_sdr_db(one, other)), float(lsd(one, other, clip.sample_rate))


@of_each_checkpoint
@pytest.mark.parametrize("damage", FIXED)
def test_no_damage_gets_worse(checkpoint: Path, damage: str) -> None:
    reference = clean("demo")
    before = damaged(reference, damage)
    after = opened(checkpoint).restore(before).clip
    assert after.samples.shape == before.samples.shape
    assert np.isfinite(after.samples).all()
    (si_sdr_was, lsd_was), (si_sdr_is, lsd_is) = figures(before, reference), figures(after, reference)
    assert si_sdr_is > si_sdr_was - SI_SDR_MAY_FALL_DB
    assert lsd_is < lsd_was + LSD_MAY_RISE
    was_dbfs, is_dbfs = measure(before).true_peak_dbfs, measure(after).true_peak_dbfs
    assert is_dbfs <= max(0.0, was_dbfs) + PEAK_MAY_RISE_DB


@of_each_checkpoint
@pytest.mark.parametrize("kind", ["demo", "made up"])
@pytest.mark.parametrize("gain", [1.0, 0.1])
def test_intact_music_comes_back_as_it_was(checkpoint: Path, kind: str, gain: float) -> None:
    clip = AudioClip(np.float32(gain) * clean(kind).samples, clean(kind).sample_rate)
    result = opened(checkpoint).restore(clip)
    assert not result.changed
    assert np.array_equal(result.clip.samples, clip.samples)


@of_each_checkpoint
def test_what_is_plainly_missing_or_cut_off_is_helped(checkpoint: Path) -> None:
    """Harmless alone is not enough: a restorer that does nothing would pass the rest."""
    reference = clean("demo")
    dull, clipped = damaged(reference, "band limit 8 kHz"), damaged(reference, "clipped at 0.3")
    restorer = opened(checkpoint)
    assert figures(restorer.restore(dull).clip, reference)[1] < 0.8 * figures(dull, reference)[1]
    assert figures(restorer.restore(clipped).clip, reference)[0] > figures(clipped, reference)[0] + 3.0
