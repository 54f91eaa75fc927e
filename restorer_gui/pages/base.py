"""What every page is: the window knows pages by this and by nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QWidget

from restorer_gui.theme import Colours

# The menus that pages add to, by name: "file", "edit", "sound", "view". None is a separator.
MenuActions = dict[str, list[QAction | None]]

# What can be dropped on the window: one sound file, several or a folder, a checkpoint.
SONG, SONGS, CHECKPOINT = "song", "songs", "checkpoint"


class Page(QWidget):
    """One place of the window. Subclasses set ``title`` and ``icon`` and override what they need.

    Pages never import each other; they meet in `Session`.
    """

    noted = Signal(str)  # for the note line; empty: nothing to tell
    front_wanted = Signal()  # show this page now

    icon = "wave"  # a name in `restorer_gui.icons`
    takes: frozenset[str] = (
        frozenset()
    )  # which of SONG, SONGS and CHECKPOINT may be dropped on the window for this page
    undo_stack: QUndoStack | None = None  # what Ctrl+Z takes back while this page is shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""  # translated; set in the subclass

    @property
    def made(self) -> bool:
        """Whether what `menu_actions` needs is there; a page may leave that until it is asked (see `late`)."""
        return True

    @property
    def busy(self) -> bool:
        """Closing now would lose work: the window asks first."""
        return False

    @property
    def working(self) -> bool:
        """A worker of this page has not ended yet: a window that leaves waits for it, for a while."""
        return False

    def menu_actions(self) -> MenuActions:
        """What this page adds to the menus while it is shown; the same QActions each time. Their keys work on this page
        only.
        """
        return {}

    def take(self, paths: list[Path]) -> None:
        """Files or folders of a kind in ``takes`` were dropped or chosen for this page."""

    def set_colours(self, colours: Colours) -> None:
        """The appearance changed: for what paints by itself."""

    def shown(self) -> None:
        """This page came to the front."""

    def shut_down(self) -> None:
        """The window is leaving: cancel every worker, stop every timer."""
