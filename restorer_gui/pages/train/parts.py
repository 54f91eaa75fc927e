"""Small things that all steps are made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from restorer_gui.numbers import number
from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.widgets.keys import describe


def words(text: str = "", look: str = "") -> QLabel:
    """A label that wraps and never takes markup for words."""
    label = QLabel(text)
    label.setObjectName(look)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def button(text: str, tip: str, act: Callable[[], object], primary: bool = False) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    if primary:
        made.setObjectName("primary")
    describe(made, text.rstrip("\u2026"), tip)
    made.clicked.connect(lambda _checked=False: act())
    return made


def look_primary(made: QPushButton, primary: bool) -> None:
    """Whether a button is the one that comes next."""
    name = "primary" if primary else ""
    if made.objectName() != name:
        made.setObjectName(name)
        made.style().unpolish(made)
        made.style().polish(made)


def card(*parts: QWidget | QLayout, title: str = "") -> QFrame:
    """A framed column."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(GAP + 2, GAP, GAP + 2, GAP)
    column.setSpacing(8)
    if title:
        column.addWidget(words(title, "heading"))
    for part in parts:
        column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
    return frame


def scrolled(step: QWidget) -> QScrollArea:
    """A step that scrolls where the window is low."""
    inside = QWidget()
    inside.setObjectName("page")
    column = QVBoxLayout(inside)
    column.setContentsMargins(EDGE, GAP, EDGE, GAP)
    column.addWidget(step)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


class Sideways(QScrollArea):
    """As high as what is inside; scrolls to the right where that is too wide."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # what is inside has changed
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        hint = self._inside.sizeHint()
        bar = self.horizontalScrollBar().sizeHint().height() if hint.width() > self.width() else 0
        self.setFixedHeight(hint.height() + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def ask_path(
    over: QWidget,
    title: str,
    at: str,
    then: Callable[[Path], None],
    mode: QFileDialog.FileMode = QFileDialog.FileMode.Directory,
) -> None:
    """Let a folder or a file be chosen; the window goes on meanwhile."""
    dialog = QFileDialog(over, title, at)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def hours_text(hours: float) -> str:
    """A span of hours as people say it."""
    from restorer_gui.i18n import tr

    if hours * 60 < 1.5:
        return tr("{0} s").format(max(1, round(hours * 3600)))
    if hours < 1.5:
        return tr("{0} min").format(round(hours * 60))
    return tr("{0} h").format(QLocale().toString(hours, "f", 1))


def rates_text(rates: list[int]) -> str:
    return ", ".join(f"{number(rate / 1000)} kHz" for rate in sorted(set(rates)) if rate)


def short_name(path: str) -> str:
    return Path(path).name or path


def table_style(colours: Colours) -> str:
    """For a QTableView or QListView called "list"."""
    return (
        f"QAbstractItemView#list {{ background: {colours.surface}; border: 1px solid {colours.border}; "
        f"border-radius: 10px; padding: 1px; selection-background-color: {colours.selection}; "
        f"selection-color: {colours.text}; }} "
        f"QAbstractItemView#list::item {{ padding: 3px 8px; border: none; }} "
        f"QAbstractItemView#list::item:selected {{ background: {colours.selection}; color: {colours.text}; }} "
        f"QHeaderView {{ background: transparent; border: none; }} "
        f"QHeaderView::section {{ background: transparent; color: {colours.muted}; border: none; "
        f"border-bottom: 1px solid {colours.border}; padding: 7px 8px; }}"
    )
