"""Blind listening tests: can the versions be told apart (`abx`), and which is preferred (`preference`)?

Both borrow the player: the clip waits as it was and goes on when the dialog closes, however it closes.
"""

from restorer_gui.blind.abx import AbxDialog, open_abx
from restorer_gui.blind.booth import Candidate
from restorer_gui.blind.preference import PreferenceDialog, open_preference

__all__ = ["AbxDialog", "Candidate", "PreferenceDialog", "open_abx", "open_preference"]
