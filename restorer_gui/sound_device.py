"""The sound device behind the player, through PortAudio: opening it, and the sentence that says why it cannot be.

All of it may take a while, so it runs in workers.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any, Protocol

# How much sound waits in the device. A switch is heard this much later, so it begins with as little as an ear takes for
# "at once". Each time the device ran dry it is opened again with more: with both cores busy 0.035 s ran dry, 0.1 s did
# not.
LATENCIES_S = (0.015, 0.04, 0.1, 0.2)

_log = logging.getLogger(__name__)


class Stream(Protocol):
    """The part of ``sounddevice.OutputStream`` that is used."""

    active: bool
    latency: float

    def start(self) -> None: ...
    def abort(self) -> None: ...
    def close(self) -> None: ...


OpenStream = Callable[[int, Callable[..., None]], Stream]


class NoSound(Exception):
    """The one sentence to show when nothing can be played."""


class Cushion:
    """The latency in use. It only ever grows, and lasts as long as the program: the machine is what it is."""

    def __init__(self) -> None:
        self._rung = 0

    @property
    def latency_s(self) -> float:
        return LATENCIES_S[self._rung]

    def grow(self) -> bool:
        """One rung more; False on the last one."""
        there_is = self._rung + 1 < len(LATENCIES_S)
        self._rung += there_is
        return there_is


cushion = Cushion()


def open_stream(sample_rate: int, callback: Callable[..., None]) -> Stream:
    """Open and start the system's default output, stereo float32, with the latency of `cushion`.

    Raises:
        NoSound: there is no PortAudio library, no device, or the device refuses the rate.
    """
    sounddevice = _sounddevice()
    # Windows mixes at one fixed rate; let it convert.
    extra = sounddevice.WasapiSettings(auto_convert=True) if sys.platform == "win32" else None
    try:
        stream = sounddevice.OutputStream(
            samplerate=sample_rate,
            channels=2,
            dtype="float32",
            latency=cushion.latency_s,
            callback=callback,
            extra_settings=extra,
        )
        stream.start()
    except (sounddevice.PortAudioError, ValueError) as error:
        _log.info("no sound device: %s", error)
        _look_again(sounddevice)
        raise NoSound(
            f"Playing is off because no sound device takes stereo at {sample_rate / 1000:g} kHz; "
            "connect one and press Play again."
        ) from error
    opened: Stream = stream
    return opened


def find_trouble() -> str | None:
    """The sentence that says why nothing can be played, or None. May take a while: PortAudio asks every device."""
    try:
        sounddevice = _sounddevice()
        if sounddevice.default.device[1] < 0:
            return "Playing is off because there is no sound device; connect one and press Play."
    except NoSound as error:
        return str(error)
    return None


def _sounddevice() -> Any:
    try:
        import sounddevice
    except OSError as error:
        raise NoSound(
            "Playing is off because the PortAudio library is missing; install libportaudio2 and start again."
        ) from error
    return sounddevice


def _look_again(sounddevice: Any) -> None:
    """PortAudio lists devices once; start it afresh so that the next try sees what was plugged in since."""
    try:
        sounddevice._terminate()
        sounddevice._initialize()
    except Exception as error:
        _log.info("PortAudio did not restart: %s", error)
