"""Listening tests: known values of the statistics, fair and repeatable draws, excerpts where something happens."""

from __future__ import annotations

import math

import numpy as np
import pytest

from model_core.audio import AudioClip
from model_core.listening import (
    AbxTrial,
    Excerpt,
    bradley_terry,
    draw_abx,
    draw_preference,
    friedman_p,
    guessing_p,
    judge_abx,
    judge_preference,
    needed_correct,
    pick_excerpts,
    share_interval,
    sign_p,
)

RATE = 1000
HERE = Excerpt(0.0, 1.0)


@pytest.mark.parametrize(
    ("correct", "trials", "p"),
    [
        (12, 16, 0.0384),
        (9, 10, 0.0107),
        (8, 10, 0.0547),
        (5, 10, 0.6230),
        (10, 10, 0.000977),
        (0, 10, 1.0),
        (0, 0, 1.0),
    ],
)
def test_p_values_known_from_tables(correct: int, trials: int, p: float) -> None:
    assert guessing_p(correct, trials) == pytest.approx(p, abs=5e-5)


@pytest.mark.parametrize(("trials", "needed"), [(4, None), (5, 5), (8, 7), (10, 9), (16, 12), (25, 18)])
def test_how_many_right_answers_are_enough(trials: int, needed: int | None) -> None:
    assert needed_correct(trials) == needed


def test_the_interval_is_clopper_and_pearsons() -> None:
    assert share_interval(12, 16) == pytest.approx((0.4762, 0.9273), abs=5e-5)
    assert share_interval(10, 10) == pytest.approx((0.6915, 1.0), abs=5e-5)
    assert share_interval(0, 10) == pytest.approx((0.0, 0.3085), abs=5e-5)
    assert share_interval(0, 0) == (0.0, 1.0)


def test_abx_is_judged_in_plain_words() -> None:
    drawn = [AbxTrial(letter, HERE) for letter in "ABABABABABABABAB"]
    right = [trial.x for trial in drawn]
    heard = judge_abx(drawn, ["B", "A", "B", "A", *right[4:]])
    assert (heard.correct, heard.trials, heard.complete, heard.heard) == (12, 16, True, True)
    assert str(heard) == "12 of 16 right, p = 0.0384: you heard it."
    missed = judge_abx(drawn, ["B", "A", "B", "A", "B", *right[5:]])
    assert not missed.heard
    assert str(missed) == "11 of 16 right, p = 0.1051: no evidence that you can tell them apart."


def test_a_test_that_was_stopped_while_it_looked_good_proves_nothing() -> None:
    drawn = [AbxTrial("A", HERE)] * 16
    stopped = judge_abx(drawn, ["A"] * 8)
    assert stopped.p_value < 0.05
    assert not stopped.heard
    assert str(stopped) == "8 of 8 right, p = 0.0039; stopped early, so this is no evidence."


def test_a_draw_is_repeatable_fair_and_takes_the_excerpts_in_turn() -> None:
    places = [Excerpt(second, second + 1.0) for second in range(4)]
    drawn = draw_abx(10, places, seed=5)
    assert drawn == draw_abx(10, places, seed=5) != draw_abx(10, places, seed=6)
    assert {trial.excerpt for trial in drawn[:4]} == {trial.excerpt for trial in drawn[4:8]} == set(places)
    coins = [trial.x for seed in range(400) for trial in draw_abx(10, places, seed)]
    assert abs(coins.count("A") - 2000) < 4 * math.sqrt(1000)  # four standard deviations


