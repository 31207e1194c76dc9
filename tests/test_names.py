"""Name tables: exact spellings, match keys, ambiguity; and two ways of finding that must agree."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from miniature import blocks_of

from aseanfacts.names import _MOST_KNOWN, Names, NameTable, pieces
from aseanfacts.normalize import normalize_name

places = st.sampled_from(["AA", "BB", "CC"])
spellings = st.text(st.sampled_from("aAbB-é ไ𐐂ก\u0301ß"), min_size=1, max_size=5).filter(
    lambda name: name == name.strip()
)
tables = st.dictionaries(places, st.lists(spellings, max_size=5), max_size=3)
codes = st.just({"AA": ["AA", "aa", "007"], "BB": ["BB"]})


def finder(table: NameTable, patience: int) -> Names:
    return Names(blocks_of(table.codes), blocks_of(table.keys), patience, table.ambiguous)


@given(tables, codes)
@example({"AA": ["AA"], "BB": ["AA-"]}, {"AA": ["AA", "aa", "007"], "BB": ["BB"]})
def test_every_name_finds_its_owner_or_is_declared_ambiguous(named, coded):
    table = NameTable(named, coded)
    find = Names.of(table).find
    all_codes = {code: place for place, spelt in coded.items() for code in spelt}
    for place, names in named.items():
        for name in names:
            key = normalize_name(name)
            if name in all_codes:
                assert find(name) == all_codes[name]
            elif not key:
                assert find(name) is None
            elif key in table.ambiguous:
                assert place in table.ambiguous[key]
                assert find(name) is None
            else:
                assert find(name) == place


@given(tables, codes)
def test_ambiguous_keys_lead_to_several_places_and_nowhere(named, coded):
    table = NameTable(named, coded)
    assert not table.ambiguous.keys() & table.keys.keys()
    for key, owners in table.ambiguous.items():
        assert len(owners) > 1
        assert list(owners) == sorted(set(owners))
        assert all(key in {normalize_name(name) for name in named[owner]} for owner in owners)
    assert list(table.ambiguous) == sorted(table.ambiguous)


@given(tables, codes, st.lists(st.one_of(spellings, st.text()), max_size=8))
@example({"AA": ["ab"]}, {}, ["ab\tAA", "\nab", "ab\n", "ab\tAA\nb", "", "\t", "\n"])
@example({"AA": ["ไ"]}, {}, ["ไ\tAA", "\nไ", "AA"])
@example({}, {"AA": ["AA"], "BB": ["BB"]}, ["AA\tAA\nBB", "\nAA", "AA\t", "", "AA\t\nBB", "\nBB", "\nBB\tBB"])
def test_searching_the_text_finds_what_the_dictionaries_find(named, coded, questions):
    table = NameTable(named, coded)
    searching, loaded, at_hand = finder(table, 10_000), finder(table, 0), Names.of(table)
    asked = [*questions, *(name for names in named.values() for name in names), *table.codes, *table.keys]
    for question in asked:
        assert searching.find(question) == loaded.find(question) == at_hand.find(question)
    assert not searching.loaded
    assert loaded.codes == at_hand.codes
    assert loaded.keys == at_hand.keys


def test_codes_count_only_as_they_are_spelt():
    find = Names.of(NameTable({"AA": ["Alpha"]}, {"AA": ["AA", "007"]})).find
    assert [find(text) for text in ("AA", "007", "alpha")] == ["AA", "AA", "AA"]
    assert [find(text) for text in ("Aa", "7", "A A")] == [None, None, None]


def test_a_code_wins_over_a_name_spelt_like_it():
    table = NameTable({"BB": ["AA"]}, {"AA": ["AA"]})
    assert Names.of(table).find("AA") == "AA"
    assert Names.of(table).find("aa") == "BB"


def test_patience_runs_out_after_as_many_questions():
    table = NameTable({"AA": ["Alpha"]}, {})
    names = finder(table, 3)
    for _ in range(3):
        assert names.find("Alpha") == "AA"
        assert not names.loaded
    assert names.find("Alpha") == "AA"
    assert names.keys == {"alpha": "AA"}


def test_patience_is_32_unless_told():
    names = Names(blocks_of({"AA": "AA"}), blocks_of({"alpha": "AA"}))
    for _ in range(32):
        names.find("x")
    assert not names.loaded
    names.find("x")
    assert names.loaded


def test_loading_by_hand():
    names = finder(NameTable({"AA": ["ไทย", "Alpha", "𐐪"]}, {"AA": ["AA", "🇮🇩"]}), 100)
    names.load()
    assert names.keys == {"ไทย": "AA", "alpha": "AA", "𐐪": "AA"}
    assert names.codes == {"AA": "AA", "🇮🇩": "AA"}


def test_what_was_found_once_is_known_and_what_was_not_is_asked_again():
    names = finder(NameTable({"AA": ["Alpha"]}, {}), 0)
    assert [names.find(text) for text in ("ALPHA", "Beta", "ALPHA")] == ["AA", None, "AA"]
    assert names.known == {"ALPHA": "AA"}


def test_what_is_known_is_bounded():
    names = finder(NameTable({"AA": ["Alpha"]}, {}), 0)
    for number in range(_MOST_KNOWN + 10):
        assert names.find("Alpha" + " " * number) == "AA"
    assert len(names.known) == _MOST_KNOWN


@pytest.mark.parametrize("opening", "(/（")
def test_a_place_named_twice_is_named_and_odd_texts_are_no_trouble(opening):
    find = finder(NameTable({"AA": ["Alpha", "Beta"], "BB": ["Gamma"]}, {"AA": ["AA"]}), 9).find
    assert find(f"Alpha {opening}Beta") == find(f"Alpha{opening}AA)") == "AA"
    assert find(f"Alpha{opening}Beta{opening}Alpha") == "AA"
    assert find(f"Alpha{opening}Gamma") is find(f"Alpha{opening}Beta{opening}Gamma") is None
    assert find(f"Alpha{opening}nowhere") is find(f"nowhere{opening}Alpha") is None
    assert find(opening * 100_000) is None


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("", []),
        ("Alpha", []),
        ("Alpha-Beta", []),
        ("Alpha - Beta", ["Alpha", "Beta"]),
        ("Alpha – Beta—Gamma", ["Alpha ", " Beta", "Gamma"]),
        ("Alpha, ", []),
        ("(Alpha)", []),
        ("[Alpha] Beta", ["Alpha", " Beta"]),
        ("Alpha（Beta）", ["Alpha", "Beta"]),
        ("Alpha:Beta;Gamma|Delta", ["Alpha", "Beta", "Gamma", "Delta"]),
        ("Alpha/Beta/Gamma/Delta/Epsilon", []),
    ],
)
def test_texts_fall_into_pieces(text, apart):
    assert pieces(text) == apart


def test_names_of_every_width_are_found_in_their_own_block():
    table = NameTable({"AA": ["plain", "ไทย", "𐐪𐑉"]}, {})
    ascii_block, plane_block, beyond_block = blocks_of(table.keys)
    assert "\nAA\tplain\t\n" in ascii_block
    assert "\nAA\tไทย\t\n" in plane_block
    assert "\nAA\t𐐪𐑉\t\n" in beyond_block
    assert "ไทย" not in ascii_block + beyond_block
    assert [finder(table, 9).find(name) for name in ("plain", "ไทย", "𐐪𐑉")] == ["AA"] * 3


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ＭＡＳ", "MY"),
        (" MAS\n", "MY"),
        ('"MAS"', "MY"),
        ("M\u200bAS", "MY"),
        ("MA\ufe0fS", "MY"),
        ("M\x85AS", "MY"),
        ("\x07MAS\x00", "MY"),
        ("mas", None),
        ("Ｍａｓ", None),
        ("M.A.S.", None),
        ("MA S", None),
        ("MÁS", None),
        (".my", "MY"),
        ("My", None),
        ("m-y", None),
        ("４５８", "MY"),
        (" 458 ", "MY"),
        ("-458", None),
        ("4.58", None),
        ("458.", None),
    ],
)
@pytest.mark.parametrize("patience", [0, 10])
def test_codes_stand_noise_around_them_but_neither_another_case_nor_anything_inside(text, place, patience):
    table = NameTable({"MY": ["Malaysia"]}, {"MY": ["MY", "my", "458", "MAS"]})
    assert finder(table, patience).find(text) == place == Names.of(table).find(text)
