"""Columns in files: CSV and Parquet files of any size, read in parts, with one column of names turned into codes.

A CSV file keeps its delimiter, encoding, line ends and every other cell; a Parquet file its columns, compression and metadata. Both
are there as a whole or not at all.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias, get_args

from attrs import Factory, define, frozen

from aseanfacts import columns
from aseanfacts.atomic import replacing
from aseanfacts.columns import Question
from aseanfacts.errors import AseanfactsError, UnknownNameError
from aseanfacts.lookup import name_of
from aseanfacts.matching import MatchReport, PlaceKind

if TYPE_CHECKING:
    from _csv import Writer as CsvWriter

    from _typeshed import WriteableBuffer

__all__ = [
    "CityForm",
    "FileFormatError",
    "FileReport",
    "MemberForm",
    "Progress",
    "match_file",
    "normalize_file",
]

MemberForm: TypeAlias = Literal["alpha_2", "alpha_3", "numeric", "asean", "un_short", "un_formal"]
CityForm: TypeAlias = Literal["id", "name"]
Progress: TypeAlias = "Callable[[int, int | None], object]"

_ROWS_AT_ONCE = 20_000
_PARQUET_ROWS_AT_ONCE = 122_880  # what DuckDB writes as one row group
_HEAD = 65_536
_MOST_VALUES = 200_000
_MOST_SUGGESTED = 500
_LINE_END = re.compile("\r\n|\n|\r")
_DELIMITERS = ",;\t|"
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class FileFormatError(AseanfactsError, ValueError):
    """A file that cannot be read as the table it should be; the message says where."""


@frozen
class FileReport:
    """What a column of a file holds.

    Attributes:
        report: The report on its values: which name a place, which do not, how often each stands there.
        unlisted: In how many rows a value stands that is not in the report, which lists the first 200,000 different ones.
        unmatched: In how many rows a text stands that names nothing, or more than one place.
    """

    report: MatchReport
    unlisted: int
    unmatched: int

    def as_rows(self) -> list[dict[str, object]]:
        """Return the values as plain rows: value, count, status, answer, candidates.

        Looking for what comes near a value takes long: only the 500 most frequent of those that name nothing have candidates.

        Returns:
            One row a listed value.

        """
        troubled = sorted(
            (line for line in self.report.lines if line.answer is None), key=lambda line: -line.count
        )
        suggested = {line.value for line in troubled[:_MOST_SUGGESTED]}
        return [
            {
                "value": line.value,
                "count": line.count,
                "status": line.status,
                "answer": line.answer,
                "candidates": "; ".join(line.candidates) if line.value in suggested else "",
            }
            for line in self.report.lines
        ]

    def __str__(self) -> str:
        more = f"\n{self.unlisted:,} more rows hold values that are not listed here" if self.unlisted else ""
        return f"{self.report}{more}"


def normalize_file(
    source: str | Path | BinaryIO,
    target: str | Path | BinaryIO,
    *,
    column: str,
    to: MemberForm | CityForm | None = None,
    kind: PlaceKind = "member",
    into: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Progress | None = None,
) -> FileReport:
    """Copy a table and add a column with the codes of the places that one of its columns names.

    Args:
        source: A CSV or Parquet file, or an open binary file with CSV.
        target: The file to write, in the format of the source; it may be the source. A path is written whole or not at all.
        column: The heading of the column with the names.
        to: The code or name to write: for members as in :func:`aseanfacts.normalize_country`, by default ``"alpha_2"``; for cities
            ``"id"``, the default, or ``"name"``.
        kind: What the names are of: ``"member"`` or ``"city"``.
        into: The heading of the new column, right after the old one; by default the old heading with the form, such as
            ``country_alpha_3``. With the old heading itself, the names are replaced.
        encoding: The encoding of a CSV file; by default UTF-8, or what its byte order mark says.
        delimiter: The delimiter of a CSV file; by default the one of comma, semicolon, tab and bar that yields the column.
        progress: Called now and then with what is done and the whole, in bytes for CSV and rows for Parquet; the whole is
            None where it is not known.

    Returns:
        What the column held. Where a text names nothing, the new cell is empty.

    Raises:
        UnknownNameError: If there is no such column, or more than one.
        ValueError: If there is no such form, kind, encoding or delimiter, or ``into`` is a column already.
        FileFormatError: If the file is no such table, or not in its encoding.
        ColumnTypeError: If a Parquet column holds something other than text.
        OSError: If a file cannot be read or written.

    """
    question = _question(kind, to)
    heading = into or f"{column}_{to or ('alpha_2' if kind == 'member' else 'id')}"
    tally = _Tally(question)
    table = _open_table(source, column, encoding, delimiter, progress)
    with table as rows, _writing(target) as out:
        rows.copy(out, heading, tally)
    return tally.report()


def match_file(
    source: str | Path | BinaryIO,
    *,
    column: str,
    kind: PlaceKind = "member",
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Progress | None = None,
) -> FileReport:
    """Report what a column of a file holds, and write nothing.

    Args:
        source: As for :func:`normalize_file`.
        column: As there.
        kind: As there.
        encoding: As there.
        delimiter: As there.
        progress: As there.

    Returns:
        What the column holds.

    Raises:
        UnknownNameError: If there is no such column, or more than one.
        ValueError: If there is no such kind, encoding or delimiter.
        FileFormatError: If the file is no such table, or not in its encoding.
        ColumnTypeError: If a Parquet column holds something other than text.
        OSError: If the file cannot be read.

    """
    tally = _Tally(_question(kind, None))
    with _open_table(source, column, encoding, delimiter, progress) as rows:
        rows.count(tally)
    return tally.report()


def _question(kind: PlaceKind, to: str | None) -> Question:
    if kind == "member":
        return columns.country(to or "alpha_2")  # type: ignore[arg-type]
    if kind != "city":
        raise ValueError(f"unknown kind {kind!r}; choose member or city")
    if to not in (None, *get_args(CityForm)):
        raise ValueError(f"unknown form {to!r} of a city; choose one of {', '.join(get_args(CityForm))}")
    return Question("city", name_of) if to == "name" else columns.city()


@define
class _Tally:
    """The answers to a column's values, and how often each stood there."""

    question: Question
    counts: Counter[str] = Factory(Counter)
    missing: int = 0
    unlisted: int = 0
    unmatched: int = 0

    def answers(self, counted: Mapping[str, int]) -> dict[str, str]:
        """Answer for the different values of one part of a column, and count them; the empty text is no answer."""
        values = list(counted)
        numbers = self.question.numbers(values)
        answers = [str(answer or "") for answer in self.question.answers(numbers)]
        for value, number in zip(values, numbers, strict=True):
            self.count(value, counted[value], matched=number > 0)
        return {value: answers[number] for value, number in zip(values, numbers, strict=True)}

    def count(self, value: str, count: int, *, matched: bool) -> None:
        if not value:
            self.missing += count
            return
        if not matched:
            self.unmatched += count
        if value in self.counts or len(self.counts) < _MOST_VALUES:
            self.counts[value] += count
        else:
            self.unlisted += count

    def report(self) -> FileReport:
        listed = MatchReport.from_counts(self.counts.items(), kind=self.question.kind)
        report = MatchReport(listed.lines, listed.missing + self.missing, self.question.kind)
        return FileReport(report, self.unlisted, self.unmatched)


