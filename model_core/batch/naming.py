"""What results are called: a template filled in, and names that no file system and no template can turn against us."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from model_core.errors import ConfigError

FIELDS = ("name", "checkpoint", "n")
MAX_BYTES = 200
"""Of a name without its ending: leaves room for a number and the ending within the 255 that most disks allow."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = set('<>:"/\\|?*')
_RESERVED = {
    *("con", "prn", "aux", "nul", "conin$", "conout$", "clock$"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789\u00b9\u00b2\u00b3"),
}
_WRITABLE = (".wav", ".wave", ".flac", ".aiff", ".aif", ".ogg", ".oga", ".opus", ".mp3")
_ENDINGS = {"WAV": ".wav", "FLAC": ".flac", "AIFF": ".aiff", "OGG": ".ogg", "OPUS": ".opus", "MP3": ".mp3"}


def check_template(template: str) -> None:
    """Refuse a template that names nothing or something unknown.

    Raises:
        ConfigError: in one sentence.
    """
    if not template.strip():
        raise ConfigError("name: expected a template such as {name} (restored), found nothing; write one.")
    known = ", ".join(f"{{{field}}}" for field in FIELDS)
    for field in _FIELD.findall(template):
        if field not in FIELDS:
            raise ConfigError(f"name: expected {known} in the template, found {{{field}}}; use one of these.")
    if loose := re.search(r"[{}].*", _FIELD.sub("", template)):  # a brace that was opened or closed only
        raise ConfigError(f"name: expected {known} in the template, found {loose[0].strip()}; use one of these.")


def fill_template(template: str, source: Path, checkpoint: str, number: int, total: int = 0) -> str:
    """The name of a result without its ending. ``number`` counts from 1 and is padded to the width of ``total``.

    Raises:
        ConfigError: as in `check_template`.
    """
    check_template(template)
    known = source.suffix and not source.suffix[1:].isdigit() and len(source.suffix) <= 5
    values = {
        "name": source.stem if known else source.name,
        "checkpoint": Path(checkpoint.replace("\\", "/")).stem,
        "n": str(number).zfill(max(2, len(str(total)))),
    }
    return safe_name(_FIELD.sub(lambda match: values[match.group(1)], template))


def safe_name(text: str) -> str:
    """A name that every system takes, means a file in the folder it is put in, and shows no text backwards."""
    plain = "".join(_safe_sign(sign) for sign in unicodedata.normalize("NFC", text))
    plain = re.sub(r"\s+", " ", plain).strip(" .")
    while len(plain.encode("utf-8")) > MAX_BYTES:
        plain = plain[:-1]
    plain = plain.strip(" .")
    if not plain.strip("_"):
        return "untitled"
    return f"_{plain}" if plain.split(".", 1)[0].rstrip().casefold() in _RESERVED else plain


def _safe_sign(sign: str) -> str:
    if sign.isspace():
        return " "
    # Control signs, halves of signs that are no text, and signs that turn the direction of what follows.
    hidden = unicodedata.category(sign) in ("Cc", "Cs", "Cn") or unicodedata.bidirectional(sign) in (
        *("LRE", "RLE", "LRO", "RLO", "PDF"),
        *("LRI", "RLI", "FSI", "PDI"),
    )
    return "_" if hidden or sign in _FORBIDDEN else sign


def comparable(name: str) -> str:
    """Two names that some file system takes for one have the same comparable form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def numbered(stem: str, suffix: str) -> Iterator[str]:
    """``stem`` with its ending, then with (2), (3) and so on."""
    yield f"{stem}{suffix}"
    number = 1
    while True:
        number += 1
        yield f"{stem} ({number}){suffix}"


def preview(template: str, source: Path, checkpoint: str, number: int, total: int, form: str | None) -> str:
    """The likely name of a result, from names alone: the file itself is not looked at.

    Raises:
        ConfigError: as in `check_template`.
    """
    suffix = source.suffix if source.suffix.lower() in _WRITABLE else ".flac"
    if form is not None:
        suffix = _ENDINGS.get(form, suffix)
    return fill_template(template, source, checkpoint, number, total) + suffix
