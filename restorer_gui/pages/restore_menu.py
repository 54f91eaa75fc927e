"""The menus and keys of the restore page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from restorer_gui.i18n import tr
from restorer_gui.pages.base import MenuActions

if TYPE_CHECKING:
    from restorer_gui.pages.restore import RestorePage
    from restorer_gui.player import Player


def restore_menu(page: RestorePage, player: Player, step_s: float) -> MenuActions:
    """Every action of the page, its QActions owned by the page."""

    def add(text: str, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(text, page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: act())
        return action

    return {
        "file": [
            add(tr("Open the &demo clip"), page.open_demo),
            None,
            add(tr("&Export\u2026"), page.choose_target, "Ctrl+Shift+E"),
        ],
        "sound": [
            add(tr("&Restore"), page.restore, "Ctrl+R"),
            None,
            add(tr("&Play or pause"), player.toggle, "Space"),
            add(tr("&Flip before and after"), page.flip, "B"),
            add(tr("Hear &before"), partial(page.hear, 0), "1"),
            add(tr("Hear &after"), partial(page.hear, 1), "2"),
            None,
            add(tr("Back"), partial(page.step, -step_s), "Left"),
            add(tr("On"), partial(page.step, step_s), "Right"),
            add(tr("Far back"), partial(page.step, -10 * step_s), "Shift+Left"),
            add(tr("Far on"), partial(page.step, 10 * step_s), "Shift+Right"),
            add(tr("To the start"), lambda: player.seek(0.0), "Home"),
            add(tr("To the end"), lambda: player.seek(player.duration_s), "End"),
        ],
        "view": [
            add(tr("Zoom &in"), partial(page.comparison.zoom, 0.6), "Ctrl+=", "Ctrl++"),
            add(tr("Zoom &out"), partial(page.comparison.zoom, 1 / 0.6), "Ctrl+-"),
            add(tr("The &whole clip"), page.comparison.show_whole, "Ctrl+0"),
        ],
    }
