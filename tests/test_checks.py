"""Every rule of the data finds the fault planted for it, at its resource, row and field; and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import miniature
import pytest

from aseanfacts.checks import check
from aseanfacts.dataset import Dataset
from aseanfacts.resources import read_text
from aseanfacts.tabular import Finding

Tables = miniature.Tables


def edit(table: str, key: str, **cells: str) -> Callable[[Tables], None]:
    """Return a change to the cells of the row with a primary key."""
    columns = miniature._COLUMNS[table][1]

    def change(tables: Tables) -> None:
        miniature.row(tables, table, **dict(zip(columns, key.split("/"), strict=True))).update(cells)

    return change


def add(table: str, **cells: str) -> Callable[[Tables], None]:
    return lambda tables: tables[table].append(cells)


def drop(table: str, **cells: str) -> Callable[[Tables], None]:
    return lambda tables: tables[table].remove(miniature.row(tables, table, **cells))


PLANTED = [
    # -- dates in order
    (edit("memberships", "XC/member", until="1960-02-28"),
     ("memberships", "XC/member", "until", "1960-02-28 is before since 1960-02-29")),
    (edit("memberships", "XC/member", until="1960-02-29"),
     ("memberships", "XC/member", "until", "1960-02-29 is since: no day is left")),
    (edit("memberships", "XB/member", until="1950-06-01"),
     ("memberships", "XB/member", "until", "1950-06-01 is before latest 1950-12-31")),
    (edit("memberships", "XB/member", latest="1949-12-31"),
     ("memberships", "XB/member", "latest", "1949-12-31 is before earliest 1950-01-01")),
    (edit("summits", "1/1", end="1976-02-22"), ("summits", "1/1", "end", "1976-02-22 is before start 1976-02-23")),
    (edit("summits", "1/1", plenary_end="1976-02-23"),
     ("summits", "1/1", "plenary_end", "1976-02-23 is before plenary_start 1976-02-24")),
    (edit("summits", "1/1", plenary_end=""), ("summits", "1/1", "plenary_end", "a plenary that starts must end")),
    (edit("memberships", "XA/member", earliest="1949-01-01"), ("memberships", "XA/member", "since", "a known day needs no bounds")),
    (edit("memberships", "XA/member", latest="1951-01-01"), ("memberships", "XA/member", "since", "a known day needs no bounds")),
    # -- one at a time
    (edit("capitals", "xa-newhaven", since="1989-12-31"),
     ("capitals", "xa-newhaven", "since", "begins before the one before it ends")),
    (edit("capitals", "xa-oldtown", until=""), ("capitals", "xa-newhaven", "since", "begins before the one before it ends")),
    (edit("secretaries-general", "ada", until="1992-01-02"),
     ("secretaries-general", "ben", "since", "begins before the one before it ends")),
    # -- points and languages
    (edit("cities", "oldtown", latitude=""), ("cities", "oldtown", "latitude", "half a point")),
    (edit("cities", "oldtown", longitude=""), ("cities", "oldtown", "longitude", "half a point")),
    (drop("languages", language="qaa"), ("members", "XA", "official_languages", "languages has no row 'qaa'")),
    (edit("members", "XA", official_languages="qaa en en"), ("members", "XA", "official_languages", "'en' stands twice")),
    # -- sources
    (drop("citations", resource="capitals", key="xb-port-bel"), ("capitals", "xb-port-bel", "", "cites no source")),
    (drop("citations", resource="memberships", key="XB/observer"), ("memberships", "XB/observer", "", "cites no source")),
    (add("citations", resource="capitals", key="atlantis", source="atlas", locator="page 1"),
     ("citations", "capitals/atlantis//atlas/page 1", "key", "capitals has no row 'atlantis'")),
    (add("citations", resource="rivers", key="arv", source="atlas", locator="page 1"),
     ("citations", "rivers/arv//atlas/page 1", "key", "rivers has no row 'arv'")),
    (add("citations", resource="capitals", key="xa-oldtown", field="mayor", source="atlas", locator="page 1"),
     ("citations", "capitals/xa-oldtown/mayor/atlas/page 1", "field", "capitals has no field 'mayor'")),
    (add("alternatives", resource="capitals", key="atlantis", field="since", value="1", source="atlas", locator="1", judgement="no"),
     ("alternatives", "capitals/atlantis/since/1", "key", "capitals has no row 'atlantis'")),
    (add("alternatives", resource="capitals", key="xa-oldtown", field="mayor", value="1", source="atlas", locator="1", judgement="no"),
     ("alternatives", "capitals/xa-oldtown/mayor/1", "field", "capitals has no field 'mayor'")),
    (add("sources", id="rumour", title="Rumour", publisher="Nobody", licence="CC0-1.0"),
     ("sources", "rumour", "id", "no row rests on this source")),
    # -- names
    (drop("member-names", member="XB", language="en"), ("members", "XB", "", "has no preferred name in 'en'")),
    (drop("member-names", member="XB", language="id"), ("members", "XB", "", "has no preferred name in 'id'")),
    (drop("member-names", member="XC", language="th"), ("members", "XC", "", "has no preferred name in 'th'")),
    (drop("city-names", city="corlin", language="th"), ("cities", "corlin", "", "has no preferred name in 'th'")),
    (edit("member-names", "XA/qaa/endonym/Ärvenør", preferred="false"), ("members", "XA", "", "has no preferred name in 'qaa'")),
]  # fmt: skip


def test_the_sound_world_has_no_finding(world):
    assert world.findings == ()
    assert check(world) == ()


def test_the_shipped_data_have_no_finding(shipped):
    assert Dataset.read(read_text).findings == ()
    assert [str(finding) for finding in check(shipped)] == []


@pytest.mark.parametrize(
    ("plant", "finding"), PLANTED, ids=[f"{place[0]}-{place[3][:40]}" for _, place in PLANTED]
)
def test_a_planted_fault_is_found_where_it_stands(plant, finding):
    spoilt = miniature.world(plant)
    assert spoilt.findings == ()
    assert check(spoilt) == (Finding(*finding),)


@pytest.mark.parametrize(
    "text", ["TODO", "TBD: who?", "todo whose", "?", "n/a", "N/A", "(unknown)", "–", "None", "…"]
)
@pytest.mark.parametrize("column", ["title", "publisher", "licence"])
def test_a_source_says_whose_it_is(text, column):
    found = check(miniature.world(edit("sources", "atlas", **{column: text})))
    assert found == (Finding("sources", "atlas", column, f"{text!r} is no answer"),)


def test_a_citation_says_where():
    change = add("citations", resource="capitals", key="xa-oldtown", source="gazette", locator="tbd")
    (finding,) = check(miniature.world(change))
    assert (finding.resource, finding.field) == ("citations", "locator")


@pytest.mark.parametrize("text", ["Todos os países", "Xxxx Press", "Nonesuch", "Unknown Lands Society"])
def test_a_title_that_only_looks_like_a_placeholder(text):
    assert check(miniature.world(edit("sources", "atlas", title=text))) == ()


def test_two_preferred_names_in_one_language():
    found = check(miniature.world(edit("member-names", "XA/en/former/Old Arvenia", preferred="true")))
    assert found == tuple(
        Finding("member-names", f"XA/en/{name}", "preferred", "the language has another one")
        for name in ("asean/Arvenia", "former/Old Arvenia")
    )
    found = check(miniature.world(edit("member-names-cldr", "XA/th/short/อาร์เวน", preferred="true")))
    assert {(finding.resource, finding.field) for finding in found} == {("member-names-cldr", "preferred")}
    assert len(found) == 2


@pytest.mark.parametrize("name", ["Arvenia", "ARVENIA", "Ar-ve-nia"])
def test_a_name_of_two_members(name):
    found = check(
        miniature.world(
            add("member-names", member="XB", language="en", kind="alias", name=name, source="atlas")
        )
    )
    assert found == (
        Finding("member-names", "XA/en/asean/Arvenia", "name", "'Arvenia' also names XB"),
        Finding("member-names", f"XB/en/alias/{name}", "name", f"{name!r} also names XA"),
    )


def test_a_name_of_two_cities_across_tables():
    found = check(
        miniature.world(
            add(
                "city-names-cldr", city="ell", language="fr", variant="exemplar", name="Corvo", source="atlas"
            )
        )
    )
    assert [(finding.resource, finding.row, finding.field) for finding in found] == [
        ("city-names", "corvo/en/asean/Corvo", "name"),
        ("city-names-cldr", "ell/fr/exemplar/Corvo", "name"),
    ]


def test_a_name_that_is_nothing_but_punctuation():
    found = check(
        miniature.world(
            add("member-names", member="XA", language="en", kind="alias", name="?!", source="atlas")
        )
    )
    assert found == (Finding("member-names", "XA/en/alias/?!", "name", "'?!' also names nothing at all"),)


def test_a_state_and_a_city_may_share_a_name(world):
    assert normalized(world, "member-names") & normalized(world, "city-names")


def normalized(dataset: Dataset, table: str) -> set[object]:
    return {row["name"] for row in dataset.tables[table]}


def test_what_touches_does_not_overlap():
    assert check(miniature.world(edit("secretaries-general", "ben", until="1995-01-01"))) == ()


def test_two_roles_at_once_are_no_overlap():
    seat = {
        "id": "xa-seat",
        "member": "XA",
        "city": "newhaven",
        "role": "royal",
        "since": "1950-01-01",
        "verification": "verified",
    }

    def plant(tables: Tables) -> None:
        tables["capitals"].append(seat)
        tables["citations"].append(
            {"resource": "capitals", "key": "xa-seat", "source": "atlas", "locator": "page 1"}
        )

    assert check(miniature.world(plant)) == ()


def test_all_faults_are_found_at_once():
    def plant(tables: Tables) -> None:
        for fault, _ in PLANTED[:3:2]:
            fault(tables)
        PLANTED[16][0](tables)

    assert len(check(miniature.world(plant))) == 3
