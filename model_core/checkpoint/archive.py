"""The zip that torch.save writes, checked byte by byte before anything in it is believed.

PyTorch writes uncompressed members only. So anything compressed, overlapping, doubled or unexpected is refused, which
ends zip bombs, and every checksum and header is compared, because torch.load itself lets a flipped byte through.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from model_core.checkpoint.files import file_size, unreadable
from model_core.errors import CheckpointError

_MAX_MEMBERS = 20_000
_MAX_DIRECTORY_BYTES = 4 * 2**20
_MAX_PICKLE_BYTES = 2**20
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_END = struct.Struct("<4sHHHHIIH")
_END64 = struct.Struct("<4sQHHIIQQQQ")
_EXPECTED = re.compile(
    r"data\.pkl|data/\d+|version|byteorder|\.format_version|\.storage_alignment|\.data/serialization_id"
)


@dataclass(frozen=True)
class Archive:
    """A checked torch.save archive. ``members``: name below the archive's root folder -> bytes."""

    path: Path
    root: str
    members: Mapping[str, int]

    def read(self, name: str) -> bytes:
        """The bytes of one member; its checksum is verified on the way."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.read(f"{self.root}/{name}")
        except (zipfile.BadZipFile, OSError, KeyError, EOFError) as error:
            raise _damaged(self.path, str(error)) from error


def check_archive(path: Path) -> Archive:
    """Check the zip without unpacking it.

    Raises:
        CheckpointError: cut or damaged, compressed, too many or unexpected members, or another kind of zip, which is
        named.
    """
    size = file_size(path)
    try:
        with path.open("rb") as file:
            _check_end(file, size, path)
            with zipfile.ZipFile(file) as archive:
                members = _check_members(archive, size, path)
                _check_layout(file, archive, path)
                bad = archive.testzip()
    except OSError as error:
        raise unreadable(path, error) from error
    except (zipfile.BadZipFile, struct.error, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(path, str(error) or "a broken zip") from error
    if bad is not None:
        raise _damaged(path, f"a wrong checksum in {bad}")
    root = next(iter(members)).split("/", 1)[0]
    inner = {name.split("/", 1)[1]: bytes_ for name, bytes_ in members.items()}
    result = Archive(path, root, inner)
    if inner.get("byteorder", 0) and result.read("byteorder") != b"little":
        raise CheckpointError(
            f"{path}: expected little-endian weights, found another byte order; save it again on a PC."
        )
    return result


def _check_end(file: IO[bytes], size: int, path: Path) -> None:
    """Check the records at the end of the zip and bound what zipfile would read: they may claim millions of members."""
    file.seek(max(0, size - 98))
    tail = file.read()
    if len(tail) < 22:
        raise _damaged(path, "a zip without its end")
    magic, disk, start_disk, here, count, length, start, comment = _END.unpack(tail[-22:])
    if magic != b"PK\x05\x06" or disk or start_disk or here != count or comment:
        raise _damaged(path, "a zip without its end")
    end = size - 22
    if tail[-42:-38] == b"PK\x06\x07":  # zip64: the true figures lie in a record before
        end = size - 98
        (magic, rest, made, needed, disk, start_disk, *figures) = _END64.unpack(tail[:56])
        locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
        same = figures[0] == figures[1] and tail[56:76] == locator
        fits = (
            here in (figures[1], 2**16 - 1) and length in (figures[2], 2**32 - 1) and start in (figures[3], 2**32 - 1)
        )
        plain = (magic, rest, needed, disk, start_disk) == (b"PK\x06\x06", 44, 45, 0, 0) and made in (0x31E, 45)
        if not (same and fits and plain):
            raise _damaged(path, "a zip whose end does not agree with itself")
        count, length, start = figures[1:]
    if count > _MAX_MEMBERS or length > _MAX_DIRECTORY_BYTES or start + length != end:
        raise _damaged(path, f"a zip that claims {count} members")
    file.seek(0)


def _check_members(archive: zipfile.ZipFile, size: int, path: Path) -> dict[str, int]:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    roots = {name.split("/", 1)[0] for name in names}
    root = next(iter(roots)) if len(roots) == 1 else ""
    if not root or f"{root}/data.pkl" not in names or f"{root}/constants.pkl" in names:
        raise CheckpointError(
            f"{path}: expected a checkpoint written by torch.save, found {_describe_zip(archive)}; "
            "nothing of it was run: get the weights as .safetensors."
        )
    packed = [
        i for i in infos if i.compress_type != zipfile.ZIP_STORED or i.compress_size != i.file_size or i.flag_bits & 1
    ]
    if packed:
        worst = max(packed, key=lambda info: info.file_size)
        raise CheckpointError(
            f"{path}: expected uncompressed members as torch.save writes them, found {worst.filename[:80]} "
            f"packed from {worst.file_size} into {worst.compress_size} bytes; "
            "nothing was unpacked: get the file from another source."
        )
    odd = next((name for name in names if not _EXPECTED.fullmatch(name[len(root) + 1 :])), None)
    if odd is not None:
        code = " (program code)" if odd.endswith((".py", ".so", ".pyc", ".dll")) else ""
        raise CheckpointError(
            f"{path}: expected only tensors beside data.pkl, found {odd[:80]}{code}; "
            "nothing of it was run: get the weights as .safetensors."
        )
    if len(set(names)) != len(names) or sum(info.file_size for info in infos) > size:
        raise _damaged(path, "members that are doubled or overlap")
    if archive.getinfo(f"{root}/data.pkl").file_size > _MAX_PICKLE_BYTES:
        raise _damaged(path, "a data.pkl that is far too large")
    return {info.filename: info.file_size for info in infos}


def _describe_zip(archive: zipfile.ZipFile) -> str:
    """What a zip is that is no PyTorch checkpoint, for a refusal."""
    names = archive.namelist()
    if any("/code/" in name or name.endswith("constants.pkl") for name in names):
        return "a TorchScript archive (it holds program code)"
    if names and all(name.endswith(".npy") for name in names):
        return "a NumPy archive (.npz)"
    if any(name in ("word/document.xml", "AndroidManifest.xml", "META-INF/MANIFEST.MF") for name in names):
        return "an office document or a program package"
    return f"a zip archive with {', '.join(name[:60] for name in names[:2]) or 'nothing'} in it"


def _check_layout(file: IO[bytes], archive: zipfile.ZipFile, path: Path) -> None:
    """Members must lie one behind the other from byte 0 to the directory, with nothing between and headers that agree.

    Two readers can then not see two different archives in one file, and a flipped byte in a header is found.
    """
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    makers = {(info.create_system, info.create_version, info.internal_attr, info.external_attr) for info in infos}
    if len(makers) != 1 or any(info.reserved or info.volume for info in infos):
        raise _damaged(path, "a zip directory that does not agree with itself")
    expected = 0
    for info in infos:
        file.seek(info.header_offset)
        magic, version, flags, method, time, date, crc, packed, plain, name_bytes, extra_bytes = _LOCAL.unpack(
            file.read(30)
        )
        name, extra = file.read(name_bytes), file.read(extra_bytes)
        year, month, day, hour, minute, second = info.date_time
        stamps = ((year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2)
        # With flag 8, which torch.save sets, checksum and sizes follow in a descriptor behind the data.
        agree = (
            magic == b"PK\x03\x04"
            and info.header_offset == expected
            and (version, flags, method) == (info.extract_version, info.flag_bits, info.compress_type)
            and (date, time) == stamps
            and name == info.filename.encode("utf-8")
            and (crc, packed, plain) == ((0, 0, 0) if flags & 8 else (info.CRC, info.file_size, info.file_size))
            and _is_padding(extra)
        )
        if not agree:
            raise _damaged(path, f"a member header of {info.filename[:80]} that does not agree with the directory")
        expected = info.header_offset + 30 + name_bytes + extra_bytes + info.file_size
        expected += _descriptor_bytes(file, expected, info) if flags & 8 else 0
    if expected != archive.start_dir:
        raise _damaged(path, "bytes between the members and the directory")


def _is_padding(extra: bytes) -> bool:
    """torch.save aligns tensors by an extra field "FB" full of Z; a zip64 field (1) only says the sizes again."""
    if len(extra) < 4:
        return not extra
    padding = extra[:2] == b"FB" and not extra[4:].strip(b"Z")
    return (padding or extra[:2] == b"\x01\x00") and int.from_bytes(extra[2:4], "little") == len(extra) - 4


def _descriptor_bytes(file: IO[bytes], position: int, info: zipfile.ZipInfo) -> int:
    file.seek(position)
    data = file.read(24)
    for layout in ("<4sIII", "<4sIQQ"):
        length = struct.calcsize(layout)
        if len(data) >= length and struct.unpack_from(layout, data) == (
            b"PK\x07\x08",
            info.CRC,
            info.file_size,
            info.file_size,
        ):
            return length
    raise zipfile.BadZipFile(f"a wrong descriptor behind {info.filename[:80]}")


def _damaged(path: Path, found: str) -> CheckpointError:
    return CheckpointError(f"{path}: expected a whole checkpoint, found {found}; copy or download it again.")
