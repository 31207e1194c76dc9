"""Columns of DuckDB: functions for SQL, relations with a column of answers, and the data as tables.

>>> import duckdb
>>> from aseanfacts.duckdb import register
>>> connection = duckdb.connect()
>>> register(connection)
>>> connection.sql("SELECT asean_country('Filipina'), asean_capital('Birma', DATE '2004-01-01')").fetchall()
[('PH', 'Yangon')]
>>> connection.sql("SELECT count(*) FROM asean_members").fetchall()
[(11,)]

In SQL, ``asean_country(x)`` and its like answer part by part, wherever an expression may stand. For a whole relation
:func:`normalize_country` and its like are faster: they look up the texts part by part and join the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from aseanfacts import arrow, columns
from aseanfacts.columns import Question
from aseanfacts.dataset import Dataset
from aseanfacts.lookup import data_as_of
from aseanfacts.matching import MatchReport, PlaceKind
from aseanfacts.tabular import Schema

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["capital_of", "is_member", "match_report", "normalize_city", "normalize_country", "register"]

_ARROW_TYPES = {
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "year": pa.int64(),
}


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Teach a connection the functions ``asean_…`` and the tables ``asean_…``.

    The functions take text; any other type is DuckDB's own binder error. A day is a ``DATE``, a ``TIMESTAMP`` or text
    ``YYYY-MM-DD``; left out, it is the day the data stands for.

    * ``asean_country(x)``, ``asean_country(x, 'alpha_3')``: the code or name, or NULL.
    * ``asean_city(x)``: the city's id, or NULL.
    * ``asean_member(x)``, ``asean_member(x, day)``: true or false; NULL where the day is.
    * ``asean_capital(x)``, ``asean_capital(x, day)``, ``asean_capital(x, day, 'id')``: the capital's name, or NULL.

    The tables are those of the data package: ``asean_members``, ``asean_ascn_members`` and so on. Registering again changes
    nothing.

    Args:
        connection: The connection; functions and tables belong to it and are not stored in the database.

    Examples:
        >>> connection = duckdb.connect()
        >>> register(connection)
        >>> connection.sql("SELECT asean_member('Laos', '1997-07-22'), asean_country('Laos', 'numeric')").fetchall()
        [(False, '418')]

    """
    for name, (function, arguments, answer) in _FUNCTIONS.items():
        if not _is_known(connection, name):
            _create_function(connection, name, function, ["VARCHAR"] * arguments, answer)
    today = f"'{data_as_of().isoformat()}'"
    day = "CASE WHEN typeof(day) = 'VARCHAR' THEN CAST(day AS VARCHAR) ELSE CAST(CAST(day AS DATE) AS VARCHAR) END"
    for macro in (
        "asean_country(x) AS _asean_country(x, 'alpha_2'), (x, form) AS _asean_country(x, form)",
        "asean_city(x) AS _asean_city(x)",
        f"asean_member(x) AS _asean_member(x, {today}), (x, day) AS _asean_member(x, {day})",
        f"asean_capital(x) AS _asean_capital(x, {today}, 'en'), (x, day) AS _asean_capital(x, {day}, 'en'), "
        f"(x, day, language) AS _asean_capital(x, {day}, language)",
    ):
        connection.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")
    dataset = Dataset.bundled()
    for name, schema in dataset.package.schemas.items():
        connection.register(f"asean_{name.replace('-', '_')}", _table(schema, dataset))


def normalize_country(
    relation: duckdb.DuckDBPyRelation,
    column: str,
    *,
    to: CodeOrNameSet = "alpha_2",
    into: str | None = None,
) -> duckdb.DuckDBPyRelation:
    """Add to a relation the codes or names of the ASEAN members that a column names.

    Args:
        relation: Any relation; the column is read through at once, the rest when the answer is.
        column: The column of names.
        to: As for :func:`aseanfacts.normalize_country`.
        into: The new column's name; by default as in ``country_alpha_2``.

    Returns:
        The relation with one more column; NULL where a text names no member. Like any join it promises no order of rows.

    Raises:
        ColumnTypeError: If the column holds something other than text; it names the row.
        ValueError: If ``to`` is no code or name set, there is no such column, or ``into`` is one already.

    Examples:
        >>> orders = duckdb.sql("SELECT unnest(['Burma', 'Papua']) AS country")
        >>> normalize_country(orders, "country", to="alpha_3").order("country").fetchall()
        [('Burma', 'MMR'), ('Papua', None)]

    """
    return _with_answers(relation, column, columns.country(to), into or f"{column}_{to}")


def normalize_city(
    relation: duckdb.DuckDBPyRelation, column: str, *, into: str | None = None
) -> duckdb.DuckDBPyRelation:
    """Add to a relation the ids of the capitals and smart cities that a column names.

    Args:
        relation: As for :func:`normalize_country`.
        column: The column of names.
        into: The new column's name; by default as in ``city_id``.

    Returns:
        The relation with one more column; NULL where a text names no city.

    Raises:
        ColumnTypeError: If the column holds something other than text.
        ValueError: If there is no such column, or ``into`` is one already.

    """
    return _with_answers(relation, column, columns.city(), into or f"{column}_id")


def is_member(
    relation: duckdb.DuckDBPyRelation,
    column: str,
    *,
    on: date | str | None = None,
    into: str | None = None,
) -> duckdb.DuckDBPyRelation:
    """Add to a relation whether each country is a member of ASEAN; with a column of dates use ``asean_member`` in SQL.

    Args:
        relation: As for :func:`normalize_country`.
        column: The column of names.
        on: A date, or text ``YYYY-MM-DD``; by default the day the data stands for.
        into: The new column's name; by default as in ``country_is_member``.

    Returns:
        The relation with one more column of true and false.

    Raises:
        ColumnTypeError: If the column holds something other than text.
        InvalidDateError: If ``on`` is no date.
        ValueError: If there is no such column, or ``into`` is one already.

    """
    return _with_answers(relation, column, columns.membership(on), into or f"{column}_is_member")


