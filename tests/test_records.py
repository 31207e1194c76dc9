"""The upper floor on the invented world: lists, dates, the three verbs."""

from __future__ import annotations

import inspect
from datetime import date, datetime

import miniature
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aseanfacts
from aseanfacts import records
from aseanfacts.errors import AmbiguousNameError, InvalidDateError, UnknownNameError
from aseanfacts.strategies import boundary_dates

WORLD = miniature.world()


def ids(found):
    return [record.id for record in found]


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (None, ["XA", "XB"]),
        ("1949-12-31", []),
        ("1950-01-01", ["XA"]),
        ("1950-12-30", ["XA"]),
        (date(1950, 12, 31), ["XA", "XB"]),
        (datetime(1960, 2, 29, 12), ["XA", "XB", "XC"]),
        ("1999-12-31", ["XA", "XB", "XC"]),
        ("2000-01-01", ["XA", "XB"]),
    ],
)
def test_members_on_a_date(on, codes):
    assert [member.alpha_2 for member in aseanfacts.members(on, dataset=WORLD)] == codes


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ["xb-port-bel", "xc-corlin", "xd-dunmere", "xe-ell", "xa-newhaven", "xa-oldtown-seat"]),
        ({"on": "1955-01-01"}, ["xa-oldtown", "xb-port-bel"]),
        ({"on": "1949-12-31"}, ["xc-corvo", "xa-oldtown"]),
        ({"member": "Arvenia"}, ["xa-newhaven", "xa-oldtown-seat"]),
        ({"member": "Arvenia", "role": "capital"}, ["xa-newhaven"]),
        ({"member": "XA", "role": "designated"}, []),
        ({"member": "XA", "on": "1989-12-31"}, ["xa-oldtown", "xa-newhaven-designated"]),
        ({"member": "XC", "history": True}, ["xc-corvo", "xc-corlin"]),
        ({"member": "XC", "history": True, "role": "royal"}, []),
    ],
)
def test_capitals(options, found):
    assert ids(aseanfacts.capitals(**options, dataset=WORLD)) == found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ["newhaven"]),
        ({"on": "1994-12-31"}, []),
        ({"on": "1995-12-31"}, ["oldtown"]),
        ({"on": "1996-01-01"}, ["oldtown", "newhaven"]),
        ({"on": "1999-01-01"}, ["newhaven"]),
        ({"on": "2001-01-01"}, ["newhaven", "port-bel"]),
        ({"on": "2001-01-01", "member": "Belmara"}, ["port-bel"]),
    ],
)
def test_smart_cities(options, found):
    assert [membership.city for membership in aseanfacts.ascn_cities(**options, dataset=WORLD)] == found


def test_cities_of_a_member():
    assert len(aseanfacts.cities(dataset=WORLD)) == 7
    assert ids(aseanfacts.cities("Ärvenør", dataset=WORLD)) == ["newhaven", "oldtown"]
    assert ids(aseanfacts.cities(WORLD.member("XD"), dataset=WORLD)) == ["dunmere"]


def test_memberships_by_member_and_role():
    spans = aseanfacts.memberships(dataset=WORLD)
    assert [(span.member, span.role) for span in spans] == [
        ("XD", "observer"),  # only an earliest day: nobody knows when
        ("XB", "observer"),
        ("XA", "member"),
        ("XB", "member"),
        ("XC", "member"),
        ("XE", "member"),
    ]
    assert [span.role for span in aseanfacts.memberships("XB", dataset=WORLD)] == ["observer", "member"]
    assert [span.member for span in aseanfacts.memberships(role="observer", dataset=WORLD)] == ["XD", "XB"]
    assert aseanfacts.memberships("XA", role="observer", dataset=WORLD) == ()


@pytest.mark.parametrize(
    ("on", "found"),
    [(None, ["ada", "ben", "cor"]), ("1989-12-31", []), ("1991-12-31", ["ada"]), ("1992-01-01", ["ben"]),
     ("1994-01-01", []), ("1995-01-01", ["cor"]), ("2100-01-01", ["cor"])],
)  # fmt: skip
def test_secretaries_general(on, found):
    assert ids(aseanfacts.secretaries_general(on=on, dataset=WORLD)) == found


