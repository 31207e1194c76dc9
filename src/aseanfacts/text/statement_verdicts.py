"""The verdict on a statement about ASEAN, as of a day: each slot against the tables, the worst of them for the whole.

A day, month or year is right when the record lies in it; a day that is not the record's is wrong, however near, unless another
source has it. What depends on when one asks (how many members, who is in the chair) is judged for the day asked about, unless the
statement names its own date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from attrs import evolve, field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.model import AscnMembership, Citation, Membership, OrganisationFact, Summit
from aseanfacts.text.model import Claim, ClaimKind, Correction, Finding, Slot, Verdict
from aseanfacts.text.numbers import word_for
from aseanfacts.text.periods import Period, is_within, period_of
from aseanfacts.text.phrases import phrasing
from aseanfacts.text.reading import as_read
from aseanfacts.text.verdicts import Judgement, finding, local_name
from aseanfacts.text.written_dates import rewrite_date

__all__ = ["JUDGES", "judge_statement"]

_SEVERITY: tuple[Verdict, ...] = (
    "correct",
    "misspelt",
    "imprecise",
    "unknown",
    "not-checkable",
    "anachronistic",
    "wrong",
)
_NEAR_ALTERNATIVE = timedelta(days=7)
_CALENDAR_TERMS_SINCE = 2009
_NEAR_SPELLING = 0.75
_PILLARS = ("political-security", "economic", "socio-cultural")


@frozen
class _Point:
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


_Judge = Callable[[Claim, date, Dataset], Iterable[_Point]]


def judge_statement(claim: Claim, on: date, data: Dataset | None = None) -> Iterator[Finding]:
    """Judge a statement that is not about a capital.

    Args:
        claim: The claim.
        on: The day to judge it for.
        data: The data to judge it by; by default that of the package.

    Yields:
        The finding.

    """
    data = Dataset.bundled() if data is None else data
    points = [*_JUDGES[claim.kind](claim, on, data), *_spelling(claim)]
    worst = max(points, key=lambda point: _SEVERITY.index(point.verdict))
    if claim.scope == "question":
        worst = evolve(worst, verdict="not-checkable", reason="not-checkable.question", expected="", codes=())
        points = []
    elif claim.scope == "negated":
        is_dated = claim.kind != "membership" or bool(_of_kind(claim, "date"))
        worst = _negated(claim, worst) if is_dated else _once_true(claim, worst, on, data)
        points = []
    yield _finding(claim, worst, points, on)


def _once_true(claim: Claim, worst: _Point, on: date, data: Dataset) -> _Point:
    """Turn a membership round: to deny it is out of date where the state joined later than the founding."""
    turned = _negated(claim, worst)
    joined = date.fromisoformat(worst.expected) if worst.expected else on
    if turned.verdict == "wrong" and _founded_on(data) < joined <= on:
        return evolve(turned, verdict="anachronistic", codes=("negated", "outdated"))
    return turned


def _negated(claim: Claim, worst: _Point) -> _Point:
    """Turn a point round: it is right to deny what is wrong, and for the same reason."""
    turned: Verdict = {
        "correct": "wrong",
        "misspelt": "wrong",
        "wrong": "correct",
        "anachronistic": "correct",
    }.get(worst.verdict, worst.verdict)  # type: ignore[assignment]
    reason = worst.reason if turned == "correct" else "wrong.is-member" if claim.kind == "membership" else ""
    return evolve(worst, verdict=turned, reason=reason, codes=("negated",))


def _finding(claim: Claim, worst: _Point, points: list[_Point], on: date) -> Finding:
    expected = worst.expected
    if worst.verdict == "correct" and points:
        expected = ", ".join(dict.fromkeys(point.expected for point in points if point.expected))
    surface = worst.slot.surface if worst.slot else claim.surface
    values = {"expected": expected or "–", "surface": surface, "day": on.isoformat()}
    codes = dict.fromkeys(code for point in [worst, *points] for code in point.codes)
    judged = Judgement(
        worst.verdict, worst.reason or f"{worst.verdict}.fact", codes=tuple(codes), values=values
    )
    sources = dict.fromkeys(citation for point in [worst, *points] for citation in point.sources)
    made = finding(claim, claim.kind, judged, on, sources=tuple(sources))
    return evolve(made, expected=expected, corrections=tuple(_corrections(claim, points)))


def _corrections(claim: Claim, points: Iterable[_Point]) -> Iterator[Correction]:
    for point in sorted(points, key=lambda point: point.slot.start if point.slot else -1):
        slot = point.slot
        if (
            slot
            and point.replacement
            and point.verdict not in ("correct", "unknown")
            and claim.scope != "planned"
        ):
            yield Correction(slot.start, slot.end, slot.surface, point.replacement)


def _spelling(claim: Claim) -> Iterator[_Point]:
    slots = dict.fromkeys(slot for slot in (claim.country, *claim.values) if slot)
    for slot in slots:
        if slot.kind in ("country", "city") and slot.form == "misspelt" and slot.id:
            name = local_name(slot.id, claim.language)
            yield _Point("misspelt", name, slot, "misspelt.name", ("misspelt",), (), name)


# Slots and days


def _of_kind(claim: Claim, kind: str) -> list[Slot]:
    return [slot for slot in claim.values if slot.kind == kind]


def _period(claim: Claim, on: date, data: Dataset) -> Period | None:
    """Return the days a claim speaks of: its own date, all the past when it says *once*, else the day asked about."""
    dates = _of_kind(claim, "date")
    if dates:
        return period_of(dates[0].id or "")
    if claim.scope == "historical":
        return Period(_founded_on(data), on)
    return Period(on, on)


def _fact(data: Dataset, identifier: str) -> OrganisationFact:
    return next(fact for fact in data.organisation if fact.id == identifier)


def _founded_on(data: Dataset) -> date:
    return date.fromisoformat(_fact(data, "founded-on").value)


def _date_point(
    claim: Claim, slot: Slot, record: date, sources: tuple[Citation, ...], alternatives: Iterable[str] = ()
) -> _Point:
    """Judge a date against the one day of the record."""
    period = period_of(slot.id or "", record.year)
    expected = record.isoformat()
    if period is None:
        return _Point("wrong", expected, slot, sources=sources, codes=("no-such-day",))
    if record in period:
        return _Point("correct", expected, slot, sources=sources)
    replacement = rewrite_date(slot.surface, expected, claim.language) or ""
    if any(_is_alternative(value, period, record) for value in alternatives):
        return _Point(
            "imprecise", expected, slot, codes=("other-source",), sources=sources, replacement=replacement
        )
    codes = ("day-differs",) if record.year == period.first.year == period.last.year else ("year-differs",)
    return _Point("wrong", expected, slot, codes=codes, sources=sources, replacement=replacement)


def _is_alternative(value: str, period: Period, record: date) -> bool:
    """Tell whether a date is another source's, and a matter of days."""
    other = period_of(value)
    return (
        other is not None
        and period.covers(other)
        and other.covers(period)
        and abs(other.first - record) <= _NEAR_ALTERNATIVE
    )


