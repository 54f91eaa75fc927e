"""Step 1: the music that is learned from, and whether it is fit for that."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from restorer_gui.numbers import number
from restorer_gui.pages.train.parts import (
    button,
    card,
    hours_text,
    look_primary,
    rates_text,
    short_name,
    table_style,
    words,
)
from restorer_gui.pages.train.words import warning_text
from restorer_gui.theme import GAP, Colours
from restorer_gui.train_values import Music, MusicRow
from restorer_gui.widgets.figures import Figure, FigureTable, hertz
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.picture_scale import time_text

Index = QModelIndex | QPersistentModelIndex
# What the table of figures does not say already.
SERIOUS = ("band-limited", "lossy", "one group", "little music", "mono")
_WIDE_PX = 720
FILE, LENGTH, RATE, BAND, GROUP, NOTE = range(6)


class MusicModel(QAbstractTableModel):
    """One row per file; those with a problem first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[MusicRow] = []
        self._leave_out_limited = False
        self._heads = (
            self.tr("File"),
            self.tr("Length"),
            self.tr("Rate"),
            self.tr("Bandwidth"),
            self.tr("Artist or folder"),
            self.tr("Note"),
        )

    def show_rows(self, rows: tuple[MusicRow, ...], leave_out_limited: bool = False) -> None:
        self.beginResetModel()
        self._leave_out_limited = leave_out_limited
        self.rows = sorted(rows, key=lambda row: not self.note(row))
        self.endResetModel()

    def note(self, row: MusicRow) -> str:
        """What is worth knowing of a file."""
        if row.problem:
            return self.tr("cannot be read")
        if row.silent:
            return self.tr("silent")
        if row.duplicate_of:
            return self.tr("the same as {0}").format(short_name(row.duplicate_of))
        if row.band_limited and self._leave_out_limited:
            return self.tr("left out: band-limited")
        notes = [self.tr("band-limited")] if row.band_limited else []
        notes += [self.tr("lossy")] if row.lossy else []
        return ", ".join(notes)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.problem or row.path
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            FILE: short_name(row.path),
            LENGTH: time_text(row.duration_s, 0) if row.duration_s else "",
            RATE: f"{number(row.sample_rate / 1000)} kHz" if row.sample_rate else "",
            BAND: hertz(row.bandwidth_hz) if row.bandwidth_hz else "",
            GROUP: short_name(row.group),
            NOTE: self.note(row),
        }[index.column()]