@pytest.mark.parametrize(
    ("number", "found"),
    [(1, "1"), ("1", "1"), (11, "11"), ("informal-1", "informal-1"), ("special-1999", "special-1999"),
     (3, None), ("", None), (0, None), (-1, None), ("01", None), ("Informal-1", None)],
)  # fmt: skip
def test_get_summit(number, found):
    summit = aseanfacts.get_summit(number, dataset=WORLD)
    assert (summit and summit.id) == found


def test_chairs_and_alternatives():
    assert [str(chair) for chair in aseanfacts.chairs(dataset=WORLD)] == [
        "Cordia (1997)", "Arvenia (1998)", "Belmara (2000)", "Cordia (2001)",
    ]  # fmt: skip
    assert [other.value for other in aseanfacts.alternatives(dataset=WORLD)] == ["1899-03-01", "1950-06-01"]
    assert [other.value for other in aseanfacts.alternatives("memberships", dataset=WORLD)] == ["1950-06-01"]
    assert [other.value for other in aseanfacts.alternatives(key="xa-oldtown", dataset=WORLD)] == [
        "1899-03-01"
    ]
    assert aseanfacts.alternatives("memberships", "xa-oldtown", dataset=WORLD) == ()


@pytest.mark.parametrize(
    ("code", "found"),
    [("XA", "XA"), ("xa", "XA"), ("Xa", "XA"), ("xar", "XA"), ("007", "XA"), ("7", None), ("Arvenia", None), ("", None),
     (None, None), (" XA", None), ("ＸＡ", None), ("XAß", None)],
)  # fmt: skip
def test_get_member_takes_codes_only(code, found):
    member = aseanfacts.get_member(code, dataset=WORLD)
    assert (member and member.alpha_2) == found


@pytest.mark.parametrize("code", ["ıd", "ſg", "ıdn"])
def test_get_member_takes_no_letter_that_only_has_such_a_capital(code):
    # Once "ıd" (dotless i) was Indonesia and "ſg" (long s) Singapore, by way of their capital letters.
    assert aseanfacts.get_member(code) is None


@pytest.mark.parametrize(
    ("identifier", "found"), [("oldtown", "oldtown"), ("Oldtown", None), ("", None), (None, None)]
)
def test_get_city_takes_ids_only(identifier, found):
    city = aseanfacts.get_city(identifier, dataset=WORLD)
    assert (city and city.id) == found


def test_lookup_takes_every_code_and_name():
    for member in WORLD.members:
        codes = (member.alpha_2, member.alpha_3, member.numeric, member.alpha_2.lower(), member)
        for known in (*codes, *(name.name for name in member.names)):
            assert aseanfacts.lookup_member(known, dataset=WORLD) is member
    for city in WORLD.cities:
        for known in (city.id, city, *(name.name for name in city.names)):
            assert aseanfacts.lookup_city(known, dataset=WORLD) is city


def test_lookup_of_nothing_names_what_is_near():
    with pytest.raises(
        UnknownNameError, match=r"^'Arvenja' names no ASEAN member\. Did you mean 'Arvenia'\?$"
    ) as caught:
        aseanfacts.lookup_member("Arvenja", dataset=WORLD)
    assert caught.value.candidates == ("Arvenia",)
    with pytest.raises(UnknownNameError) as caught:
        aseanfacts.lookup_city("Arvenia", dataset=WORLD)
    assert (caught.value.kind, caught.value.candidates) == ("city", ())
    for absent in ("", None, float("nan")):
        with pytest.raises(UnknownNameError):
            aseanfacts.lookup_member(absent, dataset=WORLD)
    for wrong in (7, ["XA"], WORLD.city("oldtown")):
        with pytest.raises(TypeError):
            aseanfacts.lookup_member(wrong, dataset=WORLD)


