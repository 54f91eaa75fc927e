"""Evaluation: the untouched row, known figures, the oracle, harm, the same numbers twice; pairs and strengths."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from model_core.checkpoint import Card, save_checkpoint
from model_core.config import to_dict
from model_core.dataset import Segments, find_tracks
from model_core.degradations import DEGRADATIONS, Chain
from model_core.errors import CheckpointError, ConfigError, DataError
from model_core.evaluation import (
    ORACLE,
    POOLED,
    SETS,
    UNTOUCHED,
    EvaluateConfig,
    Evaluation,
    Row,
    chain_for,
    evaluate,
    expand,
    name_of,
)
from model_core.mel import LogMel, MelConfig
from model_core.metrics import WAVE_METRICS, l1_mel, wave_scores, width_db
from model_core.models import CRNN, CRNNConfig
from model_core.progress import Cancelled, Reporter
from tests.model_core.music import RATE, make_folder
from tests.model_core.restorer_fakes import low_passed, song

PAPER = EvaluateConfig(items=2, protocol="paper", oracle=False, device="cpu")
OWN = EvaluateConfig(items=2, duration_s=2.0, device="cpu")


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
def found(music: Path, identity: str) -> Evaluation:
    return evaluate([identity], replace(PAPER, folder=str(music), conditions=("intact", "reverb")))


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stereo songs at 44.1 kHz, and below them the same ones without treble."""
    folder = tmp_path_factory.mktemp("songs")
    for kind in ("clean", "damaged"):
        (folder / kind).mkdir()
    for seed in range(2):
        clean = song(3.0, seed=seed)
        soundfile.write(folder / "clean" / f"song {seed}.flac", clean.T, 44_100, subtype="PCM_24")
        dull = low_passed(clean, 44_100, 6_000.0)
        soundfile.write(folder / "damaged" / f"song {seed}.flac", dull.T, 44_100, subtype="PCM_24")
    return folder


@pytest.fixture(scope="module")
def own(songs: Path, identity: str) -> Evaluation:
    config = replace(OWN, folder=str(songs / "clean"), conditions=("intact", "lowpass", "overdrive"))
    return evaluate([identity], config)


def test_untouched_comes_first_under_every_condition(found: Evaluation, identity: str) -> None:
    assert [(r.condition, r.restorer) for r in found.rows] == [
        ("intact", UNTOUCHED),
        ("intact", identity),
        ("reverb", UNTOUCHED),
        ("reverb", identity),
    ]
    assert {r.items for r in found.rows} == {2}
    assert len(found.clips) == 4
    assert found.clips[2].damage.startswith("reference's reverb")


def test_intact_and_untouched_is_perfect(found: Evaluation) -> None:
    row = found.row("intact", UNTOUCHED)
    assert row.values["l1_mel"] == row.values["lsd_mel_db"] == row.values["lsd"] == 0.0
    assert row.values["cosine_mel"] == pytest.approx(1.0)
    assert row.values["si_sdr_db"] > 100.0
    assert row.harmed_percent == 0.0
    assert row.gains == {}


def test_the_identity_scores_as_untouched(found: Evaluation, identity: str) -> None:
    for condition in ("intact", "reverb"):
        untouched, restored = found.row(condition, UNTOUCHED), found.row(condition, identity)
        assert restored.harmed_percent == 0.0
        for name, value in untouched.values.items():
            tolerance = 0.01 if name.endswith("_mel") or name == "lsd_mel_db" else 1e-6  # bf16 pictures
            assert restored.values[name] == pytest.approx(value, rel=tolerance, abs=tolerance, nan_ok=True), name
        assert restored.gains["lsd"] == 0.0
        assert restored.sign("lsd") == 0


def test_the_figures_are_those_of_the_items(found: Evaluation, music: Path) -> None:
    segments = Segments(find_tracks(music), "test", Chain(chain_for("reverb")))
    features, expected = LogMel(), []
    for index in range(2):
        item = segments.item(index)
        clean = torch.from_numpy(item.clean)[None]
        degraded = segments.chain(clean, RATE, [item.drawn])
        expected.append(float(l1_mel(features(degraded), features(clean))))
    row = found.row("reverb", UNTOUCHED)
    assert row.values["l1_mel"] == pytest.approx(np.mean(expected), rel=1e-4)
    assert row.low["l1_mel"] <= row.values["l1_mel"] <= row.high["l1_mel"]


