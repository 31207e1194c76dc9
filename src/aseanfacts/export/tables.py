"""All tables of the data set as files, for people and programs without Python.

Each form carries what makes a table more than numbers: types, keys, what its columns mean, the version of the data, the day they
stand for, and the licence of each table. Codes are text in every form, so that ``096`` stays ``096``. The same tables
give the same bytes.
"""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeAlias, get_args

from aseanfacts.atomic import write_files
from aseanfacts.dataset import Dataset
from aseanfacts.errors import AseanfactsError
from aseanfacts.export.geojson import city_features
from aseanfacts.export.schema_org import data_graph
from aseanfacts.plain import Json, dump_json, to_plain
from aseanfacts.tabular import Field, Row, Schema, Value, write

__all__ = ["FORMATS", "MissingPackageError", "TableFormat", "export_tables", "tables_as"]

TableFormat: TypeAlias = Literal[
    "csv", "datapackage", "geojson", "json", "jsonl", "jsonld", "parquet", "sqlite"
]
FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)


class MissingPackageError(AseanfactsError, ImportError):
    """A form that needs a package which is not installed."""


def export_tables(
    directory: str | Path,
    *,
    format: TableFormat = "csv",  # noqa: A002
    dataset: Dataset | None = None,
) -> tuple[Path, ...]:
    """Write all tables into a directory, in one form.

    Args:
        directory: Where to; it is made when it is missing. Nothing in it is half-written, whatever interrupts.
        format: ``"csv"``, ``"json"``, ``"jsonl"`` and ``"parquet"`` make a file for each table, ``"datapackage"`` the same as
            ``"csv"`` with a Frictionless instead of a W3C descriptor; ``"sqlite"`` makes one database, ``"jsonld"`` one graph in
            the words of schema.org, ``"geojson"`` the cities as points. ``"parquet"`` needs the package pyarrow.
        dataset: Another data set than the shipped one.

    Returns:
        The paths of the files.

    Raises:
        ValueError: If there is no such form.
        MissingPackageError: If the form needs a package that is not there.
        OSError: If a file cannot be written.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as directory:
        ...     [path.name for path in export_tables(directory, format="sqlite")]
        ['aseanfacts.sqlite']

    """
    return write_files(Path(directory), tables_as(format, dataset=dataset))


def tables_as(format: TableFormat, *, dataset: Dataset | None = None) -> dict[str, bytes]:  # noqa: A002
    """Return the files that :func:`export_tables` writes, by name.

    Args:
        format: As there.
        dataset: As there.

    Returns:
        The content of each file, the same for the same data.

    Raises:
        ValueError: If there is no such form.
        MissingPackageError: If the form needs a package that is not there.

    Examples:
        >>> tables_as("csv")["members.csv"].decode().splitlines()[1][:10]
        'BN,BRN,096'

    """
    if format not in _MAKERS:
        raise ValueError(f"unknown format {format!r}; choose one of {', '.join(FORMATS)}")
    return _MAKERS[format](dataset or Dataset.bundled())


def _csv(data: Dataset) -> dict[str, bytes]:
    return {**_csv_tables(data), "csv-metadata.json": _json_bytes(_csv_on_the_web(data))}


def _data_package(data: Dataset) -> dict[str, bytes]:
    return {**_csv_tables(data), "datapackage.json": data.package.text.encode()}


def _csv_tables(data: Dataset) -> dict[str, bytes]:
    return {f"{name}.csv": write(schema, data.tables[name]).encode() for name, schema in _schemas(data)}


def _json(data: Dataset) -> dict[str, bytes]:
    tables = {f"{name}.json": _json_bytes(to_plain(data.tables[name])) for name, _ in _schemas(data)}
    return {**tables, "datapackage.json": _descriptor(data, "json", "application/json")}


def _json_lines(data: Dataset) -> dict[str, bytes]:
    tables = {
        f"{name}.jsonl": "".join(f"{dump_json(to_plain(row))}\n" for row in data.tables[name]).encode()
        for name, _ in _schemas(data)
    }
    return {**tables, "datapackage.json": _descriptor(data, "jsonl", "application/jsonl")}


