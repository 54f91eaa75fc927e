"""What becomes of an evaluation: differences, harm, files, the report; and the metrics of hearing where installed."""

import csv
import math
import re
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from model_core.audio import AudioClip
from model_core.checkpoint import Card, save_checkpoint
from model_core.config import to_dict
from model_core.errors import DataError
from model_core.evaluation import (
    UNTOUCHED,
    ClipScore,
    Column,
    EvaluateConfig,
    Evaluation,
    choose,
    compare,
    evaluate,
    mean_with_interval,
    read_result,
    severity,
    worst,
    write_all,
    write_csv,
    write_json,
)
from model_core.evaluation.drawing import gain_plot, levels, spectrogram
from model_core.evaluation.perceptual import PERCEPTUAL, available, missing
from model_core.evaluation.summary import summarise
from model_core.mel import MelConfig
from model_core.models import CRNN, CRNNConfig
from tests.model_core.restorer_fakes import low_passed, song

COLUMNS = (Column("si_sdr_db", "dB", True), Column("lsd", "", False), Column("width_db", "dB", None))


def clip(index: int, si_sdr_db: tuple[float, ...], lsd: tuple[float, ...], condition: str = "hum") -> ClipScore:
    """Figures of untouched, a and b."""
    scores = {
        name: {"si_sdr_db": one, "lsd": other, "width_db": math.nan}
        for name, one, other in zip((UNTOUCHED, "a", "b"), si_sdr_db, lsd, strict=True)
    }
    return ClipScore(condition, index, f"/music/{index}.flac", 1.5, 4.0, "hum at 50 Hz", scores)


def found(*clips: ClipScore) -> Evaluation:
    names = (UNTOUCHED, "a", "b")
    return Evaluation(EvaluateConfig("/music"), ("a", "b"), names, COLUMNS, summarise(clips, names, COLUMNS), clips)


CLIPS = (
    clip(0, (10.0, 9.9, 12.0), (1.0, 0.5, 0.9)),
    clip(1, (10.0, 9.0, 12.0), (1.0, 0.5, 0.9)),
    clip(2, (10.0, 12.0, 12.0), (1.0, 1.5, 0.9)),
    clip(3, (10.0, 12.0, 13.0), (1.0, 0.9, 0.9)),
)
TWICE = (*CLIPS, *(replace(one, index=one.index + 4) for one in CLIPS))  # enough to be sure


def test_interval_holds_the_mean_and_leaves_nan_out() -> None:
    mean, low, high = mean_with_interval([1.0, 2.0, 3.0, math.nan])
    assert mean == 2.0
    assert 1.0 <= low < 2.0 < high <= 3.0
    assert all(math.isnan(v) for v in mean_with_interval([math.nan]))
    alone, low, high = mean_with_interval([5.0, math.nan])
    assert alone == 5.0
    assert math.isnan(low)  # one clip says nothing of others
    assert math.isnan(high)
    many = np.random.default_rng(1).standard_normal(5000)  # in several steps
    _, low, high = mean_with_interval(list(many))
    assert high - low == pytest.approx(2 * 1.96 / math.sqrt(5000), rel=0.1)


def test_harm_is_counted_and_gains_are_paired() -> None:
    evaluation = found(*TWICE)
    row = evaluation.row("hum", "a")
    assert row.harmed_percent == 50.0
    assert row.gains["si_sdr_db"] == pytest.approx(0.725)
    assert row.sign("si_sdr_db") == 0
    assert evaluation.row("hum", "b").sign("lsd") == 1
    assert "width_db" not in row.gains
    assert math.isnan(row.values["width_db"])


def test_the_worst_come_first() -> None:
    evaluation = found(*CLIPS)
    assert [c.index for c in worst(evaluation, "a", 3)] == [2, 1, 0]
    assert severity(CLIPS[2], "a") == pytest.approx(50.0)
    assert severity(CLIPS[1], "a") == pytest.approx(1.0 / 0.3)
    assert severity(CLIPS[3], "b") < 0.0
    chosen = choose(evaluation, 1)
    assert chosen[0].clip.index == 2
    assert ("a", "worst") in chosen[0].reasons


def test_differences_are_paired() -> None:
    (few, _) = compare(found(*CLIPS))
    assert (few.low > 0.0 or few.high < 0.0, few.better) == (True, "")  # four are too few to be sure
    (si_sdr, lsd) = compare(found(*TWICE))
    assert (si_sdr.first, si_sdr.second, si_sdr.items) == ("a", "b", 8)
    assert si_sdr.mean == pytest.approx(-1.525)
    assert si_sdr.better == "b"
    assert si_sdr.clips_better_percent == 0.0
    assert lsd.mean == pytest.approx(0.05)
    assert lsd.better == ""
    assert lsd.clips_better_percent == 50.0


