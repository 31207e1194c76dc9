"""How statements are judged, on the invented world: a true sentence made of its tables is right, and one thing changed makes it wrong.

The sentences are read with the shipped words; whose places stand in them is told by the world's own names.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import miniature
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanfacts.text.model import Mention
from aseanfacts.text.reading import read
from aseanfacts.text.statement_verdicts import judge_statement
from aseanfacts.text.statements import statement_claims

FACTS = {
    "founded-on": "1950-01-01",
    "founded-in": "Oldtown",
    "secretariat-seat": "Newhaven",
    "special-observer": "Fern Isles",
}


def with_facts(tables):
    tables["organisation"] += [
        {"id": key, "language": "en", "name": key, "value": value, "verification": "verified"}
        for key, value in FACTS.items()
    ]


WORLD = miniature.world(with_facts)
NAMES = {"XA": "Arvenia", "XB": "Belmara", "XC": "Cordia", "XD": "Dunmere", "XE": "Elland"}
PLACES = {name: ("country", code) for code, name in NAMES.items()} | {
    city.name: ("city", city.id) for city in WORLD.cities if city.id != "dunmere"
}
ANY_NAME = re.compile("|".join(sorted(PLACES, key=len, reverse=True)))
TOLD = {
    span.member: span
    for span in WORLD.memberships
    if span.role == "member" and span.verification != "unverified"
}
CHANGES = sorted({day for span in TOLD.values() for day in (span.begins, span.until) if day})
DAYS = st.dates(CHANGES[0], date(2005, 12, 31))
AS_OF = date(2000, 6, 15)


def members_on(day):
    return [
        code for code, span in TOLD.items() if span.begins <= day and (not span.until or day < span.until)
    ]


def written(day):
    return f"{day.day} {day:%B} {day.year}"


def findings(text, on=AS_OF):
    """Return the kind, verdict and codes of what a text states in the invented world."""
    mentions = [
        Mention(found.start(), found.end(), found.group(), *PLACES[found.group()], "canonical")
        for found in ANY_NAME.finditer(text)
    ]
    with miniature.ground_floor(WORLD):
        return [
            (found.kind, found.verdict, found.codes)
            for claim in statement_claims(read(text, mentions))
            for found in judge_statement(claim, on, WORLD)
        ]


def verdict(text, on=AS_OF):
    ((_, found, _),) = findings(text, on)
    return found


@given(st.sampled_from(sorted(TOLD)), st.integers(-40, 40).filter(bool))
def test_an_accession_is_right_on_its_day_alone(code, shift):
    begins = TOLD[code].begins
    assert verdict(f"{NAMES[code]} joined ASEAN on {written(begins)}.") == "correct"
    assert verdict(f"{NAMES[code]} joined ASEAN in {begins.year}.") == "correct"
    assert verdict(f"{NAMES[code]} joined ASEAN on {written(begins + timedelta(shift))}.") in (
        "wrong",
        "imprecise",
    )
    assert verdict(f"{NAMES[code]} joined ASEAN in {begins.year}.", begins - timedelta(1)) == "anachronistic"


def test_states_are_counted_in_the_order_they_joined():
    order = sorted(TOLD, key=lambda code: TOLD[code].begins)
    for place, code in enumerate(order, 1):
        for said in range(1, len(order) + 1):
            expected = "correct" if said == place else "wrong"
            assert verdict(f"{NAMES[code]} became the {said}th member of ASEAN.") == expected


@given(DAYS, st.integers(1, 9))
def test_the_number_of_members_is_that_of_the_day(day, number):
    counts = {len(members_on(other)) for other in CHANGES}
    right = len(members_on(day))
    expected = "correct" if number == right else "anachronistic" if number in counts else "wrong"
    assert verdict(f"ASEAN has {number} members.", day) == expected
    dated = verdict(f"In {day.year}, ASEAN had {number} members.", date(2006, 1, 1))
    within = {len(members_on(day))} | {len(members_on(other)) for other in CHANGES if other.year == day.year}
    if number == right or number not in counts:
        assert dated == ("correct" if number in within else "wrong")


@given(DAYS, st.data())
def test_the_order_of_a_list_changes_nothing(day, data):
    listed = data.draw(st.lists(st.sampled_from(sorted(TOLD)), min_size=3, unique=True))
    shuffled = data.draw(st.permutations(listed))
    first, second = (
        findings(f"The members of ASEAN are {', '.join(NAMES[code] for code in codes)}.", day)
        for codes in (listed, shuffled)
    )
    assert first == second
    assert first[0][1] == ("correct" if set(listed) == set(members_on(day)) else "anachronistic")


@pytest.mark.parametrize(
    ("listed", "on", "expected"),
    [
        (["XA", "XB", "XC"], date(1999, 1, 1), ("correct", ())),
        (["XA", "XB", "XC"], AS_OF, ("anachronistic", ("outdated",))),
        (["XA", "XB", "XC"], date(1955, 1, 1), ("anachronistic", ("premature",))),
        (["XA", "XB", "XD"], AS_OF, ("wrong", ("stranger", "premature"))),
        (["XA", "XB", "XE"], AS_OF, ("unknown", ())),
        (["XB", "XC", "XD"], date(1999, 1, 1), ("wrong", ("stranger", "premature", "missing"))),
    ],
)
def test_lists_of_members(listed, on, expected):
    text = f"The members of ASEAN are {', '.join(NAMES[code] for code in listed)}."
    assert [(found, codes) for _, found, codes in findings(text, on)] == [expected]


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("Cordia is a member of ASEAN.", date(1999, 12, 31), "correct"),
        ("Cordia is a member of ASEAN.", date(2000, 1, 1), "anachronistic"),
        ("Cordia is a member of ASEAN.", date(1959, 1, 1), "anachronistic"),
        ("Cordia is not a member of ASEAN.", date(1959, 1, 1), "correct"),
        ("Dunmere is a member of ASEAN.", AS_OF, "wrong"),
        ("Dunmere is not a member of ASEAN.", AS_OF, "correct"),
        ("Elland is a member of ASEAN.", AS_OF, "unknown"),
        ("Elland joined ASEAN in 1970.", AS_OF, "unknown"),
        ("ASEAN was founded in Oldtown on 1 January 1950.", AS_OF, "correct"),
        ("ASEAN was founded in Newhaven on 1 January 1950.", AS_OF, "wrong"),
        ("ASEAN was founded in Oldtown in 1951.", AS_OF, "wrong"),
        ("The ASEAN Secretariat is located in Newhaven.", AS_OF, "correct"),
        ("The ASEAN Secretariat is located in Oldtown.", AS_OF, "wrong"),
        ("The 2nd ASEAN Summit was held in Port Bel on 28 February 1980.", AS_OF, "correct"),
        ("The 2nd ASEAN Summit was held in Belmara on 10 April 1980.", AS_OF, "correct"),
        ("The 2nd ASEAN Summit was held in Oldtown.", AS_OF, "wrong"),
        ("The 2nd ASEAN Summit was held on 15 March 1980.", AS_OF, "wrong"),
        ("The 1st ASEAN Informal Summit was held in Corlin.", AS_OF, "correct"),
        ("The 1st ASEAN Summit was held in Corlin.", AS_OF, "wrong"),
        ("The 3rd ASEAN Summit was held in Corlin.", AS_OF, "unknown"),
        ("Arvenia chaired ASEAN in 1998.", AS_OF, "correct"),
        ("Belmara chaired ASEAN in 1998.", AS_OF, "wrong"),
        ("Cordia chaired ASEAN in 1997.", AS_OF, "unknown"),
        ("Oldtown is a member of the ASCN.", date(1998, 1, 1), "correct"),
        ("Oldtown is a member of the ASCN.", AS_OF, "anachronistic"),
        ("Port Bel is a member of the ASCN.", AS_OF, "anachronistic"),
        ("Corvo is a member of the ASCN.", AS_OF, "wrong"),
        ("The ASCN has 2 cities.", date(1998, 1, 1), "correct"),
        ("The ASCN has 1 cities.", AS_OF, "correct"),
        ("The ASCN has 2 cities.", date(2002, 1, 1), "correct"),
        ("The ASCN has 7 cities.", AS_OF, "wrong"),
    ],
)
def test_verdicts(text, on, expected):
    assert verdict(text, on) == expected


UNDATED = [
    "ASEAN has 2 members.",
    "Cordia is a member of ASEAN.",
    "Belmara joined ASEAN in 1950.",
    "The members of ASEAN are Arvenia, Belmara and Cordia.",
    "Oldtown is a member of the ASCN.",
]
DATED = {
    day
    for row in (*TOLD.values(), *WORLD.ascn_members)
    for day in (row.since, row.earliest, row.latest, row.until)
    if day
}


@given(st.sampled_from(UNDATED), DAYS)
def test_a_verdict_changes_only_on_days_that_stand_in_the_data(text, day):
    if day not in DATED:
        assert findings(text, day) == findings(text, day - timedelta(1))


@given(st.sampled_from(["XA", "XB", "XC", "XD"]), DAYS)
def test_to_deny_turns_right_and_wrong_round(code, day):
    said = verdict(f"{NAMES[code]} is a member of ASEAN.", day)
    denied = verdict(f"{NAMES[code]} is not a member of ASEAN.", day)
    assert (said == "correct", denied == "correct") == (code in members_on(day), code not in members_on(day))
