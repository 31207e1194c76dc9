"""Rows of lines that set a country beside its capital: tables, numbered lists, tables laid on their side.

A line is cut into cells at the strongest sign it has; lines of one form that follow each other are one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from aseanfacts.text.cells import FLAT_ROW, LONGEST_CELL, MARKER, is_whole, lines
from aseanfacts.text.model import Claim
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.stretches import ends_sentence
from aseanfacts.text.weighing import Item, weigh
from aseanfacts.text.wording import wording

__all__ = ["loose_row_claims", "row_claims", "table_claims"]

_RULE = re.compile(r"[\s|:+=\-–—_]+")
_LETTER = re.compile(r"[\s|*#=]*\w[\s|*#=]*")
_MOST_BETWEEN = 3
_SEPARATORS = (
    ("pipe", re.compile(r"\|")),
    ("tab", re.compile(r"\t")),
    (
        "dash",
        re.compile(
            r"[^\S\n]*(?:->|=>|→|➜|⇒|[–—]{1,3}|=)[^\S\n]*|[^\S\n]+-{1,3}[^\S\n]+|[^\S\n]*[:៖][^\S\n]*|\.{4,}|…{2,}"
        ),
    ),
    ("semicolon", re.compile(r";")),
    ("spaces", re.compile(r"[^\S\n]{2,}")),
    ("comma", re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")),
)
_LEFT_OPEN = re.compile(rf"{PLACE}[^\S\n]*(?:->|=>|→|➜|⇒|=|:|[-–—]{{1,3}})[^\S\n]*")
_LONGEST_SLOT = 80


def table_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of a table whose head names the column of capitals."""
    for rows in _row_groups(reading):
        header = _header(reading, rows[0])
        if header is not None:
            yield from _weigh_rows(reading, rows[1:], rows[0], header)
    for column in _transposed(reading):
        yield from weigh(reading, column, "transposed", "words")


def row_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of rows without a head in which every country stands alone in its cell."""
    for rows in _headless(reading):
        yield from _weigh_rows(reading, rows, rows[0], None, strict=True)


def loose_row_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of other rows without a head: their words or their sisters must tell what they are."""
    for rows in _headless(reading):
        yield from _weigh_rows(reading, rows, rows[0], None)


def _headless(reading: Reading) -> Iterator[list[_Row]]:
    return (rows for rows in _row_groups(reading) if _header(reading, rows[0]) is None)


# Lines cut into cells ----------------------------------------------------------------------------------------------------------


@frozen
class _Row:
    """A line cut into cells."""

    line: int
    form: str
    cells: tuple[tuple[int, int], ...]


def _row(reading: Reading, index: int, start: int, end: int) -> _Row | None:
    """Cut a line into cells at the strongest separator it has."""
    if not 3 <= end - start <= 400:
        return None
    folded = reading.folded
    marker = MARKER.match(folded, start, end)
    start = marker.end() if marker else start
    for form, separator in _SEPARATORS:
        cells = tuple(_cells(folded, separator, start, end, is_open=form in ("tab", "comma")))
        if form == "dash" and len(cells) == 1 and _LEFT_OPEN.fullmatch(folded, start, end):
            cells = (*cells, (end, end))
        if form == "comma" and len(cells) > 2 and ends_sentence(folded[start:end]):
            return None
        if len(cells) >= 2:
            return _Row(index, form, cells)
    flat = FLAT_ROW.match(folded, start, end)
    if flat:
        return _Row(index, "space", (flat.span("name"), flat.span("slot")))
    if (
        end - start > 2
        and folded[start] == PLACE
        and folded[start + 1 : start + 2] == " "
        and end - start < LONGEST_CELL
        and not any(word[0].islower() or word[0].isdigit() for word in reading.slice(start + 2, end).split())
    ):
        return _Row(index, "space", ((start, start + 1), (start + 2, end)))
    return None


def _cells(
    folded: str, separator: re.Pattern[str], start: int, end: int, *, is_open: bool
) -> Iterator[tuple[int, int]]:
    """Yield the cells of a line, the last even when it is empty if the separator leaves it *open*."""
    at = start
    for found in separator.finditer(folded, start, end):
        if found.start() > at or found.start() > start:
            yield at, found.start()
        at = found.end()
        if found.group().strip() in (":", "៖", "=", "–", "—", "——", "-", "->", "=>", "→"):
            break
    if at < end or is_open:
        yield at, end


def _row_groups(reading: Reading) -> Iterator[list[_Row]]:
    """Yield the rows of the same form that follow each other; a blank line or a rule between two is nothing."""
    group: list[_Row] = []
    gap = 0
    for index, (start, end) in enumerate(lines(reading.folded)):
        line = reading.folded[start : min(end, start + 400)]
        if not line.strip() or _RULE.fullmatch(line) or _LETTER.fullmatch(line):
            gap += 1
            continue
        row = _row(reading, index, start, end)
        if group and (row is None or row.form != group[-1].form or gap > _MOST_BETWEEN):
            yield group
            group = []
        group += [row] if row else []
        gap = 0
    if group:
        yield group