def _json_ld(data: Dataset) -> dict[str, bytes]:
    return {"aseanfacts.jsonld": _json_bytes(data_graph(data))}


def _geojson(data: Dataset) -> dict[str, bytes]:
    return {"cities.geojson": _json_bytes(city_features(dataset=data))}


def _schemas(data: Dataset) -> Iterator[tuple[str, Schema]]:
    yield from data.package.schemas.items()


def _json_bytes(plain: Json) -> bytes:
    return f"{dump_json(plain, indent=1)}\n".encode()


def _descriptor(data: Dataset, form: str, media_type: str) -> bytes:
    """Return the package's descriptor for tables that are not CSV."""
    descriptor = json.loads(data.package.text)
    for resource in descriptor["resources"]:
        resource.update(type="table", path=f"{resource['name']}.{form}", format=form, mediatype=media_type)
    return _json_bytes(descriptor)


# CSV on the Web: https://www.w3.org/TR/tabular-metadata/

_XML_SCHEMA_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "decimal",
    "boolean": "boolean",
    "date": "date",
}


def _csv_on_the_web(data: Dataset) -> Json:
    descriptor = json.loads(data.package.text)
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": descriptor.get("title", ""),
        "dc:description": descriptor.get("description", ""),
        "schema:version": data.package.version,
        "dc:date": data.package.as_of.isoformat(),
        "dc:license": [{"@id": licence["path"]} for licence in descriptor.get("licenses", [])],
        "tables": [
            {
                "url": f"{name}.csv",
                "dc:title": schema.title,
                "dc:description": schema.description,
                "dc:license": [{"@id": licence["path"]} for licence in resources[name].get("licenses", [])],
                "tableSchema": _web_schema(schema),
            }
            for name, schema in _schemas(data)
        ],
    }


def _web_schema(schema: Schema) -> Json:
    plain: dict[str, Json] = {
        "columns": [
            {
                "name": column.name,
                "titles": column.name,
                "dc:description": column.description,
                "datatype": _web_type(column),
                # A column of the primary key must not be null there.
                "required": column.required,
            }
            for column in schema.fields
        ],
        "foreignKeys": [
            {
                "columnReference": list(key.fields),
                "reference": {"resource": f"{key.resource}.csv", "columnReference": list(key.reference)},
            }
            for key in schema.foreign_keys
        ],
    }
    if all(column.required for column in schema.fields if column.name in schema.primary_key):
        plain["primaryKey"] = list(schema.primary_key)
    return plain


def _web_type(column: Field) -> Json:
    base = _XML_SCHEMA_TYPES[column.type]
    limits = {"minimum": column.minimum, "maximum": column.maximum, "format": column.pattern}
    given: dict[str, Json] = {name: limit for name, limit in limits.items() if limit not in (None, "")}
    return {"base": base, **given} if given else base


# SQLite

_AFFINITIES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}

_ABOUT = """
CREATE TABLE metadata (property TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE metadata_tables (
  name TEXT NOT NULL PRIMARY KEY, title TEXT, description TEXT, licence TEXT, licence_url TEXT
);
CREATE TABLE metadata_columns (
  table_name TEXT NOT NULL REFERENCES metadata_tables (name), name TEXT NOT NULL, type TEXT NOT NULL, description TEXT,
  PRIMARY KEY (table_name, name)
);
"""


def _sqlite(data: Dataset) -> dict[str, bytes]:
    # SQLite writes files, and only newer Pythons hand out a database in memory as bytes.
    with TemporaryDirectory() as scratch:
        path = Path(scratch, "aseanfacts.sqlite")
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA page_size = 4096")
            with database:
                database.executescript(_ABOUT)
                for name, schema in _schemas(data):
                    _fill(database, schema, data.tables[name])
                _describe(database, data)
            database.execute("VACUUM")
        return {path.name: path.read_bytes()}


def _sql_name(name: str) -> str:
    return f'"{name.replace("-", "_")}"'


def _names(columns: Sequence[str]) -> str:
    return ", ".join(map(_sql_name, columns))


