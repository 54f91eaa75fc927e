"""Frame time while looking through an hour of music: ``python benchmarks/scrolling.py [--hours 1] [--seconds 3]``.

The pictures have the real size of an hour at 44.1 kHz and are filled with noise and lines. Before, After and What
changed are shown, and every frame moves or zooms and is drawn completely before the next. Prints mean, p95 and maximum
per movement and axis in ms (16.7 is 60 frames a second) and the processor's time per frame, which other programs do not
lengthen; then what a moved playhead and a moved pointer cost. Run it offscreen (QT_QPA_PLATFORM=offscreen) or under
``xvfb-run -a -s "-screen 0 2560x1600x24"``.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--hours", type=float, default=1.0)
parser.add_argument("--seconds", type=float, default=3.0, help="per movement")
parser.add_argument("--size", default="780x560", help="of the comparison with the overview, in logical pixels")
parser.add_argument("--scale", default="1", help="QT_SCALE_FACTOR")
options = parser.parse_args()
os.environ["QT_SCALE_FACTOR"] = options.scale

import numpy as np  # noqa: E402
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget  # noqa: E402

from model_core.pictures import N_MELS, MelPicture, _pyramid, triangles  # noqa: E402
from restorer_gui.theme import Theme  # noqa: E402
from restorer_gui.widgets.comparison import Comparison  # noqa: E402
from restorer_gui.widgets.picture_look import PictureLook  # noqa: E402
from restorer_gui.widgets.waveform import Waveform  # noqa: E402

RATE, N_FFT = 44_100, 2048
HOP_S = N_FFT / 4 / RATE


def hour(seed: int) -> MelPicture:
    columns = round(options.hours * 3600 / HOP_S)
    rng = np.random.default_rng(seed)
    steps = rng.integers(-110 * 256, -20 * 256, (N_MELS, columns), dtype=np.int16)
    steps[40:48] = -10 * 256
    peaks = rng.random(columns, dtype=np.float32)
    return MelPicture(_pyramid(steps), peaks, HOP_S, triangles(N_FFT, RATE)[1], columns * HOP_S, -10.0)


class Room:
    """Comparison and overview as the page has them."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.window, self.comparison, self.waveform = QWidget(), Comparison(), Waveform()
        column = QVBoxLayout(self.window)
        column.addWidget(self.comparison, 1)
        column.addWidget(self.waveform)
        self.comparison.view_changed.connect(self.waveform.set_span)
        width, height = options.size.split("x")
        self.window.resize(int(width), int(height))
        self.window.show()

    def frames(self, name: str, step: Callable[[int], None]) -> None:
        """Do one step and draw it, again and again."""
        self._application.processEvents()
        took_ms: list[float] = []
        end, worked_s = time.perf_counter() + options.seconds, time.process_time()
        while time.perf_counter() < end:
            began = time.perf_counter()
            step(len(took_ms))
            self._application.processEvents()
            took_ms.append((time.perf_counter() - began) * 1000)
        mean, p95, most = np.mean(took_ms), np.percentile(took_ms, 95), np.max(took_ms)
        own = (time.process_time() - worked_s) * 1000 / len(took_ms)
        print(f"{name:20s} mean {mean:5.1f}   p95 {p95:5.1f}   max {most:5.1f}   processor {own:5.1f} ms", flush=True)


def main() -> None:
    application = QApplication([])
    Theme(application)
    room = Room(application)
    comparison, before, after = room.comparison, hour(1), hour(2)
    length_s = before.duration_s
    comparison.set_clip(length_s, RATE / 2)
    room.waveform.set_clip(length_s)
    comparison.set_pictures(before, after)
    room.waveform.set_peaks(before.peaks)
    comparison.set_cutoff(16_000.0)
    comparison.set_loop((length_s * 0.4, length_s * 0.45))
    for axis in ("mel", "linear", "log"):
        comparison.set_look(PictureLook(axis=axis, show_change=True))
        for width_s in (10.0, 600.0):
            comparison.show_span(0.0, width_s)

            def scroll(frame: int, width_s: float = width_s) -> None:
                start_s = (frame * width_s * 0.01) % (length_s - width_s)
                comparison.show_span(start_s, start_s + width_s)

            room.frames(f"{axis}: scroll {width_s:g} s", scroll)

        def zoom(frame: int) -> None:
            comparison.zoom(0.97 if frame // 350 % 2 == 0 else 1 / 0.97)

        comparison.show_whole()
        room.frames(f"{axis}: zoom", zoom)
    comparison.show_span(600.0, 630.0)
    room.frames("playhead", lambda frame: comparison.set_playhead(600.0 + frame / 60 % 30))
    room.frames("pointer", lambda frame: comparison.view.set_pointer((600.0 + frame / 60 % 30, 1000.0)))
    room.window.close()


main()
