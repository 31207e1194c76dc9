"""What the record says of one slot of a statement, and how dates, numbers and places are held against it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.model import Citation, OrganisationFact
from aseanfacts.text.model import Claim, Slot, Verdict
from aseanfacts.text.numbers import word_for
from aseanfacts.text.periods import Period, period_of
from aseanfacts.text.verdicts import local_name
from aseanfacts.text.written_dates import rewrite_date

__all__ = [
    "NEAR_SPELLING",
    "Point",
    "alternatives_of",
    "city_called",
    "date_point",
    "fact_of",
    "founded_on",
    "number_point",
    "of_kind",
    "period_on",
    "place_point",
]

_NEAR_ALTERNATIVE = timedelta(days=7)
NEAR_SPELLING = 0.75


@frozen
class Point:
    """What the record says of one slot.

    Attributes:
        verdict: The verdict on it.
        expected: What the record has.
        slot: The slot; None where something is missing.
        reason: The reason, where it is not the plain one of the verdict.
        codes: What else there is to say.
        sources: Where the fact stands.
        replacement: What to write instead; empty when only a person can.
    """

    verdict: Verdict
    expected: str
    slot: Slot | None = None
    reason: str = ""
    codes: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = field(factory=tuple, repr=False)
    replacement: str = ""


def of_kind(claim: Claim, kind: str) -> list[Slot]:
    """Return the slots of a kind."""
    return [slot for slot in claim.values if slot.kind == kind]


def period_on(claim: Claim, on: date, data: Dataset) -> Period | None:
    """Return the days a claim speaks of: its own date, all the past when it says *once*, else the day asked about."""
    dates = of_kind(claim, "date")
    if dates:
        return period_of(dates[0].id or "")
    if claim.scope == "historical":
        return Period(founded_on(data), on)
    return Period(on, on)


def fact_of(data: Dataset, identifier: str) -> OrganisationFact:
    """Return a fact about the organisation by its id."""
    return next(fact for fact in data.organisation if fact.id == identifier)


def founded_on(data: Dataset) -> date:
    """Return the day of the founding."""
    return date.fromisoformat(fact_of(data, "founded-on").value)


def date_point(
    claim: Claim, slot: Slot, record: date, sources: tuple[Citation, ...], alternatives: Iterable[str] = ()
) -> Point:
    """Judge a date against the one day of the record."""
    period = period_of(slot.id or "", record.year)
    expected = record.isoformat()
    if period is None:
        return Point("wrong", expected, slot, sources=sources, codes=("no-such-day",))
    if record in period:
        return Point("correct", expected, slot, sources=sources)
    replacement = rewrite_date(slot.surface, expected, claim.language) or ""
    if any(_is_alternative(value, period, record) for value in alternatives):
        return Point(
            "imprecise", expected, slot, codes=("other-source",), sources=sources, replacement=replacement
        )
    codes = ("day-differs",) if record.year == period.first.year == period.last.year else ("year-differs",)
    return Point("wrong", expected, slot, codes=codes, sources=sources, replacement=replacement)


def _is_alternative(value: str, period: Period, record: date) -> bool:
    """Tell whether a date is another source's, and a matter of days."""
    other = period_of(value)
    return (
        other is not None
        and period.covers(other)
        and other.covers(period)
        and abs(other.first - record) <= _NEAR_ALTERNATIVE
    )


def alternatives_of(data: Dataset, resource: str, key: str, column: str) -> list[str]:
    """Return what other sources have in a cell."""
    rows = data.alternatives
    return [row.value for row in rows if (row.resource, row.key, row.field) == (resource, key, column)]


def number_point(
    claim: Claim, slot: Slot, rightly: Iterable[int], expected: int, other: str, sources: tuple[Citation, ...]
) -> Point:
    """Judge a number: right, right on another day (``outdated`` or ``premature``), or wrong."""
    if int(slot.id or 0) in set(rightly):
        return Point("correct", slot.id or "", slot, sources=sources)
    written = slot.surface.isdecimal()
    replacement = str(expected) if written else word_for(expected, claim.language)
    if other and not of_kind(claim, "date"):
        return Point(
            "anachronistic", str(expected), slot, codes=(other,), sources=sources, replacement=replacement
        )
    return Point(
        "wrong",
        str(expected),
        slot,
        codes=("other-date",) if other else (),
        sources=sources,
        replacement=replacement,
    )


def city_called(data: Dataset, name: str) -> str:
    """Return the id of the city with a name."""
    return next(city.id for city in data.cities if city.name == name)


def place_point(
    claim: Claim, slot: Slot, places: set[str], expected: str, sources: tuple[Citation, ...], city: str = ""
) -> Point:
    """Return what the record says of a place: right where it is one of several, with what is expected."""
    if slot.id in places:
        return Point("correct", expected, slot, sources=sources)
    replacement = local_name(city, claim.language) if city else expected
    return Point("wrong", replacement, slot, codes=("place",), sources=sources, replacement=replacement)