def _fill(database: sqlite3.Connection, schema: Schema, rows: Sequence[Row]) -> None:
    table = _sql_name(schema.name)
    parts = [_column_definition(column) for column in schema.fields]
    parts.append(f"PRIMARY KEY ({_names(schema.primary_key)})")
    for key in schema.foreign_keys:
        target = f"{_sql_name(key.resource)} ({_names(key.reference)})"
        parts.append(f"FOREIGN KEY ({_names(key.fields)}) REFERENCES {target}")
    database.execute(f"CREATE TABLE {table} (\n  " + ",\n  ".join(parts) + "\n)")
    # The columns people join on; those a primary key begins with have an index already.
    for key in schema.foreign_keys:
        if key.fields != schema.primary_key[: len(key.fields)]:
            index = _sql_name("_".join((schema.name, *key.fields)))
            database.execute(f"CREATE INDEX {index} ON {table} ({_names(key.fields)})")
    values = ", ".join("?" * len(schema.fields))
    database.executemany(
        f"INSERT INTO {table} VALUES ({values})",
        ([_sql_value(row[column.name]) for column in schema.fields] for row in rows),
    )


def _column_definition(column: Field) -> str:
    definition = f"{_sql_name(column.name)} {_AFFINITIES[column.type]}"
    if column.required:
        definition += " NOT NULL"
    if column.unique:
        definition += " UNIQUE"
    if column.enum and column.type == "string":
        allowed = ", ".join("'{}'".format(word.replace("'", "''")) for word in column.enum)
        definition += f" CHECK ({_sql_name(column.name)} IN ({allowed}))"
    return definition


def _sql_value(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value


def _describe(database: sqlite3.Connection, data: Dataset) -> None:
    descriptor = json.loads(data.package.text)
    licences = [f"{licence['name']} <{licence['path']}>" for licence in descriptor.get("licenses", [])]
    about = {
        "name": descriptor.get("name", ""),
        "title": descriptor.get("title", ""),
        "description": descriptor.get("description", ""),
        "data_version": data.package.version,
        "data_as_of": data.package.as_of.isoformat(),
        "licences": "; ".join(licences),
    }
    database.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
    for resource in descriptor["resources"]:
        name = resource["name"].replace("-", "_")
        licences = resource.get("licenses", [])
        database.execute(
            "INSERT INTO metadata_tables VALUES (?, ?, ?, ?, ?)",
            (
                name,
                resource.get("title"),
                resource.get("description"),
                " AND ".join(licence["name"] for licence in licences),
                " ".join(licence["path"] for licence in licences),
            ),
        )
        columns = data.package.schemas[resource["name"]].fields
        database.executemany(
            "INSERT INTO metadata_columns VALUES (?, ?, ?, ?)",
            ((name, column.name, column.type, column.description) for column in columns),
        )


# Parquet


def _parquet(data: Dataset) -> dict[str, bytes]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        detail = "Parquet needs the package pyarrow: pip install 'aseanfacts[arrow]'"
        raise MissingPackageError("parquet", "format", (), detail) from error
    resources = {resource["name"]: resource for resource in json.loads(data.package.text)["resources"]}
    return {
        f"{name}.parquet": _parquet_table(pyarrow, schema, data, resources[name])
        for name, schema in _schemas(data)
    }


def _parquet_table(pyarrow: Any, schema: Schema, data: Dataset, resource: Mapping[str, Any]) -> bytes:
    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    about = {
        "title": schema.title,
        "description": schema.description,
        "data_version": data.package.version,
        "data_as_of": data.package.as_of.isoformat(),
        "licence": schema.licence,
        "primary_key": json.dumps(schema.primary_key),
        "resource": json.dumps(resource, ensure_ascii=False),
    }
    columns = pyarrow.schema(
        [
            pyarrow.field(
                column.name, types[column.type], not column.required, {"description": column.description}
            )
            for column in schema.fields
        ],
        about,
    )
    table = pyarrow.Table.from_pylist(list(data.tables[schema.name]), columns)
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


_MAKERS: dict[str, Callable[[Dataset], dict[str, bytes]]] = {
    "csv": _csv,
    "datapackage": _data_package,
    "geojson": _geojson,
    "json": _json,
    "jsonl": _json_lines,
    "jsonld": _json_ld,
    "parquet": _parquet,
    "sqlite": _sqlite,
}
