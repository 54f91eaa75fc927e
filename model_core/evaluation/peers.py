"""What is to be had without a network, as entrants: plain copy-up, and the filters of FFmpeg that comes with PyAV.

They are what a restorer must beat. Each is given what its users would give it, and no look at the clean clip.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
import torch
from torch import Tensor

from model_core import audio
from model_core.audio import AudioClip
from model_core.audio.clip import Samples
from model_core.bands import BandConfig, istft, power, stft
from model_core.degradations.alignment import find_lag, shifted
from model_core.evaluation.entrants import Entrant
from model_core.evaluation.material import Material
from model_core.progress import Reporter

COPY_UP, ADECLIP, AFFTDN = "copy-up", "ffmpeg adeclip", "ffmpeg afftdn"
_REACH = 0.46  # of the sample rate: what reaches higher is not missing anything
_EDGE = 0.92  # of the measured cutoff, which counts the skirt of a filter as sound: the octave ends before it falls
_ENVELOPE_BINS = 17
_CHUNK = 4096
_WINDOW = 8192  # how late a filter may be, in samples
_AROUND_S = 0.5  # silence before and behind: filters spoil their first window, and hold their last back


def peers() -> tuple[Entrant, ...]:
    """All of them."""
    return (
        Entrant(COPY_UP, _entrant(lambda clip: AudioClip(copied_up(clip), clip.sample_rate))),
        Entrant(ADECLIP, _entrant(partial(filtered, name="adeclip", options="window=55:overlap=75:arorder=8"))),
        Entrant(AFFTDN, _entrant(denoised)),
    )


def _entrant(restore: Callable[[AudioClip], AudioClip]) -> Callable[[Material, Reporter], AudioClip]:
    return lambda material, report: restore(material.damaged)


def copied_up(clip: AudioClip) -> Samples:
    """The top octave below the measured cutoff, whitened, once or more above it; its level goes on with the slope of
    that octave. Where that is louder than what is there it takes its place. No care: [channels, n] -> the same.
    """
    cutoff_hz = audio.measure(clip).bandwidth_hz
    config = BandConfig(sample_rate=clip.sample_rate)
    cutoff = int(_EDGE * cutoff_hz * config.n_fft / clip.sample_rate)
    ratio = config.n_fft // config.hop
    patch = cutoff // 2 // ratio * ratio  # multiples of this many bins advance in phase by whole turns
    wave = torch.from_numpy(np.ascontiguousarray(clip.samples))
    if patch < 16 * ratio or cutoff_hz > _REACH * clip.sample_rate:
        return clip.samples
    spectrum = stft(wave, config)
    above = torch.arange(cutoff, config.bins)
    source = cutoff - patch + (above - cutoff) % patch
    envelope = _smooth(power(spectrum)).clamp_min(1e-14)
    level_db = _continued(10.0 * torch.log10(envelope[:, cutoff - patch : cutoff]), len(above))
    amplitude = 10.0 ** (level_db / 20.0)
    made_up = spectrum[:, source] * envelope[:, source].rsqrt() * amplitude
    spectrum[:, cutoff:] = torch.where(envelope[:, cutoff:] < amplitude.square(), made_up, spectrum[:, cutoff:])
    made: Samples = istft(spectrum, wave.shape[-1], config).numpy()
    return made


def _smooth(values: Tensor) -> Tensor:
    """Mean over neighbouring bins of [channels, bins, frames]."""
    return torch.nn.functional.avg_pool2d(
        values, (_ENVELOPE_BINS, 1), 1, (_ENVELOPE_BINS // 2, 0), count_include_pad=False
    )


def _continued(level_db: Tensor, count: int) -> Tensor:
    """A straight line through [channels, octave, frames] by least squares, over the ``count`` bins that follow; it
    never rises.
    """
    octave = level_db.shape[1]
    x = torch.arange(octave, dtype=level_db.dtype) - (octave - 1) / 2
    middle = level_db.mean(1, keepdim=True)
    slope = ((x[None, :, None] * level_db).sum(1, keepdim=True) / x.square().sum()).clamp_max(0.0)
    ahead = torch.arange(count, dtype=level_db.dtype)[None, :, None] + (octave + 1) / 2
    return middle + slope * ahead


def denoised(clip: AudioClip) -> AudioClip:
    """By afftdn, told how loud the noise is, as somebody who knows it would: without that it does next to nothing."""
    level = min(max(noise_dbfs(clip), -80.0), -20.0)  # the filter's own limits
    return filtered(clip, "afftdn", f"noise_reduction=12:noise_floor={level:.1f}")


def noise_dbfs(clip: AudioClip) -> float:
    """The RMS level of white noise under the music, from the quietest tenth of every bin above 1 kHz."""
    config = BandConfig(sample_rate=clip.sample_rate)
    wave = torch.from_numpy(np.ascontiguousarray(clip.samples))
    cells = power(stft(wave, config))[:, config.n_fft * 1_000 // clip.sample_rate :]
    quiet = torch.quantile(cells.double(), 0.1, dim=2).median() / -math.log(0.9)  # power of noise is exponential
    return float(10.0 * torch.log10((quiet * config.n_fft / 6.0).clamp_min(1e-12)))  # Hann, scaled as `stft` does


def filtered(clip: AudioClip, name: str, options: str) -> AudioClip:
    """Through one audio filter of FFmpeg, by PyAV: as long as before and in step with it."""
    import av.filter
    from av.audio.frame import AudioFrame

    layout = {1: "mono", 2: "stereo"}[clip.channels]
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=clip.sample_rate, format="fltp", layout=layout, time_base=None)
    work, out = graph.add(name, options), graph.add("aformat", f"sample_fmts=fltp:channel_layouts={layout}")
    graph.link_nodes(source, work, out, graph.add("abuffersink")).configure()
    around = round(_AROUND_S * clip.sample_rate)
    fed = np.pad(clip.samples, ((0, 0), (around, around)))
    for at in range(0, fed.shape[1], _CHUNK):
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(fed[:, at : at + _CHUNK]), "fltp", layout)
        frame.sample_rate, frame.pts = clip.sample_rate, at
        graph.push(frame)
    graph.push(None)
    done = np.concatenate(list(_pulled(graph)), axis=1)
    lag = find_lag(clip.samples, done, _WINDOW, around)
    return AudioClip(shifted(done, lag.samples, clip.frames), clip.sample_rate)


def _pulled(graph: object) -> list[Samples]:
    import av

    frames = []
    while True:
        try:
            frames.append(np.asarray(graph.pull().to_ndarray(), np.float32))  # type: ignore[attr-defined]
        except (av.error.BlockingIOError, av.error.EOFError):
            return frames
