"""What was changed, to be heard alone: how much of it, how loud, and where it can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from restorer_gui.numbers import number
from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.switch import Switch

MAX_GAIN_DB = 40
PARTS = ("all", "added", "removed")


@dataclass(frozen=True)
class DifferenceSettings:
    """``on``: the difference is heard in place of a version. ``part`` is one of `PARTS`."""

    on: bool = False
    part: str = "all"
    gain_db: float = 0.0


class DifferencePanel(QWidget):
    """Emits what is wanted; `set_limits` says that there is a difference and how loud each part of it may be."""

    changed = Signal(object)  # DifferenceSettings
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limits_db: Mapping[str, float] | None = None
        self._hint = ""
        self.listen = QCheckBox(self.tr("Difference"))
        tip = self.tr("Plays only what the restoration changed, in place (D). What you hear here was added or removed.")
        describe(self.listen, self.tr("Hear the difference"), tip)
        self.export = QPushButton(self.tr("Export\u2026"))
        tip = self.tr("Saves the chosen part of the difference, with this gain, as a sound file.")
        describe(self.export, self.tr("Export the difference"), tip)
        self.export.clicked.connect(self.export_wanted)
        self.parts = self._make_switch()
        self.gain = QSlider(Qt.Orientation.Horizontal)
        self.gain.setRange(0, MAX_GAIN_DB)
        self.gain.setPageStep(6)
        tip = self.tr("Makes the difference louder. It stops where its peak would pass \u22121 dBFS.")
        describe(self.gain, self.tr("Gain of the difference in dB"), tip)
        self.value = QLabel()
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.value.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance("+40.0 dB") + 8)
        self.note = QLabel()
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self._lay_out()
        self.parts.chosen.connect(self._on_changed)
        self.listen.toggled.connect(self._on_changed)
        self.gain.valueChanged.connect(self._on_changed)
        self._show()

    def _make_switch(self) -> Switch:
        switch = Switch()
        switch.add(self.tr("All"), self.tr("Everything that was changed: the restored sound minus the original."))
        switch.add(self.tr("Added"), self.tr("Only what the restored sound has more of."))
        switch.add(self.tr("Removed"), self.tr("Only what the restored sound has less of."))
        return switch

    def _lay_out(self) -> None:
        top, middle = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.listen, 1)
        top.addWidget(self.export)
        label = QLabel(self.tr("Gain"))
        label.setObjectName("muted")
        label.setBuddy(self.gain)
        middle.setSpacing(GAP)
        middle.addWidget(label)
        middle.addWidget(self.gain, 1)
        middle.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.parts)
        column.addLayout(middle)
        column.addWidget(self.note)

    @property
    def settings(self) -> DifferenceSettings:
        """What is set now."""
        return DifferenceSettings(self.listen.isChecked(), PARTS[self.parts.index()], float(self.gain.value()))

    @property
    def gain_db(self) -> float:
        """The gain to play and to export with: what is set, as far as it is safe."""
        wanted = float(self.gain.value())
        return wanted if self._limits_db is None else min(wanted, self._limits_db[self.settings.part])

    def set_settings(self, settings: DifferenceSettings) -> None:
        """Show these; ``changed`` is not emitted."""
        for source in (self.listen, self.gain):
            source.blockSignals(True)
        self.listen.setChecked(settings.on)
        self.gain.setValue(round(settings.gain_db))
        self.parts.set_chosen(PARTS.index(settings.part) if settings.part in PARTS else 0)
        for source in (self.listen, self.gain):
            source.blockSignals(False)
        self._show()

    def set_limits(self, limits_db: Mapping[str, float] | None, hint: str = "") -> None:
        """The largest safe gain of each part; None while there is no difference to hear, and ``hint`` says why."""
        self._limits_db, self._hint = limits_db, hint
        self._show()

    def toggle(self) -> None:
        """The D key."""
        if self.listen.isEnabled():
            self.listen.toggle()

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit(self.settings)

    def _show(self) -> None:
        there = self._limits_db is not None
        for control in (self.listen, self.export, self.parts, self.gain):
            control.setEnabled(there)
        gain_db = self.gain_db
        self.value.setText(self.tr("{0} dB").format(number(gain_db, "+.1f")))
        limited = there and gain_db < self.gain.value()
        said = self.tr("Held at {0} dB: louder, its peak would pass \u22121 dBFS.").format(number(gain_db, "+.1f"))
        self.note.setText(self._hint if not there else said if limited else "")
        self.note.setVisible(bool(self.note.text()))
