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

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from aseanfacts import columns
from aseanfacts.city_names import words_pattern
from aseanfacts.columns import MOST_REPEATED, Answer, ColumnDateError, Question
from aseanfacts.matching import ColumnTypeError, MatchReport, PlaceKind
from aseanfacts.names import APART
from aseanfacts.normalize import SEPARATOR, fold_ascii, fold_points
from aseanfacts.styles import styles_pattern

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["capital_of", "is_member", "match_report", "normalize_city", "normalize_country"]

Column = TypeVar("Column", pa.Array, pa.ChunkedArray)
Dates: TypeAlias = "date | str | pa.Array | pa.ChunkedArray"

ROWS_AT_ONCE = 524_288
_KEYS_AT_ONCE = 65_536
_SAMPLE = 16_384
_UNCLEAR = -1
_LONG = 1_000
_PARTED = f"[{re.escape(APART)}]| - "
_EDGES = f"{APART} -"


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
    parts = _in_parts(column, partial(_answers_of_rows, question=question))
    return _like(column, list(map(pa.concat_arrays, parts)), question)


def ask_on(column: Any, on: Any, question: Question) -> Any:
    """Answer a question for each row on the row's own day."""
    if len(column) != len(on):
        raise ValueError(f"the column has {len(column)} rows, the column of dates {len(on)}")
    periods = _periods(on)
    parts = []
    start = 0
    for numbers in numbered(column, question):
        period = periods.slice(start, len(numbers))
        start += len(numbers)
        pairs = pc.add(pc.multiply(numbers, pa.scalar(columns.width(), pa.int16())), period)
        answers = _array(question.dated_answers(pc.unique(pairs).to_pylist()), question)
        parts.append(answers.take(pairs))
    return _like(column, parts, question)


def named(columns_in_turn: Iterable[Any], question: Question) -> Any:
    """Return the distinct texts that name a place, of a column that is read piece by piece and not kept.

    Args:
        columns_in_turn: Arrays or chunked arrays of texts.
        question: What will be asked.

    Returns:
        A table of ``value`` and ``answer``.

    Raises:
        ColumnTypeError: If the column holds something other than text.

    """
    found = [pa.array([], pa.large_string())]
    start = 0
    for column in columns_in_turn:
        try:
            for of_chunk in _in_parts(column, partial(_named_of_rows, question=question)):
                found += of_chunk
        except ColumnTypeError as error:
            raise error.at(start + error.row) from None
        start += len(column)
        if sum(map(len, found)) > 2 * len(found[0]) + ROWS_AT_ONCE:
            found = [pc.unique(pa.chunked_array(found))]
    values = pc.unique(pa.chunked_array(found))
    return pa.table({"value": values, "answer": ask(values, question)})


def _named_of_rows(rows: Any, question: Question) -> Any:
    texts = rows if _hardly_repeats(rows) else pc.unique(rows)
    return texts.filter(pc.greater(_numbers(texts, question), 0)).cast(pa.large_string())


def _is_column(on: object) -> bool:
    return isinstance(on, (pa.Array, pa.ChunkedArray))


def _array(answers: list[Answer], question: Question) -> Any:
    return pa.array(answers, pa.bool_() if question.is_yes_or_no else pa.string())


def _like(column: Any, parts: list[Any], question: Question) -> Any:
    if isinstance(column, pa.Array):
        return parts[0]
    return pa.chunked_array(parts, pa.bool_() if question.is_yes_or_no else pa.string())


def numbered(column: Any, question: Question) -> Iterator[Any]:
    """Yield for each chunk of a column the number of the place at each row."""
    return map(pa.concat_arrays, _in_parts(column, partial(_numbers_of_rows, question=question)))


def _in_parts(column: Any, ask: Callable[[Any], Any]) -> Iterator[list[Any]]:
    """Yield for each chunk of a column of texts what is answered for each of its parts."""
    texts = _text_column(column)
    chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
    parts = [
        [chunk.slice(start, ROWS_AT_ONCE) for start in range(0, len(chunk), ROWS_AT_ONCE)] or [chunk]
        for chunk in chunks
    ]
    # Compiled code lets another thread run meanwhile.
    with ThreadPoolExecutor(pa.cpu_count()) as threads:
        each = threads.map if len(texts) > ROWS_AT_ONCE else map
        answered = each(ask, chain.from_iterable(parts))
        for of_chunk in parts:
            yield list(islice(answered, len(of_chunk)))


def _answers_of_rows(rows: Any, question: Question) -> Any:
    numbers = _numbers_of_rows(rows, question)
    return _array(question.answers(pc.unique(numbers).to_pylist()), question).take(numbers)


