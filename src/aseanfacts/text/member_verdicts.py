"""Verdicts on who the members are: how many, which, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from attrs import evolve

from aseanfacts.dataset import Dataset
from aseanfacts.model import Citation, Membership
from aseanfacts.text.model import Claim, Slot
from aseanfacts.text.periods import is_within
from aseanfacts.text.points import (
    NEAR_SPELLING,
    Point,
    alternatives_of,
    date_point,
    fact_of,
    founded_on,
    number_point,
    of_kind,
    period_on,
)
from aseanfacts.text.verdicts import local_name

__all__ = [
    "judge_accession",
    "judge_member_count",
    "judge_member_list",
    "judge_membership",
    "members_on",
    "names_of",
]


@lru_cache(maxsize=2)
def _spans(data: Dataset) -> tuple[Membership, ...]:
    return tuple(
        span
        for span in data.memberships
        if span.role == "member" and span.begins and span.verification != "unverified"
    )


def _is_unverified(data: Dataset, code: str | None) -> bool:
    """Tell whether all that is known of a membership is not verified: nothing is judged by it."""
    rows = [span for span in data.memberships if (span.member, span.role) == (code, "member")]
    return bool(rows) and all(span.verification == "unverified" for span in rows)


def members_on(data: Dataset, day: date) -> frozenset[str]:
    """Return the members on a day."""
    return frozenset(span.member for span in _spans(data) if is_within(day, span.begins, span.until))


@lru_cache(maxsize=2)
def _changes(data: Dataset) -> tuple[date, ...]:
    """Return the days on which the members changed."""
    days = {day for span in _spans(data) for day in (span.begins, span.until) if day}
    return tuple(sorted(days))


def judge_member_count(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of how many members there are, were or will be."""
    slot = of_kind(claim, "number")[-1]
    period = period_on(claim, on, data)
    if period is None or period.last < founded_on(data):
        yield Point("unknown", "", slot)
        return
    number = int(slot.id or 0)
    if claim.scope == "planned":
        yield _planned_count(data, slot, number, on)
        return
    days = [period.first, *(day for day in _changes(data) if day in period)]
    counts = [len(members_on(data, day)) for day in days]
    earlier = {len(members_on(data, day)) for day in _changes(data) if day <= period.first}
    later = {len(members_on(data, day)) for day in _changes(data) if day > period.last}
    other = "outdated" if number in earlier else "premature" if number in later else ""
    yield number_point(claim, slot, counts, counts[-1], other, _count_sources(data, period.last))


def _planned_count(data: Dataset, slot: Slot, number: int, on: date) -> Point:
    later = [day for day in _changes(data) if day > on and len(members_on(data, day)) == number]
    if later:
        return Point("correct", str(number), slot, codes=("planned",), sources=_count_sources(data, later[0]))
    if number == len(members_on(data, on)):
        return Point(
            "anachronistic", str(number), slot, codes=("outdated",), sources=_count_sources(data, on)
        )
    return Point("not-checkable", "", slot, "not-checkable.planned")


def _count_sources(data: Dataset, day: date) -> tuple[Citation, ...]:
    """Return where the last accession up to a day stands."""
    begun = [span for span in _spans(data) if span.begins and span.begins <= day]
    latest = max((span.begins for span in begun if span.begins), default=day)
    return tuple(citation for span in begun if span.begins == latest for citation in span.sources)


