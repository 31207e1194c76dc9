"""Cases a reader can check without reading code: what a text names, what it must not name, and capitals in every language."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aseanfacts import (
    NotCoveredError,
    UnknownNameError,
    capital_of,
    chair_of,
    chairs,
    country_of,
    get_member,
    get_summit,
    is_member,
    lookup_city,
    lookup_member,
    members,
    normalize_city,
    normalize_country,
    normalize_name,
    secretaries_general,
)

GOLD = Path(__file__).parent / "gold"


def cases(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def each(name: str, *columns: str) -> pytest.MarkDecorator:
    rows = cases(name)
    return pytest.mark.parametrize(columns, [tuple(row[column] for column in columns) for row in rows])


@each("countries", "text", "alpha_2")
def test_countries(text, alpha_2):
    assert normalize_country(text) == (alpha_2 or None)
    assert is_member(text) is bool(alpha_2)
    if alpha_2:
        assert lookup_member(text).alpha_2 == alpha_2
    else:
        with pytest.raises(UnknownNameError):
            lookup_member(text)


@each("cities", "text", "city")
def test_cities(text, city):
    assert normalize_city(text) == (city or None)
    if city:
        assert country_of(text) == country_of(lookup_city(text))
    else:
        with pytest.raises(UnknownNameError):
            country_of(text)


@each("refusals", "text")
def test_refusals(text):
    assert normalize_country(text) is None
    assert is_member(text) is False
    assert get_member(text) is None
    for ask in (capital_of, lookup_member):
        with pytest.raises(UnknownNameError):
            ask(text)


@each("capitals", "country", "on", "language", "capital")
def test_capitals(country, on, language, capital):
    assert capital_of(country, on=on or None, language=language) == capital
    if not on:
        assert country_of(capital, language="en") == lookup_member(country).name


def test_every_member_is_asked_for_in_every_language_of_its_own():
    asked = {
        (normalize_country(row["country"]), row["language"]) for row in cases("capitals") if not row["on"]
    }
    for member in members():
        for language in ("en", "id", *member.official_languages):
            tag = {"zh-Hans": "zh"}.get(language, language)
            assert (member.alpha_2, tag) in asked, f"add a line to gold/capitals.csv: {member}, {tag}"


@pytest.mark.parametrize("code", ["alpha_2", "alpha_3", "numeric"])
def test_capitals_by_code(code):
    for member in members():
        assert (
            capital_of(getattr(member, code))
            == capital_of(member.name)
            == capital_of(getattr(member, code).lower())
        )


@each("membership", "on", "alpha_2")
def test_members_on_a_day(on, alpha_2):
    expected = alpha_2.split()
    assert sorted(member.alpha_2 for member in members(on or None)) == expected
    for member in members():
        assert is_member(member, on=on or None) is (member.alpha_2 in expected)


@each("chairs", "year", "chair")
def test_chairs(year, chair):
    if not chair:
        with pytest.raises(NotCoveredError):
            chair_of(int(year))
        return
    assert chair_of(int(year)) == chair
    (record,) = [record for record in chairs() if record.year == int(year)]
    assert get_member(record.member).name == chair
    assert record.sources


def test_no_year_of_a_chair_is_left_out():
    asked = {int(row["year"]) for row in cases("chairs") if row["chair"]}
    assert asked == {chair.year for chair in chairs() if chair.status == "held"}


@each("secretaries-general", "on", "name")
def test_secretaries_general(on, name):
    found = secretaries_general(on=on)
    assert [term.name for term in found] == ([name] if name else [])
    assert all(term.sources for term in found)


@each("summits", "summit", "start", "end", "plenary_start", "plenary_end", "city", "host")
def test_summits(summit, start, end, plenary_start, plenary_end, city, host):
    record = get_summit(int(summit) if summit.isdigit() else summit)
    days = (record.start, record.end, record.plenary_start, record.plenary_end)
    assert [day.isoformat() for day in days] == [start, end, plenary_start, plenary_end]
    assert (record.city, record.member) == (city, host)
    assert record.sources


@each("two-meanings", "text", "alpha_2", "locale")
def test_what_a_locale_of_cldr_calls_a_member_resolves_whatever_else_it_means(text, alpha_2, locale):
    """Once CLDR no longer says so, the line belongs among the refusals."""
    named = [
        name.name for name in lookup_member(text).names if (name.language, name.kind) == (locale, "cldr")
    ]
    assert normalize_name(text) in map(normalize_name, named)
    assert normalize_country(text) == alpha_2


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLD.glob("*.csv")))
def test_no_case_stands_twice(name):
    rows = [tuple(row.values()) for row in cases(name)]
    assert len(rows) == len(set(rows))
