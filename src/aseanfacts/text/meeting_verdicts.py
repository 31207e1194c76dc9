"""Verdicts on summits and on who is in the chair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from aseanfacts.dataset import Dataset
from aseanfacts.model import Summit
from aseanfacts.text.model import Claim, Slot
from aseanfacts.text.periods import Period, period_of
from aseanfacts.text.phrasing import phrasing
from aseanfacts.text.points import Point, alternatives_of, of_kind, place_point
from aseanfacts.text.reading import as_read
from aseanfacts.text.verdicts import local_name

__all__ = ["judge_chair", "judge_summit"]

_CALENDAR_TERMS_SINCE = 2009


def judge_summit(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of a summit: its days, its city and its host."""
    informal = phrasing().finder(claim.language, "informal").search(as_read(claim.surface)) is not None
    kind = "informal" if informal else "formal"
    for number in of_kind(claim, "number"):
        summit = next(
            (summit for summit in data.summits if summit.kind == kind and str(summit.number) == number.id),
            None,
        )
        if summit is None:
            yield Point("unknown", "", number)
            continue
        for slot in of_kind(claim, "date"):
            yield _summit_date(claim, slot, summit)
        for slot in [*of_kind(claim, "city"), *of_kind(claim, "country"), *of_kind(claim, "unknown")]:
            yield _summit_place(claim, slot, summit, data)


def _summit_date(claim: Claim, slot: Slot, summit: Summit) -> Point:
    """Judge the days of a summit: those of the series and those of the plenary are both right, and so is any part."""
    expected = "; ".join(
        session.start.isoformat() if session.start == session.end else f"{session.start}/{session.end}"
        for session in summit.sessions
    )
    said = period_of(slot.id or "", summit.start.year)
    sessions = [Period(session.start, session.end) for session in summit.sessions]
    whole = Period(summit.start, summit.end)
    if said is not None and (
        any(
            session.covers(said) or (said.covers(session) and "-" not in (slot.id or "")[5:])
            for session in sessions
        )
    ):
        return Point("correct", expected, slot, sources=summit.sources)
    if said is not None and len(slot.id or "") <= len("YYYY-MM") and said.meets(whole):
        return Point("correct", expected, slot, sources=summit.sources)
    if said is not None and any(said.meets(session) for session in sessions):
        return Point("imprecise", expected, slot, codes=("days-differ",), sources=summit.sources)
    same_year = said is not None and said.first.year == summit.start.year
    return Point(
        "wrong",
        expected,
        slot,
        codes=("day-differs" if same_year else "year-differs",),
        sources=summit.sources,
    )


def _summit_place(claim: Claim, slot: Slot, summit: Summit, data: Dataset) -> Point:
    towns = [
        town
        for session in summit.sessions
        for name in (session.city, session.venue_city)
        for town in name.split(" and ")
    ]
    places = {_slug(town) for town in towns if town}
    expected = summit.sessions[0].city
    hosts = {session.member for session in summit.sessions}
    codes = (
        ("videoconference",)
        if all(session.format == "videoconference" for session in summit.sessions)
        else ()
    )
    if slot.kind == "country":
        right = slot.id in hosts
        return Point(
            "correct" if right else "wrong",
            local_name(summit.member, claim.language),
            slot,
            codes=codes,
            sources=summit.sources,
        )
    if slot.kind == "unknown" and _is_stranger(slot, claim.language):
        return Point("wrong", expected, slot, codes=("place", "stranger"), sources=summit.sources)
    if slot.kind == "unknown":
        return Point("unknown", expected, slot, "unknown.name", sources=summit.sources)
    known = {slot.id, str(slot.id).removesuffix("-city")}
    if known & places or (slot.id == "singapore" and "SG" in hosts):
        return Point("correct", expected, slot, codes=codes, sources=summit.sources)
    city = next(
        (city.id for city in data.cities if _slug(city.name).removesuffix("-city") == _slug(expected)),
        "",
    )
    return place_point(claim, slot, places, expected, summit.sources, city)


def _is_stranger(slot: Slot, language: str) -> bool:
    """Tell whether a name is that of a state that is no member."""
    return phrasing().finder(language, "stranger").fullmatch(as_read(slot.surface)) is not None


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower())


def judge_chair(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of who is in the chair of a year or a day."""
    dates = of_kind(claim, "date")
    periods = [period_of(date.id or "") for date in dates] or [Period(on, on)]
    years = [year for period in periods if period for year in range(period.first.year, period.last.year + 1)]
    rows = {row.year: row for row in data.chairs if row.verification != "unverified"}
    for year in years:
        row = rows.get(year)
        if row is None or claim.country is None:
            yield Point("unknown", "", claim.country)
            continue
        expected = local_name(row.member, claim.language)
        if row.member == claim.country.id:
            yield Point("correct", expected, claim.country, sources=row.sources)
            continue
        others = [year for year, other in rows.items() if other.member == claim.country.id]
        if year < _CALENDAR_TERMS_SINCE and _shared(data, claim.country.id, year, others):
            yield Point(
                "imprecise", expected, claim.country, codes=("term-within-year",), sources=row.sources
            )
        elif not dates and others:
            code = "outdated" if min(others) < year else "premature"
            yield Point(
                "anachronistic",
                expected,
                claim.country,
                codes=(code,),
                sources=row.sources,
                replacement=expected,
            )
        else:
            yield Point(
                "wrong",
                expected,
                claim.country,
                codes=("other-date",) if others else (),
                sources=row.sources,
                replacement=expected,
            )
    if not years:
        yield Point("unknown", "", claim.country)


def _shared(data: Dataset, member: str | None, year: int, others: Iterable[int]) -> bool:
    """Tell whether a term that ran from July to July may have reached into a year."""
    return member in alternatives_of(data, "chairs", str(year), "member") or any(
        abs(other - year) == 1 for other in others
    )
