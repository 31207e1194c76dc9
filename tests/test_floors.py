"""The ground floor and the upper floor give the same answers: for every name, language and day on which an answer can change."""

from __future__ import annotations

from datetime import date

import miniature
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanfacts import Dataset, capitals, lookup, lookup_city, lookup_member, members
from aseanfacts.errors import AmbiguousNameError, NotCoveredError, UnknownLanguageError, UnknownNameError
from aseanfacts.strategies import (
    _boundaries,
    boundary_dates,
    city_names,
    languages,
    member_names,
    noisy,
    unknown_names,
)


def outcome(call, *arguments, **options):
    """Return the answer, or the kind of error."""
    try:
        return call(*arguments, **options)
    except (AmbiguousNameError, NotCoveredError, UnknownLanguageError, UnknownNameError) as error:
        return type(error)


def shown(record, language: str = "en") -> str | type[Exception]:
    """Return the preferred name on the upper floor."""
    return next(
        (name.name for name in record.names if name.language == language and name.preferred),
        UnknownLanguageError,
    )


def capital_above(data: Dataset, member, day: date, language: str = "en") -> str | type[Exception]:
    found = [
        capital
        for capital in capitals(member, on=day, role="capital", dataset=data)
        if capital.verification != "unverified"
    ]
    assert len(found) <= 1
    return shown(data.city(found[0].city), language) if found else NotCoveredError


def chair_above(data: Dataset, year: int) -> str | type[Exception]:
    return next(
        (
            chair.name
            for chair in data.chairs
            if (chair.year, chair.status) == (year, "held") and chair.verification != "unverified"
        ),
        NotCoveredError,
    )


def agree_on_dates(ground, data: Dataset) -> None:
    for day in _boundaries(data):
        joined = {member.alpha_2 for member in members(day, dataset=data)}
        for member in data.members:
            assert ground.is_member(member.alpha_2, on=day) is (member.alpha_2 in joined), (member, day)
            assert outcome(ground.capital_of, member.alpha_2, on=day) == capital_above(data, member, day), (
                member,
                day,
            )
    assert [code for code in (m.alpha_2 for m in data.members) if ground.is_member(code)] == [
        m.alpha_2 for m in members(dataset=data)
    ]


def agree_on_names(ground, data: Dataset) -> None:
    for member in data.members:
        for name in member.names:
            expected = outcome(lambda name=name: lookup_member(name.name, dataset=data).alpha_2)
            assert (ground.normalize_country(name.name) or UnknownNameError) == expected, name
        for code in (
            member.alpha_2,
            member.alpha_3,
            member.numeric,
            member.alpha_2.lower(),
            member.alpha_3.lower(),
        ):
            assert (
                ground.normalize_country(code) == lookup_member(code, dataset=data).alpha_2 == member.alpha_2
            )
        assert ground.normalize_country(member, to="alpha_3") == member.alpha_3
        assert ground.normalize_country(member, to="numeric") == member.numeric
        assert ground.normalize_country(member, to="asean") == member.name
    for city in data.cities:
        for known in (city.id, *(name.name for name in city.names)):
            expected = outcome(lambda known=known: lookup_city(known, dataset=data).id)
            assert (ground.normalize_city(known) or UnknownNameError) == expected, known
        assert ground.country_of(city) == data.member(city.member).name


def agree_on_languages(ground, data: Dataset) -> None:
    tags = {name.language for record in (*data.members, *data.cities) for name in record.names}
    for record in (*data.members, *data.cities):
        own = {name.language for name in record.names if name.preferred}
        for tag in tags:
            told = outcome(ground.name_of, record, language=tag)
            if tag in own:
                assert told == shown(record, tag), (record, tag)
            else:
                assert told == (
                    shown(record, less_exact(tag)) if less_exact(tag) else UnknownLanguageError
                ), (record, tag)


def less_exact(tag: str) -> str:
    """Return a tag without its region or variant; empty when there is none. A script is never dropped."""
    head, _, last = tag.rpartition("-")
    return "" if len(last) == 4 and last.isalpha() else head


def agree_on_kinds(ground, data: Dataset) -> None:
    for record in (*data.members, *data.cities):
        for kind in ("asean", "un_short", "un_formal", "cldr", "endonym"):
            for tag in {name.language for name in record.names if name.kind == kind}:
                names = {name.name for name in record.names if (name.language, name.kind) == (tag, kind)}
                assert ground.name_of(record, language=tag, kind=kind) in names


