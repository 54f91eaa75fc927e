"""What a file really holds, from its content. The ending of a name proves nothing."""

from __future__ import annotations

import io
import pickletools
from pathlib import Path
from typing import Literal

from model_core.checkpoint.files import file_size, unreadable
from model_core.checkpoint.inert import ALLOWED, NUMPY
from model_core.errors import CheckpointError

Kind = Literal["safetensors", "torch"]

_SCAN_BYTES = 2**18
_LEGACY_MAGIC = 0x1950A86A20F9469CFC6C  # the first thing in a file of torch.save before version 1.6
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89HDF", "an HDF5 file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a Linux program"),
    (b"MZ", "a Windows program"),
    (b"RIFF", "a RIFF file (sound or video)"),
    (b"fLaC", "a FLAC sound file"),
    (b"OggS", "an Ogg sound file"),
    (b"ID3", "an MP3 sound file"),
    (b"%PDF", "a PDF document"),
    (b"version https://git-lfs", "a Git LFS pointer, not the file it points to"),
)


def kind_of(path: Path) -> Kind:
    """ "safetensors" or "torch" (a zip written by torch.save). Only bytes are looked at; nothing is unpacked or run.

    Raises:
        CheckpointError: anything else, with the name of what it is.
    """
    size = file_size(path)
    try:
        with path.open("rb") as file:
            head = file.read(_SCAN_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error
    if head[:4] == b"PK\x03\x04":
        if path.suffix.lower() == ".safetensors":
            raise _refusal(path, "a PyTorch pickle archive named .safetensors")
        return "torch"
    if len(head) > 8 and head[8:9] == b"{" and int.from_bytes(head[:8], "little") >= 2:
        return "safetensors"
    raise _refusal(path, _describe(head, size))


def _refusal(path: Path, found: str) -> CheckpointError:
    return CheckpointError(
        f"{path}: expected a checkpoint (safetensors, or a zip written by torch.save), found {found}; "
        "nothing of it was run: get the weights as .safetensors."
    )


def _describe(head: bytes, size: int) -> str:
    if head[:6] == b"\x93NUMPY":
        objects = b"|O" in head[:256] or b"'O'" in head[:256]
        return "a NumPy array of Python objects (a pickle)" if objects else "a NumPy array"
    if head[257:262] == b"ustar":
        inside = " with a pickle inside (PyTorch's oldest format)" if b"pickle" in head or b"storages" in head else ""
        return f"a tar archive{inside}"
    if not head.strip(b"\0"):
        return f"{size} bytes that begin with zeros only"
    for beginning, name in _BEGINNINGS:
        if head.startswith(beginning):
            return name
    pickle = _describe_pickle(head)
    if pickle:
        return pickle
    start = head[:4096].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html")):
        return "a web page (a download that went wrong)"
    try:
        text = head[:4000].decode("utf-8", errors="strict" if len(head) <= 4000 else "ignore")
        if all(character.isprintable() or character.isspace() for character in text):
            return "plain text"
    except UnicodeDecodeError:
        pass
    return f"bytes of an unknown kind ({head[:8].hex(' ')} ...)"


def _describe_pickle(head: bytes) -> str:
    """Part of a sentence if ``head`` begins with Python pickles; names the first thing that they would call."""
    binary = head[:1] == b"\x80" and head[1:2] <= b"\x05"
    stream = io.BytesIO(head)
    legacy = complete = False
    called = ""
    texts: list[str] = []
    try:
        while stream.tell() < len(head) and not (called and complete):
            for opcode, argument, _ in pickletools.genops(stream):
                legacy = legacy or argument == _LEGACY_MAGIC
                if opcode.name in ("GLOBAL", "INST", "STACK_GLOBAL"):
                    name = ".".join(texts[-2:]) if opcode.name == "STACK_GLOBAL" else str(argument).replace(" ", ".")
                    called = called or (name if name not in ALLOWED | NUMPY else "")
                elif isinstance(argument, str):
                    texts = [*texts[-1:], argument]
            complete = True
    except (ValueError, IndexError, OverflowError):
        pass  # not a pickle, or cut by the end of what was read
    # Plain text may look like the first lines of an old text pickle, so that one has to be whole.
    if not complete and not binary:
        return ""
    kind = "an old-style PyTorch pickle" if legacy else "a Python pickle"
    if called:
        return f"{kind} that asks for {called[:100]}"
    return kind if binary else ""
