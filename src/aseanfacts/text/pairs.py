"""Claims told by form: brackets, tables, lists and other rows that set a country beside its capital.

Three forms are read: chains of brackets ("X (Y), Z (W)"), runs of pairs in one line ("X Y, Z W"), and rows of lines (tables,
numbered lists, one cell to a line). First the slots are cut out by the form alone; then the whole list is weighed: do words above
or before it speak of capitals, or are most of the pairs capitals indeed?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from attrs import frozen

from aseanfacts.text.model import Claim, Slot
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.sentences import asserts_membership, languages_of
from aseanfacts.text.slots import empty_slot, is_nothing, slot_of
from aseanfacts.text.tenures import tenures
from aseanfacts.text.wording import either, wording

__all__ = ["bracket_claims", "loose_claims", "row_claims", "table_claims"]

Ground = Literal["words", "sisters", "none"]

_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,90})[)\]]")
_NAME_BEFORE = re.compile(r"[^,.;:()\[\]\n|،、。]{1,48}$")
_MARKER = re.compile(
    r"[^\S\n]*(?:[-*•·▪◦►✓➢#>+]+ +|\(?\d{1,2}[.)\]:] ?(?![ \t|])|[a-z][.)] +|\d{1,2} (?![ |])|\|)?[^\S\n]*[*_\"“]{0,2}"
)
_RULE = re.compile(r"[\s|:+=\-–—_]+")
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
_BRACKETED_COUNTRY = re.compile(rf"{PLACE}[^\S\n]*\({PLACE}")
_LEFT_OPEN = re.compile(rf"{PLACE}[^\S\n]*(?:->|=>|→|➜|⇒|=|:|[-–—]{{1,3}})[^\S\n]*")
_FLAT_ROW = re.compile(
    rf"(?:[^\w\n{PLACE}]|\d){{0,8}}(?P<name>{PLACE})(?: ?\([^()\n]{{0,30}}\))? "
    rf"(?P<slot>{PLACE}(?=\s|$)|[^\d\n{PLACE}]{{2,40}}?(?=\s\d))"
)
_WIDE_ROW = re.compile(
    rf"(?:[^\w\n{PLACE}]|\d){{0,8}}(?P<name>{PLACE})(?:[^\n{PLACE}.;!?]|\.(?=\d)){{1,80}}"
    rf"(?:(?P<slot>{PLACE}(?:[^\n{PLACE}]{{1,5}}{PLACE}){{0,3}})[^\n{PLACE}]*|(?<=\d )(?P<words>[^\d\n{PLACE}]{{2,40}}))",
)
_BESIDE = re.compile(rf"{PLACE} {PLACE}(?!\w)")
_HEADING = re.compile(
    rf"{_MARKER.pattern}(?P<first>{PLACE})[*_\"”]{{0,2}}[^\S\n]*(?:[,:|/]|[-–—]{{1,2}})?[^\S\n]*(?P<second>{PLACE})[\s*_\"”:|]*"
)
_LONGEST_CELL = 60
_LONGEST_SLOT = 80
_MOST_BETWEEN = 10
_MOST_COLUMNS = 8
_FARTHEST = 40
_FEWEST_IN_LINE = 2
_MOST_OTHER_ROWS = 3
_REACH = 260


@frozen
class _Item:
    """A pair cut out by form: the folded bounds of name and slot, and of the whole."""

    name: tuple[int, int]
    slot: tuple[int, int]
    end: int

    @property
    def start(self) -> int:
        return min(self.name[0], self.slot[0])


def bracket_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim told by brackets: "X (Y), Z (W)"."""
    for chain in _chains(reading, list(_bracket_items(reading))):
        yield from _weigh(reading, chain, "bracket-list")


def table_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of a table whose head names the column of capitals."""
    for rows in _row_groups(reading):
        header = _header(reading, rows[0])
        if header is not None:
            yield from _weigh_rows(reading, rows[1:], rows[0], header)
    for column in _transposed(reading):
        yield from _weigh(reading, column, "transposed", "words")


def row_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of rows without a head in which every country stands alone in its cell."""
    for rows in _headless(reading):
        yield from _weigh_rows(reading, rows, rows[0], None, strict=True)


