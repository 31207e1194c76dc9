"""Stretches of days a claim names, and how they lie to the days the record has."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from attrs import frozen

__all__ = ["Period", "is_within", "period_of"]


@frozen
class Period:
    """A stretch of days, both ends inclusive.

    Attributes:
        first: Its first day.
        last: Its last day.
    """

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def covers(self, other: Period) -> bool:
        """Tell whether all of another period lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Period) -> bool:
        """Tell whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


def is_within(day: date, begins: date | None, until: date | None) -> bool:
    """Tell whether something holds on a day that began on one and ended before another.

    Args:
        day: The day.
        begins: The first day; None when it is not known, and then nothing holds.
        until: The first day no more; None when it goes on.

    Examples:
        >>> is_within(date(1984, 1, 7), date(1984, 1, 7), None)
        True

    """
    return begins is not None and begins <= day and (until is None or day < until)


def period_of(iso: str, year: int | None = None) -> Period | None:
    """Return the days an ISO date or range stands for.

    Args:
        iso: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, ``--MM-DD``, or two of these with a slash between.
        year: The year of a date that names none.

    Returns:
        The period; None when a year is missing, or there is no such day.

    Examples:
        >>> period_of("1967-08").last.isoformat(), period_of("--09-05", 2023).first.isoformat()
        ('1967-08-31', '2023-09-05')

    """
    begin, _, end = iso.partition("/")
    first, last = _days(begin, year), _days(end or begin, year)
    if first is None or last is None or first.first > last.last:
        return None
    return Period(first.first, last.last)


def _days(iso: str, year: int | None) -> Period | None:
    if iso.startswith("--"):
        iso = f"{year}{iso[1:]}" if year else ""
    written = [int(part) for part in iso.split("-") if part]
    try:
        if len(written) == 3:
            day = date(written[0], written[1], written[2])
            return Period(day, day)
        if len(written) == 2:
            return Period(
                date(written[0], written[1], 1),
                date(written[0], written[1], monthrange(written[0], written[1])[1]),
            )
        return Period(date(written[0], 1, 1), date(written[0], 12, 31)) if written else None
    except ValueError:
        return None
