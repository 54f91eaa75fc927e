"""Player: the device's life around the mixer, without a device."""

from __future__ import annotations

import builtins
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from gui_fakes import FakeStream
from pytestqt.qtbot import QtBot

from restorer_gui import player as player_module
from restorer_gui import sound_device
from restorer_gui.mixer import Mixer, Track
from restorer_gui.player import Player
from restorer_gui.sound_device import LATENCIES_S, Cushion, NoSound, find_trouble, open_stream

RATE = 1000


@pytest.fixture
def player(qtbot: QtBot, streams: list[FakeStream]) -> Iterator[Player]:
    def open_fake(sample_rate: int, callback: Callable[..., None]) -> FakeStream:
        streams.append(FakeStream(sample_rate, callback))
        return streams[-1]

    made = Player(open_stream=open_fake, find_trouble=lambda: None)
    ramp = np.arange(2000, dtype=np.float32)[np.newaxis]
    made.load([Track(ramp), Track(ramp + 10_000)], RATE)
    yield made
    made.shut_down()
    qtbot.waitUntil(lambda: not made.busy)


def play(player: Player, streams: list[FakeStream], qtbot: QtBot) -> FakeStream:
    with qtbot.waitSignal(player.sound_found):
        player.play()
    return streams[-1]


def test_the_device_gets_the_clips_own_rate_and_samples(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    stream = play(player, streams, qtbot)
    assert stream.sample_rate == RATE
    np.testing.assert_array_equal(stream.pull(100)[8:, 0], np.arange(8, 100))


def test_select_is_heard_from_the_very_next_block(player: Player, streams: list[FakeStream], qtbot: QtBot) -> None:
    stream = play(player, streams, qtbot)
    stream.pull(100)
    with qtbot.waitSignal(player.selected) as told:
        player.select(1)
    assert told.args == [1]
    out = stream.pull(50)[:, 0]
    np.testing.assert_array_equal(out[8:], np.arange(108, 150) + 10_000)


def test_pausing_keeps_the_device_open_and_playing_on_is_immediate(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    stream = play(player, streams, qtbot)
    stream.pull(100)
    player.pause()
    stream.pull(50)
    player.play()
    assert stream.pull(20)[-1, 0] == 119
    assert len(streams) == 1


def test_position_seek_and_clamping(player: Player) -> None:
    told: list[float] = []
    player.moved.connect(told.append)
    player.seek(0.5)
    player.seek(99.0)
    player.seek(-1.0)
    assert told == [0.5, 2.0, 0.0]
    assert player.duration_s == 2.0


def test_it_stops_at_the_end_and_play_starts_again_from_the_start(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    player.seek(1.95)
    stream = play(player, streams, qtbot)
    with qtbot.waitSignal(player.play_state_changed) as told:
        stream.pull(100)
    assert told.args == [False]
    assert player.position_s == 2.0
    stream.pull(50)
    player.play()
    assert player.position_s == 0.0
    assert stream.pull(20)[-1, 0] == 19


def test_a_lost_device_stops_there_and_says_so(player: Player, streams: list[FakeStream], qtbot: QtBot) -> None:
    stream = play(player, streams, qtbot)
    stream.pull(700)
    with qtbot.waitSignal(player.sound_lost) as told:
        stream.active = False
    assert told.args == ["The sound device went away, so playing stopped here; press Play to try again."]
    assert not player.playing
    assert player.position_s == pytest.approx(0.7)
    qtbot.waitUntil(lambda: stream.closed)
    play(player, streams, qtbot).pull(20)
    assert len(streams) == 2


def test_another_clip_closes_the_device_and_starts_at_the_first_version(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    stream = play(player, streams, qtbot)
    player.select(1)
    player.load([Track(np.zeros((2, 480), np.float32))], 48_000)
    assert (player.track, player.playing, player.duration_s) == (0, False, 0.01)
    qtbot.waitUntil(lambda: stream.closed)
    assert play(player, streams, qtbot).sample_rate == 48_000


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NoSound("There is no device."), "There is no device."),
        (ValueError("odd"), "Playing is off because the sound device failed; press Play to try again."),
    ],
)
def test_no_device_is_one_sentence_and_everything_else_goes_on(qtbot: QtBot, error: Exception, sentence: str) -> None:
    def refuse(sample_rate: int, callback: Callable[..., None]) -> FakeStream:
        raise error

    player = Player(open_stream=refuse)
    player.load([Track(np.zeros((1, 1000), np.float32))], RATE)
    with qtbot.waitSignal(player.sound_lost) as told:
        player.play()
    assert told.args == [sentence]
    assert not player.playing
    player.seek(0.5)
    assert player.position_s == 0.5
    player.shut_down()
    qtbot.waitUntil(lambda: not player.busy)


def without_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def importing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return real(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(builtins, "__import__", importing)


def test_without_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    without_portaudio(monkeypatch)
    expected = "Playing is off because the PortAudio library is missing; install libportaudio2 and start again."
    assert find_trouble() == expected
    with pytest.raises(NoSound) as refused:
        open_stream(44_100, lambda *_: None)
    assert str(refused.value) == expected


def test_with_portaudio_but_without_a_device(monkeypatch: pytest.MonkeyPatch) -> None:
    class PortAudioError(Exception):
        pass

    def refuse(**_: Any) -> None:
        raise PortAudioError("Error querying device -1")

    asked: list[str] = []
    fake = types.SimpleNamespace(
        PortAudioError=PortAudioError,
        OutputStream=refuse,
        WasapiSettings=lambda **_: None,
        default=types.SimpleNamespace(device=[-1, -1]),
        _terminate=lambda: asked.append("terminate"),
        _initialize=lambda: asked.append("initialize"),
    )
    monkeypatch.setattr(sound_device, "_sounddevice", lambda: fake)
    assert find_trouble() == "Playing is off because there is no sound device; connect one and press Play."
    with pytest.raises(NoSound) as refused:
        open_stream(44_100, lambda *_: None)
    assert str(refused.value) == (
        "Playing is off because no sound device takes stereo at 44.1 kHz; connect one and press Play again."
    )
    assert asked == ["terminate", "initialize"]  # so that a device plugged in later is found


def test_a_lent_player_sounds_the_guest_alone_and_goes_on_where_it_was(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    player.set_loop((0.05, 1.0))
    stream = play(player, streams, qtbot)
    player.select(1)
    stream.pull(100)  # the loop began at frame 50
    guest = Mixer([Track(np.full((1, 500), 5.0, np.float32))], RATE)
    player.lend(guest)
    guest.play()
    out = stream.pull(50)[:, 0]
    np.testing.assert_array_equal(out[8:], 5.0)
    assert not player.playing
    player.play()  # a key of the window that got through: the clip stays silent
    player.select(0)
    player.select(1)
    np.testing.assert_array_equal(stream.pull(50)[:, 0], 5.0)
    player.give_back()
    assert player.playing
    assert (player.track, player.loop) == (1, (0.05, 1.0))
    out = stream.pull(50)[:, 0]
    np.testing.assert_array_equal(out[8:], np.arange(158, 200) + 10_000)


def test_a_paused_player_comes_back_paused_and_another_clip_ends_the_loan(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    player.seek(0.3)
    guest = Mixer([Track(np.full((1, 500), 5.0, np.float32))], RATE)
    with qtbot.waitSignal(player.sound_found):
        player.lend(guest)
    guest.play()
    assert streams[0].pull(20)[-1, 0] == 5.0
    player.give_back()
    assert not player.playing
    assert player.position_s == 0.3
    streams[0].pull(20)
    np.testing.assert_array_equal(streams[0].pull(20), 0.0)
    player.lend(guest)
    with qtbot.waitSignal(player.taken_back):
        player.load([Track(np.zeros((2, 480), np.float32))], RATE)
    player.give_back()
    assert not player.playing


def test_a_device_that_runs_dry_is_opened_again_with_more_latency_in_the_same_place(
    player: Player, streams: list[FakeStream], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "cushion", Cushion())
    monkeypatch.setattr(player_module, "SETTLE_S", 0.0)
    stream = play(player, streams, qtbot)
    stream.pull(300)
    with qtbot.waitSignal(player.sound_found):
        stream.pull(100, types.SimpleNamespace(output_underflow=True))
    assert player_module.cushion.latency_s == LATENCIES_S[1]
    assert stream.closed
    assert player.playing
    np.testing.assert_array_equal(streams[1].pull(50)[:, 0], np.arange(400, 450))


def test_a_device_that_runs_dry_while_nothing_plays_is_left_alone(
    player: Player, streams: list[FakeStream], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "cushion", Cushion())
    monkeypatch.setattr(player_module, "SETTLE_S", 0.0)
    stream = play(player, streams, qtbot)
    player.pause()
    stream.pull(100, types.SimpleNamespace(output_underflow=True))
    qtbot.waitUntil(lambda: not player._dry)
    player.play()
    qtbot.wait(100)
    assert len(streams) == 1
    assert player_module.cushion.latency_s == LATENCIES_S[0]


def test_another_output_is_used_at_once_and_the_playhead_stays(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    stream = play(player, streams, qtbot)
    stream.pull(300)
    with qtbot.waitSignal(player.sound_found):
        player.change_output()
    assert stream.closed
    assert player.playing
    np.testing.assert_array_equal(streams[1].pull(50)[:, 0], np.arange(300, 350))


def test_another_output_while_paused_is_opened_by_the_next_play(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    stream = play(player, streams, qtbot)
    stream.pull(300)
    player.pause()
    stream.pull(50)
    player.change_output()
    qtbot.waitUntil(lambda: stream.closed)
    assert len(streams) == 1
    play(player, streams, qtbot)
    assert streams[1].pull(50)[-1, 0] > 300


def test_another_output_chosen_while_one_is_opened_is_the_one_that_sounds(
    player: Player, streams: list[FakeStream], qtbot: QtBot
) -> None:
    player.play()
    player.change_output()
    with qtbot.waitSignal(player.sound_found):
        pass
    assert [stream.closed for stream in streams] == [True, False]
    assert streams[1].pull(50)[-1, 0] == 49


def test_the_latency_grows_to_its_last_rung_and_no_further() -> None:
    cushion = Cushion()
    assert cushion.latency_s == 0.015  # a switch within 20 ms
    assert [cushion.grow() for _ in range(4)] == [True, True, True, False]
    assert cushion.latency_s == 0.2