def steps(levels: list[float], seconds: int = 12) -> AudioClip:
    """Mono noise-free steps: ``levels`` over the whole length."""
    return AudioClip(np.repeat(np.asarray(levels, np.float32), seconds * RATE // len(levels))[np.newaxis], RATE)


def test_excerpts_lie_where_the_change_is_largest_one_in_each_part_of_the_clip() -> None:
    silence = steps([0.0] * 12)
    change = steps([0, 0, 0.1, 0, 0, 0.3, 0, 0, 0, 0.2, 0, 0])  # at 2, 5 and 9 seconds
    picked = pick_excerpts(silence, change, 3, 1.0)
    assert picked == (Excerpt(2.0, 3.0), Excerpt(5.0, 6.0), Excerpt(9.0, 10.0))
    assert pick_excerpts(silence, change, 1, 1.0) == (Excerpt(5.0, 6.0),)


def test_excerpts_are_chosen_by_what_will_be_heard() -> None:
    """At equal loudness, a mere change of level is none."""
    before = steps([0.2] * 6 + [0.1] * 6)
    after = AudioClip(before.samples * 2, RATE)
    after.samples[:, 8 * RATE : 9 * RATE] += 0.01
    assert pick_excerpts(before, after, 1, 1.0, gains=(1.0, 0.5)) == (Excerpt(8.0, 9.0),)
    assert pick_excerpts(before, after, 1, 1.0)[0].end_s <= 6.0


def test_a_part_without_any_change_gives_no_excerpt_and_a_short_clip_fewer() -> None:
    silence, change = steps([0.0] * 12), steps([0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    assert pick_excerpts(silence, change, 4, 1.0) == (Excerpt(1.0, 2.0),)
    both = steps([0.1] * 12)
    picked = pick_excerpts(silence, both, 5, 5.0)
    assert len(picked) == 2
    assert picked[0].end_s <= picked[1].start_s
    assert all(one.end_s - one.start_s == pytest.approx(5.0) for one in picked)
    assert pick_excerpts(silence, both, 3, 60.0) == (Excerpt(0.0, 12.0),)
    assert len(pick_excerpts(silence, silence, 3, 1.0)) == 3  # nothing differs anywhere: anywhere will do


def test_letters_are_drawn_anew_for_every_round() -> None:
    places = [Excerpt(second, second + 1.0) for second in range(6)]
    rounds = draw_preference(4, places, seed=1)
    assert rounds == draw_preference(4, places, seed=1)
    assert all(sorted(one.order) == [0, 1, 2, 3] for one in rounds)
    assert len({one.order for one in rounds}) > 1
    assert sorted(one.excerpt.start_s for one in rounds) == [0, 1, 2, 3, 4, 5]


def test_preference_of_a_listener_who_knows_what_they_like() -> None:
    result = judge_preference(8, [[3, 1, 2]] * 8)
    assert result.order == (1, 2, 0)
    assert result.places == (3.0, 1.0, 2.0)
    assert result.wins == (0.0, 16.0, 8.0)
    assert result.p_value == pytest.approx(math.exp(-8), rel=1e-6)  # Friedman's statistic is 16 with 2 degrees
    assert result.clear
    assert sum(result.shares) == pytest.approx(1.0)
    assert result.shares[1] > result.shares[2] > result.shares[0]


def test_preference_that_changes_with_the_wind_and_one_that_was_stopped() -> None:
    wind = judge_preference(3, [[1, 2, 3], [2, 3, 1], [3, 1, 2]])
    assert wind.p_value == 1.0
    assert not wind.clear
    assert wind.shares == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert not judge_preference(20, [[3, 1, 2]] * 8).clear
    tied = judge_preference(2, [[2.0, 2.0, 2.0]] * 2)
    assert tied.p_value is None
    assert tied.wins == (2.0, 2.0, 2.0)


def test_friedman_with_ties_is_the_textbook_formula() -> None:
    ranks = np.array([[1, 2, 3], [1, 3, 2], [1, 2, 3], [2, 1, 3], [1.5, 1.5, 3]])
    rounds, versions = ranks.shape
    sums = ranks.sum(axis=0)
    ties = 1 - (2**3 - 2) / (rounds * (versions**3 - versions))
    by_hand = (12 / (rounds * versions * (versions + 1)) * (sums**2).sum() - 3 * rounds * (versions + 1)) / ties
    assert friedman_p(ranks) == pytest.approx(math.exp(-by_hand / 2))


def test_two_versions_are_a_sign_test_without_the_ties() -> None:
    ranks = np.array([[1, 2]] * 9 + [[2, 1]] + [[1.5, 1.5]] * 3)
    assert sign_p(ranks) == pytest.approx(2 * 0.0107, abs=1e-4)
    assert sign_p(np.array([[1.5, 1.5]])) is None
    assert judge_preference(1, [[1, 2]]).p_value == 1.0


def test_bradley_terry_of_two_is_the_share_of_wins() -> None:
    won = np.array([[0.0, 6.5], [2.5, 0.0]])  # with half a win each way: 7 to 3
    assert bradley_terry(won) == pytest.approx([0.7, 0.3], abs=1e-9)
