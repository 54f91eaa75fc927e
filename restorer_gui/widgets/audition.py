"""Two or three sounds of the same music: heard in place of each other, two of them seen side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from model_core.pictures import MelPicture
from restorer_gui.icons import icon
from restorer_gui.theme import GAP, LIGHT, Colours
from restorer_gui.widgets.comparison import Comparison
from restorer_gui.widgets.flow import FlowLayout
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.spectrogram import time_text
from restorer_gui.widgets.switch import Switch

TOP_HZ = 22_050.0


class AuditionPanel(QFrame):
    """``names``: of the left picture, the right picture, and any further sound. Emits what the hand wants."""

    toggled = Signal()
    chosen = Signal(int)
    seek_wanted = Signal(float)

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours, self._playing = LIGHT, False
        self.comparison = Comparison()
        self.comparison.setObjectName("plain")  # it lies on a card already
        self.comparison.tools.hide()
        self.comparison.readout.hide()
        self.comparison.setMinimumHeight(210)
        for panel, (name, _) in zip(self.comparison.panels, names, strict=False):
            panel.heading.setText(name)
            panel.plot.setAccessibleName(name)
        self.play = QToolButton()
        self.play.setObjectName("play")
        self.play.setFixedSize(44, 44)
        self.play.setIconSize(QSize(24, 24))
        self.switch = Switch()
        for name, tip in names:
            self.switch.add(name, tip)
        self.clock, self.words = QLabel(), QLabel()
        self.clock.setObjectName("muted")
        self.words.setWordWrap(True)
        self.words.hide()
        self.clock.setMinimumWidth(self.clock.fontMetrics().horizontalAdvance("00:00.0"))
        self._row = FlowLayout(gap=GAP)
        for part in (self.play, self.switch, self.clock):
            self._row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addWidget(self.comparison, 1)
        column.addLayout(self._row)
        self.play.clicked.connect(self.toggled)
        self.switch.chosen.connect(self.chosen)
        self.comparison.seek_wanted.connect(self.seek_wanted)
        self.set_playing(False)
        self.show_pictures(None, None, 0.0)

    def show_words(self, text: str) -> None:
        """Above the pictures; empty takes no room."""
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def add_control(self, control: QWidget) -> None:
        """A button beside the others; below them where the window is narrow."""
        self._row.addWidget(control)

    def show_pictures(
        self, left: MelPicture | None, right: MelPicture | None, duration_s: float, top_hz: float = TOP_HZ
    ) -> None:
        """Both on one scale; without them nothing can be played."""
        if duration_s > 0:
            self.comparison.set_clip(duration_s, top_hz)
        self.comparison.set_pictures(left, right)
        self.comparison.set_hints("", "")
        there = left is not None
        self.play.setEnabled(there)
        self.switch.setEnabled(there)
        self.set_position(0.0)

    def set_hints(self, left: str, right: str) -> None:
        """What the pictures say while they are empty."""
        self.comparison.set_hints(left, right)

    def set_position(self, position_s: float) -> None:
        self.comparison.set_playhead(position_s)
        self.clock.setText(time_text(position_s, 1) if self.play.isEnabled() else "")

    def set_playing(self, playing: bool) -> None:
        self._playing = playing
        self.play.setIcon(icon("pause" if playing else "play", self._colours.on_accent))
        name = self.tr("Pause") if playing else self.tr("Play")
        tip = self.tr("Plays the excerpt over and over (Space); switch what is heard at any time, without a gap.")
        describe(self.play, name, tip)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.comparison.set_colours(colours)
        self.set_playing(self._playing)
