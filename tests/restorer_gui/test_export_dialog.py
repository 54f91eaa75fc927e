"""The export dialog: defaults of the source, what is lost, what cannot be; and its job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from gui_fakes import answer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip, ExportConfig, probe, read_clip
from model_core.errors import AudioError
from model_core.recipe import read_recipe
from restorer_gui.export_dialog import ExportDialog, ExportSubject
from restorer_gui.export_work import ExportOrder, Made, run


@pytest.fixture
def subject(song: Path) -> ExportSubject:
    return ExportSubject("Residual, 100 %", probe(song), song.with_name("song (restored).wav"), 1.0, (0.25, 0.5), True)


@pytest.fixture
def dialog(subject: ExportSubject, qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(None, subject)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test closes it
    qtbot.addWidget(made)
    return made


def choose(dialog: ExportDialog, name: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(name))
    dialog.format.activated.emit(dialog.format.currentIndex())


def test_defaults_are_the_sources(dialog: ExportDialog, song: Path) -> None:
    order = dialog.order()
    assert order.target == song.with_name("song (restored).wav")
    assert order.export == ExportConfig("WAV", 16)
    assert (order.range_s, order.recipe) == (None, False)
    assert dialog.says.text() == "16 bits as the source: dithered."
    assert dialog.export.isEnabled()


def test_the_name_follows_the_format_and_losses_are_told(dialog: ExportDialog) -> None:
    choose(dialog, "MP3")
    assert dialog.name.text() == "song (restored).mp3"
    assert dialog.says.text() == "MP3 is lossy: what is hard to hear is thrown away."
    assert not dialog.depth.isEnabled()
    assert dialog.config().bit_depth is None
    choose(dialog, "FLAC")
    dialog.rate.setCurrentIndex(dialog.rate.findData(22_050))
    assert dialog.says.text().startswith("22050 Hz: nothing above 11.025 kHz is kept.")
    assert dialog.config() == ExportConfig("FLAC", 16, 22_050)


def test_24_to_16_bits_is_told(subject: ExportSubject, qtbot: QtBot) -> None:
    made = ExportDialog(None, replace(subject, info=replace(subject.info, bit_depth=24, subtype="PCM_24")))
    qtbot.addWidget(made)
    assert made.depth.currentData() == 24
    made.depth.setCurrentIndex(made.depth.findData(16))
    assert made.says.text() == "24 \u2192 16 bits: dithered."
    made.dither.setChecked(False)
    assert made.says.text() == "24 \u2192 16 bits: rounded without dither."


def test_what_cannot_be_is_refused_at_once(dialog: ExportDialog, song: Path) -> None:
    choose(dialog, "MP3")
    dialog.rate.setCurrentIndex(dialog.rate.findData(96_000))
    assert dialog.refuses.text() == "MP3 holds at most 48000 Hz; choose a lower rate, WAV or FLAC."
    assert not dialog.export.isEnabled()
    dialog.rate.setCurrentIndex(dialog.rate.findData(44_100))
    assert dialog.export.isEnabled()
    dialog.name.setText("song.wav")
    assert dialog.refuses.text() == "The name ends in .wav, but this format needs .mp3."
    choose(dialog, "WAV")
    assert dialog.refuses.text() == "That is the opened file itself; choose another name."
    dialog.name.setText("")
    assert dialog.refuses.text() == "Give the file a name without slashes."


def test_an_existing_file_is_asked_about(dialog: ExportDialog, qtbot: QtBot, song: Path) -> None:
    dialog.target.write_bytes(b"old")
    orders: list[ExportOrder] = []
    dialog.export_wanted.connect(orders.append)
    dialog.show()
    dialog.export.click()
    box = dialog.findChild(QMessageBox)
    answer(box, "Keep it")
    assert orders == []
    assert dialog.isVisible()
    dialog.export.click()
    answer(next(box for box in dialog.findChildren(QMessageBox) if box.isVisible()), "Replace")
    assert [order.target for order in orders] == [song.with_name("song (restored).wav")]


def test_the_loop_is_a_range(dialog: ExportDialog) -> None:
    dialog.range.setCurrentIndex(dialog.range.findData("loop"))
    assert dialog.order().range_s == (0.25, 0.5)
    assert "Only the loop is written." in dialog.says.text()


def test_what_the_file_does_not_have_is_not_ticked_and_the_habit_stays(dialog: ExportDialog) -> None:
    assert (dialog.tags.text(), dialog.cover.text()) == ("Copy the tags (none)", "Copy the cover (none)")
    assert not any(box.isEnabled() or box.isChecked() for box in (dialog.tags, dialog.cover))
    assert (dialog.order().tags, dialog.order().cover) == (False, False)
    assert (dialog.habits().tags, dialog.habits().cover) == (True, True)


def test_every_control_has_a_name_and_a_tip(dialog: ExportDialog) -> None:
    for control in (dialog.name, dialog.folder, dialog.choose, dialog.format, dialog.rate, dialog.depth, dialog.range):
        assert control.accessibleName() and control.toolTip()
    for box in (dialog.tags, dialog.cover, dialog.dither, dialog.recipe, dialog.export, dialog.cancel):
        assert box.accessibleName() and box.toolTip()


def test_the_job_writes_range_and_recipe(song: Path, tmp_path: Path) -> None:
    clip, target = read_clip(song), tmp_path / "out.flac"
    half = AudioClip(clip.samples * np.float32(0.5), clip.sample_rate)
    order = ExportOrder(target, ExportConfig("FLAC", 24), (0.25, 0.5), recipe=True)
    done = run(order, half, probe(song), Made("residual", 100.0, "auto"))
    written, rate = soundfile.read(target, dtype="float32", always_2d=True)
    assert rate == 44_100
    assert np.allclose(written.T, half.samples[:, 11_025:22_050], atol=2**-23)
    assert done.recipe is not None
    assert read_recipe(done.recipe).ingredients.frames == (11_025, 22_050)


def test_an_unchanged_version_is_copied_byte_for_byte(song: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.wav"
    run(ExportOrder(target, ExportConfig("WAV", 16)), read_clip(song), probe(song), changed=False)
    assert target.read_bytes() == song.read_bytes()


def test_the_job_refuses_in_one_sentence(song: Path, tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="MP3 holds at most 48000 Hz"):
        run(ExportOrder(tmp_path / "x.mp3", ExportConfig("MP3", sample_rate=96_000)), read_clip(song), probe(song))
    assert not (tmp_path / "x.mp3").exists()
