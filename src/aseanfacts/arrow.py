"""Columns of PyArrow: arrays and chunked arrays, plain, dictionary-encoded or run-end-encoded.

>>> import pyarrow as pa
>>> from aseanfacts.arrow import normalize_country
>>> normalize_country(pa.array(["Filipina", "VIETNAM", "Papua", None])).to_pylist()
['PH', 'VN', None, None]

A column is reduced to its dictionary, each entry in use is looked up once, and the answers are taken back to the rows. A text
that names nothing gives null. A dictionary array gives a dictionary array. Polars, DuckDB and Spark hand their columns over here.
"""

# pyright: reportMissingImports=false
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from aseanfacts import columns
from aseanfacts.columns import Answer, Question
from aseanfacts.matching import ColumnTypeError, MatchReport, PlaceKind

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["capital_of", "is_member", "match_report", "normalize_city", "normalize_country"]

Column: TypeAlias = "pa.Array | pa.ChunkedArray"


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


def is_member(column: Column, *, on: date | str | Column | None = None) -> Column:
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


def capital_of(column: Column, *, on: date | str | Column | None = None, language: str = "en") -> Column:
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
    """Report what a column of names holds, as :func:`aseanfacts.match_report` does.

    Args:
        column: Texts.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value.

    Raises:
        ColumnTypeError: If the column holds something other than text.

    """
    dictionary, indices = _encode(column)
    counts = [0] * len(dictionary)
    missing = 0
    for entry in pc.value_counts(_joined(indices)).to_pylist():
        if entry["values"] is None:
            missing = entry["counts"]
        else:
            counts[entry["values"]] = entry["counts"]
    pairs = [pair for pair in zip(dictionary.to_pylist(), counts, strict=True) if pair[1]]
    return MatchReport.from_counts([*pairs, (None, missing)], kind=kind)


def ask(column: Column, question: Question) -> Column:
    """Answer a question for each row: what every function here does."""
    dictionary, indices = _encode(column)
    positions, places = question.place(_in_use(dictionary, indices))
    answers = _array(question.answers(places))
    return _per_chunk(lambda chunk: _decoded(answers, _take(_positions(positions), chunk), column), indices)


def ask_on(column: Column, on: Column, question: Question) -> Column:
    """Answer a question for each row on the row's own day."""
    if len(column) != len(on):
        raise ValueError(f"the column has {len(column)} rows, the column of dates {len(on)}")
    dictionary, indices = _encode(column)
    positions, places = question.place(_in_use(dictionary, indices))
    day_positions, days = _periods(on)
    first = _take(_positions(positions), _joined(indices))
    pairs = pc.add(pc.multiply(first, pa.scalar(len(days) + 1, pa.int16())), day_positions)
    answers = _array(question.dated_answers(places, days, pc.unique(pairs).to_pylist()))
    return _decoded(answers, pairs, column)


def _is_column(on: object) -> bool:
    return isinstance(on, (pa.Array, pa.ChunkedArray))


def _encode(column: Column) -> tuple[Any, Column]:
    """Return the distinct values of a column and the position of each row's value among them."""
    if not _is_column(column):
        raise TypeError(f"expected a pyarrow array, not {type(column).__name__}")
    column = _text_column(column)
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    if isinstance(encoded, pa.Array):
        return encoded.dictionary, encoded.indices
    encoded = encoded.unify_dictionaries()
    if not encoded.num_chunks:
        return pa.array([], pa.string()), pa.chunked_array([], pa.int32())
    return encoded.chunk(0).dictionary, pa.chunked_array([chunk.indices for chunk in encoded.chunks])


def _text_column(column: Column) -> Column:
    if pa.types.is_run_end_encoded(column.type):
        column = pc.run_end_decode(column)
    value_type = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_string(value_type) or pa.types.is_large_string(value_type) or _is_view(value_type):
        return column
    for row, value in enumerate(column):
        plain = value.as_py()
        if plain is not None and plain == plain:
            raise ColumnTypeError(plain, "text", row=row)
    # Nothing but nulls and NaN: nothing is asked.
    nothing = pa.nulls(len(column), pa.string())
    return nothing if isinstance(column, pa.Array) else pa.chunked_array([nothing])


def _is_view(value_type: Any) -> bool:
    return bool(pa.types.is_string_view(value_type))


def _in_use(dictionary: Any, indices: Column) -> list[str | None]:
    """Return the entries of a dictionary, None for those that no row has."""
    entries: list[str | None] = dictionary.to_pylist()
    return entries


def _per_chunk(function: Any, indices: Column) -> Column:
    if isinstance(indices, pa.Array):
        return function(indices)
    if not indices.num_chunks:
        return pa.chunked_array([function(pa.array([], pa.int32()))])
    return pa.chunked_array([function(chunk) for chunk in indices.chunks])


def _positions(positions: list[int]) -> Any:
    return pa.array(positions, pa.int16())


def _array(answers: list[Answer]) -> Any:
    return pa.array(
        answers, pa.bool_() if any(isinstance(answer, bool) for answer in answers) else pa.string()
    )


def _take(positions: Any, indices: Any) -> Any:
    """Return the position of each row's place, 0 where the row is null."""
    taken = positions.take(indices)
    return taken.fill_null(0) if taken.null_count else taken
