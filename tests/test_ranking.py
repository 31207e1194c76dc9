"""What comes near a text, and what does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanfacts import search_city, search_member
from aseanfacts.ranking import Ranking, edit_distance

KEYS = {"alpha": "AA", "alphabet": "AB", "bet": "BB", "gammadelta": "GG", "gammadeltas": "GG", "delta": "DD"}
ranking = Ranking(KEYS)
words = st.text("abc", max_size=6)


def plain_distance(first: str, second: str) -> int:
    """Count edits the slow way: the optimal string alignment, straight from its definition."""
    if not first or not second:
        return len(first) + len(second)
    options = [
        plain_distance(first[1:], second) + 1,
        plain_distance(first, second[1:]) + 1,
        plain_distance(first[1:], second[1:]) + (first[0] != second[0]),
    ]
    if len(first) > 1 and len(second) > 1 and first[0] == second[1] and first[1] == second[0]:
        options.append(plain_distance(first[2:], second[2:]) + 1)
    return min(options)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 4))
def test_distance_is_the_one_of_the_definition_up_to_the_limit(first, second, limit):
    assert edit_distance(first, second, limit) == min(plain_distance(first, second), limit + 1)


@given(words, words)
def test_distance_is_the_same_both_ways(first, second):
    assert edit_distance(first, second, 9) == edit_distance(second, first, 9)


@given(st.text(), st.integers(0, 9))
def test_candidates_are_ranked_and_few(text, limit):
    found = ranking.rank(text, limit)
    assert len(found) <= limit
    assert [score for _, score, _ in found] == sorted((score for _, score, _ in found), reverse=True)
    assert all(0 < score <= 1 and KEYS[key] == place for place, score, key in found)
    assert len({place for place, _, _ in found}) == len(found)


@given(st.sampled_from(sorted(KEYS)))
def test_an_exact_key_stands_alone_with_score_one(key):
    assert ranking.rank(key) == ((KEYS[key], 1.0, key),)


@given(st.sampled_from(["alphabet", "gammadelta"]), st.data())
def test_one_typo_is_forgiven(key, data):
    place = data.draw(st.integers(0, len(key) - 1))
    typo = data.draw(
        st.sampled_from(
            [
                key[:place] + key[place + 1 :],
                key[:place] + "z" + key[place:],
                key[:place] + "z" + key[place + 1 :],
                key[:place] + key[place : place + 2][::-1] + key[place + 2 :],
            ]
        )
    )
    assert KEYS[key] in {found for found, _, _ in ranking.rank(typo)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("-", []),
        ("bat", []),  # three letters: no typo is forgiven
        ("alpba", ["AA"]),
        ("alqqa", []),  # up to seven letters: one
        ("gamnadelda", ["GG"]),  # beyond: two
        ("gamnadeldo", []),
        ("al", []),
        ("alp", ["AA", "AB"]),  # the beginning of a name
        ("gam", ["GG"]),
        ("ALPHA", ["AA"]),
        ("Älpha", ["AA"]),
        ("xyzzy", []),
    ],
)
def test_examples(text, found):
    assert [place for place, _, _ in ranking.rank(text)] == found


def test_scores_fall_with_every_edit():
    assert ranking.rank("gammadelt")[0] == ("GG", 1 - 1 / 10, "gammadelta")
    assert ranking.rank("gamnadelda")[0] == ("GG", 1 - 2 / 10, "gammadelta")
    assert ranking.rank("gamma") == (("GG", 5 / 10 * 0.9, "gammadelta"),)


def test_the_best_key_of_a_place_counts():
    assert ranking.rank("gammadeltaz") == (("GG", 1 - 1 / 11, "gammadelta"),)


def test_ties_are_broken_by_code():
    assert [place for place, _, _ in Ranking({"abcd": "ZZ", "abce": "AA"}).rank("abcf")] == ["AA", "ZZ"]


def test_nothing_to_rank():
    assert Ranking({}).rank("alpha") == ()


def test_a_huge_text_is_near_nothing_at_once():
    # Once, every form of the text with a letter left out was made: time and memory in the square of its length.
    begun = time.perf_counter()
    assert ranking.rank("alpha" * 200_000) == ()
    assert time.perf_counter() - begun < 5


def test_search_gives_records_with_scores():
    (best, *_) = search_member("Philippqines")
    assert best.record.alpha_2 == "PH"
    assert 0.8 < best.score < 1
    assert str(best).startswith("Philippines (0.")
    assert search_city("Jakarta")[0].score == 1
    assert search_member("") == search_city("") == ()


@pytest.mark.parametrize("text", ["", " ", "?", "x", "\ud800", "\x00"])
def test_search_returns_nothing_for_nothing(text):
    # An empty query once gave every country in another library.
    assert search_member(text) == ()
