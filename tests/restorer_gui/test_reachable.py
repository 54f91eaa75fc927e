"""Every control has a name for screen readers, a tip, and a place in the Tab order; every visible word can be
translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from restorer_gui import preferences
from restorer_gui.app import App

CONTROLS = (QAbstractButton, QComboBox, QAbstractSlider, QAbstractSpinBox, QLineEdit, QAbstractItemView)
DIALOGS = ("show_preferences", "show_keys", "show_about")


def controls(parent: QWidget) -> list[QWidget]:
    """What a person can use; not the parts that Qt builds such things of."""

    def own(widget: QWidget) -> bool:
        inside = widget.parentWidget()
        while inside is not None and inside is not parent:
            if isinstance(inside, QComboBox | QAbstractSpinBox | QAbstractItemView):
                return False
            inside = inside.parentWidget()
        named_by_qt = widget.objectName().startswith(("qt_", "Scroll"))
        return (
            not named_by_qt
            and not isinstance(widget, QScrollBar | QHeaderView)
            and widget.metaObject().className() not in ("CloseButton", "QTabBar")
        )

    return [widget for kind in CONTROLS for widget in parent.findChildren(kind) if own(widget)]


def name_of(widget: QWidget) -> str:
    return f"{widget.window().metaObject().className()}: {widget!r} {getattr(widget, 'text', str)()}"


@pytest.fixture
def everything(opened: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> App:
    """A clip is open, every page is made and every dialog of the window is open too."""
    monkeypatch.setattr(preferences, "list_outputs", lambda report: [])
    monkeypatch.setattr(preferences, "list_devices", lambda report: [])
    for page in opened.window.pages:
        page.menu_actions()  # a late page is made by that
    for show in DIALOGS:
        getattr(opened.window, show)()
    qtbot.waitUntil(lambda: not opened.window.background.running)
    qtbot.waitUntil(lambda: not any(page.working for page in opened.window.pages))
    return opened


def close_dialogs(app: App) -> None:
    for dialog in app.window.findChildren(QDialog):
        dialog.close()


def test_every_control_has_a_name_and_a_tip(everything: App) -> None:
    found = controls(everything.window)
    assert len(found) > 30
    assert [name_of(widget) for widget in found if not widget.accessibleName()] == []
    # a tip on a table would hide those of its rows: it is described instead
    tips = [(widget, widget.accessibleDescription() or widget.toolTip()) for widget in found]
    assert [name_of(widget) for widget, tip in tips if not tip] == []
    close_dialogs(everything)


def test_every_control_is_reached_by_keyboard(everything: App) -> None:
    unreached = [
        name_of(widget)
        for widget in controls(everything.window)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
    assert unreached == []
    close_dialogs(everything)


class Marked(QTranslator):
    """Puts every text that passes through translation between two signs."""

    def translate(self, context: str, source: str, *_: Any) -> str:
        return f"\u00ab{source}\u00bb"


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    """Before the window is made."""
    translator = Marked()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


# Names, figures and signs are the same in every language.
SAME = re.compile(
    r"[\d\s:./,\u2212+%()\u221e\u2026-]*(kHz|Hz|dB|LUFS|dBFS|dBTP|s|ms|k|M|bit)?|English|Italiano|CPU"
    r"|Magma|Viridis|Inferno|Cividis|Turbo"
    r"|Stays close to the recording\.|Fills more\.|SI-SDR|LSD|(&1  )?song\.wav|Residual|Direct"
    r"|(WAV|FLAC|AIFF|Ogg|Opus|MP3|AAC|Vorbis).*"
    r"|test|val|validation|train"  # what lists of pairs call their parts
    r"|studio"  # a checkpoint that the fakes do not list is called by its own name
)


def test_every_visible_word_can_be_translated(marked: None, everything: App) -> None:
    dialogs = everything.window.findChildren(QDialog)
    labels = [label for label in everything.window.findChildren(QLabel) if label.objectName() != "key"]
    texts = [(name_of(label), re.sub(r"<[^>]*>|&nbsp;|\u2713", " ", label.text())) for label in labels]
    texts += [(name_of(button), button.text()) for button in everything.window.findChildren(QAbstractButton)]
    texts += [
        (name_of(box), box.itemText(row))
        for box in everything.window.findChildren(QComboBox)
        for row in range(box.count())
    ]
    texts += [(repr(action), action.text()) for action in everything.window.findChildren(QAction)]
    texts += [(name_of(widget), widget.toolTip()) for widget in controls(everything.window)]
    texts += [(name_of(widget), widget.accessibleName()) for widget in controls(everything.window)]
    plain = [(name, text) for name, text in texts if "\u00ab" not in text and not SAME.fullmatch(text.strip())]
    assert [f"{text!r} in {name}" for name, text in plain] == []
    for dialog in dialogs:
        dialog.close()
