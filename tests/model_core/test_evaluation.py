"""Evaluation: the untouched row, known figures, the same numbers twice."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from model_core import evaluation
from model_core.checkpoint import Card, save_checkpoint
from model_core.config import to_dict
from model_core.dataset import Segments, find_tracks
from model_core.degradations import Chain
from model_core.errors import CheckpointError, ConfigError
from model_core.evaluation import UNTOUCHED, EvaluateConfig, Row, chain_for, evaluate, mean_with_interval
from model_core.mel import LogMel, MelConfig
from model_core.metrics import l1_mel
from model_core.models import CRNN, CRNNConfig
from model_core.progress import Cancelled, Reporter
from tests.model_core.music import RATE, make_folder


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("music"), 2, seconds=4.5)


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An untrained signed residual: it changes nothing, so its rows equal the untouched ones."""
    config = CRNNConfig(channels=4, rnn_hidden=8)
    path = tmp_path_factory.mktemp("checkpoint") / "identity.safetensors"
    card = Card(name="identity", config=to_dict(config), mel=to_dict(MelConfig()), sample_rate=RATE)
    save_checkpoint(path, CRNN(config), card)
    return str(path)


@pytest.fixture(scope="module")
def rows(music: Path, identity: str) -> list[Row]:
    return evaluate([identity], EvaluateConfig(str(music), items=2, conditions=("intact", "reverb"), device="cpu"))


def test_untouched_comes_first_under_every_condition(rows: list[Row], identity: str) -> None:
    assert [(r.condition, r.restorer) for r in rows] == [
        ("intact", UNTOUCHED),
        ("intact", identity),
        ("reverb", UNTOUCHED),
        ("reverb", identity),
    ]
    assert {r.items for r in rows} == {2}


def test_intact_and_untouched_is_perfect(rows: list[Row]) -> None:
    values = rows[0].values
    assert values["l1_mel"] == values["lsd_mel_db"] == values["lsd"] == 0.0
    assert values["cosine_mel"] == pytest.approx(1.0)
    assert values["si_sdr_db"] > 100.0
    assert rows[0].harmed_percent == 0.0


def test_the_identity_scores_as_untouched(rows: list[Row]) -> None:
    for untouched, restored in ((rows[0], rows[1]), (rows[2], rows[3])):
        assert restored.harmed_percent == 0.0
        for name, value in untouched.values.items():
            tolerance = 0.01 if name.endswith("_mel") or name == "lsd_mel_db" else 1e-6  # bf16 pictures
            assert restored.values[name] == pytest.approx(value, rel=tolerance, abs=tolerance, nan_ok=True), name


def test_the_figures_are_those_of_the_items(rows: list[Row], music: Path) -> None:
    segments = Segments(find_tracks(music), "test", Chain(chain_for("reverb")))
    features, expected = LogMel(), []
    for index in range(2):
        item = segments.item(index)
        clean = torch.from_numpy(item.clean)[None]
        degraded = segments.chain(clean, RATE, [item.drawn])
        expected.append(float(l1_mel(features(degraded), features(clean))))
    assert rows[2].values["l1_mel"] == pytest.approx(np.mean(expected), rel=1e-4)
    assert rows[2].low["l1_mel"] <= rows[2].values["l1_mel"] <= rows[2].high["l1_mel"]


def test_the_same_command_gives_the_same_numbers(rows: list[Row], music: Path, identity: str) -> None:
    again = evaluate([identity], EvaluateConfig(str(music), items=2, conditions=("reverb",), device="cpu"))
    for one, other in zip(rows[2:], again, strict=True):
        assert one.values == pytest.approx(other.values, nan_ok=True)
        assert replace(one, values={}, low={}, high={}) == replace(other, values={}, low={}, high={})


def test_without_waveforms_only_pictures_are_scored(music: Path, identity: str) -> None:
    config = EvaluateConfig(str(music), items=1, conditions=("clip",), waveform=False, device="cpu")
    for row in evaluate([identity], config):
        assert set(row.values) == {"l1_mel", "lsd_mel_db", "cosine_mel"}
        assert row.harmed_percent is None


def test_harm_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    untouched = {"l1_mel": [0.0] * 4, "si_sdr_db": [10.0] * 4, "lsd": [1.0] * 4}
    restored = {"l1_mel": [0.0] * 4, "si_sdr_db": [9.9, 9.0, 12.0, 12.0], "lsd": [0.5, 0.5, 1.5, 0.9]}
    assert evaluation._row("clip", "x", restored, untouched).harmed_percent == 50.0


def test_interval_holds_the_mean_and_leaves_nan_out() -> None:
    mean, low, high = mean_with_interval([1.0, 2.0, 3.0, math.nan])
    assert mean == 2.0
    assert 1.0 <= low < 2.0 < high <= 3.0
    assert all(math.isnan(v) for v in mean_with_interval([math.nan]))
    assert mean_with_interval([5.0]) == (5.0, 5.0, 5.0)


def test_conditions() -> None:
    assert chain_for("reference").intact_probability == 0.15
    assert [s.name for s in chain_for("lowpass").steps] == ["lowpass"]
    with pytest.raises(ConfigError, match="expected one of reference, intact, quantise"):
        chain_for("rain")


def test_unknown_checkpoints_are_refused_before_any_work(music: Path) -> None:
    with pytest.raises(CheckpointError, match="nobody"):
        evaluate(["nobody"], EvaluateConfig(str(music), items=1))


def test_it_stops(music: Path, identity: str) -> None:
    seen: list[str] = []
    reporter = Reporter(lambda u: seen.append(u.message), lambda: any("Evaluating" in m for m in seen))
    with pytest.raises(Cancelled):
        evaluate([identity], EvaluateConfig(str(music), items=8, conditions=("intact",), device="cpu"), reporter)
