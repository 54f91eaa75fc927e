"""The pickle inside a torch.save archive, read as data: a reader that builds dicts and numbers and calls nothing.

Python's own unpickler runs whatever a file asks for, and torch.load has had memory faults even with
``weights_only=True``. This reader knows the few instructions that torch.save writes. A name such as
``torch._utils._rebuild_tensor_v2`` stays a name; names outside a short list end the reading, and the refusal says
which one it was. The instructions are documented in ``pickletools``.
"""

from __future__ import annotations

import math
import pickletools
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model_core.checkpoint.archive import Archive
from model_core.errors import CheckpointError

ITEM_BYTES = {
    "DoubleStorage": 8,
    "FloatStorage": 4,
    "HalfStorage": 2,
    "BFloat16Storage": 2,
    "LongStorage": 8,
    "IntStorage": 4,
    "ShortStorage": 2,
    "CharStorage": 1,
    "ByteStorage": 1,
    "BoolStorage": 1,
}

_MAX_INSTRUCTIONS = 100_000  # the notebook's file has 12 000; this many take a quarter of a second

_REBUILD = "torch._utils._rebuild_tensor_v2"
_PARAMETER = "torch._utils._rebuild_parameter"
ALLOWED = {
    "collections.OrderedDict",
    _REBUILD,
    _PARAMETER,
    "torch.Size",
    "torch.device",
    "_codecs.encode",
    *(f"torch.{name}" for name in ITEM_BYTES),
    *(f"torch.{kind}{bits}" for kind, sizes in (("float", (16, 32, 64)), ("int", (8, 16, 32, 64))) for bits in sizes),
    "torch.bfloat16",
    "torch.uint8",
    "torch.bool",
}
"""What a checkpoint may mention: tensors, their types, and the dictionary of a state dict."""

# Numbers that were logged as numpy scalars (a mean of losses in a notebook's history).
NUMPY = {"numpy.dtype", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar"}


@dataclass(frozen=True, eq=False)
class Name:
    """A Python name that the pickle mentions. It stays a name."""

    text: str


@dataclass(frozen=True, eq=False)
class Opaque:
    """A value that is of no use here, such as a device: what would have been called, and with what."""

    function: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class StoredTensor:
    """Where a tensor lies: member ``data/<key>`` with ``numel`` items, seen from ``offset`` with ``stride``."""

    key: str
    storage: str
    numel: int
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]


class _Mark:
    pass


_MARK = _Mark()


def read_values(archive: Archive, numpy: bool = True) -> Any:
    """The values of ``data.pkl``: dicts, lists, tuples, numbers, text, `StoredTensor`, `Opaque`. Weights are not read.

    ``numpy``: whether numpy scalars may appear (they become floats or `Opaque`).

    Raises:
        CheckpointError: the pickle asks for a name that is not on the list, breaks off, or claims tensors that it does
        not hold.
    """
    reader = _Reader(archive, ALLOWED | NUMPY if numpy else ALLOWED)
    try:
        return reader.run(archive.read("data.pkl"))
    except (IndexError, KeyError, TypeError, ValueError, struct.error, OverflowError, RecursionError) as error:
        raise CheckpointError(
            f"{archive.path}: expected the pickle of a checkpoint, found one that breaks off or makes no sense; "
            "copy or download it again."
        ) from error


