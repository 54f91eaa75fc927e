"""Chains by name. Names are a public format, as those of DEGRADATIONS are: a run's settings may hold them."""

from __future__ import annotations

from model_core.degradations.chain import ChainConfig, Family, Step
from model_core.errors import ConfigError

# The order in which a generator's decoder does it: coarse codes, blurred attacks, noise for treble, its strides' lines,
# its sample rate's edge, and a level that is too hot.
MUSICGEN_STEPS = (
    Step("coarse", probability=0.85),
    Step("smear", probability=0.6),
    Step("holes", probability=0.2),
    Step("noisefill", probability=0.6),
    Step("comb", probability=0.7),
    Step("rolloff"),
    Step("overdrive", {"low_db": 0.5, "high_db": 4.0}, probability=0.3),
)


_LOW_RATES = (
    Family("mp3", (Step("mp3", {"low_kbps": 24.0, "high_kbps": 64.0}),), 1.5),
    Family("aac", (Step("aac", {"low_kbps": 24.0, "high_kbps": 64.0}),)),
    Family("opus", (Step("opus", {"low_kbps": 12.0, "high_kbps": 32.0}),)),
    Family("vorbis", (Step("vorbis", {"low_quality": -1.0, "high_quality": 0.5}),)),
)

# What music meets on its way, in the order in which it meets it: a room, a microphone, tape, a converter, a codec.
_COMBINED = (
    Step("room", probability=0.25),
    Step("hiss", {"low_snr_db": 25.0}, probability=0.35),
    Step("overdrive", {"high_db": 9.0}, probability=0.45),
    Step("eq", probability=0.25),
    Step("bandlimit", probability=0.5),
    Step("bits", {"low_bits": 10}, probability=0.15),
    Step("mp3", {"low_kbps": 40.0}, probability=0.35),
)

REAL_DAMAGE = (
    Family("neural codec", MUSICGEN_STEPS, 22),
    Family("band limit", (Step("bandlimit"),), 15),
    Family("mp3", (Step("mp3"),), 10),
    Family("aac", (Step("aac"),), 5),
    Family("opus", (Step("opus"),), 5),
    Family("vorbis", (Step("vorbis"),), 5),
    Family("clipped", (Step("overdrive"),), 9),
    Family("hiss", (Step("hiss"), Step("hum", probability=0.15)), 8),
    Family("few bits", (Step("bits"),), 5),
    Family("room", (Step("room"),), 6),
    Family("reference", (Step("quantise"), Step("resample"), Step("reverb"), Step("clip")), 3),
    Family("combined", _COMBINED, 7),
)

PRESETS: dict[str, ChainConfig] = {
    "reference": ChainConfig(),
    "low bit-rate codec": ChainConfig((), 0.15, _LOW_RATES),
    "clipped": ChainConfig((Step("overdrive", {"low_db": 1.0, "high_db": 20.0}),), 0.15),
    "MusicGen-like": ChainConfig(MUSICGEN_STEPS, 0.15),
    "real damage": ChainConfig((), 0.2, REAL_DAMAGE),
    # Not damage: what makes one clean recording into many. Apply it before the damage, to clean and damaged alike.
    "variety": ChainConfig((Step("eq", probability=0.5), Step("level", probability=0.8)), 0.0),
}


def preset(name: str) -> ChainConfig:
    """A chain by name.

    Raises:
        ConfigError: there is none of that name.
    """
    if name not in PRESETS:
        raise ConfigError(f"chain preset {name!r}: expected one of {', '.join(PRESETS)}; choose one of them.")
    return PRESETS[name]
