"""How the pictures are looked at: what a person chose, remembered with the other settings. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

AXES = ("mel", "linear", "log")
RANGES_DB = (60.0, 80.0, 100.0, 120.0)
COLOUR_MAPS = ("magma", "inferno", "viridis", "cividis", "grey")


@dataclass(frozen=True)
class PictureLook:
    """``axis`` of the frequencies, how many dB the colours span, which colours, and whether the third picture shows.

    A value that is not among those on offer counts as the default: an edited file of settings does no harm.
    """

    axis: str = "mel"
    range_db: float = 80.0
    colour_map: str = "magma"
    show_change: bool = False

    def usable(self) -> PictureLook:
        """The same with what is not on offer put right."""
        plain = PictureLook()
        return PictureLook(
            self.axis if self.axis in AXES else plain.axis,
            self.range_db if self.range_db in RANGES_DB else plain.range_db,
            self.colour_map if self.colour_map in COLOUR_MAPS else plain.colour_map,
            self.show_change,
        )