def _writing(target: str | Path | BinaryIO) -> AbstractContextManager[BinaryIO]:
    return replacing(Path(target)) if isinstance(target, (str, Path)) else nullcontext(target)


@contextmanager
def _open_table(
    source: str | Path | BinaryIO,
    column: str,
    encoding: str | None,
    delimiter: str | None,
    progress: Progress | None,
) -> Iterator[_CsvTable | _ParquetTable]:
    tell = progress or (lambda done, whole: None)
    if not isinstance(source, (str, Path)):
        yield _open_csv(source, None, column, encoding, delimiter, tell)
        return
    path = Path(source)
    with path.open("rb") as file:
        if file.read(4) == b"PAR1":
            yield _open_parquet(file, column, tell)
        else:
            file.seek(0)
            size = path.stat().st_size if path.is_file() else None
            yield _open_csv(file, size, column, encoding, delimiter, tell)


# CSV


class _Counted(io.RawIOBase):
    """Bytes that begin with a head that has been read already, and that count as they are read."""

    def __init__(self, head: bytes, rest: BinaryIO, size: int | None, progress: Progress) -> None:
        self._head, self._rest, self._size, self._progress = head, rest, size, progress
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        part, self._head = self._head[: len(view)], self._head[len(view) :]
        part = part or self._rest.read(len(view))
        view[: len(part)] = part
        self._done += len(part)
        self._progress(self._done, self._size)
        return len(part)


