"""States in their own style, and in no other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanfacts import (
    Dataset,
    is_member,
    members,
    normalize_city,
    normalize_country,
    normalize_name,
    resolve_many,
)
from aseanfacts.frames import Frames
from aseanfacts.member_names import MemberNames
from aseanfacts.names import NameTable
from aseanfacts.styles import _AFTER, _AROUND, STYLES, _after, _around, styles_pattern, without_style

FRAMES = Frames([("City of {}", "city"), ("{} City", "city"), ("({} Land)", "land"), ("the {} Land", "land")])
TABLE = NameTable({"XA": ["Arvenia"], "XB": ["Belmara", "Bel Royal"]}, {"XA": ["XA"]})
WORLD = MemberNames.over(TABLE, {"XA": "Kingdom of Arvenia", "XB": "Socialist Republic of Belmara"})
FORMAL = {
    member.alpha_2: name.name
    for member in members()
    for name in member.names
    if (name.language, name.kind) == ("en", "un_formal")
}
LANGUAGES = [
    *((tag, list(_after(*words))) for tag, words in _AFTER.items()),
    *((tag, list(_around(*words))) for tag, words in _AROUND.items()),
]
FRAMED = [frame for _, frames in LANGUAGES for frame in frames]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("City of Hanoi", [("hanoi", "city")]),
        ("city of hanoi city", [("hanoicity", "city"), ("cityofhanoi", "city")]),
        ("the Lao Land", [("thelao", "land"), ("lao", "land")]),
        ("City", [("", "city")]),
        ("Hanoi", []),
        ("", []),
    ],
)
def test_what_is_left_without_the_words_of_a_frame(text, found):
    assert sorted(FRAMES.without(normalize_name(text))) == sorted(found)


@given(st.text())
def test_a_key_that_has_a_frame_has_its_pattern(text):
    key = normalize_name(text)
    if list(FRAMES.without(key)):
        assert re.search(FRAMES.pattern(), key)


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Kerajaan Arvenia", "XA"),
        ("ARVENIA Krallığı", "XA"),
        ("Jamhuri ya Kisoshalisti ya Belmara", "XB"),
        ("Respublikası Belmara", None),
        ("Republik Arvenia", None),  # a kingdom
        ("Kerajaan Belmara", None),
        ("Republik Belmara", None),  # a socialist republic only
        ("Arvenia (Kerajaan Arvenia)", "XA"),
        ("Kerajaan Arvenia / ARVENIA Krallığı", "XA"),
        ("Kerajaan Arvenia / Belmara", None),
        ("Kerajaan XA", None),  # a code is no name
        ("Kerajaan", None),
        ("Kerajaan Arvenia Krallığı", None),
    ],
)
def test_a_state_is_known_in_its_own_style(text, member):
    assert WORLD.find(text) == member


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_the_style_of_a_member(style):
    assert any(formal.startswith(f"{style} ") for formal in FORMAL.values())


@pytest.mark.parametrize(("language", "frames"), LANGUAGES)
def test_a_frame_makes_a_name_of_its_states_and_of_no_other(language, frames):
    """What a name of another member makes is a name on record, or nothing."""
    named = [
        (member.alpha_2, [name.name for name in member.names if name.language == language][:2])
        for member in members()
    ]
    for frame, style in frames:
        assert frame.count("{}") == 1
        for code, names in named:
            own = FORMAL.get(code, "").startswith(f"{style} ")
            texts = [frame.format(name) for name in names]
            for text, found in zip(texts, resolve_many(texts), strict=True):
                assert found == normalize_country(text)
                assert found == code if own else found in (code, None)


def test_there_is_no_republic_of_vietnam_in_any_language():
    vietnam = next(member for member in members() if member.alpha_2 == "VN")
    # A gathered name may have a word of the style: "Socialist Vietnam".
    names = {normalize_name(name.name) for name in vietnam.names if name.kind not in ("alias", "formal")}
    plain = {
        tuple(map(normalize_name, frame.split("{}"))) for frame, style in FRAMED if style == "Republic of"
    }
    keys = {before + name + after for before, after in plain for name in names}
    assert not any(map(Dataset.bundled().member_names.find_styled, keys))


def test_a_style_is_found_by_the_pattern():
    pattern = re.compile(styles_pattern())
    assert all(pattern.search(normalize_name(frame.format("x"))) for frame, _ in FRAMED)
    assert list(without_style("")) == []


def test_a_city_stands_with_its_country_in_style():
    assert normalize_city("Bangkok, థాయిలాండ్ రాజ్యం") == "bangkok"
    assert is_member("Republik bu Endonesi")
    assert not is_member("Republik bu Wiyetnaam")