def test_the_same_command_gives_the_same_numbers(found: Evaluation, music: Path, identity: str) -> None:
    again = evaluate([identity], replace(PAPER, folder=str(music), conditions=("reverb",)))
    assert again.clips[0].start_s == found.clips[2].start_s
    for one, other in zip(found.rows[2:], again.rows, strict=True):
        for table in ("values", "low", "high", "gains", "gains_low", "gains_high"):
            assert getattr(one, table) == pytest.approx(getattr(other, table), abs=1e-6, nan_ok=True)
        assert one.harmed_percent == other.harmed_percent


def test_without_waveforms_only_pictures_are_scored(music: Path, identity: str) -> None:
    config = replace(PAPER, folder=str(music), items=1, conditions=("clip",), waveform=False, oracle=True)
    rows = evaluate([identity], config).rows
    assert [row.restorer for row in rows] == [UNTOUCHED, identity]
    for row in rows:
        assert set(row.values) == {"l1_mel", "lsd_mel_db", "cosine_mel"}
        assert row.harmed_percent is None


def test_own_clips_keep_rate_and_channels(own: Evaluation) -> None:
    row = own.row("lowpass", UNTOUCHED)
    assert math.isfinite(row.values["lsd_above_16k"])  # there is none at 32 kHz
    assert math.isfinite(row.values["width_db"])
    assert {clip.duration_s for clip in own.clips} == {2.0}
    assert own.row("intact", UNTOUCHED).values["loudness_change_lu"] == 0.0


def test_the_oracle_knows_what_was_lost(own: Evaluation) -> None:
    row = own.row("lowpass", ORACLE)
    assert own.restorers[-1] == ORACLE
    assert row.gains["lsd_filled"] > 0.3
    assert row.gains_low["lsd_filled"] > 0.0
    assert row.sign("lsd_filled") == 0  # two clips are too few to be sure
    assert any("fewer than 6 clips" in note for note in own.notes)
    assert row.values["l1_mel"] < 0.5 * own.row("lowpass", UNTOUCHED).values["l1_mel"]


def test_pooled_rows_leave_intact_clips_out(own: Evaluation) -> None:
    pooled = own.row(POOLED, UNTOUCHED)
    assert own.conditions == ("intact", "lowpass", "overdrive", POOLED)
    assert pooled.items == 4
    parts = [own.row(condition, UNTOUCHED).values["si_sdr_db"] for condition in ("lowpass", "overdrive")]
    assert pooled.values["si_sdr_db"] == pytest.approx(np.mean(parts))


def test_pairs_by_folder_and_by_list(songs: Path, identity: str, tmp_path: Path) -> None:
    folders = replace(OWN, folder=str(songs / "clean"), pairs=str(songs / "damaged"), oracle=False)
    found = evaluate([identity], folders)
    assert found.conditions == ("pairs",)
    assert [Path(clip.source).name for clip in found.clips] == ["song 0.flac", "song 1.flac"]
    assert found.rows[0].values["lsd_filled"] > 2.0 * found.rows[0].values["lsd_kept"]
    lines = ["file\tclean_file\tsplit", f"{songs}/damaged/song 1.flac\t{songs}/clean/song 1.flac\ttest"]
    (tmp_path / "pairs.tsv").write_text(
        "\n".join([*lines, f"{songs}/damaged/song 0.flac\t{songs}/clean/song 0.flac\tval"])
    )
    listed = evaluate([], replace(OWN, pairs=str(tmp_path / "pairs.tsv"), split="test", oracle=False))
    assert [Path(clip.source).name for clip in listed.clips] == ["song 1.flac"]


def test_bad_pairs_are_named_and_left_out(songs: Path, tmp_path: Path) -> None:
    for number in range(2):
        sound, rate = soundfile.read(songs / "damaged" / f"song {number}.flac")
        noise = np.random.default_rng(0).standard_normal(sound.shape) * 0.1
        soundfile.write(tmp_path / f"song {number}.wav", noise if number else sound, rate)
    config = replace(OWN, folder=str(songs / "clean"), pairs=str(tmp_path), oracle=False)
    found = evaluate([], config)
    assert len(found.clips) == 1
    assert [note for note in found.notes if "certain" not in note] == list(found.notes[:1])
    assert "song 1.wav: expected the sound of" in found.notes[0]
    (tmp_path / "song 0.wav").unlink()
    with pytest.raises(DataError, match=r"song 1\.wav: expected the sound of"):
        evaluate([], config)