# Columns -----------------------------------------------------------------------------------------------------------------------


def _weigh_rows(
    reading: Reading, rows: list[_Row], top: _Row, header: int | None, *, strict: bool = False
) -> Iterator[Claim]:
    """Find the columns of a table and weigh its pairs."""
    if not rows or (header is None and _names_cities(reading, top)):
        return
    country = _column(reading, rows, "country", beside=header)
    capital = header if header is not None else _capital_column(reading, rows, country)
    if country is None or capital is None:
        return
    items = [
        item
        for row in rows
        if (item := _row_item(row, country, capital)) and item.slot[1] - item.slot[0] <= _LONGEST_SLOT
    ]
    if len(items) == 1 and header is None and rows[0].form in ("space", "comma", "spaces"):
        return
    if strict and (len(items) < 2 or not all(is_whole(reading, item.name, "country") for item in items)):
        return
    yield from weigh(
        reading,
        items,
        "table" if header is not None or _width(rows) > 2 else "rows",
        None if header is None else "words",
        top.cells[0][0],
    )


def _header(reading: Reading, row: _Row) -> int | None:
    """Return the column whose heading speaks of capitals, if the row is a header."""
    texts = [reading.folded[start:end] for start, end in row.cells]
    if any(PLACE in text for text in texts) or ends_sentence(texts[-1]):
        return None
    found = [
        column
        for column, text in enumerate(texts)
        if len(text) <= LONGEST_CELL and wording().capital.search(text)
    ]
    named = any(wording().finder("country", "asean").search(text) for text in texts) or len(row.cells) > 1
    return found[-1] if found and named else None


def _names_cities(reading: Reading, row: _Row) -> bool:
    """Tell whether a row heads a column with *city*, so that it need not hold capitals."""
    texts = [reading.folded[start:end].strip(' *_|"') for start, end in row.cells]
    return not any(PLACE in text for text in texts) and not set(wording().all_of("city-column")).isdisjoint(
        texts
    )


def _column(reading: Reading, rows: list[_Row], kind: str, beside: int | None) -> int | None:
    """Return the column that most often holds a place of a kind; of two such, the one beside the given column."""
    counts = {
        column: sum(_holds(reading, row, column, kind) for row in rows)
        for column in range(_width(rows))
        if column != beside
    }
    best = max(counts, key=lambda column: (counts[column], -abs(column - (beside or 0))), default=None)
    return best if best is not None and counts[best] else None


def _width(rows: list[_Row]) -> int:
    return max(len(row.cells) for row in rows)


def _holds(reading: Reading, row: _Row, column: int, kind: str) -> bool:
    if column >= len(row.cells):
        return False
    places = reading.within(*row.cells[column])
    return (
        bool(places)
        and places[0].kind == kind
        and row.cells[column][1] - row.cells[column][0] <= LONGEST_CELL
    )


def _capital_column(reading: Reading, rows: list[_Row], country: int | None) -> int | None:
    """Return the column beside the countries that holds most of their capitals."""
    if country is None:
        return None
    others = [column for column in range(_width(rows)) if column != country]
    counts = {column: sum(_holds(reading, row, column, "city") for row in rows) for column in others}
    if len(others) == 1:
        return others[0]
    best = max(others, key=lambda column: (counts[column], -column), default=None)
    return best if best is not None and counts[best] else None


def _row_item(row: _Row, country: int, capital: int) -> Item | None:
    if country >= len(row.cells):
        return None
    name = row.cells[country]
    slot = row.cells[capital] if capital < len(row.cells) else (row.cells[-1][1], row.cells[-1][1])
    return Item(name, slot, max(name[1], slot[1]))


# Tables laid on their side -----------------------------------------------------------------------------------------------------


def _transposed(reading: Reading) -> Iterator[list[Item]]:
    """Yield the pairs of a table that has a column for each country and a line for the capitals."""
    countries: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines(reading.folded)):
        row = _row(reading, index, start, end)
        if row is None or row.form not in ("pipe", "tab", "spaces"):
            continue
        cells = [cell for cell in row.cells if reading.folded[slice(*cell)].strip()]
        named = [cell for cell in cells if is_whole(reading, _stripped(reading.folded, cell), "country")]
        if len(named) > 1 and len(named) >= len(cells) - 1:
            countries = named
        elif len(cells) == len(countries) + 1 and wording().capital.match(
            reading.folded[slice(*cells[0])].strip()
        ):
            yield [Item(name, cell, cell[1]) for name, cell in zip(countries, cells[1:], strict=True)]


def _stripped(folded: str, cell: tuple[int, int]) -> tuple[int, int]:
    text = folded[slice(*cell)]
    return cell[0] + len(text) - len(text.lstrip()), cell[0] + len(text.rstrip())
