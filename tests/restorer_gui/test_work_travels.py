"""What the restore page asks of the engine's process really gets there: versions below 100 %, and try-outs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import pytest
from gui_fakes import outcome
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip, measure
from model_core.strength import Mixed
from restorer_gui import work
from restorer_gui.engine_process import Engine
from restorer_gui.jobs import JobRunner, belongs_into_engine, use_engine

RATE = 8000


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    engine = Engine()
    use_engine(engine)
    yield JobRunner()
    use_engine(None)
    engine.close()


def run(runner: JobRunner, job: Any, qtbot: QtBot) -> Any:
    """What the job returned, or its `Failure`."""
    assert belongs_into_engine(job)
    return outcome(runner, job, qtbot)


def test_a_mix_and_a_try_out_are_drawn_measured_and_judged_over_there(runner: JobRunner, qtbot: QtBot) -> None:
    rng = np.random.default_rng(0)
    original = AudioClip(0.1 * rng.standard_normal((2, 2 * RATE)).astype(np.float32), RATE)
    full = AudioClip(original.samples * np.float32(3.0), RATE)
    mixed = Mixed(original, full, 50.0)  # twice as loud as the original
    assert run(runner, partial(work.draw, mixed), qtbot).duration_s == 2.0
    facts, same_before = run(runner, partial(work.measure_facts, work.Sounding(original, full, 50.0)), qtbot)
    assert same_before is None
    assert facts == measure(AudioClip(mixed.samples, RATE))
    trial = work.Sounding(original, full, 50.0, (0.5, 1.5))
    facts, same_before = run(runner, partial(work.measure_facts, trial), qtbot)
    assert facts.loudness_lufs - same_before.loudness_lufs == pytest.approx(20 * np.log10(2.0), abs=0.01)
    verdict = run(runner, partial(work.judge, trial, same_before, facts, None, False), qtbot)
    assert verdict.loudness_change_lu == pytest.approx(20 * np.log10(2.0), abs=0.01)