def test_files_that_are_left_out_are_named(songs: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF" + bytes(range(256)) * 4)
    for number in range(2):
        sound, rate = soundfile.read(songs / "damaged" / f"song {number}.flac")
        soundfile.write(tmp_path / f"{'song' if number else 'stranger'} {number}.wav", sound, rate)
    found = evaluate([], replace(OWN, folder=str(tmp_path), items=1, conditions=("intact",), oracle=False))
    assert len(found.notes) == 2
    assert "broken.wav: expected a sound file" in found.notes[0]
    found = evaluate([], replace(OWN, folder=str(songs / "clean"), pairs=str(tmp_path), oracle=False))
    assert "found none for 2 (broken.wav, stranger 0.wav); left out." in found.notes[0]
    assert len(found.clips) == 1
    with pytest.raises(DataError, match="found nothing there; check the name"):
        evaluate([], replace(OWN, pairs=str(tmp_path / "none.tsv")))


def test_a_strength_is_part_of_the_name(songs: Path, identity: str) -> None:
    assert name_of("residual@50") == "residual 50 %"
    assert name_of("me@home") == "me@home"
    with pytest.raises(ConfigError, match="expected a strength from 0 to 100 after @, found 150"):
        name_of("residual@150")
    config = replace(OWN, folder=str(songs / "clean"), items=1, conditions=("lowpass",), oracle=False)
    found = evaluate([identity, f"{identity}@0"], config)
    assert found.restorers == (UNTOUCHED, identity, f"{identity} 0 %")
    with pytest.raises(ConfigError, match=r"expected each once, found \S+identity.safetensors twice"):
        evaluate([identity, identity], config)


def test_wave_scores_are_the_tables_metrics() -> None:
    rng = np.random.default_rng(0)
    estimate, clean = (torch.from_numpy(rng.standard_normal((1, 2, 20_000)).astype(np.float32)) for _ in range(2))
    at_once = wave_scores(estimate, clean, 44_100, 9_000.0)
    assert list(at_once) == list(WAVE_METRICS)
    for name, metric in WAVE_METRICS.items():
        assert float(at_once[name]) == pytest.approx(float(metric.compute(estimate, clean, 44_100, 9_000.0)))


def test_width() -> None:
    middle, side = torch.ones(1, 100), torch.full((1, 100), 0.1)
    assert float(width_db(torch.stack((middle + side, middle - side), dim=1))) == pytest.approx(-20.0, abs=1e-3)
    assert math.isnan(float(width_db(torch.stack((middle, middle), dim=1))))
    assert math.isnan(float(width_db(middle[None])))


def test_conditions() -> None:
    assert chain_for("reference").intact_probability == 0.15
    assert chain_for("MusicGen-like").intact_probability == 0.0
    assert [s.name for s in chain_for("lowpass").steps] == ["lowpass"]
    assert expand(("short", "mp3", "hum")) == (*SETS["short"], "hum")
    assert set(DEGRADATIONS) < set(expand(("all",)))
    with pytest.raises(ConfigError, match="expected one of reference, intact"):
        chain_for("rain")
    for names in SETS.values():
        assert expand(names) == names


def test_what_is_missing_is_refused_before_any_work(music: Path) -> None:
    with pytest.raises(CheckpointError, match="nobody"):
        evaluate(["nobody"], EvaluateConfig(str(music), items=1))
    with pytest.raises(ConfigError, match="a folder of clean music or pairs, found neither"):
        evaluate([], EvaluateConfig())
    with pytest.raises(ConfigError, match="folder of the clean sides"):
        evaluate([], EvaluateConfig(pairs=str(music)))
    with pytest.raises(ConfigError, match="duration_s from 1 to 60"):
        evaluate([], EvaluateConfig(str(music), duration_s=0.1))


def test_it_stops(music: Path, identity: str) -> None:
    seen: list[str] = []
    reporter = Reporter(lambda u: seen.append(u.message), lambda: any("Evaluating" in m for m in seen))
    with pytest.raises(Cancelled):
        evaluate([identity], replace(PAPER, folder=str(music), items=8, conditions=("intact",)), reporter)
    assert len(seen) < 5


def test_a_sign_needs_the_whole_interval() -> None:
    row = Row(
        "c",
        "r",
        6,
        {},
        {},
        {},
        {"a": 1.0, "b": 1.0, "c": -1.0},
        {"a": 0.1, "b": -0.1, "c": -2.0},
        {"a": 2.0, "b": 2.0, "c": -0.1},
    )
    assert [row.sign(name) for name in "abcd"] == [1, 0, -1, 0]
    assert [replace(row, items=5).sign(name) for name in "abcd"] == [0, 0, 0, 0]
