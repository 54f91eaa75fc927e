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


def sound(value: float) -> AudioClip:
    return AudioClip(np.full((1, 100), value, dtype=np.float32), 1000)


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


def test_versions_stand_side_by_side_and_the_same_checkpoint_replaces_its_own(session: Session) -> None:
    told: list[str] = []
    session.version_added.connect(lambda version: told.append(f"+{version.name}"))
    session.version_removed.connect(lambda number: told.append(f"-{number}"))
    open_clip(session)
    first = session.add_restored("Residual", clip(), ("a note",), checkpoint="residual")
    session.add_restored("Direct", clip(), checkpoint="direct")
    again = session.add_restored("Residual again", clip(), checkpoint="residual")
    assert told == ["+Residual", "+Direct", f"-{first.number}", "+Residual again"]
    assert [version.name for version in session.versions] == ["Before", "Residual again", "Direct"]
    assert session.after is again
    assert (session.index(again.number), session.index(first.number)) == (1, None)


def test_nine_versions_at_most_the_oldest_restoration_goes(session: Session) -> None:
    open_clip(session)
    for number in range(9):
        session.add_restored(str(number), clip(), checkpoint=f"c{number}")
    assert [version.name for version in session.versions] == ["Before", "8", "1", "2", "3", "4", "5", "6", "7"]


def test_a_try_out_gives_way_to_the_whole_and_never_the_other_way_round(session: Session) -> None:
    open_clip(session)
    session.add_restored("try 1", clip(), checkpoint="residual", trial=(0.0, 0.1))
    session.add_restored("try 2", clip(), checkpoint="residual", trial=(0.0, 0.2))
    assert [version.name for version in session.versions] == ["Before", "try 2"]
    session.add_restored("whole", clip(), checkpoint="residual")
    session.add_restored("try 3", clip(), checkpoint="residual", trial=(0.0, 0.1))
    assert [version.name for version in session.versions] == ["Before", "whole", "try 3"]
    session.add_restored("whole 2", clip(), checkpoint="residual")
    assert [version.name for version in session.versions] == ["Before", "whole 2"]


def test_removing_and_renaming(session: Session) -> None:
    open_clip(session)
    kept = session.add_restored("Residual", clip(), checkpoint="a")
    gone = session.add_restored("Direct", clip(), checkpoint="b")
    session.remove(gone.number)
    session.remove(gone.number)
    session.remove(session.versions[0].number)  # Before stays
    session.rename(kept.number, "  Mine ")
    session.rename(kept.number, " ")
    assert [version.name for version in session.versions] == ["Before", "Mine"]


def test_the_sound_of_a_version_is_the_mix_at_its_strength(session: Session) -> None:
    session.set_opened(Opened(Path("song.wav"), sound(0.5), None))  # type: ignore[arg-type]
    version = session.add_restored("Residual", sound(1.0), checkpoint="a", strength_percent=25.0)
    np.testing.assert_array_equal(version.clip.samples, np.full((1, 100), 0.625, np.float32))
    assert [block.shape[1] for block in version.clip.blocks(60)] == [60, 40]
    session.set_strength(version.number, 0.0)
    assert session.versions[1].clip is session.versions[0].full_clip
    session.set_strength(version.number, 100.0)
    assert session.versions[1].clip is version.full_clip
    assert session.versions[0].clip is session.versions[0].full_clip


@pytest.mark.parametrize("other", [clip(99), clip(100, 2000)])
def test_a_restoration_of_another_length_or_rate_is_a_mistake(session: Session, other: AudioClip) -> None:
    open_clip(session)
    with pytest.raises(ValueError, match="length and rate"):
        session.add_restored("Residual", other)
    assert len(session.versions) == 1


