"""The training wizard from the folder of music to the checkpoint in the library, on a toy set, in threads."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import soundfile
from gui_fakes import FakeStream
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from model_core.audio import resample
from model_core.config import save_json
from model_core.progress import Reporter
from model_core.tasks.table import split_music
from restorer_gui import train_sound_work, train_work
from restorer_gui.jobs import JobRunner
from restorer_gui.pages.train import TrainPage, network_step
from restorer_gui.pages.train.network_step import NetworkStep
from restorer_gui.pages.train.page import DAMAGE, MUSIC, NETWORK, RESULT, RUN
from restorer_gui.pages.train.result_step import ResultStep
from restorer_gui.player import Player
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import LIGHT
from restorer_gui.train_plan import RunNote, RunSettings, TrainPlan, read_note, write_note
from restorer_gui.train_values import ResultRow, RunView
from restorer_gui.values import Choice, Opened

TINY = {"model": {"channels": 4, "rnn_hidden": 8}, "workers": 0}
SETTINGS = RunSettings(epochs=2, batch=2, items_per_epoch=8, validation_items=2, segment_s=1.0, device="cpu")


def tune(frames: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    time_s = np.arange(frames) / 44_100
    wave = sum(np.sin(2 * np.pi * hz * time_s + rng.uniform(0, 6)) / (i + 1) for i, hz in enumerate((220, 331, 990)))
    return (0.2 * wave * (0.3 + np.exp(-5 * (time_s % 0.5))) + 0.01 * rng.standard_normal(frames)).astype(np.float32)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Two artists with two short pieces each, a silent file, a copy and a text that claims to be sound."""
    folder = tmp_path / "music"
    for number in range(4):
        path = folder / f"artist {number // 2}" / f"piece {number}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, tune(2 * 44_100, number), 44_100)
    soundfile.write(folder / "artist 0" / "silent.wav", np.zeros(44_100), 44_100)
    (folder / "artist 1" / "copy.wav").write_bytes((folder / "artist 0" / "piece 0.wav").read_bytes())
    (folder / "artist 1" / "notes.wav").write_text("no sound")
    return folder


@pytest.fixture
def streams() -> list[FakeStream]:
    return []


def make(qtbot: QtBot, folder: Path, streams: list[FakeStream]) -> TrainPage:
    def open_fake(rate: int, callback: object) -> FakeStream:
        streams.append(FakeStream(rate, callback))  # type: ignore[arg-type]
        return streams[-1]

    player = Player(open_stream=open_fake, find_trouble=lambda: None)
    runner, session = JobRunner(), Session()
    page = TrainPage(session, SettingsStore(folder), player, runner, folder)
    for part in (runner, session, player):
        part.setParent(page)
    # not left to qtbot: it would delete the page before its workers have ended
    page.set_colours(LIGHT)
    page.resize(1180, 700)
    page.show()
    page.player = player  # type: ignore[attr-defined]
    page.shown()
    return page


def close(page: TrainPage, qtbot: QtBot) -> None:
    for box in page.findChildren(QMessageBox):
        box.close()
    page.shut_down()
    page.player.shut_down()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not page.working and not page.player.busy, timeout=20_000)  # type: ignore[attr-defined]
    page.hide()
    page.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, home: Path, streams: list[FakeStream]) -> Iterator[TrainPage]:
    made = make(qtbot, tmp_path / "config", streams)
    idle(made, qtbot)
    yield made
    close(made, qtbot)


def idle(page: TrainPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.working, timeout=60_000)


def scanned(page: TrainPage, qtbot: QtBot, music: Path) -> None:
    page.choosing.take_folder(music)
    idle(page, qtbot)


def ready(page: TrainPage, qtbot: QtBot, music: Path, settings: RunSettings = SETTINGS) -> None:
    """Everything is chosen."""
    scanned(page, qtbot, music)
    page.network.show_plan(TrainPlan(settings=settings, name="toy"))
    page.network.changed.emit()
    page.planner.change(extra=TINY)


