"""What a checkpoint says of itself: which network, trained on what, how good. Read without touching the weights."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model_core.config import from_dict, to_dict
from model_core.errors import CheckpointError, ConfigError

FORMAT = 1
"""The newest layout of card and file that this version reads, and the one it writes."""

# Limits of what a stranger's card may ask of the code that uses it: name -> (lowest, highest).
_MEL_LIMITS: dict[str, tuple[float, float]] = {
    "sample_rate": (4_000, 768_000),
    "n_fft": (64, 16_384),
    "hop": (16, 16_384),
    "n_mels": (4, 1_024),
    "f_min_hz": (0, 384_000),
    "f_max_hz": (1, 384_000),
    "floor_db": (-200, -10),
}


@dataclass(frozen=True)
class Card:
    """The JSON card of a checkpoint.

    ``model`` is a name in ``MODELS``, ``config`` the settings of that network, ``mel`` those of its features
    (`MelConfig`; empty means the reference). ``metrics``: name -> value on the validation split. ``data``:
    fingerprint, tracks, licence. ``calibration``: name -> values per mel band, such as ``{"error_db": [...]}``,
    measured on the validation split. ``created``: ISO 8601 with the offset.
    """

    name: str = ""
    format: int = FORMAT
    model: str = "crnn"
    config: dict[str, Any] = field(default_factory=dict)
    mel: dict[str, Any] = field(default_factory=dict)
    sample_rate: int = 32_000
    epoch: int = 0
    metrics: dict[str, float] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    training: dict[str, Any] = field(default_factory=dict)
    calibration: dict[str, list[float]] = field(default_factory=dict)
    versions: dict[str, Any] = field(default_factory=dict)
    created: str = ""

    @property
    def mode(self) -> str:
        """ "direct" or "residual"; empty for a network that knows no modes."""
        return str(self.config.get("mode", ""))


def card_to_dict(card: Card) -> dict[str, Any]:
    """The card as JSON values. Figures that are not finite are left out: JSON has no word for them."""
    plain = to_dict(card)
    plain["metrics"] = {name: value for name, value in plain["metrics"].items() if math.isfinite(value)}
    return plain


def card_from_dict(data: Any, path: Path) -> Card:
    """Build a card from JSON values that came out of ``path``.

    Raises:
        CheckpointError: a newer format, an unknown or missing entry, a wrong type, features out of any useful range.
    """
    found = data.get("format") if isinstance(data, dict) else None
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise CheckpointError(
            f"{path}: expected a checkpoint card with a format number, found none; the file is damaged."
        )
    if found > FORMAT:
        raise CheckpointError(
            f"{path}: expected checkpoint format {FORMAT} or older, found format {found}, written by a newer version; "
            "update this program to open it."
        )
    try:
        card = from_dict(Card, data, str(path))
    except ConfigError as error:
        raise CheckpointError(f"{path}: the checkpoint's card does not fit: {error}") from error
    _check_mel(card.mel, path)
    return card


def _check_mel(mel: Mapping[str, Any], path: Path) -> None:
    for name, value in mel.items():
        if name not in _MEL_LIMITS:
            raise CheckpointError(
                f"{path}: expected known mel settings in the card, found {name!r}; update this program."
            )
        low, high = _MEL_LIMITS[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise CheckpointError(
                f"{path}: expected the mel setting {name} between {low:g} and {high:g}, found {value!r}; "
                "the card is damaged, get the file again."
            )


def canonical_json(value: Any) -> str:
    """One text per value: sorted keys, no spaces. What the digest is taken of."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
