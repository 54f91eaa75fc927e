"""The library page: the checkpoints at hand, and what each says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from model_core.places import DEFAULT_CHECKPOINT
from restorer_gui import dialogs, library_work
from restorer_gui.jobs import Background, Failure, Job, JobRunner
from restorer_gui.library_work import Shelf
from restorer_gui.pages.base import CHECKPOINT, MenuActions, Page
from restorer_gui.session import Session
from restorer_gui.settings import SettingsStore
from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.widgets.checkpoint_card import CardDialog, CheckpointCard
from restorer_gui.widgets.keys import describe, keep_keys

_CARD_PX, _NARROW_PX = 860, 700


class LibraryPage(Page):
    """Owns widgets and wires them to the library. ``runner`` imports and copies; the list is read quietly beside it."""

    icon = "library"
    takes = frozenset({CHECKPOINT})

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        runner: JobRunner,
        log: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = self.tr("Library")
        self._session, self._store, self._runner, self._log = session, store, runner, log
        self.background = Background(self)
        self.cards: dict[str, CheckpointCard] = {}
        self._shelf: list[Shelf] = []
        self._colours: Colours | None = None
        self._listed = self._telling = False
        self._then: Callable[[Any], None] = lambda _: None
        self._what = ""
        self._waiting: list[Path] = []  # further files that were dropped together
        self._import = QAction(self.tr("&Import a checkpoint\u2026"), self)
        self._import.triggered.connect(lambda _checked=False: self.choose_import())
        self._build()
        runner.succeeded.connect(self._on_succeeded)
        runner.failed.connect(self._on_failed)
        runner.finished.connect(self._on_finished)
        session.restorers_changed.connect(self._on_restorers_changed)

    def _build(self) -> None:
        heading = QLabel(self.tr("Library"))
        heading.setObjectName("title")
        about = QLabel(self.tr("The trained networks that can restore. Drop a checkpoint here to import it."))
        about.setObjectName("muted")
        about.setWordWrap(True)
        self.bring = QPushButton(self.tr("Import\u2026"))
        describe(
            self.bring,
            self.tr("Import a checkpoint"),
            self.tr("Check a .safetensors or .pt file and keep a safe copy. Nothing that hides in it is ever run."),
        )
        self.bring.clicked.connect(self.choose_import)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(heading)
        words.addWidget(about)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addLayout(words, 1)
        head.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignTop)
        self._inside = QWidget()
        self._inside.setObjectName("page")
        self._inside.setMaximumWidth(_CARD_PX + 2 * EDGE)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(EDGE, GAP, EDGE, GAP)
        self._column.setSpacing(GAP)
        self._column.addLayout(head)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        keep_keys(self)

    # What a page is.

    @property
    def busy(self) -> bool:
        return self._runner.running

    @property
    def working(self) -> bool:
        return self._runner.running or self.background.running

    def menu_actions(self) -> MenuActions:
        return {"file": [self._import]}

    def take(self, paths: list[Path]) -> None:
        """Import checkpoints, one after the other."""
        self._waiting += paths
        self._import_next()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._inside.setStyleSheet(
            f"QLabel#badge {{ background: {colours.raised}; color: {colours.muted}; border-radius: 6px; "
            "padding: 1px 8px; font-size: 9pt; min-height: 16px; }"
        )

    def shown(self) -> None:
        if not self._listed:
            self.show_list()

    def shut_down(self) -> None:
        self._waiting = []
        self._runner.cancel()
        self.background.cancel_all()

    # What the hand asks for.

    def show_list(self) -> None:
        """Read the cards, in a worker."""
        self._listed = True
        self.background.start(library_work.list_shelf, self._on_listed)

    def choose_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import a checkpoint"), self._store.current.open_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Checkpoints ({0})").format("*.safetensors *.pt *.pth *.ckpt"), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.open()

    def set_default(self, name: str) -> None:
        self._store.change(replace(self._store.current, restorer=name))
        self._tell()
        self._show_cards()

    def show_card(self, name: str) -> None:
        shelf = self.cards[name].shelf
        if shelf.entry.card is not None:
            CardDialog(shelf, self).open()

    def ask_name(self, name: str) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename {0}").format(name))
        dialog.setLabelText(self.tr("New name"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(partial(self.rename, name))
        dialog.open()

    def rename(self, name: str, new_name: str) -> None:
        if new_name.strip() and new_name != name:
            self._start(
                partial(library_work.rename, name, new_name),
                self.tr("Renaming {0}").format(name),
                partial(self._on_renamed, name),
            )

    def ask_target(self, name: str) -> None:
        dialog = QFileDialog(self, self.tr("Export {0}").format(name), self._store.current.export_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("safetensors")
        dialog.selectFile(f"{name}.safetensors")
        dialog.fileSelected.connect(lambda target: self.export_to(name, Path(target)))
        dialog.open()

    def export_to(self, name: str, target: Path) -> None:
        self._start(
            partial(library_work.export, name, target),
            self.tr("Exporting {0}").format(name),
            lambda saved: self.say(self.tr("Saved as {0}.").format(saved)),
        )

    def ask_delete(self, name: str) -> None:
        dialogs.ask(
            self,
            self.tr("Delete {0}?").format(name),
            self.tr("Its file is removed from this computer. This cannot be taken back."),
            self.tr("Delete"),
            self.tr("Keep it"),
            partial(self.delete, name),
        )

    def delete(self, name: str) -> None:
        self._start(partial(library_work.remove, name), self.tr("Deleting {0}").format(name), self._on_deleted)

    def say(self, text: str) -> None:
        self.noted.emit(text)

    # What came.

    def _import_next(self) -> None:
        if self._waiting and not self._runner.running:
            path = self._waiting.pop(0)
            self._start(
                partial(library_work.bring_in, path), self.tr("Importing {0}").format(path.name), self._on_imported
            )

    def _start(self, job: Job, what: str, then: Callable[[Any], None]) -> None:
        if self._runner.running:
            self.say(self.tr("{0} is not finished yet; try again in a moment.").format(self._what))
            return
        self._what, self._then = what, then
        self.say(self.tr("{0}\u2026").format(what))
        self._runner.start(job, what, lasting=True)  # what was brought in, renamed or deleted stays so

    def _on_listed(self, shelf: list[Shelf]) -> None:
        self._shelf = shelf
        self._show_cards()

    def _on_imported(self, name: str) -> None:
        self._changed(self.tr("Imported as {0}.").format(name))

    def _on_renamed(self, old: str, name: str) -> None:
        if self._store.current.restorer == old:
            self._store.change(replace(self._store.current, restorer=name))
        self._changed(self.tr("{0} is now called {1}.").format(old, name))

    def _on_deleted(self, name: str) -> None:
        if self._store.current.restorer == name:
            self._store.change(replace(self._store.current, restorer=DEFAULT_CHECKPOINT))
        self._changed(self.tr("{0} was deleted.").format(name))

    def _changed(self, text: str) -> None:
        self.say(text)
        self._tell()
        self.show_list()

    def _tell(self) -> None:
        self._telling = True
        self._session.restorers_changed.emit()
        self._telling = False

    def _on_restorers_changed(self) -> None:
        if self._listed and not self._telling:
            self.show_list()

    def _on_succeeded(self, result: Any) -> None:
        then, self._then = self._then, lambda _: None
        then(result)

    def _on_failed(self, failure: Failure) -> None:
        self.say("")
        dialogs.show_failure(self, failure, self._log, self.tr("{0} did not work").format(self._what))

    def _on_finished(self) -> None:
        self._import_next()

    # Showing.

    def _show_cards(self) -> None:
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, shelf in enumerate(self._shelf):
            name = shelf.entry.name
            card = CheckpointCard(shelf, default=name == self._store.current.restorer)
            card.default_wanted.connect(self.set_default)
            card.card_wanted.connect(self.show_card)
            card.rename_wanted.connect(self.ask_name)
            card.export_wanted.connect(self.ask_target)
            card.delete_wanted.connect(self.ask_delete)
            self.cards[name] = card
            card.set_narrow(self.width() < _NARROW_PX)
            self._column.insertWidget(1 + place, card)
        keep_keys(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for card in self.cards.values():
            card.set_narrow(self.width() < _NARROW_PX)