def test_from_music_to_a_checkpoint(page: TrainPage, qtbot: QtBot, music: Path, home: Path) -> None:
    assert page.plan.step == MUSIC and not page.network.start.isEnabled()
    scanned(page, qtbot, music)
    found = page.choosing.music
    assert found is not None and len(found.rows) == 7 and len(found.usable) == 4
    assert page.plan.left_out == ("artist 0/silent.wav", "artist 1/copy.wav")
    figures = {figure.name: figure.before for figure in page.music_step.figures.rows}
    assert figures["Sample rates"] == "44.1 kHz"
    assert (figures["Silent"], figures["There twice"], figures["Unreadable"]) == ("1", "1", "1")
    assert "2 artists or folders" in page.music_step.split.text()
    assert "less than half an hour" in page.music_step.warnings.text()

    page.forth.click()
    assert page.plan.step == DAMAGE
    idle(page, qtbot)
    assert page.auditioning.shown is not None

    page.forth.click()
    ready(page, qtbot, music)
    page.show_step(NETWORK)
    page.network.timed.click()
    idle(page, qtbot)
    assert page.network.figure.text().startswith("About ")

    heard: list[None] = []
    page._session.restorers_changed.connect(lambda: heard.append(None))
    page.network.start.click()
    assert page.plan.step == RUN and page.busy
    assert page.run.headline.text() == "Training toy"
    qtbot.waitUntil(lambda: not page.running.training.running, timeout=120_000)
    idle(page, qtbot)
    assert page.plan.step == RESULT  # it goes there by itself
    folder = home / "runs" / "toy"
    assert len((folder / "history.jsonl").read_text().splitlines()) == 2
    note = read_note(folder)
    assert note is not None and note.state == "finished" and note.plan.folder == str(music)

    assert [len(page.run.plot.curves["total", validation].points) for validation in (False, True)][1] == 2
    assert page.run.epoch.count() == 2
    assert len(page.running.listening.sounds) == 3

    cells = page.result.cells
    assert cells[0][1:5] == ["L1", "gain", "LSD, dB", "gain"]
    rows = {row[0]: row for row in cells}
    assert rows["Residual, paper"][2] == "+0.1673" and rows["Direct, paper"][4] == "+13.57"
    best = page.running.view.best if page.running.view is not None else None
    assert best is not None
    assert rows["This run"][1] == f"{best['restored']['l1_mel']:.4f}"
    assert rows["Untouched"][1] == f"{best['untouched']['l1_mel']:.4f}" and rows["Untouched"][2] == ""

    assert rows["Residual, shipped"][-1] == "its own held-out music"
    page.result.measure.click()
    assert page.result.measure.text() == "Stop measuring (0 %)"
    idle(page, qtbot)
    assert page.result.measure.text() == "Measure all on this music"
    same = {row[0]: row for row in page.result.cells}
    assert same["Residual, shipped"][-1] == same["Direct, shipped"][-1] == "held-out music of this run"
    assert same["This run"][1:] == rows["This run"][1:]  # what the training measured, over again
    assert same["Residual, shipped"][1] != rows["Residual, shipped"][1]
    assert same["Residual, paper"] == rows["Residual, paper"]

    page.result.save.click()
    idle(page, qtbot)
    assert heard == [None]
    assert (home / "checkpoints" / "toy.safetensors").is_file()
    assert "Saved as toy" in page.result.saved.text()


def test_dull_recordings_can_be_left_out(page: TrainPage, qtbot: QtBot, music: Path) -> None:
    dull = resample(resample(tune(2 * 44_100, 7)[None], 44_100, 16_000), 16_000, 44_100)
    soundfile.write(music / "artist 1" / "dull.wav", dull[0], 44_100)
    scanned(page, qtbot, music)
    step = page.music_step
    assert step.leave_out.isVisibleTo(step) and not step.leave_out.isChecked()
    assert step.leave_out.text() == "Leave out recordings without treble (1)"
    step.leave_out.click()
    assert step.headline.text().startswith("4 of 8 files")
    assert page.plan.leave_out_limited and page.plan.left_out[-1] == "artist 1/dull.wav"
    config = train_work.build(page.plan)
    assert (config.data.split_by, len(config.data.without)) == ("artist", 3)
    train, held_out = split_music(config.data, config.seed, Reporter())
    assert sorted(track.path.name for track in train + held_out) == [f"piece {number}.wav" for number in range(4)]
    assert len({track.path.parent for track in train} & {track.path.parent for track in held_out}) == 0
    step.leave_out.click()
    assert step.headline.text().startswith("5 of 8 files") and len(page.plan.left_out) == 2


def test_audition_is_heard_in_place(page: TrainPage, qtbot: QtBot, music: Path, streams: list[FakeStream]) -> None:
    scanned(page, qtbot, music)
    page.show_step(DAMAGE)
    idle(page, qtbot)
    page.damage.choose_preset("clipped")
    page.damage.intact.set_value(0.0)
    page.auditioning.make()
    idle(page, qtbot)
    shown = page.auditioning.shown
    assert shown is not None and "clipped" in shown.words and not shown.intact
    clean, damaged = shown.sounds
    assert clean.clip.samples.shape == damaged.clip.samples.shape
    assert np.abs(clean.clip.samples - damaged.clip.samples).max() > 0.01
    assert max(clean.gain, damaged.gain) <= 1.0

    page.damage.audition.play.click()
    qtbot.waitUntil(lambda: bool(streams), timeout=5000)
    stream = streams[-1]
    assert stream.sample_rate == 44_100
    stream.pull(2000)
    before = page.ears._mixer.frame
    np.testing.assert_allclose(
        stream.pull(500)[:, 0], clean.clip.samples[0, before : before + 500] * clean.gain, atol=1e-6
    )
    page.damage.audition.switch.button(1).click()
    stream.pull(2000)  # the cross-fade
    before = page.ears._mixer.frame
    np.testing.assert_allclose(
        stream.pull(500)[:, 0], damaged.clip.samples[0, before : before + 500] * damaged.gain, atol=1e-6
    )
    page.show_step(MUSIC)  # silence comes with leaving
    stream.pull(2000)
    assert not page.ears.playing and np.abs(stream.pull(500)).max() == 0.0


def test_dice_and_places(page: TrainPage, qtbot: QtBot, music: Path) -> None:
    scanned(page, qtbot, music)
    page.show_step(DAMAGE)
    idle(page, qtbot)
    first = page.auditioning.shown
    page.damage.dice.click()
    idle(page, qtbot)
    second = page.auditioning.shown
    assert first is not None and second is not None
    assert (second.source, second.start_s) == (first.source, first.start_s)
    np.testing.assert_array_equal(first.sounds[0].clip.samples, second.sounds[0].clip.samples)
    assert second.words != first.words
    page.damage.next.click()
    idle(page, qtbot)
    third = page.auditioning.shown
    assert third is not None and (third.source, third.start_s) != (first.source, first.start_s)


def test_own_clip_and_its_rate(page: TrainPage, qtbot: QtBot, music: Path, tmp_path: Path) -> None:
    from model_core.audio import probe, read_clip

    path = tmp_path / "mine.wav"
    soundfile.write(path, tune(3 * 48_000, 9), 48_000)
    scanned(page, qtbot, music)
    page.show_step(DAMAGE)
    idle(page, qtbot)
    page._session.set_opened(Opened(path, read_clip(path), probe(path)))
    page.damage.source.setCurrentIndex(1)
    page.damage.source.activated.emit(1)
    idle(page, qtbot)
    shown = page.auditioning.shown
    assert shown is not None and shown.source == ""
    assert shown.sounds[0].clip.sample_rate == 48_000
    assert page.damage.origin.text().startswith("The opened clip")


