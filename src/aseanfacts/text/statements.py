"""Statements about ASEAN other than its capitals: how many members, who joined when, which summit was where.

A statement is found by a pattern of its language around a core, such as *KTT ASEAN ke-43*; then what stands beside the core is
collected. Whether it is true is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import cast

from attrs import evolve, field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.complements import Complements, after, before
from aseanfacts.text.memberlists import countries_listed, pillars_listed
from aseanfacts.text.model import Claim, ClaimKind, Scope, Slot
from aseanfacts.text.phrases import SCOPE_ROLES, Phrase, phrases
from aseanfacts.text.phrasing import ASEAN, CITY, COUNTRY, DATE, NUMBER, ORDINAL, phrasing
from aseanfacts.text.reading import Reading, read
from aseanfacts.text.rosters import accessions_in_rosters, is_of_a_country, summits_in_rosters
from aseanfacts.text.series import Pair, in_brackets, is_dated_first, is_dated_next, pairs_after, pairs_before
from aseanfacts.text.signs import Sentence, sentences_about_asean
from aseanfacts.text.wording import GAP

__all__ = ["statement_claims"]

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
# What of two claims that share a slot is but a part of the other.
_PART_OF = {"membership": "accession", "member-list": "founding", "member-count": "founding"}
_SIGN_OF = {"date": DATE, "city": CITY, "country": COUNTRY, "number": NUMBER}
_LEAST = {"member-list": 3, "founding": 2}
_LEAST_PARTIAL = 5
_NEAR = 24
_OPENING = 40
_NEXT = re.compile(r"[^\S\n]{0,3},[^\S\n]{1,3}(?P<word>\S)")
_LISTED = re.compile(rf"{COUNTRY}(?P<rest>[^\S\n]?[,、][^,、{DATE}]*{COUNTRY}(?:[^{DATE}]*{COUNTRY})?)$")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_])[^\W\d_]*[^\S\n-]{0,2}-?$")
_POSSESSIVE = re.compile(r"['’]s(?![^\W\d_])")
_NAME_GOES_ON = re.compile(r"[^\S\n]{1,3}(?P<word>[^\W\d_])")


@frozen
class _Stretch:
    """A stretch of signs, the end exclusive."""

    start: int
    end: int


@frozen
class _Draft:
    """A pattern found in a sentence, with what stands beside it."""

    phrase: Phrase
    core: _Stretch
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


def statement_claims(reading: Reading) -> Iterator[Claim]:
    """Yield what a text states about ASEAN, capitals aside.

    Args:
        reading: The text.

    Yields:
        The claims, sentence by sentence.

    """
    if not phrasing().names_asean(reading.folded):
        return
    words = read(reading.text, [mention for mention in reading.mentions if mention.kind != "organisation"])
    told = set()
    for claim in chain(_claims_in_sentences(words), accessions_in_rosters(words), summits_in_rosters(words)):
        key = (claim.kind, claim.country and claim.country.start)
        if claim.country is None or key not in told:
            told.add(key)
            yield claim


def _claims_in_sentences(words: Reading) -> Iterator[Claim]:
    begun = None
    for sentence in sentences_about_asean(words):
        drafts = _best(
            draft for draft in _drafts(sentence) if begun is not None or not draft.phrase.is_sequel
        )
        begun = next((draft for draft in drafts if draft.phrase.kind == "accession"), None)
        for draft in _with_dates(sentence, drafts):
            yield from _claims(sentence, draft)
        yield from _in_brackets(sentence)


def _best(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Return the best of the drafts that share a sign: one of each kind, and none that is part of another's."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.phrase.kind in _PART_OF, draft.rank)):
        if not any(_is_same(draft, other) or _is_part(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.start, draft.end))


def _is_same(draft: _Draft, other: _Draft) -> bool:
    return draft.phrase.kind == other.phrase.kind and draft.start < other.end and other.start < draft.end


def _is_part(draft: _Draft, other: _Draft) -> bool:
    """Tell whether a draft says but a part of another: *the five-member ASEAN* was born, says who founded it."""
    return other.phrase.kind == _PART_OF.get(draft.phrase.kind) and not set(draft.slots).isdisjoint(
        other.slots
    )


def _with_dates(sentence: Sentence, drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    """Yield the drafts; a number of members that an accession brings about with its date: *in 1999, bringing it to ten*."""
    is_told = False
    for draft in drafts:
        is_told = is_told or draft.phrase.kind == "accession"
        last = sentence.signs.rfind(DATE, 0, draft.core.start)
        is_dated = any(slot.kind == "date" for slot in draft.slots)
        if (
            draft.phrase.kind == "member-count"
            and is_told
            and not is_dated
            and last >= 0
            and _is_brought(sentence, draft)
        ):
            yield evolve(draft, slots=(sentence.slots[last], *draft.slots))
        else:
            yield draft


def _is_brought(sentence: Sentence, draft: _Draft) -> bool:
    bringing = phrasing().finder(draft.phrase.language, "bringing")
    return bringing.search(sentence.signs, max(0, draft.core.start - _NEAR), draft.core.end) is not None


def _drafts(sentence: Sentence) -> Iterator[_Draft]:
    for phrase in phrases().possible(" ".join(sentence.signs.replace("’", "'").split())):
        for match in phrase.expression.finditer(sentence.signs):
            draft = _draft(sentence, phrase, match)
            if _is_claim(sentence, draft):
                yield draft


def _draft(sentence: Sentence, phrase: Phrase, match: re.Match[str]) -> _Draft:
    core = _core(sentence, phrase, match)
    groups, end = _in_core(sentence, match, core), core.end
    if phrase.tail == "list":
        groups["list"], last = countries_listed(sentence.reading, sentence.origins[end], phrase.language)
        end = max(end, bisect_left(sentence.origins, last))
    elif phrase.tail == "pillars":
        groups["pillars"], end = pillars_listed(sentence, end, phrase.language)
    beside, ahead = _beside(sentence, phrase, _Stretch(core.start, end), groups)
    groups["beside"] = beside.slots + ahead.slots
    found = dict.fromkeys(slot for slots in groups.values() for slot in slots)
    return _Draft(
        phrase,
        core,
        ahead.start if ahead.slots else core.start,
        min(max(end, beside.end), len(sentence.signs)),
        tuple(sorted(found, key=lambda slot: slot.start)),
        _scope(sentence, match, phrase.language),
        groups,
    )


def _core(sentence: Sentence, phrase: Phrase, match: re.Match[str]) -> _Stretch:
    """Return the stretch of a match; without the countries that have a date of their own: *In 1984 Brunei joined, Laos in 1997*."""
    start, end = match.span()
    if phrase.kind == "accession":
        dated = DATE in sentence.signs[max(0, start - _NEAR) : end]
        listed = _LISTED.search(sentence.signs, start, end)
        if dated and listed and is_dated_next(sentence, end, phrase.language):
            return _Stretch(start, listed.start("rest"))
    return _Stretch(start, end)


def _in_core(sentence: Sentence, match: re.Match[str], core: _Stretch) -> dict[str, tuple[Slot, ...]]:
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
    sentence: Sentence, phrase: Phrase, core: _Stretch, groups: Mapping[str, tuple[Slot, ...]]
) -> tuple[Complements, Complements]:
    """Collect what stands after the core, and from before it what it has not got yet."""
    wanted, passing = _BESIDE.get(phrase.kind, ("", ""))
    have = {_SIGN_OF.get(slot.kind) for found in groups.values() for slot in found}
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
    return beside, before(sentence, core.start, phrase.language, left)


def _scope(sentence: Sentence, match: re.Match[str], language: str) -> Scope:
    if sentence.is_question:
        return "question"
    said = {name.rpartition("_")[0] for name, found in match.groupdict().items() if found}
    leading = sentence.signs[max(0, match.start() - _NEAR) : match.start()].rstrip()
    begins = match.start() <= _OPENING and phrasing().finder(language, "once").match(
        sentence.signs.lstrip(' "“')
    )
    if begins or _ends_with(leading, language, "once"):
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


def _is_claim(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether a draft has what a claim of its kind needs, and no word beside it that makes it none."""
    if _is_rejected(sentence, draft) or len(draft.groups.get("list", ())) < _least_listed(draft.phrase):
        return False
    kinds = {slot.kind for slot in draft.slots}
    language = draft.phrase.language
    kind = draft.phrase.kind
    if kind in ("member-count", "ascn-count", "member-list"):
        return _counts_all(draft)
    if kind == "accession":
        return "country" in kinds and bool({"date", "number"} & kinds)
    if kind == "membership":
        return bool({"country", "unknown"} & kinds)
    if kind == "founding":
        return bool({"date", "city", "country", "number", "unknown"} & kinds)
    if kind == "summit":
        return "number" in kinds and bool({"date", "city", "country", "unknown"} & kinds)
    if kind == "chair":
        current = phrasing().finder(language, "current").search(_around(sentence, draft))
        return "country" in kinds and ("date" in kinds or current is not None)
    if kind == "pillars":
        known = sum(slot.kind == "text" for slot in draft.slots)
        names_asean = phrasing().finder(language, "asean").search(sentence.signs) is not None
        return known > 1 or (names_asean and (known == 1 or not draft.phrase.tail))
    return "city" in kinds or "country" in kinds


