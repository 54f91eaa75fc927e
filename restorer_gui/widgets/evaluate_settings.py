"""What is to be evaluated: which restorers, on which music, damaged how."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

import restorer_gui
from model_core.evaluation import EvaluateConfig
from restorer_gui.i18n import engine_text
from restorer_gui.theme import GAP, Colours
from restorer_gui.values import Choice
from restorer_gui.widgets.evaluate_words import set_words
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe, plain_tip

SHAPES = Path(restorer_gui.__file__).parent / "shapes"
_LIST_ROWS = 4


class EvaluateSettings(QFrame):
    """Emits ``changed``; `checkpoints` and `config` say what is chosen, `lacking` what still has to be."""

    changed = Signal()
    folder_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.clean_folder = self.damaged_folder = ""
        self.restorers = QListWidget()
        self.strength, self.percent = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.source, self.damage, self.items = QComboBox(), QComboBox(), QSpinBox()
        self.clean, self.damaged = QPushButton(self.tr("Choose\u2026")), QPushButton(self.tr("Choose\u2026"))
        self.clean_name, self.damaged_name = ElidedLabel(), ElidedLabel()
        self.oracle, self.perceptual = QCheckBox(self.tr("Oracle")), QCheckBox(self.tr("Models of hearing"))
        self._fill()
        self._describe()
        self._lay_out()
        self._connect()
        self._show()

    def _fill(self) -> None:
        self.strength.setRange(5, 100)
        self.strength.setPageStep(10)
        self.strength.setValue(100)
        self.percent.setMinimumWidth(44)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.source.addItem(self.tr("Clean music"), False)
        self.source.addItem(self.tr("Pairs"), True)
        for place, (name, title, tip) in enumerate(set_words()):
            self.damage.addItem(title, name)
            self.damage.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        self.items.setRange(1, 1000)
        self.items.setValue(10)
        self.items.lineEdit().setTextMargins(9, 0, 0, 0)
        self.oracle.setChecked(True)
        self.restorers.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for combo in (self.source, self.damage):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        strength, clean, damaged = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        strength.addWidget(self.strength, 1)
        strength.addWidget(self.percent)
        for row, name, button in ((clean, self.clean_name, self.clean), (damaged, self.damaged_name, self.damaged)):
            row.setSpacing(8)
            row.addWidget(name, 1)
            row.addWidget(button)
        self._labels: dict[str, QLabel] = {}
        rows: list[tuple[str, str, QWidget, QWidget | QHBoxLayout]] = [
            ("strength", self.tr("S&trength"), self.strength, strength),
            ("source", self.tr("&Music"), self.source, self.source),
            ("clean", self.tr("&Clean"), self.clean, clean),
            ("damaged", self.tr("D&amaged"), self.damaged, damaged),
            ("damage", self.tr("&Damage"), self.damage, self.damage),
            ("items", self.tr("C&lips"), self.items, self.items),
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
        self.restorers.setAccessibleName(self.tr("Restorers"))
        self.restorers.setAccessibleDescription(
            self.tr("Those that are ticked restore the same clips and are compared.")
        )
        for control, name, tip in (
            (
                self.strength,
                self.tr("Strength in percent"),
                self.tr("How much of the correction is applied while measuring, as on the Restore page."),
            ),
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
            (self.damage, self.tr("Damage"), self.tr("What is done to the clean music before it is restored.")),
            (
                self.items,
                self.tr("Clips of each damage"),
                self.tr("How many clips of six seconds are measured with each damage. More make the figures surer."),
            ),
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
                self.tr("Also measures ViSQOL, Zimtohrli and MR-STFT. Takes many times longer."),
            ),
        ):
            describe(control, name, tip)

    def _connect(self) -> None:
        self.restorers.itemChanged.connect(lambda _: self.changed.emit())
        self.strength.valueChanged.connect(lambda _: self._show())
        self.source.currentIndexChanged.connect(lambda _: self._show())
        self.clean.clicked.connect(lambda: self._ask_folder(self.tr("Folder of clean music"), True))
        self.damaged.clicked.connect(lambda: self._ask_folder(self.tr("Folder of damaged music"), False))

    # What the page tells.

    def set_choices(self, choices: list[Choice]) -> None:
        """The restorers there are; those that were ticked stay so, at first the first one is."""
        ticked = set(self.checkpoints) if self.restorers.count() else {choices[0].name} if choices else set()
        self.restorers.clear()
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(Qt.ItemDataRole.UserRole, choice.name)
            item.setToolTip(plain_tip(engine_text(choice.tip)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.name in ticked else Qt.CheckState.Unchecked)
            self.restorers.addItem(item)
        height = self.restorers.sizeHintForRow(0) if choices else 24
        self.restorers.setFixedHeight(
            height * min(max(len(choices), 2), _LIST_ROWS) + 2 * self.restorers.frameWidth() + 4
        )
        self.changed.emit()

    def set_missing(self, packages: tuple[str, ...]) -> None:
        """Metrics of hearing whose packages are not there cannot be asked for."""
        self.perceptual.setEnabled(len(packages) < 3)
        if packages:
            tip = self.tr("Not all are installed. Missing: {0}.").format(", ".join(packages))
            describe(self.perceptual, self.tr("Models of hearing"), tip)

    def set_clean(self, folder: str) -> None:
        self.clean_folder = folder
        self._show()

    def set_damaged(self, folder: str) -> None:
        self.damaged_folder = folder
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
    def checkpoints(self) -> tuple[str, ...]:
        items = [self.restorers.item(row) for row in range(self.restorers.count())]
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)

    @property
    def specs(self) -> tuple[str, ...]:
        """The checkpoints with the strength, as the engine takes them."""
        percent = self.strength.value()
        return tuple(name if percent == 100 else f"{name}@{percent}" for name in self.checkpoints)

    def config(self, device: str) -> EvaluateConfig:
        return EvaluateConfig(
            self.clean_folder,
            self.items.value(),
            (self.damage.currentData(),),
            device=device,
            pairs=self.damaged_folder if self.source.currentData() else "",
            oracle=self.oracle.isChecked(),
            perceptual=self.perceptual.isChecked() and self.perceptual.isEnabled(),
        )

    @property
    def lacking(self) -> str:
        """What still has to be chosen, as a sentence; empty: nothing."""
        if not self.checkpoints:
            return self.tr("Tick at least one restorer.")
        if not self.clean_folder:
            return self.tr("Choose a folder of clean music.")
        if self.source.currentData() and not self.damaged_folder:
            return self.tr("Choose the folder of the damaged copies.")
        return ""

    def _ask_folder(self, title: str, clean: bool) -> None:
        dialog = QFileDialog(self, title, self.clean_folder if clean else self.damaged_folder or self.clean_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.set_clean if clean else self.set_damaged)
        if clean:
            dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    def _show(self) -> None:
        self.percent.setText(self.tr("{0} %").format(self.strength.value()))
        pairs = bool(self.source.currentData())
        for name, folder in ((self.clean_name, self.clean_folder), (self.damaged_name, self.damaged_folder)):
            name.set_whole(Path(folder).name or folder if folder else self.tr("No folder yet"))
            name.setToolTip(plain_tip(folder))
        shown: list[tuple[QWidget, bool]] = [
            *((widget, pairs) for widget in (self.damaged, self.damaged_name, self._labels["damaged"])),
            *((widget, not pairs) for widget in (self.damage, self._labels["damage"])),
        ]
        for widget, on in shown:
            widget.setVisible(on)
        self.changed.emit()
