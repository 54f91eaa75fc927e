"""Through PortAudio itself: ALSA's file device writes down what it was given, without a sound card or a clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

RATE, FRAMES = 44_100, 88_200

PLAY = """
import os, sys, time
import numpy as np
from PySide6.QtCore import QCoreApplication
from restorer_gui.mixer import Track
from restorer_gui.player import Player

app = QCoreApplication([])
player = Player()
lost = []
player.sound_lost.connect(lost.append)
ramp = np.linspace(0.1, 0.5, 88_200, dtype=np.float32)[np.newaxis]
player.load([Track(ramp), Track(-ramp)], 44_100)
wanted, render = player._mixer, player._mixer.render

def render_and_switch(frames):
    if wanted.frame > 30_000:  # between two blocks, as a key would
        wanted.select(1)
    return render(frames)

wanted.render = render_and_switch
player.play()
end = time.monotonic() + 120
while not wanted.ended and not lost and time.monotonic() < end:
    app.processEvents()
print(lost[0] if lost else "played", flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs ALSA's file device")
def test_what_portaudio_played_is_the_versions_themselves_around_one_fade(tmp_path: Path) -> None:
    pytest.importorskip("sounddevice", exc_type=OSError)
    played, settings = tmp_path / "played.raw", tmp_path / "asound.conf"
    settings.write_text(
        f'pcm.nothing {{ type null }}\npcm.!default {{ type file slave.pcm "nothing" file "{played}" format "raw" }}\n'
    )
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(settings)}
    done = subprocess.run([sys.executable, "-c", PLAY], env=environment, capture_output=True, text=True, timeout=200)
    if done.stdout.startswith("Playing is off"):
        pytest.skip("this PortAudio has no ALSA")
    assert done.stdout == "played\n", done.stderr
    stereo = np.fromfile(played, dtype=np.float32)
    stereo = stereo[: len(stereo) // 2 * 2].reshape(-1, 2)
    np.testing.assert_array_equal(stereo[:, 0], stereo[:, 1])
    first = int(np.flatnonzero(stereo[:, 0])[0])
    sound = stereo[first : first + FRAMES - 4096, 0]
    ramp = np.linspace(0.1, 0.5, FRAMES, dtype=np.float32)
    fade = round(0.008 * RATE)
    start = fade + int(np.flatnonzero(sound[fade:] != ramp[fade : len(sound)])[0])
    assert 30_000 < start < 60_000
    np.testing.assert_array_equal(sound[start + fade :], -ramp[start + fade : len(sound)])
    rise = 0.5 - 0.5 * np.cos(np.pi * (np.arange(fade) + 0.5) / fade)
    np.testing.assert_allclose(sound[start : start + fade], ramp[start : start + fade] * (1 - 2 * rise), atol=1e-6)
