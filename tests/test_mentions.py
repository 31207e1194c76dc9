"""Mentions: laws for any text, cases in every language, and every name of the tables found in a sentence."""

from __future__ import annotations

import csv
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from work import steps

from aseanfacts import strategies
from aseanfacts.text import scripts
from aseanfacts.text.folding import fold, odd_characters
from aseanfacts.text.lexicon import Name, lexicon, make_lexicon
from aseanfacts.text.mentions import find_hits, find_mentions
from aseanfacts.text.model import Mention
from aseanfacts.text.spellings import without_marks

GOLD = Path(__file__).parent / "gold" / "mentions"
NEUTRAL = "Today it rained. 今日は雨。 ฝนตก\n\n"


# -- texts ------------------------------------------------------------------------------------------------------------


def passages(*, held_out: bool = False) -> list[tuple[str, str, str]]:
    """Return the annotated passages: language, text, what is expected."""
    folder = GOLD / "held-out" if held_out else GOLD
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [(path.stem, row["text"], row["expected"]) for row in csv.DictReader(file)]
    return found


PASSAGES = passages()
ALL_PASSAGES = PASSAGES + passages(held_out=True)
pieces = st.one_of(
    st.text(max_size=12),
    st.sampled_from(sorted({word for _, text, _ in ALL_PASSAGES for word in text.split()})),
    strategies.noisy(strategies.member_names()).map(lambda named: named[0]),
    strategies.noisy(strategies.city_names()).map(lambda named: named[0]),
    st.sampled_from(
        [" ", "  ", "\n", "-", "-\n", ". ", "\u200b", "\ud800", "(", ",", "/", "@", "🇮🇩", "İ", "Ho ", "da "]
    ),
)
texts = st.lists(pieces, max_size=12).flatmap(
    lambda parts: st.sampled_from([" ", ""]).map(lambda space: space.join(parts))
)


def told(mentions: tuple[Mention, ...]) -> str:
    return " | ".join(f"{mention.surface}→{mention.id}" for mention in mentions)


@pytest.mark.parametrize(("language", "text", "expected"), PASSAGES)
def test_passages(language, text, expected):
    assert told(find_mentions(text)) == expected


@pytest.mark.parametrize(
    ("cased", "precision", "recall"), [(True, 0.97, 0.95), (False, 0.95, 0.90)], ids=["Latin", "other"]
)
def test_passages_nobody_tuned_for(cased, precision, recall):
    right: Counter[str] = Counter()
    latin = {"en", "id", "ms", "vi", "fil", "tet", "pt", "fr", "es", "de"}
    for language, text, expected in passages(held_out=True):
        if (language in latin) is cased:
            wanted = Counter(expected.split(" | ") if expected else [])
            got = Counter(told((mention,)) for mention in find_mentions(text))
            right.update(both=(wanted & got).total(), wanted=wanted.total(), got=got.total())
    assert right["both"] >= precision * right["got"]
    assert right["both"] >= recall * right["wanted"]


@pytest.mark.parametrize(
    ("name", "kind", "form"),
    [
        ("Lao PDR", "country", "canonical"),
        ("Kamboja", "country", "exonym"),
        ("ไทย", "country", "native"),
        ("Philipina", "country", "misspelt"),
        ("Burma", "country", "historical"),
        ("🇻🇳", "country", "abbreviation"),
        ("Phnom Penh", "city", "canonical"),
        ("HCMC", "city", "abbreviation"),
        ("ASEAN", "organisation", "canonical"),
    ],
)
def test_a_mention_tells_what_is_named_and_by_what_kind_of_name(name, kind, form):
    (mention,) = find_mentions(f"– {name}.")
    assert (mention.kind, mention.form, mention.nested_in) == (kind, form, None)


# -- laws -------------------------------------------------------------------------------------------------------------


