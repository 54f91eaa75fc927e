"""What was changed, to be heard alone: how much of it, how loud, and where it can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QWidget

from restorer_gui.numbers import number
from restorer_gui.theme import GAP
from restorer_gui.widgets.flow import FlowLayout
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.switch import Switch

MAX_GAIN_DB = 40
PARTS = ("all", "added", "removed")
ROW_PX, SLIDER_PX = 38, 120


@dataclass(frozen=True)
class DifferenceSettings:
    """``on``: the difference is heard in place of a version. ``part`` is one of `PARTS`."""

    on: bool = False
    part: str = "all"
    gain_db: float = 0.0


class DifferencePanel(QWidget):
    """One row, which wraps where it is narrow.

    Emits what is wanted; `set_limits` says that there is a difference and how loud each part of it may be.
    """

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
        self._held_text = self.tr("{0} dB (held)")
        widest = QFontMetrics(self.font()).horizontalAdvance(self._held_text.format("+40.0"))
        self.value.setMinimumWidth(widest + 4)  # so that nothing moves while the slider does
        self.note = QLabel()
        self.note.setObjectName("muted")
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
        self._gain = QWidget()
        inside = QHBoxLayout(self._gain)
        inside.setContentsMargins(GAP // 2, 0, 0, 0)
        inside.setSpacing(8)
        label = QLabel(self.tr("Gain"))
        label.setObjectName("muted")
        label.setBuddy(self.gain)
        self.gain.setFixedWidth(SLIDER_PX)
        inside.addWidget(label)
        inside.addWidget(self.gain)
        inside.addWidget(self.value)
        row = FlowLayout(self, gap=8)
        parts: tuple[QWidget, ...] = (self.listen, self.parts, self._gain, self.export, self.note)
        for widget in parts:
            widget.setFixedHeight(ROW_PX)
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

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
        shown = number(gain_db, "+.1f")
        held = there and gain_db < self.gain.value()
        self.value.setText((self._held_text if held else self.tr("{0} dB")).format(shown))
        said = self.tr("Held at {0} dB: louder, its peak would pass \u22121 dBFS.").format(shown)
        self.value.setToolTip(said if held else "")
        for part in (self.parts, self._gain, self.export):
            part.setVisible(there)
        self.note.setText("" if there else self._hint)
        self.note.setVisible(bool(self.note.text()))
