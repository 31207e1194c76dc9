"""Choices for a menu: all places, each under its preferred name, in the order of the language."""

from __future__ import annotations

import pytest

from aseanfacts import UnknownLanguageError, choices, name_of
from aseanfacts.lookup import _language_chain

KINDS = ["member", "city"]


def places(shipped, kind):
    return (
        {member.alpha_2 for member in shipped.members}
        if kind == "member"
        else {city.id for city in shipped.cities}
    )


def languages(shipped, kind):
    return [row["language"] for row in shipped.tables["choices"] if row["kind"] == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_order_has_every_place_once_under_its_preferred_name(shipped, kind):
    records = {
        getattr(record, "alpha_2", None) or record.id: record
        for record in (*shipped.members, *shipped.cities)
    }
    for language in languages(shipped, kind):
        listed = choices(language=language, kind=kind)
        assert len(listed) == len(places(shipped, kind))
        assert {place for place, _ in listed} == places(shipped, kind)
        assert all(name == name_of(records[place], language=language) for place, name in listed)


@pytest.mark.parametrize("kind", KINDS)
def test_every_language_that_names_every_place_has_an_order(shipped, kind):
    records = shipped.members if kind == "member" else shipped.cities
    shown = [{name.language for name in record.names if name.preferred} for record in records]
    tags = {
        name.language
        for record in (*shipped.members, *shipped.cities)
        for name in record.names
        if name.preferred
    }
    complete = {tag for tag in tags if all(set(_language_chain(tag)) & named for named in shown)}
    assert set(languages(shipped, kind)) == complete


def test_the_orders_are_those_of_the_collation(shipped):
    icu = pytest.importorskip("icu")
    for kind in KINDS:
        for language in languages(shipped, kind):
            key = icu.Collator.createInstance(icu.Locale.forLanguageTag(language)).getSortKey
            names = [name for _, name in choices(language=language, kind=kind)]
            assert names == sorted(names, key=key), language


def test_the_order_is_the_language_s_own():
    # Czech sorts Vý after Vi as letters only, Spanish F after C, Swedish Ö last.
    assert [code for code, _ in choices(language="cs")][-3:] == ["TH", "VN", "TL"]
    assert [name for _, name in choices(language="sv")][-1] == "Östtimor"


@pytest.mark.parametrize("tag", ["id", "id-ID", "in", "ID_id"])
def test_a_language_may_be_written_in_many_ways(tag):
    assert choices(language=tag) == choices(language="id")


def test_what_is_not_there():
    with pytest.raises(UnknownLanguageError, match="names of every member"):
        choices(language="xx")
    with pytest.raises(UnknownLanguageError) as caught:
        choices(language="th", kind="city")
    assert {"en", "id"} <= set(caught.value.candidates)
    with pytest.raises(ValueError, match="'country'"):
        choices(kind="country")
