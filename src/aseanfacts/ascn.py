"""The ASEAN Smart Cities Network: its cities, reports and projects.

The network was founded at the 32nd Summit on 28 April 2018 with 26 pilot cities. Its Monitoring & Evaluation reports
(2022 to 2025) list every project of every city; here each is a record with the page it stands on, checked against the totals the
reports themselves print.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from aseanfacts.dataset import Dataset
from aseanfacts.errors import UnknownNameError
from aseanfacts.model import (
    City,
    FocusArea,
    Member,
    NetworkMeeting,
    Plan,
    Project,
    ProjectHistory,
    ProjectReport,
)
from aseanfacts.normalize import normalize_name
from aseanfacts.ranking import Ranking
from aseanfacts.records import city_id, member_code, resolve_dataset

__all__ = [
    "ascn_focus_areas",
    "ascn_meetings",
    "ascn_plans",
    "ascn_project",
    "ascn_projects",
    "ascn_reports",
]


def ascn_reports(*, dataset: Dataset | None = None) -> tuple[ProjectReport, ...]:
    """List the Monitoring & Evaluation reports, with every total they print and where they contradict themselves.

    Args:
        dataset: Another data set than the shipped one.

    Returns:
        The reports, by year.

    Examples:
        >>> [report.report for report in ascn_reports()]
        [2022, 2023, 2024, 2025]

    """
    return resolve_dataset(dataset).reports


def ascn_projects(
    *,
    city: str | City | None = None,
    member: str | Member | None = None,
    focus_area: str | FocusArea | None = None,
    status: Literal["ongoing", "planning", "completed", "ongoing-or-planning"] | None = None,
    report: int | None = None,
    dataset: Dataset | None = None,
) -> tuple[Project, ...]:
    """List smart city projects as the reports list them: one record for each project and report.

    Args:
        city: Only of this city: any name or id, or a record.
        member: Only of this member: any name or code, or a record.
        focus_area: Only of this focus area, as the framework or the reports print it; "&" and "and" are the same.
        status: Only with this status. ``ongoing-or-planning`` marks the projects for which no page tells which.
        report: Only of the report of this year.
        dataset: Another data set than the shipped one.

    Returns:
        The projects, by report, list and number.

    Raises:
        UnknownNameError: If a city, member, focus area, status or report is not known.

    Examples:
        >>> len(ascn_projects(report=2025)), len(ascn_projects(city="Vientiane", report=2025))
        (134, 4)
        >>> project = ascn_projects(city="Khon Kaen", report=2025)[0]
        >>> print(project.sources[0].locator)
        PDF page 31, list A, no. 100

    """
    data = resolve_dataset(dataset)
    city_wanted, member_wanted = city_id(city, data), member_code(member, data)
    area = _focus_area(focus_area, data)
    _known(status, {project.status for project in data.projects}, "project status")
    _known(report, {known.report for known in data.reports}, "report")
    return tuple(
        project
        for project in data.projects
        if city_wanted in (None, project.city)
        and member_wanted in (None, project.member)
        and area in (None, project.focus_area)
        and status in (None, project.status)
        and report in (None, project.report)
    )


def ascn_project(project_id: str, *, dataset: Dataset | None = None) -> ProjectHistory:
    """Return a project over the years: how each report lists it, and what became of it.

    Args:
        project_id: The stable id, or the exact name if only one project ever had it.
        dataset: Another data set than the shipped one.

    Returns:
        Its history.

    Raises:
        UnknownNameError: If no project has that id or name; the error lists what comes near.

    Examples:
        >>> ascn_project("Kaen Nakhon Tram").statuses
        ((2024, 'ongoing'), (2025, 'planning'))

    """
    data = resolve_dataset(dataset)
    identifier = _project_id(project_id, data)
    entries = tuple(project for project in data.projects if project.project_id == identifier)
    return ProjectHistory(
        project_id=identifier,
        city=entries[-1].city,
        member=entries[-1].member,
        name=entries[-1].name,
        entries=entries,
        links=tuple(
            link for link in data.project_links if identifier in (link.project_id, link.other_project_id)
        ),
    )


def ascn_plans(*, city: str | City | None = None, dataset: Dataset | None = None) -> tuple[Plan, ...]:
    """List the priority projects of the Smart City Action Plans of 2018.

    Args:
        city: Only of this city: any name or id, or a record.
        dataset: Another data set than the shipped one.

    Returns:
        The plans' projects, by city and number.

    Raises:
        UnknownNameError: If the city is not known.

    Examples:
        >>> [plan.project for plan in ascn_plans(city="Bandar Seri Begawan")]
        ['Revitalise Kampong Ayer (Water Village)', 'Clean River Management Projects']

    """
    data = resolve_dataset(dataset)
    wanted = city_id(city, data)
    return tuple(plan for plan in data.plans if wanted in (None, plan.city))


def ascn_meetings(*, dataset: Dataset | None = None) -> tuple[NetworkMeeting, ...]:
    """List the annual meetings of the network, by number.

    Examples:
        >>> ascn_meetings()[0].city, ascn_meetings()[0].start.isoformat()
        ('Singapore', '2018-07-08')

    """
    return resolve_dataset(dataset).network_meetings


def ascn_focus_areas(*, dataset: Dataset | None = None) -> tuple[FocusArea, ...]:
    """List the six focus areas of the ASEAN Smart Cities Framework, by id.

    Examples:
        >>> [str(area) for area in ascn_focus_areas()][:2]
        ['Built Infrastructure', 'Civic & Social']

    """
    return resolve_dataset(dataset).focus_areas


def _focus_area(wanted: str | FocusArea | None, data: Dataset) -> str | None:
    if wanted is None:
        return None
    if isinstance(wanted, FocusArea):
        return wanted.report_name
    names = {
        _area_key(name): area.report_name
        for area in data.focus_areas
        for name in (area.id, area.name, area.report_name)
    }
    if _area_key(wanted) not in names:
        raise UnknownNameError(wanted, "focus area", tuple(area.report_name for area in data.focus_areas))
    return names[_area_key(wanted)]


def _area_key(name: str) -> str:
    return normalize_name(name.replace("&", " and "))


def _known(wanted: object, known: Collection[object], kind: str) -> None:
    if wanted is not None and wanted not in known:
        raise UnknownNameError(wanted, kind, tuple(sorted(map(str, known))))


def _project_id(wanted: str, data: Dataset) -> str:
    named = {project.project_id for project in data.projects if wanted in (project.project_id, project.name)}
    if len(named) == 1:
        return named.pop()
    names = {normalize_name(project.name): project.project_id for project in data.projects}
    near = tuple(identifier for identifier, _, _ in Ranking(names).rank(wanted, 3))
    raise UnknownNameError(wanted, "smart city project", tuple(sorted(named)) or near)