def judge_member_list(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of a list of members: who is missing, and who does not belong."""
    numbers = of_kind(claim, "number")
    if numbers and claim.scope != "planned":
        yield from judge_member_count(evolve(claim, values=tuple(numbers)), on, data)
    expected = members_on(data, on)
    sources = _count_sources(data, on)
    listed = {slot.id: slot for slot in claim.values if slot.kind == "country" and slot.id}
    strangers, misspelt = _strangers(claim, data)
    yield from misspelt
    named = frozenset(str(code) for code in listed) | {
        point.slot.id for point in misspelt if point.slot and point.slot.id
    }
    if not strangers and named != expected and named in (members_on(data, day) for day in _changes(data)):
        past = named in (members_on(data, day) for day in _changes(data) if day <= on)
        if past and claim.scope == "historical":
            yield Point("correct", names_of(claim, named), sources=sources)
            return
        code = "outdated" if past else "premature"
        yield Point("anachronistic", names_of(claim, expected), None, codes=(code,), sources=sources)
        return
    for code in sorted(named - expected):
        if _is_unverified(data, code):
            yield Point("unknown", "", listed.get(code))
            continue
        yield Point("wrong", "", listed.get(code), "wrong.stranger", ("stranger", "premature"), sources)
    for slot in strangers:
        yield Point("wrong", "", slot, "wrong.stranger", ("stranger",), sources)
    if missing := expected - named:
        yield Point("wrong", names_of(claim, missing), None, "wrong.missing", ("missing",), sources)
    yield Point("correct", names_of(claim, expected), sources=sources)


def names_of(claim: Claim, codes: Iterable[str]) -> str:
    """Return members by name in the language of a claim, as a list."""
    return ", ".join(sorted(local_name(code, claim.language) for code in codes))


def _strangers(claim: Claim, data: Dataset) -> tuple[list[Slot], list[Point]]:
    """Return the items of a list that are no members, and those that are members misspelt."""
    strangers, misspelt = [], []
    for slot in claim.values:
        if slot.kind not in ("unknown", "city"):
            continue
        near = data.member_ranking.rank(slot.surface, 1)
        if slot.kind == "unknown" and near and near[0][1] >= NEAR_SPELLING:
            name = local_name(near[0][0], claim.language)
            misspelt.append(
                Point("misspelt", name, evolve(slot, id=near[0][0]), "misspelt.name", ("misspelt",), (), name)
            )
        else:
            strangers.append(slot)
    return strangers, misspelt


def judge_accession(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Yield what the record says of when a state joined, and as the how-manieth."""
    span = next((span for span in _spans(data) if claim.country and span.member == claim.country.id), None)
    if span is None or span.begins is None:
        yield Point("unknown", "", claim.country)
        return
    points = [
        date_point(
            claim,
            slot,
            span.begins,
            span.sources,
            alternatives_of(data, "memberships", f"{span.member}/member", "since"),
        )
        for slot in of_kind(claim, "date")
    ]
    points += [_rank_point(slot, span, data) for slot in of_kind(claim, "number")]
    for point in points:
        yield _in_time(claim, point, span.begins, on)


def _rank_point(slot: Slot, span: Membership, data: Dataset) -> Point:
    """Judge the how-manieth member a state is; those that joined on one day share their places."""
    before = sum(other.begins < span.begins for other in _spans(data) if other.begins and span.begins)
    places = range(before + 1, before + 1 + sum(other.begins == span.begins for other in _spans(data)))
    if int(slot.id or 0) in places:
        return Point("correct", slot.id or "", slot, sources=span.sources)
    return Point("wrong", str(places[0]), slot, codes=("order",), sources=span.sources)


def _in_time(claim: Claim, point: Point, begins: date, on: date) -> Point:
    """Turn a right point into one out of its time: told as past before the day, or as a plan after it."""
    if claim.scope == "planned":
        if point.verdict != "correct":
            return evolve(
                point,
                verdict="not-checkable" if begins > on else point.verdict,
                reason="not-checkable.planned" if begins > on else "",
            )
        return point if begins > on else evolve(point, verdict="anachronistic", codes=("outdated",))
    if point.verdict == "correct" and begins > on:
        return evolve(point, verdict="anachronistic", reason="anachronistic.not-yet", codes=("premature",))
    return point


def judge_membership(claim: Claim, on: date, data: Dataset) -> Iterator[Point]:
    """Judge whether a state is a member, on the day or at any time of the date the statement names."""
    slot = claim.country or claim.values[0]
    period = period_on(claim, on, data)
    span = next((span for span in _spans(data) if slot.id and span.member == slot.id), None)
    if _is_unverified(data, slot.id):
        yield Point("unknown", "", slot)
    elif span is None or span.begins is None:
        observer = fact_of(data, "special-observer")
        sources = observer.sources if slot.surface == observer.value else _count_sources(data, on)
        yield Point("wrong", "", slot, "wrong.stranger", ("stranger",), sources)
    elif period is None:
        yield Point("unknown", "", slot)
    elif span.begins <= period.last and (span.until is None or period.first < span.until):
        yield Point("correct", span.begins.isoformat(), slot, sources=span.sources)
    else:
        early = period.last < span.begins
        reason, code = ("anachronistic.not-yet", "premature") if early else ("", "outdated")
        yield Point("anachronistic", span.begins.isoformat(), slot, reason, (code,), span.sources)