class MusicStep(QWidget):
    """Emits what the hand wants; shows what was found."""

    folder_wanted = Signal()
    licence_changed = Signal(str)
    leave_out_toggled = Signal(bool)  # what has no treble of its own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = ElidedLabel()
        self.choose = button(
            self.tr("Choose a folder\u2026"),
            self.tr("The recordings that the network shall learn to sound like; or drop a folder here."),
            self.folder_wanted.emit,
            primary=True,
        )
        self.licence = QLineEdit()
        self.licence.setPlaceholderText(self.tr("Licence of the music, for the card (optional)"))
        describe(
            self.licence,
            self.tr("Licence of the music"),
            self.tr("Is written on the card of the checkpoint, so that whoever gets it knows what it learned from."),
        )
        self.licence.textEdited.connect(self.licence_changed)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Looking through the music"))
        self.progress.hide()
        self.headline = words("", "heading")
        self.figures = FigureTable()
        self.warnings = words("", "warning")
        self.leave_out = QCheckBox()  # says more once the music was looked through
        tip = self.tr("What remains sounds brighter, and so will what the network learns.")
        describe(self.leave_out, tip, tip)
        self.leave_out.clicked.connect(self.leave_out_toggled)
        self.split = words("", "muted")
        self.model = MusicModel(self)
        self.table = self._make_table()
        self._lay_out()
        self.show_folder("")

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("list")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(170)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.setAccessibleName(self.tr("The music"))
        table.setAccessibleDescription(self.tr("Every file that was found; those with a problem first."))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        for column, width in ((FILE, 300), (LENGTH, 76), (RATE, 84), (BAND, 96), (GROUP, 170)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(column, width)
        return table

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addWidget(self.folder, 1)
        first.addWidget(self.choose)
        told = QVBoxLayout()
        told.setSpacing(6)
        told.addWidget(self.warnings)
        told.addWidget(self.leave_out)
        told.addWidget(self.split)
        told.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(2 * GAP)
        self._both.addWidget(self.figures, 2, Qt.AlignmentFlag.AlignTop)
        self._both.addLayout(told, 5)
        self.found = card(self.headline, self._both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        explain = self.tr(
            "Choose recordings that sound as good as you want the result to sound. They are damaged on purpose, and "
            "the network learns the way back. Nothing leaves this computer."
        )
        column.addWidget(words(explain, "muted"))
        column.addLayout(first)
        column.addWidget(self.progress)
        column.addWidget(self.found)
        column.addWidget(self.table, 1)
        column.addWidget(self.licence)
        self.space = QLabel()
        column.addWidget(self.space, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE_PX
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def set_colours(self, colours: Colours) -> None:
        self.table.setStyleSheet(table_style(colours))

    def show_folder(self, folder: str) -> None:
        self.folder.set_whole(folder or self.tr("No folder is chosen."))
        self.show_music(None)

    def show_progress(self, fraction: float | None) -> None:
        """None: nothing is being looked through."""
        self.progress.setVisible(fraction is not None)
        self.progress.setValue(round(1000 * (fraction or 0.0)))

    def show_music(self, music: Music | None, problem: str = "") -> None:
        for part in (self.table, self.licence):
            part.setVisible(music is not None)
        self.space.setVisible(music is None)
        self.found.setVisible(music is not None or bool(problem))
        self.warnings.setText(problem)
        self.warnings.setVisible(bool(problem))
        self.split.hide()
        self.leave_out.hide()
        look_primary(self.choose, music is None)
        self.headline.setVisible(music is not None)
        leave_out = music is not None and music.leave_out_limited
        self.model.show_rows(music.rows if music is not None else (), leave_out)
        if music is None:
            self.figures.show_rows([])
            return
        self.headline.setText(
            self.tr("{0} of {1} files can be learned from, {2} of music").format(
                len(music.usable), len(music.rows), hours_text(music.usable_hours)
            )
        )
        self.figures.show_rows(self._figures(music))
        mended = ("band-limited",) if music.leave_out_limited else ()
        texts = [warning_text(*w) for w in music.warnings if w[0] in SERIOUS and w[0] not in mended]
        self.warnings.setText("\n".join(texts))
        self.warnings.setVisible(bool(texts))
        self._show_leave_out(music)
        self.split.setText(self._split_text(music))
        self.split.show()

    def _show_leave_out(self, music: Music) -> None:
        """Offered where enough is left then."""
        whole, fit = music.without_limited(False).usable, music.without_limited(True).usable
        self.leave_out.setVisible(2 <= len(fit) < len(whole))
        self.leave_out.setChecked(music.leave_out_limited)
        text = self.tr("Leave out recordings without treble ({0})").format(len(whole) - len(fit))
        self.leave_out.setText(text)
        describe(self.leave_out, text, self.tr("What remains sounds brighter, and so will what the network learns."))

    def _figures(self, music: Music) -> list[Figure]:
        usable = music.usable
        bands = sorted(row.bandwidth_hz for row in usable if row.bandwidth_hz)
        rows = [Figure(self.tr("Sample rates"), rates_text([row.sample_rate for row in usable]))]
        if bands:
            spread = f"{hertz(bands[0])} \u2013 {hertz(bands[-1])}"
            tip = self.tr("Up to where there is sound; what is missing here cannot be learned.")
            rows.append(Figure(self.tr("Bandwidth"), spread, tip=tip))
        for name, count in (
            (self.tr("Lossy"), sum(row.lossy for row in usable)),
            (self.tr("Silent"), sum(row.silent for row in music.rows)),
            (self.tr("There twice"), sum(bool(row.duplicate_of) for row in music.rows)),
            (self.tr("Unreadable"), sum(bool(row.problem) for row in music.rows)),
        ):
            if count:
                rows.append(Figure(name, f"{count}", warn=name != self.tr("Lossy")))
        return rows

    def _split_text(self, music: Music) -> str:
        groups = {row.group for row in music.usable if row.group}
        if len(groups) > 1:
            text = self.tr(
                "{0} artists or folders. About a tenth of them is held out whole: the network is judged on music by "
                "people it has never heard."
            )
            return text.format(len(groups))
        return self.tr("One folder without artists: about a tenth of the files is held out to judge the network on.")
