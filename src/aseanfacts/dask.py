"""Columns of Dask: Series of a Dask DataFrame, part by part through the functions for pandas.

>>> import dask.dataframe as dd
>>> import pandas as pd
>>> from aseanfacts.dask import normalize_country
>>> orders = dd.from_pandas(pd.DataFrame({"country": ["Filipina", "VIETNAM", "Papua"]}), npartitions=2)
>>> normalize_country(orders["country"], to="alpha_3").compute().dropna().tolist()
['PHL', 'VNM']

Importing this module registers the accessor ``Series.asean``. Nothing is computed before Dask computes; errors then name the row
within its part.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import dask.dataframe as dd
from dask.dataframe.extensions import register_series_accessor

from aseanfacts import columns, pandas
from aseanfacts.matching import MatchReport, PlaceKind

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["AseanAccessor", "capital_of", "is_member", "match_report", "normalize_city", "normalize_country"]

Dates: TypeAlias = "date | str | dd.Series"


def normalize_country(
    column: dd.Series, *, to: CodeOrNameSet = "alpha_2", categorical: bool = False
) -> dd.Series:
    """Turn a column of names into codes or names of ASEAN members.

    Args:
        column: Texts.
        to: As for :func:`aseanfacts.normalize_country`.
        categorical: Whether to answer with a categorical; all parts have the same categories.

    Returns:
        A column with the same parts, index and name; missing where a text names no member.

    Raises:
        ColumnTypeError: When it is computed, if a value is not text.
        ValueError: If ``to`` is no code or name set.

    """
    columns.country(to)  # an unknown set is refused now, not when it is computed
    return _map(partial(pandas.normalize_country, to=to, categorical=categorical), column)


def normalize_city(column: dd.Series, *, categorical: bool = False) -> dd.Series:
    """Turn a column of names into ids of capitals and smart cities.

    Args:
        column: Texts.
        categorical: Whether to answer with a categorical; all parts have the same categories.

    Returns:
        A column with the same parts, index and name; missing where a text names no city.

    Raises:
        ColumnTypeError: When it is computed, if a value is not text.

    """
    return _map(partial(pandas.normalize_city, categorical=categorical), column)


def is_member(column: dd.Series, *, on: Dates | None = None) -> dd.Series:
    """Tell for each row whether a country is a member of ASEAN.

    Args:
        column: Texts.
        on: A date, or a column of dates or texts ``YYYY-MM-DD`` with the same parts and index; by default the day the data
            stands for.

    Returns:
        A column of booleans, as :func:`aseanfacts.pandas.is_member` gives them.

    Raises:
        ColumnTypeError: When it is computed, if a value is not text.
        InvalidDateError: If ``on`` is no date; when it is computed, if a row of it is none.

    """
    if isinstance(on, dd.Series):
        return _map(_is_member_on, column, on)
    columns.membership(on)
    return _map(partial(pandas.is_member, on=on), column)


def capital_of(column: dd.Series, *, on: Dates | None = None, language: str = "en") -> dd.Series:
    """Name for each row the capital of a country.

    Args:
        column: Texts.
        on: A date, or a column of dates or texts ``YYYY-MM-DD`` with the same parts and index; by default the day the data
            stands for.
        language: A BCP 47 tag.

    Returns:
        A column of names; missing where a text names no member, no capital is recorded, or the date is missing.

    Raises:
        ColumnTypeError: When it is computed, if a value is not text.
        InvalidDateError: If ``on`` is no date; when it is computed, if a row of it is none.
        UnknownLanguageError: When it is computed, if the data has no name for one of the capitals in that language.

    """
    if isinstance(on, dd.Series):
        return _map(partial(_capital_on, language=language), column, on)
    columns.capital(on, language)
    return _map(partial(pandas.capital_of, on=on, language=language), column)


def match_report(column: dd.Series, *, kind: PlaceKind = "member") -> MatchReport:
    """Compute what a column of names holds: matched, unmatched, ambiguous, with counts and candidates.

    Args:
        column: Texts.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value.

    Raises:
        ColumnTypeError: If a value is not text; its row is that among the distinct values.

    """
    counts = _checked(column).value_counts(dropna=False).compute()
    values = [
        None if missing else value for value, missing in zip(counts.index, counts.index.isna(), strict=True)
    ]
    pairs = [(value, count) for value, count in zip(values, counts.tolist(), strict=True) if count]
    return MatchReport.from_counts(pairs, kind=kind)


@register_series_accessor("asean")  # type: ignore[no-untyped-call]
class AseanAccessor:
    """The questions about ASEAN that a column of names can be asked: ``column.asean.code("alpha_3")``."""

    def __init__(self, column: dd.Series) -> None:
        self._column = column

    def code(self, to: CodeOrNameSet = "alpha_2", *, categorical: bool = False) -> dd.Series:
        """Answer as :func:`normalize_country`."""
        return normalize_country(self._column, to=to, categorical=categorical)

    def city(self, *, categorical: bool = False) -> dd.Series:
        """Answer as :func:`normalize_city`."""
        return normalize_city(self._column, categorical=categorical)

    def is_member(self, on: Dates | None = None) -> dd.Series:
        """Answer as :func:`is_member`."""
        return is_member(self._column, on=on)

    def capital(self, on: Dates | None = None, *, language: str = "en") -> dd.Series:
        """Answer as :func:`capital_of`."""
        return capital_of(self._column, on=on, language=language)

    def match_report(self, *, kind: PlaceKind = "member") -> MatchReport:
        """Answer as :func:`match_report`."""
        return match_report(self._column, kind=kind)


def _is_member_on(part: Any, days: Any) -> Any:
    return pandas.is_member(part, on=days)


def _capital_on(part: Any, days: Any, language: str) -> Any:
    return pandas.capital_of(part, on=days, language=language)


def _map(ask: Callable[..., Any], column: Any, *dates: Any) -> dd.Series:
    # Asked of an empty part, the function itself tells the type of its answers.
    empty = ask(*(given._meta.iloc[:0] for given in (_checked(column), *dates)))
    answers: dd.Series = column.map_partitions(ask, *dates, meta=empty)
    return answers


def _checked(column: Any) -> Any:
    if not isinstance(column, dd.Series):
        raise TypeError(f"expected a dask Series, not {type(column).__name__}")
    return column