@given(texts)
@example("\ud800Jakarta\udfff")
@example("Indo-\nnesia, Viet\nNam")
@example("\U00010400Jakarta")
@example("(" * 1000)
def test_every_text_has_mentions_that_slice_to_their_surface(text):
    end = 0
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.surface
        assert end <= mention.start < mention.end
        end = mention.end


@given(texts)
def test_a_neutral_paragraph_in_front_moves_every_mention(text):
    moved = [
        Mention(
            mention.start + len(NEUTRAL),
            mention.end + len(NEUTRAL),
            mention.surface,
            mention.kind,
            mention.id,
            mention.form,
        )
        for mention in find_mentions(text)
    ]
    assert list(find_mentions(NEUTRAL + text)) == moved


@given(st.sampled_from(ALL_PASSAGES))
def test_composed_and_decomposed_texts_name_the_same(passage):
    _, text, _ = passage
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    found = [mention.id for mention in find_mentions(composed)]
    assert [mention.id for mention in find_mentions(decomposed)] == found
    for mention in find_mentions(decomposed):
        assert decomposed[mention.start : mention.end] == mention.surface


@given(st.sampled_from(ALL_PASSAGES), st.data())
def test_invisible_characters_inside_a_name_do_not_hide_it(passage, data):
    _, text, _ = passage
    mentions = find_mentions(text)
    if not mentions:
        return
    at = data.draw(st.sampled_from(mentions)).start + 1
    invisible = data.draw(st.sampled_from("\u00ad\u200b\u2060\ufeff"))
    found = find_mentions(text[:at] + invisible + text[at:])
    assert [mention.id for mention in found] == [mention.id for mention in mentions]


@given(st.lists(st.sampled_from(ALL_PASSAGES), max_size=4), st.integers(0, 9000))
def test_where_the_text_is_cut_into_chunks_does_not_matter(chosen, padding):
    text = "\n\n".join(text for _, text, _ in chosen)
    found = [(mention.start, mention.id) for mention in find_mentions(text)]
    later = find_mentions(" " * padding + text)
    assert [(mention.start - padding, mention.id) for mention in later] == found


@given(texts)
def test_the_automaton_finds_the_same(text):
    fast = pytest.importorskip("aseanfacts.text.fast")
    pytest.importorskip("ahocorasick_rs")
    assert fast.find_mentions(text) == find_mentions(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ud800Jakarta, Laos", ["jakarta", "LA"]),
        ("\ud800Jakarta, Ｌａｏｓ", ["jakarta", "LA"]),
        ("Jak\u00adarta, Việt Nam 🇮🇩", ["jakarta", "VN", "ID"]),
        ("🇮🇩 🇹🇲🇲🇳 Indo-\nnesia", ["ID", "ID"]),
        ("ลาวา ลาว タイヤ タイ", ["LA", "TH"]),
        ("Brunei, Brunei\u00a0Darussalam, St. Brunei", ["BN", "BN", "BN"]),
    ],
)
def test_the_automaton_finds_the_same_where_a_text_is_odd(text, expected):
    pytest.importorskip("ahocorasick_rs")
    fast = pytest.importorskip("aseanfacts.text.fast")
    assert fast.find_mentions(text) == find_mentions(text)
    assert [mention.id for mention in fast.find_mentions(text)] == expected
    with pytest.raises(TypeError, match="a text is a str, not bytes"):
        fast.find_mentions(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.sampled_from(ALL_PASSAGES), min_size=1, max_size=20))
def test_the_automaton_finds_the_same_in_passages(chosen):
    pytest.importorskip("ahocorasick_rs")
    fast = pytest.importorskip("aseanfacts.text.fast")
    text = " ".join(text for _, text, _ in chosen)
    assert fast.find_mentions(text) == find_mentions(text)


@pytest.mark.parametrize("text", [None, b"Jakarta", 7, ["Jakarta"]])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(TypeError, match=type(text).__name__):
        find_mentions(text)


