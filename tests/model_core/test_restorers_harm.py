"""Never worse than leaving the file alone: the gates that keep a network out of what it knows nothing of."""

from pathlib import Path

import numpy as np
import pytest
import torch

from model_core.audio import AudioClip
from model_core.checkpoint import Card
from model_core.reconstruct import LEAST_SUBSONIC_DB, subsonic_db
from model_core.reconstruct.plan import empty_top
from model_core.restorers import CRNNRestorer, RestoreConfig, open_restorer
from model_core.restorers.crnn import always_tilted
from tests.model_core.restorer_fakes import MEL, low_passed, picture, reference_reverb, si_sdr_db, song

RATE = 44_100


class Tilted(torch.nn.Module):
    """Takes every clip for one that went through the reference's reverb: 6 dB more in every octave."""

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        octave = torch.linspace(0.0, 5.0, mel.shape[-2]).reshape(1, 1, -1, 1)
        return torch.where(mel > 0.0, mel + 6.0 * octave / 80.0, mel).clamp(0.0, 1.0)


def _bass_free(samples: np.ndarray) -> np.ndarray:
    """Nothing below 30 Hz, as most music is delivered."""
    spectrum = np.fft.rfft(samples, axis=1)
    spectrum[:, np.fft.rfftfreq(samples.shape[1], 1 / RATE) < 30.0] = 0.0
    return np.fft.irfft(spectrum, samples.shape[1], axis=1).astype(np.float32)


def test_the_references_reverb_leaves_subsonics_and_delivered_music_has_none() -> None:
    music = song(4.0)
    clean, tilted = (torch.from_numpy(x) for x in (_bass_free(music), reference_reverb(music, RATE)))
    assert subsonic_db([clean], RATE) < LEAST_SUBSONIC_DB - 10.0
    assert subsonic_db([tilted], RATE) > LEAST_SUBSONIC_DB
    assert subsonic_db([tilted, tilted], RATE) == pytest.approx(subsonic_db([tilted], RATE))


def test_dull_music_without_subsonics_is_not_equalised() -> None:
    dull = song(6.0)
    spectrum = np.fft.rfft(dull, axis=1)
    hz = np.fft.rfftfreq(dull.shape[1], 1 / RATE)
    dull = np.fft.irfft(spectrum / np.maximum(hz / 100.0, 1.0), dull.shape[1], axis=1)
    clip = AudioClip(_bass_free(dull.astype(np.float32)), RATE)
    card = Card(calibration={"error_db": [1.0] * MEL.n_mels})
    result = CRNNRestorer(Tilted(), card, RestoreConfig(device="cpu")).restore(clip)
    assert not result.changed
    assert result.clip is clip


def test_only_a_chain_that_always_tilts_is_called_so() -> None:
    step = {"name": "reverb", "parameters": {}}
    assert always_tilted(Card())  # the paper's own checkpoints say nothing
    assert always_tilted(Card(training={"chain": {"steps": [{"name": "clip"}, {**step, "probability": 1.0}]}}))
    assert not always_tilted(Card(training={"chain": {"steps": [{**step, "probability": 0.5}]}}))
    assert not always_tilted(Card(training={"chain": {"steps": [{"name": "clip"}]}}))


def test_a_cliff_is_a_band_limit_and_a_slope_is_not() -> None:
    music = song(4.0)
    limited, _ = picture(low_passed(music, RATE, 8_000.0), RATE)
    fillable = empty_top([limited], MEL.floor_db)
    first = int(torch.nonzero(fillable)[0])
    assert 0 < first < MEL.n_mels
    assert bool(fillable[first:].all())
    assert not empty_top([picture(music, RATE)[0]], MEL.floor_db).any()
    slope = torch.linspace(0.0, -120.0, MEL.n_mels).unsqueeze(1).expand(-1, 50)
    assert not empty_top([slope], MEL.floor_db).any()


@pytest.mark.parametrize("checkpoint", ["residual", "direct"])
def test_the_shipped_pair_repairs_what_it_learned_and_leaves_the_rest(checkpoint: str) -> None:
    """The bundled demo clip, which no checkpoint was trained on."""
    from model_core.audio import read_clip
    from model_core.library import assets_dir

    demo = Path(assets_dir()) / "demo"
    clean, degraded = (read_clip(demo / f"{name}.flac", 3.0, 6.0) for name in ("clean", "degraded"))
    restorer = open_restorer(RestoreConfig(checkpoint, device="cpu"))
    before = si_sdr_db(degraded.samples, clean.samples)
    after = si_sdr_db(restorer.restore(degraded).clip.samples, clean.samples)
    assert before < -15.0
    assert after > 0.0
    for harmless in (clean.samples, 0.01 * clean.samples, np.clip(clean.samples, -0.6, 0.6)):
        clip = AudioClip(np.ascontiguousarray(harmless), clean.sample_rate)
        assert restorer.restore(clip).clip is clip
