"""How numbers are written for people: the decimal sign and the grouping of the window's language, a true minus.

The one place for it. `i18n.install` sets Qt's default locale, which dates and fields for numbers follow by themselves.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale

MINUS = "\u2212"
_PLAIN = re.compile(r"[+-]?\d+\.\d+")


def number(value: float, spec: str = "g") -> str:
    """``value`` by Python's format ``spec``: 1234.5, ",.1f" -> "1,234.5", in Italian "1.234,5"."""
    locale = QLocale()
    signs = {"-": MINUS, ".": locale.decimalPoint(), ",": locale.groupSeparator()}
    return "".join(signs.get(sign, sign) for sign in format(value, spec))


def as_spoken(text: str) -> str:
    """A number that somebody else wrote with a point, in the window's language; any other text as it is."""
    return text.replace(".", QLocale().decimalPoint()) if _PLAIN.fullmatch(text) else text
