"""Columns of pandas: Series, Index, and every column of a DataFrame; pandas 2 and 3.

>>> import pandas as pd
>>> from aseanfacts.pandas import is_member, normalize_country
>>> orders = pd.DataFrame({"country": ["Filipina", "VIETNAM", "Papua", None]})
>>> normalize_country(orders["country"], to="alpha_3").tolist()
['PHL', 'VNM', nan, nan]
>>> orders["country"].asean.is_member(on="1990-01-01").tolist()
[True, False, False, False]

Importing this module registers the accessor ``Series.asean`` and ``Index.asean``. Index, name and order stay, the input is never
changed, and a text that names nothing is missing in the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np
import pandas as pd

from aseanfacts import columns
from aseanfacts.columns import Answer, ColumnDateError, Question
from aseanfacts.matching import ColumnTypeError, MatchReport, PlaceKind, resolve_many

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["AseanAccessor", "capital_of", "is_member", "match_report", "normalize_city", "normalize_country"]

Column = TypeVar("Column", pd.Series, pd.Index, pd.DataFrame)
Dates: TypeAlias = "date | str | pd.Series | pd.Index"


def normalize_country(column: Column, *, to: CodeOrNameSet = "alpha_2", categorical: bool = False) -> Column:
    """Turn a column of names into codes or names of ASEAN members.

    Args:
        column: Texts, as a Series or Index; of a DataFrame every column is answered.
        to: As for :func:`aseanfacts.normalize_country`.
        categorical: Whether to answer with a categorical, whose categories are all codes or names of the set: smaller, and the
            same for every part of a large table.

    Returns:
        The same shape, index and name; missing where a text names no member.

    Raises:
        ColumnTypeError: If a value is not text; it names the row, counted from 0, and the value.
        ValueError: If ``to`` is no code or name set.

    Examples:
        >>> normalize_country(pd.Series(["Burma", "Siam", "Indochina"], index=[7, 7, 9]), to="numeric")
        7    104
        7    764
        9    NaN
        dtype: ...

    """
    return _ask(column, columns.country(to), categorical)


def normalize_city(column: Column, *, categorical: bool = False) -> Column:
    """Turn a column of names into ids of capitals and smart cities.

    Args:
        column: Texts, as a Series or Index; of a DataFrame every column is answered.
        categorical: Whether to answer with a categorical, whose categories are all city ids.

    Returns:
        The same shape, index and name; missing where a text names no city.

    Raises:
        ColumnTypeError: If a value is not text.

    Examples:
        >>> normalize_city(pd.Series(["Saigon", "Hà Nội", "Kota"])).tolist()
        ['ho-chi-minh-city', 'hanoi', nan]

    """
    return _ask(column, columns.city(), categorical)


def is_member(column: Column, *, on: Dates | None = None) -> Column:
    """Tell for each row whether a country is a member of ASEAN.

    Args:
        column: Texts, as a Series or Index; of a DataFrame every column is answered.
        on: A date, or a column of dates or texts ``YYYY-MM-DD``; by default the day the data stands for. A Series must
            have the same index.

    Returns:
        The same shape, index and name. False for what names no member. With a column of dates the type is ``boolean``,
        which can be missing, where the date is; otherwise ``bool``.

    Raises:
        ColumnTypeError: If a value is not text.
        InvalidDateError: If ``on`` is no date, or holds something else.

    Examples:
        >>> trade = pd.DataFrame({"country": ["Laos", "Laos"], "day": pd.to_datetime(["1997-07-22", "1997-07-23"])})
        >>> is_member(trade["country"], on=trade["day"]).tolist()
        [False, True]

    """
    return _ask_dated(column, on, columns.membership)


def capital_of(column: Column, *, on: Dates | None = None, language: str = "en") -> Column:
    """Name for each row the capital of a country.

    Args:
        column: Texts, as a Series or Index; of a DataFrame every column is answered.
        on: A date, or a column of dates or texts ``YYYY-MM-DD``; by default the day the data stands for. A Series must
            have the same index.
        language: A BCP 47 tag.

    Returns:
        The same shape, index and name; missing where a text names no member, no capital is recorded, or the date is missing.

    Raises:
        ColumnTypeError: If a value is not text.
        InvalidDateError: If ``on`` is no date, or holds something else.
        UnknownLanguageError: If the data has no name for one of the capitals in that language.

    Examples:
        >>> capital_of(pd.Series(["Birma", "TH"]), on="2004-01-01", language="id").tolist()
        ['Yangon', 'Bangkok']

    """
    return _ask_dated(column, on, lambda day: columns.capital(day, language))


def match_report(column: pd.Series | pd.Index, *, kind: PlaceKind = "member") -> MatchReport:
    """Report what a column of names holds: matched, unmatched, ambiguous, with counts and candidates.

    Args:
        column: Texts, as a Series or Index.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value; ``pd.DataFrame(report.as_rows())`` makes a table of it.

    Raises:
        ColumnTypeError: If a value is not text.

    Examples:
        >>> print(match_report(pd.Series(["Laos", "Indonsia", "Laos"])))
        3 rows: 2 matched, 1 unmatched, 0 ambiguous, 0 missing
        unmatched: 'Indonsia' (1), perhaps Indonesia

    """
    codes, values = _factorized(column)
    missing, *counts = np.bincount(codes + 1, minlength=len(values) + 1).tolist()
    pairs = [*zip(values, counts, strict=True), (None, missing)]
    with _located(codes):
        return MatchReport.from_counts(pairs, kind=kind)


@pd.api.extensions.register_series_accessor("asean")
@pd.api.extensions.register_index_accessor("asean")
class AseanAccessor:
    """The questions about ASEAN that a column of names can be asked: ``column.asean.code("alpha_3")``.

    Examples:
        >>> pd.Series(["Kamboja", "Filipina"]).asean.code("alpha_3").tolist()
        ['KHM', 'PHL']

    """

    def __init__(self, column: pd.Series | pd.Index) -> None:
        self._column: Any = column

    def code(self, to: CodeOrNameSet = "alpha_2", *, categorical: bool = False) -> pd.Series | pd.Index:
        """Answer as :func:`normalize_country`."""
        return normalize_country(self._column, to=to, categorical=categorical)

    def city(self, *, categorical: bool = False) -> pd.Series | pd.Index:
        """Answer as :func:`normalize_city`."""
        return normalize_city(self._column, categorical=categorical)

    def is_member(self, on: Dates | None = None) -> pd.Series | pd.Index:
        """Answer as :func:`is_member`."""
        return is_member(self._column, on=on)

    def capital(self, on: Dates | None = None, *, language: str = "en") -> pd.Series | pd.Index:
        """Answer as :func:`capital_of`."""
        return capital_of(self._column, on=on, language=language)

    def match_report(self, *, kind: PlaceKind = "member") -> MatchReport:
        """Answer as :func:`match_report`."""
        return match_report(self._column, kind=kind)


def _ask_dated(column: Any, on: Dates | None, question: Callable[..., Question]) -> Any:
    if isinstance(on, (pd.Series, pd.Index)):
        return _ask(column, question(None), on=on)
    return _ask(column, question(on))


def _ask(
    column: Any, question: Question, categorical: bool = False, on: pd.Series | pd.Index | None = None
) -> Any:
    if isinstance(column, pd.DataFrame):
        answered = [_ask(column.iloc[:, at], question, categorical, on) for at in range(column.shape[1])]
        table = pd.concat(answered, axis=1) if answered else column.copy()
        table.columns = column.columns
        return table
    numbers = _numbers(column, question)
    taken: Any
    if categorical:
        taken = pd.Categorical.from_codes(numbers.astype(np.int8) - 1, question.answers()[1:])
    elif on is None:
        taken = _taken(question.answers(_occurring(numbers)), numbers, column, question)
    else:
        _check_same_rows(column, on)
        pairs = numbers * np.int16(columns.width()) + _periods(on)
        taken = _taken(question.dated_answers(_occurring(pairs)), pairs, column, question)
    if question.is_yes_or_no and on is None:
        taken = taken.to_numpy(bool)
    if isinstance(column, pd.Index):
        return pd.Index(taken, name=column.name)
    return pd.Series(taken, index=column.index, name=column.name)


def _numbers(column: Any, question: Question) -> Any:
    """Return the number of the place of each row."""
    if isinstance(column, (pd.Series, pd.Index)) and getattr(column.dtype, "storage", "") == "pyarrow":
        from aseanfacts import arrow

        held: Any = column.array
        chunks = arrow.numbered(held.__arrow_array__(), question)
        return np.concatenate([np.empty(0, np.int16), *(chunk.to_numpy() for chunk in chunks)])
    codes, values = _factorized(column)
    with _located(codes):
        return _at(question.numbers(values), codes)


def _occurring(numbers: Any) -> list[int]:
    occurring: list[int] = np.flatnonzero(np.bincount(numbers)).tolist()
    return occurring


def _factorized(column: Any, check: Callable[[list[Any]], object] = resolve_many) -> tuple[Any, list[Any]]:
    """Return the position of each row's value among the distinct ones, -1 where it is missing, and the distinct values."""
    if not isinstance(column, (pd.Series, pd.Index)):
        raise TypeError(f"expected a pandas Series or Index, not {type(column).__name__}")
    if isinstance(column.dtype, pd.CategoricalDtype):
        categorical: Any = column.array
        in_use = set(np.unique(categorical.codes).tolist())
        values = [value if at in in_use else None for at, value in enumerate(categorical.categories.tolist())]
        return categorical.codes, values
    try:
        codes, values = pd.factorize(column)
    except TypeError:
        check(column.tolist())  # what has no hash is no text either, and is named by its row
        raise
    return codes, values.tolist()


