"""The mixer, sample by sample: where a switch falls, what a cross-fade holds, what lies past the end."""

from __future__ import annotations

import numpy as np
import pytest

from restorer_gui.mixer import FADE_S, Mixer, Track

RATE = 1000
FADE = round(FADE_S * RATE)  # 8 frames
RISE = 0.5 - 0.5 * np.cos(np.pi * (np.arange(FADE) + 0.5) / FADE)


def ramp(frames: int = 400, start: float = 0.0) -> Track:
    """Mono whose sample is its frame number, plus ``start``."""
    return Track((np.arange(frames, dtype=np.float32) + start)[np.newaxis])


def started(*tracks: Track) -> Mixer:
    """A mixer that plays and has left its fade-in behind: the next frame is 20."""
    mixer = Mixer(list(tracks), RATE)
    mixer.play()
    mixer.render(20)
    return mixer


def left(mixer: Mixer, frames: int) -> np.ndarray:
    return mixer.render(frames)[:, 0]


def test_it_starts_with_a_fade_in_and_then_plays_the_samples_themselves() -> None:
    mixer = Mixer([ramp(start=1.0)], RATE)
    assert np.array_equal(mixer.render(5), np.zeros((5, 2)))
    assert mixer.frame == 0
    mixer.play()
    out = mixer.render(12)
    np.testing.assert_allclose(out[:FADE, 0], (np.arange(FADE) + 1) * RISE, rtol=1e-6)
    np.testing.assert_array_equal(out[FADE:, 0], [9, 10, 11, 12])
    np.testing.assert_array_equal(out[:, 0], out[:, 1])


def test_a_switch_is_sample_exact_and_leaves_the_playhead_unbroken() -> None:
    mixer = started(ramp(), ramp(start=1000.0))
    mixer.select(1)
    out = left(mixer, 20)
    frames = np.arange(20, 40)
    expected = frames + 1000.0
    expected[:FADE] = frames[:FADE] + 1000.0 * RISE
    np.testing.assert_allclose(out, expected, rtol=1e-6)
    assert mixer.frame == 40
    assert mixer.track == 1


@pytest.mark.parametrize("block", [1, 3, 7, 8, 64])
def test_the_block_size_changes_nothing(block: int) -> None:
    def play(size: int) -> np.ndarray:
        mixer = started(ramp(), ramp(start=1000.0))
        mixer.select(1)
        parts = [mixer.render(min(size, 60 - done)) for done in range(0, 60, size)]
        return np.concatenate(parts)

    np.testing.assert_array_equal(play(block), play(60))


def test_equal_versions_pass_a_switch_unchanged() -> None:
    samples = np.random.default_rng(1).standard_normal((2, 400)).astype(np.float32)
    mixer = started(Track(samples), Track(samples.copy()))
    mixer.select(1)
    np.testing.assert_allclose(mixer.render(50), samples[:, 20:70].T, atol=3e-7)


def test_a_switch_during_a_fade_waits_for_its_end() -> None:
    mixer = started(ramp(start=0), ramp(start=1000.0), ramp(start=2000.0))
    mixer.select(1)
    mixer.render(3)
    mixer.select(2)
    out = left(mixer, 30)
    frames = np.arange(23, 53)
    np.testing.assert_allclose(out[: FADE - 3], frames[: FADE - 3] + 1000 * RISE[3:], rtol=1e-6)
    rest = frames[FADE - 3 :]
    np.testing.assert_allclose(out[FADE - 3 :][:FADE], rest[:FADE] + 1000 + 1000 * RISE, rtol=1e-6)
    np.testing.assert_array_equal(out[2 * FADE - 3 :], rest[FADE:] + 2000)


def test_a_seek_cross_fades_from_the_old_place_to_the_new() -> None:
    mixer = started(ramp())
    mixer.seek(300)
    assert mixer.frame == 300
    out = left(mixer, 10)
    expected = np.arange(300, 310).astype(float)
    expected[:FADE] = np.arange(20, 28) * (1 - RISE) + np.arange(300, 308) * RISE
    np.testing.assert_allclose(out, expected, rtol=1e-6)
    assert mixer.frame == 310


def test_pause_fades_out_and_play_goes_on_from_there() -> None:
    mixer = started(ramp())
    mixer.pause()
    out = left(mixer, 12)
    np.testing.assert_allclose(out[:FADE], np.arange(20, 28) * (1 - RISE), rtol=1e-5)
    np.testing.assert_array_equal(out[FADE:], 0)
    assert mixer.frame == 20
    mixer.play()
    assert left(mixer, 12)[-1] == 31


def test_past_the_end_there_is_silence_and_it_says_so() -> None:
    mixer = started(ramp(50))
    out = left(mixer, 40)
    np.testing.assert_array_equal(out[:30], np.arange(20, 50))
    np.testing.assert_array_equal(out[30:], 0)
    assert mixer.ended
    assert mixer.frame == 50
    mixer.seek(10**9)
    assert mixer.frame == 50
    mixer.seek(-5)
    assert mixer.frame == 0
    assert not mixer.ended


def test_a_change_of_gain_fades_too() -> None:
    track = ramp()
    mixer = started(track)
    mixer.set_tracks([Track(track.samples, 0.5)])
    out = left(mixer, 10)
    frames = np.arange(20, 30)
    np.testing.assert_allclose(out[:FADE], frames[:FADE] * (1 - 0.5 * RISE), rtol=1e-6)
    np.testing.assert_array_equal(out[FADE:], frames[FADE:] * 0.5)


