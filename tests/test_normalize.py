"""Laws and examples of match keys: what is the same name, and what is not."""

from __future__ import annotations

import time
from unicodedata import category, normalize

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from aseanfacts.normalize import _LONGEST_NAME, _folding, _in_order, normalize_name
from aseanfacts.strategies import city_names, member_names, noisy

texts = st.text()
any_texts = st.text(st.characters())  # lone surrogates too
latin = st.text("aeiouâäæçđðħıłøœþŧßŉĳ-' ’.ÀÉÏÑŌǓ")
words = st.one_of(texts, any_texts, latin, member_names().map(lambda named: named[0]))


@given(words)
@example("ﷺ")
@example("ΐ")
@example("ﬃ İı ŉ")
@example("ᾷ")
@example("\ud800")
def test_normalising_twice_is_once(text):
    key = normalize_name(text)
    assert normalize_name(key) == key


@given(words, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_composition_does_not_change_the_key(text, form):
    assert normalize_name(normalize(form, text)) == normalize_name(text)


@given(words)
@example("ß")
@example("ſt")
@example("Σας")
@example("İzmir")
def test_case_does_not_change_the_key(text):
    # Lower first: a letter such as the dotless i shares its capital with another letter, but is spelt like it anyway.
    # The iota below a Greek letter is dropped like any mark there; Unicode's case folding makes it a letter of its own.
    assume("\u0345" not in normalize("NFD", text))
    key = normalize_name(text)
    assert normalize_name(text.casefold()) == key
    assert normalize_name(text.lower()) == key


@given(noisy(st.one_of(member_names(), city_names())))
def test_noise_does_not_change_the_key_of_a_name(named):
    spelling, place = named
    assert normalize_name(spelling) in KEYS[place]


KEYS: dict[str, set[str]] = {}


@pytest.fixture(autouse=True, scope="module")
def _keys(shipped):
    for member in shipped.members:
        KEYS[member.alpha_2] = {normalize_name(name.name) for name in member.names}
    for city in shipped.cities:
        KEYS[city.id] = {normalize_name(name.name) for name in city.names}


@given(words)
def test_a_key_holds_only_what_carries_information(text):
    for character in normalize_name(text):
        assert category(character)[0] not in "PZ"
        assert category(character) not in {"Cc", "Cf"}


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_is_the_long_way(text):
    assert normalize_name(text) == text.translate(_folding)


@given(st.text(), st.text("\u0301\u0323\u0316\u0e38\u0e48\u093c\u05b0a\u200b", max_size=12))
def test_marks_are_put_in_canonical_order(text, marks):
    assert _in_order(text + marks) == normalize("NFKD", text + marks)


@given(st.text("aé\u0e48\u0e38\u200bกي\u0301\u093c\u0316힣ﷺ\u0345ΐ", min_size=1, max_size=20))
def test_long_texts_have_the_keys_of_their_parts(text):
    # A starter that stays keeps the parts from touching.
    repeats = _LONGEST_NAME // len(text) + 2
    assert normalize_name(f"{text}x" * repeats) == normalize_name(f"{text}x") * repeats


@given(st.text("ابتثجحخدกขคงកខគကခဂकखग中文字タイヤ한국어", min_size=1))
def test_letters_are_never_dropped(text):
    assert len(normalize_name(text)) == len(normalize("NFC", text))


def test_vowel_signs_and_tone_marks_of_thai_lao_khmer_and_burmese_stay():
    for name in ("เวียงจันทน์", "ວຽງຈັນ", "ភ្នំពេញ", "နေပြည်တော်", "नेपीडॉ"):
        bare = "".join(letter for letter in name if category(letter)[0] != "M")
        assert normalize_name(name) != normalize_name(bare)


@pytest.mark.parametrize("mark", [
    "\u0300", "\u036f", "\u0483", "\u0487",  # Latin, Greek, Cyrillic
    "\u1ab0", "\u1ac0", "\u1dc0", "\u1dff", "\u20d0", "\u20f0", "\ufe20", "\ufe2f", "\ufe00", "\ufe0f", "\U000e0100", "\U000e01ef",
    "\u0591", "\u05c7", "\u0610", "\u061a", "\u064b", "\u065f", "\u0670", "\u06d6", "\u06ed",  # Hebrew, Arabic
    "\u093c", "\u09bc", "\u0a3c", "\u0abc", "\u0b3c",  # nukta
])  # fmt: skip
def test_marks_that_carry_no_information_are_dropped(mark):
    assert normalize_name(f"ไ{mark}ไ") == "ไไ"


@pytest.mark.parametrize("mark", [
    "\u0488", "\u0711", "\u07a6", "\u07eb", "\u0816", "\u0900", "\u093a", "\u093e", "\u094d", "\u09be", "\u0a3e", "\u0abe", "\u0b3e",
    "\u0bbe", "\u0c3c", "\u0cbc", "\u0d3e", "\u0dca", "\u0e31", "\u0e48", "\u0eb1", "\u0f39", "\u102b", "\u1037", "\u17b6",
    "\u135f", "\u1b34", "\ua980", "\ua9b3", "\U00011100", "\U00011133",
])  # fmt: skip
def test_marks_that_tell_words_apart_stay(mark):
    assert normalize_name(f"ไ{mark}ไ") == normalize("NFC", f"ไ{mark}ไ")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", ""),
        (" \t\n-.,'\"()", ""),
        ("Timor-Leste", "timorleste"),
        ("TIMOR\u00a0LESTE", "timorleste"),
        ("Ｔｉｍｏｒ－Ｌｅｓｔｅ", "timorleste"),
        ("Ti\u200bmor\u00ad Leste", "timorleste"),
        ("Việt Nam", "vietnam"),
        ("Vie\u0323\u0302t Nam", "vietnam"),
        ("Đà Nẵng", "danang"),
        ("Hồ Chí Minh", "hochiminh"),
        ("Birmânia", "birmania"),
        ("Malaısıa", "malaisia"),
        ("Straße", "strasse"),
        ("إندونيسيا", "اندونيسيا"),
        ("إِنْدُونِيسْيَا", "اندونيسيا"),
        ("اندونيسـيا", "اندونيسيا"),
        ("ٱلفِلِبِّينُ", "الفلبين"),
        ("اندونیسیا", "اندونيسيا"),
        ("הָאנוֹי", "האנוי"),
        ("Ｌａｏ　ＰＤＲ", "laopdr"),
        ("C++ & C#", "c++c"),
        ("Lo\x07s", "los"),
        ("Là\x07os\x85", "laos"),
        ("\u202eLàos\u2066", "laos"),
        ("¹²³", "123"),
    ],
)
def test_examples(text, key):
    assert normalize_name(text) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Laos", "Lаоs"),  # Cyrillic look-alikes
        ("Thailand", "Τhailand"),  # Greek look-alike
        ("タイ", "たい"),
        ("ລາວ", "ลาว"),
        ("096", "96"),
        ("泰国", "泰國"),
    ],
)
def test_what_is_not_the_same(one, other):
    assert normalize_name(one) != normalize_name(other)


@pytest.mark.parametrize("wrong", [None, 1, 1.5, b"Laos", ["Laos"], object()])
def test_a_wrong_type_is_a_type_error(wrong):
    with pytest.raises(TypeError, match=type(wrong).__name__):
        normalize_name(wrong)


@pytest.mark.parametrize(
    "run", ["\u0e48\u0e38", "\u0e48\u200b\u0e38\u200b", "\u0301\u0316", "\u093c\u0951\u0952"]
)
def test_long_runs_of_marks_take_time_in_proportion(run):
    # In the square of the length this would take minutes.
    begun = time.perf_counter()
    normalize_name("a" + run * (400_000 // len(run)))
    assert time.perf_counter() - begun < 20


def test_the_memory_of_characters_is_bounded():
    for code in range(0x4E00, 0x4E00 + 20_000):
        normalize_name(chr(code))
    assert len(_folding) <= 16_384
    assert normalize_name("丂一") == "丂一"
