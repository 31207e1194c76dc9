"""Columns of Spark 4: DataFrames with a column of answers, computed on the executors with ``mapInArrow``.

.. code-block:: python

    from aseanfacts.spark import normalize_country

    orders = spark.createDataFrame([("Filipina",), ("Papua",)], "country string")
    normalize_country(orders, "country", to="alpha_3").collect()
    # [Row(country='Filipina', country_alpha_3='PHL'), Row(country='Papua', country_alpha_3=None)]

Every executor needs this package. It keeps what it has looked up from part to part; nothing is collected on the driver, rows are
not shuffled, and nothing runs before Spark does. Errors then name the row within the part at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as f
from pyspark.sql.types import BooleanType, StringType, StructType

from aseanfacts import arrow, columns
from aseanfacts.columns import Question
from aseanfacts.matching import MatchReport, PlaceKind

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["capital_of", "is_member", "match_report", "normalize_city", "normalize_country"]

Dates: TypeAlias = "date | str | Column"

# Spark hands over batches of 10,000 rows: too few for a dictionary to pay.
_BATCHES_AT_ONCE = 16
_DAY = "__aseanfacts_day"


def normalize_country(
    frame: DataFrame, column: str, *, to: CodeOrNameSet = "alpha_2", into: str | None = None
) -> DataFrame:
    """Add to a DataFrame the codes or names of the ASEAN members that a column names.

    Args:
        frame: Any DataFrame.
        column: The column of names.
        to: As for :func:`aseanfacts.normalize_country`.
        into: The new column's name; by default as in ``country_alpha_2``.

    Returns:
        The DataFrame with one more column, rows in their order; null where a text names no member.

    Raises:
        ColumnTypeError: Inside Spark's own error when it runs, if the column holds something other than text.
        ValueError: If ``to`` is no code or name set, there is no such column, or ``into`` is one already.

    """
    return _with_answers(frame, column, columns.country(to), into or f"{column}_{to}")


def normalize_city(frame: DataFrame, column: str, *, into: str | None = None) -> DataFrame:
    """Add to a DataFrame the ids of the capitals and smart cities that a column names.

    Args:
        frame: Any DataFrame.
        column: The column of names.
        into: The new column's name; by default as in ``city_id``.

    Returns:
        The DataFrame with one more column, rows in their order; null where a text names no city.

    Raises:
        ColumnTypeError: Inside Spark's own error when it runs, if the column holds something other than text.
        ValueError: If there is no such column, or ``into`` is one already.

    """
    return _with_answers(frame, column, columns.city(), into or f"{column}_id")


def is_member(
    frame: DataFrame, column: str, *, on: Dates | None = None, into: str | None = None
) -> DataFrame:
    """Add to a DataFrame whether each country is a member of ASEAN.

    Args:
        frame: Any DataFrame.
        column: The column of names.
        on: A date, text ``YYYY-MM-DD``, or a column of them such as ``F.col("day")``; by default the day the data stands for.
        into: The new column's name; by default as in ``country_is_member``.

    Returns:
        The DataFrame with one more column of booleans, rows in their order; null only where a column of dates is.

    Raises:
        ColumnTypeError: Inside Spark's own error when it runs, if the column holds something other than text.
        InvalidDateError: If ``on`` is no date; inside Spark's own error, if a row of it is none.
        ValueError: If there is no such column, or ``into`` is one already.

    """
    question = columns.membership(None if isinstance(on, Column) else on)
    return _with_answers(frame, column, question, into or f"{column}_is_member", on)


def capital_of(
    frame: DataFrame,
    column: str,
    *,
    on: Dates | None = None,
    language: str = "en",
    into: str | None = None,
) -> DataFrame:
    """Add to a DataFrame the capital of each country.

    Args:
        frame: Any DataFrame.
        column: The column of names.
        on: A date, text ``YYYY-MM-DD``, or a column of them such as ``F.col("day")``; by default the day the data stands for.
        language: A BCP 47 tag.
        into: The new column's name; by default as in ``country_capital``.

    Returns:
        The DataFrame with one more column, rows in their order; null where a text names no member, no capital is recorded, or
        the date is null.

    Raises:
        ColumnTypeError: Inside Spark's own error when it runs, if the column holds something other than text.
        InvalidDateError: If ``on`` is no date; inside Spark's own error, if a row of it is none.
        UnknownLanguageError: Inside Spark's own error, if the data has no name for one of the capitals in that language.
        ValueError: If there is no such column, or ``into`` is one already.

    """
    question = columns.capital(None if isinstance(on, Column) else on, language)
    return _with_answers(frame, column, question, into or f"{column}_capital", on)


def match_report(frame: DataFrame, column: str, *, kind: PlaceKind = "member") -> MatchReport:
    """Compute what a column of names holds: matched, unmatched, ambiguous, with counts and candidates.

    Args:
        frame: Any DataFrame; its distinct values are counted by Spark and collected.
        column: The column of names.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value, the most frequent first.

    Raises:
        ColumnTypeError: If the column holds something other than text; its row is that among the distinct values.
        ValueError: If there is no such column.

    """
    _check(frame, column)
    name = frame[_quoted(column)]
    counts = frame.groupBy(name.alias("value")).agg(f.count(f.lit(1)).alias("rows"))
    ordered = counts.orderBy(f.desc("rows"), "value").collect()
    return MatchReport.from_counts([(row["value"], row["rows"]) for row in ordered], kind=kind)


def _with_answers(
    frame: DataFrame, column: str, question: Question, into: str, on: Dates | None = None
) -> DataFrame:
    _check(frame, column)
    if into.casefold() in map(str.casefold, frame.columns):
        raise ValueError(f"the DataFrame has a column {into!r} already: choose another name with into=")
    at = frame.columns.index(column)
    kind = BooleanType() if question.is_yes_or_no else StringType()
    schema = StructType([*frame.schema.fields]).add(into, kind)
    given = frame.withColumn(_DAY, on) if isinstance(on, Column) else frame

    def answered(batches: Iterator[Any]) -> Iterator[Any]:
        while group := list(islice(batches, _BATCHES_AT_ONCE)):
            table = pa.Table.from_batches(group).combine_chunks()
            names = table.column(at)
            if table.num_columns == len(schema):  # a column of days stands last
                answers = arrow.ask_on(names, table.column(len(schema) - 1), question)
            else:
                answers = arrow.ask(names, question)
            kept = table.columns[: len(schema) - 1]
            yield from pa.Table.from_arrays([*kept, answers], schema.names).to_batches()

    return given.mapInArrow(answered, schema)


def _check(frame: DataFrame, column: str) -> None:
    if column not in frame.columns:
        raise ValueError(f"no column {column!r}; there are: {', '.join(frame.columns)}")


def _quoted(column: str) -> str:
    return "`" + column.replace("`", "``") + "`"
