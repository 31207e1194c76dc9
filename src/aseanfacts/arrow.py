"""Columns of PyArrow: arrays and chunked arrays, plain, dictionary-encoded or run-end-encoded.

>>> import pyarrow as pa
>>> from aseanfacts.arrow import normalize_country
>>> normalize_country(pa.array(["Filipina", "VIETNAM", "Papua", None])).to_pylist()
['PH', 'VN', None, None]

A column is reduced to its dictionary, each entry in use is looked up once, and the answers are taken back to the rows. A text
that names nothing gives null. Polars, DuckDB and Spark hand their columns over here.
"""

# pyright: reportAttributeAccessIssue=false, reportMissingImports=false
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from aseanfacts import columns
from aseanfacts.columns import Answer, ColumnDateError, Question
from aseanfacts.matching import ColumnTypeError, MatchReport, PlaceKind

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["capital_of", "is_member", "match_report", "normalize_city", "normalize_country"]

Column = TypeVar("Column", pa.Array, pa.ChunkedArray)
Dates: TypeAlias = "date | str | pa.Array | pa.ChunkedArray"

_ENTRIES_AT_ONCE = 65_536


def normalize_country(column: Column, *, to: CodeOrNameSet = "alpha_2") -> Column:
    """Turn a column of names into codes or names of ASEAN members.

    Args:
        column: Texts.
        to: As for :func:`aseanfacts.normalize_country`.

    Returns:
        A column of the same length and chunks; null where a text names no member.

    Raises:
        ColumnTypeError: If the column holds something other than text.
        ValueError: If ``to`` is no code or name set.

    """
    return ask(column, columns.country(to))


def normalize_city(column: Column) -> Column:
    """Turn a column of names into ids of capitals and smart cities.

    Args:
        column: Texts.

    Returns:
        A column of the same length and chunks; null where a text names no city.

    Raises:
        ColumnTypeError: If the column holds something other than text.

    """
    return ask(column, columns.city())


def is_member(column: Column, *, on: Dates | None = None) -> Column:
    """Tell for each row whether a country is a member of ASEAN.

    Args:
        column: Texts.
        on: A date, or a column of dates or texts ``YYYY-MM-DD``; by default the day the data stands for.

    Returns:
        A column of booleans: false for what names no member, null only where a column of dates has none.

    Raises:
        ColumnTypeError: If the column holds something other than text.
        InvalidDateError: If ``on`` is no date, or holds something else.

    """
    if _is_column(on):
        return ask_on(column, on, columns.membership())
    return ask(column, columns.membership(on))


def capital_of(column: Column, *, on: Dates | None = None, language: str = "en") -> Column:
    """Name for each row the capital of a country.

    Args:
        column: Texts.
        on: A date, or a column of dates or texts ``YYYY-MM-DD``; by default the day the data stands for.
        language: A BCP 47 tag.

    Returns:
        A column of the capitals' preferred names; null where a text names no member, or no capital is recorded.

    Raises:
        ColumnTypeError: If the column holds something other than text.
        InvalidDateError: If ``on`` is no date, or holds something else.
        UnknownLanguageError: If the data has no name for one of the capitals in that language.

    """
    if _is_column(on):
        return ask_on(column, on, columns.capital(language=language))
    return ask(column, columns.capital(on, language))


def match_report(column: Column, *, kind: PlaceKind = "member") -> MatchReport:
    """Report what a column of names holds, as :func:`aseanfacts.matching.match_report` does.

    Args:
        column: Texts.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value.

    Raises:
        ColumnTypeError: If the column holds something other than text.

    """
    texts = _decoded(_text_column(column))
    counted = pc.value_counts(texts)
    pairs = zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
    return MatchReport.from_counts(pairs, kind=kind)


def ask(column: Any, question: Question) -> Any:
    """Answer a question for each row: what every function here does."""
    parts = []
    for numbers, indices in _encoded(_text_column(column), question):
        answers = _array(question.answers(numbers), question)
        parts.append(answers.take(_at(numbers, indices)))
    return _like(column, parts, question)


def ask_on(column: Any, on: Any, question: Question) -> Any:
    """Answer a question for each row on the row's own day."""
    if len(column) != len(on):
        raise ValueError(f"the column has {len(column)} rows, the column of dates {len(on)}")
    periods = _periods(on)
    parts = []
    start = 0
    for numbers, indices in _encoded(_text_column(column), question):
        period = periods.slice(start, len(indices))
        start += len(indices)
        pairs = pc.add(pc.multiply(_at(numbers, indices), pa.scalar(columns.width(), pa.int16())), period)
        answers = _array(question.dated_answers(pc.unique(pairs).to_pylist()), question)
        parts.append(answers.take(pairs))
    return _like(column, parts, question)


