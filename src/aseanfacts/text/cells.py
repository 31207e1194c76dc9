"""Lines and cells: how a text is cut before anything is made of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.slots import is_nothing

__all__ = ["FLAT_ROW", "LONGEST_CELL", "MARKER", "REACH", "is_whole", "lines", "may_be_row", "may_fill"]

MARKER = re.compile(
    r"[^\S\n]*(?:[-*•·▪◦►✓➢#>+]+ +|\(?\d{1,2}[.)\]:] ?(?![ \t|])|[a-z][.)] +|\d{1,2} (?![ |])|\|)?[^\S\n]*[*_\"“]{0,2}"
)
FLAT_ROW = re.compile(
    rf"(?:[^\w\n{PLACE}]|\d){{0,8}}(?:[^\W\d]\w{{2,11}} (?:\w{{1,3}} )?{PLACE}(?:\.svg)? (?={PLACE} ))?"
    rf"(?P<name>{PLACE})(?: ?\([^()\n]{{0,30}}\))? "
    rf"(?P<slot>{PLACE}(?=\s|$)|[^\d\n{PLACE}]{{2,40}}?(?=\s\d))"
)
LONGEST_CELL, LONGEST_ROW = 60, 160
REACH = 260
_STOPPED = re.compile(r"[.!?;](?:\s|$)")


def lines(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each line, without its end."""
    start = 0
    while start <= len(folded):
        end = folded.find("\n", start)
        end = len(folded) if end < 0 else end
        yield start, end
        start = end + 1


def may_be_row(folded: str) -> bool:
    """Tell whether a line can be the row of a table that names no place: words without a full stop."""
    return 0 < len(folded.strip()) <= LONGEST_ROW and not _STOPPED.search(folded)


def is_whole(reading: Reading, cell: tuple[int, int], kind: str) -> bool:
    """Tell whether a cell holds one place of a kind and nothing else; its flag may stand beside it."""
    places = reading.within(*cell)
    return (
        bool(places)
        and not reading.folded[slice(*cell)].replace(PLACE, "").strip()
        and {(place.kind, place.id) for place in places} == {(kind, places[0].id)}
    )


def may_fill(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether a stretch of running text can be a slot: a place, a sign for nothing, or capitalised words."""
    content = reading.folded[start:stop].strip()
    if PLACE in content:
        return content == PLACE
    words = reading.slice(start, stop).split()
    return is_nothing(content) or (len(words) <= 4 and all(word[0].isupper() for word in words))