def test_hash_seed_and_locale_change_nothing():
    code = (
        "from aseanfacts.text.mentions import find_mentions;"
        "print(ascii(find_mentions('Kamboja, 越南河内, ประเทศไทย, TP. HCM, Indonesiens')))"
    )
    environments = [{"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Jakarta"}]
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
        ).stdout
        for environment in environments
    }
    assert len(printed) == 1
    assert "Mention" in printed.pop()


# -- names ------------------------------------------------------------------------------------------------------------

BY_HAND = [
    (str(row["name"]), str(row["language"]), str(row[column]))
    for column, table in (("member", "member-names"), ("city", "city-names"), ("id", "mention-names"))
    for row in strategies.Dataset.bundled().tables[table]
]


@pytest.mark.parametrize(("name", "language", "identifier"), BY_HAND)
def test_every_name_chosen_by_hand_is_found(name, language, identifier):
    needs_context = set(lexicon().context.special)
    if without_marks(fold(name).text) in needs_context:
        return
    assert identifier in {mention.id for mention in find_mentions(f"– {name}.")} or _is_shared(name)


def _is_shared(name: str) -> bool:
    """Tell whether a country and a city share a name, so that the country has it."""
    return any(mention.kind == "country" for mention in find_mentions(name))


with (GOLD.parent / "common-words.csv").open(encoding="utf-8", newline="") as file:
    COMMON_WORDS = [(row["language"], word) for row in csv.DictReader(file) for word in row["words"].split()]


@pytest.mark.parametrize(("language", "word"), COMMON_WORDS)
def test_a_common_word_is_no_name_in_any_case(language, word):
    for printed in (word, word.lower(), word.capitalize(), word.upper()):
        assert not find_mentions(f"{printed}.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/travel/Indonesia/Jakarta", []),
        ("www.indonesia.travel/jakarta and info@jakarta.go.id", []),
        ("Visit Jakarta.go.id, then Jakarta.", ["jakarta"]),
        ("See www.indonesia.travel\nJakarta.", ["jakarta"]),
        ("Jakarta/Bandung, Laos-Vietnam, ASEAN-Indonesia", ["jakarta", "LA", "VN", "asean", "ID"]),
        ("@Laos writes to user@example.org. Laos", ["LA"]),
        ("import org.jakarta, jakarta.servlet, jakarta.Servlet, Jakarta.Servlet", ["jakarta", "jakarta"]),
        (".jakarta and Jakarta. 5", ["jakarta"]),
        (f"https://{'x' * 60}/Laos", []),
        (f"https://{'x' * 90}/Laos", ["LA"]),
    ],
)
def test_a_name_in_an_address_is_none(text, expected):
    assert [mention.id for mention in find_mentions(text)] == expected


def test_two_flags_are_no_third_between_them():
    # Flags of Turkmenistan and Mongolia: the letters of Myanmar's stand between.
    assert find_mentions("🇹🇲🇲🇳") == ()
    assert [mention.id for mention in find_mentions("🇹🇲🇲🇲🇮🇩")] == ["MM", "ID"]


# -- an invented lexicon ----------------------------------------------------------------------------------------------


def rule(kind: str, name: str, phrase: str) -> dict[str, str]:
    return {"rule": kind, "name": name, "phrase": phrase}


def place(name: str, identifier: str = "XA", language: str = "en", *, curated: bool = True) -> Name:
    return Name("country", identifier, language, "alias", name, curated)


def surfaces(text: str, names: list[Name], rules=(), endings=()) -> list[str]:
    found = make_lexicon(names, rules, endings)
    return [
        text[start:end]
        for start, end, (target, head, tail) in find_hits(found, text)
        if target.id and found.context.leaves_place(text, start + head, end - tail, target.name)
    ]


def test_a_phrase_that_holds_a_name_hides_it():
    assert surfaces("Avania and Avania Air", [place("Avania")]) == ["Avania", "Avania"]
    rules = [rule("after", "*", "Air")]
    assert surfaces("Avania and Avania Air, Avania airs", [place("Avania")], rules) == ["Avania", "Avania"]
    rules.append(rule("unless", "*", "Air France"))
    assert surfaces("Avania Air France", [place("Avania")], rules) == ["Avania"]


