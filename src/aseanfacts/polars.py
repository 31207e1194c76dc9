"""Columns of Polars: the namespace ``asean`` of expressions and series, eager, lazy and streaming.

>>> import polars as pl
>>> import aseanfacts.polars
>>> orders = pl.LazyFrame({"country": ["Filipina", "VIETNAM", "Papua", None]})
>>> orders.select(pl.col("country").asean.code("alpha_3")).collect().to_series().to_list()
['PHL', 'VNM', None, None]

Importing this module registers the namespace. The answers are computed on Arrow's form of the column, batch by batch, so
that lazy queries may stream; a text that names nothing gives null. Errors inside a lazy query name the row within the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, cast

import polars as pl
import pyarrow as pa

from aseanfacts import arrow, columns
from aseanfacts.columns import ColumnDateError, Question
from aseanfacts.errors import AseanfactsError
from aseanfacts.matching import ColumnTypeError, MatchReport, PlaceKind

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["AseanExpressions", "AseanSeries", "match_report"]

Dates: TypeAlias = "date | str | pl.Expr"

_ROWS_AT_ONCE = 4 * arrow.ROWS_AT_ONCE


@pl.api.register_expr_namespace("asean")
class AseanExpressions:
    """The questions about ASEAN that an expression of names can be asked: ``pl.col("country").asean.code()``."""

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def code(self, to: CodeOrNameSet = "alpha_2") -> pl.Expr:
        """Turn names into codes or names of ASEAN members.

        Args:
            to: As for :func:`aseanfacts.normalize_country`.

        Returns:
            Texts; null where a text names no member.

        Raises:
            ColumnTypeError: When the query runs, if the column holds something other than text.
            ValueError: If ``to`` is no code or name set.

        Examples:
            >>> frame = pl.DataFrame({"country": ["Burma", "Indochina"]})
            >>> frame.select(pl.col("country").asean.code("numeric")).rows()
            [('104',), (None,)]

        """
        return _ask(self._expression, columns.country(to))

    def city(self) -> pl.Expr:
        """Turn names into ids of capitals and smart cities.

        Returns:
            Texts; null where a text names no city.

        Raises:
            ColumnTypeError: When the query runs, if the column holds something other than text.

        Examples:
            >>> pl.select(pl.lit("Saigon").asean.city()).item()
            'ho-chi-minh-city'

        """
        return _ask(self._expression, columns.city())

    def is_member(self, on: Dates | None = None) -> pl.Expr:
        """Tell whether countries are members of ASEAN.

        Args:
            on: A date, or an expression of dates or texts ``YYYY-MM-DD``; by default the day the data stands for.

        Returns:
            Booleans: false for what names no member, null only where an expression of dates is null.

        Raises:
            ColumnTypeError: When the query runs, if the column holds something other than text.
            InvalidDateError: If ``on`` is no date; when the query runs, if a row of it is none.

        Examples:
            >>> trade = pl.DataFrame({"country": ["Laos", "Laos"], "day": [date(1997, 7, 22), date(1997, 7, 23)]})
            >>> trade.select(pl.col("country").asean.is_member(on=pl.col("day"))).to_series().to_list()
            [False, True]

        """
        if isinstance(on, pl.Expr):
            return _ask(self._expression, columns.membership(), on)
        return _ask(self._expression, columns.membership(on))

    def capital(self, on: Dates | None = None, *, language: str = "en") -> pl.Expr:
        """Name the capitals of countries.

        Args:
            on: A date, or an expression of dates or texts ``YYYY-MM-DD``; by default the day the data stands for.
            language: A BCP 47 tag.

        Returns:
            Texts; null where a text names no member, no capital is recorded, or the date is null.

        Raises:
            ColumnTypeError: When the query runs, if the column holds something other than text.
            InvalidDateError: If ``on`` is no date; when the query runs, if a row of it is none.
            UnknownLanguageError: When the query runs, if the data has no name for one of the capitals in that language.

        Examples:
            >>> pl.select(pl.lit("Birma").asean.capital(on="2004-01-01")).item()
            'Yangon'

        """
        if isinstance(on, pl.Expr):
            return _ask(self._expression, columns.capital(language=language), on)
        return _ask(self._expression, columns.capital(on, language))


@pl.api.register_series_namespace("asean")
class AseanSeries:
    """The questions about ASEAN that a series of names can be asked, as :class:`AseanExpressions` has them."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def code(self, to: CodeOrNameSet = "alpha_2") -> pl.Series:
        """Answer as :meth:`AseanExpressions.code`."""
        return _answer([self._series], columns.country(to))

    def city(self) -> pl.Series:
        """Answer as :meth:`AseanExpressions.city`."""
        return _answer([self._series], columns.city())

    def is_member(self, on: date | str | pl.Series | None = None) -> pl.Series:
        """Answer as :meth:`AseanExpressions.is_member`."""
        if isinstance(on, pl.Series):
            return _answer([self._series, on], columns.membership())
        return _answer([self._series], columns.membership(on))

    def capital(self, on: date | str | pl.Series | None = None, *, language: str = "en") -> pl.Series:
        """Answer as :meth:`AseanExpressions.capital`."""
        if isinstance(on, pl.Series):
            return _answer([self._series, on], columns.capital(language=language))
        return _answer([self._series], columns.capital(on, language))

    def match_report(self, *, kind: PlaceKind = "member") -> MatchReport:
        """Answer as :func:`match_report`."""
        return match_report(self._series, kind=kind)