def test_pairs_are_counted_and_heard(page: TrainPage, qtbot: QtBot, music: Path, tmp_path: Path) -> None:
    clean, damaged = music / "artist 0", tmp_path / "damaged"
    damaged.mkdir()
    for number in range(2):
        wave, rate = soundfile.read(clean / f"piece {number}.wav")
        soundfile.write(damaged / f"piece {number}.wav", np.clip(wave, -0.1, 0.1), rate)
    scanned(page, qtbot, music)
    page.show_step(DAMAGE)
    box, source = page.damage.pairs, page.damage.source
    box.set_path("clean_folder", str(clean))
    assert not box.note.isVisibleTo(box) and not page.plan.pairs.used
    box.set_path("damaged_folder", str(tmp_path / "nowhere"))
    idle(page, qtbot)
    assert "expected a folder of sound files, found nothing" in box.note.text()
    box.set_path("damaged_folder", str(damaged))
    idle(page, qtbot)
    assert box.note.text() == "2 pairs were found."
    assert train_work.build(page.plan).pairs.share == 0.5

    source.setCurrentIndex(source.findData("pairs"))
    source.activated.emit(source.currentIndex())
    idle(page, qtbot)
    shown = page.auditioning.shown
    assert shown is not None and Path(shown.source).parent == damaged
    before, after = (np.abs(sound.clip.samples).max() for sound in shown.sounds)
    assert before == pytest.approx(1.0, abs=0.02) and after < 0.9 * before
    assert page.damage.audition.words.text() == "A pair from disk, as it is"
    assert not page.damage.dice.isEnabled() and page.damage.next.isEnabled()
    box.set_path("damaged_folder", "")
    assert source.currentData() == "music"


def test_a_changed_slider_makes_the_chain_ones_own(page: TrainPage, qtbot: QtBot) -> None:
    assert page.damage.damage == "reference" and page.damage.chain() == {}
    mp3 = next(row for row in page.damage.steps if row.kind.name == "mp3")
    mp3.switch.click()
    mp3.unfold.click()
    assert mp3.form is not None
    mp3.form.fields["low_kbps"].set_value(32.0)
    mp3.form.changed.emit()
    assert page.damage.damage == "own" and page.plan.damage == "own"
    steps = page.plan.chain["steps"]
    assert [step["name"] for step in steps] == ["quantise", "resample", "reverb", "clip", "mp3"]
    assert steps[-1] == {"name": "mp3", "parameters": {"low_kbps": 32.0}, "probability": 1.0}
    page.damage.choose_preset("real damage")
    assert page.plan.chain == {} and len(page.damage.families) == 12
    page.damage.families[0].switch.click()
    assert len(page.plan.chain["families"]) == 11
    page.damage._rest.stop()


def test_what_was_chosen_is_there_the_next_time(
    page: TrainPage, qtbot: QtBot, music: Path, tmp_path: Path, streams: list[FakeStream]
) -> None:
    ready(page, qtbot, music)
    page.damage.choose_preset("clipped")
    page.damage.steps[0].often.set_value(0.5)
    page.damage._on_changed()
    page.damage._rest.stop()
    page.show_step(NETWORK)
    page.planner.store.save()
    again = make(qtbot, tmp_path / "config", streams)
    idle(again, qtbot)
    assert again.plan == page.plan
    assert again.plan.step == NETWORK and again.network.settings() == SETTINGS
    assert again.damage.steps[0].often.value() == 0.5 and again.damage.damage == "own"
    assert again.choosing.music is not None and len(again.choosing.music.usable) == 4
    close(again, qtbot)