def _least_listed(phrase: Phrase) -> int:
    if phrase.tail != "list":
        return 0
    return _LEAST_PARTIAL if phrase.is_partial and phrase.kind != "founding" else _LEAST[phrase.kind]


def _counts_all(draft: _Draft) -> bool:
    """Tell whether the number of a draft, if it has one, can be meant for all."""
    number = _number(draft)
    if number is None:
        return draft.phrase.kind == "member-list"
    may_be_part = draft.phrase.is_partial or draft.phrase.kind == "member-list"
    return not may_be_part or number >= _least_whole(draft.phrase.kind)


def _around(sentence: Sentence, draft: _Draft) -> str:
    return sentence.signs[max(0, draft.start - _NEAR) : draft.end + _NEAR]


def _number(draft: _Draft) -> int | None:
    return next((int(slot.id or 0) for slot in draft.slots if slot.kind == "number"), None)


def _is_rejected(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether a word beside the core makes it a part, an estimate, or something other of ASEAN's."""
    language, kind = draft.phrase.language, draft.phrase.kind
    leading = sentence.signs[max(0, draft.core.start - _NEAR) : draft.core.start].rstrip()
    if kind in ("member-count", "member-list", "ascn-count") and _is_some(sentence, draft, leading):
        return True
    if kind in ("accession", "membership", "chair") and _is_wished(sentence, draft):
        return True
    if kind == "chair" and _is_dated_since(sentence, draft):
        return True
    if kind == "member-list" and draft.phrase.is_partial and _counts_fewer(sentence, draft):
        return True
    if draft.phrase.is_field and _is_of_another(sentence, draft):
        return True
    if _is_named_after(sentence, draft, leading):
        return True
    if kind == "founding" and _is_by_asean(sentence, draft):
        return True
    if kind == "accession" and _is_first_since(sentence, draft):
        return True
    if kind == "summit" and draft.phrase.is_field and _is_within_a_name(sentence, draft):
        return True
    trailing = sentence.signs[draft.end : draft.end + _NEAR]
    parts = phrasing().finder(language, "reject-after", "after").pattern
    return not draft.phrase.tail and re.match(rf"[^\S\n]{{0,4}}{parts}", trailing) is not None


def _is_some(sentence: Sentence, draft: _Draft, leading: str) -> bool:
    """Tell whether a part is counted: *some of the 11 members*, *about 11 members*; but not *leaders of the 11-member bloc*."""
    whole = phrasing().finder(draft.phrase.language, "whole").match(sentence.signs, draft.core.start)
    return _ends_with(leading, draft.phrase.language, "some", *(() if whole else ("reject-before",)))


def _is_of_another(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether what leaves ASEAN unnamed is said of another: *Founded in 1819, Singapore*, a field below a country's name."""
    if sentence.since_named is None or is_of_a_country(sentence.reading, sentence.origins[draft.core.end]):
        return True
    language = draft.phrase.language
    following = _NEXT.match(sentence.signs, draft.end)
    if following is None or draft.phrase.kind in ("accession", "chair"):
        return False
    asean = phrasing().finder(language, "asean").pattern
    named = re.compile(rf"(?:{phrasing().finder(language, 'the').pattern}{GAP})?(?:{asean}|{ASEAN})")
    first = following.start("word")
    return named.match(sentence.signs, first) is None and (
        sentence.signs[first] in COUNTRY + CITY or sentence.is_capitalised(first)
    )


def _is_wished(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether it is what somebody wants: *Laos wants to join ASEAN in 1997*."""
    wish = phrasing().finder(draft.phrase.language, "wish")
    first, end = max(0, draft.core.start - _NEAR), draft.core.end
    if draft.phrase.kind == "chair" and draft.scope == "planned":
        end = draft.core.start
    return wish.search(sentence.signs, first, end) is not None


def _is_dated_since(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether a date is but the beginning of the time meant: *the fifth time since 1967*."""
    since = phrasing().finder(draft.phrase.language, "since")
    return since.search(sentence.signs, draft.core.end, draft.end) is not None


def _is_by_asean(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether it is another's founding: *ASEAN has established …*, *since its inception during Singapore's …*."""
    core = sentence.signs[draft.core.start : draft.core.end]
    by_asean = phrasing().finder(draft.phrase.language, "founded-other").search(core) is not None
    owner = len(draft.slots) == 1 and draft.slots[0].kind == "country" and draft.end < len(sentence.signs)
    return by_asean or (owner and _POSSESSIVE.match(sentence.signs, draft.end) is not None)


def _is_first_since(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether *first* means since a day, not of all: *the first country to join ASEAN since 1999*."""
    since = phrasing().finder(draft.phrase.language, "since", "in").pattern
    return _number(draft) == 1 and re.match(GAP + since, sentence.signs[draft.end :]) is not None


def _is_within_a_name(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether a summit is another's: it is with a stranger, or a capital letter stands beside *the 5th Summit*."""
    if phrasing().finder(draft.phrase.language, "stranger").search(sentence.signs):
        return True
    before = _WORD_BEFORE.search(sentence.signs, max(0, draft.core.start - _NEAR), draft.core.start)
    after = _NAME_GOES_ON.match(sentence.signs, draft.core.end)
    return any(
        found is not None and sentence.is_capitalised(found.start("word")) for found in (before, after)
    )


def _counts_fewer(sentence: Sentence, draft: _Draft) -> bool:
    """Tell whether a number before a list says that it holds a part: *eight leaders of ASEAN members: …*."""
    before = _number_before(draft.phrase.language).search(sentence.signs, 0, draft.core.start)
    return before is not None and int(sentence.slots[before.start()].id or 0) < _least_whole("member-list")


@cache
def _number_before(language: str) -> re.Pattern[str]:
    of = phrasing().finder(language, "of", "the").pattern
    return re.compile(rf"{NUMBER}(?:{GAP}[^\W\d_]{{1,20}}){{1,3}}?(?:{GAP}{of}){{0,2}}{GAP}$")


def _ends_with(leading: str, language: str, *roles: str) -> bool:
    words, of = (phrasing().finder(language, *group).pattern for group in (roles, ("of",)))
    return re.search(f"{words}(?:{GAP}{of})?$", leading) is not None


def _is_named_after(sentence: Sentence, draft: _Draft, leading: str) -> bool:
    """Tell whether ASEAN at an edge of the core is part of another's name: *ASEAN Foundation*, *Yayasan ASEAN*."""
    language = draft.phrase.language
    core = sentence.signs[draft.core.start : draft.core.end]
    asean = phrasing().finder(language, "asean").pattern
    if re.match(asean, core) and draft.phrase.kind != "pillars":
        owners = ("owner", "community") if draft.phrase.kind == "founding" else ("owner",)
        if _ends_with(leading, language, *owners):
            return True
    following = _NAME_GOES_ON.match(sentence.signs, draft.core.end)
    if following is None or not re.search(f"{asean}$", core) or draft.phrase.tail:
        return False
    linked = (
        phrasing().finder(language, "link", "the", "in", "by").match(sentence.signs, following.start("word"))
    )
    return linked is None and sentence.is_capitalised(following.start("word"))


@lru_cache(maxsize=2)
def _least_whole(kind: str) -> int:
    """Return the least number that can be meant for all: one less than the members, or the cities it began with."""
    data = Dataset.bundled()
    if kind == "ascn-count":
        first = min(row.begins for row in data.ascn_members if row.begins)
        return sum(row.begins == first for row in data.ascn_members)
    return sum(span.role == "member" and span.until is None for span in data.memberships) - 1


def _claims(sentence: Sentence, draft: _Draft) -> Iterator[Claim]:
    """Yield the claim of a draft; one for each country or city where it says the same of several."""
    several = {"accession": "country", "membership": "country", "ascn-city": "city"}.get(draft.phrase.kind)
    shared = tuple(slot for slot in draft.slots if slot.kind != several)
    subjects: dict[str | None, Slot] = {}
    for slot in draft.slots:
        if slot.kind == several:
            subjects.setdefault(slot.id, slot)
    if not subjects:
        country = (
            next((slot for slot in draft.slots if slot.kind == "country"), None)
            if draft.phrase.kind == "chair"
            else None
        )
        yield _claim(sentence, draft, country, tuple(slot for slot in draft.slots if slot is not country))
    for subject in subjects.values():
        yield _claim(
            sentence,
            draft,
            subject if several == "country" else None,
            shared if several == "country" else (subject, *shared),
        )
    if draft.phrase.kind in ("accession", "chair") and any(slot.kind == "date" for slot in shared):
        yield from _more(sentence, draft)


def _more(sentence: Sentence, draft: _Draft) -> Iterator[Claim]:
    """Yield what is told in the same breath: "…, Laos and Myanmar in 1997 and Cambodia in 1999", "… and Malaysia in 2025"."""
    language, is_chair = draft.phrase.language, draft.phrase.kind == "chair"
    pairs = list(pairs_after(sentence, draft.end, language, only_words=is_chair))
    if not is_chair:
        pairs += pairs_before(sentence, draft.start, language)
    for pair in pairs:
        yield from _paired(sentence, draft, pair)


def _paired(sentence: Sentence, draft: _Draft, pair: Pair) -> Iterator[Claim]:
    named = {sentence.slots[at].id: at for at in reversed(pair.countries)}
    for country in sorted(named.values()):
        told = evolve(draft, start=min(country, pair.date), end=max(pair.end, pair.date + 1))
        yield _claim(sentence, told, sentence.slots[country], (sentence.slots[pair.date],))


def _in_brackets(sentence: Sentence) -> Iterator[Claim]:
    """Yield accessions told by dates in brackets, two at least: *new members: Brunei (1984), Vietnam (1995)*."""
    pairs = in_brackets(sentence)
    if not pairs:
        return
    first, last = pairs[0].start, pairs[-1].end
    word = _last_cue(sentence.signs[:first]) or _last_cue(sentence.signs[last : last + _NEAR])
    if not word or phrasing().finder_in_all("other-cue").search(sentence.signs, 0, first):
        return
    language = phrasing().language_of("joined-cue", word)
    phrase = next(
        phrase for phrase in phrases().all if (phrase.kind, phrase.language) == ("accession", language)
    )
    for pair in pairs:
        told = _Draft(phrase, _Stretch(pair.start, pair.end), pair.start, pair.end, (), "current")
        yield from _paired(sentence, told, pair)


def _last_cue(part: str) -> str:
    """Return the last word for joining, empty when there is none."""
    return "".join(cue.group() for cue in [*phrasing().finder_in_all("joined-cue").finditer(part)][-1:])


def _claim(sentence: Sentence, draft: _Draft, country: Slot | None, values: tuple[Slot, ...]) -> Claim:
    inner = [slot for slot in (country, *values) if slot]
    first, last = sentence.span(draft.start, draft.end)
    first, last = min([first, *(slot.start for slot in inner)]), max([last, *(slot.end for slot in inner)])
    text = sentence.reading.text
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Claim(
        first,
        last,
        text[first:last],
        country,
        None,
        draft.phrase.kind,
        draft.scope,
        asserts_membership=False,
        kind=cast("ClaimKind", draft.phrase.kind),
        values=values,
        language=draft.phrase.language,
    )
