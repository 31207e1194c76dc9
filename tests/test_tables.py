"""What must be true of the shipped tables, whatever the facts; and the few counts their sources state."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from unicodedata import is_normalized, name

import pytest

import aseanfacts
from aseanfacts import (
    Dataset,
    ascn_cities,
    capital_of,
    capitals,
    chair_of,
    chairs,
    cities,
    get_member,
    get_summit,
    is_member,
    lookup_member,
    members,
    membership_panel,
    memberships,
    name_of,
    normalize_city,
    normalize_country,
    secretaries_general,
    sources,
    summits,
)
from aseanfacts.normalize import normalize_name
from aseanfacts.resources import read_text
from aseanfacts.tabular import Schema, parse, write

DATA = Path(aseanfacts.__file__).parent / "data"
DESCRIPTOR = json.loads(read_text("datapackage.json"))
TABLES = [resource["name"] for resource in DESCRIPTOR["resources"]]
each_table = pytest.mark.parametrize("table", TABLES)


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# -- form -------------------------------------------------------------------------------------------------------------


def test_every_table_is_described_and_every_description_has_a_table():
    assert sorted(path.stem for path in DATA.glob("*.csv")) == sorted(TABLES)
    assert sorted(resource["path"] for resource in DESCRIPTOR["resources"]) == sorted(
        path.name for path in DATA.glob("*.csv")
    )


@each_table
def test_the_tidy_form_is_the_committed_form(table, shipped):
    schema = shipped.package.schemas[table]
    text = (DATA / f"{table}.csv").read_bytes().decode("utf-8")
    found, findings = parse(schema, text)
    assert findings == ()
    assert write(schema, found) == text


@each_table
def test_text_is_plain_utf_8(table):
    raw = (DATA / f"{table}.csv").read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert text.endswith("\n")
    assert is_normalized("NFC", text)
    assert "TODO" not in text
    assert "<<<<<<<" not in text


@pytest.mark.parametrize(
    "table", [table for table in TABLES if "-names-" in table or table == "near-neighbours"]
)
def test_a_derived_table_states_the_licences_of_its_sources(table):
    licences = {source.id: source.licence for source in Dataset.bundled().sources}
    needed = {licences[str(row["source"])] for row in Dataset.bundled().tables[table]} - {"public domain"}
    (resource,) = [resource for resource in DESCRIPTOR["resources"] if resource["name"] == table]
    assert needed <= {licence["name"] for licence in resource["licenses"]}


@each_table
def test_every_table_and_field_is_described(table):
    (resource,) = [resource for resource in DESCRIPTOR["resources"] if resource["name"] == table]
    assert resource["title"]
    assert resource["description"]
    assert resource["licenses"]
    assert resource["owner"]
    assert resource["schema"]["missingValues"] == [""]
    for field in resource["schema"]["fields"]:
        assert field["description"], field["name"]
        assert field["type"] in {"string", "integer", "number", "boolean", "date"}


def test_the_version_is_a_calendar_version():
    assert re.fullmatch(r"20[0-9]{2}\.(1[0-2]|[1-9])\.[0-9]+", DESCRIPTOR["version"])
    assert date.fromisoformat(DESCRIPTOR["as_of"])


# -- faults: a cell that breaks its column's rule is named by table, row and field ---------------------------------------

_WRONG = {"integer": "1.5", "number": "1,5", "boolean": "yes", "date": "31/12/1999"}


def faults(table: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a table, each with every kind of cell its column forbids."""
    (resource,) = [resource for resource in DESCRIPTOR["resources"] if resource["name"] == table]
    for column in resource["schema"]["fields"]:
        constraints = column.get("constraints", {})
        if column["type"] in _WRONG:
            yield column["name"], _WRONG[column["type"]]
        if constraints.get("required"):
            yield column["name"], ""
        if {"pattern", "enum"} & constraints.keys():
            yield column["name"], "§"
        for bound, step in (("minimum", -1), ("maximum", 1)):
            if bound in constraints:
                yield column["name"], str(constraints[bound] + step)
        yield column["name"], " not tidy"


@each_table
def test_a_fault_in_any_cell_is_named(table, shipped):
    schema = shipped.package.schemas[table]
    original = rows(table)[:200]
    line = len(original) // 2 + 2
    for column, cell in faults(table):
        changed = [dict(row) for row in original]
        changed[line - 2][column] = cell
        found = parse(schema, csv_text(schema, changed))[1]
        assert (table, str(line), column) in {(f.resource, f.row, f.field) for f in found}, (column, cell)


