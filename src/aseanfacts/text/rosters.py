"""Accessions told in a table or in the fields of a profile: a label such as *Joined ASEAN*, and dates beside or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from aseanfacts.text.model import Claim, DateSpan, Slot
from aseanfacts.text.phrases import phrasing
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.subjects import opens_line
from aseanfacts.text.written_dates import find_dates, iso_of

__all__ = ["accessions_in_rosters", "is_of_a_country"]

_BETWEEN = re.compile(r"[\s:=|(.–—-]{0,8}")
_CELL = re.compile(r"[|\t]|[^\S\n]{2,}")
_NUMBERED = re.compile(r"[\W_]{0,8}(?:\d{1,2}[.)])?[\W_]{0,8}")
_RULE = re.compile(r"[\s|:=+–—-]*")
_LONGEST_LINE = 200
_NEAR = 400
_LONGEST_ROW = 80
_LONGEST_REST = 24
_MOST_ROWS = 60
_LONGEST_PROFILE = 12
_LONGEST_TITLE = 60


@frozen
class _Line:
    """A line of the folded text, the end exclusive."""

    start: int
    end: int


def accessions_in_rosters(reading: Reading) -> Iterator[Claim]:
    """Yield each accession that a label tells: its field in a country's profile, or its column in a table of countries.

    Args:
        reading: A text that names ASEAN.

    Yields:
        The claims, label by label.

    """
    folded = reading.folded
    for label in phrasing().finder_in_all("joined-label").finditer(folded):
        line = _line_around(folded, label.start())
        cell = _CELL.split(folded[label.end() : line.end])[0]
        if line.end - line.start > _LONGEST_LINE or phrasing().finder_in_all("rival").search(cell):
            continue
        language = phrasing().language_of("joined-label", label.group())
        dates = _dates(folded, _Line(label.end(), line.end))
        if not dates and len(cell.strip(" :*_")) <= _LONGEST_REST:
            yield from _rows(reading, line, _column(folded, line, label.start()), language)
        elif dates:
            yield from _field(reading, label, dates[0], language)


def _field(reading: Reading, label: re.Match[str], date: DateSpan, language: str) -> Iterator[Claim]:
    between = _BETWEEN.match(reading.folded, label.end())
    if between is None or between.end() < date.start or not opens_line(reading.folded, label.start()):
        return
    named = phrasing().finder_in_all("asean").search(label.group()) is not None
    country = _title_above(reading, label.start(), strictly=not named)
    if country is not None:
        yield _claim(reading, country, date, label.start(), language)


def _title_above(reading: Reading, position: int, *, strictly: bool) -> int | None:
    """Return the country of the nearest line above that names one country: alone, or when not *strictly* in a short line."""
    line = _line_around(reading.folded, position)
    for _ in range(_LONGEST_PROFILE):
        if line.start == 0:
            break
        line = _line_around(reading.folded, line.start - 1)
        countries = _countries(reading, line)
        is_short = not strictly and line.end - line.start <= _LONGEST_TITLE
        if len(countries) == 1 and (is_short or _is_title(reading.folded, countries[0])):
            return countries[0]
    return None


def is_of_a_country(reading: Reading, position: int) -> bool:
    """Tell whether a field stands in the profile of a country: below a line with nothing but its name, no list of them."""
    line = _line_around(reading.folded, position)
    titles = []
    for _ in range(_LONGEST_PROFILE):
        if line.start == 0:
            break
        line = _line_around(reading.folded, line.start - 1)
        places = [
            at for at in range(line.start, min(line.end, line.start + _LONGEST_ROW)) if at in reading.places
        ]
        titles.append(bool(places) and _is_title(reading.folded, places[0]))
        if titles[-1]:
            above = _line_around(reading.folded, max(0, line.start - 1))
            first = reading.folded.find(PLACE, above.start, above.end)
            return not (len(titles) > 1 and titles[-2]) and not (
                line.start and first >= 0 and _is_title(reading.folded, first)
            )
    return False


def _is_title(folded: str, country: int) -> bool:
    """Tell whether a line names a country and says nothing else, but for its number and what stands in brackets."""
    line = _line_around(folded, country)
    rest = re.sub(r"\([^()]*\)?", "", folded[country + 1 : line.end])
    return _NUMBERED.fullmatch(folded, line.start, country) is not None and not re.search(r"[^\W_]", rest)


def _rows(reading: Reading, header: _Line, column: tuple[int, int], language: str) -> Iterator[Claim]:
    at = header.end
    for _ in range(_MOST_ROWS):
        if at >= len(reading.folded):
            return
        line = _line_around(reading.folded, at + 1)
        at = line.end
        countries = _countries(reading, line)
        if not countries:
            if _RULE.fullmatch(reading.folded, line.start, line.end) and line.end > line.start:
                continue
            return
        dates = _dates(reading.folded, _in_column(reading.folded, line, column))
        if len(dates) == 1:
            for country in countries:
                yield _claim(reading, country, dates[0], country, language)


def _countries(reading: Reading, line: _Line) -> list[int]:
    """Return where the countries of a line are named first."""
    found: dict[str, int] = {}
    for place in range(line.start, min(line.end, line.start + _LONGEST_LINE)):
        if reading.folded[place] == PLACE and reading.places[place].kind == "country":
            found.setdefault(reading.places[place].id, place)
    return list(found.values())


def _line_around(folded: str, position: int) -> _Line:
    """Return the line a position stands in; of a very long one what stands near."""
    first, last = max(0, position - _NEAR), position + _NEAR
    start, end = folded.rfind("\n", first, position), folded.find("\n", position, last)
    return _Line(first if start < 0 else start + 1, min(len(folded), last) if end < 0 else end)


def _column(folded: str, line: _Line, position: int) -> tuple[int, int]:
    """Return the number of the cell a position stands in, and that of all cells of the line."""
    before = _cells(folded[line.start : position])
    return len(before) - 1, len(_cells(folded[line.start : line.end]))


def _cells(line: str) -> list[str]:
    return _CELL.split(line.strip(" "))


def _in_column(folded: str, line: _Line, column: tuple[int, int]) -> _Line:
    """Return the cell of a line in a column; the whole line where it has no such cells, nothing where that is too long."""
    number, of_all = column
    start = line.start
    cells = [cell.span() for cell in _CELL.finditer(folded, line.start, line.end)]
    if of_all == 1 or len(cells) + 1 != of_all:
        return line if line.end - line.start <= _LONGEST_ROW else _Line(start, start)
    bounds = [line.start, *(end for _, end in cells)], [*(first for first, _ in cells), line.end]
    return _Line(bounds[0][number], bounds[1][number])


def _dates(folded: str, part: _Line) -> list[DateSpan]:
    return [
        DateSpan(
            part.start + found.start,
            part.start + found.end,
            found.surface,
            found.iso_start,
            found.iso_end,
            found.precision,
        )
        for found in find_dates(folded[part.start : part.end])
    ]


def _claim(reading: Reading, country: int, date: DateSpan, start: int, language: str) -> Claim:
    mention = reading.places[country]
    first, last = reading.original(date.start, date.end)
    begin, end = reading.original(min(start, date.start), max(start + 1, date.end))
    return Claim(
        begin,
        end,
        reading.text[begin:end],
        Slot(mention.start, mention.end, mention.surface, "country", mention.id, mention.form),
        None,
        "accession",
        "current",
        asserts_membership=False,
        kind="accession",
        values=(Slot(first, last, reading.text[first:last], "date", iso_of(date), date.precision),),
        language=language,
    )