def test_tables_hold_every_figure(tmp_path: Path) -> None:
    write_csv(found(*CLIPS), tmp_path / "rows.csv", tmp_path / "clips.csv")
    with (tmp_path / "rows.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["restorer"] for row in rows] == [UNTOUCHED, "a", "b"]
    assert float(rows[1]["si_sdr_db_gain"]) == pytest.approx(0.725)
    assert rows[0]["si_sdr_db_gain"] == rows[1]["width_db"] == ""
    with (tmp_path / "clips.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 12
    assert float(lines[1]["si_sdr_db"]) == 9.9
    with pytest.raises(DataError, match="cannot be written"):
        (tmp_path / "file").write_text("")
        write_csv(found(*CLIPS), tmp_path / "file" / "rows.csv")


def test_json_comes_back_as_it_was(tmp_path: Path) -> None:
    evaluation = found(*CLIPS)
    write_json(evaluation, tmp_path / "e.json")
    again = read_result(tmp_path / "e.json")
    assert again.clips[1].scores["a"]["lsd"] == 0.5
    assert math.isnan(again.rows[0].values["width_db"])
    assert (again.config, again.columns, again.restorers) == (
        evaluation.config,
        evaluation.columns,
        evaluation.restorers,
    )
    assert dict(again.rows[1].gains) == dict(evaluation.rows[1].gains)
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(DataError, match="expected an evaluation of format 1"):
        read_result(tmp_path / "other.json")


def test_the_report_stands_alone(tmp_path: Path) -> None:
    checkpoint, music = tmp_path / "identity.safetensors", tmp_path / "music"
    config = CRNNConfig(channels=4, rnn_hidden=8)
    card = Card(name="identity", config=to_dict(config), mel=to_dict(MelConfig()), sample_rate=32_000)
    save_checkpoint(checkpoint, CRNN(config), card)
    music.mkdir()
    soundfile.write(music / "a <b> & c.flac", song(2.0).T, 44_100)
    settings = EvaluateConfig(str(music), 1, ("lowpass",), duration_s=1.0, device="cpu", oracle=False)
    write_all(evaluate([str(checkpoint)], settings), tmp_path / "out")
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"""(src|href)=["'](?!data:)|https?://|@import|url\(""", page)
    assert page.count('<audio preload="none" src="data:audio/flac;base64,') == 3
    assert page.count('<img alt="Spectrogram: ') == 3
    assert "a &lt;b&gt; &amp; c.flac" in page
    assert "<b>" not in page
    assert 'title="95 % interval' not in page  # of one clip there is none


def test_spectrograms_are_pictures() -> None:
    tone = np.sin(2 * np.pi * 11_025 * np.arange(44_100) / 44_100, dtype=np.float64)[np.newaxis].astype(np.float32)
    level = levels(AudioClip(tone, 44_100))
    assert level.shape == (220, 760)
    assert abs(int(level[:, 380].argmax()) - 110) <= 1  # a quarter of the rate: half-way up
    png = spectrogram(level, float(level.max()))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (760, 220)
    data = png[png.index(b"IDAT") + 4 :]
    assert len(zlib.decompressobj().decompress(data)) == 220 * 761


def test_plots_colour_what_is_certain() -> None:
    lines = [("hum", "a", 1.0, 0.5, 1.5, 1), ("hum", "b", 0.1, -0.5, 0.6, 0), ("x", "b", -1, -2, -0.5, -1)]
    svg = gain_plot("Gain", "dB", lines)
    assert [svg.count(f'class="{kind}"') for kind in ("better", "open", "worse")] == [1, 1, 1]
    assert gain_plot("Gain", "dB", [("hum", "a", math.nan, math.nan, math.nan, 0)]) == ""


@pytest.mark.parametrize("name", PERCEPTUAL)
@pytest.mark.filterwarnings("ignore")
def test_models_of_hearing_know_the_better_one(name: str) -> None:
    if PERCEPTUAL[name] not in available():
        pytest.skip(f"{PERCEPTUAL[name].package} is not installed")
    clean = song(2.0, channels=1)
    sounds = [AudioClip(low_passed(clean, 44_100, hz), 44_100) for hz in (12_000.0, 3_000.0)]
    near, far = (PERCEPTUAL[name].compute(sound, AudioClip(clean, 44_100)) for sound in sounds)
    assert (near > far) == PERCEPTUAL[name].column.higher_is_better
    assert name not in missing()
    assert torch.is_grad_enabled()