def _alternatives(data: Dataset, resource: str, key: str, column: str) -> list[str]:
    rows = data.alternatives
    return [row.value for row in rows if (row.resource, row.key, row.field) == (resource, key, column)]


# How many


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


def _members_on(data: Dataset, day: date) -> frozenset[str]:
    return frozenset(span.member for span in _spans(data) if is_within(day, span.begins, span.until))


@lru_cache(maxsize=2)
def _changes(data: Dataset) -> tuple[date, ...]:
    """Return the days on which the members changed."""
    days = {day for span in _spans(data) for day in (span.begins, span.until) if day}
    return tuple(sorted(days))


def _number_point(
    claim: Claim, slot: Slot, rightly: Iterable[int], expected: int, other: str, sources: tuple[Citation, ...]
) -> _Point:
    """Judge a number: right, right on another day (``outdated`` or ``premature``), or wrong."""
    if int(slot.id or 0) in set(rightly):
        return _Point("correct", slot.id or "", slot, sources=sources)
    written = slot.surface.isdecimal()
    replacement = str(expected) if written else word_for(expected, claim.language)
    if other and not _of_kind(claim, "date"):
        return _Point(
            "anachronistic", str(expected), slot, codes=(other,), sources=sources, replacement=replacement
        )
    return _Point(
        "wrong",
        str(expected),
        slot,
        codes=("other-date",) if other else (),
        sources=sources,
        replacement=replacement,
    )


