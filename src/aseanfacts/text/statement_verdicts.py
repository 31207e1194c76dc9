"""The verdict on a statement about ASEAN, as of a day: each slot against the tables, the worst of them for the whole.

A day, month or year is right when the record lies in it; a day that is not the record's is wrong, however near, unless another
source has it. What depends on when one asks (how many members, who is in the chair) is judged for the day asked about, unless the
statement names its own date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve

from aseanfacts.dataset import Dataset
from aseanfacts.text.meeting_verdicts import judge_chair, judge_summit
from aseanfacts.text.member_verdicts import (
    judge_accession,
    judge_member_count,
    judge_member_list,
    judge_membership,
)
from aseanfacts.text.model import Claim, ClaimKind, Correction, Finding, Verdict
from aseanfacts.text.organisation_verdicts import (
    judge_ascn_city,
    judge_ascn_count,
    judge_founding,
    judge_pillars,
    judge_secretariat,
)
from aseanfacts.text.points import Point, founded_on, of_kind
from aseanfacts.text.verdicts import Judgement, finding, local_name

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


_Judge = Callable[[Claim, date, Dataset], Iterable[Point]]


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
        is_dated = claim.kind != "membership" or bool(of_kind(claim, "date"))
        worst = _negated(claim, worst) if is_dated else _once_true(claim, worst, on, data)
        points = []
    yield _finding(claim, worst, points, on)


def _once_true(claim: Claim, worst: Point, on: date, data: Dataset) -> Point:
    """Turn a membership round: to deny it is out of date where the state joined later than the founding."""
    turned = _negated(claim, worst)
    joined = date.fromisoformat(worst.expected) if worst.expected else on
    if turned.verdict == "wrong" and founded_on(data) < joined <= on:
        return evolve(turned, verdict="anachronistic", codes=("negated", "outdated"))
    return turned


def _negated(claim: Claim, worst: Point) -> Point:
    """Turn a point round: it is right to deny what is wrong, and for the same reason."""
    turned: Verdict = {
        "correct": "wrong",
        "misspelt": "wrong",
        "wrong": "correct",
        "anachronistic": "correct",
    }.get(worst.verdict, worst.verdict)  # type: ignore[assignment]
    reason = worst.reason if turned == "correct" else "wrong.is-member" if claim.kind == "membership" else ""
    return evolve(worst, verdict=turned, reason=reason, codes=("negated",))


def _finding(claim: Claim, worst: Point, points: list[Point], on: date) -> Finding:
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


def _corrections(claim: Claim, points: Iterable[Point]) -> Iterator[Correction]:
    for point in sorted(points, key=lambda point: point.slot.start if point.slot else -1):
        slot = point.slot
        if (
            slot
            and point.replacement
            and point.verdict not in ("correct", "unknown")
            and claim.scope != "planned"
        ):
            yield Correction(slot.start, slot.end, slot.surface, point.replacement)


def _spelling(claim: Claim) -> Iterator[Point]:
    slots = dict.fromkeys(slot for slot in (claim.country, *claim.values) if slot)
    for slot in slots:
        if slot.kind in ("country", "city") and slot.form == "misspelt" and slot.id:
            name = local_name(slot.id, claim.language)
            yield Point("misspelt", name, slot, "misspelt.name", ("misspelt",), (), name)


_JUDGES: Mapping[ClaimKind, _Judge] = {
    "member-count": judge_member_count,
    "member-list": judge_member_list,
    "accession": judge_accession,
    "membership": judge_membership,
    "founding": judge_founding,
    "summit": judge_summit,
    "chair": judge_chair,
    "ascn-count": judge_ascn_count,
    "ascn-city": judge_ascn_city,
    "secretariat": judge_secretariat,
    "pillars": judge_pillars,
}
JUDGES: Mapping[ClaimKind, Callable[[Claim, date], Iterator[Finding]]] = dict.fromkeys(
    _JUDGES, judge_statement
)
