"""Colours: the maps are the known ones, the tables put each level where the scale says."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest

from model_core.pictures import CHANGE_STEPS_PER_DB, STEPS_PER_DB
from restorer_gui.widgets.picture_colours import CHANGE_SPAN_DB, change_table, colours, level_table
from restorer_gui.widgets.picture_look import COLOUR_MAPS, PictureLook


@pytest.mark.parametrize("name", ["magma", "inferno", "viridis", "cividis"])
def test_the_maps_are_the_published_ones(name: str) -> None:
    published = pg.colormap.get(name).getLookupTable(0.0, 1.0, 256)[:, :3].astype(int)
    assert np.abs(colours(name).astype(int) - published).max() <= 5


def lightness(rgb: np.ndarray) -> np.ndarray:
    linear = (rgb.astype(np.float64) / 255) ** 2.2
    return (linear @ [0.2126, 0.7152, 0.0722]) ** (1 / 3)


@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_louder_is_lighter(name: str) -> None:
    assert np.all(np.diff(lightness(colours(name))[::8]) > 0)


def test_quieter_and_louder_are_alike_and_differ_in_colour() -> None:
    table = colours("change")
    light = lightness(table)
    np.testing.assert_allclose(light, light[::-1], atol=0.06)
    assert light[:128].argmin() == 127
    assert table[20, 2] > table[20, 0]  # blue
    assert table[235, 0] > table[235, 2]  # orange


def rgb(table: np.ndarray, steps: int) -> tuple[int, ...]:
    value = int(table[np.array([steps], dtype=np.int16).view(np.uint16)[0]])
    assert value >> 24 == 0xFF
    return value >> 16 & 255, value >> 8 & 255, value & 255


def test_levels_find_their_colour_from_floor_to_full_scale() -> None:
    table, grey = level_table("grey", -90.0, -10.0), colours("grey")
    assert rgb(table, -120 * STEPS_PER_DB) == rgb(table, -90 * STEPS_PER_DB) == tuple(grey[0])
    assert rgb(table, -10 * STEPS_PER_DB) == rgb(table, 127 * STEPS_PER_DB) == tuple(grey[255])
    assert rgb(table, -50 * STEPS_PER_DB)[0] == pytest.approx(int(grey[127, 0]), abs=1)


def test_no_change_is_dark_and_both_ends_are_reached() -> None:
    table = change_table()
    end = int(CHANGE_SPAN_DB * CHANGE_STEPS_PER_DB)
    assert max(rgb(table, 0)) <= 20
    assert rgb(table, end) == rgb(table, end * 4) == tuple(colours("change")[255])
    assert rgb(table, -end) == tuple(colours("change")[0])


def test_a_look_that_is_not_on_offer_is_put_right() -> None:
    assert PictureLook("bark", 77.0, "jet", True).usable() == PictureLook(show_change=True)
    chosen = PictureLook("log", 100.0, "grey", True)
    assert chosen.usable() == chosen
