"""Tags and cover pictures, read from and written to every format under one set of names (mutagen).

The names are those of Vorbis comments in lower case. Tags are guests: damaged ones never keep a sound from being
opened.
"""

# mypy: disable-error-code="no-untyped-call"
# (mutagen has type hints for a part of its functions only)

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import mutagen
import soundfile
from mutagen import aiff, apev2, asf, flac, id3, mp3, mp4, oggopus, oggvorbis, wave

from model_core.audio.clip import Tags
from model_core.audio.info import AudioInfo

_ID3_NAMES = {
    "title": "TIT2",
    "artist": "TPE1",
    "albumartist": "TPE2",
    "album": "TALB",
    "date": "TDRC",
    "genre": "TCON",
    "tracknumber": "TRCK",
    "discnumber": "TPOS",
    "composer": "TCOM",
    "conductor": "TPE3",
    "lyricist": "TEXT",
    "copyright": "TCOP",
    "organization": "TPUB",
    "isrc": "TSRC",
    "bpm": "TBPM",
    "language": "TLAN",
    "mood": "TMOO",
    "subtitle": "TIT3",
}
_MP4_NAMES = {
    "title": "\xa9nam",
    "artist": "\xa9ART",
    "albumartist": "aART",
    "album": "\xa9alb",
    "date": "\xa9day",
    "genre": "\xa9gen",
    "tracknumber": "trkn",
    "discnumber": "disk",
    "composer": "\xa9wrt",
    "comment": "\xa9cmt",
    "copyright": "cprt",
    "lyrics": "\xa9lyr",
    "bpm": "tmpo",
}
_ASF_NAMES = {
    "title": "Title",
    "artist": "Author",
    "albumartist": "WM/AlbumArtist",
    "album": "WM/AlbumTitle",
    "date": "WM/Year",
    "genre": "WM/Genre",
    "tracknumber": "WM/TrackNumber",
    "discnumber": "WM/PartOfSet",
    "composer": "WM/Composer",
    "comment": "Description",
    "copyright": "Copyright",
    "lyrics": "WM/Lyrics",
    "bpm": "WM/BeatsPerMinute",
}
_APE_NAMES = {"year": "date", "track": "tracknumber", "disc": "discnumber", "album artist": "albumartist"}
# They describe the old file, not the music.
_TECHNICAL = frozenset(
    {"encoder", "encoding", "encoded-by", "software", "metadata_block_picture", "coverart", "coverartmime"}
)
_LARGEST_FLAC_COVER = (1 << 24) - 256
_FRONT_COVER = 3


def read_tags(info: AudioInfo) -> Tags:
    """The tags of ``info.path``, empty where there are none or they are damaged."""
    try:
        values, cover = _read(info)
    except Exception:  # mutagen's parsers raise whatever a damaged file makes them stumble over
        return Tags()
    kept = {
        name.lower(): value.strip()
        for name, value in values.items()
        if name.lower() not in _TECHNICAL and value.strip()
    }
    return Tags(kept, cover or None)


def _read(info: AudioInfo) -> tuple[dict[str, str], bytes | None]:
    kinds: dict[str, Callable[..., Any]] = {
        "FLAC": flac.FLAC,
        "MP3": mp3.MP3,
        "WAV": wave.WAVE,
        "AIFF": aiff.AIFF,
        "MOV": mp4.MP4,
        "ASF": asf.ASF,
        "OGG": oggopus.OggOpus if info.subtype == "OPUS" else oggvorbis.OggVorbis,
    }
    file = kinds.get(info.format, mutagen.File)(info.path)
    tags = None if file is None else file.tags
    if tags is None:
        return (_info_list(info.path), None) if info.format in ("WAV", "WAVEX", "RF64") else ({}, None)
    if isinstance(tags, id3.ID3):
        return _from_id3(tags)
    if isinstance(tags, mp4.MP4Tags):
        return _from_mp4(tags)
    if isinstance(tags, asf.ASFTags):
        return _from_asf(tags)
    if isinstance(tags, apev2.APEv2):
        return _from_ape(tags)
    pictures = list(getattr(file, "pictures", [])) or _ogg_pictures(tags)
    return {name: _joined(tags[name]) for name in tags.keys()}, _front(pictures)  # noqa: SIM118


def _joined(values: Iterable[Any]) -> str:
    return "; ".join(str(value) for value in values)


def _front(pictures: Iterable[Any]) -> bytes | None:
    """The data of the front cover, or of the first picture."""
    ordered = sorted(pictures, key=lambda picture: picture.type != _FRONT_COVER)
    return bytes(ordered[0].data) if ordered else None


def _ogg_pictures(tags: Any) -> list[flac.Picture]:
    return [flac.Picture(base64.b64decode(text)) for text in tags.get("metadata_block_picture", [])]


def _info_list(path: Path) -> dict[str, str]:
    """A WAV file's INFO list, which libsndfile reads."""
    with open(path, "rb") as raw, soundfile.SoundFile(raw) as file:
        found: dict[str, str] = file.copy_metadata()
        return found