def _at(numbers: list[int], codes: Any) -> Any:
    """Return the number at each row, 0 where the value is missing."""
    return np.array([*numbers, 0], np.int16)[codes]


@contextmanager
def _located(codes: Any) -> Iterator[None]:
    """Let an error about a distinct value name the first row that holds it."""
    try:
        yield
    except (ColumnDateError, ColumnTypeError) as error:
        raise error.at(int(np.argmax(codes == error.row))) from None


def _taken(answers: list[Answer], numbers: Any, column: pd.Series | pd.Index, question: Question) -> Any:
    if question.is_yes_or_no:
        return pd.array(answers, "boolean").take(numbers)
    return pd.Series(answers, dtype=_text_type(column.dtype)).array.take(numbers)


def _text_type(given: Any) -> Any:
    """Return the type of text answers: the column's own, if that is one of text, else what this pandas makes of texts."""
    is_text = isinstance(given, pd.StringDtype) or given in ("string[pyarrow]", "large_string[pyarrow]")
    return given if is_text else pd.Series([""]).dtype


def _check_same_rows(column: pd.Series | pd.Index, on: pd.Series | pd.Index) -> None:
    if len(column) != len(on):
        raise ValueError(f"the column has {len(column)} rows, the column of dates {len(on)}")
    if isinstance(column, pd.Series) and isinstance(on, pd.Series) and not column.index.equals(on.index):
        raise ValueError("the column and the column of dates have different indexes")


def _periods(on: Any) -> Any:
    """Return the number of the period of each row."""
    if isinstance(on.dtype, pd.DatetimeTZDtype) or getattr(on.dtype, "kind", "") == "M":
        on = on.dt.normalize() if isinstance(on, pd.Series) else on.normalize()
    codes, values = _factorized(on, columns.periods)
    with _located(codes):
        return _at(columns.periods(values), codes)
