"""No name of another place, people or language leads to a member: asked in every language of Babel's copy of CLDR."""

from __future__ import annotations

from collections import defaultdict

import pytest
from babel import localedata

from aseanfacts import normalize_country, resolve_many, search_member
from aseanfacts.normalize import normalize_name


def named(section: str) -> dict[str, set[str]]:
    """Return the names that all locales together give to each territory or language, by code."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for locale in localedata.locale_identifiers():
        for code, name in localedata.load(locale, merge_inherited=False).get(section, {}).items():
            if name not in (code, "Λατινικὴ Ἀμερική"):  # what polytonic Greek calls Laos, by mistake
                names[code].add(name)
    return names


@pytest.fixture(scope="module")
def territories(shipped):
    codes = {member.alpha_2 for member in shipped.members}
    own: set[str] = set()
    others: set[str] = set()
    for code, names in named("territories").items():
        (own if code in codes else others).update(names)
    return own, sorted(others)


def test_every_locale_is_asked(territories):
    own, others = territories
    assert len(own) > 1_000
    assert len(others) > 20_000


def test_no_name_of_another_territory_resolves(territories):
    _, others = territories
    found = dict(zip(others, resolve_many(others), strict=True))
    assert {name: code for name, code in found.items() if code} == {}


def test_no_name_of_a_language_resolves_unless_some_locale_calls_a_member_so(territories, shipped):
    """A name of a member on record may be the name of a language elsewhere; nothing that is made by rule may."""
    own = {normalize_name(name.name) for member in shipped.members for name in member.names}
    own |= {normalize_name(code) for code in shipped.member_table.codes}
    languages = sorted({name for names in named("languages").values() for name in names})
    found = dict(zip(languages, resolve_many(languages), strict=True))
    assert {name for name, code in found.items() if code and normalize_name(name) not in own} == set()


def test_search_finds_nothing_near_another_territory(territories):
    _, others = territories
    # A text of three letters may be the beginning of a name that somebody is still typing.
    asked = [name for name in others if len(normalize_name(name)) > 3][::40]
    assert [name for name in asked if search_member(name)] == []


def test_every_name_of_a_member_in_every_locale_resolves(territories, shipped):
    for member in shipped.members:
        for name in named("territories")[member.alpha_2]:
            assert normalize_country(name) == member.alpha_2, name
