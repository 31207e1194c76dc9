"""Statements about ASEAN other than its capitals: what is found, how it is judged, and what must hold of any text.

Gold cases stand in ``gold/statements``: a text, the day to judge it for, and for each claim its kind, the ids in its slots, its scope
and verdict; a text without a kind claims nothing. ``held-out`` was written before the first tuning and is not tuned on.
``gold/statement-patterns.csv`` has a text for each pattern.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from work import steps

from aseanfacts.dataset import Dataset
from aseanfacts.text.claims import check_claims
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.numbers import find_numbers
from aseanfacts.text.periods import period_of
from aseanfacts.text.phrasing import phrasing
from aseanfacts.text.reading import read
from aseanfacts.text.statement_verdicts import JUDGES, judge_statement
from aseanfacts.text.statements import statement_claims
from aseanfacts.text.verdicts import local_name
from aseanfacts.text.written_dates import find_dates, rewrite_date

GOLD = Path(__file__).parent / "gold" / "statements"
DATA = Dataset.bundled()
SCALE = {"correct": 5, "misspelt": 4, "imprecise": 3, "anachronistic": 2, "wrong": 1}


def statements(text):
    return list(statement_claims(read(text, find_mentions(text))))


def findings(text, on=None):
    return [found for found in check_claims(text, on=on) if found.claim.kind in JUDGES]


def slots(claim):
    """Return the ids in a claim's slots, sorted; ``?`` for what the data does not know."""
    found = {claim.country, *claim.values} - {None}
    return sorted(slot.id or "?" for slot in found)


def cases(folder):
    """Return each text of a folder with its day and the rows of its claims."""
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for (text, on), rows in groupby(csv.DictReader(file), key=lambda row: (row["text"], row["on"])):
                found.append((path.stem, text, on, [row for row in rows if row["kind"]]))
    return found


def wanted(row):
    return row["kind"], sorted(row["slots"].replace("|", " ").split()), row["scope"], row["verdict"]


def found_in(text, on):
    return [
        (found.kind, slots(found.claim), found.claim.scope, found.verdict) for found in findings(text, on)
    ]


@pytest.mark.parametrize(("language", "text", "on", "rows"), cases(GOLD))
def test_gold(language, text, on, rows):
    assert sorted(found_in(text, on or None)) == sorted(map(wanted, rows))


def test_what_was_held_out_is_found_and_judged():
    expected, found = Counter(), Counter()
    for _, text, on, rows in cases(GOLD / "held-out"):
        expected.update((text, str(wanted(row))) for row in rows)
        found.update((text, str(each)) for each in found_in(text, on))
    right = (expected & found).total() if hasattr(Counter, "total") else sum((expected & found).values())
    assert sum(expected.values()) >= 100
    assert right / sum(found.values()) >= 0.94
    assert right / sum(expected.values()) >= 0.9