def capital_of(
    relation: duckdb.DuckDBPyRelation,
    column: str,
    *,
    on: date | str | None = None,
    language: str = "en",
    into: str | None = None,
) -> duckdb.DuckDBPyRelation:
    """Add to a relation the capital of each country; with a column of dates use ``asean_capital`` in SQL.

    Args:
        relation: As for :func:`normalize_country`.
        column: The column of names.
        on: A date, or text ``YYYY-MM-DD``; by default the day the data stands for.
        language: A BCP 47 tag.
        into: The new column's name; by default as in ``country_capital``.

    Returns:
        The relation with one more column; NULL where a text names no member, or no capital is recorded.

    Raises:
        ColumnTypeError: If the column holds something other than text.
        InvalidDateError: If ``on`` is no date.
        UnknownLanguageError: If the data has no name for one of the capitals in that language.
        ValueError: If there is no such column, or ``into`` is one already.

    """
    return _with_answers(relation, column, columns.capital(on, language), into or f"{column}_capital")


def match_report(
    relation: duckdb.DuckDBPyRelation, column: str, *, kind: PlaceKind = "member"
) -> MatchReport:
    """Report what a column of names holds: matched, unmatched, ambiguous, with counts and candidates.

    Args:
        relation: Any relation.
        column: The column of names.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value, the most frequent first.

    Raises:
        ColumnTypeError: If the column holds something other than text.
        ValueError: If there is no such column.

    Examples:
        >>> print(match_report(duckdb.sql("SELECT unnest(['Laos', 'Indonsia', 'Laos']) AS country"), "country"))
        3 rows: 2 matched, 1 unmatched, 0 ambiguous, 0 missing
        unmatched: 'Indonsia' (1), perhaps Indonesia

    """
    name = _quoted(_checked(relation, column))
    counted: Any = relation.query(
        _ROWS, f"SELECT {name}, count(*) AS n FROM {_ROWS} GROUP BY 1 ORDER BY n DESC, 1"
    )
    return MatchReport.from_counts(counted.fetchall(), kind=kind)


_ROWS = "asean_rows"
# Batches are row groups of at most 122,880 rows.
_BATCHES_AT_ONCE = 8


def _with_answers(
    relation: duckdb.DuckDBPyRelation, column: str, question: Question, into: str
) -> duckdb.DuckDBPyRelation:
    name = _quoted(_checked(relation, column))
    if into.casefold() in map(str.casefold, relation.columns):
        raise ValueError(f"the relation has a column {into!r} already: choose another name with into=")
    texts = relation.query(_ROWS, f"SELECT {name} FROM {_ROWS}")
    # DuckDB finds this table by the name of the variable. What names nothing need not be joined.
    asean_answers = arrow.named(_in_turn(texts), question)
    assert asean_answers.num_columns
    answer = "coalesce(answer, false)" if question.is_yes_or_no else "answer"
    joined: Any = relation.query(
        _ROWS,
        f"SELECT {_ROWS}.*, {answer} AS {_quoted(into)} FROM {_ROWS} LEFT JOIN asean_answers ON {_ROWS}.{name} = value",
    )
    result: duckdb.DuckDBPyRelation = joined
    return result


def _in_turn(relation: Any) -> Iterator[Any]:
    """Yield the one column of a relation piece by piece."""
    # The second is the older name of the first.
    reader = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
    batches = (batch.column(0) for batch in reader(arrow.ROWS_AT_ONCE))
    while some := list(islice(batches, _BATCHES_AT_ONCE)):
        yield pa.chunked_array(some)


def _checked(relation: duckdb.DuckDBPyRelation, column: str) -> str:
    if column not in relation.columns:
        raise ValueError(f"no column {column!r}; there are: {', '.join(relation.columns)}")
    return column


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _country(texts: Any, form: Any) -> Any:
    return arrow.normalize_country(texts, to=_only(form, "alpha_2"))


def _capital(texts: Any, days: Any, language: Any) -> Any:
    return arrow.capital_of(texts, on=days, language=_only(language, "en"))


def _member(texts: Any, days: Any) -> Any:
    return arrow.is_member(texts, on=days)


def _only(values: Any, default: str) -> Any:
    """Return the one value of an argument that is a constant."""
    distinct = values.unique().to_pylist() or [default]
    if len(distinct) > 1:
        raise ValueError(f"expected one form or language for the whole query, not {distinct}")
    return distinct[0]


_FUNCTIONS: dict[str, tuple[Callable[..., Any], int, str]] = {
    "_asean_country": (_country, 2, "VARCHAR"),
    "_asean_city": (arrow.normalize_city, 1, "VARCHAR"),
    "_asean_member": (_member, 2, "BOOLEAN"),
    "_asean_capital": (_capital, 3, "VARCHAR"),
}


def _create_function(connection: Any, name: str, *rest: object) -> None:
    connection.create_function(name, *rest, type="arrow", null_handling="special")


def _is_known(connection: duckdb.DuckDBPyConnection, function: str) -> bool:
    query = "SELECT 1 FROM duckdb_functions() WHERE function_name = ?"
    return bool(connection.execute(query, [function]).fetchall())


def _table(schema: Schema, dataset: Dataset) -> Any:
    rows = dataset.tables[schema.name]
    return pa.table(
        {
            field.name: pa.array([row[field.name] for row in rows], _ARROW_TYPES.get(field.type, pa.string()))
            for field in schema.fields
        }
    )
