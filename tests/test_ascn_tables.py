"""The smart city projects, checked against the totals that the reports themselves print."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

DATA = Path(__file__).parents[1] / "src" / "aseanfacts" / "data"
Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REPORTS = {row["report"]: row for row in table("ascn-reports")}
PROJECTS = table("ascn-projects")
TOTALS = table("ascn-report-totals")
LINEAGE = table("ascn-project-lineage")
CONTRADICTIONS = table("ascn-report-contradictions")
MEMBER_OF = {row["id"]: row["member"] for row in table("cities")}
FOCUS_AREAS = {
    "Civic & Social",
    "Health & Well-Being",
    "Safety & Security",
    "Quality Environment",
    "Built Infrastructure",
    "Industry & Innovation",
}
STATUSES = {"ongoing", "planning", "completed"}
each_report = pytest.mark.parametrize("report", sorted(REPORTS))


def of(report: str) -> list[Row]:
    return [row for row in PROJECTS if row["report"] == report]


# -- the rows themselves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("report", "count"), [("2022", 77), ("2023", 86), ("2024", 108), ("2025", 134)])
def test_each_report_has_as_many_rows_as_it_says(report: str, count: int) -> None:
    printed = {row["value"] for row in TOTALS if (row["report"], row["category"]) == (report, "total")}
    assert len(of(report)) == count
    assert str(count) in printed


def test_rows_are_told_apart_by_report_appendix_and_number() -> None:
    keys = [(int(row["report"]), row["appendix"], int(row["number"])) for row in PROJECTS]
    assert keys == sorted(set(keys))


@each_report
def test_numbers_run_without_a_gap(report: str) -> None:
    lists: dict[str, list[int]] = defaultdict(list)
    for row in of(report):
        lists[row["appendix"]].append(int(row["number"]))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in lists.values())


@pytest.mark.parametrize(
    "row", PROJECTS, ids=lambda row: f"{row['report']}-{row['appendix']}-{row['number']}"
)
def test_a_row_keeps_to_the_vocabulary_and_to_pages_that_exist(row: Row) -> None:
    pages = range(1, int(REPORTS[row["report"]]["pages"]) + 1)
    assert row["focus_area"] in FOCUS_AREAS
    assert row["status"] in STATUSES | {"ongoing-or-planning"}
    assert int(row["page"]) in pages
    assert not row["status_page"] or int(row["status_page"]) in pages
    assert row["name"] == " ".join(row["name"].split())
    assert row["project_id"].startswith(row["city"] + "/")


def test_every_page_of_a_total_exists() -> None:
    for row in TOTALS:
        assert 1 <= int(row["page"]) <= int(REPORTS[row["report"]]["pages"])


@pytest.mark.skipif(
    not (DATA / "ascn-members.csv").exists(), reason="the table of network members is not there yet"
)
@each_report
def test_every_city_is_a_member_of_the_network_by_the_reports_date(report: str) -> None:
    as_of = REPORTS[report]["as_of"]
    joined = {row["city"]: row["since"] or row["latest"] for row in table("ascn-members")}
    late = {row["city"] for row in of(report) if joined[row["city"]] > as_of}
    assert late <= {row["category"] for row in CONTRADICTIONS if row["measure"] == "city"}


def test_vientiane_has_four_projects_in_2025_with_the_platforms_whole_name() -> None:
    names = {row["name"] for row in of("2025") if row["city"] == "vientiane"}
    assert len(names) == 4
    assert "Vientiane Integrated Urban Information GIS-based Opendata (VirGo) Platform" in names


# -- the rows against the printed figures ---------------------------------------------------------------------------


class Figure(NamedTuple):
    """A figure as printed, and what the rows give: a count from the first number to the second, of so many."""

    report: str
    measure: str
    category: str
    printed: str
    unit: str
    least: int
    most: int
    out_of: int

    @property
    def counted(self) -> Decimal:
        if self.unit == "count":
            return Decimal(self.least)
        return _percent(self.least, self.out_of, self.printed)

    @property
    def met(self) -> bool:
        counts = range(self.least, self.most + 1)
        if self.unit == "count":
            return int(self.printed) in counts
        return any(_percent(count, self.out_of, self.printed) == Decimal(self.printed) for count in counts)


def _percent(count: int, out_of: int, like: str) -> Decimal:
    """A share, rounded to as many places as the report prints."""
    return (Decimal(100 * count) / out_of).quantize(Decimal(like), ROUND_HALF_UP)


def _span(rows: list[Row], status: str) -> tuple[int, int]:
    """The least and the most projects that can have a status: where no page tells, both are possible."""
    least = sum(row["status"] == status for row in rows)
    open_ones = sum(row["status"] == "ongoing-or-planning" for row in rows)
    return least, least + (open_ones if status != "completed" else 0)


def _figure(total: Row, least: int, most: int, out_of: int) -> Figure:
    return Figure(
        total["report"],
        total["measure"],
        total["category"],
        total["value"],
        total["unit"],
        least,
        most,
        out_of,
    )


def _plain_figures() -> Iterator[Figure]:
    """What the reports print as a figure: totals, statuses, focus areas, countries."""
    for total in TOTALS:
        rows = of(total["report"])
        match total["measure"], *total["category"].split("/"):
            case "projects", "total":
                yield _figure(total, len(rows), len(rows), 1)
            case "status", status:
                yield _figure(total, *_span(rows, status), len(rows))
            case "focus_area", area:
                count = sum(row["focus_area"] == area for row in rows)
                yield _figure(total, count, count, len(rows))
            case "country_status", member, status:
                rows = [row for row in rows if MEMBER_OF[row["city"]] == member]
                yield _figure(total, *_span(rows, status), len(rows))
            case _:
                pass


def _summed(measure: str, parts: Callable[[str], str]) -> Counter[tuple[str, str]]:
    """Printed counts of one measure, added up over a part of their category."""
    sums: Counter[tuple[str, str]] = Counter()
    for total in TOTALS:
        if total["measure"] == measure:
            sums[total["report"], parts(total["category"])] += int(total["value"])
    return sums


def _drawn_figures() -> Iterator[Figure]:
    """What the reports draw: project types by country (Exhibit 3), icons by city (Exhibit 2)."""
    types = _summed("project_type", lambda category: category.rpartition("/")[0])
    icons = _summed("icon", lambda category: category.rpartition("/")[0])
    yield from _compared(
        "country_focus_area", types, lambda row: f"{MEMBER_OF[row['city']]}/{row['focus_area']}"
    )
    yield from _compared("city_focus_area", icons, lambda row: f"{row['city']}/{row['focus_area']}")


def _compared(
    measure: str, printed: Counter[tuple[str, str]], group: Callable[[Row], str]
) -> Iterator[Figure]:
    counted = Counter((row["report"], group(row)) for row in PROJECTS)
    for key in sorted(printed.keys() | counted.keys()):
        yield Figure(key[0], measure, key[1], str(printed[key]), "count", counted[key], counted[key], 1)


def test_the_printed_figures_are_met_save_for_the_listed_contradictions() -> None:
    unmet = {
        (figure.report, figure.measure, figure.category, Decimal(figure.printed), figure.counted)
        for figure in (*_plain_figures(), *_drawn_figures())
        if not figure.met
    }
    listed = {
        (row["report"], row["measure"], row["category"], Decimal(row["printed"]), Decimal(row["counted"]))
        for row in CONTRADICTIONS
        if row["measure"] != "city"
    }
    assert unmet == listed


@each_report
def test_countries_have_as_many_projects_as_exhibit_3_says(report: str) -> None:
    counted = Counter(MEMBER_OF[row["city"]] for row in of(report))
    printed = {
        t["category"]: int(t["value"]) for t in TOTALS if (t["report"], t["measure"]) == (report, "country")
    }
    assert counted == printed


@each_report
def test_each_citys_statuses_are_those_of_its_icons(report: str) -> None:
    icons = _summed("icon", lambda category: category.split("/")[0] + "/" + category.split("/")[2])
    for city in {row["city"] for row in of(report)}:
        rows = [row for row in of(report) if row["city"] == city]
        for status in STATUSES:
            least, most = _span(rows, status)
            assert least <= icons[report, f"{city}/{status}"] <= most, (city, status)


def test_a_status_is_left_open_only_where_the_icons_differ() -> None:
    icons: dict[tuple[str, str], set[str]] = defaultdict(set)
    for total in TOTALS:
        if total["measure"] == "icon":
            place, _, status = total["category"].rpartition("/")
            icons[total["report"], place].add(status)
    for row in PROJECTS:
        if row["status"] == "ongoing-or-planning":
            assert {"ongoing", "planning"} <= icons[row["report"], f"{row['city']}/{row['focus_area']}"]


def test_contradictions_name_pages_and_a_judgement() -> None:
    for row in CONTRADICTIONS:
        pages = range(1, int(REPORTS[row["report"]]["pages"]) + 1)
        assert int(row["page"]) in pages
        assert int(row["other_page"]) in pages
        assert row["judgement"]


# -- one project over the years --------------------------------------------------------------------------------------


def test_a_project_stands_once_in_a_report() -> None:
    assert max(Counter((row["report"], row["project_id"]) for row in PROJECTS).values()) == 1


def _names(report: str) -> dict[str, str]:
    return {row["project_id"]: row["name"] for row in of(report)}


def _lineage(*relations: str) -> set[tuple[str, str]]:
    return {(row["report"], row["project_id"]) for row in LINEAGE if row["relation"] in relations}


def test_every_new_name_has_a_reason_in_the_lineage() -> None:
    renamed = {
        (later, project)
        for earlier, later in pairwise(sorted(REPORTS))
        for project, name in _names(later).items()
        if _names(earlier).get(project, name) != name
    }
    assert renamed == _lineage("renamed")


def test_every_project_that_ends_without_completion_has_its_end_in_the_lineage() -> None:
    completed = {row["project_id"] for row in PROJECTS if row["status"] == "completed"}
    ended = {
        (later, project)
        for earlier, later in pairwise(sorted(REPORTS))
        for project in _names(earlier).keys() - _names(later).keys() - completed
    }
    assert ended == _lineage("vanished", "merged-into")


def test_what_is_completed_stays_completed() -> None:
    history: dict[str, list[str]] = defaultdict(list)
    for row in PROJECTS:
        history[row["project_id"]].append(row["status"])
    for statuses in history.values():
        if "completed" in statuses:
            assert set(statuses[statuses.index("completed") :]) == {"completed"}


def test_lineage_speaks_of_projects_there_are() -> None:
    known = {row["project_id"] for row in PROJECTS}
    for row in LINEAGE:
        assert row["project_id"] in known
        assert row["confidence"] in {"high", "medium", "low"}
        assert row["reason"]
        if row["relation"] in {"merged-into", "split-from", "continues"}:
            assert row["other_project_id"] in known - {row["project_id"]}
        else:
            assert row["relation"] in {"renamed", "vanished"}


def test_the_history_of_the_kaen_nakhon_tram() -> None:
    history = [
        (r["report"], r["status"]) for r in PROJECTS if r["project_id"] == "khon-kaen/kaen-nakhon-tram"
    ]
    assert history == [("2024", "ongoing"), ("2025", "planning")]
