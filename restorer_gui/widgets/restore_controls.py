"""Which restorer, how much of it, and the button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe


@dataclass(frozen=True)
class Choice:
    """A restorer that can be picked: the ``name`` that opens it, a short ``title`` and what it does to the sound."""

    name: str
    title: str
    tip: str = ""


class RestoreControls(QWidget):
    """Emits ``restore_wanted`` and every change of choice."""

    restore_wanted = Signal()
    restorer_chosen = Signal(str)
    strength_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restorer = QComboBox()
        self.restorer.setMinimumContentsLength(10)
        self.restorer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        describe(self.restorer, self.tr("Restorer"), self.tr("Which trained network listens to the clip."))
        self.restorer.activated.connect(self._on_restorer_activated)
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, 100)
        self.strength.setPageStep(10)
        self.strength.setMinimumWidth(110)
        tip = self.tr(
            "How much of the correction is applied: 0 % leaves the sound as it is, 100 % follows the restorer fully."
        )
        describe(self.strength, self.tr("Strength in percent"), tip)
        self.strength.valueChanged.connect(self._on_strength_changed)
        self.percent = QLabel()
        self.percent.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance("100 %") + 8)
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setObjectName("primary")
        describe(
            self.restore,
            self.tr("Restore"),
            self.tr("Let the restorer work on the whole clip (Ctrl+R). The file on disk is not touched."),
        )
        self.restore.clicked.connect(self.restore_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addStretch(1)
        for text, buddy in ((self.tr("Re&storer"), self.restorer), (self.tr("S&trength"), self.strength)):
            label = QLabel(text)
            label.setObjectName("muted")
            label.setBuddy(buddy)
            row.addWidget(label)
            row.addWidget(buddy)
        row.insertSpacing(3, 8)
        row.addWidget(self.percent)
        row.addWidget(self.restore)

    def set_choices(self, choices: list[Choice], chosen: str) -> None:
        self.restorer.clear()
        for index, choice in enumerate(choices):
            self.restorer.addItem(choice.title, choice.name)
            self.restorer.setItemData(index, choice.tip, Qt.ItemDataRole.ToolTipRole)
        self.restorer.setCurrentIndex(max(0, self.restorer.findData(chosen)))
        self._show_tip()

    def set_strength(self, percent: float) -> None:
        self.strength.setValue(round(percent))
        self._on_strength_changed(self.strength.value())

    @property
    def chosen(self) -> str:
        return str(self.restorer.currentData() or "")

    @property
    def chosen_title(self) -> str:
        return self.restorer.currentText()

    def set_ready(self, clip: bool, busy: bool) -> None:
        """There is a clip to restore; a job is running."""
        self.restore.setEnabled(clip and not busy and bool(self.chosen))
        self.restorer.setEnabled(bool(self.chosen) and not busy)
        self.strength.setEnabled(not busy)

    def _on_restorer_activated(self, index: int) -> None:
        self._show_tip()
        self.restorer_chosen.emit(self.chosen)

    def _on_strength_changed(self, percent: int) -> None:
        self.percent.setText(f"{percent} %")
        self.strength_chosen.emit(float(percent))

    def _show_tip(self) -> None:
        tip = self.restorer.currentData(Qt.ItemDataRole.ToolTipRole)
        self.restorer.setToolTip(tip or self.tr("Which trained network listens to the clip."))
