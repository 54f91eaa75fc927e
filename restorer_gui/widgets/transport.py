"""Play, the clock, and the switch between versions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from restorer_gui.icons import icon
from restorer_gui.theme import GAP, LIGHT, Colours
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.spectrogram import time_text


class VersionSwitch(QFrame):
    """One button per version, in one row; exactly one is down. Ready for any number."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)

    def add(self, name: str, tip: str) -> QPushButton:
        button = QPushButton(name)
        button.setCheckable(True)
        describe(button, name, tip)
        self._group.addButton(button, len(self._group.buttons()))
        # Room for the bold face that the chosen one wears, so that nothing moves when switching.
        bold = self.font()
        bold.setBold(True)
        button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(name) + 42)
        self._row.addWidget(button)
        return button

    def set_chosen(self, index: int) -> None:
        button = self._group.button(index)
        if button is not None:
            button.setChecked(True)

    def set_available(self, count: int) -> None:
        """Only the first ``count`` versions exist."""
        for button in self._group.buttons():
            button.setEnabled(self._group.id(button) < count)


class Transport(QWidget):
    """Emits what the hand wants; shows what it is told."""

    toggled = Signal()
    version_wanted = Signal(int)
    match_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._playing = False
        self._duration_s = 0.0
        self.play = QToolButton()
        self.play.setObjectName("play")
        self.play.setFixedSize(44, 44)
        self.play.setIconSize(QSize(24, 24))
        self.play.clicked.connect(self.toggled)
        self.clock = QLabel()
        self.clock.setObjectName("clock")
        self.length = QLabel()
        self.length.setObjectName("muted")
        self.switch = VersionSwitch()
        self.switch.add(self.tr("Before"), self.tr("Hear the file as it is, in place (1; B flips)."))
        self.switch.add(self.tr("After"), self.tr("Hear the restored sound, in place (2; B flips)."))
        self.switch.chosen.connect(self.version_wanted)
        self.match = QCheckBox(self.tr("Match loudness"))
        tip = self.tr(
            "Plays both versions equally loud, so that you compare sound and not level. Exports are not changed."
        )
        describe(self.match, self.tr("Match loudness"), tip)
        self.match.toggled.connect(self.match_wanted)
        self.gain = QLabel()
        self.gain.setObjectName("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.play)
        times = QHBoxLayout()
        times.setSpacing(4)
        times.addWidget(self.clock)
        times.addWidget(self.length)
        row.addLayout(times)
        row.addSpacing(GAP)
        row.addWidget(self.switch)
        row.addSpacing(4)
        row.addWidget(self.match)
        row.addWidget(self.gain)
        row.addStretch(1)
        self.set_duration(0.0)
        self.set_playing(False)

    def set_duration(self, duration_s: float) -> None:
        self._duration_s = duration_s
        self.length.setText("/ " + time_text(duration_s, 1))
        self.clock.ensurePolished()
        self.clock.setMinimumWidth(QFontMetrics(self.clock.font()).horizontalAdvance(time_text(duration_s, 1)) + 4)
        self.set_position(0.0)

    def set_position(self, position_s: float) -> None:
        self.clock.setText(time_text(position_s, 1))

    def set_playing(self, playing: bool) -> None:
        self._playing = playing
        self.play.setIcon(icon("pause" if playing else "play", self._colours.on_accent))
        name = self.tr("Pause") if playing else self.tr("Play")
        describe(self.play, name, self.tr("{0} (Space). Left and right arrows move by one second.").format(name))

    def set_gains(self, gains_db: list[float], match: bool) -> None:
        """Say what loudness matching does now, for example "After -1.8 dB"."""
        self.match.setChecked(match)
        names = (self.tr("Before"), self.tr("After"))
        told = [f"{name} \u2212{-gain:.1f} dB" for name, gain in zip(names, gains_db, strict=False) if gain <= -0.05]
        self.gain.setText(", ".join(told) if match else "")

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.set_playing(self._playing)
