"""What a report says, in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """``texts``: the English of the report (and of names and damages in it) -> another language; what is not there is
    said in English.
    """

    language: str = "en"
    texts: Mapping[str, str] = field(default_factory=dict)
    decimal: str = "."

    def __call__(self, text: str, *values: object) -> str:
        """``text`` with {0}, {1} ... filled in."""
        said = self.texts.get(text, text)
        return said.format(*values) if values else said

    def number(self, value: float, spec: str) -> str:
        """A figure, with a real minus and the language's decimal sign; a dash where there is none."""
        if not math.isfinite(value):
            return "\u2013"
        return f"{value:{spec}}".replace("-", "\u2212").replace(".", self.decimal)


ENGLISH = Words()