def test_a_phrase_before_or_near_decides_about_one_name():
    names = [place("Avania"), place("Berun", "XB")]
    rules = [rule("before", "Berun", "old"), rule("near", "Avania", "king")]
    assert surfaces("old Berun, cold Berun", names, rules) == ["Berun"]
    assert surfaces("Avania " + "x" * 100 + " Avania has a king", names, rules) == ["Avania"]
    assert surfaces("the kingfisher of Avania", names, rules) == []
    assert surfaces("in Berun, to Berun", names, [rule("follows", "Berun", "in")]) == ["Berun"]


def test_phrases_alike_next_to_the_name_are_told_apart():
    rules = [rule("before", "*", each) for each in ("golden", "wooden")]
    rules += [rule("after", "*", each) for each in ("Airlines", "Airport bus")]
    text = "golden Avania, wooden Avania, sudden Avania; Avania Airlines, Avania Airport bus, Avania Airport"
    assert surfaces(text, [place("Avania")], rules) == ["Avania", "Avania"]
    assert surfaces('an ungolden Avania, a golden-"Avania', [place("Avania")], rules) == ["Avania"]
    assert surfaces('Avania "Airlines", Avania ("Air")', [place("Avania")], rules) == ["Avania"]


def test_a_name_with_rules_of_its_own_obeys_the_general_ones_too():
    rules = [rule("before", "*", "old"), rule("after", "Avania", "Bank")]
    assert surfaces("old Avania, Avania Bank, Avania", [place("Avania")], rules) == ["Avania"]


def test_a_phrase_near_a_name_in_a_script_without_spaces_may_be_glued():
    rules = [rule("near", "甲乙", "国王")]
    assert surfaces("这国王是甲乙人", [place("甲乙", language="zh")], rules) == ["甲乙"]
    assert surfaces("这是甲乙人", [place("甲乙", language="zh")], rules) == []


PHRASES = [
    (str(row["rule"]), str(row["phrase"]))
    for row in strategies.Dataset.bundled().tables["mention-rules"]
    if row["rule"] in ("before", "after") and row["name"] == "*"
]


@given(
    st.sampled_from(PHRASES), texts, st.sampled_from(["", " ", "   ", "-", ' "', ' "(', "\n"]), st.booleans()
)
def test_where_the_letters_beside_a_name_show_no_phrase_there_is_none(ruled, text, gap, upper):
    kind, phrase = ruled
    phrase = phrase.upper() if upper else phrase
    rules = lexicon().context.general
    if kind == "before":
        beside = text + phrase + gap
        assert not (rules.before.are_away(beside[-5:]) and rules.before.are_beside(beside))
    else:
        beside = gap + phrase + text
        assert not (rules.after.are_away(beside[:5]) and rules.after.are_beside(beside))


@pytest.mark.parametrize("sign", "/@:._\\=&?%~#-")
def test_beside_a_sign_of_an_address_the_rest_is_looked_at(sign):
    rules = lexicon().context.general
    assert not rules.before.are_away(f"xyzq{sign}")
    assert not rules.after.are_away(f"{sign}xyzq")
    assert rules.before.are_away(f"{sign}xyzq")
    assert rules.after.are_away(f"xyzq{sign}")


def test_a_phrase_near_a_name_is_of_whole_words_and_may_be_broken():
    rules = [rule("near", "Avania", phrase) for phrase in ("great king", "sea")]
    for text in ("Great\nKing of Avania", "Avania by the sea", "sea of Avania"):
        assert surfaces(text, [place("Avania")], rules) == ["Avania"]
    for text in ("great kings of Avania", "a sealess Avania", "Avania overseas", "ingreat king of Avania"):
        assert surfaces(text, [place("Avania")], rules) == []


