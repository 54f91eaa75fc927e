"""What is to be evaluated: which restorers, on which music, damaged how."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

import restorer_gui
from model_core.evaluation import EvaluateConfig
from restorer_gui.theme import GAP, Colours
from restorer_gui.values import Choice
from restorer_gui.widgets.evaluate_rows import RestorerRows
from restorer_gui.widgets.evaluate_words import condition_words, set_words
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe, plain_tip

SHAPES = Path(restorer_gui.__file__).parent / "shapes"
_SPLITS = ("test", "val", "validation", "train")  # what lists of pairs call their parts


class EvaluateSettings(QFrame):
    """Emits ``changed``; `specs` and `config` say what is chosen, `lacking` what still has to be."""

    changed = Signal()
    folder_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.clean_folder = self.damaged_folder = ""
        self.restorers = RestorerRows()
        self.source, self.damage, self.split = QComboBox(), QComboBox(), QComboBox()
        self.items, self.seconds = QSpinBox(), QSpinBox()
        self.clean, self.damaged = QPushButton(self.tr("Choose\u2026")), QPushButton(self.tr("Choose\u2026"))
        self.list = QPushButton(self.tr("List\u2026"))
        self.clean_name, self.damaged_name = ElidedLabel(), ElidedLabel()
        self.oracle, self.perceptual = QCheckBox(self.tr("Oracle")), QCheckBox(self.tr("Models of hearing"))
        self._fill()
        self._describe()
        self._lay_out()
        self._connect()
        self._show()

    def _fill(self) -> None:
        self.source.addItem(self.tr("Clean music"), False)
        self.source.addItem(self.tr("Pairs"), True)
        for place, (name, title, tip) in enumerate(set_words()):
            self.damage.addItem(title, name)
            self.damage.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        self.damage.insertSeparator(self.damage.count())
        for name, title in condition_words():
            self.damage.addItem(title, name)
        self.split.addItem(self.tr("All of it"), "")
        for name in _SPLITS:
            self.split.addItem(name, name)
        for box, most, value in ((self.items, 1000, 10), (self.seconds, 60, 6)):
            box.setRange(1, most)
            box.setValue(value)
            box.lineEdit().setTextMargins(9, 0, 0, 0)
        self.oracle.setChecked(True)
        for combo in (self.source, self.damage, self.split):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        clean, damaged = QHBoxLayout(), QHBoxLayout()
        for row, name, button in ((clean, self.clean_name, self.clean), (damaged, self.damaged_name, self.damaged)):
            row.setSpacing(8)
            row.addWidget(name, 1)
            row.addWidget(button)
        damaged.addWidget(self.list)
        self._labels: dict[str, QLabel] = {}
        rows: list[tuple[str, str, QWidget, QWidget | QHBoxLayout]] = [
            ("source", self.tr("&Music"), self.source, self.source),
            ("clean", self.tr("&Clean"), self.clean, clean),
            ("damaged", self.tr("D&amaged"), self.damaged, damaged),
            ("split", self.tr("&Part"), self.split, self.split),
            ("damage", self.tr("&Damage"), self.damage, self.damage),
            ("items", self.tr("C&lips"), self.items, self.items),
            ("seconds", self.tr("S&econds"), self.seconds, self.seconds),
        ]
        for place, (key, text, buddy, content) in enumerate(rows):
            label = self._labels[key] = QLabel(text)
            label.setObjectName("muted")
            label.setBuddy(buddy)
            grid.addWidget(label, place, 0)
            if isinstance(content, QWidget):
                grid.addWidget(content, place, 1)
            else:
                grid.addLayout(content, place, 1)
        for place, box in enumerate((self.oracle, self.perceptual), len(rows)):
            grid.addWidget(box, place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        title = QLabel(self.tr("What to evaluate"))
        title.setObjectName("heading")
        column.addWidget(title)
        column.addSpacing(4)
        column.addWidget(self.restorers)
        column.addSpacing(4)
        column.addLayout(grid)
        column.addStretch(1)

    def _describe(self) -> None:
        for control, name, tip in (
            (
                self.source,
                self.tr("Where the clips come from"),
                self.tr("Clean music is damaged here, the same way each time. Pairs are damaged already."),
            ),
            (
                self.clean,
                self.tr("Folder of clean music"),
                self.tr("Music as it should sound. Take some that no restorer was trained on."),
            ),
            (
                self.damaged,
                self.tr("Folder of damaged music"),
                self.tr("Damaged copies with the names of the clean files; they are brought into step by themselves."),
            ),
            (
                self.list,
                self.tr("List of pairs"),
                self.tr("A tab-separated list with the columns file and clean_file instead of a folder."),
            ),
            (
                self.split,
                self.tr("Part of the list"),
                self.tr("Only the pairs that the list's column split calls so. Take some that nobody was trained on."),
            ),
            (self.damage, self.tr("Damage"), self.tr("What is done to the clean music before it is restored.")),
            (
                self.items,
                self.tr("Clips of each damage"),
                self.tr("How many clips are measured with each damage. More make the figures surer."),
            ),
            (self.seconds, self.tr("Seconds of each clip"), self.tr("How long a clip is, from 1 to 60 s.")),
            (
                self.oracle,
                self.tr("Oracle"),
                self.tr(
                    "Adds a row that is told the clean spectrum: how good a perfect network of this kind could be."
                ),
            ),
            (
                self.perceptual,
                self.tr("Models of hearing"),
                self.tr("Also measures ViSQOL and Zimtohrli. Takes many times longer."),
            ),
        ):
            describe(control, name, tip)

    def _connect(self) -> None:
        self.restorers.changed.connect(self.changed)
        self.source.currentIndexChanged.connect(lambda _: self._show())
        self.clean.clicked.connect(lambda: self._ask_folder(self.tr("Folder of clean music"), True))
        self.damaged.clicked.connect(lambda: self._ask_folder(self.tr("Folder of damaged music"), False))
        self.list.clicked.connect(self._ask_list)

    # What the page tells.

    def set_choices(self, choices: list[Choice]) -> None:
        """The restorers there are."""
        self.restorers.set_choices(choices)

    def set_missing(self, packages: tuple[str, ...]) -> None:
        """Metrics of hearing whose packages are not there cannot be asked for."""
        self.perceptual.setEnabled(len(packages) < 2)
        if packages:
            tip = self.tr("Not all are installed. To measure with them, run: pip install {0}").format(
                " ".join(packages)
            )
            describe(self.perceptual, self.tr("Models of hearing"), tip)

    def set_clean(self, folder: str) -> None:
        self.clean_folder = folder
        self._show()

    def set_damaged(self, place: str) -> None:
        """A folder, or a list of pairs."""
        self.damaged_folder = place
        self._show()

    def set_colours(self, colours: Colours) -> None:
        tick = (SHAPES / f"check-{'dark' if colours.dark else 'light'}.svg").as_posix()
        self.setStyleSheet(
            f"QListWidget {{ background: {colours.surface}; border: 1px solid {colours.border}; border-radius: 8px; "
            "padding: 4px; } QListWidget::item { padding: 3px 4px; border-radius: 5px; } "
            f"QListWidget::item:selected {{ background: {colours.selection}; color: {colours.text}; }} "
            f"QListWidget::indicator {{ width: 15px; height: 15px; border: 1px solid {colours.muted}; "
            f"border-radius: 4px; background: {colours.surface}; }} "
            f"QListWidget::indicator:checked {{ background: {colours.accent}; border-color: {colours.accent}; "
            f'image: url("{tick}"); }} '
            f"QSpinBox {{ background: {colours.surface}; border: 1px solid {colours.border}; border-radius: 8px; "
            "padding: 7px 10px; min-height: 18px; } QSpinBox QLineEdit { border: none; padding: 0; background: none; } "
            "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; } "
            f"QSpinBox:focus, QListWidget:focus {{ border-color: {colours.accent}; }}"
        )

    # What is chosen.

    @property
    def specs(self) -> tuple[str, ...]:
        """The checkpoints with their strengths, as the engine takes them."""
        return self.restorers.specs

    @property
    def listed(self) -> bool:
        """The pairs are those of a list, which names both sides."""
        return bool(self.source.currentData()) and Path(self.damaged_folder).suffix.lower() in (".tsv", ".txt", ".csv")

    def config(self, device: str) -> EvaluateConfig:
        return EvaluateConfig(
            "" if self.listed else self.clean_folder,
            self.items.value(),
            (self.damage.currentData(),),
            device=device,
            pairs=self.damaged_folder if self.source.currentData() else "",
            split=self.split.currentData() if self.listed else "",
            duration_s=float(self.seconds.value()),
            oracle=self.oracle.isChecked(),
            perceptual=self.perceptual.isChecked() and self.perceptual.isEnabled(),
        )

    @property
    def lacking(self) -> str:
        """What still has to be chosen, as a sentence; empty: nothing."""
        if not self.specs:
            return self.tr("Tick at least one restorer.")
        if len(set(self.specs)) < len(self.specs):
            return self.tr("Two rows are the same. Give them different strengths.")
        if not self.clean_folder and not self.listed:
            return self.tr("Choose a folder of clean music.")
        if self.source.currentData() and not self.damaged_folder:
            return self.tr("Choose the folder of the damaged copies, or a list of pairs.")
        return ""

    def _ask_folder(self, title: str, clean: bool) -> None:
        dialog = QFileDialog(self, title, self.clean_folder if clean else self.damaged_folder or self.clean_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.set_clean if clean else self.set_damaged)
        if clean:
            dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    def _ask_list(self) -> None:
        dialog = QFileDialog(self, self.tr("List of pairs"), self.damaged_folder or self.clean_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Lists of pairs ({0})").format("*.tsv *.txt *.csv"))
        dialog.fileSelected.connect(self.set_damaged)
        dialog.open()

    def _show(self) -> None:
        pairs = bool(self.source.currentData())
        for name, folder in ((self.clean_name, self.clean_folder), (self.damaged_name, self.damaged_folder)):
            name.set_whole(Path(folder).name or folder if folder else self.tr("No folder yet"))
            name.setToolTip(plain_tip(folder))
        shown: list[tuple[QWidget, bool]] = [
            *((widget, pairs) for widget in (self.damaged, self.list, self.damaged_name, self._labels["damaged"])),
            *((widget, not self.listed) for widget in (self.clean, self.clean_name, self._labels["clean"])),
            *((widget, self.listed) for widget in (self.split, self._labels["split"])),
            *((widget, not pairs) for widget in (self.damage, self._labels["damage"])),
        ]
        for widget, on in shown:
            widget.setVisible(on)
        self.changed.emit()
