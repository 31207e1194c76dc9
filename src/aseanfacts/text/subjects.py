"""Which country a clause is about that does not name it: "Its capital is X", "Capital: X"."""

from __future__ import annotations

import re
from functools import lru_cache

from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.tenures import tenures
from aseanfacts.text.wording import wording

__all__ = ["city_above", "opens_field", "opens_line", "owner_before", "subject_before", "title_above"]

_ALONE_ABOVE = re.compile(
    rf"(?:^|\n)[^\S\n]*#{{0,4}}[^\S\n]*[【「『*]{{0,2}}(?P<place>{PLACE})[】」』*]{{0,2}}(?:[^\S\n]*\([^()\n]{{0,40}}\))?\s*$"
)
_STOP = re.compile(r"(?<![คพ]\.ศ)[.!?。།။]+[\"'”’»)]*(?=\s|$)|[。།။]")
_LEAD = 32
_SENTENCES = 4
_LINES = 20
_REACH = 600
_TITLE, _LONG_TITLE = 60, 140
_FAR = 1000
_OF_KEYS = ("country", "nama", "name", "negara")
_FIRST_SPACELESS = "\u0e00"
_LETTERS_BEFORE = 8
_AFTER_FIELD = re.compile(r"(?:[;,.(|•·–—]|[^\S\n]-)[^\S\n]{0,3}[\"'“]?$")
_LABELLED = re.compile(r"[\"'”]?\s{0,3}[:=]")
_BULLETS = " \t|-*•·_#+!\"'“"


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
        if found >= 0 and reading.places[found].kind == "country" and _is_subject(reading, start, found, end):
            return found
    return None


def _is_subject(reading: Reading, start: int, found: int, end: int) -> bool:
    """Tell whether a country is what its sentence speaks of: alone in it, or with at most a word before it."""
    before = reading.folded[start:found]
    if sum(letter >= _FIRST_SPACELESS for letter in before) > _LETTERS_BEFORE:
        return False
    alone = len({reading.places[place].id for place in _countries(reading, found, end)}) == 1
    return alone or len(before.split()) < 3


def owner_before(reading: Reading, position: int, city: str, *, far: bool = False) -> int | None:
    """Return the folded offset of the last country before that has or had a city for its capital.

    Args:
        reading: The text.
        position: Where the clause begins.
        city: Id of the city.
        far: Whether to look beyond the paragraph.

    """
    owners = {row.member for row in tenures(city)}
    first = max(0, position - _FAR) if far else _paragraph(reading.folded, position)
    found = _countries(reading, first, position)
    return next((place for place in reversed(found) if reading.places[place].id in owners), None)


def _paragraph(folded: str, position: int) -> int:
    reach = max(0, position - _REACH)
    blank = folded.rfind("\n\n", reach, position)
    return reach if blank < 0 else blank + 2


def opens_line(folded: str, position: int) -> bool:
    """Tell whether nothing but signs stands before a position in its line."""
    line = folded.rfind("\n", max(0, position - _TITLE), position) + 1
    return position - line <= _TITLE and not folded[line:position].strip(_BULLETS)


def opens_field(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a word labels a field of a profile in one line: "Laos: currency kip; capital: Vientiane"."""
    return (
        bool(_AFTER_FIELD.search(reading.folded, max(0, start - _LEAD), start))
        and bool(_LABELLED.match(reading.folded, end))
        and _line_owner(reading, start) is not None
    )


def _line_owner(reading: Reading, position: int) -> int | None:
    """Return the country that opens the line of a field, if it is the only one before; a full stop must leave it alone."""
    reach = max(0, position - _REACH)
    line = max(reading.folded.rfind(sign, reach, position) for sign in "\n{[") + 1
    countries = _countries(reading, line, position)
    if len({reading.places[found].id for found in countries}) != 1 or position - line > _REACH:
        return None
    stop = _STOP.search(reading.folded, line, position)
    lead = reading.folded[line : stop.start() if stop else countries[0]]
    alone = not lead.strip(_BULLETS + PLACE + "0123456789).(")
    return countries[0] if alone or (not stop and len(lead) <= _LEAD) else None


def title_above(reading: Reading, position: int) -> int | None:
    """Return the folded offset of the country of the nearest short line above that names one country alone.

    Args:
        reading: The text.
        position: Where a word stands that opens its line.

    Returns:
        The offset; None when the word does not open its line, or when there is no such line.

    """
    if not opens_line(reading.folded, position):
        return _line_owner(reading, position)
    line = reading.folded.rfind("\n", max(0, position - _TITLE), position) + 1
    end = line - 1
    for _ in range(_LINES):
        if end <= 0 or line - end > _REACH:
            return None
        while end and reading.folded[end - 1] == "\n":
            end -= 1
        start = reading.folded.rfind("\n", max(0, end - _REACH), end) + 1
        if _names_a_capital(reading.folded, start, end):
            return None
        found = _title(reading, start, end)
        if found is not None:
            return found
        end = start - 1
    return None


def _title(reading: Reading, start: int, end: int) -> int | None:
    """Return the country of a line that is a title: short, or opening with it; a label before it must be one for countries."""
    countries = _countries(reading, start, end)
    if len({reading.places[found].id for found in countries}) != 1:
        return None
    before = reading.folded[start : countries[0]]
    opens = not before.strip(_BULLETS + "0123456789.)(")
    label, colon, _ = before.partition(":")
    if colon and not _labels_a_country(label):
        return None
    if not colon and reading.slice(start, start + 1).islower():
        return None
    if _ends_with_part().search(before):
        return None
    closes = end - countries[-1] <= 2 and end - start <= _LONG_TITLE and not _STOP.search(before)
    return countries[0] if opens or closes or (end - start <= _TITLE and "," not in before) else None


def _labels_a_country(label: str) -> bool:
    """Tell whether a label is one for a country's name: words, or the key of a record, *countryName*, *nama_negara*."""
    if wording().finder("title-label", "country").search(label):
        return True
    key = label.strip(" \t'\"")
    return key.isidentifier() and (key.startswith(_OF_KEYS) or key.endswith(_OF_KEYS))


def city_above(reading: Reading, position: int) -> int | None:
    """Return the folded offset of the city that stands alone in the line above one that a word opens, blank lines aside."""
    if not opens_line(reading.folded, position):
        return None
    reach = max(0, position - _TITLE)
    line = reading.folded.rfind("\n", reach, position)
    found = _ALONE_ABOVE.search(reading.folded, reach, max(reach, line))
    if found is None or reading.places[found.start("place")].kind != "city":
        return None
    return found.start("place")


@lru_cache(maxsize=1)
def _ends_with_part() -> re.Pattern[str]:
    """Return the expression for words before a country that make it no more than where something lies: *province of*."""
    part, article = (wording().finder(role).pattern for role in ("part", "article"))
    return re.compile(rf"{part}\s{{0,3}}(?:{article}\s{{0,3}})?$")


def _names_a_capital(folded: str, start: int, end: int) -> bool:
    """Tell whether a line is itself labelled as a capital's, so that the title above it is spent."""
    cue = wording().capital.search(folded, start, min(end, start + _TITLE))
    return (
        cue is not None and opens_line(folded, cue.start()) and bool(_LABELLED.match(folded, cue.end(), end))
    )


def _countries(reading: Reading, start: int, end: int) -> list[int]:
    found = (match.start() for match in re.compile(PLACE).finditer(reading.folded, start, end))
    return [place for place in found if reading.places[place].kind == "country"]
