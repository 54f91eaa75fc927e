"""A table of metrics: a row per restorer, untouched first; under each figure what was gained over untouched."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from model_core.evaluation import LEAST_SURE, ORACLE, UNTOUCHED, Column, Row
from restorer_gui.numbers import number
from restorer_gui.theme import LIGHT, Colours
from restorer_gui.widgets.evaluate_words import metric_word, restorer_word
from restorer_gui.widgets.keys import plain_tip

Index = QModelIndex | QPersistentModelIndex
HARMED = Column("harmed", "%", None)
FIGURE, GAIN, SIGN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_ROW_PX, _LEAST_PX = 50, 84


class MetricModel(QAbstractTableModel):
    """The rows of one condition. ``FIGURE`` and ``GAIN`` are texts, ``SIGN`` is 1 or -1 where a gain is certain."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.columns: list[Column] = []

    def set_rows(self, rows: list[Row], columns: tuple[Column, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        known = [c for c in columns if any(math.isfinite(row.values.get(c.name, math.nan)) for row in rows)]
        harm = [HARMED] if any(row.harmed_percent is not None for row in rows) else []
        self.columns = [*harm, *known]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return restorer_word(self.rows[section].restorer) if role == Qt.ItemDataRole.DisplayRole else None
        title, tip = (
            self._harmed_words() if self.columns[section] is HARMED else metric_word(self.columns[section].name)
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return tip if role == Qt.ItemDataRole.ToolTipRole else None

    def _harmed_words(self) -> tuple[str, str]:
        return (
            self.tr("Harmed\n%"),
            self.tr("How many of the clips got worse: SI-SDR fell by more than 0.3 dB, or LSD rose by more than 0.01."),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == FIGURE:
            return self._figure(row, column)
        if role == GAIN:
            return self._gain(row, column)
        if role == SIGN:
            return row.sign(column.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal).replace("\n", " ")
            texts = (restorer_word(row.restorer), title, self._figure(row, column), self._gain(row, column))
            return " ".join(text for text in texts if text)
        return None

    def _figure(self, row: Row, column: Column) -> str:
        if column is HARMED:
            return "" if row.harmed_percent is None or row.restorer == UNTOUCHED else number(row.harmed_percent, ".0f")
        return figure(column, row.values.get(column.name, math.nan))

    def _gain(self, row: Row, column: Column) -> str:
        gain = row.gains.get(column.name, math.nan)
        return figure(column, gain, "+") if math.isfinite(gain) else ""

    def _tip(self, row: Row, column: Column) -> str:
        if column is HARMED or not math.isfinite(row.values.get(column.name, math.nan)):
            return ""
        low, high = (figure(column, table[column.name]) for table in (row.low, row.high))
        lines = [
            restorer_word(row.restorer),
            self.tr("Mean of {0} clips; 95 % interval {1} to {2}").format(row.items, low, high),
        ]
        if not low:  # of one clip there is none
            return plain_tip("\n".join((lines[0], self.tr("A single clip: it says nothing of others."))))
        if self._gain(row, column):
            low, high = (figure(column, table[column.name], "+") for table in (row.gains_low, row.gains_high))
            lines.append(
                self.tr("Better than untouched by {0}; 95 % interval {1} to {2}").format(
                    self._gain(row, column), low, high
                )
            )
            if row.items < LEAST_SURE:
                lines.append(self.tr("So few clips say little: nobody knows whether it is better or worse."))
            elif row.sign(column.name) == 0:
                lines.append(self.tr("The interval holds zero: nobody knows whether it is better or worse."))
        return plain_tip("\n".join(lines))


def figure(column: Column, value: float, sign: str = "") -> str:
    """A figure of a metric for people."""
    if not math.isfinite(value):
        return ""
    digits = 2 if column.unit or column.name in ("visqol", "zimtohrli") else 3
    return number(round(value, digits) + 0.0, f"{sign}.{digits}f")


class MetricTable(QTableView):
    """Figures that can be compared at a glance; the names of the rows stay where they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = MetricModel(self)
        self.setModel(self.model_)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Figures"))
        self.setAccessibleDescription(
            self.tr(
                "A row for each restorer, the untouched input first; what was gained over it stands below each figure."
            )
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)

    def show_rows(self, rows: list[Row], columns: tuple[Column, ...]) -> None:
        self.model_.set_rows(rows, columns)
        for column in range(self.model_.columnCount()):
            words = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(_LEAST_PX, words + 4))
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height()
            + _ROW_PX * len(rows)
            + self.horizontalScrollBar().sizeHint().height()
            + 2 * self.frameWidth()
        )

    def set_colours(self, colours: Colours) -> None:
        self._cells.colours = colours
        self.viewport().update()


class _Cells(QStyledItemDelegate):
    """Two lines: the figure, and below it, smaller, the gain; coloured only where it is certain."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.colours: Colours = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_LEAST_PX, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MetricModel)
        row = model.rows[index.row()]
        quiet = row.restorer in (UNTOUCHED, ORACLE)
        painter.save()
        colours = self.colours
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 5, 5)
        box = QRectF(option.rect).adjusted(4, 5, -8, -5)
        gain, sign = index.data(GAIN), index.data(SIGN)
        upper = QRectF(box.x(), box.y(), box.width(), box.height() / 2 if gain else box.height())
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted if quiet else colours.text))
        painter.drawText(upper, side, index.data(FIGURE))
        if gain:
            font = QFont(option.font)
            font.setPointSizeF(option.font.pointSizeF() * 0.88)
            font.setBold(sign != 0)
            painter.setFont(font)
            painter.setPen(QColor({1: colours.accent, -1: colours.warning, 0: colours.muted}[sign]))
            painter.drawText(QRectF(box.x(), upper.bottom(), box.width(), box.height() / 2), side, gain)
        painter.restore()