def _is_column(on: object) -> bool:
    return isinstance(on, (pa.Array, pa.ChunkedArray))


def _array(answers: list[Answer], question: Question) -> Any:
    return pa.array(answers, pa.bool_() if question.is_yes_or_no else pa.string())


def _like(column: Any, parts: list[Any], question: Question) -> Any:
    if isinstance(column, pa.Array):
        return parts[0]
    return pa.chunked_array(parts, pa.bool_() if question.is_yes_or_no else pa.string())


def _encoded(texts: Any, question: Question) -> Iterator[tuple[list[int], Any]]:
    """Yield the parts of a column: the numbers of the places its dictionary names, and its rows as positions there."""
    given = pa.types.is_dictionary(texts.type)
    encoded = texts if given else texts.dictionary_encode()
    numbers: list[int] | None = None
    for chunk in encoded.chunks if isinstance(encoded, pa.ChunkedArray) else [encoded]:
        if given:  # each part has its own dictionary, and entries that no row has are not asked about
            numbers = _numbers(chunk.dictionary, question, set(pc.unique(chunk.indices).to_pylist()))
        elif numbers is None:
            numbers = _numbers(chunk.dictionary, question)
        yield numbers, chunk.indices


def _numbers(dictionary: Any, question: Question, in_use: set[int] | None = None) -> list[int]:
    if in_use is not None and len(in_use) < len(dictionary):
        used = sorted(in_use - {None})
        numbers = [0] * len(dictionary)
        for at, number in zip(
            used, _numbers(dictionary.take(pa.array(used, pa.int64())), question), strict=True
        ):
            numbers[at] = number
        return numbers
    numbers = []
    for start in range(0, len(dictionary), _ENTRIES_AT_ONCE):  # as Python objects they take much memory
        numbers += question.numbers(dictionary.slice(start, _ENTRIES_AT_ONCE).to_pylist())
    return numbers


def _at(numbers: list[int], indices: Any) -> Any:
    """Return the number at each row, 0 where the row is null."""
    taken = pa.array(numbers, pa.int16()).take(indices)
    return taken.fill_null(0) if taken.null_count else taken


def _periods(on: Any) -> Any:
    """Return the number of the period of each row."""
    days = _date_column(on)
    if isinstance(days, pa.ChunkedArray):
        days = pa.concat_arrays(days.chunks) if days.num_chunks else pa.nulls(0, days.type)
    encoded = days.dictionary_encode()
    try:
        numbers = columns.periods(encoded.dictionary.to_pylist())
    except ColumnDateError as error:
        raise error.at(pc.index(encoded.indices, error.row).as_py()) from None
    return _at(numbers, encoded.indices)


def _date_column(on: Any) -> Any:
    on = _decoded(on)
    if pa.types.is_timestamp(on.type):
        on = (pc.local_timestamp(on) if on.type.tz else on).cast(pa.date32(), safe=False)
    if pa.types.is_date(on.type):
        on = on.cast(pa.date32())
        if (row := _first_beyond(on, date.min, date.max)) is not None:
            raise ColumnDateError(on.slice(row, 1).cast(pa.string())[0].as_py(), "date", row=row)
        return on
    if _is_text(on.type):
        return on
    if (row := _first_value(on)) is not None:
        raise ColumnDateError(on[row].as_py(), "date", row=row)
    return on.cast(pa.string())


def _first_beyond(days: Any, first: date, last: date) -> int | None:
    """Return the first row whose day the standard library cannot hold."""
    beyond = pc.or_(pc.less(days, pa.scalar(first)), pc.greater(days, pa.scalar(last)))
    row = pc.index(beyond, True).as_py()
    return None if row < 0 else row


def _text_column(column: Any) -> Any:
    if not _is_column(column):
        raise TypeError(f"expected a pyarrow array, not {type(column).__name__}")
    if pa.types.is_run_end_encoded(column.type):
        column = _decoded(column)
    if _is_text(column.type.value_type if pa.types.is_dictionary(column.type) else column.type):
        return column
    if (row := _first_value(column)) is not None:
        raise ColumnTypeError(column[row].as_py(), "text", row=row)
    nothing = pa.nulls(len(column), pa.string())
    return nothing if isinstance(column, pa.Array) else pa.chunked_array([nothing])


def _decoded(column: Any) -> Any:
    if pa.types.is_run_end_encoded(column.type):
        return pc.run_end_decode(column)
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _first_value(column: Any) -> int | None:
    """Return the first row that is neither null nor NaN."""
    empty = pc.is_null(column, nan_is_null=True)
    row = pc.index(empty, False).as_py()
    return None if row < 0 else row
