"""Whose work this is, and whether the dialog says so."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from restorer_gui.about import AboutDialog
from restorer_gui.app import App
from restorer_gui.credits import read_credits


def test_the_credits_are_those_of_the_files() -> None:
    credits = read_credits()
    assert credits.licence.startswith("MIT License")
    assert "Neverball/neverball" in credits.weights
    assert "CC0" in credits.demo
    licences = {package.name.replace("_", "-"): package.licence for package in credits.packages}
    assert {"torch", "numpy", "PySide6-Essentials", "soundfile"} <= set(licences)
    assert "BSD" in licences["torch"]
    assert "LGPL" in licences["PySide6-Essentials"]
    # Of what the program needs; an extra may be installed that states none.
    extras = {"zimtohrli", "visqol-python", "ray"}
    assert [name for name, licence in licences.items() if not licence and name not in extras] == []


def test_about_shows_all_of_it(app: App, qtbot: QtBot) -> None:
    app.window.show_about()
    (dialog,) = app.window.findChildren(AboutDialog)
    qtbot.waitUntil(lambda: dialog.texts["packages"].toPlainText() != "")
    assert "WITHOUT WARRANTY OF ANY KIND" in dialog.texts["program"].toPlainText()
    assert "Castle Black by Agret Brisignr.ogg" in dialog.texts["weights"].toPlainText()
    assert "CC0 1.0" in dialog.texts["demo"].toPlainText()
    assert "safetensors" in dialog.texts["packages"].toPlainText()
    dialog.close()


def test_closing_before_the_texts_have_come(app: App, qtbot: QtBot) -> None:
    app.window.show_about()
    (dialog,) = app.window.findChildren(AboutDialog)
    dialog.close()
    qtbot.waitUntil(lambda: not app.window.background.running)