def test_pause_and_go_on(page: TrainPage, qtbot: QtBot, music: Path, home: Path) -> None:
    ready(page, qtbot, music, RunSettings(**{**vars(SETTINGS), "epochs": 2, "items_per_epoch": 24}))
    page.start()
    qtbot.waitUntil(lambda: page.run.progress.value() > 100, timeout=60_000)
    page.run.pause.click()
    assert page.run.pause.text() == "Saving\u2026"
    qtbot.waitUntil(lambda: not page.running.training.running, timeout=30_000)
    idle(page, qtbot)
    folder = home / "runs" / "toy"
    note = read_note(folder)
    assert note is not None and note.state == "paused" and not (folder / "stop").exists()
    assert page.run.pause.text() == "Go on"
    page.run.pause.click()
    qtbot.waitUntil(lambda: not page.running.training.running, timeout=120_000)
    idle(page, qtbot)
    assert [json.loads(line)["epoch"] for line in (folder / "history.jsonl").read_text().splitlines()] == [1, 2]
    assert [path.name for path in (home / "runs").iterdir()] == ["toy"]


def test_finish_now_keeps_the_best(page: TrainPage, qtbot: QtBot, music: Path, home: Path) -> None:
    ready(page, qtbot, music, RunSettings(**{**vars(SETTINGS), "epochs": 100}))
    page.start()
    qtbot.waitUntil(lambda: page.running.view is not None and page.running.view.best is not None, timeout=60_000)
    page.run.stop.click()
    qtbot.waitUntil(lambda: not page.running.training.running, timeout=30_000)
    idle(page, qtbot)
    note = read_note(home / "runs" / "toy")
    assert note is not None and note.state == "stopped"
    assert page.plan.step == RESULT and page.result.save.isEnabled()


def test_an_interrupted_run_is_offered(qtbot: QtBot, tmp_path: Path, home: Path, streams: list[FakeStream]) -> None:
    folder = home / "runs" / "cut off"
    write_note(folder, RunNote("running", TrainPlan(settings=SETTINGS)))
    save_json(folder / "config.json", SETTINGS)
    page = make(qtbot, tmp_path / "config", streams)
    notes: list[str] = []
    page.noted.connect(notes.append)
    idle(page, qtbot)
    assert page.run.offer.isVisibleTo(page.run)
    assert page.run.offer_text.text().startswith("The run cut off was interrupted after 0 of 2 epochs")
    assert notes == ["A training run is unfinished; it can go on in step 4 of the Train page."]
    page.running.leave(page.run._unfinished)  # type: ignore[arg-type]
    idle(page, qtbot)
    assert not page.run.offer.isVisibleTo(page.run)
    note = read_note(folder)
    assert note is not None and note.state == "stopped"
    close(page, qtbot)


def test_no_music_is_said_and_leaves_nothing(page: TrainPage, qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    page.choosing.take_folder(empty)
    idle(page, qtbot)
    assert "expected sound files, found none" in page.music_step.warnings.text()
    page.start()
    qtbot.waitUntil(lambda: not page.running.training.running, timeout=60_000)
    idle(page, qtbot)
    (box,) = page.findChildren(QMessageBox)
    assert "expected" in box.informativeText()
    assert not (home / "runs" / "my restorer").exists()


def test_a_broken_plan_starts_afresh(qtbot: QtBot, tmp_path: Path, streams: list[FakeStream]) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "train.json").write_text('{"settings": {"epochs": "many"}}')
    page = make(qtbot, folder, streams)
    idle(page, qtbot)
    assert page.plan == TrainPlan()
    close(page, qtbot)


def test_closing_keeps_the_state(
    qtbot: QtBot, tmp_path: Path, music: Path, home: Path, streams: list[FakeStream]
) -> None:
    page = make(qtbot, tmp_path / "config", streams)
    idle(page, qtbot)
    ready(page, qtbot, music, RunSettings(**{**vars(SETTINGS), "epochs": 100}))
    page.start()
    qtbot.waitUntil(lambda: page.run.progress.value() > 0, timeout=60_000)
    assert page.busy
    began_s = time.monotonic()
    close(page, qtbot)
    assert time.monotonic() - began_s < 5.0
    note = read_note(home / "runs" / "toy")
    assert note is not None and note.state == "paused" and (home / "runs" / "toy" / "state.pt").is_file()


