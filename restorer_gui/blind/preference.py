"""Blind preference: which version do you like best? Letters are drawn anew for every excerpt, names come at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from restorer_gui.blind.booth import Candidate
from restorer_gui.blind.dialog import BlindDialog
from restorer_gui.jobs import Background
from restorer_gui.player import Player


class PreferenceDialog(BlindDialog):
    """Ranks the versions."""


def open_preference(
    parent: QWidget,
    player: Player,
    candidates: Sequence[Candidate],
    background: Background,
    folder: Path,
    source: str = "",
    loop: tuple[float, float] | None = None,
    seed: int | None = None,
) -> PreferenceDialog:
    """Open the test over ``parent``. ``source`` names the file in the log, which goes into ``folder``."""
    dialog = PreferenceDialog(parent, player, candidates, background, folder, source, loop, seed)
    dialog.open()
    return dialog
