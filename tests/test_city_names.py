"""Forms of a city's name that follow by rule: with the word for city, with what it lies in; and that they lead nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from miniature import blocks_of

from aseanfacts import lookup_city, members, normalize_city, resolve_many, search_city
from aseanfacts.city_names import _WORDS, CityNames
from aseanfacts.names import Names, NameTable
from aseanfacts.normalize import normalize_name

MEMBERS = NameTable({"XA": ["Arvenia", "Arven"], "XB": ["Belmara"]}, {"XA": ["XA"], "XB": ["XB"]})
CITIES = NameTable(
    {"newhaven": ["Newhaven", "New City", "Nyhavn"], "port-bel": ["Port Bel", "Bel"]}, {"port-bel": ["Q12"]}
)
MEMBER_OF = {"newhaven": "XA", "port-bel": "XB"}


def finder(patience: int) -> CityNames:
    members = Names(blocks_of(MEMBERS.codes), blocks_of(MEMBERS.keys), patience)
    keys, codes = blocks_of(CITIES.keys), blocks_of(CITIES.codes)
    return CityNames(codes, keys, members, MEMBER_OF, ["nyhavncity"], patience)


@pytest.mark.parametrize("patience", [0, 1_000])
@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Newhaven City", "newhaven"),
        ("City of Newhaven", "newhaven"),
        ("the City of Newhaven", "newhaven"),
        ("Kota Newhaven", "newhaven"),
        ("NEWHAVEN市", "newhaven"),
        ("New City City", "newhaven"),
        ("City of Bel City", None),
        ("City of", None),
        ("City", None),
        ("Nyhavn City", None),
        ("City of Nyhavn", "newhaven"),
        ("Bel Kota", None),
        ("Bel, Belmara", "port-bel"),
        ("Port Bel (Belmara)", "port-bel"),
        ("Port Bel（Belmara）", "port-bel"),
        ("Port Bel – XB", "port-bel"),
        ("Port Bel - Belmara", "port-bel"),
        ("Bel City, Belmara", "port-bel"),
        ("Bel (city)", "port-bel"),
        ("Bel (kota)", "port-bel"),
        ("Bel (Port Bel), Belmara", "port-bel"),
        ("Port Bel, Bel, Belmara", "port-bel"),
        ("Q12, Belmara", "port-bel"),
        ("Bel, Arvenia", None),
        ("Bel, Newhaven", None),
        ("Bel (province)", None),
        ("Bel-Belmara", None),
        ("Belmara, Bel", None),
        ("Belmara", None),
        ("Belmara City", None),
        ("(Belmara)", None),
        (", Belmara", None),
        ("Bel,", "port-bel"),
        ("Bel, Bel, Bel, Bel, Bel", None),
    ],
)
def test_forms(text, city, patience):
    assert finder(patience).find(text) == city
    assert CityNames.over(CITIES, Names.of(MEMBERS), MEMBER_OF, ["nyhavncity"]).find(text) == city


@given(st.text(max_size=40))
def test_searching_finds_what_the_dictionaries_find(text):
    assert finder(0).find(text) == finder(1_000).find(text)


@pytest.mark.parametrize("parting", [",", "(", "/", " - "])
def test_a_text_of_many_parts_is_no_trouble(parting):
    assert finder(0).find(("Bel" + parting) * 100_000) is None


def test_every_frame_is_a_word_before_or_after_the_name():
    frames = [frame for frames in _WORDS.values() for frame in frames]
    assert all(frame.startswith("{}") != frame.endswith("{}") for frame in frames)


def test_with_the_word_for_city_in_its_language_every_name_leads_to_its_city(shipped):
    for city in shipped.cities:
        asked = [
            frame.format(name.name)
            for name in city.names
            for frame in _WORDS.get(name.language.split("-")[0], ())
        ]
        others = [text for text in asked if normalize_name(text) in shipped.near_neighbours["city"]]
        assert set(resolve_many([text for text in asked if text not in others], kind="city")) == {city.id}
        assert set(resolve_many(others, kind="city")) <= {None}


def test_with_its_country_every_city_is_found_and_with_another_none(shipped):
    for city in shipped.cities:
        for member in members():
            wanted = city.id if member.alpha_2 == city.member else None
            for text in (f"{city.name}, {member.name}", f"{city.name} ({member.alpha_3})"):
                assert normalize_city(text) == wanted
                if wanted:
                    assert lookup_city(text) == city


def test_search_finds_a_form_and_a_typo_beside_the_word_for_city():
    assert [found.record.id for found in search_city("Kota Denpasar")] == ["denpasar"]
    assert search_city("Kota Denpasar")[0].score == 1
    assert search_city("Kota Denpassar")[0].record.id == "denpasar"
    assert search_city("Kota Denpasar", limit=0) == ()
