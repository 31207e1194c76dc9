"""The tables of the Smart Cities Network: members, meetings, focus areas, the action plans of 2018."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "src" / "aseanfacts" / "data"
ACTION_PLANS = "ascn-smart-city-action-plans-2018"
PAGES = {ACTION_PLANS: 60, "ascn-framework-2018": 5}
COPIED_WORDS = 6  # a run this long in common with the document is their sentence, not ours
DOCUMENTS = os.environ.get("ASEANFACTS_ASCN_DOCUMENTS", "")
TEXTS = {
    "ascn-plans": ("ascn-consolidated-scaps.txt", "summary"),
    "ascn-focus-areas": ("ascn-framework-2018.txt", "definition"),
}
KEYS = {
    "ascn-members": ("city",),
    "ascn-meetings": ("number",),
    "ascn-plans": ("city", "number"),
    "ascn-focus-areas": ("id",),
}
needs_documents = pytest.mark.skipif(not DOCUMENTS, reason="ASEANFACTS_ASCN_DOCUMENTS names no folder")


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members_on(day: str) -> set[str]:
    return {
        row["city"]
        for row in rows("ascn-members")
        if (row["since"] or row["latest"]) <= day < (row["until"] or "9999")
    }


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + COPIED_WORDS]) for i in range(len(found) - COPIED_WORDS + 1)}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2018-04-27", 0),
        ("2018-04-28", 26),
        ("2019-01-01", 26),
        ("2022-09-21", 26),
        ("2023-07-26", 26),
        ("2023-07-27", 29),
        ("2024-06-24", 29),
        ("2024-06-25", 31),
        ("2024-09-25", 31),
        ("2025-09-29", 31),
        ("2025-09-30", 35),
        ("2025-12-30", 35),
        ("2025-12-31", 37),
        ("2026-01-30", 37),
        ("2026-01-31", 38),
        ("2026-02-05", 38),
    ],
)
def test_members_on_a_day(day: str, count: int) -> None:
    assert len(members_on(day)) == count


def test_every_member_has_one_date_or_two_bounds() -> None:
    for row in rows("ascn-members"):
        exact, bounds = bool(row["since"]), bool(row["earliest"] and row["latest"])
        assert exact != bounds, row["city"]
        assert row["earliest"] <= row["latest"], row["city"]


def test_cohort_is_the_year_of_joining() -> None:
    for row in rows("ascn-members"):
        joined = {row[field][:4] for field in ("since", "earliest", "latest") if row[field]}
        assert joined == {"2018" if row["cohort"] == "pilot" else row["cohort"]}, row["city"]


def test_members_are_cities_of_the_data() -> None:
    assert {row["city"] for row in rows("ascn-members")} <= {row["id"] for row in rows("cities")}


def test_the_pilot_cities_and_no_others_have_plans() -> None:
    pilots = {row["city"] for row in rows("ascn-members") if row["cohort"] == "pilot"}
    assert {row["city"] for row in rows("ascn-plans")} == pilots


def test_plans_name_known_focus_areas_once() -> None:
    known = {row["report_name"] for row in rows("ascn-focus-areas")}
    for row in rows("ascn-plans"):
        areas = row["focus_areas"].split(";")
        assert len(set(areas)) == len(areas), row
        assert set(areas) <= known, row


@pytest.mark.parametrize("table", ["ascn-plans", "ascn-focus-areas"])
def test_every_page_exists(table: str) -> None:
    for row in rows(table):
        assert 1 <= int(row["page"]) <= PAGES[row["source"]], row


def test_meetings_are_numbered_and_follow_each_other() -> None:
    meetings = sorted(rows("ascn-meetings"), key=lambda row: int(row["number"]))
    assert [int(row["number"]) for row in meetings] == list(range(1, len(meetings) + 1))
    days = [day for row in meetings for day in (row["start"], row["end"])]
    assert days == sorted(days)


@pytest.mark.parametrize(("table", "key"), sorted(KEYS.items()))
def test_every_row_is_cited(table: str, key: tuple[str, ...]) -> None:
    cited = {row["key"] for row in rows("citations") if row["resource"] == table and not row["field"]}
    assert {"/".join(row[field] for field in key) for row in rows(table)} == cited


@needs_documents
@pytest.mark.parametrize("table", sorted(TEXTS))
def test_our_words_are_not_theirs(table: str) -> None:
    name, field = TEXTS[table]
    theirs = runs((Path(DOCUMENTS) / name).read_text(encoding="utf-8"))
    for row in rows(table):
        assert not runs(row[field]) & theirs, row[field]


@needs_documents
def test_every_project_stands_on_its_page() -> None:
    document = (Path(DOCUMENTS) / TEXTS["ascn-plans"][0]).read_text(encoding="utf-8").split("\f")
    assert len([page for page in document if page.strip()]) == PAGES[ACTION_PLANS]
    for row in rows("ascn-plans"):
        page = " ".join(words(document[int(row["page"]) - 1]))
        assert " ".join(words(row["project"])) in page, row
        assert f"smart city project {row['number']}" in page, row
