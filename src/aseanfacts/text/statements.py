"""Statements about ASEAN other than its capitals: how many members, who joined when, which summit was where.

A statement is found by a pattern of its language around a core, such as *KTT ASEAN ke-43*; then what stands beside the core is
collected. Whether it is true is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import cast

from attrs import evolve

from aseanfacts.text.chains import claims_in_chains
from aseanfacts.text.drafts import NEAR, Draft, drafts_in
from aseanfacts.text.model import Claim, ClaimKind, Slot
from aseanfacts.text.objections import is_claim
from aseanfacts.text.phrasing import CITY, DATE, phrasing
from aseanfacts.text.reading import Reading, read
from aseanfacts.text.rosters import accessions_in_rosters, summits_in_rosters
from aseanfacts.text.series import Pair, pairs_after, pairs_before
from aseanfacts.text.signs import Sentence, sentences_about_asean
from aseanfacts.text.wording import GAP

__all__ = ["statement_claims"]

# What of two claims that share a slot is but a part of the other.
_PART_OF = {"membership": "accession", "member-list": "founding", "member-count": "founding"}


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
    for claim in chain.from_iterable(finder(words) for finder in _FINDERS):
        key = (claim.kind, claim.country and claim.country.start)
        if claim.country is None or key not in told:
            told.add(key)
            yield claim


def _claims_in_sentences(words: Reading) -> Iterator[Claim]:
    begun = None
    for sentence in sentences_about_asean(words):
        drafts = _best(
            draft
            for draft in drafts_in(sentence)
            if is_claim(sentence, draft) and (begun is not None or not draft.phrase.is_sequel)
        )
        begun = next((draft for draft in drafts if draft.phrase.kind == "accession"), None)
        for draft in _with_dates(sentence, drafts):
            yield from _claims(sentence, draft)


def _best(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the best of the drafts that share a sign: one of each kind, and none that is part of another's."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.phrase.kind in _PART_OF, draft.rank)):
        if not any(_is_same(draft, other) or _is_part(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: (draft.start, draft.end))


def _is_same(draft: Draft, other: Draft) -> bool:
    return draft.phrase.kind == other.phrase.kind and draft.start < other.end and other.start < draft.end


def _is_part(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft says but a part of another: *the five-member ASEAN* was born, says who founded it."""
    return other.phrase.kind == _PART_OF.get(draft.phrase.kind) and not set(draft.slots).isdisjoint(
        other.slots
    )


def _with_dates(sentence: Sentence, drafts: Iterable[Draft]) -> Iterator[Draft]:
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


def _is_brought(sentence: Sentence, draft: Draft) -> bool:
    first, end = max(0, draft.core.start - NEAR), draft.core.end
    bringing, today = (
        phrasing().finder(draft.phrase.language, role).search(sentence.signs, first, end)
        for role in ("bringing", "current")
    )
    return bringing is not None and today is None


def _claims(sentence: Sentence, draft: Draft) -> Iterator[Claim]:
    """Yield the claim of a draft; one for each country or city where it says the same of several."""
    several = {"accession": "country", "membership": "country", "ascn-city": "city"}.get(draft.phrase.kind)
    shared = tuple(slot for slot in draft.slots if slot.kind != several)
    subjects: dict[str | None, Slot] = {}
    for slot in draft.slots:
        if slot.kind == several and not (several == "country" and _is_a_place(sentence, draft, slot)):
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


def _is_a_place(sentence: Sentence, draft: Draft, slot: Slot) -> bool:
    """Tell whether a country in front of others but says where: *in Kuala Lumpur, Malaysia, Timor-Leste joined*."""
    if slot is [other for other in draft.slots if other.kind == "country"][-1]:
        return False
    at = next(at for at, other in sentence.slots.items() if other is slot)
    within = phrasing().finder(draft.phrase.language, "in").pattern
    return (
        re.search(
            rf"(?:{CITY}{GAP},?{GAP}(?:[^\W\d_]{{1,3}}{GAP}){{0,2}}|{within}{GAP})$", sentence.signs[:at]
        )
        is not None
    )


def _more(sentence: Sentence, draft: Draft) -> Iterator[Claim]:
    """Yield what is told in the same breath: "…, Laos and Myanmar in 1997 and Cambodia in 1999", "… and Malaysia in 2025"."""
    language, is_chair = draft.phrase.language, draft.phrase.kind == "chair"
    pairs = list(pairs_after(sentence, draft.end, language, only_words=is_chair))
    if not is_chair:
        pairs += pairs_before(sentence, draft.start, language)
    for pair in pairs:
        yield from _paired(sentence, draft, pair)


def _paired(sentence: Sentence, draft: Draft, pair: Pair) -> Iterator[Claim]:
    named = {sentence.slots[at].id: at for at in reversed(pair.countries)}
    for country in sorted(named.values()):
        told = evolve(draft, start=min(country, pair.date), end=max(pair.end, pair.date + 1))
        yield _claim(sentence, told, sentence.slots[country], (sentence.slots[pair.date],))


def _claim(sentence: Sentence, draft: Draft, country: Slot | None, values: tuple[Slot, ...]) -> Claim:
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


_FINDERS = (claims_in_chains, _claims_in_sentences, accessions_in_rosters, summits_in_rosters)
