"""Which country a clause is about that does not name it: "Its capital is X", "Capital: X"."""

from __future__ import annotations

import re

from aseanfacts.dataset import Dataset
from aseanfacts.text.reading import PLACE, Reading

__all__ = ["opens_line", "owner_before", "subject_before", "title_above"]

_STOP = re.compile(r"[.!?。།။]+[\"'”’»)]*(?=\s|$)|[。།။]")
_LEAD = 32
_SENTENCES = 4
_LINES = 12
_REACH = 600
_TITLE = 60
_BULLETS = ' \t|-*•·_#+!"“'


def subject_before(reading: Reading, position: int) -> int | None:
    """Return the folded offset of the country that the last sentences speak of: the one a sentence opens with.

    Args:
        reading: The text.
        position: Where the clause begins.

    Returns:
        The offset; None when no sentence of the paragraph opens with a country.

    """
    first = _paragraph(reading.folded, position)
    starts = [first, *(stop.end() for stop in _STOP.finditer(reading.folded, first, position))]
    ends = [*starts[1:], position]
    for start, end in list(zip(starts, ends, strict=True))[: -_SENTENCES - 1 : -1]:
        found = reading.folded.find(PLACE, start, min(end, start + _LEAD))
        if found >= 0 and reading.places[found].kind == "country":
            return found
    return None


def owner_before(reading: Reading, position: int, city: str) -> int | None:
    """Return the folded offset of the last country before in the paragraph that has or had a city for its capital."""
    owners = {row.member for row in Dataset.bundled().capitals if row.city == city}
    found = _countries(reading, _paragraph(reading.folded, position), position)
    return next((place for place in reversed(found) if reading.places[place].id in owners), None)


def _paragraph(folded: str, position: int) -> int:
    reach = max(0, position - _REACH)
    blank = folded.rfind("\n\n", reach, position)
    return reach if blank < 0 else blank + 2


def opens_line(folded: str, position: int) -> bool:
    """Tell whether nothing but signs stands before a position in its line."""
    line = folded.rfind("\n", max(0, position - _TITLE), position) + 1
    return position - line <= _TITLE and not folded[line:position].strip(_BULLETS)


def title_above(reading: Reading, position: int) -> int | None:
    """Return the folded offset of the country of the nearest short line above that names one country alone.

    Args:
        reading: The text.
        position: Where a word stands that opens its line.

    Returns:
        The offset; None when the word does not open its line, or when there is no such line.

    """
    if not opens_line(reading.folded, position):
        return None
    line = reading.folded.rfind("\n", max(0, position - _TITLE), position) + 1
    end = line - 1
    for _ in range(_LINES):
        if end <= 0 or line - end > _REACH:
            return None
        start = reading.folded.rfind("\n", max(0, end - _REACH), end) + 1
        countries = _countries(reading, start, end)
        if end - start <= _TITLE and len({reading.places[found].id for found in countries}) == 1:
            return countries[0]
        end = start - 1
    return None


def _countries(reading: Reading, start: int, end: int) -> list[int]:
    found = (match.start() for match in re.compile(PLACE).finditer(reading.folded, start, end))
    return [place for place in found if reading.places[place].kind == "country"]