def test_the_settings_of_a_run() -> None:
    plan = TrainPlan(folder="/music", settings=RunSettings(mode="direct", epochs=7, segment_s=2.5), damage="clipped")
    config = train_work.build(plan)
    assert (config.model.mode, config.epochs, config.segment.duration_s) == ("direct", 7, 2.5)
    assert [step.name for step in config.chain.steps] == ["overdrive"]
    studio = train_work.build(TrainPlan(settings=RunSettings(network="studio", batch=2)))
    assert (studio.network, studio.studio.model.mode, studio.batch) == ("studio", "residual", 2)
    paper = train_work.build(TrainPlan(settings=RunSettings(preset="paper")))
    assert paper.model.residual == "sigmoid" and paper.plateau_patience == 5


def test_checkpoints_are_named_in_the_windows_language(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_step, "engine_text", {"Direct": "Diretto"}.__getitem__)
    step = NetworkStep()
    qtbot.addWidget(step)
    step.show_checkpoints([Choice("direct", "Direct")], "direct")
    assert (step.first.currentText(), step.first.currentData()) == ("Diretto", "direct")


def test_jobs_can_be_sent() -> None:
    import pickle

    job = partial(train_work.run, Path("x"), TrainPlan(settings=SETTINGS))
    assert pickle.loads(pickle.dumps(job)).args == job.args
    assert pickle.loads(pickle.dumps(train_sound_work.list_damage())).kinds[0].name == "quantise"


def test_a_checkpoint_goes_on_as_what_it_is(qtbot: QtBot) -> None:
    step = NetworkStep()
    qtbot.addWidget(step)
    step.show_checkpoints(
        [Choice("direct", "Direct", "", "crnn", "direct"), Choice("mine", "mine", "", "studio", "residual")], ""
    )
    step.first.setCurrentIndex(step.first.findData("mine"))
    step.first.activated.emit(step.first.currentIndex())
    assert (step.settings().network, step.settings().mode, step.settings().batch) == ("studio", "residual", 8)
    step.form.set_values(step.form.values() | {"mode": "direct"})
    step.form.changed.emit()
    assert step.initial_checkpoint == ""  # it cannot start a network of another kind
    step.first.setCurrentIndex(step.first.findData("direct"))
    step.first.activated.emit(step.first.currentIndex())
    assert (step.settings().network, step.settings().mode, step.initial_checkpoint) == ("crnn", "direct", "direct")


def test_timing_can_be_stopped(page: TrainPage, qtbot: QtBot, music: Path) -> None:
    ready(page, qtbot, music)
    page.show_step(NETWORK)
    page.network.timed.click()
    assert page.network.timed.text() == "Stop timing (0 %)" and not page.network.start.isEnabled()
    page.network.timed.click()
    idle(page, qtbot)
    assert page.network.timed.text() == "Estimate" and page.network.start.isEnabled()
    assert page.network.figure.text() == ""


def test_the_result_fits_a_narrow_window(qtbot: QtBot) -> None:
    step = ResultStep()
    qtbot.addWidget(step)
    rows = [ResultRow("this run", "held-out", {"l1_mel": 0.1, "lsd_mel_db": 2.0, "cosine_mel": 0.9})]
    best = {"epoch": 1, "validation": {"total": 1.0}}
    step.resize(500, 500)
    step.show()
    step.show_run(RunView(Path("run"), "finished", TrainPlan(), 1, (best,)), rows)
    area = step.table.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: area.height() >= step.table.sizeHint().height() > 20, timeout=20_000)
    assert step.minimumSizeHint().width() <= 534  # at 200 % on 1280 pixels
