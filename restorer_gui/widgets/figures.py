"""A card of the inspector: a title, a headline in words, and a small table of figures that line up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from restorer_gui.numbers import MINUS, number
from restorer_gui.theme import GAP

_ARROW = "\u2192"


@dataclass(frozen=True)
class Figure:
    """One row: what was measured, the figure before, the figure after, and whether it deserves a warning.

    Without ``after`` there is one figure.
    """

    name: str
    before: str
    after: str = ""
    tip: str = ""
    warn: bool = False


class FigureTable(QWidget):
    """Rows of figures, aligned to the right; a screen reader hears each row as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.rows: tuple[Figure, ...] = ()

    def show_rows(self, rows: list[Figure]) -> None:
        """Replace everything that is shown."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = tuple(rows)
        for line, row in enumerate(rows):
            self._add(line, row)
        self.setVisible(bool(rows))

    def _add(self, line: int, row: Figure) -> None:
        name = self._label(row.name, "muted", row)
        name.setWordWrap(True)
        said = f"{row.name}: {row.before}" + (f" {_ARROW} {row.after}" if row.after else "")
        name.setAccessibleName(said)
        self._grid.addWidget(name, line, 0)
        if not row.after:
            self._grid.addWidget(self._figure(row.before, row), line, 1, 1, 3)
            return
        self._grid.addWidget(self._label(row.before, "muted", row, right=True), line, 1)
        self._grid.addWidget(self._label(_ARROW, "muted", row), line, 2)
        self._grid.addWidget(self._figure(row.after, row), line, 3)

    def _figure(self, text: str, row: Figure) -> QLabel:
        return self._label(text, "warning" if row.warn else "figure", row, right=True)

    def _label(self, text: str, look: str, row: Figure, right: bool = False) -> QLabel:
        label = QLabel(text)
        label.setObjectName(look)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(row.tip)
        if right:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label


class Card(QFrame):
    """Title, headline and figures; ``body`` takes more."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.title = self._words(title, "muted")
        self.headline = self._words("", "heading")
        self.detail = self._words("", "muted")
        self.table = FigureTable()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GAP + 2, GAP, GAP + 2, GAP)
        self.body.setSpacing(7)
        for part in (self.title, self.headline, self.detail, self.table):
            self.body.addWidget(part)

    def show_words(self, headline: str, detail: str = "", rows: list[Figure] | None = None) -> None:
        """All of the card at once; what is empty takes no room."""
        self.headline.setText(headline)
        self.headline.setVisible(bool(headline))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.table.show_rows(rows or [])
        self._keep_height()
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(" ".join(part for part in (headline, detail) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """Words that wrap need their lines: a scroll area asks for the least height and knows nothing of wrapping."""
        self.setMinimumHeight(max(0, self.body.heightForWidth(self.width())))

    def _words(self, text: str, look: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName(look)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label


def signed(value: float, digits: int = 1) -> str:
    """A change with its sign; nothing that rounds to zero has one."""
    if float(f"{abs(value):.{digits}f}") == 0.0:
        return number(0.0, f".{digits}f")
    return number(value, f"+.{digits}f")


def plain(value: float, digits: int = 1) -> str:
    """A level, with a real minus sign; infinity as its sign."""
    if abs(value) == float("inf"):
        return f"{MINUS}\u221e" if value < 0 else "\u221e"
    return number(0.0 if float(f"{value:.{digits}f}") == 0.0 else value, f".{digits}f")


def hertz(value: float) -> str:
    """A frequency as people say it."""
    return f"{number(value / 1000.0, '.1f')} kHz" if value >= 1000.0 else f"{value:.0f} Hz"