def _judge_member_count(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    slot = _of_kind(claim, "number")[-1]
    period = _period(claim, on, data)
    if period is None or period.last < _founded_on(data):
        yield _Point("unknown", "", slot)
        return
    number = int(slot.id or 0)
    if claim.scope == "planned":
        yield _planned_count(data, slot, number, on)
        return
    days = [period.first, *(day for day in _changes(data) if day in period)]
    counts = [len(_members_on(data, day)) for day in days]
    earlier = {len(_members_on(data, day)) for day in _changes(data) if day <= period.first}
    later = {len(_members_on(data, day)) for day in _changes(data) if day > period.last}
    other = "outdated" if number in earlier else "premature" if number in later else ""
    yield _number_point(claim, slot, counts, counts[-1], other, _count_sources(data, period.last))


def _planned_count(data: Dataset, slot: Slot, number: int, on: date) -> _Point:
    later = [day for day in _changes(data) if day > on and len(_members_on(data, day)) == number]
    if later:
        return _Point(
            "correct", str(number), slot, codes=("planned",), sources=_count_sources(data, later[0])
        )
    if number == len(_members_on(data, on)):
        return _Point(
            "anachronistic", str(number), slot, codes=("outdated",), sources=_count_sources(data, on)
        )
    return _Point("not-checkable", "", slot, "not-checkable.planned")


def _count_sources(data: Dataset, day: date) -> tuple[Citation, ...]:
    """Return where the last accession up to a day stands."""
    begun = [span for span in _spans(data) if span.begins and span.begins <= day]
    latest = max((span.begins for span in begun if span.begins), default=day)
    return tuple(citation for span in begun if span.begins == latest for citation in span.sources)


# Lists of members


def _judge_member_list(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    numbers = _of_kind(claim, "number")
    if numbers and claim.scope != "planned":
        yield from _judge_member_count(evolve(claim, values=tuple(numbers)), on, data)
    expected = _members_on(data, on)
    sources = _count_sources(data, on)
    listed = {slot.id: slot for slot in claim.values if slot.kind == "country" and slot.id}
    strangers, misspelt = _strangers(claim, data)
    yield from misspelt
    named = frozenset(str(code) for code in listed) | {
        point.slot.id for point in misspelt if point.slot and point.slot.id
    }
    if not strangers and named != expected and named in (_members_on(data, day) for day in _changes(data)):
        past = named in (_members_on(data, day) for day in _changes(data) if day <= on)
        code = "outdated" if past else "premature"
        yield _Point("anachronistic", _names(claim, expected), None, codes=(code,), sources=sources)
        return
    for code in sorted(named - expected):
        if _is_unverified(data, code):
            yield _Point("unknown", "", listed.get(code))
            continue
        yield _Point("wrong", "", listed.get(code), "wrong.stranger", ("stranger", "premature"), sources)
    for slot in strangers:
        yield _Point("wrong", "", slot, "wrong.stranger", ("stranger",), sources)
    if missing := expected - named:
        yield _Point("wrong", _names(claim, missing), None, "wrong.missing", ("missing",), sources)
    yield _Point("correct", _names(claim, expected), sources=sources)


def _names(claim: Claim, codes: Iterable[str]) -> str:
    return ", ".join(sorted(local_name(code, claim.language) for code in codes))


def _strangers(claim: Claim, data: Dataset) -> tuple[list[Slot], list[_Point]]:
    """Return the items of a list that are no members, and those that are members misspelt."""
    strangers, misspelt = [], []
    for slot in claim.values:
        if slot.kind not in ("unknown", "city"):
            continue
        near = data.member_ranking.rank(slot.surface, 1)
        if slot.kind == "unknown" and near and near[0][1] >= _NEAR_SPELLING:
            name = local_name(near[0][0], claim.language)
            misspelt.append(
                _Point(
                    "misspelt", name, evolve(slot, id=near[0][0]), "misspelt.name", ("misspelt",), (), name
                )
            )
        else:
            strangers.append(slot)
    return strangers, misspelt


# Accession


def _judge_accession(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    span = next((span for span in _spans(data) if claim.country and span.member == claim.country.id), None)
    if span is None or span.begins is None:
        yield _Point("unknown", "", claim.country)
        return
    points = [
        _date_point(
            claim,
            slot,
            span.begins,
            span.sources,
            _alternatives(data, "memberships", f"{span.member}/member", "since"),
        )
        for slot in _of_kind(claim, "date")
    ]
    points += [_rank_point(slot, span, data) for slot in _of_kind(claim, "number")]
    for point in points:
        yield _in_time(claim, point, span.begins, on)


def _rank_point(slot: Slot, span: Membership, data: Dataset) -> _Point:
    """Judge the how-manieth member a state is; those that joined on one day share their places."""
    before = sum(other.begins < span.begins for other in _spans(data) if other.begins and span.begins)
    places = range(before + 1, before + 1 + sum(other.begins == span.begins for other in _spans(data)))
    if int(slot.id or 0) in places:
        return _Point("correct", slot.id or "", slot, sources=span.sources)
    return _Point("wrong", str(places[0]), slot, codes=("order",), sources=span.sources)


def _in_time(claim: Claim, point: _Point, begins: date, on: date) -> _Point:
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


# Membership


def _judge_membership(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    """Judge whether a state is a member, on the day or at any time of the date the statement names."""
    slot = claim.country or claim.values[0]
    period = _period(claim, on, data)
    span = next((span for span in _spans(data) if slot.id and span.member == slot.id), None)
    if _is_unverified(data, slot.id):
        yield _Point("unknown", "", slot)
    elif span is None or span.begins is None:
        observer = _fact(data, "special-observer")
        sources = observer.sources if slot.surface == observer.value else _count_sources(data, on)
        yield _Point("wrong", "", slot, "wrong.stranger", ("stranger",), sources)
    elif period is None:
        yield _Point("unknown", "", slot)
    elif span.begins <= period.last and (span.until is None or period.first < span.until):
        yield _Point("correct", span.begins.isoformat(), slot, sources=span.sources)
    else:
        early = period.last < span.begins
        reason, code = ("anachronistic.not-yet", "premature") if early else ("", "outdated")
        yield _Point("anachronistic", span.begins.isoformat(), slot, reason, (code,), span.sources)


# Founding


def _judge_founding(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    on_fact, in_fact = _fact(data, "founded-on"), _fact(data, "founded-in")
    city = _city_called(data, in_fact.value)
    for slot in _of_kind(claim, "date"):
        yield _date_point(claim, slot, _founded_on(data), on_fact.sources)
    for slot in _of_kind(claim, "city"):
        yield _place_point(claim, slot, {city}, in_fact.value, in_fact.sources, city)
    for slot in _of_kind(claim, "unknown"):
        if not claim.values[0:1] or len(_of_kind(claim, "country")) < 2:
            yield _Point("unknown", in_fact.value, slot, "unknown.name", sources=in_fact.sources)
    yield from _founders(claim, data, data.city(city).member, on_fact.sources)


def _founders(claim: Claim, data: Dataset, host: str, sources: tuple[Citation, ...]) -> Iterator[_Point]:
    """Judge who founded: one country alone is the place, several are the founders."""
    founders = _members_on(data, _founded_on(data))
    named = {slot.id: slot for slot in _of_kind(claim, "country") if slot.id}
    for slot in _of_kind(claim, "number"):
        yield _number_point(claim, slot, [len(founders)], len(founders), "", sources)
    if len(named) == 1:
        ((code, slot),) = named.items()
        right = code == host
        yield _Point("correct" if right else "wrong", local_name(host, claim.language), slot, sources=sources)
        return
    strangers = [slot for code, slot in named.items() if code not in founders]
    strangers += [slot for slot in _of_kind(claim, "unknown") if named]
    for slot in strangers:
        yield _Point("wrong", _names(claim, founders), slot, codes=("stranger",), sources=sources)
    if named and (missing := founders - {str(code) for code in named}):
        yield _Point("wrong", _names(claim, missing), None, "wrong.missing", ("missing",), sources)
    yield _Point("correct", _names(claim, founders) if named else "", sources=sources)


def _city_called(data: Dataset, name: str) -> str:
    return next(city.id for city in data.cities if city.name == name)


def _place_point(
    claim: Claim, slot: Slot, places: set[str], expected: str, sources: tuple[Citation, ...], city: str = ""
) -> _Point:
    if slot.id in places:
        return _Point("correct", expected, slot, sources=sources)
    replacement = local_name(city, claim.language) if city else expected
    return _Point("wrong", replacement, slot, codes=("place",), sources=sources, replacement=replacement)


# Summits


def _judge_summit(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    informal = phrasing().finder(claim.language, "informal").search(as_read(claim.surface)) is not None
    kind = "informal" if informal else "formal"
    for number in _of_kind(claim, "number"):
        summit = next(
            (summit for summit in data.summits if summit.kind == kind and str(summit.number) == number.id),
            None,
        )
        if summit is None:
            yield _Point("unknown", "", number)
            continue
        for slot in _of_kind(claim, "date"):
            yield _summit_date(claim, slot, summit)
        for slot in [*_of_kind(claim, "city"), *_of_kind(claim, "country"), *_of_kind(claim, "unknown")]:
            yield _summit_place(claim, slot, summit, data)


def _summit_date(claim: Claim, slot: Slot, summit: Summit) -> _Point:
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
        return _Point("correct", expected, slot, sources=summit.sources)
    if said is not None and len(slot.id or "") <= len("YYYY-MM") and said.meets(whole):
        return _Point("correct", expected, slot, sources=summit.sources)
    if said is not None and any(said.meets(session) for session in sessions):
        return _Point("imprecise", expected, slot, codes=("days-differ",), sources=summit.sources)
    same_year = said is not None and said.first.year == summit.start.year
    return _Point(
        "wrong",
        expected,
        slot,
        codes=("day-differs" if same_year else "year-differs",),
        sources=summit.sources,
    )


def _summit_place(claim: Claim, slot: Slot, summit: Summit, data: Dataset) -> _Point:
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
        return _Point(
            "correct" if right else "wrong",
            local_name(summit.member, claim.language),
            slot,
            codes=codes,
            sources=summit.sources,
        )
    if slot.kind == "unknown" and _is_stranger(slot, claim.language):
        return _Point("wrong", expected, slot, codes=("place", "stranger"), sources=summit.sources)
    if slot.kind == "unknown":
        return _Point("unknown", expected, slot, "unknown.name", sources=summit.sources)
    known = {slot.id, str(slot.id).removesuffix("-city")}
    if known & places or (slot.id == "singapore" and "SG" in hosts):
        return _Point("correct", expected, slot, codes=codes, sources=summit.sources)
    city = next(
        (city.id for city in data.cities if _slug(city.name).removesuffix("-city") == _slug(expected)),
        "",
    )
    return _place_point(claim, slot, places, expected, summit.sources, city)


def _is_stranger(slot: Slot, language: str) -> bool:
    """Tell whether a name is that of a state that is no member."""
    return phrasing().finder(language, "stranger").fullmatch(as_read(slot.surface)) is not None


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower())


# The chair


def _judge_chair(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    dates = _of_kind(claim, "date")
    periods = [period_of(date.id or "") for date in dates] or [Period(on, on)]
    years = [year for period in periods if period for year in range(period.first.year, period.last.year + 1)]
    rows = {row.year: row for row in data.chairs if row.verification != "unverified"}
    for year in years:
        row = rows.get(year)
        if row is None or claim.country is None:
            yield _Point("unknown", "", claim.country)
            continue
        expected = local_name(row.member, claim.language)
        if row.member == claim.country.id:
            yield _Point("correct", expected, claim.country, sources=row.sources)
            continue
        others = [year for year, other in rows.items() if other.member == claim.country.id]
        if year < _CALENDAR_TERMS_SINCE and _shared(data, claim.country.id, year, others):
            yield _Point(
                "imprecise", expected, claim.country, codes=("term-within-year",), sources=row.sources
            )
        elif not dates and others:
            code = "outdated" if min(others) < year else "premature"
            yield _Point(
                "anachronistic",
                expected,
                claim.country,
                codes=(code,),
                sources=row.sources,
                replacement=expected,
            )
        else:
            yield _Point(
                "wrong",
                expected,
                claim.country,
                codes=("other-date",) if others else (),
                sources=row.sources,
                replacement=expected,
            )
    if not years:
        yield _Point("unknown", "", claim.country)


def _shared(data: Dataset, member: str | None, year: int, others: Iterable[int]) -> bool:
    """Tell whether a term that ran from July to July may have reached into a year."""
    return member in _alternatives(data, "chairs", str(year), "member") or any(
        abs(other - year) == 1 for other in others
    )


# The Smart Cities Network


def _judge_ascn_count(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    slot = _of_kind(claim, "number")[0]
    rows = data.ascn_members
    pilots = [row for row in rows if row.cohort == "pilot"]
    period = _period(claim, on, data)
    if period is None or not any(row.begins and row.begins <= period.last for row in rows):
        yield _Point("unknown", "", slot)
        return
    if phrasing().finder(claim.language, "pilot").search(as_read(claim.surface)):
        yield _number_point(claim, slot, [len(pilots)], len(pilots), "", pilots[0].sources)
        return
    first, last = (sum(_is_in_network(row, day) for row in rows) for day in (period.first, period.last))
    # A city whose day of joining is known only roughly may count, or may not, in between.
    most = sum(_is_in_network(row, period.last, roughly=True) for row in rows)
    number = int(slot.id or 0)
    low, high = min(first, last), max(first, most)
    other = "outdated" if len(pilots) <= number < low else "premature" if high < number <= len(rows) else ""
    latest = max((row for row in rows if row.begins and row.begins <= period.last), key=_joined)
    yield _number_point(claim, slot, range(low, high + 1), last, other, latest.sources)


def _is_in_network(row: AscnMembership, day: date, *, roughly: bool = False) -> bool:
    return is_within(day, (row.since or row.earliest) if roughly else row.begins, row.until)


def _joined(row: AscnMembership) -> date:
    return row.begins or date.max


def _judge_ascn_city(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    slot = _of_kind(claim, "city")[0]
    row = next((row for row in data.ascn_members if row.city == slot.id), None)
    if row is None or row.begins is None:
        listed = data.ascn_members[-1].sources
        yield _Point("wrong", "", slot, "wrong.not-in-network", ("stranger",), listed)
        return
    earliest = row.since or row.earliest or row.begins
    dates = [period for date in _of_kind(claim, "date") if (period := period_of(date.id or "", on.year))]
    for period in dates:
        right = period.meets(Period(earliest, row.begins))
        yield _Point(
            "correct" if right else "wrong",
            row.cohort if row.cohort != "pilot" else str(row.begins.year),
            slot,
            codes=() if right else ("year-differs",),
            sources=row.sources,
        )
    if not dates and on < earliest and claim.scope != "planned":
        yield _Point(
            "anachronistic",
            row.begins.isoformat(),
            slot,
            "anachronistic.not-yet",
            ("premature",),
            row.sources,
        )
    if not dates and row.until is not None and row.until <= on and claim.scope != "historical":
        yield _Point("anachronistic", row.until.isoformat(), slot, codes=("outdated",), sources=row.sources)
    yield _Point("correct", local_name(row.city, claim.language), slot, sources=row.sources)


# The Secretariat and the pillars


def _judge_secretariat(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    fact = _fact(data, "secretariat-seat")
    city = _city_called(data, fact.value)
    member = data.city(city).member
    for slot in claim.values:
        if slot.kind == "country":
            right = slot.id == member
            name = local_name(member, claim.language)
            yield _Point(
                "correct" if right else "wrong",
                name,
                slot,
                codes=() if right else ("place",),
                sources=fact.sources,
            )
        elif slot.kind == "city":
            yield _place_point(claim, slot, {city}, local_name(city, claim.language), fact.sources, city)


def _judge_pillars(claim: Claim, on: date, data: Dataset) -> Iterator[_Point]:
    facts = {name: _fact(data, f"pillar-{name}") for name in _PILLARS}
    sources = tuple(citation for fact in facts.values() for citation in fact.sources)
    language = claim.language
    values = {
        fact.id: fact.value
        for tag in ("en", language)
        for fact in data.organisation
        if fact.id.startswith("pillar-") and fact.language == tag
    }
    for slot in _of_kind(claim, "number"):
        yield _number_point(claim, slot, [len(_PILLARS)], len(_PILLARS), "", sources)
    named = {slot.id for slot in _of_kind(claim, "text")}
    for slot in _of_kind(claim, "unknown"):
        yield _Point("wrong", ", ".join(values.values()), slot, codes=("stranger",), sources=sources)
    missing = [name for name in _PILLARS if name not in named]
    if named and missing:
        yield _Point(
            "wrong",
            ", ".join(values[f"pillar-{name}"] for name in missing),
            None,
            "wrong.missing",
            ("missing",),
            sources,
        )
    yield _Point("correct", ", ".join(values.values()) if named else "", sources=sources)


_JUDGES: Mapping[ClaimKind, _Judge] = {
    "member-count": _judge_member_count,
    "member-list": _judge_member_list,
    "accession": _judge_accession,
    "membership": _judge_membership,
    "founding": _judge_founding,
    "summit": _judge_summit,
    "chair": _judge_chair,
    "ascn-count": _judge_ascn_count,
    "ascn-city": _judge_ascn_city,
    "secretariat": _judge_secretariat,
    "pillars": _judge_pillars,
}
JUDGES: Mapping[ClaimKind, Callable[[Claim, date], Iterator[Finding]]] = dict.fromkeys(
    _JUDGES, judge_statement
)
