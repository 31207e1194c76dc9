"""Tables that lost their shape: cells that ran together, and one cell to a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from aseanfacts.text.cells import FLAT_ROW, MARKER, REACH, is_whole, lines, may_be_row, may_fill
from aseanfacts.text.model import Claim
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.weighing import Item, weigh
from aseanfacts.text.wording import wording

__all__ = ["flattened_claims", "stacked_claims"]

_WIDE_ROW = re.compile(
    rf"(?:[^\w\n{PLACE}]|\d){{0,8}}(?P<name>{PLACE})(?:[^\n{PLACE}.;!?]|\.(?=\d)){{1,80}}"
    rf"(?:(?P<slot>{PLACE}(?:[^\n{PLACE}]{{1,5}}{PLACE}){{0,3}})[^\n{PLACE}]*|(?<=\d )(?P<words>[^\d\n{PLACE}]{{2,40}}))",
)
_BESIDE = re.compile(rf"{PLACE} {PLACE}(?!\w)")
_HEADING = re.compile(
    rf"{MARKER.pattern}(?P<first>{PLACE})[*_\"”]{{0,2}}[^\S\n]*(?:[,:|/]|[-–—]{{1,2}})?[^\S\n]*(?P<second>{PLACE})[\s*_\"”:|]*"
)
_MOST_BETWEEN = 10
_MOST_COLUMNS = 16
_FARTHEST = 40
_FEWEST_IN_LINE = 2
_MOST_OTHER_ROWS = 3


def flattened_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of a table whose cells ran together."""
    for run, named in _flat_rows(reading):
        yield from weigh(reading, run, "flat-rows", "words" if named else None)
    for run in (*_wide_rows(reading), *_wide_runs(reading)):
        yield from weigh(reading, run, "flat-rows", "words")


