"""Which restorer, how much of it, and the button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QPushButton, QSlider, QWidget

from restorer_gui.i18n import engine_text
from restorer_gui.theme import GAP
from restorer_gui.values import Choice as Choice
from restorer_gui.widgets.keys import describe


class RestoreControls(QFrame):
    """A card. Emits ``restore_wanted``, ``try_wanted`` and every change of choice that a person made."""

    restore_wanted = Signal()
    try_wanted = Signal()
    restorer_chosen = Signal(str)
    strength_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.restorer = QComboBox()
        self.restorer.setMinimumContentsLength(10)
        self.restorer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        describe(self.restorer, self.tr("Restorer"), self.tr("Which trained network listens to the clip."))
        self.restorer.activated.connect(self._on_restorer_activated)
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, 100)
        self.strength.setPageStep(10)
        self.strength.setMinimumWidth(90)
        tip = self.tr(
            "How much of the restoration you hear, at once and while playing: 0 % is the sound as it was, 100 % "
            "follows the restorer fully. Each version has its own."
        )
        describe(self.strength, self.tr("Strength in percent"), tip)
        self.strength.valueChanged.connect(self._on_strength_changed)
        self.percent = QLabel()
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.percent.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance("100 %") + 8)
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setObjectName("primary")
        tip = self.tr("Let the restorer work on the whole clip (Ctrl+R). The file on disk is not touched.")
        describe(self.restore, self.tr("Restore"), tip)
        self.restore.clicked.connect(self.restore_wanted)
        self.attempt = QPushButton(self.tr("Try the loop"))
        tip = self.tr(
            "Restores only the loop, to hear quickly what would come (Ctrl+T). Without a loop: ten seconds from the "
            "playhead on."
        )
        describe(self.attempt, self.tr("Try the loop"), tip)
        self.attempt.clicked.connect(self.try_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP + 2, GAP, GAP + 2, GAP)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(8)
        for line, (text, buddy) in enumerate(
            ((self.tr("Re&storer"), self.restorer), (self.tr("S&trength"), self.strength))
        ):
            label = QLabel(text)
            label.setObjectName("muted")
            label.setBuddy(buddy)
            grid.addWidget(label, line, 0)
        grid.addWidget(self.restorer, 0, 1, 1, 2)
        grid.addWidget(self.strength, 1, 1)
        grid.addWidget(self.percent, 1, 2)
        buttons = QGridLayout()
        buttons.setHorizontalSpacing(8)
        buttons.addWidget(self.restore, 0, 0)
        buttons.addWidget(self.attempt, 0, 1)
        buttons.setColumnStretch(0, 1)
        grid.addLayout(buttons, 2, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    def set_choices(self, choices: list[Choice], chosen: str) -> None:
        self.restorer.clear()
        for index, choice in enumerate(choices):
            self.restorer.addItem(engine_text(choice.title), choice.name)
            self.restorer.setItemData(index, engine_text(choice.tip), Qt.ItemDataRole.ToolTipRole)
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Show this restorer as chosen; the first where it is not there."""
        self.restorer.setCurrentIndex(max(0, self.restorer.findData(name)))
        self._show_tip()

    def title_of(self, name: str) -> str:
        """What people call a restorer."""
        row = self.restorer.findData(name)
        return self.restorer.itemText(row) if row >= 0 else name

    def set_strength(self, percent: float) -> None:
        """Show this strength; is not told by ``strength_chosen``."""
        self.strength.blockSignals(True)
        self.strength.setValue(round(percent))
        self.strength.blockSignals(False)
        self._show_percent()

    @property
    def chosen(self) -> str:
        return str(self.restorer.currentData() or "")

    @property
    def chosen_title(self) -> str:
        return self.restorer.currentText()

    def set_ready(self, clip: bool, busy: bool) -> None:
        """There is a clip to restore; a job is running."""
        for button in (self.restore, self.attempt):
            button.setEnabled(clip and not busy and bool(self.chosen))
        self.restorer.setEnabled(bool(self.chosen) and not busy)

    def _on_restorer_activated(self, index: int) -> None:
        self._show_tip()
        self.restorer_chosen.emit(self.chosen)

    def _on_strength_changed(self, percent: int) -> None:
        self._show_percent()
        self.strength_chosen.emit(float(percent))

    def _show_percent(self) -> None:
        self.percent.setText(f"{self.strength.value()} %")

    def _show_tip(self) -> None:
        tip = self.restorer.currentData(Qt.ItemDataRole.ToolTipRole)
        self.restorer.setToolTip(tip or self.tr("Which trained network listens to the clip."))