def loose_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of other rows and runs: their words or their sisters must tell what they are."""
    for rows in _headless(reading):
        yield from _weigh_rows(reading, rows, rows[0], None)
    for run, named in _flat_rows(reading):
        yield from _weigh(reading, run, "flat-rows", "words" if named else None)
    for run in (*_wide_rows(reading), *_wide_runs(reading)):
        yield from _weigh(reading, run, "flat-rows", "words")
    for run in _runs(reading):
        yield from _weigh(reading, run, "run")
    for run, named in _stacks(reading):
        yield from _weigh(reading, run, "stacked-rows", "words" if named else None)
    for run in _headings(reading):
        yield from _weigh(reading, run, "headings")


def _headless(reading: Reading) -> Iterator[list[_Row]]:
    return (rows for rows in _row_groups(reading) if _header(reading, rows[0]) is None)


# Chains of brackets -----------------------------------------------------------------------------------------------------------


def _bracket_items(reading: Reading) -> Iterator[_Item]:
    """Yield each bracket with the name before it, a place or unknown words."""
    folded = reading.folded
    for bracket in _BRACKET.finditer(folded):
        end = bracket.start()
        while end > 0 and folded[end - 1] in " \t\n*_":
            end -= 1
        name = _name_before(folded, end)
        if name:
            yield _Item(name, (bracket.start(1), bracket.end(1)), bracket.end())


def _name_before(folded: str, end: int) -> tuple[int, int] | None:
    if end and folded[end - 1] == PLACE:
        return end - 1, end
    found = _NAME_BEFORE.search(folded, max(0, end - 48), end)
    if not found or PLACE in found.group():
        return None
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    word = wording().finder("and").match(folded, start, end)
    start = (
        word.end() + len(folded[word.end() : end]) - len(folded[word.end() : end].lstrip()) if word else start
    )
    return (start, end) if start < end else None


@lru_cache(maxsize=1)
def _link() -> re.Pattern[str]:
    """Return what may stand between two items of a list."""
    signs = r"[\s,;.،、。·•*|/&+\-–—\"'”’]"
    return re.compile(
        rf"(?:[^\S\n]?\([^()\n]{{0,40}}\))?{signs}{{0,12}}(?:\d{{1,2}}[.)])?\s{{0,3}}(?:{either(wording().all_of('and'))})?\s{{0,3}}(?:\d{{1,2}}[.)])?\s{{0,3}}"
        rf"(?:{either(wording().all_of('article'))})?\s{{0,3}}"
    )


def _chains(reading: Reading, items: list[_Item]) -> Iterator[list[_Item]]:
    """Yield the items that follow each other with nothing but signs and *and* between."""
    chain: list[_Item] = []
    for item in items:
        if chain and not (
            item.start >= chain[-1].end and _link().fullmatch(reading.folded, chain[-1].end, item.start)
        ):
            yield chain
            chain = []
        chain.append(item)
    if chain:
        yield chain


# Runs of pairs in one line ----------------------------------------------------------------------------------------------------


def _runs(reading: Reading) -> Iterator[list[_Item]]:
    """Yield the pairs of a line that names country after country with a slot after each."""
    for start, end in _lines(reading.folded):
        countries = [
            position
            for position in _positions(reading, start, end)
            if reading.places[position].kind == "country"
        ]
        if len(countries) >= 2 and not _BRACKETED_COUNTRY.search(reading.folded, countries[0], countries[-1]):
            chains = _chains(reading, list(_run_items(reading, countries, end)))
            yield from (chain for chain in chains if len(chain) > 1)


def _positions(reading: Reading, start: int, end: int) -> Iterator[int]:
    position = reading.folded.find(PLACE, start, end)
    while position >= 0:
        yield position
        position = reading.folded.find(PLACE, position + 1, end)


def _run_items(reading: Reading, countries: list[int], end: int) -> Iterator[_Item]:
    capital_taken = -1
    for index, position in enumerate(countries):
        if position == capital_taken:
            continue
        after = countries[index + 1] if index + 1 < len(countries) else end
        head = _item_head().match(reading.folded, position + 1, after)
        start = head.end() if head else position + 1
        if start == after < end and reading.within(after, after + 1)[0].id == reading.places[position].id:
            capital_taken, after = after, after + 1
        stop = _slot_end(reading, start, min(after, start + _LONGEST_CELL))
        if stop > start and _may_fill(reading, start, stop):
            yield _Item((position, position + 1), (start, stop), stop)


def _may_fill(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether a stretch of running text can be a slot: a place, a sign for nothing, or capitalised words."""
    content = reading.folded[start:stop].strip()
    if PLACE in content:
        return content == PLACE
    words = reading.slice(start, stop).split()
    return is_nothing(content) or (len(words) <= 4 and all(word[0].isupper() for word in words))