def test_seeks_and_switches_while_paused_count_when_playing_starts() -> None:
    mixer = Mixer([ramp(), ramp(start=1000.0)], RATE)
    mixer.seek(100)
    mixer.select(1)
    mixer.play()
    assert mixer.frame == 100
    assert left(mixer, 20)[-1] == 1119


def test_a_version_that_is_gone_falls_back_to_the_first() -> None:
    mixer = started(ramp(), ramp(start=1000.0))
    mixer.select(1)
    mixer.render(20)
    mixer.set_tracks([ramp()])
    assert mixer.track == 0
    assert left(mixer, 20)[-1] == 59


def test_channels_mono_to_both_and_many_to_two() -> None:
    eight = np.arange(8, dtype=np.float32)[:, np.newaxis] * np.ones((1, 100), dtype=np.float32)
    out = started(Track(eight)).render(1)
    np.testing.assert_array_equal(out, [[3.0, 4.0]])


def test_nothing_loaded_is_silence() -> None:
    mixer = Mixer([], RATE)
    mixer.play()
    np.testing.assert_array_equal(mixer.render(10), np.zeros((10, 2)))
    assert mixer.frames == 0


def test_a_loop_has_its_exact_period_and_a_cross_faded_seam() -> None:
    mixer = started(ramp())
    mixer.set_loop((10, 50))
    out = left(mixer, 100)
    np.testing.assert_array_equal(out[:30], np.arange(20, 50))
    seam = np.arange(50, 58) * (1 - RISE) + np.arange(10, 18) * RISE  # what lies beyond goes, the beginning comes
    for at in (30, 70):
        np.testing.assert_allclose(out[at : at + FADE], seam, rtol=1e-6)
    np.testing.assert_array_equal(out[30 + FADE : 70], np.arange(10 + FADE, 50))
    assert (mixer.frame, mixer.rounds) == (40, 2)


@pytest.mark.parametrize("block", [1, 7, 33])
def test_the_block_size_changes_nothing_in_a_loop(block: int) -> None:
    def play(size: int) -> np.ndarray:
        mixer = started(ramp(), ramp(start=1000.0))
        mixer.set_loop((10, 50))
        mixer.select(1)
        return np.concatenate([mixer.render(min(size, 300 - done)) for done in range(0, 300, size)])

    np.testing.assert_array_equal(play(block), play(300))


def test_a_loop_to_the_very_end_turns_back_where_the_fade_still_has_sound() -> None:
    mixer = started(ramp(100))
    mixer.set_loop((40, 100))
    assert mixer.loop == (40, 100 - FADE)
    out = left(mixer, 90)
    np.testing.assert_array_equal(out[72 + FADE : 90], np.arange(40 + FADE, 58))
    assert not mixer.ended


def test_a_playhead_beyond_the_loop_plays_on_and_one_before_it_plays_into_it() -> None:
    mixer = started(ramp())
    mixer.set_loop((40, 80))
    assert left(mixer, 90)[60 + FADE] == 40 + FADE
    mixer.seek(200)
    assert left(mixer, 100)[-1] == 299
    assert mixer.rounds == 0


def test_a_seek_to_just_before_the_seam_still_turns_back_in_time() -> None:
    mixer = started(ramp())
    mixer.set_loop((10, 50))
    mixer.render(5)
    mixer.seek(47)
    out = left(mixer, 40)
    assert out[7] == pytest.approx(25 + 7 + (54 - 32) * RISE[7])  # the fade of the seek ends first
    np.testing.assert_array_equal(
        out[16:40], np.arange(23, 47)
    )  # and the round is as long as ever: 47 + 40 is 47 again


def test_switching_and_leaving_a_loop() -> None:
    mixer = started(ramp(), ramp(start=1000.0))
    mixer.set_loop((10, 50))
    mixer.render(50)
    mixer.select(1)
    assert left(mixer, 19)[-1] == 1048
    mixer.set_loop(None)
    assert left(mixer, 10)[-1] == 1058
    mixer.set_loop((100, 100 + FADE))  # too short for its own seams: made longer
    assert mixer.loop == (100 - FADE, 100 + FADE)


def test_strength_is_mixed_while_playing_and_a_change_of_it_fades() -> None:
    full, base = ramp(start=1000.0), ramp()
    mixer = started(Track(full.samples, 0.5, base.samples, 0.25))
    np.testing.assert_array_equal(left(mixer, 10), (np.arange(20, 30) + 250) * 0.5)
    mixer.set_tracks([Track(full.samples, 0.5, base.samples, 0.75)])
    out = left(mixer, 20)
    expected = (np.arange(30, 50) + 250.0) * 0.5
    expected[:FADE] += 250 * RISE
    expected[FADE:] += 250
    np.testing.assert_allclose(out, expected, rtol=1e-6)


def test_strength_0_is_the_original_and_100_the_restoration_to_the_bit() -> None:
    rng = np.random.default_rng(0)
    base, full = rng.standard_normal((2, 2, 300)).astype(np.float32)
    for mix, expected in ((0.0, base), (1.0, full)):
        mixer = started(Track(full, 1.0, base, mix))
        np.testing.assert_array_equal(mixer.render(50), expected[:, 20:70].T)


def test_replacing_the_tracks_can_select_one_of_them_in_the_same_fade() -> None:
    mixer = started(ramp(), ramp(start=1000.0))
    mixer.select(1)
    mixer.render(20)
    mixer.set_tracks([ramp(), ramp(start=2000.0), ramp(start=1000.0)], 2)
    assert mixer.track == 2
    np.testing.assert_array_equal(left(mixer, 20), np.arange(40, 60) + 1000)
