"""A recipe: everything that made an exported file, in a small JSON file beside it, and how to make it again.

On the same machine, with the versions that the recipe names, `repeat` gives the same bytes. What would give others is
refused in one sentence: another source, another checkpoint. Versions that differ are told in a note. In Ogg Vorbis and
Opus files the stream's serial number, which is random, and the checksums over it differ; the sound does not.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import model_core
from model_core.audio import AudioInfo, ExportConfig
from model_core.config import from_dict, save_json
from model_core.errors import AudioError, ConfigError
from model_core.progress import Reporter

if TYPE_CHECKING:
    from model_core.restorers import FileResult

FORMAT = 1
SUFFIX = ".recipe.json"
_LARGEST_BYTES = 1 << 20
_NAMED = ("torch", "numpy", "scipy", "soundfile", "soxr", "av")


@dataclass(frozen=True)
class Ingredients:
    """What a file is made with, as it was asked for: ``checkpoint`` by name or path, ``strength_percent``, ``device``
    as in `RestoreConfig`; ``frames`` is the stretch that is written, None for all; ``tags`` and ``cover``: copied.
    """

    checkpoint: str
    strength_percent: float = 100.0
    device: str = "auto"
    frames: tuple[int, int] | None = None
    tags: bool = True
    cover: bool = True


@dataclass(frozen=True)
class Source:
    """The file that was restored: its name without folder, its bytes' SHA-256, its length and rate."""

    name: str
    sha256: str
    frames: int | None
    sample_rate: int
    channels: int


@dataclass(frozen=True)
class Recipe:
    """See the module. ``export`` has no None that the source would have to fill in; ``target`` is a name without
    folder. ``threads``: of the network's arithmetic, whose sums depend on it; None where unknown.
    """

    format: int
    source: Source
    target: str
    ingredients: Ingredients
    checkpoint_sha256: str
    export: ExportConfig
    versions: Mapping[str, str] = field(default_factory=dict)
    threads: int | None = None
    created: str = ""


def recipe_path(target: Path) -> Path:
    """Where the recipe of ``target`` lies: "song (restored).flac" -> "song (restored).flac.recipe.json"."""
    return target.with_name(target.name + SUFFIX)


def make_recipe(source: AudioInfo, target: Path, ingredients: Ingredients, export: ExportConfig) -> Recipe:
    """The recipe of ``target``, which was made of ``source``. Reads both the source and the checkpoint once.

    Raises:
        AudioError: the source cannot be read any more.
        CheckpointError: the checkpoint is gone.
    """
    from model_core.audio import export_like

    return Recipe(
        FORMAT,
        Source(source.path.name, _sha256(source.path), source.frames, source.sample_rate, source.channels),
        target.name,
        ingredients,
        _checkpoint_sha256(ingredients.checkpoint),
        replace(export_like(source, target, export), overwrite=False),
        versions(),
        _threads(),
        datetime.now(UTC).isoformat(timespec="seconds"),
    )


def write_recipe(target: Path, recipe: Recipe) -> Path:
    """Put ``recipe`` beside ``target``; an older one of that name is replaced.

    Raises:
        AudioError: the folder cannot be written.
    """
    from model_core.audio.atomic import disk_sentence

    path = recipe_path(target)
    try:
        save_json(path, recipe)
    except OSError as error:
        raise disk_sentence(path, error) from error
    return path


def read_recipe(path: Path) -> Recipe:
    """Read and check a recipe.

    Raises:
        ConfigError: the file is missing, no recipe, damaged, or of a newer program.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise ConfigError(f"{path}: expected a recipe of a few kilobytes, found a large file; check the name.")
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: expected a recipe, but it cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: expected a recipe in JSON, found something else; check the name.") from error
    written = data.get("format") if isinstance(data, dict) else None
    if not isinstance(written, int) or isinstance(written, bool):
        raise ConfigError(f"{path}: expected a recipe, found JSON without its format number; check the name.")
    if written > FORMAT:
        raise ConfigError(
            f"{path}: expected a recipe of format {FORMAT} or older, found {written}; use a newer version of restorer."
        )
    return from_dict(Recipe, data, str(path))


def repeat(
    recipe: Recipe,
    source: Path,
    target: Path,
    overwrite: bool = False,
    report: Reporter = Reporter(),
) -> FileResult:
    """Make the file of ``recipe`` again, from ``source`` into ``target``.

    Raises:
        AudioError: ``source`` is another file than the recipe's, or ``target`` cannot be written.
        CheckpointError: the checkpoint is not there.
        ConfigError: the checkpoint is another one than the recipe's.
    """
    check_source(recipe, source)
    _check_checkpoint(recipe)
    from model_core.restorers import RestoreConfig, open_restorer, restore_file

    wanted = recipe.ingredients
    restorer = open_restorer(RestoreConfig(wanted.checkpoint, wanted.strength_percent, wanted.device))
    export = replace(recipe.export, overwrite=overwrite)
    with _threads_of(recipe):
        result = restore_file(restorer, source, target, export, report, wanted.frames, wanted.tags, wanted.cover)
    return replace(result, notes=(*result.notes, *differences(recipe)))


def check_source(recipe: Recipe, source: Path) -> None:
    """Whether ``source`` is the very file that ``recipe`` was made of, whatever its name.

    Raises:
        AudioError: it is not, or it cannot be read.
    """
    if _sha256(source) != recipe.source.sha256:
        raise AudioError(
            f"{source}: expected the file that the recipe was made of ({recipe.source.name}, SHA-256 "
            f"{recipe.source.sha256[:12]}\u2026), found another or one with changed tags; give the original."
        )


def differences(recipe: Recipe) -> tuple[str, ...]:
    """Sentences about what is not as it was when ``recipe`` was written; the bytes may then differ a little."""
    here = versions()
    changed = [
        f"{name} {recipe.versions.get(name, 'absent')}, now {here.get(name, 'absent')}"
        for name in sorted({*recipe.versions, *here})
        if recipe.versions.get(name) != here.get(name)
    ]
    if not changed:
        return ()
    return (f"The recipe was written with {'; '.join(changed)}: the result may differ in the last digits.",)


def versions() -> dict[str, str]:
    """What computes here: the program, the libraries whose arithmetic is heard, Python and the machine."""
    found = {"restorer": model_core.__version__, "python": platform.python_version(), "machine": platform.machine()}
    for name in _NAMED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _check_checkpoint(recipe: Recipe) -> None:
    name = recipe.ingredients.checkpoint
    found = _checkpoint_sha256(name)
    if found != recipe.checkpoint_sha256:
        raise ConfigError(
            f"{name}: expected the checkpoint that the recipe was made with (SHA-256 "
            f"{recipe.checkpoint_sha256[:12]}\u2026), found another one of that name ({found[:12]}\u2026); put the old "
            "one back, or restore without the recipe."
        )


def _checkpoint_sha256(name: str) -> str:
    from model_core.checkpoint import checkpoint_sha256
    from model_core.library import resolve

    return checkpoint_sha256(resolve(name))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise AudioError(
            f"{path}: expected the file that was restored, but it cannot be read ({error.strerror}); put it back."
        ) from error


def _threads() -> int | None:
    """How many threads torch sums with here; None where it was never loaded."""
    torch = sys.modules.get("torch")
    return None if torch is None else int(torch.get_num_threads())


@contextmanager
def _threads_of(recipe: Recipe) -> Iterator[None]:
    """With as many threads as the recipe was made with: sums of a network depend on it in the last digits."""
    import torch

    here = torch.get_num_threads()
    torch.set_num_threads(recipe.threads or here)
    try:
        yield
    finally:
        torch.set_num_threads(here)
