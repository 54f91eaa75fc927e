"""The preferences. A choice counts at once; what waits for the next start says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from restorer_gui.jobs import Background
from restorer_gui.machine import list_devices
from restorer_gui.settings import AppSettings, SettingsStore
from restorer_gui.sound_output import list_outputs
from restorer_gui.theme import EDGE, GAP
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.scrolling import scrolling

NEXT_START = ("language", "scale_percent", "checkpoint_folder", "temporary_folder")
# What belongs to this dialog, and is as on a first start after "Reset".
OWN = ("theme", "language", "scale_percent", "sound_output", "device", "export_folder", *NEXT_START[2:])


@dataclass(frozen=True)
class Words:
    """How a setting is asked for."""

    label: str
    tip: str


class FolderField(QWidget):
    """A path that can be chosen or left to the system."""

    chosen = Signal(str)

    def __init__(self, words: Words, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setPlaceholderText(usual)
        describe(self.path, words.label, words.tip)
        self.choose = QPushButton(self.tr("Choose\u2026"))
        describe(self.choose, self.tr("Choose a folder: {0}").format(words.label), words.tip)
        self.choose.clicked.connect(self._on_choose)
        self.usual = QPushButton(self.tr("Default"))
        describe(self.usual, self.tr("Default: {0}").format(words.label), usual)
        self.usual.clicked.connect(lambda: self._set(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        row.addWidget(self.usual)

    def show_path(self, path: str) -> None:
        self.path.setText(path)
        self.path.setCursorPosition(0)
        self.usual.setEnabled(bool(path))

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self._words.label, self.path.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._set)
        dialog.open()

    def _set(self, path: str) -> None:
        self.show_path(path)
        self.chosen.emit(path)


class Preferences(QDialog):
    """Reads and changes the settings of the store; ``changed`` names a setting after it was changed."""

    theme_chosen = Signal(str)
    changed = Signal(str)

    def __init__(self, store: SettingsStore, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._store = store
        self._boxes: dict[str, QComboBox] = {}
        self._folders: dict[str, FolderField] = {}
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(EDGE, EDGE, EDGE, GAP)
        self._column.setSpacing(GAP)
        self._build_look()
        self._build_sound()
        self._build_folders()
        self._column.addStretch(1)
        self.later = QLabel(self.tr("This counts from the next start on."))
        self.later.setObjectName("warning")
        self.later.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside), 1)
        outer.addLayout(self._feet())
        self._show_settings()
        self.resize(640, min(inside.sizeHint().height() + 90, 680))
        self._searches = [
            background.start(list_outputs, partial(_tell, self, "_on_outputs")),
            background.start(list_devices, partial(_tell, self, "_on_devices")),
        ]

    # Building.

    def _build_look(self) -> None:
        form = self._form(self.tr("Appearance"))
        words = Words(self.tr("Theme"), self.tr("Light or dark; the sound does not mind."))
        choices = [("system", self.tr("Like the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self._choice(form, "theme", words, choices)
        words = Words(self.tr("Language"), self.tr("The language of the window, from the next start on."))
        self._choice(
            form,
            "language",
            words,
            [("system", self.tr("Like the system")), ("en", "English"), ("it", "Italiano")],
        )
        words = Words(
            self.tr("Size"),
            self.tr("How large everything is drawn, on top of the system's own scaling, from the next start on."),
        )
        sizes = [(percent, f"{percent} %") for percent in (100, 125, 150, 175, 200)]
        self._choice(form, "scale_percent", words, sizes)

    def _build_sound(self) -> None:
        form = self._form(self.tr("Sound and computing"))
        words = Words(self.tr("Play through"), self.tr("Where you hear the clip; exports are not changed by this."))
        self._choice(form, "sound_output", words, [("", self.tr("The system's output"))])
        words = Words(
            self.tr("Compute on"),
            self.tr("A graphics card restores faster; the sound is the same up to rounding. Counts from the next run."),
        )
        self._choice(form, "device", words, [("auto", self.tr("Automatic: the fastest there is")), ("cpu", "CPU")])

    def _build_folders(self) -> None:
        form = self._form(self.tr("Folders"))
        for name, words, usual in (
            (
                "export_folder",
                Words(self.tr("Exports"), self.tr("Where restored files are offered to be saved.")),
                self.tr("Beside the original"),
            ),
            (
                "checkpoint_folder",
                Words(self.tr("Checkpoints"), self.tr("Where your own trained networks are kept.")),
                self.tr("The system's folder for data"),
            ),
            (
                "temporary_folder",
                Words(self.tr("Temporary files"), self.tr("Long clips are worked on here: choose a roomy, fast disk.")),
                self.tr("The system's temporary folder"),
            ),
        ):
            field = FolderField(words, usual)
            field.chosen.connect(partial(self._change, name))
            self._folders[name] = field
            self._row(form, words, field, field.path)

    def _feet(self) -> QHBoxLayout:
        reset = QPushButton(self.tr("Reset"))
        describe(reset, self.tr("Reset"), self.tr("Everything in this window as on the first start."))
        reset.clicked.connect(self._on_reset)
        close = QPushButton(self.tr("Close"))
        describe(close, self.tr("Close"), self.tr("Back to the window (Esc). Choices are kept already."))
        close.setDefault(True)
        close.clicked.connect(self.close)
        feet = QHBoxLayout()
        feet.setContentsMargins(EDGE, 0, EDGE, GAP)
        feet.setSpacing(GAP)
        feet.addWidget(reset)
        feet.addWidget(self.later, 1)
        feet.addStretch(1)
        feet.addWidget(close)
        return feet

    def _form(self, title: str) -> QGridLayout:
        heading = QLabel(title)
        heading.setObjectName("heading")
        form = QGridLayout()
        form.setContentsMargins(0, 0, 0, GAP)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(GAP - 2)
        form.setColumnStretch(1, 1)
        self._column.addWidget(heading)
        self._column.addLayout(form)
        return form

    def _choice(self, form: QGridLayout, name: str, words: Words, choices: list[tuple[Any, str]]) -> None:
        box = QComboBox()
        box.setMinimumContentsLength(24)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, title in choices:
            box.addItem(title, value)
        describe(box, words.label, words.tip)
        box.activated.connect(lambda _index, box=box, name=name: self._change(name, box.currentData()))
        self._boxes[name] = box
        self._row(form, words, box, box)

    def _row(self, form: QGridLayout, words: Words, field: QWidget, buddy: QWidget) -> None:
        label = QLabel(words.label)
        label.setObjectName("muted")
        label.setMinimumWidth(130)
        label.setBuddy(buddy)
        row = form.rowCount()
        form.addWidget(label, row, 0)
        form.addWidget(field, row, 1)

    # Showing and changing.

    def _show_settings(self) -> None:
        settings = self._store.current
        for name, box in self._boxes.items():
            value = getattr(settings, name)
            if box.findData(value) < 0:
                box.addItem(f"{value} %" if name == "scale_percent" else str(value), value)
            box.setCurrentIndex(box.findData(value))
        for name, field in self._folders.items():
            field.show_path(getattr(settings, name))

    def _change(self, name: str, value: Any) -> None:
        if getattr(self._store.current, name) == value:
            return
        self._store.change(replace(self._store.current, **{name: value}))
        if name in NEXT_START:
            self.later.show()
        if name == "theme":
            self.theme_chosen.emit(value)
        self.changed.emit(name)

    def _on_reset(self) -> None:
        fresh = AppSettings()
        for name in OWN:
            self._change(name, getattr(fresh, name))
        self._show_settings()

    def _on_outputs(self, names: list[str]) -> None:
        self._offer("sound_output", [(name, name) for name in names])

    def _on_devices(self, devices: list[tuple[str, str]]) -> None:
        self._offer("device", [(value, f"{title} ({value})") for value, title in devices])

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        """Add what was found; what is chosen already is named better, and stays chosen."""
        box = self._boxes[name]
        for value, title in choices:
            known = box.findData(value)
            if known < 0:
                box.addItem(title, value)
            else:
                box.setItemText(known, title)
        box.setCurrentIndex(box.findData(getattr(self._store.current, name)))


def _tell(dialog: Preferences, method: str, found: Any) -> None:
    """Hand over what a worker found, unless the dialog is closed by now."""
    import shiboken6

    if shiboken6.isValid(dialog):
        act: Callable[[Any], None] = getattr(dialog, method)
        act(found)
