"""The clips that were harmed most: a list, and the one that is heard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from model_core.evaluation import UNTOUCHED
from restorer_gui.damage_words import drawn_text
from restorer_gui.evaluate_work import Harm
from restorer_gui.numbers import number
from restorer_gui.widgets.evaluate_words import restorer_word
from restorer_gui.widgets.keys import plain_tip

_ROWS = 7  # that are seen without scrolling


class WorstList(QTableWidget):
    """The worst clips; a click or Enter wants one to be heard."""

    wanted = Signal(object)  # Harm

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._harms: tuple[Harm, ...] = ()
        self.setAccessibleName(self.tr("Worst clips"))
        self.setAccessibleDescription(self.tr("A click or Enter plays the clip."))
        self.setHorizontalHeaderLabels(
            [self.tr("Restorer"), self.tr("Clip"), self.tr("Damage"), self.tr("SI-SDR, dB"), self.tr("LSD")]
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for column in (3, 4):
            self.horizontalHeaderItem(column).setTextAlignment(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.cellClicked.connect(lambda row, _column: self._open(row))

    def show_harms(self, harms: tuple[Harm, ...]) -> None:
        self._harms = harms
        self.setRowCount(len(harms))
        for row, harm in enumerate(harms):
            for column, text in enumerate(self._texts(harm)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(self._tip(harm)))
                if column > 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        most = self.horizontalHeader().sizeHint().height() + 30 * min(max(len(harms), 2), _ROWS)
        self.setFixedHeight(most + 2 * self.frameWidth())

    def _texts(self, harm: Harm) -> tuple[str, ...]:
        clip = harm.clip
        now, before = clip.scores[harm.restorer], clip.scores[UNTOUCHED]
        moved = [
            number(round(now[name] - before[name], digits) + 0.0, f"+.{digits}f")
            for name, digits in (("si_sdr_db", 2), ("lsd", 3))
        ]
        where = self.tr("{0}, {1} s").format(Path(clip.source).stem, number(clip.start_s, ".1f"))
        return (restorer_word(harm.restorer), where, drawn_text(clip.damage), *moved)

    def _tip(self, harm: Harm) -> str:
        harmed = self.tr("It was harmed.") if harm.harm > 1.0 else self.tr("It was not harmed.")
        return self.tr("{0}\n{1} A click plays it.").format(harm.clip.source, harmed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._open(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        self.wanted.emit(self._harms[row])
