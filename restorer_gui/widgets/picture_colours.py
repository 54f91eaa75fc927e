"""The colours of the pictures: equal steps look equal, so that a bright line is a loud one and nothing else.

magma, inferno and viridis are by Nathaniel J. Smith and Stéfan van der Walt, cividis by Jamie Nuñez, Christopher
Anderton and Ryan Renslow; all CC0, as matplotlib ships them, here at 33 places each.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from model_core.pictures import CHANGE_STEPS_PER_DB, STEPS_PER_DB

CHANGE_SPAN_DB = 18.0  # either way: 3 dB can still be seen, and what was added from nothing is beyond any scale
GROUND = "#0a0810"  # behind every picture, in both appearances

_MAPS = {
    "magma": "000004 030312 0a0822 130d34 1d1147 29115a 36106b 440f76 51127c 5d177f 6a1c81 762181 832681 902a81 9c2e7f "
    "aa337d b73779 c23b75 cf4070 db476a e55064 ee5b5e f4695c f9785d fb8761 fd9668 fea571 feb47b fec287 fed194 fde0a1 "
    "fceeb0 fcfdbf",
    "inferno": "000004 040312 0b0724 150b37 210c4a 2f0a5b 3d0965 4a0c6b 57106e 64156e 71196e 7d1e6d 8a226a 972766 "
    "a32c61 b0315b bc3754 c63d4d d04545 da4e3c e35933 eb6429 f1711f f67e14 f98c0a fb9b06 fcaa0f fbba1f f9c932 f5d949 "
    "f2e865 f3f586 fcffa4",
    "viridis": "440154 470d60 48186a 482374 472d7b 453781 424086 3e4989 3b528b 375b8d 33638d 2f6b8e 2c728e 297a8e "
    "26828e 23898e 21918c 1f978b 1f9f88 21a685 27ad81 31b57b 3dbc74 4cc26c 5cc863 6ece58 81d34d 95d840 aadc32 c0df25 "
    "d5e21a eae51a fde725",
    "cividis": "00204d 00265a 002c69 00306f 06366e 1f3c6d 2d426c 38486b 414d6b 4a536b 52596c 595f6d 61646f 686a71 "
    "6f7073 767676 7d7c78 848179 8b8779 938e78 9b9477 a39a76 aca174 b4a872 bcaf6f c5b56c cebc68 d7c463 e0cb5e e9d358 "
    "f2da50 fbe248 ffea46",
    "grey": "080808 ffffff",
    # Blue is quieter, orange louder, dark is as before: lightness rises evenly and alike to either side (Oklab).
    "change": "94cdff 71b3f1 4d99dd 227fca 1c67a4 1d4f7b 1b3954 162430 0f0f0f 2d1f13 4d2f13 6f3f0d 934f00 b66300 "
    "cc7f39 e19c61 f7b986",
}


@cache
def colours(name: str) -> NDArray[np.uint8]:
    """A map as [256, 3], from lowest to highest."""
    places = np.array([[int(word[i : i + 2], 16) for i in (0, 2, 4)] for word in _MAPS[name].split()], dtype=np.float64)
    at = np.linspace(0, len(places) - 1, 256)
    channels = [np.interp(at, np.arange(len(places)), places[:, i]) for i in range(3)]
    return np.rint(np.stack(channels, axis=1)).astype(np.uint8)


@cache
def level_table(name: str, low_db: float, high_db: float) -> NDArray[np.uint32]:
    """The colour of every step of a picture, to be looked up with the step's bits as they are (as uint16)."""
    return _table(name, low_db * STEPS_PER_DB, high_db * STEPS_PER_DB)


@cache
def change_table() -> NDArray[np.uint32]:
    """The colour of every step of a change."""
    return _table("change", -CHANGE_SPAN_DB * CHANGE_STEPS_PER_DB, CHANGE_SPAN_DB * CHANGE_STEPS_PER_DB)


def _table(name: str, low: float, high: float) -> NDArray[np.uint32]:
    steps = np.arange(1 << 16, dtype=np.uint16).view(np.int16).astype(np.float64)
    red, green, blue = colours(name)[np.rint(np.clip((steps - low) / (high - low), 0, 1) * 255).astype(np.int64)].T
    table: NDArray[np.uint32] = (
        np.uint32(0xFF000000) | red.astype(np.uint32) << 16 | green.astype(np.uint32) << 8 | blue.astype(np.uint32)
    )
    return table