PATTERNS = list(csv.DictReader((GOLD.parent / "statement-patterns.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize(
    "row", PATTERNS, ids=lambda row: f"{row['kind']} {row['language']} {row['template']}"
)
def test_every_pattern_finds_its_example(row):
    assert row["kind"] in {claim.kind for claim in statements(row["text"])}


def test_every_pattern_has_an_example():
    def keys(rows):
        return {(row["language"], row["kind"], row["template"]) for row in rows}

    assert keys(PATTERNS) == keys(DATA.tables["statement-patterns"])


def test_the_shipped_article_states_three_facts_and_all_are_right():
    text = (Path(__file__).parent.parent / "src/aseanfacts/data/article.txt").read_text("utf-8")
    found = [(each.kind, each.verdict) for each in findings(text, "2025-06-14")]
    assert found == [("pillars", "correct"), ("summit", "correct"), ("secretariat", "correct")]
    others = Counter(each.verdict for each in check_claims(text, on="2025-06-14") if each.kind == "capital")
    assert others == {"correct": 8, "misspelt": 1, "wrong": 1, "placeholder": 1}


# Construction: whatever is true of the tables, said in a pattern, is found true; one slot changed, it is not.

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def in_indonesian(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_english(day):
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


ACCESSIONS = [span for span in DATA.memberships if span.role == "member"]
ACCESSION_PATTERNS = [
    ("en", "{country} joined ASEAN on {day}.", in_english),
    ("en", "{country} became a member of ASEAN in {year}.", in_english),
    ("en", "ASEAN admitted {country} on {day}.", in_english),
    ("id", "{country} bergabung dengan ASEAN pada {day}.", in_indonesian),
    ("id", "{country} resmi menjadi anggota ASEAN tahun {year}.", in_indonesian),
    ("vi", "{country} gia nhập ASEAN năm {year}.", in_english),
]


@given(
    st.sampled_from(ACCESSIONS),
    st.sampled_from(ACCESSION_PATTERNS),
    st.integers(-3, 3).filter(bool),
    st.integers(1, 12),
)
def test_accessions_true_by_construction(span, pattern, years, days):
    language, template, render = pattern
    country = local_name(span.member, language)
    text = template.format(country=country, day=render(span.since), year=span.since.year)
    assert [(found.kind, found.verdict) for found in findings(text)] == [("accession", "correct")], text
    shifted = span.since.replace(year=span.since.year + years) - timedelta(days=days)
    text = template.format(country=country, day=render(shifted), year=span.since.year + years)
    (found,) = findings(text)
    assert (found.kind, found.verdict) in {("accession", "wrong"), ("accession", "imprecise")}, text
    assert found.expected == span.since.isoformat()


SUMMITS = [summit for summit in DATA.summits if summit.kind == "formal" and len(summit.sessions) == 1]
SUMMIT_PATTERNS = [
    ("{host} hosted the {ordinal} ASEAN Summit.", "country"),
    ("The {ordinal} ASEAN Summit was held in {city} on {day}.", "city"),
    ("KTT ASEAN ke-{number} digelar di {city} pada {hari}.", "city"),
    ("Presiden menghadiri KTT ke-{number} ASEAN di {city}.", "city"),
]


@given(st.sampled_from(SUMMITS), st.sampled_from(SUMMITS), st.sampled_from(SUMMIT_PATTERNS), st.data())
def test_summits_true_by_construction(summit, other, pattern, data):
    template, slot = pattern
    day = summit.start + timedelta(days=data.draw(st.integers(0, (summit.end - summit.start).days)))

    def render(place):
        return template.format(
            number=summit.number,
            ordinal=str(summit).split()[0],
            host=local_name(place.member, "en"),
            city=place.city.split(" and ")[0],
            day=in_english(day),
            hari=in_indonesian(day),
        )

    assert [(found.kind, found.verdict) for found in findings(render(summit))] == [("summit", "correct")]
    if other.member != summit.member:
        (found,) = findings(render(other))
        assert found.verdict == "wrong", slot


@given(st.sampled_from(DATA.chairs), st.sampled_from(sorted(member.alpha_2 for member in DATA.members)))
def test_chairs_true_by_construction(chair, other):
    for template, language in (
        ("{country} chaired ASEAN in {year}.", "en"),
        ("Ketua ASEAN {year} adalah {country}.", "id"),
    ):
        text = template.format(country=local_name(chair.member, language), year=chair.year)
        assert [(found.kind, found.verdict) for found in findings(text)] == [("chair", "correct")]
        if other != chair.member:
            text = template.format(country=local_name(other, language), year=chair.year)
            (found,) = findings(text)
            assert found.verdict in ({"wrong", "imprecise"} if chair.year < 2009 else {"wrong"})


DAYS = st.dates(date(1967, 8, 8), date(2026, 11, 1))


@given(DAYS)
def test_the_number_of_members_is_that_of_the_day(day):
    number = sum(span.since <= day for span in ACCESSIONS)
    for text in (f"ASEAN has {number} members.", f"ASEAN beranggotakan {number} negara."):
        assert [found.verdict for found in findings(text, day)] == ["correct"]
    (found,) = findings("ASEAN has 14 members.", day)
    assert (found.verdict, found.expected) == ("wrong", str(number))


@given(DAYS, st.data())
def test_a_list_of_members_is_right_when_it_has_them_all(day, data):
    codes = [span.member for span in ACCESSIONS if span.since <= day]
    names = data.draw(st.permutations([local_name(code, "en") for code in codes]))
    text = f"The members of ASEAN are {', '.join(names[:-1])} and {names[-1]}."
    assert [(found.kind, found.verdict) for found in findings(text, day)] == [("member-list", "correct")]
    text = f"The members of ASEAN are {', '.join(names)} and Papua New Guinea."
    (found,) = findings(text, day)
    assert (found.verdict, found.reason()) == ("wrong", "“Papua New Guinea” is not a member of ASEAN.")
    if len(names) > 3:
        text = f"The members of ASEAN are {', '.join(names[1:-1])} and {names[-1]}."
        (found,) = findings(text, day)
        assert found.verdict in ("wrong", "anachronistic")


# Laws of any text

MEMBER_NAMES = [
    (member.alpha_2, name.name)
    for member in DATA.members
    for name in member.names
    if name.language in ("en", "id") and name.kind in ("asean", "un_short", "cldr")
]


@given(st.sampled_from(MEMBER_NAMES))
def test_which_accepted_name_is_used_changes_nothing(named):
    code, name = named
    year = next(span.since.year for span in ACCESSIONS if span.member == code)
    text = f"{name} joined ASEAN in {year}."
    if any(mention.id == code for mention in find_mentions(text)):
        assert [found.verdict for found in findings(text)] == ["correct"]


DATED = sorted(
    {span.since for span in ACCESSIONS}
    | {
        day
        for row in DATA.ascn_members
        for day in (row.since, row.earliest, row.latest, row.latest and row.latest + timedelta(days=1))
        if day
    }
    | {date(year, 1, 1) for year in range(1967, 2030)}
)
TEXTS = [
    "ASEAN has ten members.",
    "Vietnam joined ASEAN in 1995.",
    "The ASCN has 31 cities.",
    "Malaysia, the current ASEAN chair, spoke.",
    "ASEAN was founded in Bangkok on 8 August 1967.",
    "Ipoh is a member of the ASCN.",
    "ASEAN terdiri dari Indonesia, Malaysia, Singapura, Thailand, dan Filipina.",
]


@given(st.sampled_from(TEXTS), st.dates(date(1960, 1, 1), date(2030, 12, 31)))
def test_a_verdict_changes_only_on_days_that_stand_in_the_data(text, day):
    if day not in DATED:
        before = [found.verdict for found in findings(text, day - timedelta(days=1))]
        assert [found.verdict for found in findings(text, day)] == before


@given(st.text())
@example("\ue002\ue003\ue004\ue005\ue006 ASEAN \ue002 members of ASEAN")
@example("ASEAN \udc80 has \x00 10 members")
@example("İ ASEAN has ten members İ")
@example("ASEAN has 10 members " + "(" * 1000)
def test_any_text_is_read(text):
    for claim in statements(text) + statements("ASEAN " + text):
        assert claim.surface
        for slot in (claim.country, *claim.values):
            assert slot is None or slot.surface


@given(st.lists(st.sampled_from([text for _, text, _, _ in cases(GOLD / "held-out")]), max_size=4))
def test_spans_are_of_the_text_and_a_paragraph_in_front_moves_them(texts):
    text = "\n\n".join(texts)
    claims = statements(text)
    for claim in claims:
        for span in (claim, claim.country, *claim.values):
            assert span is None or text[span.start : span.end] == span.surface
    opening = "Hujan turun di pagi hari.\n\n"
    moved = statements(opening + text)
    assert [(claim.start - len(opening), claim.surface, claim.kind) for claim in moved] == [
        (claim.start, claim.surface, claim.kind) for claim in claims
    ]


@pytest.mark.parametrize("text", [text for _, text, _, _ in cases(GOLD / "held-out")])
def test_the_form_of_unicode_changes_no_id(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [(claim.kind, slots(claim)) for claim in statements(composed)] == [
        (claim.kind, slots(claim)) for claim in statements(decomposed)
    ]


def test_a_text_without_asean_states_nothing_of_it():
    words = " ".join(word for words in phrasing().words.values() for word in words)
    names = {
        word for (role, _), words in phrasing().words.items() if role in ("asean", "ascn") for word in words
    }
    without = re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), "x", words)
    assert "asean" not in without
    assert not statements(without)


@pytest.mark.parametrize(
    "unit",
    [
        "ASEAN 10 ",
        "KTT ASEAN ke-43 ",
        "ASEAN has (",
        "Vietnam joined ASEAN in ",
        "pilar ASEAN, ",
        "ASEAN" + "(" * 40,
        "Joined ASEAN: 1995 ",
        "ASEAN members joined\nVietnam (1995)\n",
        "ASEAN met. The bloc has ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(unit):
    readings = [read(text, find_mentions(text)) for text in (unit * times for times in (50, 100, 200))]
    list(statement_claims(readings[0]))  # what is compiled or cached once is no part of the work
    calls = [steps(lambda reading=reading: list(statement_claims(reading))) for reading in readings]
    assert calls[2] <= 2.4 * calls[1] <= 2.4 * 2.4 * calls[0]


ATOMS = [
    *("ASEAN ", "joined ", "Laos ", "Bangkok ", "1997 ", "1997, ", "in ", "and ", "the ", "summit ", "43rd ", "capital ", "of "),
    *("KTT ", "ke-43 ", "anggota ", "bergabung ", "dan ", "ibu kota ", "adalah ", "10 ", "8 January 1984 ", "(", ") ", "  "),
    *("\n", "- ", ", ", ". ", "| ", ": ", "; ", "東盟", "首都", "和", "老挝", "1997年", "เมืองหลวง", "ลาว", "อาเซียน", "ในปี"),
]  # fmt: skip


@example(["ASEAN ", "joined ", "Laos ", "1997, "], [])
@example(["\n", "Laos "], ["ASEAN ", "the ", "Bangkok "])
@given(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=5), st.lists(st.sampled_from(ATOMS), max_size=4))
def test_what_repeats_is_read_to_its_end(repeated, lead):
    text = "".join(lead) + "".join(repeated) * 40
    found = check_claims(text)
    assert [each.claim.start for each in found] == sorted(each.claim.start for each in found)
    assert all(each.claim.surface == text[each.claim.start : each.claim.end] for each in found)


# Dates and numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-7 september 2023", ["2023-09-05/2023-09-07"]),
        ("5 hingga 7 september 2023", ["2023-09-05/2023-09-07"]),
        ("30 november – 1 december 1996", ["1996-11-30/1996-12-01"]),
        ("august 8, 1967", ["1967-08-08"]),
        ("september 5-7, 2023", ["2023-09-05/2023-09-07"]),
        ("the 8th of august 1967", ["1967-08-08"]),
        ("8 de agosto de 1967", ["1967-08-08"]),
        ("ngày 28 tháng 7 năm 1995", ["1995-07-28"]),
        ("28/7/1995 và 7/28/1995", ["1995-07-28", "1995-07-28"]),
        ("1967-08-08", ["1967-08-08"]),
        ("2023年9月5日至7日", ["2023-09-05/2023-09-07"]),
        ("1967年8月", ["1967-08"]),
        ("8 สิงหาคม พ.ศ. 2510", ["1967-08-08"]),
        ("ปี 2562", ["2019"]),
        ("ika-8 ng agosto 1967", ["1967-08-08"]),
        ("ថ្ងៃទី៣០ ខែមេសា ឆ្នាំ១៩៩៩", ["1999-04-30"]),
        ("loron 26 fulan outubru tinan 2025", ["2025-10-26"]),
        ("on 8 august", ["--08-08"]),
        ("july 1997", ["1997-07"]),
        ("1984, 12.1984, 19845, 3.1984%, a1984", ["1984"]),
        ("31 june or 45 may; 2050 people", ["2050"]),
    ],
)
def test_dates(text, expected):
    found = [
        span.iso_start if span.iso_start == span.iso_end else f"{span.iso_start}/{span.iso_end}"
        for span in find_dates(text)
    ]
    assert found == expected


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_written_date_is_read_back(day):
    for text in (in_english(day), in_indonesian(day), day.isoformat()):
        (found,) = find_dates(text.lower())
        assert (found.iso_start, found.surface) == (day.isoformat(), text.lower())
    assert rewrite_date("1 Agustus 1967", day.isoformat(), "id") == in_indonesian(day)


def test_a_date_only_a_person_can_write():
    assert rewrite_date("5-7 September 2023", "2023-09-05", "id") is None
    assert rewrite_date("28/7/1995", "1995-07-28", "vi") is None
    assert rewrite_date("no date", "1995-07-28", "vi") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("43rd, ke-43, ika-43, 第43, lần thứ 43, ครั้งที่ 43", [(43, True)] * 6),
        ("ten sepuluh สิบ 十 dez", [(10, False)] * 5),
        ("twenty-six; dua puluh enam", [(26, False)] * 2),
        ("kesebelas eleventh", [(11, True)] * 2),
        ("10% of 1,000 or 3.5 or $12 or a10", []),
    ],
)
def test_numbers(text, expected):
    assert [(found.value, found.is_ordinal) for found in find_numbers(text)] == expected


