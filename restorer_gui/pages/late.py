"""A page that is made when it is first needed: the window stands sooner, and who never trains never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from restorer_gui.pages.base import MenuActions, Page
from restorer_gui.theme import Colours


class LatePage(Page):
    """Stands in the window for the page that ``make_page`` makes, and hands everything on to it.

    What the window asks of every page at the start (its title, what may be dropped on it, its colours) needs no page;
    being shown, a drop and a look at its keys do.
    """

    def __init__(self, title: str, icon: str, takes: frozenset[str], make_page: Callable[[], Page]) -> None:
        super().__init__()
        self.title, self.icon, self.takes = title, icon, takes
        self._make_page = make_page
        self._page: Page | None = None
        self._colours: Colours | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def made(self) -> bool:
        return self._page is not None

    @property
    def page(self) -> Page:
        """The page itself, which is made now if it was not."""
        if self._page is None:
            page = self._page = self._make_page()
            page.noted.connect(self.noted)
            page.front_wanted.connect(self.front_wanted)
            self.undo_stack = page.undo_stack
            if self._colours is not None:
                page.set_colours(self._colours)
            self._column.addWidget(page)
            page.show()  # at once: a layout would show it one turn of the event loop later
        return self._page

    @property
    def busy(self) -> bool:
        return self._page is not None and self._page.busy

    @property
    def working(self) -> bool:
        return self._page is not None and self._page.working

    def menu_actions(self) -> MenuActions:
        return self.page.menu_actions()

    def take(self, paths: list[Path]) -> None:
        self.page.take(paths)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        if self._page is not None:
            self._page.set_colours(colours)

    def shown(self) -> None:
        self.page.shown()

    def shut_down(self) -> None:
        if self._page is not None:
            self._page.shut_down()
