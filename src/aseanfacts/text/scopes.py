"""What a claim holds for: now, until a year, a plan, a denial or a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aseanfacts.model import Capital
from aseanfacts.text.matches import VERBS, Found
from aseanfacts.text.model import Scope, Slot
from aseanfacts.text.reading import Reading
from aseanfacts.text.stretches import opening
from aseanfacts.text.tenures import tenures
from aseanfacts.text.tokens import YEAR_WORD
from aseanfacts.text.wording import wording

__all__ = ["dates_of", "is_question", "scope_of"]

_STOP = re.compile(r"(?<![คพ])(?<![คพ]\.ศ)\.|[!?。।။\n]")
_YEAR = r"(?:[คพ]\.ศ\.[^\S\n]?)?(?P<year>(?:1[89]|2[045])\d\d)(?!\d)"
# Years of the Buddha's era, as Thai and Lao count them.
_FIRST_BUDDHIST, _BUDDHIST_AHEAD = 2400, 543
_WORD = re.compile(r"\w+")


def scope_of(reading: Reading, found: Found, dates: tuple[Slot, ...]) -> Scope:
    """Return the scope of a claim, told by the words around its slots, its dates and how its sentence opens and ends."""
    tenses = found.match.roles
    if is_question(reading.folded, found.start, found.end) and not _only_seems_to_ask(reading, found):
        return "question"
    if "is_not" in tenses:
        return "negated"
    if tenses & {"will_be", "future"}:
        return "planned"
    if tenses & {"new", "moved", "has_moved"} and not _has_been_capital(reading, found):
        return "current" if _has_come(reading, found) else "planned"
    if tenses & {"became", "moved", "has_moved"} and not _has_lost_its_rank(reading, found):
        return "current"
    if dates or tenses & {"was", "became", "former"} or _opens_in_the_past(reading.folded, found):
        return "historical"
    return "current"


def _has_come(reading: Reading, found: Found) -> bool:
    """Tell whether a verb, or *already* beside it, says that the capital has been moved, and no word before that it has not."""
    language = found.pattern.language
    verb = found.match.span_of("moved")
    if verb is None:
        return False
    first = opening(reading.folded, found.start)[0]
    already = wording().finder("already", language=language)
    told = "has_moved" in found.match.roles or already.search(reading.folded, first, verb[1])
    not_yet = wording().finder("not-yet", language=language)
    return bool(told) and not not_yet.search(reading.folded, first, verb[0])


def _has_been_capital(reading: Reading, found: Found) -> bool:
    """Tell whether a *new* capital is one already, be it no longer new."""
    return any(row.role != "designated" for row in _tenures(reading, found))


def _has_lost_its_rank(reading: Reading, found: Found) -> bool:
    """Tell whether a city that *became* the capital is it no longer."""
    return any(row.until for row in _tenures(reading, found))


def _tenures(reading: Reading, found: Found) -> tuple[Capital, ...]:
    return () if found.country is None else tenures(found.capital.id, reading.places[found.country].id)


def _only_seems_to_ask(reading: Reading, found: Found) -> bool:
    """Tell whether the question tells, as *did you know that* does, or asks for something else about the capital it names: *why*."""
    folded = reading.folded
    if wording().finder("asks-else").match(folded, *opening(folded, found.start)):
        return True
    mark = folded.find("?", found.end)
    if not found.match.roles & {"bare", *VERBS}:
        return any(map(str.isalnum, folded[found.end : mark]))
    telling = wording().finder("did-you-know")
    return bool(
        telling.search(folded, *opening(folded, found.start)) or telling.search(folded[found.end : mark])
    )


def _opens_in_the_past(folded: str, found: Found) -> bool:
    """Tell whether the sentence opens with a word such as *formerly*."""
    return bool(
        wording()
        .finder("formerly", language=found.pattern.language)
        .match(folded, *opening(folded, found.start))
    )


def is_question(folded: str, start: int, end: int) -> bool:
    """Tell whether the sentence that ends after a stretch is a question without its answer."""
    tail = folded[end : end + 60]
    stop = _STOP.search(tail)
    if stop and stop.group() == "?":
        return True
    asking = wording().finder("question")
    rest = tail[: stop.start()] if stop else tail
    closing = asking.match(rest.lstrip())
    return bool(
        closing
        and len(closing.group()) > 1
        and not closing.group().isascii()
        and not rest.lstrip()[closing.end() :].strip()
    )


def dates_of(reading: Reading, found: Found) -> Iterator[Slot]:
    """Yield the years a claim is bounded by: *until 2006*, *in 1990*."""
    rest = reading.folded[found.end : found.end + 60]
    ends = [stop.start() for end in (_STOP, wording().capital) if (stop := end.search(rest))]
    after = found.end + min(ends, default=60)
    for role in ("until", "in-year"):
        year = _year_beside(reading.folded, role, found, after)
        if year and not (role == "in-year" and _dates_something_else(reading.folded, year, found)):
            first, last = reading.original(year.start("year"), year.end("year"))
            yield Slot(
                first,
                last,
                reading.text[first:last],
                "date",
                _common_era(reading.folded[year.start("year") : year.end("year")]),
                role,
            )
            return


def _common_era(year: str) -> str:
    return str(int(year) - _BUDDHIST_AHEAD) if int(year) >= _FIRST_BUDDHIST else year


def _dates_something_else(folded: str, year: re.Match[str], found: Found) -> bool:
    """Tell whether a year that a claim in the present tense only follows, or other words part from it, is not the claim's."""
    if {"was", "became"} & found.match.roles:
        return False
    return year.start() >= found.end or len(_WORD.findall(folded, year.end(), found.start)) > 1


def _year_beside(folded: str, role: str, found: Found, after: int) -> re.Match[str] | None:
    """Return a year with its word that follows a claim or opens its sentence."""
    before = opening(folded, found.start)
    for expression in _with_year(role, found.pattern.language):
        within = expression.search(folded, found.start, found.end) if role == "until" else None
        if year := expression.search(folded, found.end, after) or expression.match(folded, *before) or within:
            return year
    return None


@cache
def _with_year(role: str, language: str) -> tuple[re.Pattern[str], ...]:
    """Return the expressions for a year with its word before it and, but in Latin letters, behind it."""
    word = wording().finder(role, language=language).pattern
    behind = rf"{_YEAR}{YEAR_WORD}{word}"
    orders = (rf"{word}\s{{0,3}}{_YEAR}", behind if _is_spoken_behind(role, language) else None)
    return tuple(re.compile(order) for order in orders if order)


def _is_spoken_behind(role: str, language: str) -> bool:
    return not all(map(str.isascii, wording().words.get((role, language), ("",))))
