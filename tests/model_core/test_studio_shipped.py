"""The shipped `studio` checkpoints do no harm: on the bundled CC0 clip, whatever the damage."""

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
def clean(start_s: float = 5.0) -> AudioClip:
    """Of the demo clip, which was in nobody's training set; peak 0.9."""
    clip = read_clip(Path(assets_dir()) / "demo" / "clean.flac", start_s, SECONDS)
    return AudioClip(
        np.ascontiguousarray(clip.samples * (0.9 / np.abs(clip.samples).max()), np.float32), clip.sample_rate
    )


@cache
def damaged(damage: str) -> AudioClip:
    chain, clip = Chain(chain_for(damage)), clean()
    drawn = chain.draw(np.random.default_rng(7))
    return AudioClip(chain.damage(clip.samples, clip.sample_rate, drawn), clip.sample_rate)


@cache
def restored(checkpoint: Path, damage: str) -> AudioClip:
    return opened(checkpoint).restore(damaged(damage)).clip


def figures(clip: AudioClip) -> tuple[float, float]:
    """SI-SDR in dB and LSD."""
    one, other = (torch.from_numpy(np.array(c.samples))[None] for c in (clip, clean()))
    return float(si_sdr_db(one, other)), float(lsd(one, other, clip.sample_rate))


@of_each_checkpoint
@pytest.mark.parametrize("damage", FIXED)
def test_no_damage_gets_worse(checkpoint: Path, damage: str) -> None:
    before, after = damaged(damage), restored(checkpoint, damage)
    assert after.samples.shape == before.samples.shape
    assert np.isfinite(after.samples).all()
    (si_sdr_was, lsd_was), (si_sdr_is, lsd_is) = figures(before), figures(after)
    assert si_sdr_is > si_sdr_was - SI_SDR_MAY_FALL_DB
    assert lsd_is < lsd_was + LSD_MAY_RISE
    was_dbfs, is_dbfs = measure(before).true_peak_dbfs, measure(after).true_peak_dbfs
    assert is_dbfs <= max(0.0, was_dbfs) + PEAK_MAY_RISE_DB


@of_each_checkpoint
@pytest.mark.parametrize(("start_s", "gain"), [(1.0, 1.0), (5.0, 1.0), (10.0, 0.1)])
def test_intact_music_comes_back_as_it_was(checkpoint: Path, start_s: float, gain: float) -> None:
    clip = AudioClip(np.float32(gain) * clean(start_s).samples, clean(start_s).sample_rate)
    result = opened(checkpoint).restore(clip)
    assert not result.changed
    assert np.array_equal(result.clip.samples, clip.samples)


@of_each_checkpoint
def test_what_is_plainly_missing_or_cut_off_is_helped(checkpoint: Path) -> None:
    """Harmless alone is not enough: a restorer that does nothing would pass the rest."""
    dull, clipped = "band limit 8 kHz", "clipped at 0.3"
    assert figures(restored(checkpoint, dull))[1] < 0.8 * figures(damaged(dull))[1]
    assert figures(restored(checkpoint, clipped))[0] > figures(damaged(clipped))[0] + 2.0