def _numbers_of_rows(rows: Any, question: Question) -> Any:
    if pa.types.is_dictionary(rows.type):  # entries that no row has are not asked about
        encoded = rows.indices.dictionary_encode("encode")
        return _numbers(rows.dictionary.take(encoded.dictionary), question).take(encoded.indices)
    if _hardly_repeats(rows):
        return _numbers(rows, question)
    encoded = rows.dictionary_encode("encode")
    return _numbers(encoded.dictionary, question).take(encoded.indices)


def _hardly_repeats(rows: Any) -> bool:
    """Tell whether looking up every row takes less time than finding those that differ."""
    sample = rows.slice(0, _SAMPLE)
    return len(sample) == _SAMPLE and len(pc.unique(sample)) > 0.96 * _SAMPLE


def _numbers(texts: Any, question: Question) -> Any:
    """Return the number of the place that each text names."""
    if len(texts) <= MOST_REPEATED:
        return _one_by_one(texts, question.numbers)
    parts = [texts.slice(start, ROWS_AT_ONCE) for start in range(0, len(texts), ROWS_AT_ONCE)]
    return pa.concat_arrays([_numbers_by_key(part, question) for part in parts])


def _one_by_one(texts: Any, number: Callable[[list[object]], list[int]]) -> Any:
    return pa.array(number(texts.to_pylist()), pa.int16())


def _numbers_by_key(texts: Any, question: Question) -> Any:
    """Return the same for many texts: nearly all are told from match keys, which are made and looked up in compiled code."""
    texts = texts.cast(pa.large_string())
    texts = texts.fill_null("") if texts.null_count else texts
    keys = _keys(texts)
    if len(keys) != len(texts):
        held = pc.match_substring(texts, SEPARATOR)
        others = _numbers_by_key(pc.if_else(held, "", texts), question)
        those = _one_by_one(texts.filter(held), question.numbers_at_once)
        return pc.replace_with_mask(others, held, those)
    known = _known(question.kind)
    found = known.numbers_of(keys)
    unnamed = found.is_null()
    found = pc.replace_with_mask(found, unnamed, _numbers_of_others(texts.filter(unnamed), known))
    unclear = pc.equal(found, _UNCLEAR)
    return pc.replace_with_mask(found, unclear, _one_by_one(texts.filter(unclear), question.numbers_at_once))


def _numbers_of_others(texts: Any, known: _Known) -> Any:
    """Return the numbers for texts whose keys, made as if all were ASCII, are not known; some stay unclear."""
    may = pc.invert(pc.match_substring_regex(texts, known.strange_number))
    texts = texts.filter(may)
    count = len(texts)
    parted = pc.match_substring_regex(texts, _PARTED)
    keys = _whole_keys(pa.concat_arrays([texts, _first_pieces(texts.filter(parted))]))
    numbers = known.numbers_of(keys)
    leads = pc.or_(numbers.is_valid(), known.has_word(keys))
    # Of most texts that fall into pieces, the first names nothing.
    first_leads = pc.or_(leads.slice(count), pc.equal(keys.slice(count), ""))
    by_rule = pc.or_(pc.replace_with_mask(parted, parted, first_leads), leads.slice(0, count))
    found = numbers.slice(0, count)
    unclear = pc.and_(found.is_null(), pc.or_(by_rule, _is_long(texts)))
    found = pc.if_else(unclear, pa.scalar(_UNCLEAR, pa.int16()), found.fill_null(0))
    return pc.replace_with_mask(pa.nulls(len(may), pa.int16()).fill_null(0), may, found)


def _first_pieces(texts: Any) -> Any:
    """Return the first piece of texts that :func:`aseanfacts.names.pieces` may take apart; it may be empty."""
    return pc.list_element(
        pc.split_pattern_regex(pc.utf8_ltrim(texts, characters=_EDGES), _PARTED, max_splits=1), 0
    )


def _keys(texts: Any) -> Any:
    """Return the match keys of texts as if all were ASCII; more than there are texts, if one holds the separator.

    The match key of such a key is that of the text: if it is on record, it tells what the text names.
    """
    parts = [texts.slice(start, _KEYS_AT_ONCE) for start in range(0, len(texts), _KEYS_AT_ONCE)]
    keys = [pc.split_pattern(_folded(part), SEPARATOR).flatten() for part in parts]
    return pa.concat_arrays(keys or [texts])


def _folded(texts: Any) -> Any:
    return pa.array([fold_ascii(_joined(texts, SEPARATOR))], pa.large_binary()).cast(pa.large_string())


def _joined(texts: Any, separator: str) -> bytes:
    whole = pa.LargeListArray.from_arrays([0, len(texts)], texts)
    joined: bytes = pc.binary_join(whole, pa.scalar(separator, texts.type))[0].as_buffer().to_pybytes()
    return joined