def test_lookup_of_several_is_ambiguous():
    def plant(tables):
        for code in ("XA", "XB"):
            tables["member-names"].append(
                {"member": code, "language": "en", "kind": "alias", "name": "Twin", "source": "atlas"}
            )

    twins = miniature.world(plant)
    with pytest.raises(AmbiguousNameError) as caught:
        aseanfacts.lookup_member("twin", dataset=twins)
    assert caught.value.candidates == ("XA", "XB")


def test_search_ranks():
    found = aseanfacts.search_member("arv", dataset=WORLD)
    assert [(candidate.record.name, candidate.key) for candidate in found] == [("Arvenia", "arvenia")]
    assert found[0].score == pytest.approx(3 / 7 * 0.9)
    assert str(found[0]) == "Arvenia (0.39)"
    assert aseanfacts.search_city("corvvo", dataset=WORLD)[0].record.id == "corvo"
    assert len(aseanfacts.search_city("cor", dataset=WORLD)) == 2
    assert len(aseanfacts.search_city("cor", limit=1, dataset=WORLD)) == 1
    assert aseanfacts.search_city("cor", limit=0, dataset=WORLD) == ()


def test_the_panel_counts_membership_at_the_end_of_the_year():
    panel = aseanfacts.membership_panel(1949, 2000, dataset=WORLD)
    assert len(panel) == 52 * 5
    assert [row.year for row in panel] == sorted(row.year for row in panel)
    years = {
        code: [row.year for row in panel if row.member == code and row.is_member]
        for code in ("XA", "XB", "XC", "XD", "XE")
    }
    assert years["XA"] == years["XB"] == list(range(1950, 2001))
    assert years["XC"] == list(range(1960, 2000))
    assert years["XD"] == years["XE"] == []
    assert (panel[0].alpha_3, panel[0].member) == ("XAR", "XA")
    assert len(aseanfacts.membership_panel(1999, 1999, dataset=WORLD)) == 5
    with pytest.raises(ValueError, match="first year 2000 is after last year 1999"):
        aseanfacts.membership_panel(2000, 1999, dataset=WORLD)
    with pytest.raises(ValueError, match="year"):
        aseanfacts.membership_panel(0, 1, dataset=WORLD)


DATED = (aseanfacts.members, aseanfacts.capitals, aseanfacts.ascn_cities, aseanfacts.secretaries_general)


@pytest.mark.parametrize("ask", DATED)
@pytest.mark.parametrize("wrong", ["yesterday", "2025-13-01", "", 2025, 2025.5])
def test_what_is_no_date(ask, wrong):
    with pytest.raises(InvalidDateError):
        ask(on=wrong, dataset=WORLD)


@given(boundary_dates(dataset=WORLD), st.sampled_from(DATED))
def test_a_date_may_be_given_in_three_ways(day, ask):
    given_as = (day, day.isoformat(), datetime(day.year, day.month, day.day, 23, 59))
    first, *others = (ask(on=on, dataset=WORLD) for on in given_as)
    assert all(other == first for other in others)


@given(boundary_dates(dataset=WORLD), boundary_dates(dataset=WORLD))
def test_a_later_day_never_hides_what_has_no_end(one, other):
    earlier, later = sorted((one, other))
    for member in aseanfacts.members(earlier, dataset=WORLD):
        if all(span.until is None for span in member.memberships):
            assert member in aseanfacts.members(later, dataset=WORLD)
    for capital in aseanfacts.capitals(on=earlier, dataset=WORLD):
        if capital.until is None:
            assert capital in aseanfacts.capitals(on=later, dataset=WORLD)


LISTS = [
    function
    for name in records.__all__
    if inspect.isfunction(function := getattr(records, name))
    and not name.startswith(("get_", "lookup_", "search_", "membership_panel"))
]


@pytest.mark.parametrize("ask", LISTS, ids=lambda function: function.__name__)
def test_lists_are_tuples_and_default_to_the_shipped_data(ask, shipped):
    assert isinstance(ask(), tuple)
    assert ask(), "nothing shipped"
    assert ask() == ask(dataset=shipped)
    assert isinstance(ask(dataset=WORLD), tuple)
    assert list(inspect.signature(ask).parameters)[-1] == "dataset"
