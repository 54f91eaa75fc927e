"""Every key of the window, read from the actions themselves: what is listed works, and what works is listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer_gui.theme import EDGE, GAP
from restorer_gui.widgets.keys import describe
from restorer_gui.widgets.scrolling import scrolling

COLUMN_ROWS = 22  # a group that is longer goes on in the next column


@dataclass(frozen=True)
class KeyGroup:
    """Keys that work in one place."""

    title: str
    keys: tuple[tuple[str, str], ...]  # what it does, the keys as the system writes them


def plain(text: str) -> str:
    """A menu's text without its mnemonic and dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("\u2026.")


def key_group(title: str, actions: Iterable[QAction | None]) -> KeyGroup:
    """The actions that have a key, one line for each."""
    found = []
    for action in actions:
        if action is not None and action.shortcuts():
            keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
            found.append((plain(action.text()), ", ".join(keys)))
    return KeyGroup(title, tuple(found))


class KeysHelp(QDialog):
    """Groups in columns; closes with Esc, F2 or its button."""

    def __init__(self, groups: list[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.groups = [group for group in groups if group.keys]
        inside = QWidget()
        inside.setObjectName("page")
        row = QHBoxLayout(inside)
        row.setContentsMargins(EDGE, GAP, EDGE, GAP)
        row.setSpacing(3 * GAP)
        for column in _columns(self.groups):
            box = QVBoxLayout()
            box.setSpacing(GAP)
            for group in column:
                box.addWidget(_table(group))
            box.addStretch(1)
            row.addLayout(box)
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        describe(close, self.tr("Close"), self.tr("Back to the window (Esc)."))
        close.clicked.connect(self.close)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 0, EDGE, GAP)
        foot.addStretch(1)
        foot.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside), 1)
        outer.addLayout(foot)
        same = QAction(self)
        same.setShortcut(QKeySequence("F2"))
        same.triggered.connect(self.close)
        self.addAction(same)
        wanted = inside.sizeHint()
        room = parent.window().size() if parent is not None else wanted
        self.resize(min(wanted.width() + 30, room.width()), min(wanted.height() + 80, room.height()))


def _columns(groups: list[KeyGroup]) -> list[list[KeyGroup]]:
    """Groups in order, a long one cut, in columns of about equal height."""
    columns: list[list[KeyGroup]] = [[]]
    filled = 0
    for group in groups:
        for start in range(0, len(group.keys), COLUMN_ROWS):
            keys = group.keys[start : start + COLUMN_ROWS]
            if filled and filled + len(keys) > COLUMN_ROWS:
                columns.append([])
                filled = 0
            more = QCoreApplication.translate("KeysHelp", "{0} (more)").format(group.title)
            columns[-1].append(KeyGroup(group.title if start == 0 else more, keys))
            filled += len(keys) + 2
    return columns


def _table(group: KeyGroup) -> QFrame:
    table = QFrame()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(6)
    heading = QLabel(group.title)
    heading.setObjectName("heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    for number, (what, keys) in enumerate(group.keys, start=1):
        grid.addWidget(QLabel(what), number, 0)
        label = QLabel(keys)
        label.setObjectName("key")
        label.setAccessibleName(f"{what}: {keys}")
        grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(0, 1)
    return table
