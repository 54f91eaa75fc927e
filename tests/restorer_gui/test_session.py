"""Session: versions of one clip, their levels, and the signals that tell of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model_core.audio import AudioClip
from restorer_gui.session import Opened, Session


def clip(frames: int = 100, sample_rate: int = 1000) -> AudioClip:
    return AudioClip(np.zeros((1, frames), dtype=np.float32), sample_rate)


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session()


def open_clip(session: Session, frames: int = 100) -> None:
    session.set_opened(Opened(Path("song.wav"), clip(frames), None))  # type: ignore[arg-type]


def test_opening_replaces_everything(session: Session) -> None:
    told: list[str] = []
    session.opened.connect(lambda file: told.append(file.path.name))
    open_clip(session)
    session.add_restored("Residual", clip())
    first = session.versions[0].number
    open_clip(session, 50)
    assert told == ["song.wav", "song.wav"]
    assert [version.name for version in session.versions] == ["Before"]
    assert session.after is None
    assert session.versions[0].number > first


def test_a_restoration_takes_the_place_of_the_last_one(session: Session) -> None:
    told: list[tuple[str, bool]] = []
    session.restored.connect(lambda version: told.append((version.name, version.changed)))
    open_clip(session)
    session.add_restored("Residual", clip(), ("a note",))
    session.add_restored("Direct", clip(), changed=False)
    assert told == [("Residual", True), ("Direct", False)]
    assert [version.name for version in session.versions] == ["Before", "Direct"]
    assert session.after is not None
    assert session.after.notes == ()


def test_a_dropped_restoration_leaves_the_opened_clip(session: Session) -> None:
    told: list[int] = []
    session.dropped.connect(lambda: told.append(len(session.versions)))
    open_clip(session)
    session.add_restored("Residual", clip())
    session.drop_restored()
    assert told == [1]
    assert session.after is None
    assert [version.name for version in session.versions] == ["Before"]


@pytest.mark.parametrize("other", [clip(99), clip(100, 2000)])
def test_a_restoration_of_another_length_or_rate_is_a_mistake(session: Session, other: AudioClip) -> None:
    open_clip(session)
    with pytest.raises(ValueError, match="length and rate"):
        session.add_restored("Residual", other)
    assert len(session.versions) == 1


def test_what_comes_late_for_a_version_that_is_gone_is_forgotten(session: Session) -> None:
    told: list[int] = []
    session.version_changed.connect(lambda version: told.append(version.number))
    open_clip(session)
    gone = session.add_restored("Residual", clip()).number
    kept = session.add_restored("Direct", clip()).number
    session.set_loudness(gone, -10.0)
    session.set_loudness(kept, -12.0)
    assert told == [kept]
    assert session.after is not None
    assert session.after.loudness_lufs == -12.0


def test_matching_turns_down_to_the_quietest_once_all_are_known(session: Session) -> None:
    open_clip(session)
    after = session.add_restored("Residual", clip())
    session.set_loudness(session.versions[0].number, -18.0)
    assert session.match_gains_db() == [0.0, 0.0]
    session.set_loudness(after.number, -16.5)
    assert session.match_gains_db() == [0.0, -1.5]
    session.set_loudness(after.number, -20.0)
    assert session.match_gains_db() == [-2.0, 0.0]
