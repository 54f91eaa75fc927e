"""Settings are frozen dataclasses; JSON on disk. The same object goes to the trainer, the checkpoint's card and the
GUI form.
"""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import dacite

from model_core.errors import ConfigError

C = TypeVar("C")


@dataclass(frozen=True)
class Range:
    """A hint for forms and checks: ``Annotated[float, Range(0, 100, "%")]``. Bounds are inclusive."""

    low: float
    high: float
    unit: str = ""


def check_ranges(config: Any, where: str = "settings") -> None:
    """Hold every number of a frozen dataclass, and of those nested in it, against its `Range`.

    Raises:
        ConfigError: one lies outside (NaN does too), naming ``where`` and the setting.
    """
    hints = get_type_hints(type(config), include_extras=True)
    for field in dataclasses.fields(config):
        value, hint = getattr(config, field.name), hints[field.name]
        if dataclasses.is_dataclass(value):
            check_ranges(value, f"{where}, {field.name}")
        limits = (
            [extra for extra in get_args(hint) if isinstance(extra, Range)] if get_origin(hint) is Annotated else []
        )
        for limit in limits:
            if isinstance(value, int | float) and not limit.low <= value <= limit.high:
                span = f"{limit.low:g} to {limit.high:g}{' ' if limit.unit else ''}{limit.unit}"
                raise ConfigError(
                    f"{where}: expected {field.name} from {span}, found {value}; choose one in that range."
                )


def to_dict(config: Any) -> dict[str, Any]:
    """A frozen dataclass as plain JSON values (tuples become lists)."""
    plain: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(config)))
    return plain


def _float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConfigError(f"expected a number, found {value!r}")
    return float(value)


def from_dict(cls: type[C], data: Any, where: str = "settings") -> C:
    """Build ``cls`` from plain values.

    Raises:
        ConfigError: unknown key, missing key or wrong type, naming ``where`` and the key.
    """
    if not isinstance(data, dict):
        raise ConfigError(f"{where}: expected an object with named values, found {type(data).__name__}.")
    try:
        return dacite.from_dict(cls, data, dacite.Config(strict=True, cast=[tuple], type_hooks={float: _float}))
    except (dacite.DaciteError, ConfigError, TypeError, ValueError) as error:
        raise ConfigError(f"{where}: {error}") from error


def write_text_atomic(path: Path, text: str) -> None:
    """Write beside, fsync, rename: a reader sees the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    # With the rights that any new file of this person gets; mkstemp's are for nobody else to read.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def save_json(path: Path, config: Any) -> None:
    """Write a configuration atomically."""
    write_text_atomic(path, json.dumps(to_dict(config), indent=2) + "\n")


def load_json(cls: type[C], path: Path) -> C:
    """Read a configuration.

    Raises:
        ConfigError: the file is missing, is not JSON, or does not fit ``cls``.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ConfigError(f"{path}: expected a JSON settings file, but {error}.") from error
    return from_dict(cls, data, str(path))
