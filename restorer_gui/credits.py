"""Whose work the program carries, read from the files that say so: licence, data, weights, packages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import model_core
from model_core.places import assets_dir
from model_core.progress import Reporter


@dataclass(frozen=True)
class Package:
    """A third-party package that is installed with the program."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class Credits:
    """Everything that About shows; the texts are Markdown or plain, as they lie in the files."""

    licence: str
    weights: str
    demo: str
    packages: tuple[Package, ...]


def read_credits(report: Reporter = Reporter()) -> Credits:
    """Read all of it; a file that is missing leaves its text empty."""
    assets = assets_dir()
    return Credits(
        _licence(),
        _text(assets / "checkpoints" / "SOURCES.md"),
        _text(assets / "demo" / "README.md"),
        tuple(_packages()),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _licence() -> str:
    in_tree = _text(Path(model_core.__file__).resolve().parent.parent / "LICENSE")
    if in_tree:
        return in_tree
    try:
        return metadata.distribution("restorer").read_text("licenses/LICENSE") or ""
    except metadata.PackageNotFoundError:
        return ""


def _packages() -> list[Package]:
    """What the program asks for, in the order of the alphabet."""
    try:
        wanted = metadata.requires("restorer") or []
    except metadata.PackageNotFoundError:
        wanted = []
    names = sorted({re.split(r"[^A-Za-z0-9_.-]", line, maxsplit=1)[0] for line in wanted}, key=str.casefold)
    return [
        Package(str(metadata.metadata(name)["Name"]), metadata.version(name), _licence_of(name))
        for name in names
        if _installed(name)
    ]


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _licence_of(name: str) -> str:
    """The licence as the package states it, in a few words."""
    facts = metadata.metadata(name)
    expression = (facts.get("License-Expression") or "").strip()
    if expression:
        return expression
    stated = (facts.get("License") or "").strip()
    if stated and "\n" not in stated and len(stated) < 60:  # longer ones are the whole text
        return stated
    classes = [
        line.rsplit("::", 1)[1].strip() for line in facts.get_all("Classifier") or [] if line.startswith("License ::")
    ]
    return ", ".join(classes)