def test_a_period_that_cannot_be():
    assert period_of("2023-02-30") is None
    assert period_of("--02-01") is None
    assert period_of("2023-05/2022-05") is None


# What the verdicts say


def verdict(text, on="2026-11-01"):
    (found,) = findings(text, on)
    return found


def test_a_correction_keeps_the_form_of_what_it_replaces():
    for text, replaced, replacement in (
        ("ASEAN has ten members.", "ten", "eleven"),
        ("ASEAN has 10 members.", "10", "11"),
        ("ASEAN didirikan pada 9 Agustus 1968.", "9 Agustus 1968", "8 Agustus 1967"),
        ("Vietnam joined ASEAN in 1996.", "1996", "1995"),
        ("Laos chaired ASEAN in 2023.", "Laos", "Indonesia"),
        ("Sekretariat ASEAN berada di Bangkok.", "Bangkok", "Jakarta"),
    ):
        (correction,) = verdict(text).corrections
        assert (correction.surface, correction.replacement) == (replaced, replacement)


def test_what_is_true_on_another_day_says_which_way():
    assert verdict("ASEAN has ten members.").codes == ("outdated",)
    assert verdict("ASEAN has eleven members.", "2020-01-01").codes == ("premature",)
    assert verdict("Timor-Leste joined ASEAN in 2025.", "2025-06-01").codes == ("premature",)
    assert verdict("Timor-Leste will join ASEAN in 2025.").codes == ("outdated",)


def test_a_day_of_another_source_is_imprecise():
    found = verdict("Brunei joined ASEAN on 8 January 1984.")
    assert (found.verdict, found.codes, found.expected) == ("imprecise", ("other-source",), "1984-01-07")


def test_a_finding_cites_where_the_fact_stands():
    for _, text, on, _rows in cases(GOLD / "held-out"):
        for found in findings(text, on):
            assert found.sources or found.verdict in ("unknown", "not-checkable")
            assert {reason.language for reason in found.reasons} == {"en", "id"}
            assert found.rating == SCALE.get(found.verdict)


def test_negation_turns_a_verdict_round():
    claim = statements("ASEAN has 12 members.")[0]
    for scope, expected in (("current", "wrong"), ("negated", "correct"), ("question", "not-checkable")):
        (found,) = judge_statement(evolve(claim, scope=scope), date(2026, 11, 1))
        assert found.verdict == expected