class _Reader:
    """A stack machine for protocol 2 of pickle, as far as torch.save uses it."""

    def __init__(self, archive: Archive, allowed: set[str]) -> None:
        self._archive = archive
        self._allowed = allowed
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def run(self, data: bytes) -> Any:
        argument: Any
        for count, (opcode, argument, _) in enumerate(pickletools.genops(data)):
            if count > _MAX_INSTRUCTIONS:
                raise CheckpointError(
                    f"{self._archive.path}: expected at most {_MAX_INSTRUCTIONS} pickle instructions, found more; "
                    "a checkpoint needs some ten thousand, get the file from another source."
                )
            if opcode.name == "STOP":
                if len(self._stack) != 1:
                    raise ValueError("leftovers on the stack")
                return self._stack[0]
            if opcode.name in _PUSHES:
                self._stack.append(_PUSHES[opcode.name](argument))
            elif opcode.name in ("BINPUT", "LONG_BINPUT"):
                self._memo[int(argument)] = self._stack[-1]
            elif opcode.name in ("BINGET", "LONG_BINGET"):
                self._stack.append(self._memo[int(argument)])
            elif opcode.name == "GLOBAL":
                self._stack.append(self._name(str(argument).replace(" ", ".")))
            elif opcode.name in _ACTIONS:
                _ACTIONS[opcode.name](self)
            elif opcode.name != "PROTO":
                raise self._forbidden(opcode.name, argument)
        raise ValueError("no end")

    def _name(self, text: str) -> Name:
        if text not in self._allowed:
            raise refused_name(self._archive.path, text)
        return Name(text)

    def _forbidden(self, opcode: str, argument: Any) -> CheckpointError:
        if opcode == "INST":
            return refused_name(self._archive.path, str(argument).replace(" ", "."))
        if opcode == "STACK_GLOBAL":
            return refused_name(self._archive.path, ".".join(str(part) for part in self._stack[-2:]))
        return refused_name(self._archive.path, f"the pickle instruction {opcode}")

    def _to_mark(self) -> list[Any]:
        items: list[Any] = []
        while not isinstance(self._stack[-1], _Mark):
            items.append(self._stack.pop())
        self._stack.pop()
        return items[::-1]

    def _tuple(self, count: int | None) -> None:
        items = self._to_mark() if count is None else [self._stack.pop() for _ in range(count)][::-1]
        self._stack.append(tuple(items))

    def _append(self, items: list[Any]) -> None:
        target = self._stack[-1]
        if not isinstance(target, list):
            raise TypeError("append to something that is no list")
        target.extend(items)

    def _set(self, items: list[Any]) -> None:
        target = self._stack[-1]
        if not isinstance(target, dict) or len(items) % 2:
            raise TypeError("item for something that is no dictionary")
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, str | int | float | bool | None | tuple):
                raise TypeError("odd key")
            target[key] = value

    def _build(self) -> None:
        """An object's own state: version numbers of a state dict, details of a numpy dtype. Not needed."""
        self._stack.pop()
        if not isinstance(self._stack[-1], dict | Opaque):
            raise TypeError("state for a plain value")

    def _persistent(self) -> None:
        kind, storage, key, _, numel = self._stack.pop()
        item_bytes = ITEM_BYTES[storage.text.removeprefix("torch.")]
        if kind != "storage" or not isinstance(key, str) or not isinstance(numel, int):
            raise TypeError("odd storage")
        held = self._archive.members.get(f"data/{key}")
        if held != numel * item_bytes:
            raise CheckpointError(
                f"{self._archive.path}: expected {numel * item_bytes} bytes in tensor storage {key[:40]}, "
                f"found {'none' if held is None else held}; the file is cut or forged, get it again."
            )
        self._stack.append(StoredTensor(key, storage.text.removeprefix("torch."), numel, 0, (numel,), (1,)))

    def _reduce(self) -> None:
        arguments = self._stack.pop()
        function = self._stack.pop()
        if not isinstance(function, Name) or not isinstance(arguments, tuple):
            raise TypeError("a call of something that is no name")
        self._stack.append(self._call(function.text, arguments))

    def _call(self, function: str, arguments: tuple[Any, ...]) -> Any:
        if function == "collections.OrderedDict":
            return dict(*arguments[:1])
        if function == _REBUILD:
            return self._tensor(*arguments[:4])
        if function == _PARAMETER:
            return arguments[0]
        if function.endswith("multiarray.scalar"):
            number = _numpy_float(*arguments)
            return Opaque(function, arguments) if number is None else number
        return Opaque(function, arguments)

    def _tensor(
        self, storage: StoredTensor, offset: int, shape: tuple[int, ...], stride: tuple[int, ...]
    ) -> StoredTensor:
        whole = (
            all(isinstance(n, int) and n >= 0 for n in (offset, *shape, *stride)) and len(shape) == len(stride) <= 16
        )
        if not whole or not isinstance(storage, StoredTensor):
            raise TypeError("odd tensor")
        items = math.prod(shape)
        end = offset + sum((n - 1) * step for n, step in zip(shape, stride, strict=True)) + 1 if items else 0
        if end > storage.numel or items > storage.numel:
            raise CheckpointError(
                f"{self._archive.path}: expected tensors that fit their storage, found one of {items} items over "
                f"{storage.numel} stored ones; the file is forged, get it from another source."
            )
        return StoredTensor(storage.key, storage.storage, storage.numel, offset, shape, stride)


def _numpy_float(dtype: Any, encoded: Any) -> float | None:
    """The number in a numpy float64 or float32 scalar: pickled as a dtype and text that stands for its bytes."""
    try:
        layout = {"f8": "<d", "f4": "<f"}[dtype.arguments[0]]
        raw = encoded.arguments[0].encode("latin-1") if isinstance(encoded, Opaque) else encoded
        return float(struct.unpack(layout, raw)[0])
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, struct.error):
        return None


def refused_name(path: Path, name: str) -> CheckpointError:
    """The sentence for a pickle that asks for something other than tensors and plain values."""
    return CheckpointError(
        f"{path}: expected tensors and plain values, found a pickle that asks for {name[:120]}; nothing of it was run: "
        "get the weights as .safetensors from someone you trust."
    )


_PUSHES: dict[str, Callable[[Any], Any]] = {
    "NONE": lambda _: None,
    "NEWTRUE": lambda _: True,
    "NEWFALSE": lambda _: False,
    "EMPTY_DICT": lambda _: {},
    "EMPTY_LIST": lambda _: [],
    "EMPTY_TUPLE": lambda _: (),
    "MARK": lambda _: _MARK,
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT", "BINUNICODE"), lambda argument: argument),
}

_ACTIONS: dict[str, Callable[[_Reader], None]] = {
    "TUPLE": lambda reader: reader._tuple(None),
    "TUPLE1": lambda reader: reader._tuple(1),
    "TUPLE2": lambda reader: reader._tuple(2),
    "TUPLE3": lambda reader: reader._tuple(3),
    "APPEND": lambda reader: reader._append([reader._stack.pop()]),
    "APPENDS": lambda reader: reader._append(reader._to_mark()),
    "SETITEM": lambda reader: reader._set([reader._stack.pop(), reader._stack.pop()][::-1]),
    "SETITEMS": lambda reader: reader._set(reader._to_mark()),
    "BUILD": lambda reader: reader._build(),
    "BINPERSID": lambda reader: reader._persistent(),
    "REDUCE": lambda reader: reader._reduce(),
}