def test_what_comes_late_for_a_version_that_is_gone_or_has_another_strength_is_forgotten(session: Session) -> None:
    told: list[int] = []
    open_clip(session)
    gone = session.add_restored("Residual", clip(), checkpoint="a").number
    kept = session.add_restored("Residual", clip(), checkpoint="a").number
    session.version_changed.connect(lambda version: told.append(version.number))
    session.set_measured(gone, level_lufs=-10.0)
    session.set_measured(kept, 100.0, level_lufs=-12.0)
    assert told == [kept]
    session.set_strength(kept, 50.0)
    session.set_measured(kept, 100.0, level_lufs=-13.0)
    assert session.versions[1].level_lufs == -12.0  # what is known stays until something newer is, so nothing jumps
    session.set_measured(kept, 50.0, level_lufs=-14.0)
    assert session.versions[1].level_lufs == -14.0


def test_a_change_of_strength_forgets_figures_and_verdict_and_keeps_the_picture_for_now(session: Session) -> None:
    open_clip(session)
    number = session.add_restored("Residual", clip(), checkpoint="a").number
    session.set_measured(number, picture="p", facts="f", verdict="v")
    session.set_strength(number, 40.0)
    version = session.versions[1]
    assert (version.picture, version.facts, version.verdict, version.share) == ("p", None, None, 0.4)


def test_matching_turns_down_to_the_quietest_of_those_that_are_known(session: Session) -> None:
    open_clip(session)
    assert session.match_gains_db() == [0.0]
    after = session.add_restored("Residual", clip())
    session.set_measured(session.versions[0].number, level_lufs=-18.0)
    assert session.match_gains_db() == [0.0, 0.0]
    session.set_measured(after.number, level_lufs=-16.5)
    assert session.match_gains_db() == [0.0, -1.5]
    session.add_restored("Direct", clip(), checkpoint="b")  # not measured yet: as loud as Before
    assert session.match_gains_db() == [0.0, -1.5, 0.0]
    session.set_measured(after.number, level_lufs=-20.0)
    assert session.match_gains_db() == [-2.0, 0.0, -2.0]


def test_one_headroom_keeps_every_true_peak_below_full_scale(session: Session) -> None:
    open_clip(session)
    after = session.add_restored("Residual", clip())
    session.set_measured(session.versions[0].number, level_lufs=-18.0, peak_dbfs=0.5)
    session.set_measured(after.number, level_lufs=-17.0, peak_dbfs=2.0)
    assert session.match_gains_db() == [-1.0, -2.0]


def test_the_loop_is_kept_inside_the_clip_and_goes_with_it(session: Session) -> None:
    told: list[object] = []
    session.loop_changed.connect(told.append)
    open_clip(session)
    session.set_loop((0.09, -1.0))
    session.set_loop((0.0, 0.09))
    session.set_loop((0.05, 7.0))
    session.set_loop((0.2, 0.3))
    session.set_loop((0.01, 0.02))
    assert told == [(0.0, 0.09), (0.05, 0.1), None, (0.01, 0.02)]
    open_clip(session)
    assert session.loop is None


def test_a_duplicate_stands_beside_its_original_with_a_strength_of_its_own(session: Session) -> None:
    open_clip(session)
    first = session.add_restored("Residual", clip(), checkpoint="a")
    session.add_restored("Direct", clip(), checkpoint="b")
    copy = session.duplicate(first.number)
    assert copy is not None
    session.set_strength(copy.number, 40.0)
    assert [(version.name, version.strength_percent) for version in session.versions] == [
        ("Before", 100.0), ("Residual", 100.0), ("Residual", 40.0), ("Direct", 100.0),
    ]  # fmt: skip
    assert copy.full_clip is first.full_clip
    assert session.duplicate(session.versions[0].number) is None  # Before has no strength
    session.add_restored("again", clip(), checkpoint="a")  # takes the place of the last, and leaves the other
    assert [version.name for version in session.versions] == ["Before", "Residual", "again", "Direct"]


def test_a_duplicate_takes_the_place_of_the_oldest_other_where_there_is_no_room(session: Session) -> None:
    open_clip(session)
    numbers = [session.add_restored(str(made), clip(), checkpoint=f"c{made}").number for made in range(8)]
    session.duplicate(numbers[0])
    assert [version.name for version in session.versions] == ["Before", "0", "0", "2", "3", "4", "5", "6", "7"]
