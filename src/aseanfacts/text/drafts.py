"""What the patterns of statements find in a sentence, with what stands beside it: drafts of claims."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from aseanfacts.text.complements import Complements, after, before, opening_date
from aseanfacts.text.memberlists import countries_listed, pillars_listed
from aseanfacts.text.model import Scope, Slot
from aseanfacts.text.phrases import SCOPE_ROLES, Phrase, phrases
from aseanfacts.text.phrasing import ASEAN, CITY, COUNTRY, DATE, NUMBER, ORDINAL, phrasing
from aseanfacts.text.series import is_dated_first, is_dated_next
from aseanfacts.text.signs import Sentence
from aseanfacts.text.wording import GAP

__all__ = ["NEAR", "Draft", "Stretch", "drafts_in", "ends_with"]

# What may stand beside the core of each kind: signs to collect, signs to pass over.
_BESIDE: Mapping[str, tuple[str, str]] = {
    "member-count": (DATE, ""),
    "accession": (DATE, CITY + ORDINAL),
    "founding": (DATE + CITY + COUNTRY + NUMBER, ""),
    "summit": (DATE + CITY + COUNTRY, ""),
    "chair": (DATE, ""),
    "ascn-count": (DATE, ""),
    "ascn-city": (DATE, ""),
    "secretariat": (CITY + COUNTRY, ""),
    "membership": (DATE, ""),
}
_SIGN_OF = {"date": DATE, "city": CITY, "country": COUNTRY, "number": NUMBER}
_LISTED = re.compile(rf"{COUNTRY}(?P<rest>[^\S\n]?[,、][^,、{DATE}]*{COUNTRY}(?:[^{DATE}]*{COUNTRY})?)$")
_OPENING = 40
NEAR = 24


@frozen
class Stretch:
    """Some signs of a sentence, the end exclusive."""

    start: int
    end: int


@frozen
class Draft:
    """A pattern found in a sentence, with what stands beside it."""

    phrase: Phrase
    core: Stretch
    start: int
    end: int
    slots: tuple[Slot, ...]
    scope: Scope
    groups: Mapping[str, tuple[Slot, ...]] = field(factory=dict, hash=False)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """More known slots before fewer, then fewer unknown, longer, earlier in the table; a smaller rank is better."""
        unknown = sum(slot.kind == "unknown" for slot in self.slots)
        return unknown - len(self.slots), unknown, self.start - self.end, self.phrase.rank


def drafts_in(sentence: Sentence) -> Iterator[Draft]:
    """Yield whatever a pattern finds in a sentence, claim or not."""
    for phrase in phrases().possible(" ".join(sentence.signs.replace("’", "'").split())):
        for match in phrase.expression.finditer(sentence.signs):
            yield _draft(sentence, phrase, match)


def _draft(sentence: Sentence, phrase: Phrase, match: re.Match[str]) -> Draft:
    core = _core(sentence, phrase, match)
    groups, end = _in_core(sentence, match, core), core.end
    if phrase.tail == "list":
        groups["list"], last = countries_listed(sentence.reading, sentence.origins[end], phrase.language)
        end = max(end, bisect_left(sentence.origins, last))
    elif phrase.tail == "pillars":
        groups["pillars"], end = pillars_listed(sentence, end, phrase.language)
    beside, ahead = _beside(sentence, phrase, Stretch(core.start, end), groups)
    groups["beside"] = beside.slots + ahead.slots
    found = dict.fromkeys(slot for slots in groups.values() for slot in slots)
    return Draft(
        phrase,
        core,
        ahead.start if ahead.slots else core.start,
        min(max(end, beside.end), len(sentence.signs)),
        tuple(sorted(found, key=lambda slot: slot.start)),
        _scope(sentence, match, phrase.language),
        groups,
    )


def _core(sentence: Sentence, phrase: Phrase, match: re.Match[str]) -> Stretch:
    """Return the stretch of a match; without the countries that have a date of their own: *In 1984 Brunei joined, Laos in 1997*."""
    start, end = match.span()
    if phrase.kind == "accession":
        dated = DATE in sentence.signs[max(0, start - NEAR) : end]
        listed = _LISTED.search(sentence.signs, start, end)
        if dated and listed and is_dated_next(sentence, end, phrase.language):
            return Stretch(start, listed.start("rest"))
    return Stretch(start, end)


def _in_core(sentence: Sentence, match: re.Match[str], core: Stretch) -> dict[str, tuple[Slot, ...]]:
    """Return the slots inside the core by what the pattern calls them."""
    groups: dict[str, tuple[Slot, ...]] = {}
    for name, found in match.groupdict().items():
        role = name.rpartition("_")[0]
        if found and role == "stranger":
            first, last = sentence.span(*match.span(name))
            groups[role] = (Slot(first, last, sentence.reading.text[first:last], "unknown"),)
        elif found and role not in SCOPE_ROLES:
            stretch = range(match.start(name), min(match.end(name), core.end))
            here = tuple(sentence.slots[at] for at in stretch if at in sentence.slots)
            groups[role] = groups.get(role, ()) + here
    return groups


def _beside(
    sentence: Sentence, phrase: Phrase, core: Stretch, groups: Mapping[str, tuple[Slot, ...]]
) -> tuple[Complements, Complements]:
    """Collect what stands after the core, and from before it what it has not got yet."""
    wanted, passing = _BESIDE.get(phrase.kind, ("", ""))
    have = {_SIGN_OF.get(slot.kind) for found in groups.values() for slot in found}
    if phrase.kind == "founding" and DATE in have and _ends_with_asean(sentence, phrase, core):
        return Complements((), core.end, core.end), Complements((), core.start, core.start)
    if phrase.kind == "founding":
        have.discard(COUNTRY)
    missing = "".join(sign for sign in wanted if sign not in have)
    if phrase.kind == "accession" and is_dated_first(sentence, core.end, phrase.language):
        ahead = before(sentence, core.start, phrase.language, missing)
        if ahead.slots:
            return Complements((), core.end, core.end), ahead
    if phrase.kind == "summit" and before(sentence, core.start, phrase.language, DATE + CITY).has("city"):
        missing = missing.replace(COUNTRY, "")
    beside = after(
        sentence,
        core.end,
        phrase.language,
        missing,
        passing=passing,
        years=phrase.kind == "chair",
        founders=phrase.kind == "founding",
    )
    found = {_SIGN_OF.get(slot.kind) for slot in beside.slots}
    left = "".join(sign for sign in missing if sign in DATE + CITY and sign not in found)
    if phrase.opens_line:
        left = ""
    ahead = before(sentence, core.start, phrase.language, left)
    if phrase.kind in ("accession", "summit") and DATE in left and not ahead.has("date"):
        ahead = ahead if ahead.slots else _date_that_opens(sentence, core, phrase.language)
    return beside, ahead


def _date_that_opens(sentence: Sentence, core: Stretch, language: str) -> Complements:
    """Return the date a sentence begins with, a comma after it, when it is its only one: *On 28 July 1995, at a meeting, …*."""
    found = opening_date(language).match(sentence.signs, 0, core.start)
    if found is None or sentence.signs.count(DATE) > 1:
        return Complements((), core.start, core.start)
    at = found.end("date") - 1
    return Complements((sentence.slots[at],), at, core.start)


def _ends_with_asean(sentence: Sentence, phrase: Phrase, core: Stretch) -> bool:
    """Tell whether a date is told of ASEAN in passing: *ASEAN, founded in 1967, has …* where the verb stands in front."""
    asean = phrasing().finder(phrase.language, "asean").pattern
    return re.search(f"(?:{asean}|{ASEAN})$", sentence.signs[core.start : core.end]) is not None


def _scope(sentence: Sentence, match: re.Match[str], language: str) -> Scope:
    if sentence.is_question:
        return "question"
    said = {name.rpartition("_")[0] for name, found in match.groupdict().items() if found}
    leading = sentence.signs[max(0, match.start() - NEAR) : match.start()].rstrip()
    begins = match.start() <= _OPENING and phrasing().finder(language, "once").match(
        sentence.signs.lstrip(' "“')
    )
    if begins or ends_with(leading, language, "once"):
        said.add("once")
    return (
        "negated"
        if "not" in said
        else "planned"
        if "will" in said
        else "historical"
        if "once" in said
        else "current"
    )


def ends_with(leading: str, language: str, *roles: str) -> bool:
    """Tell whether some signs end with a word of some roles."""
    words, of = (phrasing().finder(language, *group).pattern for group in (roles, ("of",)))
    return re.search(f"{words}(?:{GAP}{of})?$", leading) is not None