def stacked_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of a table whose every cell became a line, or whose every row a heading."""
    for run, named in _stacks(reading):
        yield from weigh(reading, run, "stacked-rows", "words" if named else None)
    for run in _headings(reading):
        yield from weigh(reading, run, "headings", told=True)


# Cells that ran together -------------------------------------------------------------------------------------------------------


def _flat_rows(reading: Reading) -> Iterator[tuple[list[Item], bool]]:
    """Yield the pairs of lines that open with a country and its capital, and whether a head above names the columns."""
    run: list[Item] = []
    before = 0
    named = False
    for index, (start, end) in enumerate(lines(reading.folded)):
        found = FLAT_ROW.match(reading.folded, start, end)
        if not found or not may_fill(reading, *found.span("slot")):
            if _is_head(reading.folded[start:end]):
                yield run, named
                run, named, before = [], True, index
            elif named and may_be_row(reading.folded[start:end]):
                before = index
            continue
        if index - before > _MOST_BETWEEN:
            yield run, named
            run, named = [], False
        run.append(Item(found.span("name"), found.span("slot"), found.end("slot")))
        before = index
    yield run, named


def _wide_rows(reading: Reading) -> Iterator[list[Item]]:
    """Yield the pairs of lines that name a country and, further on, cities of one column, under a head that names capitals."""
    run: list[Item] = []
    left = 0
    for start, end in lines(reading.folded):
        line = reading.folded[start:end]
        found = _WIDE_ROW.fullmatch(reading.folded, start, end) if left and may_be_row(line) else None
        slot = found.span(str(found.lastgroup)) if found else (0, 0)
        if found and _may_stand_apart(reading, *slot, reading.places[found.start("name")].id):
            run.append(Item(found.span("name"), slot, slot[1]))
            left = _MOST_OTHER_ROWS
        elif _is_head(line):
            yield run
            run, left = [], _MOST_OTHER_ROWS
        elif left and line.strip() and not may_be_row(line):
            left -= 1
    yield run


def _may_stand_apart(reading: Reading, start: int, end: int, country: str) -> bool:
    """Tell whether a stretch further on in a row can hold its capital: cities, the country once more, or unknown words."""
    places = reading.within(start, end)
    if not places:
        return may_fill(reading, start, end)
    return {place.kind for place in places} == {"city"} or {place.id for place in places} == {country}


def _wide_runs(reading: Reading) -> Iterator[list[Item]]:
    """Yield the pairs of a whole table in one line, its head before it: country, capital and whatever else, again and again."""
    for start, end in lines(reading.folded):
        pairs = [
            found.start()
            for found in _BESIDE.finditer(reading.folded, start, end)
            if reading.places[found.start()].kind == "country"
        ]
        if len(pairs) > _FEWEST_IN_LINE and _is_head(reading.folded[start : pairs[0]]):
            yield [Item((at, at + 1), (at + 2, at + 3), at + 3) for at in pairs]


def _is_head(folded: str) -> bool:
    """Tell whether words are the heads of columns, one of them for countries and one for capitals."""
    return (
        len(folded) <= REACH
        and PLACE not in folded
        and not re.search(r"[.!?;]\s", folded)
        and bool(
            wording().capital.search(folded) and wording().finder("country", "title-label").search(folded)
        )
    )


# One cell to a line ------------------------------------------------------------------------------------------------------------


def _stacks(reading: Reading) -> Iterator[tuple[list[Item], bool]]:
    """Yield the pairs of a table whose every cell became a line: row after row, and whether a head names the capitals."""
    sides = wording().finder("answer", "card-front")
    cells = [
        cell
        for start, end in lines(reading.folded)
        if (cell := _only_cell(reading, start, end)) and not sides.fullmatch(reading.folded, *cell)
    ]
    rows = [
        index
        for index in range(len(cells) - 1)
        if is_whole(reading, cells[index], "country")
        and not _is_other(reading, cells, index)
        and not _is_again(reading, cells, index)
    ]
    yield from ((items, True) for items in _under_heads(reading, cells, rows))
    for run in _evenly_spaced(rows):
        shift = _shift(reading, cells, run[0])
        wide = (
            shift is not None
            and shift < min(b - a for a, b in pairwise(run))
            and run[-1] + shift < len(cells)
        )
        column = shift if wide and shift else 1
        yield [Item(cells[row], cells[row + column], cells[row + column][1]) for row in run], column == shift


def _under_heads(reading: Reading, cells: list[tuple[int, int]], rows: list[int]) -> Iterator[list[Item]]:
    """Yield the pairs of a table of many countries, of which the data knows few: its head tells how far apart the two stand."""
    heads = [
        (at, shift)
        for at, cell in enumerate(cells)
        if wording().capital.fullmatch(reading.folded, *cell) and (shift := _shift(reading, cells, at + 1))
    ]
    for (head, shift), (after, _) in pairwise([*heads, (len(cells), 0)]):
        below = rows[bisect_left(rows, head) : bisect_left(rows, after - shift)]
        yield [
            Item(cells[row], cells[row + shift], cells[row + shift][1])
            for row in below
            if _is_city(reading, cells[row + shift], cells[row])
        ]


def _is_city(reading: Reading, cell: tuple[int, int], country: tuple[int, int]) -> bool:
    return is_whole(reading, cell, "city") or reading.slice(*cell) == reading.slice(*country)


def _shift(reading: Reading, cells: list[tuple[int, int]], first: int) -> int | None:
    """Return how far behind the countries the capitals stand by the head above the first row, None without one."""
    head = [reading.folded[slice(*cell)] for cell in cells[max(0, first - _MOST_COLUMNS) : first]]
    capital = next((at for at in reversed(range(len(head))) if wording().capital.fullmatch(head[at])), None)
    if capital is None:
        return None
    columns = wording().finder("country", "title-label")
    country = next((at for at in reversed(range(capital)) if columns.fullmatch(head[at])), None)
    return None if country is None else capital - country


def _evenly_spaced(rows: list[int]) -> Iterator[list[int]]:
    """Yield the runs of two or more numbers that lie some columns apart, as the rows of a table do, or a multiple of that."""
    run: list[int] = []
    width = 0
    for row in rows:
        gap = row - run[-1] if run else 0
        if run and not (1 < gap <= _FARTHEST and (not width or gap % width == 0 or width % gap == 0)):
            if width <= _MOST_COLUMNS and len(run) > 1:
                yield run
            run, width, gap = [], 0, 0
        width = min(width, gap) if width else gap
        run.append(row)
    if width <= _MOST_COLUMNS and len(run) > 1:
        yield run


def _only_cell(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    if not reading.folded[start : min(end, start + 80)].strip() or end - start > 80:
        return None
    marker = MARKER.match(reading.folded, start, end)
    first = marker.end() if marker else start
    while end > first and reading.folded[end - 1] in " |\t":
        end -= 1
    return (first, end) if first < end else None


def _headings(reading: Reading) -> Iterator[list[Item]]:
    """Yield the pairs of lines that hold a country and a city and nothing else, whatever stands between them."""
    run = [
        Item(
            (found.start("first"), found.end("first")),
            (found.start("second"), found.end("second")),
            found.end(),
        )
        for start, end in lines(reading.folded)
        if (found := _HEADING.fullmatch(reading.folded, start, end))
        and {place.kind for place in reading.within(start, end)} == {"country", "city"}
    ]
    if len(run) > 1:
        yield run


def _is_other(reading: Reading, cells: list[tuple[int, int]], index: int) -> bool:
    """Tell whether the next line is the next country, so that this is a mere list of countries."""
    here, after = reading.within(*cells[index]), reading.within(*cells[index + 1])
    return is_whole(reading, cells[index + 1], "country") and here[0].id != after[0].id


def _is_again(reading: Reading, cells: list[tuple[int, int]], index: int) -> bool:
    """Tell whether the line before says the same, so that this is the capital of a city state."""
    return index > 0 and reading.slice(*cells[index - 1]) == reading.slice(*cells[index])
