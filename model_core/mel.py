"""From waveform to log-mel picture, and back to nothing: pictures are for the network and the eye, sound is made in
`reconstruct`.

The only module that imports torchaudio (its last release is 2.11; dropping it later must touch one file).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor, nn

from model_core.errors import RestorerError

try:
    from torchaudio.functional import melscale_fbanks as _melscale_fbanks
except OSError as error:  # a CPU-only torch beside the CUDA wheel of torchaudio
    raise RestorerError(
        "torchaudio cannot load beside this torch: expected a matching pair, found a torch without the CUDA libraries; "
        "install torch 2.11 and torchaudio 2.11 together, both from the same index (see the README)."
    ) from error


@dataclass(frozen=True)
class MelConfig:
    """The reference system's features (Patrizi 2025, feature section; librosa's defaults: Slaney scale and norm)."""

    sample_rate: int = 32_000
    n_fft: int = 1024
    hop: int = 256
    n_mels: int = 128
    f_min_hz: float = 0.0
    f_max_hz: float = 16_000.0
    floor_db: float = -80.0


@lru_cache(maxsize=16)
def filter_bank(n_fft: int, n_mels: int, sample_rate: int, f_min_hz: float, f_max_hz: float) -> Tensor:
    """Triangular mel filters, Slaney scale and area norm: [n_fft // 2 + 1, n_mels]. Do not write to the result: it
    is cached.
    """
    bank: Tensor = _melscale_fbanks(
        n_fft // 2 + 1, f_min_hz, f_max_hz, n_mels, sample_rate, norm="slaney", mel_scale="slaney"
    )
    return bank


def mel_frequencies(n_mels: int, f_min_hz: float, f_max_hz: float) -> Tensor:
    """Centre frequency of each mel band in Hz on the Slaney scale (linear below 1 kHz, logarithmic above): [n_mels]."""

    def to_mel(hz: float) -> float:
        return 3.0 * hz / 200.0 if hz < 1000.0 else 15.0 + 27.0 * float(torch.log(torch.tensor(hz / 1000.0))) / _LOG_6_4

    mels = torch.linspace(to_mel(f_min_hz), to_mel(f_max_hz), n_mels + 2)[1:-1]
    return torch.where(mels < 15.0, mels * 200.0 / 3.0, 1000.0 * torch.exp((mels - 15.0) * _LOG_6_4 / 27.0))


_LOG_6_4 = 1.8562979903656263


class LogMel(nn.Module):
    """Waveform to the picture that the network sees. Holds no weights, only the window and the filters."""

    window: Tensor
    bank: Tensor

    def __init__(self, config: MelConfig = MelConfig()) -> None:
        super().__init__()
        self.config = config
        bank = filter_bank(config.n_fft, config.n_mels, config.sample_rate, config.f_min_hz, config.f_max_hz)
        self.register_buffer("window", torch.hann_window(config.n_fft), persistent=False)
        self.register_buffer("bank", bank.T.contiguous(), persistent=False)

    def power(self, wave: Tensor) -> Tensor:
        """[B, n] -> mel power [B, n_mels, frames], frames = 1 + n // hop. Centred frames, zeros beyond the ends."""
        spectrum = torch.stft(
            wave,
            self.config.n_fft,
            self.config.hop,
            window=self.window,
            center=True,
            pad_mode="constant",
            return_complex=True,
        )
        return torch.matmul(self.bank, spectrum.real.square() + spectrum.imag.square())

    def normalise(self, power: Tensor) -> Tensor:
        """Mel power [B, n_mels, frames] -> [B, 1, n_mels, frames] in [0, 1]: dB below that item's own maximum,
        floored.
        """
        db = 10.0 * torch.log10(power.clamp_min(1e-10))
        db = db - db.amax(dim=(-2, -1), keepdim=True)
        floor = self.config.floor_db
        return ((db.clamp_min(floor) - floor) / -floor).unsqueeze(1)

    def forward(self, wave: Tensor) -> Tensor:
        """[B, n] -> [B, 1, n_mels, frames] in [0, 1]."""
        return self.normalise(self.power(wave))
