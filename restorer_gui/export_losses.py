"""What an export loses, and what cannot be exported, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model_core.audio import OUTPUT_FORMATS, AudioInfo, export_like, is_as_source
from restorer_gui.i18n import tr
from restorer_gui.numbers import number

if TYPE_CHECKING:
    from restorer_gui.export_dialog import ExportSubject
    from restorer_gui.export_work import ExportOrder

_BITS = {16: 16, 24: 24, 32: 32, "float": 33}


def losses(subject: ExportSubject, order: ExportOrder) -> list[str]:
    """Sentences, the gravest first; at least one."""
    info, export = subject.info, export_like(subject.info, order.target, order.export)
    form = OUTPUT_FORMATS[str(export.format)]
    said = []
    if not subject.changed:
        said.append(_of_the_original(subject, order))
    elif form.lossy:
        said.append(tr("{0} is lossy: what is hard to hear is thrown away.").format(form.name))
    rate = _rate_after(subject, order)
    if rate < info.sample_rate:
        said.append(tr("{0} Hz: nothing above {1} kHz is kept.").format(rate, number(rate / 2000)))
    elif rate > info.sample_rate:
        said.append(tr("{0} Hz adds size, not sound.").format(rate))
    if not form.lossy and subject.changed:
        said.append(_of_the_bits(info, order))
    if order.range_s is not None:
        said.append(tr("Only the loop is written."))
    if info.tags.values and not order.tags:
        said.append(tr("The tags stay behind."))
    if info.tags.cover is not None and not order.cover:
        said.append(tr("The cover stays behind."))
    return [sentence for sentence in said if sentence] or [tr("Nothing is lost.")]


def _of_the_original(subject: ExportSubject, order: ExportOrder) -> str:
    whole = order.range_s is None and order.tags and order.cover
    if whole and is_as_source(subject.info, order.target, order.export):
        return tr("Nothing was changed, so the file is copied byte for byte.")
    return tr("Nothing was changed in this version: it is only converted.")


def _of_the_bits(info: AudioInfo, order: ExportOrder) -> str:
    """What rounding does."""
    depth = export_like(info, order.target, order.export).bit_depth or 24
    held = 33 if info.is_float else info.bit_depth or 24
    if depth == "float" or _BITS[depth] >= held > 16:
        return ""
    if depth == 16:
        dithered = tr("dithered") if order.export.dither else tr("rounded without dither")
        if held > 16:
            return tr("{0} \u2192 16 bits: {1}.").format(tr("float") if info.is_float else held, dithered)
        return tr("16 bits as the source: {0}.").format(dithered)
    if _BITS[depth] < held:
        return tr("{0} \u2192 {1} bits: rounded, far below hearing.").format(
            tr("float") if info.is_float else held, depth
        )
    return ""


def _rate_after(subject: ExportSubject, order: ExportOrder) -> int:
    wanted = order.export.sample_rate or subject.info.sample_rate
    form = OUTPUT_FORMATS[str(order.export.format)]
    return 48_000 if form.name == "OPUS" and form.rates_hz and wanted not in form.rates_hz else wanted


def refusal(subject: ExportSubject, order: ExportOrder) -> str:
    """Why this format cannot hold it; empty where it can."""
    form = OUTPUT_FORMATS[str(order.export.format)]
    info, rate = subject.info, _rate_after(subject, order)
    if info.channels > form.max_channels:
        return tr("{0} holds at most {1} channels, this has {2}; choose WAV.").format(
            form.name, form.max_channels, info.channels
        )
    if rate > form.max_rate_hz:
        return tr("{0} holds at most {1} Hz; choose a lower rate, WAV or FLAC.").format(form.name, form.max_rate_hz)
    if form.rates_hz is not None and rate not in form.rates_hz:
        nearest = min((hz for hz in form.rates_hz if hz >= rate), default=form.max_rate_hz)
        return tr("{0} cannot hold {1} Hz; choose {2} Hz, WAV or FLAC.").format(form.name, rate, nearest)
    return ""
