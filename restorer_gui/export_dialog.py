"""Export: under which name, in which format, how much of it, and what is lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
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

from model_core.audio import OUTPUT_FORMATS, AudioInfo, ExportConfig, default_export, export_like
from restorer_gui import dialogs
from restorer_gui.export_losses import losses, refusal
from restorer_gui.export_work import ExportOrder
from restorer_gui.numbers import number
from restorer_gui.theme import EDGE, GAP
from restorer_gui.widgets.keys import describe

_FORMATS = {
    "WAV": QT_TRANSLATE_NOOP("ExportDialog", "WAV"),
    "FLAC": QT_TRANSLATE_NOOP("ExportDialog", "FLAC (smaller, nothing lost)"),
    "AIFF": QT_TRANSLATE_NOOP("ExportDialog", "AIFF"),
    "OGG": QT_TRANSLATE_NOOP("ExportDialog", "Ogg Vorbis (lossy)"),
    "OPUS": QT_TRANSLATE_NOOP("ExportDialog", "Opus (lossy)"),
    "MP3": QT_TRANSLATE_NOOP("ExportDialog", "MP3 (lossy)"),
}
_RATES_HZ = (16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000)


@dataclass(frozen=True)
class ExportSubject:
    """What is exported. ``name`` as people know it ("Residual, 100 %"); ``info`` is the opened file; ``suggestion``
    a target; ``loop`` in seconds; ``recipe``: one can be written; ``changed``: it differs from the file.
    """

    name: str
    info: AudioInfo
    suggestion: Path
    duration_s: float
    loop: tuple[float, float] | None = None
    recipe: bool = False
    changed: bool = True


@dataclass(frozen=True)
class ExportHabits:
    """What stays as it was left, from one export to the next."""

    tags: bool = True
    cover: bool = True
    dither: bool = True
    recipe: bool = False


class ExportDialog(QDialog):
    """Emits ``export_wanted`` with an `ExportOrder` when everything fits, and closes."""

    export_wanted = Signal(object)  # ExportOrder

    def __init__(self, parent: QWidget | None, subject: ExportSubject, habits: ExportHabits = ExportHabits()) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._subject, self._habits = subject, habits
        self._build(subject, habits)
        self._connect()
        self._show_source_settings()
        self._show_state()

    # What was chosen.

    @property
    def target(self) -> Path:
        return Path(self.folder.text()).expanduser() / self.name.text().strip()

    def config(self) -> ExportConfig:
        """The settings as they stand; what is as in the source stays open."""
        rate = self.rate.currentData()
        return ExportConfig(
            format=self.format.currentData(),
            bit_depth=self.depth.currentData() if self.depth.isEnabled() else None,
            sample_rate=None if rate == self._subject.info.sample_rate else rate,
            dither=self.dither.isChecked(),
        )

    def order(self) -> ExportOrder:
        """All of it. A file of that name is replaced: the dialog has asked."""
        return ExportOrder(
            self.target,
            self.config(),
            self._subject.loop if self.range.currentData() == "loop" else None,
            self.tags.isChecked(),
            self.cover.isChecked(),
            self.recipe.isChecked() and self.recipe.isEnabled(),
        )

    def habits(self) -> ExportHabits:
        """To be kept for the next time. What this clip gave no choice of stays as it was left."""
        return ExportHabits(
            self.tags.isChecked() if self.tags.isEnabled() else self._habits.tags,
            self.cover.isChecked() if self.cover.isEnabled() else self._habits.cover,
            self.dither.isChecked(),
            self.recipe.isChecked() if self.recipe.isEnabled() else self._habits.recipe,
        )

    # Building.

    def _build(self, subject: ExportSubject, habits: ExportHabits) -> None:
        self.name, self.folder = QLineEdit(subject.suggestion.name), QLineEdit(str(subject.suggestion.parent))
        self.choose = QPushButton(self.tr("Choose\u2026"))
        self.format, self.rate, self.depth, self.range = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for key, words in _FORMATS.items():
            self.format.addItem(QCoreApplication.translate("ExportDialog", words), key)
        self.range.addItem(self.tr("All of it ({0})").format(_clock(subject.duration_s)), "all")
        if subject.loop is not None:
            start_s, end_s = subject.loop
            self.range.addItem(self.tr("The loop ({0} to {1})").format(_clock(start_s), _clock(end_s)), "loop")
        self.range.setEnabled(subject.loop is not None)
        self.tags, self.cover = QCheckBox(self.tr("Copy the tags")), QCheckBox(self.tr("Copy the cover"))
        self.dither, self.recipe = QCheckBox(self.tr("Dither")), QCheckBox(self.tr("Write a recipe beside it"))
        for box, on in (
            (self.tags, habits.tags),
            (self.cover, habits.cover),
            (self.dither, habits.dither),
            (self.recipe, habits.recipe and subject.recipe),
        ):
            box.setChecked(on)
        for box, there in (
            (self.tags, bool(subject.info.tags.values)),
            (self.cover, subject.info.tags.cover is not None),
        ):
            box.setEnabled(there)
            box.setChecked(box.isChecked() and there)
            box.setText(box.text() if there else self.tr("{0} (none)").format(box.text()))
        self.recipe.setEnabled(subject.recipe)
        self.says, self.refuses = QLabel(), QLabel()
        self.says.setObjectName("muted")
        self.refuses.setObjectName("warning")
        for label in (self.says, self.refuses):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.export = QPushButton(self.tr("Export"))
        self.export.setObjectName("primary")
        self.export.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self._describe()
        self._lay_out(subject)

    def _lay_out(self, subject: ExportSubject) -> None:
        heading = QLabel(self.tr("Export {0}").format(subject.name))
        heading.setObjectName("heading")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        folder = QHBoxLayout()
        folder.setSpacing(GAP - 4)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.choose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP + 4)
        grid.setVerticalSpacing(GAP - 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        rows = (
            (self.tr("&Name"), self.name),
            (self.tr("&Folder"), self.folder),
            (self.tr("F&ormat"), self.format),
            (self.tr("Sample &rate"), self.rate),
            (self.tr("&Bit depth"), self.depth),
            (self.tr("Ran&ge"), self.range),
        )
        for line, (text, field) in enumerate(rows):
            label = QLabel(text)
            label.setObjectName("muted")
            label.setBuddy(field)
            grid.addWidget(label, line, 0)
            if field is self.folder:
                grid.addLayout(folder, line, 1, 1, 2)
            else:
                grid.addWidget(field, line, 1, 1, 2)
        for place, check in enumerate((self.tags, self.cover, self.dither, self.recipe)):
            grid.addWidget(check, len(rows) + place // 2, 1 + place % 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(heading)
        column.addLayout(grid)
        column.addWidget(self.says)
        column.addWidget(self.refuses)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(560)

    def _describe(self) -> None:
        describe(self.name, self.tr("Name"), self.tr("The new file's name; its ending follows the format."))
        describe(self.folder, self.tr("Folder"), self.tr("Where the new file goes; made if it is not there."))
        describe(self.choose, self.tr("Choose a folder"), self.tr("Choose another folder for the new file."))
        tip = self.tr("As the source unless you choose another. Lossy formats throw away what is hard to hear.")
        describe(self.format, self.tr("Format"), tip)
        tip = self.tr("A lower rate cuts the treble off at half of it; a higher one adds nothing but size.")
        describe(self.rate, self.tr("Sample rate"), tip)
        tip = self.tr("How finely the level is stepped: 16 bits as on a CD, 24 as in a studio, float never clips.")
        describe(self.depth, self.tr("Bit depth"), tip)
        tip = self.tr("All of the clip, or only the stretch between the loop's ends.")
        describe(self.range, self.tr("Range"), tip)
        tip = self.tr("Title, artist and all other tags of the source go into the new file.")
        describe(self.tags, self.tr("Copy the tags"), tip)
        describe(self.cover, self.tr("Copy the cover"), self.tr("The source's cover picture goes into the new file."))
        tip = self.tr(
            "Where bits are lost, a faint even hiss keeps quiet endings from breaking up. The same every time."
        )
        describe(self.dither, self.tr("Dither"), tip)
        tip = self.tr(
            "A small file that says how this sound was made; \u201crestorer restore --recipe\u201d makes it again, "
            "bit for bit."
        )
        describe(self.recipe, self.tr("Write a recipe beside it"), tip)
        describe(self.export, self.tr("Export"), self.tr("Write the file. Nothing is replaced without a question."))
        describe(self.cancel, self.tr("Cancel"), self.tr("Close without writing anything."))

    def _connect(self) -> None:
        self.format.activated.connect(self._on_format_chosen)
        for box in (self.rate, self.depth, self.range):
            box.currentIndexChanged.connect(self._show_state)
        for field in (self.name, self.folder):
            field.textChanged.connect(self._show_state)
        for check in (self.tags, self.cover, self.dither, self.recipe):
            check.toggled.connect(self._show_state)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.cancel.clicked.connect(self.reject)
        self.export.clicked.connect(self._on_export_clicked)

    # What happens.

    def _show_source_settings(self) -> None:
        """Start from what the source has."""
        suffix = self._subject.suggestion.suffix.lower()
        by_name = next((form.name for form in OUTPUT_FORMATS.values() if suffix in form.suffixes), None)
        name = by_name or default_export(self._subject.info)[1].format
        self.format.setCurrentIndex(max(0, self.format.findData(name)))
        self._show_choices()

    def _on_format_chosen(self) -> None:
        form = OUTPUT_FORMATS[self.format.currentData()]
        old = Path(self.name.text())
        known = {suffix for each in OUTPUT_FORMATS.values() for suffix in each.suffixes}
        if old.suffix.lower() not in form.suffixes:
            stem = old.stem if old.suffix.lower() in known else old.name
            self.name.setText(stem + form.suffixes[0])
        self._show_choices()
        self._show_state()

    def _show_choices(self) -> None:
        """The rates and depths that the chosen format has, the source's own first chosen."""
        info, form = self._subject.info, OUTPUT_FORMATS[self.format.currentData()]
        wanted = self.rate.currentData() or info.sample_rate
        self.rate.blockSignals(True)
        self.depth.blockSignals(True)
        self.rate.clear()
        for rate in sorted({*_RATES_HZ, info.sample_rate}):
            text = self.tr("{0} Hz, as the source") if rate == info.sample_rate else self.tr("{0} Hz")
            self.rate.addItem(text.format(rate), rate)
        self.rate.setCurrentIndex(self.rate.findData(wanted))
        self.depth.clear()
        for depth in form.depths:
            self.depth.addItem(
                self.tr("32 bits float") if depth == "float" else self.tr("{0} bits").format(depth), depth
            )
        if form.lossy:
            self.depth.addItem(self.tr("none: the format is lossy"), None)
        self.depth.setEnabled(not form.lossy)
        if not form.lossy:
            like = export_like(info, Path("x" + form.suffixes[0])).bit_depth
            self.depth.setCurrentIndex(max(0, self.depth.findData(like)))
        self.rate.blockSignals(False)
        self.depth.blockSignals(False)

    def _show_state(self) -> None:
        """Say what is lost, and refuse at once what cannot be."""
        order = self.order()
        problem = self._problem(order)
        self.refuses.setText(problem)
        self.refuses.setVisible(bool(problem))
        self.says.setText("" if problem else " ".join(losses(self._subject, order)))
        self.export.setEnabled(not problem)
        self.dither.setEnabled(self.depth.isEnabled() and self.depth.currentData() == 16)

    def _problem(self, order: ExportOrder) -> str:
        name = self.name.text().strip()
        if not name or "/" in name or "\\" in name:
            return self.tr("Give the file a name without slashes.")
        if not self.folder.text().strip():
            return self.tr("Choose a folder.")
        if self.target.is_dir():
            return self.tr("There is a folder of that name; choose another name.")
        form = OUTPUT_FORMATS[self.format.currentData()]
        if Path(name).suffix.lower() not in form.suffixes:
            return self.tr("The name ends in {0}, but this format needs {1}.").format(
                Path(name).suffix or self.tr("nothing"), form.suffixes[0]
            )
        if _same(self.target, self._subject.info.path):
            return self.tr("That is the opened file itself; choose another name.")
        return refusal(self._subject, order)

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), self.folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _on_export_clicked(self) -> None:
        if not self.export.isEnabled():
            return
        if not self.target.exists():
            self._finish()
            return
        question = self.tr("{0} exists already. What is in it will be lost.").format(self.target.name)
        title, yes, no = self.tr("Replace the file?"), self.tr("Replace"), self.tr("Keep it")
        dialogs.ask(self, title, question, yes, no, self._finish)

    def _finish(self) -> None:
        order = self.order()
        self.accept()
        self.export_wanted.emit(order)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.exists() and one.samefile(other)
    except OSError:
        return False


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60.0)
    return f"{int(minutes)}:{number(rest, '04.1f')}"
