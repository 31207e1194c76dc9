"""Verdicts on the organisation: its founding, its seat, its pillars and its network of cities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aseanfacts.dataset import Dataset
from aseanfacts.model import AscnMembership, Citation
from aseanfacts.text.member_verdicts import members_on, names_of
from aseanfacts.text.model import Claim
from aseanfacts.text.periods import Period, is_within, period_of
from aseanfacts.text.phrasing import phrasing
from aseanfacts.text.points import (
    Point,
    city_called,
    date_point,
    fact_of,
    founded_on,
    number_point,
    of_kind,
    period_on,
    place_point,
)
from aseanfacts.text.reading import as_read
from aseanfacts.text.verdicts import local_name

__all__ = ["judge_ascn_city", "judge_ascn_count", "judge_founding", "judge_pillars", "judge_secretariat"]

_PILLARS = ("political-security", "economic", "socio-cultural")


def judge_founding(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of when, where and by whom ASEAN was founded."""
    on_fact, in_fact = fact_of(data, "founded-on"), fact_of(data, "founded-in")
    city = city_called(data, in_fact.value)
    for slot in of_kind(claim, "date"):
        yield date_point(claim, slot, founded_on(data), on_fact.sources)
    for slot in of_kind(claim, "city"):
        yield place_point(claim, slot, {city}, in_fact.value, in_fact.sources, city)
    for slot in of_kind(claim, "unknown"):
        if not claim.values[0:1] or len(of_kind(claim, "country")) < 2:
            yield Point("unknown", in_fact.value, slot, "unknown.name", sources=in_fact.sources)
    yield from _founders(claim, data, data.city(city).member, on_fact.sources)


def _founders(claim: Claim, data: Dataset, host: str, sources: tuple[Citation, ...]) -> Iterator[Point]:
    """Judge who founded: one country alone is the place, several are the founders."""
    founders = members_on(data, founded_on(data))
    named = {slot.id: slot for slot in of_kind(claim, "country") if slot.id}
    for slot in of_kind(claim, "number"):
        yield number_point(claim, slot, [len(founders)], len(founders), "", sources)
    if len(named) == 1:
        ((code, slot),) = named.items()
        right = code == host
        yield Point("correct" if right else "wrong", local_name(host, claim.language), slot, sources=sources)
        return
    strangers = [slot for code, slot in named.items() if code not in founders]
    strangers += [slot for slot in of_kind(claim, "unknown") if named]
    for slot in strangers:
        yield Point("wrong", names_of(claim, founders), slot, codes=("stranger",), sources=sources)
    if named and (missing := founders - {str(code) for code in named}):
        yield Point("wrong", names_of(claim, missing), None, "wrong.missing", ("missing",), sources)
    yield Point("correct", names_of(claim, founders) if named else "", sources=sources)


def judge_ascn_count(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of how many cities the network has."""
    slot = of_kind(claim, "number")[0]
    rows = data.ascn_members
    pilots = [row for row in rows if row.cohort == "pilot"]
    if phrasing().finder(claim.language, "pilot").search(as_read(claim.surface)):
        yield number_point(claim, slot, [len(pilots)], len(pilots), "", pilots[0].sources)
        return
    period = period_on(claim, on, data)
    if period is None or not any(row.begins and row.begins <= period.last for row in rows):
        yield Point("unknown", "", slot)
        return
    first, last = (sum(_is_in_network(row, day) for row in rows) for day in (period.first, period.last))
    # A city whose day of joining is known only roughly may count, or may not, in between.
    most = sum(_is_in_network(row, period.last, roughly=True) for row in rows)
    number = int(slot.id or 0)
    low, high = min(first, last), max(first, most)
    other = "outdated" if len(pilots) <= number < low else "premature" if high < number <= len(rows) else ""
    latest = max((row for row in rows if row.begins and row.begins <= period.last), key=_joined)
    yield number_point(claim, slot, range(low, high + 1), last, other, latest.sources)


def _is_in_network(row: AscnMembership, day: date, *, roughly: bool = False) -> bool:
    return is_within(day, (row.since or row.earliest) if roughly else row.begins, row.until)


def _joined(row: AscnMembership) -> date:
    return row.begins or date.max


def judge_ascn_city(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of whether a city is in the network, and since when."""
    slot = of_kind(claim, "city")[0]
    row = next((row for row in data.ascn_members if row.city == slot.id), None)
    if row is None or row.begins is None:
        listed = data.ascn_members[-1].sources
        yield Point("wrong", "", slot, "wrong.not-in-network", ("stranger",), listed)
        return
    earliest = row.since or row.earliest or row.begins
    dates = [period for date in of_kind(claim, "date") if (period := period_of(date.id or "", on.year))]
    for period in dates:
        right = period.meets(Period(earliest, row.begins))
        yield Point(
            "correct" if right else "wrong",
            row.cohort if row.cohort != "pilot" else str(row.begins.year),
            slot,
            codes=() if right else ("year-differs",),
            sources=row.sources,
        )
    if not dates and on < earliest and claim.scope != "planned":
        yield Point(
            "anachronistic",
            row.begins.isoformat(),
            slot,
            "anachronistic.not-yet",
            ("premature",),
            row.sources,
        )
    if not dates and row.until is not None and row.until <= on and claim.scope != "historical":
        yield Point("anachronistic", row.until.isoformat(), slot, codes=("outdated",), sources=row.sources)
    yield Point("correct", local_name(row.city, claim.language), slot, sources=row.sources)


def judge_secretariat(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of the seat of the Secretariat."""
    fact = fact_of(data, "secretariat-seat")
    city = city_called(data, fact.value)
    member = data.city(city).member
    for slot in claim.values:
        if slot.kind == "country":
            right = slot.id == member
            name = local_name(member, claim.language)
            yield Point(
                "correct" if right else "wrong",
                name,
                slot,
                codes=() if right else ("place",),
                sources=fact.sources,
            )
        elif slot.kind == "city":
            yield place_point(claim, slot, {city}, local_name(city, claim.language), fact.sources, city)


def judge_pillars(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of the pillars of the Community."""
    facts = {name: fact_of(data, f"pillar-{name}") for name in _PILLARS}
    sources = tuple(citation for fact in facts.values() for citation in fact.sources)
    language = claim.language
    values = {
        fact.id: fact.value
        for tag in ("en", language)
        for fact in data.organisation
        if fact.id.startswith("pillar-") and fact.language == tag
    }
    for slot in of_kind(claim, "number"):
        yield number_point(claim, slot, [len(_PILLARS)], len(_PILLARS), "", sources)
    named = {slot.id for slot in of_kind(claim, "text")}
    for slot in of_kind(claim, "unknown"):
        yield Point("wrong", ", ".join(values.values()), slot, codes=("stranger",), sources=sources)
    missing = [name for name in _PILLARS if name not in named]
    if named and missing:
        yield Point(
            "wrong",
            ", ".join(values[f"pillar-{name}"] for name in missing),
            None,
            "wrong.missing",
            ("missing",),
            sources,
        )
    yield Point("correct", ", ".join(values.values()) if named else "", sources=sources)
