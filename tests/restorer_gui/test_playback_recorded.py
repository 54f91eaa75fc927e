"""What really left the program through PortAudio, recorded by ALSA's file device and compared sample by sample.

The device has no clock: it takes what it is given as fast as it comes, so these are tests of content, not of time. The
expected sound is worked out here from the versions alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

RATE = 44_100
FADE = round(0.008 * RATE)
RISE = (0.5 - 0.5 * np.cos(np.pi * (np.arange(FADE) + 0.5) / FADE)).astype(np.float32)[:, np.newaxis]

# Runs in a child, because PortAudio reads ALSA's settings once. ``at`` acts between two blocks, as a key would.
PLAY = """
import json, os, sys, time
import numpy as np
from PySide6.QtCore import QCoreApplication
from restorer_gui.mixer import Mixer, Track
from restorer_gui.player import Player

app = QCoreApplication([])
sounds = np.load({sounds!r})
player = Player()
lost, pending, done, played = [], [], [], 0
player.sound_lost.connect(lost.append)

def at(frame, act):
    pending.append((frame, act))

def listen(tracks, frames, rate={rate}):
    global played
    player.load(tracks, rate)
    mixer, render = player._mixer, player._mixer.render
    if {loop!r}:
        player.set_loop({loop!r})

    def between_blocks(count):
        global played
        if not mixer.playing and not done:
            return np.zeros((count, 2), np.float32)
        while pending and played >= pending[0][0]:
            done.append(played)
            pending.pop(0)[1]()
        played += count
        return render(count)

    mixer.render = between_blocks
    player.play()
    end = time.monotonic() + 120
    while played < frames + 20_000 and not lost and time.monotonic() < end:
        app.processEvents()
    print(json.dumps(dict(lost=lost, done=done)), flush=True)
    os._exit(0)