@define
class _CsvTable:
    """A CSV file that is being read: its form, and its rows after the header."""

    header: list[str]
    at: int
    rows: Iterator[list[str]]
    encoding: str
    mark: bytes
    line_end: str
    form: dict[str, Any]

    def copy(self, out: BinaryIO, heading: str, tally: _Tally) -> None:
        column = self.header[self.at]
        replaces = heading == column
        if not replaces and heading in self.header:
            raise ValueError(f"there is a column {heading!r} already; give the new one another name")
        out.write(self.mark)
        text = io.TextIOWrapper(out, self.encoding, newline="")
        try:
            lines = _Lines(text, self.line_end)
            self._write(csv.writer(lines, **self.form), heading, tally, self.at + (not replaces))
        finally:
            text.detach()  # writes what is left, and keeps the file open

    def _write(self, writer: CsvWriter, heading: str, tally: _Tally, at: int) -> None:
        after = self.at + 1
        writer.writerow([*self.header[:at], heading, *self.header[after:]])
        for batch in self._batches():
            answers = tally.answers(self._counted(batch))
            for row in batch:
                if len(row) > self.at:  # a row may be cut short, or blank
                    row[at:after] = [answers[row[self.at]]]
            writer.writerows(batch)

    def count(self, tally: _Tally) -> None:
        for batch in self._batches():
            tally.answers(self._counted(batch))

    def _counted(self, batch: Iterable[Sequence[str]]) -> Counter[str]:
        return Counter(row[self.at] for row in batch if len(row) > self.at)

    def _batches(self) -> Iterator[list[list[str]]]:
        while batch := list(islice(self.rows, _ROWS_AT_ONCE)):
            yield batch


def _open_csv(
    file: BinaryIO,
    size: int | None,
    column: str,
    encoding: str | None,
    delimiter: str | None,
    progress: Progress,
) -> _CsvTable:
    if delimiter is not None and len(delimiter) != 1:
        raise ValueError(f"a delimiter is one sign, not {delimiter!r}")
    head = file.read(_HEAD)
    mark, encoding = _encoding(head, encoding)
    sample = _decoded(head.removeprefix(mark), encoding, whole=len(head) < _HEAD)
    delimiter = delimiter or _delimiter(sample, column)
    counted = io.BufferedReader(_Counted(head, file, size, progress), 1 << 18)
    counted.read(len(mark))
    rows = _csv_rows(io.TextIOWrapper(counted, encoding, newline=""), delimiter, encoding)
    header = next(rows, [])
    line_end, form = _form(sample, header, delimiter)
    return _CsvTable(header, _place_of(column, header), rows, encoding, mark, line_end, form)


def _encoding(head: bytes, wanted: str | None) -> tuple[bytes, str]:
    """Return the byte order mark of a file, if it has one, and its encoding."""
    mark, marked = next(
        ((mark, name) for mark, name in _BYTE_ORDER_MARKS.items() if head.startswith(mark)), (b"", "utf-8")
    )
    if wanted is None:
        return mark, marked
    try:
        name = codecs.lookup(wanted).name
    except LookupError:
        raise ValueError(f"there is no encoding {wanted!r}") from None
    same = mark and name in (marked, marked[:6], f"{marked}-sig")
    return (mark, marked) if same else (b"", name)


def _decoded(head: bytes, encoding: str, *, whole: bool) -> str:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head, whole)
    except UnicodeDecodeError as error:
        raise _not_in(encoding, f"byte {error.object[error.start]:#04x} at {error.start}") from None
    if "\0" in text:
        raise _not_in(encoding, f"a zero byte at {text.index(chr(0))}")
    return text


def _not_in(encoding: str, detail: str) -> FileFormatError:
    hint = "say which encoding it is in, such as cp1252 or utf-16-le"
    return FileFormatError(encoding, "encoding", (), f"the file is not {encoding.upper()} ({detail}); {hint}")


