"""CSV text to typed rows and back, under a Frictionless Table Schema.

Reading and writing are exact inverses on canonical text: ``write(schema, parse(schema, text)) == text``. The canonical form
is UTF-8, LF, NFC, rows sorted by primary key, the empty cell for an absent value. All that is wrong with a table is
found in one go.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import TypeAlias, cast
from unicodedata import is_normalized, normalize

from attrs import field, frozen

from aseanfacts.errors import DataError

__all__ = [
    "Field",
    "Finding",
    "ForeignKey",
    "Package",
    "Row",
    "Schema",
    "Value",
    "in_order",
    "parse",
    "read_package",
    "write",
]

Value: TypeAlias = "str | int | float | bool | date | None"
Row: TypeAlias = "dict[str, Value]"


@frozen
class Finding:
    """One thing wrong with the data: where, and what."""

    resource: str
    row: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.resource}, row {self.row}, field {self.field or '-'}: {self.message}"


@frozen
class Field:
    """A column: its name, type and what its values must satisfy."""

    name: str
    type: str
    description: str = ""
    required: bool = False
    unique: bool = False
    pattern: str = ""
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@frozen
class ForeignKey:
    """Columns whose values must be the key of a row of another table."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]


@frozen
class Schema:
    """The schema of one table: its name, columns and keys."""

    name: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    title: str = ""
    description: str = ""
    owner: str = ""
    licence: str = ""

    def key(self, row: Row) -> str:
        """Return a row's primary key as text, its parts joined by a slash."""
        return "/".join(_cell(row.get(name)) for name in self.primary_key)


@frozen
class Package:
    """A data package: its version, the day it stands for, the schemas of its tables in order, and its descriptor's text."""

    version: str
    as_of: date
    schemas: Mapping[str, Schema] = field(hash=False)
    text: str = field(default="", repr=False, eq=False)


