"""Commands that ask for facts: ``capital``, ``members``, ``lookup``, ``chair``, ``table``."""

from __future__ import annotations

from collections.abc import Iterable

import click

import aseanfacts
from aseanfacts.cli import output
from aseanfacts.dataset import Dataset
from aseanfacts.errors import UnknownNameError
from aseanfacts.model import City, Member
from aseanfacts.plain import Json, to_plain
from aseanfacts.tabular import write

__all__ = ["capital", "chair", "lookup", "members", "table"]


@click.command()
@click.argument("name")
@output.on
@output.language
@output.as_json
def capital(name: str, on: str | None, language: str, as_json: bool) -> None:
    """Name the capital of a member, today or on a past date."""
    answer = aseanfacts.capital_of(name, on=on, language=language)
    if not as_json:
        click.echo(answer)
        return
    [found] = aseanfacts.capitals(name, on=on, role="capital")
    plain = to_plain(found)
    assert isinstance(plain, dict)
    output.print_json({**plain, "name": answer, "language": language, **output.stamp()})


@click.command()
@output.on
@output.table_format
def members(on: str | None, form: str, as_json: bool) -> None:
    """List the members of ASEAN, today or on a past date."""
    found = aseanfacts.members(on)
    rows = [
        {
            "alpha_2": member.alpha_2,
            "alpha_3": member.alpha_3,
            "numeric": member.numeric,
            "name": member.name,
            "since": next((span.begins for span in member.memberships if span.role == "member"), None),
        }
        for member in found
    ]
    output.print_rows("members", rows, "json" if as_json else form, found)


@click.command()
@click.argument("year", type=int)
@output.as_json
def chair(year: int, as_json: bool) -> None:
    """Say which member chairs ASEAN in a year."""
    answer = aseanfacts.chair_of(year)
    if not as_json:
        click.echo(answer)
        return
    [found] = (record for record in aseanfacts.chairs() if record.year == year)
    plain = to_plain(found)
    assert isinstance(plain, dict)
    output.print_json({**plain, **output.stamp()})


@click.command()
@click.argument("name")
@output.language
@output.as_json
def lookup(name: str, language: str, as_json: bool) -> None:
    """Say which member or city a name or code means, with dates and sources."""
    described = [_described(record, language) for record in _look_up(name)]
    if as_json:
        output.print_json({"records": described, **output.stamp()})
        return
    for record in described:
        _print_record(record)


def _look_up(name: str) -> list[Member | City]:
    found: list[Member | City] = []
    for look_up in (aseanfacts.lookup_member, aseanfacts.lookup_city):
        try:
            found.append(look_up(name))
        except UnknownNameError:
            continue
    if not found:
        raise UnknownNameError(name, "entity")
    return found


def _described(record: Member | City, language: str) -> dict[str, Json]:
    plain = to_plain(record)
    assert isinstance(plain, dict)
    described: dict[str, Json] = {**plain, "name": aseanfacts.name_of(record, language=language)}
    described["names"] = len(record.names)
    if isinstance(record, Member):
        described["capitals"] = to_plain(aseanfacts.capitals(record, history=True))
    return described


def _print_record(described: dict[str, Json]) -> None:
    names = [name for name, value in described.items() if value not in ("", None, [])]
    width = max(map(len, names)) + 2
    for name in names:
        label = name.replace("_", " ").ljust(width)
        for line in _lines(name, described[name]):
            click.echo(f"{label}{output.shown(line)}")
            label = " " * width


def _lines(name: str, value: Json) -> Iterable[str]:
    items = value if isinstance(value, list) else [value]
    return (_line(name, item) if isinstance(item, dict) else str(item) for item in items)


def _line(name: str, item: dict[str, Json]) -> str:
    if name == "sources":
        source = item["source"]
        assert isinstance(source, dict)
        return f"{source['title']}, {item['locator']}"
    begins = item["since"] or item["latest"] or ""
    return f"{item.get('name', '')} ({item['role']}) {begins} – {item['until'] or ''}".strip()


@click.command()
@click.argument("name", required=False)
@output.table_format
def table(name: str | None, form: str, as_json: bool) -> None:
    """Print a whole table of the data set, such as ``summits``; without a name, list the tables."""
    data = Dataset.bundled()
    form = "json" if as_json else form
    if name is None:
        rows = [
            {"table": schema.name, "rows": len(data.tables[schema.name]), "title": schema.title}
            for schema in data.package.schemas.values()
        ]
        output.print_rows("tables", rows, form)
    elif name not in data.tables:
        known = ", ".join(data.tables)
        raise UnknownNameError(name, "table", tuple(data.tables), f"no table {name!r}; there are: {known}")
    elif form == "csv":
        click.echo(write(data.package.schemas[name], data.tables[name]), nl=False)
    else:
        output.print_rows(name, data.tables[name], form)