def test_what_a_name_needs_before_it_and_near_it_are_both_needed():
    rules = [rule("follows", "Avania", "in"), rule("near", "Avania", "king")]
    assert surfaces("the king in Avania", [place("Avania")], rules) == ["Avania"]
    assert surfaces("the king of Avania", [place("Avania")], rules) == []
    assert surfaces("nobody in Avania", [place("Avania")], rules) == []


@pytest.mark.parametrize(
    "text",
    [
        "Club Avania",
        "the\nClub of Old Friends of Avania",
        "the “Club Old and New Avania",
        "CLUB OLD AVANIA",
        "Club Old-Avania",
        "Club Old–Avania",
        "Great House of Avania",
        "Avania Guild",
        "Avania Old Friends Guild, Avania GUILD",
    ],
)
def test_a_name_inside_an_institution_is_none(text):
    rules = [rule("head", "*", "Club"), rule("head", "*", "Great House"), rule("tail", "*", "Guild")]
    assert surfaces(text, [place("Avania")], rules) == []


@pytest.mark.parametrize(
    "text",
    [
        "Clubs Avania",
        "Old-Club Avania",
        "Club, Avania",
        "Club in Avania",
        "Club old Avania",
        "Club and Avania",
        "Great Avania",
        "Club " + "Old " * 8 + "Avania",
        "x" * 100 + "Club Avania",
        "Avania Guilds",
        "Avania guild",
        "Avania, Guild",
        "Avania Very Old Friends Great Guild",
    ],
)
def test_a_name_beside_an_institution_is_one(text):
    rules = [rule("head", "*", "Club"), rule("head", "*", "Great House"), rule("tail", "*", "Guild")]
    assert surfaces(text, [place("Avania")], rules) == ["Avania"]


def test_the_english_name_of_a_city_is_bent_in_languages_that_have_not_got_it():
    city = Name("city", "berun", "en", "alias", "Berun", True)
    table = [{"language": "fi", "kind": "ending", "cut": "", "add": "issa"}]
    names = [city, place("Avania", language="fi")]
    assert surfaces("Avaniaissa, Berunissa", names, (), table) == ["Avaniaissa", "Berunissa"]
    assert surfaces("Berunissa", [city, place("Авания", language="fi")], (), table) == []


def test_greek_capitals_need_no_accent():
    assert surfaces(
        "ΑΒΆΝΙΑ, ΑΒΑΝΙΑ, ΑΒΑΝΙΑΣ",
        [place("Αβάνια", language="el")],
        (),
        [{"language": "el", "kind": "ending", "cut": "α", "add": "ας"}],
    ) == ["ΑΒΆΝΙΑ", "ΑΒΑΝΙΑ", "ΑΒΑΝΙΑΣ"]


def test_a_name_may_begin_inside_another_in_scripts_without_spaces():
    found = make_lexicon([place("甲乙", language="zh"), place("乙丙", "XB", "zh")], [])
    assert [hit[:2] for hit in find_hits(found, "甲乙丙")] == [(0, 2), (1, 3)]


def test_endings_particles_and_spellings_come_from_a_table():
    def ending(kind: str, cut: str, add: str) -> dict[str, str]:
        return {"language": "en", "kind": kind, "cut": cut, "add": add}

    table = [
        ending("ending", "ia", "ii"),
        ending("clitic", "", "nya"),
        ending("particle", "", "al"),
        ending("spelling", "v", "w"),
    ]
    found = surfaces("Avanii Avanianya alAvania Awania Awanii Avanie", [place("Avania")], (), table)
    assert found == ["Avanii", "Avanianya", "alAvania", "Awania", "Awanii"]


def test_a_phrase_ends_where_a_syllable_ends():
    # In the second text the phrase is the beginning of the word for "between".
    names, rules = [place("ဗီယက်နမ်", language="my")], [rule("after", "*", "တို့က")]
    assert surfaces("ဗီယက်နမ်တို့က", names, rules) == []
    assert surfaces("ဗီယက်နမ်တို့ကြား", names, rules) == ["ဗီယက်နမ်"]


