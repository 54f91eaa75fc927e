"""The list of files: a model over the queue, so that thousands of rows cost nothing, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from model_core.batch import Item, Queue
from restorer_gui.theme import LIGHT, Colours
from restorer_gui.widgets.batch_words import outcome, state_word, tip
from restorer_gui.widgets.keys import plain_tip
from restorer_gui.widgets.picture_scale import time_text

FILE, LENGTH, STATE, OUTCOME = range(4)
ROWS = "application/x-restorer-rows"
Index = QModelIndex | QPersistentModelIndex


class BatchModel(QAbstractTableModel):
    """One row per item, in the queue's order. Knows the queue; asks for changes by signals."""

    moved = Signal(object, int)  # ids, and the row before which they are to stand
    dropped = Signal(object)  # list[Path] from another program

    def __init__(self, queue: Queue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue = queue
        self.fraction = 0.0  # of the running item
        self._rows: dict[int, int] = {}
        self._number_rows()
        self._heads = (self.tr("File"), self.tr("Length"), self.tr("State"), self.tr("What happened"))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def item(self, row: int) -> Item:
        return self.queue[self.queue.ids[row]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.queue):
            return None
        item = self.item(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return item.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(tip(item))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == LENGTH:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(text for text in (self._text(item, column) for column in range(4)) if text)
        return None

    def _text(self, item: Item, column: int) -> str:
        if column == FILE:
            return item.place
        if column == LENGTH:
            return "" if item.duration_s is None else time_text(item.duration_s)
        if column == STATE:
            return f"{round(100 * self.fraction)} %" if item.state == "running" else state_word(item.state)
        return " ".join(outcome(item).split())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            right = Qt.AlignmentFlag.AlignRight if section == LENGTH else Qt.AlignmentFlag.AlignLeft
            return int(right | Qt.AlignmentFlag.AlignVCenter)
        return None

    # Changes that the page made in the queue.

    def show_item(self, number: int) -> None:
        row = self._rows.get(number)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, OUTCOME))

    def show_progress(self, number: int, fraction: float) -> None:
        self.fraction = fraction
        row = self._rows.get(number)
        if row is not None:
            self.dataChanged.emit(self.index(row, STATE), self.index(row, STATE))

    def show_list(self) -> None:
        """Files came or went."""
        self.beginResetModel()
        self._number_rows()
        self.endResetModel()

    def show_added(self) -> None:
        """Files came at the end; what was chosen stays chosen."""
        first, last = len(self._rows), len(self.queue) - 1
        if last >= first:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows.update({self.queue.ids[row]: row for row in range(first, last + 1)})
            self.endInsertRows()

    def set_queue(self, queue: Queue) -> None:
        """Another list."""
        self.queue = queue
        self.show_list()

    def show_order(self) -> None:
        """The same files stand in another order; what was chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = [number for number, _ in sorted(self._rows.items(), key=lambda pair: pair[1])]
        self._number_rows()
        self.changePersistentIndexList(old, [self.index(self._rows[ids[index.row()]], index.column()) for index in old])
        self.layoutChanged.emit()

    def row_of(self, number: int) -> int:
        return self._rows[number]

    def _number_rows(self) -> None:
        self._rows = {number: row for row, number in enumerate(self.queue.ids)}

    # Drag and drop.

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return plain if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ROWS, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(ROWS, QByteArray(",".join(str(self.queue.ids[row]) for row in rows).encode()))
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if data.hasFormat(ROWS):
            ids = [int(number) for number in bytes(data.data(ROWS).data()).decode().split(",") if number]
            self.moved.emit(ids, row if row >= 0 else len(self.queue))
        elif data.hasUrls():
            paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            self.dropped.emit(paths)
            return bool(paths)
        return False  # the view must not remove the rows: the queue has them in their new order already


class StateDelegate(QStyledItemDelegate):
    """A dot in the colour of the state, or a bar while the file is being restored."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours = LIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        item = index.model().item(index.row())  # type: ignore[union-attr]
        colours = self.colours
        colour = {"done": colours.accent, "running": colours.accent, "failed": colours.warning}.get(
            item.state, colours.faint
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(option.rect).adjusted(8, 0, -8, 0)
        if item.state == "running":
            width = max(20.0, area.width() - option.fontMetrics.horizontalAdvance("100 %") - 10)
            bar = QRectF(area.left(), area.center().y() - 2.5, width, 6)
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(bar, 3, 3)
            bar.setWidth(max(6.0, width * index.model().fraction))  # type: ignore[union-attr]
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(bar, 3, 3)
            area.setLeft(area.left() + width + 8)
        else:
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(area.left() + 4, area.center().y() + 0.5), 4, 4)
            area.setLeft(area.left() + 16)
        painter.setPen(QColor(colours.warning if item.state == "failed" else colours.text))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 32)


class FileDelegate(QStyledItemDelegate):
    """The name of the file, and where there is room the folder it was found in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours = LIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        place, option.text = Path(option.text), ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = QRectF(option.rect).adjusted(12, 0, -8, 0)
        sides = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        metrics = option.fontMetrics
        name = metrics.elidedText(place.name, Qt.TextElideMode.ElideMiddle, int(area.width()))
        painter.save()
        painter.setPen(QColor(self.colours.text))
        painter.drawText(area, sides, name)
        area.setLeft(area.left() + metrics.horizontalAdvance(name) + 10)
        if area.width() > 40 and place.parent != Path():
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(
                area, sides, metrics.elidedText(str(place.parent), Qt.TextElideMode.ElideMiddle, int(area.width()))
            )
        painter.restore()


class BatchTable(QTableView):
    """Rows as a whole; Delete removes, Alt with up and down moves, Enter or a double click opens."""

    open_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self._state, self._file = StateDelegate(self), FileDelegate(self)
        self.setItemDelegateForColumn(FILE, self._file)
        self.setItemDelegateForColumn(STATE, self._state)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(32)
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName(self.tr("Files to restore"))
        self.setAccessibleDescription(
            self.tr("Delete removes, Alt with up or down moves, Enter opens a restored file to compare it by ear.")
        )
        self.doubleClicked.connect(lambda index: self.open_wanted.emit(index.data(Qt.ItemDataRole.UserRole)))

    def set_model(self, model: BatchModel) -> None:
        self.setModel(model)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(56)
        for column, width in ((FILE, 300), (LENGTH, 72), (STATE, 132)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
        head.setStretchLastSection(True)

    def set_colours(self, colours: Colours) -> None:
        self._state.colours = self._file.colours = colours
        self.setStyleSheet(
            f"QTableView#list {{ background: {colours.surface}; border: 1px solid {colours.border}; "
            f"border-radius: 10px; padding: 1px; selection-background-color: {colours.selection}; "
            f"selection-color: {colours.text}; }} "
            f"QTableView#list::item {{ padding: 0 8px; border: none; }} "
            f"QTableView#list::item:selected {{ background: {colours.selection}; color: {colours.text}; }} "
            f"QHeaderView {{ background: transparent; border: none; }} "
            f"QHeaderView::section {{ background: transparent; color: {colours.muted}; border: none; "
            f"border-bottom: 1px solid {colours.border}; padding: 7px 8px; }}"
        )
        self.viewport().update()

    def chosen(self) -> list[int]:
        """The ids of the chosen rows, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(Qt.ItemDataRole.UserRole) for index in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_wanted.emit(self.currentIndex().data(Qt.ItemDataRole.UserRole))
            return
        super().keyPressEvent(event)
