"""Which country a clause is about that does not name it: "Its capital is X", "Capital: X"."""

from __future__ import annotations

import re

from aseanfacts.text.reading import PLACE, Reading

__all__ = ["subject_of"]

_STOP = re.compile(r"[.!?。।။]+[\"'”’»)]*(?=\s|$)|[。।။]")
_LEAD = 32
_SENTENCES = 4
_LINES = 12
_REACH = 600
_TITLE = 60


def subject_of(reading: Reading, position: int) -> int | None:
    """Return the folded offset of the country a clause is about.

    Args:
        reading: The text.
        position: Where the clause begins.

    Returns:
        The country one of the last sentences opens with; for a line of its own, the country of the title above it. None when
        neither is there.

    """
    line = reading.folded.rfind("\n", max(0, position - _REACH), position) + 1
    if not reading.folded[line:position].strip(" \t|-*•·_#+"):
        return _title_above(reading, line)
    return _sentence_before(reading, position)


def _sentence_before(reading: Reading, position: int) -> int | None:
    reach = max(0, position - _REACH)
    paragraph = reading.folded.rfind("\n\n", reach, position)
    first = reach if paragraph < 0 else paragraph + 2
    starts = [first, *(stop.end() for stop in _STOP.finditer(reading.folded, first, position))]
    ends = [*starts[1:], position]
    for start, end in list(zip(starts, ends, strict=True))[: -_SENTENCES - 1 : -1]:
        found = reading.folded.find(PLACE, start, min(end, start + _LEAD))
        if found >= 0 and reading.places[found].kind == "country":
            return found
    return None


def _title_above(reading: Reading, line: int) -> int | None:
    """Return the country of the nearest short line above that names one country alone."""
    end = line - 1
    for _ in range(_LINES):
        if end <= 0 or line - end > _REACH:
            return None
        start = reading.folded.rfind("\n", max(0, end - _REACH), end) + 1
        countries = [
            found for found in _places(reading, start, end) if reading.places[found].kind == "country"
        ]
        if end - start <= _TITLE and len({reading.places[found].id for found in countries}) == 1:
            return countries[0]
        end = start - 1
    return None


def _places(reading: Reading, start: int, end: int) -> list[int]:
    return [start + match.start() for match in re.finditer(PLACE, reading.folded[start:end])]
