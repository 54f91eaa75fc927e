"""What a form has to know of a frozen dataclass: plain values, made where the dataclass can be loaded.

The classes of the degradations load torch; their fields travel to the window as these.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from model_core.config import Range

Kind = Literal["int", "float", "bool", "choice", "many", "text", "group"]


@dataclass(frozen=True)
class FieldSpec:
    """One setting. ``low`` and ``high`` are inclusive where it has a `Range`; ``choices`` are those of a choice or of
    several at once (``many``); ``inside`` are the fields of a nested dataclass.
    """

    name: str
    kind: Kind
    default: Any = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    choices: tuple[Any, ...] = ()
    inside: tuple[FieldSpec, ...] = ()

    @property
    def logarithmic(self) -> bool:
        """Equal steps of a slider are equal ratios: for what spans more than a factor of thirty."""
        return self.low is not None and self.high is not None and self.low > 0 and self.high / self.low > 30

    def at(self, share: float) -> float | int:
        """The value at 0 to 1 of the way, rounded to what a person would type."""
        low, high = self.low or 0.0, self.high if self.high is not None else 1.0
        value = low * (high / low) ** share if self.logarithmic else low + share * (high - low)
        if self.kind == "int":
            digits = 0 if value < 200 else -(math.floor(math.log10(value)) - 1)
            return int(min(max(round(value, digits), low), high))
        span = abs(value) if self.logarithmic else high - low
        digits = 2 - math.floor(math.log10(span)) if span > 0 else 2
        return float(min(max(round(value, digits), low), high))

    def share(self, value: float) -> float:
        """The way back: 0 to 1, held inside."""
        low, high = self.low or 0.0, self.high if self.high is not None else 1.0
        if high <= low:
            return 0.0
        value = min(max(value, low), high)
        if self.logarithmic:
            return math.log(value / low) / math.log(high / low)
        return (value - low) / (high - low)


def fields_of(cls: type[Any]) -> tuple[FieldSpec, ...]:
    """The settings of a dataclass in their order. A field of a kind that no form can show is left out."""
    hints = get_type_hints(cls, include_extras=True)
    found = (_spec(field.name, hints[field.name], _default(field)) for field in dataclasses.fields(cls))
    return tuple(spec for spec in found if spec is not None)


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return None if field.default is dataclasses.MISSING else field.default


def _spec(name: str, hint: Any, default: Any) -> FieldSpec | None:
    limits: Range | None = None
    if get_origin(hint) is Annotated:
        hint, *extras = get_args(hint)
        limits = next((extra for extra in extras if isinstance(extra, Range)), None)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return FieldSpec(name, "group", inside=fields_of(hint))
    if get_origin(hint) is Literal:
        return FieldSpec(name, "choice", default, choices=get_args(hint))
    if get_origin(hint) is tuple and get_args(hint)[1:] == (Ellipsis,):
        return _several(name, get_args(hint)[0], default)
    kinds: dict[Any, Kind] = {bool: "bool", int: "int", float: "float", str: "text"}
    if hint not in kinds:
        return None
    if limits is None:
        return FieldSpec(name, kinds[hint], default)
    return FieldSpec(name, kinds[hint], default, limits.low, limits.high, limits.unit)


def _several(name: str, of: Any, default: Any) -> FieldSpec | None:
    """Some of what a `Literal` allows; of numbers, some of the default ones."""
    if get_origin(of) is Literal:
        return FieldSpec(name, "many", default, choices=get_args(of))
    if of in (int, float) and default:
        return FieldSpec(name, "many", default, choices=tuple(default))
    return None
