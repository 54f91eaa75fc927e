"""What this is, and whose work it carries."""

from __future__ import annotations

import html
from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from model_core import __version__
from restorer_gui.credits import Credits, read_credits
from restorer_gui.jobs import Background
from restorer_gui.theme import EDGE, GAP
from restorer_gui.widgets.keys import describe


class AboutDialog(QDialog):
    """Name and version above, and one tab each for the program, the weights, the demo clip and the packages."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Restorer"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Licences"))
        self.texts: dict[str, QTextBrowser] = {}
        for name, title in (
            ("program", self.tr("Program")),
            ("weights", self.tr("Weights and their data")),
            ("demo", self.tr("Demo clip")),
            ("packages", self.tr("Packages")),
        ):
            browser = QTextBrowser()
            browser.setOpenExternalLinks(True)
            browser.document().setDocumentMargin(GAP)
            describe(browser, title, self.tr("Licences and thanks; the arrows scroll."))
            self.texts[name] = browser
            self.tabs.addTab(browser, title)
        close = QPushButton(self.tr("Close"))
        describe(close, self.tr("Close"), self.tr("Back to the window (Esc)."))
        close.clicked.connect(self.close)
        close.setDefault(True)
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        column.addWidget(self.tabs, 1)
        column.addLayout(feet)
        room = parent.window().size() if parent is not None else self.size()
        self.resize(min(720, room.width()), min(620, room.height()))
        background.start(read_credits, partial(_show_in, self))

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        icon: QIcon = QApplication.windowIcon()
        picture.setPixmap(icon.pixmap(56, 56))
        name = QLabel(self.tr("Restorer {0}").format(__version__))
        name.setObjectName("title")
        what = QLabel(
            self.tr(
                "Restores generated music, and shows and plays before and after honestly. The restorers follow "
                "A. Patrizi (Sapienza, 2025)."
            )
        )
        what.setObjectName("muted")
        what.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(what)
        head = QHBoxLayout()
        head.setSpacing(EDGE)
        head.addWidget(picture)
        head.addLayout(words, 1)
        return head

    def show_credits(self, credits: Credits) -> None:
        self.texts["program"].setHtml(f'<p style="white-space: pre-wrap">{_paragraphs(credits.licence)}</p>')
        self.texts["weights"].setMarkdown(credits.weights)
        self.texts["demo"].setMarkdown(credits.demo)
        heads = (self.tr("Package"), self.tr("Version"), self.tr("Licence"))
        rows = [(package.name, package.version, package.licence) for package in credits.packages]
        self.texts["packages"].setHtml(_table(heads, rows))
        for browser in self.texts.values():
            if not browser.toPlainText():
                browser.setPlainText(self.tr("This text is missing; install the program again."))


def _show_in(dialog: AboutDialog, credits: Credits) -> None:
    """Unless the dialog is closed by now."""
    if shiboken6.isValid(dialog):
        dialog.show_credits(credits)


def _paragraphs(text: str) -> str:
    """Plain text whose lines were broken by hand, as HTML that breaks them anew."""
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    return "</p><p>".join(html.escape(part) for part in parts)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    def line(cells: tuple[str, ...], tag: str) -> str:
        inside = "".join(f'<{tag} align="left" style="padding: 3px 24px 3px 0">{html.escape(c)}</{tag}>' for c in cells)
        return f"<tr>{inside}</tr>"

    return f"<table>{line(heads, 'th')}{''.join(line(row, 'td') for row in rows)}</table>"
