"""How a file is to be written: what people may ask for, and what each format can do."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from model_core.audio.info import AudioInfo
from model_core.config import Range
from model_core.errors import AudioError

BitDepth = int | Literal["float"]


@dataclass(frozen=True)
class ExportConfig:
    """Every None means "as the source" where the source is known (`export_like`), else the format's best.

    ``format`` is one of `OUTPUT_FORMATS` (None: by the target's extension), ``bit_depth`` 16, 24, 32 or "float" for
    formats without loss, ``quality`` 0 (small) to 1 (best) for the others. ``dither``: where bits are lost at 16 bits,
    add noise of a step so that quiet ends fade instead of breaking up; the same noise every time.
    """

    format: str | None = None
    bit_depth: BitDepth | None = None
    sample_rate: int | None = None
    quality: Annotated[float | None, Range(0.0, 1.0)] = None
    overwrite: bool = True
    dither: bool = True


@dataclass(frozen=True)
class OutputFormat:
    """What a format can hold. ``rates_hz`` None: any up to ``max_rate_hz``. ``depths`` is empty for lossy formats."""

    name: str
    suffixes: tuple[str, ...]
    depths: tuple[BitDepth, ...]
    max_channels: int
    max_rate_hz: int
    rates_hz: tuple[int, ...] | None = None
    max_bytes: int | None = None

    @property
    def lossy(self) -> bool:
        """Whether the format throws information away."""
        return not self.depths


_MP3_RATES_HZ = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
OPUS_RATES_HZ = (8_000, 12_000, 16_000, 24_000, 48_000)

OUTPUT_FORMATS: dict[str, OutputFormat] = {
    "WAV": OutputFormat("WAV", (".wav", ".wave"), (16, 24, 32, "float"), 64, 768_000),
    "FLAC": OutputFormat("FLAC", (".flac",), (16, 24), 8, 655_350),
    "AIFF": OutputFormat(
        "AIFF", (".aiff", ".aif"), (16, 24, 32, "float"), 64, 768_000, max_bytes=(1 << 32) - (1 << 20)
    ),
    "OGG": OutputFormat("OGG", (".ogg", ".oga"), (), 8, 192_000),
    "OPUS": OutputFormat("OPUS", (".opus",), (), 8, 768_000, OPUS_RATES_HZ),
    "MP3": OutputFormat("MP3", (".mp3",), (), 2, 48_000, _MP3_RATES_HZ),
}
_BY_SUFFIX = {suffix: form for form in OUTPUT_FORMATS.values() for suffix in form.suffixes}


def output_format(target: Path, export: ExportConfig) -> OutputFormat:
    """The format that ``export`` names, else the one of the target's extension.

    Raises:
        AudioError: neither is one that can be written.
    """
    known = ", ".join(OUTPUT_FORMATS)
    if export.format is not None:
        form = OUTPUT_FORMATS.get(export.format.upper())
        if form is None:
            raise AudioError(
                f"{target}: expected an export format out of {known}, found {export.format!r}; choose one of them."
            )
        return form
    form = _BY_SUFFIX.get(target.suffix.lower())
    if form is None:
        found = f"the extension {target.suffix!r}" if target.suffix else "no extension"
        endings = ", ".join(suffix for each in OUTPUT_FORMATS.values() for suffix in each.suffixes[:1])
        raise AudioError(f"{target}: expected a name ending in {endings}, found {found}; rename the target.")
    return form


def default_export(info: AudioInfo) -> tuple[str, ExportConfig]:
    """The suffix and settings that keep what ``info`` has: same format where it can be written, same depth, same rate.

    Formats that cannot be written become FLAC (WAV for float, 32 bits or more than 8 channels): no second loss.
    """
    name = _writable_name(info)
    if name is None:
        fits_flac = (
            not info.is_float and (info.bit_depth or 24) <= 24 and info.channels <= 8 and info.sample_rate <= 655_350
        )
        name = "FLAC" if fits_flac else "WAV"
    form = OUTPUT_FORMATS[name]
    return form.suffixes[0], ExportConfig(format=name, bit_depth=_depth_like(info, form))


def _writable_name(info: AudioInfo) -> str | None:
    if info.subtype in ("OPUS", "VORBIS"):
        return {"OPUS": "OPUS", "VORBIS": "OGG"}[info.subtype] if info.format == "OGG" else None
    name = {"WAVEX": "WAV", "RF64": "WAV"}.get(info.format, info.format)
    return name if name in ("WAV", "FLAC", "AIFF", "MP3") else None


def _depth_like(info: AudioInfo, form: OutputFormat) -> BitDepth | None:
    """The depth of ``form`` that holds the source's samples with nothing lost and least wasted."""
    if form.lossy:
        return None
    if info.is_float and "float" in form.depths:
        return "float"
    # What was decoded from a lossy file has no depth of its own; 24 bits keep it.
    needed = 24 if info.bit_depth is None or info.is_float else info.bit_depth
    fitting = [depth for depth in form.depths if isinstance(depth, int) and depth >= needed]
    return fitting[0] if fitting else max(depth for depth in form.depths if isinstance(depth, int))


def export_like(info: AudioInfo, target: Path, export: ExportConfig = ExportConfig()) -> ExportConfig:
    """``export`` with every None filled in from the source ``info``, for writing to ``target``.

    Raises:
        AudioError: as in `output_format`.
    """
    form = output_format(target, export)
    depth = export.bit_depth if export.bit_depth is not None else _depth_like(info, form)
    return dataclasses.replace(export, format=form.name, bit_depth=depth)


def is_as_source(info: AudioInfo, target: Path, export: ExportConfig) -> bool:
    """Whether ``export`` asks for nothing but what ``info`` already is, so that unchanged sound may be copied whole."""
    asked, like = export_like(info, target, export), export_like(info, target)
    rate = asked.sample_rate in (None, info.sample_rate) and asked.quality is None
    return rate and (asked.format, asked.bit_depth) == (like.format, like.bit_depth) and asked.format == info.format
