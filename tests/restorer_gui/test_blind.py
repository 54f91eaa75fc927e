"""Blind tests by keyboard: nothing tells which is which, the log tells everything, the clip comes back as it was."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from gui_fakes import FakeStream, answer, idle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from model_core.audio import AudioClip
from model_core.errors import AudioError
from restorer_gui.app import App
from restorer_gui.blind import AbxDialog, Candidate, PreferenceDialog, open_abx, open_preference
from restorer_gui.blind.log import Log, write_log
from restorer_gui.jobs import Background
from restorer_gui.mixer import Track
from restorer_gui.player import Player
from restorer_gui.sound_device import NoSound

RATE = 1000
LEVELS = (0.1, 0.2, 0.3)  # each version is one constant: it can be recognised in what is played
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Room:
    """A player with three versions on the table, a window, and what the tests do in it."""

    def __init__(self, qtbot: QtBot, player: Player, streams: list[FakeStream], folder: Path) -> None:
        self.qtbot, self.player, self.streams, self.folder = qtbot, player, streams, folder
        self.window, self.background = QWidget(), Background()
        qtbot.addWidget(self.window)
        self.window.show()
        sounds = [np.full((1, 12 * RATE), level, np.float32) for level in LEVELS]
        names = ("Before", "Residual", "Direct")
        self.candidates = [
            Candidate(name, Track(sound), AudioClip(sound, RATE)) for name, sound in zip(names, sounds, strict=True)
        ]
        player.load([candidate.track for candidate in self.candidates], RATE)

    def abx(self, seed: int = 3, loop: tuple[float, float] | None = (2.0, 4.0)) -> AbxDialog:
        return open_abx(
            self.window, self.player, self.candidates, self.background, self.folder, "a.wav", loop, (0, 2), seed
        )

    def preference(self, seed: int = 3) -> PreferenceDialog:
        return open_preference(
            self.window, self.player, self.candidates, self.background, self.folder, "a.wav", (2.0, 4.0), seed
        )

    def start(self, dialog: AbxDialog | PreferenceDialog, trials: int | None = None) -> None:
        if isinstance(dialog, AbxDialog) and trials is not None:
            dialog.trials.setCurrentIndex(dialog.trials.findData(trials))
        dialog.place.setCurrentIndex(dialog.place.findData("loop") if dialog.place.count() > 1 else 0)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: dialog.running)
        dialog.activateWindow()
        self.qtbot.waitUntil(dialog.isActiveWindow)  # or no shortcut arrives
        self.qtbot.waitUntil(lambda: bool(self.streams) and not self.player.busy)

    def heard(self) -> float:
        """What comes out of the loudspeaker now."""
        return round(float(self.streams[-1].pull(100)[-1, 0]), 3)

    def logs(self, suffix: str) -> list[Path]:
        self.qtbot.waitUntil(lambda: not self.background.running)
        return sorted(self.folder.glob(f"*{suffix}")) if self.folder.exists() else []


@pytest.fixture
def room(qtbot: QtBot, streams: list[FakeStream], tmp_path: Path) -> Iterator[Room]:
    def open_fake(sample_rate: int, callback: Callable[..., None]) -> FakeStream:
        streams.append(FakeStream(sample_rate, callback))
        return streams[-1]

    player = Player(open_stream=open_fake, find_trouble=lambda: None)
    made = Room(qtbot, player, streams, tmp_path / "tests")
    yield made
    player.shut_down()
    qtbot.waitUntil(lambda: not player.busy and not made.background.running)


def type_answers(dialog: AbxDialog, letters: str) -> None:
    for letter in letters:
        QTest.keyClick(dialog, Qt.Key[f"Key_{letter}"], SHIFT)


def secret(dialog: AbxDialog) -> str:
    return "".join(trial.x for trial in dialog._drawn)


def what_can_be_seen(dialog: QWidget) -> list[tuple[str, str, str, bool, bool]]:
    """Every word, name, tip and state on the screen."""
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    return [
        (
            part.text(),
            part.accessibleName(),
            part.toolTip(),
            part.isEnabled(),
            isinstance(part, QAbstractButton) and part.isChecked(),
        )
        for part in parts
        if part.isVisible()
    ]


def test_x_is_what_was_drawn_and_the_keys_switch_in_place(room: Room) -> None:
    dialog = room.abx()
    room.start(dialog, 8)
    sounds = {"A": LEVELS[0], "B": LEVELS[2]}
    for x in secret(dialog):
        assert room.heard() == LEVELS[0]  # every trial begins with A
        QTest.keyClick(dialog, Qt.Key.Key_X)
        assert room.heard() == sounds[x]
        QTest.keyClick(dialog, Qt.Key.Key_B)
        assert room.heard() == LEVELS[2]
        type_answers(dialog, x)
    assert dialog.verdict.text() == "You heard it"
    dialog.reject()


def test_the_excerpt_repeats_and_space_pauses(room: Room) -> None:
    ramp = np.arange(12 * RATE, dtype=np.float32)[np.newaxis]
    room.candidates[0] = Candidate("Before", Track(ramp), AudioClip(ramp, RATE))
    dialog = room.abx()
    room.start(dialog)
    assert room.streams[-1].pull(100)[-1, 0] == 2099.0  # the loop is 2 to 4 s
    room.streams[-1].pull(1900)
    assert room.streams[-1].pull(100)[-1, 0] == 2099.0
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    assert room.heard() == 0.0
    QTest.keyClick(dialog, Qt.Key.Key_Home)
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    assert room.streams[-1].pull(50)[-1, 0] == 2049.0
    dialog.reject()


def test_nothing_on_the_screen_depends_on_what_x_is(room: Room) -> None:
    """Two tests whose first draws differ look the same at every step, right or wrong."""
    seen: dict[str, list[object]] = {}
    for seed in range(20):
        dialog = room.abx(seed)
        room.start(dialog, 8)
        x = secret(dialog)[:2]
        looks: list[object] = [what_can_be_seen(dialog)]
        QTest.keyClick(dialog, Qt.Key.Key_X)
        looks.append(what_can_be_seen(dialog))
        type_answers(dialog, "A")
        looks.append(what_can_be_seen(dialog))
        seen.setdefault(x, looks)
        assert [set(a) ^ set(b) for a, b in zip(seen[x], looks, strict=True)] == [set()] * 3
        dialog.stop()
        if len(seen) == 4:
            break
    assert len(seen) == 4
    assert all(looks == seen["AA"] for looks in seen.values())


def test_the_log_of_a_whole_test_holds_what_was_drawn_and_answered(room: Room) -> None:
    dialog = room.abx()
    room.start(dialog, 10)
    x = secret(dialog)
    type_answers(dialog, x[:9] + ("A" if x[9] == "B" else "B"))
    assert dialog.verdict.text() == "You heard it"
    assert "9 of 10 right" in dialog.figures.text() and "p = 0.0107" in dialog.figures.text()
    assert "A was Before, B was Direct." in dialog.figures.text()
    (path,) = room.logs(".json")
    told = json.loads(path.read_text())
    assert (told["kind"], told["complete"], told["correct"], told["trials"]) == ("abx", True, 9, 10)
    assert told["p_value"] == pytest.approx(0.0107, abs=1e-4)
    assert told["versions"] == {"A": "Before", "B": "Direct"}
    assert told["gains_db"] == {"A": 0.0, "B": 0.0}
    assert (told["file"], told["seed"]) == ("a.wav", 3)
    with room.logs(".csv")[0].open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert "".join(row["x"] for row in rows) == x
    assert [row["correct"] for row in rows] == ["True"] * 9 + ["False"]
    assert {row["complete"] for row in rows} == {"True"}
    assert dialog.folder_button.isEnabled()
    dialog.reject()


def test_guessing_is_no_evidence(room: Room) -> None:
    dialog = room.abx()
    room.start(dialog, 8)
    type_answers(dialog, "A" * 8)
    assert dialog.verdict.text() == "No evidence that you can tell them apart"
    dialog.reject()


def test_stopping_midway_asks_and_keeps_the_answers_as_incomplete(room: Room) -> None:
    dialog = room.abx()
    room.start(dialog, 16)
    type_answers(dialog, "AB")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    answer(box, "Go on")
    assert dialog.isVisible() and dialog.running
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    answer(dialog.findChildren(QMessageBox)[-1], "Stop")
    assert not dialog.isVisible()
    told = json.loads(room.logs(".json")[0].read_text())
    assert (told["complete"], told["answered"], told["trials"], told["p_value"]) == (False, 2, 16, None)
    with room.logs(".csv")[0].open(newline="") as file:
        assert [row["complete"] for row in csv.DictReader(file)] == ["False", "False"]


def test_cancelling_before_the_first_answer_leaves_no_log(room: Room) -> None:
    dialog = room.abx()
    room.start(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert room.logs("") == []


@pytest.mark.parametrize("playing", [True, False])
@pytest.mark.parametrize("how", ["finished", "stopped"])
def test_the_clip_comes_back_exactly_as_it_was(room: Room, playing: bool, how: str, qtbot: QtBot) -> None:
    room.player.set_loop((1.0, 9.0))
    room.player.select(1)
    room.player.seek(5.0)
    if playing:
        with qtbot.waitSignal(room.player.sound_found):
            room.player.play()
        room.streams[-1].pull(500)
    position = room.player._mixer.frame
    dialog = room.abx()
    room.start(dialog, 8)
    assert room.heard() == LEVELS[0]
    QTest.keyClick(dialog, Qt.Key.Key_X)
    room.heard()
    type_answers(dialog, "A" * 8 if how == "finished" else "A")
    room.heard()
    dialog.reject() if how == "finished" else dialog.stop()
    assert (room.player.track, room.player.loop, room.player.playing) == (1, (1.0, 9.0), playing)
    assert room.player._mixer.frame == position
    assert room.heard() == (LEVELS[1] if playing else 0.0)
    assert room.player._mixer.frame == position + (100 if playing else 0)


def test_the_same_version_twice_is_no_test(room: Room) -> None:
    dialog = room.abx()
    dialog.choose(1, 1)
    assert not dialog.begin_button.isEnabled()
    assert dialog.rule.text() == "A and B are the same version: choose two."
    dialog.choose(1, 2)
    assert dialog.begin_button.isEnabled()
    assert dialog.rule.text() == "12 of 16 right answers or more count as heard."
    dialog.reject()


def test_excerpts_are_looked_for_where_the_change_is(room: Room) -> None:
    changed = np.full((1, 12 * RATE), 0.1, np.float32)
    changed[:, 8 * RATE : 9 * RATE] = 0.4
    room.candidates[2] = Candidate("Direct", Track(changed), AudioClip(changed, RATE))
    dialog = room.abx(loop=None)
    dialog.length.setCurrentIndex(dialog.length.findData(3))
    room.start(dialog, 8)
    starts = {trial.excerpt.start_s for trial in dialog._drawn}
    assert all(6.0 <= start <= 8.0 for start in starts)
    dialog.reject()


def test_another_clip_ends_the_test_and_what_was_answered_is_kept(room: Room) -> None:
    dialog = room.abx()
    room.start(dialog)
    type_answers(dialog, "A")
    room.player.load([], RATE)
    assert not dialog.isVisible()
    assert json.loads(room.logs(".json")[0].read_text())["complete"] is False


def test_without_sound_answers_wait_and_the_test_is_marked_incomplete(room: Room, qtbot: QtBot) -> None:
    dialog = room.abx()
    room.start(dialog, 8)
    x = secret(dialog)
    type_answers(dialog, x[0])
    with qtbot.waitSignal(room.player.sound_lost):
        room.streams[-1].active = False
    assert dialog.sound.isVisible()
    assert dialog.sound.text() == (
        "Answers wait because there is no sound: connect a device and press A, or stop the test."
    )
    type_answers(dialog, x[1:])
    dialog.answers[0].click()
    assert len(dialog._answers) == 1
    assert not any(button.isEnabled() for button in dialog.answers)
    with qtbot.waitSignal(room.player.sound_found):
        QTest.keyClick(dialog, Qt.Key.Key_B)
    assert not dialog.sound.isVisible()
    assert all(button.isEnabled() for button in dialog.answers)
    assert room.heard() == LEVELS[2]
    type_answers(dialog, x[1:])
    assert dialog.verdict.text() == "The sound was lost on the way: this test is incomplete"
    kept = json.loads(room.logs(".json")[0].read_text())
    assert (kept["complete"], kept["sound_lost"], kept["p_value"], kept["correct"]) == (False, True, None, 8)
    assert "you heard it" not in kept["summary"]
    dialog.reject()


@pytest.mark.parametrize("kind", ["abx", "preference"])
def test_with_no_device_at_all_nothing_is_answered_and_the_test_can_be_left(
    room: Room, qtbot: QtBot, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(sample_rate: int, callback: object) -> FakeStream:
        raise NoSound("Playing is off because there is no sound device; connect one and press Play.")

    monkeypatch.setattr(room.player, "_open_stream", refuse)
    dialog = room.abx() if kind == "abx" else room.preference()
    dialog.place.setCurrentIndex(dialog.place.findData("loop"))
    with qtbot.waitSignal(room.player.sound_lost):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not room.player.busy)
    if isinstance(dialog, AbxDialog):
        dialog.answer("A")
        assert dialog._answers == []
    else:
        dialog.put(0)
        dialog.tied()
        dialog.confirm()
        assert (dialog._ranks, dialog._placed) == ([], [])
        assert not dialog.tie.isEnabled() and not any(place.isEnabled() for place in dialog.places)
    assert dialog.sound.isVisible() and "no sound" in dialog.sound.text()
    dialog.reject()  # no question: nothing was answered
    assert not dialog.isVisible()
    assert room.logs(".json") == []


def test_a_preference_during_which_the_sound_was_lost_proves_nothing(room: Room, qtbot: QtBot) -> None:
    dialog = room.preference()
    dialog.rounds.setCurrentIndex(1)  # three
    room.start(dialog)
    rank(dialog, [2, 1, 0])
    with qtbot.waitSignal(room.player.sound_lost):
        room.streams[-1].active = False
    QTest.keyClick(dialog, Qt.Key.Key_0)
    assert len(dialog._ranks) == 1
    with qtbot.waitSignal(room.player.sound_found):
        QTest.keyClick(dialog, Qt.Key.Key_A)
    for _ in range(2):
        rank(dialog, [2, 1, 0])
    assert dialog.verdict.text() == "The sound was lost on the way: this test is incomplete"
    kept = json.loads(room.logs(".json")[0].read_text())
    assert (kept["complete"], kept["sound_lost"], kept["p_value"]) == (False, True, None)
    assert "False" in room.logs(".csv")[0].read_text()
    dialog.reject()


def rank(dialog: PreferenceDialog, wanted: list[int]) -> None:
    """Put the versions in this order, best first, by their letters of this round."""
    order = dialog._rounds[len(dialog._ranks)].order
    for version in wanted[:-1]:  # the last one follows by itself
        QTest.keyClick(dialog, Qt.Key(Qt.Key.Key_A + order.index(version)), SHIFT)
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_a_preference_is_found_behind_changing_letters(room: Room) -> None:
    dialog = room.preference()
    room.start(dialog)
    for _ in range(5):
        drawn = dialog._rounds[len(dialog._ranks)]
        for letter, version in enumerate(drawn.order):
            QTest.keyClick(dialog, Qt.Key(Qt.Key.Key_A + letter))
            assert room.heard() == LEVELS[version]
        rank(dialog, [2, 0, 1])
    assert len({drawn.order for drawn in dialog._rounds}) > 1
    assert dialog.verdict.text() == "You prefer Direct"
    assert dialog.table.text().splitlines() == [
        "1. Direct: mean place 1.0, preferred in 10 of 10 pairs",
        "2. Before: mean place 2.0, preferred in 5 of 10 pairs",
        "3. Residual: mean place 3.0, preferred in 0 of 10 pairs",
    ]
    told = json.loads(room.logs(".json")[0].read_text())
    assert (told["kind"], told["complete"], told["mean_places"]) == ("preference", True, [2.0, 3.0, 1.0])
    assert told["p_value"] == pytest.approx(np.exp(-5))
    with room.logs(".csv")[0].open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 15
    assert {row["place"] for row in rows if row["version"] == "Direct"} == {"1.0"}
    dialog.reject()


def test_an_order_can_be_taken_back_and_none_preferred(room: Room) -> None:
    dialog = room.preference()
    room.start(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_A, SHIFT)
    QTest.keyClick(dialog, Qt.Key.Key_A, SHIFT)
    assert dialog._placed == [0]
    assert not dialog.next.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_C, SHIFT)
    assert dialog._placed == [0, 2, 1]
    assert [place.text() for place in dialog.places] == ["1  A", "2  C", "3  B"]
    QTest.keyClick(dialog, Qt.Key.Key_Backspace)
    assert dialog._placed == [0]
    QTest.keyClick(dialog, Qt.Key.Key_B)
    dialog.places[1].click()  # puts what is heard there
    assert dialog._placed == [0, 1, 2]
    for _ in range(5):
        QTest.keyClick(dialog, Qt.Key.Key_0)
    assert dialog.verdict.text() == "No clear preference in these answers"
    assert dialog.figures.text() == "You had no preference in any round."
    dialog.reject()


def test_a_preference_between_two_of_three(room: Room) -> None:
    dialog = room.preference()
    dialog.wanted[1].setChecked(False)
    room.start(dialog)
    assert [place.isVisible() for place in dialog.places] == [True, True, False]
    QTest.keyClick(dialog, Qt.Key.Key_C, SHIFT)
    QTest.keyClick(dialog, Qt.Key.Key_C)
    assert dialog._placed == []
    for _ in range(5):
        rank(dialog, [1, 0])
    assert dialog.table.text().startswith("1. Direct: mean place 1.0")
    assert "p = 0.0625" in dialog.figures.text()
    assert dialog.verdict.text() == "No clear preference in these answers"  # five rounds are too few for two
    dialog.reject()


def test_logs_never_take_each_others_place_and_a_folder_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    log = Log("abx", "2026-01-02T03:04:05+00:00", {"complete": True}, [{"trial": 1, "answer": "A"}])
    names = [write_log(log, tmp_path / "logs").name for _ in range(3)]
    assert names == [
        "abx 2026-01-02 03.04.05.json",
        "abx 2026-01-02 03.04.05 (2).json",
        "abx 2026-01-02 03.04.05 (3).json",
    ]
    assert (tmp_path / "logs" / "abx 2026-01-02 03.04.05 (3).csv").read_text() == (
        "trial,answer,test,complete\n1,A,2026-01-02T03:04:05+00:00,True\n"
    )
    (tmp_path / "file").write_text("")
    with pytest.raises(AudioError, match="expected a folder for the log"):
        write_log(log, tmp_path / "file" / "inside")


def test_every_control_of_both_tests_can_be_reached_and_has_a_name(room: Room) -> None:
    for dialog in (room.abx(), room.preference()):
        for button in dialog.findChildren(QAbstractButton):
            assert button.accessibleName(), button.text()
            assert button.toolTip(), button.text()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        dialog.reject()


def test_x_opens_the_test_on_what_is_heard_and_it_is_loudness_matched_even_where_the_window_is_not(
    opened: App, qtbot: QtBot
) -> None:
    store = opened.page._store
    store.change(replace(store.current, match_loudness=False))
    opened.page.restore()
    idle(opened, qtbot)
    opened.page.test_blind()
    (dialog,) = opened.window.findChildren(AbxDialog)
    assert dialog.pair()[0].name == opened.session.versions[0].name
    gains_db = [20 * np.log10(candidate.track.gain) for candidate in dialog.pair()]
    assert gains_db == pytest.approx([-6.02, 0.0], abs=0.05)  # the fake restorer halves every sample
    dialog.reject()
