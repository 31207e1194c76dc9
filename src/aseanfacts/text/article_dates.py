"""When an article says that something was: days, ranges, months, years, weekdays, in the words of its language.

A date without its year, a weekday or *kemarin* needs another date to mean a day. It is resolved where the day of publication, or the
days of an event, leave one day alone; else it stays open. What date a claim states, in whatever language, is read by
:mod:`aseanfacts.text.written_dates`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from attrs import evolve, field, frozen

from aseanfacts.text.model import DateSpan
from aseanfacts.text.passages import Passage
from aseanfacts.text.vocabulary import Vocabulary

__all__ = ["Window", "find_dates", "window_of", "within"]

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
_MODERN = r"(?:19|20|21)[0-9]{2}"
_WORD_BEFORE, _WORD_AFTER = r"(?<![\w/.,-])", r"(?!\w|[/.,-][0-9])"
_DIGIT = re.compile(r"[0-9]")
_HALF_A_YEAR = timedelta(days=183)
_ONE_DAY = timedelta(days=1)
_WEEK = 7


@frozen
class Window:
    """Days within which something was; both count."""

    first: date
    last: date


@frozen
class _Found:
    """A date before it is resolved: offsets, and what stands there. Zero is what the text leaves out."""

    start: int
    end: int
    first: tuple[int, int, int] = (0, 0, 0)
    last: tuple[int, int, int] = (0, 0, 0)
    weekday: int = 0
    away: int | None = None
    direction: Literal["", "last", "next"] = ""
    words: str = field(default="", repr=False)


@frozen(eq=False)
class _Grammar:
    """The forms of dates in a language, and what its words mean."""

    forms: tuple[re.Pattern[str], ...]
    years: re.Pattern[str]
    weekday: re.Pattern[str]
    day: re.Pattern[str]
    values: Mapping[tuple[str, str], int]


def find_dates(passage: Passage, known: Vocabulary, published: Window | None = None) -> tuple[DateSpan, ...]:
    """Find the dates of a paragraph.

    Args:
        passage: The paragraph.
        known: The words of its language.
        published: The days within which the article was published, if known.

    Returns:
        The dates by offset; none overlaps another.

    """
    grammar = _grammar(known)
    candidates = [*_relative(passage.text, grammar)] if passage.words else []
    if _DIGIT.search(passage.text):
        candidates += [*_full(passage.text, grammar), *_years(passage, known, grammar)]
    candidates += _months(passage, known, grammar)
    candidates.sort(key=lambda found: (found.start, -found.end))
    made: list[DateSpan] = []
    at = 0
    for candidate in candidates:
        if candidate.start >= at:
            directed = evolve(candidate, direction=_direction(passage, known, candidate))
            made.append(_span(passage, directed, published))
            at = candidate.end
    return tuple(made)


def window_of(published: str | None) -> Window | None:
    """Return the days an article may have been published on.

    Examples:
        >>> window_of("2024-02").last
        datetime.date(2024, 2, 29)

    """
    if published is None:
        return None
    year, month, day = (int(part) for part in (*published.split("-"), "0", "0")[:3])
    return Window(
        date(year, month or 1, day or 1),
        date(year, month or 12, day or monthrange(year, month or 12)[1]),
    )


def within(found: DateSpan, window: Window, known: Vocabulary) -> DateSpan:
    """Resolve a weekday by the days of an event, if just one of them is that weekday.

    Args:
        found: A date of the text.
        window: The days of the event.
        known: The words of the language.

    Returns:
        The date, resolved where the window leaves one day alone.

    """
    number = _grammar(known).values.get(("weekday", found.surface.lower()), 0)
    if found.iso_start or not number or (window.last - window.first).days > 366:
        return found
    days = [
        day
        for away in range((window.last - window.first).days + 1)
        if (day := window.first + away * _ONE_DAY).isoweekday() == number
    ]
    return (
        evolve(found, iso_start=days[0].isoformat(), iso_end=days[0].isoformat()) if len(days) == 1 else found
    )


@lru_cache(maxsize=8)
def _grammar(known: Vocabulary) -> _Grammar:
    month = _either(known, "month")
    through = rf"(?:\s?[-–—]\s?|\s{{1,3}}(?:{_either(known, 'range', 'day-range')})\s{{1,3}})"
    years = rf"(?:\s?[-–—]\s?|\s{{1,3}}(?:{_either(known, 'range')})\s{{1,3}})"
    day = rf"(?P<d>{_DAY})(?:st|nd|rd|th)?"
    other = rf"(?P<e>{_DAY})(?:st|nd|rd|th)?"
    dot = r"(?:\.(?=\s{1,3}[0-9a-z]))?"
    first, last = rf"(?P<m>{month}){dot}", rf"(?P<n>{month}){dot}"
    of = r"\s{1,3}(?:of\s{1,3})?"
    year, comma_year = rf"(?:,?\s{{1,3}}(?P<y>{_YEAR}))?", rf"(?:,?\s{{1,3}}(?P<y>{_YEAR}))?"
    early = rf"(?:,?\s{{1,3}}(?P<x>{_YEAR}))?"
    forms = (
        rf"{day}{of}{first}{early}{through}{other}{of}{last}{year}",
        rf"{day}{through}{other}{of}{first}{year}",
        rf"{day}{of}{first}{year}",
        rf"{first}\s{{1,3}}{day}{early}{through}{last}\s{{1,3}}{other}{comma_year}",
        rf"{first}\s{{1,3}}{day}{through}{other}{comma_year}",
        rf"{first}\s{{1,3}}{day}{comma_year}",
        rf"{first}{through}{last}\s{{1,3}}(?P<y>{_YEAR})",
        rf"(?<![0-3][0-9]\s){first},?\s{{1,3}}(?P<y>{_YEAR})",
        rf"{day}-{other}[/.](?P<k>0?[1-9]|1[0-2])[/.](?P<y>{_YEAR})",
        rf"{day}(?P<s>[/.-])(?P<k>{_DAY})(?P=s)(?P<y>{_YEAR})",
        rf"(?P<y>{_YEAR})-(?P<k>0[1-9]|1[0-2])-{day}",
        rf"(?<=\(){day}/(?P<k>0?[1-9]|1[0-2])(?=\))",
    )
    values = {
        (role, word): int(value)
        for role in ("month", "weekday", "day")
        for word, value in known.starting(role)
    }
    return _Grammar(
        tuple(re.compile(_WORD_BEFORE + form + _WORD_AFTER) for form in forms),
        re.compile(rf"{_WORD_BEFORE}(?P<first>{_MODERN})(?:{years}(?P<last>{_MODERN}))?{_WORD_AFTER}"),
        re.compile(rf"(?<!\w)(?:{_either(known, 'weekday')})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{_either(known, 'day')})(?!\w)", re.IGNORECASE),
        values,
    )


def _either(known: Vocabulary, *roles: str) -> str:
    """Return an expression for the words of some roles: capitalised, in capitals, in small letters."""
    words = [word for role in roles for word, _ in known.starting(role)]
    spellings = {
        spelling for word in words for spelling in (word, word.upper(), word.title(), word.capitalize())
    }
    ordered = sorted(spellings, key=lambda word: (-len(word), word))
    return (
        "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}").replace("'", "['’]") for word in ordered)
        or "(?!)"
    )


def _full(text: str, grammar: _Grammar) -> Iterator[_Found]:
    for form in grammar.forms:
        for match in form.finditer(text):
            found = _read(match, grammar)
            if found:
                yield _with_weekday(text, grammar, found)


def _read(match: re.Match[str], grammar: _Grammar) -> _Found | None:
    """Return what a form holds, unless no calendar has such a day."""
    groups = match.groupdict()
    number = {name: int(groups.get(name) or 0) for name in "dexyk"}
    months = [grammar.values.get(("month", (groups.get(name) or "").lower().rstrip(".")), 0) for name in "mn"]
    names = [groups.get(name) or "" for name in "mn"]
    if any(name and name[0].islower() for name in names) and not number["y"]:
        return None
    month = months[0] or number["k"]
    if number["k"] > 12 >= number["d"]:
        month, number["d"] = number["d"], number["k"]
    first = (number["x"] or number["y"], month, number["d"])
    last = (number["y"], months[1] or month, number["e"] or number["d"])
    found = _Found(match.start(), match.end(), first, last)
    return found if _is_day(first) and _is_day(last) else None


def _is_day(parts: tuple[int, int, int]) -> bool:
    year, month, day = parts
    return 1 <= month <= 12 and day <= monthrange(year or 2000, month)[1]


def _with_weekday(text: str, grammar: _Grammar, found: _Found) -> _Found:
    """Return a date with the weekday before it: *Sabtu (14/6/2025)*, *Monday, 5 May*."""
    before = text[max(0, found.start - 24) : found.start]
    match = max(grammar.weekday.finditer(before), key=re.Match.start, default=None)
    if match is None or not re.fullmatch(r",?\s{0,3}\(?", before[match.end() :]):
        return found
    bracketed = before.endswith("(")
    if bracketed and text[found.end : found.end + 1] != ")":
        return found
    number = grammar.values["weekday", match.group().lower().replace("’", "'")]
    start = found.start - len(before) + match.start()
    return evolve(found, start=start, end=found.end + bracketed, weekday=number)


def _years(passage: Passage, known: Vocabulary, grammar: _Grammar) -> Iterator[_Found]:
    """Yield years that a word before them or brackets around them show to be years."""
    text = passage.text
    for match in grammar.years.finditer(text):
        index = passage.word_at(match.start())
        led = index > 0 and any(
            phrase.end == index
            for start in range(max(0, index - 2), index)
            if (phrase := known.at(passage.words, start, "year")) and not passage.words[start].is_acronym
        )
        led = led and text[passage.words[index - 1].end : match.start()].isspace()
        bracketed = (
            text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
        )
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if (led or bracketed) and first <= last:
            yield _Found(match.start(), match.end(), (first, 0, 0), (last, 0, 0))


def _months(passage: Passage, known: Vocabulary, grammar: _Grammar) -> Iterator[_Found]:
    """Yield months that stand alone behind a word such as *pada* or *until*."""
    for index in range(1, len(passage.words)):
        word = passage.words[index]
        number = grammar.values.get(("month", word.key), 0)
        led = known.has(passage.words[index - 1], "month-in") and passage.between(index - 1, index).isspace()
        if number and led and word.is_capital:
            yield _Found(word.start, word.end, (0, number, 0), (0, number, 0))


def _relative(text: str, grammar: _Grammar) -> Iterator[_Found]:
    for match in grammar.weekday.finditer(text):
        if not match.group()[0].islower():
            number = grammar.values["weekday", match.group().lower().replace("’", "'")]
            yield _Found(match.start(), match.end(), weekday=number)
    for match in grammar.day.finditer(text):
        yield _Found(
            match.start(), match.end(), away=grammar.values["day", " ".join(match.group().lower().split())]
        )


def _direction(passage: Passage, known: Vocabulary, found: _Found) -> Literal["", "last", "next"]:
    """Tell whether the words beside a date say that it is past or to come."""
    after, before = passage.word_at(found.end), passage.word_at(found.start) - 1
    if (
        known.at(passage.words, after, "last")
        and passage.text[found.end : passage.words[after].start].isspace()
    ):
        return "last"
    if (
        known.at(passage.words, after, "next")
        and passage.text[found.end : passage.words[after].start].isspace()
    ):
        return "next"
    if before >= 0 and known.has(passage.words[before], "last-before"):
        return "last"
    return "next" if before >= 0 and known.has(passage.words[before], "next-before") else ""


def _span(passage: Passage, found: _Found, published: Window | None) -> DateSpan:
    span = passage.span(found.start, found.end)
    year, month, day = found.last
    precision: Literal["day", "month", "year"] = "year" if not month and year else "day"
    if month and not day:
        precision = "month"
    if year:
        first, last = _iso(found.first), _iso(found.last)
        is_relative = False
    else:
        first, last = _resolved(found, published)
        is_relative = True
    if first > last:
        first = last = ""
    return DateSpan(span.start, span.end, span.surface, first, last, precision, is_relative)


def _iso(parts: tuple[int, int, int]) -> str:
    year, month, day = parts
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _resolved(found: _Found, published: Window | None) -> tuple[str, str]:
    """Return the days a date without a year means, as far as the day of publication leaves one alone."""
    if published is None:
        return "", ""
    nearest = {_nearest(found, day) for day in (published.first, published.last)}
    if len(nearest) != 1 or None in nearest:
        return "", ""
    day = nearest.pop()
    assert day is not None
    if found.first == found.last:
        return day.isoformat(), day.isoformat()
    last = date(day.year + (found.last[1:] < found.first[1:]), *found.last[1:])
    return day.isoformat(), last.isoformat()


def _nearest(found: _Found, published: date) -> date | None:
    if found.away is not None:
        return published + found.away * _ONE_DAY
    if found.first[1] and not found.first[2]:
        return None
    if not found.first[1]:
        return _weekday_near(found, published)
    days = [
        date(year, found.first[1], found.first[2])
        for year in (published.year - 1, published.year, published.year + 1)
        if found.first[2] <= monthrange(year, found.first[1])[1]
    ]
    near = [day for day in days if abs(day - published) < _HALF_A_YEAR]
    if found.direction == "last":
        near = [max((day for day in days if day <= published), default=published)]
    fits = [day for day in near if found.weekday in (0, day.isoweekday())]
    return fits[0] if len(fits) == 1 else None


def _weekday_near(found: _Found, published: date) -> date:
    """Return the day a weekday means on a day: the last that was, today included, unless the text says the next."""
    if found.direction == "next":
        return published + ((found.weekday - published.isoweekday() - 1) % _WEEK + 1) * _ONE_DAY
    back = (published.isoweekday() - found.weekday) % _WEEK
    if found.direction == "last" and not back:
        back = _WEEK
    return published - back * _ONE_DAY