def _from_id3(tags: id3.ID3) -> tuple[dict[str, str], bytes | None]:
    names = {frame: name for name, frame in _ID3_NAMES.items()}
    values: dict[str, str] = {}
    for frame in tags.values():
        if frame.FrameID in names:
            values[names[frame.FrameID]] = _joined(frame.text)
        elif frame.FrameID == "TXXX":
            values[frame.desc] = _joined(frame.text)
        elif frame.FrameID == "COMM" and not frame.desc:
            values["comment"] = _joined(frame.text)
        elif frame.FrameID == "USLT":
            values["lyrics"] = str(frame.text)
    return values, _front(tags.getall("APIC"))


def _from_mp4(tags: Any) -> tuple[dict[str, str], bytes | None]:
    values = {}
    for name, atom in _MP4_NAMES.items():
        if found := tags.get(atom):
            # Track and disc are pairs (number, of how many).
            pair = isinstance(found[0], tuple)
            values[name] = "/".join(str(part) for part in found[0] if part) if pair else _joined(found)
    covers = tags.get("covr")
    return values, bytes(covers[0]) if covers else None


def _from_asf(tags: Any) -> tuple[dict[str, str], bytes | None]:
    values = {name: _joined(tags[key]) for name, key in _ASF_NAMES.items() if key in tags}
    for picture in tags.get("WM/Picture", []):
        data = bytes(picture.value)
        size = int.from_bytes(data[1:5], "little")
        return values, data[-size:] if 0 < size < len(data) else None
    return values, None


def _from_ape(tags: Any) -> tuple[dict[str, str], bytes | None]:
    values: dict[str, str] = {}
    cover = None
    for key, value in tags.items():
        if isinstance(value, apev2.APETextValue):
            values[_APE_NAMES.get(key.lower(), key.lower())] = _joined(value)
        elif key.lower() == "cover art (front)":
            cover = bytes(value.value).partition(b"\0")[2]
    return values, cover


def write_tags(path: Path, form: str, tags: Tags) -> str | None:
    """Put ``tags`` into the finished file at ``path``, of output format ``form``; a sentence where some are not kept.

    Raises:
        OSError: the disk refuses.
    """
    if not tags.values and tags.cover is None:
        return None
    try:
        if form in ("MP3", "AIFF"):
            _as_id3(tags).save(path) if form == "MP3" else _save_aiff(path, tags)
            return None
        return _save_vorbis(path, form, tags)
    except mutagen.MutagenError as error:
        for cause in (error.__cause__, error.__context__, *error.args):
            if isinstance(cause, OSError):
                raise cause from error
        return f"the tags could not be kept ({error})."


def _save_aiff(path: Path, tags: Tags) -> None:
    file: Any = aiff.AIFF(path)
    file.add_tags()
    for frame in _as_id3(tags).values():
        file.tags.add(frame)
    file.save()


def _save_vorbis(path: Path, form: str, tags: Tags) -> str | None:
    file: Any = {"FLAC": flac.FLAC, "OGG": oggvorbis.OggVorbis, "OPUS": oggopus.OggOpus}[form](path)
    if file.tags is None:
        file.add_tags()
    for name, value in tags.values.items():
        if re.fullmatch(r"[\x20-\x3c\x3e-\x7d]+", name):  # what a Vorbis comment allows as a name
            file.tags[name] = value
    note = None
    if tags.cover is not None:
        picture = flac.Picture()
        picture.type, picture.mime, picture.data = _FRONT_COVER, _mime(tags.cover), tags.cover
        if form != "FLAC":
            file.tags["metadata_block_picture"] = base64.b64encode(picture.write()).decode("ascii")
        elif len(tags.cover) <= _LARGEST_FLAC_COVER:
            file.add_picture(picture)
        else:
            note = "the cover picture is larger than the 16 MB that FLAC allows and was left out."
    file.save()
    return note


def _as_id3(tags: Tags) -> id3.ID3:
    made = id3.ID3()
    for name, value in tags.values.items():
        if name in _ID3_NAMES:
            made.add(getattr(id3, _ID3_NAMES[name])(encoding=id3.Encoding.UTF8, text=[value]))
        elif name == "comment":
            made.add(id3.COMM(encoding=id3.Encoding.UTF8, lang="XXX", desc="", text=[value]))
        elif name == "lyrics":
            made.add(id3.USLT(encoding=id3.Encoding.UTF8, lang="XXX", desc="", text=value))
        else:
            made.add(id3.TXXX(encoding=id3.Encoding.UTF8, desc=name, text=[value]))
    if tags.cover is not None:
        made.add(
            id3.APIC(encoding=id3.Encoding.UTF8, mime=_mime(tags.cover), type=_FRONT_COVER, desc="", data=tags.cover)
        )
    return made


def id3_bytes(tags: Tags) -> bytes:
    """``tags`` as the body of a WAV file's "id3 " chunk; nothing for no tags."""
    if not tags.values and tags.cover is None:
        return b""
    buffer = io.BytesIO()
    _as_id3(tags).save(buffer, padding=lambda info: 0)
    return buffer.getvalue()


def _mime(picture: bytes) -> str:
    """The picture's kind by its first bytes."""
    if picture.startswith(b"\x89PNG"):
        return "image/png"
    if picture.startswith(b"GIF8"):
        return "image/gif"
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    return "image/jpeg"
