"""The few dialogs. None blocks the event loop; each can be answered by keyboard."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from model_core.errors import RestorerError
from restorer_gui.i18n import engine_text, tr
from restorer_gui.jobs import Failure
from restorer_gui.widgets.keys import plain_tip


def show_failure(
    parent: QWidget | None,
    failure: Failure,
    log: Path | None,
    title: str,
    instead: tuple[str, Callable[[], None]] | None = None,
) -> QMessageBox:
    """What went wrong in one sentence, with "Copy details". A bug says so and names the log.

    ``instead``: one more way on.
    """
    expected = isinstance(failure.error, RestorerError | OSError | MemoryError)
    known = isinstance(failure.error, RestorerError)
    sentence = engine_text(str(failure.error)) if known else _system_sentence(failure.error)
    where = tr("The log is at {0}.").format(log) if log else ""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setText(f"<b>{html.escape(title, quote=False)}</b>")
    unexpected = tr("Something unexpected happened; this is a fault of the program.")
    box.setInformativeText(plain_tip(sentence if expected else f"{unexpected} {where}"))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # copying must not close the dialog
    copy.clicked.connect(
        lambda: QGuiApplication.clipboard().setText(f"{title}\n{sentence}\n{where}\n\n{failure.details}")
    )
    copy.setToolTip(tr("Copies the message and its technical details, to paste into a report."))
    if instead is not None:
        box.addButton(instead[0], QMessageBox.ButtonRole.AcceptRole).clicked.connect(instead[1])
    _add_close(box)
    box.open()
    return box


def _add_close(box: QMessageBox) -> None:
    """Close, as the answer to Enter; by our own word, so that no foreign icon comes with it."""
    close = box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)


def _system_sentence(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return tr("There is not enough memory for this; close other programs or open a shorter clip.")
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return place + tr("the system refused ({0}); check the disk and the permissions, and try again.").format(
            error.strerror
        )
    return f"{error}."


def ask(parent: QWidget, title: str, question: str, yes: str, no: str, then: Callable[[], None]) -> QMessageBox:
    """Ask once; ``then()`` if the answer is ``yes``. ``no`` is the default."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(f"<b>{html.escape(title, quote=False)}</b>")
    box.setInformativeText(plain_tip(question))
    box.addButton(yes, QMessageBox.ButtonRole.AcceptRole).clicked.connect(then)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    box.open()
    return box


def show_note(parent: QWidget, text: str) -> QMessageBox:
    """A note that did not fit on its line."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("Note"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setText(text)
    _add_close(box)
    box.open()
    return box


def choose_file(parent: QWidget, folder: str, suffixes: frozenset[str], then: Callable[[Path], None]) -> QFileDialog:
    """An Open dialog; ``then(path)`` if a file was chosen."""
    pattern = " ".join(f"*{suffix}" for suffix in sorted(suffixes))
    dialog = QFileDialog(parent, tr("Open a song"), folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("Sound files ({0})").format(pattern), tr("All files (*)")])
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def choose_target(parent: QWidget, suggestion: Path, filters: list[str], then: Callable[[Path], None]) -> QFileDialog:
    """A Save dialog that confirms overwriting; ``then(path)`` if one was chosen."""
    dialog = QFileDialog(parent, tr("Export the restored sound"), str(suggestion.parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
    dialog.selectFile(suggestion.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog
