"""The verdict on a claim about a capital, as of a day.

The ladder and its words are ours, from the tables ``verdicts`` and ``claim-reasons``; no shared scale exists. The worst of what is
wrong decides the verdict; whatever else there is to say goes into the codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from attrs import evolve, field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.errors import UnknownLanguageError
from aseanfacts.lookup import name_of
from aseanfacts.model import Capital, Citation
from aseanfacts.normalize import normalize_name
from aseanfacts.text.likeness import is_near, names_of
from aseanfacts.text.model import Claim, ClaimKind, Correction, Finding, Reason, Slot, Verdict
from aseanfacts.text.periods import is_within
from aseanfacts.text.tenures import capitals_of, tenures

__all__ = ["Judgement", "finding", "judge_capital", "label", "local_name", "reasons"]


@frozen
class Judgement:
    """What a judge found, before it is put into words."""

    verdict: Verdict
    reason: str
    city: str = ""
    codes: tuple[str, ...] = ()
    interval: Capital | None = None
    values: Mapping[str, str] = field(factory=dict, hash=False)


def judge_capital(claim: Claim, on: date) -> Iterator[Finding]:
    """Judge a claim about a capital, and what it says besides of its country's membership.

    Args:
        claim: The claim.
        on: The day to judge it for.

    Yields:
        The finding about the capital; then one about membership, when the text calls the country a member that is none.

    """
    yield _judge_pair(claim, on)
    membership = _judge_membership(claim, on)
    if membership is not None:
        yield membership


def _judge_pair(claim: Claim, on: date) -> Finding:
    member = _member_of(claim)
    if member is None:
        reason = (
            "not-checkable.country"
            if claim.country is None or claim.country.kind != "unknown"
            else "unknown.country"
        )
        verdict: Verdict = "unknown" if reason == "unknown.country" else "not-checkable"
        return finding(claim, "capital", Judgement(verdict, reason), on)
    expected = _capital_on(member, on)
    judged = _judge(claim, member, expected, on)
    codes = dict.fromkeys([*judged.codes, *_spelling_codes(claim, member)])
    return _finding_for(claim, member, expected, judged, tuple(codes), on)


def _member_of(claim: Claim) -> str | None:
    """Return the country a claim is about; one misspelt beyond the tables counts when the capital beside it is its own."""
    if claim.country is None or claim.country.kind not in ("country", "unknown"):
        return None
    if claim.country.id or claim.capital is None or claim.capital.kind != "city":
        return claim.country.id
    owner = next((capital.member for capital in tenures(claim.capital.id)), "")
    return owner if owner and is_near(claim.country.surface, names_of(owner)) else None


def _judge(claim: Claim, member: str, expected: Capital | None, on: date) -> Judgement:
    slot = claim.capital
    if claim.scope == "question" or slot is None:
        return Judgement("not-checkable", "not-checkable.question")
    if claim.ground == "none":
        return Judgement("not-checkable", "not-checkable.heading", codes=("lost-heading",))
    if slot.kind in ("placeholder", "empty"):
        return Judgement("placeholder", "placeholder")
    if slot.kind == "country":
        return _judge_country_name(claim)
    cities = slot.several or ((slot.id,) if slot.kind == "city" and slot.id else ())
    if not cities:
        return _judge_unknown(claim, slot, expected)
    if expected is None:
        return Judgement("unknown", "unknown.date")
    if claim.scope == "negated":
        return _judge_negated(member, cities[0], expected)
    if claim.scope == "planned":
        return _judge_planned(member, cities[0], on)
    if claim.scope == "historical":
        return _judge_historical(claim, member, cities[0], on)
    return _judge_current(claim, member, cities, expected, on)


def _judge_country_name(claim: Claim) -> Judgement:
    if claim.scope == "negated":
        return Judgement("correct", "correct.not-capital", codes=("country-name-as-capital",))
    return Judgement("wrong", "wrong.country", codes=("country-name-as-capital",))


def _judge_unknown(claim: Claim, slot: Slot, expected: Capital | None) -> Judgement:
    if expected and claim.scope == "current" and is_near(slot.surface, names_of(expected.city)):
        return Judgement("misspelt", "misspelt.capital", expected.city, ("capital-misspelt",))
    return Judgement("unknown", "unknown.capital")


def _judge_negated(member: str, city: str, expected: Capital) -> Judgement:
    if city == expected.city:
        return Judgement("wrong", "wrong.is-capital", city, ("negated",))
    return Judgement("correct", "correct.not-capital", city, ("negated",))


def _judge_planned(member: str, city: str, on: date) -> Judgement:
    plan = next(
        (row for row in tenures(city, member) if row.role == "designated"),
        None,
    )
    if plan and plan.begins and plan.begins <= on:
        return Judgement("correct", "correct.planned", city, ("planned",), plan)
    return Judgement("not-checkable", "not-checkable.planned", city, ("planned",), plan)


def _judge_historical(claim: Claim, member: str, city: str, on: date) -> Judgement:
    spans = [row for row in tenures(city, member) if row.role in ("capital", "royal", "administrative")]
    year = next((slot for slot in claim.values if slot.kind == "date"), None)
    if not spans:
        return Judgement("wrong", "wrong.never", city, ("historical",))
    if year and year.form == "in-year":
        held = next((row for row in spans if _held_in(row, int(year.id or year.surface))), None)
        if held:
            return Judgement("correct", "correct.former", city, ("historical",), held)
        return Judgement("imprecise", "imprecise.date", city, ("historical",), spans[-1])
    past = next((row for row in reversed(spans) if row.until and row.until <= on), None)
    if past is None:
        return Judgement("anachronistic", "anachronistic.still", city, ("historical", "premature"), spans[-1])
    if year and past.until and abs(past.until.year - int(year.id or year.surface)) > 1:
        return Judgement("imprecise", "imprecise.date", city, ("historical",), past)
    return Judgement("correct", "correct.former", city, ("historical",), past)


def _held_in(row: Capital, year: int) -> bool:
    return (row.begins is None or row.begins.year <= year) and (row.until is None or row.until.year >= year)


def _judge_current(
    claim: Claim, member: str, cities: tuple[str, ...], expected: Capital, on: date
) -> Judgement:
    city, *others = cities
    if others and expected.city in cities:
        return Judgement("imprecise", "imprecise.several", expected.city, ("several-names",))
    if city == expected.city:
        return _judge_spelling(claim, city)
    spans = tenures(city, member)
    current = next((row for row in spans if row.role == "administrative" and _holds(row, on)), None)
    if current:
        if any(slot.form == "administrative" for slot in claim.values):
            return Judgement("correct", "correct.administrative", city, ("administrative",), current)
        return Judgement("imprecise", "imprecise.administrative", city, ("administrative",), current)
    past = next((row for row in reversed(spans) if row.until and row.until <= on), None)
    if past:
        return Judgement("anachronistic", "anachronistic.outdated", city, ("outdated",), past)
    future = next(
        (row for row in spans if row.role == "designated" or (row.begins and row.begins > on)), None
    )
    if future:
        return Judgement("anachronistic", "anachronistic.premature", city, ("premature",), future)
    return Judgement("wrong", "wrong.city", city)


def _judge_spelling(claim: Claim, city: str) -> Judgement:
    country, capital = claim.country, claim.capital
    if capital is not None and capital.form == "misspelt":
        return Judgement("misspelt", "misspelt.capital", city, ("capital-misspelt",))
    if country is not None and (country.form == "misspelt" or country.id is None):
        return Judgement("misspelt", "misspelt.country", city)
    return Judgement("correct", "correct", city)


def _spelling_codes(claim: Claim, member: str) -> list[str]:
    """Return what else is to say of the spellings, whatever the verdict."""
    codes = []
    country, capital = claim.country, claim.capital
    if country is not None and (country.form == "misspelt" or country.id is None):
        codes.append("country-misspelt")
    if capital is not None and capital.form == "misspelt":
        codes.append("capital-misspelt")
    for slot in (country, capital):
        if slot is not None and slot.form == "historical":
            codes.append("historical-name")
        elif slot is not None and slot.form == "exonym" and _is_of_another_language(slot, claim.language):
            codes.append("exonym")
    if (
        capital is not None
        and country is not None
        and normalize_name(capital.surface) == normalize_name(country.surface)
    ):
        codes.append("same-name" if capital.kind == "city" else "country-name-as-capital")
    if capital is not None and capital.kind == "city" and _is_variant(claim, capital):
        codes.append("spelling-variant")
    return codes


def _is_of_another_language(slot: Slot, language: str) -> bool:
    """Tell whether a name is none of the names its place has in a claim's language: house style need not look at the others."""
    if slot.id is None or slot.several or language == "und":
        return False
    names, surface = names_of(slot.id, language.partition("-")[0]), normalize_name(slot.surface)
    return bool(names) and surface in names_of(slot.id) and surface not in names


def _is_variant(claim: Claim, capital: Slot) -> bool:
    """Tell whether the name is accepted, but not the one preferred in the claim's language, in English or at home."""
    if not capital.id or claim.language == "und" or capital.form not in ("canonical", "exonym"):
        return False
    shown = {local_name(capital.id, claim.language), local_name(capital.id, "en")}
    return normalize_name(capital.surface) not in {normalize_name(name) for name in shown}


def _finding_for(
    claim: Claim, member: str, expected: Capital | None, judged: Judgement, codes: tuple[str, ...], on: date
) -> Finding:
    shown = judged.interval or expected
    sources = (expected.sources if expected else ()) + (shown.sources if shown else ())
    return finding(claim, "capital", judged, on, member, expected.city if expected else "", codes, sources)


def finding(
    claim: Claim,
    kind: ClaimKind,
    judged: Judgement,
    on: date,
    member: str = "",
    expected: str = "",
    codes: tuple[str, ...] = (),
    sources: tuple[Citation, ...] = (),
) -> Finding:
    """Put a judgement into words."""
    language = claim.language
    return Finding(
        claim=claim,
        kind=kind,
        verdict=judged.verdict,
        rating=_ladder()[judged.verdict][0],
        codes=codes or judged.codes,
        expected=local_name(expected, language) if expected else "",
        on=on,
        reasons=reasons(judged.reason, lambda tag: _values(claim, judged, member, expected, on, tag)),
        corrections=tuple(_corrections(claim, judged, member, expected)),
        sources=tuple(dict.fromkeys(sources)),
    )


