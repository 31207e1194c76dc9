"""Accessions and summits told in a table or in the fields of a profile.

Accessions have a label such as *Joined ASEAN*, and dates beside or below it; summits a heading that names them, and below it lines
with a number, days and a place: *1st, 23-24 February 1976, Bali*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from aseanfacts.text.model import Claim, ClaimKind, DateSpan, Slot, SlotKind
from aseanfacts.text.numbers import Number, find_numbers
from aseanfacts.text.phrasing import phrasing
from aseanfacts.text.reading import PLACE, Reading, slot_for
from aseanfacts.text.subjects import opens_line
from aseanfacts.text.written_dates import find_dates, iso_of

__all__ = ["accessions_in_rosters", "claim_of", "is_of_a_country", "summits_in_rosters"]

_BETWEEN = re.compile(r"[\s:=|(.–—-]{0,8}")
_CELL = re.compile(r"[|\t]|[^\S\n]{2,}")
_NUMBERED = re.compile(r"[\W_]{0,8}(?:\d{1,2}[.)])?[\W_]{0,8}")
_RULE = re.compile(r"[\s|:=+–—-]*")
_LONGEST_LINE = 200
_NEAR = 400
_LONGEST_ROW = 120
_LONGEST_REST = 24
_MOST_ROWS = 60
_LONGEST_PROFILE = 12
_LONGEST_TITLE = 60
_MOST_BELOW = 3
_ROW_MARK = re.compile(r"[\s|*•·–-]{0,8}")


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
        yield claim_of(reading, "accession", country, date, label.start(), language)


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
                yield claim_of(reading, "accession", country, dates[0], country, language)


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


def summits_in_rosters(reading: Reading) -> Iterator[Claim]:
    """Yield each summit that a line tells below a heading that names the summits of ASEAN.

    Args:
        reading: A text that names ASEAN.

    Yields:
        The claims, line by line.

    """
    if phrasing().finder_in_all("summit").search(reading.folded) is None:
        return
    language, left, at = "", 0, 0
    for part in reading.folded.split("\n"):
        line, at = _Line(at, at + len(part)), at + len(part) + 1
        if not part.strip() or len(part) > _LONGEST_LINE:
            continue
        heading = _heading_of_summits(part)
        row = _summit_row(reading, line, language) if language and not heading else None
        if row:
            yield row
        language = heading or (language if row or left else "")
        left = _MOST_BELOW if heading or row else max(0, left - 1)


def _heading_of_summits(part: str) -> str:
    """Return the language of a line that names the summits of ASEAN, empty when it names something else."""
    summit = phrasing().finder_in_all("summit").search(part)
    if summit is None or phrasing().finder_in_all("asean").search(part) is None:
        return ""
    return "" if _names_others(part) else phrasing().language_of("summit", summit.group())


def _names_others(part: str) -> bool:
    return any(phrasing().finder_in_all(role).search(part) for role in ("rival", "stranger"))


def _summit_row(reading: Reading, line: _Line, language: str) -> Claim | None:
    """Return the summit a line tells: a how-manieth at its beginning, one date and a place, no word for a summit or ASEAN."""
    part = reading.folded[line.start : line.end]
    mark = _ROW_MARK.match(part)
    first = next((found for found in find_numbers(part[:_LONGEST_TITLE]) if found.is_ordinal), None)
    places = [at for at in range(line.start, line.end) if reading.folded[at] == PLACE]
    if first is None or not mark or first.start > mark.end() or not places:
        return None
    dates = _dates(reading.folded, _Line(line.start + first.end, line.end))
    named = [phrasing().finder_in_all(role).search(part) for role in ("summit", "asean")]
    if len(dates) != 1 or any(named) or _names_others(part):
        return None
    return _summit(reading, _Line(line.start + first.start, line.end), first, dates[0], places, language)


def _summit(
    reading: Reading, line: _Line, number: Number, date: DateSpan, places: list[int], language: str
) -> Claim:
    begin, end = reading.original(line.start, max(places[-1] + 1, date.end))
    first = line.start, line.start + number.end - number.start
    values = [
        _slot(reading, *first, "number", str(number.value), "ordinal"),
        _slot(reading, date.start, date.end, "date", iso_of(date), date.precision),
        *(slot_for(reading.places[at]) for at in places),
    ]
    return Claim(
        begin,
        end,
        reading.text[begin:end],
        None,
        None,
        "summit",
        "current",
        asserts_membership=False,
        kind="summit",
        values=tuple(sorted(values, key=lambda slot: slot.start)),
        language=language,
    )


def _slot(reading: Reading, start: int, end: int, kind: SlotKind, identifier: str, form: str) -> Slot:
    first, last = reading.original(start, end)
    return Slot(first, last, reading.text[first:last], kind, identifier, form)


def claim_of(
    reading: Reading, kind: ClaimKind, country: int, date: DateSpan, start: int, language: str
) -> Claim:
    """Return what a date says of a country, the claim beginning at a folded offset."""
    mention = reading.places[country]
    begin, end = reading.original(min(start, date.start), max(start + 1, date.end))
    return Claim(
        begin,
        end,
        reading.text[begin:end],
        slot_for(mention),
        None,
        kind,
        "current",
        asserts_membership=False,
        kind=kind,
        values=(_slot(reading, date.start, date.end, "date", iso_of(date), date.precision),),
        language=language,
    )