@lru_cache(maxsize=1)
def _item_head() -> re.Pattern[str]:
    """Return what may stand between a country and its slot: a sign, or a verb as in "Laos's is Vientiane"."""
    verb = rf"(?:['’]s?[^\S\n]{{1,2}})?{either(wording().all_of('is'))}"
    return re.compile(rf"[^\S\n]*(?::|=|->|=>|→|[—–]{{1,2}}|-|,|\||/|{verb})?[^\S\n]*(?:\n[^\S\n]*)?")


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,;.،、。·•|]|\d{{1,2}}[.)]|{either(wording().all_of('and'))})+$")


def _slot_end(reading: Reading, start: int, end: int) -> int:
    """Return where a slot ends that the next country follows."""
    place = reading.folded.find(PLACE, start, end)
    if place == start:
        return start + 1
    chunk = reading.folded[start:end]
    stop = re.search(r"[,;.\n]", chunk)
    if stop and place < 0:
        return start + stop.start()
    tail = _tail().search(chunk)
    return start + tail.start() if tail else end


# Rows of lines ----------------------------------------------------------------------------------------------------------------


def _lines(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(folded):
        end = folded.find("\n", start)
        end = len(folded) if end < 0 else end
        yield start, end
        start = end + 1


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
    marker = _MARKER.match(folded, start, end)
    start = marker.end() if marker else start
    for form, separator in _SEPARATORS:
        cells = tuple(_cells(folded, separator, start, end, is_open=form in ("tab", "comma")))
        if form == "dash" and len(cells) == 1 and _LEFT_OPEN.fullmatch(folded, start, end):
            cells = (*cells, (end, end))
        if len(cells) >= 2:
            return _Row(index, form, cells)
    flat = _FLAT_ROW.match(folded, start, end)
    if flat:
        return _Row(index, "space", (flat.span("name"), flat.span("slot")))
    if (
        end - start > 2
        and folded[start] == PLACE
        and folded[start + 1 : start + 2] == " "
        and end - start < _LONGEST_CELL
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
    for index, (start, end) in enumerate(_lines(reading.folded)):
        line = reading.folded[start : min(end, start + 400)]
        if not line.strip() or _RULE.fullmatch(line):
            gap += 1
            continue
        row = _row(reading, index, start, end)
        if group and (row is None or row.form != group[-1].form or gap > 2):
            yield group
            group = []
        group += [row] if row else []
        gap = 0
    if group:
        yield group


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
    if strict and (len(items) < 2 or not all(_is_whole(reading, item.name, "country") for item in items)):
        return
    yield from _weigh(
        reading,
        items,
        "table" if header is not None or _width(rows) > 2 else "rows",
        None if header is None else "words",
        top.cells[0][0],
    )


def _header(reading: Reading, row: _Row) -> int | None:
    """Return the column whose heading speaks of capitals, if the row is a header."""
    texts = [reading.folded[start:end] for start, end in row.cells]
    if any(PLACE in text for text in texts):
        return None
    found = [
        column
        for column, text in enumerate(texts)
        if len(text) <= _LONGEST_CELL and wording().capital.search(text)
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
    return best if best is not None and counts[best] >= max(1, (len(rows) + 2) // 3) else None


def _width(rows: list[_Row]) -> int:
    return max(len(row.cells) for row in rows)


def _holds(reading: Reading, row: _Row, column: int, kind: str) -> bool:
    if column >= len(row.cells):
        return False
    places = reading.within(*row.cells[column])
    return (
        bool(places)
        and places[0].kind == kind
        and row.cells[column][1] - row.cells[column][0] <= _LONGEST_CELL
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


def _row_item(row: _Row, country: int, capital: int) -> _Item | None:
    if country >= len(row.cells):
        return None
    name = row.cells[country]
    slot = row.cells[capital] if capital < len(row.cells) else (row.cells[-1][1], row.cells[-1][1])
    return _Item(name, slot, max(name[1], slot[1]))


def _transposed(reading: Reading) -> Iterator[list[_Item]]:
    """Yield the pairs of a table that has a column for each country and a line for the capitals."""
    countries: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(_lines(reading.folded)):
        row = _row(reading, index, start, end)
        if row is None or row.form not in ("pipe", "tab", "spaces"):
            continue
        cells = [cell for cell in row.cells if reading.folded[slice(*cell)].strip()]
        named = [cell for cell in cells if _is_whole(reading, _stripped(reading.folded, cell), "country")]
        if len(named) > 1 and len(named) >= len(cells) - 1:
            countries = named
        elif len(cells) == len(countries) + 1 and wording().capital.match(
            reading.folded[slice(*cells[0])].strip()
        ):
            yield [_Item(name, cell, cell[1]) for name, cell in zip(countries, cells[1:], strict=True)]


def _stripped(folded: str, cell: tuple[int, int]) -> tuple[int, int]:
    text = folded[slice(*cell)]
    return cell[0] + len(text) - len(text.lstrip()), cell[0] + len(text.rstrip())


# Tables whose cells ran together -----------------------------------------------------------------------------------------------


def _flat_rows(reading: Reading) -> Iterator[tuple[list[_Item], bool]]:
    """Yield the pairs of lines that open with a country and its capital, and whether a head above names the columns."""
    run: list[_Item] = []
    before = 0
    named = False
    for index, (start, end) in enumerate(_lines(reading.folded)):
        found = _FLAT_ROW.match(reading.folded, start, end)
        if not found or not _may_fill(reading, *found.span("slot")):
            if _is_head(reading.folded[start:end]):
                yield run, named
                run, named, before = [], True, index
            continue
        if index - before > _MOST_BETWEEN:
            yield run, named
            run, named = [], False
        run.append(_Item(found.span("name"), found.span("slot"), found.end("slot")))
        before = index
    yield run, named


def _wide_rows(reading: Reading) -> Iterator[list[_Item]]:
    """Yield the pairs of lines that name a country and, further on, cities of one column, under a head that names capitals."""
    run: list[_Item] = []
    left = 0
    for start, end in _lines(reading.folded):
        found = _WIDE_ROW.fullmatch(reading.folded, start, end) if left else None
        slot = found.span(str(found.lastgroup)) if found else (0, 0)
        if found and _may_stand_apart(reading, *slot):
            run.append(_Item(found.span("name"), slot, slot[1]))
            left = _MOST_OTHER_ROWS
        elif _is_head(reading.folded[start:end]):
            yield run
            run, left = [], _MOST_OTHER_ROWS
        elif left and reading.folded[start:end].strip():
            left -= 1
    yield run


def _may_stand_apart(reading: Reading, start: int, end: int) -> bool:
    kinds = {place.kind for place in reading.within(start, end)}
    return kinds == {"city"} or (end - start == 1 and kinds == {"country"}) or _may_fill(reading, start, end)


def _wide_runs(reading: Reading) -> Iterator[list[_Item]]:
    """Yield the pairs of a whole table in one line, its head before it: country, capital and whatever else, again and again."""
    for start, end in _lines(reading.folded):
        pairs = [
            found.start()
            for found in _BESIDE.finditer(reading.folded, start, end)
            if reading.places[found.start()].kind == "country"
        ]
        if len(pairs) > _FEWEST_IN_LINE and _is_head(reading.folded[start : pairs[0]]):
            yield [_Item((at, at + 1), (at + 2, at + 3), at + 3) for at in pairs]


def _is_head(folded: str) -> bool:
    """Tell whether words are the heads of columns, one of them for countries and one for capitals."""
    return (
        len(folded) <= _REACH
        and PLACE not in folded
        and not re.search(r"[.!?;]\s", folded)
        and bool(
            wording().capital.search(folded) and wording().finder("country", "title-label").search(folded)
        )
    )


# One cell to a line -----------------------------------------------------------------------------------------------------------


def _stacks(reading: Reading) -> Iterator[tuple[list[_Item], bool]]:
    """Yield the pairs of a table whose every cell became a line: row after row, and whether a head names the capitals."""
    sides = wording().finder("answer", "card-front")
    cells = [
        cell
        for start, end in _lines(reading.folded)
        if (cell := _only_cell(reading, start, end)) and not sides.fullmatch(reading.folded, *cell)
    ]
    rows = [
        index
        for index in range(len(cells) - 1)
        if _is_whole(reading, cells[index], "country") and not _is_other(reading, cells, index)
    ]
    for run in _evenly_spaced(rows):
        shift = _shift(reading, cells, run[0])
        wide = (
            shift is not None
            and shift < min(b - a for a, b in pairwise(run))
            and run[-1] + shift < len(cells)
        )
        column = shift if wide and shift else 1
        yield [_Item(cells[row], cells[row + column], cells[row + column][1]) for row in run], column == shift


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
    marker = _MARKER.match(reading.folded, start, end)
    first = marker.end() if marker else start
    while end > first and reading.folded[end - 1] in " |\t":
        end -= 1
    return (first, end) if first < end else None


def _headings(reading: Reading) -> Iterator[list[_Item]]:
    """Yield the pairs of lines that hold a country and a city and nothing else, whatever stands between them."""
    run = [
        _Item(
            (found.start("first"), found.end("first")),
            (found.start("second"), found.end("second")),
            found.end(),
        )
        for start, end in _lines(reading.folded)
        if (found := _HEADING.fullmatch(reading.folded, start, end))
        and {place.kind for place in reading.within(start, end)} == {"country", "city"}
    ]
    if len(run) > 1:
        yield run


def _is_whole(reading: Reading, cell: tuple[int, int], kind: str) -> bool:
    """Tell whether a cell holds one place of a kind and nothing else; its flag may stand beside it."""
    places = reading.within(*cell)
    return (
        bool(places)
        and not reading.folded[slice(*cell)].replace(PLACE, "").strip()
        and {(place.kind, place.id) for place in places} == {(kind, places[0].id)}
    )


def _is_other(reading: Reading, cells: list[tuple[int, int]], index: int) -> bool:
    """Tell whether the next line is the next country, so that this is a mere list of countries."""
    here, after = reading.within(*cells[index]), reading.within(*cells[index + 1])
    return _is_whole(reading, cells[index + 1], "country") and here[0].id != after[0].id


# Weighing ---------------------------------------------------------------------------------------------------------------------


def _weigh(
    reading: Reading, items: list[_Item], pattern: str, ground: Ground | None = None, top: int | None = None
) -> Iterator[Claim]:
    """Yield the claims of a list, if it is one of capitals."""
    pairs = [pair for item in items if (pair := _pair(reading, item, pattern))]
    if not pairs:
        return
    context = _context(reading.folded, items[0].start if top is None else top)
    ground = ground or _ground(reading, pairs, context, pattern)
    if ground in ("sisters", "none") and _is_elsewhere(reading.folded, context[0], pairs[-1][0].end):
        return
    if ground is None:
        return
    members = asserts_membership(reading, *context) or (
        top is not None and asserts_membership(reading, top, items[0].start)
    )
    language = _language(
        reading.folded[context[0] : max(context[1], items[0].start)], [country for _, country, _ in pairs]
    )
    for item, country, capital in pairs:
        first = capital.start if pattern == "transposed" else min(country.start, capital.start)
        last = max(
            reading.original(item.start, item.end)[1] if item.end > item.start else country.end,
            country.end,
            capital.end,
        )
        yield Claim(
            first,
            last,
            reading.text[first:last],
            country,
            capital,
            pattern,
            "current",
            members,
            language=language,
            ground=ground,
        )


def _pair(reading: Reading, item: _Item, pattern: str) -> tuple[_Item, Slot, Slot] | None:
    country = slot_of(reading, *item.name, "country")
    if country is None:
        return None
    capital = slot_of(reading, *item.slot, "city") or _gap(reading, item)
    if country.kind == "city" and capital.kind == "country":
        country, capital = (
            slot_of(reading, *item.slot, "country") or capital,
            slot_of(reading, *item.name, "city") or country,
        )
    if country.kind == "unknown" and not (capital.kind == "city" and _may_be_name(reading, item)):
        return None
    return (item, country, capital) if country.kind in ("country", "unknown") else None


def _may_be_name(reading: Reading, item: _Item) -> bool:
    """Tell whether unknown words in the place of a country can be a country's name."""
    name = reading.slice(*item.name).strip()
    folded = reading.folded[slice(*item.name)]
    return (
        3 < len(name) <= 30
        and (name[0].isupper() or not name[0].isascii())
        and not wording().capital.search(folded)
    )


def _gap(reading: Reading, item: _Item) -> Slot:
    """Return the empty slot of an item, shown by the signs that leave the room."""
    start, end = item.slot
    first, last = (start - 1 if start else start), min(len(reading.folded), end + 1)
    return empty_slot(reading, first, max(last, first + 1))


def _context(folded: str, start: int) -> tuple[int, int]:
    """Return the words before a list: its own line, and up to three lines above when the list begins its line."""
    line = folded.rfind("\n", 0, start) + 1
    first = max(line, start - _REACH)
    if start - line > 30:
        return first, start
    for _ in range(3):
        above = folded[max(0, first - _REACH) : first].rstrip()
        if not above:
            break
        first = max(0, first - _REACH) + above.rfind("\n") + 1
        if wording().capital.search(folded, first, start):
            break
    return first, start


def _ground(
    reading: Reading, pairs: list[tuple[_Item, Slot, Slot]], context: tuple[int, int], pattern: str
) -> Ground | None:
    """Return what makes pairs claims about capitals, or None."""
    capitals = sum(_is_capital(country, capital) for _, country, capital in pairs)
    if len(pairs) > 2 and capitals and _is_named_after(reading.folded, pairs[-1][0].end):
        return "words"
    told = sum(capital.kind in ("placeholder", "empty") for _, _, capital in pairs)
    reverse = sum(capital.start < country.start for _, country, capital in pairs) * 2 > len(pairs)
    if _speaks_of_capitals(reading, context, single=len(pairs) == 1):
        if len(pairs) == 1:
            return (
                "words"
                if pairs[0][2].kind in ("city", "placeholder", "empty") and not (reverse and not capitals)
                else None
            )
        return "words" if (capitals + told) * 4 >= len(pairs) else None
    if len(pairs) < 2 or capitals < 2 or reverse or pattern == "headings":
        return None
    if capitals * 3 >= len(pairs) * 2:
        return "sisters"
    return "none" if len(pairs) > 2 and capitals * 2 >= len(pairs) else None


def _is_named_after(folded: str, end: int) -> bool:
    """Tell whether the sentence behind a list says that these are capitals."""
    words = re.match(
        rf"[\s.]{{0,3}}[^.!?。\n{PLACE}]{{0,{_LONGEST_CELL * 2}}}(?=[.!?。\n]|$)",
        folded[end : end + 2 * _LONGEST_CELL + 4],
    )
    return bool(words and wording().capital.search(words.group()))


def _is_elsewhere(folded: str, start: int, end: int) -> bool:
    """Tell whether a list or the words above it say that its cities are something else: offices, hosts, airports."""
    stop = folded.find("\n", end)
    return bool(wording().finder("elsewhere").search(folded, start, stop if stop >= 0 else len(folded)))


def _speaks_of_capitals(reading: Reading, context: tuple[int, int], *, single: bool) -> bool:
    cues = list(wording().capital.finditer(reading.folded, *context))
    if not cues:
        return False
    between = reading.folded[cues[-1].end() : context[1]]
    return not single or (len(between) <= 40 and PLACE not in between and "\n" not in between.strip())


def _is_capital(country: Slot, capital: Slot) -> bool:
    cities = capital.several or (capital.id or "",)
    return all(tenures(city, country.id or "") for city in cities)


def _language(context: str, countries: list[Slot]) -> str:
    """Return the language of the words for *capital* in a context; of several, the one most countries are named in."""
    cue = next(wording().capital.finditer(context), None)
    spoken = wording().languages.get(" ".join(cue.group().split()), ()) if cue else ()
    named = [languages_of(country.id or "", country.surface) for country in countries]
    return max(
        spoken, key=lambda tag: sum(tag.partition("-")[0] in languages for languages in named), default="und"
    )