def match_report(column: pl.Series, *, kind: PlaceKind = "member") -> MatchReport:
    """Report what a column of names holds: matched, unmatched, ambiguous, with counts and candidates.

    Args:
        column: Texts.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value; ``pl.DataFrame(report.as_rows())`` makes a table of it.

    Raises:
        ColumnTypeError: If the column holds something other than text.

    Examples:
        >>> print(match_report(pl.Series(["Laos", "Indonsia", "Laos"])))
        3 rows: 2 matched, 1 unmatched, 0 ambiguous, 0 missing
        unmatched: 'Indonsia' (1), perhaps Indonesia

    """
    if not isinstance(column, pl.Series):
        raise TypeError(f"expected a polars Series, not {type(column).__name__}")
    return arrow.match_report(_texts(column).to_arrow(), kind=kind)


def _ask(expression: pl.Expr, question: Question, on: pl.Expr | None = None) -> pl.Expr:
    def answer(given: Sequence[pl.Series]) -> pl.Series:
        try:
            return _answer(given, question)
        except AseanfactsError as error:
            raise _in_query(error) from None

    answers = pl.Boolean if question.is_yes_or_no else pl.String
    given = [expression] if on is None else [expression, on]
    return pl.map_batches(given, answer, return_dtype=answers, is_elementwise=True)


def _in_query(error: AseanfactsError) -> AseanfactsError:
    """Return an error that Polars can make anew from a longer message, and that still knows its row and value."""

    def initialise(self: AseanfactsError, message: str) -> None:
        Exception.__init__(self, message)
        self.__dict__.update(error.__dict__)

    kind = type(error)
    body = {
        "__init__": initialise,
        "__str__": lambda self: self.args[0],
        "__reduce__": lambda _self: error.__reduce__(),
    }
    same: AseanfactsError = type(kind.__name__, (kind,), body)(str(error))
    return same


def _answer(given: Sequence[pl.Series], question: Question) -> pl.Series:
    names, *dates = given
    names = _texts(names)
    if not dates:
        # Arrow's form of a column of texts is a copy: it lives for one part.
        rows = max(len(names), 1)
        size = _ROWS_AT_ONCE if names.dtype == pl.String else rows
        parts = [names.slice(start, size) for start in range(0, rows, size)]
        answers = pa.chunked_array([arrow.ask(part.to_arrow(), question) for part in parts])
    else:
        (days,) = map(_days, dates)
        if len(days) == 1:
            days = days.new_from_index(0, len(names))
        elif len(names) == 1:
            names = names.new_from_index(0, len(days))
        answers = arrow.ask_on(names.to_arrow(), days.to_arrow(), question)
    return cast("pl.Series", pl.from_arrow(answers)).alias(given[0].name)


def _texts(column: pl.Series) -> pl.Series:
    return _without_objects(column, ColumnTypeError, "text")


def _days(column: pl.Series) -> pl.Series:
    return _without_objects(column, ColumnDateError, "date")


def _without_objects(
    column: pl.Series, refusal: type[ColumnTypeError] | type[ColumnDateError], kind: str
) -> pl.Series:
    if column.dtype != pl.Object:  # the one type that Arrow does not know
        return column
    for row, value in enumerate(column):
        if value is not None:
            raise refusal(value, kind, row=row)
    return pl.Series(column.name, [None] * len(column), pl.String)
