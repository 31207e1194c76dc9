"""Laws of articles: what holds of any text, and of articles built from known parts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from unicodedata import normalize

import attrs
import pytest
from gold_articles import articles, text_of
from hypothesis import assume, example, given
from hypothesis import strategies as st
from work import steps

from aseanfacts import Article, Span, find_mentions, from_json, parse_article, to_json
from aseanfacts.text.vocabulary import vocabulary

PIECES = [
    "\n", "\n\n", "\r\n", "\u2028", " ", "  ", "\t", "\x00", "\ud800", "\udfff", "\u202e", "\u200b", "\u00ad", "\ufeff",
    "(", ")", "((", "))", '"', "“", "”", "«", "»", "‘", "’", "'", ",", ".", "!", "?", ":", " - ", " – ", "…", "/", "©",
    "Jakarta", "ASEAN", "Myanmar", "(Birma)", "(JFF)", "KTT ASEAN ke-43", "5-7 September 2023", "Sabtu (14/6/2025)",
    "31 Februari", "kemarin", "semalam", "pada 2023", "Menteri Luar Negeri", "Retno", "Nararya Soeprato", "dia", "ia",
    "beliau", "kata", "katanya", "ujar", "Menurut", "menurutnya", "mengatakan", "bahwa", "berkata", "bahawa", "said",
    "according to", "that", "he", "the minister", "Baca juga", "Editor:", "Foto:", "JAKARTA, KOMPAS.com -",
    "kota cerdas (smart city)", "İstanbul", "ﬁ", "ก", "ประเทศไทย (กรุงเทพ)", "שלום", "e\u0301", "İ", "ß", "१", "²", "1",
]  # fmt: skip
texts = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
NEUTRAL = "Hujan turun sejak pagi dan jalan menjadi licin."


def spans(value: object) -> Iterator[Span]:
    """Yield every span in a record, at any depth."""
    if isinstance(value, Span):
        yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


@given(texts)
@example("(" * 1000)
@example('"' * 1000)
@example("\ud800" * 50 + "kata\ud800")
@example('"Ya,\x00" kata \u202eRetno.')
@example("KATA:A:B")
def test_any_text_is_taken_apart_and_every_span_slices_to_its_surface(text):
    found = parse_article(text)
    assert found.text == text
    for span in spans(found):
        assert text[span.start : span.end] == span.surface != ""
    for field in attrs.fields(Article):
        parts = getattr(found, field.name)
        if isinstance(parts, tuple):
            assert [part.start for part in parts] == sorted(part.start for part in parts), field.name


@given(texts)
@example("Judul\u200b\n\n\u200b\nIsi")
@example(" \n Judul \x1c isi \x85\u2029")
def test_paragraphs_and_the_white_space_between_them_give_the_text_back(text):
    at = 0
    for index, paragraph in enumerate(parse_article(text).paragraphs):
        assert paragraph.index == index
        assert not text[at : paragraph.start].strip()
        assert paragraph.surface == paragraph.surface.strip()
        at = paragraph.end
    assert not text[at:].strip()


@given(texts)
@example("\ud800 Jakarta")
def test_an_article_goes_through_json_and_back(text):
    assume(not re.search("[\ud800-\udbff][\udc00-\udfff]", text))  # which JSON cannot tell from one character
    found = parse_article(text, published="2025-06")
    assert from_json(Article, to_json(found)) == found


@given(texts)
def test_a_bracket_is_one_thing_at_most(text):
    found = parse_article(text)
    slots = [slot for claim in found.claims for slot in (claim.country, claim.capital) if slot]
    taken = [*found.glosses, *found.abbreviations]
    for part in found.glosses:
        assert not any(slot.start < part.end and part.start < slot.end for slot in slots)
        assert sum(other.start < part.end and part.start < other.end for other in taken) == 1


@given(texts)
def test_quotes_of_a_paragraph_stand_in_it_with_their_speakers_and_cues(text):
    found = parse_article(text)
    for quote in found.quotes:
        paragraph = found.paragraphs[quote.paragraph]
        assert paragraph.kind not in ("navigation", "title")
        for part in (quote, quote.speaker, quote.cue):
            assert part is None or (paragraph.start <= part.start and part.end <= paragraph.end)
        assert (quote.cue is None) == (quote.cue_position is None)
        assert quote.speaker_id is None or quote.speaker_id in {person.id for person in found.people}


@pytest.mark.parametrize("name", articles())
def test_a_neutral_paragraph_in_front_moves_everything_and_changes_nothing(name):
    text = text_of(name)
    before, after = parse_article(text), parse_article(f"{NEUTRAL}\n\n{text}")
    shift = len(NEUTRAL) + 2

    def places(article: Article, by: int) -> list[tuple[str, int, int]]:
        names = ("quotes", "dates", "mentions", "claims", "events", "abbreviations", "glosses")
        found = [
            (name, span.start + by, span.end + by)
            for name in names
            for part in getattr(article, name)
            for span in spans(part)
        ]
        for name in ("people", "organisations", "places"):
            found += [
                (f"{name} {part.id}", span.start + by, span.end + by)
                for part in getattr(article, name)
                for span in part.mentions
            ]
        return found

    assert places(after, 0) == places(before, shift)
    assert [quote.speaker_id for quote in after.quotes] == [quote.speaker_id for quote in before.quotes]
    if before.source_label:
        assert after.source_label is not None
        assert after.source_label.surface == before.source_label.surface
        assert [kind.kind for kind in after.paragraphs[1:]] == [kind.kind for kind in before.paragraphs]


@pytest.mark.parametrize("name", articles())
def test_the_body_alone_claims_the_same(name):
    text = text_of(name)
    whole = parse_article(text)
    begin = next(paragraph.start for paragraph in whole.paragraphs if paragraph.kind == "lead")
    alone = parse_article(text[begin:])
    assert [(claim.start + begin, claim.kind, claim.pattern, claim.scope) for claim in alone.claims] == [
        (claim.start, claim.kind, claim.pattern, claim.scope)
        for claim in whole.claims
        if claim.start >= begin
    ]


@pytest.mark.parametrize("name", articles())
def test_decomposed_letters_change_no_id(name):
    text = text_of(name).replace("Nararya", "Narāryá").replace("Rahmat", "Rahmát").replace("Lazaro", "Lázaro")
    composed, decomposed = (parse_article(normalize(form, text)) for form in ("NFC", "NFD"))

    def named(article: Article) -> list[object]:
        quotes = [(normalize("NFC", quote.surface), quote.speaker_id) for quote in article.quotes]
        people = [(person.id, person.canonical_name, len(person.mentions)) for person in article.people]
        return [
            quotes,
            people,
            [day.iso_start for day in article.dates],
            [each.id for each in article.mentions],
        ]

    assert named(decomposed) == named(composed)


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_nothing_but_the_text_decides(seed):
    name = "id-kompas"
    code = (
        "import sys; from aseanfacts import parse_article, to_json\n"
        "sys.stdout.buffer.write(to_json(parse_article(sys.stdin.buffer.read().decode())).encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=text_of(name).encode(),
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == to_json(parse_article(text_of(name)))


@pytest.mark.parametrize(
    "unit",
    [
        "(", ")", '"', "“", "'", "«", '" ', "(a", "a(", "kata ", "kata, ", "Menteri ", "Retno ", "Menteri Retno, ", "S. ", "1 ",
        "1-", "1 Mei - ", "Senin, ", ", ", ". ", "\n", "-", "KTT ", "a ", "kata dia, ", '"Ya," kata Retno. ', "di Jakarta ",
        "Jakarta, ", "Ratna, yang ", "(JFF) ", "Festival ", "Kementerian ", "Mr. ", "Universitas dan ", "for ", "Ketua untuk ",
        "“Kami siap bekerja.\n\n", "Timor, he said, ", 'Joko "Jokowi" ', "Jakarta -\n\n", "Judul Baru\n\n", "(kiri) ", "“a “b",
    ],
)  # fmt: skip
def test_work_grows_with_the_text(unit):
    parse_article(unit * 10)
    once, twice = (steps(lambda size=size: parse_article(unit * (size // len(unit)))) for size in (800, 1600))
    assert twice <= 2.4 * once + 2000


def test_a_million_brackets_are_read():
    found = parse_article("(" * 1_000_000)
    assert len(found.paragraphs) == 1


MONTHS = {
    language: {
        int(value): word
        for word, value in sorted(vocabulary(language).starting("month"), key=lambda entry: len(entry[0]))
    }
    for language in ("id", "ms", "en")
}
FRAMES = {
    "id": "Rapat itu akan diadakan pada {} di gedung yang baru untuk semua warga.",
    "ms": "Mesyuarat itu akan diadakan pada {} di bangunan baharu untuk semua penduduk.",
    "en": "The meeting will be held on {} in the new building for all of the residents.",
}
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
languages = st.sampled_from(["id", "ms", "en"])


def written(day: date, language: str, form: int) -> str:
    month = MONTHS[language][day.month].title()
    forms = [
        f"{day.day} {month} {day.year}", f"{day.day:02} {month.upper()} {day.year}", f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}", day.isoformat(), f"{day.day}.{day.month}.{day.year}",
    ]  # fmt: skip
    return forms[form % len(forms)]


@given(days, languages, st.integers(0, 5))
def test_a_day_in_any_form_is_that_day(day, language, form):
    found = parse_article(FRAMES[language].format(written(day, language, form)))
    assert [(each.surface, each.iso_start, each.iso_end) for each in found.dates] == [
        (written(day, language, form), day.isoformat(), day.isoformat())
    ]


@given(days, st.integers(1, 400), languages, st.sampled_from(["-", "–", " - ", " {} "]))
def test_a_range_goes_from_day_to_day(first, length, language, through):
    last = first + timedelta(days=length)
    word = {"id": "hingga", "ms": "hingga", "en": "to"}[language]
    name = MONTHS[language]
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {name[first.month].title()}" + (f" {first.year}" if first.year != last.year else "")
    text = f"{start}{through.format(word)}{last.day} {name[last.month].title()} {last.year}"
    found = parse_article(FRAMES[language].format(text))
    assert [(each.surface, each.iso_start, each.iso_end) for each in found.dates] == [
        (text, first.isoformat(), last.isoformat())
    ]


@given(days, languages, st.data())
def test_a_weekday_is_the_last_one_before_the_day_of_publication(day, language, data):
    names = vocabulary(language).starting("weekday")
    name, number = data.draw(st.sampled_from(sorted(names)))
    open_day = parse_article(FRAMES[language].format(name.title()))
    assert [(each.iso_start, each.relative) for each in open_day.dates] == [("", True)]
    (found,) = parse_article(FRAMES[language].format(name.title()), published=day).dates
    resolved = date.fromisoformat(found.iso_start)
    assert resolved.isoweekday() == int(number)
    assert timedelta(0) <= day - resolved < timedelta(days=7)


SPEECH = {
    "id": ["Kami akan membangun jalan itu tahun depan", "Hal ini tidak boleh terjadi lagi pada warga kami"],
    "ms": [
        "Kita akan membina jalan itu pada tahun hadapan",
        "Perkara ini tidak boleh berlaku lagi kepada penduduk",
    ],
    "en": [
        "We will build the road for them in the next year",
        "This must not happen to the people of our city again",
    ],
}
AFTER = {
    "id": ["kata {}", "ujar {}", "tutur {} di kantornya", "{} menambahkan", "ungkap {}"],
    "ms": ["kata {}", "ujar {}", "jelas {} di sini", "tegas {}"],
    "en": ["said {}", "{} said", "{} told reporters", "{} added on Monday", "explained {}"],
}
BEFORE = {
    "id": ["{} mengatakan, ", "{} berkata: ", "Menurut {}, ", "{} menegaskan, "],
    "ms": ["{} berkata, ", "{} menegaskan: ", "Menurut {}, "],
    "en": ["{} said: ", "{} said, ", "According to {}, ", "{} told reporters: "],
}
MARKS = ['"{}"', "“{}”", "«{}»", "‘{}’", "„{}“"]
NAMES = [
    "Retno",
    "Budi Santoso",
    "Nguyen Van Minh",
    "Siti Aminah Idris",
    "J. B. Sumarlin",
    "Abdul Rahman bin Osman",
]
ROLES = {
    "id": ["", "Menteri Luar Negeri ", "Wali Kota "],
    "ms": ["", "Menteri Luar ", "Datuk "],
    "en": ["", "Mayor ", "Dr. "],
}


@given(languages, st.data())
def test_a_quote_built_from_its_parts_is_found_with_its_speaker(language, data):
    name = data.draw(st.sampled_from(NAMES))
    words = data.draw(st.sampled_from(SPEECH[language]))
    marks = data.draw(st.sampled_from(MARKS))
    role = data.draw(st.sampled_from(ROLES[language]))
    if data.draw(st.booleans()):
        said = data.draw(st.sampled_from(AFTER[language])).format(role + name)
        quote = marks.format(f"{words},")
        text = f"{quote} {said}."
    else:
        quote = marks.format(f"{words}.")
        text = data.draw(st.sampled_from(BEFORE[language])).format(role + name) + quote
    (found,) = parse_article(text).quotes
    assert (found.kind, found.surface) == ("direct", quote)
    assert found.speaker is not None
    assert found.speaker.surface == name
    assert found.speaker_id is not None


@given(st.sampled_from(["kota pintar", "rapat warga", "smart city", "Pasar Seni", "warga"]), languages)
def test_a_scare_quote_is_no_quote(words, language):
    assert parse_article(FRAMES[language].format(f'"{words}"')).quotes == ()


@given(texts)
def test_mentions_are_those_of_the_text(text):
    assert parse_article(text).mentions == find_mentions(text)