def _whole_keys(texts: Any) -> Any:
    """Return the match keys of texts without the separator; those of long texts are made as if they were ASCII."""
    keys = _keys(texts)
    wide = pc.and_not(pc.invert(pc.string_is_ascii(texts)), _is_long(texts))
    return pc.replace_with_mask(keys, wide, _wide_keys(texts.filter(wide)))


def _is_long(texts: Any) -> Any:
    """Tell which texts are not ASCII and so long that they are better looked at one by one."""
    return pc.and_not(pc.greater(pc.binary_length(texts), _LONG), pc.string_is_ascii(texts))


def _wide_keys(texts: Any) -> Any:
    """Return the match keys of texts in any script: each character that occurs is folded once."""
    letters = _joined(texts, "").decode().encode("utf-32-le")
    points = pa.Array.from_buffers(pa.int32(), len(letters) // 4, [None, pa.py_buffer(letters)])
    encoded = points.dictionary_encode()
    folded = pa.array(fold_points(encoded.dictionary.to_pylist()), pa.large_string()).take(encoded.indices)
    starts = pa.concat_arrays([pa.array([0], pa.int64()), pc.cumulative_sum(pc.utf8_length(texts))])
    _, offsets, data = folded.buffers()
    ends = pa.Array.from_buffers(pa.int64(), len(folded) + 1, [None, offsets]).take(starts)
    keys = pa.Array.from_buffers(pa.large_string(), len(texts), [None, ends.buffers()[1], data])
    return pc.utf8_normalize(keys, "NFC")


class _Known(NamedTuple):
    """What match keys tell of one kind of place.

    Attributes:
        keys: The match keys on record.
        numbers: The numbers of their places.
        strange_number: A regular expression for numbers that are longer than in any name or code.
        words: A regular expression for the keys that begin or end with a word for city, or with the style of a state.
    """

    keys: Any
    numbers: Any
    strange_number: str
    words: str

    def numbers_of(self, keys: Any) -> Any:
        """Return the number of the place that each key leads to, null where a key is not on record."""
        return self.numbers.take(pc.index_in(keys, value_set=self.keys))

    def has_word(self, keys: Any) -> Any:
        """Tell which keys begin or end with such words."""
        return pc.match_substring_regex(keys, self.words)


@cache
def _known(kind: PlaceKind) -> _Known:
    numbers = Question(kind, str).numbers_by_key()
    named = numbers.keys() | (Question("member", str).numbers_by_key().keys() if kind == "city" else set())
    longest = max(len(digits) for key in named for digits in re.findall("[0-9]*", key))
    return _Known(
        pa.array(numbers.keys(), pa.large_string()),
        pa.array(numbers.values(), pa.int16()),
        f"[0-9]{{{longest + 1}}}",
        words_pattern() if kind == "city" else styles_pattern(),
    )


def _periods(on: Any) -> Any:
    """Return the number of the period of each row."""
    days = _date_column(on)
    if isinstance(days, pa.ChunkedArray):
        days = pa.concat_arrays(days.chunks) if days.num_chunks else pa.nulls(0, days.type)
    encoded = days.dictionary_encode("encode")
    try:
        numbers = columns.periods(encoded.dictionary.to_pylist())
    except ColumnDateError as error:
        raise error.at(pc.index(encoded.indices, error.row).as_py()) from None
    return pa.array(numbers, pa.int16()).take(encoded.indices)


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
    column = _decoded(column) if pa.types.is_run_end_encoded(column.type) else _without_views(column)
    if _is_text(column.type.value_type if pa.types.is_dictionary(column.type) else column.type):
        return column
    if (row := _first_value(column)) is not None:
        raise ColumnTypeError(column[row].as_py(), "text", row=row)
    nothing = pa.nulls(len(column), pa.string())
    return nothing if isinstance(column, pa.Array) else pa.chunked_array([nothing])


def _decoded(column: Any) -> Any:
    if pa.types.is_run_end_encoded(column.type):
        return pc.run_end_decode(column)
    column = _without_views(column)
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _without_views(column: Any) -> Any:
    """Return a dictionary of views, which few functions of Arrow take, as one of texts."""
    if not pa.types.is_dictionary(column.type) or not pa.types.is_string_view(column.type.value_type):
        return column
    parts = [
        pa.DictionaryArray.from_arrays(part.indices, part.dictionary.cast(pa.large_string()))
        for part in (column.chunks if isinstance(column, pa.ChunkedArray) else [column])
    ]
    if isinstance(column, pa.Array):
        return parts[0]
    return pa.chunked_array(parts, pa.dictionary(column.type.index_type, pa.large_string()))


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _first_value(column: Any) -> int | None:
    """Return the first row that is neither null nor NaN."""
    empty = pc.is_null(column, nan_is_null=True)
    row = pc.index(empty, False).as_py()
    return None if row < 0 else row
