"""The errors that people may see. Every message is one sentence: which file, what was expected, what came, what to
do next.
"""

from __future__ import annotations


class RestorerError(Exception):
    """Base of everything that is shown to people as a friendly sentence. Anything else is a bug."""


class AudioError(RestorerError):
    """A sound file cannot be read or written."""


class CheckpointError(RestorerError):
    """A checkpoint is missing, damaged, hostile or made for something else."""


class ConfigError(RestorerError):
    """A setting has an unknown name, a wrong type or a value out of range."""


class DataError(RestorerError):
    """A folder of music does not hold what training or evaluation needs."""


class DeviceError(RestorerError):
    """A compute device is absent or ran out of memory."""
