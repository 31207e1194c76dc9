"""The strategies reach the hard cases, and the laws they feed catch broken variants of our functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import miniature
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from aseanfacts import (
    capital_of,
    is_member,
    lookup,
    lookup_member,
    normalize_country,
    normalize_name,
    strategies,
)
from aseanfacts.errors import InvalidDateError, UnknownNameError

WORLD = miniature.world()
reaching = settings(
    max_examples=5_000, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def reach(strategy, condition):
    return find(strategy, condition, settings=reaching)


# -- reach ------------------------------------------------------------------------------------------------------------

spelling = strategies.member_names().map(lambda named: named[0])


@pytest.mark.parametrize(
    "script", ["THAI", "LAO", "KHMER", "MYANMAR", "CJK", "ARABIC", "HANGUL", "KATAKANA", "CYRILLIC", "TAMIL"]
)
def test_names_in_every_script_of_the_region_are_reached(script):
    assert reach(spelling, lambda name: unicodedata.name(name[0], "").startswith(script))


def test_names_beyond_the_basic_plane_and_with_invisible_letters_are_reached():
    assert reach(spelling, lambda name: max(name) > "\uffff")
    assert reach(spelling, lambda name: any(unicodedata.category(letter) == "Cf" for letter in name))


@pytest.mark.parametrize(
    "kind", ["asean", "un_short", "un_formal", "cldr", "endonym", "alias", "former", "misspelling"]
)
def test_every_kind_of_name_is_reached(kind):
    name, code = reach(strategies.member_names(kinds=[kind]), lambda _: True)
    assert lookup.normalize_country(name) == code


@pytest.mark.parametrize(
    ("what", "condition"),
    [
        ("capitals", str.isupper),
        ("full width", lambda text: any("！" <= letter <= "～" for letter in text)),
        ("zero width", lambda text: "\u200b" in text),
        ("decomposed", lambda text: unicodedata.normalize("NFC", text) != text),
        ("bare", lambda text: "Đong Timo" in text),
        ("another space", lambda text: "\u00a0" in text or "\u3000" in text),
        ("no space", lambda text: " " not in text.strip() and "-" not in text),
        ("in quotes", lambda text: text.startswith("\u201c") and text.endswith("\u201d")),
        ("as it is", lambda text: text == "Đông Timo"),
        ("line end", lambda text: text.endswith("\r\n")),
        ("two kinds at once", lambda text: "\u3000" in text and text.isupper()),
    ],
)
def test_every_kind_of_noise_is_reached(what, condition):
    assert reach(strategies.noisy(st.just("Đông Timo")), condition), what


def test_every_boundary_and_the_days_beside_it_are_reached(shipped):
    known = {span.since for span in shipped.memberships if span.since} | {
        capital.until for capital in shipped.capitals if capital.until
    }
    assert len(known) > 10
    drawn = set(strategies._boundaries(shipped))
    for day in known:
        assert {day - timedelta(1), day, day + timedelta(1)} <= drawn
    assert {date.min, date.max, shipped.package.as_of} <= drawn
    assert reach(strategies.boundary_dates(), lambda day: day == date(2025, 10, 25))


def test_phrases_that_only_hold_a_name_are_reached():
    assert reach(strategies.unknown_names(), lambda text: " and " in text)
    assert reach(strategies.unknown_names(), lambda text: text == "Republic of Vietnam")
    assert reach(strategies.unknown_names(), lambda text: text == "Jakarta")


def test_capitals_that_are_no_more_and_seats_beside_them_are_reached():
    assert reach(strategies.capitals(), lambda capital: capital.until is not None).role == "capital"
    assert reach(strategies.capitals(role=None), lambda capital: capital.role == "designated")
    assert reach(strategies.capitals(role="royal"), lambda capital: True).member == "LA"
    assert all(
        capital.until is None for capital in sampled(strategies.capitals(history=False, dataset=WORLD))
    )


def sampled(strategy) -> list:
    """Return everything that a strategy over a fixed list can draw."""
    drawn = []

    @settings(max_examples=300, database=None, derandomize=True)
    @given(strategy)
    def draw(value):
        drawn.append(value)

    draw()
    return drawn


def test_strategies_over_another_data_set():
    assert {member.alpha_2 for member in sampled(strategies.members(dataset=WORLD))} == {"XA", "XB"}
    assert {member.alpha_2 for member in sampled(strategies.members(on="1999-12-31", dataset=WORLD))} == {
        "XA",
        "XB",
        "XC",
    }
    assert {city.id for city in sampled(strategies.cities(member="XC", dataset=WORLD))} == {"corvo", "corlin"}
    assert set(sampled(strategies.city_names(languages=["th"], dataset=WORLD))) == {
        ("คอร์โว", "corvo"), ("คอร์ลิน", "corlin"), ("นิวเฮเวน", "newhaven"),
    }  # fmt: skip
    assert set(sampled(strategies.languages(of=WORLD.member("XC"), dataset=WORLD))) == {"en", "id", "th"}
    assert "be-tarask" in sampled(strategies.languages(dataset=WORLD))
    assert all(code.startswith("X") for _, code in sampled(strategies.member_names(dataset=WORLD)))
    # Dunmere is a state as well as a city.
    assert "Dunmere" not in sampled(strategies.unknown_names(dataset=WORLD))


def test_arguments_are_checked_at_once():
    with pytest.raises(ValueError, match="there is no name in these languages and of these kinds"):
        strategies.member_names(languages=["tlh"])
    with pytest.raises(ValueError, match="there is no name"):
        strategies.city_names(kinds=["nickname"])
    with pytest.raises(InvalidDateError):
        strategies.members(on="soon")
    with pytest.raises(UnknownNameError):
        strategies.cities(member="Atlantis")


def test_strategies_shrink_to_the_plainest():
    assert reach(strategies.languages(), lambda tag: True) == "en"
    assert reach(strategies.member_names(languages=["en"], kinds=["asean"]), lambda named: True) == (
        "Lao PDR",
        "LA",
    )
    assert reach(strategies.noisy(st.just("Laos")), lambda text: True) == "Laos"


def test_pairs_keep_their_code():
    assert reach(strategies.noisy(st.just(("Laos", "LA"))), lambda named: named[0] == "LAOS") == (
        "LAOS",
        "LA",
    )


# -- broken variants are caught -----------------------------------------------------------------------------------------

catching = settings(
    max_examples=1_000, database=None, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def names_keep_their_key(normalize: Callable[[str], str]) -> None:
    @catching
    @given(spelling.flatmap(lambda name: st.tuples(st.just(name), strategies.noisy(st.just(name)))))
    def law(pair):
        name, noised = pair
        assert normalize(noised) == normalize(name)

    law()


def names_stay_apart(normalize: Callable[[str], str]) -> None:
    @catching
    @given(strategies.member_names(), strategies.member_names())
    def law(one, other):
        assert one[1] == other[1] or normalize(one[0]) != normalize(other[0])

    law()


def normalising_is_idempotent(normalize: Callable[[str], str]) -> None:
    @catching
    @given(st.text() | spelling)
    def law(text):
        assert normalize(normalize(text)) == normalize(text)

    law()


def without(characters: str) -> Callable[[str], str]:
    return lambda text: text.translate(dict.fromkeys(map(ord, characters)))


LAWS = (names_keep_their_key, names_stay_apart, normalising_is_idempotent)
BROKEN = {
    "not folded at all": (names_keep_their_key, lambda text: text),
    "case only": (names_keep_their_key, str.casefold),
    "spaces kept": (names_keep_their_key, lambda text: unicodedata.normalize("NFKC", text).casefold()),
    "not composed": (names_keep_their_key, lambda text: without(" -\u200b\u00a0")(text).casefold()),
    "first letter": (names_stay_apart, lambda text: normalize_name(text)[:1]),
    "consonants of Latin only": (
        names_stay_apart,
        lambda text: without("aeiou")(normalize_name(text).encode("ascii", "ignore").decode()),
    ),
    "reversed": (normalising_is_idempotent, lambda text: normalize_name(text)[::-1]),
    "escaped": (normalising_is_idempotent, ascii),
}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_laws_hold_for_ours(law):
    law(normalize_name)


@pytest.mark.parametrize("variant", BROKEN)
def test_a_broken_normaliser_is_caught(variant):
    law, broken = BROKEN[variant]
    with pytest.raises(AssertionError):
        law(broken)


def membership_is_as_the_tables_say(ask: Callable[..., bool]) -> None:
    @catching
    @given(strategies.members().map(lambda member: member.alpha_2), strategies.boundary_dates())
    def law(code, day):
        member = lookup_member(code)
        (span,) = [span for span in member.memberships if span.role == "member"]
        assert ask(member.alpha_2, on=day) is (span.since <= day)

    law()


def unknown_names_are_refused(ask: Callable[[str], str | None]) -> None:
    @catching
    @given(strategies.unknown_names())
    def law(text):
        assert ask(text) is None

    law()


def capitals_are_as_the_tables_say(ask: Callable[..., str]) -> None:
    @catching
    @given(strategies.capitals())
    def law(capital):
        if capital.begins:
            assert ask(capital.member, on=capital.begins) == capital.name
        if capital.until:
            assert ask(capital.member, on=capital.until - timedelta(1)) == capital.name
            assert ask(capital.member, on=capital.until) != capital.name

    law()


@pytest.mark.parametrize(
    ("law", "ours", "broken"),
    [
        (membership_is_as_the_tables_say, is_member, lambda code, on: is_member(code)),
        (
            membership_is_as_the_tables_say,
            is_member,
            lambda code, on: on > date.min and is_member(code, on=on - timedelta(1)),
        ),
        (
            unknown_names_are_refused,
            normalize_country,
            lambda text: normalize_country(text.split()[-1] if text.split() else ""),
        ),
        (
            unknown_names_are_refused,
            normalize_country,
            lambda text: lookup._members.find(text) or lookup._cities.find(text),
        ),
        (capitals_are_as_the_tables_say, capital_of, lambda code, on: capital_of(code)),
        (capitals_are_as_the_tables_say, capital_of, lambda code, on: capital_of(code, on=on - timedelta(1))),
    ],
    ids=["today", "a day late", "last word", "city for country", "always now", "one day off"],
)
def test_a_broken_answer_is_caught(law, ours, broken):
    law(ours)
    with pytest.raises((AssertionError, LookupError)):
        law(broken)
