"""Sounds with known damage, and networks that know the answer: what the tests of reconstruction and restorers share."""

from __future__ import annotations

import numpy as np
import torch
from scipy.signal import butter, sosfilt
from torch import Tensor, nn

from model_core.audio import resample
from model_core.checkpoint import Card
from model_core.mel import LogMel, MelConfig
from model_core.reconstruct import ReconstructConfig
from model_core.reconstruct.correction import to_db
from model_core.restorers import CRNNRestorer, RestoreConfig
from model_core.restorers.blocks import windows
from model_core.restorers.crnn import block_plan

MEL = MelConfig()


def song(seconds: float, sample_rate: int = 44_100, channels: int = 2, seed: int = 0) -> np.ndarray:
    """Bass, chords with decays and noise bursts, as wide as the rate allows: float32 [channels, n], peak 0.5."""
    rng = np.random.default_rng(seed)
    frames = round(seconds * sample_rate)
    time_s = np.arange(frames) / sample_rate
    wave = np.zeros((channels, frames))
    for pitch_hz in (55.0, 110.0, 220.0, 277.2, 329.6, 880.0):
        for harmonic in range(1, 25):
            if pitch_hz * harmonic < 0.45 * sample_rate:
                pan = rng.uniform(0.3, 1.0, (channels, 1))
                wave += pan * np.sin(2 * np.pi * pitch_hz * harmonic * time_s + rng.uniform(0, 6.28)) / harmonic**1.2
    wave *= 0.2 + 0.8 * np.exp(-5 * (time_s % 0.5))
    hiss = rng.standard_normal((channels, frames))
    wave += 0.8 * hiss * np.exp(-30 * (time_s % 0.25)) + 0.003 * hiss
    return (0.5 * wave / np.abs(wave).max()).astype(np.float32)


def reference_reverb(samples: np.ndarray, sample_rate: int, length_ms: float = 120.0) -> np.ndarray:
    """The reference system's formula: convolution with exp(-linspace(0, 5, n)), cut to length, peak-normalised."""
    kernel = np.exp(-np.linspace(0.0, 5.0, int(length_ms * sample_rate / 1000)))
    size = samples.shape[1] + len(kernel)
    wet = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(kernel, size), size)[:, : samples.shape[1]]
    return (wet / np.abs(wet).max()).astype(np.float32)


def low_passed(samples: np.ndarray, sample_rate: int, cutoff_hz: float) -> np.ndarray:
    """A steep band limit that leaves what lies well below it alone."""
    sections = butter(16, cutoff_hz, fs=sample_rate, output="sos")
    return sosfilt(sections, samples, axis=1).astype(np.float32)


def picture(samples: np.ndarray, sample_rate: int) -> tuple[Tensor, Tensor]:
    """(measured absolute dB, dB below its own maximum), both [n_mels, T]."""
    power = LogMel(MEL).power(torch.from_numpy(resample(samples, sample_rate, MEL.sample_rate))).mean(0)
    measured = to_db(power)
    return measured, (measured - measured.max()).clamp_min(MEL.floor_db)


class Oracle(nn.Module):
    """Answers the k-th question with the true picture of the k-th block."""

    def __init__(self, clean: np.ndarray, sample_rate: int) -> None:
        super().__init__()
        plan = block_plan(sample_rate, clean.shape[0], MEL)
        self.answers = [1.0 + picture(w.samples, sample_rate)[1] / 80.0 for w in windows([clean], plan)]
        self.asked = 0

    def forward(self, mel: Tensor) -> Tensor:
        answer = self.answers[self.asked % len(self.answers)]
        self.asked += 1
        return answer[None, None, :, : mel.shape[-1]]


class Brighter(nn.Module):
    """A local network: cells get louder, the more the higher. Raises as a full device does above ``most`` frames."""

    def __init__(self, most: int | None = None) -> None:
        super().__init__()
        self.most = most
        self.seen: list[int] = []

    def forward(self, mel: Tensor) -> Tensor:
        frames = mel.shape[-1]
        if self.most is not None and frames > self.most:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes.")
        self.seen.append(frames)
        step = torch.linspace(0.0, 0.3, mel.shape[-2]).reshape(1, 1, -1, 1)
        return torch.where(mel > 0.3, mel + step * mel, mel).clamp(0.0, 1.0)


def restorer(
    model: nn.Module,
    strength_percent: float = 100.0,
    error_db: float = 1.0,
    reconstruct: ReconstructConfig | None = None,
) -> CRNNRestorer:
    """A restorer around any model, on the CPU."""
    # A chain without steps: the model is not one that has only ever seen tilted clips.
    card = Card(calibration={"error_db": [error_db] * MEL.n_mels}, training={"chain": {"steps": []}})
    config = RestoreConfig(strength_percent=strength_percent, device="cpu")
    return CRNNRestorer(model, card, config, reconstruct or ReconstructConfig())


def si_sdr_db(estimate: np.ndarray, clean: np.ndarray) -> float:
    """Scale-invariant signal-to-distortion ratio over all channels."""
    a, b = estimate.astype(float).ravel(), clean.astype(float).ravel()
    target = (a @ b) / (b @ b) * b
    return float(10 * np.log10((target @ target) / ((a - target) @ (a - target) + 1e-30)))


def band_db(samples: np.ndarray, sample_rate: int, low_hz: float, high_hz: float) -> float:
    """Power between two frequencies in dB."""
    spectrum = np.abs(np.fft.rfft(samples.astype(float), axis=1)) ** 2
    hz = np.fft.rfftfreq(samples.shape[1], 1 / sample_rate)
    return float(10 * np.log10(spectrum[:, (hz >= low_hz) & (hz < high_hz)].sum() + 1e-20))
