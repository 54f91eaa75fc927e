"""Play, the clock, loop and loudness match, and below them the versions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from restorer_gui.icons import icon
from restorer_gui.theme import GAP, LIGHT, Colours
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.spectrogram import time_text
from restorer_gui.widgets.versions import VersionRow


class Transport(QWidget):
    """Emits what the hand wants; shows what it is told."""

    toggled = Signal()
    match_wanted = Signal(bool)
    loop_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._playing = False
        self.play = QToolButton()
        self.play.setObjectName("play")
        self.play.setFixedSize(44, 44)
        self.play.setIconSize(QSize(24, 24))
        self.play.clicked.connect(self.toggled)
        self.clock, self.length = QLabel(), QLabel()
        self.clock.setObjectName("clock")
        self.length.setObjectName("muted")
        self.match = QCheckBox(self.tr("Match loudness"))
        tip = self.tr(
            "Plays all versions equally loud, so that you compare sound and not level. Exports are not changed."
        )
        describe(self.match, self.tr("Match loudness"), tip)
        self.match.toggled.connect(self.match_wanted)
        self.loop = QCheckBox(self.tr("Loop"))
        tip = self.tr(
            "Plays the marked stretch over and over (L). Hold Shift and drag in a picture to mark one; "
            "without a mark, what is visible is looped."
        )
        describe(self.loop, self.tr("Loop"), tip)
        self.loop.clicked.connect(self.loop_toggled)
        self.loop_range = QLabel()
        self.loop_range.setObjectName("muted")
        self.versions = VersionRow()
        self._lay_out()
        self.set_duration(0.0)
        self.set_playing(False)

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.setSpacing(4)
        times.addWidget(self.clock)
        times.addWidget(self.length)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.play)
        row.addLayout(times)
        row.addStretch(1)
        row.addWidget(self.loop_range)
        row.addWidget(self.loop)
        row.addSpacing(GAP)
        row.addWidget(self.match)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(row)
        self._column.addWidget(self.versions)

    def add_row(self, widget: QWidget) -> None:
        """Something more to listen to, below the versions."""
        self._column.addWidget(widget)

    @property
    def least_height(self) -> int:
        """Of Play and one row of versions."""
        return self.play.height() + self._column.spacing() + self.versions.sizeHint().height()

    def set_duration(self, duration_s: float) -> None:
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

    def set_match(self, match: bool) -> None:
        self.match.blockSignals(True)
        self.match.setChecked(match)
        self.match.blockSignals(False)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        self.loop.setChecked(loop is not None)
        ends = "" if loop is None else f"{time_text(loop[0], 1)} \u2013 {time_text(loop[1], 1)}"
        self.loop_range.setText(ends)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.versions.set_colours(colours)
        self.set_playing(self._playing)
