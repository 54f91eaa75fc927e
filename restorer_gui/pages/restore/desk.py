"""Where everything of the restore page lies: pictures and transport in the middle, the inspector at the right.

In a narrow window the inspector goes below; what is dispensable goes where the window is low.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.widgets.comparison import Comparison
from restorer_gui.widgets.diagnosis_card import DiagnosisCard
from restorer_gui.widgets.difference_panel import DifferencePanel
from restorer_gui.widgets.file_header import FileHeader
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.restore_controls import RestoreControls
from restorer_gui.widgets.transport import Transport
from restorer_gui.widgets.verdict_card import VerdictCard
from restorer_gui.widgets.waveform import Waveform

INSPECTOR_PX = 316
WIDE_PX, NARROW_PX, LOW_PX = 940, 700, 460  # where the inspector goes below, and where what is dispensable goes
LEAST_PICTURES_PX, LEAST_LOW_PX = 210, 130
_NO_LIMIT = 16_777_215  # Qt's own largest size


class _Shrinks(QWidget):
    """Says how low it can be at its width where Qt asks how high it would like to be, and how low it can be when it is
    narrowest: a scroll bar is the last resort.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)


class Desk(QWidget):
    """Widgets and their places; wires nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header, self.comparison, self.waveform = FileHeader(), Comparison(), Waveform()
        self.transport, self.controls = Transport(), RestoreControls()
        self.diagnosis, self.verdict = DiagnosisCard(), VerdictCard()
        self.difference = DifferencePanel()
        self.transport.add_row(self.difference)
        self.sound_note = QLabel()
        self.sound_note.setObjectName("warning")
        self.sound_note.setWordWrap(True)
        self.sound_note.hide()
        self._wide = True
        self._build_unfold()
        self._build()

    def _build_unfold(self) -> None:
        """The figures of the recording make room for the verdict; this brings them back."""
        self.unfold = QToolButton()
        self.unfold.setAutoRaise(True)
        self.unfold.setCheckable(True)
        self.unfold.setArrowType(Qt.ArrowType.DownArrow)
        self.unfold.setFixedSize(28, 20)
        self.unfold.setStyleSheet("QToolButton { padding: 0; min-height: 0; }")
        describe(
            self.unfold,
            self.tr("Figures of the recording"),
            self.tr("Shows or hides what was measured in the file when it was opened."),
        )
        self.unfold.toggled.connect(self._show_folded)
        row, title = QHBoxLayout(), self.diagnosis.title
        self.diagnosis.body.removeWidget(title)
        row.addWidget(title, 1)
        row.addWidget(self.unfold)
        self.diagnosis.body.insertLayout(0, row)

    def fold_diagnosis(self, fold: bool) -> None:
        """``fold``: something else needs the room; the headline stays."""
        if self.unfold.isChecked() == fold:
            self.unfold.setChecked(not fold)
        self._show_folded()

    def _show_folded(self) -> None:
        open_now = self.unfold.isChecked()
        self.unfold.setArrowType(Qt.ArrowType.UpArrow if open_now else Qt.ArrowType.DownArrow)
        card = self.diagnosis
        card.table.setVisible(open_now and bool(card.table.rows))
        suggestion = card.diagnosis.suggestion if card.diagnosis else None
        card.take.setVisible(suggestion is not None and suggestion != self.controls.chosen)

    def _build(self) -> None:
        self.middle, self.inspector = _Shrinks(), QWidget()
        self.inspector.setObjectName("page")
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.comparison, 1)
        column.addWidget(self.waveform)
        column.addWidget(self.transport)
        column.addWidget(self.sound_note)
        cards = QVBoxLayout(self.inspector)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(GAP)
        for card in (self.diagnosis, self.controls, self.verdict):
            cards.addWidget(card)
        cards.addStretch(1)
        self._inspector_scroll = _scroll(self.inspector)
        working = _Shrinks()
        working.setObjectName("page")
        self._deck = QBoxLayout(QBoxLayout.Direction.LeftToRight, working)
        self._deck.setContentsMargins(EDGE, GAP, GAP, 0)
        self._deck.setSpacing(GAP)
        self._deck.addWidget(self.middle, 1)
        self._deck.addWidget(self._inspector_scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_scroll(working))
        self._arrange()

    @property
    def areas(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.header, self.comparison, self.transport, self.inspector]

    def set_colours(self, colours: Colours) -> None:
        for widget in (self.comparison, self.waveform, self.transport):
            widget.set_colours(colours)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW_PX
        self._wide = self.width() >= WIDE_PX
        self.header.facts.setVisible(not low)
        self.waveform.setVisible(not low)
        self.comparison.readout.setVisible(not low)
        self.comparison.tools.setVisible(not low)
        # Where little is seen at once, the pictures leave room for Play and the versions.
        around = self.header.sizeHint().height() + self.transport.least_height + 4 * GAP
        self.comparison.setMinimumHeight(LEAST_LOW_PX if low else LEAST_PICTURES_PX)
        self.comparison.setMaximumHeight(max(LEAST_LOW_PX, self.height() - around) if low else _NO_LIMIT)
        self.transport.length.setVisible(self.width() >= NARROW_PX)
        self._arrange()

    def _arrange(self) -> None:
        scroll = self._inspector_scroll
        direction = QBoxLayout.Direction.LeftToRight if self._wide else QBoxLayout.Direction.TopToBottom
        self._deck.setDirection(direction)
        if self._wide:
            scroll.setFixedWidth(INSPECTOR_PX)
            scroll.setMinimumHeight(0)
            self.inspector.setMinimumHeight(0)
            scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        else:
            scroll.setMinimumWidth(0)
            scroll.setMaximumWidth(_NO_LIMIT)
            scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setMinimumHeight(self.inspector.sizeHint().height())


def _scroll(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