@each_table
def test_a_row_that_stands_twice_is_named(table, shipped):
    schema = shipped.package.schemas[table]
    original = rows(table)
    found = parse(schema, csv_text(schema, [*original, original[-1]]))[1]
    key = schema.key(parse(schema, csv_text(schema, original[-1:]))[0][0])
    assert (table, key, schema.primary_key[-1]) in {(f.resource, f.row, f.field) for f in found}


def csv_text(schema: Schema, table: Iterable[Mapping[str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [column.name for column in schema.fields], lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def test_a_reference_that_leads_nowhere_is_named(shipped):
    """One row of each table that refers to others, every reference broken, and all of them found in one reading."""
    texts, expected = {"datapackage.json": read_text("datapackage.json")}, set()
    for table, schema in shipped.package.schemas.items():
        changed = rows(table)
        for at, foreign in enumerate(schema.foreign_keys):
            column = foreign.fields[-1]
            changed[at][column] = {"members": "ZZ", "ascn-reports": "2999"}.get(foreign.resource, "zz")
            parsed = parse(schema, csv_text(schema, [changed[at]]))[0][0]
            expected.add((table, schema.key(parsed), column))
        texts[f"{table}.csv"] = csv_text(schema, changed)
    found = {(f.resource, f.row, f.field) for f in Dataset.read(texts.__getitem__).findings}
    assert expected
    assert found >= expected


def test_columns_that_name_a_row_of_another_table_refer_to_it(shipped):
    # Summits and meetings are held in places that need not be cities of ours; a report's own key refers to nothing.
    free = {("summits", "city"), ("ascn-meetings", "city"), ("ascn-reports", "report")}
    for table, schema in shipped.package.schemas.items():
        refers = {column for key in schema.foreign_keys for column in key.fields}
        named = {column.name for column in schema.fields} & {"member", "city", "source", "report"}
        assert {(table, column) for column in named - refers} <= free


# -- codes ------------------------------------------------------------------------------------------------------------


def test_096_survives():
    assert [row["numeric"] for row in rows("members") if row["alpha_2"] == "BN"] == ["096"]
    assert get_member("BN").numeric == normalize_country("Brunei", to="numeric") == "096"
    assert get_member("096").alpha_2 == normalize_country("096") == "BN"
    assert normalize_country("96") is None


def test_codes_and_names_of_members_never_clash(shipped):
    table = shipped.member_table
    for member in members():
        for known in member.names:
            assert table.codes.get(known.name, member.alpha_2) == member.alpha_2, known


def test_no_name_is_ambiguous(shipped):
    assert shipped.member_table.ambiguous == {}
    assert shipped.city_table.ambiguous == {}


def test_the_only_names_shared_by_a_state_and_a_city_are_those_of_the_city_state(shipped):
    shared = shipped.member_table.keys.keys() & shipped.city_table.keys.keys()
    pairs = {(shipped.member_table.keys[key], shipped.city_table.keys[key]) for key in shared}
    assert pairs == {("SG", "singapore")}


def test_the_city_that_is_a_state_bears_the_short_names_of_the_state(shipped):
    singapore = shipped.member("SG")
    long_or_past = ("formal", "un_formal", "former", "ioc", "fifa")
    for known in singapore.names:
        if known.kind not in long_or_past:
            assert normalize_city(known.name) == "singapore", known
    assert normalize_city("Crown Colony of Singapore") is None
    assert normalize_city("SGP") is None


# -- dates ------------------------------------------------------------------------------------------------------------


def test_everything_happened_before_the_day_the_data_stand_for(shipped):
    as_of = shipped.package.as_of
    assert all(span.begins is None or span.begins <= as_of for span in memberships())
    assert all(summit.end <= as_of for summit in summits() if summit.status == "held")
    assert all(chair.year <= as_of.year for chair in chairs() if chair.status == "held")
    assert all(term.since <= as_of for term in secretaries_general())


def test_every_member_has_one_capital_and_has_had_one_without_a_gap(shipped):
    for member in members():
        history = [
            capital
            for capital in capitals(member, role="capital", history=True)
            if capital.verification != "unverified"
        ]
        assert history[-1].until is None, member
        for earlier, later in pairwise(history):
            assert earlier.until == later.begins, member


def test_an_observer_that_becomes_a_member_is_one_until_that_day():
    for member in members():
        spans = {span.role: span for span in memberships(member)}
        if "observer" in spans and "member" in spans:
            assert spans["observer"].until == spans["member"].begins, member


def test_capitals_are_in_their_own_state(shipped):
    for capital in capitals(history=True):
        assert shipped.city(capital.city).member == capital.member


def test_bounds_stand_only_where_the_day_is_not_known():
    for span in (*memberships(), *capitals(history=True), *ascn_cities(on="9999-12-31")):
        assert not (span.since and (span.earliest or span.latest))
        assert span.since or span.latest or span.verification != "verified"


# -- sources ----------------------------------------------------------------------------------------------------------


def test_every_row_of_fact_is_cited(shipped):
    for record in (
        *shipped.members,
        *shipped.memberships,
        *shipped.cities,
        *shipped.capitals,
        *shipped.ascn_members,
    ):
        assert record.sources, record
    for record in (
        *shipped.summits,
        *shipped.chairs,
        *shipped.secretaries_general,
        *shipped.people,
        *shipped.events,
    ):
        assert record.sources, record
    for record in shipped.organisation:
        assert record.sources, record
    for record in (*shipped.members, *shipped.cities):
        assert all(known.source for known in record.names)


def test_sources_say_what_they_are():
    for source in sources():
        assert source.title
        assert source.publisher
        assert source.licence
        assert re.fullmatch(r"|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", source.published), source.id
        assert re.fullmatch(r"|[0-9a-f]{64}", source.sha256), source.id


def test_a_row_that_rests_on_an_encyclopaedia_alone_is_never_verified(shipped):
    encyclopaedias = {source.id for source in sources() if "Wikipedia" in source.publisher}
    assert encyclopaedias
    rests_on: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows("citations"):
        if not row["field"]:
            rests_on[row["resource"], row["key"]].add(row["source"])
    for table in {resource for resource, _ in rests_on}:
        for row in rows(table):
            key = shipped.package.schemas[table].key(row)
            if row.get("verification") == "verified":
                assert not rests_on[table, key] or rests_on[table, key] - encyclopaedias, (table, key)


@pytest.mark.parametrize(
    "table", [f"{place}-names{part}" for place in ("member", "city") for part in ("", "-world", "-gathered")]
)
def test_no_name_comes_from_a_source_whose_terms_forbid_it(table):
    forbidden = re.compile(
        r"pycountry|iso-codes|countrycode|country.converter|mledoze|dr5hn|geonames(?!-)|wikipedia",
        re.IGNORECASE,
    )
    by_id = {source.id: source for source in sources()}
    for row in rows(table):
        source = by_id[row["source"]]
        assert not forbidden.search(f"{source.id} {source.publisher} {source.url}"), row


# -- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["member", "city"])
def test_no_gathered_name_follows_by_rule(kind, shipped):
    """What a rule makes of other names, whatever the punctuation, needs no row: unless the row says that it is a former one, or a slip."""
    find_by_rule = getattr(shipped, f"{kind}_names").find_by_rule
    keys = {
        normalize_name(row["name"]): row[kind]
        for row in rows(f"{kind}-names-gathered")
        if row["kind"] in ("alias", "formal")
    }
    superfluous = [key for key, place in keys.items() if find_by_rule(key, key) == place]
    assert superfluous == []


SCRIPTS = {
    "th": "THAI",
    "lo": "LAO",
    "km": "KHMER",
    "my": "MYANMAR",
    "ta": "TAMIL",
    "ar": "ARABIC",
    "ms-Arab": "ARABIC",
    "ja": "",
    "zh-Hans": "CJK",
}


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_names_are_written_in_the_script_of_their_language(language):
    for record in (*members(), *cities()):
        for known in record.names:
            if known.language == language and known.preferred and SCRIPTS[language]:
                letters = [letter for letter in known.name if letter.isalpha()]
                assert all(name(letter).startswith(SCRIPTS[language]) for letter in letters), known


def test_exactly_one_name_is_preferred_in_a_language(shipped):
    for record in (*shipped.members, *shipped.cities):
        preferred = Counter(known.language for known in record.names if known.preferred)
        assert set(preferred.values()) == {1}
        kinds = {known.kind for known in record.names if known.preferred}
        assert not kinds & {"former", "misspelling"}, record


def test_members_and_capitals_have_names_in_english_indonesian_and_their_own_languages(shipped):
    for member in members():
        for record in (member, *(shipped.city(capital.city) for capital in capitals(member, role="capital"))):
            for language in ("en", "id", *member.official_languages):
                assert name_of(record, language=language)


def test_the_default_names_of_members_are_those_asean_uses():
    assert [member.name for member in members()] == [
        "Brunei Darussalam", "Cambodia", "Indonesia", "Lao PDR", "Malaysia", "Myanmar", "Philippines", "Singapore",
        "Thailand", "Timor-Leste", "Viet Nam",
    ]  # fmt: skip


# -- counts, each beside the source that states it ----------------------------------------------------------------------


def test_eleven_members_since_26_october_2025():
    # Declaration on the Admission of Timor-Leste into ASEAN, Kuala Lumpur, 26 October 2025.
    assert len(members("2025-10-26")) == 11
    assert len(members("2025-10-25")) == 10
    # Founders: the ASEAN Declaration, Bangkok, 8 August 1967.
    assert [member.alpha_2 for member in members("1967-08-08")] == ["ID", "MY", "PH", "SG", "TH"]
    assert members("1967-08-07") == ()
    assert len(members("1996-01-01")) == 7


def test_26_pilot_cities_and_38_now():
    # ASEAN Smart Cities Framework, 2018: 26 pilot cities; the Secretariat's page of the network: 38.
    assert len([city for city in ascn_cities() if city.cohort == "pilot"]) == 26
    assert len(ascn_cities()) == 38


def test_40_cities_the_38_and_two_capitals_past_and_planned():
    network = {city.city for city in ascn_cities()}
    assert {city.id for city in cities()} - network == {"quezon-city", "nusantara"}
    assert len(cities()) == 40


def test_summits_are_numbered_without_a_gap():
    formal = sorted(
        summit.number for summit in summits() if summit.kind == "formal" and summit.status == "held"
    )
    assert formal == list(range(1, formal[-1] + 1))
    assert [summit.id for summit in summits() if len(summit.sessions) > 1] == ["14"]
    informal = [summit.number for summit in summits() if summit.kind == "informal"]
    assert informal == [1, 2, 3, 4]


# -- the facts that the design decides ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "on", "capital"),
    [
        ("Philippines", "1976-06-23", "Quezon City"),
        ("Philippines", "1976-06-24", "Manila"),
        ("Myanmar", "2005-11-05", "Yangon"),
        ("Myanmar", "2005-11-06", "Nay Pyi Taw"),
        ("Birma", "2004-01-01", "Yangon"),
        ("Brunei", "1968-01-01", "Bandar Seri Begawan"),
        ("Cambodia", "1995-01-01", "Phnom Penh"),
        ("Viet Nam", "1976-07-02", "Hanoi"),
        ("Indonesia", None, "Jakarta"),
        ("Malaysia", None, "Kuala Lumpur"),
    ],
)
def test_capitals_in_time(country, on, capital):
    assert capital_of(country, on=on) == capital


def test_viet_nam_begins_with_the_reunified_state():
    with pytest.raises(aseanfacts.NotCoveredError):
        capital_of("Viet Nam", on="1976-07-01")


def test_seats_beside_the_capital():
    roles = {(capital.city, capital.role) for capital in capitals(history=True)}
    assert {("luang-prabang", "royal"), ("putrajaya", "administrative"), ("nusantara", "designated")} <= roles
    (seat,) = [capital for capital in capitals("MM", history=True) if capital.city == "nay-pyi-taw"]
    assert (seat.since, seat.named_on) == (date(2005, 11, 6), date(2006, 3, 27))


def test_brunei_joined_on_the_seventh():
    assert not is_member("BN", on="1984-01-06")
    assert is_member("BN", on="1984-01-07")


def test_chairs_and_a_summit():
    assert chair_of(2006) == "Philippines"
    assert (chair_of(2023), chair_of(2025)) == ("Indonesia", "Malaysia")
    summit = get_summit(43)
    assert (summit.city, summit.start, summit.end) == ("Jakarta", date(2023, 9, 5), date(2023, 9, 7))
    assert summit.sources
    assert len(get_summit(14).sessions) == 2


def test_the_panel_agrees_with_the_accessions():
    panel = membership_panel(1967, 2025)
    first = {
        row.alpha_3: min(r.year for r in panel if r.alpha_3 == row.alpha_3 and r.is_member) for row in panel
    }
    assert first == {lookup_member(code).alpha_3: lookup_member(code).since.year for code in first}
