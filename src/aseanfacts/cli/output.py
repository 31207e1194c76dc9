"""How answers are printed: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar
from unicodedata import category

import attrs
import click
from rich.cells import cell_len

import aseanfacts
from aseanfacts.plain import Json, dump_json, to_plain

__all__ = [
    "Row",
    "as_json",
    "columns_of",
    "fields_of",
    "language",
    "on",
    "print_json",
    "print_rows",
    "shown",
    "stamp",
    "table_format",
]

Row: TypeAlias = Mapping[str, object]
_Command = TypeVar("_Command", bound="Callable[..., object]")

on = click.option("--on", metavar="DATE", help="A day, YYYY-MM-DD; by default the day the data stands for.")
language = click.option("--language", metavar="TAG", default="en", show_default=True, help="A BCP 47 tag.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def table_format(command: _Command) -> _Command:
    """Give a command the options ``--format`` and, as everywhere, ``--json``."""
    forms = click.Choice(["table", "json", "csv"])
    help_text = "A table for people, or JSON or CSV for programs."
    option = click.option("--format", "form", type=forms, default="table", show_default=True, help=help_text)
    return option(as_json(command))


def stamp() -> dict[str, Json]:
    """Say which version of the data an answer is from."""
    return {"data_version": aseanfacts.data_version(), "data_as_of": aseanfacts.data_as_of().isoformat()}


def columns_of(records: Iterable[object], fields: Sequence[str]) -> list[Row]:
    """Return some fields of records as rows; a citation is its first source's address, or title."""
    return [{field: _field(record, field) for field in fields} for record in records]


def _field(record: object, field: str) -> object:
    value = getattr(record, field)
    if field != "sources":
        return value
    return (value[0].source.url or str(value[0])) if value else ""


def print_json(value: object) -> None:
    """Print records or plain values as JSON."""
    click.echo(dump_json(to_plain(value), indent=2))


def print_rows(name: str, rows: Sequence[Row], form: str, records: Sequence[object] | None = None) -> None:
    """Print rows.

    Args:
        name: What they are; the name of the list in JSON.
        rows: The rows.
        form: ``table``, ``json`` or ``csv``.
        records: The whole records, for JSON; by default the rows.

    """
    if form == "json":
        print_json({name: rows if records is None else [fields_of(record) for record in records], **stamp()})
    elif form == "csv":
        _print_csv(rows)
    else:
        _print_table(rows)


def fields_of(record: object) -> dict[str, Json]:
    """Return a record as plain values, but for its names: a member has hundreds."""
    plain = to_plain(record)
    assert isinstance(plain, dict)
    return {field: value for field, value in plain.items() if field != "names" or not attrs.has(type(record))}


def _print_csv(rows: Sequence[Row]) -> None:
    if rows:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)


def _cell(value: object) -> str:
    plain = to_plain(value)
    return "" if plain is None else str(plain).lower() if isinstance(plain, bool) else str(plain)


def _print_table(rows: Sequence[Row]) -> None:
    if not rows:
        return
    if not sys.stdout.isatty():
        _print_columns([list(rows[0]), *([_cell(value) for value in row.values()] for row in rows)])
        return
    # Late, because only a terminal needs them and they take a fifth of the time an answer takes.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for heading in rows[0]:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(_cell(value))) for value in row.values()))
    Console().print(table)


def _print_columns(lines: list[list[str]]) -> None:
    """Print aligned columns without wrapping a line, for whatever reads the output."""
    lines = [[shown(cell) for cell in line] for line in lines]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def shown(text: str) -> str:
    """Return text on one line and without signs that would command the terminal."""
    return "".join(" " if sign in "\n\r\t" else "\ufffd" if category(sign) == "Cc" else sign for sign in text)