def _delimiter(sample: str, column: str) -> str:
    """Return the delimiter under which the first row has the column, else the one with the most columns."""
    headers = {delimiter: _first_row(sample, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: (column in headers[delimiter], len(headers[delimiter])))


def _first_row(sample: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _csv_rows(lines: Iterable[str], delimiter: str, encoding: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        yield from reader
    except UnicodeDecodeError as error:
        raise _not_in(
            encoding, f"byte {error.object[error.start]:#04x} near line {reader.line_num}"
        ) from None
    except csv.Error as error:
        raise FileFormatError(delimiter, "CSV", (), f"line {reader.line_num} is no CSV: {error}") from None


def _place_of(column: str, header: Sequence[str]) -> int:
    if header.count(column) == 1:
        return header.index(column)
    shown = ", ".join(map(repr, header[:20])) + (", …" if len(header) > 20 else "")
    problem = "more than one column" if column in header else "no column"
    raise UnknownNameError(column, "column", tuple(header), f"{problem} {column!r}; there are: {shown}")


def _form(sample: str, header: Sequence[str], delimiter: str) -> tuple[str, dict[str, Any]]:
    """Return how the lines of a file end, and how its rows are written."""
    quoted = io.StringIO(newline="")
    csv.writer(quoted, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerow(header)
    all_quoted = sample.startswith(quoted.getvalue().removesuffix("\r\n"))
    line_end = _LINE_END.search(sample)
    return line_end.group() if line_end else "\r\n", {
        "delimiter": delimiter,
        "quoting": csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL,
    }


class _Lines:
    """Ends the lines that a writer of CSV writes.

    Told to end them itself, the standard library's writer would leave other line ends inside cells without quotes.
    """

    def __init__(self, text: io.TextIOWrapper, line_end: str) -> None:
        self._text, self._end = text, line_end

    def write(self, line: str) -> None:
        self._text.write(line[:-2] + self._end)


# Parquet


@define
class _ParquetTable:
    """A Parquet file that is being read."""

    parquet: Any
    file: Any
    at: int
    progress: Progress

    def copy(self, out: BinaryIO, heading: str, tally: _Tally) -> None:
        import pyarrow

        from aseanfacts import arrow

        schema = self.file.schema_arrow
        replaces = heading == schema.names[self.at]
        if not replaces and heading in schema.names:
            raise ValueError(f"there is a column {heading!r} already; give the new one another name")
        field = pyarrow.field(heading, pyarrow.string())
        written = schema.set(self.at, field) if replaces else schema.insert(self.at + 1, field)
        with self.parquet.ParquetWriter(out, written, compression=self._compression()) as writer:
            for batch in self._batches():
                column = batch.column(self.at)
                self._count(column, tally)
                parts = batch.columns
                parts[self.at if replaces else self.at + 1 : self.at + 1] = [
                    arrow.ask(column, tally.question)
                ]
                writer.write_batch(pyarrow.RecordBatch.from_arrays(parts, schema=written))

    def count(self, tally: _Tally) -> None:
        for batch in self._batches([self.file.schema_arrow.names[self.at]]):
            self._count(batch.column(0), tally)

    @staticmethod
    def _count(column: Any, tally: _Tally) -> None:
        from aseanfacts import arrow

        report = arrow.match_report(column, kind=tally.question.kind)
        for line in report.lines:
            tally.count(line.value, line.count, matched=line.answer is not None)
        tally.missing += report.missing

    def _compression(self) -> str:
        metadata = self.file.metadata
        found = metadata.row_group(0).column(self.at).compression if metadata.num_row_groups else "SNAPPY"
        return "none" if found == "UNCOMPRESSED" else str(found)

    def _batches(self, names: list[str] | None = None) -> Iterator[Any]:
        done, whole = 0, self.file.metadata.num_rows
        for batch in self.file.iter_batches(_PARQUET_ROWS_AT_ONCE, columns=names):
            yield batch
            done += batch.num_rows
            self.progress(done, whole)


def _open_parquet(file: BinaryIO, column: str, progress: Progress) -> _ParquetTable:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        detail = "Parquet needs the package pyarrow: pip install 'aseanfacts[arrow]'"
        raise FileFormatError("parquet", "format", (), detail) from error
    try:
        opened = pyarrow.parquet.ParquetFile(file)
    except pyarrow.ArrowInvalid as error:
        raise FileFormatError("parquet", "format", (), f"the file is no Parquet: {error}") from error
    return _ParquetTable(pyarrow.parquet, opened, _place_of(column, opened.schema_arrow.names), progress)