def read_package(text: str) -> Package:
    """Read a Frictionless data package descriptor.

    Args:
        text: The JSON text of ``datapackage.json``.

    Returns:
        The package with the schemas of its tables, by name.

    Raises:
        DataError: If the text is no such descriptor.

    """
    try:
        descriptor = json.loads(text)
        schemas = (_read_schema(resource) for resource in descriptor["resources"])
        return Package(
            version=descriptor["version"],
            as_of=date.fromisoformat(descriptor["as_of"]),
            schemas={schema.name: schema for schema in schemas},
            text=text,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError("datapackage.json", "descriptor", (), f"datapackage.json: {error!r}") from error


def _read_schema(resource: dict[str, dict[str, list[dict[str, object]]]]) -> Schema:
    about = cast("dict[str, str]", resource)
    schema = resource["schema"]
    licences = cast("list[dict[str, str]]", resource.get("licenses", []))
    return Schema(
        name=about["name"],
        fields=tuple(_read_field(column) for column in schema["fields"]),
        primary_key=tuple(cast("list[str]", schema["primaryKey"])),
        foreign_keys=tuple(_read_foreign_key(key) for key in schema.get("foreignKeys", [])),
        title=about.get("title", ""),
        description=about.get("description", ""),
        owner=about.get("owner", ""),
        licence=" AND ".join(licence["name"] for licence in licences),
    )


def _read_field(column: dict[str, object]) -> Field:
    constraints = cast("dict[str, object]", column.get("constraints", {}))
    return Field(
        name=str(column["name"]),
        type=str(column["type"]),
        description=str(column.get("description", "")),
        required=bool(constraints.get("required")),
        unique=bool(constraints.get("unique")),
        pattern=str(constraints.get("pattern", "")),
        enum=tuple(cast("list[str]", constraints.get("enum", []))),
        minimum=cast("float | None", constraints.get("minimum")),
        maximum=cast("float | None", constraints.get("maximum")),
    )


def _read_foreign_key(key: dict[str, object]) -> ForeignKey:
    reference = cast("dict[str, object]", key["reference"])
    return ForeignKey(
        tuple(cast("list[str]", key["fields"])),
        str(reference["resource"]),
        tuple(cast("list[str]", reference["fields"])),
    )


def _boolean(cell: str) -> bool:
    return {"true": True, "false": False}[cell]


def _date(cell: str) -> date:
    day = date.fromisoformat(cell)
    if day.isoformat() != cell:
        raise ValueError(cell)
    return day


def _integer(cell: str) -> int:
    if not re.fullmatch(r"-?(0|[1-9][0-9]*)", cell):
        raise ValueError(cell)
    return int(cell)


def _number(cell: str) -> float:
    if not re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", cell):
        raise ValueError(cell)
    return float(cell)


_READERS: dict[str, Callable[[str], Value]] = {
    "string": str,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
}


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def parse(schema: Schema, text: str) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Read a table.

    Args:
        schema: The table's schema.
        text: The CSV text.

    Returns:
        The rows in the order of the text, typed, and everything found wrong; a cell that cannot be read is None.

    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    findings: list[Finding] = []
    rows: list[Row] = []
    expected = [column.name for column in schema.fields]
    # A column holds few distinct cells: each is read once.
    readers = [cache(partial(_parse_cell, column)) for column in schema.fields]
    try:
        header = next(reader, [])
        if header != expected:
            return (), (Finding(schema.name, "1", "", f"columns are {header}, expected {expected}"),)
        for cells in reader:
            if len(cells) != len(expected):
                findings.append(
                    Finding(
                        schema.name, str(reader.line_num), "", f"{len(cells)} cells, expected {len(expected)}"
                    )
                )
                continue
            row: Row = {}
            for name, read, cell in zip(expected, readers, cells, strict=True):
                row[name], complaint = read(cell)
                if complaint:
                    findings.append(Finding(schema.name, str(reader.line_num), name, complaint))
            rows.append(row)
    except csv.Error as error:
        findings.append(Finding(schema.name, str(reader.line_num), "", f"not CSV: {error}"))
    findings.extend(_duplicates(schema, rows))
    return tuple(rows), tuple(findings)


def _parse_cell(column: Field, cell: str) -> tuple[Value, str]:
    if not cell:
        return None, "a value is required" if column.required else ""
    try:
        value = _READERS[column.type](cell)
    except (KeyError, ValueError):
        return None, f"{cell!r} is no {column.type}"
    if cell != cell.strip() or not is_normalized("NFC", cell) or min(cell) < " ":
        return value, f"{cell!r} is not tidy: strip it, keep it on one line and write it in NFC"
    if column.pattern and not re.search(column.pattern, cell):
        return value, f"{cell!r} does not match {column.pattern}"
    if column.enum and cell not in column.enum:
        return value, f"{cell!r} is not one of {', '.join(column.enum)}"
    if isinstance(value, (int, float)) and not _within(column, value):
        return value, f"{cell!r} is not between {column.minimum} and {column.maximum}"
    return value, ""


def _within(column: Field, value: float) -> bool:
    return (column.minimum is None or value >= column.minimum) and (
        column.maximum is None or value <= column.maximum
    )


def _duplicates(schema: Schema, rows: Iterable[Row]) -> Iterable[Finding]:
    keys = [schema.primary_key, *((column.name,) for column in schema.fields if column.unique)]
    for names in keys:
        seen: set[tuple[Value, ...]] = set()
        for row in rows:
            key = tuple(row[name] for name in names)
            if key in seen:
                yield Finding(
                    schema.name, schema.key(row), names[-1], f"{'/'.join(map(_cell, key))!r} stands twice"
                )
            seen.add(key)


def write(schema: Schema, rows: Iterable[Row]) -> str:
    """Write a table in its canonical form.

    Args:
        schema: The table's schema.
        rows: The rows in any order.

    Returns:
        CSV text: NFC, LF, sorted by primary key.

    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = [column.name for column in schema.fields]
    writer.writerow(names)
    for row in in_order(schema, rows):
        writer.writerow([normalize("NFC", _cell(row[name])).strip() for name in names])
    return out.getvalue()


def in_order(schema: Schema, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Sort rows by primary key, which is the order a table is kept in.

    Args:
        schema: The table's schema.
        rows: The rows in any order.

    Returns:
        The rows, numbers by value and before text.

    """
    part = lru_cache(maxsize=None, typed=True)(_sort_key)
    return tuple(sorted(rows, key=lambda row: [part(row[name]) for name in schema.primary_key]))


def _sort_key(value: Value) -> tuple[float, str]:
    """Return a key that sorts numbers by value and before text, also digits kept as text (``"9"`` before ``"10"``)."""
    part = _cell(value)
    return (float(part), part) if part.isascii() and part.isdigit() else (float("inf"), part)