def test_a_point_after_a_long_word_ends_a_sentence():
    names = [place("Avania"), place("Avania Bank", "XB"), place("St Berun", "XC"), place("Dato Berun", "XD")]
    assert surfaces("in Avania. Bank of, Avania Bank, St. Berun, Dato. Berun", names) == [
        "Avania",
        "Avania Bank",
        "St. Berun",
        "Dato. Berun",
    ]


def test_a_rule_for_a_name_with_marks_is_for_it_without_them_too():
    rules = [rule("before", "Ávánia", "old")]
    assert surfaces("old Ávánia, old Avania, new Ávánia", [place("Ávánia")], rules) == ["Ávánia"]


def test_names_in_bulk_are_kept_out_when_short_or_in_lower_case_or_codes():
    names = [
        place("Avo", "XA", "xx", curated=False),
        place("avania", "XA", "xx", curated=False),
        place("AVN", "XA", "und", curated=False),
        place("Avan", "XA", "xx", curated=False),
    ]
    assert surfaces("Avo avania AVN Avan", names) == ["Avan"]


def test_the_longest_name_wins_and_a_name_inside_another_word_is_none():
    names = [place("Aba"), place("Aba Kota", "XB"), place("Aba Kota Raya", "XC")]
    assert surfaces("Aba, Aba Kota, Aba\nKota  Raya, Abaku, Kabaaba, Aba Kotaraya", names) == [
        "Aba",
        "Aba Kota",
        "Aba\nKota  Raya",
        "Aba",
    ]


# -- work -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shape",
    [
        "(",
        "Brunei Ho Chi Kuala Timor ",
        "Indonesia",
        "a\u0301",
        "🇮🇩",
        "ไทยไท",
        "马来",
        "Ho\n",
        "-\n",
        "@Laos",
        "ຫຼ",
        "இந்தோ",
    ],
)
def test_work_grows_with_the_text(shape):
    find_mentions(shape * 500)
    once, twice = (steps(lambda text=text: find_mentions(text)) for text in (shape * 5_000, shape * 10_000))
    assert twice <= 2.2 * once + 100


# -- folding and scripts ----------------------------------------------------------------------------------------------


@given(texts)
def test_folding_keeps_every_offset_inside_the_text_and_in_order(text):
    folded = fold(text)
    starts = [folded.start(offset) for offset in range(len(folded.text))]
    ends = [folded.end(offset + 1) for offset in range(len(folded.text))]
    assert starts == sorted(starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


def test_folding_leads_back_to_every_letter():
    text = "abＴ\u200be\u0301cdﬁ"
    folded = fold(text)
    assert folded.text == "abTécdfi"
    letters = [text[folded.start(at) : folded.end(at + 1)] for at in range(8)]
    assert letters == ["a", "b", "Ｔ", "e\u0301", "c", "d", "ﬁ", "ﬁ"]
    assert (folded.end(0), folded.end(8)) == (0, len(text))


@example("\u1100\xad\u1161")
@example("e\u200b\u0301")
@example("\u30cf\uff9e")
@given(texts)
def test_a_folded_text_needs_no_folding(text):
    folded = fold(text).text
    assert fold(folded).text == folded


def test_an_odd_character_makes_a_text_fold():
    odd = odd_characters()
    assert {"\u200b", "Ａ", "ﻡ"} <= set(odd)
    assert not {"a", "ก", "“", "，"} & set(odd)
    assert all(fold(f"x{character}x").starts for character in odd)


@given(st.text())
def test_scripts_in_a_text_are_those_of_its_characters(text):
    of_characters = {scripts.SCRIPT_OF[character] for character in text}
    assert of_characters - {"", "word"} <= scripts.scripts_in(text)


@given(st.text())
def test_words_are_what_stands_alone(text):
    for match in scripts.word_pattern().finditer(text):
        assert scripts.stands_alone(text, *match.span())
