"""What a picture can show: how loud it is, or what changed. Only the visible part is ever looked up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model_core.pictures import MelPicture, change_steps
from restorer_gui.widgets.picture_colours import change_table
from restorer_gui.widgets.picture_scale import Rows


class Sight:
    """What can be seen of a picture now: kept, because what changed needs what before and after have just drawn."""

    def __init__(self, picture: MelPicture) -> None:
        self.picture = picture
        self._asked: object = None
        self._steps: NDArray[np.int16] = np.zeros((0, 0), dtype=np.int16)
        self._edges = (0.0, 1.0)

    def steps(self, span: tuple[float, float], columns: int, table: Rows) -> NDArray[np.int16]:
        """[rows, columns]; where it begins and ends is in ``edges``."""
        if (span, columns, table) != self._asked:
            part, *edges = self.picture.view(*span, columns)
            self._steps, self._edges, self._asked = table.of(part), (edges[0], edges[1]), (span, columns, table)
        return self._steps

    @property
    def edges(self) -> tuple[float, float]:
        return self._edges


@dataclass(frozen=True, eq=False)
class Level:
    """How loud it is."""

    sight: Sight
    table: NDArray[np.uint32]

    def steps(self, span: tuple[float, float], columns: int, rows: Rows) -> NDArray[np.int16]:
        return self.sight.steps(span, columns, rows)


@dataclass(frozen=True, eq=False)
class Change:
    """What ``after`` has more (positive) or less than ``sight``, the picture before."""

    sight: Sight
    after: Sight
    floor_db: float

    @property
    def table(self) -> NDArray[np.uint32]:
        return change_table()

    def steps(self, span: tuple[float, float], columns: int, rows: Rows) -> NDArray[np.int16]:
        before, after = (sight.steps(span, columns, rows) for sight in (self.sight, self.after))
        return change_steps(before, after, self.floor_db)
