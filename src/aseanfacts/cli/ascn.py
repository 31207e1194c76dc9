"""Commands about the ASEAN Smart Cities Network: ``ascn cities``, ``ascn projects`` and their kin."""

from __future__ import annotations

from collections.abc import Sequence

import click

import aseanfacts
from aseanfacts.cli import output
from aseanfacts.dataset import Dataset

__all__ = ["ascn"]

_CITY = click.option("--city", metavar="NAME", help="Only of this city.")
_MEMBER = click.option("--member", metavar="NAME", help="Only of this member.")


@click.group()
def ascn() -> None:
    """The ASEAN Smart Cities Network: its cities, projects, plans, reports and meetings."""


def _print(name: str, records: Sequence[object], fields: str, form: str) -> None:
    output.print_rows(name, output.columns_of(records, fields.split()), form, records)


@ascn.command()
@output.on
@_MEMBER
@output.table_format
def cities(on: str | None, member: str | None, form: str, as_json: bool) -> None:
    """List the cities of the network, today or on a past date."""
    found = aseanfacts.ascn_cities(on=on, member=member)
    rows = output.columns_of(
        found, ["city", "name", "member", "cohort", "since", "earliest", "latest", "until"]
    )
    place = Dataset.bundled().city
    points = output.columns_of([place(each.city) for each in found], ["latitude", "longitude"])
    located = [{**row, **point} for row, point in zip(rows, points, strict=True)]
    records = [{**output.fields_of(each), **point} for each, point in zip(found, points, strict=True)]
    output.print_rows("cities", located, "json" if as_json else form, records)


@ascn.command()
@_CITY
@_MEMBER
@click.option("--focus-area", metavar="AREA", help="Only of this focus area.")
@click.option(
    "--status",
    type=click.Choice(["ongoing", "planning", "completed", "ongoing-or-planning"]),
    help="Only with this status.",
)
@click.option("--report", type=int, metavar="YEAR", help="Only of this year's report.")
@output.table_format
def projects(form: str, as_json: bool, **wanted: str) -> None:
    """List the projects of the monitoring reports, with the page each stands on."""
    found = aseanfacts.ascn_projects(**wanted)  # type: ignore[arg-type]
    fields = "report appendix number city name focus_area status page project_id"
    _print("projects", found, fields, "json" if as_json else form)


@ascn.command()
@click.argument("project_id", metavar="ID|NAME")
@output.table_format
def project(project_id: str, form: str, as_json: bool) -> None:
    """Tell the history of one project: how each report lists it, and what became of it."""
    found = aseanfacts.ascn_project(project_id)
    if as_json or form == "json":
        output.print_json({"project": found, **output.stamp()})
        return
    fields = "report name status focus_area page"
    _print("project", found.entries, fields, form)
    if form == "table":
        for link in found.links:
            click.echo(f"{link.report}: {link.relation} {link.other_project_id} ({link.reason})")


@ascn.command()
@output.table_format
def reports(form: str, as_json: bool) -> None:
    """List the monitoring reports."""
    _print(
        "reports", aseanfacts.ascn_reports(), "report title as_of pages sources", "json" if as_json else form
    )


@ascn.command()
@_CITY
@output.table_format
def plans(city: str | None, form: str, as_json: bool) -> None:
    """List the priority projects of the action plans of 2018."""
    fields = "city number project focus_areas summary page"
    rows = [
        {**row, "focus_areas": "; ".join(row["focus_areas"])}  # type: ignore[arg-type]
        for row in output.columns_of(aseanfacts.ascn_plans(city=city), fields.split())
    ]
    output.print_rows("plans", rows, "json" if as_json else form, aseanfacts.ascn_plans(city=city))


@ascn.command()
@output.table_format
def meetings(form: str, as_json: bool) -> None:
    """List the annual meetings of the network."""
    fields = "number start end city member format sources"
    _print("meetings", aseanfacts.ascn_meetings(), fields, "json" if as_json else form)


@ascn.command("focus-areas")
@output.table_format
def focus_areas(form: str, as_json: bool) -> None:
    """List the six focus areas of the framework."""
    fields = "id name report_name definition"
    _print("focus_areas", aseanfacts.ascn_focus_areas(), fields, "json" if as_json else form)
