"""The menus and keys of the restore page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from restorer_gui.i18n import tr
from restorer_gui.pages.base import MenuActions
from restorer_gui.session import MOST_VERSIONS

if TYPE_CHECKING:
    from restorer_gui.pages.restore.page import RestorePage

STEP_S = 1.0


class RestoreMenu:
    """Every action of the page, its QActions owned by the page."""

    def __init__(self, page: RestorePage) -> None:
        self._page = page
        self.flip = self._add(tr("&Flip between the last two heard"), page.flip, "B")
        self.hear = [
            self._add(tr("Hear version {0}").format(number), partial(page.hear, number - 1), str(number))
            for number in range(1, MOST_VERSIONS + 1)
        ]
        self.actions: MenuActions = {
            "file": [
                self._add(tr("Open the &demo clip"), page.open_demo),
                None,
                self._add(tr("&Export\u2026"), page.choose_target, "Ctrl+Shift+E"),
            ],
            "sound": self._sound(),
            "view": self._view(),
        }

    def _sound(self) -> list[QAction | None]:
        page, add = self._page, self._add
        return [
            add(tr("&Restore"), page.restore, "Ctrl+R"),
            add(tr("&Try the loop"), page.try_loop, "Ctrl+T"),
            add(tr("D&uplicate, for another strength"), page.duplicate, "Ctrl+D"),
            None,
            add(tr("&Play or pause"), page.player.toggle, "Space"),
            self.flip,
            *self.hear,
            add(tr("Hear the &difference"), page.toggle_difference, "D"),
            add(tr("&Blind test\u2026"), page.test_blind, "X"),
            add(tr("Blind &preference test\u2026"), page.test_preference, "Shift+X"),
            None,
            add(tr("&Loop"), page.toggle_loop, "L"),
            add(tr("Loop from here"), page.comparison.mark_loop_start, "I"),
            add(tr("Loop to here"), page.comparison.mark_loop_end, "O"),
            None,
            add(tr("Back"), partial(page.step, -STEP_S), "Left"),
            add(tr("On"), partial(page.step, STEP_S), "Right"),
            add(tr("Far back"), partial(page.step, -10 * STEP_S), "Shift+Left"),
            add(tr("Far on"), partial(page.step, 10 * STEP_S), "Shift+Right"),
            add(tr("To the start"), page.to_start, "Home"),
            add(tr("To the end"), lambda: page.player.seek(page.player.duration_s), "End"),
        ]

    def _view(self) -> list[QAction | None]:
        page, add = self._page, self._add
        return [
            add(tr("Zoom &in"), partial(page.comparison.zoom, 0.6), "Ctrl+=", "Ctrl++"),
            add(tr("Zoom &out"), partial(page.comparison.zoom, 1 / 0.6), "Ctrl+-"),
            add(tr("The &whole clip"), page.comparison.show_whole, "Ctrl+0"),
            add(tr("Zoom to the &loop"), page.comparison.show_loop, "Ctrl+L"),
            None,
            add(tr("Next &area of the page"), partial(page.move_focus, 1), "F6"),
            add(tr("&Previous area of the page"), partial(page.move_focus, -1), "Shift+F6"),
        ]

    def show_versions(self, names: list[str]) -> None:
        """The keys of versions that are not there are asleep, and not in the menu."""
        for index, action in enumerate(self.hear):
            there = index < len(names)
            action.setEnabled(there)
            action.setVisible(there or index < 2)
            action.setText(tr("Hear {0}").format(names[index] if there else index + 1))

    def _add(self, text: str, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(text, self._page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: act())
        return action