def _values(
    claim: Claim, judged: Judgement, member: str, expected: str, on: date, language: str
) -> dict[str, str]:
    slot = (
        claim.country if judged.reason.endswith(".country") and judged.verdict != "wrong" else claim.capital
    )
    return {
        "country": local_name(member, language) if member else "",
        "expected": local_name(expected, language) if expected else "–",
        "given": local_name(judged.city, language)
        if judged.city
        else (claim.capital.surface if claim.capital else ""),
        "surface": slot.surface if slot else "",
        "day": on.isoformat(),
        "period": _period(judged.interval, language),
        **judged.values,
    }


def _period(row: Capital | None, language: str) -> str:
    if row is None:
        return ""
    since, until = row.since.isoformat() if row.since else "", row.until.isoformat() if row.until else ""
    key = "period.from-until" if since and until else "period.until" if until else "period.since"
    return (
        _templates()
        .get((key, language), "")
        .format(since=since or (row.begins.isoformat() if row.begins else ""), until=until)
    )


def reasons(identifier: str, values: Callable[[str], Mapping[str, str]]) -> tuple[Reason, ...]:
    """Return a reason in every language its table has; ``values`` gives what to fill in by language."""
    tags = sorted(tag for key, tag in _templates() if key == identifier)
    return tuple(Reason(tag, _templates()[identifier, tag].format(**values(tag))) for tag in tags)


def _corrections(claim: Claim, judged: Judgement, member: str, expected: str) -> list[Correction]:
    made = []
    country, capital = claim.country, claim.capital
    if country is not None and member and (country.form == "misspelt" or country.id is None):
        made.append(
            Correction(country.start, country.end, country.surface, local_name(member, claim.language))
        )
    replaced = (
        judged.verdict in ("wrong", "placeholder", "anachronistic", "unknown")
        or judged.reason == "misspelt.capital"
    )
    if capital is not None and expected and replaced and claim.scope == "current" and capital.kind != "empty":
        made.append(
            Correction(capital.start, capital.end, capital.surface, local_name(expected, claim.language))
        )
    return made


def _judge_membership(claim: Claim, on: date) -> Finding | None:
    """Judge that the country of a claim is a member; None when it is one, or when the claim says nothing of it."""
    member = _member_of(claim)
    if not claim.asserts_membership or member is None or claim.scope == "question":
        return None
    spans = [
        span for span in Dataset.bundled().memberships if span.member == member and span.role == "member"
    ]
    if any(is_within(on, span.begins, span.until) for span in spans):
        return None
    since = spans[0].begins.isoformat() if spans and spans[0].begins else ""
    judged = Judgement(
        "anachronistic",
        "membership.anachronistic",
        codes=("anachronistic-membership", "premature"),
        values={"since": since},
    )
    made = finding(
        claim, "membership", judged, on, member, sources=tuple(c for span in spans for c in span.sources)
    )
    return _with_expected(made, since)


def _with_expected(made: Finding, expected: str) -> Finding:
    return evolve(made, expected=expected)


def _holds(row: Capital, on: date) -> bool:
    return (row.begins is None or row.begins <= on) and (row.until is None or on < row.until)


def _capital_on(member: str, on: date) -> Capital | None:
    return next((row for row in capitals_of(member) if row.role == "capital" and _holds(row, on)), None)


@frozen
class _CityId:
    """A city by its id, for *singapore* alone is the state as well."""

    id: str


@lru_cache(maxsize=1024)
def local_name(entity: str, language: str) -> str:
    """Name a member or city in a language, else in English."""
    named = entity if entity.isupper() else _CityId(entity)
    for tag in (language if language != "und" else "en", "en"):
        try:
            return name_of(named, language=tag)
        except UnknownLanguageError:
            continue
    return entity


@lru_cache(maxsize=1)
def _templates() -> dict[tuple[str, str], str]:
    return {
        (str(row["id"]), str(row["language"])): str(row["text"])
        for row in Dataset.bundled().tables["claim-reasons"]
    }


@lru_cache(maxsize=1)
def _ladder() -> dict[str, tuple[int | None, dict[str, str]]]:
    return {
        str(row["verdict"]): (
            row["rating"] if isinstance(row["rating"], int) else None,
            {"en": str(row["name_en"]), "id": str(row["name_id"])},
        )
        for row in Dataset.bundled().tables["verdicts"]
    }


def label(verdict: str, language: str = "en") -> str:
    """Name a verdict in English or Indonesian.

    Examples:
        >>> label("misspelt"), label("placeholder", "id")
        ('Correct, misspelt', 'Kosong')

    """
    return _ladder()[verdict][1].get(language, verdict)
