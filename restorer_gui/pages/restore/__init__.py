"""The restore page. `page` wires; `desk` lays out; `hearing` decides what the player plays; `looks` measures."""

from restorer_gui.pages.restore.page import RestorePage

__all__ = ["RestorePage"]
