"""Preferences count at once, or say that they wait for the next start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from gui_fakes import FakeStream
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from restorer_gui import preferences, sound_output
from restorer_gui.app import App
from restorer_gui.preferences import OWN, Preferences
from restorer_gui.settings import AppSettings, SettingsStore
from restorer_gui.sound_output import ChosenOutput
from restorer_gui.theme import DARK


@pytest.fixture
def dialog(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preferences]:
    monkeypatch.setattr(preferences, "list_outputs", lambda report: ["Studio, ALSA", "Kitchen, ALSA"])
    monkeypatch.setattr(preferences, "list_devices", lambda report: [("cuda", "A graphics card")])
    app.window.show_preferences()
    (made,) = app.window.findChildren(Preferences)
    qtbot.waitUntil(lambda: not app.window.background.running)
    yield made
    made.close()


def choose(dialog: Preferences, name: str, value: object) -> None:
    """As a hand does it."""
    box = dialog._boxes[name]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_what_the_machine_has_is_offered(dialog: Preferences) -> None:
    outputs, devices = dialog._boxes["sound_output"], dialog._boxes["device"]
    assert [outputs.itemText(row) for row in range(outputs.count())] == [
        "The system's output",
        "Studio, ALSA",
        "Kitchen, ALSA",
    ]
    assert devices.itemText(2) == "A graphics card (cuda)"
    assert devices.currentData() == "auto"


def test_the_theme_changes_at_once(app: App, dialog: Preferences) -> None:
    choose(dialog, "theme", "dark")
    assert app.store.current.theme == "dark"
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name() == DARK.window
    assert not dialog.later.isVisible()


def test_what_waits_for_the_next_start_says_so(app: App, dialog: Preferences) -> None:
    choose(dialog, "scale_percent", 150)
    assert app.store.current.scale_percent == 150
    assert dialog.later.isVisible()


def test_device_and_output_are_kept(app: App, dialog: Preferences) -> None:
    choose(dialog, "device", "cuda")
    choose(dialog, "sound_output", "Kitchen, ALSA")
    assert (app.store.current.device, app.store.current.sound_output) == ("cuda", "Kitchen, ALSA")


def test_a_folder_is_chosen_and_given_back_to_the_system(app: App, dialog: Preferences) -> None:
    field = dialog._folders["export_folder"]
    assert not field.usual.isEnabled()
    field._set("/music/restored")
    assert app.store.current.export_folder == "/music/restored"
    field.usual.click()
    assert app.store.current.export_folder == ""
    assert field.path.placeholderText() == "Beside the original"


def test_reset_leaves_alone_what_is_not_in_the_dialog(app: App, dialog: Preferences) -> None:
    app.store.change(replace(app.store.current, strength_percent=40.0, device="cpu", language="it"))
    dialog._on_reset()
    assert app.store.current.strength_percent == 40.0
    assert [getattr(app.store.current, name) for name in OWN] == [getattr(AppSettings(), name) for name in OWN]
    assert dialog._boxes["device"].currentData() == "auto"


def test_a_chosen_device_that_is_gone_stays_listed(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preferences, "list_outputs", lambda report: [])
    monkeypatch.setattr(preferences, "list_devices", lambda report: [])
    app.store.change(replace(app.store.current, sound_output="Unplugged, ALSA", scale_percent=110))
    app.window.show_preferences()
    (dialog,) = app.window.findChildren(Preferences)
    assert dialog._boxes["sound_output"].currentText() == "Unplugged, ALSA"
    assert dialog._boxes["scale_percent"].currentText() == "110 %"
    dialog.close()  # before the lists have come: nobody minds
    qtbot.waitUntil(lambda: not app.window.background.running)


def test_the_stream_opens_on_the_chosen_output(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[str] = []
    monkeypatch.setattr(sound_output, "_choose", chosen.append)
    store = SettingsStore(app.store.path.parent / "other")
    store.change(replace(store.current, sound_output="Studio, ALSA"))
    stream = ChosenOutput(store, FakeStream)(48_000, lambda *_: None)
    assert chosen == ["Studio, ALSA"]
    assert isinstance(stream, FakeStream)
    assert stream.sample_rate == 48_000


def test_another_output_is_used_at_once(app: App, dialog: Preferences, monkeypatch: pytest.MonkeyPatch) -> None:
    changed: list[str] = []
    monkeypatch.setattr(app.player, "change_output", lambda: changed.append(app.store.current.sound_output))
    choose(dialog, "sound_output", "Kitchen, ALSA")
    assert changed == ["Kitchen, ALSA"]
