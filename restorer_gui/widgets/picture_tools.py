"""The row over the pictures: how they are looked at."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from restorer_gui.theme import GAP
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.picture_look import AXES, COLOUR_MAPS, RANGES_DB, PictureLook

_SMALL = "QComboBox { padding: 2px 8px; min-height: 16px; } QComboBox:focus { padding: 1px 7px; }"


class PictureTools(QWidget):
    """Emits every choice as a whole `PictureLook`."""

    look_chosen = Signal(object)  # PictureLook

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = PictureLook()
        self.axis, self.range, self.map = QComboBox(), QComboBox(), QComboBox()
        self.change = QCheckBox(self.tr("What changed"))
        axes = {"mel": self.tr("Mel axis"), "linear": self.tr("Linear axis"), "log": self.tr("Logarithmic axis")}
        for axis in AXES:
            self.axis.addItem(axes[axis], axis)
        for range_db in RANGES_DB:
            self.range.addItem(self.tr("{0} dB").format(round(range_db)), range_db)
        maps = {"grey": self.tr("Grey")}
        for name in COLOUR_MAPS:
            self.map.addItem(maps.get(name, name.capitalize()), name)
        self._describe()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(self.change)
        row.addStretch(1)
        for box in (self.axis, self.range, self.map):
            box.setStyleSheet(_SMALL)
            box.setMinimumWidth(64)  # a narrow window cuts the words rather than the pictures
            box.currentIndexChanged.connect(self._on_chosen)
            row.addWidget(box)
        self.change.toggled.connect(self._on_chosen)

    def _describe(self) -> None:
        describe(
            self.axis,
            self.tr("Frequency axis"),
            self.tr(
                "How the frequencies are spread over the height: mel as we hear pitch, linear to judge the treble, "
                "logarithmic with equal octaves. The sound stays as it is."
            ),
        )
        describe(
            self.range,
            self.tr("Range of levels"),
            self.tr(
                "From the brightest colour down to black. More shows quieter sounds, less shows only the loud ones."
            ),
        )
        describe(
            self.map,
            self.tr("Colours"),
            self.tr("The colours of the pictures. In each of them equal steps of level look alike."),
        )
        describe(
            self.change,
            self.tr("What changed"),
            self.tr(
                "Show a third picture: orange where the restoration is louder than the original, blue where quieter."
            ),
        )

    def show_look(self, look: PictureLook) -> None:
        """Without telling."""
        self._look = look
        blocked = [QSignalBlocker(control) for control in (self.axis, self.range, self.map, self.change)]
        self.axis.setCurrentIndex(AXES.index(look.axis))
        self.range.setCurrentIndex(RANGES_DB.index(look.range_db))
        self.map.setCurrentIndex(COLOUR_MAPS.index(look.colour_map))
        self.change.setChecked(look.show_change)
        for blocker in blocked:
            blocker.unblock()

    def _on_chosen(self) -> None:
        self._look = replace(
            self._look,
            axis=self.axis.currentData(),
            range_db=float(self.range.currentData()),
            colour_map=self.map.currentData(),
            show_change=self.change.isChecked(),
        )
        self.look_chosen.emit(self._look)
