"""How the files of a list are restored, named and written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from model_core.batch import DEFAULT_TEMPLATE, BatchSettings, preview
from model_core.errors import ConfigError
from restorer_gui.i18n import engine_text
from restorer_gui.theme import GAP
from restorer_gui.values import Choice
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe

FORMATS = {"WAV": "WAV", "FLAC": "FLAC", "AIFF": "AIFF", "OGG": "Ogg Vorbis", "OPUS": "Opus", "MP3": "MP3"}


class BatchSettingsPanel(QFrame):
    """Emits ``changed`` with settings that make sense; a template that makes none is told of below its line."""

    changed = Signal(object)  # BatchSettings

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.settings = BatchSettings()
        self._template = self.settings.template  # the last that made sense
        self._first: tuple[Path, int] = (Path("song.wav"), 1)
        self._build()
        self._connect()
        self.set_settings(self.settings)

    def _build(self) -> None:
        self.restorer, self.strength, self.percent = QComboBox(), QSlider(Qt.Orientation.Horizontal), QLabel()
        self.strength.setRange(0, 100)
        self.strength.setPageStep(10)
        self.percent.setMinimumWidth(44)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.template, self.name = QLineEdit(), ElidedLabel()
        self.name.setObjectName("muted")
        self.where = QComboBox()
        self.keep = QCheckBox(self.tr("Keep the folder structure"))
        self.format, self.existing, self.unchanged = QComboBox(), QComboBox(), QComboBox()
        self.where.addItem(self.tr("Beside each original"), "")
        self.format.addItem(self.tr("As the original"), None)
        for name, title in FORMATS.items():
            self.format.addItem(title, name)
        for value, title in (
            ("number", self.tr("Add a number")),
            ("skip", self.tr("Skip the file")),
            ("replace", self.tr("Replace it")),
        ):
            self.existing.addItem(title, value)
        for value, title in (("copy", self.tr("Copy as they are")), ("leave", self.tr("Leave out"))):
            self.unchanged.addItem(title, value)
        self.where.addItem(self.tr("Choose a folder\u2026"), None)
        self._describe()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        strength = QHBoxLayout()
        strength.addWidget(self.strength, 1)
        strength.addWidget(self.percent)
        rows: list[tuple[str, QWidget, QWidget | QHBoxLayout]] = [
            (self.tr("&Restorer"), self.restorer, self.restorer),
            (self.tr("S&trength"), self.strength, strength),
            (self.tr("&Name"), self.template, self.template),
            ("", self.name, self.name),
            (self.tr("F&older"), self.where, self.where),
            ("", self.keep, self.keep),
            (self.tr("For&mat"), self.format, self.format),
            (self.tr("I&f it exists"), self.existing, self.existing),
            (self.tr("&Unchanged"), self.unchanged, self.unchanged),
        ]
        for row, (text, buddy, content) in enumerate(rows):
            if text:
                label = QLabel(text)
                label.setObjectName("muted")
                label.setBuddy(buddy)
                grid.addWidget(label, row, 0)
            if isinstance(content, QWidget):
                grid.addWidget(content, row, 1)
            else:
                grid.addLayout(content, row, 1)
        for combo in (self.restorer, self.where, self.format, self.existing, self.unchanged):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            combo.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        title = QLabel(self.tr("How to restore"))
        title.setObjectName("heading")
        column.addWidget(title)
        column.addSpacing(4)
        column.addLayout(grid)
        column.addStretch(1)

    def _describe(self) -> None:
        tips = (
            (self.restorer, self.tr("Restorer"), self.tr("Which trained network listens to the files.")),
            (
                self.strength,
                self.tr("Strength in percent"),
                self.tr("How much of the correction is applied: 0 % leaves the sound as it is."),
            ),
            (
                self.template,
                self.tr("Name of the results"),
                self.tr(
                    "{name} is the original's name, {checkpoint} the restorer, {n} the place in the list. Names that "
                    "would collide are numbered; an original is never written over."
                ),
            ),
            (self.where, self.tr("Folder for the results"), self.tr("Where the restored files are put.")),
            (
                self.keep,
                self.tr("Keep the folder structure"),
                self.tr("Folders that you added are made again inside the chosen folder."),
            ),
            (
                self.format,
                self.tr("Format"),
                self.tr("As the original keeps format, rate and bit depth. WAV, FLAC and AIFF lose nothing."),
            ),
            (
                self.existing,
                self.tr("If a file of that name exists"),
                self.tr("What to do when a file has the result's name already. Originals are always safe."),
            ),
            (
                self.unchanged,
                self.tr("Unchanged files"),
                self.tr("Files in which nothing had to be restored: copied byte for byte, or left out."),
            ),
        )
        for control, name, text in tips:
            describe(control, name, text)

    def _connect(self) -> None:
        self.restorer.activated.connect(self._on_restorer_chosen)
        self.strength.valueChanged.connect(lambda value: self._change(strength_percent=float(value)))
        self.template.textEdited.connect(lambda text: self._change(template=text))
        self.where.activated.connect(self._on_where_chosen)
        self.keep.toggled.connect(lambda on: self._change(keep_structure=on))
        self.format.activated.connect(lambda _: self._change(format=self.format.currentData()))
        self.existing.activated.connect(lambda _: self._change(existing=self.existing.currentData()))
        self.unchanged.activated.connect(lambda _: self._change(unchanged=self.unchanged.currentData()))

    # What the page tells.

    def set_settings(self, settings: BatchSettings) -> None:
        """Show settings without telling of a change."""
        self.settings = settings
        self._template = settings.template
        controls = (self.restorer, self.strength, self.template, self.where, self.keep, self.format)
        blockers = [QSignalBlocker(control) for control in (*controls, self.existing, self.unchanged)]
        if self.restorer.findData(settings.checkpoint) < 0:  # until the list of restorers is read
            self.restorer.addItem(engine_text(settings.checkpoint.capitalize()), settings.checkpoint)
        self.restorer.setCurrentIndex(self.restorer.findData(settings.checkpoint))
        self.strength.setValue(round(settings.strength_percent))
        if self.template.text() != settings.template:
            self.template.setText(settings.template)
        if settings.folder and self.where.findData(settings.folder) < 0:
            self.where.insertItem(1, Path(settings.folder).name or settings.folder, settings.folder)
            self.where.setItemData(1, settings.folder, Qt.ItemDataRole.ToolTipRole)
        self.where.setCurrentIndex(self.where.findData(settings.folder))
        self.keep.setChecked(settings.keep_structure)
        self.format.setCurrentIndex(max(0, self.format.findData(settings.format)))
        self.existing.setCurrentIndex(self.existing.findData(settings.existing))
        self.unchanged.setCurrentIndex(self.unchanged.findData(settings.unchanged))
        del blockers
        self._show()

    def set_choices(self, choices: list[Choice]) -> None:
        """The restorers there are. One that is gone stays named: the start will say that it is missing."""
        self.restorer.clear()
        for index, choice in enumerate(choices):
            self.restorer.addItem(engine_text(choice.title), choice.name)
            self.restorer.setItemData(index, engine_text(choice.tip), Qt.ItemDataRole.ToolTipRole)
        if self.restorer.findData(self.settings.checkpoint) < 0:
            self.restorer.addItem(self.settings.checkpoint, self.settings.checkpoint)
        self.restorer.setCurrentIndex(self.restorer.findData(self.settings.checkpoint))

    def set_first(self, source: Path, total: int) -> None:
        """The file whose result is named as an example."""
        self._first = source, total
        self._show()

    def choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the restored files"), self.settings.folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

    def set_folder(self, folder: str) -> None:
        self._change(folder=folder)
        self.set_settings(replace(self.settings, template=self._template))

    # Inside.

    def _on_where_chosen(self) -> None:
        folder = self.where.currentData()
        if folder is None:  # asked for later: until then it is as it was
            self.where.setCurrentIndex(self.where.findData(self.settings.folder))
            self.choose_folder()
        else:
            self._change(folder=folder)

    def _on_restorer_chosen(self) -> None:
        self._change(checkpoint=self.restorer.currentData())

    def _change(self, **values: object) -> None:
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]
        if self._show():
            self._template = self.settings.template
        self.changed.emit(replace(self.settings, template=self._template))

    def _show(self) -> bool:
        """Show what follows from the settings; whether the template makes sense."""
        self.percent.setText(f"{self.strength.value()} %")
        self.keep.setEnabled(bool(self.settings.folder))
        source, total = self._first
        try:
            name = preview(
                self.settings.template or "", source, self.settings.checkpoint, 1, total, self.settings.format
            )
        except ConfigError:
            self.name.set_whole(
                self.tr("Use {name}, {checkpoint} and {n} only, for example {0}").format(
                    DEFAULT_TEMPLATE, name="{name}", checkpoint="{checkpoint}", n="{n}"
                )
            )
            self.name.setObjectName("warning")
            good = False
        else:
            self.name.set_whole(self.tr("becomes {0}").format(name))
            self.name.setObjectName("muted")
            good = True
        self.name.style().unpolish(self.name)
        self.name.style().polish(self.name)
        return good
