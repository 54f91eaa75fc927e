"""Which device plays: what PortAudio offers, and the one that a person chose. All of it runs in workers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from model_core.progress import Reporter
from restorer_gui.settings import SettingsStore
from restorer_gui.sound_device import Stream, open_stream

_log = logging.getLogger(__name__)


def list_outputs(report: Reporter = Reporter()) -> list[str]:
    """Every device that can play stereo, as "name, system"; empty where there is no PortAudio."""
    try:
        import sounddevice
    except OSError:
        return []
    systems = sounddevice.query_hostapis()
    names = [
        f"{device['name']}, {systems[device['hostapi']]['name']}"
        for device in sounddevice.query_devices()
        if device["max_output_channels"] >= 2
    ]
    return list(dict.fromkeys(names))


class ChosenOutput:
    """Opens a stream on the device of the settings, or on the system's where that one is gone."""

    def __init__(self, store: SettingsStore, open_stream: Callable[..., Stream] = open_stream) -> None:
        self._store, self._open = store, open_stream

    def __call__(self, sample_rate: int, callback: Callable[..., None]) -> Stream:
        _choose(self._store.current.sound_output)
        return self._open(sample_rate, callback)


def _choose(name: str) -> None:
    """Make ``name`` PortAudio's default. By number: that is what the rest of the program expects to find there."""
    try:
        import sounddevice
    except OSError:
        return  # told when the stream is opened
    index: Any = None
    if name:
        try:
            index = sounddevice.query_devices(name, "output")["index"]
        except (ValueError, sounddevice.PortAudioError) as error:
            _log.warning("the sound output %r is not there, the system's is used: %s", name, error)
    if index is None:
        sounddevice.default.reset()
    else:
        sounddevice.default.device = (None, index)