"""


@dataclass(frozen=True)
class Recording:
    """``sound`` [frames, 2] from the first sample of the clip on; ``done``: the frames at which the acts were done."""

    sound: np.ndarray
    done: list[int]


@pytest.fixture
def record(tmp_path: Path):  # type: ignore[no-untyped-def]
    """A function (sounds, body, loop) -> `Recording`: ``body`` is the end of the child's program."""
    if sys.platform != "linux":
        pytest.skip("needs ALSA's file device, which only Linux has")
    give_up = pytest.fail if os.environ.get("CI") else pytest.skip  # where everything is installed, it must run
    try:
        import sounddevice
    except OSError:
        give_up("needs the PortAudio library (libportaudio2)")
    if not any(api["name"] == "ALSA" for api in sounddevice.query_hostapis()):
        give_up("this PortAudio has no ALSA")

    def run(sounds: dict[str, np.ndarray], body: str, loop: tuple[float, float] | None = None) -> Recording:
        played, settings, kept = tmp_path / "played.raw", tmp_path / "asound.conf", tmp_path / "sounds.npz"
        settings.write_text(
            "pcm.nothing { type null }\n"
            f'pcm.!default {{ type file slave.pcm "nothing" file "{played}" format "raw" }}\n'
        )
        np.savez(kept, **sounds)
        child = PLAY.format(sounds=str(kept), rate=RATE, loop=loop) + body
        environment = {**os.environ, "ALSA_CONFIG_PATH": str(settings)}
        ended = subprocess.run(
            [sys.executable, "-c", child], env=environment, capture_output=True, text=True, timeout=200
        )
        assert ended.stdout, ended.stderr
        told = json.loads(ended.stdout.splitlines()[-1])
        assert not told["lost"], told
        stereo = np.fromfile(played, dtype=np.float32)
        stereo = stereo[: len(stereo) // 2 * 2].reshape(-1, 2)
        return Recording(stereo[int(np.flatnonzero(stereo.any(axis=1))[0]) :], told["done"])

    return run


def noise(seed: int, frames: int = 3 * RATE, level: float = 0.25) -> np.ndarray:
    """Stereo that is never zero, so that no sample can be mistaken for another; float32 [2, frames]."""
    values = np.random.default_rng(seed).uniform(0.01, level, (2, frames))
    return (values * np.random.default_rng(seed + 1).choice([-1, 1], (2, frames))).astype(np.float32)


def assert_plays(sound: np.ndarray, expected: np.ndarray, start: int, end: int) -> None:
    """Bit for bit."""
    np.testing.assert_array_equal(sound[start:end], expected[:, start:end].T)


def cross(old: np.ndarray, new: np.ndarray) -> np.ndarray:
    """One cross-fade from [2, FADE] to [2, FADE], as it is heard: [FADE, 2]."""
    return old.T * (1 - RISE) + new.T * RISE


def test_a_switch_is_at_the_sample_where_it_was_asked_for_and_the_playhead_unbroken(record) -> None:  # type: ignore[no-untyped-def]
    a, b = noise(1), noise(3)
    body = (
        "at(30_000, lambda: player.select(1))\n"
        "at(60_000, lambda: player.select(0))\n"
        "listen([Track(sounds['a']), Track(sounds['b'])], 90_000)\n"
    )
    played = record({"a": a, "b": b}, body)
    there, back = played.done
    assert 30_000 <= there < 35_000 and 60_000 <= back < 65_000
    np.testing.assert_allclose(played.sound[:FADE], a[:, :FADE].T * RISE, atol=1e-7)
    assert_plays(played.sound, a, FADE, there)
    fade = slice(there, there + FADE)
    np.testing.assert_allclose(played.sound[fade], cross(a[:, fade], b[:, fade]), atol=1e-6)
    assert_plays(played.sound, b, there + FADE, back)
    fade = slice(back, back + FADE)
    np.testing.assert_allclose(played.sound[fade], cross(b[:, fade], a[:, fade]), atol=1e-6)
    assert_plays(played.sound, a, back + FADE, 90_000)


def test_loudness_match_is_exactly_its_gain_and_the_match_can_be_turned_off(record) -> None:  # type: ignore[no-untyped-def]
    a = noise(5)
    gain = 10 ** (-1.8 / 20)
    body = (
        f"at(30_000, lambda: player.set_tracks([Track(sounds['a'])]))\nlisten([Track(sounds['a'], {gain!r})], 60_000)\n"
    )
    played = record({"a": a}, body)
    (off,) = played.done
    matched = played.sound[FADE:off]
    np.testing.assert_array_equal(matched, a[:, FADE:off].T * np.float32(gain))
    ratio_db = 20 * np.log10(np.sqrt(np.mean(matched**2) / np.mean(a[:, FADE:off] ** 2)))
    assert ratio_db == pytest.approx(-1.8, abs=1e-4)
    assert_plays(played.sound, a, off + FADE, 60_000)


def test_a_loop_turns_back_with_a_faded_seam_and_each_round_is_exactly_as_long(record) -> None:  # type: ignore[no-untyped-def]
    a = noise(7)
    start, end = RATE // 2, RATE
    played = record({"a": a}, "listen([Track(sounds['a'])], 100_000)\n", loop=(0.5, 1.0)).sound
    length = end - start
    assert_plays(played[: length - FADE], a[:, start:], FADE, length - FADE)
    for seam in (length, 2 * length, 3 * length):
        fade = played[seam : seam + FADE]
        np.testing.assert_allclose(
            fade, cross(a[:, end : end + FADE], a[:, start : start + FADE]), atol=1e-6, err_msg=str(seam)
        )
        inside = played[seam + FADE : seam + length]
        np.testing.assert_array_equal(inside, a[:, start + FADE : end].T)


def test_strength_is_the_mix_of_original_and_restoration(record) -> None:  # type: ignore[no-untyped-def]
    a, b = noise(9), noise(11)
    played = record({"a": a, "b": b}, "listen([Track(sounds['b'], 1.0, sounds['a'], 0.25)], 40_000)\n").sound
    np.testing.assert_allclose(played[FADE:40_000], (0.75 * a + 0.25 * b)[:, FADE:40_000].T, atol=1e-7)


def test_before_and_after_of_a_restorer_that_changes_nothing_null_below_90_db(record) -> None:  # type: ignore[no-untyped-def]
    """Switched to and fro, at 100 and at 37 %, all through the recording: what is left beside the original?"""
    a = noise(13)
    body = (
        "a = sounds['a']\n"
        "for turn in range(8):\n"
        "    at(10_000 * (turn + 1), lambda turn=turn: player.select((turn + 1) % 3))\n"
        "listen([Track(a), Track(a.copy()), Track(a.copy(), 1.0, a, 0.37)], 90_000)\n"
    )
    played = record({"a": a}, body)
    assert len(played.done) == 8
    left = played.sound[FADE:90_000].astype(np.float64) - a[:, FADE:90_000].T
    level_db = 20 * np.log10(max(1e-12, np.sqrt(np.mean(left**2)) / np.sqrt(np.mean(a.astype(np.float64) ** 2))))
    assert level_db < -90
    assert np.abs(left).max() < 1e-6


def test_a_listening_test_sounds_alone_and_the_clip_goes_on_where_it_was(record) -> None:  # type: ignore[no-untyped-def]
    a, b = noise(15), noise(17)
    body = (
        "guest = Mixer([Track(sounds['b'])], 44_100)\n"
        "guest.seek(1000)\n"
        "guest.play()\n"
        "at(20_000, lambda: player.lend(guest))\n"
        "at(50_000, lambda: player.give_back())\n"
        "listen([Track(sounds['a'])], 80_000)\n"
    )
    played = record({"a": a, "b": b}, body)
    lent, back = played.done
    length = back - lent
    both = a[:, lent : lent + FADE].T * (1 - RISE) + b[:, 1000 : 1000 + FADE].T * RISE
    np.testing.assert_allclose(played.sound[lent : lent + FADE], both, atol=1e-6)
    np.testing.assert_array_equal(played.sound[lent + FADE : back], b[:, 1000 + FADE : 1000 + length].T)
    np.testing.assert_array_equal(played.sound[back + FADE : 80_000], a[:, lent + FADE : lent + 80_000 - back].T)
