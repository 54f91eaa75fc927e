"""A mel-to-mel network with everything around it: pictures of any sound, the fastest number format, and what to do
when memory ends.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from model_core.audio import resample
from model_core.device import autocast
from model_core.errors import DeviceError
from model_core.mel import LogMel, MelConfig, mel_frequencies
from model_core.reconstruct.correction import to_db

T = TypeVar("T")
SPLIT_CONTEXT_FRAMES = 64
SMALLEST_FRAMES = 128
NOTE_SMALLER = "Memory ran out: the network worked on smaller blocks."
NOTE_CPU = "Memory ran out on the device: the rest was computed on the CPU."


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` is any device's way of saying that memory ran out."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in text or "can't allocate memory" in text)


class PictureNetwork:
    """Sound -> picture -> enhanced picture. ``notes`` collects what people should know; the device may change to the
    CPU.
    """

    def __init__(self, model: nn.Module, mel: MelConfig, device: torch.device) -> None:
        self.mel = mel
        self.device = device
        self.notes: list[str] = []
        self._model = model.eval().to(device)
        if device.type != "mps":
            self._model = self._model.to(memory_format=torch.channels_last)
        self._features = LogMel(mel)
        self._most_frames: int | None = None

    def observe(self, samples: np.ndarray, sample_rate: int) -> Tensor:
        """[channels, n] at any rate -> mel power in dB, the mean over channels: [n_mels, T] on the CPU.

        Channels are averaged as power, not mixed, so that opposite phases do not hide what is there.
        """
        wave = torch.from_numpy(resample(samples, sample_rate, self.mel.sample_rate))
        return to_db(self._features.power(wave).mean(0))

    def enhance(self, measured_db: Tensor, sample_rate: int) -> Tensor:
        """Measured picture [n_mels, T] -> enhanced picture [n_mels, T] in dB below its own maximum, never under the
        floor.

        Bands above half of ``sample_rate`` cannot exist in the output: they are reported as empty.
        """
        floor = self.mel.floor_db
        picture = ((measured_db - measured_db.max()).clamp_min(floor) - floor) / -floor
        enhanced = self._run(picture.unsqueeze(0).unsqueeze(0)).float().squeeze(0).squeeze(0).cpu()
        enhanced = floor - floor * enhanced.clamp(0.0, 1.0)
        centres = mel_frequencies(self.mel.n_mels, self.mel.f_min_hz, self.mel.f_max_hz)
        enhanced[centres > 0.49 * sample_rate] = floor
        return enhanced

    def _run(self, picture: Tensor) -> Tensor:
        """[1, 1, n_mels, T] -> the same, in parts when memory demands it."""
        frames = picture.shape[-1]
        if self._most_frames is None or frames <= self._most_frames:
            try:
                return self._forward(picture)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
            if not self._shrink(frames):
                return self._run(picture)
        middle = frames // 2
        reach = min(SPLIT_CONTEXT_FRAMES, middle // 2)
        left = self._run(picture[..., : middle + reach])[..., :middle]
        right = self._run(picture[..., middle - reach :])[..., reach:]
        return torch.cat((left, right), dim=-1)

    def _forward(self, picture: Tensor) -> Tensor:
        model_input = picture.to(self.device)
        if self.device.type != "mps":
            model_input = model_input.contiguous(memory_format=torch.channels_last)
        with torch.inference_mode(), autocast(self.device):
            result: Tensor = self._model(model_input)
            return result.float().cpu()

    def _shrink(self, frames: int) -> bool:
        """After memory ran out at ``frames``: True to go on with halves, False to try the same on the CPU."""
        if frames // 2 >= SMALLEST_FRAMES:
            self._most_frames = frames - 1
            self._note(NOTE_SMALLER)
            return True
        self.to_cpu()
        self._most_frames = None
        return False

    def to_cpu(self) -> None:
        """Leave the device for good.

        Raises:
            DeviceError: the CPU is where memory ran out.
        """
        if self.device.type == "cpu":
            raise DeviceError(
                "memory: expected enough for a block of a second, but this machine has no more; "
                "close other programs and try again."
            )
        self.device = torch.device("cpu")
        self._model = self._model.to("cpu")
        self._note(NOTE_CPU)

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def guarded(self, work: Callable[[torch.device], T]) -> T:
        """Run ``work`` on the device for sound (MPS lacks complex operations: the CPU stands in), on the CPU when
        memory ends.
        """
        device = self.device if self.device.type == "cuda" else torch.device("cpu")
        try:
            return work(device)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error) or device.type == "cpu":
                raise
        self.to_cpu()
        return work(self.device)


def aligned_step(sample_rate: int, mel: MelConfig) -> int:
    """The fewest samples at ``sample_rate`` that are a whole number of picture frames; never more than a second."""
    common = math.gcd(sample_rate, mel.sample_rate)
    ratio = mel.sample_rate // common
    return sample_rate // common * (mel.hop // math.gcd(mel.hop, ratio))
