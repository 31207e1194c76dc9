"""Dates and ranges of dates in a text: days, months and years, in the languages of the region.

Names of months and the words around them stand in ``date-words.csv``. Years of the Buddhist era are turned into common years. A
date is what is written, not what is meant: days of the week and words such as *yesterday* are not dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from aseanfacts.dataset import Dataset
from aseanfacts.text.model import DateSpan
from aseanfacts.text.reading import as_read
from aseanfacts.text.scripts import word_pattern

__all__ = ["date_words", "find_dates", "iso_of", "rewrite_date"]

_BUDDHIST_ERA = 543
_CENTURY = 1900
_YEARS = range(1900, 2100)
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_GAP = r"\s{0,2}"
_NUMERIC = (
    r"(?<![\w./-])(?P<y>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?![\w-])",
    r"(?<![\w./-])(?P<d1>\d{1,2})(?P<sign>[/.-]|\s[/-]\s)(?P<m1>\d{1,2})(?P=sign)(?P<y>\d{4})(?![\w-])",
)
_NUMERIC_MONTH = r"(?<![\w./-])(?:{before}\s{{0,2}})?(?P<m1>0?[1-9]|1[0-2])[/-](?P<y>\d{{4}})(?![\w/-])"
_NUMBERED_MONTH = re.compile(r"(?<=\d)(?=[月월])")
_SHORT_YEAR = r"[6-9]\d(?=[年년](?![代間间ぶ前後后目余来多대간전후]))"
_EDGE = r"(?<![\da-z/-])(?<!\d[.,])"
_YEAR = _EDGE + rf"(?P<y>\d{{4}}(?![\da-z]|[.,]\d|%)|{_SHORT_YEAR})"


def find_dates(folded: str) -> tuple[DateSpan, ...]:
    """Find the dates of a folded text.

    Args:
        folded: Text in lower case, as :func:`aseanfacts.text.reading.as_read` leaves it.

    Returns:
        The dates by first offset; none overlaps another. A day without its year is written ``--MM-DD``.

    Examples:
        >>> [(found.surface, found.iso_start, found.iso_end) for found in find_dates("5-7 september 2023 di jakarta")]
        [('5-7 september 2023', '2023-09-05', '2023-09-07')]
        >>> [found.iso_start for found in find_dates("8 สิงหาคม 2510; ngày 28 tháng 7 năm 1995; 1967年8月8日; 1984")]
        ['1967-08-08', '1995-07-28', '1967-08-08', '1984']

    """
    if not any(map(str.isdecimal, folded)):
        return ()
    found = [span for pattern in _patterns() for span in _spans(pattern, folded)]
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[DateSpan] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def iso_of(date: DateSpan) -> str:
    """Return a date or range as ISO 8601 writes it."""
    return date.iso_start if date.iso_start == date.iso_end else f"{date.iso_start}/{date.iso_end}"


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, int], ...]:
    rows = Dataset.bundled().tables["date-words"]
    return tuple((str(row["role"]), as_read(str(row["word"])), int(str(row["value"] or 0))) for row in rows)


def date_words(*roles: str) -> tuple[str, ...]:
    """Return the words of some roles in every language, the longest first."""
    found = {word for role, word, _ in _rows() if role in roles}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {word: value for role, word, value in _rows() if role == "month"}


def _either(*roles: str) -> str:
    return "(?:" + "|".join(map(re.escape, date_words(*roles))) + ")"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    to = rf"{_GAP}(?:[-–—~]|{_either('range')}){_GAP}"
    year = rf"(?:{_GAP},?{_GAP}(?:{_either('before-year')}{_GAP})?(?<![\d/.-])(?P<y>\d{{4}})(?!\d)(?:{_GAP}{_either('after-year')})?)"
    year_first = rf"(?P<y>\d{{4}}|{_SHORT_YEAR})(?:{_GAP}{_either('after-year')}{_GAP})"
    day_month = rf"{_day(1)}{_GAP}{_month(1)}"
    month_day = rf"{_month(1)}{_GAP}{_day(1)}"
    orders = (
        rf"{_day(1)}{to}{_day(2)}{_GAP}{_month(2)}{year}?",
        rf"{day_month}{to}{_day(2)}{_GAP}{_month(2)}{year}?",
        rf"{day_month}{year}?",
        rf"{month_day}{to}{_day(2)}(?!\d){year}?",
        rf"{month_day}{to}{_month(2)}{_GAP}{_day(2)}(?!\d){year}?",
        rf"{month_day}(?!\d){year}?",
        rf"{year_first}{month_day}(?:{to}(?:{_month(2)}{_GAP})?{_day(2)})?",
        rf"{_month(1)}{year}",
        rf"(?P<y>\d{{4}}){_GAP}{month_day}(?!\d)",
        rf"{_month(1)}[/-](?P<y>\d{{4}})(?!\d)",
        rf"(?P<y>\d{{4}})\.{_GAP}{_month(1)}(?!{_GAP}\d)",
        rf"{year_first}{_month(1)}(?!{_GAP}\d)",
    )
    bounded = [_EDGE + order for order in orders]
    numeric_month = _NUMERIC_MONTH.format(before=_either("before-month"))
    return tuple(map(re.compile, [*bounded, *_NUMERIC, numeric_month, _YEAR]))


def _day(number: int) -> str:
    return rf"(?:{_either('before-day')}{_GAP})?(?P<d{number}>\d{{1,2}})(?:{_GAP}{_either('after-day')})?"


def _month(number: int) -> str:
    months = "|".join(
        _NUMBERED_MONTH.sub(_GAP.replace("\\", r"\\"), re.escape(month)) + _edge(month[-1])
        for month in date_words("month")
    )
    around = rf"(?:{_either('before-month')}{_GAP})?", rf"(?:{_GAP}{_either('after-month')})?"
    return rf"{around[0]}(?P<m{number}>{months}){around[1]}"


def _edge(last: str) -> str:
    """Return what must not follow a month: a letter, in scripts that part words."""
    return r"(?![^\W\d_])" if word_pattern().match(last) else ""


def _spans(pattern: re.Pattern[str], folded: str) -> Iterator[DateSpan]:
    for match in pattern.finditer(folded):
        found = _span(match)
        if found:
            yield found


def _span(match: re.Match[str]) -> DateSpan | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    year = _year(groups.get("y"))
    if year is None:
        return None
    months = [_month_number(groups[name]) for name in ("m1", "m2") if name in groups]
    days = [int(groups[name]) for name in ("d1", "d2") if name in groups]
    if "sign" in groups and months[0] > 12:
        months, days = days, months
    pairs = [(months[0] if number == 0 else months[-1], day) for number, day in enumerate(days)]
    if not all(1 <= month <= 12 and 1 <= day <= _DAYS_OF_MONTH[month - 1] for month, day in pairs):
        return None
    dates = [f"{year}-{month:02}-{day:02}" for month, day in pairs]
    dates = dates or [f"{year}-{month:02}" for month in months] or [year]
    precision: Literal["day", "month", "year"] = "day" if days else "month" if months else "year"
    start, end = match.span("y") if precision == "year" else match.span()
    return DateSpan(start, end, match.string[start:end], dates[0], dates[-1], precision)


def _year(written: str | None) -> str | None:
    """Return a year of the common era as text; ``"-"`` when none is written, None when it is no year."""
    if written is None:
        return "-"
    year = int(written) + (_CENTURY if len(written) == 2 else 0)
    if year - _BUDDHIST_ERA in _YEARS and year not in _YEARS:
        year -= _BUDDHIST_ERA
    return str(year) if year in _YEARS else None


def _month_number(written: str) -> int:
    return _months().get(written) or _months().get("".join(written.split())) or int(written)


def rewrite_date(written: str, iso: str, language: str) -> str | None:
    """Put another date in the place of a written one, in its own form.

    Args:
        written: A date as a text has it.
        iso: The date to write, ``YYYY-MM-DD``.
        language: The language of the text.

    Returns:
        The new date, or None where only a person can write it: a range, or a month without a name in the language.

    Examples:
        >>> rewrite_date("9 Agustus 1967", "1967-08-08", "id"), rewrite_date("1985", "1984-01-07", "en")
        ('8 Agustus 1967', '1984')

    """
    folded = as_read(written)
    found = find_dates(folded)
    if len(found) != 1 or found[0].iso_start != found[0].iso_end or len(folded) != len(written):
        return None
    year, month, day = iso.split("-")
    match = next(
        (match for pattern in _patterns() for match in pattern.finditer(folded) if _span(match)), None
    )
    if match is None:
        return None
    parts = {name: span for name in match.groupdict() if (span := match.span(name)) != (-1, -1)}
    new = {"d1": str(int(day)), "m1": _month_name(match, month, language), "y": _year_as(match, year)}
    if "sign" in parts or new["m1"] is None:
        return None
    for name in sorted(parts, key=lambda name: -parts[name][0]):
        first, last = parts[name]
        written = written[:first] + str(new[name]) + written[last:]
    return written


def _month_name(match: re.Match[str], month: str, language: str) -> str | None:
    """Return the longest name of a month in a language; empty when none is written."""
    if "m1" not in match.re.groupindex or not match.group("m1"):
        return ""
    rows = Dataset.bundled().tables["date-words"]
    names = [
        str(row["word"])
        for row in rows
        if (row["role"], row["language"], row["value"]) == ("month", language, int(month))
    ]
    return max(names, key=len) if names else None


def _year_as(match: re.Match[str], year: str) -> str:
    written = match.group("y")
    return (
        str(int(year) + _BUDDHIST_ERA)
        if written and int(written) - _BUDDHIST_ERA in _YEARS and int(written) not in _YEARS
        else year
    )