def agree_on_chairs(ground, data: Dataset) -> None:
    years = {chair.year for chair in data.chairs}
    for year in range(min(years, default=0) - 2, max(years, default=0) + 3):
        assert outcome(ground.chair_of, year) == chair_above(data, year)


AGREEMENTS = (agree_on_dates, agree_on_names, agree_on_languages, agree_on_kinds, agree_on_chairs)
each_agreement = pytest.mark.parametrize("agree", AGREEMENTS, ids=lambda agree: agree.__name__)


@each_agreement
def test_the_floors_agree_on_the_shipped_data(agree, shipped):
    agree(lookup, shipped)


@each_agreement
def test_the_floors_agree_on_the_invented_world(agree, ground, world):
    agree(ground, world)


def test_the_floors_are_of_one_version(shipped):
    assert lookup.data_version() == shipped.package.version
    assert lookup.data_as_of() == shipped.package.as_of


@given(noisy(member_names()))
def test_noise_leads_to_the_same_member_on_both_floors(named):
    spelling, code = named
    assert lookup.normalize_country(spelling) == lookup_member(spelling).alpha_2 == code


@given(noisy(city_names()))
def test_noise_leads_to_the_same_city_on_both_floors(named):
    spelling, identifier = named
    assert lookup.normalize_city(spelling) == lookup_city(spelling).id == identifier


@given(unknown_names() | st.text())
def test_what_is_unknown_below_is_unknown_above(text):
    below = lookup.normalize_country(text)
    above = outcome(lambda: lookup_member(text).alpha_2)
    assert above == below if below else above in (UnknownNameError, AmbiguousNameError)


@given(member_names(), boundary_dates(), languages())
def test_capitals_are_the_same_in_every_language_on_every_day(named, day, language):
    data = Dataset.bundled()
    name, code = named
    expected = capital_above(data, data.member(code), day, language)
    told = outcome(lookup.capital_of, name, on=day, language=language)
    if expected is UnknownLanguageError and less_exact(language):
        expected = capital_above(data, data.member(code), day, less_exact(language))
    assert told == expected


# -- any world: random intervals ----------------------------------------------------------------------------------------

days = st.integers(0, 9).map(lambda step: f"19{step}0-01-01")
verifications = st.sampled_from(["verified", "partial", "unverified"])
roles = st.sampled_from(["capital", "capital", "capital", "royal", "designated"])


@st.composite
def intervals(draw):
    """Return rows of consecutive intervals: dated, bounded or open at the start, with gaps, the last perhaps open at its end."""
    marks = draw(st.lists(days, min_size=2, max_size=6, unique=True).map(sorted))
    rows = []
    for place, (begin, end) in enumerate(zip(marks[::2], marks[1::2], strict=False)):
        start = draw(
            st.sampled_from(
                [{"since": begin}, {"latest": begin}, {"earliest": "1890-01-01", "latest": begin}]
            )
        )
        start = {} if place == 0 and draw(st.booleans()) else start
        rows.append(
            {
                "since": "",
                "earliest": "",
                "latest": "",
                "until": end,
                "verification": draw(verifications),
                **start,
            }
        )
    if draw(st.booleans()):
        rows[-1]["until"] = ""
    return rows


@given(st.data())
def test_the_floors_agree_on_any_world(data):
    def plant(tables):
        tables["capitals"].clear()
        for code, cities in (
            ("XA", ("oldtown", "newhaven")),
            ("XC", ("corvo", "corlin")),
            ("XD", ("dunmere",)),
        ):
            for number, row in enumerate(data.draw(intervals())):
                city = cities[number % len(cities)]
                tables["capitals"].append(
                    {
                        "id": f"{code.lower()}-{number}",
                        "member": code,
                        "city": city,
                        "role": data.draw(roles),
                        **row,
                    }
                )
        tables["memberships"].clear()
        for code in ("XA", "XB", "XC"):
            role = data.draw(st.sampled_from(["member", "observer"]))
            tables["memberships"].append({"member": code, "role": role, **data.draw(intervals())[0]})

    world = miniature.world(plant)
    assert world.findings == ()
    with miniature.ground_floor(world) as ground:
        agree_on_dates(ground, world)
